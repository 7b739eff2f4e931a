//! A text for an integer column.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into items (order_id, line, sku, quantity) select 1, 1, sku, sku from items
    };
}
