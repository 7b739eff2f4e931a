//! The cursor over a row, and the table of types that it reads: a line for each.

use std::net::{IpAddr, Ipv4Addr};

use postgres_types::{FromSql, FromSqlOwned, PgLsn, Type};
use tokio_postgres::Row;

use crate::decode::{Decode, Fault, address, fixed, interval, lent_utf8, timetz, utf8};
use crate::drift::Drift;
use crate::error::{Error, ErrorKind};
use crate::interval::{Interval, TimeTz};
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
}

enum Source<'a> {
    Row(&'a Row),
    /// A row whose columns of user types are in records of their own.
    Records(&'a Row, &'static Columns),
    Record(Fields<'a>),
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
type Read<T> = fn(&mut Cells<'_>) -> Option<T>;

type Refusal = Box<dyn std::error::Error + Send + Sync>;

impl<'a> Cells<'a> {
    #[inline]
    pub(crate) fn of_row(row: &'a Row) -> Self {
        Cells { source: Source::Row(row), next: 0, fault: None }
    }

    pub(crate) fn of_records(row: &'a Row, columns: &'static Columns) -> Self {
        Cells { source: Source::Records(row, columns), next: 0, fault: None }
    }

    pub(crate) fn of_record(fields: Fields<'a>) -> Self {
        Cells { source: Source::Record(fields), next: 0, fault: None }
    }

    pub(crate) fn of_tuple(columns: &'static Columns, values: &'a [u8]) -> Self {
        Cells { source: Source::Tuple(columns, values), next: 0, fault: None }
    }

    /// How many bytes of a tuple have not been read.
    pub(crate) fn left(&self) -> usize {
        match &self.source {
            Source::Tuple(_, rest) => rest.len(),
            Source::Row(_) | Source::Records(..) | Source::Record(_) => 0,
        }
    }

    /// What the row's end says: the value, or the first mistake and where it was.
    #[inline]
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<T, (usize, Fault)> {
        match (value, self.fault) {
            (Some(value), None) => Ok(value),
            (_, Some(fault)) => Err(fault),
            (None, None) => Err((self.next.saturating_sub(1), Fault::Malformed)),
        }
    }

    #[inline]
    fn raw(&mut self) -> Option<&'a [u8]> {
        let index = self.next;
        self.next += 1;
        match &mut self.source {
            Source::Row(row) => match row.try_get::<usize, Raw<'a>>(index) {
                Ok(raw) => raw.0,
                Err(_) => None,
            },
            Source::Records(row, columns) => {
                let raw = row.try_get::<usize, Raw<'a>>(index).ok()?.0?;
                if columns.oids.get(index) != Some(&0) {
                    return Some(raw);
                }
                match only_field(raw) {
                    Ok((oid, value)) if oid >= FIRST_USER_OID => value,
                    Ok((oid, _)) => {
                        let drift = Drift::new(columns.type_name(index), oid_name(oid));
                        self.fail(Fault::Drift(drift));
                        None
                    }
                    Err(fault) => {
                        self.fail(fault);
                        None
                    }
                }
            }
            Source::Record(fields) => match fields.next(index) {
                Ok(raw) => raw,
                Err(fault) => {
                    self.fail(fault);
                    None
                }
            },
            Source::Tuple(_, rest) => match crate::array::take_value(rest) {
                Ok(raw) => raw,
                Err(fault) => {
                    self.fail(fault);
                    None
                }
            },
        }
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

    /// An enum, a composite, or whatever else reads itself.
    pub fn user<T: Decode<T>>(&mut self) -> Option<T> {
        self.required(T::decode)
    }

    /// The same, or NULL.
    pub fn user_n<T: Decode<T>>(&mut self) -> Option<T> {
        self.optional(T::decode)
    }

    /// An array without NULLs.
    pub fn array<S: sql::SqlType, T: Decode<S>>(&mut self) -> Vec<T> {
        self.required(crate::array::read::<S, T>).unwrap_or_default()
    }

    /// An array without NULLs, or NULL.
    pub fn array_n<S: sql::SqlType, T: Decode<S>>(&mut self) -> Option<Vec<T>> {
        self.optional(crate::array::read::<S, T>)
    }

    /// An array that may have NULLs.
    pub fn array_of_n<S: sql::SqlType, T: Decode<S>>(&mut self) -> Vec<Option<T>> {
        self.required(crate::array::read_nullable::<S, T>).unwrap_or_default()
    }

    /// An array that may have NULLs, or NULL.
    pub fn array_of_n_n<S: sql::SqlType, T: Decode<S>>(&mut self) -> Option<Vec<Option<T>>> {
        self.optional(crate::array::read_nullable::<S, T>)
    }

    /// Nested rows.
    pub fn rows<T>(&mut self, columns: &'static Columns, read: Read<T>) -> Vec<T> {
        self.required(|raw| record::rows(raw, columns, read)).unwrap_or_default()
    }

    /// Nested rows, or NULL.
    pub fn rows_n<T>(&mut self, columns: &'static Columns, read: Read<T>) -> Option<Vec<T>> {
        self.optional(|raw| record::rows(raw, columns, read))
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
    pub fn get<T: FromSqlOwned>(&mut self) -> Option<T> {
        let ty = self.next_type();
        self.required(|raw| read_custom(&ty, raw))
    }

    /// A type of the author's choice, or NULL.
    pub fn get_n<T: FromSqlOwned>(&mut self) -> Option<T> {
        let ty = self.next_type();
        self.optional(|raw| read_custom(&ty, raw))
    }

    fn next_type(&self) -> Type {
        match &self.source {
            Source::Row(row) => match row.columns().get(self.next) {
                Some(column) => column.type_().clone(),
                None => Type::UNKNOWN,
            },
            Source::Records(row, columns) if columns.oids.get(self.next) == Some(&0) => {
                let raw = row.try_get::<usize, Raw<'a>>(self.next).ok().and_then(|raw| raw.0);
                let oid = raw.and_then(|raw| only_field(raw).ok()).map_or(0, |(oid, _)| oid);
                columns.user_type_of(self.next, oid)
            }
            Source::Records(row, _) => match row.columns().get(self.next) {
                Some(column) => column.type_().clone(),
                None => Type::UNKNOWN,
            },
            Source::Record(fields) => {
                fields.peek_oid().and_then(Type::from_oid).unwrap_or(Type::UNKNOWN)
            }
            Source::Tuple(columns, _) => {
                let oid = columns.oids.get(self.next).copied();
                oid.and_then(Type::from_oid).unwrap_or(Type::UNKNOWN)
            }
        }
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
    let mut path = columns.name(index).to_owned();
    let mut fault = fault;
    while let Fault::Field(name, inner) = fault {
        path = format!("{path}.{name}");
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

/// `method, method for a nullable column: SQL types => Rust type, what to give after a mistake, how
/// to read`
macro_rules! cells {
    ($(
        $(#[$gate:meta])?
        $method:ident, $nullable:ident: $($sql:ident)+ => $rust:ty, $fallback:expr, $read:expr;
    )*) => {
        impl<'a> Cells<'a> {
            $(
                $(#[$gate])?
                #[allow(missing_docs)]
                pub fn $method(&mut self) -> $rust {
                    self.required($read).unwrap_or($fallback)
                }

                $(#[$gate])?
                #[allow(missing_docs)]
                pub fn $nullable(&mut self) -> Option<$rust> {
                    self.optional($read)
                }
            )*
        }

        $(cells! { @decode [$(#[$gate])?] $($sql)+ => $rust, $read })*
    };
    (@decode $gate:tt $($sql:ident)+ => $rust:ty, $read:expr) => {
        $(cells! { @one $gate $sql => $rust, $read })+
    };
    (@one [$($gate:tt)*] $sql:ident => $rust:ty, $read:expr) => {
        $($gate)*
        impl Decode<sql::$sql> for $rust {
            #[inline]
            fn decode(raw: &[u8]) -> Result<Self, Fault> {
                let read: fn(&[u8]) -> Result<$rust, Fault> = $read;
                read(raw)
            }
        }
    };
}

cells! {
    bool, bool_n: boolean => bool, false, |raw: &[u8]| match raw {
        [0] => Ok(false),
        [1] => Ok(true),
        _ => Err(Fault::Malformed),
    };
    i8, i8_n: char => i8, 0, |raw| Ok(i8::from_be_bytes(fixed(raw)?));
    i16, i16_n: smallint => i16, 0, |raw| Ok(i16::from_be_bytes(fixed(raw)?));
    i32, i32_n: integer => i32, 0, |raw| Ok(i32::from_be_bytes(fixed(raw)?));
    i64, i64_n: bigint => i64, 0, |raw| Ok(i64::from_be_bytes(fixed(raw)?));
    f32, f32_n: real => f32, 0.0, |raw| Ok(f32::from_be_bytes(fixed(raw)?));
    f64, f64_n: double_precision => f64, 0.0, |raw| Ok(f64::from_be_bytes(fixed(raw)?));
    u32, u32_n: oid xid cid regproc regprocedure regoper regoperator regclass regtype regconfig
        regdictionary regnamespace regrole regcollation
        => u32, 0, |raw| Ok(u32::from_be_bytes(fixed(raw)?));
    u64, u64_n: xid8 => u64, 0, |raw| Ok(u64::from_be_bytes(fixed(raw)?));
    pg_lsn, pg_lsn_n: pg_lsn => PgLsn, PgLsn::from(0),
        |raw| Ok(PgLsn::from(u64::from_be_bytes(fixed(raw)?)));
    string, string_n: text varchar bpchar name => String, String::new(), utf8;
    bytes, bytes_n: bytea => Vec<u8>, Vec::new(), |raw: &[u8]| Ok(raw.to_vec());
    unit, unit_n: void => (), (), |_| Ok(());

    macaddr, macaddr_n: macaddr => [u8; 6], [0; 6], fixed;
    macaddr8, macaddr8_n: macaddr8 => [u8; 8], [0; 8], fixed;
    address, address_n: inet => IpAddr, IpAddr::V4(Ipv4Addr::UNSPECIFIED), address;
    interval, interval_n: interval => Interval, Interval::default(), interval;
    timetz, timetz_n: timetz => TimeTz, TimeTz::default(), timetz;

    #[cfg(feature = "with-cidr-0_3")]
    cidr, cidr_n: cidr => ::cidr::IpCidr, ::cidr::IpCidr::new_host(Ipv4Addr::UNSPECIFIED.into()),
        |raw| crate::decode::from_sql(&Type::CIDR, raw);

    #[cfg(feature = "with-chrono-0_4")]
    date, date_n: date => ::chrono::NaiveDate, Default::default(), crate::decode::date;
    #[cfg(feature = "with-chrono-0_4")]
    time, time_n: time => ::chrono::NaiveTime, Default::default(),
        |raw| crate::decode::from_sql(&Type::TIME, raw);
    #[cfg(feature = "with-chrono-0_4")]
    timestamp, timestamp_n: timestamp => ::chrono::NaiveDateTime, Default::default(),
        |raw| Ok(crate::decode::timestamp(raw)?.naive_utc());
    #[cfg(feature = "with-chrono-0_4")]
    timestamptz, timestamptz_n: timestamptz => ::chrono::DateTime<::chrono::Utc>,
        Default::default(), crate::decode::timestamp;

    #[cfg(feature = "with-uuid-1")]
    uuid, uuid_n: uuid => ::uuid::Uuid, ::uuid::Uuid::nil(),
        |raw| Ok(::uuid::Uuid::from_bytes(fixed(raw)?));
    #[cfg(feature = "with-rust_decimal-1")]
    decimal, decimal_n: numeric => ::rust_decimal::Decimal, ::rust_decimal::Decimal::ZERO,
        |raw| crate::numeric::read_decimal(raw).map_err(Fault::Refused);
    #[cfg(feature = "with-serde_json-1")]
    json, json_n: json => ::serde_json::Value, ::serde_json::Value::Null,
        |raw| crate::decode::from_sql(&Type::JSON, raw);
    #[cfg(feature = "with-serde_json-1")]
    jsonb, jsonb_n: jsonb => ::serde_json::Value, ::serde_json::Value::Null,
        |raw| crate::decode::from_sql(&Type::JSONB, raw);
}
