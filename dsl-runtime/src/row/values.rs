//! The table of Rust types that columns are read as: a line for each.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

use crate::bits::Bits;
use crate::decode::{Decode, Fault, address, fixed, interval, timetz, utf8, versioned};
use crate::geometry::{self, Circle, Line, LineSegment, Path, Point, Polygon};
use crate::interval::{Interval, TimeTz};
use crate::lsn::PgLsn;
use crate::money::Money;
use crate::row::Cells;
use crate::snapshot::{Snapshot, Tid};
use crate::sql;
use crate::text_search::{TsQuery, TsVector};

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
    string, string_n: text varchar bpchar name citext xml refcursor cstring unknown pg_node_tree
        => String, String::new(), utf8;
    versioned_string, versioned_string_n: jsonpath ltree lquery ltxtquery
        => String, String::new(), versioned;
    bytes, bytes_n: bytea => Vec<u8>, Vec::new(), |raw: &[u8]| Ok(raw.to_vec());
    unit, unit_n: void => (), (), |_| Ok(());

    macaddr, macaddr_n: macaddr => [u8; 6], [0; 6], fixed;
    macaddr8, macaddr8_n: macaddr8 => [u8; 8], [0; 8], fixed;
    address, address_n: inet => IpAddr, IpAddr::V4(Ipv4Addr::UNSPECIFIED), address;
    interval, interval_n: interval => Interval, Interval::default(), interval;
    timetz, timetz_n: timetz => TimeTz, TimeTz::default(), timetz;

    #[cfg(feature = "with-cidr-0_3")]
    cidr, cidr_n: cidr => ::cidr::IpCidr, ::cidr::IpCidr::new_host(Ipv4Addr::UNSPECIFIED.into()),
        |raw| crate::decode::from_sql(&postgres_types::Type::CIDR, raw);

    #[cfg(feature = "with-chrono-0_4")]
    date, date_n: date => ::chrono::NaiveDate, Default::default(), crate::decode::date;
    #[cfg(feature = "with-chrono-0_4")]
    time, time_n: time => ::chrono::NaiveTime, Default::default(), crate::decode::time;
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
        crate::numeric::read_decimal;
    #[cfg(feature = "with-serde_json-1")]
    json, json_n: json => ::serde_json::Value, ::serde_json::Value::Null,
        |raw| crate::decode::from_sql(&postgres_types::Type::JSON, raw);
    #[cfg(feature = "with-serde_json-1")]
    jsonb, jsonb_n: jsonb => ::serde_json::Value, ::serde_json::Value::Null,
        |raw| crate::decode::from_sql(&postgres_types::Type::JSONB, raw);
}

/// `Rust type: SQL types => how to read`, of types that are read by `value`.
macro_rules! values {
    ($($(#[$gate:meta])? $rust:ty: $($sql:ident)+ => $read:expr;)*) => {
        $(values! { @each [$(#[$gate])?] $($sql)+ => $rust, $read })*
    };
    (@each $gate:tt $($sql:ident)+ => $rust:ty, $read:expr) => {
        $(values! { @one $gate $sql => $rust, $read })+
    };
    (@one [$($gate:tt)*] $sql:ident => $rust:ty, $read:expr) => {
            $($gate)*
            impl Decode<sql::$sql> for $rust {
                fn decode(raw: &[u8]) -> Result<Self, Fault> {
                    let read: fn(&[u8]) -> Result<$rust, Fault> = $read;
                    read(raw)
                }
            }
    };
}

values! {
    Money: money => |raw| Ok(Money(i64::from_be_bytes(fixed(raw)?)));
    Bits: bit varbit => Bits::read;
    Point: point => Point::read;
    Line: line => Line::read;
    LineSegment: lseg => LineSegment::read;
    geometry::Box: r#box => geometry::Box::read;
    Path: path => Path::read;
    Polygon: polygon => Polygon::read;
    Circle: circle => Circle::read;
    TsVector: tsvector => TsVector::read;
    TsQuery: tsquery => TsQuery::read;
    Snapshot: pg_snapshot txid_snapshot => Snapshot::read;
    Tid: tid => Tid::read;
    Vec<i16>: int2vector => crate::array::read::<sql::smallint, i16>;
    Vec<u32>: oidvector => crate::array::read::<sql::oid, u32>;
    BTreeMap<String, Option<String>>: hstore => crate::hstore::read;

    #[cfg(feature = "with-bigdecimal-0_4")]
    ::bigdecimal::BigDecimal: numeric => crate::numeric::read_big_decimal;
}
