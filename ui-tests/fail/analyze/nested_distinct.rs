//! Nested rows that DISTINCT would compare.

use sqlweave::query;

fn main() {
    let _ = query! {
        select distinct u.id, array(select o.id, o.amount from orders o where o.user_id = u.id) as orders
        from users u
    };
}
