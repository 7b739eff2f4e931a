//! A comparison with NULL.

use sqlweave::query;

query! {
    pub fn f() -> Vec<i64> {
        select id from users where nickname = null
    }
}

fn main() {}
