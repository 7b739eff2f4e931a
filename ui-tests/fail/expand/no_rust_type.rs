//! A type that Rust has none for.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id, place from shelves
    };
}
