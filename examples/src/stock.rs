//! Serializable transactions: what was read still holds when it is written, or all is done again.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlweave::{Backoff, Connection, TransactionOptions, query};
use tokio_postgres::IsolationLevel;

use crate::Result;

query! {
    fn in_stock(sku: &str) -> Vec<InStock> { select id, stock from products where sku = {sku} }
}

query! {
    fn put(id: i64, stock: i32) { update products set stock = {stock} where id = {id} }
}

/// Moves pieces from one product to another, if there are as many; `attempts` counts what that took. It decides in Rust by
/// what it has read: of two at once the server lets one be, and the other has to begin again.
pub async fn move_pieces(
    db: &mut Connection,
    (from, to): (&str, &str),
    pieces: i32,
    attempts: &AtomicU32,
) -> Result<bool> {
    let serializable = TransactionOptions::new().isolation(IsolationLevel::Serializable);
    let patient = Backoff::default().attempts(50);
    db.retry(&patient, &serializable, |transaction| {
        Box::pin(async move {
            attempts.fetch_add(1, Ordering::Relaxed);
            let (source, target) = (in_stock(from), in_stock(to));
            let source = source.fetch_one(&transaction).await?;
            let target = target.fetch_one(&transaction).await?;
            if source.stock < pieces {
                return Ok(false);
            }
            put(source.id, source.stock - pieces).execute(&transaction).await?;
            put(target.id, target.stock + pieces).execute(&transaction).await?;
            Ok(true)
        })
    })
    .await
}
