//! Keys that rows of several tables share; what is missing is a key of two columns, or one in place of NULLs.

use sqlweave::{PageCursor, query};

fn main() {
    let after: Option<PageCursor> = None;
    let _ = query! {
        select o.id, i.sku from users u join orders o on o.user_id = u.id join items i on i.order_id = o.id
        page by u.name, o.id after {?after} limit 20
    };
    let _ = query! {
        select u.id, o.note from users u left join orders o on o.user_id = u.id
        page by u.id after {?after} limit 20
    };
    let _ = query! {
        select a.id, b.id as other from users a cross join orders b
        page by a.name after {?after} limit 20
    };
}
