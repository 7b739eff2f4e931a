//! The table of Rust types that can be parameters: a line for each.

use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::SystemTime;

use postgres_types::Type;

use crate::array::Dimension;
use crate::bits::Bits;
use crate::geometry::{self, Circle, Line, LineSegment, Path, Point, Polygon};
use crate::interval::{Interval, TimeTz};
use crate::lsn::PgLsn;
use crate::money::Money;
use crate::numeric::put_integer;
use crate::param::{Accepts, NotNull};
use crate::params::Params;
use crate::snapshot::{Snapshot, Tid};
use crate::sql::{self, SqlType};
use crate::text_search::{TsQuery, TsVector};

/// `Rust types => SQL types, value, out { how to write it }`
macro_rules! params {
    ($($(#[$gate:meta])? $($rust:ty),+ => $($sql:ident),+ |$value:ident, $out:ident| $write:expr;)*) => {
        $(params! { @rust [$(#[$gate])?] [$($rust),+] [$($sql),+] |$value, $out| $write })*
    };
    (@rust $gate:tt [$($rust:ty),+] $sqls:tt |$value:ident, $out:ident| $write:expr) => {
        $(params! { @sql $gate $rust, $sqls |$value, $out| $write })+
    };
    (@sql $gate:tt $rust:ty, [$($sql:ident),+] |$value:ident, $out:ident| $write:expr) => {
        $(params! { @one $gate $rust, $sql |$value, $out| $write })+
    };
    (@one [$($gate:tt)*] $rust:ty, $sql:ident |$value:ident, $out:ident| $write:expr) => {
        $($gate)*
        impl<N> Accepts<$rust, N> for sql::$sql {
            #[inline]
            #[allow(clippy::useless_conversion)]
            fn encode($value: &$rust, $out: &mut Params) {
                $write;
            }
        }
    };
}

params! {
    bool => boolean |v, out| out.put(&[u8::from(*v)]);

    i8 => char |v, out| out.put(&v.to_be_bytes());
    i16, i8, u8 => smallint |v, out| out.put(&i16::from(*v).to_be_bytes());
    i32, i16, u16, i8, u8 => integer |v, out| out.put(&i32::from(*v).to_be_bytes());
    i64, i32, u32, i16, u16, i8, u8 => bigint |v, out| out.put(&i64::from(*v).to_be_bytes());
    f32, i16, u16, i8, u8 => real |v, out| out.put(&f32::from(*v).to_be_bytes());
    f64, f32, i32, u32, i16, u16, i8, u8 => double_precision |v, out| {
        out.put(&f64::from(*v).to_be_bytes())
    };
    i64, u64, i32, u32, i16, u16, i8, u8 => numeric |v, out| put_integer(i128::from(*v), out);
    u32 => oid, xid, cid, regproc, regprocedure, regoper, regoperator, regclass, regtype,
        regconfig, regdictionary, regnamespace, regrole, regcollation
        |v, out| out.put(&v.to_be_bytes());
    u64 => xid8 |v, out| out.put(&v.to_be_bytes());
    PgLsn, postgres_types::PgLsn => pg_lsn |v, out| out.put(&u64::from(*v).to_be_bytes());

    str, String => text, varchar, bpchar, name, citext, refcursor, cstring, unknown
        |v, out| out.put(v.as_bytes());
    char => text, varchar, bpchar, name, citext
        |v, out| out.put(v.encode_utf8(&mut [0; 4]).as_bytes());
    str, String => xml |v, out| crate::xml::put(v, out);
    str, String => jsonpath, ltree, lquery, ltxtquery |v, out| {
        // The number of the form's version.
        out.put(&[1]);
        out.put(v.as_bytes());
    };
    [u8], Vec<u8> => bytea |v, out| out.put(v);

    [u8; 6] => macaddr |v, out| out.put(v);
    [u8; 8] => macaddr8 |v, out| out.put(v);
    IpAddr => inet, cidr |v, out| put_address(*v, out);
    Ipv4Addr, Ipv6Addr => inet, cidr |v, out| put_address(IpAddr::from(*v), out);
    #[cfg(feature = "with-cidr-0_3")]
    ::cidr::IpInet => inet |v, out| out.put_to_sql(v, &Type::INET);
    #[cfg(feature = "with-cidr-0_3")]
    ::cidr::IpCidr => cidr |v, out| out.put_to_sql(v, &Type::CIDR);

    Interval => interval |v, out| {
        out.put(&v.microseconds.to_be_bytes());
        out.put(&v.days.to_be_bytes());
        out.put(&v.months.to_be_bytes());
    };
    TimeTz => timetz |v, out| {
        // The server counts seconds west of Greenwich.
        out.put(&v.microseconds.to_be_bytes());
        out.put(&v.utc_offset_seconds.wrapping_neg().to_be_bytes());
    };
    Money => money |v, out| out.put(&v.0.to_be_bytes());
    Bits => bit, varbit |v, out| v.write(out);
    Point => point |v, out| v.write(out);
    Line => line |v, out| v.write(out);
    LineSegment => lseg |v, out| v.write(out);
    geometry::Box => r#box |v, out| v.write(out);
    Path => path |v, out| v.write(out);
    Polygon => polygon |v, out| v.write(out);
    Circle => circle |v, out| v.write(out);
    TsVector => tsvector |v, out| v.write(out);
    TsQuery => tsquery |v, out| v.write(out);
    Snapshot => pg_snapshot, txid_snapshot |v, out| v.write(out);
    Tid => tid |v, out| v.write(out);
    BTreeMap<String, Option<String>>, HashMap<String, Option<String>> => hstore
        |v, out| crate::hstore::put(v.iter(), out);
    [i16], Vec<i16> => int2vector |v, out| put_vector::<sql::smallint, i16>(v, out);
    [u32], Vec<u32> => oidvector |v, out| put_vector::<sql::oid, u32>(v, out);

    SystemTime => timestamptz |v, out| out.put_to_sql(v, &Type::TIMESTAMPTZ);

    #[cfg(feature = "with-chrono-0_4")]
    ::chrono::NaiveDate => date |v, out| out.put_to_sql(v, &Type::DATE);
    #[cfg(feature = "with-chrono-0_4")]
    ::chrono::NaiveTime => time |v, out| out.put_to_sql(v, &Type::TIME);
    #[cfg(feature = "with-chrono-0_4")]
    ::chrono::NaiveDateTime => timestamp |v, out| out.put_to_sql(v, &Type::TIMESTAMP);
    #[cfg(feature = "with-chrono-0_4")]
    ::chrono::DateTime<::chrono::Utc>, ::chrono::DateTime<::chrono::Local>,
    ::chrono::DateTime<::chrono::FixedOffset> => timestamptz
        |v, out| out.put_to_sql(v, &Type::TIMESTAMPTZ);

    #[cfg(feature = "with-time-0_3")]
    ::time::Date => date |v, out| out.put_to_sql(v, &Type::DATE);
    #[cfg(feature = "with-time-0_3")]
    ::time::Time => time |v, out| out.put_to_sql(v, &Type::TIME);
    #[cfg(feature = "with-time-0_3")]
    ::time::PrimitiveDateTime => timestamp |v, out| out.put_to_sql(v, &Type::TIMESTAMP);
    #[cfg(feature = "with-time-0_3")]
    ::time::OffsetDateTime => timestamptz |v, out| out.put_to_sql(v, &Type::TIMESTAMPTZ);

    #[cfg(feature = "with-jiff-0_2")]
    ::jiff::civil::Date => date |v, out| out.put_to_sql(v, &Type::DATE);
    #[cfg(feature = "with-jiff-0_2")]
    ::jiff::civil::Time => time |v, out| out.put_to_sql(v, &Type::TIME);
    #[cfg(feature = "with-jiff-0_2")]
    ::jiff::civil::DateTime => timestamp |v, out| out.put_to_sql(v, &Type::TIMESTAMP);
    #[cfg(feature = "with-jiff-0_2")]
    ::jiff::Timestamp => timestamptz |v, out| out.put_to_sql(v, &Type::TIMESTAMPTZ);

    #[cfg(feature = "with-uuid-1")]
    ::uuid::Uuid => uuid |v, out| out.put(v.as_bytes());
    #[cfg(feature = "with-rust_decimal-1")]
    ::rust_decimal::Decimal => numeric |v, out| crate::numeric::put_decimal(v, out);
    #[cfg(feature = "with-bigdecimal-0_4")]
    ::bigdecimal::BigDecimal => numeric |v, out| crate::numeric::put_big_decimal(v, out);
    #[cfg(feature = "with-serde_json-1")]
    ::serde_json::Value => json |v, out| out.put_to_sql(v, &Type::JSON);
    #[cfg(feature = "with-serde_json-1")]
    ::serde_json::Value => jsonb |v, out| out.put_to_sql(v, &Type::JSONB);
}

impl<N, const L: usize> Accepts<[u8; L], N> for sql::bytea {
    fn encode(value: &[u8; L], out: &mut Params) {
        out.put(value);
    }
}

#[cfg(feature = "with-serde_json-1")]
impl<N, S> Accepts<postgres_types::Json<S>, N> for sql::json
where
    S: serde_core::Serialize + std::fmt::Debug + Sync,
{
    fn encode(value: &postgres_types::Json<S>, out: &mut Params) {
        out.put_to_sql(value, &Type::JSON);
    }
}

#[cfg(feature = "with-serde_json-1")]
impl<N, S> Accepts<postgres_types::Json<S>, N> for sql::jsonb
where
    S: serde_core::Serialize + std::fmt::Debug + Sync,
{
    fn encode(value: &postgres_types::Json<S>, out: &mut Params) {
        out.put_to_sql(value, &Type::JSONB);
    }
}

/// The system's vectors are arrays that count from 0, and are never empty when they come from a client.
fn put_vector<E: SqlType + Accepts<P, NotNull>, P>(items: &[P], out: &mut Params) {
    match i32::try_from(items.len()) {
        Ok(0) => out.refuse("an empty vector cannot be sent".to_owned()),
        Ok(len) => {
            out.put_array::<E, NotNull, P>(&[Dimension { len, lower_bound: 0 }], items.iter());
        }
        Err(_) => out.refuse("a vector has more than 2,147,483,647 elements".to_owned()),
    }
}

/// `inet_send`: family, netmask bits, a byte that is ignored, length, address.
fn put_address(address: IpAddr, out: &mut Params) {
    match address {
        IpAddr::V4(v4) => {
            out.put(&[2, 32, 0, 4]);
            out.put(&v4.octets());
        }
        IpAddr::V6(v6) => {
            out.put(&[3, 128, 0, 16]);
            out.put(&v6.octets());
        }
    }
}
