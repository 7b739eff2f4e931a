//! A list of which a value may be NULL, with which nothing is equal.

use sqlweave::query;

fn main() {
    let ids: Vec<Option<i64>> = Vec::new();
    let _ = query! {
        select name from users where id not in {&ids}
    };
}
