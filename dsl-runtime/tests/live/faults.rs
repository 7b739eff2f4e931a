//! What goes wrong in production: each fault is the documented error or is recovered from, and what is left behind
//! runs the next query.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, Instant};

use deadpool::managed::{Pool, PoolError, TimeoutType, Timeouts};
use futures_util::{SinkExt, StreamExt};
use sqlweave_runtime::pool::{Bb8Manager, DeadpoolManager};
use sqlweave_runtime::private::{Cells, Columns, Decode, Fault, Many, NotNull, One, Query};
use sqlweave_runtime::{Connection, Error, ErrorKind, Executor, sql};
use sqlweave_test_server::Server;
use tokio_postgres::NoTls;

use crate::support::{column, connect, database, open, query};

fn endless() -> Query<i64, Many> {
    query("select generate_series(1, 1e15::bigint) as v", column(20), |r| Some(r.i64()))
}

fn one() -> Query<i32, One> {
    query("select 1 as v", column(23), |r| Some(r.i32()))
}

/// Reads on until the statement fails.
async fn failure(query: Query<i64, Many>, db: &impl Executor, first: impl AsyncFnOnce()) -> Error {
    let mut rows = query.stream(db);
    assert_eq!(rows.try_next().await.unwrap(), Some(1));
    first().await;
    loop {
        match rows.try_next().await {
            Ok(row) => assert!(row.is_some()),
            Err(error) => return error,
        }
    }
}

async fn backend(db: &Connection) -> i32 {
    let pid: Query<i32, One> = query("select pg_backend_pid() as v", column(23), |r| Some(r.i32()));
    pid.fetch(db).await.unwrap()
}

