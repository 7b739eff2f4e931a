//! An advisory lock: of two who would do the same, one does it.

use std::process::ExitCode;

use examples::locks::{self, Task};
use examples::{Result, Shop, changes};

fn main() -> ExitCode {
    examples::run(invoices)
}

async fn invoices(shop: &mut Shop) -> Result<()> {
    let mut other = shop.connect().await?;
    changes::open_cart(1, 2, None).fetch(&other).await?;
    let transaction = shop.client.transaction().await?;
    locks::take(Task::Invoices, 1).fetch(&transaction).await?;
    match locks::write_invoices(&mut other, 1).await? {
        Some(_) => println!("two at once"),
        None => println!("another is at it"),
    }
    transaction.rollback().await?;
    if let Some(written) = locks::write_invoices(&mut other, 1).await? {
        println!("{} invoices", written.len());
    }
    Ok(())
}
