//! Values at the boundaries of each type: written by the server and read, and sent back and compared by the server, in
//! the text that it makes of them.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::ops::Bound;

use sqlweave_runtime::geometry::{Box, Circle, Line, LineSegment, Path, Point, Polygon};
use sqlweave_runtime::private::{Accepts, Cells, Decode, NotNull, One, Query};
use sqlweave_runtime::sql::{self, SqlType, array, multirange, range};
use sqlweave_runtime::{
    Array, Bits, Dimension, ErrorKind, Interval, Money, Multirange, Range, Snapshot, Tid, TimeTz,
    TsQuery, TsVector,
};
use tokio_postgres::Client;

use crate::support::{column, connect, query};

fn read<S, T: Decode<S>>(cells: &mut Cells<'_>) -> Option<T> {
    cells.value::<S, T>()
}

/// The server makes a value of a text; what it is read as is sent back, and is the same value for the server.
async fn same_to_the_server<S, T>(db: &Client, name: &str, literals: &[&str])
where
    S: SqlType + Accepts<T, NotNull>,
    T: Decode<S> + Debug,
{
    for literal in literals {
        let sql = format!("select {literal}::{name} as v");
        let value: Query<T, One> = query(&sql, any_column::<S>(name), read::<S, T>);
        let value = value.fetch(db).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        let sql = format!("select $1::{name}::text as v");
        let text: Query<String, One> = query(&sql, column(25), |r| Some(r.string()));
        let text = text.bind_inferred::<S, NotNull, T>(&value).fetch(db).await;
        let text = text.unwrap_or_else(|error| panic!("{literal} as {value:?}: {error}"));
        let expected = format!("select ({literal})::{name}::text as v");
        let expected: Query<String, One> = query(&expected, column(25), |r| Some(r.string()));
        assert_eq!(text, expected.fetch(db).await.unwrap(), "{literal} as {value:?}");
    }
}

fn any_column<S: SqlType>(name: &str) -> sqlweave_runtime::private::Columns {
    let mut columns = column(S::OID);
    if S::OID == 0 {
        columns.user_types =
            std::boxed::Box::leak(std::boxed::Box::new([&*name.to_owned().leak()]));
    }
    columns
}

macro_rules! boundaries {
    ($db:ident; $($sql:ty => $rust:ty, $name:literal: $($literal:literal)+;)*) => {
        $(same_to_the_server::<$sql, $rust>(&$db, $name, &[$($literal),+]).await;)*
    };
}

