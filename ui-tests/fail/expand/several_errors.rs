//! Mistakes of SQL and of Rust in one compile.

use sqlweave::query;

query! {
    pub fn orders(user: i64) -> Order {
        select o.id, o.amuont, s.place
        from orders o, shelves s
        where o.user_id = {user}
    }
}

fn main() {}
