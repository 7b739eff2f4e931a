//! A value of another type.

use sqlweave::query;

query! {
    pub fn names() -> Vec<i64> {
        select name from users
    }
}

fn main() {}
