//! UNION of different numbers of columns.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id, name from users union select id from orders
    };
}
