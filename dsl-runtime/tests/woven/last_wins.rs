//! Upserts of rows that hold the same key twice.

use rust_decimal::Decimal;
use sqlweave::query;

use crate::connect;

#[tokio::test]
#[allow(non_snake_case)]
async fn the_last_row_of_a_key_counts_for_any_chunk_size() {
    let mut db = connect().await;
    for chunk in [1, 200, 1 << 20] {
        db.batch_execute("truncate ranks; truncate users cascade").await.unwrap();
        let rows = (0..1000).map(|n| (format!("u{}@x", n % 7), format!("name {n}")));
        let ids = query! {
            insert into users (email, displayName) values {..(email, displayName) in rows}
            on conflict (email) last wins do update set displayName = excluded.displayName
            returning id
        };
        let ids = ids.chunk_bytes(chunk).fetch(&mut db).await.unwrap();
        assert!(ids.len() >= 7);
        let found = query! { select email, displayName as name from users order by id desc };
        let mut found: Vec<(String, Option<String>)> =
            found.fetch(&db).await.unwrap().into_iter().map(|row| (row.email, row.name)).collect();
        found.sort();
        let last = |key: i32| (0..1000).rev().find(|n| n % 7 == key).unwrap();
        let expected: Vec<(String, Option<String>)> =
            (0..7).map(|key| (format!("u{key}@x"), Some(format!("name {}", last(key))))).collect();
        assert_eq!(found, expected, "chunks of {chunk}");
    }
}

#[tokio::test]
async fn keys_are_compared_as_the_table_has_them() {
    let mut db = connect().await;
    let n = |text: &str| Some(text.parse::<Decimal>().unwrap());
    // Spaces behind the third character are cut, weights are rounded, and NULL is no key.
    let rows = [
        (Some("abc  "), n("1.04"), "first"),
        (Some("abc"), n("1.01"), "last"),
        (None, n("1.0"), "without"),
        (None, n("1.0"), "without"),
        (Some("abc"), None, "unweighed"),
        (Some("abc"), None, "unweighed"),
    ];
    let written = query! {
        insert into ranks (code, weight, note) values {..(code, weight, note) in rows}
        on conflict (code, weight) last wins do update set note = excluded.note
    };
    assert_eq!(written.execute(&mut db).await.unwrap(), 5);
    let found = query! { select note from ranks order by note };
    let found: Vec<_> = found.scalars().fetch(&db).await.unwrap().into_iter().flatten().collect();
    assert_eq!(found, ["last", "unweighed", "unweighed", "without", "without"]);
}

#[tokio::test]
async fn what_depends_on_chunks_is_sent_in_one() {
    let mut db = connect().await;
    let rows = (0..500).map(|n| ("key", Decimal::ONE, format!("note {n}")));
    let written = query! {
        insert into ranks (code, weight, note) values {..(code, weight, note) in rows}
        on conflict (code, weight) last wins do update set note = excluded.note, times = ranks.times + 1
    };
    assert_eq!(written.chunk_bytes(1).execute(&mut db).await.unwrap(), 1);
    let row = query! { select note, times from ranks }.fetch(&db).await.unwrap();
    assert_eq!((row.len(), row[0].note.as_deref(), row[0].times), (1, Some("note 499"), 1));
}

#[tokio::test]
async fn without_it_the_server_refuses_the_second_touch() {
    let mut db = connect().await;
    let rows = [("key", Decimal::ONE), ("key", Decimal::ONE)];
    let written = query! {
        insert into ranks (code, weight) values {..(code, weight) in rows}
        on conflict (code, weight) do update set note = "again"
    };
    let error = written.execute(&mut db).await.unwrap_err();
    assert_eq!(error.sqlstate().map(|state| state.code()), Some("21000"));
}
