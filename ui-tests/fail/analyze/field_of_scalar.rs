//! A field of what has no fields.

use sqlweave::query;

fn main() {
    let _ = query! {
        select (name).first from users
    };
}
