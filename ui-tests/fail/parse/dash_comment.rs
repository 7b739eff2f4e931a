//! A comment that begins with two dashes.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id -- the key
        from users
    };
}
