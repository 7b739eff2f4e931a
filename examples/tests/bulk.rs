//! Rows in bulk on a live server.

use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use examples::Shop;
use examples::bulk::{self, Offer};
use examples::db;
use examples::db::{OrderStatus, PostalAddress};
use rust_decimal::Decimal;
use sqlweave::query;

const TENANT: i64 = 1;

fn offers(count: usize) -> impl Iterator<Item = Offer> {
    (0..count).map(|n| Offer {
        sku: format!("BULK-{n}"),
        name: format!("Thing {n}"),
        price: Decimal::new(n as i64, 2),
        tags: (0..n % 4).map(|tag| format!("tag \"{tag}\", {{}}")).collect(),
    })
}

#[tokio::test]
async fn rows_come_and_change_and_go() {
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;

    // In chunks of a few rows, in one transaction.
    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&told);
    let ids = bulk::add_products(TENANT, offers(1000))
        .chunk_bytes(4096)
        .on_progress(move |progress| heard.lock().unwrap().push(progress.rows))
        .fetch(db)
        .await
        .unwrap();
    assert_eq!(ids.len(), 1000);
    let told = told.lock().unwrap().clone();
    assert!(told.len() > 5 && told.is_sorted() && told.last() == Some(&1000), "{told:?}");

    let rows = query! {
        select sku, name, price, tags from products where sku like "BULK-%" order by id
    }
    .fetch(db)
    .await
    .unwrap();
    for (row, offer) in rows.iter().zip(offers(1000)) {
        assert_eq!((&row.sku, &row.name, row.price), (&offer.sku, &offer.name, offer.price));
        assert_eq!(row.tags, offer.tags.into_iter().map(Some).collect::<Vec<_>>());
    }

    let prices = [("BULK-1", 999), ("BULK-2", 2), ("none", 1)];
    let prices = prices.map(|(sku, price)| (sku.to_owned(), Decimal::new(price, 2)));
    let repriced = bulk::set_prices(TENANT, prices).fetch(db).await.unwrap();
    assert_eq!(repriced.len(), 1);
    assert_eq!((repriced[0].sku.as_str(), repriced[0].price), ("BULK-1", Decimal::new(999, 2)));

    let day = NaiveDate::from_ymd_opt(2031, 1, 1).unwrap();
    let sale = (TENANT, day, 2, Decimal::new(500, 2));
    bulk::record_sales(&[sale]).fetch(db).await.unwrap();
    bulk::record_sales(&[sale]).fetch(db).await.unwrap();
    let sales = query! { select orders, revenue from daily_sales where tenant_id = {TENANT} and day = {day} };
    let sales = sales.fetch_one(db).await.unwrap();
    assert_eq!((sales.orders, sales.revenue), (4, Decimal::new(1000, 2)));

    let lines = query! { select order_id, line from items order by order_id, line limit 2 };
    let lines = lines.map(|row| (row.order_id, row.line)).fetch(db).await.unwrap();
    assert_eq!(bulk::remove_lines(&lines).execute(db).await.unwrap(), 2);
    shop.close().await.unwrap();
}

