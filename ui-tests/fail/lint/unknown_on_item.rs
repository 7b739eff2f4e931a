//! A lint that is none, among rustc's.

use sqlweave::query;

query! {
    #[allow(dead_code, cartesian_produkt)]
    fn everything() -> Vec<i64> {
        select u.id from users u, orders
    }
}

fn main() {}
