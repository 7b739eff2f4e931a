//! Rows one by one.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::error::Error;
use crate::executor::{Executor, Request, Rows};
use crate::query::Decoder;
use crate::statement::{Reader, Sent, Statement};
use crate::trace::Trace;

/// The rows of a running query as they come: a [`Stream`] that is `Send` and `Unpin`.
///
/// Dropping it half-way leaves the connection usable.
#[must_use = "a stream does nothing until it is read"]
pub struct RowStream<'a, R> {
    state: State<'a>,
    statement: &'static Statement,
    decode: Decoder<R>,
    reader: Reader,
}

enum State<'a> {
    Starting(Pin<Box<dyn Future<Output = Result<Rows, Error>> + Send + 'a>>),
    Running(Pin<Box<tokio_postgres::RowStream>>),
    Ended,
}

impl<'a, R> RowStream<'a, R> {
    pub(crate) fn new<E: Executor + ?Sized>(
        db: &'a E,
        request: Request,
        decode: Decoder<R>,
    ) -> Self {
        let statement = request.statement;
        let starting = Box::pin(async move { db.start(&request).await });
        let reader = Reader::new(statement, Sent::Typed, Trace::none());
        RowStream { state: State::Starting(starting), statement, decode, reader }
    }

    /// The next row; the same as the method of this name in `futures` and `tokio-stream`.
    pub async fn next(&mut self) -> Option<Result<R, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The next row, the way to read in a loop: `while let Some(row) = rows.try_next().await? { … }`.
    pub async fn try_next(&mut self) -> Result<Option<R>, Error> {
        self.next().await.transpose()
    }

    fn decode(&mut self, row: &tokio_postgres::Row) -> Result<R, Error> {
        self.decode.row(row, self.statement, &mut self.reader)
    }
}

impl<R> Stream for RowStream<'_, R> {
    type Item = Result<R, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let item = loop {
            match &mut this.state {
                State::Starting(start) => match ready!(start.as_mut().poll(cx)) {
                    Ok(rows) => {
                        let (reader, rows) = rows.open(this.statement);
                        this.reader = reader;
                        this.state = State::Running(Box::pin(rows));
                    }
                    Err(error) => break Some(Err(error)),
                },
                State::Running(rows) => match ready!(rows.as_mut().poll_next(cx)) {
                    Some(Ok(row)) => break Some(this.decode(&row)),
                    Some(Err(error)) => break Some(Err(this.reader.failed(error.into()))),
                    None => break None,
                },
                State::Ended => break None,
            }
        };
        // After an error nothing more comes.
        if !matches!(item, Some(Ok(_))) {
            this.state = State::Ended;
            this.reader = Reader::new(this.statement, Sent::Typed, Trace::none());
        }
        Poll::Ready(item)
    }
}

impl<R> std::fmt::Debug for RowStream<'_, R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RowStream").field("sql", &self.statement.sql).finish_non_exhaustive()
    }
}

/// The next row of a running statement, not decoded.
pub(crate) async fn next_row(
    mut rows: Pin<&mut tokio_postgres::RowStream>,
) -> Result<Option<tokio_postgres::Row>, Error> {
    poll_fn(|cx| rows.as_mut().poll_next(cx)).await.transpose().map_err(Error::from)
}
