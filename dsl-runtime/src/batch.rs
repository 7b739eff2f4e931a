//! Batches: nested rows that statements of their own load, one for each batch however many rows are around it.
//!
//! Rows are kept as they came and put together by position, and are read at the end, so that a row that belongs to
//! several others is read for each.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;
use std::future::poll_fn;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::marker::PhantomData;
use std::pin::{Pin, pin};
use std::task::Poll;

use tokio_postgres::Row;

use crate::bulk::RowLayout;
use crate::chosen::Given;
use crate::decode::Fault;
use crate::error::{Error, ErrorKind};
use crate::executor::{Executor, Request};
use crate::param::Accepts;
use crate::params::INFERRED;
use crate::query::{AtMostOne, Decoder, Many, One, Query};
use crate::row::{Cells, column_error};
use crate::row_arrays::RowArrays;
use crate::row_list::RowList;
use crate::sql::SqlType;
use crate::statement::{Form, Statement, cells_of};

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
        let levels = load(db, requests, batches).await?;
        let Some(outermost) = levels.first() else { return Ok(Vec::new()) };
        let mut rows = Vec::with_capacity(outermost.rows.len());
        for at in 0..outermost.rows.len() {
            rows.push(read(&levels, at, &decode)?);
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

/// The rows of one statement, and which of them belong to which row around them.
struct Level {
    statement: &'static Statement,
    name: &'static str,
    form: Form,
    rows: Vec<Row>,
    /// The levels of its batches, in order.
    children: Vec<usize>,
    /// For each row around them the group that is theirs; [`NO_GROUP`] for none.
    groups: Vec<u32>,
    /// Where each group begins in `members`, and the end of the last.
    starts: Vec<u32>,
    /// Rows, by group, in the order in which they came.
    members: Vec<u32>,
}

const NO_GROUP: u32 = u32::MAX;

impl Level {
    fn empty(statement: &'static Statement, name: &'static str) -> Level {
        Level {
            statement,
            name,
            form: Form::Plain,
            rows: Vec::new(),
            children: Vec::new(),
            groups: Vec::new(),
            starts: Vec::new(),
            members: Vec::new(),
        }
    }

    /// The rows that belong to a row around them.
    fn members_of(&self, around: usize) -> &[u32] {
        let group = self.groups.get(around).copied().unwrap_or(NO_GROUP) as usize;
        match (self.starts.get(group), self.starts.get(group.wrapping_add(1))) {
            (Some(start), Some(end)) => {
                self.members.get(*start as usize..*end as usize).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// A cursor over one of its rows, whose columns have been compared already.
    fn cells<'a>(&self, row: &'a Row) -> Cells<'a> {
        cells_of(&self.statement.columns, self.form, row)
    }
}

/// Where a cursor finds the nested rows of its row.
pub(crate) struct Below<'a> {
    levels: &'a [Level],
    level: usize,
    row: usize,
    /// How many batches have been read.
    read: Cell<usize>,
}

impl<'a> Below<'a> {
    /// Reads the rows of the next batch.
    pub(crate) fn next<T>(&self, read: fn(&mut Cells<'_>) -> Option<T>) -> Result<Vec<T>, Fault> {
        let nth = self.read.replace(self.read.get() + 1);
        let level = self.levels.get(self.level).and_then(|level| level.children.get(nth).copied());
        let Some((at, level)) = level.and_then(|at| Some((at, self.levels.get(at)?))) else {
            return Err(Fault::Malformed);
        };
        let members = level.members_of(self.row);
        let mut values = Vec::with_capacity(members.len());
        for member in members {
            let row = *member as usize;
            let Some(found) = level.rows.get(row) else { return Err(Fault::Malformed) };
            let below = Below { levels: self.levels, level: at, row, read: Cell::new(0) };
            let mut cells = level.cells(found).with_below(&below);
            let value = read(&mut cells);
            values.push(cells.finish(value).map_err(|(index, fault)| {
                let fault = match index {
                    NOT_A_COLUMN => fault,
                    index => Fault::Field(level.statement.columns.name(index), Box::new(fault)),
                };
                Fault::Field(level.name, Box::new(fault))
            })?);
        }
        Ok(values)
    }
}

/// The index of what is no column: a batch.
pub(crate) const NOT_A_COLUMN: usize = usize::MAX;

fn read<R>(levels: &[Level], row: usize, decode: &Decoder<R>) -> Result<R, Error> {
    let found = levels.first().and_then(|level| Some((level, level.rows.get(row)?)));
    let Some((level, found)) = found else { return Err(Error::no_rows()) };
    let below = Below { levels, level: 0, row, read: Cell::new(0) };
    let mut cells = level.cells(found).with_below(&below);
    let value = decode.read(&mut cells);
    let columns = &level.statement.columns;
    cells.finish(value).map_err(|(index, fault)| column_error(columns, index, fault))
}

/// Runs all statements, those of one depth at the same time.
async fn load<E: Executor + ?Sized>(
    db: &E,
    requests: Vec<Request>,
    batches: &'static [Batch],
) -> Result<Vec<Level>, Error> {
    let mut requests = requests.into_iter();
    let Some(outermost) = requests.next() else { return Ok(Vec::new()) };
    let mut requests: Vec<Option<Request>> = requests.map(Some).collect();
    let mut levels = vec![Level::empty(outermost.statement, "")];
    levels.extend(batches.iter().map(|batch| Level::empty(&batch.statement, batch.name)));
    for (index, batch) in batches.iter().enumerate() {
        if let Some(parent) = levels.get_mut(batch.parent) {
            parent.children.push(index + 1);
        }
    }
    let (rows, form) = run(db, &outermost).await?;
    (levels[0].rows, levels[0].form) = (rows, form);
    let mut next: Vec<usize> = levels[0].children.clone();
    while !next.is_empty() {
        let loaded = load_depth(db, &levels, &next, batches, &mut requests).await?;
        for (index, part) in loaded {
            if let Some(level) = levels.get_mut(index) {
                *level = Level { children: std::mem::take(&mut level.children), ..part };
            }
        }
        let children = next.iter().filter_map(|index| levels.get(*index));
        next = children.flat_map(|level| level.children.clone()).collect();
    }
    Ok(levels)
}

async fn load_depth<E: Executor + ?Sized>(
    db: &E,
    levels: &[Level],
    indexes: &[usize],
    batches: &'static [Batch],
    requests: &mut [Option<Request>],
) -> Result<Vec<(usize, Level)>, Error> {
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
            asked.push((*index, batch, request, keys));
        }
    }
    let mut running: Vec<Pin<Box<dyn Future<Output = Answer> + Send + '_>>> = Vec::new();
    for (_, _, request, _) in &asked {
        running.push(Box::pin(run(db, request)));
    }
    let answers = all(running).await;
    let mut loaded = Vec::with_capacity(asked.len());
    for ((index, batch, _, keys), answer) in asked.iter().zip(answers) {
        let (rows, form) = answer?;
        loaded.push((*index, keys.put_together(batch, rows, form)?));
    }
    Ok(loaded)
}

