//! `cargo sqlweave schema`: the schema file beside a live server: written from it, and compared with it.

mod diff;
mod order;
mod pull;

use std::process::ExitCode;

use clap::Subcommand;

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave schema pull --database-url postgres://localhost/shop -o schema.sql
  cargo sqlweave schema diff --database-url postgres://localhost/shop";

/// The schema file and a live server: write the one from the other, or compare them.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Pull(pull::Arguments),
    Diff(diff::Arguments),
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    match &arguments.command {
        Command::Pull(arguments) => pull::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
    }
}
