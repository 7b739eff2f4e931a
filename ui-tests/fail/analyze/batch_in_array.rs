//! A batch in nested rows that come with their query.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id, array(
            select o.id, batch array(select i.sku, i.quantity from items i where i.order_id = o.id) as items
            from orders o where o.user_id = u.id
        ) as orders
        from users u
    };
}
