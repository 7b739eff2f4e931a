//! Every program, run as a user runs it, and what it prints.

#![cfg(not(feature = "embedded"))]
#![allow(clippy::unwrap_used)]

use std::process::Command;

use sqlweave_test_server::Server;

/// What a program prints.
#[track_caller]
fn run(program: &str) -> String {
    let url = std::env::var("DATABASE_URL").unwrap_or_else(|_| Server::shared().unwrap().url());
    let output = Command::new(program).env("DATABASE_URL", url).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn check(program: &str, expected: &str) {
    assert_eq!(run(program).trim_end(), expected.trim());
}

#[test]
fn queue() {
    check(env!("CARGO_BIN_EXE_queue"), "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]");
}

#[test]
fn locks() {
    let expected = r#"
another is at it
1 invoices
"#;
    check(env!("CARGO_BIN_EXE_locks"), expected);
}

#[test]
fn listen() {
    let expected = r#"
{"kind":"receipt","order":9}
{"kind":"reminder","order":14}
{"letter":1}
{"letter":2}
{"letter":3}
5 jobs
"#;
    check(env!("CARGO_BIN_EXE_listen"), expected);
}

#[test]
fn export() {
    let expected = r#"
2 orders are open
1,"product.delete"
2,"order.refund"
3,"order.paid"
4,"order 9 is open"
5,"order 10 is open"
5 entries, in batches of [2, 2, 1]
"#;
    check(env!("CARGO_BIN_EXE_export"), expected);
}

#[test]
fn retry() {
    check(env!("CARGO_BIN_EXE_retry"), "12 of 14 moves");
}

#[test]
fn search() {
    let expected = r#"
A Map of Winters, Bread at Home, Night Ferry
Night Ferry, The Quiet Harbour, Rivers
Ada Alvarez
Ben Okafor, Chloe Martin
Ben Okafor None
"#;
    check(env!("CARGO_BIN_EXE_search"), expected);
}

#[test]
fn relations() {
    let expected = r#"
Ada Alvarez
  order 1: 2 items
  order 3: 2 items
  order 6: 1 items
  order 9: 2 items
Ben Okafor
  order 2: 1 items
  order 5: 3 items
  order 8: 1 items
4 paid orders of 5 users by 3 statements
order 3 of Ada Alvarez, invoice INV-2024-00003
"#;
    check(env!("CARGO_BIN_EXE_relations"), expected);
}

#[test]
fn pages() {
    check(env!("CARGO_BIN_EXE_pages"), "[10, 9, 8, 7]\n[6, 5, 4, 3]\n[2, 1]");
}

#[test]
fn tenants() {
    let expected = r#"
Thing of alder
Thing of birch
the schema is one of the system's own
"#;
    check(env!("CARGO_BIN_EXE_tenants"), expected);
}

#[test]
fn reuse() {
    let expected = r#"
6 orders bring money in
Ada Alvarez 124.75
Ben Okafor 63.66
"#;
    check(env!("CARGO_BIN_EXE_reuse"), expected);
}

#[test]
fn shop() {
    let printed = run(env!("CARGO_BIN_EXE_shop"));
    assert!(printed.starts_with("Active users\n") && printed.contains("archived order"));
}
