//! Rows that are lent: their text and bytes point into what came from the network.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::pin::pin;

use crate::error::Error;
use crate::executor::{Executor, Request};
use crate::row::{Cells, column_error};
use crate::schema_name::SchemaName;
use crate::statement::Statement;

/// A row whose text and bytes are lent. The macro implements it for the struct of a query with
/// `#[lend]`.
pub trait Lend {
    /// The row, as long as it is lent.
    type Row<'row>;
    #[doc(hidden)]
    fn read<'row>(cells: &mut Cells<'row>) -> Option<Self::Row<'row>>;
}

/// A checked query with its parameters that lends its rows, one after the other: `query! { #[lend] … }`.
///
/// It saves the copies of text and bytea; everything else is as in a [`Query`](crate::Query).
#[must_use = "a query does nothing until it is run: `.for_each(&db, |row| …).await`"]
pub struct Lent<L> {
    pub(crate) request: Request,
    row: PhantomData<fn() -> L>,
}

impl<L> Lent<L> {
    #[doc(hidden)]
    pub fn new(statement: &'static Statement) -> Self {
        Lent { request: Request::new(statement), row: PhantomData }
    }

    /// What the macro calls for each schema that is chosen: its number in the text, and its name.
    #[doc(hidden)]
    pub fn in_schema(mut self, number: u32, schema: &SchemaName) -> Self {
        self.request.in_schema(number, schema);
        self
    }

    #[doc(hidden)]
    pub fn with_variants(
        statement: &'static Statement,
        template: &'static [u8],
        by_record: &'static [u8],
    ) -> Self {
        Lent { request: Request::with_variants(statement, template, by_record), row: PhantomData }
    }

    /// The SQL that is sent to the server.
    pub fn sql(&self) -> Cow<'_, str> {
        self.request.sql()
    }
}

impl<L: Lend> Lent<L> {
    /// Runs the query and lends each row to `each`. Its first error ends it, and is given back; it is of any type that
    /// an [`Error`] can become, which the closure says: `Ok::<_, Error>(())`.
    ///
    /// ```
    /// use sqlweave_runtime::{Error, Lend, Lent};
    ///
    /// async fn count<L: Lend>(
    ///     rows: Lent<L>,
    ///     db: &tokio_postgres::Client,
    /// ) -> Result<u64, Error> {
    ///     let mut count = 0;
    ///     rows.for_each(db, |_| {
    ///         count += 1;
    ///         Ok::<_, Error>(())
    ///     })
    ///     .await?;
    ///     Ok(count)
    /// }
    /// ```
    pub async fn for_each<E: Executor + ?Sized, X: From<Error>>(
        self,
        db: &E,
        mut each: impl FnMut(L::Row<'_>) -> Result<(), X>,
    ) -> Result<(), X> {
        let rows = db.start(&self.request).await?;
        let statement = self.request.statement;
        let columns = &statement.columns;
        let (mut reader, rows) = rows.open(statement);
        let mut rows = pin!(rows);
        while let Some(row) = reader.next(rows.as_mut()).await? {
            let mut cells = reader.cells(&row)?;
            let read = L::read(&mut cells);
            let lent = cells
                .finish(read)
                .map_err(|(index, fault)| reader.failed(column_error(columns, index, fault)))?;
            each(lent)?;
        }
        Ok(())
    }
}

impl<L> Clone for Lent<L> {
    fn clone(&self) -> Self {
        Lent { request: self.request.clone(), row: PhantomData }
    }
}

impl<L> fmt::Debug for Lent<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lent").field("sql", &self.sql()).finish_non_exhaustive()
    }
}