type Answer = Result<(Vec<Row>, Form), Error>;

/// Runs a statement and keeps its rows, whose columns are compared with the expected ones.
async fn run<E: Executor + ?Sized>(db: &E, request: &Request) -> Answer {
    let rows = db.start(request).await?;
    let (mut reader, stream) = rows.open(request.statement);
    let mut stream = pin!(stream);
    let mut kept = Vec::new();
    while let Some(row) = reader.next(stream.as_mut()).await? {
        reader.cells(&row)?;
        kept.push(row);
    }
    Ok((kept, reader.form()))
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

/// The keys of a batch, and the groups that they make.
struct Keys<'a> {
    count: usize,
    groups: Vec<u32>,
    by_key: HashMap<&'a [u8], u32, Seeded>,
}

impl<'a> Keys<'a> {
    /// Adds the keys to the batch's parameters: by key each once and no NULL, by position for every row.
    fn gather(batch: &Batch, parent: &'a Level, request: &mut Request) -> Result<Self, Error> {
        let by_key = HashMap::with_hasher(Seeded(RandomState::new().hash_one(0)));
        let mut keys = Keys { count: 0, groups: Vec::new(), by_key };
        for (column, oid) in batch.keys {
            let mut elements = Vec::with_capacity(parent.rows.len() * 12);
            let mut has_null = false;
            keys.count = 0;
            keys.groups.clear();
            for row in &parent.rows {
                let raw = parent.cells(row).raw_at(*column);
                let group = match (batch.order, raw) {
                    (BatchOrder::Key(_), None) => NO_GROUP,
                    (BatchOrder::Key(_), Some(raw)) => match keys.by_key.get(raw) {
                        Some(known) => *known,
                        None => {
                            let group = keys.count as u32;
                            keys.by_key.insert(raw, group);
                            put(&mut elements, Some(raw));
                            keys.count += 1;
                            group
                        }
                    },
                    (BatchOrder::Position(_), raw) => {
                        has_null |= raw.is_none();
                        put(&mut elements, raw);
                        keys.count += 1;
                        keys.count as u32 - 1
                    }
                };
                keys.groups.push(group);
            }
            let count = i32::try_from(keys.count).ok();
            let added = count.and_then(|count| {
                request.params_mut().append_array(*oid, count, has_null, &elements)
            });
            if added.is_none() {
                let message = "the keys of a batch are larger than a value can be";
                return Err(Error::new(ErrorKind::Encode, message).at_column(batch.name));
            }
        }
        Ok(keys)
    }

