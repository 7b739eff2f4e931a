//! What the macro knows of a statement before it runs, and the comparison with what the server says.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use futures_core::Stream;
use postgres_types::{Kind, Type};
use tokio_postgres::{Column, Row};

use crate::drift::Drift;
use crate::error::Error;
use crate::row::Cells;
use crate::trace::Trace;

/// A statement as it was checked at compile time.
#[derive(Debug)]
pub struct Statement {
    /// What it is called, its command and the relation it is about, as far as there is one, separated by NUL.
    pub about: &'static str,
    /// The text sent to the server.
    pub sql: &'static str,
    /// The same with each column whose type the database's owner made in a record of its own; empty where there is no
    /// such column. It is sent where nothing is prepared, so that nothing has to be asked about these types.
    pub by_record: &'static str,
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
    /// The names of the types whose OID is 0, in order; an array is written `name[]`, and one of a domain with NUL and
    /// the OID of the type below, where that is the same in every database.
    pub user_types: &'static [&'static str],
}

/// How a statement was sent, and so how its rows come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
    /// As it was prepared, which is when its columns were compared.
    Prepared,
    /// With the parameters' types, and by record where it can be.
    Typed,
}

/// How the columns of user types come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Plain,
    ByRecord,
}

/// Reads the rows of one run of a statement.
pub(crate) struct Reader {
    columns: &'static Columns,
    form: Form,
    checked: bool,
    trace: Trace,
}

impl Reader {
    pub(crate) fn new(statement: &'static Statement, sent: Sent, trace: Trace) -> Reader {
        let form = match sent {
            Sent::Typed if !statement.by_record.is_empty() => Form::ByRecord,
            Sent::Typed | Sent::Prepared => Form::Plain,
        };
        Reader { columns: &statement.columns, form, checked: sent == Sent::Prepared, trace }
    }

    /// A cursor over the row. The first row's columns are compared with the expected ones.
    #[inline]
    pub(crate) fn cells<'a>(&mut self, row: &'a Row) -> Result<Cells<'a>, Error> {
        if !self.checked {
            let same = self.columns.check(row.columns(), self.form);
            same.map_err(|error| self.failed(error))?;
            self.checked = true;
        }
        self.trace.row();
        Ok(cells_of(self.columns, self.form, row))
    }

    /// How the rows come.
    pub(crate) fn form(&self) -> Form {
        self.form
    }

    /// The next row of those that are read.
    #[inline]
    pub(crate) fn next<'a>(
        &'a self,
        mut rows: Pin<&'a mut tokio_postgres::RowStream>,
    ) -> impl Future<Output = Result<Option<Row>, Error>> + Send + 'a {
        poll_fn(move |cx| match rows.as_mut().poll_next(cx) {
            Poll::Ready(Some(Ok(row))) => Poll::Ready(Ok(Some(row))),
            Poll::Ready(Some(Err(error))) => Poll::Ready(Err(self.failed(error.into()))),
            Poll::Ready(None) => Poll::Ready(Ok(None)),
            Poll::Pending => Poll::Pending,
        })
    }

    /// The error that ends the reading.
    pub(crate) fn failed(&self, error: Error) -> Error {
        self.trace.failed(error)
    }
}

/// A cursor over a row whose columns have been compared.
#[inline]
pub(crate) fn cells_of<'a>(columns: &'static Columns, form: Form, row: &'a Row) -> Cells<'a> {
    match form {
        Form::Plain => Cells::of_row(row),
        Form::ByRecord => Cells::of_records(row, columns),
    }
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
        self.user_type_and_base(index).0
    }

    /// The name of the user's type at `index`, and what is below the elements of an array of a domain.
    fn user_type_and_base(&self, index: usize) -> (&'static str, Option<Type>) {
        let nth = self.oids.iter().take(index).filter(|oid| **oid == 0).count();
        let name = self.user_types.get(nth).copied().unwrap_or("a user-defined type");
        match name.split_once('\0') {
            Some((name, base)) => (name, base.parse().ok().and_then(Type::from_oid)),
            None => (name, None),
        }
    }

    /// The type expected at `index`.
    pub(crate) fn type_of(&self, index: usize) -> Type {
        let oid = self.oids.get(index).copied().unwrap_or(0);
        Type::from_oid(oid).unwrap_or_else(|| self.user_type_of(index, oid))
    }

    /// The type expected at `index` under the OID that came with it, where the database's owner made it.
    pub(crate) fn user_type_of(&self, index: usize, oid: u32) -> Type {
        user_type(self.user_type(index), oid)
    }

    /// Compares the columns that the server describes with the expected ones.
    pub(crate) fn check(&self, found: &[Column], form: Form) -> Result<(), Error> {
        // A run that prepares nothing comes here each time.
        if self.are(found) { Ok(()) } else { self.compare(found, form) }
    }

    /// Whether the columns are the expected ones, which all have types that are the same in every database.
    fn are(&self, found: &[Column]) -> bool {
        if found.len() != self.oids.len() {
            return false;
        }
        let names = self.names.as_bytes();
        let mut start = 0;
        for (found, oid) in found.iter().zip(self.oids) {
            let name = found.name().as_bytes();
            let end = start + name.len();
            let named =
                names.get(start..end) == Some(name) && names.get(end).is_none_or(|b| *b == 0);
            if !named || *oid == 0 || found.type_().oid() != *oid {
                return false;
            }
            start = end + 1;
        }
        true
    }

    fn compare(&self, found: &[Column], form: Form) -> Result<(), Error> {
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
            if *oid == 0
                && form == Form::Plain
                && let (name, Some(expected)) = self.user_type_and_base(index)
                && is_named(found, name)
                && let Kind::Array(element) = found.kind()
                && !is_sent_as(element, &expected)
            {
                let over = |base: &Type| format!("{name} over {}", describe(below_domains(base)));
                let drift = Drift::new(over(&expected), over(element));
                return Err(Error::drifted(drift).at_column(self.name(index)));
            }
            let same = match *oid {
                0 if form == Form::ByRecord => *found == Type::RECORD,
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

/// Whether values of a domain, or of arrays of one, are those of a built-in type. Of another type of the database's owner
/// this is not known.
pub(crate) fn is_sent_as(found: &Type, sent: &Type) -> bool {
    match (below_domains(found).kind(), sent.kind()) {
        (Kind::Array(found), Kind::Array(sent)) => is_sent_as(found, sent),
        _ => below_domains(found) == sent || below_domains(found).oid() >= FIRST_USER_OID,
    }
}

fn below_domains(ty: &Type) -> &Type {
    match ty.kind() {
        Kind::Domain(base) => below_domains(base),
        _ => ty,
    }
}

/// The catalogue's name of a built-in type.
pub(crate) fn oid_name(oid: u32) -> String {
    match Type::from_oid(oid) {
        Some(found) => describe(&found),
        None => format!("a type with OID {oid}"),
    }
}

pub(crate) fn describe(found: &Type) -> String {
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

/// A type of the database's owner, as far as it is known without asking the server.
pub(crate) fn user_type(name: &str, oid: u32) -> Type {
    let made = |name: &str, oid, kind| Type::new(name.to_owned(), oid, kind, String::new());
    match name.strip_suffix("[]") {
        Some(element) => made(name, oid, Kind::Array(made(element, 0, Kind::Simple))),
        None => made(name, oid, Kind::Simple),
    }
}

fn is_named(found: &Type, expected: &str) -> bool {
    match (expected.strip_suffix("[]"), found.kind()) {
        (Some(expected), Kind::Array(element)) => element.name() == expected,
        (Some(_), _) => false,
        (None, _) => found.name() == expected,
    }
}
