//! `cargo xtask literals`: literals of every type, made at random and read by live servers.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use sqlweave_oracle::literals;
use sqlweave_oracle::pipeline::Pipeline;
use sqlweave_test_server::Server;

/// Make literals of every type, and compare what sqlweave and live servers read of them.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A running server, one for each version; without any the installed server is started.
    #[arg(long, value_name = "URL")]
    server: Vec<String>,
    /// What decides the literals; printed, and the clock's if left out.
    #[arg(long)]
    seed: Option<u64>,
    /// How many literals.
    #[arg(long, default_value_t = 100_000)]
    count: usize,
    /// Show as many disagreements at most.
    #[arg(long, default_value_t = 50)]
    show: usize,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let mut urls = arguments.server.clone();
    if urls.is_empty() {
        urls.push(Server::shared().map_err(|error| error.to_string())?.url());
    }
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seed = arguments.seed.unwrap_or(clock.as_secs());
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let mut different = 0;
    for url in urls {
        different += runtime.block_on(compare(&url, seed, arguments))?;
    }
    if different == 0 { Ok(()) } else { Err(format!("{different} literals disagree")) }
}

async fn compare(url: &str, seed: u64, arguments: &Arguments) -> Result<usize, String> {
    let start = Instant::now();
    let database = format!("literals_{}", std::process::id());
    let pipeline = Pipeline::start(url, &database).await?;
    let report = literals::run(&pipeline, seed, arguments.count).await;
    pipeline.finish().await?;
    let report = report?;
    println!("{report}  in {:.1?}", start.elapsed());
    for difference in report.differences.iter().take(arguments.show) {
        println!("{difference}");
    }
    Ok(report.differences.len())
}
