//! An optional part of a batch, in a query that has one of its own.

use sqlweave::query;

fn main() {
    let (email, least): (Option<&str>, Option<i64>) = (None, None);
    let _ = query! {
        select u.id, batch array(
            select o.id from orders o where o.user_id = u.id and o.id > {?least}
        ) as orders
        from users u
        where u.email = {?email}
    };
}
