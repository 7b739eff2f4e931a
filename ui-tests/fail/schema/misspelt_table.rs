//! A table is misspelt.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from user_s
    };
}
