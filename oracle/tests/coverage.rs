//! Every function, operator, cast and aggregate of the catalogue is called as the server calls it.

use sqlweave_oracle::coverage;
use sqlweave_oracle::pipeline::Pipeline;
use sqlweave_test_server::Server;

/// A part of what `cargo xtask coverage` asks.
const STRIDE: usize = 30;

#[tokio::test]
async fn calls_are_answered_as_the_server_answers() {
    let url = Server::shared().unwrap().url();
    let pipeline = Pipeline::start(&url, "coverage").await.unwrap();
    let report = coverage::run(&pipeline, STRIDE).await.unwrap();
    pipeline.finish().await.unwrap();
    let differences: Vec<_> = report.differences.iter().map(ToString::to_string).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(report.statements > 5_000 && report.accepted > 2_000, "{report}");
}
