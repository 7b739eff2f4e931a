//! A query of many rows that claims one.

use sqlweave::query;

query! {
    pub fn users() -> User {
        select id, name from users
    }
}

fn main() {}
