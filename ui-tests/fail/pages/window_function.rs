//! A window function, which would see a page's rows alone.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id, row_number() over (order by amount) as place from orders page by id after {?after} limit 20
    };
}
