//! What a query can run on.

use std::borrow::Cow;
use std::fmt;
use std::pin::pin;
use std::sync::Arc;

use bytes::{BufMut, BytesMut};
use postgres_types::{Format, IsNull, ToSql, Type};
use tokio_postgres::{Client, Transaction};

use crate::drift::Drift;
use crate::error::Error;
use crate::params::{INFERRED, Params};
use crate::schema_name::{SchemaName, Schemas};
use crate::statement::{Form, Reader, Sent, Statement, describe, is_sent_as};
use crate::statement_cache::Key;
use crate::stream::next_row;
use crate::trace::Trace;
use crate::variants::Variant;

/// Whatever leads to a connection: a client, a transaction, or a reference to one.
///
/// Queries take it as `&E`, so `&client`, `&transaction` and `&arc_of_client` all serve. A
/// [`Connection`](crate::Connection) keeps prepared statements, as do the objects of a pool of them;
/// on a bare client a query is one round trip that carries its types. For a type of your own that
/// holds one of these, implement it by handing the request on:
///
/// ```
/// use sqlweave_runtime::{Error, Executor, Request, Rows};
///
/// struct Database {
///     client: tokio_postgres::Client,
/// }
///
/// impl Executor for Database {
///     async fn start(&self, request: &Request) -> Result<Rows, Error> {
///         self.client.start(request).await
///     }
/// }
/// ```
///
/// The trait is not dyn-compatible, since its method returns a future without a box.
#[diagnostic::on_unimplemented(
    message = "a query cannot run on a `{Self}`",
    label = "not a connection",
    note = "give a reference to a `sqlweave::Connection`, a `tokio_postgres::Client`, a transaction of either, or an `Arc` or `Box` of one",
    note = "a pool gives a connection first: `let db = pool.get().await?;`, then `.fetch(&db)`; that needs the feature `deadpool` or `bb8`, or `&*db`"
)]
pub trait Executor: Sync {
    /// Sends the statement and its parameters, and gives the rows as they come.
    fn start(&self, request: &Request) -> impl Future<Output = Result<Rows, Error>> + Send;
}

/// A statement with its parameters, ready to be sent.
#[derive(Clone)]
pub struct Request {
    pub(crate) statement: &'static Statement,
    pub(crate) params: Params,
    /// A text in place of the statement's, to be run once and not kept.
    once: Option<Box<str>>,
    /// Which variant of the statement it is, if there are several.
    variant: Option<Box<Variant>>,
    /// The schemas that were chosen for it.
    schemas: Schemas,
}

impl Request {
    /// The text that is sent: of a statement with parts that may be left out, the one without them.
    pub fn sql(&self) -> Cow<'_, str> {
        match &self.once {
            Some(once) => Cow::Borrowed(once),
            None => self.text(),
        }
    }

    /// The statement's text.
    pub(crate) fn text(&self) -> Cow<'static, str> {
        self.schemas.put(match &self.variant {
            Some(variant) => Cow::Owned(variant.text(self.statement.sql)),
            None => Cow::Borrowed(self.statement.sql),
        })
    }

    pub(crate) fn in_schema(&mut self, number: u32, schema: &SchemaName) {
        self.schemas.choose(number, schema);
    }

    pub(crate) fn new(statement: &'static Statement) -> Request {
        let (params, schemas) = (Params::default(), Schemas::default());
        Request { statement, params, once: None, variant: None, schemas }
    }

    pub(crate) fn with_variants(
        statement: &'static Statement,
        template: &'static [u8],
        by_record: &'static [u8],
    ) -> Request {
        let variant = Some(Box::new(Variant::new(template, by_record)));
        Request { variant, ..Request::new(statement) }
    }

    pub(crate) fn turn_on(&mut self, switch: u32) {
        if let Some(variant) = &mut self.variant {
            variant.turn_on(switch);
        }
    }

    pub(crate) fn is_on(&self, switch: u32) -> bool {
        self.variant.as_ref().is_some_and(|variant| variant.is_on(switch))
    }

    /// What a prepared statement is kept under.
    #[inline]
    pub(crate) fn key(&self) -> Key {
        let variant = self.variant.as_ref().map_or(0, |variant| variant.key());
        Key::new(self.statement, variant, self.schemas.clone())
    }

    /// The parameters that the variant at hand sends, where there are variants.
    #[inline]
    fn numbered(&self) -> Option<Box<Params>> {
        let variant = self.variant.as_ref()?;
        Some(Box::new(self.params.numbered(&variant.numbers())))
    }

    /// The text for a run that prepares nothing.
    pub(crate) fn typed_sql(&self) -> Cow<'_, str> {
        let by_record = self.statement.by_record;
        match (&self.once, &self.variant) {
            (None, None) => {
                let plain = by_record.is_empty();
                self.schemas.put(Cow::Borrowed(if plain { self.statement.sql } else { by_record }))
            }
            (None, Some(variant)) if !by_record.is_empty() => {
                self.schemas.put(Cow::Owned(variant.text_by_record(by_record)))
            }
            _ => self.sql(),
        }
    }

    /// The same with another text, which the server sees once.
    pub(crate) fn with_text(&self, text: String) -> Request {
        Request { once: Some(text.into_boxed_str()), ..self.clone() }
    }

    pub(crate) fn without_params(self) -> Request {
        Request { params: Params::default(), variant: None, ..self }
    }

    pub(crate) fn params_mut(&mut self) -> &mut Params {
        &mut self.params
    }

    pub(crate) fn is_kept(&self) -> bool {
        self.once.is_none()
    }

    /// Runs it in one round trip that carries the parameters' types.
    pub(crate) async fn run_typed(&self, client: &Client) -> Result<Rows, Error> {
        let numbered = self.numbered();
        let params = numbered.as_deref().unwrap_or(&self.params);
        let typed = params.finished()?.map(|(oid, value)| (Encoded(value), declared(oid)));
        let stream = client.query_typed_raw(&self.typed_sql(), typed).await?;
        Ok(Rows { stream, sent: Sent::Typed, trace: Trace::none() })
    }

    /// The parameters' types, as far as they are the same in every database.
    pub(crate) fn types(&self) -> Result<Vec<Type>, Error> {
        let numbered = self.numbered();
        let params = numbered.as_deref().unwrap_or(&self.params);
        Ok(params.finished()?.map(|(oid, _)| declared(oid)).collect())
    }

    /// Compares a statement that was prepared from it with what is expected.
    pub(crate) fn check(&self, prepared: &tokio_postgres::Statement) -> Result<(), Error> {
        self.statement.columns.check(prepared.columns(), Form::Plain)?;
        let numbered = self.numbered();
        let params = numbered.as_deref().unwrap_or(&self.params);
        for (index, ((oid, _), found)) in params.finished()?.zip(prepared.params()).enumerate() {
            if oid & INFERRED != 0
                && let Some(sent) = Type::from_oid(oid ^ INFERRED)
                && !is_sent_as(found, &sent)
            {
                let drift = Drift::new(
                    format!("parameter ${} as {}", index + 1, describe(&sent)),
                    describe(found),
                );
                return Err(Error::drifted(drift));
            }
        }
        Ok(())
    }

    /// Runs it as a statement that was prepared from it.
    pub(crate) async fn run_prepared(
        &self,
        client: &Client,
        prepared: &tokio_postgres::Statement,
    ) -> Result<Rows, Error> {
        let numbered = self.numbered();
        let params = numbered.as_deref().unwrap_or(&self.params);
        let mut all = params.finished()?;
        // A reference, since tokio-postgres's future holds it: a larger one would be moved by calls of `memcpy`.
        let values = all.by_ref().map(|(_, value)| Encoded(value));
        let stream = client.query_raw(prepared, values).await?;
        Ok(Rows { stream, sent: Sent::Prepared, trace: Trace::none() })
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("sql", &self.sql()).finish_non_exhaustive()
    }
}

