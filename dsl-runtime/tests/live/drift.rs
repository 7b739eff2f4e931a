//! A database that is not the one of the schema file.

use sqlweave_runtime::private::{Cells, Columns, Many, Query, Statement, chosen};
use sqlweave_runtime::sql;
use sqlweave_runtime::{Error, ErrorKind};

use crate::support::{connect, query};

struct Row {
    _id: i64,
    _name: String,
}

const COLUMNS: Columns = Columns { names: "id\0name", oids: &[20, 25], user_types: &[] };

async fn run(schema: &str, sql: &str) -> Result<Vec<Row>, Error> {
    let db = connect(schema).await;
    let read: fn(&mut Cells<'_>) -> Option<Row> = |r| Some(Row { _id: r.i64(), _name: r.string() });
    let query: Query<Row, Many> = query(sql, COLUMNS, read);
    query.fetch(&db).await
}

async fn error(schema: &str, sql: &str) -> Error {
    match run(schema, sql).await {
        Ok(_) => panic!("no error"),
        Err(error) => error,
    }
}

#[tokio::test]
async fn a_type_that_changed() {
    let error = error("", "select 1::bigint as id, 2.5::float8 as name").await;
    assert_eq!(error.kind(), ErrorKind::SchemaDrift);
    assert_eq!(error.column(), Some("name"));
    assert_eq!(
        error.to_string(),
        "column \"name\": the schema file says text, the database says float8"
    );
}

#[tokio::test]
async fn a_type_of_the_same_size_that_changed() {
    let error = error("", "select 1::float8 as id, 'x'::text as name").await;
    assert_eq!(
        error.to_string(),
        "column \"id\": the schema file says int8, the database says float8"
    );
}

#[tokio::test]
async fn a_user_s_type_where_a_built_in_one_was() {
    let schema = "create type mood as enum ('sad', 'ok')";
    let error = error(schema, "select 1::bigint as id, array['ok'::mood] as name").await;
    assert_eq!(
        error.to_string(),
        "column \"name\": the schema file says text, the database says mood[]"
    );
}

#[tokio::test]
async fn a_column_too_few() {
    let error = error("", "select 1::bigint as id").await;
    assert_eq!(error.kind(), ErrorKind::SchemaDrift);
    assert_eq!(error.to_string(), "the schema file says 2 columns, the database says 1 column");
}

#[tokio::test]
async fn a_null_where_none_can_be() {
    let error = error(
        "",
        "select v as id, case when v < 3 then 'x' end as name from generate_series(1::bigint, 3) v",
    )
    .await;
    assert_eq!(error.kind(), ErrorKind::UnexpectedNull);
    assert_eq!(error.column(), Some("name"));
    assert_eq!(
        error.to_string(),
        "column \"name\": a NULL came where none can be by the schema file"
    );
}

#[tokio::test]
async fn a_column_that_comes_by_record() {
    let schema = "create type mood as enum ('sad'); create table t (v mood); insert into t values ('sad'), (null)";
    let db = connect(schema).await;
    let statement = Statement {
        about: "",
        sql: "select v from t",
        by_record: "select row(q.v) as v from (select v from t) q",
        columns: Columns { names: "v", oids: &[0], user_types: &["mood"] },
    };
    let statement: &Statement = Box::leak(Box::new(statement));
    let values: Query<Option<String>, Many> =
        Query::new(statement, |r: &mut Cells<'_>| Some(chosen::<sql::unmapped, String>().get_n(r)));
    // The type's name is known, and nothing was asked about it.
    let error = values.clone().fetch(&db).await.unwrap_err();
    assert!(error.to_string().contains("mood`"), "{error}");
    let asked = db.query_typed("select from pg_prepared_statements", &[]).await.unwrap();
    assert!(asked.is_empty());
    db.batch_execute("alter table t alter v type text").await.unwrap();
    let error = values.clone().fetch(&db).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "column \"v\": the schema file says mood, the database says text"
    );
    db.batch_execute("alter table t rename v to w").await.unwrap();
    assert_eq!(values.fetch(&db).await.unwrap_err().sqlstate().unwrap().code(), "42703");
}