#[tokio::test]
async fn a_backend_that_is_terminated_in_mid_stream() {
    let url = database("");
    let manager = DeadpoolManager::new(url.parse().unwrap(), NoTls);
    let pool: Pool<_> = Pool::builder(manager).max_size(1).build().unwrap();
    let other = open(&url).await;
    for _ in 0..2 {
        let db = pool.get().await.unwrap();
        let pid = backend(&db).await;
        let error = failure(endless(), &db, async || {
            other.execute("select pg_terminate_backend($1)", &[&pid]).await.unwrap();
        })
        .await;
        let told = error.sqlstate().is_some_and(|state| state.code() == "57P01");
        assert!(told || error.kind() == ErrorKind::Closed, "{error:?}");
        let error = one().fetch(&db).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Closed);
        assert!(db.is_closed());
        drop(db);
        // The pool gives another connection.
        assert_eq!(one().fetch(&pool.get().await.unwrap()).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_server_that_restarts() {
    let server = Server::start().unwrap();
    let manager = DeadpoolManager::new(server.url().parse().unwrap(), NoTls);
    let pool: Pool<_> = Pool::builder(manager).max_size(2).build().unwrap();
    let db = pool.get().await.unwrap();
    assert_eq!(one().fetch(&db).await.unwrap(), 1);
    // A backend that is killed has the server end all others and recover.
    let victim = Connection::connect(&server.url(), NoTls).await.unwrap();
    let kill = format!("copy (select 1) to program 'kill -9 {}'", backend(&victim).await);
    let _ = db.client().batch_execute(&kill).await;
    let error = failure_soon(&db).await;
    let state = error.sqlstate().map(|state| state.code().to_owned());
    assert!(error.kind() == ErrorKind::Closed || state.as_deref() == Some("57P02"), "{error:?}");
    drop(db);
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        // While it recovers it refuses connections.
        let answer = match pool.get().await {
            Ok(db) => one().fetch(&db).await.is_ok(),
            Err(_) => false,
        };
        if answer {
            break;
        }
        assert!(Instant::now() < deadline, "the server did not come back");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_stopped_and_started_again() {
    let mut server = Server::start().unwrap();
    let manager = DeadpoolManager::new(server.url().parse().unwrap(), NoTls);
    let pool: Pool<_> = Pool::builder(manager).max_size(2).build().unwrap();
    let mut db = pool.get().await.unwrap();
    db.client().batch_execute("create table t (v int)").await.unwrap();
    let transaction = db.transaction().await.unwrap();
    transaction.client().batch_execute("insert into t values (1)").await.unwrap();
    tokio::task::block_in_place(|| server.restart()).unwrap();
    let error = transaction.commit().await.unwrap_err();
    let told = error.sqlstate().is_some_and(|state| state.code() == "57P01");
    assert!(told || error.kind() == ErrorKind::Closed, "{error:?}");
    assert_eq!(one().fetch(&db).await.unwrap_err().kind(), ErrorKind::Closed);
    drop(db);
    let count: Query<i64, One> =
        query("select count(*) as v from t", column(20), |r| Some(r.i64()));
    assert_eq!(count.fetch(&pool.get().await.unwrap()).await.unwrap(), 0);
}

async fn failure_soon(db: &impl Executor) -> Error {
    for _ in 0..500 {
        if let Err(error) = one().fetch(db).await {
            return error;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nothing failed");
}

#[tokio::test]
async fn a_statement_that_takes_too_long() {
    let mut db = Connection::new(connect("").await);
    db.client().batch_execute("set statement_timeout = '1s'").await.unwrap();
    let error = failure(endless(), &db, async || ()).await;
    assert!(error.is_canceled() && !error.is_retryable());
    assert_eq!(one().fetch(&db).await.unwrap(), 1);
    let transaction = db.transaction().await.unwrap();
    assert!(failure(endless(), &transaction, async || ()).await.is_canceled());
    assert!(one().fetch(&transaction).await.unwrap_err().is_failed_transaction());
    drop(transaction);
    assert_eq!(one().fetch(&db).await.unwrap(), 1);
}

#[tokio::test]
async fn a_statement_that_is_stopped_from_elsewhere() {
    let db = Connection::new(connect("").await);
    let token = db.cancel_token();
    let error = failure(endless(), &db, async || token.cancel_query(NoTls).await.unwrap()).await;
    assert!(error.is_canceled() && !error.is_retryable());
    assert_eq!(one().fetch(&db).await.unwrap(), 1);
}

#[tokio::test]
async fn a_lock_that_is_not_to_be_had() {
    let url = database("create table t (v int)");
    let (holder, mut db) = (open(&url).await, Connection::new(open(&url).await));
    holder.batch_execute("begin; lock table t").await.unwrap();
    let read: Query<i32, Many> = query("select v from t", column(23), |r| Some(r.i32()));
    db.client().batch_execute("set lock_timeout = '30ms'").await.unwrap();
    let transaction = db.transaction().await.unwrap();
    assert!(read.clone().fetch(&transaction).await.unwrap_err().is_lock_not_available());
    transaction.rollback().await.unwrap();
    holder.batch_execute("rollback").await.unwrap();
    assert_eq!(read.fetch(&db).await.unwrap(), Vec::<i32>::new());
}

#[tokio::test]
async fn a_pool_that_is_exhausted() {
    let manager = Bb8Manager::new(database("").parse().unwrap(), NoTls);
    let pool = bb8::Pool::builder()
        .max_size(1)
        .connection_timeout(Duration::from_secs(2))
        .build(manager)
        .await
        .unwrap();
    let held = pool.get().await.unwrap();
    assert!(matches!(pool.get().await, Err(bb8::RunError::TimedOut)));
    assert_eq!(one().fetch(&held).await.unwrap(), 1);
    drop(held);
    assert_eq!(one().fetch(&pool.get().await.unwrap()).await.unwrap(), 1);

    let manager = DeadpoolManager::new(database("").parse().unwrap(), NoTls);
    let pool: Pool<_> = Pool::builder(manager).max_size(1).build().unwrap();
    let held = pool.get().await.unwrap();
    let at_once = Timeouts { wait: Some(Duration::ZERO), ..Timeouts::default() };
    let refused = pool.timeout_get(&at_once).await;
    assert!(matches!(refused, Err(PoolError::Timeout(TimeoutType::Wait))));
    assert_eq!(one().fetch(&held).await.unwrap(), 1);
    drop(held);
    assert_eq!(one().fetch(&pool.get().await.unwrap()).await.unwrap(), 1);
}

#[derive(Debug, PartialEq)]
enum Mood {
    Sad,
}

impl Decode<Mood> for Mood {
    fn decode(raw: &[u8]) -> Result<Self, Fault> {
        match raw {
            b"sad" => Ok(Mood::Sad),
            _ => Err(Fault::label("mood", raw)),
        }
    }
}

#[tokio::test]
async fn a_label_that_is_added_to_an_enum() {
    let schema =
        "create type mood as enum ('sad'); create table t (v mood); insert into t values ('sad')";
    let db = Connection::new(connect(schema).await);
    let columns = Columns { names: "v", oids: &[0], user_types: &["mood"] };
    let read: fn(&mut Cells<'_>) -> Option<Mood> = |r| r.user();
    let moods: Query<Mood, Many> = query("select v from t", columns, read);
    assert_eq!(moods.clone().fetch(&db).await.unwrap(), [Mood::Sad]);
    db.client().batch_execute("alter type mood add value 'glad'").await.unwrap();
    assert_eq!(moods.clone().fetch(&db).await.unwrap(), [Mood::Sad]);
    db.client().batch_execute("insert into t values ('glad')").await.unwrap();
    let error = moods.clone().fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SchemaDrift);
    assert_eq!(error.drift().unwrap().found, "\"glad\"");
    db.client().batch_execute("delete from t where v = 'glad'").await.unwrap();
    assert_eq!(moods.fetch(&db).await.unwrap(), [Mood::Sad]);
}

#[tokio::test]
async fn a_type_that_is_made_anew_between_two_executions() {
    let schema =
        "create type mood as enum ('sad'); create table t (v mood); insert into t values ('sad')";
    let db = Connection::new(connect(schema).await);
    let columns = Columns { names: "v", oids: &[0], user_types: &["mood"] };
    let moods: Query<Mood, Many> = query("select v from t", columns, |r| r.user());
    assert_eq!(moods.clone().fetch(&db).await.unwrap(), [Mood::Sad]);
    let anew = "create type other as enum ('sad'); \
                alter table t alter v type other using v::text::other; drop type mood; alter type other rename to mood";
    db.client().batch_execute(anew).await.unwrap();
    let again = moods.clone().fetch(&db).await.unwrap();
    assert_eq!(again, [Mood::Sad]);
}

#[tokio::test]
async fn a_copy_that_is_cut_half_way() {
    let url = database("create table t (v int)");
    let manager = DeadpoolManager::new(url.parse().unwrap(), NoTls);
    let pool: Pool<_> = Pool::builder(manager).max_size(1).build().unwrap();
    let other = open(&url).await;
    let cut = async |pid: i32| {
        other.execute("select pg_terminate_backend($1)", &[&pid]).await.unwrap();
    };
    let mut db = pool.get().await.unwrap();
    let pid = backend(&db).await;
    let transaction = db.transaction().await.unwrap();
    let sink = transaction.client().copy_in::<_, bytes::Bytes>("copy t from stdin").await.unwrap();
    let mut sink = std::pin::pin!(sink);
    sink.send(bytes::Bytes::from_static(b"1\n2\n")).await.unwrap();
    cut(pid).await;
    let error = Error::from(sink.as_mut().finish().await.unwrap_err());
    let told = error.sqlstate().is_some_and(|state| state.code() == "57P01");
    assert!(told || error.kind() == ErrorKind::Closed, "{error:?}");
    assert_eq!(transaction.commit().await.unwrap_err().kind(), ErrorKind::Closed);
    drop(db);

    let db = pool.get().await.unwrap();
    let rows = "copy (select generate_series(1, 100000000)) to stdout";
    let mut rows = std::pin::pin!(db.client().copy_out(rows).await.unwrap());
    assert!(rows.next().await.unwrap().is_ok());
    let pid: i32 = other
        .query_one(
            "select pid from pg_stat_activity
             where datname = current_database() and query like 'copy%' and pid <> pg_backend_pid()",
            &[],
        )
        .await
        .unwrap()
        .get(0);
    cut(pid).await;
    while rows.next().await.is_some_and(|row| row.is_ok()) {}
    assert_eq!(failure_soon(&db).await.kind(), ErrorKind::Closed);
    drop(db);
    let count: Query<i64, One> =
        query("select count(*) as v from t", column(20), |r| Some(r.i64()));
    assert_eq!(count.fetch(&pool.get().await.unwrap()).await.unwrap(), 0);
}

#[tokio::test]
async fn a_commit_after_an_error_that_nobody_looked_at() {
    let mut db = Connection::new(connect("create table t (v int)").await);
    let count: Query<i64, One> =
        query("select count(*) as v from t", column(20), |r| Some(r.i64()));
    let wrong: Query<i32, One> = query("select 1 / 0 as v", column(23), |r| Some(r.i32()));
    let transaction = db.transaction().await.unwrap();
    transaction.client().batch_execute("insert into t values (1)").await.unwrap();
    let _ = wrong.clone().fetch(&transaction).await;
    assert!(transaction.commit().await.unwrap_err().is_failed_transaction());
    assert_eq!(count.clone().fetch(&db).await.unwrap(), 0);

    let mut transaction = db.transaction().await.unwrap();
    let savepoint = transaction.transaction().await.unwrap();
    savepoint.client().batch_execute("insert into t values (1)").await.unwrap();
    let _ = wrong.fetch(&savepoint).await;
    assert!(savepoint.commit().await.unwrap_err().is_failed_transaction());
    transaction.client().batch_execute("insert into t values (2)").await.unwrap();
    transaction.commit().await.unwrap();
    assert_eq!(count.clone().fetch(&db).await.unwrap(), 1);

    // What the server refuses at the end is its error, and leaves nothing behind either.
    let deferred = "create table u (v int unique deferrable initially deferred)";
    db.client().batch_execute(deferred).await.unwrap();
    let transaction = db.transaction().await.unwrap();
    transaction.client().batch_execute("insert into u values (1), (1)").await.unwrap();
    assert!(transaction.commit().await.unwrap_err().is_unique_violation());
    assert_eq!(count.fetch(&db).await.unwrap(), 1);
}

#[tokio::test]
async fn a_copy_that_is_left_half_way() {
    let db = Connection::new(connect("create table t (v int)").await);
    let sink = db.client().copy_in::<_, bytes::Bytes>("copy t from stdin").await.unwrap();
    drop(sink);
    let count: Query<i64, One> =
        query("select count(*) as v from t", column(20), |r| Some(r.i64()));
    assert_eq!(count.clone().fetch(&db).await.unwrap(), 0);
    let out = db.client().copy_out("copy (select generate_series(1, 1000000)) to stdout").await;
    drop(out.unwrap());
    assert_eq!(count.fetch(&db).await.unwrap(), 0);
}

/// A number that is different each time.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Rows that each tell whose they are: the task's number, and a checksum over it and the row's.
async fn checked(db: &impl Executor, task: i64, rows: i64) -> Result<(), Error> {
    let query: Query<(i64, i64, i64), Many> = query(
        "select $1 as task, v, $1 * 1000003 + v * 7919 as sum from generate_series(1, $2) v",
        Columns { names: "task\0v\0sum", oids: &[20, 20, 20], user_types: &[] },
        |r| Some((r.i64(), r.i64(), r.i64())),
    );
    let query = query.bind::<sql::bigint, NotNull, _>(&task).bind::<sql::bigint, NotNull, _>(&rows);
    let mut stream = query.stream(db);
    let mut seen = 0;
    while let Some(row) = stream.try_next().await? {
        seen += 1;
        assert_eq!(row, (task, seen, task * 1_000_003 + seen * 7919));
    }
    assert_eq!(seen, rows);
    Ok(())
}

/// How long tasks get in each other's way: `SQLWEAVE_CHAOS_SECONDS`, or a little.
fn chaos() -> Duration {
    let seconds = std::env::var("SQLWEAVE_CHAOS_SECONDS").ok().and_then(|said| said.parse().ok());
    Duration::from_secs(seconds.unwrap_or(3))
}

#[tokio::test(flavor = "multi_thread")]
async fn tasks_that_are_canceled_at_random() {
    let manager = DeadpoolManager::new(database("").parse().unwrap(), NoTls).statements(20);
    let pool: Pool<_> = Pool::builder(manager).max_size(8).build().unwrap();
    let until = Instant::now() + chaos();
    let tasks: Vec<_> = (0..64)
        .map(|task| {
            let pool = pool.clone();
            tokio::spawn(async move {
                let mut whole = 0;
                while Instant::now() < until {
                    let work = async {
                        let mut db = pool.get().await.unwrap();
                        // Most of these statements are new to the connection.
                        let n = random() % 1000;
                        let other: Query<i32, One> =
                            query(&format!("select {n} as v"), column(23), |r| Some(r.i32()));
                        assert_eq!(other.fetch(&db).await.unwrap(), i32::try_from(n).unwrap());
                        if n.is_multiple_of(2) {
                            let transaction = db.transaction().await.unwrap();
                            checked(&transaction, task, 300).await.unwrap();
                            transaction.commit().await.unwrap();
                        } else {
                            checked(&db, task, 300).await.unwrap();
                        }
                    };
                    // Most go away early, at whatever point, and some stay to the end.
                    let limit = match random() % 8 {
                        0 => Duration::from_secs(10),
                        _ => Duration::from_micros(random() % 20_000),
                    };
                    whole += u32::from(tokio::time::timeout(limit, work).await.is_ok());
                }
                whole
            })
        })
        .collect();
    let mut whole = 0;
    for task in tasks {
        whole += task.await.unwrap();
    }
    assert!(whole > 0);
    let mut all = Vec::new();
    for _ in 0..8 {
        all.push(pool.get().await.unwrap());
    }
    for db in &all {
        checked(db, -1, 10).await.unwrap();
        let kept: Query<(i64, bool), One> = query(
            "select count(*) as n, pg_current_xact_id_if_assigned() is null as idle from pg_prepared_statements",
            Columns { names: "n\0idle", oids: &[20, 16], user_types: &[] },
            |r| Some((r.i64(), r.bool())),
        );
        let (kept, idle) = kept.fetch(db).await.unwrap();
        assert!(kept <= 21 && idle, "{kept} statements");
    }
}
