//! A list without parentheses.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where id in 1, 2
    };
}
