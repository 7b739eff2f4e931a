//! Keys that two rows may share.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id, amount from orders page by amount after {?after} limit 20
    };
}
