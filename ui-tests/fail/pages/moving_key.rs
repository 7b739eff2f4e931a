//! A key that is another value each time.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id from orders page by random(), id after {?after} limit 20
    };
}
