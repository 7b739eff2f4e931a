//! Expressions that are stored: what PostgreSQL 15 and 18 say of statements with them, first.

use super::*;
use crate::catalog::builtin::Builtin;

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

/// A default that was right is not asked about again where it is written again, but for another type or where a name
/// has come to mean something else.
#[test]
fn the_same_default_again() {
    let before = "create type e as enum ('a', 'b'); create table t (x e default 'a', n numeric(3) default 5);";
    let wrong = "invalid input value for enum e: \"a\"";
    for (then, expected) in [
        ("create table u (x e default 'a', n numeric(3) default 5)", None),
        ("create type f as enum ('b'); create table u (x f default 'a')", Some("enum f")),
        ("alter type e rename value 'a' to 'c'; create table u (x e default 'a')", Some(wrong)),
    ] {
        let (_, messages) = super::load_text(&format!("{before} {then}"));
        let told = messages.first().map(String::as_str).unwrap_or_default();
        assert_eq!(messages.len(), usize::from(expected.is_some()), "{then}: {messages:?}");
        assert!(told.contains(expected.unwrap_or_default()), "{then}: {messages:?}");
    }
}

/// Nor is a condition over columns of the same names and types, nor `nextval` of another sequence that there is.
#[test]
fn the_same_condition_again() {
    let before = "create table t (a int check (a > 1), b text, n name, t int, check (t.a > 0));
        create index on t (lower(b)) where a > 1 and b < 'x';
        create sequence s; create table q (a int default nextval('s'::regclass));";
    for (then, expected) in [
        (
            "create table u (b text, a int check (a > 1)); create index on u (lower(b)) where a > 1 and b < 'x'",
            None,
        ),
        (
            "create table u (a jsonb check (a > 1))",
            Some("operator does not exist: jsonb > integer"),
        ),
        ("create table u (b text check (a > 1))", Some("column \"a\" does not exist")),
        (
            "create table u (b int); create index on u (lower(b))",
            Some("function lower(integer) does not exist"),
        ),
        (
            "create table u (a int, b bytea); create index on u (lower(b)) where a > 1 and b < 'x'",
            Some("lower(bytea)"),
        ),
        (
            "create table u (a int, t int, check (t.a > 0))",
            Some("missing FROM-clause entry for table \"t\""),
        ),
        (
            "create domain d as text check (value <> ''); create table u (a d check (a > 1))",
            Some("d > integer"),
        ),
        ("create sequence z; create table u (a int default nextval('z'::regclass))", None),
        (
            "create table u (a int default nextval('z'::regclass))",
            Some("relation \"z\" does not exist"),
        ),
        (
            "create table u (a bool default nextval('s'::regclass))",
            Some("of type boolean but default"),
        ),
    ] {
        let (_, messages) = super::load_text(&format!("{before} {then}"));
        let told = messages.first().map(String::as_str).unwrap_or_default();
        assert_eq!(messages.len(), usize::from(expected.is_some()), "{then}: {messages:?}");
        assert!(told.contains(expected.unwrap_or_default()), "{then}: {messages:?}");
    }
}

/// The functions that read and write what a schema declares: that they are not immutable is said where a type is made.
#[test]
fn functions_of_declared_types_are_not_immutable() {
    for version in 14..=18 {
        let builtin = Builtin::of(version);
        for kind in ["array", "domain", "enum", "multirange", "range", "record"] {
            for (direction, known) in [("in", true), ("out", kind != "domain")] {
                let named = builtin.procs_named(&format!("{kind}_{direction}"));
                let volatilities: Vec<u8> = named.iter().map(|p| p.volatility).collect();
                let expected: &[u8] = if known { b"s" } else { b"" };
                assert_eq!(volatilities, expected, "{kind}_{direction} of {version}");
            }
        }
    }
}

/// A text is the name of a sequence only where it is taken for one.
#[test]
fn a_default_that_is_called_as_a_sequence_is() {
    for (default, refused) in [
        ("text default 's'", false),
        ("text default 's'::text", false),
        ("int default nextval('s')", true),
        ("int default nextval('s'::regclass)", true),
        ("regclass default 's'::regclass", true),
        ("int default nextval(('s'::text)::regclass)", false),
    ] {
        let statements =
            format!("create sequence s; create table t (a {default}); drop sequence s");
        let (_, told) = super::load_text(&statements);
        assert_eq!(!told.is_empty(), refused, "{default}: {told:?}");
    }
}
