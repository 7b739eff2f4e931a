//! What sqlweave claims of rows, held against those of a live server.

use sqlweave_oracle::claims;
use sqlweave_oracle::sound::{self, Options};
use sqlweave_test_server::Server;

/// A run that is short enough for every change, and always the same.
#[test]
fn claims_hold_on_random_rows() {
    let server = Server::shared().unwrap();
    let options = Options { server: server.url(), seed: 1, statements: 2000, threads: 1 };
    let report = sound::run(&options).unwrap();
    let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "seed {}:\n{}", options.seed, found.join("\n"));
    assert_eq!((report.statements, report.lost.as_slice()), (options.statements, [].as_slice()));
    assert!(report.judged * 2 > report.statements, "too few ran: {:?}", report.failed);
    let columns = &report.columns;
    assert!(columns.null * 5 > columns.proved, "too few columns held NULL");
}

/// The list of which NULLs a function that is not strict passes over.
#[test]
fn functions_that_are_not_strict_pass_over_the_nulls_that_are_claimed() {
    for binaries in Server::all_binaries().unwrap() {
        let server = Server::start_from(&binaries).unwrap();
        let (sure, wrong) = claims::check_null_arguments(&server.url()).unwrap();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(sure > 40, "only {sure} calls were claimed to be not null");
    }
}
