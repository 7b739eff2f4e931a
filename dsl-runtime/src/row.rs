//! The cursor over a row.

mod values;

use postgres_types::{FromSql, FromSqlOwned, Type};
use tokio_postgres::Row;

use crate::batch::{Below, Kept, NOT_A_COLUMN};
use crate::decode::{Decode, Fault, lent_utf8, lent_versioned};
use crate::drift::Drift;
use crate::error::{Error, ErrorKind};
use crate::record::{self, Fields, only_field};
use crate::sql;
use crate::statement::{Columns, FIRST_USER_OID, oid_name};

/// Reads the values of one row, or of one composite, from first to last.
///
/// Each method reads the next value. A mistake is remembered, the first of them, and a value that
/// means nothing is given in place of it; types that have no such value give `None`. Whoever drives
/// the cursor asks at the row's end whether all went well.
pub struct Cells<'a> {
    source: Source<'a>,
    next: usize,
    fault: Option<(usize, Fault)>,
    /// Its nested rows that other statements have loaded.
    below: Option<&'a Below<'a>>,
}

enum Source<'a> {
    Row(&'a Row),
    /// A row whose columns of user types are in records of their own.
    Records(&'a Row, &'static Columns),
    Record(Fields<'a>),
    /// A row that is kept until others are there.
    Kept(Kept<'a>),
    /// A row of COPY: for each column a length and a value.
    Tuple(&'static Columns, &'a [u8]),
}

/// The bytes of a value as they came.
struct Raw<'a>(Option<&'a [u8]>);

impl<'a> FromSql<'a> for Raw<'a> {
    #[inline]
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Refusal> {
        Ok(Raw(Some(raw)))
    }

    #[inline]
    fn from_sql_null(_: &Type) -> Result<Self, Refusal> {
        Ok(Raw(None))
    }

    #[inline]
    fn from_sql_nullable(_: &Type, raw: Option<&'a [u8]>) -> Result<Self, Refusal> {
        Ok(Raw(raw))
    }

    #[inline]
    fn accepts(_: &Type) -> bool {
        true
    }
}

/// What reads a struct from a cursor over its fields.
pub(crate) type Read<T> = fn(&mut Cells<'_>) -> Option<T>;

/// The bytes at `index`. Another instance of `try_get` than the one that is inlined where rows are read.
#[inline(never)]
pub(crate) fn written(row: &Row, index: usize) -> Option<&[u8]> {
    row.try_get::<usize, Option<Raw<'_>>>(index).ok()??.0
}

/// The value in the record that a column of a user type comes in.
pub(crate) fn unwrapped<'a>(
    raw: &'a [u8],
    columns: &'static Columns,
    index: usize,
) -> Result<Option<&'a [u8]>, Fault> {
    if columns.oids.get(index) != Some(&0) {
        return Ok(Some(raw));
    }
    match only_field(raw)? {
        (oid, value) if oid >= FIRST_USER_OID => Ok(value),
        (oid, _) => Err(Fault::Drift(Drift::new(columns.type_name(index), oid_name(oid)))),
    }
}

type Refusal = Box<dyn std::error::Error + Send + Sync>;

impl<'a> Cells<'a> {
    #[inline]
    pub(crate) fn of_row(row: &'a Row) -> Self {
        Cells { source: Source::Row(row), next: 0, fault: None, below: None }
    }

    pub(crate) fn of_records(row: &'a Row, columns: &'static Columns) -> Self {
        Cells { source: Source::Records(row, columns), next: 0, fault: None, below: None }
    }

    pub(crate) fn of_record(fields: Fields<'a>) -> Self {
        Cells { source: Source::Record(fields), next: 0, fault: None, below: None }
    }

    pub(crate) fn of_kept(kept: Kept<'a>) -> Self {
        Cells { source: Source::Kept(kept), next: 0, fault: None, below: None }
    }

    pub(crate) fn with_below(self, below: &'a Below<'a>) -> Self {
        Cells { below: Some(below), ..self }
    }