#[tokio::test]
async fn numbers_and_texts() {
    let db =
        connect("create extension citext; create extension ltree; create extension hstore").await;
    boundaries! { db;
        sql::boolean => bool, "bool": "'t'" "'f'";
        sql::char => i8, "\"char\"": "'a'" "'\\200'" "''";
        sql::smallint => i16, "int2": "'-32768'" "32767" "0";
        sql::integer => i32, "int4": "'-2147483648'" "2147483647" "'-1'";
        sql::bigint => i64, "int8": "'-9223372036854775808'" "9223372036854775807" "0";
        sql::real => f32, "float4": "'NaN'" "'-Infinity'" "'3.4028235e38'" "'1e-45'" "'-0'";
        sql::double_precision => f64, "float8":
            "'NaN'" "'Infinity'" "'-1.7976931348623157e308'" "'5e-324'" "'-0'" "'0.1'";
        sql::money => Money, "money": "'-92233720368547758.08'" "'92233720368547758.07'" "0";
        sql::oid => u32, "oid": "0" "4294967295";
        sql::xid => u32, "xid": "'4294967295'";
        sql::xid8 => u64, "xid8": "'18446744073709551615'" "'0'";
        sql::tid => Tid, "tid": "'(4294967295,65535)'" "'(0,0)'";
        sql::text => String, "text": "''" "'日本語 \u{1F600}'" "repeat('é', 500000)";
        sql::varchar => String, "varchar(3)": "'abc'" "''";
        sql::bpchar => String, "char(5)": "'ab'" "''";
        sql::name => String, "name": "repeat('n', 63)";
        sql::bytea => Vec<u8>, "bytea": "''" "'\\x00ff'" "decode(repeat('00', 1048576), 'hex')";
        sql::citext => String, "citext": "'ÄbC'" "''";
        sql::refcursor => String, "refcursor": "'c 1'";
        sql::xml => String, "xml":
            "''" "'<a>é</a>'"
            "'<?xml version=\"1.0\" standalone=\"yes\"?><a/>'";
        sql::ltree => String, "ltree": "''" "'a.b_1.C'" "array_to_string(array_fill('x'::text, '{1000}'), '.')";
        sql::lquery => String, "lquery": "'*.a|b{1,2}.!c*'";
        sql::ltxtquery => String, "ltxtquery": "'a & !b* | c@'";
        sql::jsonpath => String, "jsonpath": "'$'" "'strict $.\"ß\"[*] ? (@ > 1)'";
        sql::bit => Bits, "bit": "'1'" "'0'";
        sql::bit => Bits, "bit(9)": "'101010101'";
        sql::varbit => Bits, "varbit": "''" "'1'" "'11111111'" "'000000001'" "repeat('10', 500000)::bit varying";
        sql::int2vector => Vec<i16>, "int2vector": "'-32768 32767'" "'1'";
        sql::oidvector => Vec<u32>, "oidvector": "'0 4294967295'";
        sql::pg_lsn => sqlweave_runtime::PgLsn, "pg_lsn": "'0/0'" "'FFFFFFFF/FFFFFFFF'";
        sql::pg_snapshot => Snapshot, "pg_snapshot": "'1:1:'" "'10:20:10,14,15'";
        sql::txid_snapshot => Snapshot, "txid_snapshot": "'1:9223372036854775807:5'";
        sql::regclass => u32, "regclass": "'pg_class'" "0";
        sql::macaddr => [u8; 6], "macaddr": "'00:00:00:00:00:00'" "'ff:ff:ff:ff:ff:ff'";
        sql::macaddr8 => [u8; 8], "macaddr8": "'ff:ff:ff:ff:ff:ff:ff:fe'";
        sql::inet => std::net::IpAddr, "inet": "'0.0.0.0'" "'255.255.255.255'" "'::'" "'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'";
        sql::cidr => sqlweave_runtime::private::cidr::IpCidr, "cidr": "'0.0.0.0/0'" "'255.255.255.255/32'" "'::/0'" "'ffff::/16'";
        sql::uuid => uuid::Uuid, "uuid":
            "'00000000-0000-0000-0000-000000000000'" "'ffffffff-ffff-ffff-ffff-ffffffffffff'";
        sql::json => serde_json::Value, "json": "'null'" "'{}'" "'[1.5,\"é\\u0001\"]'" "to_json(repeat('é', 500000))";
        sql::jsonb => serde_json::Value, "jsonb":
            "'null'" "'[]'" "'{\"ß\": [-9223372036854775808, 18446744073709551615, 1e-300]}'" "to_jsonb(repeat('é', 500000))";
        sql::hstore => BTreeMap<String, Option<String>>, "hstore":
            "''" "'a=>NULL, \"\"=>\"\"'" "'\"ä \"=>\"日本語\"'" "hstore('k', repeat('é', 500000))";
        sql::tsvector => TsVector, "tsvector":
            "''" "'a'" "'a:1A,2B,3C,4D b:16383'" "'''it''''s'' \u{E9}:5'"
            "(select string_agg('w' || n || ':' || n, ' ') from generate_series(1, 16383) n)";
        sql::tsquery => TsQuery, "tsquery":
            "'a'" "'a & b | !c'" "'!(a | b) <-> c:*AB & d <100> e'" "(repeat('!', 25) || 'a')"
            "(select string_agg('w' || n, ' & ') from generate_series(1, 1000) n)";
    }
}

