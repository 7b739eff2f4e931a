//! `cargo xtask sound`: whether what is claimed of rows is true of them.

use std::time::{SystemTime, UNIX_EPOCH};

use sqlweave_oracle::sound::{self, Options, Report};
use sqlweave_test_server::Server;

/// Run random statements over random rows, and hold what sqlweave claims (not null, how many rows) against what comes.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many statements, for each server.
    #[arg(long, default_value_t = 10_000)]
    statements: usize,
    /// What decides the statements; without it a new one is taken and printed.
    #[arg(long)]
    seed: Option<u64>,
    /// A running server's URL, one for each version; databases are created in it. Without any, servers are started
    /// from the binaries that `SQLWEAVE_POSTGRES_BIN` names, or from the installed ones.
    #[arg(long, value_name = "URL")]
    server: Vec<String>,
    /// How many connections work at once.
    #[arg(long, default_value_t = 1)]
    threads: usize,
    /// Say why columns may be NULL that never were, and why statements failed while they ran.
    #[arg(long)]
    reasons: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let seed = arguments.seed.unwrap_or_else(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        now.as_secs() % 1_000_000
    });
    let mut started = Vec::new();
    let mut urls = arguments.server.clone();
    if urls.is_empty() {
        for folder in Server::all_binaries().map_err(|error| error.to_string())? {
            let server = Server::start_from(&folder).map_err(|error| error.to_string())?;
            urls.push(server.url());
            started.push(server);
        }
    }
    let mut violations = 0;
    for url in urls {
        let report = sound::run(&Options {
            server: url,
            seed,
            statements: arguments.statements,
            threads: arguments.threads,
        })?;
        print(&report, seed, arguments.reasons);
        violations += report.violations;
    }
    if violations == 0 {
        return Ok(());
    }
    Err(format!("{violations} violations with seed {seed}"))
}

fn print(report: &Report, seed: u64, reasons: bool) {
    for finding in &report.findings {
        println!("{finding}\n");
    }
    let failed: usize = report.failed.values().map(|(count, _)| count).sum();
    println!(
        "PostgreSQL {}: {} statements of seed {seed} in {:.1} s, {:.0} a second: {} judged, {failed} failed, {} refused",
        report.version,
        report.statements,
        report.time.as_secs_f64(),
        report.statements as f64 / report.time.as_secs_f64(),
        report.judged,
        report.refused
    );
    let columns = &report.columns;
    let all = columns.proved + columns.null + columns.open;
    let share = |count: usize| 100.0 * count as f64 / all.max(1) as f64;
    println!(
        "  columns: {:.1} % proved not null, {:.1} % were NULL, {:.1} % neither",
        share(columns.proved),
        share(columns.null),
        share(columns.open)
    );
    println!("  cardinality: {:?}; {} violations", report.cardinalities, report.violations);
    if !report.lost.is_empty() {
        println!("  the server went down in parts {:?}", report.lost);
    }
    if reasons {
        for (title, counted) in
            [("open", &columns.reasons), ("failed", &report.failed), ("refused", &report.refusals)]
        {
            let mut most: Vec<_> = counted.iter().collect();
            most.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
            println!("{title}:");
            for (why, (count, example)) in most.iter().take(40) {
                println!("{count:7} {why}\n        {example}");
            }
        }
    }
}