/// NULLs, enums, composites and arrays come back as they went in.
#[tokio::test]
async fn values_of_all_kinds_survive() {
    struct User {
        email: String,
        name: &'static str,
        address: Option<PostalAddress>,
        roles: Vec<Option<&'static str>>,
    }
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;
    let users = |n: usize| User {
        email: format!("bulk{n}@example.org"),
        name: ["Ann", "", "Ünï", "a,b\"c\\d'e"][n % 4],
        address: [
            None,
            Some(PostalAddress { street: None, city: None, postcode: None, country: None }),
            Some(PostalAddress {
                street: Some("(a,\"b\")".into()),
                city: Some(String::new()),
                postcode: None,
                country: Some("NL".into()),
            }),
        ][n % 3]
            .clone(),
        roles: [vec![], vec![None], vec![Some("NULL"), None, Some("{}")]][n % 3].clone(),
    };
    let rows: Vec<User> = (0..50).map(users).collect();
    let written = query! {
        insert into users (tenant_id, email, name, address, roles)
        select {TENANT}, r.email, r.name, r.address, r.roles
        from {..&rows} as r(email, name, address, roles)
    };
    assert_eq!(written.execute(db).await.unwrap(), 50);
    let read = query! {
        select email, name, address, roles from users where email like "bulk%" order by id
    };
    let read = read.fetch(db).await.unwrap();
    assert_eq!(read.len(), 50);
    for (found, user) in read.iter().zip(&rows) {
        assert_eq!((found.email.as_str(), found.name.as_str()), (user.email.as_str(), user.name));
        assert_eq!(found.address, user.address);
        let roles: Vec<_> = user.roles.iter().map(|role| role.map(str::to_owned)).collect();
        assert_eq!(found.roles, roles);
    }

    let archived = [(900_001_i64, OrderStatus::Paid), (900_002, OrderStatus::Cancelled)];
    let placed = query! {
        insert into archived_orders (id, tenant_id, user_id, status, amount, created_at)
        select r.id, {TENANT}, 1, r.status, 5, now()
        from {..(id, status) in archived} as r(id, status)
        returning id, status
    };
    let mut placed = placed.fetch(db).await.unwrap();
    placed.sort_by_key(|row| row.id);
    assert_eq!((placed[0].status, placed[1].status), (OrderStatus::Paid, OrderStatus::Cancelled));
    shop.close().await.unwrap();
}

/// All rows count, or none; with `per_chunk` what came before the failure stays.
#[tokio::test]
async fn a_failure_half_way() {
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;
    let bad =
        || offers(500).chain([Offer { price: Decimal::NEGATIVE_ONE, ..offers(1).next().unwrap() }]);
    let count = query! { select count(*) as n from products where sku like "BULK-%" }.scalars();

    let refused = bulk::add_products(TENANT, bad()).chunk_bytes(2048).fetch(db).await.unwrap_err();
    assert!(refused.is_check_violation(), "{refused}");
    assert_eq!(count.clone().fetch(db).await.unwrap(), 0);

    // In a transaction that goes on, nothing of it stays either.
    let mut transaction = db.transaction().await.unwrap();
    let refused = bulk::add_products(TENANT, bad()).chunk_bytes(2048).fetch(&mut transaction).await;
    assert!(refused.unwrap_err().is_check_violation());
    bulk::add_products(TENANT, offers(3)).fetch(&mut transaction).await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(count.clone().fetch(db).await.unwrap(), 3);

    query! { delete from products where sku like "BULK-%" }.execute(db).await.unwrap();
    let told = Arc::new(Mutex::new(0));
    let heard = Arc::clone(&told);
    let refused = bulk::add_products(TENANT, bad())
        .chunk_bytes(2048)
        .on_progress(move |progress| *heard.lock().unwrap() = progress.rows)
        .per_chunk()
        .execute(&*db)
        .await;
    assert!(refused.unwrap_err().is_check_violation());
    let kept = count.fetch(db).await.unwrap();
    assert!(kept > 0 && kept as u64 == *told.lock().unwrap(), "{kept}");
    shop.close().await.unwrap();
}

/// What sees all rows at once is one statement, and is run over no rows as well.
#[tokio::test]
async fn statements_that_cannot_be_divided() {
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;
    let sum = |rows: Vec<i32>| {
        query! { select count(*) as n, sum(r.x) as total from {..x in rows} as r(x int) }
            .chunk_bytes(64)
    };
    let all = sum((1..=1000).collect()).fetch(db).await.unwrap();
    assert_eq!((all.n, all.total), (1000, Some(500_500)));
    let none = sum(vec![]).fetch(db).await.unwrap();
    assert_eq!((none.n, none.total), (0, None));
    shop.close().await.unwrap();
}

