//! A server of each version describes statements over rows from Rust as sqlweave does, and gives what an INSERT returns the
//! place of each row where sqlweave says that it does.

#![allow(clippy::unwrap_used)]

use sqlweave_core::{catalog::Catalog, compiled::CompiledQuery, schema, source::Source};
use sqlweave_oracle::{Answer, Column, live::Oracle, own::compile_woven};
use sqlweave_test_server::Server;

const SCHEMA: &str = concat!(include_str!("variants/schema.sql"), include_str!("bulk/schema.sql"));
const STATEMENTS: &str = include_str!("bulk/statements.sql");
const DATABASE: &str = "bulk_statements";

fn own(compiled: &CompiledQuery) -> Answer {
    let columns = compiled.columns.iter().chain(&compiled.hidden).map(|column| Column {
        name: column.name.clone(),
        type_name: column.data_type.result_type().describe(),
    });
    let params = compiled.params.iter().map(|param| param.data_type.describe());
    let arrays = compiled.rows.iter().flat_map(|rows| rows.params()).map(|name| name.to_string());
    Answer::Accepted { columns: columns.collect(), params: params.chain(arrays).collect() }
}

#[tokio::test]
async fn every_statement_is_described_alike() {
    for binaries in Server::all_binaries().unwrap() {
        let server = Server::start_from(&binaries).unwrap();
        let oracle = Oracle::start_on(&server, DATABASE, SCHEMA).await.unwrap();
        let mut ordered = 0;
        let version = u8::try_from(oracle.version).unwrap();
        let catalog = schema::load(&[Source::new("schema.sql", SCHEMA)], version, &mut Vec::new());
        let known =
            |sql: &&str| !sql.trim().is_empty() && (version >= 15 || !sql.starts_with("merge"));
        for sql in STATEMENTS.split("\n\n").filter(known) {
            let compiled = compile_woven(sql, &catalog).unwrap();
            let found = oracle.answer("", &compiled.sql).await.unwrap();
            let expected = own(&compiled);
            assert!(
                expected.agrees_with(&found),
                "PostgreSQL {version}\n{sql}\n{}\n  own: {expected:?}\n  server: {found:?}",
                compiled.sql
            );
            if let Some(by_record) = &compiled.by_record {
                let found = oracle.answer("", by_record).await.unwrap();
                assert!(matches!(found, Answer::Accepted { .. }), "{by_record}\n{found:?}");
            }
            let in_order = compiled.rows.is_some_and(|rows| rows.in_order);
            let by_merge = compiled.sql.contains(" ON FALSE");
            let by_key = compiled.sql.contains("FULL JOIN given");
            assert_eq!(in_order, by_merge || by_key, "{}", compiled.sql);
            assert!(!by_merge || version >= 17, "{}", compiled.sql);
            ordered += usize::from(in_order);
        }
        // By a merge also those of a table without a key that is known before.
        assert_eq!(ordered, if version >= 17 { 17 } else { 15 }, "PostgreSQL {version}");
        places_are_given(&server, &catalog).await;
    }
}

/// Statements over arrays, each with what it returns for each row in the order of their places.
const GIVEN: &[(&str, &[&str], &[&str])] = &[
    (
        "insert into orders as given (id, user_id, amount, placed) values {..rows} returning id, given.note",
        &["{30,10,20}", "{1,1,1}", "{1,2,3}", "{2024-01-01,2024-01-02,2024-01-03}"],
        &["30", "10", "20"],
    ),
    (
        "insert into parcels (label, weight) values {..rows} returning label || id % 1, weight",
        &["{same,same,other,same}", "{1.234,1.234,null,2}"],
        &["same0", "same0", "other0", "same0"],
    ),
    (
        "insert into tickets (about) values {..rows} returning about, id",
        &["{b,c,a}"],
        &["b", "c", "a"],
    ),
    (
        r#"insert into public."Odd Names" ("a'b\c", given) values {..rows} returning given, "Id""#,
        &["{x,x,x}", "{z,y,z}"],
        &["z", "y", "z"],
    ),
    // Keys as the table has them: cut, filled and rounded.
    (
        "insert into places (note, seat, code, city) values {..rows} returning note, code",
        &["{first,second,third}", "{1.26,1.41,1.26}", "{b,b,a}", "{here,there,\"over there\"}"],
        &["first", "second", "third"],
    ),
    (
        "insert into users (email, name) values {..rows} returning name, id",
        &["{z@z,b@b,y@y}", "{z,b,y}"],
        &["z", "b", "y"],
    ),
    // The first is there, and keeps its number.
    (
        "insert into users (email, name) values {..rows}
         on conflict (email) do update set name = excluded.name || (users.id = 1) returning name",
        &["{n@n,y@y,a@b,m@m}", "{n,y,a,m}"],
        &["n", "yfalse", "atrue", "m"],
    ),
    (
        "insert into parts (region, id, size) values {..rows}
         on conflict (region, id) do update set size = excluded.size returning size",
        &["{us,eu,us,eu}", "{2,2,1,1}", "{4,3,2,1}"],
        &["4", "3", "2", "1"],
    ),
];

async fn places_are_given(server: &Server, catalog: &Catalog) {
    let url = server.url_for(DATABASE);
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute("insert into users (email) values ('a@b')").await.unwrap();
    for (sql, arrays, expected) in GIVEN {
        let compiled = compile_woven(sql, catalog).unwrap();
        assert!(compiled.rows.as_ref().is_some_and(|rows| rows.in_order), "{sql}");
        let text = arrays.iter().enumerate().fold(compiled.sql, |text, (index, array)| {
            text.replace(&format!("${}::", index + 1), &format!("'{array}'::"))
        });
        // Whatever order the server joins in, the place says which row it is.
        for setting in ["enable_hashjoin", "enable_mergejoin"] {
            let begun = format!("begin; set local {setting} = off");
            client.batch_execute(&begun).await.unwrap();
            let rows = client.simple_query(&text).await.unwrap_or_else(|e| panic!("{text}\n{e:?}"));
            let mut places: Vec<(i32, &str)> = Vec::new();
            for row in &rows {
                let tokio_postgres::SimpleQueryMessage::Row(row) = row else { continue };
                let place = row.get(row.len() - 1).and_then(|place| place.parse().ok());
                places.push((place.unwrap(), row.get(0).unwrap()));
            }
            places.sort_unstable();
            let expected: Vec<(i32, &str)> = (1..).zip(expected.iter().copied()).collect();
            assert_eq!(places, expected, "{text}");
            client.batch_execute("rollback").await.unwrap();
        }
        client.simple_query(&text).await.unwrap();
    }
    let keys = "select count(*)::int from \"Odd Names\" where \"Id\" not in (1, 2, 3)";
    let drawn: i32 = client.query_one(keys, &[]).await.unwrap().get(0);
    assert!(drawn > 0);
}
