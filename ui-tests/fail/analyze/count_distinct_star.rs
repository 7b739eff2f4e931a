//! All rows cannot be counted distinct.

use sqlweave::query;

fn main() {
    let _ = query! {
        select count(distinct *) from users
    };
}
