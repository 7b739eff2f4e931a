//! A column is misspelt.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id, emial from users
    };
}
