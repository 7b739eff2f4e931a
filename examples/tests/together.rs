//! What several connections do at once.

#![cfg(not(feature = "embedded"))]
#![allow(clippy::unwrap_used)]

use std::sync::atomic::AtomicU32;
use std::time::Duration;

use examples::events::{self, Listener};
use examples::locks::{self, Task};
use examples::{Shop, jobs, stock};
use serde_json::json;
use sqlweave::{Connection, query};
use tokio::time::timeout;

#[tokio::test]
async fn a_locked_job_is_passed_over() {
    let mut shop = Shop::open().await.unwrap();
    let (mut second, third) = (shop.connect().await.unwrap(), shop.connect().await.unwrap());
    for number in 1..=2 {
        jobs::add("numbers", json!(number)).fetch(&shop.client).await.unwrap();
    }
    let one = shop.client.transaction().await.unwrap();
    let two = second.transaction().await.unwrap();
    let first = jobs::next("numbers").fetch(&one).await.unwrap().unwrap();
    let other = jobs::next("numbers").fetch(&two).await.unwrap().unwrap();
    assert_eq!((first.payload, other.payload), (json!(1), json!(2)));
    // Nobody waits: there is no job for a third.
    assert!(jobs::next("numbers").fetch(&third).await.unwrap().is_none());
    // A worker that fails leaves its job to others.
    jobs::finish(other.id).fetch(&two).await.unwrap();
    two.rollback().await.unwrap();
    let failed = jobs::work(&mut second, "numbers", async |_| Err("no paper".into())).await;
    assert_eq!(failed.unwrap_err().to_string(), "no paper");
    let mut seen = Vec::new();
    let work = jobs::work(&mut second, "numbers", async |job| {
        seen.push(job.payload.clone());
        Ok(())
    });
    assert_eq!(work.await.unwrap(), 1);
    assert_eq!(seen, [json!(2)]);
    one.rollback().await.unwrap();
    shop.close().await.unwrap();
}

#[tokio::test]
async fn an_advisory_lock_is_for_one_transaction() {
    let mut shop = Shop::open().await.unwrap();
    let mut other = shop.connect().await.unwrap();
    let holder = shop.client.transaction().await.unwrap();
    assert!(locks::try_take(Task::Invoices, 1).fetch(&holder).await.unwrap());
    assert!(locks::write_invoices(&mut other, 1).await.unwrap().is_none());
    // Other tenants and other tasks are other locks.
    assert!(locks::try_take(Task::Invoices, 2).fetch(&other).await.unwrap());
    assert!(locks::try_take(Task::Statistics, 1).fetch(&other).await.unwrap());
    {
        let waiting = other.transaction().await.unwrap();
        let mut take = Box::pin(locks::take(Task::Invoices, 1).fetch(&waiting));
        assert!(timeout(Duration::from_millis(100), &mut take).await.is_err());
        holder.commit().await.unwrap();
        timeout(Duration::from_secs(10), take).await.expect("the lock is free").unwrap();
        waiting.rollback().await.unwrap();
    }
    assert!(locks::write_invoices(&mut other, 1).await.unwrap().is_some());
    shop.close().await.unwrap();
}

#[tokio::test]
async fn who_listens_hears_what_is_committed() {
    let mut shop = Shop::open().await.unwrap();
    let channel = "new \"jobs\"; drop table jobs";
    let mut listener = Listener::open(shop.config(), &[channel]).await.unwrap();
    let transaction = shop.client.transaction().await.unwrap();
    events::tell(channel, "never").fetch(&transaction).await.unwrap();
    transaction.rollback().await.unwrap();
    let transaction = shop.client.transaction().await.unwrap();
    let added = events::add_job(channel, json!({})).fetch(&transaction).await.unwrap();
    assert!(timeout(Duration::from_millis(100), listener.next()).await.is_err());
    transaction.commit().await.unwrap();
    let heard = timeout(Duration::from_secs(10), listener.next()).await.unwrap().unwrap();
    assert_eq!((heard.channel(), heard.payload()), (channel, added.id.to_string().as_str()));
    events::tell("another", "").fetch(&shop.client).await.unwrap();
    events::tell(channel, "It's").fetch(&shop.client).await.unwrap();
    let heard = timeout(Duration::from_secs(10), listener.next()).await.unwrap().unwrap();
    assert_eq!(heard.payload(), "It's");
    drop(listener);
    shop.close().await.unwrap();
}

/// Nothing is lost and nothing is made of what is decided in Rust, since what was in the way is done again.
#[tokio::test(flavor = "multi_thread")]
async fn transactions_that_meet_are_done_again() {
    const MOVES: u32 = 8;
    let shop = Shop::open().await.unwrap();
    let attempts = AtomicU32::new(0);
    let mover = async |from, to| {
        let mut db = Connection::new(shop.connect().await.unwrap());
        let mut moved = 0;
        for _ in 0..MOVES {
            moved +=
                u32::from(stock::move_pieces(&mut db, (from, to), 1, &attempts).await.unwrap());
        }
        moved
    };
    let (there, more, back) =
        tokio::join!(mover("B-100", "B-103"), mover("B-100", "B-103"), mover("B-103", "B-100"));
    assert_eq!((there, more, back), (MOVES, MOVES, MOVES));
    let stock = query! { select stock from products where sku in ("B-100", "B-103") order by sku };
    assert_eq!(stock.scalars().fetch(&shop.client).await.unwrap(), [32, 33]);
    assert!(attempts.into_inner() > 3 * MOVES, "no transaction was done again");
    shop.close().await.unwrap();
}
