//! The queries of a crate with a migration applied.

use sqlweave_test_server::Server;

use crate::{Outcome, folder, run};

const LIB: &str = r#"query! {
    pub fn find(id: i64) -> Option<User> { select id, name from users where id = {id} }
}
fn mails() { query! { select email from users } }
"#;

const FILES: [(&str, &str); 3] = [
    ("Cargo.toml", "[package]\nname = \"shop\"\nedition = \"2024\"\n[workspace]\n"),
    (
        "schema.sql",
        "create table users (id bigint primary key, email text not null, name text not null);",
    ),
    ("src/lib.rs", LIB),
];

fn check(files: &[(&str, &str)], arguments: &[&str]) -> Outcome {
    let folder = folder(&[FILES.as_slice(), files].concat());
    run(folder.path(), &[&["check-migration"], arguments].concat(), b"")
}

#[track_caller]
fn says(migration: &str, expected: &str, status: i32) {
    let found = check(&[("next.sql", migration)], &["next.sql"]);
    assert_eq!((found.output.as_str(), found.errors.as_str()), (expected, ""));
    assert_eq!(found.status, Some(status));
}

#[test]
fn what_touches_no_query_says_so() {
    says(
        "alter table users add phone text; create table t (a int);",
        "2 queries: 0 errors, 0 warnings\n",
        0,
    );
}

#[test]
fn broken_queries_are_errors() {
    says(
        "alter table users rename email to mail;",
        "src/lib.rs:4:30: broken: [42703] column \"email\" does not exist\n\
         help: did you mean \"users.mail\"?\n  in shop::mails\n\
         2 queries: 1 error, 0 warnings\n",
        1,
    );
}

#[test]
fn changed_nullability_type_and_cardinality() {
    let next = [(
        "next.sql",
        "alter table users alter name drop not null, alter id type int; alter table users drop constraint users_pkey;",
    )];
    let lib = "fn one() { query! { select id, name from users where id = {1} } }\n";
    let files = [&[("src/lib.rs", lib)], next.as_slice()].concat();
    let found = check(&files, &["next.sql"]);
    for line in [
        "src/lib.rs:1:12: changed: result: at most one row, will be any number of rows\n  in shop::one\n",
        "changed: parameter $1 {1}: i64 (int8), will be i32 (int4)\n",
        "changed: field name: String (text), will be Option<String> (text, or NULL: column users.name has no NOT NULL)\n",
        "1 query: 0 errors, ",
    ] {
        assert!(found.output.contains(line), "{line}\nis not in\n{}", found.output);
    }
    assert_eq!(found.status, Some(0));
    assert_eq!(check(&files, &["next.sql", "--deny-changes"]).status, Some(1));
    let json = check(&files, &["next.sql", "--format", "json"]).output;
    for part in [
        "\"rule\": \"changed\"",
        "\"what\": \"field name\"",
        "\"before\": \"String (text)\"",
        "\"level\": \"warning\"",
        "\"queries\": 1",
    ] {
        assert!(json.contains(part), "{part}\nis not in\n{json}");
    }
}

#[test]
fn mistakes_in_the_migration_have_their_place() {
    says(
        "alter table users add phone text;\nalter table userz add age int;",
        "next.sql:2:13: migration: [42P01] relation \"userz\" does not exist\n\
         2 queries: 1 error, 0 warnings\n",
        1,
    );
}

#[test]
fn labels_of_an_enum_are_part_of_a_row() {
    let files = [
        ("schema.sql", "create type mood as enum ('sad'); create table t (m mood not null);"),
        ("src/lib.rs", "fn moods() { query! { select m::text as m, m as n from t } }\n"),
        ("next.sql", "alter type mood add value 'happy';"),
    ];
    let found = check(&files, &["next.sql"]);
    let expected = "changed: field n: Mood (mood of sad), will be Mood (mood of sad, happy)\n";
    assert!(found.output.contains(expected), "{}", found.output);
}

/// In the order of the arguments; of a folder in its own; each once.
#[test]
fn several_files_and_folders() {
    let files = [
        ("m/2_b.sql", "alter table t add b int;"),
        ("m/10_c.sql", "alter table t drop b;"),
        ("first.sql", "create table t (a int);"),
    ];
    let found = check(&files, &["first.sql", "m", "m/2_b.sql"]);
    assert_eq!(found.output, "2 queries: 0 errors, 0 warnings\n", "{found:?}");
    let found = check(&files, &["m", "first.sql"]);
    assert_eq!(found.status, Some(1), "{found:?}");
    assert!(found.output.starts_with("m/2_b.sql:1:13: migration: [42P01] "), "{}", found.output);
}

