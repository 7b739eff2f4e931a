//! Keys that rows of several tables share; what is missing may be NULL.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select u.id, o.note from users u left join orders o on o.user_id = u.id
        page by u.id after {?after} limit 20
    };
}
