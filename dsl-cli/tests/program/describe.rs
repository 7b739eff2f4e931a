//! One statement.

use crate::{Outcome, folder, run};

const SCHEMA: &str = "\
create type mood as enum ('sad', 'glad');
create domain mail as text;
create table users (id bigint primary key, name text not null, feels mood, mail mail, tags text[] not null);
";

#[track_caller]
fn describe(arguments: &[&str], input: &str) -> Outcome {
    let folder = folder(&[
        ("Cargo.toml", ""),
        ("schema.sql", SCHEMA),
        ("query.sql", "select\n  idd\nfrom users\n"),
    ]);
    let arguments: Vec<&str> = ["describe"].iter().chain(arguments).copied().collect();
    run(folder.path(), &arguments, input.as_bytes())
}

#[track_caller]
fn check(found: Outcome, status: i32, output: &str, errors: &str) {
    assert_eq!(found.errors, errors);
    assert_eq!(found.output, output);
    assert_eq!(found.status, Some(status));
}

#[test]
fn an_accepted_statement_is_a_table() {
    check(
        describe(
            &["select id, feels, mail, tags as \"the tags\" from users where id = $1 or mail = $2"],
            "",
        ),
        0,
        "\
\x20column   | type   | nullability
----------+--------+-------------
 id       | int8   | not null
 feels    | mood   | nullable
 mail     | text   | nullable
 the tags | text[] | not null

 parameter | type
-----------+------
 $1        | int8
 $2        | text

any number of rows
",
        "",
    );
    check(describe(&["delete from users where id = 1"], ""), 0, "no result\n", "");
    let one = describe(&["select from users where id = 1"], "");
    check(one, 0, "at most one row\n", "");
}

#[test]
fn lints_are_told_beside_the_answer() {
    check(
        describe(&["delete from users"], ""),
        0,
        "no result\n",
        "\
warning: [missing_where] DELETE without WHERE removes every row of \"users\"
 --> statement:1:13
  |
1 | delete from users
  |             ^^^^^
help: write a condition, or `where true` if every row is meant

",
    );
    let denied = describe(&["select id from users where feels = null"], "");
    assert_eq!(denied.status, Some(0), "a lint refuses nothing");
    assert!(denied.errors.starts_with("denied: [null_comparison] "), "{denied:?}");
    let json = describe(&["delete from users", "--json"], "");
    assert!(json.output.contains("\"name\": \"missing_where\""), "{json:?}");
    assert!(json.output.contains("\"offset\": 12"), "{json:?}");
    let configured = folder(&[
        ("schema.sql", "create table t (a int)"),
        ("sqlweave.toml", "[lints]\nmissing_where = \"allow\"\nunindexed_lookup = \"warn\""),
    ]);
    let allowed = run(configured.path(), &["describe", "delete from t"], b"");
    assert_eq!(allowed.errors, "");
    let raised = run(configured.path(), &["describe", "select a from t where a = 1"], b"");
    assert!(raised.errors.starts_with("warning: [unindexed_lookup] "), "{raised:?}");
    let misspelt =
        folder(&[("schema.sql", ""), ("sqlweave.toml", "[lints]\nmissing_were = \"allow\"")]);
    let refused = run(misspelt.path(), &["describe", "select 1"], b"");
    assert!(refused.errors.contains("did you mean \"missing_where\"?"), "{refused:?}");
}

#[test]
fn tenants_are_those_that_the_configuration_names() {
    let schema = ("schema.sql", "create table t (id int, tenant_id int)");
    let named = folder(&[schema, ("sqlweave.toml", "[tenants]\ncolumns = [\"tenant_id\"]")]);
    let found = run(named.path(), &["describe", "select id from t"], b"");
    assert!(found.errors.starts_with("denied: [missing_tenant] "), "{found:?}");
    let pinned = run(named.path(), &["describe", "select id from t where tenant_id = $1"], b"");
    assert_eq!(pinned.errors, "");
    let misspelt = folder(&[schema, ("sqlweave.toml", "[tenants]\ncolumns = [\"tenant\"]")]);
    let refused = run(misspelt.path(), &["describe", "select 1"], b"");
    assert!(refused.errors.contains("nothing in the schema is called \"tenant\""), "{refused:?}");
    let exempt = "[tenants]\ncolumns = [\"tenant_id\"]\nexempt = [\"public.T\"]";
    let exempt = folder(&[schema, ("sqlweave.toml", exempt)]);
    let known = run(exempt.path(), &["describe", "select 1"], b"");
    assert_eq!(known.errors, "");
}

