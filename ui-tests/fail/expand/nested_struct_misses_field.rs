//! A struct in scope that lacks a field of the nested rows.

use sqlweave::query;

struct Order {
    id: i64,
}

fn main() {
    let _ = query! {
        select u.id, array(<Order> select o.id, o.amount from orders o where o.user_id = u.id) as orders
        from users u order by u.id limit 5
    };
}
