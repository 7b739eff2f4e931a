//! Three workers and a queue: `for update skip locked` gives each job to one of them.

use std::process::ExitCode;
use std::time::Duration;

use examples::{Result, Shop, jobs};
use serde_json::json;

fn main() -> ExitCode {
    examples::run(workers)
}

async fn workers(shop: &mut Shop) -> Result<()> {
    for number in 1..=12 {
        jobs::add("numbers", json!(number)).fetch(&shop.client).await?;
    }
    let (one, two, three) = tokio::try_join!(worker(shop), worker(shop), worker(shop))?;
    let mut done = [one, two, three].concat();
    done.sort();
    println!("{done:?}");
    Ok(())
}

/// What one worker has done.
async fn worker(shop: &Shop) -> Result<Vec<i64>> {
    let mut db = shop.connect().await?;
    let mut done = Vec::new();
    let work = jobs::work(&mut db, "numbers", async |job| {
        tokio::time::sleep(Duration::from_millis(5)).await;
        done.extend(job.payload.as_i64());
        Ok(())
    });
    work.await?;
    Ok(done)
}
