//! Batches: nested rows that statements of their own load, one for each batch however many rows are around it.
//!
//! Rows that have no batches themselves and belong to one row each are read as they come. Of others the values are kept and put
//! together by position, and are read at the end: then what is below them is there, and a row that belongs to several others is
//! read for each.

mod collect;
mod keys;
mod level;

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::{Pin, pin};
use std::task::Poll;

pub(crate) use self::level::{Below, Kept};

use self::collect::Collect;
use self::keys::{Keys, Places};
use self::level::{Level, Loaded, Readers};
use crate::bulk::RowLayout;
use crate::chosen::Given;
use crate::error::{Error, ErrorKind};
use crate::executor::{Executor, Request};
use crate::param::Accepts;
use crate::params::INFERRED;
use crate::query::{AtMostOne, Decoder, Many, One, Query};
use crate::row::{Cells, column_error};
use crate::row_arrays::RowArrays;
use crate::row_list::RowList;
use crate::sql::SqlType;
use crate::statement::Statement;

/// A statement that loads nested rows.
#[derive(Debug)]
pub struct Batch {
    /// The statement; behind its own parameters come the keys.
    pub statement: Statement,
    /// The column that its rows are in.
    pub name: &'static str,
    /// The statement around it: 0, or one more than the index of a batch.
    pub parent: usize,
    /// Which columns of that are the keys, with the OIDs of their types, 0 for a type of the database's owner.
    pub keys: &'static [(usize, u32)],
    /// Where its rows belong.
    pub order: BatchOrder,
}

/// What says where a row of a batch belongs.
#[derive(Debug, Clone, Copy)]
pub enum BatchOrder {
    /// This column is the key.
    Key(usize),
    /// This column is the position of the row around it, from 1.
    Position(usize),
}

/// A checked query with nested rows that are loaded by statements of their own: `batch array(select …)`.
///
/// It takes one round trip for each level of them, for any number of rows. The statements run one after the other: where
/// others write at the same time, run it in a transaction of `repeatable read`, in which all of them see the same.
///
/// It gives all its rows at once. To read large results part by part, page the query, or nest by `array(select …)`.
#[must_use = "a query does nothing until it is run: `.fetch(&db).await`"]
pub struct Batched<R, S> {
    requests: Vec<Request>,
    batches: &'static [Batch],
    decode: Decoder<R>,
    shape: PhantomData<fn() -> S>,
}

/// What can be read row by row.
#[diagnostic::on_unimplemented(
    message = "a query with `batch` cannot be read row by row",
    label = "its nested rows are loaded when all rows around them are known",
    note = "`.fetch(&db)` gives all rows; `array(select …)` without `batch` can be streamed"
)]
pub trait RowByRow {}

impl<R, S> Query<R, S> {
    /// What the macro calls behind the parameters of a query with batches.
    #[doc(hidden)]
    pub fn with_batches(self, batches: &'static [Batch]) -> Batched<R, S> {
        let (request, decode) = self.into_parts();
        let mut requests = Vec::with_capacity(batches.len() + 1);
        requests.push(request);
        Batched { requests, batches, decode, shape: PhantomData }
    }
}

impl<R, S> Batched<R, S> {
    /// What the macro calls before the parameters of the next batch.
    #[doc(hidden)]
    pub fn next_batch(mut self) -> Self {
        if let Some(batch) = self.batches.get(self.requests.len().saturating_sub(1)) {
            self.requests.push(Request::new(&batch.statement));
        }
        self
    }

    #[doc(hidden)]
    pub fn bind<T: SqlType + Accepts<P, N>, N, P: ?Sized>(mut self, value: &P) -> Self {
        if let Some(request) = self.requests.last_mut() {
            request.params_mut().bind::<T, N, P>(T::OID, value);
        }
        self
    }

    #[doc(hidden)]
    pub fn bind_inferred<T: SqlType + Accepts<P, N>, N, P: ?Sized>(mut self, value: &P) -> Self {
        if let Some(request) = self.requests.last_mut() {
            request.params_mut().bind::<T, N, P>(T::OID | INFERRED, value);
        }
        self
    }

