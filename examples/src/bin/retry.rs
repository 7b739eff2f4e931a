//! Transactions that get in each other's way: each is done again until it is as if it had been alone.

use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};

use examples::{Result, Shop, stock};
use sqlweave::Connection;

fn main() -> ExitCode {
    examples::run(moves)
}

async fn moves(shop: &mut Shop) -> Result<()> {
    let attempts = AtomicU32::new(0);
    // There are twelve of these, so that the last two find too few.
    let buyer = async |moves| {
        let mut db = Connection::new(shop.connect().await?);
        let mut moved = 0;
        for _ in 0..moves {
            let done = stock::move_pieces(&mut db, ("B-101", "B-104"), 1, &attempts).await?;
            moved += u32::from(done);
        }
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(moved)
    };
    let (one, two) = tokio::try_join!(buyer(7), buyer(7))?;
    println!("{} of 14 moves", one + two);
    eprintln!("{} attempts", attempts.load(Ordering::Relaxed));
    Ok(())
}
