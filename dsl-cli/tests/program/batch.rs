//! Many statements: the protocol, line for line.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
};

use crate::{Outcome, command, folder, run};

fn batch(input: &[u8]) -> Outcome {
    let empty = folder(&[("Cargo.toml", "")]);
    run(empty.path(), &["describe", "--batch", "--postgres", "15"], input)
}

#[track_caller]
fn check(questions: &[&str], answers: &[&str]) {
    let found = batch(questions.join("\n").as_bytes());
    assert_eq!(found.output.lines().collect::<Vec<_>>(), answers);
    assert_eq!(found.status, Some(0));
}

const NOTHING: &str = r#""ok":false,"columns":[],"params":[],"cardinality":null"#;

#[test]
fn a_schema_is_sent_once() {
    check(
        &[
            r#"{"id": 1, "schema_id": "a", "schema": "create table t (a int not null, b text)", "query": "select * from t where a = $1"}"#,
            r#"{"id": "two", "schema_id": "b", "schema": "create domain d as int; create schema s; create table s.t (d d, ds d[] not null)", "query": "select *, (select max(d) from s.t) from s.t where d is null or d = $1", "postgres": 18}"#,
            r#"{"id": [3], "schema_id": "a", "query": "insert into t values ($1, $2)", "postgres": 14}"#,
            r#"{"id": null, "schema_id": "b", "query": "insert into s.t values ($1, $2) returning ds;"}"#,
            r#"{"schema_id": "a", "query": "select b from t order by a limit 1"}"#,
        ],
        &[
            r#"{"id":1,"ok":true,"columns":[{"name":"a","type":"int4","nullable":false},{"name":"b","type":"text","nullable":true}],"params":["int4"],"cardinality":"many","error":null,"lints":[]}"#,
            r#"{"id":"two","ok":true,"columns":[{"name":"d","type":"int4","nullable":true},{"name":"ds","type":"d[]","nullable":false},{"name":"max","type":"int4","nullable":true}],"params":["int4"],"cardinality":"many","error":null,"lints":[]}"#,
            r#"{"id":[3],"ok":true,"columns":[],"params":["int4","text"],"cardinality":"none","error":null,"lints":[]}"#,
            r#"{"id":null,"ok":true,"columns":[{"name":"ds","type":"d[]","nullable":false}],"params":["d","d[]"],"cardinality":"one","error":null,"lints":[]}"#,
            r#"{"id":null,"ok":true,"columns":[{"name":"b","type":"text","nullable":true}],"params":[],"cardinality":"optional","error":null,"lints":[]}"#,
        ],
    );
}

