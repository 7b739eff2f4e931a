//! The queries of a crate on a live server.

use sqlweave_test_server::Server;

use crate::{Outcome, folder, run};

const SCHEMA: &str = "create table users (id bigint primary key, email text not null, name text);
                      create index users_email on users (email);";

const LIB: &str = r#"query! {
    pub fn find(id: i64, email: Option<&str>) -> Vec<User> {
        select id, name from users where id > {id} and email = {?email}
    }
}
fn named(name: &str) { query! { select id from users where name = {name} } }
"#;

fn database(name: &str, schema: &str) -> String {
    let server = Server::shared().unwrap();
    let url = server.create_database(name).unwrap();
    server.execute(name, schema).unwrap();
    url
}

fn verify(url: &str, lib: &str, arguments: &[&str]) -> Outcome {
    let folder = folder(&[
        ("Cargo.toml", "[package]\nname = \"shop\"\nedition = \"2024\"\n[workspace]\n"),
        ("schema.sql", SCHEMA),
        ("src/lib.rs", lib),
    ]);
    let arguments = [&["verify", "--database-url", url], arguments].concat();
    run(folder.path(), &arguments, b"")
}

#[test]
fn every_variant_is_described() {
    let url = database("verify_same", SCHEMA);
    let found = verify(&url, LIB, &[]);
    assert_eq!(found.output, "2 queries, 3 statements: 0 errors, 0 warnings\n", "{found:?}");
    assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
}

#[test]
fn differences_and_mistakes_are_errors() {
    let url = database("verify_other", "create table users (id integer primary key, name text);");
    let found =
        verify(&url, &format!("{LIB}fn no() {{ query! {{ select nam from users }} }}\n"), &[]);
    assert_eq!(found.status, Some(1), "{found:?}");
    for line in [
        "src/lib.rs:1:1: difference: [42703] the server says: column \"email\" does not exist\n  in shop::find\n",
        "src/lib.rs:1:1: difference: column id is of type int4 for the server, and not int8\n",
        "src/lib.rs:7:27: mistake: [42703] column \"nam\" does not exist\n",
        "src/lib.rs:6:24: difference: column id is of type int4",
    ] {
        assert!(found.output.contains(line), "{line}\nis not in\n{}", found.output);
    }
}

#[test]
fn large_tables_read_as_a_whole_are_told() {
    let url = database(
        "verify_scans",
        &format!(
            "{SCHEMA} insert into users select n, 'm' || n, 'n' || n from generate_series(1, 20000) n; analyze users;"
        ),
    );
    let found = verify(&url, LIB, &[]);
    let expected = "src/lib.rs:6:24: missing_index: no index of users (20000 rows) serves (users.name = $1)\n  in shop::named\n";
    assert!(found.output.contains(expected), "{}", found.output);
    assert_eq!(found.status, Some(0));
    assert_eq!(verify(&url, LIB, &["--deny-scans"]).status, Some(1));
    let quiet = verify(&url, LIB, &["--min-rows", "20001", "--deny-scans"]);
    assert_eq!(quiet.status, Some(0), "{quiet:?}");
    let json = verify(&url, LIB, &["--format", "json"]).output;
    assert!(json.contains("\"rule\": \"missing_index\"") && json.contains("\"line\": 6"), "{json}");
    let sarif = verify(&url, LIB, &["--format", "sarif"]).output;
    assert!(
        sarif.contains("\"version\": \"2.1.0\"") && sarif.contains("\"uri\": \"src/lib.rs\""),
        "{sarif}"
    );
}

/// They are told of, and counted; nothing fails for them.
#[test]
fn queries_in_macros_are_told_of() {
    let url = database("verify_macros", SCHEMA);
    let lib = "macro_rules! by { ($c:ident) => {\n\
                   query! { select id from users where $c = 1 }; sqlweave::query! { select $c from users }\n\
               } }\nfn a() { by!(id); query! { select id from users } }\n";
    let found = verify(&url, lib, &["--deny-scans"]);
    assert_eq!(
        found.output,
        "src/lib.rs:2:1: unseen: what a macro_rules! makes of this query is not known before it is called\n\
         src/lib.rs:2:57: unseen: what a macro_rules! makes of this query is not known before it is called\n\
         1 query, 1 statement, 2 not looked at: 0 errors, 0 warnings\n"
    );
    assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
    let sarif = verify(&url, lib, &["--format", "sarif"]).output;
    assert!(sarif.contains("\"level\": \"note\""), "{sarif}");
}
