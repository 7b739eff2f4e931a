//! A number compared with a text.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where id = name
    };
}
