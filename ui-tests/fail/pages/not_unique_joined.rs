//! Keys that rows of several tables share; what is missing is a column of a key of two.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select o.id, i.sku from users u join orders o on o.user_id = u.id join items i on i.order_id = o.id
        page by u.name, o.id after {?after} limit 20
    };
}
