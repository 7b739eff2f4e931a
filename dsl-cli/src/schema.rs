//! `cargo sqlweave schema`: the schema file beside a live server: written from it, and compared with it.

mod diff;
mod order;
mod pull;

use std::{env, process::ExitCode};

use clap::Subcommand;
use tokio_postgres::{Client, NoTls};

use crate::catalogue::extension::explain;

/// The schema file and a live server: write the one from the other, or compare them.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Pull(pull::Arguments),
    Diff(diff::Arguments),
}

/// The server that is asked.
#[derive(clap::Args)]
struct ServerArguments {
    /// The database; without it, DATABASE_URL of the environment.
    #[arg(long, short, value_name = "URL")]
    database_url: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    match &arguments.command {
        Command::Pull(arguments) => pull::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
    }
}

impl ServerArguments {
    fn url(&self) -> Option<String> {
        self.database_url.clone().or_else(|| env::var("DATABASE_URL").ok())
    }

    /// Connects, asks, and goes.
    fn ask<T>(
        &self,
        question: impl AsyncFnOnce(&Client) -> Result<T, Box<dyn std::error::Error>>,
    ) -> Result<T, String> {
        let url = self.url();
        let url = url.ok_or("no server: name one with --database-url URL, or in DATABASE_URL")?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let answer = runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(&url, NoTls).await?;
            let connection = tokio::spawn(connection);
            let answer = question(&client).await?;
            drop(client);
            connection.await??;
            Ok(answer)
        });
        answer.map_err(|error: Box<dyn std::error::Error>| explain(&*error))
    }
}
