//! Rows in bulk: a statement that runs over the rows of an iterator or a stream, in chunks of a bounded size.

use std::borrow::Cow;
use std::fmt;
use std::future::poll_fn;

use futures_core::Stream;

use crate::atomic::{Atomic, Scope};
use crate::error::Error;
use crate::executor::{Executor, Request, Rows};
use crate::query::{
    AtMostOne, Decoder, InOrder, KeepsOrder, Many, Nothing, One, Query, Scalar, collect,
    collect_in_order,
};
use crate::row_arrays::{RowArrays, RowColumn};
use crate::row_source::{IterRows, RowSource, StreamRows};

/// What a chunk holds at most unless told otherwise, in bytes.
const CHUNK: usize = 1 << 20;

/// What the macro knows of the rows of a statement.
#[derive(Debug)]
pub struct RowLayout {
    /// The columns' names, separated by NUL.
    pub names: &'static str,
    /// How each is sent.
    pub columns: &'static [RowColumn],
    /// Whether the statement may run over some of the rows at a time.
    pub divisible: bool,
    /// Whether it gives a row for each, with its place among them in the last column.
    pub in_order: bool,
}

/// A statement with the rows that it is to run over, which gives rows of type `R`, as [`Query`] does.
///
/// The rows are taken as they are sent, a chunk at a time: a megabyte of them, or as much as
/// [`Bulk::chunk_bytes`] says, is what is held in memory, a few times over, however many there are.
/// All chunks are one transaction, so that all rows count or none; [`Bulk::per_chunk`] makes each
/// chunk a transaction of its own.
#[must_use = "rows are not written until the statement is run: `.execute(&mut db).await`"]
pub struct Bulk<S: RowSource, R, C> {
    query: Query<R, C>,
    run: Run<S>,
}

/// A [`Bulk`] of which each chunk is a transaction of its own.
#[must_use = "rows are not written until the statement is run: `.execute(&db).await`"]
pub struct PerChunk<S: RowSource, R, C>(Bulk<S, R, C>);

/// How far rows in bulk have come, told after each chunk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Rows that the server has taken.
    pub rows: u64,
    /// Their size on the wire, in bytes.
    pub bytes: u64,
}

/// What is called after each chunk.
pub(crate) type OnProgress = Box<dyn FnMut(Progress) + Send>;

struct Run<S: RowSource> {
    layout: &'static RowLayout,
    rows: S,
    encode: fn(&S::Row, &mut RowArrays),
    arrays: RowArrays,
    /// The first row of the next chunk.
    ahead: Option<S::Row>,
    chunk_bytes: usize,
    /// Rows of the chunk that is sent next.
    chunk_rows: usize,
    progress: Progress,
    on_progress: Option<OnProgress>,
}

impl<R, C> Query<R, C> {
    /// What the macro calls for `{..rows}`.
    #[doc(hidden)]
    pub fn over_rows<I: IntoIterator>(
        self,
        layout: &'static RowLayout,
        rows: I,
        encode: fn(&I::Item, &mut RowArrays),
    ) -> Bulk<IterRows<I::IntoIter>, R, C> {
        Bulk { query: self, run: Run::new(layout, IterRows::new(rows), encode) }
    }

    /// What the macro calls for `{..await rows}`.
    #[doc(hidden)]
    pub fn over_stream<S, T, E>(
        self,
        layout: &'static RowLayout,
        rows: S,
        encode: fn(&T, &mut RowArrays),
    ) -> Bulk<StreamRows<S>, R, C>
    where
        S: Stream<Item = Result<T, E>>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Bulk { query: self, run: Run::new(layout, StreamRows::new(rows), encode) }
    }
}

