//! A catalogue file, from a server to the schema that it serves. What such a file holds, `tests/catalogue.rs` looks at.

use sqlweave_test_server::Server;

use crate::{folder, run};

/// As that of an extension that is not built in: under a name that nothing else has.
#[test]
fn what_is_written_is_read() {
    let url = Server::shared().unwrap().url();
    let folder = folder(&[
        ("Cargo.toml", ""),
        ("schema.sql", "create extension other; create table t (mail citext not null);"),
        ("sqlweave.toml", "extensions = [\"other.sql\"]"),
    ]);
    let asked = ["catalogue", "--extension", "citext", "--database-url", &url];
    let found = run(folder.path(), &[&asked, ["-o", "other.sql"].as_slice()].concat(), b"");
    assert_eq!((found.errors.as_str(), found.output.as_str(), found.status), ("", "", Some(0)));
    let path = folder.path().join("other.sql");
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(run(folder.path(), &asked, b"").output, text, "standard output has the same");
    std::fs::write(&path, text.replace("'citext'", "'other'")).unwrap();
    let found = run(folder.path(), &["describe", "select mail from t where mail = $1"], b"");
    assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
    assert!(found.output.contains(" mail   | citext | not null\n"), "{}", found.output);
}

#[test]
fn what_cannot_be_written_is_said() {
    let url = Server::shared().unwrap().url();
    let folder = folder(&[]);
    let asked = ["catalogue", "--database-url", &url, "--extension"];
    let found = run(folder.path(), &[&asked, ["citxt"].as_slice()].concat(), b"");
    assert!(found.errors.starts_with("error: the server says: "), "{found:?}");
    assert!(found.errors.contains("citxt"), "{found:?}");
    assert_eq!((found.output.as_str(), found.status), ("", Some(2)));
    let found =
        run(folder.path(), &[&asked, ["citext", "-o", "no/a.sql"].as_slice()].concat(), b"");
    let expected = "error: no/a.sql cannot be written: No such file or directory (os error 2)\n";
    assert_eq!((found.errors.as_str(), found.status), (expected, Some(2)));
}
