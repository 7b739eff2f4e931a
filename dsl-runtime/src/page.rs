//! Keyset pages and the cursors that turn them.

use std::borrow::Cow;
use std::fmt;
use std::pin::pin;
use std::str::FromStr;

use tokio_postgres::Row;

use crate::error::Error;
use crate::executor::{Executor, Request};
use crate::param::Accepts;
use crate::query::{Decoder, Query};
use crate::sql;
use crate::statement::{Form, Statement, cells_of};
use crate::variants::Optional;

pub use cursor::{NoPageCursor, PageCursor};

use cursor::End;

mod cursor;

/// How the pages of a statement are turned.
#[derive(Debug)]
pub struct PageLayout {
    /// The same in all statements that take each other's cursors.
    pub identity: u64,
    /// The columns that the cursor is made of.
    pub keys: &'static [usize],
    /// What is on where rows behind a cursor are asked for.
    pub after: Option<u32>,
    /// The same for rows before one.
    pub before: Option<u32>,
    /// The same, in its place, for the last rows.
    pub from_end: Option<u32>,
    /// How many rows a page has.
    pub size: PageSize,
}

/// How many rows a page has.
#[derive(Debug, Clone, Copy)]
pub enum PageSize {
    /// So many.
    Rows(i64),
    /// As many as this parameter says, by its number from 0; what is sent is one more.
    Param(usize),
}

/// A page of rows, and the cursors that lead on.
///
/// ```
/// use sqlweave_runtime::{Error, Page, Paged};
///
/// async fn show(orders: Paged<String>, db: &tokio_postgres::Client) -> Result<(), Error> {
///     let Page { rows, next, .. } = orders.fetch(db).await?;
///     rows.iter().for_each(|row| println!("{row}"));
///     if let Some(next) = next {
///         println!("more: /orders?after={next}");
///     }
///     Ok(())
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Page<R> {
    /// The rows, in the order of `page by` also on the way back.
    pub rows: Vec<R>,
    /// For `after`: leads to the page behind this one. None where there was none when this one was read.
    pub next: Option<PageCursor>,
    /// For `before`: leads to the page before this one. None where there was none.
    ///
    /// A page behind or before a cursor has no rows where they have been deleted since the cursor was made. The way back
    /// from it leads to the last page, or the first.
    pub previous: Option<PageCursor>,
}

impl<R> Page<R> {
    /// The page with each row turned into something else.
    pub fn map<T>(self, turn: impl FnMut(R) -> T) -> Page<T> {
        let Page { rows, next, previous } = self;
        Page { rows: rows.into_iter().map(turn).collect(), next, previous }
    }
}

/// A checked query with its parameters that gives a [`Page`]: `select … page by key after {?cursor} limit {n}`.
///
/// Without a cursor it gives the first page; with one for `before` the page that ends there, and with one
/// for each the first rows between them. A row whose keys are changed while pages are turned can come twice or not at
/// all; every other row comes once, whatever else is inserted or deleted.
#[must_use = "a query does nothing until it is run: `.fetch(&db).await`"]
pub struct Paged<R> {
    request: Request,
    decode: Decoder<R>,
    layout: &'static PageLayout,
}

/// Why a cursor is refused, as the parameters hold it.
const OF_ANOTHER: &str = "the cursor is of another query or order";

/// A place between rows: [`PageCursor`], or a reference to one.
#[diagnostic::on_unimplemented(
    message = "`after` and `before` take an `Option<PageCursor>`, and `{Self}` is no cursor",
    label = "not a `PageCursor`",
    note = "a cursor is read from text by `text.parse::<sqlweave::PageCursor>()`"
)]
pub trait AsPageCursor {
    #[doc(hidden)]
    fn as_page_cursor(&self) -> &PageCursor;
}

impl AsPageCursor for PageCursor {
    fn as_page_cursor(&self) -> &PageCursor {
        self
    }
}

impl<C: AsPageCursor + ?Sized> AsPageCursor for &C {
    fn as_page_cursor(&self) -> &PageCursor {
        (**self).as_page_cursor()
    }
}

impl<R, S> Query<R, S> {
    /// What the macro calls for a page's cursor: the types of its keys, which are parameters one behind the other. One for
    /// BEFORE has a switch for the end as well.
    #[doc(hidden)]
    pub fn bind_cursor<O: Optional>(
        mut self,
        switch: u32,
        from_end: Option<u32>,
        identity: u64,
        keys: &[u32],
        cursor: &O,
    ) -> Self
    where
        O::Value: AsPageCursor,
    {
        let Some(cursor) = cursor.get() else {
            self.request.params.skip(keys.len() as u32);
            return self;
        };
        let cursor = cursor.as_page_cursor();
        match (cursor.end(identity), from_end) {
            (Some(End::First), None) => {
                self.request.params.skip(keys.len() as u32);
                return self;
            }
            (Some(End::Last), Some(from_end)) => {
                self.request.turn_on(from_end);
                self.request.params.skip(keys.len() as u32);
                return self;
            }
            _ => {}
        }
        self.request.turn_on(switch);
        let mut values = cursor.values(identity, keys.len());
        for oid in keys {
            match values.as_mut().and_then(Iterator::next) {
                Some(value) => self.request.params.bind_bytes(*oid, value),
                None => {
                    self.request.params.bind_bytes(*oid, None);
                    self.request.params.refuse(OF_ANOTHER.to_owned());
                }
            }
        }
        self
    }

