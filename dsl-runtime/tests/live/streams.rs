//! Rows one by one, in batches, and from a cursor; leaving them half-way.

use std::time::Duration;

use sqlweave_runtime::private::{Many, NotNull, One, Query};
use sqlweave_runtime::{Connection, Error, Executor, sql};
use tokio_postgres::NoTls;

use crate::support::{column, connect, query};

fn series(n: i32) -> Query<i32, Many> {
    query("select v from generate_series(1, $1) as v", column(23), |r| Some(r.i32()))
        .bind::<sql::integer, NotNull, _>(&n)
}

async fn is_usable(db: &impl Executor) {
    assert_eq!(series(3).fetch(db).await.unwrap(), [1, 2, 3]);
}

#[tokio::test]
async fn batches() {
    let db = Connection::new(connect("").await);
    for (rows, size, lengths) in [
        (10, 4, vec![4, 4, 2]),
        (8, 4, vec![4, 4]),
        (0, 4, vec![]),
        (3, 0, vec![1, 1, 1]),
        (3, 100, vec![3]),
    ] {
        let mut batches = series(rows).batches(&db, size);
        let mut seen = Vec::new();
        let mut all = Vec::new();
        while let Some(batch) = batches.try_next().await.unwrap() {
            seen.push(batch.len());
            all.extend(batch);
        }
        assert_eq!(seen, lengths);
        assert_eq!(all, (1..=rows).collect::<Vec<_>>());
        assert!(batches.next().await.is_none());
    }
    let fails: Query<i32, Many> =
        query("select 1 / (5 - v) as v from generate_series(1, 9) v", column(23), |r| {
            Some(r.i32())
        });
    let mut batches = fails.batches(&db, 100);
    assert_eq!(batches.next().await.unwrap().unwrap_err().sqlstate().unwrap().code(), "22012");
    assert!(batches.next().await.is_none());
    let mut batches = series(1_000_000).batches(&db, 10);
    assert_eq!(batches.try_next().await.unwrap().unwrap().len(), 10);
    drop(batches);
    is_usable(&db).await;
}

async fn pausing(db: &impl Executor) -> Result<(), Error> {
    let mut cursor = series(25).cursor(db).await?;
    let mut other = series(5).cursor(db).await?;
    assert_eq!(cursor.fetch(10).await?, (1..=10).collect::<Vec<_>>());
    is_usable(db).await;
    assert_eq!(other.fetch(3).await?, [1, 2, 3]);
    assert_eq!(cursor.fetch(10).await?, (11..=20).collect::<Vec<_>>());
    assert_eq!(cursor.fetch(10).await?, (21..=25).collect::<Vec<_>>());
    assert_eq!(cursor.fetch(10).await?, Vec::<i32>::new());
    cursor.close().await?;
    drop(other);
    let open: Query<i64, One> = query(
        "select count(*) as v from pg_cursors where name like 'sqlweave%'",
        column(20),
        |r| Some(r.i64()),
    );
    assert_eq!(open.fetch(db).await?, 0);
    Ok(())
}

#[tokio::test]
async fn cursors() {
    let mut client = connect("").await;
    let transaction = client.transaction().await.unwrap();
    pausing(&transaction).await.unwrap();
    transaction.commit().await.unwrap();
    let mut db = Connection::new(client);
    let transaction = db.transaction().await.unwrap();
    pausing(&transaction).await.unwrap();
    transaction.commit().await.unwrap();
    // Outside of a transaction the server has none.
    let error = series(5).cursor(&db).await.unwrap_err();
    assert_eq!(error.sqlstate().unwrap().code(), "25P01");
    is_usable(&db).await;
}

#[tokio::test]
async fn futures_that_are_dropped() {
    let db = Connection::new(connect("").await);
    let slow: Query<i32, One> =
        query("select 1 as v from pg_sleep(0.05)", column(23), |r| Some(r.i32()));
    for limit in [0, 1, 5, 20, 49, 51, 60] {
        let limit = Duration::from_millis(limit);
        let _ = tokio::time::timeout(limit, slow.clone().fetch(&db)).await;
        let _ = tokio::time::timeout(limit, series(100_000).fetch(&db)).await;
        is_usable(&db).await;
    }
}

#[tokio::test]
async fn what_runs_can_be_canceled() {
    let db = Connection::new(connect("").await);
    let forever: Query<i64, Many> =
        query("select generate_series(1, 1e15::bigint) as v", column(20), |r| Some(r.i64()));
    let mut rows = forever.stream(&db);
    assert_eq!(rows.try_next().await.unwrap(), Some(1));
    db.cancel_token().cancel_query(NoTls).await.unwrap();
    let error = loop {
        match rows.try_next().await {
            Ok(row) => assert!(row.is_some()),
            Err(error) => break error,
        }
    };
    assert!(error.is_canceled());
    drop(rows);
    is_usable(&db).await;
}
