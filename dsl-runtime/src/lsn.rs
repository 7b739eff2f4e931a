//! Places in the write-ahead log: `pg_lsn`.

use std::fmt;
use std::str::FromStr;

use bytes::{BufMut, BytesMut};
use postgres_types::{FromSql, IsNull, ToSql, Type, accepts, to_sql_checked};

type ToSqlResult = Result<IsNull, Box<dyn std::error::Error + Sync + Send>>;

/// A PostgreSQL `pg_lsn`: a place in the write-ahead log, counted in bytes.
///
/// ```
/// use sqlweave_runtime::PgLsn;
///
/// let lsn: PgLsn = "16/B374D848".parse()?;
/// assert_eq!(u64::from(lsn), 0x16_b374_d848);
/// assert_eq!(lsn.to_string(), "16/B374D848");
/// assert!("16".parse::<PgLsn>().is_err());
/// # Ok::<(), sqlweave_runtime::NoLsn>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PgLsn(u64);

impl From<u64> for PgLsn {
    fn from(bytes: u64) -> PgLsn {
        PgLsn(bytes)
    }
}

impl From<PgLsn> for u64 {
    fn from(lsn: PgLsn) -> u64 {
        lsn.0
    }
}

impl From<postgres_types::PgLsn> for PgLsn {
    fn from(lsn: postgres_types::PgLsn) -> PgLsn {
        PgLsn(lsn.into())
    }
}

impl From<PgLsn> for postgres_types::PgLsn {
    fn from(lsn: PgLsn) -> postgres_types::PgLsn {
        lsn.0.into()
    }
}

impl fmt::Display for PgLsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:X}/{:X}", self.0 >> 32, self.0 & 0xffff_ffff)
    }
}

impl fmt::Debug for PgLsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PgLsn({self})")
    }
}

/// A text is no place in the write-ahead log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoLsn;

impl fmt::Display for NoLsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pg_lsn is two hexadecimal numbers with a slash between")
    }
}

impl std::error::Error for NoLsn {}

impl FromStr for PgLsn {
    type Err = NoLsn;

    fn from_str(text: &str) -> Result<PgLsn, NoLsn> {
        let half = |digits: &str| match digits.starts_with('+') {
            true => Err(NoLsn),
            false => u32::from_str_radix(digits, 16).map_err(|_| NoLsn),
        };
        let (high, low) = text.split_once('/').ok_or(NoLsn)?;
        Ok(PgLsn(u64::from(half(high)?) << 32 | u64::from(half(low)?)))
    }
}

// With tokio-postgres itself it goes as well.
impl<'a> FromSql<'a> for PgLsn {
    fn from_sql(
        ty: &Type,
        raw: &'a [u8],
    ) -> Result<PgLsn, Box<dyn std::error::Error + Sync + Send>> {
        postgres_types::PgLsn::from_sql(ty, raw).map(PgLsn::from)
    }

    accepts!(PG_LSN);
}

impl ToSql for PgLsn {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> ToSqlResult {
        out.put_u64(self.0);
        Ok(IsNull::No)
    }

    accepts!(PG_LSN);
    to_sql_checked!();
}

/// As text, `16/B374D848`.
#[cfg(feature = "with-serde-1")]
impl serde::Serialize for PgLsn {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "with-serde-1")]
impl<'de> serde::Deserialize<'de> for PgLsn {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
