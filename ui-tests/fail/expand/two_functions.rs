//! Two functions in one call.

use sqlweave::query;

query! {
    pub fn users() -> Vec<User> { select id, name from users }
    pub fn orders() -> Vec<Order> { select id from orders }
}

fn main() {}