    #[doc(hidden)]
    pub fn bind_chosen<P: ?Sized>(
        mut self,
        oid: u32,
        name: &'static str,
        given: Given<'_, P>,
    ) -> Self {
        if let Some(request) = self.requests.last_mut() {
            request.params_mut().bind_chosen(oid, name, &given);
        }
        self
    }

    #[doc(hidden)]
    pub fn bind_rows<L: RowList + ?Sized>(
        mut self,
        layout: &RowLayout,
        rows: &L,
        encode: fn(&L::Row, &mut RowArrays),
    ) -> Self {
        if let Some(request) = self.requests.last_mut() {
            request.params_mut().bind_rows(layout, rows, encode);
        }
        self
    }

    #[doc(hidden)]
    pub fn bind_each<I: IntoIterator>(
        mut self,
        layout: &RowLayout,
        rows: I,
        encode: fn(&I::Item, &mut RowArrays),
    ) -> Self {
        if let Some(request) = self.requests.last_mut() {
            request.params_mut().bind_each(layout, rows, encode);
        }
        self
    }

    /// The SQL of the outermost statement.
    pub fn sql(&self) -> Cow<'_, str> {
        self.statements().next().unwrap_or_default()
    }

    /// The SQL of all its statements: the outermost, then those of the batches, each behind the one around it.
    pub fn statements(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.requests.iter().map(Request::sql)
    }

    /// Runs the query and gives all its rows.
    pub async fn fetch_all<E: Executor + ?Sized>(self, db: &E) -> Result<Vec<R>, Error> {
        let Batched { requests, batches, decode, .. } = self;
        let probe = |cells: &mut Cells<'_>| drop(decode.read(cells));
        let (levels, collected) = load(db, requests, batches, &probe).await?;
        let collected = collected.into_iter().map(|rows| Some(RefCell::new(rows?.into_any())));
        let loaded = Loaded { levels, collected: collected.collect() };
        let Some(outermost) = loaded.levels.first() else { return Ok(Vec::new()) };
        let mut rows = Vec::with_capacity(outermost.len());
        for at in 0..outermost.len() {
            rows.push(read(&loaded, at, &decode)?);
        }
        Ok(rows)
    }

    /// Runs the query and gives its row, if there is one; more than one is an error.
    pub async fn fetch_optional<E: Executor + ?Sized>(self, db: &E) -> Result<Option<R>, Error> {
        let rows = self.fetch_all(db).await?;
        let mut rows = rows.into_iter();
        match (rows.next(), rows.next()) {
            (_, Some(_)) => Err(Error::too_many_rows()),
            (row, None) => Ok(row),
        }
    }

    /// Runs the query and gives its only row; none or more than one is an error.
    pub async fn fetch_one<E: Executor + ?Sized>(self, db: &E) -> Result<R, Error> {
        self.fetch_optional(db).await?.ok_or_else(Error::no_rows)
    }

    #[doc(hidden)]
    pub fn stream<E: Executor + ?Sized>(self, _: &E)
    where
        Self: RowByRow,
    {
    }

    #[doc(hidden)]
    pub fn batches<E: Executor + ?Sized>(self, _: &E, _: usize)
    where
        Self: RowByRow,
    {
    }
}

impl<R> Batched<R, Many> {
    /// Runs the query and gives all its rows.
    pub async fn fetch<E: Executor + ?Sized>(self, db: &E) -> Result<Vec<R>, Error> {
        self.fetch_all(db).await
    }
}

impl<R> Batched<R, AtMostOne> {
    /// Runs the query and gives its row, if there is one.
    pub async fn fetch<E: Executor + ?Sized>(self, db: &E) -> Result<Option<R>, Error> {
        self.fetch_optional(db).await
    }
}

