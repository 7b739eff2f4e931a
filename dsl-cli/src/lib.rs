//! The command line of sqlweave: arguments in, text or JSON out. What is said of SQL, sqlweave-core says.
//!
//! A module a subcommand. Its `run` gives the exit status: of `describe` 0 for a statement that is accepted and 1 for
//! one that is refused. An error is what kept it from its work: exit status 2, as for wrong arguments.

pub mod catalogue;
mod check_migration;
mod describe;
pub mod explain;
mod files;
mod finding;
pub mod inventory;
mod report;
mod schema;
mod server;
mod verify;

use std::{
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave describe 'select id, email from users where id = $1'
  cargo sqlweave schema pull --database-url postgres://localhost/shop -o schema.sql
  cargo sqlweave report -o target/report.html
  cargo sqlweave verify --database-url postgres://localhost/shop
  cargo sqlweave check-migration migrations/0007_names.sql
  cargo sqlweave explain cartesian_product";

#[derive(Parser)]
#[command(name = "cargo-sqlweave", bin_name = "cargo sqlweave", version)]
#[command(about = "SQL as PostgreSQL takes it, checked without a server", after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Catalogue(catalogue::Arguments),
    CheckMigration(check_migration::Arguments),
    Describe(describe::Arguments),
    Explain(explain::Arguments),
    Report(report::Arguments),
    Schema(schema::Arguments),
    Verify(verify::Arguments),
}

/// Runs the program, with its own name as first argument.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let result = match Arguments::parse_from(without_cargos_word(arguments)).command {
        Command::Catalogue(arguments) => catalogue::run(&arguments),
        Command::CheckMigration(arguments) => check_migration::run(&arguments),
        Command::Describe(arguments) => describe::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
    };
    result.unwrap_or_else(|message| {
        eprintln!("error: {message}");
        ExitCode::from(2)
    })
}

/// Cargo repeats the subcommand's name as first argument.
fn without_cargos_word(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|first| first == "sqlweave") {
        arguments.remove(1);
    }
    arguments
}

/// Whoever reads may go away before the end, and has then what it wanted.
fn print(text: &str) -> Result<(), String> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}
