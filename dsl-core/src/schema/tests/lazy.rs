//! Schemas that are read as far as they are asked for.

use crate::{
    describe::{Described, describe_lazily},
    lint::Levels,
    schema::{References, Schema, Settings},
    source::Source,
};

fn open(text: &str) -> Schema {
    Schema::open(vec![Source::new("schema.sql", text)], 18, References::BetweenAsked)
}

/// The names of the relations that were read, in any order, but for sequences.
fn read(schema: &Schema) -> String {
    let mut names: Vec<&str> = schema.catalog().user_relations().iter().map(|r| &*r.name).collect();
    names.sort_unstable();
    names.join(" ")
}

#[track_caller]
fn ask(schema: &mut Schema, sql: &str) -> Described {
    let described = describe_lazily(sql, schema, &Levels::default());
    assert!(described.outcome.is_ok(), "{sql}: {described:?}");
    described
}

/// Which columns may be NULL: `a? b`.
fn columns(described: &Described) -> String {
    let columns = described.outcome.iter().flat_map(|d| &d.columns);
    let columns = columns.map(|c| format!("{}{}", c.name, if c.nullable { "?" } else { "" }));
    columns.collect::<Vec<_>>().join(" ")
}

const SHOP: &str = "
    create table names (id text primary key);
    create table users (id int, name text references names);
    create table orders (id int primary key, user_id int);
    create view bills as select o.id, u.id as payer from orders o join users u on u.id = o.user_id;
    create table unused (a nothing);
    alter table users add constraint users_pkey primary key (id);
    alter table orders add constraint orders_user foreign key (user_id) references users (id);";

#[test]
fn only_what_is_named_is_read() {
    let mut schema = open(SHOP);
    assert_eq!(read(&schema), "");
    ask(&mut schema, "select * from orders");
    assert_eq!(read(&schema), "orders");
    assert_eq!(columns(&ask(&mut schema, "select * from bills")), "id payer");
    assert_eq!(read(&schema), "bills orders users");
    assert!(schema.mistakes().is_empty());
}

#[test]
fn not_null_domains_are_trusted_where_told() {
    // The second cannot be told apart into statements, and is read whole.
    for end in ["", "; create table u (a 'b"] {
        let text = format!("create domain d as int not null; create table t (a d, b int){end}");
        for (trusts_domains, expected) in [(false, "a? b?"), (true, "a b?")] {
            let sources = vec![Source::new("schema.sql", text.clone())];
            let settings = Settings { trusts_domains, ..Settings::from(18) };
            let mut schema = Schema::open(sources, settings, References::BetweenAsked);
            assert_eq!(columns(&ask(&mut schema, "select a, b from t")), expected, "{text}");
        }
    }
}

#[test]
fn foreign_keys_are_there_between_what_is_asked_for() {
    let keys = |schema: &Schema, table: &str| {
        let table = schema.catalog().lookup_relation(None, table);
        let constraints = table.map(|t| t.constraints.iter()).into_iter().flatten();
        let keys = constraints.filter(|c| c.name.contains("user") || c.name.contains("fkey"));
        keys.map(|c| c.name.to_string()).filter(|n| !n.ends_with("null")).collect::<Vec<_>>()
    };
    let mut schema = open(SHOP);
    ask(&mut schema, "select * from orders");
    assert!(keys(&schema, "orders").is_empty());
    ask(&mut schema, "select * from users");
    assert_eq!(keys(&schema, "orders"), ["orders_user"]);
    assert_eq!(keys(&schema, "users"), ["users_pkey"]);
    ask(&mut schema, "select * from names");
    assert_eq!(keys(&schema, "users"), ["users_pkey", "users_name_fkey"]);
    let mut all = Schema::open(vec![Source::new("schema.sql", SHOP)], 18, References::All);
    ask(&mut all, "select * from orders");
    assert_eq!(read(&all), "names orders users");
}

#[test]
fn a_broken_statement_is_told_of_where_it_is_named() {
    let mut schema = open(SHOP);
    let described = describe_lazily("select * from unused", &mut schema, &Levels::default());
    assert!(described.outcome.is_ok());
    let told: Vec<_> = schema.mistakes().iter().map(|(_, d)| d.message.as_str()).collect();
    assert_eq!(told, ["type \"nothing\" does not exist"]);
    // A statement in error has everything read.
    let mut schema = open(SHOP);
    assert!(
        describe_lazily("select nope from orders", &mut schema, &Levels::default())
            .outcome
            .is_err()
    );
    assert!(schema.is_complete());
    let (_, mistake) = &schema.mistakes()[0];
    let at = SHOP.find("nothing").unwrap_or_default();
    assert_eq!((mistake.span.start as usize, schema.mistakes().len()), (at, 1));
}

#[test]
fn columns_are_those_of_the_place() {
    let text = "create table t (a int); create view v as select * from t; create table u (like t);
        create table c () inherits (t); alter table t add column b int; create or replace view v as
        select *, 1 as c from (select a from t) s; create view w as select * from v;";
    let mut schema = open(text);
    for (name, expected) in
        [("t", "a? b?"), ("v", "a? c"), ("w", "a? c"), ("u", "a?"), ("c", "a? b?")]
    {
        let mut fresh = open(text);
        let sql = format!("select * from {name}");
        assert_eq!(columns(&ask(&mut fresh, &sql)), expected, "{name}");
        assert_eq!(columns(&ask(&mut schema, &sql)), expected, "{name}");
    }
}

#[test]
fn what_was_read_before_a_drop_is_read_on() {
    let text = "create table t (a int); create view v as select a from t; create table u (a int);
        drop table u; alter table t alter a set not null; alter view v rename to w;
        create function f() returns setof t language sql as ''; alter table t enable row level security;";
    assert_eq!(columns(&ask(&mut open(text), "select * from w")), "a");
    assert_eq!(columns(&ask(&mut open(text), "select * from f()")), "a?");
    assert!(
        describe_lazily("select * from v", &mut open(text), &Levels::default()).outcome.is_err()
    );
}

#[test]
fn functions_and_types_are_found_by_what_names_them() {
    let text = "create table u (a int); create table t (a u, b int check (b > f(1)));
        create function f(int) returns int language sql as ''; create function f(text) returns text language sql as '';
        create function g() returns f_type language sql as ''; create type f_type as enum ('u');
        create function minus(t, t) returns int language sql as '';
        create operator - (function = minus, leftarg = t, rightarg = t);";
    let mut schema = open(text);
    assert_eq!(read(&schema), "t u");
    let described = ask(&mut schema, "select (t).a.a, t - t as d, f('x'::text) from t");
    let types: Vec<_> = described.outcome.iter().flat_map(|d| &d.columns).collect();
    let types: Vec<_> = types.iter().map(|c| c.type_name.name.as_str()).collect();
    assert_eq!(types, ["int4", "int4", "text"]);
}

#[test]
fn what_does_not_end_has_everything_read() {
    let schema = open("create table t (a int); create table u (a text default 'x);");
    assert!(schema.is_complete());
    assert_eq!(read(&schema), "t");
    assert_eq!(schema.mistakes().len(), 1);
}
