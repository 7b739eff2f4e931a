//! A text that is no boolean.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where active = "maybe"
    };
}
