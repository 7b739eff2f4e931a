//! COPY TO: the rows of a query in binary, decoded as they come.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use tokio_postgres::{Client, CopyOutStream, Row};

use crate::error::{Error, ErrorKind};
use crate::has_client::{HasClient, Pooler};
use crate::row::{Cells, column_error};
use crate::schema_name::{SchemaName, Schemas};
use crate::statement::{Columns, Form};

/// A COPY, as it was checked at compile time.
#[derive(Debug)]
pub struct CopyStatement {
    /// The text sent to the server.
    pub copy: &'static str,
    /// The query that has the columns which it reads or writes: COPY itself does not say what they are.
    pub copied: &'static str,
    /// These columns.
    pub columns: Columns,
}

impl CopyStatement {
    /// The client to copy on, after its columns have been compared with the expected ones.
    ///
    /// tokio-postgres prepares COPY by name, and closes the name behind it. Through a pooler that is right in a
    /// transaction, where it begins and ends on the same connection to the server.
    pub(crate) async fn check<'d, E>(
        &'static self,
        schemas: &Schemas,
        db: &'d E,
    ) -> Result<&'d Client, Error>
    where
        E: HasClient + ?Sized,
    {
        let client = db.client();
        let copied = schemas.put(Cow::Borrowed(self.copied));
        let is_known = !self.columns.oids.contains(&0);
        match db.pooler() {
            Pooler::BetweenTransactions => {
                let text =
                    "COPY through a pooler runs in a transaction: begin one, and run it on that";
                return Err(Error::new(ErrorKind::NeedsTransaction, text));
            }
            Pooler::InTransaction if !is_known => {
                let row = client.query_typed(&self.described_by_record(&copied), &[]).await?;
                for row in &row {
                    self.check_by_record(row)?;
                }
            }
            Pooler::None | Pooler::InTransaction => {
                let prepared = client.prepare_typed(&copied, &[]).await?;
                self.columns.check(prepared.columns(), Form::Plain)?;
            }
        }
        Ok(client)
    }

    /// A query of one row without values, of the columns of `copied`, those of user types in records of their own, about
    /// which tokio-postgres asks nothing.
    fn described_by_record(&self, copied: &str) -> String {
        let mut text = "SELECT ".to_owned();
        for (index, oid) in self.columns.oids.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            let name = self.columns.name(index).replace('"', "\"\"");
            // Writing to a String cannot fail.
            _ = match oid {
                0 => write!(text, "{comma}ROW(q.c{index}) AS \"{name}\""),
                _ => write!(text, "{comma}q.c{index} AS \"{name}\""),
            };
        }
        let aliases: Vec<String> = (0..self.columns.oids.len()).map(|n| format!("c{n}")).collect();
        let aliases = aliases.join(", ");
        _ = write!(text, " FROM (SELECT) AS one LEFT JOIN ({copied}) AS q ({aliases}) ON FALSE");
        text
    }

    fn check_by_record(&'static self, row: &Row) -> Result<(), Error> {
        self.columns.check(row.columns(), Form::ByRecord)?;
        for (index, _) in self.columns.oids.iter().enumerate().filter(|(_, oid)| **oid == 0) {
            let cells = Cells::of_records(row, &self.columns);
            cells
                .check_user_type(index)
                .map_err(|(index, fault)| column_error(&self.columns, index, fault))?;
        }
        Ok(())
    }
}

/// A COPY of a query's rows, each of which is read as `R`.
#[must_use = "a copy does nothing until it is run: `.stream(&db)`"]
pub struct CopyOut<R> {
    statement: &'static CopyStatement,
    schemas: Schemas,
    read: fn(&mut Cells<'_>) -> Option<R>,
}

/// The rows of a running COPY: a [`Stream`] that is `Send` and `Unpin`.
#[must_use = "a stream does nothing until it is read"]
pub struct CopyStream<'a, R> {
    state: State<'a>,
    statement: &'static CopyStatement,
    read: fn(&mut Cells<'_>) -> Option<R>,
    /// What came and has not been read.
    piece: Bytes,
    begun: bool,
}

enum State<'a> {
    Starting(Pin<Box<dyn Future<Output = Result<CopyOutStream, Error>> + Send + 'a>>),
    Running(Pin<Box<CopyOutStream>>),
    Ended,
}

/// The signature, the flags and the length of the extension.
const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0";

impl<R> CopyOut<R> {
    /// What the macro calls.
    #[doc(hidden)]
    pub fn new(
        statement: &'static CopyStatement,
        read: fn(&mut Cells<'_>) -> Option<R>,
    ) -> CopyOut<R> {
        CopyOut { statement, schemas: Schemas::default(), read }
    }

    /// What the macro calls for each schema that is chosen.
    #[doc(hidden)]
    pub fn in_schema(mut self, number: u32, schema: &SchemaName) -> Self {
        self.schemas.choose(number, schema);
        self
    }

    /// The SQL that is sent to the server.
    pub fn sql(&self) -> Cow<'_, str> {
        self.schemas.put(Cow::Borrowed(self.statement.copy))
    }

