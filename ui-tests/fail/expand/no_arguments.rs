//! A function without parentheses.

use sqlweave::query;

query! {
    pub fn users -> Vec<User> {
        select id, name from users
    }
}

fn main() {}
