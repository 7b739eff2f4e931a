//! A table with an alias has no other name.

use sqlweave::query;

fn main() {
    let _ = query! {
        select users.id from users u
    };
}
