//! deadpool: any pool of connections, and deadpool-postgres with its own statement cache.

use std::fmt;

use deadpool::managed;
use deadpool_postgres::{ClientWrapper, StatementCache};
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{Client, Config, Socket};

use super::manager::{Settings, check};
use crate::atomic::{Atomic, Scope};
use crate::connection::{Again, Connection};
use crate::error::Error;
use crate::executor::{Executor, Request, Rows};
use crate::has_client::{HasClient, Pooler};
use crate::trace::Trace;

/// Makes [`Connection`]s for a pool of `deadpool`: each has a bounded statement cache.
///
/// ```no_run
/// use deadpool::managed::Pool;
/// use sqlweave_runtime::pool::DeadpoolManager;
/// use tokio_postgres::NoTls;
///
/// # fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let manager = DeadpoolManager::new("postgres://localhost/shop".parse()?, NoTls);
/// let pool: Pool<_> = Pool::builder(manager).max_size(8).build()?;
/// // query.fetch(&pool.get().await?).await?
/// # Ok(())
/// # }
/// ```
pub struct DeadpoolManager<T>(Settings<T>);

impl<T> DeadpoolManager<T> {
    /// Connects as `config` says, with TLS or [`NoTls`](tokio_postgres::NoTls).
    pub fn new(config: Config, tls: T) -> Self {
        DeadpoolManager(Settings { config, tls, statements: None })
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

impl<T> fmt::Debug for DeadpoolManager<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeadpoolManager")
    }
}

impl<T> managed::Manager for DeadpoolManager<T>
where
    T: MakeTlsConnect<Socket> + Clone + Send + Sync + 'static,
    T::Stream: Send + Sync + 'static,
    T::TlsConnect: Send + Sync,
    <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    type Type = Connection;
    type Error = Error;

    async fn create(&self) -> Result<Connection, Error> {
        self.0.connect().await
    }

    async fn recycle(
        &self,
        connection: &mut Connection,
        _: &managed::Metrics,
    ) -> managed::RecycleResult<Error> {
        if connection.is_closed() {
            return Err(managed::RecycleError::message("the connection is closed"));
        }
        Ok(check(connection).await?)
    }
}

impl<M: managed::Manager> Executor for managed::Object<M>
where
    M::Type: Executor,
    managed::Object<M>: Sync,
{
    async fn start(&self, request: &Request) -> Result<Rows, Error> {
        (**self).start(request).await
    }
}

impl<M: managed::Manager> HasClient for managed::Object<M>
where
    M::Type: HasClient,
    managed::Object<M>: Sync,
{
    fn client(&self) -> &Client {
        (**self).client()
    }

    fn pooler(&self) -> Pooler {
        (**self).pooler()
    }
}

impl<M: managed::Manager> Atomic for managed::Object<M>
where
    M::Type: Atomic,
    managed::Object<M>: Sync + Send,
{
    type Scope<'a>
        = <M::Type as Atomic>::Scope<'a>
    where
        Self: 'a;

    async fn begin(&mut self) -> Result<Self::Scope<'_>, Error> {
        (**self).begin().await
    }
}

impl HasClient for ClientWrapper {
    fn client(&self) -> &Client {
        self
    }
}

impl HasClient for deadpool_postgres::Transaction<'_> {
    fn client(&self) -> &Client {
        (**self).client()
    }
}

impl Scope for deadpool_postgres::Transaction<'_> {
    async fn finish(self) -> Result<(), Error> {
        Ok(self.commit().await?)
    }
}

impl Atomic for ClientWrapper {
    type Scope<'a> = deadpool_postgres::Transaction<'a>;

    async fn begin(&mut self) -> Result<deadpool_postgres::Transaction<'_>, Error> {
        Ok(self.transaction().await?)
    }
}

impl Atomic for deadpool_postgres::Transaction<'_> {
    type Scope<'a>
        = deadpool_postgres::Transaction<'a>
    where
        Self: 'a;

    async fn begin(&mut self) -> Result<deadpool_postgres::Transaction<'_>, Error> {
        Ok(self.transaction().await?)
    }
}

impl Executor for ClientWrapper {
    async fn start(&self, request: &Request) -> Result<Rows, Error> {
        run(self, &self.statement_cache, request, Again::Once).await
    }
}

impl Executor for deadpool_postgres::Transaction<'_> {
    async fn start(&self, request: &Request) -> Result<Rows, Error> {
        run(self.client(), &self.statement_cache, request, Again::Never).await
    }
}

/// Runs a request with deadpool-postgres's cache, which prepares again what has been removed.
async fn run(
    client: &Client,
    cache: &StatementCache,
    request: &Request,
    again: Again,
) -> Result<Rows, Error> {
    Trace::begin(request, None).around(start(client, cache, request, again).await)
}

async fn start(
    client: &Client,
    cache: &StatementCache,
    request: &Request,
    again: Again,
) -> Result<Rows, Error> {
    if !request.is_kept() {
        return request.run_typed(client).await;
    }
    let types = request.types()?;
    let sql = request.sql();
    let attempt = async || {
        let statement = cache.prepare_typed(client, &sql, &types).await?;
        request.check(&statement)?;
        request.run_prepared(client, &statement).await
    };
    let failed = match attempt().await {
        Err(error) if error.is_stale_statement() => error,
        result => return result,
    };
    drop(cache.remove(&sql, &types));
    match again {
        Again::Never => Err(failed),
        Again::Once => attempt()
            .await
            .map_err(|second| if second.is_failed_transaction() { failed } else { second }),
    }
}
