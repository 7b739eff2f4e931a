//! Transactions of a [`Connection`], which use its prepared statements.

use std::fmt;
use std::pin::pin;
use std::task::{Context, Waker};

use tokio_postgres::{CancelToken, Client, IsolationLevel};

use crate::connection::{Again, Connection};
use crate::error::Error;
use crate::executor::{Executor, Request, Rows};

/// A transaction, or a savepoint in one. It is rolled back unless it is committed.
pub struct Transaction<'a> {
    /// Nobody else has it: whoever began the transaction gave it by `&mut`.
    connection: &'a Connection,
    /// How many transactions this one is in.
    depth: u32,
    done: bool,
}

/// What kind of transaction to begin. What is not said is as the server has it by default.
///
/// ```
/// use sqlweave_runtime::TransactionOptions;
/// use tokio_postgres::IsolationLevel;
///
/// let report = TransactionOptions::new().isolation(IsolationLevel::RepeatableRead).read_only();
/// # let _ = report;
/// ```
#[derive(Debug, Clone, Default)]
pub struct TransactionOptions {
    isolation: Option<IsolationLevel>,
    read_only: bool,
    deferrable: bool,
}

impl TransactionOptions {
    /// The server's defaults.
    pub fn new() -> Self {
        TransactionOptions::default()
    }

    /// `ISOLATION LEVEL …`
    pub fn isolation(self, level: IsolationLevel) -> Self {
        TransactionOptions { isolation: Some(level), ..self }
    }

    /// `READ ONLY`
    pub fn read_only(self) -> Self {
        TransactionOptions { read_only: true, ..self }
    }

    /// `DEFERRABLE`, which matters to serializable transactions that only read.
    pub fn deferrable(self) -> Self {
        TransactionOptions { deferrable: true, ..self }
    }

    fn begin(&self) -> String {
        let mut sql = "BEGIN".to_owned();
        match self.isolation {
            Some(IsolationLevel::ReadUncommitted) => sql += " ISOLATION LEVEL READ UNCOMMITTED",
            Some(IsolationLevel::ReadCommitted) => sql += " ISOLATION LEVEL READ COMMITTED",
            Some(IsolationLevel::RepeatableRead) => sql += " ISOLATION LEVEL REPEATABLE READ",
            Some(_) => sql += " ISOLATION LEVEL SERIALIZABLE",
            None => {}
        }
        if self.read_only {
            sql += " READ ONLY";
        }
        if self.deferrable {
            sql += " DEFERRABLE";
        }
        sql
    }
}

impl<'a> Transaction<'a> {
    pub(crate) async fn begin(
        connection: &'a mut Connection,
        options: &TransactionOptions,
    ) -> Result<Self, Error> {
        // Made first: whoever goes away while the server begins leaves no transaction behind.
        let transaction = Transaction { connection, depth: 0, done: false };
        transaction.client().batch_execute(&options.begin()).await?;
        Ok(transaction)
    }

    /// Makes a savepoint: a transaction in this one.
    ///
    /// ```
    /// use sqlweave_runtime::{Error, Nothing, Query, Transaction};
    ///
    /// async fn attempt(
    ///     transaction: &mut Transaction<'_>,
    ///     query: Query<(), Nothing>,
    /// ) -> Result<bool, Error> {
    ///     let savepoint = transaction.transaction().await?;
    ///     if query.execute(&savepoint).await.is_err() {
    ///         savepoint.rollback().await?; // and the transaction goes on
    ///         return Ok(false);
    ///     }
    ///     savepoint.commit().await?;
    ///     Ok(true)
    /// }
    /// ```
    pub async fn transaction(&mut self) -> Result<Transaction<'_>, Error> {
        Transaction::savepoint(self.connection, self.depth + 1).await
    }

    pub(crate) async fn savepoint(connection: &'a Connection, depth: u32) -> Result<Self, Error> {
        let inner = Transaction { connection, depth, done: false };
        inner.client().batch_execute(&format!("SAVEPOINT sqlweave_{}", inner.depth)).await?;
        Ok(inner)
    }

    /// Makes what was done in it last.
    ///
    /// Where an error has broken the transaction, also one that nobody looked at, it is rolled back, and
    /// this is an error of which [`Error::is_failed_transaction`] is true: the server's COMMIT alone rolls
    /// back in silence.
    pub async fn commit(mut self) -> Result<(), Error> {
        // The empty SELECT is what a broken transaction refuses.
        let sql = match self.depth {
            0 => "SELECT; COMMIT".to_owned(),
            depth => format!("RELEASE sqlweave_{depth}"),
        };
        let ended = self.client().batch_execute(&sql).await.map_err(Error::from);
        self.done = true;
        if ended.as_ref().is_err_and(Error::is_failed_transaction) {
            // Of two errors the first is the one that matters.
            let _ = self.client().batch_execute(&self.undo()).await;
        }
        ended
    }

    /// Undoes what was done in it; dropping it does the same, without waiting.
    pub async fn rollback(mut self) -> Result<(), Error> {
        self.done = true;
        Ok(self.client().batch_execute(&self.undo()).await?)
    }

    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    fn undo(&self) -> String {
        match self.depth {
            0 => "ROLLBACK".to_owned(),
            depth => format!("ROLLBACK TO sqlweave_{depth}; RELEASE sqlweave_{depth}"),
        }
    }

    /// The client, for all that is no query.
    pub fn client(&self) -> &Client {
        self.connection.client()
    }

    /// What stops the statement that is running, from anywhere.
    pub fn cancel_token(&self) -> CancelToken {
        self.connection.cancel_token()
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.done {
            return;
        }
        let undo = self.undo();
        // The first poll sends; nobody waits for the answer.
        let rollback = pin!(self.connection.client().batch_execute(&undo));
        let _ = rollback.poll(&mut Context::from_waker(Waker::noop()));
    }
}

impl Executor for Transaction<'_> {
    async fn start(&self, request: &Request) -> Result<Rows, Error> {
        self.connection.run(request, Again::Never).await
    }
}

impl fmt::Debug for Transaction<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction").field("depth", &self.depth).finish_non_exhaustive()
    }
}