impl<S: RowSource, R, C> Bulk<S, R, C> {
    /// The SQL that is sent to the server, once for each chunk.
    pub fn sql(&self) -> Cow<'_, str> {
        self.query.sql()
    }

    /// The same with each row that is returned turned into something else.
    pub fn map<T>(self, turn: impl Fn(R) -> T + Send + Sync + 'static) -> Bulk<S, T, C>
    where
        R: 'static,
    {
        Bulk { query: self.query.map(turn), run: self.run }
    }

    /// For a statement that returns one column: its values, without a struct around each.
    pub fn scalars(self) -> Bulk<S, R::Value, C>
    where
        R: Scalar + 'static,
    {
        self.map(R::into_value)
    }

    /// The same, and no more, of a statement that keeps the order of its rows: where another statement comes to stand, or
    /// a trigger comes to its table, so that no order is promised any more, this does not compile.
    pub fn in_order(self) -> Self
    where
        C: KeepsOrder,
    {
        self
    }

    /// Sends chunks of about so many bytes. A statement that has to see all rows at once, such as one
    /// that counts them, is sent in one chunk whatever is said here.
    pub fn chunk_bytes(mut self, bytes: usize) -> Self {
        self.run.chunk_bytes = bytes;
        self
    }

    /// Calls `told` after each chunk, with how far it has come. In a transaction that is not
    /// committed yet, which the last call comes before.
    pub fn on_progress(mut self, told: impl FnMut(Progress) + Send + 'static) -> Self {
        self.run.on_progress = Some(Box::new(told));
        self
    }

    /// Makes each chunk a transaction of its own: what was sent before a failure stays, which
    /// [`Bulk::on_progress`] tells of. It runs on whatever runs a query, also on `&db`.
    pub fn per_chunk(self) -> PerChunk<S, R, C> {
        PerChunk(self)
    }

    /// Runs the statement over all rows and gives the number of rows that it changed.
    pub async fn execute<D: Atomic + ?Sized>(self, db: &mut D) -> Result<u64, Error> {
        let mut result = Counted::default();
        self.run_atomic(db, &mut result).await?;
        Ok(result.0)
    }

    /// Runs the statement over all rows and gives all rows that it returns.
    pub async fn fetch_all<D: Atomic + ?Sized>(self, db: &mut D) -> Result<Vec<R>, Error> {
        let mut result = Collected(Vec::new());
        self.run_atomic(db, &mut result).await?;
        Ok(result.0)
    }

    async fn run_atomic<D: Atomic + ?Sized>(
        self,
        db: &mut D,
        result: &mut impl Gather<R>,
    ) -> Result<(), Error> {
        let Bulk { query, mut run } = self;
        let (request, decode) = query.into_parts();
        let Some(first) = run.next_chunk(&request).await? else { return Ok(()) };
        // One statement is a transaction by itself.
        if run.ahead.is_none() {
            return run.send(&*db, &first, &decode, result).await;
        }
        let scope = db.begin().await?;
        run.send(&scope, &first, &decode, result).await?;
        while let Some(chunk) = run.next_chunk(&request).await? {
            run.send(&scope, &chunk, &decode, result).await?;
        }
        scope.finish().await
    }
}

impl<S: RowSource, R> Bulk<S, R, Many> {
    /// Runs the statement over all rows and gives all rows that it returns.
    pub async fn fetch<D: Atomic + ?Sized>(self, db: &mut D) -> Result<Vec<R>, Error> {
        self.fetch_all(db).await
    }
}

impl<S: RowSource, R> Bulk<S, R, InOrder> {
    /// Runs the statement over all rows and gives what it returns for each, in the order of the rows. That the server
    /// returns fewer, as where a trigger drops one, is an error, and undoes all.
    pub async fn fetch<D: Atomic + ?Sized>(self, db: &mut D) -> Result<Vec<R>, Error> {
        self.fetch_all(db).await
    }
}

impl<S: RowSource, R> Bulk<S, R, AtMostOne> {
    /// Runs the statement over all rows and gives the row that it returns, if there is one.
    pub async fn fetch<D: Atomic + ?Sized>(self, db: &mut D) -> Result<Option<R>, Error> {
        let mut rows = self.fetch_all(db).await?;
        let row = rows.pop();
        if rows.is_empty() { Ok(row) } else { Err(Error::too_many_rows()) }
    }
}

impl<S: RowSource, R> Bulk<S, R, One> {
    /// Runs the statement over all rows and gives the row that it returns.
    pub async fn fetch<D: Atomic + ?Sized>(self, db: &mut D) -> Result<R, Error> {
        let mut rows = self.fetch_all(db).await?;
        let row = rows.pop().ok_or_else(Error::no_rows)?;
        if rows.is_empty() { Ok(row) } else { Err(Error::too_many_rows()) }
    }
}

impl<S: RowSource, R> Bulk<S, R, Nothing> {
    /// Runs the statement over all rows; [`Bulk::execute`] also says how many rows it changed.
    pub async fn fetch<D: Atomic + ?Sized>(self, db: &mut D) -> Result<(), Error> {
        self.execute(db).await.map(|_| ())
    }
}

impl<S: RowSource, R, C> PerChunk<S, R, C> {
    /// Runs the statement over all rows and gives the number of rows that it changed.
    pub async fn execute<E: Executor + ?Sized>(self, db: &E) -> Result<u64, Error> {
        let mut result = Counted::default();
        self.run(db, &mut result).await?;
        Ok(result.0)
    }

