//! Rows of every tenant are changed.

use sqlweave::query;

query! {
    pub fn changed(id: i64) {
        update invoices set total = 0 where id = {id}
    }
}

fn main() {}