    /// What the macro calls for the number of a page's rows: one more is asked for.
    #[doc(hidden)]
    pub fn bind_page_size<N, P: ?Sized>(mut self, rows: &P) -> Self
    where
        sql::bigint: Accepts<P, N>,
    {
        self.request.params.bind_one_more::<N, P>(rows);
        self
    }

    /// What the macro calls last for a query with pages.
    #[doc(hidden)]
    pub fn paged(self, layout: &'static PageLayout) -> Paged<R> {
        let (request, decode) = self.into_parts();
        Paged { request, decode, layout }
    }
}

impl<R> Paged<R> {
    /// Runs the query and gives the page.
    pub async fn fetch<E: Executor + ?Sized>(self, db: &E) -> Result<Page<R>, Error> {
        let Paged { request, decode, layout } = self;
        if request.params.refusal() == Some(OF_ANOTHER) {
            return Err(Error::page_cursor());
        }
        let on = |switch: Option<u32>| switch.is_some_and(|switch| request.is_on(switch));
        let (after, before) = (on(layout.after), on(layout.before));
        let from_end = on(layout.from_end) && !before;
        let backward = (before || from_end) && !after;
        let size = match layout.size {
            PageSize::Rows(rows) => rows,
            PageSize::Param(index) => request.params.int8_at(index).map_or(0, |sent| sent - 1),
        };
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let statement = request.statement;
        let (mut reader, rows) = db.start(&request).await?.open(statement);
        let mut rows = pin!(rows);
        let mut values = Vec::new();
        let mut ends: Option<(PageCursor, Row)> = None;
        let mut more = false;
        while let Some(row) = reader.next(rows.as_mut()).await? {
            if values.len() >= size {
                // The rest is read to its end, so that the connection is free.
                more = true;
                continue;
            }
            values.push(decode.row(&row, statement, &mut reader)?);
            ends = Some(match ends.take() {
                None => (cursor_at(layout, statement, reader.form(), &row), row),
                Some((first, _)) => (first, row),
            });
        }
        let Some((first, row)) = ends else {
            let at = |end| Some(PageCursor::at_end(layout.identity, end));
            return Ok(Page {
                rows: values,
                next: at(End::First).filter(|_| before && !after),
                previous: at(End::Last).filter(|_| after && !before),
            });
        };
        let last = cursor_at(layout, statement, reader.form(), &row);
        if backward {
            values.reverse();
            let next = Some(first).filter(|_| !from_end);
            return Ok(Page { rows: values, next, previous: Some(last).filter(|_| more) });
        }
        Ok(Page {
            rows: values,
            next: Some(last).filter(|_| more || before),
            previous: Some(first).filter(|_| after),
        })
    }

    /// The SQL that is sent to the server.
    pub fn sql(&self) -> Cow<'_, str> {
        self.request.sql()
    }

    /// The same query with each row turned into something else.
    pub fn map<T>(self, turn: impl Fn(R) -> T + Send + Sync + 'static) -> Paged<T>
    where
        R: 'static,
    {
        let Paged { request, decode, layout } = self;
        Paged { request, decode: decode.map(turn), layout }
    }
}

/// The cursor of a row: what its keys are.
fn cursor_at(
    layout: &PageLayout,
    statement: &'static Statement,
    form: Form,
    row: &Row,
) -> PageCursor {
    let mut cursor = PageCursor::new(layout.identity);
    for key in layout.keys {
        cursor.push(cells_of(&statement.columns, form, row).raw_at(*key));
    }
    cursor
}

impl<R> Clone for Paged<R> {
    fn clone(&self) -> Self {
        Paged { request: self.request.clone(), decode: self.decode.clone(), layout: self.layout }
    }
}

impl<R> fmt::Debug for Paged<R> {
    /// Shows the SQL, and of the parameters nothing but their number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paged").field("sql", &self.sql()).finish_non_exhaustive()
    }
}

impl FromStr for PageCursor {
    type Err = NoPageCursor;

    fn from_str(text: &str) -> Result<PageCursor, NoPageCursor> {
        PageCursor::read(text)
    }
}
