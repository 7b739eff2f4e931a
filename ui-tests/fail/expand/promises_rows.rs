//! A statement without rows that promises some.

use sqlweave::query;

query! {
    pub fn rename(id: i64, name: &str) -> Vec<User> {
        update users set name = {name} where id = {id}
    }
}

fn main() {}
