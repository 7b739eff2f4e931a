//! A key by its position.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id from orders page by 1 after {?after} limit 20
    };
}
