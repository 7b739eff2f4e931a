//! What an error tells, what it never tells, and what is tried again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sqlweave_runtime::private::{Columns, NotNull, Nothing, One, Query};
use sqlweave_runtime::{Backoff, Connection, Error, Retryable, TransactionOptions, retry, sql};
use tokio_postgres::IsolationLevel;

use crate::support::{column, connect, database, open, query};

fn statement(sql: &str) -> Query<(), Nothing> {
    query(sql, Columns { names: "", oids: &[], user_types: &[] }, |_| Some(()))
}

const SCHEMA: &str = "
    create schema s;
    create table s.users (
        id int primary key, email text unique, boss int references s.users,
        age int not null default 1 check (age > 0), place int4range,
        exclude using gist (place with &&)
    );
    create domain s.small as int constraint is_small check (value < 10);
    insert into s.users values (1, 'ann@example.org', null, 5, '[1,5)')";

#[tokio::test]
async fn violations_name_what_was_violated() {
    let db = connect(SCHEMA).await;
    let refused = async |sql: &str| statement(sql).execute(&db).await.unwrap_err();

    let error = refused("insert into s.users values (2, 'ann@example.org')").await;
    assert!(error.is_unique_violation());
    assert_eq!(error.constraint(), Some("users_email_key"));
    assert_eq!((error.schema(), error.table(), error.column()), (Some("s"), Some("users"), None));

    let error = refused("insert into s.users values (2, null, 9)").await;
    assert!(error.is_foreign_key_violation());
    assert_eq!(error.constraint(), Some("users_boss_fkey"));

    let error = refused("insert into s.users (id, age) values (2, null)").await;
    assert!(error.is_not_null_violation());
    assert_eq!((error.table(), error.column()), (Some("users"), Some("age")));

    let error = refused("insert into s.users (id, age) values (2, 0)").await;
    assert!(error.is_check_violation());
    assert_eq!(error.constraint(), Some("users_age_check"));

    let error = refused("insert into s.users (id, place) values (2, '[2,3)')").await;
    assert!(error.is_exclusion_violation());
    assert_eq!(error.constraint(), Some("users_place_excl"));

    let error = refused("select 10::s.small").await;
    assert!(error.is_check_violation());
    assert_eq!((error.constraint(), error.data_type()), (Some("is_small"), Some("small")));
    for other in [error.is_unique_violation(), error.is_deadlock(), error.is_retryable()] {
        assert!(!other);
    }
}

/// Everything that a program may write into a log.
fn logged(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text += &format!(" {error} {error:?}");
        source = error.source();
    }
    text
}

#[tokio::test]
async fn no_error_tells_the_value_of_a_parameter() {
    let db = connect(SCHEMA).await;
    let secret = "secret \"in\" 4711";
    for cast in [
        "int",
        "numeric",
        "date",
        "timestamptz",
        "json",
        "uuid",
        "regclass",
        "regtype",
        "regproc",
        "regrole",
        "int[]",
        "s.users",
        "boolean",
        "interval",
        "inet",
        "point",
        "pg_lsn",
        "int4range",
        "tsquery",
        "jsonpath",
        "bit",
        "money",
        "macaddr",
    ] {
        let cast = format!("select $1::text::{cast}::text as v");
        let query: Query<String, One> = query(&cast, column(25), |r| Some(r.string()));
        let error = match query.bind::<sql::text, NotNull, _>(secret).fetch(&db).await {
            Err(error) => error,
            Ok(text) => panic!("{cast}: {text}"),
        };
        let logged = logged(&error);
        assert!(!logged.contains("4711") && !logged.contains("secret"), "{logged}");
        assert!(error.sqlstate().is_some(), "{logged}");
    }
    let insert = statement("insert into s.users values (2, $1)");
    let insert = insert.bind::<sql::text, NotNull, _>("ann@example.org");
    let error = insert.execute(&db).await.unwrap_err();
    assert!(!logged(&error).contains("example.org"), "{}", logged(&error));
    assert!(error.as_db().unwrap().detail().unwrap().contains("example.org"));
    // Names in the statement are told.
    let error = statement("select nothing from s.users").execute(&db).await.unwrap_err();
    assert_eq!(error.to_string(), "[42703] column \"nothing\" does not exist");
}