    /// Runs the statement over all rows and gives all rows that it returns.
    pub async fn fetch_all<E: Executor + ?Sized>(self, db: &E) -> Result<Vec<R>, Error> {
        let mut result = Collected(Vec::new());
        self.run(db, &mut result).await?;
        Ok(result.0)
    }

    async fn run<E: Executor + ?Sized>(
        self,
        db: &E,
        result: &mut impl Gather<R>,
    ) -> Result<(), Error> {
        let Bulk { query, mut run } = self.0;
        let (request, decode) = query.into_parts();
        while let Some(chunk) = run.next_chunk(&request).await? {
            run.send(db, &chunk, &decode, result).await?;
        }
        Ok(())
    }
}

impl<S: RowSource> Run<S> {
    fn new(layout: &'static RowLayout, rows: S, encode: fn(&S::Row, &mut RowArrays)) -> Self {
        Run {
            layout,
            rows,
            encode,
            arrays: RowArrays::new(layout.columns),
            ahead: None,
            chunk_bytes: CHUNK,
            chunk_rows: 0,
            progress: Progress::default(),
            on_progress: None,
        }
    }

    /// The next chunk of the rows, as the request with the parameters that all chunks share. None at the end, but for
    /// a statement that has to be run once, even over no rows.
    async fn next_chunk(&mut self, shared: &Request) -> Result<Option<Request>, Error> {
        let limit = if self.layout.divisible { self.chunk_bytes } else { usize::MAX };
        let mut ended = false;
        while self.arrays.size() < limit && !ended {
            let row = match self.ahead.take() {
                Some(row) => Some(row),
                None => self.next_row().await?,
            };
            match row {
                Some(row) => self.encode_row(&row)?,
                None => ended = true,
            }
        }
        let first = self.progress == Progress::default();
        if self.arrays.rows() == 0 && (self.layout.divisible || !first) {
            return Ok(None);
        }
        if !ended {
            self.ahead = self.next_row().await?;
        }
        let mut request = shared.clone();
        self.chunk_rows = self.arrays.rows().unsigned_abs() as usize;
        self.progress.rows += self.chunk_rows as u64;
        self.progress.bytes += self.arrays.size() as u64;
        self.arrays.take_into(request.params_mut())?;
        Ok(Some(request))
    }

    async fn next_row(&mut self) -> Result<Option<S::Row>, Error> {
        poll_fn(|cx| self.rows.poll_row(cx)).await.transpose()
    }

    fn encode_row(&mut self, row: &S::Row) -> Result<(), Error> {
        self.arrays.begin_row();
        (self.encode)(row, &mut self.arrays);
        match self.arrays.refusal(self.layout.names, self.progress.rows) {
            Some(refusal) => Err(refusal),
            None => Ok(()),
        }
    }

    async fn send<E: Executor + ?Sized, R>(
        &mut self,
        db: &E,
        chunk: &Request,
        decode: &Decoder<R>,
        result: &mut impl Gather<R>,
    ) -> Result<(), Error> {
        let each = self.layout.in_order.then_some(self.chunk_rows);
        result.gather(db.start(chunk).await?, chunk, decode, each).await?;
        if let Some(told) = &mut self.on_progress {
            told(self.progress);
        }
        Ok(())
    }
}

/// What becomes of the rows that a chunk returns; `each` is their number where there is one for each row given.
trait Gather<R> {
    async fn gather(
        &mut self,
        rows: Rows,
        chunk: &Request,
        decode: &Decoder<R>,
        each: Option<usize>,
    ) -> Result<(), Error>;
}

/// The number of rows changed.
#[derive(Default)]
struct Counted(u64);

struct Collected<R>(Vec<R>);

impl<R> Gather<R> for Counted {
    async fn gather(
        &mut self,
        rows: Rows,
        _: &Request,
        _: &Decoder<R>,
        _: Option<usize>,
    ) -> Result<(), Error> {
        self.0 += rows.count().await?;
        Ok(())
    }
}

impl<R> Gather<R> for Collected<R> {
    async fn gather(
        &mut self,
        rows: Rows,
        chunk: &Request,
        decode: &Decoder<R>,
        each: Option<usize>,
    ) -> Result<(), Error> {
        let (statement, decode) = (chunk.statement, decode.clone());
        self.0.extend(match each {
            Some(count) => collect_in_order(rows, statement, decode, count).await?,
            None => collect(rows, statement, decode).await?,
        });
        Ok(())
    }
}

impl<S: RowSource, R, C> fmt::Debug for Bulk<S, R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bulk").field("sql", &self.sql()).finish_non_exhaustive()
    }
}

impl<S: RowSource, R, C> fmt::Debug for PerChunk<S, R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PerChunk").field("sql", &self.0.sql()).finish_non_exhaustive()
    }
}
