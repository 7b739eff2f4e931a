//! WHERE is misspelt, which makes it an alias.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users were id = 1
    };
}
