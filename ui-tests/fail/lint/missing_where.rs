//! A write of every row.

use sqlweave::query;

query! {
    #[deny(missing_where)]
    pub fn f() {
        delete from orders
    }
}

fn main() {}
