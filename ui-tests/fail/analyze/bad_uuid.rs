//! A text that is no UUID.

use sqlweave::query;

fn main() {
    let _ = query! {
        select labels from shelves where id = "not-a-uuid"
    };
}
