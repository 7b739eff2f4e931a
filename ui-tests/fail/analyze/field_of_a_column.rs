//! The field of a column is not that of a table.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.name from users u where address.city = "Rome"
    };
}
