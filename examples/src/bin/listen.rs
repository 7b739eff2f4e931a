//! A worker that waits to be told of work, and asks for none meanwhile.

use std::process::ExitCode;

use examples::events::{self, Listener};
use examples::{Result, Shop, jobs};
use serde_json::json;

fn main() -> ExitCode {
    examples::run(listen)
}

async fn listen(shop: &mut Shop) -> Result<()> {
    let mut listener = Listener::open(shop.config(), &["mail", "stop"]).await?;
    let mut teller = shop.connect().await?;
    let (told, done) = tokio::join!(tell(&mut teller), async {
        // What was there before anyone listened.
        let mut done = work(shop).await?;
        while let Some(heard) = listener.next().await {
            match heard.channel() {
                "mail" => done += work(shop).await?,
                _ => break,
            }
        }
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(done)
    });
    told?;
    println!("{} jobs", done?);
    Ok(())
}

async fn tell(db: &mut tokio_postgres::Client) -> Result<()> {
    // Nobody hears of what is rolled back.
    let transaction = db.transaction().await?;
    events::tell("stop", "").fetch(&transaction).await?;
    transaction.rollback().await?;
    for number in 1..=3 {
        events::add_job("mail", json!({ "letter": number })).fetch(db).await?;
    }
    events::tell("stop", "that is all").fetch(db).await?;
    Ok(())
}

async fn work(shop: &mut Shop) -> Result<u64> {
    jobs::work(&mut shop.client, "mail", async |job| {
        println!("{}", job.payload);
        Ok(())
    })
    .await
}
