//! The plans of a crate's queries, from a live server. Nothing is run: EXPLAIN plans with parameters of any value.

use std::error::Error;

use tokio_postgres::Client;

use super::query::Query;
use crate::catalogue::extension::{explain, query};

/// Asks for the plan of every statement.
pub(super) async fn ask(client: &Client, queries: &mut [Query]) -> Result<(), Box<dyn Error>> {
    client.batch_execute("set default_transaction_read_only = on").await?;
    let version = query(client, "show server_version_num").await?;
    let number: u32 = version.first().and_then(|row| row.first()).ok_or("no version")?.parse()?;
    let statements = queries.iter_mut().flat_map(|query| &mut query.statements);
    for statement in statements {
        let Some(sql) = &statement.planned else { continue };
        let answer = plan(client, sql, number >= 160_000).await;
        // A connection that is lost is no answer about this statement.
        if client.is_closed() {
            return answer.map(|_| ());
        }
        statement.plan = Some(answer.map_err(|error| explain(&*error)));
    }
    Ok(())
}

async fn plan(client: &Client, sql: &str, generic: bool) -> Result<String, Box<dyn Error>> {
    let rows = if generic {
        query(client, &format!("explain (generic_plan) {sql}")).await?
    } else {
        client.batch_execute("set plan_cache_mode = force_generic_plan").await?;
        client.batch_execute(&format!("prepare sqlweave_report as {sql}")).await?;
        let count = query(
            client,
            "select cardinality(parameter_types) from pg_prepared_statements where name = 'sqlweave_report'",
        )
        .await?;
        let count = count.first().and_then(|row| row.first()).and_then(|n| n.parse().ok());
        let nulls = vec!["null"; count.unwrap_or(0)].join(", ");
        let list = if nulls.is_empty() { String::new() } else { format!("({nulls})") };
        let rows = query(client, &format!("explain execute sqlweave_report{list}")).await;
        client.batch_execute("deallocate sqlweave_report").await?;
        rows?
    };
    Ok(rows.into_iter().map(|row| row.concat()).collect::<Vec<_>>().join("\n"))
}
