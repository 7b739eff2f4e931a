//! A column without a name.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id, amount * 2 from orders
    };
}
