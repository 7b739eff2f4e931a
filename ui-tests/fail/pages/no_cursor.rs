//! Pages that cannot be turned.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id from orders page by id limit 20
    };
}
