//! What maintainers run: `cargo xtask <task>`. A module a task.

mod bench;
mod catalogue;
mod corpus;
mod coverage;
mod ddl;
mod generate;
mod literals;
mod oracle;
mod schema;
mod sound;
mod strict;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "What maintainers of sqlweave run")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Bench(bench::Arguments),
    Catalogue(catalogue::Arguments),
    Corpus(corpus::Arguments),
    Coverage(coverage::Arguments),
    Ddl(ddl::Arguments),
    Generate(generate::Arguments),
    Literals(literals::Arguments),
    Oracle(oracle::Arguments),
    Schema(schema::Arguments),
    Sound(sound::Arguments),
    Strict(strict::Arguments),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Bench(arguments) => bench::run(&arguments),
        Task::Catalogue(arguments) => catalogue::run(&arguments),
        Task::Corpus(arguments) => corpus::run(&arguments),
        Task::Coverage(arguments) => coverage::run(&arguments),
        Task::Ddl(arguments) => ddl::run(&arguments),
        Task::Generate(arguments) => generate::run(&arguments),
        Task::Literals(arguments) => literals::run(&arguments),
        Task::Oracle(arguments) => oracle::run(&arguments),
        Task::Schema(arguments) => schema::run(&arguments),
        Task::Sound(arguments) => sound::run(&arguments),
        Task::Strict(arguments) => strict::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
