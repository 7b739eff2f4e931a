//! What belongs together comes together: rows inside rows, in one statement.

use sqlweave::query;

use crate::db::OrderStatus;

query! {
    /// Users with their orders and the items of each.
    pub fn with_orders(tenant: i64, limit: i64) -> Vec<UserWithOrders> {
        select u.id, u.name,
               array(
                   select o.id, o.status, o.amount, o.note,
                          array(
                              select i.line, p.name as product, i.quantity
                              from items i
                              join products p on p.id = i.product_id
                              where i.order_id = o.id
                              order by i.line
                          ) as items
                   from orders o
                   where o.user_id = u.id
                   order by o.id
               ) as orders
        from users u
        where u.tenant_id = {tenant}
        order by u.id
        limit {limit}
    }
}

query! {
    /// An order with whose it is, its invoice if it has one, and what it comes to.
    pub fn order(id: i64) -> Option<OrderWithInvoice> {
        select o.id, o.status, u as buyer,
               (select i.number, i.due_on, i.paid_on from invoices i where i.order_id = o.id) as invoice,
               (select count(*) as lines, sum(i.total) as total from items i where i.order_id = o.id) as summary
        from orders o
        join users u on u.id = o.user_id
        where o.id = {id}
    }
}

/// A user as several queries give it.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    pub id: i64,
    pub name: String,
}

query! {
    /// Who brought whom.
    pub fn referrals(tenant: i64) -> Vec<Referrer> {
        select u.id, u.name,
               array(<Person> select r.id, r.name from users r where r.referred_by = u.id order by r.id) as brought
        from users u
        where u.tenant_id = {tenant} and exists (select from users r where r.referred_by = u.id)
        order by u.id
        limit 50
    }
}

query! {
    /// Every order of a tenant with its invoice, where there is one.
    pub fn invoices(tenant: i64) -> Vec<OrderInvoice> {
        select o.id, i as invoice
        from orders o
        left join invoices i on i.order_id = o.id
        where o.tenant_id = {tenant}
        order by o.id
    }
}

query! {
    /// What [`with_orders`] gives, of orders in some states, for any number of users: a statement for the users, one for all
    /// their orders, and one for all items of these.
    pub fn with_orders_in_batches(tenant: i64, states: &[OrderStatus]) -> Vec<UserWithBatches> {
        select u.id, u.name,
               batch array(
                   select o.id, o.status, o.amount, o.note,
                          batch array(
                              select i.line, p.name as product, i.quantity
                              from items i
                              join products p on p.id = i.product_id
                              where i.order_id = o.id
                              order by i.line
                          ) as items
                   from orders o
                   where o.user_id = u.id and o.status in {states}
                   order by o.id
               ) as orders
        from users u
        where u.tenant_id = {tenant}
        order by u.id
    }
}

query! {
    /// Users with who brought them, and their dearest orders: what no equality of columns says is
    /// loaded for each user beside the user's position.
    pub fn with_dearest(tenant: i64, count: i64) -> Vec<UserWithDearest> {
        select u.name,
               batch array(<Person> select r.id, r.name from users r where r.id = u.referred_by) as brought_by,
               batch array(
                   select o.id, o.amount, batch array(select i.line, i.total from items i where i.order_id = o.id) as items
                   from orders o
                   where o.user_id = u.id
                   order by o.amount desc, o.id
                   limit {count}
               ) as dearest
        from users u
        where u.tenant_id = {tenant}
        order by u.id
    }
}
