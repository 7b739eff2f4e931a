//! A long result: as CSV row by row, summed in batches, and read by a cursor between other statements.

use std::io::stdout;
use std::process::ExitCode;

use examples::{Result, Shop, exports};

fn main() -> ExitCode {
    examples::run(export)
}

async fn export(shop: &mut Shop) -> Result<()> {
    let mut db = sqlweave::Connection::new(shop.connect().await?);
    let transaction = db.transaction().await?;
    let open = exports::log_open_orders(&transaction, 1, 1).await?;
    transaction.commit().await?;
    println!("{open} orders are open");
    let written = exports::write_csv(&shop.client, &mut stdout()).await?;
    let mut sizes = Vec::new();
    exports::in_batches(&shop.client, 2, |entries| sizes.push(entries.len())).await?;
    println!("{written} entries, in batches of {sizes:?}");
    Ok(())
}
