//! Queries that are awaited together share round trips.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use sqlweave_runtime::private::{One, Query};
use sqlweave_runtime::{Connection, Executor};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use crate::support::{column, database, open, query};

/// How long everything is on its way, in each direction.
const DELAY: Duration = Duration::from_millis(40);

/// Passes bytes on after the delay, however many of them are on their way.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf) {
    let (sender, mut receiver) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    tokio::spawn(async move {
        while let Some((due, bytes)) = receiver.recv().await {
            tokio::time::sleep_until(due.into()).await;
            if to.write_all(&bytes).await.is_err() {
                return;
            }
        }
    });
    let mut buffer = vec![0; 65_536];
    while let Ok(read @ 1..) = from.read(&mut buffer).await {
        let chunk = buffer.iter().copied().take(read).collect();
        if sender.send((Instant::now() + DELAY, chunk)).is_err() {
            return;
        }
    }
}

/// A server far away: its URL.
async fn far(url: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let here = listener.local_addr().unwrap();
    let there: SocketAddr = url.split(['@', '/']).find_map(|part| part.parse().ok()).unwrap();
    tokio::spawn(async move {
        while let Ok((near, _)) = listener.accept().await {
            let (from, to) = near.into_split();
            let (back, forth) = TcpStream::connect(there).await.unwrap().into_split();
            tokio::spawn(pass(from, forth));
            tokio::spawn(pass(back, to));
        }
    });
    url.replace(&there.to_string(), &here.to_string())
}

async fn sum(db: &impl Executor) -> i64 {
    let number = |n: i64| -> Query<i64, One> {
        query(&format!("select {n}::bigint as v"), column(20), |r| Some(r.i64()))
    };
    let numbers = || (number(1), number(2), number(3), number(4));
    let mut sum = 0;
    for _ in 0..3 {
        let (a, b, c, d) = numbers();
        let all = tokio::join!(a.fetch(db), b.fetch(db), c.fetch(db), d.fetch(db));
        sum += all.0.unwrap() + all.1.unwrap() + all.2.unwrap() + all.3.unwrap();
    }
    sum
}

#[tokio::test]
async fn queries_that_are_awaited_together() {
    let url = far(&database("")).await;
    let client = open(&url).await;
    let start = Instant::now();
    assert_eq!(sum(&client).await, 30);
    let bare = start.elapsed();
    let db = Connection::new(client);
    let start = Instant::now();
    assert_eq!(sum(&db).await, 30);
    let cached = start.elapsed();
    // Twelve queries one after the other would take twelve round trips, and as many again to be prepared.
    let trip = 2 * DELAY;
    assert!(bare >= 3 * trip && bare < 8 * trip, "{bare:?}");
    assert!(cached >= 6 * trip && cached < 14 * trip, "{cached:?}");
}
