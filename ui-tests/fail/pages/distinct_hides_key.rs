//! SELECT DISTINCT without the key.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select distinct user_id from orders page by id after {?after} limit 20
    };
}
