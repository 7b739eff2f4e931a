//! Why there is no database for a test.

use std::{error, fmt};

use crate::{DbError, SqlState};

/// Why a database for a test could not be made or dropped. Its text has no password, and names the line of the schema
/// that the server refused.
pub struct Error {
    text: String,
    /// What the schema's text is called, and a line of it.
    place: Option<(String, usize)>,
    source: Option<crate::Error>,
}

impl Error {
    /// The line of the schema's text that it is about, from 1.
    pub fn line(&self) -> Option<usize> {
        self.place.as_ref().map(|(_, line)| *line)
    }

    /// The SQLSTATE, where the server refused something.
    pub fn sqlstate(&self) -> Option<&SqlState> {
        self.source.as_ref()?.sqlstate()
    }

    /// All that the server said.
    pub fn as_db(&self) -> Option<&DbError> {
        self.source.as_ref()?.as_db()
    }

    pub(super) fn new(text: impl Into<String>) -> Error {
        Error { text: text.into(), place: None, source: None }
    }

    pub(super) fn at_line(self, file: &str, line: usize) -> Error {
        Error { place: Some((file.to_owned(), line)), ..self }
    }

    /// Of a statement of the schema: in the server's words alone, and all of them, since what it quotes stands there.
    pub(super) fn of_statement(source: tokio_postgres::Error) -> Error {
        let source = crate::Error::from(source);
        let text = match source.as_db() {
            Some(refused) => format!("[{}] {}", refused.code().code(), refused.message()),
            None => source.to_string(),
        };
        Error { text, place: None, source: Some(source) }
    }

    /// What was done when an error came.
    pub(super) fn during(what: impl fmt::Display, source: tokio_postgres::Error) -> Error {
        let source = crate::Error::from(source);
        Error { text: format!("{what}: {source}"), place: None, source: Some(source) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some((file, line)) => write!(f, "line {line} of {file}: {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("message", &self.to_string())
            .field("source", &error::Error::source(self))
            .finish()
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        // What this error's text ends with is the text of that one.
        error::Error::source(self.source.as_ref()?)
    }
}
