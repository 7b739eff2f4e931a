//! Random values of every type, and NULLs among them, through a parameter and back. What fails is made smaller, and told
//! with its seed.

use std::fmt::Debug;
use std::net::IpAddr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rust_decimal::Decimal;
use sqlweave::geometry::{Box as Area, Circle, LineSegment, Path, Point, Polygon};
use sqlweave::{Bits, Interval, Money, Multirange, Range, Tid, TimeTz, query};

use crate::{connect, db};

/// So many lists of so many values at most.
const CASES: u32 = 12;
const MOST: usize = 40;

fn check<T: Debug + Clone + PartialEq>(
    values: impl Strategy<Value = T>,
    there_and_back: impl Fn(&[Option<T>]) -> Vec<Option<T>>,
) {
    let lists = proptest::collection::vec(proptest::option::weighted(0.9, values), 0..MOST);
    let mut runner =
        TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
    let checked = runner.run(&lists, |list| {
        prop_assert_eq!(there_and_back(&list), list);
        Ok(())
    });
    checked.unwrap();
}

/// A test for each line: its name, PostgreSQL's type, and what makes values.
macro_rules! there_and_back {
    ($($name:ident: $sql:ident, $values:expr;)*) => {
        $(
            #[test]
            fn $name() {
                let runtime = tokio::runtime::Runtime::new().unwrap();
                let db = runtime.block_on(connect());
                check($values, |list| {
                    let query = query! { select unnest({list}::$sql[]) as v };
                    let rows = runtime.block_on(query.fetch_all(&db)).unwrap();
                    rows.into_iter().map(|row| row.v).collect()
                });
            }
        )*
    };
}

there_and_back! {
    booleans: bool, any::<bool>();
    smallints: int2, any::<i16>();
    integers: int4, any::<i32>();
    bigints: int8, any::<i64>();
    reals: float4, any::<f32>();
    doubles: float8, any::<f64>();
    numerics: numeric, numeric();
    moneys: money, any::<i64>().prop_map(Money);
    texts: text, text();
    byteas: bytea, any::<Vec<u8>>();
    dates: date, date();
    times: time, time();
    times_with_zones: timetz, (0..=86_400_000_000_i64, -57_599..=57_599_i32)
        .prop_map(|(microseconds, utc_offset_seconds)| TimeTz { microseconds, utc_offset_seconds });
    timestamps: timestamp, timestamp();
    instants: timestamptz, timestamp().prop_map(|local| local.and_utc());
    intervals: interval, (any::<i32>(), any::<i32>(), any::<i64>())
        .prop_map(|(months, days, microseconds)| Interval { months, days, microseconds });
    uuids: uuid, any::<u128>().prop_map(uuid::Uuid::from_u128);
    addresses: inet, any::<IpAddr>();
    hardware_addresses: macaddr, any::<[u8; 6]>();
    bit_strings: varbit, bits();
    single_points: point, point();
    segments: lseg, (point(), point()).prop_map(|(start, end)| LineSegment { start, end });
    areas: r#box, (point(), point()).prop_map(|(a, b)| Area {
        high: Point { x: a.x.max(b.x), y: a.y.max(b.y) },
        low: Point { x: a.x.min(b.x), y: a.y.min(b.y) },
    });
    paths: path, (any::<bool>(), points()).prop_map(|(closed, points)| Path { closed, points });
    polygons: polygon, points().prop_map(|points| Polygon { points });
    circles: circle, (point(), 0.0..1e6).prop_map(|(center, radius)| Circle { center, radius });
    ranges_of_integers: int4range, whole(-1000..1000);
    ranges_of_numerics: numrange, bounds(numeric());
    ranges_of_instants: tstzrange, bounds(timestamp().prop_map(|local| local.and_utc()));
    multiranges: int4multirange, multirange();
    row_places: tid, (any::<u32>(), any::<u16>()).prop_map(|(block, offset)| Tid { block, offset });
    hstores: hstore, proptest::collection::btree_map(text(), proptest::option::of(text()), 0..6);
    ltrees: ltree, "[a-zA-Z0-9_]{1,9}(\\.[a-zA-Z0-9_]{1,9}){0,4}";
    moods: mood, mood();
    places: place, place();
}

/// Any text but that of 0, which no text of PostgreSQL holds.
fn text() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| text.replace('\0', ""))
}

fn numeric() -> impl Strategy<Value = Decimal> + Clone {
    (any::<i64>(), 0..=20_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn date() -> impl Strategy<Value = NaiveDate> {
    // 4713 BC, PostgreSQL's first, to a year of five digits.
    (-2_400_000..30_000_000_i32)
        .prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default())
        .prop_filter("PostgreSQL has no such day", |day| {
            *day >= NaiveDate::from_ymd_opt(-4711, 1, 1).unwrap()
        })
}

fn time() -> impl Strategy<Value = NaiveTime> {
    (0..86_400_u32, 0..1_000_000_u32).prop_map(|(seconds, microseconds)| {
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, microseconds * 1000).unwrap()
    })
}

fn timestamp() -> impl Strategy<Value = NaiveDateTime> + Clone {
    (-200_000_000_000_000_000..200_000_000_000_000_000_i64).prop_map(|microseconds| {
        DateTime::<Utc>::from_timestamp_micros(microseconds).unwrap().naive_utc()
    })
}

fn point() -> impl Strategy<Value = Point> {
    (any::<f64>(), any::<f64>()).prop_map(|(x, y)| Point { x, y })
}

fn points() -> impl Strategy<Value = Vec<Point>> {
    proptest::collection::vec(point(), 1..5)
}

fn bits() -> impl Strategy<Value = Bits> {
    proptest::collection::vec(any::<bool>(), 0..70).prop_map(|bits| bits.into_iter().collect())
}

/// A range of whole numbers as the server writes it.
fn whole(within: std::ops::Range<i32>) -> impl Strategy<Value = Range<i32>> {
    (within.clone(), within).prop_map(|(a, b)| if a < b { (a..b).into() } else { Range::Empty })
}

fn multirange() -> impl Strategy<Value = Multirange<i32>> {
    proptest::collection::btree_set(-1000..1000_i32, 0..12).prop_map(|set| {
        let ends: Vec<i32> = set.into_iter().collect();
        // Ranges that touch are one.
        Multirange(ends.chunks_exact(2).map(|pair| (pair[0]..pair[1]).into()).collect())
    })
}

fn bounds<T: Debug + Clone + PartialOrd>(
    value: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Range<T>> {
    (proptest::option::of(value.clone()), proptest::option::of(value)).prop_map(|bounds| {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        match bounds {
            (Some(a), Some(b)) if a < b => Range::Between(Included(a), Excluded(b)),
            (Some(_), Some(_)) => Range::Empty,
            (Some(a), None) => Range::Between(Excluded(a), Unbounded),
            (None, Some(b)) => Range::Between(Unbounded, Included(b)),
            (None, None) => Range::ALL,
        }
    })
}

fn mood() -> impl Strategy<Value = db::Mood> {
    prop_oneof![Just(db::Mood::Sad), Just(db::Mood::Ok), Just(db::Mood::VeryHappy)]
}

fn place() -> impl Strategy<Value = db::Place> {
    let parts = (
        proptest::option::of(text()),
        proptest::option::of(1..=i32::MAX),
        proptest::option::of(mood()),
    );
    parts.prop_map(|(street, number, mood)| db::Place { street, number, mood })
}
