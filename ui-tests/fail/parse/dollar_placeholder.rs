//! A numbered placeholder.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where id = $1
    };
}
