//! `cargo sqlweave describe`: what PostgreSQL would say of a statement.

mod answer;
mod batch;
mod table;

use std::{
    io::{self, Read},
    path::{Path, PathBuf},
    process::ExitCode,
};

use sqlweave_core::{
    config::Config,
    describe::describe,
    diagnostic::{Severity, render::in_source},
    lint::lookup_lint,
    source::Source,
    stack::with_stack,
};

use crate::{
    files::{self, SchemaArguments},
    print,
};
use answer::Answer;
use table::Reasons;

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave describe 'select id, email from users where id = $1'
  cargo sqlweave describe --file queries/top.sql --json
  cargo sqlweave describe --explain 'select o.id, i.total from orders o left join invoices i on i.order_id = o.id'
  cargo sqlweave describe --schema migrations --postgres 14 < query.sql
  cargo sqlweave describe --batch < questions.jsonl > answers.jsonl

Exit status: 0 where the statement is accepted, 1 where it is refused, 2 where nothing can be said.";

/// What PostgreSQL would say of a statement: its columns, parameters and number of rows, or its error.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The statement, with parameters as $1, $2, …; without it and without --file, standard input is read.
    statement: Option<String>,
    /// A file with the statement.
    #[arg(long, short, value_name = "PATH", conflicts_with = "statement")]
    file: Option<PathBuf>,
    #[command(flatten)]
    schema: SchemaArguments,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    /// Say why a column may be NULL, and why there may be many rows.
    #[arg(long, conflicts_with = "batch")]
    explain: bool,
    /// Answer many statements: a line of standard input is a JSON object with "id", "schema_id", "schema" (the DDL, sent
    /// the first time that a schema_id appears), "query" and, where wanted, "postgres"; a line of the output is the
    /// answer, in the same order.
    #[arg(long, conflicts_with_all = ["statement", "file", "json"])]
    batch: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    if arguments.batch {
        return run_batch(&arguments.schema);
    }
    let source = read_statement(arguments)?;
    let schema = arguments.schema.load()?;
    schema.tell_mistakes();
    let described = describe(&source.text, &schema.loaded.catalog, &schema.levels);
    let accepted = described.outcome.is_ok();
    if arguments.json {
        let answer = Answer::from(described);
        let answer = if arguments.explain { answer } else { answer.without_reasons() };
        let text = serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())?;
        print(&format!("{text}\n"))?;
    } else {
        for lint in &described.lints {
            let denied = lint.severity == Severity::Error && lookup_lint(lint.code).is_some();
            let weight = if denied { "denied" } else { "warning" };
            eprintln!("{weight}: {}\n", in_source(lint, &source));
        }
        match &described.outcome {
            Ok(description) => {
                let reasons = if arguments.explain { Reasons::Told } else { Reasons::Left };
                print(&table::draw(description, reasons))?;
            }
            Err(errors) => {
                for error in errors {
                    eprintln!("error: {}\n", in_source(error, &source));
                }
            }
        }
    }
    Ok(if accepted { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_batch(schema: &SchemaArguments) -> Result<ExitCode, String> {
    let version = schema.postgres.unwrap_or(Config::default().postgres);
    // One large stack for all of them.
    let done = with_stack(|| {
        let schema = |version| schema.load_for(version);
        batch::run(version, &schema, io::stdin().lock(), io::stdout().lock())
    });
    done.ok_or("no thread could be started")??;
    Ok(ExitCode::SUCCESS)
}

fn read_statement(arguments: &Arguments) -> Result<Source, String> {
    if let Some(statement) = &arguments.statement {
        return Ok(Source::new("statement", statement));
    }
    if let Some(path) = &arguments.file {
        return Ok(Source::new(path.display().to_string(), files::read(Path::new(path))?));
    }
    let mut text = String::new();
    let read = io::stdin().read_to_string(&mut text);
    read.map_err(|error| format!("standard input cannot be read: {error}"))?;
    Ok(Source::new("stdin", text))
}
