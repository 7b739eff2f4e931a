//! IN wants as many columns as it compares.

use sqlweave::query;

fn main() {
    let _ = query! {
        select id from users where id in (select user_id, id from orders)
    };
}
