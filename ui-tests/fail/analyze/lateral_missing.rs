//! A subquery in FROM that looks at its neighbour.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id, l.id as order_id
        from users u
        cross join (select o.id from orders o where o.user_id = u.id limit 1) l
    };
}
