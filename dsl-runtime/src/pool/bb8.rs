//! bb8: any pool of connections.

use std::fmt;

use bb8::{ManageConnection, PooledConnection};
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{Client, Config, Socket};

use super::manager::{Settings, check};
use crate::atomic::Atomic;
use crate::connection::Connection;
use crate::error::Error;
use crate::executor::{Executor, Request, Rows};
use crate::has_client::{HasClient, Pooler};

/// Makes [`Connection`]s for a pool of `bb8`: each has a bounded statement cache. Connections of
/// `bb8-postgres` run queries as well, without one.
///
/// ```no_run
/// use sqlweave_runtime::pool::Bb8Manager;
/// use tokio_postgres::NoTls;
///
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let manager = Bb8Manager::new("postgres://localhost/shop".parse()?, NoTls);
/// let pool = bb8::Pool::builder().max_size(8).build(manager).await?;
/// // query.fetch(&pool.get().await?).await?
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Bb8Manager<T>(Settings<T>);

impl<T> Bb8Manager<T> {
    /// Connects as `config` says, with TLS or [`NoTls`](tokio_postgres::NoTls).
    pub fn new(config: Config, tls: T) -> Self {
        Bb8Manager(Settings { config, tls, statements: None })
    }

    /// Has connections lead through PgBouncer in transaction mode, as
    /// [`Connection::through_pgbouncer`] says.
    pub fn through_pgbouncer(self) -> Self {
        self.statements(0)
    }

    /// Has each connection keep another number of prepared statements than 500.
    pub fn statements(mut self, statements: usize) -> Self {
        self.0.statements = Some(statements);
        self
    }
}

impl<T> fmt::Debug for Bb8Manager<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bb8Manager")
    }
}

impl<T> ManageConnection for Bb8Manager<T>
where
    T: MakeTlsConnect<Socket> + Clone + Send + Sync + 'static,
    T::Stream: Send + Sync + 'static,
    T::TlsConnect: Send + Sync,
    <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    type Connection = Connection;
    type Error = Error;

    async fn connect(&self) -> Result<Connection, Error> {
        self.0.connect().await
    }

    async fn is_valid(&self, connection: &mut Connection) -> Result<(), Error> {
        check(connection).await
    }

    fn has_broken(&self, connection: &mut Connection) -> bool {
        connection.is_closed()
    }
}

impl<M: ManageConnection> HasClient for PooledConnection<'_, M>
where
    M::Connection: HasClient,
    for<'a> PooledConnection<'a, M>: Sync,
{
    fn client(&self) -> &Client {
        (**self).client()
    }

    fn pooler(&self) -> Pooler {
        (**self).pooler()
    }
}

impl<M: ManageConnection> Atomic for PooledConnection<'_, M>
where
    M::Connection: Atomic,
    for<'a> PooledConnection<'a, M>: Sync,
{
    type Scope<'a>
        = <M::Connection as Atomic>::Scope<'a>
    where
        Self: 'a;

    async fn begin(&mut self) -> Result<Self::Scope<'_>, Error> {
        (**self).begin().await
    }
}

impl<M: ManageConnection> Executor for PooledConnection<'_, M>
where
    M::Connection: Executor,
    for<'a> PooledConnection<'a, M>: Sync,
{
    async fn start(&self, request: &Request) -> Result<Rows, Error> {
        (**self).start(request).await
    }
}
