//! A query that may find nothing and claims one row.

use sqlweave::query;

query! {
    pub fn by_id(id: i64) -> User {
        select id, name from users where id = {id}
    }
}

fn main() {}
