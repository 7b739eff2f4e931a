//! `cargo xtask ddl`: random sequences of DDL on a server and in sqlweave.

use std::time::{SystemTime, UNIX_EPOCH};

use sqlweave_oracle::ddl::{self, Scope};
use sqlweave_test_server::Server;

/// Apply random sequences of DDL on servers and in sqlweave, compare what there is then, and shrink disagreements.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many sequences, for each server.
    #[arg(long, default_value_t = 100)]
    sequences: usize,
    /// What decides the statements; without it a new one is taken and printed.
    #[arg(long)]
    seed: Option<u64>,
    /// The URL of an empty database of a running server; else a throwaway server. All is rolled back.
    #[arg(long, value_name = "URL")]
    server: Vec<String>,
    /// Compare the SQLSTATE of what the server refuses, too.
    #[arg(long)]
    refusals: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let seed = arguments.seed.unwrap_or_else(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        now.as_secs() % 1_000_000
    });
    let mut urls = arguments.server.clone();
    if urls.is_empty() {
        urls.push(Server::shared().map_err(|error| error.to_string())?.url());
    }
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let scope = if arguments.refusals { Scope::Refusals } else { Scope::Effects };
    let mut disagreements = 0;
    for url in urls {
        let report = runtime.block_on(ddl::run(&url, seed, arguments.sequences, scope))?;
        for disagreement in &report.disagreements {
            println!("{disagreement}");
        }
        println!(
            "seed {seed}: {} statements, {} accepted, {} of {} sequences disagree",
            report.statements,
            report.accepted,
            report.disagreements.len(),
            arguments.sequences
        );
        disagreements += report.disagreements.len();
    }
    if disagreements == 0 { Ok(()) } else { Err(format!("{disagreements} disagreements")) }
}
