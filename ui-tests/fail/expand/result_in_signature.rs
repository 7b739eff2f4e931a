//! The signature says rows, not how they are fetched.

use sqlweave::query;

query! {
    pub fn users() -> Result<Vec<User>, sqlweave::Error> {
        select id, name from users
    }
}

fn main() {}
