//! Nested rows in a common table, which goes on with one column.

use sqlweave::query;

fn main() {
    let _ = query! {
        with loaded as (
            select u.id, array(select o.id, o.amount from orders o where o.user_id = u.id) as orders from users u
        )
        select id, orders from loaded
    };
}
