//! The level of a lint in front of SQL in a string.

use sqlweave::query;

fn main() {
    let _ = query!(#[deny(never_true)] "select id from users where email is null");
}
