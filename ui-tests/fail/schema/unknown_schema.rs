//! A schema that there is not.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from sales.orders
    };
}