#[tokio::test]
async fn times() {
    let db = connect("").await;
    boundaries! { db;
        sql::interval => Interval, "interval":
            "'0'" "'-178000000 years'" "'178956970 years 7 months 2147483647 days'" "'1 mon -1 day +00:00:00.000001'"
            "make_interval(secs => 9223372036854.775)";
        sql::timetz => TimeTz, "timetz":
            "'00:00:00+15:59:59'" "'24:00:00-15:59'" "'23:59:59.999999+00'";
        sql::date => chrono::NaiveDate, "date":
            "'4713-01-01 BC'" "'2024-02-29'" "'262142-12-31'" "'0001-12-31 BC'" "'1999-12-31'";
        sql::time => chrono::NaiveTime, "time": "'00:00'" "'23:59:59.999999'";
        sql::timestamp => chrono::NaiveDateTime, "timestamp":
            "'4713-01-01 00:00 BC'" "'262142-12-31 23:59:59.999999'" "'2024-02-29 12:00'" "'1969-12-31 23:59:59.999999'";
        sql::timestamptz => chrono::DateTime<chrono::Utc>, "timestamptz":
            "'4713-01-02 00:00 BC'" "'262142-12-30 23:59:59.999999Z'" "'2024-02-29 12:00+02'";
    }
    infinite_intervals(&db).await;
    for (sql, says) in [
        ("'infinity'::date", "infinite"),
        ("'-infinity'::date", "infinite"),
        ("'5874897-12-31'::date", "beyond what chrono can hold"),
    ] {
        refused::<sql::date, chrono::NaiveDate>(&db, sql, says).await;
    }
    refused::<sql::time, chrono::NaiveTime>(&db, "'24:00'::time", "24:00:00").await;
    refused::<sql::timestamp, chrono::NaiveDateTime>(&db, "'-infinity'::timestamp", "infinite")
        .await;
    refused::<sql::timestamp, chrono::NaiveDateTime>(&db, "'294276-12-31'::timestamp", "beyond")
        .await;
}

/// There are such since 17.
async fn infinite_intervals(db: &Client) {
    let row = db.query_one("select current_setting('server_version_num')::int", &[]).await.unwrap();
    if row.get::<_, i32>(0) >= 170_000 {
        boundaries! { db; sql::interval => Interval, "interval": "'infinity'" "'-infinity'"; }
    }
}

/// A value that its Rust type cannot hold is an error that names the column.
async fn refused<S: SqlType, T: Decode<S> + Debug>(db: &Client, sql: &str, says: &str) {
    let sql = format!("select {sql} as v");
    let value: Query<T, One> = query(&sql, column(S::OID), read::<S, T>);
    let error = value.fetch(db).await.unwrap_err();
    assert_eq!((error.kind(), error.column()), (ErrorKind::Decode, Some("v")), "{sql}");
    assert!(error.to_string().contains(says), "{sql}: {error}");
}

