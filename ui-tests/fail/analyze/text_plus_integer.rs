//! A number added to a text.

use sqlweave::query;

fn main() {
    let _ = query! {
        select name + 1 from users
    };
}
