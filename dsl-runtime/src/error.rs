//! The one error type, opaque; what a program wants to know is asked through methods.

use std::error::Error as StdError;
use std::fmt;

use tokio_postgres::error::{DbError, SqlState};

/// What went wrong while a query ran.
///
/// The text never contains a parameter's value.
///
/// ```
/// use sqlweave_runtime::{Error, SqlState};
///
/// fn is_duplicate(error: &Error) -> bool {
///     error.sqlstate() == Some(&SqlState::UNIQUE_VIOLATION)
/// }
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    column: Option<String>,
    text: String,
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
    /// The database is not the one that the schema file describes.
    SchemaDrift,
    /// A NULL came where the query's type has no `Option`.
    UnexpectedNull,
    /// A value from the server does not fit its Rust type.
    Decode,
    /// A parameter's value cannot be sent to the server.
    Encode,
    /// Exactly one row was asked for and none came.
    NoRows,
    /// At most one row was asked for and more came.
    TooManyRows,
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

    /// What the server said: message, detail, hint, constraint and more.
    pub fn as_db(&self) -> Option<&DbError> {
        self.0.source.as_ref()?.downcast_ref::<tokio_postgres::Error>()?.as_db_error()
    }

    /// The result column that the error is about; a field of a composite is `column.field`.
    pub fn column(&self) -> Option<&str> {
        self.0.column.as_deref()
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
            _ => false,
        }
    }

    pub(crate) fn is_failed_transaction(&self) -> bool {
        self.sqlstate() == Some(&SqlState::IN_FAILED_SQL_TRANSACTION)
    }

    pub(crate) fn new(kind: ErrorKind, text: impl Into<String>) -> Self {
        Error(Box::new(Inner { kind, column: None, text: text.into(), source: None }))
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

    pub(crate) fn too_many_rows() -> Self {
        Error::new(ErrorKind::TooManyRows, "the query returned more than one row")
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let made = if let Some(db) = error.as_db_error() {
            Error::new(ErrorKind::Database, format!("[{}] {}", db.code().code(), db.message()))
        } else if error.is_closed() {
            Error::new(ErrorKind::Closed, "the connection is closed")
        } else {
            Error::new(ErrorKind::Connection, "the connection failed")
        };
        made.caused(Box::new(error))
    }
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
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