impl<R> Batched<R, One> {
    /// Runs the query and gives its row.
    pub async fn fetch<E: Executor + ?Sized>(self, db: &E) -> Result<R, Error> {
        self.fetch_one(db).await
    }
}

impl<R, S> Clone for Batched<R, S> {
    fn clone(&self) -> Self {
        Batched {
            requests: self.requests.clone(),
            batches: self.batches,
            decode: self.decode.clone(),
            shape: PhantomData,
        }
    }
}

impl<R, S> fmt::Debug for Batched<R, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batched").field("sql", &self.sql()).finish_non_exhaustive()
    }
}

/// The index of what is no column: a batch.
pub(crate) const NOT_A_COLUMN: usize = usize::MAX;

fn read<R>(loaded: &Loaded, row: usize, decode: &Decoder<R>) -> Result<R, Error> {
    let Some(level) = loaded.levels.first() else { return Err(Error::no_rows()) };
    let Some(cells) = level.cells(row) else { return Err(Error::no_rows()) };
    let below = Below::of(loaded, 0, row);
    let mut cells = cells.with_below(&below);
    let value = decode.read(&mut cells);
    let columns = &level.statement.columns;
    cells.finish(value).map_err(|(index, fault)| column_error(columns, index, fault))
}

/// What reads a level's rows, or has read them.
type Reader = Option<Box<dyn Collect>>;

