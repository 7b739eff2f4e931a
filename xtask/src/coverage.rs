//! `cargo xtask coverage`: every function, operator, cast and aggregate of the catalogue, called on live servers.

use std::{path::PathBuf, time::Instant};

use sqlweave_core::source::Source;
use sqlweave_oracle::coverage;
use sqlweave_oracle::pipeline::Pipeline;
use sqlweave_test_server::Server;

/// Call every function, operator, cast and aggregate of the catalogue, and compare sqlweave with live servers.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A running server, one for each version; without any the installed server is started.
    #[arg(long, value_name = "URL")]
    server: Vec<String>,
    /// Make only one in this many calls.
    #[arg(long, default_value_t = 1)]
    stride: usize,
    /// Instead of the server's own, what the extensions that ship with it bring.
    #[arg(long)]
    extensions: bool,
    /// Instead, what an extension brings by these catalogue files: its own, and those of extensions that it requires.
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "of")]
    catalogue: Vec<PathBuf>,
    /// The name of the extension.
    #[arg(long, value_name = "NAME", requires = "catalogue")]
    of: Option<String>,
    /// Show as many disagreements at most.
    #[arg(long, default_value_t = 50)]
    show: usize,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let mut urls = arguments.server.clone();
    if urls.is_empty() {
        urls.push(Server::shared().map_err(|error| error.to_string())?.url());
    }
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let mut different = 0;
    for url in urls {
        different += match (&arguments.of, arguments.extensions) {
            (Some(name), _) => runtime.block_on(compare_file(&url, name, arguments))?,
            (None, true) => runtime.block_on(compare_extensions(&url, arguments))?,
            (None, false) => runtime.block_on(compare(&url, arguments))?,
        };
    }
    if different == 0 { Ok(()) } else { Err(format!("{different} statements disagree")) }
}

async fn compare(url: &str, arguments: &Arguments) -> Result<usize, String> {
    let start = Instant::now();
    let database = format!("coverage_{}", std::process::id());
    let pipeline = Pipeline::start(url, &database).await?;
    let report = coverage::run(&pipeline, arguments.stride).await;
    pipeline.finish().await?;
    let report = report?;
    println!("{report}  in {:.1?}", start.elapsed());
    for difference in report.differences.iter().take(arguments.show) {
        println!("{difference}");
    }
    Ok(report.differences.len())
}

async fn compare_extensions(url: &str, arguments: &Arguments) -> Result<usize, String> {
    let start = Instant::now();
    let database = format!("coverage_{}", std::process::id());
    let reports = coverage::run_extensions(url, &database, arguments.stride).await?;
    let (mut statements, mut different) = (0, 0);
    for (name, report) in reports {
        let Some(report) = report else {
            println!("{name}: not on this server");
            continue;
        };
        statements += report.statements;
        different += report.differences.len();
        println!("{name}: {report}");
        for difference in report.differences.iter().take(arguments.show) {
            println!("{difference}");
        }
    }
    println!("{statements} statements, {different} disagreements in {:.1?}", start.elapsed());
    Ok(different)
}

async fn compare_file(url: &str, name: &str, arguments: &Arguments) -> Result<usize, String> {
    let database = format!("coverage_{}", std::process::id());
    let mut files = Vec::new();
    for path in &arguments.catalogue {
        let text = std::fs::read_to_string(path);
        let text = text.map_err(|error| format!("{}: {error}", path.display()))?;
        files.push(Source::new(path.display().to_string(), text));
    }
    let report = coverage::run_extension(url, &database, name, &files, arguments.stride).await?;
    let report = report.ok_or_else(|| format!("{name}: not on this server"))?;
    println!("{name}: {report}");
    for difference in report.differences.iter().take(arguments.show) {
        println!("{difference}");
    }
    Ok(report.differences.len())
}
