//! A batch that compares with a query two levels out.

use sqlweave::query;

fn main() {
    let _ = query! {
        select u.id, batch array(
            select o.id, batch array(select i.sku from items i where i.order_id = o.id and i.quantity > u.id) as items
            from orders o where o.user_id = u.id
        ) as orders
        from users u
    };
}
