//! A type is misspelt.

use sqlweave::query;

fn main() {
    let _ = query! {
        select quantity::interger from items
    };
}
