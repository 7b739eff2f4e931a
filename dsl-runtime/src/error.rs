//! The one error type, opaque; what a program wants to know is asked through methods.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use tokio_postgres::error::{DbError, SqlState};

use crate::drift::Drift;

/// What went wrong while a query ran.
///
/// Neither its text nor what it shows for debugging contains a parameter's value: the server's detail
/// and hint, which may, are left to [`Error::as_db`], and values that the server quotes in a message
/// are left out. What a trigger says by RAISE is taken for the words of the schema's author.
///
/// # What goes wrong, and what comes of it
///
/// | what happens | the error | afterwards |
/// |---|---|---|
/// | the connection is cut, the server or a pooler restarts, in a stream or COPY too | [`ErrorKind::Closed`] or [`ErrorKind::Connection`], or what the server still said (57P01, 57P02) | the connection is closed for good, a pool gives another |
/// | `statement_timeout`, a `CancelToken` | [`Error::is_canceled`] | the connection goes on, its transaction is broken |
/// | `lock_timeout`, NOWAIT | [`Error::is_lock_not_available`] | the same |
/// | serialization failure, deadlock | [`Error::is_retryable`] | [`retry`](crate::retry) runs the transaction again |
/// | a query in a transaction that an error has broken | [`Error::is_failed_transaction`] | until it is rolled back, or the savepoint around it |
/// | COMMIT of such a transaction | the same, from [`Transaction::commit`](crate::Transaction::commit) | it is rolled back |
/// | `DISCARD ALL`, ALTER TABLE, a prepared statement gone or stale | none: it is prepared again; in a transaction, which it has broken, [`Error::is_retryable`] | |
/// | a column's name or type is another, a composite's field, an enum's label | [`ErrorKind::SchemaDrift`] | the connection goes on |
/// | a future or a stream is dropped half-way | none | the connection goes on |
/// | a pool has no connection left | the pool's own | |
///
/// `schema!()` makes a constant for each constraint of the schema that an error can name:
///
/// ```
/// use sqlweave_runtime::Error;
///
/// mod db {
///     // From `sqlweave::schema!()`.
///     pub mod constraints {
///         pub const USERS_EMAIL_KEY: &str = "users_email_key";
///     }
/// }
///
/// fn is_taken(error: &Error) -> bool {
///     error.is_unique_violation() && error.constraint() == Some(db::constraints::USERS_EMAIL_KEY)
/// }
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    column: Option<String>,
    text: String,
    drift: Option<Drift>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The server refused the statement; see [`Error::sqlstate`] and [`Error::as_db`].
    Database,
    /// The connection is closed.
    Closed,
    /// The connection failed: a broken socket, or a message that is not of the protocol.
    Connection,
    /// The database is not the one that the schema file describes; see [`Error::drift`].
    SchemaDrift,
    /// A NULL came where the query's type has no `Option`.
    UnexpectedNull,
    /// A value from the server does not fit its Rust type.
    Decode,
    /// A parameter's value cannot be sent to the server.
    Encode,
    /// The stream failed that gives the rows to write.
    Source,
    /// Exactly one row was asked for and none came.
    NoRows,
    /// At most one row was asked for and more came.
    TooManyRows,
    /// COPY through a pooler in transaction mode was not run in a transaction.
    NeedsTransaction,
    /// A page's cursor is of another query or order: begin at the first page.
    PageCursor,
}

impl Error {
    /// The kind of this error.
    ///
    /// ```
    /// use sqlweave_runtime::{Error, ErrorKind};
    ///
    /// fn not_found(error: &Error) -> bool {
    ///     error.kind() == ErrorKind::NoRows
    /// }
    /// ```
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The SQLSTATE, when the error came from the server.
    pub fn sqlstate(&self) -> Option<&SqlState> {
        self.as_db().map(DbError::code)
    }

    /// All that the server said: message, detail, hint, place. The detail often contains values.
    pub fn as_db(&self) -> Option<&DbError> {
        self.0.source.as_ref()?.downcast_ref::<tokio_postgres::Error>()?.as_db_error()
    }

    /// The constraint that was violated, or the unique index.
    pub fn constraint(&self) -> Option<&str> {
        self.as_db()?.constraint()
    }

    /// The schema of the table or type that the server's error is about.
    pub fn schema(&self) -> Option<&str> {
        self.as_db()?.schema()
    }

    /// The table that the server's error is about.
    pub fn table(&self) -> Option<&str> {
        self.as_db()?.table()
    }

    /// The data type that the server's error is about: a domain.
    pub fn data_type(&self) -> Option<&str> {
        self.as_db()?.datatype()
    }

    /// The column that the error is about: of the result, where a field of a composite is
    /// `column.field`, or of the table, where the server refused the statement.
    pub fn column(&self) -> Option<&str> {
        self.0.column.as_deref().or_else(|| self.as_db()?.column())
    }

    /// What differs between the schema file and the database.
    pub fn drift(&self) -> Option<&Drift> {
        self.0.drift.as_ref()
    }

    /// Whether another attempt at the whole transaction may succeed: after a serialization failure, a
    /// deadlock, or a prepared statement that went stale within the transaction. See [`crate::retry`].
    pub fn is_retryable(&self) -> bool {
        self.is_serialization_failure() || self.is_deadlock() || self.is_stale_statement()
    }

