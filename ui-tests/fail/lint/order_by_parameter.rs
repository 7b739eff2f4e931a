//! Rows ordered by a parameter.

use sqlweave::query;

query! {
    #[deny(order_by_parameter)]
    pub fn f(sort: &str) -> Vec<i64> {
        select id from orders order by {sort}
    }
}

fn main() {}
