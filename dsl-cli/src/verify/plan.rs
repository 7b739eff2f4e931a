//! How a server would run a statement: which large tables it reads as a whole, and whether it has to.

use std::collections::HashMap;

use serde_json::Value;
use sqlweave_finder::statements::Statement;
use tokio_postgres::{Client, SimpleQueryMessage};

use crate::finding::Rule;

/// Rows of the tables that are large enough to tell of, by schema and name.
pub(super) type Sizes = HashMap<(String, String), u64>;

/// Asks for tables of so many rows at least. What was never analyzed is taken to have a hundred bytes a row.
pub(super) async fn sizes(client: &Client, least: u64) -> Result<Sizes, tokio_postgres::Error> {
    let rows = client
        .query(
            "select n.nspname::text, c.relname::text,
                    case when c.reltuples < 0 then pg_relation_size(c.oid) / 100
                         else c.reltuples::bigint end as rows
             from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema')",
            &[],
        )
        .await?;
    let sizes = rows.iter().map(|row| {
        let rows: i64 = row.get(2);
        ((row.get(0), row.get(1)), rows.max(0).unsigned_abs())
    });
    Ok(sizes.filter(|(_, rows)| *rows >= least).collect())
}

/// A table that a plan reads as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Scan {
    table: (String, String),
    alias: String,
    filter: Option<String>,
}

/// What is to be said of the statement's plan for any parameters. One that cannot be planned without them says nothing.
pub(super) async fn scans(
    client: &Client,
    statement: &Statement,
    sizes: &Sizes,
) -> Result<Vec<(Rule, String)>, tokio_postgres::Error> {
    let large = |scan: &Scan| sizes.contains_key(&scan.table);
    let Some(plan) = explain(client, statement, "on").await? else { return Ok(Vec::new()) };
    let scans: Vec<Scan> = scans_of(&plan).into_iter().filter(large).collect();
    if scans.is_empty() {
        return Ok(Vec::new());
    }
    // What is scanned even where that is to be avoided, nothing else serves.
    let avoided = explain(client, statement, "off").await?;
    let forced = avoided.map(|plan| scans_of(&plan)).unwrap_or_default();
    let told = scans.into_iter().map(|scan| {
        let (schema, name) = &scan.table;
        let table = if schema == "public" { name.clone() } else { format!("{schema}.{name}") };
        let rows = sizes.get(&scan.table).copied().unwrap_or_default();
        match &scan.filter {
            Some(filter) if forced.contains(&scan) => {
                (Rule::MissingIndex, format!("no index of {table} ({rows} rows) serves {filter}"))
            }
            Some(filter) => (
                Rule::SequentialScan,
                format!("{table} ({rows} rows) is read as a whole for {filter}"),
            ),
            None => (Rule::SequentialScan, format!("{table} ({rows} rows) is read as a whole")),
        }
    });
    Ok(told.collect())
}

/// The plan for any parameters, with or without sequential scans wherever they can be avoided.
async fn explain(
    client: &Client,
    statement: &Statement,
    scans: &str,
) -> Result<Option<Value>, tokio_postgres::Error> {
    let nulls = vec!["null"; statement.params.len()].join(", ");
    let arguments = if nulls.is_empty() { String::new() } else { format!("({nulls})") };
    let sql = &statement.sql;
    let steps = [
        format!(
            "begin; set local plan_cache_mode = force_generic_plan; set local enable_seqscan = {scans};
             set local jit = off"
        ),
        format!("prepare sqlweave_verified as {sql}"),
        format!("explain (format json, verbose, costs off) execute sqlweave_verified{arguments}"),
    ];
    let mut plan = None;
    for step in steps {
        match client.simple_query(&step).await {
            Ok(answer) => plan = text_of(&answer),
            Err(error) if error.as_db_error().is_some() => {
                plan = None;
                break;
            }
            Err(error) => return Err(error),
        }
    }
    client.simple_query("rollback").await?;
    // A statement that was prepared outlives its transaction; one that was refused is not there.
    match client.simple_query("deallocate sqlweave_verified").await {
        Err(error) if error.as_db_error().is_none() => return Err(error),
        Ok(_) | Err(_) => {}
    }
    Ok(plan.and_then(|text| serde_json::from_str(&text).ok()))
}

fn text_of(answer: &[SimpleQueryMessage]) -> Option<String> {
    let lines = answer.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0),
        _ => None,
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(text)
}

/// The sequential scans of a plan.
fn scans_of(plan: &Value) -> Vec<Scan> {
    let mut found = Vec::new();
    let mut rest = vec![plan];
    while let Some(node) = rest.pop() {
        match node {
            Value::Array(nodes) => rest.extend(nodes),
            Value::Object(fields) => {
                let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
                if text("Node Type").as_deref() == Some("Seq Scan")
                    && let (Some(schema), Some(name)) = (text("Schema"), text("Relation Name"))
                {
                    let alias = text("Alias").unwrap_or_default();
                    found.push(Scan { table: (schema, name), alias, filter: text("Filter") });
                }
                rest.extend(fields.values().filter(|value| value.is_object() || value.is_array()));
            }
            _ => {}
        }
    }
    found.reverse();
    found
}
