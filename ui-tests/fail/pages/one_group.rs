//! A query that is one group.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select count(*) as orders from orders page by count(*) after {?after} limit 20
    };
}
