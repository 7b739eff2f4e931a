//! A batch below rows of a page.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select u.id, batch array(select o.id from orders o where o.user_id = u.id) as orders from users u page by u.id after {?after} limit 20
    };
}
