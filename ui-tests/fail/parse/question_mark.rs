//! A placeholder as other drivers write it.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where id = ?
    };
}
