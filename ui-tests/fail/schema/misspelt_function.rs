//! A function is misspelt.

use sqlweave::query;

fn main() {
    let _ = query! {
        select uper(name) from users
    };
}
