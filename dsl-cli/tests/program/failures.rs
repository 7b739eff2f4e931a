//! What each command says where it cannot do its work: one line that names what is wrong, and exit status 2.

use std::io::Write;

use sqlweave_test_server::Server;

use crate::{command, folder, run};

/// Commands that read the schema.
const OF_SCHEMA: [&[&str]; 5] = [
    &["describe", "select 1"],
    &["schema", "diff"],
    &["report"],
    &["verify"],
    &["check-migration", "schema.sql"],
];

/// Commands that ask a server.
const OF_SERVER: [&[&str]; 4] = [
    &["schema", "pull"],
    &["schema", "diff"],
    &["catalogue", "--extension", "citext"],
    &["verify"],
];

const CRATE: [(&str, &str); 2] = [
    (
        "Cargo.toml",
        "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n",
    ),
    ("src/lib.rs", ""),
];

const SHOP: [(&str, &str); 3] = [CRATE[0], CRATE[1], ("schema.sql", "create table t (a int);")];

#[track_caller]
fn refuses(files: &[(&str, &str)], arguments: &[&str], expected: &str) {
    let folder = folder(files);
    let found = run(folder.path(), arguments, b"");
    let errors = found.errors.replace(&folder.path().display().to_string(), "FOLDER");
    let errors = errors.replace("/private", "");
    assert_eq!((errors.as_str(), found.status), (expected, Some(2)), "{arguments:?}");
    assert_eq!(found.output, "", "{arguments:?}");
}

#[track_caller]
fn refuses_url(url: &str, expected: &str) {
    // The report needs no server, and asks one that is named.
    for command in OF_SERVER.iter().chain(&[["report"].as_slice()]) {
        let arguments: Vec<&str> =
            command.iter().chain(&["--database-url", url]).copied().collect();
        refuses(&SHOP, &arguments, expected);
    }
}

#[test]
fn no_server() {
    refuses_url(
        "postgres://me:secret@127.0.0.1:1/shop",
        "error: no server answers at 127.0.0.1:1: Connection refused (os error 111)\n",
    );
    refuses_url(
        "postgres://me:secret@/shop?host=/nowhere",
        "error: no server answers at /nowhere:5432: No such file or directory (os error 2)\n",
    );
}

#[test]
fn no_url() {
    for command in OF_SERVER {
        let folder = folder(&SHOP);
        let mut command = crate::command(folder.path(), command);
        let output = command.env_remove("DATABASE_URL").output().unwrap();
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "error: no server: name one with --database-url URL, or in DATABASE_URL\n"
        );
        assert_eq!(output.status.code(), Some(2));
    }
    refuses_url(
        "postgres//me:secret@localhost",
        "error: the database's URL cannot be read: unexpected EOF; one is `postgres://user@localhost/shop`\n",
    );
}

/// A server of its own, since others have no passwords.
#[test]
fn a_wrong_password() {
    let server = Server::start().unwrap();
    let rules = "host all locked 127.0.0.1/32 scram-sha-256\\nhost all all 127.0.0.1/32 trust\\nlocal all all trust";
    let rewrite = format!(
        "do $$ begin execute format('copy (select unnest(string_to_array(%L, chr(10)))) to %L', E'{rules}',
           current_setting('hba_file')); end $$"
    );
    server.execute("postgres", "create role locked login password 'right'").unwrap();
    server.execute("postgres", &rewrite).unwrap();
    server.execute("postgres", "select pg_reload_conf(), pg_sleep(0.5)").unwrap();
    let port = server.port();
    let url = |user: &str, database: &str| format!("postgres://{user}@127.0.0.1:{port}/{database}");
    refuses_url(
        &url("locked:wrong", "postgres"),
        &format!(
            "error: the server at 127.0.0.1:{port} says: password authentication failed for user \"locked\"\n\
             help: user and password stand in the URL: `postgres://user:password@host/database`\n"
        ),
    );
    refuses_url(
        &url("locked", "postgres"),
        &format!("error: no connection to 127.0.0.1:{port}: password missing\n"),
    );
    refuses_url(
        &url("nobody", "postgres"),
        &format!(
            "error: the server at 127.0.0.1:{port} says: role \"nobody\" does not exist\n\
             help: user and password stand in the URL: `postgres://user:password@host/database`\n"
        ),
    );
    refuses_url(
        &url("postgres", "nowhere"),
        &format!(
            "error: the server at 127.0.0.1:{port} says: database \"nowhere\" does not exist\n\
             help: the URL ends with the database's name\n"
        ),
    );
    let folder = folder(&SHOP);
    let right = url("locked:right", "postgres");
    let found = run(folder.path(), &["schema", "pull", "--database-url", &right], b"");
    assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
}

#[test]
fn no_schema() {
    for command in [["describe", "select 1"], ["schema", "diff"]] {
        refuses(
            &CRATE,
            &command,
            "error: there is no schema: neither schema.sql nor sqlweave.toml is in this crate; name one with --schema PATH\n",
        );
    }
    for command in [["report"].as_slice(), &["verify"], &["check-migration", "next.sql"]] {
        refuses(
            &CRATE,
            command,
            "error: there is no schema: neither schema.sql nor sqlweave.toml is in FOLDER\n",
        );
        refuses(
            &[],
            command,
            "error: there is no crate: neither this folder nor one above it has a Cargo.toml\n",
        );
    }
}

#[test]
fn an_unknown_key() {
    let files =
        [SHOP[0], SHOP[1], SHOP[2], ("sqlweave.toml", "shema = \"a\"\n[lint]\nx = \"deny\"")];
    for command in OF_SCHEMA {
        refuses(
            &files,
            command,
            "error: sqlweave.toml:1: there is no key \"shema\": did you mean \"schema\"?\n\
             sqlweave.toml:3: there is no table [lint]: did you mean \"lints\"?\n",
        );
    }
}

