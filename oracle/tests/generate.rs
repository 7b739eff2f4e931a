//! Random statements on a live server.

use sqlweave_oracle::generate::{self, Options, Origin, Sources};
use sqlweave_test_server::Server;

/// A run that is short enough for every change, and always the same.
#[test]
fn sqlweave_agrees_on_random_statements() {
    let server = Server::shared().unwrap();
    let options = Options {
        server: server.url(),
        seed: 1,
        statements: 2000,
        threads: 2,
        sources: Sources::RandomSchemas,
        examples: 1,
    };
    let report = generate::run(&options).unwrap();
    let found: Vec<String> = report
        .findings
        .by_count()
        .iter()
        .flat_map(|(kind, group)| {
            group.examples.iter().map(move |example| format!("{kind}\n{example}\n"))
        })
        .collect();
    assert!(found.is_empty(), "seed {}:\n{}", options.seed, found.join("\n"));
    assert_eq!(report.statements(), options.statements);
    let typed = report.origins.get(&Origin::Typed).copied().unwrap_or_default();
    assert!(typed.accepted * 10 > typed.statements * 6, "too few statements are right: {typed:?}");
    assert!(report.kinds.len() > 100, "kinds of construct: {:?}", report.kinds);
}
