//! A JSON field compared with a number.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from shelves where labels ->> "height" > 10
    };
}
