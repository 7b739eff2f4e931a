//! Objects of pools run queries.

use deadpool::managed::Pool;
use sqlweave_runtime::pool::{Bb8Manager, DeadpoolManager};
use sqlweave_runtime::private::{NotNull, One, Query};
use sqlweave_runtime::{Connection, Executor, sql};
use tokio_postgres::{Config, NoTls};

use crate::support::{column, database, query};

async fn sum(db: &impl Executor, n: i32) -> i32 {
    let sum: Query<i32, One> = query("select $1 + 1 as v", column(23), |r| Some(r.i32()));
    sum.bind::<sql::integer, NotNull, _>(&n).fetch(db).await.unwrap()
}

fn config() -> Config {
    database("").parse().unwrap()
}

#[tokio::test]
async fn deadpool() {
    let manager = DeadpoolManager::new(config(), NoTls).statements(10);
    let pool: Pool<DeadpoolManager<NoTls>> = Pool::builder(manager).max_size(2).build().unwrap();
    let mut object = pool.get().await.unwrap();
    assert_eq!(sum(&object, 1).await, 2);
    let connection: &Connection = &object;
    assert_eq!(connection.prepared_statements(), 1);
    let transaction = object.transaction().await.unwrap();
    assert_eq!(sum(&transaction, 2).await, 3);
    transaction.commit().await.unwrap();
    drop(object);
    // The object comes back with what it has prepared.
    let object = pool.get().await.unwrap();
    assert_eq!(object.prepared_statements(), 2);
    let second = pool.get().await.unwrap();
    let mut waiting = std::pin::pin!(pool.get());
    let context = &mut std::task::Context::from_waker(std::task::Waker::noop());
    assert!(waiting.as_mut().poll(context).is_pending());
    drop(second);
    assert_eq!(sum(&waiting.await.unwrap(), 3).await, 4);
    assert_eq!(sum(&object, 4).await, 5);
}

#[tokio::test]
async fn deadpool_postgres() {
    let manager = deadpool_postgres::Manager::new(config(), NoTls);
    let pool = deadpool_postgres::Pool::builder(manager).max_size(1).build().unwrap();
    let mut object = pool.get().await.unwrap();
    let one: Query<i32, One> = query("select 1 as v", column(23), |r| Some(r.i32()));
    for _ in 0..3 {
        assert_eq!(one.clone().fetch(&object).await.unwrap(), 1);
    }
    assert_eq!(object.statement_cache.size(), 1);
    object.batch_execute("discard all").await.unwrap();
    assert_eq!(one.clone().fetch(&object).await.unwrap(), 1);
    let mut transaction = object.transaction().await.unwrap();
    assert_eq!(one.clone().fetch(&transaction).await.unwrap(), 1);
    let savepoint = transaction.savepoint("s").await.unwrap();
    assert_eq!(one.clone().fetch(&savepoint).await.unwrap(), 1);
    savepoint.commit().await.unwrap();
    transaction.batch_execute("deallocate all").await.unwrap();
    let error = one.clone().fetch(&transaction).await.unwrap_err();
    assert_eq!(error.sqlstate().unwrap().code(), "26000");
    transaction.rollback().await.unwrap();
    assert_eq!(one.fetch(&object).await.unwrap(), 1);
}

#[tokio::test]
async fn bb8() {
    let pool =
        bb8::Pool::builder().max_size(2).build(Bb8Manager::new(config(), NoTls)).await.unwrap();
    let mut object = pool.get().await.unwrap();
    assert_eq!(sum(&object, 1).await, 2);
    assert_eq!(object.prepared_statements(), 1);
    let transaction = object.transaction().await.unwrap();
    assert_eq!(sum(&transaction, 2).await, 3);
    transaction.commit().await.unwrap();
    drop(object);
    assert_eq!(sum(&pool.get().await.unwrap(), 3).await, 4);
}

#[tokio::test]
async fn bb8_postgres() {
    let manager = bb8_postgres::PostgresConnectionManager::new(config(), NoTls);
    let pool = bb8::Pool::builder().max_size(1).build(manager).await.unwrap();
    let mut object = pool.get().await.unwrap();
    assert_eq!(sum(&object, 1).await, 2);
    let transaction = object.transaction().await.unwrap();
    assert_eq!(sum(&transaction, 2).await, 3);
}

#[tokio::test]
async fn objects_run_queries_in_tasks() {
    let manager = DeadpoolManager::new(config(), NoTls);
    let pool: Pool<_> = Pool::builder(manager).max_size(3).build().unwrap();
    let tasks: Vec<_> = (0..20)
        .map(|n| {
            let pool = pool.clone();
            tokio::spawn(async move { sum(&pool.get().await.unwrap(), n).await })
        })
        .collect();
    for (n, task) in (0..).zip(tasks) {
        assert_eq!(task.await.unwrap(), n + 1);
    }
}
