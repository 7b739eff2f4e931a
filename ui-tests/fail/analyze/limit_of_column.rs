//! LIMIT by a column.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users limit id
    };
}
