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

/// A part of what `cargo xtask coverage --extensions` asks.
const EXTENSION_STRIDE: usize = 60;

#[tokio::test]
async fn what_extensions_bring_is_called_as_the_server_calls_it() {
    let url = Server::shared().unwrap().url();
    let database = "coverage_extensions";
    let reports = coverage::run_extensions(&url, database, EXTENSION_STRIDE).await.unwrap();
    let reports: Vec<_> = reports.into_iter().filter_map(|(_, report)| report).collect();
    let differences = reports.iter().flat_map(|report| &report.differences);
    let differences: Vec<_> = differences.map(ToString::to_string).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    let statements: usize = reports.iter().map(|report| report.statements).sum();
    assert!(reports.len() > 40 && statements > 1_000, "{} {statements}", reports.len());
}
