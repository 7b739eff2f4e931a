//! A server of each version describes statements over rows from Rust as sqlweave does, and gives what an INSERT returns the
//! place of each row where sqlweave says that it does.

#![allow(clippy::unwrap_used)]

use sqlweave_core::{catalog::Catalog, compiled::CompiledQuery, schema, source::Source};
use sqlweave_oracle::{Answer, Column, live::Oracle, own::compile_woven};
use sqlweave_test_server::Server;

const SCHEMA: &str = include_str!("variants/schema.sql");
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
    let mut ordered = 0;
    for binaries in Server::all_binaries().unwrap() {
        let server = Server::start_from(&binaries).unwrap();
        let oracle = Oracle::start_on(&server, DATABASE, SCHEMA).await.unwrap();
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
            let in_order = compiled.rows.is_some_and(|rows| rows.in_order);
            assert_eq!(in_order, compiled.sql.contains(" ON FALSE"), "{}", compiled.sql);
            if in_order {
                assert!(version >= 17);
                ordered += 1;
            }
        }
        if version >= 17 {
            places_are_given(&server, &catalog).await;
            assert!(ordered > 3, "{ordered}");
        }
    }
}

/// The last column is the place of each row among those given.
async fn places_are_given(server: &Server, catalog: &Catalog) {
    let url = server.url_for(DATABASE);
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute("insert into users (email) values ('a@b')").await.unwrap();
    let sql = "insert into orders as given (id, user_id, amount, placed) values {..rows} returning given.note, id";
    let compiled = compile_woven(sql, catalog).unwrap();
    let ids: Vec<i64> = vec![30, 10, 20];
    let amounts: Vec<Option<&str>> = vec![Some("1"), Some("2"), Some("3")];
    let text = compiled.sql.replace("::numeric[]", "::text[]::numeric[]");
    let text = text.replace("::timestamptz[]", "::text[]::timestamptz[]");
    let days = vec!["2024-01-01", "2024-01-02", "2024-01-03"];
    let users = vec![1_i64; 3];
    let rows = client.query(&text, &[&ids, &users, &amounts, &days]).await.unwrap();
    let mut places: Vec<(i32, i64)> = rows.iter().map(|row| (row.get(2), row.get(1))).collect();
    places.sort_unstable();
    assert_eq!(places, [(1, 30), (2, 10), (3, 20)]);
}
