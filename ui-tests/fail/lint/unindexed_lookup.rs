//! A lookup without an index.

use sqlweave::query;

query! {
    #[deny(unindexed_lookup)]
    pub fn f(user: i64) -> Vec<i64> {
        select id from orders where user_id = {user}
    }
}

fn main() {}
