//! A value for a generated column.

use sqlweave::query;

fn main() {
    let _ = query! {
        update items set total = 1 where order_id = 1 and line = 1
    };
}
