//! The shop's database: where it comes from and what is in it.
//!
//! With the feature `embedded` a PostgreSQL inside this process, else a database of its own on the
//! server that `DATABASE_URL` names, else on a throwaway server from installed binaries.

use std::error::Error;
use std::fmt;
use std::process::ExitCode;

use tokio_postgres::{Client, Config, NoTls};

const SCHEMA: &str = include_str!("../schema.sql");
const DATA: &str = include_str!("../data.sql");

/// What the programs return.
pub type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

/// Runs a program over the shop and says in one line why it failed.
pub fn run(program: impl AsyncFnOnce(&mut Shop) -> Result<()>) -> ExitCode {
    let result = tokio::runtime::Runtime::new().map_err(Into::into).and_then(|runtime| {
        runtime.block_on(async {
            let mut shop = Shop::open().await?;
            let result = program(&mut shop).await;
            shop.close().await?;
            result
        })
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", in_one_line(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

/// An error and its causes, of which tokio-postgres says next to nothing by itself.
fn in_one_line(error: &(dyn Error + 'static)) -> String {
    std::iter::successors(Some(error), |&error| error.source())
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

/// A connection to a database with the shop's schema and data.
pub struct Shop {
    pub client: Client,
    config: Config,
    home: home::Home,
}

impl Shop {
    /// Starts or finds a server, creates the schema and fills it.
    pub async fn open() -> Result<Shop> {
        let (home, config) = home::open().await?;
        let client = connect(&config).await?;
        client.batch_execute(SCHEMA).await?;
        client.batch_execute(DATA).await?;
        Ok(Shop { client, config, home })
    }

    /// How to connect to it once more. A PostgreSQL inside this process takes one connection at a time.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// One more connection.
    pub async fn connect(&self) -> Result<Client> {
        connect(&self.config).await
    }

    /// Leaves nothing behind on the server.
    pub async fn close(self) -> Result<()> {
        drop(self.client);
        home::close(self.home).await
    }
}

impl fmt::Debug for Shop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shop").finish_non_exhaustive()
    }
}

async fn connect(config: &Config) -> Result<Client> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

/// A PostgreSQL inside this process. It serves one connection at a time.
#[cfg(feature = "embedded")]
mod home {
    use pglite_oxide::PgliteServer;
    use tokio_postgres::Config;

    use super::Result;

    pub(super) type Home = PgliteServer;

    pub(super) async fn open() -> Result<(Home, Config)> {
        let server = PgliteServer::temporary_tcp()
            .map_err(|error| format!("the embedded PostgreSQL does not start: {error}"))?;
        let config = server.database_url().parse()?;
        Ok((server, config))
    }

    pub(super) async fn close(server: Home) -> Result<()> {
        server.shutdown().map_err(|error| error.to_string().into())
    }
}

/// A database of our own on a server.
#[cfg(not(feature = "embedded"))]
mod home {
    use std::sync::atomic::{AtomicU32, Ordering};

    use sqlweave_test_server::Server;
    use tokio_postgres::Config;

    use super::{Result, connect};

    const NO_SERVER: &str = "there is no database to run on: add `--features embedded`, which needs \
                             nothing installed, or set DATABASE_URL, or install PostgreSQL";

    pub(super) struct Home {
        server: Config,
        database: String,
    }

    pub(super) async fn open() -> Result<(Home, Config)> {
        static OPENED: AtomicU32 = AtomicU32::new(0);
        let server: Config = server()?.parse()?;
        let nth = OPENED.fetch_add(1, Ordering::Relaxed);
        let database = format!("sqlweave_shop_{}_{nth}", std::process::id());
        connect(&server).await?.batch_execute(&format!("create database {database}")).await?;
        let mut config = server.clone();
        config.dbname(&database);
        Ok((Home { server, database }, config))
    }

    pub(super) async fn close(home: Home) -> Result<()> {
        let Home { server, database } = home;
        let drop = format!("drop database {database} with (force)");
        Ok(connect(&server).await?.batch_execute(&drop).await?)
    }

    fn server() -> Result<String> {
        if let Ok(url) = std::env::var("DATABASE_URL") {
            return Ok(url);
        }
        match Server::shared() {
            Ok(server) => Ok(server.url()),
            Err(error) if error.is_not_installed() => Err(NO_SERVER.into()),
            Err(error) => Err(error.into()),
        }
    }
}
