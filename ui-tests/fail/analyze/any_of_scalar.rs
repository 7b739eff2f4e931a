//! ANY of what is not an array.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where name = any(nickname)
    };
}