#[tokio::test]
async fn drift_tells_both_sides() {
    let db = connect("").await;
    let wrong: Query<i32, One> = query("select 'x'::text as v", column(23), |r| Some(r.i32()));
    let error = wrong.fetch(&db).await.unwrap_err();
    let drift = error.drift().unwrap();
    assert_eq!((drift.expected.as_str(), drift.found.as_str()), ("int4", "text"));
    let wrong: Query<i32, One> = query("select 1 as w", column(23), |r| Some(r.i32()));
    let error = wrong.fetch(&db).await.unwrap_err();
    assert_eq!(error.column(), Some("v"));
    assert_eq!(
        error.to_string(),
        "column \"v\": the schema file says the name \"v\", the database says \"w\""
    );
}

/// Two transactions that each change what the other has read.
async fn skewed(
    url: String,
    first: i32,
    second: i32,
    attempts: Arc<AtomicUsize>,
) -> Result<(), Error> {
    let mut db = Connection::new(open(&url).await);
    let read: Query<i64, One> =
        query(&format!("select count(v) as v from t where k = {first}"), column(20), |r| {
            Some(r.i64())
        });
    let write = statement(&format!("insert into t values ({second}, 1)"));
    let serializable = TransactionOptions::new().isolation(IsolationLevel::Serializable);
    let (attempts, read, write) = (&attempts, &read, &write);
    db.retry(&Backoff::default(), &serializable, |transaction| {
        Box::pin(async move {
            attempts.fetch_add(1, Ordering::Relaxed);
            read.clone().fetch(&transaction).await?;
            tokio::time::sleep(Duration::from_millis(50)).await;
            write.clone().execute(&transaction).await?;
            Ok(())
        })
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn serialization_failures_are_tried_again() {
    let url = database("create table t (k int, v bigint); insert into t values (1, 1), (2, 1)");
    let attempts = Arc::new(AtomicUsize::new(0));
    let tasks = [(1, 2), (2, 1), (1, 2), (2, 1)]
        .map(|(a, b)| tokio::spawn(skewed(url.clone(), a, b, Arc::clone(&attempts))));
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert!(attempts.load(Ordering::Relaxed) > 4);
    let count: Query<i64, One> =
        query("select count(*) as v from t", column(20), |r| Some(r.i64()));
    assert_eq!(count.fetch(&open(&url).await).await.unwrap(), 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn deadlocks_are_tried_again() {
    let url = database(
        "create table t (k int primary key, v int); insert into t values (1, 0), (2, 0);
         do $$ begin execute format('alter database %I set deadlock_timeout = ''20ms''', current_database()); end $$",
    );
    let attempts = Arc::new(AtomicUsize::new(0));
    let lock = |k: i32| statement(&format!("update t set v = v + 1 where k = {k}"));
    let tasks = [(1, 2), (2, 1)].map(|(a, b)| {
        let (url, attempts, a, b) = (url.clone(), Arc::clone(&attempts), lock(a), lock(b));
        tokio::spawn(async move {
            retry(&Backoff::default(), || async {
                attempts.fetch_add(1, Ordering::Relaxed);
                let mut client = open(&url).await;
                let transaction = client.transaction().await?;
                a.clone().execute(&transaction).await?;
                tokio::time::sleep(Duration::from_millis(60)).await;
                b.clone().execute(&transaction).await?;
                transaction.commit().await?;
                Ok::<_, Error>(())
            })
            .await
        })
    });
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert!(attempts.load(Ordering::Relaxed) > 2);
    let sum: Query<i64, One> = query("select sum(v) as v from t", column(20), |r| Some(r.i64()));
    assert_eq!(sum.fetch(&open(&url).await).await.unwrap(), 4);
}

#[tokio::test]
async fn other_errors_are_not_tried_again_and_attempts_end() {
    let mut db = Connection::new(connect("create table t (v int primary key)").await);
    let mut attempts = 0;
    let twice = statement("insert into t values (1), (1)");
    let none = TransactionOptions::new();
    let error = db
        .retry(&Backoff::default(), &none, |transaction| {
            attempts += 1;
            let twice = &twice;
            Box::pin(async move { twice.clone().execute(&transaction).await })
        })
        .await
        .unwrap_err();
    assert!(error.is_unique_violation());
    assert_eq!(attempts, 1);
    let fails = statement("do $$ begin raise sqlstate '40001'; end $$");
    let backoff = Backoff::default().attempts(3).first(Duration::from_millis(1));
    let mut attempts = 0;
    let error = db
        .retry(&backoff, &none, |mut transaction| {
            attempts += 1;
            let fails = &fails;
            Box::pin(async move {
                let savepoint = transaction.transaction().await?;
                fails.clone().execute(&savepoint).await
            })
        })
        .await
        .unwrap_err();
    assert!(error.is_serialization_failure() && error.is_retryable());
    assert_eq!(attempts, 3);
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(boxed.is_retryable());
    statement("set work_mem = 1000").execute(&db).await.unwrap();
}
