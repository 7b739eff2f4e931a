//! The README's blocks of Rust, in the surroundings they need, so that they are compiled; and a test that they are these.

#![allow(clippy::unwrap_used, dead_code, unreachable_pub, unused_variables)]

/// What the blocks take for granted.
mod around {
    pub(crate) type Result<T> = std::result::Result<T, Failure>;

    #[derive(Debug)]
    pub(crate) enum Failure {
        Sql(sqlweave::Error),
        Text(std::fmt::Error),
    }

    impl From<sqlweave::Error> for Failure {
        fn from(error: sqlweave::Error) -> Failure {
            Failure::Sql(error)
        }
    }

    impl From<std::fmt::Error> for Failure {
        fn from(error: std::fmt::Error) -> Failure {
            Failure::Text(error)
        }
    }

    pub(crate) struct Paid {
        pub(crate) id: i64,
        pub(crate) amount: rust_decimal::Decimal,
    }

    pub(crate) struct Price {
        pub(crate) sku: String,
        pub(crate) price: rust_decimal::Decimal,
    }

    pub(crate) struct Line {
        pub(crate) order_id: i64,
        pub(crate) line: i16,
    }

    pub struct Filter {
        pub(crate) name: Option<String>,
        pub(crate) least: Option<rust_decimal::Decimal>,
        pub(crate) most: Option<rust_decimal::Decimal>,
    }

    pub enum Order {
        Price,
        Name,
    }

    pub struct Address {
        pub(crate) street: String,
        pub(crate) city: String,
    }

    sqlweave::query! { pub(crate) fn users() -> Vec<User> { select id, name from users } }
    sqlweave::query! { pub(crate) fn orders() -> Vec<OrderId> { select id from orders } }
    sqlweave::query! { pub(crate) fn add_order(user: i64) { insert into orders (user_id) values ({user}) } }
    sqlweave::query! {
        pub(crate) fn withdraw(order: i64, amount: rust_decimal::Decimal) {
            update orders set amount = amount - {amount} where id = {order}
        }
    }
    sqlweave::query! {
        pub(crate) fn deposit(order: i64, amount: rust_decimal::Decimal) {
            update orders set amount = amount + {amount} where id = {order}
        }
    }
}

// Types of the schema are looked for where sqlweave.toml says, or here.
pub use blocks::db;

#[rustfmt::skip]
mod blocks {
    use super::around::*;
    use sqlweave::{Backoff, Connection, PageCursor, SchemaName, TransactionOptions, fragment, query};
    use std::fmt::Write as _;

    async fn a_first_query(db: tokio_postgres::Client) -> Result<()> {
        let after = 1;
        let users = query! { select id, name, phone from users where id > {after} order by id }.fetch(&db).await?;
        for user in &users {
            println!("{} {} {}", user.id, user.name, user.phone.as_deref().unwrap_or("has no phone"));
        }
        Ok(())
    }

    mod program {
        use sqlweave::query;
        use tokio_postgres::NoTls;

        #[tokio::main]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            let (db, connection) = tokio_postgres::connect(&std::env::var("DATABASE_URL")?, NoTls).await?;
            tokio::spawn(connection);
            // the five lines from above
            Ok(())
        }

