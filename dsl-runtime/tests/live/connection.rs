//! A connection with a statement cache: what it keeps, what it closes, and what it prepares again.

use std::pin::pin;
use std::task::{Context, Waker};

use sqlweave_runtime::private::{Columns, Many, NotNull, Nothing, One, Query};
use sqlweave_runtime::{Connection, ErrorKind, SqlState, TransactionOptions, sql};
use tokio_postgres::IsolationLevel;

use crate::support::{column, connect, query};

/// The prepared statements of the session that are ours, by their texts.
async fn prepared(db: &Connection) -> Vec<String> {
    let sql = "select statement from pg_prepared_statements where statement like '% as v%' \
               order by prepare_time, name";
    let rows = db.client().simple_query(sql).await.unwrap();
    let texts = rows.iter().filter_map(|row| match row {
        tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    });
    texts.collect()
}

fn number(n: i32) -> Query<i32, One> {
    query(&format!("select {n} as v"), column(23), |r| Some(r.i32()))
}

fn nothing(sql: &str) -> Query<(), Nothing> {
    query(sql, Columns { names: "", oids: &[], user_types: &[] }, |_| Some(()))
}

#[tokio::test]
async fn a_query_is_prepared_once() {
    let db = Connection::new(connect("").await);
    let sum = query::<i32, One>("select $1 + 1 as v", column(23), |r| Some(r.i32()));
    for n in 0..5 {
        let sum = sum.clone().bind::<sql::integer, NotNull, _>(&n);
        assert_eq!(sum.fetch(&db).await.unwrap(), n + 1);
    }
    assert_eq!(prepared(&db).await, ["select $1 + 1 as v"]);
    assert_eq!(db.prepared_statements(), 1);
    let uses = "select generic_plans + custom_plans as v from pg_prepared_statements where statement like '%+ 1 as v'";
    let uses: Query<i64, One> = query(uses, column(20), |r| Some(r.i64()));
    assert_eq!(uses.fetch(&db).await.unwrap(), 5);
    db.clear();
    assert_eq!(prepared(&db).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_leaves_the_cache_is_closed() {
    let db = Connection::with_capacity(connect("").await, 10);
    let queries: Vec<_> = (0..100).map(number).collect();
    for _ in 0..2 {
        for (n, query) in (0..).zip(&queries) {
            assert_eq!(query.clone().fetch(&db).await.unwrap(), n);
        }
    }
    let kept: Vec<_> = (90..100).map(|n| format!("select {n} as v")).collect();
    assert_eq!(prepared(&db).await, kept);
    // What is used stays, what is not leaves.
    assert_eq!(queries[90].clone().fetch(&db).await.unwrap(), 90);
    assert_eq!(queries[0].clone().fetch(&db).await.unwrap(), 0);
    let kept = prepared(&db).await;
    assert!(kept.contains(&"select 90 as v".to_owned()), "{kept:?}");
    assert!(!kept.contains(&"select 91 as v".to_owned()), "{kept:?}");
}

#[tokio::test]
async fn a_statement_that_is_running_is_closed_behind_its_rows() {
    let db = Connection::with_capacity(connect("").await, 1);
    let rows: Query<i32, Many> =
        query("select v as v from generate_series(1, 100000) v", column(23), |r| Some(r.i32()));
    let mut rows = rows.stream(&db);
    assert_eq!(rows.try_next().await.unwrap(), Some(1));
    let other = number(7).fetch(&db);
    let mut count = 1;
    let read = async {
        while rows.try_next().await.unwrap().is_some() {
            count += 1;
        }
    };
    let (seven, ()) = tokio::join!(other, read);
    assert_eq!((seven.unwrap(), count), (7, 100_000));
    drop(rows);
    assert_eq!(prepared(&db).await, ["select 7 as v"]);
}

#[tokio::test]
async fn nothing_is_kept_without_capacity() {
    let db = Connection::with_capacity(connect("").await, 0);
    for n in 0..3 {
        assert_eq!(number(n).fetch(&db).await.unwrap(), n);
    }
    assert_eq!(prepared(&db).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_preparation_that_nobody_waits_for_leaks_nothing() {
    let db = Connection::with_capacity(connect("create type mood as enum ('ok')").await, 5);
    for n in 0..40 {
        // The first poll sends, and then the caller goes away.
        let run = pin!(number(n).fetch_one(&db));
        assert!(run.poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
    assert_eq!(number(-1).fetch(&db).await.unwrap(), -1);
    let left = prepared(&db).await;
    assert!(left.len() <= 5, "{left:?}");
    assert_eq!(left.last().unwrap(), "select -1 as v");
}

#[tokio::test]
async fn columns_are_compared_when_the_statement_is_prepared() {
    let db = Connection::new(connect("").await);
    // No row comes, and still the difference is seen.
    let wrong: Query<i32, Many> =
        query("select 1.5 as v where false", column(23), |r| Some(r.i32()));
    for _ in 0..2 {
        let error = wrong.clone().fetch(&db).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::SchemaDrift);
        assert_eq!(error.column(), Some("v"));
    }
    assert_eq!(prepared(&db).await, Vec::<String>::new());
}

#[tokio::test]
async fn discarded_statements_are_prepared_again() {
    let db = Connection::new(connect("").await);
    let one = number(1);
    for way in ["discard all", "deallocate all", "discard plans"] {
        assert_eq!(one.clone().fetch(&db).await.unwrap(), 1);
        db.client().batch_execute(way).await.unwrap();
        assert_eq!(one.clone().fetch(&db).await.unwrap(), 1, "{way}");
    }
    assert_eq!(prepared(&db).await, ["select 1 as v"]);
}

#[tokio::test]
async fn a_table_that_changes_between_two_executions() {
    let db = Connection::new(connect("create table t (v int); insert into t values (1)").await);
    let all: Query<i32, Many> = query("select * from t /* as v */", column(23), |r| Some(r.i32()));
    assert_eq!(all.clone().fetch(&db).await.unwrap(), [1]);
    // A table that is made anew gives the same, after a second preparation.
    db.client().batch_execute("alter table t add w int; alter table t drop w").await.unwrap();
    assert_eq!(all.clone().fetch(&db).await.unwrap(), [1]);
    // Another type is drift, and not garbage.
    db.client().batch_execute("alter table t alter v type float8").await.unwrap();
    for _ in 0..2 {
        let error = all.clone().fetch(&db).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::SchemaDrift);
        assert_eq!(
            error.to_string(),
            "column \"v\": the schema file says int4, the database says float8"
        );
    }
    db.client().batch_execute("alter table t alter v type int").await.unwrap();
    assert_eq!(all.fetch(&db).await.unwrap(), [1]);
}

#[tokio::test]
async fn in_a_transaction_a_stale_statement_is_an_error_once() {
    let mut db = Connection::new(connect("create table t (v int); insert into t values (1)").await);
    let all: Query<i32, Many> = query("select * from t /* as v */", column(23), |r| Some(r.i32()));
    assert_eq!(all.clone().fetch(&db).await.unwrap(), [1]);
    db.client()
        .batch_execute(
            "alter table t alter v type bigint; alter table t alter v type int, add w int",
        )
        .await
        .unwrap();
    db.client().batch_execute("alter table t drop w").await.unwrap();
    db.client().batch_execute("deallocate all").await.unwrap();
    let transaction = db.transaction().await.unwrap();
    let error = all.clone().fetch(&transaction).await.unwrap_err();
    assert_eq!(error.sqlstate(), Some(&SqlState::INVALID_SQL_STATEMENT_NAME));
    transaction.rollback().await.unwrap();
    let transaction = db.transaction().await.unwrap();
    assert_eq!(all.clone().fetch(&transaction).await.unwrap(), [1]);
    transaction.commit().await.unwrap();
    // The same in a transaction that the connection was not told of.
    db.client().batch_execute("deallocate all; begin").await.unwrap();
    let error = all.clone().fetch(&db).await.unwrap_err();
    assert_eq!(error.sqlstate(), Some(&SqlState::INVALID_SQL_STATEMENT_NAME));
    db.client().batch_execute("rollback").await.unwrap();
    assert_eq!(all.fetch(&db).await.unwrap(), [1]);
}

#[tokio::test]
async fn transactions() {
    let mut db = Connection::new(connect("create table t (v int)").await);
    let insert = nothing("insert into t values (1)");
    let count: Query<i64, One> =
        query("select count(*) as v from t", column(20), |r| Some(r.i64()));
    let transaction = db.transaction().await.unwrap();
    insert.clone().execute(&transaction).await.unwrap();
    assert_eq!(count.clone().fetch(&transaction).await.unwrap(), 1);
    drop(transaction);
    assert_eq!(count.clone().fetch(&db).await.unwrap(), 0);

    let mut transaction = db.transaction().await.unwrap();
    insert.clone().execute(&transaction).await.unwrap();
    let savepoint = transaction.transaction().await.unwrap();
    insert.clone().execute(&savepoint).await.unwrap();
    drop(savepoint);
    let mut savepoint = transaction.transaction().await.unwrap();
    insert.clone().execute(&savepoint).await.unwrap();
    let inner = savepoint.transaction().await.unwrap();
    nothing("insert into nowhere values (1)").execute(&inner).await.unwrap_err();
    inner.rollback().await.unwrap();
    savepoint.commit().await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(count.clone().fetch(&db).await.unwrap(), 2);

    let options =
        TransactionOptions::new().isolation(IsolationLevel::Serializable).read_only().deferrable();
    let transaction = db.transaction_with(&options).await.unwrap();
    let error = insert.execute(&transaction).await.unwrap_err();
    assert_eq!(error.sqlstate(), Some(&SqlState::READ_ONLY_SQL_TRANSACTION));
    transaction.rollback().await.unwrap();
    assert_eq!(count.fetch(&db).await.unwrap(), 2);
}

#[tokio::test]
async fn a_transaction_whose_beginning_nobody_waits_for() {
    let mut db = Connection::new(connect("").await);
    {
        let begin = pin!(db.transaction());
        assert!(begin.poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
    let inside: Query<bool, One> = query(
        "select now() < statement_timestamp() and pg_current_xact_id_if_assigned() is not null as v",
        column(16),
        |r| Some(r.bool()),
    );
    assert!(!inside.fetch(&db).await.unwrap());
    db.client().batch_execute("begin").await.unwrap();
    db.client().batch_execute("commit").await.unwrap();
}

#[tokio::test]
async fn what_a_connection_is_made_from() {
    let server = sqlweave_test_server::Server::shared().unwrap();
    let url = server.create_database("forms of urls").unwrap();
    let (port, folder) = (server.port(), server.socket_directory().display().to_string());
    let user = url.split_once("://").unwrap().1.split('@').next().unwrap();
    let (name_of_user, password) = user.split_once(':').unwrap();
    let (escaped, name) = (folder.replace('/', "%2F"), "forms%20of%20urls");
    let forms = [
        format!("postgres://{user}@127.0.0.1:{port}/{name}"),
        format!(
            "postgresql://{user}@localhost:{port}/{name}?sslmode=disable&application_name=forms"
        ),
        format!("postgresql://{user}@{escaped}:{port}/{name}"),
        format!(
            "postgresql:///{name}?host={folder}&port={port}&user={name_of_user}&password={password}"
        ),
        format!(
            "postgres://{user}@127.0.0.1:1,127.0.0.1:{port}/{name}?target_session_attrs=read-write"
        ),
        format!(
            "postgres://{user}@127.0.0.1:{port}/{name}?connect_timeout=10&options=-c%20statement_timeout%3D5s"
        ),
        format!(
            "host={folder} port={port} user={name_of_user} password={password} dbname='forms of urls'"
        ),
    ];
    for form in forms {
        let db = Connection::connect(&form, tokio_postgres::NoTls).await;
        let db = db.unwrap_or_else(|error| panic!("{form}: {error:?}"));
        let rows = db.client().query_one("select current_database()::text", &[]).await.unwrap();
        assert_eq!(rows.get::<_, &str>(0), "forms of urls", "{form}");
    }
    // A password is never told.
    for wrong in
        ["postgres://ann:secret@host:port/db", "postgres://ann:secret@host/db?sslmode=nosuch"]
    {
        let error = Connection::connect(wrong, tokio_postgres::NoTls).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connection, "{error:?}");
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    }
}
