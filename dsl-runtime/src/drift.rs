//! What differs between the schema file and the database.

use std::fmt;

/// A difference between what a query expects, by the schema file, and what the database gave.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// What the schema file says.
    pub expected: String,
    /// What the database says.
    pub found: String,
}

impl Drift {
    #[cold]
    pub(crate) fn new(expected: impl Into<String>, found: impl Into<String>) -> Drift {
        Drift { expected: expected.into(), found: found.into() }
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the schema file says {}, the database says {}", self.expected, self.found)
    }
}
