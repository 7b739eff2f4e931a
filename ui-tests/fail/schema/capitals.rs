//! A name in other capitals than the schema has.

use sqlweave::query;

fn main() {
    let _ = query! {
        select @"Name" from users
    };
}