#[test]
fn reasons_are_told_where_asked() {
    let sql =
        "select u.name, u.feels, o.id as other from users u left join users o on o.mail = u.mail";
    check(
        describe(&["--explain", sql], ""),
        0,
        "\
\x20column | type | nullability
--------+------+--------------------------------------------------
 name   | text | not null
 feels  | mood | nullable: column users.feels has no NOT NULL
 other  | int8 | nullable: right side of the LEFT JOIN on users o

any number of rows: no unique key of users u is bound by equality
",
        "",
    );
    let json = describe(
        &["--explain", "--json", "select max(id) as top, $1::int as given from users"],
        "",
    );
    assert!(
        json.output.contains(r#""why": "max over a group that can be empty""#),
        "{}",
        json.output
    );
    assert!(json.output.contains(r#""why": "parameter""#), "{}", json.output);
    let plain = describe(&["--json", sql], "");
    assert!(
        !plain.output.contains("why") && !plain.output.contains("\"many\":"),
        "{}",
        plain.output
    );
}

#[test]
fn a_refused_statement_is_drawn_with_its_mistakes() {
    check(
        describe(&["select nam, feels = 'sadd' from users"], ""),
        1,
        "",
        "\
error: [42703] column \"nam\" does not exist
 --> statement:1:8
  |
1 | select nam, feels = 'sadd' from users
  |        ^^^
help: did you mean \"users.name\"?

error: [22P02] invalid input value for enum mood: \"sadd\"
 --> statement:1:21
  |
1 | select nam, feels = 'sadd' from users
  |                     ^^^^^^
help: did you mean \"sad\"?

",
    );
}

#[test]
fn what_always_fails_is_a_warning() {
    let found = describe(&["insert into users (id, tags) values (1, '{}')"], "");
    assert_eq!((found.status, found.output.as_str()), (Some(0), "no result\n"));
    let message = "warning: [23502] null value in column \"name\" of relation \"users\" violates not-null constraint\n";
    assert!(found.errors.starts_with(message), "{}", found.errors);
    let json = describe(&["insert into users (id, tags) values (1, '{}')", "--json"], "").output;
    assert!(
        json.contains("\"ok\": true") && json.contains("\"name\": \"not_null_violation\""),
        "{json}"
    );
}

#[test]
fn a_statement_comes_from_a_file_or_standard_input() {
    let found = describe(&["--file", "query.sql"], "");
    assert_eq!(found.status, Some(1));
    assert!(found.errors.contains(" --> query.sql:2:3\n"), "{}", found.errors);
    let found = describe(&[], "select 1 as one;\n");
    let table = " column | type | nullability\n--------+------+-------------\n one    | int4 | not null\n\nexactly one row\n";
    check(found, 0, table, "");
}

#[test]
fn json_has_every_field() {
    check(
        describe(&["--json", "select array_agg(mail), 1 from users"], ""),
        0,
        "\
{
  \"ok\": true,
  \"columns\": [
    {
      \"name\": \"array_agg\",
      \"type\": \"mail[]\",
      \"nullable\": true
    },
    {
      \"name\": \"?column?\",
      \"type\": \"int4\",
      \"nullable\": false
    }
  ],
  \"params\": [],
  \"cardinality\": \"one\",
  \"error\": null,
  \"lints\": []
}
",
        "",
    );
    check(
        describe(&["--json", "select é from users"], ""),
        1,
        "\
{
  \"ok\": false,
  \"columns\": [],
  \"params\": [],
  \"cardinality\": null,
  \"error\": {
    \"sqlstate\": \"42703\",
    \"message\": \"column \\\"é\\\" does not exist\",
    \"offset\": 7,
    \"stage\": \"analyze\"
  },
  \"lints\": []
}
",
        "",
    );
}

