//! A type that needs a feature.

use sqlweave::query;

fn main() {
    let _ = query! {
        select network from shelves
    };
}
