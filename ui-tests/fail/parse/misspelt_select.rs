//! The first word is misspelt.

use sqlweave::query;

fn main() {
    let _ = query! {
        selct id from users
    };
}
