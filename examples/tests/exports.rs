//! A long result in little memory. A program of its own, since its memory is measured.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use examples::{Shop, exports};
use sqlweave::Connection;

const ENTRIES: u64 = 400_000;

/// The most memory that this process has had, in MB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

/// Counts what is written and keeps none of it.
#[derive(Default)]
struct Counted {
    bytes: u64,
}

impl std::io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_hundred_megabytes_in_forty() {
    let shop = Shop::open().await.unwrap();
    let fill = format!(
        "truncate audit_log restart identity;
         insert into audit_log (action) select repeat('a', 250) from generate_series(1, {ENTRIES})"
    );
    shop.client.batch_execute(&fill).await.unwrap();

    let mut out = Counted::default();
    let written = exports::write_csv(&shop.client, &mut out).await.unwrap();
    assert_eq!(written, ENTRIES);
    assert!(out.bytes > 100_000_000, "{} bytes", out.bytes);
    let (mut next, mut batches) = (1, 0);
    let each = |entries: Vec<exports::LogEntry>| {
        assert!(entries.iter().zip(next..).all(|(entry, id)| entry.id == id));
        next += entries.len() as i64;
        batches += 1;
    };
    exports::in_batches(&shop.client, 1000, each).await.unwrap();
    assert_eq!((next, batches), (ENTRIES as i64 + 1, ENTRIES / 1000));

    shop.client.batch_execute("truncate audit_log").await.unwrap();
    let mut db = Connection::new(shop.connect().await.unwrap());
    let transaction = db.transaction().await.unwrap();
    assert_eq!(exports::log_open_orders(&transaction, 2, 1).await.unwrap(), 2);
    transaction.commit().await.unwrap();
    let count = sqlweave::query! { select action from audit_log order by id }.scalars();
    let actions = count.fetch(&shop.client).await.unwrap();
    assert_eq!(actions, ["order 14 is open", "order 15 is open"]);
    assert!(peak() < 40, "{} MB", peak());
    shop.close().await.unwrap();
}
