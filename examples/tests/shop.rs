//! Every query of the shop on a live server.

use chrono::{DateTime, NaiveDate, Utc};
use examples::db::OrderStatus;
use examples::search::{self, By, ProductFilter, ProductOrder, UserPatch};
use examples::{Shop, changes, customers, jobs, orders, relations, trees};
use rust_decimal::Decimal;

const TENANT: i64 = 1;

fn cents(cents: i64) -> Decimal {
    Decimal::new(cents, 2)
}

#[tokio::test]
async fn customers_are_counted_and_ranked() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;

    let active = customers::active_users(TENANT).fetch(db).await.unwrap();
    let names: Vec<_> = active.iter().map(|user| user.name.as_str()).collect();
    assert_eq!(names, ["Eun Park", "Chloe Martin", "Ben Okafor", "Ada Alvarez"]);
    assert_eq!((active[0].last_seen_at, active[3].email.as_str()), (None, "ada@alder.example"));

    let counts = customers::order_counts(TENANT).fetch(db).await.unwrap();
    assert_eq!((counts[0].name.as_str(), counts[0].orders), ("Ada Alvarez", 3));
    assert_eq!((counts[4].orders, counts[4].spent), (0, Decimal::ZERO));

    let top = customers::top_customers(TENANT, 2).fetch(db).await.unwrap();
    assert_eq!(top.len(), 2);
    assert_eq!((top[0].id, top[0].total), (1, cents(12_475)));

    let spread = customers::against_average(TENANT).fetch(db).await.unwrap();
    let sum: Decimal = spread.iter().map(|row| row.difference).sum();
    assert_eq!((spread.len(), sum.round_dp(4)), (3, Decimal::ZERO));

    let last = customers::last_orders(TENANT).fetch(db).await.unwrap();
    assert_eq!((last[0].order_id, last[0].status), (Some(9), Some(OrderStatus::Pending)));
    assert_eq!((last[3].name.as_str(), last[3].order_id), ("Dmitri Petrov", None));
    shop.close().await.unwrap();
}

#[tokio::test]
async fn orders_are_summed_paged_and_chosen() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;

    let totals = orders::running_totals(TENANT).fetch(db).await.unwrap();
    assert_eq!((totals[1].id, totals[1].nth), (3, 2));
    assert_eq!(totals[1].running_total, cents(7_675));

    let best = orders::best_sellers(TENANT, 1).fetch(db).await.unwrap();
    assert!(best.iter().any(|row| row.category == "Crime" && row.sold == 6));

    let mut after = None;
    let mut seen = Vec::new();
    loop {
        let page = orders::page(TENANT, after, 3).fetch(db).await.unwrap();
        seen.extend(page.rows.iter().map(|order| order.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);

    let states = vec![OrderStatus::Cancelled, OrderStatus::Refunded];
    let trouble = orders::in_states(TENANT, states).fetch(db).await.unwrap();
    assert_eq!(trouble.iter().map(|order| order.id).collect::<Vec<_>>(), [4, 8]);

    let lines = orders::lines(5).fetch(db).await.unwrap();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0].category.as_deref(), Some("Crime"));
    shop.close().await.unwrap();
}

#[tokio::test]
async fn trees_are_walked() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;

    let categories = trees::categories(TENANT).fetch(db).await.unwrap();
    let deepest = categories.iter().find(|category| category.name == "Crime").unwrap();
    assert_eq!((deepest.depth, deepest.path.as_str()), (2, "Books / Fiction / Crime"));

    assert_eq!(trees::below(1).fetch(db).await.unwrap().len(), 8);
    db.batch_execute("update nodes set parent_id = 6 where id = 1").await.unwrap();
    let below = trees::below(1).fetch(db).await.unwrap();
    assert_eq!(below.iter().filter(|node| node.is_cycle).count(), 1);

    let families = trees::largest_families().fetch(db).await.unwrap();
    assert_eq!(families[0].place, 1);
    shop.close().await.unwrap();
}

