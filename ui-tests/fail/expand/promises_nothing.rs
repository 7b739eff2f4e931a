//! A query with rows that promises none.

use sqlweave::query;

query! {
    pub fn users() {
        select id, name from users
    }
}

fn main() {}
