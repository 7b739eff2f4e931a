//! Rows in bulk: any number of them in one statement.

use rust_decimal::Decimal;
use sqlweave::query;

/// A product as a supplier's price list has it.
#[derive(Debug, Clone)]
pub struct Offer {
    pub sku: String,
    pub name: String,
    pub price: Decimal,
    pub tags: Vec<String>,
}

query! {
    /// Adds products, and gives their keys.
    pub fn add_products(tenant: i64, offers: impl IntoIterator<Item = Offer>) -> Vec<i64> {
        insert into products (tenant_id, sku, name, price, tags)
        select {tenant}, r.sku, r.name, r.price, r.tags
        from {..offers} as r(sku, name, price, tags)
        returning id
    }
}

query! {
    /// Adds users, and gives their keys in the order of the users. What `NewUser` has are the columns that are written.
    pub fn add_users(users: impl IntoIterator<Item = NewUser>) -> Vec<i64> {
        insert into users (tenant_id, email, name, address, roles, referred_by)
        values {..users: NewUser}
        returning id
    }
}

query! {
    /// Adds sales to their days.
    pub fn record_sales(sales: &[(i64, chrono::NaiveDate, i32, Decimal)]) {
        insert into daily_sales (tenant_id, day, orders, revenue)
        values {..(tenant_id, day, orders, revenue) in sales}
        on conflict (tenant_id, day) do update
        set orders = daily_sales.orders + excluded.orders, revenue = daily_sales.revenue + excluded.revenue
    }
}

query! {
    /// Sets prices by stock keeping unit, and gives the products that have a new one.
    pub fn set_prices(tenant: i64, prices: impl IntoIterator<Item = (String, Decimal)>) -> Vec<Repriced> {
        update products p set price = r.price
        from {..(sku, price) in prices} as r(sku, price)
        where p.sku = r.sku and p.tenant_id = {tenant} and p.price <> r.price
        returning p.id, p.sku, p.price
    }
}

query! {
    /// Takes lines out of orders.
    pub fn remove_lines(lines: &[(i64, i16)]) {
        delete from items i using {..(order_id, line) in lines} as r(order_id, line)
        where i.order_id = r.order_id and i.line = r.line
    }
}

query! {
    /// Copies a price list in, the fastest way there is.
    pub fn load_products(offers: impl IntoIterator<Item = (i64, Offer)>) {
        copy products (tenant_id, sku, name, price, tags)
        from {..(tenant_id, Offer { sku, name, price, tags }) in offers}
    }
}

query! {
    /// All products, as a stream that the server writes in one go.
    pub fn export_products() -> Vec<Exported> {
        copy (select id, sku, price, tags, category_id from products order by id) to stdout
    }
}
