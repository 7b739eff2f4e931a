//! Fragments put in place.

use proc_macro2::TokenStream;

use super::{Query, declare, put, settle};

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

/// What a query becomes whose only fragment has this body.
#[track_caller]
fn check(body: &str, query: &str, expected: &str) {
    let Query::Asking(asked) = settle(tokens(query)) else { panic!("no fragment") };
    let settled = put(asked.query, &tokens(body));
    assert_eq!(settled.to_string(), tokens(expected).to_string());
}

#[test]
fn a_conjunction_joins_conjunctions() {
    check("a and b", "select 1 where x!() and c", "select 1 where a and b and c");
    check("a and b", "select 1 where x!()", "select 1 where a and b");
    check("a = 1", "select 1 where c or x!()", "select 1 where c or a = 1");
}

#[test]
fn what_operators_would_tear_apart_is_in_parentheses() {
    check("a or b", "select 1 where x!() and c", "select 1 where (a or b) and c");
    check("a or b", "select 1 where x!()", "select 1 where a or b");
    check("a and b", "select 1 where not x!()", "select 1 where not (a and b)");
    check("a + b", "select 2 * x!()", "select 2 * (a + b)");
    check("a", "select 2 * x!()", "select 2 * a");
    check("a + b", "select x!()::text, y", "select (a + b)::text, y");
    check("f(a + b)", "select x!()::text, y", "select f(a + b)::text, y");
}

#[test]
fn a_fragment_stands_anywhere() {
    check("a, b as c", "select x!(), d from t", "select a, b as c, d from t");
    check("r as (select 1)", "with x!() select * from r", "with r as (select 1) select * from r");
    check("b", "select (select f(x!()) from t)", "select (select f(b) from t)");
    check(
        "b",
        "pub fn f(n: i64) -> Vec<R> { select x!() }",
        "pub fn f(n: i64) -> Vec<R> { select b }",
    );
}

#[test]
fn what_is_no_fragment() {
    for query in
        ["select a as b!, c from t", "select {f!(x)}", "select 1 where !(a)", "select a <> (b)"]
    {
        assert!(matches!(settle(tokens(query)), Query::Whole(_)), "{query}");
    }
}

#[test]
fn parameters_stand_for_what_is_given() {
    let declared =
        declare(tokens("fn x(u, n) { u.u = {n} and f(u.n) }")).expect("a fragment").to_string();
    let wanted = tokens("$($u)* . u = { $($n)* } and f ($($u)* . n)").to_string();
    assert!(declared.contains(&wanted), "{declared}");
}

#[test]
fn mistakes() {
    for (written, message) in [
        ("x(a) { a }", "a fragment is written"),
        ("fn x { a }", "a fragment is written"),
        ("fn x(a: i32) { a }", "a parameter of a fragment is a name"),
        ("fn x(a, a) { a }", "the parameter stands twice"),
        ("fn x() { }", "the fragment is empty"),
        ("fn x() { a = $1 }", "a fragment has parameters by name"),
        ("pub fn x() { a }", "a fragment is checked against"),
        ("fn x() { a } fn y() { b }", "one fragment in each"),
    ] {
        let found = declare(tokens(written)).expect_err(written);
        assert!(found.text.starts_with(message), "{written}: {}", found.text);
    }
}
