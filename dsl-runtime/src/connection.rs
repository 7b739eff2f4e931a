//! A connection that keeps its prepared statements.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{CancelToken, Client, Config, Socket};

use crate::error::Error;
use crate::executor::{Executor, Request, Rows};
use crate::statement_cache::StatementCache;
use crate::trace::{Place, Trace};
use crate::transaction::{Transaction, TransactionOptions};

/// How many prepared statements a connection keeps unless told otherwise.
const DEFAULT_CAPACITY: usize = 500;

/// A connection that prepares each query once and keeps the prepared statement.
///
/// It keeps at most 500 of them, or as many as [`Connection::with_capacity`] says; the one used
/// longest ago is closed to make room. The columns of a query are compared with those that the macro
/// expects when it is prepared, and not again. A statement that the server no longer runs, since a
/// table changed or since somebody said `DISCARD ALL`, is prepared again, once, where the error has
/// not broken a transaction.
///
/// Dropping a future half-way is safe, while a query runs or while it is being prepared.
///
/// ```no_run
/// use sqlweave_runtime::{Connection, Error, Many, Query};
/// use tokio_postgres::NoTls;
///
/// async fn run(ids: Query<i64, Many>) -> Result<Vec<i64>, Error> {
///     let db = Connection::connect("postgres://localhost/shop", NoTls).await?;
///     ids.fetch(&db).await
/// }
/// ```
pub struct Connection {
    client: Arc<Client>,
    /// The database, where it is known.
    place: Option<Box<Place>>,
    /// Whether queries are prepared, and so kept.
    prepares: bool,
    statements: Mutex<StatementCache<tokio_postgres::Statement>>,
    /// Preparations whose caller went away. The server has a statement for each, whose name only the
    /// future knows.
    abandoned: Mutex<Vec<Preparation>>,
}

type Preparation =
    Pin<Box<dyn Future<Output = Result<tokio_postgres::Statement, tokio_postgres::Error>> + Send>>;

impl Connection {
    /// Keeps statements for a client, which is connected already.
    ///
    /// ```no_run
    /// use sqlweave_runtime::Connection;
    /// use tokio_postgres::{Config, NoTls};
    ///
    /// # async fn run() -> Result<(), tokio_postgres::Error> {
    /// let (client, connection) = Config::new().host("localhost").connect(NoTls).await?;
    /// tokio::spawn(connection);
    /// let db = Connection::new(client);
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(client: impl Into<Arc<Client>>) -> Connection {
        Connection::with_capacity(client, DEFAULT_CAPACITY)
    }

    /// The same with another number of statements to keep. With none it prepares none, as
    /// [`Connection::through_pgbouncer`] says.
    pub fn with_capacity(client: impl Into<Arc<Client>>, statements: usize) -> Connection {
        Connection {
            client: client.into(),
            place: None,
            prepares: statements > 0,
            statements: Mutex::new(StatementCache::new(statements)),
            abandoned: Mutex::default(),
        }
    }

    /// For a client that leads to a pooler which gives each transaction another connection to the
    /// server: PgBouncer with `pool_mode = transaction`, and its like.
    ///
    /// Nothing is prepared by name, also not to ask about types. Each query is one round trip that
    /// carries the parameters' types, and columns of enums, composites and other types of the database's
    /// owner come in a form that names their types itself. Transactions stay on one connection, as
    /// PgBouncer does it. COPY runs in a transaction only, where it may prepare by name.
    ///
    /// What is done with [`Connection::client`] has to care for itself: `query`, `execute` and `prepare`
    /// prepare by name, `query_typed` and `batch_execute` do not.
    ///
    /// ```no_run
    /// use sqlweave_runtime::Connection;
    /// use tokio_postgres::NoTls;
    ///
    /// # async fn run() -> Result<(), tokio_postgres::Error> {
    /// let url = "postgres://localhost:6432/shop";
    /// let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    /// tokio::spawn(connection);
    /// let db = Connection::through_pgbouncer(client);
    /// # Ok(())
    /// # }
    /// ```
    pub fn through_pgbouncer(client: impl Into<Arc<Client>>) -> Connection {
        Connection::with_capacity(client, 0)
    }

    /// Connects to the server that a URL names, or a string of `host=… user=…`. For TLS give a
    /// connector of `postgres-native-tls` or `postgres-openssl`.
    ///
    /// Must be called within a tokio runtime, where a task of its own drives the connection.
    pub async fn connect<T>(url: &str, tls: T) -> Result<Connection, Error>
    where
        T: MakeTlsConnect<Socket, Stream: Send + 'static>,
    {
        let config: Config = url.parse()?;
        let (client, connection) = config.connect(tls).await?;
        tokio::spawn(connection);
        Ok(Connection::new(client).named_as_in(&config))
    }

    /// Takes the database's name, and the server's, from the configuration.
    pub(crate) fn named_as_in(self, config: &Config) -> Connection {
        Connection { place: Some(Box::new(Place::of(config))), ..self }
    }

    /// The client, for all that is no query: COPY, `LISTEN`, statements of one's own.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// What stops the statement that is running, from anywhere.
    pub fn cancel_token(&self) -> CancelToken {
        self.client.cancel_token()
    }

