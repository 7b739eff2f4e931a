//! What COPY runs on: whatever leads to a client of tokio-postgres.

use std::sync::Arc;

use tokio_postgres::Client;

use crate::connection::Connection;
use crate::transaction::Transaction;

/// Whatever leads to a client of tokio-postgres, which COPY needs for itself: a connection, a
/// transaction, a pool's object, or a reference to one.
#[diagnostic::on_unimplemented(
    message = "COPY cannot run on a `{Self}`",
    label = "leads to no client",
    note = "give a reference to a `sqlweave::Connection`, a `tokio_postgres::Client`, a transaction of either, or a pool's object"
)]
pub trait HasClient: Sync {
    /// The client.
    fn client(&self) -> &Client;

    /// What stands between the client and its server; `Pooler::None` unless it is known to be something.
    #[doc(hidden)]
    fn pooler(&self) -> Pooler {
        Pooler::None
    }
}

/// What stands between a client and its server.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pooler {
    /// Nothing, or nothing that is known.
    None,
    /// A pooler that gives each transaction another connection to the server, and no transaction has begun.
    BetweenTransactions,
    /// The same in a transaction, which stays on one connection to the server.
    InTransaction,
}

impl HasClient for Client {
    fn client(&self) -> &Client {
        self
    }
}

impl HasClient for tokio_postgres::Transaction<'_> {
    fn client(&self) -> &Client {
        self.client()
    }
}

impl HasClient for Connection {
    fn client(&self) -> &Client {
        self.client()
    }

    fn pooler(&self) -> Pooler {
        if self.prepares() { Pooler::None } else { Pooler::BetweenTransactions }
    }
}

impl HasClient for Transaction<'_> {
    fn client(&self) -> &Client {
        self.client()
    }

    fn pooler(&self) -> Pooler {
        if self.connection().prepares() { Pooler::None } else { Pooler::InTransaction }
    }
}

macro_rules! through {
    ($([$($bound:tt)*] $pointer:ty;)*) => {
        $(
            impl<C: HasClient + ?Sized $($bound)*> HasClient for $pointer {
                fn client(&self) -> &Client {
                    (**self).client()
                }

                fn pooler(&self) -> Pooler {
                    (**self).pooler()
                }
            }
        )*
    };
}

through! {
    [] &C;
    [+ Send] &mut C;
    [+ Send] Box<C>;
    [+ Send] Arc<C>;
}
