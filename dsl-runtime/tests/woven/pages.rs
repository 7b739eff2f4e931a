//! Keyset pages, turned forward and back.

use serde_json::Value;
use sqlweave::{ErrorKind, Page, PageCursor, query};
use tokio_postgres::Client;
use tokio_postgres::types::ToSql;

use crate::{add_order, add_orders, add_user, connect};

query! {
    fn orders(after: Option<PageCursor>, before: Option<PageCursor>, n: i64) -> Page<Order> {
        select id, amount from orders page by amount desc, id after {?after} before {?before} limit {n}
    }
}

query! {
    fn latest(after: Option<&PageCursor>) -> Page<Latest> {
        select id from orders page by id desc after {?after} limit 2
    }
}

#[tokio::test]
async fn pages_are_turned_forward_and_back() {
    let db = connect().await;
    let (ann, _) = add_orders(&db).await.unwrap();
    for _ in 0..4 {
        add_order(ann, "5".parse().unwrap(), &[]).fetch(&db).await.unwrap();
    }
    let ids = |page: &Page<Order>| page.rows.iter().map(|row| row.id.0).collect::<Vec<i64>>();
    let first = orders(None, None, 3).fetch(&db).await.unwrap();
    assert_eq!((ids(&first), &first.previous), (vec![2, 1, 4], &None));
    let second = orders(first.next.clone(), None, 3).fetch(&db).await.unwrap();
    assert_eq!(ids(&second), [5, 6, 7]);
    let third = orders(second.next.clone(), None, 3).fetch(&db).await.unwrap();
    assert_eq!((ids(&third), &third.next), (vec![3], &None));
    let back = orders(None, third.previous.clone(), 3).fetch(&db).await.unwrap();
    assert_eq!(ids(&back), [5, 6, 7]);
    let back = orders(None, back.previous, 3).fetch(&db).await.unwrap();
    assert_eq!((ids(&back), back.previous), (vec![2, 1, 4], None));
    let between = orders(first.next.clone(), third.previous, 2).fetch(&db).await.unwrap();
    assert_eq!(ids(&between), [5, 6]);
}

#[tokio::test]
async fn a_page_is_json() {
    let db = connect().await;
    add_orders(&db).await.unwrap();
    let page = orders(None, None, 1).fetch(&db).await.unwrap().map(|row| row.id.0);
    let json = serde_json::to_value(&page).unwrap();
    let next = page.next.as_ref().unwrap().to_string();
    assert_eq!(json, serde_json::json!({ "rows": page.rows, "next": next, "previous": null }));
    assert_eq!(serde_json::from_value::<Page<i64>>(json).unwrap(), page);
}

#[tokio::test]
async fn a_cursor_is_of_one_query() {
    let db = connect().await;
    add_orders(&db).await.unwrap();
    add_user("cid@example.org").fetch(&db).await.unwrap();
    let first = orders(None, None, 1).fetch(&db).await.unwrap();
    let next = first.next.unwrap();
    let again: PageCursor = next.to_string().parse().unwrap();
    assert_eq!(again, next);
    let error = latest(Some(&next)).fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::PageCursor);
    let page = latest(None).fetch(&db).await.unwrap();
    assert_eq!(page.rows.len(), 2);
    let rest = latest(page.next.as_ref()).fetch(&db).await.unwrap();
    assert_eq!((rest.rows.len(), rest.next), (1, None));
}

query! {
    fn by_kind(after: Option<PageCursor>, before: Option<PageCursor>, n: i64) -> Page<ByKind> {
        select id from events page by kind desc, id desc after {?after} before {?before} limit {n}
    }
}

query! {
    fn by_name(after: Option<PageCursor>, before: Option<PageCursor>, n: i64) -> Page<ByName> {
        select id, name from events
        page by kind, name desc, id after {?after} before {?before} limit {n}
    }
}

query! {
    fn by_rank(after: Option<PageCursor>, before: Option<PageCursor>, n: i64) -> Page<ByRank> {
        select id from events
        page by rank desc nulls last, id after {?after} before {?before} limit {n}
    }
}

query! {
    fn by_rank_within(after: Option<PageCursor>, before: Option<PageCursor>, n: i64) -> Page<Within> {
        select kind, id from events
        page by kind desc, rank nulls first, id desc after {?after} before {?before} limit {n}
    }
}

/// Numbers that differ from run to run, by a seed that is told.
struct Random(u64);

