//! A query as a value, and the ways to run it.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::pin::pin;
use std::sync::Arc;

use crate::error::Error;
use crate::executor::{Executor, Request, Rows};
use crate::row::{Cells, column_error};
use crate::schema_name::SchemaName;
use crate::statement::{Reader, Statement};
use crate::stream::RowStream;

/// A checked query with its parameters, which gives rows of type `R`, as many as `S` says:
/// [`Many`], [`AtMostOne`], [`One`] or [`Nothing`].
///
/// It owns its parameters, so it can be stored, sent to another task, cloned and run later.
///
/// ```
/// use sqlweave_runtime::{Error, Many, Query};
///
/// async fn ids(query: Query<i64, Many>, db: &tokio_postgres::Client) -> Result<Vec<i64>, Error> {
///     query.fetch(db).await
/// }
/// ```
#[must_use = "a query does nothing until it is run: `.fetch(&db).await`"]
pub struct Query<R, S> {
    pub(crate) request: Request,
    decode: Decoder<R>,
    shape: PhantomData<fn() -> S>,
}

/// The shape of a query that gives any number of rows: `.fetch` gives a `Vec`.
#[derive(Debug)]
pub enum Many {}

/// The shape of a query that gives at most one row: `.fetch` gives an `Option`.
#[derive(Debug)]
pub enum AtMostOne {}

/// The shape of a query that gives exactly one row: `.fetch` gives it.
#[derive(Debug)]
pub enum One {}

/// The shape of a query that gives no rows: `.fetch` gives `()`, `.execute` the rows affected.
#[derive(Debug)]
pub enum Nothing {}

/// The shape of an INSERT that gives a row for each row that it is given: `.fetch` gives a `Vec` of them in that
/// order.
#[derive(Debug)]
pub enum InOrder {}

/// The shape of a statement that keeps the order of its rows: [`InOrder`] alone.
#[diagnostic::on_unimplemented(
    message = "this statement promises no order of what it returns",
    label = "not known to return a row for each row given, in their order",
    note = "an INSERT of rows keeps their order where it gives a row for each, and a key tells them apart: not with DO \
            NOTHING, WITH or `select`, nor for a table with a rule or a BEFORE trigger",
    note = "return the columns that tell rows apart, and call no `.in_order()`"
)]
pub trait KeepsOrder {}

impl KeepsOrder for InOrder {}

/// A row of one column, which [`Query::scalars`] turns into that column's value.
#[diagnostic::on_unimplemented(
    message = "`.scalars()` is for queries of one column, and `{Self}` is not the row of one",
    label = "does not have exactly one column"
)]
pub trait Scalar {
    /// The type of the column.
    type Value;
    /// The value of the column.
    fn into_value(self) -> Self::Value;
}

