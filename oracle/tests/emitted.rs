//! The server answers to a statement as sqlweave prints it what it answers to the statement as written.

use sqlweave_core::{
    analyze::resolutions::Resolutions,
    catalog::Catalog,
    compile,
    diagnostic::Diagnostics,
    emit::sql::{EmitOptions, emit_statement},
    lex::sql::{Dialect, lex_sql},
    parse::{Settings, parse_statement},
    schema,
    source::Source,
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

/// The statement as it is sent, with its wildcards written out; None where it is refused.
fn compiled(sql: &str, catalog: &Catalog) -> Option<String> {
    let mut diagnostics = Diagnostics::new();
    let dialect = Dialect { splices: false, version: catalog.version };
    let lexed = lex_sql(sql, dialect, &mut diagnostics);
    let compiled = compile(&lexed, catalog, &mut diagnostics)?;
    (!diagnostics.has_errors()).then_some(compiled.sql)
}

fn load(files: &[&str], version: u8) -> Catalog {
    let sources: Vec<_> = files.iter().map(|text| Source::new("schema.sql", *text)).collect();
    schema::load(&sources, version, &mut Vec::new())
}

#[tokio::test]
async fn printing_changes_no_answer() {
    let schema = corpus::common_schema().unwrap();
    let oracle = Oracle::start("emitted", &schema).await.unwrap();
    let version = u8::try_from(oracle.version).unwrap();
    let common = load(&[&schema], version);
    let (mut different, mut counts) = (Vec::new(), [0, 0]);
    for file in corpus::load("").unwrap() {
        for case in file.statements() {
            let Some(expected @ Answer::Accepted { .. }) = case.answer(oracle.version) else {
                continue;
            };
            let own = (!case.schema.is_empty()).then(|| load(&[&schema, &case.schema], version));
            let catalog = own.as_ref().unwrap_or(&common);
            let texts = [printed(&case.sql, version), compiled(&case.sql, catalog)];
            for (text, count) in texts.iter().zip(&mut counts) {
                let Some(sql) = text else { continue };
                *count += 1;
                let found = oracle.answer(&case.schema, sql).await.unwrap();
                if !expected.agrees_with(&found) {
                    different.push(format!("{}\n{sql}\n{found:?}", case.sql));
                }
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n\n"));
    assert!(counts.iter().all(|&count| count > 1000), "{counts:?} statements could be read");
}
