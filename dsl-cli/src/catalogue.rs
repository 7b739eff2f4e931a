//! `cargo sqlweave catalogue`: what an extension brings, from a server that has it to a file that `sqlweave.toml` names.

pub mod extension;

use std::{fs, path::PathBuf, process::ExitCode};

use extension::File;
use sqlweave_core::catalog::builtin::format::version_bit;

use crate::server::ServerArguments;

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave catalogue --extension vector -o vector.sql
  cargo sqlweave catalogue --extension postgis --database-url postgres://postgres@localhost/gis -o postgis.sql

The extension is created and rolled back where the database does not have it. Then, in sqlweave.toml:
  extensions = [\"vector.sql\"]
and `create extension vector` in the schema brings what the server's does.";

/// Write what an extension brings that is not built in: its types, functions, operators, casts, views.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The extension's name.
    #[arg(long, short, value_name = "NAME")]
    extension: String,
    #[command(flatten)]
    server: ServerArguments,
    /// The file to write; without it, standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let name = &arguments.extension;
    let read = async |client: &_| extension::read_server(client, name).await;
    let (version, lines) = arguments.server.ask(read)?;
    let mut file = File::new(name);
    file.replace(version, lines);
    let text = file.text(version_bit(version));
    match &arguments.output {
        Some(path) => fs::write(path, text)
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))?,
        None => crate::print(&text)?,
    }
    Ok(ExitCode::SUCCESS)
}