#[tokio::test]
async fn numerics() {
    let db = connect("").await;
    boundaries! { db;
        sql::numeric => rust_decimal::Decimal, "numeric":
            "0" "'0.00'" "'-1'" "'79228162514264337593543950335'" "'-79228162514264337593543950335'" "'7.9228162514264337593543950335'"
            "'0.0000000000000000000000000001'" "'10000'" "'100000000.00010000'" "'-0.5'";
        sql::numeric => bigdecimal::BigDecimal, "numeric":
            "0" "'0.00'" "'-1'" "'-0.5'" "'10000'" "'0.00010'" "'123456789.00001234'" "'1e131071'" "'1e-16383'" "'-1.5e1000'"
            "'79228162514264337593543950336'" "1::numeric / 3" "('9' || repeat('8', 999) || '.' || repeat('7', 999))";
    }
    for (sql, says) in [
        ("'NaN'", "NaN"),
        ("'Infinity'", "infinite"),
        ("'-Infinity'", "infinite"),
        ("'79228162514264337593543950336'", "more digits"),
        ("'0.12345678901234567890123456789'", "more digits"),
        ("'1e40'", "more digits"),
        ("'1e-29'", "more digits"),
    ] {
        let sql = format!("{sql}::numeric");
        refused::<sql::numeric, rust_decimal::Decimal>(&db, &sql, says).await;
        if says != "more digits" {
            refused::<sql::numeric, bigdecimal::BigDecimal>(&db, &sql, says).await;
        }
    }
    // Zeros that have no room are no digits that could be lost.
    let long = "select 100.5::numeric(60, 40) as v, 0::numeric(60, 40) as w";
    let columns =
        sqlweave_runtime::private::Columns { names: "v\0w", oids: &[1700, 1700], user_types: &[] };
    let both: Query<_, One> = query(long, columns, |r| Some((r.decimal(), r.decimal())));
    let (long, zero) = both.fetch(&db).await.unwrap();
    assert_eq!((long, zero), ("100.5".parse().unwrap(), rust_decimal::Decimal::ZERO));
    // What the server cannot keep is refused before it is sent.
    let huge: bigdecimal::BigDecimal = "1e2000000".parse().unwrap();
    let sent: Query<String, One> = query("select $1::text as v", column(25), |r| Some(r.string()));
    let error = sent.bind::<sql::numeric, NotNull, _>(&huge).fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
}

#[tokio::test]
async fn shapes() {
    let db = connect("").await;
    boundaries! { db;
        sql::point => Point, "point": "'(0,-0)'" "'(Infinity,-Infinity)'" "'(NaN,1e-300)'";
        sql::line => Line, "line": "'{1,-1,0}'" "'{0,1,1e300}'";
        sql::lseg => LineSegment, "lseg": "'[(0,0),(0,0)]'" "'[(-1.5,2),(3,4)]'";
        sql::r#box => Box, "box": "'(1,1),(0,0)'" "'(0,5),(5,0)'";
        sql::path => Path, "path": "'((0,0))'" "'[(0,0),(1,1),(2,0)]'" "'((0,0),(1,1),(2,0))'";
        sql::polygon => Polygon, "polygon": "'((0,0))'" "'((0,0),(1,1),(2,0))'" "polygon(1000, circle '((0,0),1)')";
        sql::circle => Circle, "circle": "'<(0,0),0>'" "'<(1,-1),Infinity>'";
    }
}

