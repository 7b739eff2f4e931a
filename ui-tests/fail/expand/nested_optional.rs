//! A row that may not be there is an `Option`.

use sqlweave::query;

query! {
    pub fn orders() -> Vec<Order> {
        select o.id, (select u.name, u.email from users u where u.id = o.user_id) as buyer from orders o
    }
}

fn show(order: &Order) -> &str {
    &order.buyer.name
}

fn main() {
    let _ = show;
}
