//! `cargo sqlweave verify`: what a live server says of the queries of a crate, and how it would run them.

mod plan;

use std::{collections::HashSet, path::PathBuf, process::ExitCode};

use indicatif::{ProgressBar, ProgressStyle};
use sqlweave_finder::{Crate, Query, live, statements::statements};
use tokio_postgres::Client;

use crate::{
    files,
    finding::{Finding, Format, Report, Rule},
    print,
    server::ServerArguments,
};

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave verify --database-url postgres://localhost/shop
  cargo sqlweave verify --min-rows 1000 --deny-scans
  cargo sqlweave verify --format sarif > verify.sarif
  cargo sqlweave verify --manifest-path shop/Cargo.toml --no-plans

No query is run. Exit status: 0 where the server agrees with every query, 1 where it does not, or where --deny-scans finds
a scan, 2 where nothing can be said.";

/// Have a live server describe every query of the crate, in every variant, and plan it.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The crate's Cargo.toml; without it, that of the current folder or of one above it.
    #[arg(long, value_name = "PATH")]
    manifest_path: Option<PathBuf>,
    #[command(flatten)]
    server: ServerArguments,
    /// How the findings are written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Tell of tables that are read as a whole from this many rows on.
    #[arg(long, value_name = "ROWS", default_value_t = 10_000)]
    min_rows: u64,
    /// Fail where a table of that many rows is read as a whole.
    #[arg(long, conflicts_with = "no_plans")]
    deny_scans: bool,
    /// Do not ask for plans.
    #[arg(long)]
    no_plans: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let folder = files::crate_folder(arguments.manifest_path.as_deref())?;
    let found = sqlweave_finder::find(&folder)?;
    let (config, sources) = sqlweave_finder::sources(&folder).map_err(|told| told.join("\n"))?;
    let mut schema = sqlweave_finder::open(sources, &config);
    let queries = found.compile(&config, &mut schema);
    sqlweave_finder::mistakes_of(&mut schema).map_err(|told| told.join("\n"))?;
    let mut report = Report::new(&Rule::OF_SERVER, &found, queries.len());
    arguments.server.ask(async |client| {
        Ok(ask(client, arguments, &found, &queries, &config.routed_schema, &mut report).await?)
    })?;
    print(&report.write(arguments.format, &found.folder)?)?;
    let denied =
        |rule| arguments.deny_scans && matches!(rule, Rule::MissingIndex | Rule::SequentialScan);
    let fails = |finding: &Finding| finding.rule.is_error() || denied(finding.rule);
    Ok(if report.findings.iter().any(fails) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn ask(
    client: &Client,
    arguments: &Arguments,
    found: &Crate,
    queries: &[Query],
    schema: &str,
    report: &mut Report,
) -> Result<(), tokio_postgres::Error> {
    let sizes = plan::sizes(client, arguments.min_rows).await?;
    let bar = progress(queries.len());
    let mut asked = 0;
    for query in queries {
        bar.set_message(query.name.clone());
        let module = found.module_path(query.target, &query.module);
        let mut tell = |rule: Rule, message: String, sql: Option<String>| {
            report.findings.push(Finding::of_query(query, &module, rule, message, sql));
        };
        let checked = match &query.checked {
            Ok(checked) => checked,
            Err(mistakes) => {
                report.findings.extend(
                    mistakes.iter().map(|mistake| Finding::of_mistake(query, &module, mistake)),
                );
                bar.inc(1);
                continue;
            }
        };
        let mut told: HashSet<(Rule, String)> = HashSet::new();
        for statement in statements(&checked.compiled, schema) {
            asked += 1;
            let differences = live::describe(client, &statement).await?;
            let mut said: Vec<(Rule, String)> =
                differences.into_iter().map(|text| (Rule::Difference, text)).collect();
            if said.is_empty() && statement.planned && !arguments.no_plans {
                said = plan::scans(client, &statement, &sizes).await?;
            }
            for (rule, text) in said {
                if told.insert((rule, text.clone())) {
                    tell(rule, text, Some(statement.sql.clone()));
                }
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    report.statements = Some(asked);
    Ok(())
}

/// On a terminal's standard error; elsewhere nothing is drawn.
fn progress(queries: usize) -> ProgressBar {
    let bar = ProgressBar::new(queries as u64);
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}
