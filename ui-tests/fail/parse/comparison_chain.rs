//! Comparisons do not chain.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where 1 < id < 10
    };
}
