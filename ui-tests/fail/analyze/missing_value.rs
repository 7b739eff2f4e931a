//! A column that must have a value, and has no default.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into users (email) values ("ann@example.org")
    };
}
