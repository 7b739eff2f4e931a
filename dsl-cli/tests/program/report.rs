//! The page on a crate of its own.

use sqlweave_test_server::Server;

use crate::{Outcome, folder, run};

const MANIFEST: &str =
    "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n";

const SCHEMA: &str = "
create table users (id bigint primary key, name text not null, email text);
comment on column users.email is 'where bills <go>';
create table orders (id bigint primary key, user_id bigint not null references users, note text, total int not null);
create view big as select id from orders where total > 100;
create schema tenant;
create table tenant.things (id int primary key);
";

const SOURCE: &str = r#"
use sqlweave::query;

query! {
    /// Orders with their user's name.
    pub fn orders_of(user: i64) -> Vec<Order> {
        select o.id, o.note, u.name, array(select b.id from big b where b.id = o.id) as bigger
        from orders o left join users u on u.id = o.user_id
        where o.user_id = {user} and o.note <> "</script><script>alert(1)</script>"
    }
}

query! {
    pub fn with_batch() -> Vec<User> {
        select id, email, batch array(select o.id from orders o where o.user_id = users.id) as orders from users
    }
}

fn copies(names: Vec<(i64, String)>) {
    let _ = query! { copy users (id, name) from {..names} };
}

fn tenants(schema: sqlweave::SchemaName) {
    let _ = query! { select id from {schema}.things };
}

fn renames(id: i64, name: Option<String>) {
    let _ = query! { update users set name = {?name}, email = null where id = {id} };
}
"#;

const TOML: &str = "postgres = 15\n[tenants]\nschema = \"tenant\"\n";

#[track_caller]
fn report(source: &str, arguments: &[&str]) -> (Outcome, String) {
    let folder = folder(&[
        ("Cargo.toml", MANIFEST),
        ("schema.sql", SCHEMA),
        ("sqlweave.toml", TOML),
        ("src/lib.rs", source),
    ]);
    let arguments: Vec<&str> = ["report"].iter().chain(arguments).copied().collect();
    let found = run(folder.path(), &arguments, b"");
    let page = std::fs::read_to_string(folder.path().join("sqlweave-report.html"));
    (found, page.unwrap_or_default())
}

#[track_caller]
fn holds(page: &str, texts: &[&str]) {
    for text in texts {
        assert!(page.contains(text), "{text} is not in:\n{page}");
    }
}

#[test]
fn a_page_has_every_query_and_table() {
    let (found, page) = report(SOURCE, &[]);
    assert_eq!((found.errors.as_str(), found.output.as_str(), found.status), ("", "", Some(0)));
    holds(
        &page,
        &[
            "<title>shop: queries and schema</title>",
            "Queries and schema for PostgreSQL 15",
            "<h3 title=\"shop\">orders_of</h3><span class=\"place\">src/lib.rs:4</span><span class=\"gives\">Vec&lt;Order&gt;</span>",
            "<p class=\"doc\">Orders with their user&#39;s name.</p>",
            "<span class=\"k\">LEFT</span>",
            "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
            // A parameter, a column that may be NULL, and why.
            "<td class=\"mono\">$1</td><td class=\"mono\">user</td><td class=\"mono\">int8</td><td class=\"mono\">i64</td><td>refused</td>",
            "right side of the LEFT JOIN on users",
            "where bills &lt;go&gt;",
            // Rows inside rows, and the statement that loads them.
            "<td class=\"mono\" style=\"padding-left:1.4rem\">id</td>",
            "<h4>Then, for all of these rows</h4>",
            "{schema}.things",
            "with all optional parts, which are left out with: name",
            "<span class=\"tag written\"><a href=\"#table-users\">users</a> ",
            "<title>orders (user_id) references users (id)</title>",
        ],
    );
    assert!(!page.contains("<summary>Plan</summary>"));
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<g class=\"card\"").count(), 3);
}

#[test]
fn a_server_gives_the_plans() {
    for binaries in Server::all_binaries().unwrap().iter().rev().take(2) {
        let server = Server::start_from(binaries).unwrap();
        let url = server.create_database("report").unwrap();
        server.execute("report", SCHEMA).unwrap();
        let (found, page) = report(SOURCE, &["--database", &url]);
        assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
        // Six statements, of which one is a COPY.
        assert_eq!(page.matches("<summary>Plan</summary>").count(), 5);
        holds(&page, &["Seq Scan on orders o", "Update on users", "Index Scan using users_pkey"]);
        assert!(!page.contains("no plan"), "{page}");
        // Without the tables there are no plans; the page is there all the same.
        let (found, page) = report(SOURCE, &["--database", &server.url()]);
        assert_eq!(found.status, Some(0));
        holds(&page, &["no plan: the server says: relation &quot;users&quot; does not exist"]);
    }
}

#[test]
fn a_query_that_does_not_compile_is_on_the_page() {
    let source = "fn f() { let _ = sqlweave::query! { select emial from users }; }\n";
    let (found, page) = report(source, &[]);
    assert_eq!(
        (found.errors.as_str(), found.status),
        ("queries that do not compile: 1 of 1\n", Some(1))
    );
    holds(
        &page,
        &["[42703] column &quot;emial&quot; does not exist", "<b>1</b><span>in error</span>"],
    );
}

#[test]
fn two_runs_make_one_page() {
    let (_, first) = report(SOURCE, &[]);
    let (_, second) = report(SOURCE, &[]);
    assert_eq!(first, second);
}

#[test]
fn where_the_crate_and_the_page_are_is_said() {
    let folder = folder(&[
        ("shop/Cargo.toml", MANIFEST),
        ("shop/schema.sql", SCHEMA),
        ("shop/src/lib.rs", SOURCE.replace("{schema}.things", "tenant.things").as_str()),
    ]);
    let arguments = ["report", "--manifest-path", "shop/Cargo.toml", "-o", "pages.html"];
    let found = run(folder.path(), &arguments, b"");
    assert_eq!((found.errors.as_str(), found.status), ("", Some(0)));
    assert!(folder.path().join("pages.html").is_file());
    let found = run(folder.path(), &["report", "--manifest-path", "shop"], b"");
    assert_eq!(found.errors, "error: shop is no file: a Cargo.toml is asked for\n");
    let arguments = ["report", "--manifest-path", "shop/Cargo.toml", "-o", "nowhere/pages.html"];
    let found = run(folder.path(), &arguments, b"");
    assert_eq!(
        (found.errors.as_str(), found.status),
        (
            "error: nowhere/pages.html cannot be written: No such file or directory (os error 2)\n",
            Some(2)
        )
    );
}
