//! Keyset pages: cursors go out as text and come back, and no row comes twice.

use std::process::ExitCode;

use examples::{Result, Shop, orders};
use sqlweave::PageCursor;

const TENANT: i64 = 1;

fn main() -> ExitCode {
    examples::run(turn)
}

async fn turn(shop: &mut Shop) -> Result<()> {
    let (db, key) = (&shop.client, b"a key that nobody else has");
    let mut after = None;
    loop {
        let page = orders::page(TENANT, after, 4).fetch(db).await?;
        println!("{:?}", page.rows.iter().map(|order| order.id).collect::<Vec<_>>());
        let Some(next) = page.next else { return Ok(()) };
        // As a link has it.
        let text = next.sign(key);
        after = Some(PageCursor::verify(&text, key)?);
    }
}