    /// The bytes of the value at `index`.
    pub(crate) fn raw_at(mut self, index: usize) -> Option<&'a [u8]> {
        if let Source::Kept(kept) = &mut self.source {
            kept.skip(index);
        }
        self.next = index;
        self.raw()
    }

    /// Whether the value at `index`, of which nothing else matters, is of a type that the database's owner made.
    pub(crate) fn check_user_type(mut self, index: usize) -> Result<(), (usize, Fault)> {
        self.next = index;
        self.raw();
        self.finish(Some(()))
    }

    pub(crate) fn of_tuple(columns: &'static Columns, values: &'a [u8]) -> Self {
        Cells { source: Source::Tuple(columns, values), next: 0, fault: None, below: None }
    }

    /// How many bytes of a tuple have not been read.
    pub(crate) fn left(&self) -> usize {
        match &self.source {
            Source::Tuple(_, rest) => rest.len(),
            Source::Row(_) | Source::Records(..) | Source::Record(_) | Source::Kept(_) => 0,
        }
    }

    /// What the row's end says: the value, or the first mistake and where it was.
    #[inline]
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<T, (usize, Fault)> {
        match value {
            Some(value) if self.is_sound() => Ok(value),
            _ => Err(self.first_fault()),
        }
    }

    /// Whether there has been no mistake.
    #[inline]
    pub(crate) fn is_sound(&self) -> bool {
        self.fault.is_none()
    }

    /// The first mistake and where it was.
    #[cold]
    pub(crate) fn first_fault(self) -> (usize, Fault) {
        self.fault.unwrap_or((self.next.saturating_sub(1), Fault::Malformed))
    }

    #[inline]
    fn raw(&mut self) -> Option<&'a [u8]> {
        let index = self.next;
        self.next += 1;
        // What is elsewhere is called, so that this is small.
        match &self.source {
            Source::Row(row) => match row.try_get::<usize, Raw<'a>>(index) {
                Ok(raw) => raw.0,
                Err(_) => None,
            },
            _ => self.raw_elsewhere(index),
        }
    }

    #[inline(never)]
    fn raw_elsewhere(&mut self, index: usize) -> Option<&'a [u8]> {
        match &mut self.source {
            Source::Row(_) => None,
            Source::Records(row, columns) => {
                match unwrapped(written(row, index)?, columns, index) {
                    Ok(raw) => raw,
                    Err(fault) => self.failed(fault),
                }
            }
            Source::Record(fields) => match fields.next(index) {
                Ok(raw) => raw,
                Err(fault) => self.failed(fault),
            },
            Source::Kept(kept) => match kept.next(index) {
                Ok(raw) => raw,
                Err(fault) => self.failed(fault),
            },
            Source::Tuple(_, rest) => match crate::array::take_value(rest) {
                Ok(raw) => raw,
                Err(fault) => self.failed(fault),
            },
        }
    }

    #[cold]
    fn failed(&mut self, fault: Fault) -> Option<&'a [u8]> {
        self.fail(fault);
        None
    }

    #[cold]
    fn fail(&mut self, fault: Fault) {
        let at = self.next.saturating_sub(1);
        self.fault.get_or_insert((at, fault));
    }

    #[inline]
    fn required<T>(&mut self, read: impl FnOnce(&'a [u8]) -> Result<T, Fault>) -> Option<T> {
        match self.raw() {
            Some(raw) => match read(raw) {
                Ok(value) => Some(value),
                Err(fault) => {
                    self.fail(fault);
                    None
                }
            },
            None => {
                self.fail(Fault::Null);
                None
            }
        }
    }

    #[inline]
    fn optional<T>(&mut self, read: impl FnOnce(&'a [u8]) -> Result<T, Fault>) -> Option<T> {
        match read(self.raw()?) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.fail(fault);
                None
            }
        }
    }

    /// Text that is lent.
    pub fn str(&mut self) -> &'a str {
        self.required(lent_utf8).unwrap_or_default()
    }

    /// Text that is lent, or NULL.
    pub fn str_n(&mut self) -> Option<&'a str> {
        self.optional(lent_utf8)
    }

    /// Bytes that are lent.
    pub fn slice(&mut self) -> &'a [u8] {
        self.required(Ok).unwrap_or_default()
    }

    /// Bytes that are lent, or NULL.
    pub fn slice_n(&mut self) -> Option<&'a [u8]> {
        self.raw()
    }

    /// The same of a type whose binary form begins with the number of its version.
    pub fn versioned_str(&mut self) -> &'a str {
        self.required(lent_versioned).unwrap_or_default()
    }

    /// The same, or NULL.
    pub fn versioned_str_n(&mut self) -> Option<&'a str> {
        self.optional(lent_versioned)
    }

    /// An enum or a composite, which reads itself.
    pub fn user<T: Decode<T>>(&mut self) -> Option<T> {
        self.required(T::decode)
    }

    /// The same, or NULL.
    pub fn user_n<T: Decode<T>>(&mut self) -> Option<T> {
        self.optional(T::decode)
    }

    /// A value of the PostgreSQL type `S`.
    pub fn value<S, T: Decode<S>>(&mut self) -> Option<T> {
        self.required(T::decode)
    }

    /// The same, or NULL.
    pub fn value_n<S, T: Decode<S>>(&mut self) -> Option<T> {
        self.optional(T::decode)
    }

    /// An array; where elements may be NULL, `T` is an [`Option`].
    pub fn array<S: sql::SqlType, T: Decode<S>>(&mut self) -> Vec<T> {
        self.required(crate::array::read::<S, T>).unwrap_or_default()
    }

    /// The same, or NULL.
    pub fn array_n<S: sql::SqlType, T: Decode<S>>(&mut self) -> Option<Vec<T>> {
        self.optional(crate::array::read::<S, T>)
    }

    /// Nested rows.
    pub fn rows<T>(&mut self, columns: &'static Columns, read: Read<T>) -> Vec<T> {
        self.required(|raw| record::rows(raw, columns, read)).unwrap_or_default()
    }

    /// Nested rows, or NULL.
    pub fn rows_n<T>(&mut self, columns: &'static Columns, read: Read<T>) -> Option<Vec<T>> {
        self.optional(|raw| record::rows(raw, columns, read))
    }

    /// Nested rows that a statement of their own has loaded.
    pub fn batch<T: Send + 'static>(&mut self, read: Read<T>) -> Vec<T> {
        match self.below.map_or(Err(Fault::Malformed), |below| below.next(read)) {
            Ok(rows) => rows,
            Err(fault) => {
                self.fault.get_or_insert((NOT_A_COLUMN, fault));
                Vec::new()
            }
        }
    }

    /// A nested row.
    pub fn nested<T>(&mut self, columns: &'static Columns, read: Read<T>) -> Option<T> {
        self.required(|raw| record::record(raw, columns, read))
    }

    /// A nested row, or NULL.
    pub fn nested_n<T>(&mut self, columns: &'static Columns, read: Read<T>) -> Option<T> {
        self.optional(|raw| record::record(raw, columns, read))
    }

    /// A type of the author's choice.
    pub(crate) fn get<T: FromSqlOwned>(&mut self) -> Option<T> {
        let ty = self.next_type();
        self.required(|raw| read_custom(&ty, raw))
    }

    /// A type of the author's choice, or NULL.
    pub(crate) fn get_n<T: FromSqlOwned>(&mut self) -> Option<T> {
        let ty = self.next_type();
        self.optional(|raw| read_custom(&ty, raw))
    }

    fn next_type(&self) -> Type {
        match &self.source {
            Source::Row(row) => type_of(row, self.next),
            Source::Records(row, columns) => {
                type_in_record(row, columns, self.next, written(row, self.next))
            }
            Source::Record(fields) => fields.next_type(self.next),
            Source::Kept(kept) => kept.next_type(self.next),
            Source::Tuple(columns, _) => columns.type_of(self.next),
        }
    }
}

