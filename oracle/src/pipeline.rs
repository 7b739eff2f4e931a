//! Many statements in flight over one connection, in a database of their own.

use std::sync::Arc;

use tokio::task::JoinSet;
use tokio_postgres::{Client, Config, NoTls};

use crate::answer::Answer;
use crate::live;

/// A connection to a database that was made for it.
pub struct Pipeline {
    client: Arc<Client>,
    server: Config,
    database: String,
    /// The server's major version.
    pub version: u32,
}

impl Pipeline {
    /// Makes a database on the server of a URL. [`Pipeline::finish`] takes it away again.
    pub async fn start(url: &str, database: &str) -> Result<Pipeline, String> {
        let server: Config = url.parse().map_err(|error| format!("{url}: {error}"))?;
        run(&connect(&server).await?, &format!("create database \"{database}\"")).await?;
        let client = connect(server.clone().dbname(database)).await?;
        let version = live::major_version(&client).await.map_err(|error| error.to_string())?;
        let (client, database) = (Arc::new(client), database.to_owned());
        Ok(Pipeline { client, server, database, version })
    }

    /// What the server says of each statement when it is prepared, in order.
    pub async fn answers(&self, statements: &[String]) -> Result<Vec<Answer>, String> {
        let mut tasks = JoinSet::new();
        for (index, sql) in statements.iter().enumerate() {
            let (client, sql) = (Arc::clone(&self.client), sql.clone());
            tasks.spawn(async move { (index, live::parse(&client, &sql).await) });
        }
        let mut answers = vec![None; statements.len()];
        while let Some(finished) = tasks.join_next().await {
            let (index, answer) = finished.map_err(|error| error.to_string())?;
            let answer = answer.map_err(|error| {
                let sql = statements.get(index).map_or("", String::as_str);
                format!("{error} at: {sql}")
            })?;
            answers[index] = Some(answer);
        }
        answers.into_iter().map(|answer| answer.ok_or_else(|| "no answer".to_owned())).collect()
    }

    /// What the server says of a statement when it is prepared and planned.
    pub async fn planned(&self, sql: &str) -> Result<Answer, String> {
        run(&self.client, "begin").await?;
        let answer = live::describe(&self.client, sql).await.map_err(|error| error.to_string());
        run(&self.client, "rollback").await?;
        answer
    }

    /// Runs statements, separated by semicolons.
    pub async fn run(&self, sql: &str) -> Result<(), String> {
        run(&self.client, sql).await
    }

    /// Another session in the same database.
    pub async fn another(&self) -> Result<Pipeline, String> {
        let client = connect(self.server.clone().dbname(&self.database)).await?;
        Ok(Pipeline {
            client: Arc::new(client),
            server: self.server.clone(),
            database: self.database.clone(),
            version: self.version,
        })
    }

    /// Drops the database.
    pub async fn finish(self) -> Result<(), String> {
        drop(self.client);
        let drop = format!("drop database \"{}\" with (force)", self.database);
        run(&connect(&self.server).await?, &drop).await
    }
}

async fn connect(config: &Config) -> Result<Client, String> {
    let (client, connection) = config.connect(NoTls).await.map_err(|error| error.to_string())?;
    tokio::spawn(connection);
    Ok(client)
}

async fn run(client: &Client, sql: &str) -> Result<(), String> {
    client.batch_execute(sql).await.map_err(|error| live::complaint(sql, &error))
}
