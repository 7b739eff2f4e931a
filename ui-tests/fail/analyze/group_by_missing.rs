//! An aggregate beside a column.

use sqlweave::query;

fn main() {
    let _ = query! {
        select user_id, sum(amount) from orders
    };
}