/// The type of a column, as the server says it.
pub(crate) fn type_of(row: &Row, index: usize) -> Type {
    match row.columns().get(index) {
        Some(column) => crate::chosen::without_domain(column.type_()),
        None => Type::UNKNOWN,
    }
}

/// The same where columns of user types come in records.
pub(crate) fn type_in_record(
    row: &Row,
    columns: &'static Columns,
    index: usize,
    raw: Option<&[u8]>,
) -> Type {
    if columns.oids.get(index) == Some(&0) {
        let oid = raw.and_then(|raw| only_field(raw).ok()).map_or(0, |(oid, _)| oid);
        return columns.user_type_of(index, oid);
    }
    match row.columns().get(index) {
        Some(column) => column.type_().clone(),
        None => Type::UNKNOWN,
    }
}

fn read_custom<T: FromSqlOwned>(ty: &Type, raw: &[u8]) -> Result<T, Fault> {
    if !T::accepts(ty) {
        let wrong = postgres_types::WrongType::new::<T>(ty.clone());
        return Err(Fault::Refused(Box::new(wrong)));
    }
    T::from_sql(ty, raw).map_err(Fault::Refused)
}

/// Compares the type OID that the wire carries with the expected one, as far as OIDs are the same
/// in every database.
pub(crate) fn check_oid(expected: u32, found: u32) -> Result<(), Fault> {
    let user_made = |oid: u32| oid == 0 || oid >= FIRST_USER_OID;
    if expected == found || (user_made(expected) && user_made(found)) {
        return Ok(());
    }
    let name = |oid: u32| match oid {
        0 => "a user-defined type".to_owned(),
        oid => oid_name(oid),
    };
    Err(Fault::Drift(Drift::new(name(expected), name(found))))
}

/// Makes the error of a fault in the column at `index`.
#[cold]
pub(crate) fn column_error(columns: &Columns, index: usize, fault: Fault) -> Error {
    let mut path = match index {
        NOT_A_COLUMN => String::new(),
        index => columns.name(index).to_owned(),
    };
    let mut fault = fault;
    while let Fault::Field(name, inner) = fault {
        let dot = if path.is_empty() { "" } else { "." };
        path = format!("{path}{dot}{name}");
        fault = *inner;
    }
    let error = match fault {
        Fault::Null => Error::new(
            ErrorKind::UnexpectedNull,
            "a NULL came where none can be by the schema file",
        ),
        Fault::Malformed => Error::new(
            ErrorKind::Decode,
            format!("the bytes are not a value of type {}", columns.type_name(index)),
        ),
        Fault::Refused(source) => Error::new(ErrorKind::Decode, source.to_string()).caused(source),
        Fault::Drift(drift) => Error::drifted(drift),
        Fault::Unfit(text) => Error::new(ErrorKind::Decode, text),
        Fault::Field(..) => Error::new(ErrorKind::Decode, "the value cannot be read"),
    };
    error.at_column(path)
}
