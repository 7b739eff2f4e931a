//! A server lives exactly as long as its handle, or its process.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use sqlweave_test_server::Server;

#[test]
fn databases_are_created_copied_and_queried() {
    let server = Server::shared().unwrap();
    server.create_database("first").unwrap();
    server.execute("first", "create table t (a int); insert into t values (1)").unwrap();
    server.copy_database("first", "second").unwrap();
    server.execute("second", "insert into t select a + 1 from t").unwrap();
    let error = server.execute("first", "select * from missing").unwrap_err();
    assert_eq!(error.to_string(), "[42P01] relation \"missing\" does not exist");
}

#[tokio::test]
async fn usable_inside_a_runtime() {
    let server = Server::shared().unwrap();
    let url = server.create_database("inside a runtime").unwrap();
    assert!(url.ends_with("/inside a runtime"));
    let connected = tokio_postgres::connect(&server.url(), tokio_postgres::NoTls).await;
    assert!(connected.is_ok());
}

#[test]
fn drop_stops_the_server_and_removes_its_directory() {
    let server = Server::start().unwrap();
    let (port, directory) = (server.port(), server.socket_directory().to_owned());
    assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
    drop(server);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    assert!(!directory.exists());
}

#[test]
fn a_killed_process_leaves_no_server_behind() {
    const CHILD: &str = "SQLWEAVE_TEST_SERVER_CHILD";
    if let Ok(report) = std::env::var(CHILD) {
        let server = Server::start().unwrap();
        fs::write(report, server.socket_directory().to_str().unwrap()).unwrap();
        thread::sleep(Duration::from_secs(60));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report");
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_killed_process_leaves_no_server_behind"])
        .env(CHILD, &report)
        .spawn()
        .unwrap();
    assert!(within_a_minute(|| fs::read_to_string(&report).is_ok_and(|path| !path.is_empty())));
    let directory = fs::read_to_string(&report).unwrap();
    assert!(Path::new(&directory).exists());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(within_a_minute(|| !Path::new(&directory).exists()));
}

fn within_a_minute(condition: impl Fn() -> bool) -> bool {
    let deadline = Instant::now() + Duration::from_secs(60);
    while Instant::now() < deadline {
        if condition() {
            return true;
        }
        thread::sleep(Duration::from_millis(20));
    }
    false
}
