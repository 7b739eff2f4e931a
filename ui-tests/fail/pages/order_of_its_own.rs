//! An order beside that of the pages.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id from orders order by amount page by id after {?after} limit 20
    };
}
