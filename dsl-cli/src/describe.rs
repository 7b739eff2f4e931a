//! `cargo sqlweave describe`: what PostgreSQL would say of a statement.

mod answer;
mod table;

use std::{
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use sqlweave_core::{describe::describe, diagnostic::render::in_source, source::Source};

use crate::files::{self, SchemaArguments};
use answer::Answer;

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave describe 'select id, email from users where id = $1'
  cargo sqlweave describe --file queries/top.sql --json
  cargo sqlweave describe --schema migrations --postgres 14 < query.sql

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
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let source = read_statement(arguments)?;
    let schema = arguments.schema.load()?;
    schema.tell_mistakes();
    let described = describe(&source.text, &schema.loaded.catalog);
    let accepted = described.outcome.is_ok();
    if arguments.json {
        let answer = Answer::from(described);
        let text = serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())?;
        print(&format!("{text}\n"))?;
    } else {
        for lint in &described.lints {
            eprintln!("warning: {}\n", in_source(lint, &source));
        }
        match &described.outcome {
            Ok(description) => print(&table::draw(description))?,
            Err(errors) => {
                for error in errors {
                    eprintln!("error: {}\n", in_source(error, &source));
                }
            }
        }
    }
    Ok(if accepted { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whoever reads may go away before the end.
fn print(text: &str) -> Result<(), String> {
    io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string())
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
