//! Every type, in and out, at its boundaries; the text that the server makes of it is compared too.

use std::fmt::Debug;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use sqlweave_runtime::private::{Accepts, Cells, NotNull, Nullable, One, Query};
use sqlweave_runtime::sql::{self, SqlType};
use sqlweave_runtime::{Interval, TimeTz};
use tokio_postgres::Client;

use crate::support::{column, connect, query};

/// Sends `value` and reads it back, as itself and as text.
async fn there_and_back<T, P, R>(db: &Client, value: &P, read: fn(&mut Cells<'_>) -> Option<R>) -> R
where
    T: SqlType + Accepts<P, NotNull>,
    P: ?Sized,
{
    let query: Query<R, One> = query("select $1 as v", column(T::OID), read);
    query.bind::<T, NotNull, P>(value).fetch(db).await.unwrap()
}

async fn text<T: SqlType + Accepts<P, NotNull>, P: ?Sized>(db: &Client, value: &P) -> String {
    let query: Query<String, One> =
        query("select $1::text as v", column(sql::text::OID), |r| Some(r.string()));
    query.bind::<T, NotNull, P>(value).fetch(db).await.unwrap()
}

async fn same<T, R>(db: &Client, values: &[(R, &str)], read: fn(&mut Cells<'_>) -> Option<R>)
where
    T: SqlType + Accepts<R, NotNull>,
    R: PartialEq + Debug,
{
    for (value, expected) in values {
        assert_eq!(there_and_back::<T, R, R>(db, value, read).await, *value);
        assert_eq!(text::<T, R>(db, value).await, *expected);
    }
}

#[tokio::test]
async fn numbers() {
    let db = connect("").await;
    same::<sql::smallint, _>(&db, &[(i16::MIN, "-32768"), (i16::MAX, "32767")], |r| Some(r.i16()))
        .await;
    same::<sql::integer, _>(&db, &[(i32::MIN, "-2147483648"), (7, "7")], |r| Some(r.i32())).await;
    same::<sql::bigint, _>(
        &db,
        &[(i64::MIN, "-9223372036854775808"), (i64::MAX, "9223372036854775807")],
        |r| Some(r.i64()),
    )
    .await;
    same::<sql::oid, _>(&db, &[(u32::MAX, "4294967295")], |r| Some(r.u32())).await;
    same::<sql::xid8, _>(&db, &[(u64::MAX, "18446744073709551615")], |r| Some(r.u64())).await;
    same::<sql::real, _>(&db, &[(1.5_f32, "1.5"), (f32::NEG_INFINITY, "-Infinity")], |r| {
        Some(r.f32())
    })
    .await;
    same::<sql::double_precision, _>(
        &db,
        &[(-0.0, "-0"), (f64::MIN_POSITIVE, "2.2250738585072014e-308")],
        |r| Some(r.f64()),
    )
    .await;
    same::<sql::char, _>(&db, &[(i8::try_from(b'x').unwrap(), "x")], |r| Some(r.i8())).await;
    same::<sql::boolean, _>(&db, &[(true, "true"), (false, "false")], |r| Some(r.bool())).await;
}

#[tokio::test]
async fn integers_widen() {
    let db = connect("").await;
    assert_eq!(text::<sql::bigint, _>(&db, &-5_i32).await, "-5");
    assert_eq!(text::<sql::bigint, _>(&db, &u32::MAX).await, "4294967295");
    assert_eq!(text::<sql::integer, _>(&db, &u16::MAX).await, "65535");
    assert_eq!(text::<sql::double_precision, _>(&db, &i32::MIN).await, "-2147483648");
    for value in [0, 1, -1, 9_999, 10_000, -10_000, 100_000_000, i64::MAX, i64::MIN] {
        assert_eq!(text::<sql::numeric, _>(&db, &value).await, value.to_string());
    }
    assert_eq!(text::<sql::numeric, _>(&db, &u64::MAX).await, u64::MAX.to_string());
}

#[tokio::test]
async fn text_family() {
    let db = connect("").await;
    let long = "ß𝄞".repeat(50_000);
    for value in ["", "it's", "\u{1}\t\\", long.as_str()] {
        let back = there_and_back::<sql::text, str, _>(&db, value, |r| Some(r.string())).await;
        assert_eq!(back, value);
        let back = there_and_back::<sql::varchar, str, _>(&db, value, |r| Some(r.string())).await;
        assert_eq!(back, value);
        let bytes = value.as_bytes();
        let back = there_and_back::<sql::bytea, [u8], _>(&db, bytes, |r| Some(r.bytes())).await;
        assert_eq!(back, bytes);
    }
    assert_eq!(text::<sql::text, char>(&db, &'𝄞').await, "𝄞");
    assert_eq!(text::<sql::name, &&String>(&db, &&&"abc".to_owned()).await, "abc");
    assert_eq!(text::<sql::text, std::borrow::Cow<'_, str>>(&db, &"c".into()).await, "c");
    assert_eq!(text::<sql::text, Box<str>>(&db, &"b".into()).await, "b");
}

#[tokio::test]
async fn a_text_with_a_zero_byte_is_the_servers_error() {
    let db = connect("").await;
    let query: Query<String, One> =
        query("select $1 as v", column(sql::text::OID), |r| Some(r.string()));
    let error = query.bind::<sql::text, NotNull, _>("a\0b").fetch(&db).await.unwrap_err();
    assert_eq!(error.sqlstate().unwrap().code(), "22021");
    assert!(!error.to_string().contains("a\0b"));
}

#[tokio::test]
async fn addresses() {
    let db = connect("").await;
    let values = [
        (IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1)), "10.0.0.1/32"),
        (IpAddr::V6(Ipv6Addr::LOCALHOST), "::1/128"),
    ];
    same::<sql::inet, _>(&db, &values, |r| Some(r.address())).await;
    same::<sql::macaddr, _>(&db, &[([8, 0, 43, 1, 2, 3], "08:00:2b:01:02:03")], |r| {
        Some(r.macaddr())
    })
    .await;
    same::<sql::macaddr8, _>(&db, &[([8, 0, 43, 1, 2, 3, 4, 5], "08:00:2b:01:02:03:04:05")], |r| {
        Some(r.macaddr8())
    })
    .await;
    let masked: Query<IpAddr, One> =
        query("select '10.0.0.1/8'::inet as v", column(sql::inet::OID), |r| Some(r.address()));
    let error = masked.fetch(&db).await.unwrap_err();
    assert!(error.to_string().contains("netmask"), "{error}");
}

#[tokio::test]
async fn spans_of_time() {
    let db = connect("set intervalstyle = 'postgres'").await;
    let values = [
        (
            Interval { months: -13, days: 40, microseconds: -1 },
            "-1 years -1 mons +40 days -00:00:00.000001",
        ),
        (Interval { months: i32::MAX, days: 0, microseconds: 0 }, "178956970 years 7 mons"),
    ];
    same::<sql::interval, _>(&db, &values, |r| Some(r.interval())).await;
    let noon = 12 * 3600 * 1_000_000;
    let values = [
        (TimeTz { microseconds: noon, utc_offset_seconds: 2 * 3600 }, "12:00:00+02"),
        (TimeTz { microseconds: noon, utc_offset_seconds: -5400 }, "12:00:00-01:30"),
    ];
    same::<sql::timetz, _>(&db, &values, |r| Some(r.timetz())).await;
}

#[tokio::test]
async fn arrays() {
    let db = connect("").await;
    let values = vec![1_i64, i64::MIN];
    let read: fn(&mut Cells<'_>) -> Option<Vec<i64>> = |r| Some(r.array::<sql::bigint, i64>());
    assert_eq!(there_and_back::<sql::array<sql::bigint>, _, _>(&db, &values, read).await, values);
    assert_eq!(
        there_and_back::<sql::array<sql::bigint>, [i64], _>(&db, &[], read).await,
        Vec::<i64>::new()
    );
    assert_eq!(text::<sql::array<sql::bigint>, _>(&db, &[1_i32, 2]).await, "{1,2}");
    let words = [Some("a"), None, Some("")];
    assert_eq!(text::<sql::array<sql::text>, _>(&db, &words).await, "{a,NULL,\"\"}");
    let back = there_and_back::<sql::array<sql::text>, _, _>(&db, &words, |r| {
        Some(r.array::<sql::text, Option<String>>())
    })
    .await;
    assert_eq!(back, [Some("a".to_owned()), None, Some(String::new())]);
}

#[tokio::test]
async fn arrays_that_do_not_fit() {
    let db = connect("").await;
    let read: fn(&mut Cells<'_>) -> Option<Vec<i32>> = |r| Some(r.array::<sql::integer, i32>());
    let ints = column(sql::integer::ARRAY_OID);
    for (sql, says) in [
        ("select array[[1,2],[3,4]] as v", "more than one dimension"),
        ("select array[1,null] as v", "a NULL among the elements"),
        ("select null::int[] as v", "a NULL came"),
    ] {
        let query: Query<_, One> = query(sql, ints, read);
        let error = query.fetch(&db).await.unwrap_err();
        assert!(error.to_string().contains(says), "{error}");
        assert_eq!(error.column(), Some("v"));
    }
}

#[tokio::test]
async fn nothing() {
    let db = connect("").await;
    let query: Query<Option<i64>, One> =
        query("select $1 as v", column(sql::bigint::OID), |r| Some(r.i64_n()));
    let query = query.bind::<sql::bigint, Nullable, _>(&None::<i64>);
    assert_eq!(query.fetch(&db).await.unwrap(), None);
    let lock: Query<(), One> =
        crate::support::query("select pg_advisory_lock(1) as v", column(sql::void::OID), |r| {
            r.unit();
            Some(())
        });
    lock.fetch(&db).await.unwrap();
}

#[tokio::test]
async fn every_marker_has_the_oids_of_the_catalogue() {
    let db = connect("").await;
    let rows = db
        .query("select typname, oid, typarray from pg_type where typnamespace = 11", &[])
        .await
        .unwrap();
    let find = |name: &str| {
        let row = rows.iter().find(|row| row.get::<_, &str>(0) == name).unwrap();
        (row.get::<_, u32>(1), row.get::<_, u32>(2))
    };
    macro_rules! check {
        ($($marker:ident $name:literal),*) => {
            $(assert_eq!((sql::$marker::OID, sql::$marker::ARRAY_OID), find($name), $name);)*
        };
    }
    check!(boolean "bool", bytea "bytea", char "char", name "name", bigint "int8", smallint "int2");
    check!(integer "int4", text "text", oid "oid", xid "xid", cid "cid", json "json", real "float4");
    check!(double_precision "float8", macaddr "macaddr", macaddr8 "macaddr8", inet "inet");
    check!(cidr "cidr", bpchar "bpchar", varchar "varchar", date "date", time "time");
    check!(timestamp "timestamp", timestamptz "timestamptz", interval "interval", timetz "timetz");
    check!(numeric "numeric", uuid "uuid", jsonb "jsonb", xid8 "xid8", void "void");
    check!(pg_lsn "pg_lsn", int2vector "int2vector", oidvector "oidvector", regproc "regproc");
    check!(regprocedure "regprocedure", regoper "regoper", regoperator "regoperator");
    check!(regclass "regclass", regtype "regtype", regconfig "regconfig", regrole "regrole");
    check!(regdictionary "regdictionary", regnamespace "regnamespace");
    check!(regcollation "regcollation");
}

#[cfg(feature = "with-chrono-0_4")]
#[tokio::test]
async fn dates_of_chrono() {
    use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
    let db = connect("").await;
    let date = NaiveDate::from_ymd_opt(-4712, 1, 1).unwrap();
    same::<sql::date, _>(&db, &[(date, "4713-01-01 BC")], |r| Some(r.date())).await;
    let time = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap();
    same::<sql::time, _>(&db, &[(time, "23:59:59.999999")], |r| Some(r.time())).await;
    let timestamp: NaiveDateTime = "1999-12-31T23:59:59.5".parse().unwrap();
    same::<sql::timestamp, _>(&db, &[(timestamp, "1999-12-31 23:59:59.5")], |r| {
        Some(r.timestamp())
    })
    .await;
    let at: DateTime<Utc> = "2024-02-29T00:00:00.000001Z".parse().unwrap();
    let read: fn(&mut Cells<'_>) -> Option<DateTime<Utc>> = |r| Some(r.timestamptz());
    assert_eq!(there_and_back::<sql::timestamptz, _, _>(&db, &at, read).await, at);
    let infinity: Query<_, One> =
        query("select 'infinity'::timestamptz as v", column(sql::timestamptz::OID), read);
    let error = infinity.fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), sqlweave_runtime::ErrorKind::Decode);
}

#[cfg(feature = "with-rust_decimal-1")]
#[tokio::test]
async fn decimals() {
    use rust_decimal::Decimal;
    let db = connect("").await;
    let read: fn(&mut Cells<'_>) -> Option<Decimal> = |r| Some(r.decimal());
    for written in [
        "0",
        "0.00",
        "1",
        "-1",
        "10000",
        "0.0001",
        "0.00001",
        "123456789.123456789",
        "-0.5",
        "12345678901234567890.12345678",
        "79228162514264337593543950335",
        "100000000",
        "1.10",
        "0.0000000000000000000000000001",
    ] {
        let value: Decimal = written.parse().unwrap();
        assert_eq!(text::<sql::numeric, _>(&db, &value).await.parse::<Decimal>().unwrap(), value);
        let sql = format!("select '{written}'::numeric as v");
        let query: Query<_, One> = query(&sql, column(sql::numeric::OID), read);
        // The scale comes back too.
        assert_eq!(query.fetch(&db).await.unwrap().to_string(), written);
    }
    for unfit in ["NaN", "Infinity", "79228162514264337593543950336", "1e100"] {
        let sql = format!("select '{unfit}'::numeric as v");
        let query: Query<_, One> = query(&sql, column(sql::numeric::OID), read);
        let error = query.fetch(&db).await.unwrap_err();
        assert_eq!(error.kind(), sqlweave_runtime::ErrorKind::Decode, "{unfit}");
    }
}

#[cfg(feature = "with-uuid-1")]
#[tokio::test]
async fn uuids() {
    let db = connect("").await;
    let max = uuid::Uuid::from_u128(u128::MAX);
    let values = [(max, "ffffffff-ffff-ffff-ffff-ffffffffffff")];
    same::<sql::uuid, _>(&db, &values, |r| Some(r.uuid())).await;
}

#[cfg(feature = "with-serde_json-1")]
#[tokio::test]
async fn json() {
    use serde_json::json;
    let db = connect("").await;
    let values = [(json!({"a": [1, null, "x"]}), "{\"a\":[1,null,\"x\"]}"), (json!(null), "null")];
    same::<sql::json, _>(&db, &values, |r| Some(r.json())).await;
    let values = [(json!({"a": 1}), "{\"a\": 1}"), (json!("s"), "\"s\"")];
    same::<sql::jsonb, _>(&db, &values, |r| Some(r.jsonb())).await;
}

#[cfg(feature = "with-cidr-0_3")]
#[tokio::test]
async fn networks() {
    let db = connect("").await;
    let network: cidr::IpCidr = "10.1.0.0/16".parse().unwrap();
    same::<sql::cidr, _>(&db, &[(network, "10.1.0.0/16")], |r| Some(r.cidr())).await;
}
