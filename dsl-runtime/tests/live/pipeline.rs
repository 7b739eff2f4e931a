//! Queries that are awaited together share round trips.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
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

/// Counts round trips: how often the client spoke after the server had.
struct Trips {
    count: AtomicUsize,
    server_spoke: AtomicBool,
}

static TRIPS: Trips = Trips { count: AtomicUsize::new(0), server_spoke: AtomicBool::new(false) };

impl Trips {
    fn heard(&self, from_server: bool) {
        let before = self.server_spoke.swap(from_server, Ordering::Relaxed);
        if before && !from_server {
            self.count.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// How many there have been since it was asked last.
    fn take(&self) -> usize {
        self.count.swap(0, Ordering::Relaxed)
    }
}

/// Passes bytes on after the delay, however many of them are on their way.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, from_server: bool) {
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
        TRIPS.heard(from_server);
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
            tokio::spawn(pass(from, forth, false));
            tokio::spawn(pass(back, to, true));
        }
    });
    url.replace(&there.to_string(), &here.to_string())
}

fn number(n: i64) -> Query<i64, One> {
    query(&format!("select {n}::bigint as v"), column(20), |r| Some(r.i64()))
}

/// Runs them four at a time, three times.
async fn sum(db: &impl Executor, queries: &[Query<i64, One>; 4]) -> i64 {
    let mut sum = 0;
    for _ in 0..3 {
        let [a, b, c, d] = queries.clone();
        let all = tokio::join!(a.fetch(db), b.fetch(db), c.fetch(db), d.fetch(db));
        sum += all.0.unwrap() + all.1.unwrap() + all.2.unwrap() + all.3.unwrap();
    }
    sum
}

#[tokio::test]
async fn queries_that_are_awaited_together() {
    let url = far(&database("")).await;
    let mut client = open(&url).await;
    let queries = [1, 2, 3, 4].map(number);
    TRIPS.take();
    assert_eq!(sum(&client, &queries).await, 30);
    assert_eq!(TRIPS.take(), 3);
    let transaction = client.transaction().await.unwrap();
    TRIPS.take();
    assert_eq!(sum(&transaction, &queries).await, 30);
    assert_eq!(TRIPS.take(), 3);
    drop(transaction);
    let db = Connection::new(client);
    TRIPS.take();
    assert_eq!(sum(&db, &queries).await, 30);
    // The first time they are prepared, together as well.
    assert_eq!(TRIPS.take(), 4);
    // One after the other each takes one.
    for query in queries {
        query.fetch(&db).await.unwrap();
    }
    assert_eq!(TRIPS.take(), 4);
}
