//! The shop's database: where it comes from and what is in it.
//!
//! With the feature `embedded` a PostgreSQL inside this process, else a database of its own on the
//! server that `DATABASE_URL` names, else a throwaway server from installed binaries.

use std::error::Error;
use std::fmt;
use std::process::ExitCode;

use tokio_postgres::{Client, NoTls};

const SCHEMA: &str = include_str!("../schema.sql");
const DATA: &str = include_str!("../data.sql");

#[cfg(not(feature = "embedded"))]
const NO_DATABASE: &str = "there is no database to run on: add `--features embedded`, which needs \
                           nothing installed, or set DATABASE_URL, or install a PostgreSQL server";

/// What the programs return.
pub type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

/// A connection to a database with the shop's schema and data, gone when it is closed or dropped.
pub struct Shop {
    pub client: Client,
    home: Home,
}

/// What must live as long as the connection.
enum Home {
    #[cfg(feature = "embedded")]
    Embedded(pglite_oxide::PgliteServer),
    #[cfg_attr(feature = "embedded", expect(dead_code))]
    Database { server: String, name: String },
    #[cfg_attr(feature = "embedded", expect(dead_code))]
    Throwaway(sqlweave_test_server::Server),
}

/// Runs a program over the shop and says in one line why it failed.
pub fn run(program: impl AsyncFnOnce(&mut Client) -> Result<()>) -> ExitCode {
    let result = tokio::runtime::Runtime::new().map_err(Into::into).and_then(|runtime| {
        runtime.block_on(async {
            let mut shop = Shop::open().await?;
            let result = program(&mut shop.client).await;
            shop.close().await?;
            result
        })
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

impl Shop {
    /// Starts or finds a server, creates the schema and fills it.
    pub async fn open() -> Result<Shop> {
        let (home, client) = open_home().await?;
        client.batch_execute(SCHEMA).await?;
        client.batch_execute(DATA).await?;
        Ok(Shop { client, home })
    }

    /// Leaves nothing behind on the server.
    pub async fn close(self) -> Result<()> {
        drop(self.client);
        match self.home {
            #[cfg(feature = "embedded")]
            Home::Embedded(server) => server.shutdown().map_err(|error| error.to_string().into()),
            Home::Database { server, name } => {
                let client = connect(&server).await?;
                client.batch_execute(&format!("drop database \"{name}\" with (force)")).await?;
                Ok(())
            }
            Home::Throwaway(server) => {
                drop(server);
                Ok(())
            }
        }
    }
}

impl fmt::Debug for Shop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shop").finish_non_exhaustive()
    }
}

#[cfg(feature = "embedded")]
async fn open_home() -> Result<(Home, Client)> {
    let server = pglite_oxide::PgliteServer::temporary_tcp()
        .map_err(|error| format!("the embedded PostgreSQL does not start: {error}"))?;
    let client = connect(&server.database_url()).await?;
    Ok((Home::Embedded(server), client))
}

#[cfg(not(feature = "embedded"))]
async fn open_home() -> Result<(Home, Client)> {
    if let Ok(server) = std::env::var("DATABASE_URL") {
        let name = format!("sqlweave_shop_{}", std::process::id());
        connect(&server).await?.batch_execute(&format!("create database \"{name}\"")).await?;
        let mut config: tokio_postgres::Config = server.parse()?;
        let (client, connection) = config.dbname(&name).connect(NoTls).await?;
        tokio::spawn(connection);
        return Ok((Home::Database { server, name }, client));
    }
    let server = sqlweave_test_server::Server::start().map_err(|error| {
        if error.is_not_installed() { NO_DATABASE.to_owned() } else { error.to_string() }
    })?;
    let client = connect(&server.url()).await?;
    Ok((Home::Throwaway(server), client))
}

async fn connect(url: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