    /// Sorts the rows that came by the groups they belong to, each group in the order in which they came.
    fn put_together(
        &self,
        batch: &'static Batch,
        rows: Vec<Row>,
        form: Form,
    ) -> Result<Level, Error> {
        let mut level = Level::empty(&batch.statement, batch.name);
        level.form = form;
        let mut starts = vec![0_u32; self.count + 1];
        let mut of_row = Vec::with_capacity(rows.len());
        for row in &rows {
            let group = match batch.order {
                BatchOrder::Key(column) => {
                    level.cells(row).raw_at(column).and_then(|raw| self.by_key.get(raw).copied())
                }
                BatchOrder::Position(column) => {
                    let raw = level.cells(row).raw_at(column);
                    let position =
                        raw.and_then(|raw| Some(i64::from_be_bytes(raw.try_into().ok()?)));
                    position.and_then(|position| u32::try_from(position - 1).ok())
                }
            };
            let group = group.filter(|group| (*group as usize) < self.count);
            let Some(group) = group else {
                let message = "a row came for a key that was not asked for";
                return Err(Error::new(ErrorKind::Decode, message).at_column(batch.name));
            };
            starts[group as usize + 1] += 1;
            of_row.push(group);
        }
        for group in 1..starts.len() {
            starts[group] += starts[group - 1];
        }
        let mut free = starts.clone();
        let mut members = vec![0_u32; rows.len()];
        for (row, group) in of_row.into_iter().enumerate() {
            let place = &mut free[group as usize];
            members[*place as usize] = row as u32;
            *place += 1;
        }
        Ok(Level { rows, groups: self.groups.clone(), starts, members, ..level })
    }
}

/// Writes an element of an array: its length, -1 for NULL, and its bytes.
fn put(elements: &mut Vec<u8>, raw: Option<&[u8]>) {
    let len = raw.map_or(-1, |raw| raw.len() as i32);
    elements.extend_from_slice(&len.to_be_bytes());
    elements.extend_from_slice(raw.unwrap_or_default());
}

/// A hash of few instructions, with a seed that nobody outside knows.
#[derive(Clone, Copy)]
struct Seeded(u64);

impl BuildHasher for Seeded {
    type Hasher = Folding;

    fn build_hasher(&self) -> Folding {
        Folding(self.0)
    }
}

struct Folding(u64);

impl Hasher for Folding {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * 0x9e37_79b9_7f4a_7c15;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }

    #[inline]
    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}
