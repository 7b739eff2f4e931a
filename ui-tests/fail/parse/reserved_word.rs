//! A reserved word as a name.

use sqlweave::query;

fn main() {
    let _ = query! {
        insert into items (order_id, order) values (1, 2)
    };
}
