//! Keys that rows of several tables share; what is missing is a key of each.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select a.id, b.id as other from users a cross join orders b
        page by a.name after {?after} limit 20
    };
}
