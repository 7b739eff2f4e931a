//! WHERE behind GROUP BY.

use sqlweave::query;

fn main() {
    let _ = query! {
        select user_id, count(*)
        from orders
        group by user_id
        where amount > 10
    };
}
