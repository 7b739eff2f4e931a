//! Rows in batches: of a running statement, and of a cursor that can pause.

use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, Waker, ready};

use futures_core::Stream;

use crate::error::Error;
use crate::executor::{Executor, Request};
use crate::query::{Decoder, Query, collect};
use crate::stream::RowStream;

/// The rows of a running query in vectors: a [`Stream`] that is `Send` and `Unpin`.
#[must_use = "a stream does nothing until it is read"]
pub struct Batches<'a, R> {
    rows: RowStream<'a, R>,
    size: usize,
    batch: Vec<R>,
}

impl<'a, R> Batches<'a, R> {
    pub(crate) fn new(rows: RowStream<'a, R>, size: usize) -> Self {
        Batches { rows, size: size.max(1), batch: Vec::new() }
    }

    /// The next batch; the same as the method of this name in `futures` and `tokio-stream`.
    pub async fn next(&mut self) -> Option<Result<Vec<R>, Error>>
    where
        R: Unpin,
    {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The next batch, the way to read in a loop: `while let Some(rows) = batches.try_next().await? { … }`.
    pub async fn try_next(&mut self) -> Result<Option<Vec<R>>, Error>
    where
        R: Unpin,
    {
        self.next().await.transpose()
    }
}

impl<R: Unpin> Stream for Batches<'_, R> {
    type Item = Result<Vec<R>, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        while this.batch.len() < this.size {
            match ready!(Pin::new(&mut this.rows).poll_next(cx)) {
                Some(Ok(row)) => this.batch.push(row),
                Some(Err(error)) => {
                    this.batch.clear();
                    return Poll::Ready(Some(Err(error)));
                }
                None if this.batch.is_empty() => return Poll::Ready(None),
                None => break,
            }
        }
        Poll::Ready(Some(Ok(std::mem::take(&mut this.batch))))
    }
}

impl<R> fmt::Debug for Batches<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batches").field("size", &self.size).finish_non_exhaustive()
    }
}

/// A query of which the server keeps the place, in a transaction: rows come when they are asked for,
/// and in between the connection is free for other statements.
///
/// It is the server's own cursor (`DECLARE … NO SCROLL CURSOR`), which SELECT and VALUES can have. It is
/// closed when it is dropped, and ends with the transaction.
///
/// ```
/// use sqlweave_runtime::{Error, Many, Query, Transaction};
///
/// async fn all(ids: Query<i64, Many>, transaction: &Transaction<'_>) -> Result<(), Error> {
///     let mut cursor = ids.cursor(transaction).await?;
///     loop {
///         let ids = cursor.fetch(1000).await?;
///         if ids.is_empty() {
///             return cursor.close().await;
///         }
///         // Other queries run on `transaction` here.
///     }
/// }
/// ```
pub struct Cursor<'a, R, E: Executor + ?Sized> {
    db: &'a E,
    request: Request,
    decode: Decoder<R>,
    name: String,
    open: bool,
}

impl<'a, R, E: Executor + ?Sized> Cursor<'a, R, E> {
    pub(crate) async fn open(
        db: &'a E,
        request: Request,
        decode: Decoder<R>,
    ) -> Result<Self, Error> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let name = format!("sqlweave_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let declare = format!("DECLARE {name} NO SCROLL CURSOR FOR {}", request.typed_sql());
        let cursor = Cursor { db, request, decode, name, open: true };
        let declared = cursor.request.with_text(declare);
        execute(db, &declared).await?;
        Ok(cursor)
    }

    /// The next rows, as many as are there and at most `count`; none at the end.
    pub async fn fetch(&mut self, count: u32) -> Result<Vec<R>, Error> {
        let fetch = format!("FETCH FORWARD {count} FROM {}", self.name);
        let request = self.request.with_text(fetch).without_params();
        let rows = self.db.start(&request).await?;
        collect(rows, request.statement, self.decode.clone()).await
    }

    /// Closes it; dropping it does the same, without waiting.
    pub async fn close(mut self) -> Result<(), Error> {
        self.open = false;
        execute(self.db, &self.closing()).await
    }

    fn closing(&self) -> Request {
        self.request.with_text(format!("CLOSE {}", self.name)).without_params()
    }
}

async fn execute<E: Executor + ?Sized>(db: &E, request: &Request) -> Result<(), Error> {
    db.start(request).await?.count().await.map(drop)
}

impl<R, E: Executor + ?Sized> Drop for Cursor<'_, R, E> {
    fn drop(&mut self) {
        if self.open {
            let closing = self.closing();
            // The first poll sends; nobody waits for the answer.
            let close = pin!(self.db.start(&closing));
            let _ = close.poll(&mut Context::from_waker(Waker::noop()));
        }
    }
}

impl<R, E: Executor + ?Sized> fmt::Debug for Cursor<'_, R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cursor").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<R, S> Query<R, S> {
    /// Runs the query and gives its rows in vectors of `size`, the last of which may be shorter. Not
    /// more than one of them is held in memory.
    ///
    /// ```
    /// use sqlweave_runtime::{Error, Many, Query};
    ///
    /// async fn sums(ids: Query<i64, Many>, db: &tokio_postgres::Client) -> Result<Vec<i64>, Error> {
    ///     let mut sums = Vec::new();
    ///     let mut batches = ids.batches(db, 1000);
    ///     while let Some(ids) = batches.try_next().await? {
    ///         sums.push(ids.iter().sum());
    ///     }
    ///     Ok(sums)
    /// }
    /// ```
    pub fn batches<E: Executor + ?Sized>(self, db: &E, size: usize) -> Batches<'_, R> {
        Batches::new(self.stream(db), size)
    }

    /// Opens a cursor for the query, in the transaction that `db` is.
    pub async fn cursor<E: Executor + ?Sized>(self, db: &E) -> Result<Cursor<'_, R, E>, Error> {
        let (request, decode) = self.into_parts();
        Cursor::open(db, request, decode).await
    }
}
