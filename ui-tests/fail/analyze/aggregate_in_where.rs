//! An aggregate in WHERE.

use sqlweave::query;

fn main() {
    let _ = query! {
        select user_id from orders where sum(amount) > 100 group by user_id
    };
}
