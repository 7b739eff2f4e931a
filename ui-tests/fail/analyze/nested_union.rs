//! Nested rows under a set operation.

use sqlweave::query;

fn main() {
    let _ = query! {
        select array(<Order> select id, amount from orders) as orders
        union all
        select array(select id, amount from orders)
    };
}

struct Order {}