#[tokio::test]
async fn copies_in_and_out() {
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;
    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&told);
    let copied = bulk::load_products(offers(5000).map(|offer| (TENANT, offer)))
        .on_progress(move |progress| heard.lock().unwrap().push(progress.rows))
        .execute(db)
        .await
        .unwrap();
    assert_eq!(copied, 5000);
    let told = told.lock().unwrap().clone();
    assert!(told.len() > 3 && told.is_sorted() && told.last() == Some(&5000), "{told:?}");

    let mut exported = bulk::export_products().stream(db);
    let mut bulk_rows = Vec::new();
    while let Some(row) = exported.try_next().await.unwrap() {
        if row.sku.starts_with("BULK-") {
            bulk_rows.push(row);
        }
    }
    drop(exported);
    assert_eq!(bulk_rows.len(), 5000);
    for (row, offer) in bulk_rows.iter().zip(offers(5000)) {
        assert_eq!((&row.sku, row.price, row.category_id), (&offer.sku, offer.price, None));
        assert_eq!(row.tags, offer.tags.into_iter().map(Some).collect::<Vec<_>>());
    }
    let none = query! { copy (select id from products where false) to stdout }.fetch(db).await;
    assert!(none.unwrap().is_empty());
    shop.close().await.unwrap();
}

#[tokio::test]
async fn what_is_copied_survives() {
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;
    let address =
        PostalAddress { street: Some("(\",\n".into()), city: None, postcode: None, country: None };
    let rows = [
        (1_i64, "a@b.c", None, vec![Some("x"), None]),
        (1, "d@e.f", Some(address.clone()), vec![]),
    ];
    let copied = query! {
        copy users (tenant_id, email, name, address, roles)
        from {..(tenant_id, email, address, roles, name) in rows.iter().map(|r| (r.0, r.1, &r.2, &r.3, r.1))}
    };
    assert_eq!(copied.execute(db).await.unwrap(), 2);
    let read =
        query! { copy (select email, address, roles from users order by id desc limit 2) to };
    let read = read.fetch(db).await.unwrap();
    assert_eq!((read[0].address.as_ref(), read[1].address.as_ref()), (Some(&address), None));
    assert_eq!(read[1].roles, [Some("x".to_owned()), None]);
    assert_eq!((read[0].email.as_str(), read[0].roles.len()), ("d@e.f", 0));

    let orders = [(1_i64, OrderStatus::Paid), (2, OrderStatus::Refunded)];
    query! {
        copy archived_orders (id, tenant_id, user_id, status, amount, created_at)
        from {..(id, status, tenant_id, user_id, amount, created_at) in
            orders.iter().map(|o| (o.0, o.1, TENANT, 1_i64, Decimal::ONE, chrono::Utc::now()))}
    }
    .execute(db)
    .await
    .unwrap();
    let states = query! { copy (select status from archived_orders where id in (1, 2) order by id) to stdout };
    let states = states.fetch(db).await.unwrap();
    assert_eq!((states[0].status, states[1].status), (OrderStatus::Paid, OrderStatus::Refunded));
    shop.close().await.unwrap();
}

/// A stream as the source, which fails half-way; and a value that the server refuses.
#[tokio::test]
async fn a_copy_that_fails() {
    use futures_util::stream;
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;
    let count = query! { select count(*) as n from products where sku like "BULK-%" }.scalars();
    let rows = |last| {
        let good = offers(20_000).map(Ok::<_, std::io::Error>);
        stream::iter(good.chain(last))
    };
    let copy = |last: Option<Result<Offer, std::io::Error>>| {
        query! {
            copy products (tenant_id, sku, name, price)
            from {..await Row { tenant_id, offer: Offer { sku, name, price, .. } } in
                futures_util::TryStreamExt::map_ok(rows(last), |offer| Row { tenant_id: TENANT, offer })}
        }
    };
    struct Row {
        tenant_id: i64,
        offer: Offer,
    }
    let failed =
        copy(Some(Err(std::io::Error::other("the file ends")))).execute(db).await.unwrap_err();
    assert_eq!(failed.kind(), sqlweave::ErrorKind::Source);
    assert_eq!(count.clone().fetch(db).await.unwrap(), 0);

    let bad = Offer { price: Decimal::NEGATIVE_ONE, ..offers(1).next().unwrap() };
    let refused = copy(Some(Ok(bad))).execute(db).await.unwrap_err();
    assert!(refused.is_check_violation(), "{refused}");
    assert_eq!(count.clone().fetch(db).await.unwrap(), 0);

    assert_eq!(copy(None).execute(db).await.unwrap(), 20_000);
    assert_eq!(count.fetch(db).await.unwrap(), 20_000);

    // The columns are compared before a byte is sent.
    db.batch_execute("alter table products alter stock type bigint").await.unwrap();
    let drifted = query! { copy products (tenant_id, sku, name, price, stock)
    from {..(tenant_id, sku, name, price, stock) in [(1_i64, "a", "b", Decimal::ONE, 1_i32)]} };
    assert_eq!(drifted.execute(db).await.unwrap_err().kind(), sqlweave::ErrorKind::SchemaDrift);
    let drifted = query! { copy (select stock from products) to stdout }.fetch(db).await;
    assert_eq!(drifted.map(drop).unwrap_err().kind(), sqlweave::ErrorKind::SchemaDrift);
    shop.close().await.unwrap();
}

