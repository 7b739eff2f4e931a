use super::{About, statements};

#[track_caller]
fn check(text: &str, expected: &[(About, &str)]) {
    let found = statements(text);
    let told: Vec<(About, &str)> = found.iter().map(|found| (found.about, found.text)).collect();
    assert_eq!(told, expected);
    for statement in found {
        assert!(text[statement.start..].starts_with(statement.text), "{statement:?}");
    }
}

#[test]
fn psql_lines_and_comments_are_no_statements() {
    check(
        "\u{feff}--\n-- a dump;\n--\n\\restrict abc;\n\\connect db\nset a = '';; /* ; */ select 1 -- ;\n;\n\\unrestrict abc\n",
        &[(About::Content, "set a = '';"), (About::Content, "select 1 -- ;\n;")],
    );
    check(" \n-- nothing", &[]);
}

#[test]
fn semicolons_inside_end_nothing() {
    use About::Content;
    check(
        "do $x$ begin; end; $x$; insert into t values (';', E'\\';');
         create function f() returns int begin atomic select 1; select case when true then 1 end; end;
         create rule r as on insert to t do also (select 1; select 2); comment on rule r on t is 'atomic; rule';select 3",
        &[
            (Content, "do $x$ begin; end; $x$;"),
            (Content, "insert into t values (';', E'\\';');"),
            (
                Content,
                "create function f() returns int begin atomic select 1; select case when true then 1 end; end;",
            ),
            (Content, "create rule r as on insert to t do also (select 1; select 2);"),
            (Content, "comment on rule r on t is 'atomic; rule';"),
            (Content, "select 3"),
        ],
    );
}

#[test]
fn rows_and_databases_are_told() {
    check(
        "COPY t (a) FROM stdin;\nit's; 1\n\\.\ncopy t from '/tmp/stdin.csv';
CREATE DATABASE shop;alter database shop set a = 'b';comment on  database shop is 'x';
GRANT CONNECT, TEMPORARY ON DATABASE shop TO joe;grant select on t to database;create table database (a int);copy t from stdin;",
        &[
            (About::Rows, "COPY t (a) FROM stdin;"),
            (About::Content, "copy t from '/tmp/stdin.csv';"),
            (About::Database, "CREATE DATABASE shop;"),
            (About::Database, "alter database shop set a = 'b';"),
            (About::Database, "comment on  database shop is 'x';"),
            (About::Database, "GRANT CONNECT, TEMPORARY ON DATABASE shop TO joe;"),
            (About::Content, "grant select on t to database;"),
            (About::Content, "create table database (a int);"),
            (About::Rows, "copy t from stdin;"),
        ],
    );
}

/// The server says what is wrong there.
#[test]
fn what_does_not_end_is_the_last_statement() {
    check(
        "select 1; select 'a; b;",
        &[(About::Content, "select 1;"), (About::Content, "select 'a; b;")],
    );
    check("create rule r as do (a; b", &[(About::Content, "create rule r as do (a; b")]);
    check(
        "select 1; /* select 2;",
        &[(About::Content, "select 1;"), (About::Content, " /* select 2;")],
    );
}