#[tokio::test]
async fn ranges() {
    let db = connect(
        "create type span as range (subtype = float8, multirange_type_name = spans);
         create domain small as int check (value < 10); create type few as range (subtype = small);
         create type words as range (subtype = text, collation = \"C\")",
    )
    .await;
    boundaries! { db;
        sql::int4range => Range<i32>, "int4range": "'empty'" "'(,)'" "'[-2147483648,2147483647)'" "'(1,5]'" "'[5,)'";
        sql::int8range => Range<i64>, "int8range": "'[-9223372036854775808,9223372036854775807)'" "'(,0]'";
        sql::numrange => Range<rust_decimal::Decimal>, "numrange": "'(0.5,1.50]'" "'[1.0,1.0]'" "'(,1)'";
        sql::daterange => Range<chrono::NaiveDate>, "daterange": "'[2024-02-29,2024-02-29]'" "'empty'" "'(,)'";
        sql::tsrange => Range<chrono::NaiveDateTime>, "tsrange": "'(2024-02-29 12:00,2024-03-01)'";
        sql::tstzrange => Range<chrono::DateTime<chrono::Utc>>, "tstzrange": "'[2024-02-29 12:00Z,)'";
        sql::int4multirange => Multirange<i32>, "int4multirange": "'{}'" "'{[1,2),[5,)}'" "'{(,)}'";
        sql::nummultirange => Multirange<rust_decimal::Decimal>, "nummultirange": "'{(0,1],(1.5,2)}'";
        sql::datemultirange => Multirange<chrono::NaiveDate>, "datemultirange": "'{[2024-02-29,2024-03-01)}'";
        range<sql::double_precision> => Range<f64>, "span": "'empty'" "'[-Infinity,NaN]'" "'(0.5,)'";
        multirange<sql::double_precision> => Multirange<f64>, "spans": "'{}'" "'{(,0),[1,1]}'";
        range<sql::integer> => Range<i32>, "few": "'[1,9)'" "'empty'";
        range<sql::text> => Range<String>, "words": "'[\"\",ä]'" "'(a,\"b,c\")'";
        array<sql::int4range> => Vec<Option<Range<i32>>>, "int4range[]": "'{}'" "array['empty','[1,2)',null]::int4range[]";
        array<range<sql::double_precision>> => Vec<Option<Range<f64>>>, "span[]": "array['empty','(,2)',null]::span[]";
    }
    // A domain's check is the server's to make.
    let query: Query<String, One> =
        query("select $1::few::text as v", column(25), |r| Some(r.string()));
    let error = query.bind_inferred::<range<sql::integer>, NotNull, _>(&(1..20)).fetch(&db).await;
    assert_eq!(error.unwrap_err().sqlstate().unwrap().code(), "23514");
    let whole = Range::Between(Bound::Excluded(1), Bound::Included(5));
    assert_eq!(whole.map(f64::from).upper(), Some(&5.0));
}

#[tokio::test]
async fn arrays_of_all_dimensions() {
    let db = connect("create type mood as enum ('a'); create domain pair as int[]").await;
    boundaries! { db;
        array<sql::integer> => Array<Option<i32>>, "int[]":
            "'{}'" "'[0:1]={1,NULL}'" "'{{1,2},{3,4}}'" "'[-2147483648:-2147483647][5:5]={{1},{2}}'" "'{{{{{{1}}}}}}'"
            "array_fill(7, '{100,100}')";
        array<sql::text> => Array<Option<String>>, "text[]": "array[['a,\"b','']]";
        array<sql::bytea> => Vec<Vec<u8>>, "bytea[]": "array['\\x00','']::bytea[]";
        array<sql::uuid> => Vec<uuid::Uuid>, "uuid[]": "array['ffffffff-ffff-ffff-ffff-ffffffffffff']::uuid[]";
        array<array<sql::integer>> => Vec<Option<Vec<Option<i32>>>>, "pair[]": "array[array[1,null]::pair, null]";
    }
    // A list forgets bounds and keeps elements; what is no list is refused.
    let list: Query<Vec<i32>, One> = query("select '[0:1]={1,2}'::int[] as v", column(1007), |r| {
        Some(r.array::<sql::integer, i32>())
    });
    assert_eq!(list.fetch(&db).await.unwrap(), [1, 2]);
    let wrong = Array { dimensions: vec![Dimension { len: 3, lower_bound: 1 }], elements: vec![1] };
    let sent: Query<String, One> = query("select $1::text as v", column(25), |r| Some(r.string()));
    let error = sent.bind::<array<sql::integer>, NotNull, _>(&wrong).fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
}

#[tokio::test]
async fn an_xml_document_in_another_encoding_is_not_sent() {
    let db = connect("").await;
    let sent: Query<String, One> = query("select $1::text as v", column(25), |r| Some(r.string()));
    let document = "<?xml version=\"1.0\" encoding=\"latin1\"?><a>é</a>";
    let error = sent.bind::<sql::xml, NotNull, str>(document).fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
    assert!(error.to_string().contains("another encoding"), "{error}");
}

#[tokio::test]
async fn a_text_search_for_nothing() {
    let db = connect("").await;
    let value: Query<TsQuery, One> =
        query("select ''::tsquery as v", column(sql::tsquery::OID), read::<sql::tsquery, TsQuery>);
    let value = value.fetch(&db).await.unwrap();
    assert_eq!(value, TsQuery::default());
    let sent: Query<String, One> = query("select $1::text as v", column(25), |r| Some(r.string()));
    let error = sent.bind::<sql::tsquery, NotNull, _>(&value).fetch(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
}
