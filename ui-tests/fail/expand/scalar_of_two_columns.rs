//! A value of two columns.

use sqlweave::query;

query! {
    pub fn names() -> Vec<i64> {
        select id, name from users
    }
}

fn main() {}
