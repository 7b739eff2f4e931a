//! Rows of every tenant, by their key.

use sqlweave::query;

query! {
    pub fn by_key(id: i64) -> Vec<i64> {
        select user_id from invoices where id = {id}
    }
}

fn main() {}
