//! A function promises the struct that its query names.

use sqlweave::query;

struct User {
    id: i64,
}

query! {
    fn users() -> Vec<Customer> {
        <User> select id from users
    }
}

fn main() {
    let User { id: _ } = User { id: 1 };
}
