//! A name that no Rust field can have.

use sqlweave::query;

fn main() {
    let _ = query! {
        select name as @"full name" from users
    };
}
