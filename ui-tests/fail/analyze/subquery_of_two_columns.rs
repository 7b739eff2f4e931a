//! A subquery as a value has one column.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id, (select name, email from users u where u.id = o.user_id) from orders o
    };
}
