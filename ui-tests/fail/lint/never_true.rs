//! A test for NULL of a column that is NOT NULL.

use sqlweave::query;

query! {
    #[deny(never_true)]
    pub fn f() -> Vec<i64> {
        select id from users where name is null
    }
}

fn main() {}
