//! Where rows come from that are written in bulk: an iterator, or a stream.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::error::{Error, ErrorKind};

/// Rows, one after the other.
pub trait RowSource: Unpin {
    /// A row.
    type Row;
    /// The next row, as soon as there is one.
    fn poll_row(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Self::Row, Error>>>;
}

/// The rows of an iterator.
pub struct IterRows<I>(I);

impl<I: Iterator> IterRows<I> {
    pub(crate) fn new(rows: impl IntoIterator<IntoIter = I>) -> Self {
        IterRows(rows.into_iter())
    }
}

/// The iterator is never pinned.
impl<I> Unpin for IterRows<I> {}

impl<I: Iterator> RowSource for IterRows<I> {
    type Row = I::Item;

    #[inline]
    fn poll_row(&mut self, _: &mut Context<'_>) -> Poll<Option<Result<I::Item, Error>>> {
        Poll::Ready(self.0.next().map(Ok))
    }
}

impl<I> fmt::Debug for IterRows<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IterRows")
    }
}

/// The rows of a stream, which may fail.
pub struct StreamRows<S>(Pin<Box<S>>);

impl<S> StreamRows<S> {
    pub(crate) fn new(rows: S) -> Self {
        StreamRows(Box::pin(rows))
    }
}

impl<S, T, E> RowSource for StreamRows<S>
where
    S: Stream<Item = Result<T, E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Row = T;

    fn poll_row(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        self.0.as_mut().poll_next(cx).map(|row| {
            row.map(|row| {
                row.map_err(|error| {
                    let cause = error.into();
                    match cause.downcast::<Error>() {
                        Ok(own) => *own,
                        Err(cause) => {
                            let text = "the stream failed that gives the rows to write";
                            Error::new(ErrorKind::Source, text).caused(cause)
                        }
                    }
                })
            })
        })
    }
}

impl<S> fmt::Debug for StreamRows<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StreamRows")
    }
}
