//! A whole row of a table as one column.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u as user from users u
    };
}
