//! Throwaway PostgreSQL servers for tests, examples and maintainers' tools.
//!
//! [`Server::start`] makes a cluster in a temporary directory from locally installed binaries and
//! takes it away again on drop, or when the process ends in any other way. Nothing is durable.

mod binaries;
mod client;
mod cluster;
mod error;
mod pgbouncer;

pub use crate::binaries::BINARIES_VARIABLE;
pub use crate::error::Error;
pub use crate::pgbouncer::PgBouncer;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::cluster::Cluster;

/// A running server with a superuser and an empty database, both called `postgres`.
#[derive(Debug)]
pub struct Server {
    cluster: Cluster,
}

impl Server {
    /// Starts a server of its own. It stops on drop.
    pub fn start() -> Result<Server, Error> {
        Server::start_from(&binaries::find()?)
    }

    /// Starts a server from the binaries in a directory. It stops on drop.
    pub fn start_from(binaries: &Path) -> Result<Server, Error> {
        binaries::check(binaries)?;
        Ok(Server { cluster: Cluster::start(binaries)? })
    }

    /// Stops the server as an administrator does, which ends all sessions, and starts it again.
    pub fn restart(&mut self) -> Result<(), Error> {
        self.cluster.restart()
    }

    /// The directories of binaries that [`BINARIES_VARIABLE`] names, or that of the one installed server.
    pub fn all_binaries() -> Result<Vec<PathBuf>, Error> {
        binaries::find_all()
    }

    /// The server that all tests of this process share; it starts at the first call.
    pub fn shared() -> Result<&'static Server, Error> {
        static SHARED: OnceLock<Result<Server, Error>> = OnceLock::new();
        SHARED.get_or_init(Server::start).as_ref().map_err(Error::clone)
    }

    /// The URL of the database `postgres`.
    pub fn url(&self) -> String {
        self.url_for("postgres")
    }

    /// The URL of a database, through loopback TCP. The name is taken as it is, so it must be one
    /// that a URL can hold.
    pub fn url_for(&self, database: &str) -> String {
        let Cluster { port, password, .. } = &self.cluster;
        format!("postgres://postgres:{password}@127.0.0.1:{port}/{database}")
    }

    /// The TCP port, which also names the Unix socket.
    pub fn port(&self) -> u16 {
        self.cluster.port
    }

    /// Where the server's Unix socket is. No password is needed there.
    pub fn socket_directory(&self) -> &Path {
        self.cluster.directory()
    }

    /// Creates an empty database and returns its URL.
    pub fn create_database(&self, name: &str) -> Result<String, Error> {
        self.execute("postgres", &format!("create database \"{}\"", name.replace('"', "\"\"")))?;
        Ok(self.url_for(name))
    }

    /// Creates a copy of a database that nobody is connected to and returns its URL.
    pub fn copy_database(&self, template: &str, name: &str) -> Result<String, Error> {
        let (template, quoted) = (template.replace('"', "\"\""), name.replace('"', "\"\""));
        self.execute("postgres", &format!("create database \"{quoted}\" template \"{template}\""))?;
        Ok(self.url_for(name))
    }

    /// Runs statements, separated by semicolons, in a database.
    pub fn execute(&self, database: &str, sql: &str) -> Result<(), Error> {
        client::execute(&self.url_for(database), sql)
    }
}
