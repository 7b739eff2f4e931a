//! A column in DO UPDATE that both rows have.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into items (order_id, line, sku, quantity) values (1, 1, "a", 1)
        on conflict (order_id, line) do update set quantity = quantity + 1
    };
}