/// What an INSERT returns comes in the order of the rows, matched by keys that are drawn or given.
#[tokio::test]
async fn rows_come_back_in_order() {
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;
    // Half of the rows are alike but for their keys, and each chunk holds a few.
    let offers: Vec<Offer> = offers(700).chain(offers(700)).collect();
    let added = query! {
        insert into products (tenant_id, sku, name, price, tags, deleted_at)
        values {..(tenant_id, Offer { sku, name, price, tags }, deleted_at) in
            offers.iter().map(|offer| (TENANT, offer, chrono::Utc::now()))}
        returning id, sku, (select count(*) from categories given) as others
    };
    let added = added.in_order().chunk_bytes(4096).fetch(db).await.unwrap();
    assert_eq!(added.len(), offers.len());
    let stored = query! { select id, sku, price from products where sku like "BULK-%" order by id };
    let stored = stored.fetch(db).await.unwrap();
    for ((row, offer), stored) in added.iter().zip(&offers).zip(&stored) {
        assert_eq!((&row.sku, row.id), (&offer.sku, stored.id));
        assert_eq!((&stored.sku, stored.price), (&offer.sku, offer.price));
    }

    // NULLs and enums, arrays and composites; UUIDs are drawn, and what has been generated comes back.
    let lines = query! { select order_id, line from items order by order_id, line };
    let lines = lines.fetch(db).await.unwrap();
    query! { delete from items where true }.execute(db).await.unwrap();
    let billed =
        PostalAddress { street: Some("a".into()), city: None, postcode: None, country: None };
    let due = NaiveDate::from_ymd_opt(2031, 1, 1).unwrap();
    query! { delete from invoices where true }.execute(db).await.unwrap();
    let mut orders: Vec<i64> =
        query! { select distinct id from orders }.scalars().fetch(db).await.unwrap();
    orders.sort_unstable_by_key(|id| id * 7919 % 101);
    let invoices = query! {
        insert into invoices (order_id, number, issued_on, due_on, billed_to)
        values {..(order_id, number, issued_on, due_on, billed_to) in
            orders.iter().map(|id| (*id, format!("N{id}"), due, due, &billed))}
        returning id, order_id, billed_to
    };
    let invoices = invoices.in_order().fetch(db).await.unwrap();
    assert!(invoices.iter().map(|invoice| invoice.order_id).eq(orders.iter().copied()));
    assert!(invoices.iter().all(|invoice| invoice.billed_to == billed && !invoice.id.is_nil()));
    let again = query! {
        insert into invoices (order_id, number, due_on, billed_to)
        values {..(order_id, number, due_on, billed_to) in
            orders.iter().rev().map(|id| (*id, format!("N{id}"), due, &billed))}
        on conflict (order_id) do update set paid_on = excluded.due_on
        returning id, order_id
    };
    let again = again.in_order().chunk_bytes(512).fetch(db).await.unwrap();
    assert!(again.iter().map(|row| row.id).eq(invoices.iter().rev().map(|row| row.id)));

    let items = query! {
        insert into items (order_id, line, product_id, quantity, unit_price)
        values {..(order_id, line, product_id, quantity, unit_price) in
            (0..).zip(&lines).map(|(n, l)| (l.order_id, l.line, added[n].id, n as i32 + 1, Decimal::TEN))}
        returning total, quantity
    };
    let items = items.in_order().fetch(db).await.unwrap();
    let quantities: Vec<i32> = items.iter().map(|item| item.quantity).collect();
    assert_eq!(quantities, (1..=lines.len() as i32).collect::<Vec<_>>());
    assert!(items.iter().all(|item| item.total == Decimal::TEN * Decimal::from(item.quantity)));
    shop.close().await.unwrap();
}

