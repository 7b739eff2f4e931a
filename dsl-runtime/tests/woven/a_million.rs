//! A million rows, and a failure half-way: nothing is kept that was not promised, and nothing lost that was.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlweave::{ErrorKind, query};
use tokio_postgres::Client;

use crate::connect;

const ROWS: i32 = 1_000_000;
/// The server refuses this one: two rows have its key.
const HALF: i32 = 600_000;

async fn kept(db: &Client) -> u64 {
    let count = query! { select count(*) as n from ranks }.scalars().fetch(db).await.unwrap();
    u64::try_from(count).unwrap()
}

/// Codes are three characters long; weights tell the rows apart, but for one.
fn rows() -> impl Iterator<Item = (&'static str, i32)> {
    (0..ROWS).map(|n| ("abc", if n == HALF { 7 } else { n }))
}

#[tokio::test]
async fn that_fail_half_way() {
    let mut db = connect().await;
    // So many rows have more digits than the table's weights.
    db.batch_execute("alter table ranks alter weight type numeric(12, 1)").await.unwrap();

    let insert = || {
        query! {
            insert into ranks (code, weight)
            select r.code, r.weight from {..(code, weight) in rows()} as r(code, weight int)
        }
    };
    let error = insert().execute(&mut db).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sqlstate().map(|s| s.code())),
        (ErrorKind::Database, Some("23505"))
    );
    assert_eq!(kept(&db).await, 0);

    // Each chunk by itself: what was told of is there, and nothing else.
    let told = Arc::new(AtomicU64::new(0));
    let heard = Arc::clone(&told);
    let running = insert().on_progress(move |p| heard.store(p.rows, Ordering::Relaxed)).per_chunk();
    let error = running.execute(&db).await.unwrap_err();
    assert_eq!(error.sqlstate().map(|state| state.code()), Some("23505"));
    let told = told.load(Ordering::Relaxed);
    assert!(told > 100_000 && told <= HALF as u64, "{told}");
    assert_eq!(kept(&db).await, told);

    // A savepoint of a transaction that goes on.
    db.batch_execute("truncate ranks").await.unwrap();
    let mut transaction = db.transaction().await.unwrap();
    query! { insert into ranks (code) values ("one") }.execute(&transaction).await.unwrap();
    insert().execute(&mut transaction).await.unwrap_err();
    query! { insert into ranks (code) values ("two") }.execute(&transaction).await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(kept(&db).await, 2);

    // COPY, which counts all rows or none.
    db.batch_execute("truncate ranks").await.unwrap();
    let weighed = rows().map(|(code, weight)| (code, rust_decimal::Decimal::from(weight)));
    let copy = query! { copy ranks (code, weight) from {..(code, weight) in weighed} };
    let error = copy.execute(&db).await.unwrap_err();
    assert_eq!(error.sqlstate().map(|state| state.code()), Some("23505"));
    assert_eq!(kept(&db).await, 0);
    let whole = rows().filter(|(_, n)| *n != 7);
    let whole = query! {
        insert into ranks (code, weight)
        select r.code, r.weight from {..(code, weight) in whole} as r(code, weight int)
    };
    assert_eq!(whole.execute(&mut db).await.unwrap(), ROWS as u64 - 2);
    assert_eq!(kept(&db).await, ROWS as u64 - 2);
}
