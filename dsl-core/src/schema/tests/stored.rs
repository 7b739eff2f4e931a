//! Expressions that are stored: what PostgreSQL 15 and 18 say of statements with them, first.

use super::*;

/// Each with a table to change, a function of SQL and one of PL/pgSQL.
const SETUP: &str = "create table t (a int, b text, c timestamptz, d jsonb);
    create function f(int) returns int language sql stable as 'select $1';
    create function g(int) returns int language plpgsql stable as 'begin return 1; end';";

#[test]
fn stored_expressions_are_refused_as_on_the_server() {
    let mut different = Vec::new();
    for line in include_str!("stored.tsv").lines() {
        let (wanted, statement) = line.split_once('\t').expect("a verdict and a statement");
        let (_, told) = load_text(&format!("{SETUP}{statement}"));
        let found = match told.as_slice() {
            [] => "accepted".to_owned(),
            [first, ..] => first.replacen('[', "", 1).replacen(']', "", 1),
        };
        if found != wanted {
            different.push(format!("{statement}\n  {wanted}\n  {found}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}
