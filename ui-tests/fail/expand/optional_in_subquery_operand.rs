//! An Option looked for in a subquery: NULL is never found.

use sqlweave::query;

fn main() {
    let user: Option<i64> = None;
    let _ = query! {
        select count(*) as n from items where {user} in (select user_id from orders)
    };
}
