//! What is allowed is not said, not even as a warning.

#![deny(warnings)]

use sqlweave::query;

query! {
    #[allow(cartesian_product)]
    pub fn cartesian_product() -> Vec<Row0> {
        select u.name, o.amount from users u, orders o where u.active
    }
}

query! {
    #[allow(correlated_capture)]
    pub fn correlated_capture() -> Vec<i64> {
        select id from orders where user_id in (select user_id from users where active)
    }
}

query! {
    #[allow(limit_without_order)]
    pub fn limit_without_order(n: i64) -> Vec<i64> {
        select id from orders limit {n}
    }
}

query! {
    #[allow(missing_tenant)]
    pub fn missing_tenant() -> Vec<i64> {
        select id from invoices
    }
}

query! {
    #[expect(missing_tenant)]
    pub fn expected() -> Vec<i64> {
        select id from invoices where total > 5
    }
}

query! {
    #[allow(missing_where)]
    pub fn missing_where() {
        delete from orders
    }
}

query! {
    #[allow(never_true)]
    pub fn never_true() -> Vec<i64> {
        select id from users where name is null
    }
}

query! {
    #[allow(not_in_nullable)]
    pub fn not_in_nullable() -> Vec<i64> {
        select id from users where nickname not in (select note from orders)
    }
}

query! {
    #[allow(null_comparison)]
    pub fn null_comparison() -> Vec<i64> {
        select id from users where nickname = null
    }
}

query! {
    #[allow(order_by_parameter)]
    pub fn order_by_parameter(sort: &str) -> Vec<i64> {
        select id from orders order by {sort}::text
    }
}

query! {
    #[allow(setting_dependent_literal)]
    pub fn setting_dependent_literal() -> Vec<i64> {
        select id from users where born < "01/02/2000"
    }
}

query! {
    #[allow(unbounded_recursion)]
    pub fn unbounded_recursion() -> Vec<i32> {
        with recursive t(n) as (select 1 union all select n + 1 from t) select n from t
    }
}

query! {
    #[allow(unindexed_lookup)]
    pub fn unindexed_lookup(user: i64) -> Vec<i64> {
        select id from orders where user_id = {user}
    }
}

query! {
    #[allow(clippy::needless_lifetimes, dead_code, missing_where, reason = "every cart is emptied")]
    fn mixed<'a>() {
        delete from orders
    }
}

query! {
    #[expect(null_comparison)]
    #[deny(missing_where)]
    #[allow(missing_where)]
    pub fn the_last_counts() {
        update users set nickname = case nickname when null then "" end
    }
}

fn main() {
    let _ = query! { #[allow(missing_where)] delete from orders };
    let _ = query!(#[allow(limit_without_order)] "select id from orders limit 5");
    #[allow(deprecated)]
    let _ = query! { delete from orders };
}
