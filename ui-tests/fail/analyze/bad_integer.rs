//! A text that is no integer.

use sqlweave::query;

fn main() {
    let _ = query! {
        select sku from items where quantity = "many"
    };
}
