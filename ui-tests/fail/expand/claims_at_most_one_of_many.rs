//! A query of many rows that claims at most one.

use sqlweave::query;

query! {
    pub fn by_name(name: &str) -> Option<User> {
        select id, name from users where name = {name}
    }
}

fn main() {}
