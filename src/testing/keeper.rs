//! The thread that keeps a database: it makes it, holds a session open as long as it is wanted, and drops it.
//!
//! It has a runtime of its own: a test's may have one thread only, which waits in `drop`, or be shutting down.

use std::thread;

use sqlweave_core::source::Source;
use tokio::{
    runtime::Builder,
    sync::oneshot::{self, Receiver, Sender},
    task::JoinHandle,
};
use tokio_postgres::{Client, Config, NoTls, error::SqlState};

use super::{Error, leftovers, template::Template};

pub(super) struct Keeper {
    /// Once it is gone the database is dropped.
    wanted: Option<Sender<()>>,
    dropped: Receiver<Result<(), Error>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Keeper {
    /// Makes the database. Where nobody waits for it any longer, it is dropped again.
    pub(super) async fn start(
        server: Config,
        name: String,
        schema: Vec<Source>,
    ) -> Result<Keeper, Error> {
        let (made, is_made) = oneshot::channel();
        let (wanted, is_wanted) = oneshot::channel();
        let (end, dropped) = oneshot::channel();
        let keep = keep(server, name, schema, made, is_wanted, end);
        // Where there is no runtime `keep` is dropped, which whoever waits for it hears.
        let run = move || {
            if let Ok(runtime) = Builder::new_current_thread().enable_all().build() {
                runtime.block_on(keep);
            }
        };
        let thread = thread::Builder::new()
            .name("sqlweave-testing".to_owned())
            .spawn(run)
            .map_err(|error| Error::new(format!("no thread can be started: {error}")))?;
        is_made.await.unwrap_or_else(|_| Err(lost()))?;
        Ok(Keeper { wanted: Some(wanted), dropped, thread: Some(thread) })
    }

    /// Drops the database.
    pub(super) async fn stop(&mut self) -> Result<(), Error> {
        drop(self.wanted.take());
        let dropped = (&mut self.dropped).await;
        dropped.unwrap_or_else(|_| Err(lost()))
    }
}

fn lost() -> Error {
    Error::new("the thread that keeps the database has no runtime, or has panicked")
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.wanted.take());
        if let Some(thread) = self.thread.take() {
            // What went wrong is asked of `stop`; the next database that is made drops this one then.
            let _ = thread.join();
        }
    }
}

/// The life of a database, on a thread of its own.
async fn keep(
    server: Config,
    name: String,
    schema: Vec<Source>,
    made: Sender<Result<(), Error>>,
    is_wanted: Receiver<()>,
    dropped: Sender<Result<(), Error>>,
) {
    let keeper = match Session::open(&server, None, &name).await {
        Ok(session) => session,
        Err(error) => return drop(made.send(Err(error))),
    };
    if let Err(error) = make(&keeper.client, &server, &name, &schema).await {
        // What there is of it goes before anyone hears of that.
        let _ = drop_database(&keeper.client, &name).await;
        keeper.close().await;
        return drop(made.send(Err(error)));
    }
    if made.send(Ok(())).is_ok() {
        // The end of this is an error if nobody says so.
        let _ = is_wanted.await;
    }
    let result = drop_database(&keeper.client, &name).await;
    keeper.close().await;
    let _ = dropped.send(result);
}

/// How often a template may be dropped by others before it is copied.
const ATTEMPTS: u32 = 3;

async fn make(
    client: &Client,
    server: &Config,
    name: &str,
    schema: &[Source],
) -> Result<(), Error> {
    // What the role is set to may not end the session, nor the wait for others who make the same template.
    client
        .batch_execute(
            "set idle_session_timeout = 0; set statement_timeout = 0; set lock_timeout = 0",
        )
        .await
        .map_err(|error| Error::during("the server cannot be used", error))?;
    leftovers::remove(client).await;
    let template = Template::of(client, schema).await?;
    let mut attempt = 1;
    loop {
        template.make_once(client, server, name).await?;
        match client
            .batch_execute(&format!("create database {name} template {}", template.name))
            .await
        {
            Err(error)
                if error.code() == Some(&SqlState::INVALID_CATALOG_NAME) && attempt < ATTEMPTS =>
            {
                attempt += 1
            }
            result => {
                return result.map_err(|error| {
                    Error::during(format_args!("the database {name} cannot be made"), error)
                });
            }
        }
    }
}

pub(super) async fn drop_database(client: &Client, name: &str) -> Result<(), Error> {
    let result =
        client.batch_execute(&format!("drop database if exists {name} with (force)")).await;
    result.map_err(|error| {
        Error::during(format_args!("the database {name} cannot be dropped"), error)
    })
}

/// A connection that is seen to its end.
pub(super) struct Session {
    pub(super) client: Client,
    connection: JoinHandle<()>,
}

impl Session {
    /// Connects to the server's own database or another, in the name of a database that is thereby kept.
    pub(super) async fn open(
        server: &Config,
        database: Option<&str>,
        keeps: &str,
    ) -> Result<Session, Error> {
        let mut config = server.clone();
        config.application_name(keeps);
        if let Some(database) = database {
            config.dbname(database);
        }
        let connected = config.connect(NoTls).await;
        let (client, connection) =
            connected.map_err(|error| Error::during("the server cannot be connected to", error))?;
        let connection = tokio::spawn(async move {
            // What ends the connection is told to whoever asks for something.
            let _ = connection.await;
        });
        Ok(Session { client, connection })
    }

    /// Until the server no longer counts it, which would keep the database from being copied.
    pub(super) async fn close(self) {
        drop(self.client);
        let _ = self.connection.await;
    }
}