        fn five_lines() {
            let _ = query! { select id from users };
        }
    }

    fn three_forms() {
        // A value. The row is a struct without a name.
        let paid = query! { select id, amount from orders where status = "paid" };

        // A value that builds a struct in scope, which has a field for each column.
        let paid = query! { <Paid> select id, amount from orders where status = "paid" };
    }

    // A function, which declares the struct. Attributes in front of it go to the function, `#[derive(…)]` to the struct.
    query! {
        /// The n customers who spent most.
        #[derive(Debug)]
        pub fn top_customers(n: i64) -> Vec<TopCustomer> {
            select u.id, u.name, sum(o.amount) as total
            from users u join orders o on o.user_id = u.id
            group by u.id order by total desc limit {n}
        }
    }

    async fn lending(db: Connection, mut file: String) -> Result<()> {
        query! { #[lend] select id, name from users }
            .for_each(&db, |user| writeln!(file, "{} {}", user.id, user.name).map_err(Failure::from))
            .await?;
        Ok(())
    }

    query! {
        pub fn products(filter: &Filter, order: Order, most: Option<i64>) -> Vec<Product> {
            select id, name, price from products
            where deleted_at is null and name ilike {?filter.name} and price between {?filter.least} and {?filter.most}
            order by match {order} { Order::Price => price desc, name, Order::Name => name }, id
            limit {?most}
        }
    }
    query! {
        pub fn patch_user(id: i64, name: Option<&str>, referred_by: Option<Option<i64>>) -> Option<User> {
            update users set name = {?name}, referred_by = {?referred_by} where id = {id} returning id, name
        }
    }

    query! {
        pub fn order_page(tenant: i64, after: Option<PageCursor>, size: i64) -> Page<OrderOnPage> {
            select id, status, amount, created_at from orders where tenant_id = {tenant}
            page by created_at desc, id desc after {?after} limit {size}
        }
    }

    fn tenants(id: i64) -> std::result::Result<(), sqlweave::NoSchemaName> {
        let schema = SchemaName::new(format!("tenant_{id}"))?;
        let products = query! { select p.id, t.name from {schema}.products p join tenants t on t.id = p.tenant_id };
        Ok(())
    }

    fragment! {
        /// Orders that bring money in.
        pub(crate) fn earning(o, tenant) { o.tenant_id = {tenant} and o.status in ("paid", "shipped") }
    }

    fn fragments(tenant: i64) {
        let earning =
        query! { select o.id from orders o join users u on u.id = o.user_id where earning!(o, tenant) and u.active }
        ;
    }

    query! {
        pub fn customers(limit: i64) -> Vec<Customer> {
            select u.id, u.name,
                   array(
                       select o.id, o.amount,
                              array(select i.line, i.sku from items i where i.order_id = o.id order by i.line) as items
                       from orders o where o.user_id = u.id order by o.id
                   ) as orders,
                   (<Address> select a.street, a.city from addresses a where a.user_id = u.id) as address
            from users u order by u.id limit {limit}
        }
    }

    async fn bulk(mut db: Connection, rows: Vec<Price>) -> Result<()> {
        query! { insert into products (sku, price) values {..rows} on conflict (sku) do update set price = excluded.price }
            .execute(&mut db)
            .await?;
        Ok(())
    }

    fn bulk_changes(lines: Vec<Line>, rows: Vec<Price>) {
        let update =
        query! { update products p set price = r.price from {..rows} as r(sku, price) where p.sku = r.sku returning p.id }
        ;
        let rows = lines;
        let delete =
        query! { delete from items i using {..rows} as r(order_id, line) where i.order_id = r.order_id and i.line = r.line }
        ;
    }

    async fn copies(db: Connection, rows: Vec<Price>) -> Result<()> {
        query! { copy products (sku, price) from {..rows} }.execute(&db).await?; // the number of rows

        let mut rows = query! { copy (select id, sku from products) to stdout }.stream(&db);
        while let Some(row) = rows.try_next().await? {
            println!("{} {}", row.id, row.sku);
        }
        Ok(())
    }

    async fn running() -> Result<()> {
        use tokio_postgres::NoTls;
        let mut db = sqlweave::Connection::connect("postgres://localhost/shop", NoTls).await?;
        let (users, orders) = tokio::join!(users().fetch(&db), orders().fetch(&db)); // their round trips overlap
        let transaction = db.transaction().await?;
        add_order(5).fetch(&transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    sqlweave::newtype! {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct OrderId(pub i64) for bigint;
    }

    pub mod db {
        sqlweave::schema!();
    }

    query! {
        #[allow(missing_where)]
        pub fn empty_carts() { delete from carts }
    }

    fn constraints(result: std::result::Result<(), sqlweave::Error>, taken: impl Fn()) {
        match result {
            Err(error) if error.constraint() == Some(db::constraints::USERS_EMAIL_KEY) => taken(),
            _ => {}
        }
    }

    async fn retrying(mut db: Connection, from: i64, to: i64, amount: rust_decimal::Decimal) -> Result<()> {
        let serializable = TransactionOptions::default();
        db.retry(&Backoff::default(), &serializable, |transaction| {
            Box::pin(async move {
                withdraw(from, amount).fetch(&transaction).await?;
                deposit(to, amount).fetch(&transaction).await
            })
        })
        .await?;
        Ok(())
    }
}

/// A block stands here word for word, paragraph by paragraph; how far it is indented says nothing.
#[test]
fn every_block_of_the_readme_is_compiled() {
    let lines = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let compiled = lines(&std::fs::read_to_string(folder.join("tests/readme.rs")).unwrap());
    let readme = std::fs::read_to_string(folder.join("../README.md")).unwrap();
    let blocks: Vec<&str> =
        readme.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(blocks.len() > 10, "the README has blocks of Rust");
    for block in blocks {
        for paragraph in lines(block).trim().split("\n\n") {
            assert!(compiled.contains(paragraph), "not in docs/tests/readme.rs:\n{paragraph}");
        }
    }
}
