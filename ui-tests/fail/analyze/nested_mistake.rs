//! A mistake inside of nested rows: one error, and the function and its structs are there.

use sqlweave::query;

query! {
    pub fn users() -> Vec<User> {
        select u.id, array(select o.id, o.amuont from orders o where o.user_id = u.id) as orders from users u
    }
}

fn main() {
    let _ = |user: User| user.orders.into_iter().map(|order: UserOrders| order.id);
}
