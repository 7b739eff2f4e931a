//! What was bought.

use sqlweave::{PageCursor, query};

use crate::db::OrderStatus;

query! {
    /// The orders of a tenant, each with its number among its user's and what the user had spent
    /// by then.
    pub fn running_totals(tenant: i64) -> Vec<RunningTotal> {
        select o.id, o.user_id, o.amount,
               sum(o.amount) over (partition by o.user_id order by o.id
                                   rows between unbounded preceding and current row) as running_total,
               row_number() over (partition by o.user_id order by o.id) as nth
        from orders o
        where o.tenant_id = {tenant} and o.status = "paid"
        order by o.user_id, o.id
    }
}

query! {
    /// The best sellers of each category.
    pub fn best_sellers(tenant: i64, of_each: i64) -> Vec<BestSeller> {
        select c.name as category, best.name as product, best.sold
        from categories c
        cross join lateral (
            select p.name, sum(i.quantity) as sold
            from products p
            join items i on i.product_id = p.id
            where p.category_id = c.id
            group by p.id
            order by sold desc, p.name
            limit {of_each}
        ) best
        where c.tenant_id = {tenant}
        order by c.name, best.sold desc
    }
}

query! {
    /// One page of orders, the newest first.
    pub fn page(tenant: i64, after: Option<PageCursor>, size: i64) -> Page<OrderOnPage> {
        select id, status, amount, created_at
        from orders
        where tenant_id = {tenant}
        page by created_at desc, id desc after {?after} limit {size}
    }
}

query! {
    /// Orders in any of some states.
    pub fn in_states(tenant: i64, states: Vec<OrderStatus>) -> Vec<OrderInState> {
        select id, status, note
        from orders
        where tenant_id = {tenant} and status in {states}
        order by id
    }
}

query! {
    /// What an order is made of. The view was written down in `schema.sql`.
    pub fn lines(order: i64) -> Vec<Line> {
        select line, product, category, quantity, total
        from order_lines
        where order_id = {order}
        order by line
    }
}
