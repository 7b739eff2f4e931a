//! A Rust type for nested rows.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id, array(select o.id, o.amount from orders o where o.user_id = u.id) as orders: Vec<i64> from users u
    };
}
