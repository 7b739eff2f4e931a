//! Results of any length in little memory: row by row, in batches, and by a cursor that lets other statements between.

use std::io::Write;

use sqlweave::{Executor, Transaction, query};

use crate::Result;

query! {
    /// All that was ever done.
    pub fn log() -> Vec<LogEntry> { select id, action from audit_log order by id }
}

/// Writes the log as CSV, of which one row is held at a time.
pub async fn write_csv(db: &impl Executor, out: &mut impl Write) -> Result<u64> {
    let mut entries = log().stream(db);
    let mut count = 0;
    while let Some(entry) = entries.try_next().await? {
        writeln!(out, "{},\"{}\"", entry.id, entry.action.replace('"', "\"\""))?;
        count += 1;
    }
    Ok(count)
}

/// Gives the log to `each` in vectors of `size` entries, the last of which may be shorter.
pub async fn in_batches(
    db: &impl Executor,
    size: usize,
    mut each: impl FnMut(Vec<LogEntry>),
) -> Result<()> {
    let mut batches = log().batches(db, size);
    while let Some(entries) = batches.try_next().await? {
        each(entries);
    }
    Ok(())
}

query! {
    fn open_orders(tenant: i64) -> Vec<OpenOrder> {
        select id, status from orders where tenant_id = {tenant} and status in ("cart", "pending") order by id
    }
}

/// Writes into the log which orders of a tenant are open, a few at a time: the cursor keeps the place while the same
/// connection writes.
pub async fn log_open_orders(db: &Transaction<'_>, tenant: i64, size: u32) -> Result<u64> {
    let mut open = open_orders(tenant).cursor(db).await?;
    let mut count = 0;
    loop {
        let orders = open.fetch(size).await?;
        if orders.is_empty() {
            open.close().await?;
            return Ok(count);
        }
        let rows = orders.iter().map(|order| (format!("order {} is open", order.id),));
        count += query! { insert into audit_log (action) values {..(action,) in rows} }
            .per_chunk()
            .execute(db)
            .await?;
    }
}
