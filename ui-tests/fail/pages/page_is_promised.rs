//! A page is promised of a query that gives a list.

use sqlweave::query;

query! {
    fn orders() -> Page<Order> { select id from orders order by id limit 20 }
}

fn main() {}
