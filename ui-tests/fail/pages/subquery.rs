//! Pages of a subquery.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select q.id from (select id from orders page by id after {?after} limit 20) q
    };
}