pub(crate) enum Decoder<R> {
    Plain(fn(&mut Cells<'_>) -> Option<R>),
    Mapped(Arc<Mapped<R>>),
}

type Mapped<R> = dyn Fn(&mut Cells<'_>) -> Option<R> + Send + Sync;

impl<R> Clone for Decoder<R> {
    fn clone(&self) -> Self {
        match self {
            Decoder::Plain(read) => Decoder::Plain(*read),
            Decoder::Mapped(read) => Decoder::Mapped(Arc::clone(read)),
        }
    }
}

impl<R> Decoder<R> {
    pub(crate) fn map<T>(self, turn: impl Fn(R) -> T + Send + Sync + 'static) -> Decoder<T>
    where
        R: 'static,
    {
        Decoder::Mapped(Arc::new(move |cells| self.read(cells).map(&turn)))
    }

    #[inline]
    pub(crate) fn read(&self, cells: &mut Cells<'_>) -> Option<R> {
        match self {
            Decoder::Plain(read) => read(cells),
            Decoder::Mapped(read) => read(cells),
        }
    }

    #[inline]
    pub(crate) fn row(
        &self,
        row: &tokio_postgres::Row,
        statement: &'static Statement,
        reader: &mut Reader,
    ) -> Result<R, Error> {
        let mut cells = reader.cells(row)?;
        match self.read(&mut cells) {
            Some(value) if cells.is_sound() => Ok(value),
            _ => {
                let (index, fault) = cells.first_fault();
                Err(reader.failed(column_error(&statement.columns, index, fault)))
            }
        }
    }
}

impl<R, S> Query<R, S> {
    /// What the macro calls: a query without its parameters.
    #[doc(hidden)]
    pub fn new(statement: &'static Statement, decode: fn(&mut Cells<'_>) -> Option<R>) -> Self {
        Query {
            request: Request::new(statement),
            decode: Decoder::Plain(decode),
            shape: PhantomData,
        }
    }

    /// The same for a statement with parts that may be left out or are chosen.
    #[doc(hidden)]
    pub fn with_variants(
        statement: &'static Statement,
        template: &'static [u8],
        by_record: &'static [u8],
        decode: fn(&mut Cells<'_>) -> Option<R>,
    ) -> Self {
        Query {
            request: Request::with_variants(statement, template, by_record),
            decode: Decoder::Plain(decode),
            shape: PhantomData,
        }
    }

    /// What the macro calls for each schema that is chosen: its number in the text, and its name.
    #[doc(hidden)]
    pub fn in_schema(mut self, number: u32, schema: &SchemaName) -> Self {
        self.request.in_schema(number, schema);
        self
    }

    pub(crate) fn into_parts(self) -> (Request, Decoder<R>) {
        (self.request, self.decode)
    }

    /// The SQL that is sent to the server, of a statement with parts that may be left out the variant.
    pub fn sql(&self) -> Cow<'_, str> {
        self.request.sql()
    }

    /// The same query with each row turned into something else.
    ///
    /// ```
    /// use sqlweave_runtime::{Many, Query};
    ///
    /// fn doubled(query: Query<i64, Many>) -> Query<i64, Many> {
    ///     query.map(|id| id * 2)
    /// }
    /// ```
    pub fn map<T>(self, turn: impl Fn(R) -> T + Send + Sync + 'static) -> Query<T, S>
    where
        R: 'static,
    {
        Query { request: self.request, decode: self.decode.map(turn), shape: PhantomData }
    }

    /// For a query of one column: its values, without a struct around each.
    pub fn scalars(self) -> Query<R::Value, S>
    where
        R: Scalar + 'static,
    {
        self.map(R::into_value)
    }

    /// Runs the query and gives all its rows.
    pub async fn fetch_all<E: Executor + ?Sized>(self, db: &E) -> Result<Vec<R>, Error> {
        let rows = db.start(&self.request).await?;
        collect(rows, self.request.statement, self.decode).await
    }

    /// Runs the query and gives its only row; none or more than one is an error.
    pub async fn fetch_one<E: Executor + ?Sized>(self, db: &E) -> Result<R, Error> {
        self.fetch_optional(db).await?.ok_or_else(Error::no_rows)
    }

    /// Runs the query and gives its row, if there is one; more than one is an error.
    pub async fn fetch_optional<E: Executor + ?Sized>(self, db: &E) -> Result<Option<R>, Error> {
        let rows = db.start(&self.request).await?;
        let statement = self.request.statement;
        let (mut reader, rows) = rows.open(statement);
        let mut rows = pin!(rows);
        let Some(row) = reader.next(rows.as_mut()).await? else { return Ok(None) };
        let value = self.decode.row(&row, statement, &mut reader)?;
        match reader.next(rows).await? {
            Some(_) => Err(Error::too_many_rows()),
            None => Ok(Some(value)),
        }
    }

    /// Runs the query and gives the number of rows that it changed, or returned.
    pub async fn execute<E: Executor + ?Sized>(self, db: &E) -> Result<u64, Error> {
        db.start(&self.request).await?.count().await
    }

    /// Runs the query and gives its rows as they come. Only rows that the network has brought and
    /// nobody has taken are held in memory, and the server waits for whoever reads.
    ///
    /// ```
    /// use sqlweave_runtime::{Error, Many, Query};
    ///
    /// async fn total(
    ///     amounts: Query<i64, Many>,
    ///     db: &tokio_postgres::Client,
    /// ) -> Result<i64, Error> {
    ///     let mut total = 0;
    ///     let mut rows = amounts.stream(db);
    ///     while let Some(amount) = rows.try_next().await? {
    ///         total += amount;
    ///     }
    ///     Ok(total)
    /// }
    /// ```
    pub fn stream<E: Executor + ?Sized>(self, db: &E) -> RowStream<'_, R> {
        RowStream::new(db, self.request, self.decode)
    }
}

impl<R> Query<R, Many> {
    /// Runs the query and gives all its rows.
    pub fn fetch<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<R>, Error>> {
        self.fetch_all(db)
    }
}

impl<R> Query<R, AtMostOne> {
    /// Runs the query and gives its row, if there is one.
    pub fn fetch<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<R>, Error>> {
        self.fetch_optional(db)
    }
}

impl<R> Query<R, One> {
    /// Runs the query and gives its row.
    pub fn fetch<E: Executor + ?Sized>(self, db: &E) -> impl Future<Output = Result<R, Error>> {
        self.fetch_one(db)
    }
}

impl<R> Query<R, Nothing> {
    /// Runs the statement; [`Query::execute`] also says how many rows it changed.
    pub async fn fetch<E: Executor + ?Sized>(self, db: &E) -> Result<(), Error> {
        self.execute(db).await.map(|_| ())
    }
}

impl<R, S> Clone for Query<R, S> {
    fn clone(&self) -> Self {
        Query { request: self.request.clone(), decode: self.decode.clone(), shape: PhantomData }
    }
}

impl<R, S> fmt::Debug for Query<R, S> {
    /// Shows the SQL, and of the parameters nothing but their number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Query")
            .field("sql", &self.sql())
            .field("params", &self.request.params)
            .finish_non_exhaustive()
    }
}

/// All rows, by the place that the last column of each has, which are those from 1 to `count`.
pub(crate) async fn collect_in_order<R>(
    rows: Rows,
    statement: &'static Statement,
    decode: Decoder<R>,
    count: usize,
) -> Result<Vec<R>, Error> {
    let (mut reader, rows) = rows.open(statement);
    let mut rows = pin!(rows);
    let mut placed = Vec::with_capacity(count);
    while let Some(row) = reader.next(rows.as_mut()).await? {
        // Without a place it is a row given that was not written, or one written that was not given.
        let place: Option<i32> = row.try_get(row.len().saturating_sub(1))?;
        if let Some(place) = place {
            placed.push((place, decode.row(&row, statement, &mut reader)?));
        }
    }
    if !placed.is_sorted_by_key(|(place, _)| *place) {
        placed.sort_by_key(|(place, _)| *place);
    }
    let given = 1..=i32::try_from(count).unwrap_or(i32::MAX);
    if placed.len() != count || !placed.iter().map(|(place, _)| *place).eq(given) {
        return Err(Error::other_rows(count, placed.len()));
    }
    Ok(placed.into_iter().map(|(_, value)| value).collect())
}

pub(crate) async fn collect<R>(
    rows: Rows,
    statement: &'static Statement,
    decode: Decoder<R>,
) -> Result<Vec<R>, Error> {
    let (mut reader, rows) = rows.open(statement);
    let mut rows = pin!(rows);
    let mut values = Vec::new();
    while let Some(row) = reader.next(rows.as_mut()).await? {
        // The room that the first row would get anyway, without the detour over growing.
        if values.capacity() == 0 {
            values = Vec::with_capacity(const { if size_of::<R>() <= 1024 { 4 } else { 1 } });
        }
        values.push(decode.row(&row, statement, &mut reader)?);
    }
    Ok(values)
}
