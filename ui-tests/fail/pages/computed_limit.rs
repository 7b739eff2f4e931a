//! A page whose size is computed.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id from orders page by id after {?after} limit 10 + 10
    };
}
