//! Nested rows without a name inside of a struct in scope.

use sqlweave::query;

struct User {
    id: i64,
    orders: Vec<Order>,
}

struct Order {
    id: i64,
    status: String,
}

fn main() {
    let _ = query! {
        <User> select u.id, array(select o.id, o.note from orders o where o.user_id = u.id) as orders from users u
    };
}