/// The struct of the rows is declared by the query, with the types of its columns.
#[tokio::test]
async fn rows_of_a_declared_struct() {
    use examples::bulk::NewUser;
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;
    let user = |n: i64| NewUser {
        tenant_id: TENANT,
        email: format!("new{n}@example.org"),
        name: format!("New {n}"),
        address: None,
        roles: vec!["buyer".to_owned()],
        referred_by: (n % 2 == 0).then_some(1),
    };
    let users = (0..300).map(|n| user(n * 7919 % 300));
    let ids = bulk::add_users(users).in_order().chunk_bytes(2048).fetch(db).await.unwrap();
    let stored = query! {
        select id, email, referred_by, active from users where email like "new%" order by id
    };
    let stored = stored.fetch(db).await.unwrap();
    assert!(stored.iter().map(|user| user.id).eq(ids));
    for (n, stored) in (0..300).map(|n| n * 7919 % 300).zip(&stored) {
        assert_eq!((&stored.email, stored.referred_by), (&user(n).email, user(n).referred_by));
        assert!(stored.active);
    }
    shop.close().await.unwrap();
}

/// Enums, NULLs and a default in VALUES, and MERGE.
#[tokio::test]
async fn enums_and_merge() {
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;
    let states = [OrderStatus::Paid, OrderStatus::Shipped, OrderStatus::Cancelled];
    let orders = (0..30).map(|n| (states[n % 3], (n % 2 == 0).then(|| format!("note {n}"))));
    let orders: Vec<_> = orders.collect();
    let now = chrono::Utc::now();
    let placed = query! {
        insert into orders (tenant_id, user_id, status, note, placed_at)
        values {..(tenant_id, user_id, status, note, placed_at) in
            orders.iter().map(|(status, note)| (TENANT, 1_i64, *status, note.as_deref(), now))}
        returning status, note, amount
    };
    let placed = placed.in_order().chunk_bytes(256).fetch(db).await.unwrap();
    assert_eq!(placed.len(), orders.len());
    for (row, (status, note)) in placed.iter().zip(&orders) {
        assert_eq!((row.status, &row.note, row.amount), (*status, note, Decimal::ZERO));
    }

    let day = |n: u32| NaiveDate::from_ymd_opt(2032, 1, n).unwrap();
    let merge = |rows: Vec<(u32, i32)>| {
        query! {
            merge into daily_sales d
            using {..(tenant_id, day, orders) in rows.into_iter().map(move |(n, o)| (TENANT, day(n), o))}
                as r(tenant_id, day, orders)
            on d.tenant_id = r.tenant_id and d.day = r.day
            when matched then update set orders = r.orders
            when not matched then insert (tenant_id, day, orders) values (r.tenant_id, r.day, r.orders)
        }
    };
    assert_eq!(merge(vec![(1, 10), (2, 20)]).execute(db).await.unwrap(), 2);
    assert_eq!(merge(vec![(2, 21), (3, 30)]).chunk_bytes(1).execute(db).await.unwrap(), 2);
    let first = day(1);
    let sales = query! {
        select orders from daily_sales where tenant_id = {TENANT} and day >= {first} order by day
    };
    assert_eq!(sales.scalars().fetch(db).await.unwrap(), [10, 21, 30]);
    shop.close().await.unwrap();
}
