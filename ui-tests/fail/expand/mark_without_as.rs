//! A mark is behind an output name.

use sqlweave::query;

fn main() {
    let _ = query! {
        select nickname! from users
    };
}
