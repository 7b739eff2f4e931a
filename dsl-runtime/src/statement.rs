//! What the macro knows of a statement before it runs, and the comparison with what the server says.

use postgres_types::{Kind, Type};
use tokio_postgres::Column;

use crate::drift::Drift;
use crate::error::Error;

/// A statement as it was checked at compile time.
#[derive(Debug)]
pub struct Statement {
    /// The text sent to the server.
    pub sql: &'static str,
    /// The result columns.
    pub columns: Columns,
}

/// The columns of a result, or the fields of a composite.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// Names, separated by NUL.
    pub names: &'static str,
    /// Type OIDs; 0 for a type that the database's owner made.
    pub oids: &'static [u32],
    /// The names of the types whose OID is 0, in order; an array is written `name[]`.
    pub user_types: &'static [&'static str],
}

/// OIDs below this are the same in every database: `FirstGenbkiObjectId`.
pub(crate) const FIRST_USER_OID: u32 = 10_000;

impl Columns {
    pub(crate) fn name(&self, index: usize) -> &'static str {
        self.names.split('\0').nth(index).unwrap_or("?")
    }

    /// The name of the type expected at `index`, in the words of the catalogue.
    pub(crate) fn type_name(&self, index: usize) -> String {
        match self.oids.get(index) {
            Some(0) => self.user_type(index).to_owned(),
            Some(oid) => oid_name(*oid),
            None => "nothing".to_owned(),
        }
    }

    fn user_type(&self, index: usize) -> &'static str {
        let nth = self.oids[..index].iter().filter(|oid| **oid == 0).count();
        self.user_types.get(nth).copied().unwrap_or("a user-defined type")
    }

    /// Compares the columns that the server describes with the expected ones.
    pub(crate) fn check(&self, found: &[Column]) -> Result<(), Error> {
        if found.len() != self.oids.len() {
            let count =
                |count: usize| format!("{count} column{}", if count == 1 { "" } else { "s" });
            return Err(Error::drifted(Drift::new(count(self.oids.len()), count(found.len()))));
        }
        let mut names = self.names.split('\0');
        for (index, (found, oid)) in found.iter().zip(self.oids).enumerate() {
            if names.next() != Some(found.name()) {
                let drift = Drift::new(
                    format!("the name \"{}\"", self.name(index)),
                    format!("\"{}\"", found.name()),
                );
                return Err(Error::drifted(drift).at_column(self.name(index)));
            }
            let found = found.type_();
            let same = match *oid {
                0 => is_named(found, self.user_type(index)),
                oid => found.oid() == oid,
            };
            if !same {
                let drift = Drift::new(self.type_name(index), describe(found));
                return Err(Error::drifted(drift).at_column(self.name(index)));
            }
        }
        Ok(())
    }
}

/// The catalogue's name of a built-in type.
pub(crate) fn oid_name(oid: u32) -> String {
    match Type::from_oid(oid) {
        Some(found) => describe(&found),
        None => format!("a type with OID {oid}"),
    }
}

fn describe(found: &Type) -> String {
    match found.kind() {
        Kind::Array(element) => format!("{}[]", element.name()),
        Kind::Simple
        | Kind::Enum(_)
        | Kind::Pseudo
        | Kind::Range(_)
        | Kind::Multirange(_)
        | Kind::Domain(_)
        | Kind::Composite(_)
        | _ => found.name().to_owned(),
    }
}

fn is_named(found: &Type, expected: &str) -> bool {
    match (expected.strip_suffix("[]"), found.kind()) {
        (Some(expected), Kind::Array(element)) => element.name() == expected,
        (Some(_), _) => false,
        (None, _) => found.name() == expected,
    }
}
