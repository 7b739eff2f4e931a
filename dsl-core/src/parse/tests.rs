//! Cases of the grammar: what is accepted, how operators bind, and what is said of mistakes.

mod depth;
mod errors;
mod precedence;
mod schema;
mod statements;

use super::{Settings, parse_statement};
use crate::{
    ast::Statement,
    diagnostic::{Diagnostic, Diagnostics},
    lex::sql::{Dialect, lex_sql},
};

/// Parses a statement of the text door.
fn parse_for(sql: &str, version: u8) -> (Option<Statement>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let lexed = lex_sql(sql, Dialect { splices: true, version }, &mut diagnostics);
    let statement = parse_statement(&lexed, Settings { version }, &mut diagnostics);
    (statement, diagnostics.take())
}

fn parse(sql: &str) -> (Option<Statement>, Vec<Diagnostic>) {
    parse_for(sql, 15)
}

/// Each line is a statement that the server's grammar accepts.
fn check_accepted(version: u8, statements: &str) {
    for sql in statements.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (statement, diagnostics) = parse_for(sql, version);
        assert!(diagnostics.is_empty(), "{sql}\n{diagnostics:#?}");
        assert!(statement.is_some(), "{sql}");
    }
}

/// The text with a line under it for each error.
fn annotate(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut out = text.to_owned();
    for diagnostic in diagnostics {
        let start = diagnostic.span.start as usize;
        let width = (diagnostic.span.end as usize - start).max(1);
        let (blank, carets) = (" ".repeat(start), "^".repeat(width));
        out.push_str(&format!("\n{blank}{carets} {}: {}", diagnostic.code, diagnostic.message));
    }
    out
}

/// A statement with its errors in lines under it.
#[track_caller]
fn check_errors(expected: &str) {
    let expected = expected.trim_matches('\n');
    let sql = expected.lines().next().unwrap_or("");
    let (_, diagnostics) = parse(sql);
    assert_eq!(annotate(sql, &diagnostics), expected);
}