impl Random {
    fn new() -> Random {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        let given = std::env::var("SQLWEAVE_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or(now.as_nanos() as u64);
        println!("SQLWEAVE_SEED={seed}");
        Random(seed)
    }

    /// Below `end`.
    fn below(&mut self, end: u64) -> u64 {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

async fn insert(db: &Client, random: &mut Random, rows: u64) {
    for _ in 0..rows {
        let kind = random.below(3) as i16;
        let rank = (random.below(3) > 0).then(|| random.below(4) as i32);
        let name = ["a", "B", "b", "ä", ""][random.below(5) as usize];
        query! { insert into events (kind, rank, name) values ({kind}, {rank}, {name}) }
            .fetch(db)
            .await
            .unwrap();
    }
}

/// The rows that were there at the beginning come once each and in order, on the way there and on the way back, whatever
/// is inserted meanwhile.
macro_rules! walk {
    ($db:expr, $random:expr, $query:ident, $order:literal) => {{
        let all = format!("select id from events order by {}", $order);
        let expected: Vec<i64> =
            $db.query(&all, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
        let mut there = Vec::new();
        let mut cursor = None;
        let (mut back, last) = loop {
            let n = 1 + $random.below(6) as i64;
            let page = $query(cursor, None, n).fetch($db).await.unwrap();
            assert!(page.rows.len() as i64 <= n);
            let known = there.len();
            there.extend(page.rows.iter().map(|row| row.id).filter(|id| expected.contains(id)));
            cursor = page.next;
            if cursor.is_none() {
                break (page.previous, there.len() - known);
            }
            let more = $random.below(3);
            insert($db, &mut $random, more).await;
        };
        assert_eq!(there, expected, "forward by {}", $order);
        let mut reversed = Vec::new();
        while let Some(before) = back {
            let n = 1 + $random.below(6) as i64;
            let page = $query(None, Some(before), n).fetch($db).await.unwrap();
            assert_eq!(page.next.is_none(), page.rows.is_empty());
            reversed.extend(page.rows.iter().rev().map(|row| row.id));
            back = page.previous;
            let more = $random.below(2);
            insert($db, &mut $random, more).await;
        }
        reversed.retain(|id| expected.contains(id));
        reversed.reverse();
        assert_eq!(
            Some(&reversed[..]),
            expected.get(..expected.len() - last),
            "back by {}",
            $order
        );
    }};
}

#[tokio::test]
async fn each_row_comes_once_and_in_order() {
    let db = &connect().await;
    let mut random = Random::new();
    for _ in 0..12 {
        db.batch_execute("truncate events").await.unwrap();
        let rows = 1 + random.below(40);
        insert(db, &mut random, rows).await;
        walk!(db, random, by_kind, "kind desc, id desc");
        walk!(db, random, by_name, "kind, name desc, id");
        walk!(db, random, by_rank, "rank desc nulls last, id");
        walk!(db, random, by_rank_within, "kind desc, rank nulls first, id desc");
    }
}

/// How many rows a statement reads: those that scans give and those that they throw away.
async fn read_rows(db: &Client, sql: &str, params: &[&(dyn ToSql + Sync)]) -> u64 {
    fn count(node: &Value) -> u64 {
        let number = |key: &str| node[key].as_f64().unwrap_or(0.0) as u64;
        let below = node["Plans"].as_array().map_or(0, |plans| plans.iter().map(count).sum());
        match node["Node Type"].as_str() {
            Some(kind) if kind.contains("Scan") => {
                number("Actual Rows") + number("Rows Removed by Filter") + below
            }
            _ => below,
        }
    }
    let explained = db.query_one(&format!("explain (analyze, format json) {sql}"), params).await;
    let plan: Value = explained.unwrap().get(0);
    count(&plan[0]["Plan"])
}

#[tokio::test]
async fn a_page_reads_its_own_rows() {
    let db = &connect().await;
    let fill = "insert into events (kind, rank, name)
                select n % 500, n, 'n' || n % 7 from generate_series(1, 20000) n; analyze events";
    db.batch_execute(fill).await.unwrap();
    let first = by_kind(None, None, 20).fetch(db).await.unwrap();
    let sql = by_kind(first.next.clone(), None, 20).sql().into_owned();
    let there = read_rows(db, &sql, &[&250_i16, &10_250_i64, &21_i64]).await;
    assert_eq!(there, 21, "{sql}");
    let sql = by_kind(None, first.next, 20).sql().into_owned();
    let back = read_rows(db, &sql, &[&250_i16, &10_250_i64, &21_i64]).await;
    assert_eq!(back, 21, "{sql}");
    // With directions mixed, or NULLs, the page may be in each of several ranges.
    let first = by_name(None, None, 20).fetch(db).await.unwrap();
    let sql = by_name(first.next, None, 20).sql().into_owned();
    let mixed = read_rows(db, &sql, &[&250_i16, &"n3", &10_250_i64, &21_i64]).await;
    assert!((21..=3 * 21).contains(&mixed), "{mixed} rows: {sql}");
    let first = by_rank(None, None, 20).fetch(db).await.unwrap();
    let sql = by_rank(first.next, None, 20).sql().into_owned();
    let nulls = read_rows(db, &sql, &[&Some(10_000_i32), &10_000_i64, &21_i64]).await;
    assert!((21..=4 * 21).contains(&nulls), "{nulls} rows: {sql}");
}

/// Texts that are no cursors, or those of others, never reach the server.
#[tokio::test]
async fn hostile_cursors_are_refused() {
    let db = &connect().await;
    insert(db, &mut Random::new(), 10).await;
    let page = by_kind(None, None, 3).fetch(db).await.unwrap();
    let text = page.next.unwrap().to_string();
    let mut tried = 0;
    let mut refused = |text: &str| {
        tried += 1;
        assert!(text.parse::<PageCursor>().is_err(), "{text}");
    };
    for at in 0..text.len() {
        refused(&text[..at]);
        for other in ["A", "_", "'", "\0", " ", "é"] {
            let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
            if changed != text {
                refused(&changed);
            }
        }
    }
    for hostile in
        ["' or 1=1 --", "$1", "null", "{}", "%00", "../", "\u{202e}", "AQ==", &"A".repeat(100_000)]
    {
        refused(hostile);
    }
    assert!(tried > 200, "{tried} texts");
}

query! {
    fn bounded(n: i64) -> Page<Bounded> { select id from orders page by id after {?None::<PageCursor>} limit {n} }
}

#[tokio::test]
async fn a_page_has_rows() {
    let db = connect().await;
    add_orders(&db).await.unwrap();
    let error = bounded(0).fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
    assert!(error.to_string().contains("at least one row"), "{error}");
    let error = bounded(-1).fetch(&db).await.unwrap_err();
    assert_eq!(error.sqlstate().map(|state| state.code()), Some("2201W"));
    assert_eq!(bounded(i64::MAX).fetch(&db).await.unwrap().next, None);
}

/// Rows that a cursor was to lead to are gone: the empty page leads back, to all that is left.
macro_rules! empty_pages {
    ($db:expr, $query:ident, $order:literal) => {{
        let ids = |rows: &[i64]| rows.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        let all = format!("select id from events order by {}", $order);
        let ordered = || async {
            let rows = $db.query(&all, &[]).await.unwrap();
            rows.iter().map(|row| row.get(0)).collect::<Vec<i64>>()
        };
        $db.batch_execute("truncate events").await.unwrap();
        insert($db, &mut Random::new(), 7).await;
        let expected: Vec<i64> = ordered().await;
        let first = $query(None, None, 3).fetch($db).await.unwrap();
        let gone = format!("delete from events where id in ({})", ids(&expected[3..]));
        $db.batch_execute(&gone).await.unwrap();
        let empty = $query(first.next.clone(), None, 2).fetch($db).await.unwrap();
        assert!(empty.rows.is_empty() && empty.next.is_none());
        let text = empty.previous.unwrap().to_string();
        let last = $query(None, Some(text.parse().unwrap()), 2).fetch($db).await.unwrap();
        let found: Vec<i64> = last.rows.iter().map(|row| row.id).collect();
        assert_eq!((&found[..], &last.next), (&expected[1..3], &None), "{}", $order);
        let before = $query(None, last.previous.clone(), 2).fetch($db).await.unwrap();
        assert_eq!(before.rows[0].id, expected[0]);
        assert_eq!((before.rows.len(), before.previous), (1, None));
        // Between a cursor and the end.
        let rest = $query(before.next.clone(), Some(text.parse().unwrap()), 5);
        let rest = rest.fetch($db).await.unwrap();
        let found: Vec<i64> = rest.rows.iter().map(|row| row.id).collect();
        assert_eq!((&found[..], rest.next), (&expected[1..3], None), "{}", $order);

        // The other way round.
        let gone = format!("delete from events where id in ({})", ids(&expected[..1]));
        $db.batch_execute(&gone).await.unwrap();
        let empty = $query(None, last.previous, 2).fetch($db).await.unwrap();
        assert!(empty.rows.is_empty() && empty.previous.is_none());
        let again = $query(empty.next.clone(), None, 1).fetch($db).await.unwrap();
        assert_eq!((again.rows[0].id, again.previous), (expected[1], None), "{}", $order);
        assert!(again.next.is_some());
        // Each end is for its own side.
        let wrong = $query(None, empty.next.clone(), 1).fetch($db).await.unwrap_err();
        assert_eq!(wrong.kind(), ErrorKind::PageCursor);
        let wrong = $query(Some(text.parse().unwrap()), None, 1).fetch($db).await.unwrap_err();
        assert_eq!(wrong.kind(), ErrorKind::PageCursor);
        empty.next.unwrap()
    }};
}

#[tokio::test]
async fn an_empty_page_leads_back() {
    let db = &connect().await;
    let start = empty_pages!(db, by_kind, "kind desc, id desc");
    empty_pages!(db, by_name, "kind, name desc, id");
    empty_pages!(db, by_rank, "rank desc nulls last, id");
    empty_pages!(db, by_rank_within, "kind desc, rank nulls first, id desc");
    // An end is of one query, as every cursor is.
    let error = by_name(Some(start), None, 1).fetch(db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::PageCursor);

    // Nothing is left at all.
    db.batch_execute("truncate events").await.unwrap();
    insert(db, &mut Random::new(), 2).await;
    let first = by_kind(None, None, 1).fetch(db).await.unwrap();
    db.batch_execute("truncate events").await.unwrap();
    let empty = by_kind(first.next, None, 1).fetch(db).await.unwrap();
    let empty = by_kind(None, empty.previous, 1).fetch(db).await.unwrap();
    assert_eq!((empty.rows.len(), empty.next, empty.previous), (0, None, None));
}

/// Keys that are hostile texts are carried by cursors, and stay values.
#[tokio::test]
async fn hostile_keys_are_values() {
    let db = &connect().await;
    let begins =
        ["", "'", "\"", "''", "\\", "$1", "$$", "E'", "/*", "--", "\u{202e}", "{}", "NULL"];
    let ends = [
        "",
        "; drop table events",
        "' or '1'='1",
        "') or 1=1 --",
        "::int",
        "\n;truncate events",
        "%s",
        "\\000",
        "$2",
        ", 1) < (1",
        "\u{1}0\u{1}",
        "\u{10ffff}",
        "a\tb",
        "union select null",
        "\";--",
        "*/",
    ];
    let names: Vec<String> = begins
        .iter()
        .flat_map(|begin| ends.iter().map(move |end| format!("{begin}{end}")))
        .collect();
    assert!(names.len() > 200, "{} names", names.len());
    for name in &names {
        query! { insert into events (kind, name) values (1, {name.as_str()}) }
            .fetch(db)
            .await
            .unwrap();
    }
    let sql = by_name(None, None, 1).sql().into_owned();
    let (mut cursor, mut seen) = (None, Vec::new());
    loop {
        let query = by_name(cursor.clone(), None, 1);
        assert_eq!(query.sql() == sql, cursor.is_none());
        let page = query.fetch(db).await.unwrap();
        seen.extend(page.rows.into_iter().map(|row| row.name));
        let Some(next) = page.next else { break };
        cursor = Some(next.to_string().parse::<PageCursor>().unwrap());
    }
    let count = query! { select count(*) as n from events }.scalars().fetch(db).await.unwrap();
    seen.sort();
    let mut expected = names;
    expected.sort();
    assert_eq!((count, seen.len()), (expected.len() as i64, expected.len()));
    assert_eq!(seen, expected);
}

query! {
    fn by_using(after: Option<PageCursor>) -> Page<ByUsing> {
        select user_id, o.id, p.amount from orders o join orders p using (id, user_id)
        page by user_id desc, id after {?after} limit 1
    }
}

query! {
    fn by_alias(after: Option<PageCursor>) -> Page<ByAlias> {
        select j.id, j.user_id from (orders o join orders p using (id, user_id)) as j
        page by j.user_id desc, j.id after {?after} limit 1
    }
}

query! {
    fn by_using_alias(after: Option<PageCursor>) -> Page<ByUsingAlias> {
        select o.amount from orders o join orders p using (user_id, id) as k
        page by k.user_id desc, k.id after {?after} limit 1
    }
}

#[tokio::test]
async fn keys_are_columns_of_joins() {
    let db = &connect().await;
    let (ann, _) = add_orders(db).await.unwrap();
    add_order(ann, "5".parse().unwrap(), &[]).fetch(db).await.unwrap();
    let expected = "select id from orders order by user_id desc, id";
    let expected: Vec<i64> =
        db.query(expected, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
    let (mut by_column, mut by_join, mut count) = (Vec::new(), Vec::new(), 0);
    let mut after = None;
    loop {
        let page = by_using(after).fetch(db).await.unwrap();
        by_column.extend(page.rows.iter().map(|row| row.id.0));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    loop {
        let page = by_alias(after).fetch(db).await.unwrap();
        by_join.extend(page.rows.iter().map(|row| row.id.0));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    loop {
        let page = by_using_alias(after).fetch(db).await.unwrap();
        count += page.rows.len();
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!((&by_column, &by_join, count), (&expected, &expected, expected.len()));
}
