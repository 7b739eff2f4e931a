//! What a live server says of a statement.

use tokio_postgres::error::{DbError, ErrorPosition};
use tokio_postgres::types::{Kind, Type};
use tokio_postgres::{Client, NoTls, Statement};

use sqlweave_test_server::Server;

use crate::answer::{Answer, Column, Refusal, Stage, qualified};
use crate::corpus::{Difference, File};

/// A connection that answers for a schema.
pub struct Oracle {
    client: Client,
    /// The server's major version.
    pub version: u32,
}

impl Oracle {
    /// A database of the shared throwaway server with this schema.
    pub async fn start(database: &str, schema: &str) -> Result<Oracle, String> {
        let server = Server::shared().map_err(|error| error.to_string())?;
        Oracle::start_on(server, database, schema).await
    }

    /// A database of this server with this schema. The server has to outlive it.
    pub async fn start_on(server: &Server, database: &str, schema: &str) -> Result<Oracle, String> {
        let url = server.create_database(database).map_err(|error| error.to_string())?;
        let (client, connection) =
            tokio_postgres::connect(&url, NoTls).await.map_err(|error| error.to_string())?;
        tokio::spawn(connection);
        let version = major_version(&client).await.map_err(|error| error.to_string())?;
        // The plan that holds for any argument, as the server makes it after some executions.
        client
            .batch_execute("set plan_cache_mode = force_generic_plan")
            .await
            .map_err(|error| error.to_string())?;
        client.batch_execute(schema).await.map_err(|error| complaint("the schema", &error))?;
        Ok(Oracle { client, version })
    }

    /// Where the server says something else than a file holds.
    pub async fn compare(&self, file: &File) -> Result<Vec<Difference>, String> {
        let mut differences = Vec::new();
        for (index, case) in file.cases.iter().enumerate() {
            if case.sql.is_empty() || !case.is_for(self.version) {
                continue;
            }
            let place = format!("{}:{}", file.path.display(), case.line);
            let found = self
                .answer(&case.schema, &case.sql)
                .await
                .map_err(|error| format!("{place}: {error}"))?;
            let expected = case.answer(self.version);
            if expected != Some(&found) {
                let (expected, sql) = (expected.cloned(), case.sql.clone());
                let versions = vec![self.version];
                differences.push(Difference { place, versions, case: index, sql, expected, found });
            }
        }
        Ok(differences)
    }

    /// What the server says of a statement after some schema. Leaves nothing behind.
    pub async fn answer(&self, schema: &str, sql: &str) -> Result<Answer, String> {
        self.run("begin").await?;
        let answer = match self.run(schema).await {
            Ok(()) => describe(&self.client, sql).await.map_err(|error| error.to_string()),
            Err(error) => Err(error),
        };
        self.run("rollback").await?;
        answer
    }

    async fn run(&self, sql: &str) -> Result<(), String> {
        self.client.batch_execute(sql).await.map_err(|error| complaint(sql, &error))
    }
}

/// The server's major version.
pub(crate) async fn major_version(client: &Client) -> Result<u32, tokio_postgres::Error> {
    let row =
        client.query_one("select current_setting('server_version_num')::int / 10000", &[]).await?;
    Ok(row.get::<_, i32>(0).unsigned_abs())
}

pub(crate) fn complaint(sql: &str, error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(refused) => format!(
            "[{}] {} {} in: {sql}",
            refused.code().code(),
            refused.message(),
            position(refused).map(|position| format!("@{position}")).unwrap_or_default()
        ),
        None => error.to_string(),
    }
}

/// Prepares, describes and plans a statement inside the caller's transaction; it is not run. An
/// error is one of the connection.
pub async fn describe(client: &Client, sql: &str) -> Result<Answer, tokio_postgres::Error> {
    let statement = match client.prepare(sql).await {
        Ok(statement) => statement,
        Err(error) => return refusal(error, Stage::Parse),
    };
    if let Err(error) = plan(client, sql, &statement).await {
        let refused = refusal(error, Stage::Plan)?;
        if refused.refusal().is_some_and(is_planners_own) {
            return Ok(refused);
        }
    }
    Ok(accepted(&statement))
}

/// Prepares and describes a statement. An error is one of the connection.
pub(crate) async fn parse(client: &Client, sql: &str) -> Result<Answer, tokio_postgres::Error> {
    match client.prepare(sql).await {
        Ok(statement) => Ok(accepted(&statement)),
        Err(error) => refusal(error, Stage::Parse),
    }
}

fn accepted(statement: &Statement) -> Answer {
    let columns = statement.columns().iter().map(|column| Column {
        name: column.name().to_owned(),
        type_name: type_name(column.type_()),
    });
    let params = statement.params().iter().map(type_name);
    Answer::Accepted { columns: columns.collect(), params: params.collect() }
}

async fn plan(
    client: &Client,
    sql: &str,
    statement: &Statement,
) -> Result<(), tokio_postgres::Error> {
    client.batch_execute(&format!("prepare planned as {sql}")).await?;
    let nulls = vec!["null"; statement.params().len()].join(", ");
    let arguments = if nulls.is_empty() { String::new() } else { format!("({nulls})") };
    // A transaction that the plan has failed cannot forget the statement, one at its start can.
    client.batch_execute("savepoint planning").await?;
    let planned = client.batch_execute(&format!("explain execute planned{arguments}")).await;
    client.batch_execute("rollback to savepoint planning; deallocate planned").await?;
    planned
}

/// Whether a statement is refused for what it is, and not because the planner evaluated a constant
/// expression and met a bad value there.
pub(crate) fn is_planners_own(refusal: &Refusal) -> bool {
    match refusal.code.as_str() {
        "0A000" => ["FULL JOIN ", "FOR ", "could not implement "]
            .iter()
            .any(|start| refusal.message.starts_with(start)),
        "42883" => refusal.message.starts_with("could not identify "),
        code => ["42P10", "42809", "55000"].contains(&code),
    }
}

fn refusal(error: tokio_postgres::Error, stage: Stage) -> Result<Answer, tokio_postgres::Error> {
    let Some(refused) = error.as_db_error() else { return Err(error) };
    Ok(Answer::Refused(Refusal {
        code: refused.code().code().to_owned(),
        stage,
        position: position(refused),
        message: refused.message().lines().next().unwrap_or_default().to_owned(),
    }))
}

fn position(refused: &DbError) -> Option<u32> {
    match refused.position() {
        Some(ErrorPosition::Original(position)) => Some(*position),
        Some(ErrorPosition::Internal { .. }) | None => None,
    }
}

/// `pg_type.typname`, an array by its element, a schema where it is not an everyday one.
fn type_name(data_type: &Type) -> String {
    // int2vector and oidvector have elements too, but are no arrays to a reader.
    if data_type.name().starts_with('_') {
        match data_type.kind() {
            Kind::Array(element) => return format!("{}[]", type_name(element)),
            _ if data_type.schema() == "pg_catalog" => {
                return format!("{}[]", &data_type.name()[1..]);
            }
            _ => {}
        }
    }
    qualified(data_type.schema(), data_type.name())
}
