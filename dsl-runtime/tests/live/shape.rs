//! The ways to run a query, what each gives, and the executors.

use std::sync::Arc;

use sqlweave_runtime::private::{AtMostOne, Columns, Many, NotNull, Nothing, One, Query, Scalar};
use sqlweave_runtime::{ErrorKind, SqlState};
use sqlweave_runtime::{Executor, sql};

use crate::support::{column, connect, query};

#[derive(Debug, PartialEq, Clone)]
struct Row {
    v: i32,
}

impl Scalar for Row {
    type Value = i32;
    fn into_value(self) -> i32 {
        self.v
    }
}

fn series<S>(n: i32) -> Query<Row, S> {
    query("select v from generate_series(1, $1) as v", column(23), |r| Some(Row { v: r.i32() }))
        .bind::<sql::integer, NotNull, _>(&n)
}

#[tokio::test]
async fn each_shape_gives_what_it_says() {
    let db = connect("").await;
    assert_eq!(series::<Many>(2).fetch(&db).await.unwrap(), [Row { v: 1 }, Row { v: 2 }]);
    assert_eq!(series::<Many>(0).fetch(&db).await.unwrap(), []);
    assert_eq!(series::<AtMostOne>(1).fetch(&db).await.unwrap(), Some(Row { v: 1 }));
    assert_eq!(series::<AtMostOne>(0).fetch(&db).await.unwrap(), None);
    assert_eq!(series::<One>(1).fetch(&db).await.unwrap(), Row { v: 1 });
    let none = series::<One>(0).fetch(&db).await.unwrap_err();
    assert_eq!(none.kind(), ErrorKind::NoRows);
    for query in [series::<One>(2).fetch_one(&db).await, series::<Many>(2).fetch_one(&db).await] {
        assert_eq!(query.unwrap_err().kind(), ErrorKind::TooManyRows);
    }
    // The connection is usable behind every one of these.
    assert_eq!(series::<Many>(3).scalars().fetch_all(&db).await.unwrap(), [1, 2, 3]);
    assert_eq!(series::<One>(1).scalars().map(|v| v + 1).fetch(&db).await.unwrap(), 2);
    assert_eq!(series::<Many>(5).execute(&db).await.unwrap(), 5);
    assert_eq!(series::<Many>(5).sql(), "select v from generate_series(1, $1) as v");
}

#[tokio::test]
async fn statements_without_rows() {
    let db = connect("create table t (a int)").await;
    let nothing = Columns { names: "", oids: &[], user_types: &[] };
    let insert: Query<(), Nothing> = query("insert into t values (1), (2)", nothing, |_| Some(()));
    assert_eq!(insert.clone().execute(&db).await.unwrap(), 2);
    insert.fetch(&db).await.unwrap();
}

#[tokio::test]
async fn a_query_is_a_value_that_can_be_sent_twice() {
    let db = Arc::new(connect("").await);
    let first = series::<Many>(2);
    let second = first.clone();
    let task = tokio::spawn({
        let db = Arc::clone(&db);
        async move { second.fetch(&db).await.unwrap().len() }
    });
    assert_eq!(first.fetch(&db).await.unwrap().len(), 2);
    assert_eq!(task.await.unwrap(), 2);
}

#[tokio::test]
async fn executors() {
    async fn count(db: &impl Executor) -> usize {
        series::<Many>(2).fetch(db).await.unwrap().len()
    }
    let mut client = connect("create table t (a int)").await;
    let mut transaction = client.transaction().await.unwrap();
    assert_eq!(count(&transaction).await, 2);
    let savepoint = transaction.savepoint("s").await.unwrap();
    assert_eq!(count(&savepoint).await, 2);
    savepoint.commit().await.unwrap();
    let by_mut = &mut transaction;
    assert_eq!(series::<Many>(2).fetch(by_mut).await.unwrap().len(), 2);
    assert_eq!(count(&by_mut).await, 2);
    let (a, b) = tokio::join!(count(&transaction), count(&transaction));
    assert_eq!(a + b, 4);
    transaction.rollback().await.unwrap();
    let boxed = Box::new(client);
    assert_eq!(count(&boxed).await, 2);
    let shared = Arc::new(boxed);
    assert_eq!(count(&shared).await, 2);
    assert_eq!(count(&&shared).await, 2);
}

#[tokio::test]
async fn streams_come_row_by_row_and_can_be_dropped() {
    let db = connect("").await;
    let mut rows = series::<Many>(1_000_000).stream(&db);
    let mut seen = 0;
    while let Some(row) = rows.try_next().await.unwrap() {
        seen += 1;
        assert_eq!(row.v, seen);
        if seen == 1000 {
            break;
        }
    }
    drop(rows);
    assert_eq!(series::<Many>(1).scalars().fetch(&db).await.unwrap(), [1]);
    let mut rows = series::<Many>(3).scalars().stream(&db);
    assert_eq!(rows.try_next().await.unwrap(), Some(1));
    assert_eq!(rows.next().await.unwrap().unwrap(), 2);
    assert_eq!(rows.try_next().await.unwrap(), Some(3));
    assert_eq!(rows.try_next().await.unwrap(), None);
    assert_eq!(rows.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn the_server_s_errors_carry_their_state_and_no_parameter() {
    let db = connect("create table t (a int primary key)").await;
    let nothing = Columns { names: "", oids: &[], user_types: &[] };
    let insert = |n: i32| -> Query<(), Nothing> {
        query("insert into t values ($1)", nothing, |_| Some(()))
            .bind::<sql::integer, NotNull, _>(&n)
    };
    insert(424_242).fetch(&db).await.unwrap();
    let error = insert(424_242).fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Database);
    assert_eq!(error.sqlstate(), Some(&SqlState::UNIQUE_VIOLATION));
    assert_eq!(error.as_db().unwrap().constraint(), Some("t_pkey"));
    assert_eq!(
        error.to_string(),
        "[23505] duplicate key value violates unique constraint \"t_pkey\""
    );
    assert!(!format!("{:?}", insert(424_242)).contains("424242"));
    let mut stream = insert(424_242).stream(&db);
    assert!(stream.next().await.unwrap().is_err());
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_closed_connection() {
    let db = connect("").await;
    let kill = "select pg_terminate_backend(pg_backend_pid())";
    db.batch_execute(kill).await.unwrap_err();
    tokio::time::timeout(std::time::Duration::from_secs(10), async {
        while !db.is_closed() {
            tokio::task::yield_now().await;
        }
    })
    .await
    .unwrap();
    let error = series::<Many>(1).fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Closed);
    assert_eq!(error.to_string(), "the connection is closed");
}
