//! A comma behind the last column.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id, name, from users
    };
}
