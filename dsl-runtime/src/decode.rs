//! From the bytes of one value to a Rust value.

use std::fmt;
use std::net::IpAddr;

use crate::drift::Drift;
use crate::interval::{Interval, TimeTz};

/// A Rust type that is read from the binary form of the PostgreSQL type `S`.
///
/// `sqlweave::schema!()` implements it for what it declares, with the type itself for `S`.
pub trait Decode<S>: Sized {
    /// Reads the value; `raw` is never a NULL.
    fn decode(raw: &[u8]) -> Result<Self, Fault>;

    /// What a NULL is in the place of an element: a mistake, but for an [`Option`].
    fn decode_null() -> Result<Self, Fault> {
        Err(Fault::Null)
    }
}

impl<S, T: Decode<S>> Decode<S> for Option<T> {
    #[inline]
    fn decode(raw: &[u8]) -> Result<Self, Fault> {
        T::decode(raw).map(Some)
    }

    fn decode_null() -> Result<Self, Fault> {
        Ok(None)
    }
}

/// Why a value could not be read.
#[derive(Debug)]
pub enum Fault {
    /// NULL, where the type has no place for it.
    Null,
    /// The bytes are not a value of the type.
    Malformed,
    /// What the type's own reader said.
    Refused(Box<dyn std::error::Error + Send + Sync>),
    /// The database differs from the schema file.
    Drift(Drift),
    /// A value that is right, but that the Rust type cannot hold; the text says why.
    Unfit(&'static str),
    /// One of these inside a composite: the field's name and what is wrong there.
    Field(&'static str, Box<Fault>),
}

impl Fault {
    /// The label of an enum that the schema file does not know.
    #[cold]
    pub fn label(type_name: &str, raw: &[u8]) -> Fault {
        Fault::Drift(Drift::new(
            format!("the enum {type_name} without this label"),
            format!("\"{}\"", String::from_utf8_lossy(raw)),
        ))
    }
}

/// A text that is none of an enum's labels, as far as the schema file knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLabel {
    /// The enum's name in the schema.
    pub type_name: &'static str,
}

impl fmt::Display for UnknownLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a label of the enum {}", self.type_name)
    }
}

impl std::error::Error for UnknownLabel {}

pub(crate) fn fixed<const L: usize>(raw: &[u8]) -> Result<[u8; L], Fault> {
    raw.try_into().map_err(|_| Fault::Malformed)
}

pub(crate) fn utf8(raw: &[u8]) -> Result<String, Fault> {
    lent_utf8(raw).map(str::to_owned)
}

#[inline]
pub(crate) fn lent_utf8(raw: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(raw).map_err(|_| Fault::Unfit("the text is not UTF-8"))
}

/// The text of a type whose binary form begins with the number of its version, which is 1.
pub(crate) fn lent_versioned(raw: &[u8]) -> Result<&str, Fault> {
    match raw {
        [1, text @ ..] => lent_utf8(text),
        _ => Err(Fault::Malformed),
    }
}

pub(crate) fn versioned(raw: &[u8]) -> Result<String, Fault> {
    lent_versioned(raw).map(str::to_owned)
}

/// `inet_recv`'s form. An address with a shorter netmask is a network, which `IpAddr` cannot hold.
pub(crate) fn address(raw: &[u8]) -> Result<IpAddr, Fault> {
    let (address, bits) = match raw {
        [2, bits, _, 4, rest @ ..] => (IpAddr::from(fixed::<4>(rest)?), (*bits, 32)),
        [3, bits, _, 16, rest @ ..] => (IpAddr::from(fixed::<16>(rest)?), (*bits, 128)),
        _ => return Err(Fault::Malformed),
    };
    if bits.0 != bits.1 {
        return Err(Fault::Unfit(
            "the address has a netmask, which `std::net::IpAddr` cannot hold: take `cidr::IpInet`",
        ));
    }
    Ok(address)
}

pub(crate) fn interval(raw: &[u8]) -> Result<Interval, Fault> {
    let raw: [u8; 16] = fixed(raw)?;
    Ok(Interval {
        microseconds: i64::from_be_bytes(fixed(&raw[..8])?),
        days: i32::from_be_bytes(fixed(&raw[8..12])?),
        months: i32::from_be_bytes(fixed(&raw[12..])?),
    })
}

pub(crate) fn timetz(raw: &[u8]) -> Result<TimeTz, Fault> {
    let raw: [u8; 12] = fixed(raw)?;
    Ok(TimeTz {
        microseconds: i64::from_be_bytes(fixed(&raw[..8])?),
        utc_offset_seconds: i32::from_be_bytes(fixed(&raw[8..])?).wrapping_neg(),
    })
}

/// What PostgreSQL calls infinite and chrono cannot hold, or what is beyond chrono's years.
#[cfg(feature = "with-chrono-0_4")]
const NO_DATE: Fault = Fault::Unfit(
    "the date is infinite, or beyond what chrono can hold: take `Date` or `Timestamp` of postgres-types",
);

/// Days since 2000-01-01, which is day 730,120 of the common era.
#[cfg(feature = "with-chrono-0_4")]
pub(crate) fn date(raw: &[u8]) -> Result<chrono::NaiveDate, Fault> {
    let days = i32::from_be_bytes(fixed(raw)?).checked_add(730_120);
    days.and_then(chrono::NaiveDate::from_num_days_from_ce_opt).ok_or(NO_DATE)
}

/// Microseconds since 2000-01-01, which is second 946,684,800 of Unix.
#[cfg(feature = "with-chrono-0_4")]
pub(crate) fn timestamp(raw: &[u8]) -> Result<chrono::DateTime<chrono::Utc>, Fault> {
    let since_unix = i64::from_be_bytes(fixed(raw)?).checked_add(946_684_800_000_000);
    since_unix.and_then(chrono::DateTime::from_timestamp_micros).ok_or(NO_DATE)
}

/// Microseconds since midnight. The server has a moment at the end of the day, 24:00:00.
#[cfg(feature = "with-chrono-0_4")]
pub(crate) fn time(raw: &[u8]) -> Result<chrono::NaiveTime, Fault> {
    const NO_TIME: Fault = Fault::Unfit("the time is 24:00:00, which chrono cannot hold");
    let microseconds = u64::from_be_bytes(fixed(raw)?);
    let seconds = u32::try_from(microseconds / 1_000_000).map_err(|_| Fault::Malformed)?;
    let nanoseconds = (microseconds % 1_000_000) as u32 * 1000;
    chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanoseconds).ok_or(NO_TIME)
}

#[cfg(any(feature = "with-cidr-0_3", feature = "with-serde_json-1"))]
pub(crate) fn from_sql<'a, T: postgres_types::FromSql<'a>>(
    ty: &postgres_types::Type,
    raw: &'a [u8],
) -> Result<T, Fault> {
    T::from_sql(ty, raw).map_err(Fault::Refused)
}
