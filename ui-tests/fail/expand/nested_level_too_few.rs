//! The items of orders that were loaded without theirs.

use sqlweave::query;

query! {
    pub fn users() -> Vec<User> {
        select u.id, array(select o.id, o.amount from orders o where o.user_id = u.id) as orders
        from users u order by u.id limit 5
    }
}

fn show(user: &User) {
    for order in &user.orders {
        println!("{}", order.items.len());
    }
}

fn main() {
    let _ = show;
}
