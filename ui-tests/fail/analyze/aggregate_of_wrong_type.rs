//! A sum of texts.

use sqlweave::query;

fn main() {
    let _ = query! {
        select sum(name) from users
    };
}
