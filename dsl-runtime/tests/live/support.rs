//! A database for each test, and queries without a macro.

use std::sync::atomic::{AtomicUsize, Ordering};

use sqlweave_runtime::private::{Cells, Columns, Query, Statement};
use sqlweave_test_server::Server;
use tokio_postgres::{Client, NoTls};

/// Makes a database that holds `schema`, and gives its URL.
pub(crate) fn database(schema: &str) -> String {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let server = Server::shared().unwrap();
    let name = format!("runtime_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let url = server.create_database(&name).unwrap();
    if !schema.is_empty() {
        server.execute(&name, schema).unwrap();
    }
    url
}

/// Connects to a new database that holds `schema`.
pub(crate) async fn connect(schema: &str) -> Client {
    let client = open(&database("")).await;
    client.batch_execute(schema).await.unwrap();
    client
}

/// Connects to a database.
pub(crate) async fn open(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// A query whose text and columns live as long as the test process.
pub(crate) fn query<R, S>(
    sql: &str,
    columns: Columns,
    read: fn(&mut Cells<'_>) -> Option<R>,
) -> Query<R, S> {
    let sql = Box::leak(sql.to_owned().into_boxed_str());
    Query::new(Box::leak(Box::new(Statement { about: "", sql, by_record: "", columns })), read)
}

/// One column of a built-in type.
pub(crate) fn column(oid: u32) -> Columns {
    Columns { names: "v", oids: Box::leak(Box::new([oid])), user_types: &[] }
}
