//! A schema for each tenant: the same tables many times, and the schema chosen when a query is sent.

use rust_decimal::Decimal;
use sqlweave::{SchemaName, query};

query! {
    /// What a tenant's schema sells, with the name of the tenant from the table that all share.
    pub fn products_in(schema: &SchemaName, tenant: i64) -> Vec<ProductOfTenant> {
        select t.name as tenant, p.id, p.name, p.price
        from {schema}.products p join tenants t on t.id = p.tenant_id
        where t.id = {tenant}
        order by p.id
    }
}

query! {
    pub fn add_product_in(schema: &SchemaName, tenant: i64, sku: &str, name: &str, price: Decimal) -> Option<i64> {
        insert into {schema}.products (tenant_id, sku, name, price)
        values ({tenant}, {sku}, {name}, {price})
        returning id
    }
}
