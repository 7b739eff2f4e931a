//! Rows of the crate's own types, written and read by serde.

use sqlweave::{Error, query};

use crate::connect;

query! {
    #[derive(serde::Serialize, serde::Deserialize)]
    pub fn own_types(id: i32) -> Option<OwnTypes> {
        select ints, bigs, days is null as no_days, own, many_ints, cash, zoned, pause, bits, fixed, place, way, part,
               area, route, shape, round, words, wanted, snapshot, row_place, points, own_ranges, masks
        from everything where id = {id}
    }
}

#[tokio::test]
async fn own_types_go_through_serde() -> Result<(), Error> {
    let db = connect().await;
    query! {
        insert into everything
            (id, ints, bigs, own, many_ints, cash, zoned, pause, bits, fixed, place, way, part, area, route, shape, round,
             words, wanted, snapshot, row_place, points, own_ranges, masks)
        values (7001, "[1,5)", "empty", "(,2.5]", "{[1,2),[5,)}", "12.34"::numeric::money, "10:00+02", "1 mon -2 days 3 us",
                "10110", "101", "(1,2)", "{1,2,3}", "[(0,0),(1,1)]", "(2,2),(0,0)", "[(0,0),(1,1)]", "((0,0),(1,1),(1,0))",
                "<(1,2),3>", "fat:1A cat:2", "fat & (cat | !rat)", "10:20:10,14", "(3,4)", "{\"(1,2)\",NULL}",
                "{\"[1,2]\"}", "{101,000}")
    }
    .execute(&db)
    .await?;
    let row = own_types(7001).fetch_one(&db).await?;
    let text = serde_json::to_string(&row).unwrap();
    let back: OwnTypes = serde_json::from_str(&text).unwrap();
    assert_eq!(back, row, "{text}");
    for part in [
        r#""ints":{"Between":[{"Included":1},{"Excluded":5}]}"#,
        r#""bigs":"Empty""#,
        r#""cash":1234"#,
        r#""bits":"10110""#,
        r#""place":{"x":1.0,"y":2.0}"#,
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    Ok(())
}

query! {
    #[derive(serde::Serialize, serde::Deserialize)]
    pub fn others_types(id: i32) -> Option<OthersTypes> {
        select e.lsn, e.instant, e.day, e.moment, e.local, e.number, e.key, e.network, e.address, e.binary_json, e.pairs,
               c.details, c.precise, c.matrix, array(select x.lsn, x.instant from everything x where x.id = e.id) as again
        from everything e join chosen c on c.id = e.id
        where e.id = {id}
    }
}

#[tokio::test]
async fn others_types_go_through_serde() -> Result<(), Error> {
    let db = connect().await;
    let lsn: sqlweave::PgLsn = "16/B374D848".parse().unwrap();
    query! {
        insert into everything (id, lsn, instant, day, moment, local, number, key, network, address, binary_json, pairs)
        values (7002, {lsn}, "2024-02-29 12:00+00", "2024-02-29", "12:30", "2024-02-29 12:00", 1.50,
                "00000000-0000-0000-0000-000000000001", "10.0.0.0/8", "::1", "[1]", "a=>1, b=>NULL")
    }
    .execute(&db)
    .await?;
    query! {
        insert into chosen (id, details, precise, matrix)
        values (7002, "{\"a\": 1}", "0.10", "{{1,NULL}}")
    }
    .execute(&db)
    .await?;
    let row = others_types(7002).fetch_one(&db).await?;
    assert_eq!(row.lsn, Some(lsn));
    let text = serde_json::to_string(&row).unwrap();
    let back: OthersTypes = serde_json::from_str(&text).unwrap();
    assert_eq!(back, row, "{text}");
    for part in [
        r#""lsn":"16/B374D848""#,
        r#""instant":"2024-02-29T12:00:00Z""#,
        r#""number":"1.50""#,
        r#""details":{"a":1}"#,
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    Ok(())
}
