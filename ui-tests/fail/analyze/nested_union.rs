//! Nested rows under a set operation.

use sqlweave::query;

fn main() {
    let _ = query! {
        select array(<Order> select id, amount from orders) as orders
        union all
        select null
    };
}

struct Order {}