/// Runs all statements, those of one depth at the same time. Beside the levels it gives what rows were read into.
async fn load<E: Executor + ?Sized>(
    db: &E,
    requests: Vec<Request>,
    batches: &'static [Batch],
    probe: &(dyn Fn(&mut Cells<'_>) + Sync),
) -> Result<(Vec<Level>, Vec<Reader>), Error> {
    let mut requests = requests.into_iter();
    let Some(outermost) = requests.next() else { return Ok((Vec::new(), Vec::new())) };
    let mut requests: Vec<Option<Request>> = requests.map(Some).collect();
    let mut levels = vec![Level::empty(outermost.statement, "")];
    levels.extend(batches.iter().map(Level::of));
    for (index, batch) in batches.iter().enumerate() {
        if let Some(parent) = levels.get_mut(batch.parent) {
            parent.children.push(index + 1);
        }
    }
    levels[0].unique = true;
    run(db, &outermost, &mut levels[0], None).await?;
    let mut readers: Vec<Reader> = levels.iter().map(|_| None).collect();
    look_below(&levels[0], &mut readers, probe);
    let mut next: Vec<usize> = levels[0].children.clone();
    while !next.is_empty() {
        let loaded = load_depth(db, &levels, &next, batches, &mut requests, &mut readers).await?;
        for (index, mut loaded, reader) in loaded {
            let Some(level) = levels.get_mut(index) else { continue };
            std::mem::swap(&mut loaded.children, &mut level.children);
            *level = loaded;
            match reader {
                Some(reader) if !level.children.is_empty() => {
                    look_below(level, &mut readers, &|cells| reader.probe(cells));
                }
                reader => readers[index] = reader,
            }
        }
        let children = next.iter().filter_map(|index| levels.get(*index));
        next = children.flat_map(|level| level.children.clone()).collect();
    }
    Ok((levels, readers))
}

/// Learns what reads the rows of a level's batches from how one of its own is read.
fn look_below(level: &Level, readers: &mut [Reader], probe: &dyn Fn(&mut Cells<'_>)) {
    let Some(cells) = level.cells(0) else { return };
    let found = Readers::default();
    probe(&mut cells.with_below(&Below::nowhere(&found)));
    for (nth, reader) in found.into_inner() {
        let child = level.children.get(nth).and_then(|child| readers.get_mut(*child));
        if let Some(child) = child {
            *child = Some(reader);
        }
    }
}

/// A statement of a batch, ready to be run.
struct Asked<'a> {
    index: usize,
    batch: &'static Batch,
    request: Request,
    keys: Keys<'a>,
    /// Each of its rows belongs to one row alone, and so on outwards.
    unique: bool,
    /// There are no batches below it.
    last: bool,
}

async fn load_depth<E: Executor + ?Sized>(
    db: &E,
    levels: &[Level],
    indexes: &[usize],
    batches: &'static [Batch],
    requests: &mut [Option<Request>],
    readers: &mut [Reader],
) -> Result<Vec<(usize, Level, Reader)>, Error> {
    let mut asked = Vec::new();
    for index in indexes {
        let at = index - 1;
        let (Some(batch), Some(request)) = (batches.get(at), requests.get_mut(at)) else {
            continue;
        };
        let Some(parent) = levels.get(batch.parent) else { continue };
        let Some(mut request) = request.take() else { continue };
        let keys = Keys::gather(batch, parent, &mut request)?;
        if keys.count > 0 {
            let unique = parent.unique && keys.are_unique();
            let last = levels.get(*index).is_some_and(|level| level.children.is_empty());
            asked.push(Asked { index: *index, batch, request, keys, unique, last });
        }
    }
    let mut running: Vec<Running<'_>> = Vec::new();
    for asked in asked {
        let reader = readers.get_mut(asked.index).and_then(Option::take);
        running.push(Box::pin(load_one(db, asked, reader)));
    }
    all(running).await.into_iter().collect()
}

type Running<'a> = Pin<Box<dyn Future<Output = Result<(usize, Level, Reader), Error>> + Send + 'a>>;

async fn load_one<E: Executor + ?Sized>(
    db: &E,
    asked: Asked<'_>,
    reader: Reader,
) -> Result<(usize, Level, Reader), Error> {
    let Asked { index, batch, request, keys, unique, last } = asked;
    let mut level = Level::of(batch);
    level.unique = unique;
    let mut places = Places::new(&keys, batch.order);
    // What is read is had once, and what has batches waits for them.
    let mut reader = reader.filter(|_| unique || !last);
    let mut collect = reader.as_deref_mut().filter(|_| last);
    if let Some(collect) = &mut collect {
        collect.begin(keys.count);
    }
    run(db, &request, &mut level, Some((&mut places, collect))).await?;
    let count = keys.count;
    level.group(keys.groups, count);
    Ok((index, level, reader))
}

/// Runs a statement, whose columns are compared with the expected ones, and keeps its rows or reads them.
async fn run<E: Executor + ?Sized>(
    db: &E,
    request: &Request,
    level: &mut Level,
    mut batch: Option<(&mut Places<'_>, Option<&mut (dyn Collect + '_)>)>,
) -> Result<(), Error> {
    let rows = db.start(request).await?;
    let (mut reader, stream) = rows.open(request.statement);
    level.form = reader.form();
    let mut stream = pin!(stream);
    while let Some(row) = reader.next(stream.as_mut()).await? {
        let cells = reader.cells(&row)?;
        let Some((places, collect)) = &mut batch else {
            level.keep(row, 0);
            continue;
        };
        let Some(group) = places.place(&row) else {
            let message = "a row came for a key that was not asked for";
            return Err(Error::new(ErrorKind::Decode, message).at_column(level.name));
        };
        match collect {
            Some(collect) => collect.collect(group as usize, cells),
            None => level.keep(row, group),
        }
    }
    if let Some((_, Some(collect))) = batch {
        collect.end();
    }
    Ok(())
}

/// Runs futures at the same time: their statements go to the server together.
async fn all<T>(mut running: Vec<Pin<Box<dyn Future<Output = T> + Send + '_>>>) -> Vec<T> {
    let mut done: Vec<Option<T>> = running.iter().map(|_| None).collect();
    poll_fn(|cx| {
        let mut open = false;
        for (future, done) in running.iter_mut().zip(&mut done).filter(|(_, done)| done.is_none()) {
            match future.as_mut().poll(cx) {
                Poll::Ready(value) => *done = Some(value),
                Poll::Pending => open = true,
            }
        }
        if open { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    done.into_iter().flatten().collect()
}
