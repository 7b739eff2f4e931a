//! A list is promised of a query that gives pages.

use sqlweave::{PageCursor, query};

query! {
    fn orders(after: Option<PageCursor>) -> Vec<Order> {
        select id from orders page by id after {?after} limit 20
    }
}

fn main() {}
