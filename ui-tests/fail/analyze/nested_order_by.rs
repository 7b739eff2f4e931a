//! Nested rows, and a whole row, to sort by.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u as user, array(select o.id, o.amount from orders o where o.user_id = u.id) as orders
        from users u
        order by orders, 1
    };
}