    /// Runs it and gives the rows as they come; the server waits for whoever reads.
    pub fn stream<E: HasClient + ?Sized>(self, db: &E) -> CopyStream<'_, R> {
        let CopyOut { statement, schemas, read } = self;
        let starting = Box::pin(async move {
            let client = statement.check(&schemas, db).await?;
            let sql = schemas.put(Cow::Borrowed(statement.copy));
            Ok(client.copy_out(&*sql).await?)
        });
        CopyStream {
            state: State::Starting(starting),
            statement,
            read,
            piece: Bytes::new(),
            begun: false,
        }
    }

    /// Runs it and gives all rows.
    pub async fn fetch<E: HasClient + ?Sized>(self, db: &E) -> Result<Vec<R>, Error> {
        let mut stream = self.stream(db);
        let mut rows = Vec::new();
        while let Some(row) = stream.try_next().await? {
            rows.push(row);
        }
        Ok(rows)
    }
}

impl<R> CopyStream<'_, R> {
    /// The next row; the same as the method of this name in `futures` and `tokio-stream`.
    pub async fn next(&mut self) -> Option<Result<R, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The next row, the way to read in a loop: `while let Some(row) = rows.try_next().await? { … }`.
    pub async fn try_next(&mut self) -> Result<Option<R>, Error> {
        self.next().await.transpose()
    }

    /// The next row of what has come; None where nothing of it is left.
    fn take_row(&mut self) -> Result<Option<R>, Error> {
        if !self.begun {
            let extension = self.piece.get(SIGNATURE.len() + 4..).and_then(|r| r.first_chunk());
            let Some(extension) = extension.filter(|_| self.piece.starts_with(SIGNATURE)) else {
                return Err(malformed());
            };
            let header = SIGNATURE.len() + 8 + u32::from_be_bytes(*extension) as usize;
            if header > self.piece.len() {
                return Err(malformed());
            }
            self.piece.advance(header);
            self.begun = true;
        }
        if self.piece.is_empty() {
            return Ok(None);
        }
        let count = self.piece.try_get_i16().map_err(|_| malformed())?;
        if count == -1 {
            self.piece.clear();
            return Ok(None);
        }
        let columns = &self.statement.columns;
        if usize::try_from(count) != Ok(columns.oids.len()) {
            return Err(malformed());
        }
        let mut cells = Cells::of_tuple(columns, &self.piece);
        let value = (self.read)(&mut cells);
        let left = cells.left();
        let row = cells.finish(value);
        let row = row.map_err(|(index, fault)| column_error(columns, index, fault))?;
        self.piece.advance(self.piece.len() - left.min(self.piece.len()));
        Ok(Some(row))
    }
}

fn malformed() -> Error {
    Error::new(ErrorKind::Decode, "what came is not a COPY in binary")
}

impl<R> Stream for CopyStream<'_, R> {
    type Item = Result<R, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let item = loop {
            match &mut this.state {
                State::Starting(start) => match ready!(start.as_mut().poll(cx)) {
                    Ok(rows) => this.state = State::Running(Box::pin(rows)),
                    Err(error) => break Some(Err(error)),
                },
                State::Running(_) if !this.piece.is_empty() => match this.take_row() {
                    Ok(Some(row)) => break Some(Ok(row)),
                    Ok(None) => {}
                    Err(error) => break Some(Err(error)),
                },
                State::Running(pieces) => match ready!(pieces.as_mut().poll_next(cx)) {
                    Some(Ok(piece)) => this.piece = piece,
                    Some(Err(error)) => break Some(Err(error.into())),
                    None => break None,
                },
                State::Ended => break None,
            }
        };
        if !matches!(item, Some(Ok(_))) {
            this.state = State::Ended;
        }
        Poll::Ready(item)
    }
}

impl<R> fmt::Debug for CopyOut<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CopyOut").field("sql", &self.sql()).finish_non_exhaustive()
    }
}

impl<R> fmt::Debug for CopyStream<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CopyStream").field("sql", &self.statement.copy).finish_non_exhaustive()
    }
}
