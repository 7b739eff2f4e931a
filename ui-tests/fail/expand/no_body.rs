//! A function without a query.

use sqlweave::query;

query! {
    pub fn users() -> Vec<User>;
}

fn main() {}
