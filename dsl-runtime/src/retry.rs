//! Another attempt at a transaction that another one got in the way of.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use tokio_postgres::Client;

use crate::connection::{Again, Connection};
use crate::error::Error;
use crate::executor::{Executor, Request, Rows};
use crate::transaction::{Transaction, TransactionOptions};

/// How often to try, and how long to wait between attempts: twice as long each time, less a random
/// part, so that those who got in each other's way do not meet again.
///
/// ```
/// use std::time::Duration;
///
/// use sqlweave_runtime::Backoff;
///
/// let patient = Backoff::default().attempts(20).longest(Duration::from_secs(5));
/// # let _ = patient;
/// ```
#[derive(Debug, Clone)]
pub struct Backoff {
    attempts: u32,
    first: Duration,
    longest: Duration,
}

impl Default for Backoff {
    /// Ten attempts, with waits from 5 milliseconds to one second.
    fn default() -> Self {
        Backoff { attempts: 10, first: Duration::from_millis(5), longest: Duration::from_secs(1) }
    }
}

impl Backoff {
    /// How often to try in all; at least once.
    pub fn attempts(self, attempts: u32) -> Self {
        Backoff { attempts, ..self }
    }

    /// How long to wait after the first attempt.
    pub fn first(self, first: Duration) -> Self {
        Backoff { first, ..self }
    }

    /// How long to wait at most.
    pub fn longest(self, longest: Duration) -> Self {
        Backoff { longest, ..self }
    }

    /// The wait after so many failures: the second half of it is random.
    fn wait(&self, failures: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(failures.saturating_sub(1));
        let whole = self.first.saturating_mul(doubled).min(self.longest);
        let random = RandomState::new().build_hasher().finish() % 1024;
        whole / 2 + whole.mul_f64(random as f64 / 2048.0)
    }
}

/// An error that may say that another attempt is worth it.
///
/// It is [`Error::is_retryable`], also of an error that one of these caused. Implement it for an error
/// type of your own, by asking the error that it wraps.
pub trait Retryable {
    /// Whether another attempt at the whole transaction may succeed.
    fn is_retryable(&self) -> bool;
}

impl Retryable for Error {
    fn is_retryable(&self) -> bool {
        Error::is_retryable(self)
    }
}

impl Retryable for tokio_postgres::Error {
    fn is_retryable(&self) -> bool {
        use tokio_postgres::error::SqlState;
        matches!(
            self.code(),
            Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED)
        )
    }
}

impl Retryable for Box<dyn std::error::Error + Send + Sync> {
    fn is_retryable(&self) -> bool {
        let mut next: Option<&(dyn std::error::Error + 'static)> = Some(self.as_ref());
        while let Some(error) = next {
            if let Some(error) = error.downcast_ref::<Error>() {
                return error.is_retryable();
            }
            if let Some(error) = error.downcast_ref::<tokio_postgres::Error>() {
                return Retryable::is_retryable(error);
            }
            next = error.source();
        }
        false
    }
}

/// Runs `attempt` again, after a pause, while it fails with a serialization failure or a deadlock.
///
/// An attempt is all of a transaction, from its beginning to its commit, on whatever connection.
/// [`Connection::retry`] begins and commits by itself.
///
/// ```
/// use sqlweave_runtime::{Backoff, Connection, Error, Nothing, Query, retry};
/// use tokio_postgres::NoTls;
///
/// async fn transfer(url: &str, transfer: Query<(), Nothing>) -> Result<(), Error> {
///     retry(&Backoff::default(), || async {
///         let mut db = Connection::connect(url, NoTls).await?; // or from a pool
///         let transaction = db.transaction().await?;
///         transfer.clone().execute(&transaction).await?;
///         transaction.commit().await
///     })
///     .await
/// }
/// ```
pub async fn retry<T, E: Retryable, F: Future<Output = Result<T, E>>>(
    backoff: &Backoff,
    mut attempt: impl FnMut() -> F,
) -> Result<T, E> {
    let mut failures = 0;
    loop {
        match attempt().await {
            Err(error) if error.is_retryable() && failures + 1 < backoff.attempts => failures += 1,
            result => return result,
        }
        tokio::time::sleep(backoff.wait(failures)).await;
    }
}

impl Connection {
    /// Runs `work` in a transaction and commits it; again, from the beginning, after a serialization
    /// failure or a deadlock. After any other error it is rolled back.
    ///
    /// `work` may run several times: what it does outside of the database it does each time.
    ///
    /// ```
    /// use sqlweave_runtime::{Backoff, Connection, Error, Nothing, Query, TransactionOptions};
    /// use tokio_postgres::IsolationLevel;
    ///
    /// async fn transfer(
    ///     db: &mut Connection,
    ///     withdraw: Query<(), Nothing>,
    ///     deposit: Query<(), Nothing>,
    /// ) -> Result<(), Error> {
    ///     let serializable = TransactionOptions::new().isolation(IsolationLevel::Serializable);
    ///     let (withdraw, deposit) = (&withdraw, &deposit);
    ///     db.retry(&Backoff::default(), &serializable, |transaction| {
    ///         Box::pin(async move {
    ///             withdraw.clone().execute(&transaction).await?;
    ///             deposit.clone().execute(&transaction).await?;
    ///             Ok(())
    ///         })
    ///     })
    ///     .await
    /// }
    /// ```
    pub async fn retry<'a, T, E: Retryable + From<Error>>(
        &mut self,
        backoff: &Backoff,
        options: &TransactionOptions,
        mut work: impl for<'t> FnMut(Attempt<'t, 'a>) -> Work<'t, T, E>,
    ) -> Result<T, E> {
        let mut failures = 0;
        loop {
            let transaction = self.transaction_with(options).await?;
            let attempt = Attempt { connection: transaction.connection(), around: PhantomData };
            let result = work(attempt).await;
            // Of two errors the first is the one that matters.
            let result = match result {
                Ok(value) => transaction.commit().await.map(|()| value).map_err(E::from),
                Err(error) => {
                    let _ = transaction.rollback().await;
                    Err(error)
                }
            };
            match result {
                Err(error) if error.is_retryable() && failures + 1 < backoff.attempts => {
                    failures += 1;
                }
                result => return result,
            }
            tokio::time::sleep(backoff.wait(failures)).await;
        }
    }
}

/// What [`Connection::retry`] is given to do: `Box::pin(async move { … })`.
pub type Work<'t, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 't>>;

/// The transaction of one attempt. Whoever began it ends it. What is around it lives for `'a`.
#[derive(Debug)]
pub struct Attempt<'t, 'a: 't> {
    connection: &'t Connection,
    around: PhantomData<&'t &'a ()>,
}

impl Attempt<'_, '_> {
    /// Makes a savepoint: a transaction in this one.
    pub async fn transaction(&mut self) -> Result<Transaction<'_>, Error> {
        Transaction::savepoint(self.connection, 1).await
    }

    /// The client, for all that is no query.
    pub fn client(&self) -> &Client {
        self.connection.client()
    }
}

impl Executor for Attempt<'_, '_> {
    async fn start(&self, request: &Request) -> Result<Rows, Error> {
        self.connection.run(request, Again::Never).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let backoff = Backoff::default();
        for (failures, whole) in [(1, 5), (2, 10), (5, 80), (9, 1000), (40, 1000)] {
            let (wait, whole) = (backoff.wait(failures), Duration::from_millis(whole));
            assert!(wait >= whole / 2 && wait <= whole, "{failures}: {wait:?}");
        }
    }
}