    /// The server no longer runs the prepared statement: it is gone, or what it gives has changed.
    pub(crate) fn is_stale_statement(&self) -> bool {
        let Some(db) = self.as_db() else { return false };
        match db.code() {
            code if *code == SqlState::INVALID_SQL_STATEMENT_NAME => true,
            // "cached plan must not change result type", in whatever language.
            code if *code == SqlState::FEATURE_NOT_SUPPORTED => {
                db.routine() == Some("RevalidateCachedQuery")
            }
            // "cache lookup failed for type": a domain that was a parameter's type has been made anew.
            code if *code == SqlState::INTERNAL_ERROR => {
                db.message().starts_with("cache lookup failed for type ")
            }
            _ => false,
        }
    }

    pub(crate) fn new(kind: ErrorKind, text: impl Into<String>) -> Self {
        Error(Box::new(Inner { kind, column: None, text: text.into(), drift: None, source: None }))
    }

    pub(crate) fn drifted(drift: Drift) -> Self {
        let mut error = Error::new(ErrorKind::SchemaDrift, drift.to_string());
        error.0.drift = Some(drift);
        error
    }

    pub(crate) fn caused(mut self, source: Box<dyn StdError + Send + Sync>) -> Self {
        self.0.source = Some(source);
        self
    }

    pub(crate) fn at_column(mut self, column: impl Into<String>) -> Self {
        self.0.column = Some(column.into());
        self
    }

    pub(crate) fn no_rows() -> Self {
        Error::new(ErrorKind::NoRows, "the query returned no row, exactly one was asked for")
    }

    pub(crate) fn page_cursor() -> Self {
        Error::new(ErrorKind::PageCursor, "the cursor is of another query or order")
    }

    pub(crate) fn too_many_rows() -> Self {
        Error::new(ErrorKind::TooManyRows, "the query returned more than one row")
    }

    /// Of a statement that gives a row for each row.
    pub(crate) fn other_rows(given: usize, returned: usize) -> Self {
        let text = format!(
            "the statement returned {returned} rows for {given}: a trigger of the table or of a partition leaves rows \
             out"
        );
        Error::new(ErrorKind::SchemaDrift, text)
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let made = if let Some(db) = error.as_db_error() {
            Error::new(ErrorKind::Database, format!("[{}] {}", db.code().code(), message(db)))
        } else if error.is_closed() {
            Error::new(ErrorKind::Closed, "the connection is closed")
        } else {
            Error::new(ErrorKind::Connection, "the connection failed")
        };
        made.caused(Box::new(error))
    }
}

/// The server's message without the values that it quotes. Values are quoted by data exceptions, and
/// by casts of text to names of things, which unlike a name in the statement have no position in it.
fn message(db: &DbError) -> Cow<'_, str> {
    let said = db.message();
    let quotes_values = match db.code().code().get(..2) {
        Some("22") => true,
        Some("42" | "3F" | "0A" | "54") => db.position().is_none(),
        _ => false,
    };
    match (said.find('"'), said.rfind('"')) {
        (Some(first), Some(last)) if quotes_values && first < last => {
            let (before, behind) = (said.get(..=first), said.get(last..));
            Cow::Owned([before.unwrap_or_default(), "…", behind.unwrap_or_default()].concat())
        }
        _ => Cow::Borrowed(said),
    }
}

macro_rules! conditions {
    ($($(#[doc = $doc:literal])* $name:ident $state:ident;)*) => {
        impl Error {
            $(
                $(#[doc = $doc])*
                pub fn $name(&self) -> bool {
                    self.sqlstate() == Some(&SqlState::$state)
                }
            )*
        }
    };
}

conditions! {
    /// A value is there already that must be unique. [`Error::constraint`] says which.
    is_unique_violation UNIQUE_VIOLATION;
    /// The row that is referenced does not exist, or one is still referenced.
    is_foreign_key_violation FOREIGN_KEY_VIOLATION;
    /// NULL in a column, or a domain, that is NOT NULL.
    is_not_null_violation NOT_NULL_VIOLATION;
    /// A CHECK of a table or a domain does not hold.
    is_check_violation CHECK_VIOLATION;
    /// A row conflicts with another by an EXCLUDE constraint.
    is_exclusion_violation EXCLUSION_VIOLATION;
    /// Transactions could not be put into an order. Another attempt may succeed.
    is_serialization_failure T_R_SERIALIZATION_FAILURE;
    /// Transactions waited for each other. Another attempt may succeed.
    is_deadlock T_R_DEADLOCK_DETECTED;
    /// A lock was not to be had: NOWAIT, or `lock_timeout`.
    is_lock_not_available LOCK_NOT_AVAILABLE;
    /// The statement was stopped: by a `CancelToken`, or by `statement_timeout`.
    is_canceled QUERY_CANCELED;
    /// An earlier error has broken the transaction.
    is_failed_transaction IN_FAILED_SQL_TRANSACTION;
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.column {
            Some(column) => write!(f, "column \"{column}\": {}", self.0.text),
            None => f.write_str(&self.0.text),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("message", &self.to_string())
            .field("constraint", &self.constraint())
            .field("source", &self.source())
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        // What the server said stands in the text, and its detail is not for logs.
        let source = self.0.source.as_deref().filter(|_| self.0.kind != ErrorKind::Database)?;
        Some(source)
    }
}
