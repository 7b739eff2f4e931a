//! Where statements end, and what their first words tell.

use super::Outliner;

/// What each statement of a text is about.
fn outlined(text: &str) -> Vec<String> {
    let mut outliner = Outliner::new(text, 18, 0);
    let mut found = Vec::new();
    while let Some(outline) = outliner.next() {
        let names = outline.names.join(" ");
        found.push(format!("{:?} {names}", outline.effect).trim_end().to_owned());
    }
    if outliner.broken {
        found.push("broken".to_owned());
    }
    found
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(outlined(text).join(", "), expected, "{text}");
}

#[test]
fn tables_and_what_they_take_from_others() {
    check("create table t (a int, b text default 'x;y')", "Relation t");
    check("CREATE UNLOGGED TABLE IF NOT EXISTS s.\"T;1\" (a int);", "Relation T;1");
    check("create table T (a int) partition by range (a);", "Relation t");
    check("create table p partition of s.t for values in (1);", "Relation p t");
    check(
        "create table c (like a including all, b int, like s.b) inherits (d, s.e);",
        "Relation c a b d e",
    );
    check("create table c (likes int, /* */ like a)", "Relation c a");
    check("create table t as select 1;", "Query t");
    check("create table t (a) as select 1;", "Query t");
    check("create table t (a) with (fillfactor = 70) as select 1;", "Query t");
    check("create foreign table f (a int) server s;", "Relation f");
    check("create temp table t (a int);", "Anything");
}

#[test]
fn what_stands_on_tables() {
    check("create unique index concurrently if not exists i on only s.t (a);", "Relation t i");
    check("create index on t (a, lower(b));", "Relation t");
    check(
        "create trigger g before insert or update of a, \"B\" on s.t execute function f();",
        "Relation t",
    );
    check("create policy p on t using (true);", "Relation t");
    check("comment on column s.t.a is 'it''s';", "Relation t");
    check("comment on materialized view v is null;", "Relation v");
    check("comment on function f(int) is 'x';", "Nothing");
    check("create or replace recursive view v (a) as select 1;", "Query v");
    check("create materialized view if not exists v as select 1;", "Query v");
    check(
        "create sequence s.q; alter sequence address_schema_seq owned by t.a;",
        "Relation q, Nothing",
    );
}

#[test]
fn alter_table_by_its_actions() {
    check("alter table only s.t add constraint k primary key (a);", "Relation t");
    check(
        "alter table t add foreign key (a, b) references s.u (a, b) on delete cascade;",
        "Reference t u",
    );
    check(
        "alter table t add constraint f foreign key (a) references u, add unique (b);",
        "Constraint t",
    );
    check("alter table if exists t * add column a int, add b numeric(3, 2);", "Columns t");
    check("alter table t alter a set default f(1, 2), alter column b set not null;", "Relation t");
    check("alter table t alter a type text;", "Columns t");
    check("alter table t alter a set data type text;", "Columns t");
    check("alter table t validate constraint f;", "Constraint t");
    check("alter table t add a int, validate constraint f;", "Anything");
    check("alter table t attach partition s.p default;", "Attach t p");
    check("alter table t detach partition s.p;", "Relation t p");
    check(
        "alter table t owner to o; alter table t enable row level security;",
        "Relation t, Relation t",
    );
    for other in
        ["drop column a", "rename to u", "rename a to b", "set schema s", "drop constraint f"]
    {
        check(&format!("alter table t {other};"), "Anything");
    }
}

#[test]
fn functions_and_types() {
    check(
        "create or replace function s.f(a int default ';'::text) returns int as $a$ ; $b$ ; $a$ language sql;",
        "Routine f",
    );
    check(
        "create function f() returns int begin atomic select 1; select case when true then 2 end; end; create type t as enum ();",
        "Routine f, Object",
    );
    check(
        "create function f() returns int as $$ begin atomic; $$ language sql; select 1",
        "Routine f, Nothing",
    );
    check(
        "alter function f(int, int) owner to o; alter function f(a) set schema s;",
        "Routine f, Anything",
    );
    check(
        "create rule r as on insert to t do also (delete from u; delete from w); set search_path = s;",
        "Anything, Object",
    );
    check(
        "alter type t add value 'x'; alter type t owner to o; alter type t rename to u;",
        "Object, Nothing, Anything",
    );
    check(
        "create extension e; create operator + (function = f); set a = b;",
        "Object, Object, Nothing",
    );
}

#[test]
fn what_is_no_statement_is_passed_over() {
    check(
        "\\restrict x\n-- ;\n/* ; /* ; */ ; */ insert into t values (';');;\ncopy t from stdin;\n1;\n\\.\ndrop table t",
        "Anything",
    );
    check("create table t (a text default e'\\';' 'x')", "Relation t");
    check("create table a$b$c (a int); create table b (a int)", "Relation a$b$c, Relation b");
    check("create table t (a text default 'x); create table u ()", "broken");
    check("create table U&\"t\" (a int)", "Anything");
    check("", "");
}