#[test]
fn errors_have_their_place_and_stage() {
    let check_error = |query: &str, expected: &str| {
        let question = format!(
            r#"{{"id": 1, "schema_id": "a", "schema": "create table t (a int)", "query": "{query}"}}"#
        );
        check(
            &[&question],
            &[&format!(r#"{{"id":1,{NOTHING},"error":{{{expected}}},"lints":[]}}"#)],
        );
    };
    check_error(
        "select 'é', nope from t",
        r#""sqlstate":"42703","message":"column \"nope\" does not exist","offset":13,"stage":"analyze""#,
    );
    check_error(
        "select a frm t",
        r#""sqlstate":"42601","message":"syntax error at or near \"t\"","offset":13,"stage":"syntax""#,
    );
    check_error(
        "",
        r#""sqlstate":"42601","message":"syntax error at end of input","offset":0,"stage":"syntax""#,
    );
    check_error(
        "select 1; select 2",
        r#""sqlstate":"42601","message":"syntax error at or near \"select\"","offset":10,"stage":"syntax""#,
    );
    check_error(
        "select nope, 'x' from t where a = 'y'",
        r#""sqlstate":"42703","message":"column \"nope\" does not exist","offset":7,"stage":"analyze""#,
    );
    check_error(
        "select 1 from t x full join t y on x.a < y.a",
        r#""sqlstate":"0A000","message":"FULL JOIN is only supported with merge-joinable or hash-joinable join conditions","offset":18,"stage":"plan""#,
    );
}

#[test]
fn what_always_fails_is_a_lint() {
    check(
        &[
            r#"{"id":1,"schema":"create table t (a int not null)","query":"insert into t default values"}"#,
        ],
        &[
            r#"{"id":1,"ok":true,"columns":[],"params":[],"cardinality":"none","error":null,"lints":[{"name":"not_null_violation","message":"null value in column \"a\" of relation \"t\" violates not-null constraint","offset":12}]}"#,
        ],
    );
}

#[test]
fn what_is_no_question_is_answered() {
    let refused = |id: &str, message: &str, offset: usize| {
        format!(
            r#"{{"id":{id},{NOTHING},"error":{{"sqlstate":"08P01","message":"{message}","offset":{offset},"stage":"syntax"}},"lints":[]}}"#
        )
    };
    check(
        &[
            "",
            "{\"id\": 1",
            "[]",
            r#"{"id": 2}"#,
            r#"{"id": 3, "query": 4}"#,
            r#"{"id": 4, "query": "select 1", "schema_id": "new"}"#,
            r#"{"id": 5, "query": "select 1", "postgres": 13}"#,
            r#"{"id": 6, "query": "select 1", "postgres": "new"}"#,
            r#"{"id": 7, "query": "select 1", "schema": []}"#,
        ],
        &[
            &refused(
                "null",
                "the line is no JSON: EOF while parsing a value at line 2 column 0",
                0,
            ),
            &refused(
                "null",
                "the line is no JSON: EOF while parsing an object at line 2 column 0",
                0,
            ),
            &refused("null", "the line is no JSON object", 0),
            &refused("2", "\\\"query\\\" is missing", 0),
            &refused("3", "\\\"query\\\" is a string", 0),
            &refused("4", "the schema of schema_id \\\"new\\\" has not been sent", 0),
            &refused("5", "\\\"postgres\\\" is a major version from 14 to 18", 0),
            &refused("6", "\\\"postgres\\\" is a major version from 14 to 18", 0),
            &refused("7", "\\\"schema\\\" is a string", 0),
        ],
    );
}

#[test]
fn no_line_ends_it() {
    let deep = |open: &str, close: &str| {
        format!("select {}1{}", open.repeat(50_000), close.repeat(50_000))
    };
    let mut input: Vec<u8> = Vec::new();
    input.extend_from_slice(b"\xff\xfe\n{\"query\": \"\\u0000\"}\n{\"query\": \"\\ud800\"}\n\0\n");
    for query in [
        deep("(", ")"),
        deep("- ", ""),
        deep("case when ", ""),
        "select '".to_owned(),
        "$".to_owned(),
    ] {
        input.extend_from_slice(format!("{{\"query\": \"{query}\"}}\n").as_bytes());
    }
    input.extend_from_slice(format!("{}\n", "[".repeat(100_000)).as_bytes());
    input.extend_from_slice(b"{\"id\": \"last\", \"query\": \"select 1\"}");
    let found = batch(&input);
    assert_eq!(found.status, Some(0), "{}", found.errors);
    assert_eq!(found.errors, "");
    let (last, before) = found
        .output
        .lines()
        .collect::<Vec<_>>()
        .split_last()
        .map(|(l, b)| (l.to_string(), b.to_vec()))
        .unwrap();
    assert_eq!(before.len(), 10);
    assert!(before.iter().all(|answer| answer.contains("\"ok\":false")), "{before:?}");
    assert!(last.starts_with(r#"{"id":"last","ok":true"#), "{last}");
}

#[test]
fn a_broken_schema_is_told_once_and_answers() {
    let schema = r#""schema_id": "s", "schema": "create table a (a int);\ncreate table b (b nope);\ncreate table c (c int)""#;
    let found = batch(format!("{{{schema}, \"query\": \"select a from a cross join c\"}}\n{{{schema}, \"query\": \"select a from c\"}}\n").as_bytes());
    let lines: Vec<&str> = found.output.lines().collect();
    assert_eq!(
        lines,
        [
            r#"{"id":null,"ok":true,"columns":[{"name":"a","type":"int4","nullable":true}],"params":[],"cardinality":"many","error":null,"lints":[],"schema_errors":[{"sqlstate":"42704","message":"type \"nope\" does not exist","file":"s","line":2,"column":19}]}"#,
            &format!(
                r#"{{"id":null,{NOTHING},"error":{{"sqlstate":"42703","message":"column \"a\" does not exist","offset":7,"stage":"analyze"}},"lints":[]}}"#
            ),
        ]
    );
    assert!(
        found.errors.starts_with(
            "error in the schema: [42704] type \"nope\" does not exist\n --> s:2:19\n"
        ),
        "{}",
        found.errors
    );
}

#[test]
fn a_schema_that_is_sent_anew_replaces_the_old_one() {
    let ask = |schema: &str| {
        format!(
            r#"{{"schema_id": "s", "schema": "create table t ({schema} int)", "query": "select * from t"}}"#
        )
    };
    let found = batch([ask("a"), ask("b"), ask("b")].join("\n").as_bytes()).output;
    let names: Vec<&str> =
        found.lines().filter_map(|line| line.split("\"name\":\"").nth(1)?.get(..1)).collect();
    assert_eq!(names, ["a", "b", "b"]);
}

#[test]
fn a_question_without_a_schema_is_about_the_commands_own() {
    let folder = folder(&[("schema.sql", "create table own (a int)")]);
    let question = b"{\"query\": \"select a from own\"}";
    let found = run(folder.path(), &["describe", "--batch"], question);
    assert!(found.output.contains("\"ok\":true"), "{}", found.output);
    let path = folder.path().join("schema.sql");
    let found =
        run(Path::new("/"), &["describe", "--batch", "--schema", path.to_str().unwrap()], question);
    assert!(found.output.contains("\"ok\":true"), "{}", found.output);
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let mut child = command(Path::new("."), &["describe", "--batch"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for id in 1..=3 {
        writeln!(input, "{{\"id\": {id}, \"schema\": \"\", \"query\": \"select {id}\"}}").unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"id\":{id},\"ok\":true")), "{answer}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}
