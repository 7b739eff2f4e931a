//! `cargo xtask coverage`: every function, operator, cast and aggregate of the catalogue, called on live servers.

use std::time::Instant;

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
        different += runtime.block_on(compare(&url, arguments))?;
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
