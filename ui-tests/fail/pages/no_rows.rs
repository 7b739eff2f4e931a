//! A page of no rows.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id from orders page by id after {?after} limit 0
    };
}
