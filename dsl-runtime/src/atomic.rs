//! Running several statements so that all of them count, or none.

use tokio_postgres::Client;

use crate::connection::Connection;
use crate::error::Error;
use crate::executor::Executor;
use crate::transaction::Transaction;

/// Whatever can begin a transaction: a connection, or a transaction, where it is a savepoint.
///
/// What is written in bulk takes it as `&mut`, since nothing else may run on the connection in between.
#[diagnostic::on_unimplemented(
    message = "rows in bulk cannot run on a `{Self}`",
    label = "cannot begin a transaction",
    note = "give `&mut` of a `sqlweave::Connection`, a `tokio_postgres::Client`, a transaction of either, or a pool's object",
    note = "on anything else that runs queries, `.per_chunk()` makes each chunk a transaction of its own"
)]
pub trait Atomic: Executor + Send {
    /// The transaction.
    type Scope<'a>: Scope
    where
        Self: 'a;

    /// Begins.
    fn begin(&mut self) -> impl Future<Output = Result<Self::Scope<'_>, Error>> + Send;
}

/// A transaction, or a savepoint in one, which is undone when it is dropped.
pub trait Scope: Executor + Send {
    /// Makes what was done last.
    fn finish(self) -> impl Future<Output = Result<(), Error>> + Send;
}

impl Scope for Transaction<'_> {
    async fn finish(self) -> Result<(), Error> {
        self.commit().await
    }
}

impl Scope for tokio_postgres::Transaction<'_> {
    async fn finish(self) -> Result<(), Error> {
        Ok(self.commit().await?)
    }
}

impl Atomic for Connection {
    type Scope<'a> = Transaction<'a>;

    async fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        self.transaction().await
    }
}

impl Atomic for Transaction<'_> {
    type Scope<'a>
        = Transaction<'a>
    where
        Self: 'a;

    async fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        self.transaction().await
    }
}

impl Atomic for Client {
    type Scope<'a> = tokio_postgres::Transaction<'a>;

    async fn begin(&mut self) -> Result<tokio_postgres::Transaction<'_>, Error> {
        Ok(self.transaction().await?)
    }
}

impl Atomic for tokio_postgres::Transaction<'_> {
    type Scope<'a>
        = tokio_postgres::Transaction<'a>
    where
        Self: 'a;

    async fn begin(&mut self) -> Result<tokio_postgres::Transaction<'_>, Error> {
        Ok(self.transaction().await?)
    }
}

macro_rules! through {
    ($($pointer:ty),*) => {
        $(
            impl<D: Atomic + ?Sized> Atomic for $pointer {
                type Scope<'a>
                    = D::Scope<'a>
                where
                    Self: 'a;

                async fn begin(&mut self) -> Result<D::Scope<'_>, Error> {
                    (**self).begin().await
                }
            }
        )*
    };
}

through!(&mut D, Box<D>);
