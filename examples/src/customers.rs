//! Who buys.

use sqlweave::query;

query! {
    /// Users of a tenant who may sign in, the newest first.
    pub fn active_users(tenant: i64) -> Vec<ActiveUser> {
        select id, name, email, last_seen_at
        from users
        where tenant_id = {tenant} and active
        order by created_at desc
    }
}

query! {
    /// Every user with the orders that were paid for, also those without any.
    pub fn order_counts(tenant: i64) -> Vec<OrderCount> {
        select u.id, u.name, count(o.id) as orders, coalesce(sum(o.amount), 0) as spent
        from users u
        left join orders o on o.user_id = u.id and o.status in ("paid", "shipped")
        where u.tenant_id = {tenant}
        group by u.id
        order by spent desc, u.name
    }
}

query! {
    /// The n customers who spent most.
    pub fn top_customers(tenant: i64, n: i64) -> Vec<TopCustomer> {
        with revenue as (
            select user_id, sum(amount) as total, count(*) as orders
            from orders
            where tenant_id = {tenant} and status in ("paid", "shipped")
            group by user_id
        )
        select u.id, u.name, r.total, r.orders
        from revenue r
        join users u on u.id = r.user_id
        order by r.total desc
        limit {n}
    }
}

query! {
    /// Each customer beside the average of all; the aggregate is computed once and read twice.
    pub fn against_average(tenant: i64) -> Vec<AgainstAverage> {
        with spent as materialized (
            select user_id, sum(amount) as total
            from orders
            where tenant_id = {tenant} and status in ("paid", "shipped")
            group by user_id
        )
        select u.name, s.total, s.total - (select avg(total) from spent) as difference!
        from spent s
        join users u on u.id = s.user_id
        order by difference desc
    }
}

query! {
    /// The last order of each user.
    pub fn last_orders(tenant: i64) -> Vec<LastOrder> {
        select distinct on (u.id) u.id, u.name, o.id as order_id, o.status, o.created_at
        from users u
        left join orders o on o.user_id = u.id
        where u.tenant_id = {tenant}
        order by u.id, o.created_at desc
    }
}
