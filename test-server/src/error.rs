//! The one error of this crate: a sentence that says what went wrong and what to do.

use std::fmt;

/// Why there is no server, or why it refused.
#[derive(Debug, Clone)]
pub struct Error {
    message: String,
    not_installed: bool,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Error {
        Error { message: message.into(), not_installed: false }
    }

    pub(crate) fn not_installed(message: impl Into<String>) -> Error {
        Error { message: message.into(), not_installed: true }
    }

    /// Whether the reason is that there are no server binaries.
    pub fn is_not_installed(&self) -> bool {
        self.not_installed
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
