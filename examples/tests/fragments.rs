//! A query with fragments is the query with their text in place.

use examples::{Shop, db, fragments};
use rust_decimal::Decimal;
use sqlweave::{fragment, query};

const TENANT: i64 = 1;

fragment! { fn either(u) { u.active or u.name = "x" } }
fragment! { fn named(u, name) { u.name = {name} } }
fragment! { fn waiting(j, kind) { j.payload @> kind and j.payload ->> "kind" <> "" and j.payload::text ~* {"mail"} } }

#[tokio::test]
async fn fragments_give_what_is_written_in_place() {
    let mut shop = Shop::open().await.unwrap();
    let client = &mut shop.client;

    let in_place = query! {
        select o.id, o.amount, coalesce(o.note, "") as note from orders o
        where o.tenant_id = {TENANT} and o.status in ("paid", "shipped") order by o.id
    };
    let shared = fragments::earning_orders(TENANT);
    assert_eq!(shared.sql(), in_place.sql());
    let (shared, in_place) =
        (shared.fetch(client).await.unwrap(), in_place.fetch(client).await.unwrap());
    assert_eq!(shared.len(), in_place.len());
    assert!(!shared.is_empty() && shared.iter().zip(&in_place).all(|(a, b)| a.id == b.id));

    let least = Decimal::ONE;
    let in_place = query! {
        with spent as (
            select o.user_id, sum(o.amount) as total from orders o
            where o.tenant_id = {TENANT} and o.status in ("paid", "shipped")
            group by o.user_id
        )
        select u.name, s.total from users u join spent s on s.user_id = u.id where s.total >= {least} order by u.name
    };
    let shared = fragments::spenders(TENANT, least);
    assert_eq!(shared.sql(), in_place.sql());
    assert!(!shared.fetch(client).await.unwrap().is_empty());

    // An OR keeps to itself; Rust is what stands at the call.
    let name = "Ada".to_owned();
    let shared =
        query! { select x.id from users x where either!(x) and not named!(x, name.trim()) };
    let in_place = query! {
        select x.id from users x where (x.active or x.name = "x") and not (x.name = {name.trim()})
    };
    assert_eq!(shared.sql(), in_place.sql());

    // Operators that are no tokens of Rust stay whole, in the fragment and what is given to it, through a second fragment too.
    let shared = query! {
        select j.id from jobs j
        where waiting!(j, (jsonb_build_object("kind", "mail") || "{}")) and waiting!(j, "{}") and j.payload @> "{}"
    };
    let in_place = query! {
        select j.id from jobs j
        where j.payload @> (jsonb_build_object("kind", "mail") || "{}") and j.payload ->> "kind" <> ""
            and j.payload::text ~* {"mail"} and j.payload @> "{}" and j.payload ->> "kind" <> ""
            and j.payload::text ~* {"mail"} and j.payload @> "{}"
    };
    assert_eq!(shared.sql(), in_place.sql());
    shared.fetch(client).await.unwrap();
    let _: Option<db::OrderStatus> = None;
    shop.close().await.unwrap();
}
