//! The function is not async.

use sqlweave::query;

query! {
    pub async fn users() -> Vec<User> {
        select id, name from users
    }
}

fn main() {}
