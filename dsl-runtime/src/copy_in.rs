//! COPY FROM: the rows of an iterator or a stream into a table, in binary.

use std::borrow::Cow;
use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};

use bytes::Bytes;
use futures_core::Stream;
use futures_sink::Sink;
use tokio_postgres::CopyInSink;

use crate::bulk::{OnProgress, Progress};
use crate::chosen::{AsGiven, Given, known_type};
use crate::copy_out::CopyStatement;
use crate::error::{Error, ErrorKind};
use crate::has_client::HasClient;
use crate::param::{Accepts, Nullable};
use crate::params::Params;
use crate::row_source::{IterRows, RowSource, StreamRows};
use crate::schema_name::{SchemaName, Schemas};

/// What is handed to the connection at a time, in bytes.
const PIECE: usize = 1 << 16;

/// What begins a COPY in binary: the signature, no flags, no extension.
const HEADER: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";

/// A COPY of rows into a table.
///
/// The rows are taken as fast as the server takes them, and not more than 64 kilobytes of them are held
/// here, with as much again on its way in the connection. It is one statement: all rows count or none.
#[must_use = "rows are not copied until the statement is run: `.execute(&db).await`"]
pub struct CopyIn<S: RowSource> {
    statement: &'static CopyStatement,
    schemas: Schemas,
    rows: S,
    encode: fn(&S::Row, &mut CopyRow),
    on_progress: Option<OnProgress>,
}

/// A row on its way; the macro writes each of its columns to it, in order.
#[derive(Debug, Default)]
pub struct CopyRow {
    buf: Params,
}

impl CopyRow {
    /// Writes the next column: `T` is its type, `N` its nullability.
    #[inline]
    pub fn value<T: Accepts<P, N>, N, P: ?Sized>(&mut self, value: &P) {
        self.buf.put_value::<T, N, P>(value);
    }

    /// The same for a column of arrays.
    #[inline]
    pub fn array<T: Accepts<P, N>, N, P: ?Sized>(&mut self, value: &P) {
        self.buf.put_value::<T, N, P>(value);
    }

    /// The same for a column whose Rust type the configuration gives.
    pub fn chosen<P: ?Sized>(&mut self, oid: u32, name: &str, given: Given<'_, P>) {
        self.value::<AsGiven, Nullable, _>(&(&given, known_type(oid, name)));
    }

    /// The same for a column of arrays whose Rust type the configuration gives.
    pub fn chosen_array<P: ?Sized>(&mut self, oid: u32, name: &str, given: Given<'_, P>) {
        self.chosen(oid, name, given);
    }
}

impl<I: Iterator> CopyIn<IterRows<I>> {
    /// What the macro calls for `{..rows}`.
    #[doc(hidden)]
    pub fn rows(
        statement: &'static CopyStatement,
        rows: impl IntoIterator<IntoIter = I, Item = I::Item>,
        encode: fn(&I::Item, &mut CopyRow),
    ) -> Self {
        CopyIn {
            statement,
            schemas: Schemas::default(),
            rows: IterRows::new(rows),
            encode,
            on_progress: None,
        }
    }
}

impl<S, T, E> CopyIn<StreamRows<S>>
where
    S: Stream<Item = Result<T, E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    /// What the macro calls for `{..await rows}`.
    #[doc(hidden)]
    pub fn stream(
        statement: &'static CopyStatement,
        rows: S,
        encode: fn(&T, &mut CopyRow),
    ) -> Self {
        CopyIn {
            statement,
            schemas: Schemas::default(),
            rows: StreamRows::new(rows),
            encode,
            on_progress: None,
        }
    }
}

impl<S: RowSource> CopyIn<S> {
    /// The SQL that is sent to the server.
    pub fn sql(&self) -> Cow<'_, str> {
        self.schemas.put(Cow::Borrowed(self.statement.copy))
    }

    /// What the macro calls for each schema that is chosen.
    #[doc(hidden)]
    pub fn in_schema(mut self, number: u32, schema: &SchemaName) -> Self {
        self.schemas.choose(number, schema);
        self
    }

    /// Calls `told` as rows are handed over, 64 kilobytes or so at a time. They are not in the table
    /// before the end.
    pub fn on_progress(mut self, told: impl FnMut(Progress) + Send + 'static) -> Self {
        self.on_progress = Some(Box::new(told));
        self
    }

    /// Copies all rows and gives their number. What fails half-way, the rows' own source included,
    /// leaves nothing behind; dropping the future does the same.
    pub async fn execute<E: HasClient + ?Sized>(mut self, db: &E) -> Result<u64, Error> {
        let client = self.statement.check(&self.schemas, db).await?;
        // `&self` is not held while it waits: rows need not be Sync.
        let copy = self.schemas.put(Cow::Borrowed(self.statement.copy));
        let mut sink = pin!(client.copy_in::<_, Bytes>(&*copy).await?);
        // No table has more than 1,600.
        let columns = i16::try_from(self.statement.columns.oids.len()).unwrap_or(i16::MAX);
        let mut row = CopyRow::default();
        let mut progress = Progress::default();
        row.buf.put(HEADER);
        loop {
            let next = poll_fn(|cx| self.rows.poll_row(cx)).await.transpose()?;
            if let Some(next) = &next {
                row.buf.put(&columns.to_be_bytes());
                (self.encode)(next, &mut row);
                progress.rows += 1;
                if let Some(reason) = row.buf.refusal() {
                    let text = format!("row {}: {reason}", progress.rows);
                    return Err(Error::new(ErrorKind::Encode, text));
                }
            } else {
                row.buf.put(&(-1_i16).to_be_bytes());
            }
            if row.buf.len() >= PIECE || next.is_none() {
                progress.bytes += row.buf.len() as u64;
                send(sink.as_mut(), row.buf.take_written().freeze()).await?;
                if let Some(told) = &mut self.on_progress {
                    told(progress);
                }
            }
            if next.is_none() {
                return Ok(sink.finish().await?);
            }
        }
    }
}

/// Hands bytes over as soon as the connection takes them.
async fn send(mut sink: Pin<&mut CopyInSink<Bytes>>, bytes: Bytes) -> Result<(), Error> {
    poll_fn(|cx| sink.as_mut().poll_ready(cx)).await?;
    Ok(sink.start_send(bytes)?)
}

impl<S: RowSource> fmt::Debug for CopyIn<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CopyIn").field("sql", &self.sql()).finish_non_exhaustive()
    }
}
