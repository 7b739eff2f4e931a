//! A page of any number of rows.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id from orders page by id after {?after}
    };
}
