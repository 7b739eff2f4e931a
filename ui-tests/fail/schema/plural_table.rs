//! A table by its singular.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from item
    };
}