#[tokio::test]
async fn a_job_is_taken_by_one_worker() {
    let mut shop = Shop::open().await.unwrap();
    let db = &mut shop.client;

    let added = jobs::add("new", serde_json::json!({"kind": "x"})).fetch(db).await.unwrap();
    let transaction = db.transaction().await.unwrap();
    let job = jobs::next("new").fetch(&transaction).await.unwrap().unwrap();
    assert_eq!((job.id, job.attempts, &job.payload["kind"]), (added, 0, &"x".into()));
    jobs::finish(job.id).fetch(&transaction).await.unwrap();
    transaction.commit().await.unwrap();
    assert!(jobs::next("new").fetch(db).await.unwrap().is_none());
    shop.close().await.unwrap();
}

#[tokio::test]
async fn changes_give_back_what_they_changed() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;

    assert_eq!(changes::open_cart(TENANT, 2, None).fetch(db).await.unwrap(), 16);

    let day = NaiveDate::from_ymd_opt(2024, 4, 11).unwrap();
    let sales = changes::record_sale(TENANT, day, cents(1_250)).fetch(db).await.unwrap();
    assert_eq!((sales.orders, sales.revenue), (3, cents(9_850)));

    let invoices = changes::write_invoices(TENANT, 14).fetch(db).await.unwrap();
    assert_eq!(invoices.iter().map(|row| row.order_id).collect::<Vec<_>>(), [16]);

    db.batch_execute("update items set quantity = 2 where order_id = 2").await.unwrap();
    let corrected = changes::correct_amounts(TENANT).fetch(db).await.unwrap();
    assert_eq!((corrected[0].id, corrected[0].amount), (2, cents(3_800)));

    db.batch_execute("update products set stock = 0 where sku = 'B-103'").await.unwrap();
    let removed = changes::empty_carts_of_sold_out(TENANT).fetch(db).await.unwrap();
    assert_eq!((removed[0].order_id, removed[0].product.as_str()), (10, "Bread at Home"));

    let before: DateTime<Utc> = "2024-04-01T00:00:00Z".parse().unwrap();
    let archived = changes::archive(TENANT, before).fetch(db).await.unwrap();
    assert_eq!(archived.iter().map(|row| row.id).collect::<Vec<_>>(), [4]);
    shop.close().await.unwrap();
}

#[tokio::test]
async fn rows_come_inside_rows() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;

    let users = relations::with_orders(TENANT, 4).fetch(db).await.unwrap();
    let counts: Vec<usize> = users.iter().map(|user| user.orders.len()).collect();
    assert_eq!(counts, [4, 3, 2, 0]);
    let shipped: &relations::UserWithOrdersOrders = &users[1].orders[0];
    assert_eq!(
        (shipped.id, shipped.status, shipped.amount),
        (2, OrderStatus::Shipped, cents(1900))
    );
    assert_eq!(shipped.note.as_deref(), Some("Leave with the neighbour"));
    let items = &users[1].orders[1].items;
    let items: Vec<_> = items.iter().map(|i| (i.line, i.product.as_str(), i.quantity)).collect();
    assert_eq!(
        items,
        [(1, "The Quiet Harbour", 1), (2, "Night Ferry", 1), (3, "A Map of Winters", 1)]
    );

    let order = relations::order(3).fetch(db).await.unwrap().unwrap();
    assert_eq!((order.buyer.name.as_str(), order.buyer.roles.len()), ("Ada Alvarez", 2));
    assert_eq!(order.buyer.address.unwrap().city.as_deref(), Some("Leiden"));
    assert_eq!((order.summary.lines, order.summary.total), (2, Some(cents(4025))));
    assert_eq!(order.invoice.unwrap().number, "INV-2024-00003");
    let cart = relations::order(10).fetch(db).await.unwrap().unwrap();
    assert!(cart.invoice.is_none());

    let referrals = relations::referrals(TENANT).fetch(db).await.unwrap();
    let brought = |id, name: &str| relations::Person { id, name: name.to_owned() };
    assert_eq!(referrals[0].brought, [brought(2, "Ben Okafor"), brought(3, "Chloe Martin")]);

    let invoices = relations::invoices(TENANT).fetch(db).await.unwrap();
    let there: Vec<bool> = invoices.iter().map(|order| order.invoice.is_some()).collect();
    assert_eq!(there, [true, true, true, false, true, true, true, true, true, false]);
    shop.close().await.unwrap();
}

