//! Literals made at random are read as the server reads them.

use sqlweave_oracle::literals;
use sqlweave_oracle::pipeline::Pipeline;
use sqlweave_test_server::Server;

/// `cargo xtask literals` takes others.
const SEED: u64 = 20_240_131;
const COUNT: usize = 5_000;

#[tokio::test]
async fn literals_are_read_as_the_server_reads_them() {
    let url = Server::shared().unwrap().url();
    let pipeline = Pipeline::start(&url, "literals").await.unwrap();
    let report = literals::run(&pipeline, SEED, COUNT).await.unwrap();
    pipeline.finish().await.unwrap();
    let differences: Vec<_> = report.differences.iter().map(ToString::to_string).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(report.literals == COUNT && report.accepted > COUNT / 10, "{report}");
}
