//! Calls on a live server.

use std::error::Error;
use tokio_postgres::{Client, error::SqlState};

/// What came of the calls of a function.
#[derive(Clone, Default)]
pub(super) struct Outcome {
    pub(super) calls: usize,
    /// Calls that did not fail and gave a row.
    pub(super) good: usize,
    pub(super) nulls: usize,
    pub(super) example: String,
}

/// Makes the session ready.
pub(super) async fn prepare(client: &Client) -> Result<(), Box<dyn Error>> {
    client.batch_execute(include_str!("fuzz.sql")).await?;
    let quiet = "set statement_timeout = '10s'; set log_min_messages = panic;
        set log_min_error_statement = panic; set client_min_messages = error; set lock_timeout = '1s'";
    Ok(client.batch_execute(quiet).await?)
}

/// Runs queries together; one by one where they take too long.
pub(super) async fn run(client: &Client, queries: &[String]) -> Result<Outcome, Box<dyn Error>> {
    if let Some(outcome) = batch(client, queries).await? {
        return Ok(outcome);
    }
    let mut all = Outcome::default();
    for (number, query) in queries.iter().enumerate() {
        // A slow function is not called more often than can be waited for.
        if number >= 100 {
            break;
        }
        client.batch_execute("set statement_timeout = '300ms'").await?;
        if let Some(one) = batch(client, std::slice::from_ref(query)).await? {
            all.good += one.good;
            all.nulls += one.nulls;
            if all.example.is_empty() {
                all.example = one.example;
            }
        }
        all.calls += 1;
    }
    client.batch_execute("set statement_timeout = '10s'").await?;
    Ok(all)
}

async fn batch(client: &Client, queries: &[String]) -> Result<Option<Outcome>, Box<dyn Error>> {
    let sql = "select good, nulls, coalesce(example, '') from pg_temp.fuzz($1)";
    match client.query_one(sql, &[&queries]).await {
        Ok(row) => Ok(Some(Outcome {
            calls: queries.len(),
            good: usize::try_from(row.get::<_, i32>(0))?,
            nulls: usize::try_from(row.get::<_, i32>(1))?,
            example: row.get(2),
        })),
        Err(e) if e.code() == Some(&SqlState::QUERY_CANCELED) => Ok(None),
        Err(e) => Err(format!("{e:?}: {}", queries.first().map_or("", String::as_str)).into()),
    }
}
