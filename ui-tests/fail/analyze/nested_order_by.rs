//! Nested rows to sort by.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id, array(select o.id, o.amount from orders o where o.user_id = u.id) as orders
        from users u
        order by orders, 1
    };
}