#[test]
fn the_schema_is_the_crates_or_what_is_named() {
    let folder = folder(&[
        ("crate/Cargo.toml", ""),
        ("crate/sqlweave.toml", "schema = [\"db\"]\npostgres = 14\n"),
        ("crate/db/2_b.sql", "alter table t add b int;"),
        ("crate/db/10_c.sql", "alter table t rename b to c;"),
        ("crate/db/1_a.sql", "create table t (a int);"),
        ("crate/src/lib.rs", ""),
        ("other.sql", "create table t (other int);"),
        ("more.sql", "alter table t add more int;"),
        ("empty/Cargo.toml", ""),
    ]);
    let columns = |place: &str, arguments: &[&str]| {
        let arguments: Vec<&str> = ["describe"].iter().chain(arguments).copied().collect();
        let found = run(&folder.path().join(place), &arguments, b"select * from t");
        let cells = found.output.lines().skip(2).take_while(|line| line.contains('|'));
        cells
            .filter_map(|line| line.split_whitespace().next())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(columns("crate", &[]), ["a", "c"]);
    assert_eq!(columns("crate/src", &[]), ["a", "c"]);
    assert_eq!(
        columns("crate", &["--schema", "../other.sql", "-s", "../more.sql"]),
        ["other", "more"]
    );
    assert_eq!(columns(".", &["--schema", "crate/db"]), ["a", "c"]);
    let none = run(&folder.path().join("empty"), &["describe", "select 1"], b"");
    assert_eq!(none.status, Some(2));
    assert!(none.errors.starts_with("error: there is no schema"), "{}", none.errors);
    let missing = run(folder.path(), &["describe", "--schema", "nowhere.sql", "select 1"], b"");
    assert_eq!(missing.status, Some(2));
    assert!(missing.errors.contains("nowhere.sql cannot be read"), "{}", missing.errors);
}

#[test]
fn the_version_is_the_configurations_or_the_arguments() {
    let folder = folder(&[("sqlweave.toml", "postgres = 14"), ("schema.sql", "")]);
    let status = |arguments: &[&str]| {
        let sql = "select * from (select 1)";
        let arguments: Vec<&str> = ["describe", sql].iter().chain(arguments).copied().collect();
        run(folder.path(), &arguments, b"").status
    };
    assert_eq!(status(&[]), Some(1));
    assert_eq!(status(&["--postgres", "15"]), Some(1));
    assert_eq!(status(&["--postgres", "16"]), Some(0));
    assert_eq!(status(&["-p", "18"]), Some(0));
    assert_eq!(status(&["--postgres", "13"]), Some(2));
    assert_eq!(status(&["--postgres", "new"]), Some(2));
}

/// Columns, types and parameters as a live server gives them for the same statement; the corpus holds many more.
#[tokio::test]
async fn a_live_server_says_the_same() {
    let server = sqlweave_test_server::Server::shared().unwrap();
    let url = server.create_database("described").unwrap();
    let schema =
        "create type mood as enum ('ok'); create table t (id int8, feels mood, tags text[]);";
    server.execute("described", schema).unwrap();
    let folder = folder(&[("schema.sql", schema)]);
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    for sql in [
        "select id, feels, tags[1] as tag, count(*) over () from t where id = $1 and feels = $2",
        "insert into t values ($1, $2, $3) returning tags || $4::text as more",
        "with r as (delete from t where id > any ($1) returning id) select sum(id), $2 || 'a' from r",
    ] {
        let found = run(folder.path(), &["describe", "--json", sql], b"");
        assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
        let own: serde_json::Value = serde_json::from_str(&found.output).unwrap();
        let described = client.prepare(sql).await.unwrap();
        let name =
            |data_type: &tokio_postgres::types::Type| match data_type.name().strip_prefix('_') {
                Some(element) => format!("{element}[]"),
                None => data_type.name().to_owned(),
            };
        let params: Vec<String> = described.params().iter().map(name).collect();
        assert_eq!(own["params"], serde_json::json!(params), "{sql}");
        let columns: Vec<[String; 2]> =
            described.columns().iter().map(|c| [c.name().to_owned(), name(c.type_())]).collect();
        let own: Vec<[&str; 2]> = own["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|column| ["name", "type"].map(|key| column[key].as_str().unwrap()))
            .collect();
        assert_eq!(own, columns, "{sql}");
    }
}

#[test]
fn a_broken_schema_is_told_of_and_the_rest_answers() {
    let folder = folder(&[(
        "schema.sql",
        "create table a (a int);\ncreate table b (b nope);\ncreate table c (c int);\n",
    )]);
    let found = run(folder.path(), &["describe", "select * from a, c"], b"");
    assert_eq!(found.status, Some(0));
    let told = "error in the schema: [42704] type \"nope\" does not exist\n --> schema.sql:2:19\n";
    assert!(found.errors.starts_with(told), "{}", found.errors);
}

#[test]
fn what_a_later_version_has_is_told() {
    let old = "update users set name = 'x' where id = 1 returning old.name";
    let found = describe(&["--postgres", "17", old], "");
    let help = "help: RETURNING has \"old\" and \"new\" from PostgreSQL 18 on, and this is checked for PostgreSQL 17";
    assert!(found.errors.trim_end().ends_with(help), "{}", found.errors);
    let found = describe(&["--postgres", "18", old], "");
    assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
    let found = describe(&["--postgres", "17", "select old.name from users"], "");
    assert!(!found.errors.contains("RETURNING"), "{}", found.errors);
}

#[test]
fn help_has_examples() {
    let found = run(std::path::Path::new("."), &["describe", "--help"], b"");
    assert_eq!(found.status, Some(0));
    for part in ["Usage: cargo sqlweave describe", "--batch", "Examples:", "Exit status:"] {
        assert!(found.output.contains(part), "{part} is not in {}", found.output);
    }
}

#[test]
fn the_engine_of_the_configuration_is_heeded() {
    let files = [
        ("Cargo.toml", ""),
        ("schema.sql", "create table orders (tenant_id int not null, id int not null);"),
        ("sqlweave.toml", "target = \"citus\"\n[distributed]\norders = \"tenant_id\"\n"),
    ];
    let folder = folder(&files);
    let found = run(folder.path(), &["describe", "select id from orders for update"], b"");
    assert!(found.errors.contains("Citus has no row locks"), "{found:?}");
    assert_eq!(found.status, Some(1));
    let one = "select id from orders where tenant_id = $1 for update";
    let found = run(folder.path(), &["describe", one], b"");
    assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
}
