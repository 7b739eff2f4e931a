//! A join without its condition.

use sqlweave::query;

query! {
    #[deny(cartesian_product)]
    pub fn f() -> Vec<Row> {
        select u.name, o.amount from users u, orders o where u.active
    }
}

fn main() {}
