//! A table with a column of every type, written and read by the macro's queries.

use std::collections::BTreeMap;
use std::ops::Bound;

use sqlweave::geometry::{Box, Circle, Line, LineSegment, Path, Point, Polygon};
use sqlweave::{
    Bits, Error, Interval, Lexeme, Money, Multirange, Position, Range, Snapshot, Tid, TimeTz,
    TsQuery, TsTerm, TsVector, Weight, query,
};

use crate::{Email, connect, db};

fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

fn visit() -> db::Visit {
    db::Visit {
        at: Some(Range::Between(
            Bound::Included("2024-02-29T12:00:00Z".parse().unwrap()),
            Bound::Unbounded,
        )),
        rooms: Some((1.5..2.5).into()),
        moods: Some(vec![Some(db::Mood::Sad), None]),
        who: Some(place()),
        orders: Some(vec![Some(5), None]),
        order_id: None,
    }
}

fn place() -> db::Place {
    db::Place { street: Some("Straße".into()), number: None, mood: Some(db::Mood::VeryHappy) }
}

fn word(word: &str) -> TsTerm {
    TsTerm::Word { word: word.into(), prefix: true, weights: vec![Weight::A, Weight::D] }
}

fn everything() -> db::Everything {
    let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    let local = day.and_hms_micro_opt(23, 59, 59, 999_999).unwrap();
    let pairs: BTreeMap<_, _> =
        [("a".to_owned(), Some("ß".to_owned())), ("b".to_owned(), None)].into();
    db::Everything {
        id: 1,
        small: Some(i16::MIN),
        whole: Some(i32::MAX),
        big: Some(i64::MIN),
        single: Some(f32::MIN_POSITIVE),
        double: Some(f64::NEG_INFINITY),
        yes: Some(true),
        number: Some("-0.0000000000000000000000000001".parse().unwrap()),
        cash: Some(Money(-1)),
        letter: Some(-1),
        line: Some("日本語 \u{1F600}".into()),
        short: Some("ä".into()),
        padded: Some("a  ".into()),
        word: Some("w".into()),
        raw: Some(vec![0, 255]),
        day: Some(day),
        moment: Some(local.time()),
        zoned: Some(TimeTz { microseconds: 1, utc_offset_seconds: -3600 }),
        local: Some(local),
        instant: Some(local.and_utc()),
        pause: Some(Interval { months: 1, days: -1, microseconds: i64::MIN }),
        key: Some(uuid::Uuid::from_u128(7)),
        address: Some("::1".parse().unwrap()),
        network: Some("10.0.0.0/8".parse().unwrap()),
        card: Some([1, 2, 3, 4, 5, 6]),
        card8: Some([1, 2, 3, 4, 5, 6, 7, 8]),
        fixed: Some("101".parse().unwrap()),
        bits: Some("1010101011".parse().unwrap()),
        plain: Some(serde_json::json!([1, null])),
        binary_json: Some(serde_json::json!({"a": {}})),
        path: Some("$.\"a\"[*]".into()),
        document: Some("<a>é</a>".into()),
        place: Some(point(f64::INFINITY, -0.5)),
        way: Some(Line { a: 1.0, b: -1.0, c: 0.0 }),
        part: Some(LineSegment { start: point(0.0, 0.0), end: point(1.0, 1.0) }),
        area: Some(Box { high: point(2.0, 2.0), low: point(1.0, 1.0) }),
        route: Some(Path { closed: false, points: vec![point(0.0, 1.0), point(2.0, 3.0)] }),
        shape: Some(Polygon { points: vec![point(0.0, 1.0)] }),
        round: Some(Circle { center: point(0.0, 1.0), radius: 0.0 }),
        words: Some(TsVector {
            lexemes: vec![Lexeme {
                word: "café".into(),
                positions: vec![
                    Position { at: 1, weight: Weight::A },
                    Position { at: 16_383, weight: Weight::D },
                ],
            }],
        }),
        wanted: Some(TsQuery {
            terms: vec![word("a"), word("b"), TsTerm::Not, TsTerm::FollowedBy(2)],
        }),
        ints: Some((1..i32::MAX).into()),
        bigs: Some(Range::Empty),
        numbers: Some(Range::Between(
            Bound::Excluded("1.5".parse().unwrap()),
            Bound::Included("2.50".parse().unwrap()),
        )),
        locals: Some(Range::ALL),
        instants: Some((local.and_utc()..).into()),
        days: Some((..day).into()),
        own: Some((0.5..=1.5).into()),
        many_ints: Some(Multirange(vec![(1..2).into(), (5..).into()])),
        many_days: Some(Multirange::default()),
        many_own: Some(Multirange(vec![Range::ALL])),
        pairs: Some(pairs.clone()),
        tree: Some("a.b.c".into()),
        tree_query: Some("*.b.*".into()),
        text_query: Some("a & !b".into()),
        loose: Some("ÄbC".into()),
        lsn: Some(u64::MAX.into()),
        snapshot: Some(Snapshot { xmin: 1, xmax: 9, running: vec![1, 5] }),
        old_snapshot: Some(Snapshot { xmin: 3, xmax: 3, running: vec![] }),
        transaction: Some(u64::MAX),
        object: Some(u32::MAX),
        class: Some(1259),
        row_place: Some(Tid { block: u32::MAX, offset: u16::MAX }),
        columns: Some(vec![1, -1]),
        objects: Some(vec![1, u32::MAX]),
        mood: Some(db::Mood::Ok),
        home: Some(place()),
        visit: Some(visit()),
        mail: Some(Email("a@b".into())),
        moods: Some(vec![None, Some(db::Mood::Ok)]),
        homes: Some(vec![Some(place()), None]),
        visits: Some(vec![Some(visit())]),
        mails: Some(vec![Some(Email("c@d".into())), None]),
        int_ranges: Some(vec![Some(Range::Empty), None, Some((1..3).into())]),
        own_ranges: Some(vec![Some((1.0..2.0).into())]),
        own_many: Some(vec![Some(Multirange(vec![(1.0..2.0).into()]))]),
        trees: Some(vec![Some("x".into())]),
        all_pairs: Some(vec![Some(pairs), None]),
        points: Some(vec![Some(point(1.0, 2.0))]),
        masks: Some(vec![Some(Bits::from_iter([true, false, true]))]),
        prices: Some(vec![Some(Money(i64::MAX))]),
        numerics: Some(vec![Some("1.10".parse().unwrap()), None]),
    }
}

