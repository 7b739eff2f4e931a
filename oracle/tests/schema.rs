//! What schema files and random DDL make of a catalogue, against the installed server.

use std::fs;
use std::path::Path;

use sqlweave_oracle::ddl::{self, Scope};
use sqlweave_oracle::schema_file::{Host, name_of};
use sqlweave_test_server::Server;

#[test]
fn schema_files_declare_what_they_declare_on_the_server() {
    let host = Host::find(&Server::shared().unwrap().url()).unwrap();
    let mut compared = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas")).unwrap() {
        let path = entry.unwrap().path();
        let name = name_of(&path);
        let since = name.strip_prefix("since_").map_or(14, |version| version.parse().unwrap());
        if since <= host.version {
            let found = host.compare(&fs::read_to_string(&path).unwrap()).unwrap();
            assert!(found.differences.is_empty(), "{name}: {found}");
            compared += 1;
        }
    }
    assert!(compared >= 2);
}

#[tokio::test]
async fn random_ddl_leaves_what_it_leaves_on_the_server() {
    let url = Server::shared().unwrap().create_database("random_ddl").unwrap();
    let report = ddl::run(&url, 1, 30, Scope::Effects).await.unwrap();
    let found: Vec<_> = report.disagreements.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(report.accepted > 200, "{report:?}");
}
