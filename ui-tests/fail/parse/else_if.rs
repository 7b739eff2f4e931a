//! ELSE IF as programming languages write it.

use sqlweave::query;

fn main() {
    let _ = query! {
        select case when quantity > 1 then "many" else if quantity = 1 then "one" end from items
    };
}
