//! A connection for one script. On a thread of its own, since the caller may be inside a runtime
//! where blocking on another is forbidden.

use std::thread;

use tokio::runtime::Builder;
use tokio_postgres::NoTls;

use crate::error::Error;

pub(crate) fn execute(url: &str, sql: &str) -> Result<(), Error> {
    let result = thread::scope(|scope| scope.spawn(|| execute_here(url, sql)).join());
    match result {
        Ok(result) => result,
        Err(_) => Err(Error::new("the connection to the throwaway server panicked")),
    }
}

fn execute_here(url: &str, sql: &str) -> Result<(), Error> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::new(format!("cannot connect to the throwaway server: {error}")))?;
    runtime.block_on(async {
        let (client, connection) =
            tokio_postgres::connect(url, NoTls).await.map_err(|error| refusal(&error))?;
        let connection = tokio::spawn(connection);
        let result = client.batch_execute(sql).await.map_err(|error| refusal(&error));
        // The server may still count the session when the next statement wants the database for
        // itself, so the connection is seen to its end.
        drop(client);
        let _ = connection.await;
        result
    })
}

fn refusal(error: &tokio_postgres::Error) -> Error {
    match error.as_db_error() {
        Some(refused) => Error::new(format!("[{}] {}", refused.code().code(), refused.message())),
        None => Error::new(format!("the throwaway server does not answer: {error}")),
    }
}