#[tokio::test]
async fn a_row_of_every_type() -> Result<(), Error> {
    let db = connect().await;
    let e = everything();
    query! {
        insert into everything values (
                {e.id},
                {&e.small},
                {&e.whole},
                {&e.big},
                {&e.single},
                {&e.double},
                {&e.yes},
                {&e.number},
                {&e.cash},
                {&e.letter},
                {&e.line},
                {&e.short},
                {&e.padded},
                {&e.word},
                {&e.raw},
                {&e.day},
                {&e.moment},
                {&e.zoned},
                {&e.local},
                {&e.instant},
                {&e.pause},
                {&e.key},
                {&e.address},
                {&e.network},
                {&e.card},
                {&e.card8},
                {&e.fixed},
                {&e.bits},
                {&e.plain},
                {&e.binary_json},
                {&e.path},
                {&e.document},
                {&e.place},
                {&e.way},
                {&e.part},
                {&e.area},
                {&e.route},
                {&e.shape},
                {&e.round},
                {&e.words},
                {&e.wanted},
                {&e.ints},
                {&e.bigs},
                {&e.numbers},
                {&e.locals},
                {&e.instants},
                {&e.days},
                {&e.own},
                {&e.many_ints},
                {&e.many_days},
                {&e.many_own},
                {&e.pairs},
                {&e.tree},
                {&e.tree_query},
                {&e.text_query},
                {&e.loose},
                {&e.lsn},
                {&e.snapshot},
                {&e.old_snapshot},
                {&e.transaction},
                {&e.object},
                {&e.class},
                {&e.row_place},
                {&e.columns},
                {&e.objects},
                {&e.mood},
                {&e.home},
                {&e.visit},
                {&e.mail},
                {&e.moods},
                {&e.homes},
                {&e.visits},
                {&e.mails},
                {&e.int_ranges},
                {&e.own_ranges},
                {&e.own_many},
                {&e.trees},
                {&e.all_pairs},
                {&e.points},
                {&e.masks},
                {&e.prices},
                {&e.numerics})
    }
    .execute(&db)
    .await?;
    let read = query! { <db::Everything> select * from everything where id = {1} };
    assert_eq!(read.fetch(&db).await?, Some(everything()));

    // Nothing of all that.
    query! { insert into everything (id) values (2) }.execute(&db).await?;
    let none =
        query! { <db::Everything> select * from everything where id = {2} }.fetch(&db).await?;
    let none = none.unwrap();
    assert_eq!((none.own, none.visits, none.pairs, none.mail), (None, None, None, None));
    Ok(())
}

#[tokio::test]
async fn ranges_of_rust_are_parameters() -> Result<(), Error> {
    let db = connect().await;
    let e = everything();
    query! { insert into everything (id, ints, own, mood, mail) values (1, {5..10}, {(..=2.5)}, {e.mood}, {e.mail}) }
        .execute(&db)
        .await?;
    let found = query! { select id, ints as i! from everything where ints @> {7}::int and ints && {6..} and own @> {1.0}::float8 }
        .fetch(&db)
        .await?;
    assert_eq!((found[0].id, found[0].i), (1, (5..10).into()));
    Ok(())
}
