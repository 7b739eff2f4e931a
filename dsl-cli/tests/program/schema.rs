//! The schema file and a live server.

use sqlweave_test_server::Server;

use crate::{Outcome, folder, run};

const CORPUS: &str = include_str!("../../../oracle/corpus/schema.sql");
const PARTITIONS: &str = "
    create table e (id int, at date not null, name text) partition by range (at);
    create table e1 partition of e for values from ('2026-01-01') to ('2026-02-01');
    create table e2 partition of e for values from ('2026-02-01') to ('2026-03-01') partition by list (name);
    create table e2a partition of e2 for values in ('a');
    create unique index on e (id, at, name);
    create index \"e ON ONLY e\" on e (lower(name)) where id > 0;
    create index on e1 (name);
    create table e3 (id int not null default 7, at date not null, name text default 'x');
    alter table e attach partition e3 default;
    create index lonely on only e (id);
    create table m (a int, b int default 1 not null, c text);
    create table m1 (d int) inherits (m);
    alter table m1 alter a set not null, alter a set default 5, alter b drop default;
    create type pair as (x int, y text);
    create table pairs of pair (x primary key, y default 'y' not null);";
const SHOP: &str = include_str!("../../../examples/schema.sql");

/// A new database with that schema; its URL.
fn database(name: &str, schema: &str) -> String {
    let server = Server::shared().unwrap();
    let url = server.create_database(name).unwrap();
    server.execute(name, schema).unwrap();
    url
}

#[track_caller]
fn pull(url: &str) -> String {
    let folder = folder(&[]);
    let found = run(folder.path(), &["schema", "pull", "--database-url", url], b"");
    assert_eq!((found.status, found.errors.as_str()), (Some(0), ""));
    found.output
}

#[track_caller]
fn diff(schema: &str, arguments: &[&str]) -> Outcome {
    let folder = folder(&[
        ("Cargo.toml", ""),
        ("schema.sql", schema),
        ("sqlweave.toml", "postgres = 15"),
        ("migrations/1_users.sql", "create table users (id bigint primary key, name text);"),
        ("migrations/2_email.sql", "alter table users add email text not null;"),
    ]);
    let arguments: Vec<&str> = ["schema", "diff"].iter().chain(arguments).copied().collect();
    run(folder.path(), &arguments, b"")
}

#[test]
fn what_is_pulled_declares_what_the_database_does() {
    for (name, schema) in
        [("pull_corpus", CORPUS), ("pull_partitions", PARTITIONS), ("pull_shop", SHOP)]
    {
        let url = database(name, schema);
        let text = pull(&url);
        let found = diff(&text, &["--database-url", &url]);
        assert_eq!((found.errors.as_str(), found.output.as_str(), found.status), ("", "", Some(0)));
        let again = database(&format!("{name}_again"), &text);
        assert_eq!(pull(&again), text, "{name}: the normal form is its own");
    }
}

#[test]
fn differences_are_told_in_words() {
    let url = database(
        "diff_words",
        "create table users (id bigint primary key, name text not null, born date);
         create table old_users (id bigint);",
    );
    let schema = "create table users (id bigint primary key, name text, email text);
        create index users_email_idx on users (email);";
    let found = diff(schema, &["--database-url", &url]);
    assert_eq!(found.errors, "");
    assert_eq!(
        found.output,
        "\
relation public.old_users: only in the database
columns public.users: id, name, email in the schema, id, name, born in the database
index public.users users_email_idx: not in the database
column public.users.born: only in the database
column public.users.email: not in the database
column public.users.name: text in the schema, text not null in the database
"
    );
    assert_eq!(found.status, Some(1));
}

#[test]
fn a_folder_of_migrations_is_compared_as_well() {
    let schema = "create table users (id bigint primary key, name text, email text not null);";
    let found = diff(schema, &["--with", "migrations"]);
    assert_eq!((found.errors.as_str(), found.output.as_str(), found.status), ("", "", Some(0)));
    let found = diff("create table users (id bigint primary key);", &["--with", "migrations"]);
    assert_eq!(found.status, Some(1));
    assert!(found.output.contains("column public.users.email: only in migrations\n"), "{found:?}");
}

#[test]
fn what_cannot_be_asked_is_said() {
    let cases: [(&[&str], &str); 4] = [
        (
            &["--database-url", "postgres://localhost:1/x"],
            "error: no server answers at localhost:1",
        ),
        (&["--database-url", "nonsense"], "error: the database's URL cannot be read"),
        (&["--with", "nowhere.sql"], "nowhere.sql"),
        (&["--with", "a.sql", "--database-url", "postgres://localhost/x"], "cannot be used with"),
    ];
    for (arguments, message) in cases {
        let found = diff("", arguments);
        assert_eq!(found.status, Some(2), "{found:?}");
        assert!(found.errors.contains(message), "{found:?}");
    }
}

#[test]
fn a_file_is_written_where_it_is_asked_for() {
    let url = database("pull_file", "create table t (a int);");
    let folder = folder(&[("Cargo.toml", "")]);
    let asked = ["schema", "pull", "--database-url", &url, "-o"];
    let found = run(folder.path(), &[&asked, ["schema.sql"].as_slice()].concat(), b"");
    assert_eq!((found.errors.as_str(), found.output.as_str(), found.status), ("", "", Some(0)));
    let written = std::fs::read_to_string(folder.path().join("schema.sql")).unwrap();
    assert_eq!(written, pull(&url));
    let found = run(folder.path(), &["schema", "diff", "--database-url", &url], b"");
    assert_eq!((found.errors.as_str(), found.output.as_str(), found.status), ("", "", Some(0)));
    let found = run(folder.path(), &[&asked, ["no/schema.sql"].as_slice()].concat(), b"");
    let expected =
        "error: no/schema.sql cannot be written: No such file or directory (os error 2)\n";
    assert_eq!((found.errors.as_str(), found.status), (expected, Some(2)));
}
