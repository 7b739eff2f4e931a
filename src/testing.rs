//! A database for each test.
//!
//! [`TestDatabase::create`] makes a database with the schema in it, on any server, under a name of its own, and takes
//! it away again. Tests neither see each other's rows nor wait for each other, and code under test may use as many
//! connections and transactions as it likes.
//!
//! ```no_run
//! use sqlweave::testing::TestDatabase;
//! # macro_rules! include_str { ($path:literal) => { "create table users (email text)" } }
//!
//! #[tokio::test]
//! # async fn hidden() {}
//! async fn a_user_is_found() -> Result<(), Box<dyn std::error::Error>> {
//!     let server = std::env::var("DATABASE_URL")?;
//!     let database = TestDatabase::create(&server, include_str!("../schema.sql")).await?;
//!     let db = database.connect().await?;
//!     // queries on `db`, or on a pool for `database.url()`
//!     # drop(db);
//!     database.close().await?;
//!     Ok(())
//! }
//! # fn main() {}
//! ```
//!
//! # The server
//!
//! Any that allows the role to create databases. The URL's own database is only connected to; what is made has names
//! that begin with `sqlweave_test_` and `sqlweave_template_`. A pooler in between will not do.
//!
//! # The schema
//!
//! A file as `pg_dump --schema-only` writes it, or DDL by hand; rows that every test wants may follow it as INSERT. psql's
//! own lines (`\restrict`, `\connect`) are passed over, and so are statements on a database as a whole; COPY with rows in the
//! file is refused. What a newer `pg_dump` sets and the server does not know is passed over too. Roles that the file names
//! have to be there: `pg_dump --no-owner --no-privileges` names none. The settings of the file, as the empty `search_path`
//! of a dump, are those of the session that reads it, and of no connection to the database.
//!
//! [`TestDatabase::of_crate`] takes the files that `sqlweave.toml` names, of a folder of migrations too.
//!
//! A text is read once: into a template, of which databases are copies. Tests of all processes share it. A template that
//! was not used for a week is dropped by a later `create` of the same role.
//!
//! # The end
//!
//! [`TestDatabase::close`] drops the database and says what went wrong. A value that goes out of scope, in a test that
//! panics too, does the same and waits for it. Where a process ends before that, the database is left over, and the next
//! `create` of the same role on the server drops it: it sees that the session is gone which each `TestDatabase` keeps open
//! for that, so that databases of running tests stay, whichever process or machine they are of.

mod error;
mod keeper;
mod leftovers;
mod schema_file;
mod template;
mod url;

use std::{
    collections::hash_map::RandomState,
    fmt,
    hash::{BuildHasher, Hasher},
    path::Path,
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use sqlweave_core::source::Source;
use tokio_postgres::NoTls;

pub use error::Error;
use keeper::Keeper;

use crate::Connection;

/// What the names of databases for tests begin with, of which anything may be dropped that no session keeps.
const PREFIX: &str = "sqlweave_test_";

/// A database of a test's own, with a schema in it; see [the module](self).
pub struct TestDatabase {
    name: String,
    url: String,
    keeper: Keeper,
}

impl TestDatabase {
    /// Makes a database with a schema, on the server that a URL (or `host=… user=…`) names.
    ///
    /// The connections that this makes are without TLS.
    pub async fn create(server: &str, schema: &str) -> Result<TestDatabase, Error> {
        TestDatabase::make(server, vec![Source::new("the schema", schema)]).await
    }

    /// The same with the schema that the macros read in a crate: the files, or the folder of migrations, that its
    /// `sqlweave.toml` names, or else its `schema.sql`.
    ///
    /// ```no_run
    /// # async fn example(server: &str) -> Result<(), Box<dyn std::error::Error>> {
    /// use sqlweave::testing::TestDatabase;
    ///
    /// let database = TestDatabase::of_crate(server, env!("CARGO_MANIFEST_DIR")).await?;
    /// # database.close().await?;
    /// # Ok(()) }
    /// ```
    pub async fn of_crate(server: &str, folder: impl AsRef<Path>) -> Result<TestDatabase, Error> {
        let schema = schema_file::of_crate(folder.as_ref());
        TestDatabase::make(server, schema.map_err(|messages| Error::new(messages.join("\n")))?)
            .await
    }

    async fn make(server: &str, schema: Vec<Source>) -> Result<TestDatabase, Error> {
        let config = server.parse().map_err(|_| Error::new("the server's URL cannot be read"))?;
        let name = new_name();
        let url = url::of_database(server, &name);
        let keeper = Keeper::start(config, name.clone(), schema).await?;
        Ok(TestDatabase { name, url, keeper })
    }

    /// The database's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The URL of the database, for pools and programs. It is that of the server with another database, password and all.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A new connection to the database, without TLS. Must be called within a tokio runtime.
    pub async fn connect(&self) -> Result<Connection, crate::Error> {
        Connection::connect(&self.url, NoTls).await
    }

    /// Drops the database; connections to it are cut.
    pub async fn close(mut self) -> Result<(), Error> {
        self.keeper.stop().await
    }
}

impl fmt::Debug for TestDatabase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL may hold a password.
        f.debug_struct("TestDatabase").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A name that nothing has had: of processes on other machines, and in other containers, only chance tells them apart.
fn new_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let (process, count) = (process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let random = RandomState::new().build_hasher().finish();
    format!("{PREFIX}{process}_{count}_{random:016x}")
}
