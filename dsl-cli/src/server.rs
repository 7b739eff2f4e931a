//! A live server: which one, and what is said where it does not answer. A URL is never repeated, since it may hold a
//! password.

use std::{env, error::Error, time::Duration};

use tokio_postgres::{Client, Config, NoTls, config::Host, error::SqlState};

use crate::catalogue::extension::explain;

/// The server that is asked.
#[derive(clap::Args)]
pub(crate) struct ServerArguments {
    /// The database; without it, DATABASE_URL of the environment.
    #[arg(long, short, visible_alias = "database", value_name = "URL")]
    database_url: Option<String>,
}

impl ServerArguments {
    /// The server of that URL.
    pub(crate) fn of(url: &str) -> ServerArguments {
        ServerArguments { database_url: Some(url.to_owned()) }
    }

    /// Connects, asks, and goes.
    pub(crate) fn ask<T>(
        &self,
        question: impl AsyncFnOnce(&Client) -> Result<T, Box<dyn Error>>,
    ) -> Result<T, String> {
        let url = self.database_url.clone().or_else(|| env::var("DATABASE_URL").ok());
        let url = url.ok_or("no server: name one with --database-url URL, or in DATABASE_URL")?;
        ask(&url, question)
    }
}

/// Connects, asks, and goes.
pub(crate) fn ask<T>(
    url: &str,
    question: impl AsyncFnOnce(&Client) -> Result<T, Box<dyn Error>>,
) -> Result<T, String> {
    let mut config: Config = url.parse().map_err(|error: tokio_postgres::Error| {
        let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
        format!("the database's URL cannot be read{cause}; one is `postgres://user@localhost/shop`")
    })?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(10));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let connected = config.connect(NoTls).await.map_err(|error| refusal(&error, &config));
        let (client, connection) = connected?;
        let connection = tokio::spawn(connection);
        let answer = question(&client).await.map_err(|error| explain(&*error))?;
        drop(client);
        let done = connection.await.map_err(|error| error.to_string())?;
        done.map_err(|error| explain(&error))?;
        Ok(answer)
    })
}

/// Why there is no connection.
fn refusal(error: &tokio_postgres::Error, config: &Config) -> String {
    let place = place(config);
    let Some(refused) = error.as_db_error() else {
        let cause = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        let unreachable = error.source().is_some_and(|cause| cause.is::<std::io::Error>());
        let what = if unreachable { "no server answers at" } else { "no connection to" };
        return format!("{what} {place}: {cause}");
    };
    let help = match *refused.code() {
        SqlState::INVALID_PASSWORD | SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
            "\nhelp: user and password stand in the URL: `postgres://user:password@host/database`"
        }
        SqlState::UNDEFINED_DATABASE => "\nhelp: the URL ends with the database's name",
        _ => "",
    };
    format!("the server at {place} says: {}{help}", refused.message())
}

/// `localhost:5432`
fn place(config: &Config) -> String {
    let ports = config.get_ports();
    let port = |index: usize| ports.get(index).or(ports.first()).copied().unwrap_or(5432);
    let hosts = config.get_hosts().iter().enumerate().map(|(index, host)| match host {
        Host::Tcp(name) => format!("{name}:{}", port(index)),
        #[cfg(unix)]
        Host::Unix(path) => format!("{}:{}", path.display(), port(index)),
    });
    hosts.collect::<Vec<_>>().join(", ")
}
