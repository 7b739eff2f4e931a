//! Braces without Rust in them.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where id = {}
    };
}
