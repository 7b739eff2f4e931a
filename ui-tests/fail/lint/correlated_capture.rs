//! A column that the subquery's table does not have.

use sqlweave::query;

query! {
    #[deny(correlated_capture)]
    pub fn f() -> Vec<i64> {
        select id from orders where user_id in (select user_id from users where active)
    }
}

fn main() {}
