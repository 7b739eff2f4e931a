//! A row of no tenant in particular.

use sqlweave::query;

query! {
    pub fn written(id: i64, user: i64) {
        insert into invoices (id, user_id, total) values ({id}, {user}, 0)
    }
}

fn main() {}
