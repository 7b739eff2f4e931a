//! A table cannot be a parameter.

use sqlweave::query;

fn main() {
    let table = "users";
    let _ = query! {
        select id from {table}
    };
}
