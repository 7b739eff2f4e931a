//! The server answers to a statement as sqlweave prints it what it answers to the statement as written.

use sqlweave_core::{
    analyze::resolutions::Resolutions,
    diagnostic::Diagnostics,
    emit::sql::{EmitOptions, emit_statement},
    lex::sql::{Dialect, lex_sql},
    parse::{Settings, parse_statement},
};
use sqlweave_oracle::{Answer, corpus, live::Oracle};

/// The statement printed from its syntax tree alone; None where it cannot be read.
fn printed(sql: &str, version: u8) -> Option<String> {
    let mut diagnostics = Diagnostics::new();
    let lexed = lex_sql(sql, Dialect { splices: false, version }, &mut diagnostics);
    let statement = parse_statement(&lexed, Settings { version }, &mut diagnostics)?;
    let printed = emit_statement(&statement, &Resolutions::default(), EmitOptions::default());
    (!diagnostics.has_errors()).then_some(printed)
}

#[tokio::test]
async fn printing_changes_no_answer() {
    let schema = corpus::common_schema().unwrap();
    let oracle = Oracle::start("emitted", &schema).await.unwrap();
    let version = u8::try_from(oracle.version).unwrap();
    let mut different = Vec::new();
    let mut count = 0;
    for file in corpus::load("").unwrap() {
        for case in file.statements() {
            let Some(expected @ Answer::Accepted { .. }) = case.answer(oracle.version) else {
                continue;
            };
            let Some(sql) = printed(&case.sql, version) else { continue };
            count += 1;
            let found = oracle.answer(&case.schema, &sql).await.unwrap();
            if !expected.agrees_with(&found) {
                different.push(format!("{}\n{sql}\n{found:?}", case.sql));
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n\n"));
    assert!(count > 1000, "{count} statements could be read");
}
