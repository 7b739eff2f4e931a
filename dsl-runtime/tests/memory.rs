//! Streams of any length in little memory. A program of its own, since its memory is measured.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use sqlweave::{Connection, query};
use sqlweave_test_server::Server;
use tokio_postgres::NoTls;

/// The most memory that this process has had, in MB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

#[tokio::test]
async fn five_million_rows_in_64_mb() {
    let server = Server::shared().unwrap();
    let db = Connection::connect(&server.create_database("memory").unwrap(), NoTls).await.unwrap();
    let rows = query! {
        select v::int8 as id!, "a text of some length, number " || v as name!
        from generate_series(1, {5_000_000}) v
    };
    let mut seen = 0;
    let mut stream = rows.clone().stream(&db);
    while let Some(row) = stream.try_next().await.unwrap() {
        seen += 1;
        assert_eq!(row.id, seen);
        assert!(row.name.len() > 30);
    }
    assert_eq!(seen, 5_000_000);
    assert!(peak() < 64, "{} MB after the stream", peak());

    // Left half-way, the rest is read away and not kept.
    let mut batches = rows.batches(&db, 1000);
    assert_eq!(batches.try_next().await.unwrap().unwrap().len(), 1000);
    drop(batches);
    let one = query! { select 1 as one }.fetch(&db).await.unwrap();
    assert_eq!(one.one, 1);
    assert!(peak() < 64, "{} MB after what was left", peak());
}
