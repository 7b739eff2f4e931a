//! `cargo sqlweave schema pull`: the schema of a live database as a file of DDL, the same whenever the database is.

use std::{error::Error, fs, path::PathBuf, process::ExitCode};

use tokio_postgres::Client;

use super::order::{Object, in_order};
use crate::{catalogue::extension::query, server::ServerArguments};

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave schema pull
  cargo sqlweave schema pull --database-url postgres://localhost/shop -o schema.sql

The file has a normal form: a database that declares the same gives the same file. Roles, owners and privileges are left out.";

/// Write the schema of a live database as DDL.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    server: ServerArguments,
    /// The file to write; without it, standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let text = arguments.server.ask(read_schema)?;
    match &arguments.output {
        Some(path) => fs::write(path, text)
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))?,
        None => crate::print(&text)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What stands before the statements. The bodies of functions may name what comes behind them.
const HEAD: &str =
    "-- Written by `cargo sqlweave schema pull`.\n\nSET check_function_bodies = false;\n";

/// The DDL of all that a database declares.
async fn read_schema(client: &Client) -> Result<String, Box<dyn Error>> {
    // One snapshot for both questions; names are spelt for a search path that every schema file has.
    client.batch_execute("begin isolation level repeatable read read only").await?;
    client
        .batch_execute("set local search_path = public; set local quote_all_identifiers = off")
        .await?;
    let objects = query(client, include_str!("objects.sql")).await?;
    let needs = query(client, include_str!("depend.sql")).await?;
    client.batch_execute("commit").await?;
    let objects = objects.into_iter().filter_map(|row| Object::read(&row)).collect();
    let mut text = HEAD.to_owned();
    for statement in in_order(objects, &needs) {
        text.push('\n');
        text.push_str(&statement);
        text.push('\n');
    }
    Ok(text)
}
