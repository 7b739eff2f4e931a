//! Filters that may be missing, orders to choose from, and changes of some columns.

use rust_decimal::Decimal;
use sqlweave::query;

use crate::db::OrderStatus;

/// What a search page asks for. What is `None` is not asked.
#[derive(Debug, Clone, Default)]
pub struct ProductFilter {
    pub text: Option<String>,
    pub category: Option<i32>,
    pub cheapest: Option<Decimal>,
    pub dearest: Option<Decimal>,
    pub in_stock: Option<i32>,
    pub skus: Option<Vec<String>>,
}

/// How products are listed.
#[derive(Debug, Clone, Copy)]
pub enum ProductOrder {
    Newest,
    Price,
    Name,
}

query! {
    /// The products that a filter leaves: each `{?…}` takes its condition with it when it is `None`.
    pub fn products(tenant: i64, filter: &ProductFilter, order: ProductOrder, most: Option<i64>) -> Vec<FoundProduct> {
        select p.id, p.sku, p.name, p.price
        from products p
        where p.tenant_id = {tenant} and p.deleted_at is null
          and p.search @@ plainto_tsquery("simple", {?filter.text.as_deref()})
          and p.category_id = {?filter.category}
          and p.price between {?filter.cheapest} and {?filter.dearest}
          and p.stock >= {?filter.in_stock}
          and p.sku in {?filter.skus.as_deref()}
        order by match {order} {
            ProductOrder::Newest => p.updated_at desc,
            ProductOrder::Price => p.price, p.name,
            ProductOrder::Name => p.name,
        }, p.id
        limit {?most}
    }
}

/// How a user is looked for.
#[derive(Debug, Clone)]
pub enum By {
    Id(i64),
    Email(String),
    /// Whoever was referred by someone, if only active users count.
    Referrer {
        id: i64,
        active: Option<bool>,
    },
}

query! {
    /// Users by one of several keys, each a statement of its own.
    pub fn users_by(tenant: i64, by: &By) -> Vec<FoundUser> {
        select u.id, u.name
        from users u
        where u.tenant_id = {tenant} and match {by} {
            By::Id(id) => u.id = {id},
            By::Email(email) => lower(u.email) = lower({email}),
            By::Referrer { id, active } => u.referred_by = {id} and u.active = {?active},
        }
        order by u.id
    }
}

/// What changes about a user. `Some(None)` of a column that may be NULL makes it NULL.
#[derive(Debug, Clone, Default)]
pub struct UserPatch {
    pub name: Option<String>,
    pub active: Option<bool>,
    pub referred_by: Option<Option<i64>>,
}

query! {
    /// Changes some columns of a user. Without any the user is locked and given back as it is.
    pub fn patch_user(id: i64, patch: &UserPatch) -> Option<PatchedUser> {
        update users
        set name = {?patch.name}, active = {?patch.active}, referred_by = {?patch.referred_by}
        where id = {id}
        returning id, name, active, referred_by
    }
}

query! {
    /// The same, where nobody needs to know what came of it.
    pub fn patch_product(sku: &str, price: Option<Decimal>, stock: Option<i32>) {
        update products set price = {?price}, stock = {?stock} where sku = {sku}
    }
}

query! {
    /// A new order; what is not said is as the table has it.
    pub fn place(tenant: i64, user: i64, status: Option<OrderStatus>, note: Option<&str>) -> PlacedOrder {
        insert into orders (tenant_id, user_id, status, note, placed_at)
        values ({tenant}, {user}, {?status}, {note}, now())
        returning id, status, amount
    }
}
