//! A text that is no JSON.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from shelves where labels = "{'a': 1}"
    };
}
