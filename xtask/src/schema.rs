//! `cargo xtask schema FILE…`: what a server has after a schema file, against what sqlweave has.

use std::path::PathBuf;

use sqlweave_oracle::schema_file::{Host, name_of};
use sqlweave_test_server::Server;

/// Compare what a server and sqlweave have after a schema file: relations, types, functions and the rest.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The database that the files are loaded beside, `postgres://user@host:port/postgres`; else a throwaway server.
    #[arg(long)]
    server: Option<String>,
    /// Schema files, each loaded with psql into a database of its own.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let url = match &arguments.server {
        Some(url) => url.clone(),
        None => Server::shared().map_err(|error| error.to_string())?.url(),
    };
    let host = Host::find(&url)?;
    let mut different = 0;
    for file in &arguments.files {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
        let found = host.compare(&text)?;
        println!("schema {} on {}: {found}", name_of(file), host.version);
        different += found.differences.len();
    }
    if different == 0 { Ok(()) } else { Err(format!("{different} differences")) }
}
