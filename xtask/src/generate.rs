//! `cargo xtask generate`: random statements against a live server.

use std::time::{SystemTime, UNIX_EPOCH};

use sqlweave_oracle::corpus::{self, Case};
use sqlweave_oracle::generate::{self, Options, Report, Sources};
use sqlweave_test_server::Server;

/// Compare sqlweave with a live server on random statements, and shrink what they disagree on.
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
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// Write the shrunk disagreements into this area of the corpus, for `cargo xtask oracle --bless`.
    #[arg(long, value_name = "AREA")]
    store: Option<String>,
    /// Say how often each kind of statement and expression was made, and why the server refused typed ones.
    #[arg(long)]
    kinds: bool,
    /// How many disagreements of one kind are shrunk and shown.
    #[arg(long, default_value_t = 1)]
    examples: usize,
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
    // Panics are findings; where they happen is told with them.
    std::panic::set_hook(Box::new(|_| {}));
    let mut disagreements = 0;
    for url in urls {
        let report = generate::run(&Options {
            server: url,
            seed,
            statements: arguments.statements,
            threads: arguments.threads,
            sources: Sources::Everything,
            examples: arguments.examples,
        })?;
        print(&report, seed, arguments.kinds);
        disagreements += report.disagreements();
        if let Some(area) = &arguments.store {
            store(&report, area)?;
        }
    }
    if disagreements == 0 {
        return Ok(());
    }
    Err(format!("{disagreements} disagreements with seed {seed}"))
}

fn print(report: &Report, seed: u64, kinds: bool) {
    for (kind, group) in report.findings.by_count() {
        println!("{:5} × {kind}", group.count);
        for example in &group.examples {
            println!("{example}\n");
        }
    }
    if kinds {
        for (kind, count) in &report.kinds {
            println!("{count:7} {kind}");
        }
        let mut refusals: Vec<_> = report.refusals.iter().collect();
        refusals.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        for (why, (count, sql)) in refusals.iter().take(40) {
            println!("{count:5} × {why}\n        {sql}");
        }
    }
    for sql in &report.lost {
        println!("the server goes down under: {sql}\n");
    }
    println!(
        "PostgreSQL {}: {} statements of seed {seed} in {:.1} s, {:.0} a second; {} of schemas",
        report.version,
        report.statements(),
        report.time.as_secs_f64(),
        report.statements() as f64 / report.time.as_secs_f64(),
        report.schema_statements
    );
    for (origin, count) in &report.origins {
        let share = 100.0 * count.accepted as f64 / count.statements.max(1) as f64;
        println!("  {origin:?}: {} statements, {share:.1} % accepted", count.statements);
    }
    println!(
        "  {} kinds of construct; {} disagreements of {} kinds",
        report.kinds.len(),
        report.disagreements(),
        report.findings.kinds.len()
    );
    println!(
        "  besides: {} on which the server's answer depends on settings or contents; {} with several errors, of which \
         the server tells another first; {} under which the server goes down",
        report.excused,
        report.other_first,
        report.lost.len()
    );
}

/// Appends the shrunk cases to a file of the corpus, without answers.
fn store(report: &Report, area: &str) -> Result<(), String> {
    let path = corpus::directory().join(format!("{area}.sql"));
    let mut file = match path.exists() {
        true => corpus::File::read(&path)?,
        false => corpus::File { area: area.to_owned(), path: path.clone(), cases: Vec::new() },
    };
    for (_, group) in report.findings.by_count() {
        for example in &group.examples {
            let schema = example.schema.iter().map(|one| format!("{};\n", one.replace('\n', " ")));
            let case =
                Case { schema: schema.collect(), sql: example.sql.clone(), ..Case::default() };
            let known = file.cases.iter().any(|k| k.sql == case.sql && k.schema == case.schema);
            if !known {
                file.cases.push(case);
            }
        }
    }
    std::fs::write(&path, file.to_string()).map_err(|error| format!("{}: {error}", path.display()))
}
