//! Depth: whatever is repeated ten thousand times gives an answer or one error.

use super::parse;

/// The errors of `select`, many times `open`, `middle`, and many times `close`.
fn check(open: &str, middle: &str, close: &str) -> Vec<String> {
    check_behind("select", open, middle, close)
}

fn check_behind(start: &str, open: &str, middle: &str, close: &str) -> Vec<String> {
    let sql = format!("{start} {}{middle}{}", open.repeat(10_000), close.repeat(10_000));
    let run = move || parse(&sql).1.into_iter().map(|d| d.code.to_owned()).collect();
    let thread = std::thread::Builder::new().stack_size(16 << 20).spawn(run).unwrap();
    thread.join().unwrap()
}

#[test]
fn nesting_ends_in_one_error() {
    for (open, middle, close) in [
        ("(", "1", ")"),
        ("f(", "1", ")"),
        ("- ", "1", ""),
        ("not ", "a", ""),
        ("(select ", "1", ")"),
        ("exists (select 1 from (", "t", ") a)"),
        ("case when ", "a", " then 1 end"),
        ("array[", "1", "]"),
        ("a[", "1", "]"),
        ("row(", "1", ")"),
        ("a in (", "1", ")"),
        ("a = any (", "1", ")"),
        ("cast(", "1", " as int)"),
        ("a::foo(", "1", ")"),
        ("f() over (order by ", "a", ")"),
        ("f() filter (where ", "a", ")"),
        ("(select 1 union ", "select 1", ")"),
        ("(select 1 from (", "t) a", ")"),
        ("(with a as (select 1), b as (", "select 1", ") select 1)"),
        ("((select 1) + ", "1", ")"),
        ("(", "", ""),
        ("(select ", "", ""),
    ] {
        assert_eq!(check(open, middle, close), ["54001"], "{open}");
    }
    for (start, open, middle, close) in [
        ("select 1 from", "(", "a", " cross join b)"),
        ("select 1 group by", "grouping sets (", "a", ")"),
        ("select 1 from a", " join b", "", " on true"),
        ("select array", "[", "", "]"),
        ("", "(", "select 1", ")"),
        ("", "with a as (", "select 1", ") select 1"),
    ] {
        assert_eq!(check_behind(start, open, middle, close), ["54001"], "{start} {open}");
    }
}

#[test]
fn chains_end_in_one_error() {
    for link in [" + 1", "::int", "[1]", " is null", " collate c", " union select 1"] {
        assert_eq!(check("", "a", link), ["54001"], "{link}");
    }
    assert_eq!(check("", "1 from a", " cross join b"), ["54001"]);
    assert_eq!(check("", "1 from a", " join b"), ["54001"]);
}

#[test]
fn flat_lists_have_no_limit() {
    for link in [" and a", " or a", ", a"] {
        assert_eq!(check("", "a", link), [""; 0], "{link}");
    }
}

#[test]
fn many_errors_are_bounded() {
    assert!(check("", "a", " b c,").len() <= 20);
    assert!(check("", "", ",").len() <= 20);
}
