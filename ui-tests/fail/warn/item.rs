//! A warning inside of an item.

#![deny(deprecated)]

use sqlweave::query;

query! {
    /// Pages without order.
    pub fn page(n: i64) -> Vec<Row> {
        select id, name from users limit {n}
    }
}

fn main() {}
