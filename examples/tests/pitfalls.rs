//! The pitfalls that the guide's page for those who come from SQLAlchemy names, with data: what happens here. What does not
//! compile is in `ui-tests/fail`.

#![allow(clippy::unwrap_used)]

use examples::bulk::{self, Offer};
use examples::db::OrderStatus;
use examples::{Shop, relations};
use rust_decimal::Decimal;
use sqlweave::query;

const TENANT: i64 = 1;

async fn many_users(shop: &Shop) {
    let sql = "
        insert into users (tenant_id, email, name)
        select 1, 'u' || n || '@x', 'u' || n from generate_series(1, 300) n;
        insert into orders (tenant_id, user_id, status, placed_at)
        select 1, u.id, 'paid', now() from users u, generate_series(1, u.id % 4) where u.name like 'u%'";
    shop.client.batch_execute(sql).await.unwrap();
}

/// What is not connected is connected by the word for it.
#[tokio::test]
async fn a_product_of_tables_is_asked_for() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;
    let pairs = query! { select t.slug, c.name from tenants t cross join categories c };
    let apart =
        query! { select (select count(*) from tenants) * (select count(*) from categories) as n };
    let (pairs, apart) = (pairs.fetch(db).await.unwrap(), apart.scalars().fetch(db).await.unwrap());
    assert_eq!(pairs.len() as i64, apart);
    // A join to what there are many of repeats no row, and sums are not multiplied.
    let sum = query! {
        select u.id, array(select o.amount from orders o where o.user_id = u.id) as amounts,
               (select count(*) from invoices i join orders o on o.id = i.order_id where o.user_id = u.id) as invoices
        from users u where u.id = 1
    };
    let user = sum.fetch(db).await.unwrap().unwrap();
    assert_eq!((user.amounts.len(), user.invoices), (4, 4));
    shop.close().await.unwrap();
}

/// However many users there are, so many statements are sent as there are levels.
#[tokio::test]
async fn there_are_no_n_plus_one_statements() {
    let shop = Shop::open().await.unwrap();
    many_users(&shop).await;
    let query = relations::with_orders_in_batches(TENANT, &[OrderStatus::Paid]);
    assert_eq!(query.statements().count(), 3);
    let users = query.fetch(&shop.client).await.unwrap();
    assert_eq!(users.len(), 305);
    let arrays = relations::with_orders(TENANT, 1000).fetch(&shop.client).await.unwrap();
    for (batch, array) in users.iter().zip(&arrays) {
        let paid = array.orders.iter().filter(|order| order.status == OrderStatus::Paid);
        assert_eq!((batch.id, batch.orders.len()), (array.id, paid.count()));
    }
    shop.close().await.unwrap();
}

/// The end of a batch parts no collection.
#[tokio::test]
async fn collections_are_whole_in_every_batch() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;
    many_users(&shop).await;
    let counts = query! {
        select u.id, (select count(*) from orders o where o.user_id = u.id) as orders from users u order by u.id
    };
    let counts = counts.fetch(db).await.unwrap();
    let expected: Vec<(i64, i64)> = counts.into_iter().map(|row| (row.id, row.orders)).collect();
    for size in [1, 2, 3, 7, 100, 1000] {
        let mut batches = query! {
            #[allow(nested_many)]
            select u.id, array(select o.id from orders o where o.user_id = u.id order by o.id) as orders
            from users u order by u.id
        }
        .batches(db, size);
        let mut seen = Vec::new();
        while let Some(users) = batches.try_next().await.unwrap() {
            assert!(users.len() <= size);
            seen.extend(users.iter().map(|user| (user.id, user.orders.len() as i64)));
        }
        assert_eq!(seen, expected, "in batches of {size}");
    }
    shop.close().await.unwrap();
}

/// Ada was brought by Ben, whom she has brought.
const IN_A_CIRCLE: &str = "update users set referred_by = 2 where id = 1";