const EVERY_STATE: [OrderStatus; 6] = [
    OrderStatus::Cart,
    OrderStatus::Pending,
    OrderStatus::Paid,
    OrderStatus::Shipped,
    OrderStatus::Cancelled,
    OrderStatus::Refunded,
];

#[tokio::test]
async fn batches_give_what_arrays_give() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;

    let arrays = relations::with_orders(TENANT, 100).fetch(db).await.unwrap();
    let query = relations::with_orders_in_batches(TENANT, &EVERY_STATE);
    assert_eq!(query.statements().count(), 3);
    let batches = query.fetch(db).await.unwrap();
    assert_eq!(arrays.len(), batches.len());
    for (array, batch) in arrays.iter().zip(&batches) {
        assert_eq!((array.id, array.orders.len()), (batch.id, batch.orders.len()));
        for (array, batch) in array.orders.iter().zip(&batch.orders) {
            assert_eq!(
                (array.id, array.amount, &array.note),
                (batch.id, batch.amount, &batch.note)
            );
            let items =
                |line: i16, product: &str, quantity: i32| (line, product.to_owned(), quantity);
            let left: Vec<_> =
                array.items.iter().map(|i| items(i.line, &i.product, i.quantity)).collect();
            let right: Vec<_> =
                batch.items.iter().map(|i| items(i.line, &i.product, i.quantity)).collect();
            assert_eq!(left, right);
        }
    }
    let paid = relations::with_orders_in_batches(TENANT, &[OrderStatus::Paid]);
    let paid = paid.fetch(db).await.unwrap();
    assert_eq!(paid.iter().map(|user| user.orders.len()).collect::<Vec<_>>(), [2, 1, 1, 0, 0]);
    assert!(
        relations::with_orders_in_batches(99, &EVERY_STATE).fetch(db).await.unwrap().is_empty()
    );

    // A NULL key has no rows, and a key that several rows have gives each its own.
    let users = relations::with_dearest(TENANT, 2).fetch(db).await.unwrap();
    let brought: Vec<_> =
        users.iter().map(|user| user.brought_by.first().map(|by| by.id)).collect();
    assert_eq!(brought, [None, Some(1), Some(1), Some(2), None]);
    assert_eq!(users[1].brought_by, users[2].brought_by);
    let dearest: Vec<i64> = users[0].dearest.iter().map(|order| order.id).collect();
    assert_eq!(dearest, [6, 3]);
    assert_eq!(users[0].dearest[1].items.len(), 2);

    shop.close().await.unwrap();
}

