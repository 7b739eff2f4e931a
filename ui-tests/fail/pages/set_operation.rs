//! Pages of a UNION.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id from orders union all select id from users page by id after {?after} limit 20
    };
}
