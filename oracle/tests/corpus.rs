//! The corpus holds what live servers say, and nothing else.

use sqlweave_oracle::Answer;
use sqlweave_oracle::corpus;
use sqlweave_oracle::live::Oracle;
use sqlweave_oracle::own::{self, Common};
use sqlweave_test_server::Server;

#[tokio::test]
async fn servers_say_what_the_corpus_holds() {
    let schema = corpus::common_schema().unwrap();
    let mut different = Vec::new();
    for binaries in Server::all_binaries().unwrap() {
        let server = Server::start_from(&binaries).unwrap();
        let oracle = Oracle::start_on(&server, "corpus", &schema).await.unwrap();
        for file in corpus::load("").unwrap() {
            different.extend(oracle.compare(&file).await.unwrap());
        }
    }
    let report: Vec<_> = different.iter().map(ToString::to_string).collect();
    assert!(
        report.is_empty(),
        "{}\n{} answers differ: `cargo xtask oracle --bless` writes them down",
        report.join("\n"),
        report.len()
    );
}

#[test]
fn every_file_reads_as_it_is_written() {
    for file in corpus::load("").unwrap() {
        assert_eq!(file.to_string(), std::fs::read_to_string(&file.path).unwrap(), "{}", file.area);
    }
}

#[test]
fn no_statement_stands_twice_in_an_area() {
    for file in corpus::load("").unwrap() {
        let mut statements: Vec<_> =
            file.statements().map(|case| (&case.schema, &case.sql)).collect();
        statements.sort();
        let twice: Vec<_> = statements.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", file.area);
    }
}

#[test]
fn sqlweave_says_what_servers_say() {
    let common = Common::load().unwrap();
    let mut different = Vec::new();
    for file in corpus::load("").unwrap() {
        different.extend(common.compare(&file, Answer::agrees_with).unwrap());
    }
    let report: Vec<_> = different.iter().map(ToString::to_string).collect();
    assert!(report.is_empty(), "{}\n{} answers differ", report.join("\n"), report.len());
}

#[test]
fn sqlweave_speaks_the_corpuss_language() {
    let schema = corpus::common_schema().unwrap();
    let schema = own::load_schema(&schema, corpus::REFERENCE_VERSION).unwrap();
    let accepted = schema.answer("select id, \"Id\" from users, \"Odd Name\".\"Mixed Case\"");
    let columns = accepted.unwrap().columns;
    assert_eq!((columns[0].name.as_str(), columns[1].type_name.as_str()), ("id", "int4"));
    let refused = schema.answer("select nope, nada from users").unwrap_err();
    let codes: Vec<_> = refused.iter().map(|refusal| refusal.code.as_str()).collect();
    assert_eq!(codes, ["42703", "42703"]);
}