#[test]
fn a_file_that_cannot_be_read() {
    for command in OF_SCHEMA {
        refuses(
            &[CRATE[0], CRATE[1], ("sqlweave.toml", "schema = [\"missing.sql\"]")],
            command,
            "error: the schema FOLDER/missing.sql cannot be read: No such file or directory (os error 2)\n",
        );
        refuses(
            &[CRATE[0], CRATE[1], ("sqlweave.toml", "extensions = [\"schema.sql\"]"), SHOP[2]],
            command,
            "error: schema.sql is no catalogue file of an extension\n\
             help: `cargo sqlweave catalogue --extension NAME -o schema.sql` writes one from a server\n",
        );
    }
    for command in [["describe", "select 1"], ["schema", "diff"]] {
        let named: Vec<&str> =
            command.iter().chain(&["--schema", "nothing.sql"]).copied().collect();
        refuses(
            &SHOP,
            &named,
            "error: the schema nothing.sql cannot be read: No such file or directory (os error 2)\n",
        );
    }
    refuses(
        &SHOP,
        &["describe", "--file", "top.sql"],
        "error: top.sql cannot be read: No such file or directory (os error 2)\n",
    );
}

#[test]
fn a_manifest_that_is_not_there() {
    for command in [["report"].as_slice(), &["verify"], &["check-migration", "next.sql"]] {
        for path in ["nowhere/Cargo.toml", "src"] {
            let named: Vec<&str> =
                command.iter().chain(&["--manifest-path", path]).copied().collect();
            let expected = format!("error: {path} is no file: a Cargo.toml is asked for\n");
            refuses(&SHOP, &named, &expected);
        }
    }
}

/// Nothing would be refused of a table that no schema has.
#[test]
fn a_distributed_table_that_is_not_there() {
    for (line, word) in [("tt = \"a\"", "tt"), ("t = \"b\"", "b"), ("\"s.t\" = \"a\"", "s")] {
        let toml = format!("target = \"citus\"\n[distributed]\n{line}");
        let name = if word == "s" { "s.t" } else { word };
        for command in OF_SCHEMA {
            let expected = format!(
                "error: sqlweave.toml: [distributed] names \"{name}\", and nothing in the schema is called \"{word}\"\n"
            );
            refuses(&[SHOP[0], SHOP[1], SHOP[2], ("sqlweave.toml", &toml)], command, &expected);
        }
    }
    let right = ("sqlweave.toml", "target = \"citus\"\n[distributed]\n\"public.T\" = \"a\"");
    let folder = folder(&[SHOP[0], SHOP[1], SHOP[2], right]);
    let found = run(folder.path(), &["describe", "select a from t"], b"");
    assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
}

/// A file that is there, and is no text.
#[test]
fn a_file_that_is_no_text() {
    const NO_TEXT: &str = "cannot be read: stream did not contain valid UTF-8\n";
    let configured = folder(&SHOP);
    std::fs::write(configured.path().join("sqlweave.toml"), b"schema = \"\xff\"").unwrap();
    for command in OF_SCHEMA {
        let found = run(configured.path(), command, b"");
        assert!(found.errors.ends_with(&format!("sqlweave.toml {NO_TEXT}")), "{found:?}");
        assert_eq!((found.output.as_str(), found.status), ("", Some(2)));
    }
    let asked = folder(&SHOP);
    std::fs::write(asked.path().join("next.sql"), b"-- \xff").unwrap();
    let of_file: [(&[&str], &str); 3] = [
        (&["check-migration", "next.sql"], "the migration next.sql"),
        (&["describe", "--file", "next.sql"], "next.sql"),
        (&["schema", "diff", "--with", "next.sql"], "the schema next.sql"),
    ];
    for (command, what) in of_file {
        let found = run(asked.path(), command, b"");
        assert_eq!((found.errors, found.status), (format!("error: {what} {NO_TEXT}"), Some(2)));
    }
    let found = run(asked.path(), &["describe"], b"select '\xff'");
    assert_eq!((found.errors, found.status), (format!("error: standard input {NO_TEXT}"), Some(2)));
    let folder = folder(&CRATE);
    std::fs::write(folder.path().join("schema.sql"), b"create table t (a \xff int)").unwrap();
    for command in OF_SCHEMA {
        let found = run(folder.path(), command, b"");
        assert!(
            found
                .errors
                .ends_with("schema.sql cannot be read: stream did not contain valid UTF-8\n"),
            "{}",
            found.errors
        );
        assert_eq!((found.output.as_str(), found.status), ("", Some(2)));
    }
}

#[test]
fn every_command_has_examples() {
    let folder = folder(&[]);
    let commands: [&[&str]; 10] = [
        &[],
        &["report"],
        &["describe"],
        &["explain"],
        &["catalogue"],
        &["schema", "pull"],
        &["schema", "diff"],
        &["schema"],
        &["verify"],
        &["check-migration"],
    ];
    for command in commands {
        let arguments: Vec<&str> = command.iter().chain(&["--help"]).copied().collect();
        let found = run(folder.path(), &arguments, b"");
        assert_eq!(found.status, Some(0));
        assert!(
            found.output.contains("Examples:\n  cargo sqlweave "),
            "{command:?}: {}",
            found.output
        );
    }
}

/// As `| head` does.
#[test]
fn whoever_reads_may_go_away() {
    let folder = folder(&SHOP);
    let mut child = command(folder.path(), &["describe"]).spawn().unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(b"select a from t").unwrap();
    let found = child.wait_with_output().unwrap();
    assert_eq!(
        (String::from_utf8(found.stderr).unwrap(), found.status.code()),
        (String::new(), Some(0))
    );
}
