//! The server answers to a statement as sqlweave prints it what it answers to the statement as written.

use sqlweave_core::{
    analyze::resolutions::Resolutions,
    catalog::Catalog,
    compile,
    compiled::CompiledQuery,
    diagnostic::Diagnostics,
    emit::sql::{EmitOptions, emit_statement},
    lex::sql::{Dialect, lex_sql},
    lint::Levels,
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

/// The statement compiled; None where it is refused.
fn compiled(sql: &str, catalog: &Catalog) -> Option<CompiledQuery> {
    let mut diagnostics = Diagnostics::new();
    let dialect = Dialect { splices: false, version: catalog.version };
    let lexed = lex_sql(sql, dialect, &mut diagnostics);
    let compiled = compile(&lexed, catalog, &Levels::default(), &mut diagnostics)?;
    (!diagnostics.has_errors()).then_some(compiled)
}

/// What the server says of a statement, with the columns that `compiled` has in records.
fn by_record(answer: &Answer, compiled: &CompiledQuery) -> Answer {
    let Answer::Accepted { columns, params } = answer else { return answer.clone() };
    let mut columns = columns.clone();
    for (column, compiled) in columns.iter_mut().zip(&compiled.columns) {
        if compiled.data_type.is_user_defined() {
            column.type_name = "record".to_owned();
        }
    }
    Answer::Accepted { columns, params: params.clone() }
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
    let (mut different, mut counts) = (Vec::new(), [0, 0, 0]);
    for file in corpus::load("").unwrap() {
        for case in file.statements() {
            let Some(expected @ Answer::Accepted { .. }) = case.answer(oracle.version) else {
                continue;
            };
            let own = (!case.schema.is_empty()).then(|| load(&[&schema, &case.schema], version));
            let catalog = own.as_ref().unwrap_or(&common);
            let compiled = compiled(&case.sql, catalog);
            let sent = compiled.as_ref().map(|compiled| compiled.sql.clone());
            let in_records = compiled.as_ref().and_then(|compiled| {
                Some((compiled.by_record.clone()?, by_record(expected, compiled)))
            });
            let texts = [
                printed(&case.sql, version).map(|sql| (sql, expected.clone())),
                sent.map(|sql| (sql, expected.clone())),
                in_records,
            ];
            for (text, count) in texts.into_iter().zip(&mut counts) {
                let Some((sql, expected)) = text else { continue };
                *count += 1;
                let found = oracle.answer(&case.schema, &sql).await.unwrap();
                if !expected.agrees_with(&found) {
                    different.push(format!("{}\n{sql}\n{found:?}", case.sql));
                }
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n\n"));
    assert!(
        counts.iter().zip([1000, 1000, 100]).all(|(count, least)| *count > least),
        "{counts:?} statements could be read"
    );
}
