//! Pieces of SQL that several queries share.

use sqlweave::{fragment, query};

fragment! {
    /// Orders that bring money in.
    pub(crate) fn earning(o, tenant) {
        o.tenant_id = {tenant} and o.status in ("paid", "shipped")
    }
}

fragment! {
    /// What a list of orders shows.
    fn shown(o) { o.id, o.amount, coalesce(o.note, "") as note }
}

fragment! {
    /// What each user has spent.
    fn spent(tenant) {
        spent as (
            select o.user_id, sum(o.amount) as total from orders o
            where earning!(o, tenant)
            group by o.user_id
        )
    }
}

query! {
    pub fn earning_orders(tenant: i64) -> Vec<EarningOrder> {
        select shown!(o) from orders o where earning!(o, tenant) order by o.id
    }
}

query! {
    pub fn spenders(tenant: i64, least: rust_decimal::Decimal) -> Vec<Spender> {
        with spent!(tenant)
        select u.name, s.total from users u join spent s on s.user_id = u.id where s.total >= {least} order by u.name
    }
}
