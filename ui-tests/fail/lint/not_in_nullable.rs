//! NOT IN over a column that may be NULL.

use sqlweave::query;

query! {
    #[deny(not_in_nullable)]
    pub fn f() -> Vec<i64> {
        select id from users where nickname not in (select note from orders)
    }
}

fn main() {}
