//! An integer that is wider than its place.

use sqlweave::query;

fn main() {
    let n = 1_i64;
    let _ = query! {
        select sku from items where quantity = {n}
    };
}