#[tokio::test]
async fn products_are_searched_by_what_is_asked() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;
    let skus = async |filter: &ProductFilter, order, most| {
        let found = search::products(TENANT, filter, order, most).fetch(db).await.unwrap();
        found.into_iter().map(|product| product.sku).collect::<Vec<_>>().join(" ")
    };

    let all = ProductFilter::default();
    assert_eq!(skus(&all, ProductOrder::Name, None).await, "B-102 B-103 B-101 B-104 B-100");
    assert_eq!(skus(&all, ProductOrder::Price, Some(2)).await, "B-101 B-100");

    let crime = ProductFilter { category: Some(4), ..all.clone() };
    assert_eq!(skus(&crime, ProductOrder::Price, None).await, "B-101 B-100");
    let stocked = ProductFilter { in_stock: Some(20), ..crime.clone() };
    assert_eq!(skus(&stocked, ProductOrder::Newest, None).await, "B-100");
    let text = ProductFilter { text: Some("harbour".into()), ..all.clone() };
    assert_eq!(skus(&text, ProductOrder::Newest, None).await, "B-100");
    let listed = ProductFilter { skus: Some(vec!["B-103".into(), "B-104".into()]), ..all.clone() };
    assert_eq!(skus(&listed, ProductOrder::Price, None).await, "B-104 B-103");

    // One bound alone asks for nothing.
    let bound = ProductFilter { cheapest: Some(cents(1_800)), ..all.clone() };
    assert_eq!(skus(&bound, ProductOrder::Name, Some(1)).await, "B-102");
    let half = search::products(TENANT, &bound, ProductOrder::Name, None);
    assert!(!half.sql().contains("BETWEEN"), "{}", half.sql());
    let bounds = ProductFilter { dearest: Some(cents(2_000)), ..bound };
    assert_eq!(skus(&bounds, ProductOrder::Name, None).await, "B-102");
    shop.close().await.unwrap();
}

#[tokio::test]
async fn users_are_found_by_one_key_or_another() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;
    let names = async |by: By| {
        let found = search::users_by(TENANT, &by).fetch(db).await.unwrap();
        found.into_iter().map(|user| user.name).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(names(By::Id(3)).await, "Chloe Martin");
    assert_eq!(names(By::Email("ADA@alder.example".into())).await, "Ada Alvarez");
    assert_eq!(names(By::Referrer { id: 2, active: None }).await, "Dmitri Petrov");
    assert_eq!(names(By::Referrer { id: 2, active: Some(true) }).await, "");
    shop.close().await.unwrap();
}

#[tokio::test]
async fn a_patch_changes_what_it_says() {
    let shop = Shop::open().await.unwrap();
    let db = &shop.client;
    let patched = async |patch: &UserPatch| search::patch_user(2, patch).fetch(db).await.unwrap();

    let nothing = UserPatch::default();
    let ben = patched(&nothing).await.unwrap();
    assert_eq!((ben.name.as_str(), ben.active, ben.referred_by), ("Ben Okafor", true, Some(1)));

    let renamed = UserPatch { name: Some("Ben O.".into()), ..nothing.clone() };
    let ben = patched(&renamed).await.unwrap();
    assert_eq!((ben.name.as_str(), ben.active, ben.referred_by), ("Ben O.", true, Some(1)));

    let orphaned = UserPatch { referred_by: Some(None), active: Some(false), ..nothing.clone() };
    let ben = patched(&orphaned).await.unwrap();
    assert_eq!((ben.name.as_str(), ben.active, ben.referred_by), ("Ben O.", false, None));
    assert!(search::patch_user(999, &nothing).fetch(db).await.unwrap().is_none());

    // Nothing to set: no trigger fires, no new version of the row is written.
    let touched = async || {
        let row =
            db.query_one("select updated_at, xmin::text from products where sku = 'C-1'", &[]);
        let row = row.await.unwrap();
        (row.get::<_, DateTime<Utc>>(0), row.get::<_, String>(1))
    };
    let before = touched().await;
    assert_eq!(search::patch_product("C-1", None, None).execute(db).await.unwrap(), 1);
    assert_eq!(touched().await, before);
    assert_eq!(search::patch_product("C-1", None, Some(5)).execute(db).await.unwrap(), 1);
    assert_ne!(touched().await, before);
    assert_eq!(search::patch_product("none", None, None).execute(db).await.unwrap(), 0);

    let placed = search::place(TENANT, 3, None, None).fetch(db).await.unwrap();
    assert_eq!((placed.status, placed.amount), (OrderStatus::Cart, Decimal::ZERO));
    let paid = search::place(TENANT, 4, Some(OrderStatus::Paid), None).fetch(db).await.unwrap();
    assert_eq!(paid.status, OrderStatus::Paid);
    shop.close().await.unwrap();
}