/// A migration is usually written into the folder that is the schema, and with it the queries that need it.
#[test]
fn one_that_is_in_the_schema_already() {
    let files = [
        ("sqlweave.toml", "schema = [\"m\"]"),
        ("m/1_a.sql", FILES[1].1),
        ("m/2_b.sql", "alter table users drop email, add phone text;"),
        (
            "src/lib.rs",
            "fn new() { query! { select phone from users } }\nfn old() { query! { select email from users } }\nfn never() { query! { select a from users } }\n",
        ),
    ];
    let found = check(&files, &["m/2_b.sql"]);
    let expected =
        "src/lib.rs:2:28: broken: [42703] column \"email\" does not exist\n  in shop::old\n";
    assert!(found.output.starts_with(expected), "{}", found.output);
    assert!(
        found.output.contains("mistake: [42703] column \"a\" does not exist\n"),
        "{}",
        found.output
    );
    assert!(found.output.ends_with("3 queries: 2 errors, 0 warnings\n"), "{}", found.output);
}

#[test]
fn what_cannot_be_read() {
    let found = check(&[], &["nothing.sql"]);
    let expected =
        "error: the migration nothing.sql cannot be read: No such file or directory (os error 2)\n";
    assert_eq!((found.errors.as_str(), found.status), (expected, Some(2)));
    let found = check(&[("m/readme.md", "")], &["m"]);
    let expected = "error: the folder m has no migrations\n";
    assert_eq!((found.errors.as_str(), found.status), (expected, Some(2)));
}

#[test]
fn sarif_has_the_rules_of_migrations() {
    let next = ("next.sql", "alter table users drop name;\nalter table nope add a int;");
    let found = check(&[next], &["next.sql", "--format", "sarif"]);
    assert_eq!((found.errors.as_str(), found.status), ("", Some(1)));
    let log: serde_json::Value = serde_json::from_str(&found.output).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let ids = |list: &serde_json::Value, name: &str| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| one[name].as_str().unwrap().to_owned()).collect()
    };
    let rules = ids(&run["tool"]["driver"]["rules"], "id");
    assert_eq!(rules, ["mistake", "migration", "broken", "changed", "unseen"]);
    assert_eq!(ids(&run["results"], "ruleId"), ["migration", "broken"]);
    let place = |result: usize| &run["results"][result]["locations"][0]["physicalLocation"];
    assert_eq!(place(0)["artifactLocation"]["uri"], "next.sql");
    assert_eq!(place(0)["region"]["startLine"], 2);
    assert_eq!(place(1)["artifactLocation"]["uri"], "src/lib.rs");
}

/// Nothing is known of them, which is said and denied by nothing.
#[test]
fn queries_in_macros_are_told_of() {
    let lib = "macro_rules! by { ($c:ident) => { query! { select id from users where $c = 1 } } }\n\
               fn a() { by!(id); query! { select id from users } }\n";
    let files = [("src/lib.rs", lib), ("next.sql", "alter table users add phone text;")];
    let found = check(&files, &["next.sql", "--deny-changes"]);
    assert_eq!(
        found.output,
        "src/lib.rs:1:35: unseen: what a macro_rules! makes of this query is not known before it is called\n\
         1 query, 1 not looked at: 0 errors, 0 warnings\n"
    );
    assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
}

/// What is said of a migration is what a server says once it is there.
#[test]
fn a_server_with_the_migration_says_the_same() {
    let server = Server::shared().unwrap();
    let url = server.create_database("migrated").unwrap();
    server.execute("migrated", FILES[1].1).unwrap();
    let next = "alter table users drop email;";
    let folder = folder(&[FILES.as_slice(), &[("next.sql", next)]].concat());
    let verify = || run(folder.path(), &["verify", "--database-url", &url], b"");
    assert_eq!(verify().output, "2 queries, 2 statements: 0 errors, 0 warnings\n");
    let told = run(folder.path(), &["check-migration", "next.sql"], b"");
    server.execute("migrated", next).unwrap();
    let found = verify();
    let refused = "[42703] column \"email\" does not exist\n  in shop::mails\n2 queries";
    assert!(told.output.contains(&format!(": broken: {refused}: 1 error, ")), "{told:?}");
    let refused = refused.replace("] ", "] the server says: ");
    assert!(found.output.contains(&format!(": difference: {refused}, ")), "{found:?}");
    assert_eq!((told.status, found.status), (Some(1), Some(1)));
}
