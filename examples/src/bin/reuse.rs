//! Pieces of SQL that several queries share.

use std::process::ExitCode;

use examples::{Result, Shop, fragments};
use rust_decimal::Decimal;

const TENANT: i64 = 1;

fn main() -> ExitCode {
    examples::run(share)
}

async fn share(shop: &mut Shop) -> Result<()> {
    let db = &shop.client;
    let orders = fragments::earning_orders(TENANT).fetch(db).await?;
    println!("{} orders bring money in", orders.len());
    for user in fragments::spenders(TENANT, Decimal::from(40)).fetch(db).await? {
        println!("{} {}", user.name, user.total);
    }
    Ok(())
}
