//! A subquery as an operand has one column.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from orders o where (select name, email from users u where u.id = o.user_id) = "x"
    };
}
