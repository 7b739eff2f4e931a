//! A key that a cursor cannot carry.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select id from users u page by row(u.name, u.id), u.id after {?after} limit 20
    };
}