#[tokio::test]
async fn recursion_ends() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;
    db.batch_execute(IN_A_CIRCLE).await.unwrap();
    let by_depth = query! {
        with recursive tree as (
            select u.id, 0 as depth from users u where u.id = 1
            union all
            select u.id, t.depth + 1 from tree t join users u on u.referred_by = t.id where t.depth < 4
        )
        select max(depth) as deepest from tree
    };
    assert_eq!(by_depth.scalars().fetch(db).await.unwrap(), Some(4));
    let by_path = query! {
        with recursive tree as (
            select u.id, array[u.id] as path from users u where u.id = 1
            union all
            select u.id, t.path || u.id from tree t join users u on u.referred_by = t.id where u.id <> all(t.path)
        )
        select id from tree order by path
    };
    assert_eq!(by_path.scalars().fetch(db).await.unwrap(), [1, 2, 4, 3]);
    let by_cycle = query! {
        with recursive tree as (
            select u.id from users u where u.id = 1
            union all
            select u.id from tree t join users u on u.referred_by = t.id
        ) cycle id set looped using path
        select id, looped as looped! from tree order by path
    };
    let rows = by_cycle.fetch(db).await.unwrap();
    let looped: Vec<i64> = rows.iter().filter(|row| row.looped).map(|row| row.id).collect();
    assert_eq!((rows.len(), looped), (5, vec![1]));
    shop.close().await.unwrap();
}

/// The lint is right: a filter outside of the recursion stops nothing.
#[tokio::test]
async fn a_filter_behind_the_recursion_does_not_end_it() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;
    db.batch_execute(IN_A_CIRCLE).await.unwrap();
    db.batch_execute("set statement_timeout = '300ms'").await.unwrap();
    let filtered = query! {
        #[allow(unbounded_recursion)]
        with recursive tree as (
            select u.id, 0 as depth from users u where u.id = 1
            union all
            select u.id, t.depth + 1 from tree t join users u on u.referred_by = t.id
        )
        select id, depth from tree where depth < 4
    };
    let error = filtered.fetch(db).await.map(drop).unwrap_err();
    assert_eq!(error.sqlstate().map(|state| state.code()), Some("57014"), "{error}");
    shop.close().await.unwrap();
}

/// Rows in bulk are one statement: its trigger fires once.
#[tokio::test]
async fn a_thousand_rows_are_one_statement() {
    let mut shop = Shop::open().await.unwrap();
    let trigger = "
        create function count_statement() returns trigger language plpgsql
            as 'begin insert into audit_log (action) values (''a statement''); return null; end';
        create trigger count_statements after insert on products execute function count_statement()";
    shop.client.batch_execute(trigger).await.unwrap();
    let offers = (0..1000).map(|n| Offer {
        sku: format!("N-{n}"),
        name: "One of many".to_owned(),
        price: Decimal::ONE,
        tags: Vec::new(),
    });
    let ids = bulk::add_products(TENANT, offers).fetch(&mut shop.client).await.unwrap();
    let statements = query! { select count(*) as n from audit_log where action = "a statement" };
    let statements = statements.scalars().fetch(&shop.client).await.unwrap();
    assert_eq!((ids.len(), statements), (1000, 1));
    shop.close().await.unwrap();
}

/// RETURNING gives what is stored: rounded, with defaults, and by triggers.
#[tokio::test]
async fn what_is_returned_is_what_is_stored() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;
    let before = query! { select updated_at from products where id = 1 }.scalars();
    let before = before.fetch(db).await.unwrap().unwrap();
    let price: Decimal = "14.987".parse().unwrap();
    let changed =
        query! { update products set price = {price} where id = 1 returning price, updated_at };
    let changed = changed.fetch(db).await.unwrap().unwrap();
    let stored = query! { select price, updated_at from products where id = 1 };
    let stored = stored.fetch(db).await.unwrap().unwrap();
    assert_eq!((changed.price, changed.updated_at), (stored.price, stored.updated_at));
    assert_eq!(changed.price, Decimal::new(1499, 2));
    assert!(changed.updated_at > before);
    shop.close().await.unwrap();
}

/// NULL is equal to nothing, and has words of its own.
#[tokio::test]
async fn nothing_is_looked_for_by_name() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;
    let with = async |note: Option<&str>| {
        let found =
            query! { select count(*) as n from orders where note is not distinct from {note} };
        found.scalars().fetch(db).await.unwrap()
    };
    let any = async |note: Option<&str>| {
        let found = query! { select count(*) as n from orders where note = {?note} };
        found.scalars().fetch(db).await.unwrap()
    };
    assert_eq!((with(None).await, with(Some("Gift wrap")).await), (11, 1));
    assert_eq!((any(None).await, any(Some("Gift wrap")).await), (15, 1));
    shop.close().await.unwrap();
}