/// The rows of a running statement, not decoded yet.
pub struct Rows {
    pub(crate) stream: tokio_postgres::RowStream,
    sent: Sent,
    trace: Trace,
}

impl Rows {
    #[cfg(feature = "tracing")]
    pub(crate) fn traced(self, trace: Trace) -> Rows {
        Rows { trace, ..self }
    }

    /// What reads the rows, and the rows.
    pub(crate) fn open(self, statement: &'static Statement) -> (Reader, tokio_postgres::RowStream) {
        (Reader::new(statement, self.sent, self.trace), self.stream)
    }

    /// Sees them to their end; the number of rows changed, or returned.
    pub(crate) async fn count(self) -> Result<u64, Error> {
        let mut rows = pin!(self.stream);
        loop {
            match next_row(rows.as_mut()).await {
                Ok(Some(_)) => {}
                Ok(None) => break,
                Err(error) => return Err(self.trace.failed(error)),
            }
        }
        let affected = rows.rows_affected().unwrap_or(0);
        self.trace.affected(affected);
        Ok(affected)
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rows")
    }
}

impl Executor for Client {
    async fn start(&self, request: &Request) -> Result<Rows, Error> {
        let trace = Trace::begin(request, None);
        trace.around(request.run_typed(self).await)
    }
}

impl Executor for Transaction<'_> {
    fn start(&self, request: &Request) -> impl Future<Output = Result<Rows, Error>> + Send {
        self.client().start(request)
    }
}

impl<E: Executor + ?Sized> Executor for &E {
    fn start(&self, request: &Request) -> impl Future<Output = Result<Rows, Error>> + Send {
        (**self).start(request)
    }
}

impl<E: Executor + ?Sized + Send> Executor for &mut E {
    fn start(&self, request: &Request) -> impl Future<Output = Result<Rows, Error>> + Send {
        (**self).start(request)
    }
}

impl<E: Executor + ?Sized + Send> Executor for Box<E> {
    fn start(&self, request: &Request) -> impl Future<Output = Result<Rows, Error>> + Send {
        (**self).start(request)
    }
}

impl<E: Executor + ?Sized + Send> Executor for Arc<E> {
    fn start(&self, request: &Request) -> impl Future<Output = Result<Rows, Error>> + Send {
        (**self).start(request)
    }
}

/// A parameter that is already in the wire's form.
struct Encoded<'a>(Option<&'a [u8]>);

/// The server infers the type of a parameter declared unknown, which is how types of the database's
/// owner are sent without looking them up.
fn declared(oid: u32) -> Type {
    Type::from_oid(oid).unwrap_or(Type::UNKNOWN)
}

impl ToSql for Encoded<'_> {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> ToSqlResult {
        match self.0 {
            Some(bytes) => {
                out.put_slice(bytes);
                Ok(IsNull::No)
            }
            None => Ok(IsNull::Yes),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(&self, ty: &Type, out: &mut BytesMut) -> ToSqlResult {
        self.to_sql(ty, out)
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Binary
    }
}

type ToSqlResult = Result<IsNull, Box<dyn std::error::Error + Sync + Send>>;

impl fmt::Debug for Encoded<'_> {
    /// Says nothing of the value: tokio-postgres logs parameters.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}
