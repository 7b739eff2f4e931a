//! Pools: their objects run queries, and managers that keep a statement cache with each connection.

#[cfg(feature = "bb8")]
mod bb8;
#[cfg(feature = "deadpool")]
mod deadpool;

#[cfg(feature = "bb8")]
pub use self::bb8::Bb8Manager;
#[cfg(feature = "deadpool")]
pub use self::deadpool::DeadpoolManager;

#[cfg(any(feature = "bb8", feature = "deadpool"))]
mod manager {
    use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
    use tokio_postgres::{Config, Socket};

    use crate::connection::Connection;
    use crate::error::Error;

    /// How the connections of a pool are made.
    #[derive(Clone)]
    pub(crate) struct Settings<T> {
        pub(crate) config: Config,
        pub(crate) tls: T,
        pub(crate) statements: Option<usize>,
    }

    impl<T> Settings<T>
    where
        T: MakeTlsConnect<Socket> + Clone + Send + Sync + 'static,
        T::Stream: Send + Sync + 'static,
        T::TlsConnect: Send + Sync,
        <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
    {
        pub(crate) async fn connect(&self) -> Result<Connection, Error> {
            let (client, connection) = self.config.connect(self.tls.clone()).await?;
            tokio::spawn(connection);
            let connection = match self.statements {
                Some(statements) => Connection::with_capacity(client, statements),
                None => Connection::new(client),
            };
            Ok(connection.named_as_in(&self.config))
        }
    }

    /// Asks the server for nothing, which fails if it is not there.
    pub(crate) async fn check(connection: &Connection) -> Result<(), Error> {
        Ok(connection.client().check_connection().await?)
    }
}
