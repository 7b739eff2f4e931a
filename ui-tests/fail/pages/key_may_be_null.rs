//! A key that may be NULL, and no word on where NULLs are.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id, name from users page by nickname, id after {?after} limit 20
    };
}
