//! A limit over rows in no order.

use sqlweave::query;

query! {
    #[deny(limit_without_order)]
    pub fn f(n: i64) -> Vec<i64> {
        select id from orders limit {n}
    }
}

fn main() {}
