//! A column behind a table is misspelt.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id, u.emial from users u
    };
}
