//! Schemas chosen at run time, and input that means harm.

use examples::{Shop, db, tenants};
use rust_decimal::Decimal;
use sqlweave::{Connection, SchemaName, query};
use tokio_postgres::Client;

const TENANT: i64 = 1;

/// A schema with the tables that the tests write to.
async fn create(client: &Client, schema: &SchemaName) {
    let quoted = format!("\"{}\"", schema.as_str().replace('"', "\"\""));
    let sql = format!(
        "create schema {quoted};
         create type {quoted}.order_status as enum ('cart', 'pending', 'paid', 'shipped', 'cancelled', 'refunded');
         create table {quoted}.products (like public.products including all);
         create table {quoted}.orders (like public.orders including all);
         alter table {quoted}.orders alter status drop default;
         drop index {quoted}.orders_user_id_idx;
         alter table {quoted}.orders drop constraint orders_placed_check;
         alter table {quoted}.orders alter status type {quoted}.order_status using null"
    );
    client.batch_execute(&sql).await.expect("a schema");
}

#[tokio::test]
async fn each_tenant_has_its_own_tables() {
    let shop = Shop::open().await.unwrap();
    let client = &shop.client;
    let schemas =
        ["tenant_a", "Tenant \"B\"; drop table users --"].map(|s| SchemaName::new(s).unwrap());
    for (number, schema) in schemas.iter().enumerate() {
        let quoted = format!("\"{}\"", schema.as_str().replace('"', "\"\""));
        let sql = format!(
            "create schema {quoted}; create table {quoted}.products (like public.products including all)"
        );
        client.batch_execute(&sql).await.unwrap();
        for n in 0..=number {
            let name = format!("Thing {n}");
            tenants::add_product_in(schema, TENANT, &format!("S-{n}"), &name, Decimal::ONE)
                .fetch(client)
                .await
                .unwrap();
        }
    }
    for (number, schema) in schemas.iter().enumerate() {
        let found = tenants::products_in(schema, TENANT).fetch(client).await.unwrap();
        assert_eq!(found.len(), number + 1);
        assert_eq!(found[0].name, "Thing 0");
    }
    let text = tenants::products_in(&schemas[1], TENANT).sql().into_owned();
    assert!(text.contains(r#"FROM "Tenant ""B""; drop table users --".products AS p"#), "{text}");

    // Rows in bulk, COPY, and the same schema twice.
    let schema = &schemas[0];
    let rows = [(TENANT, "B-1", "Bulk", Decimal::TEN)];
    let written = query! {
        insert into {schema}.products (tenant_id, sku, name, price)
        select r.tenant_id, r.sku, r.name, r.price
        from {..(tenant_id, sku, name, price) in rows} as r(tenant_id, sku, name, price)
    };
    assert_eq!(written.per_chunk().execute(client).await.unwrap(), 1);
    let copied = query! {
        copy {schema}.products (tenant_id, sku, name, price) from {..(tenant_id, sku, name, price) in
            [(TENANT, "C-1", "Copied", Decimal::TEN)]}
    };
    assert_eq!(copied.execute(client).await.unwrap(), 1);
    let pairs = query! {
        select a.id from {schema}.products a join {schema}.products b on b.id = a.id
        where a.sku in ("B-1", "C-1")
    };
    assert_eq!(pairs.fetch(client).await.unwrap().len(), 2);
    let out =
        query! { copy (select sku from {schema}.products) to stdout }.fetch(client).await.unwrap();
    assert_eq!(out.len(), 3);
    shop.close().await.unwrap();
}

/// A connection prepares the text of each schema for itself; enums are those of the schema.
#[tokio::test]
async fn statements_are_kept_by_schema() {
    let shop = Shop::open().await.unwrap();
    let schemas = ["kept_a", "kept_b"].map(|s| SchemaName::new(s).unwrap());
    for schema in &schemas {
        create(&shop.client, schema).await;
    }
    let Shop { .. } = &shop;
    let db = &shop.client;
    for schema in &schemas {
        let rows = [(TENANT, 1_i64, db::OrderStatus::Paid), (TENANT, 1, db::OrderStatus::Shipped)];
        let written = query! {
            insert into {schema}.orders (tenant_id, user_id, status)
            values {..(tenant_id, user_id, status) in rows}
        };
        assert_eq!(written.per_chunk().execute(db).await.unwrap(), 2);
        let status = db::OrderStatus::Paid;
        let found = query! { select status from {schema}.orders where status = {status} };
        assert_eq!(found.fetch(db).await.unwrap().len(), 1);
    }
    shop.close().await.unwrap();
}

/// What is given is a value or a quoted name, whatever is in it.
#[tokio::test]
async fn hostile_input_changes_no_statement() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;
    let tables = query! { select count(*) as n from information_schema.tables where table_schema = "public" }.scalars();
    let before = tables.clone().fetch(db).await.unwrap();
    let users = query! { select count(*) as n from users }.scalars();
    let (count, payloads) = (users.clone().fetch(db).await.unwrap(), payloads());
    assert!(payloads.len() >= 200, "{}", payloads.len());
    let text = tenants::products_in(&SchemaName::new("x").unwrap(), TENANT).sql().into_owned();

    for payload in &payloads {
        // As text and as an element of a list: it comes back as it is.
        let echoed =
            query! { select {payload}::text as it where {payload} in {[payload.as_str()]} }
                .scalars();
        match echoed.fetch(db).await {
            Ok(echoed) => assert_eq!(echoed.unwrap().as_deref(), Some(payload.as_str())),
            Err(error) => assert!(payload.contains('\0'), "{payload:?}: {error}"),
        }
        // As a value among rows.
        let rows = [(payload.clone(), vec![payload.clone(), payload.clone()])];
        let written = query! { select r.a, r.b from {..(a, b) in rows} as r(a text, b text[]) };
        match written.per_chunk().fetch_all(db).await {
            Ok(rows) => {
                assert_eq!(rows[0].a.as_ref(), Some(payload));
                let b = rows[0].b.as_ref().unwrap();
                assert!(b.iter().all(|element| element.as_ref() == Some(payload)));
            }
            Err(error) => assert!(payload.contains('\0'), "{payload:?}: {error}"),
        }
        // As the name of a schema: no name, or one in quotes, which is not there.
        let Ok(schema) = SchemaName::new(payload.as_str()) else { continue };
        let query = tenants::products_in(&schema, TENANT);
        let quoted = format!("\"{}\"", payload.replace('"', "\"\""));
        assert_eq!(query.sql(), text.replace("\"x\"", &quoted));
        let error = query.fetch(db).await.map(drop).unwrap_err();
        assert_eq!(
            error.sqlstate().map(|state| state.code()),
            Some("42P01"),
            "{payload:?}: {error}"
        );
    }
    assert_eq!(tables.fetch(db).await.unwrap(), before);
    assert_eq!(users.fetch(db).await.unwrap(), count);
    shop.close().await.unwrap();
}

/// Beginnings, middles and ends that were harmful somewhere, put together.
fn payloads() -> Vec<String> {
    let begins = [
        "",
        "'",
        "\"",
        "''",
        "\\'",
        "$$",
        "$1",
        "E'",
        "`",
        "/*",
        "--",
        "\u{2019}",
        "\u{1}0\u{1}",
        "{x}",
        "x\0",
    ];
    let middles = [
        "; drop table users",
        " or 1=1",
        " union select null, null, null",
        ").products; delete from users",
        "::text",
        "; select pg_sleep(10)",
        ", 'a') on conflict do nothing",
        "\n; truncate users cascade",
        "%s{}$2",
        "\\x27; drop schema public cascade",
    ];
    let ends = ["", "--", "';", "\";", "*/"];
    let mut payloads = Vec::new();
    for begin in begins {
        for (index, middle) in middles.iter().enumerate() {
            payloads.push(format!("{begin}{middle}{}", ends[index % ends.len()]));
            payloads.push(format!("a{begin}{middle}{}", ends[(index + 2) % ends.len()]));
        }
    }
    payloads
}

/// Prepared statements of two schemas do not meet.
#[tokio::test]
async fn a_connection_keeps_them_apart() {
    let shop = Shop::open().await.unwrap();
    let db = Connection::new(shop.connect().await.unwrap());
    let schemas = ["own_a", "own_b"].map(|s| SchemaName::new(s).unwrap());
    for schema in &schemas {
        let sql = format!(
            "create schema {schema}; create table {schema}.products (like public.products including all)"
        );
        db.client().batch_execute(&sql).await.unwrap();
    }
    for round in 1..=2 {
        for schema in &schemas {
            let sku = format!("S-{round}");
            let add = tenants::add_product_in(schema, TENANT, &sku, "x", Decimal::ONE);
            add.fetch(&db).await.unwrap();
            let found = tenants::products_in(schema, TENANT).fetch(&db).await.unwrap();
            assert_eq!(found.len(), round);
        }
    }
    assert_eq!(db.prepared_statements(), 4);
    drop(db);
    shop.close().await.unwrap();
}
