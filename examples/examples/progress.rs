//! A price list goes into the shop, and a bar shows how far it has come: `cargo run -p examples --example progress`.

use examples::Shop;
use examples::bulk::{self, Offer};
use indicatif::{ProgressBar, ProgressStyle};
use rust_decimal::Decimal;

const TENANT: i64 = 1;
const OFFERS: u64 = 200_000;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut shop = Shop::open().await?;
    let bar = bar("insert")?;
    let told = bar.clone();
    let ids = bulk::add_products(TENANT, offers("insert"))
        .on_progress(move |progress| told.set_position(progress.rows))
        .fetch(&mut shop.client)
        .await?;
    bar.finish();
    let bar = self::bar("copy")?;
    let told = bar.clone();
    let copied = bulk::load_products(offers("copy").map(|offer| (TENANT, offer)))
        .on_progress(move |progress| told.set_position(progress.rows))
        .execute(&shop.client)
        .await?;
    bar.finish();
    println!("{} products were inserted, and {copied} copied", ids.len());
    shop.close().await?;
    Ok(())
}

fn bar(what: &'static str) -> Result<ProgressBar, Box<dyn std::error::Error + Send + Sync>> {
    let style =
        ProgressStyle::with_template("{msg:8} {bar:40} {human_pos} of {human_len}, {per_sec}")?;
    Ok(ProgressBar::new(OFFERS).with_style(style).with_message(what))
}

/// What a supplier sends, made as it is sent.
fn offers(prefix: &str) -> impl Iterator<Item = Offer> {
    (0..OFFERS).map(move |n| Offer {
        sku: format!("{prefix}-{n}"),
        name: format!("Thing {n}"),
        price: Decimal::new(n as i64, 2),
        tags: Vec::new(),
    })
}