    /// Whether the connection is gone. Then it will not come back.
    pub fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Whether it prepares queries by name.
    pub(crate) fn prepares(&self) -> bool {
        self.prepares
    }

    /// How many prepared statements are kept at the moment.
    pub fn prepared_statements(&self) -> usize {
        lock(&self.statements).len()
    }

    /// Closes all prepared statements.
    pub fn clear(&self) {
        lock(&self.statements).clear();
    }

    /// Begins a transaction. It is rolled back unless it is committed.
    ///
    /// ```
    /// use sqlweave_runtime::{Connection, Error, Nothing, Query};
    ///
    /// async fn both(
    ///     db: &mut Connection,
    ///     first: Query<(), Nothing>,
    ///     second: Query<(), Nothing>,
    /// ) -> Result<(), Error> {
    ///     let transaction = db.transaction().await?;
    ///     first.execute(&transaction).await?;
    ///     second.execute(&transaction).await?;
    ///     transaction.commit().await
    /// }
    /// ```
    pub async fn transaction(&mut self) -> Result<Transaction<'_>, Error> {
        self.transaction_with(&TransactionOptions::default()).await
    }

    /// Begins a transaction of a certain kind.
    pub async fn transaction_with(
        &mut self,
        options: &TransactionOptions,
    ) -> Result<Transaction<'_>, Error> {
        Transaction::begin(self, options).await
    }

    /// Runs a request. `again` says whether it may be prepared a second time.
    pub(crate) async fn run(&self, request: &Request, again: Again) -> Result<Rows, Error> {
        let trace = Trace::begin(request, self.place.as_deref());
        let kept = match self.prepares && request.is_kept() {
            true => lock(&self.statements).get(request.key()),
            false => None,
        };
        // What is rare is boxed, so that the future of what is not stays small.
        trace.around(match kept {
            None => Box::pin(self.run_new(request, again)).await,
            Some(kept) => match request.run_prepared(&self.client, &kept).await {
                Err(failed) if failed.is_stale_statement() => {
                    Box::pin(self.run_again(request, again, failed)).await
                }
                result => result,
            },
        })
    }

    /// Runs a request that no statement has been prepared for.
    async fn run_new(&self, request: &Request, again: Again) -> Result<Rows, Error> {
        if !self.prepares || !request.is_kept() {
            return request.run_typed(&self.client).await;
        }
        let statement = self.prepare(request).await?;
        match request.run_prepared(&self.client, &statement).await {
            Err(failed) if failed.is_stale_statement() => {
                self.run_again(request, again, failed).await
            }
            result => result,
        }
    }

    /// Runs a request whose prepared statement the server no longer runs.
    async fn run_again(
        &self,
        request: &Request,
        again: Again,
        failed: Error,
    ) -> Result<Rows, Error> {
        drop(lock(&self.statements).remove(request.key()));
        if again == Again::Never {
            return Err(failed);
        }
        let second = match self.prepare(request).await {
            Ok(statement) => request.run_prepared(&self.client, &statement).await,
            Err(error) => Err(error),
        };
        // In a transaction that nobody told of, the first error is the one that matters.
        second.map_err(|second| if second.is_failed_transaction() { failed } else { second })
    }

    async fn prepare(&self, request: &Request) -> Result<tokio_postgres::Statement, Error> {
        self.close_abandoned().await;
        let (client, sql) = (Arc::clone(&self.client), request.text());
        let types: Vec<_> = request.types()?;
        let statement =
            self.finish(Box::pin(async move { client.prepare_typed(&sql, &types).await })).await?;
        request.check(&statement)?;
        drop(lock(&self.statements).insert(request.key(), statement.clone()));
        Ok(statement)
    }

    /// Sees preparations to their end that somebody began and left, which closes their statements.
    pub(crate) async fn close_abandoned(&self) {
        loop {
            let next = lock(&self.abandoned).pop();
            let Some(next) = next else { return };
            drop(self.finish(next).await);
        }
    }

    fn finish(&self, preparation: Preparation) -> Preparing<'_> {
        Preparing { connection: self, preparation: Some(preparation) }
    }
}

/// Whether a stale statement may be prepared again. In a transaction the error has already broken it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    Once,
    Never,
}

/// A preparation that is handed to the connection if its caller goes away.
struct Preparing<'a> {
    connection: &'a Connection,
    preparation: Option<Preparation>,
}

impl Future for Preparing<'_> {
    type Output = Result<tokio_postgres::Statement, tokio_postgres::Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(preparation) = &mut self.preparation else { return Poll::Pending };
        let result = preparation.as_mut().poll(cx);
        if result.is_ready() {
            self.preparation = None;
        }
        result
    }
}

impl Drop for Preparing<'_> {
    fn drop(&mut self) {
        if let Some(preparation) = self.preparation.take() {
            lock(&self.connection.abandoned).push(preparation);
        }
    }
}

/// Nothing that is done under these locks can leave what they guard half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Executor for Connection {
    fn start(&self, request: &Request) -> impl Future<Output = Result<Rows, Error>> + Send {
        self.run(request, Again::Once)
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("closed", &self.is_closed())
            .field("prepared_statements", &self.prepared_statements())
            .finish_non_exhaustive()
    }
}
