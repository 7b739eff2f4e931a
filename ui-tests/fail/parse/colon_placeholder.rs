//! A named placeholder.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where id = :id
    };
}
