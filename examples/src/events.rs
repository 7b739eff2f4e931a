//! LISTEN and NOTIFY: who listens is told what others have committed.

use std::fmt;
use std::future::poll_fn;

use serde_json::Value;
use sqlweave::query;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio_postgres::{AsyncMessage, Client, Config, NoTls, Notification};

use crate::Result;

query! {
    /// Tells all who listen to a channel, once the transaction is committed.
    pub fn tell(channel: &str, what: &str) -> Told {
        select pg_notify({channel}, {what}) as told
    }
}

query! {
    /// Adds a job and tells the workers of its queue, in one statement.
    pub fn add_job(queue: &str, payload: Value) -> AddedJob {
        insert into jobs (queue, payload) values ({queue}, {payload})
        returning id, pg_notify({queue}, id::text) as told
    }
}

/// A connection that listens. What is told while nobody listens is lost, so that a worker looks for
/// work once it does, and only then waits.
pub struct Listener {
    /// The connection ends when this is dropped.
    _client: Client,
    heard: UnboundedReceiver<Notification>,
}

impl Listener {
    /// Listens from now on.
    pub async fn open(config: &Config, channels: &[&str]) -> Result<Listener> {
        let (client, mut connection) = config.connect(NoTls).await?;
        let (told, heard) = unbounded_channel();
        tokio::spawn(async move {
            while let Some(Ok(message)) = poll_fn(|cx| connection.poll_message(cx)).await {
                if let AsyncMessage::Notification(notification) = message
                    && told.send(notification).is_err()
                {
                    break;
                }
            }
        });
        for channel in channels {
            // A channel is a name, and no parameter can stand for one.
            let channel = channel.replace('"', "\"\"");
            client.batch_execute(&format!("listen \"{channel}\"")).await?;
        }
        Ok(Listener { _client: client, heard })
    }

    /// What is heard next; `None` when the connection has ended.
    pub async fn next(&mut self) -> Option<Notification> {
        self.heard.recv().await
    }
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listener").finish_non_exhaustive()
    }
}
