//! What a schema makes of a catalogue; checked against what a server has after the same statements.

mod alter;
mod extensions;
mod lazy;
mod names;
mod objects;
mod refusals;
mod stored;

use super::load;
use crate::{
    analyze::format::format_type,
    catalog::{Catalog, Relation},
    source::Source,
};

fn load_text(text: &str) -> (Catalog, Vec<String>) {
    load_version(text, 15)
}

fn load_version(text: &str, version: u8) -> (Catalog, Vec<String>) {
    let mut found = Vec::new();
    let source = Source::new("schema.sql", text);
    let catalog = load(std::slice::from_ref(&source), version, &mut found);
    let told = found.iter().map(|(_, d)| format!("[{}] {}", d.code, d.message)).collect();
    (catalog, told)
}

#[track_caller]
fn loaded(text: &str) -> Catalog {
    let (catalog, told) = load_text(text);
    assert_eq!(told, Vec::<String>::new(), "{text}");
    catalog
}

fn table<'c>(catalog: &'c Catalog, name: &str) -> &'c Relation {
    catalog.lookup_relation(None, name).unwrap_or_else(|| panic!("no relation {name}"))
}

/// `a integer not null default, b text`
fn columns(catalog: &Catalog, name: &str) -> String {
    let column = |a: &crate::catalog::Attribute| {
        let mut text = format!("{} {}", a.name, format_type(catalog, a.data_type, a.modifier));
        for (holds, words) in [
            (a.not_null, " not null"),
            (a.has_default, " default"),
            (a.identity.is_some(), " identity"),
            (a.generated.is_some(), " generated"),
        ] {
            if holds {
                text.push_str(words);
            }
        }
        text
    };
    table(catalog, name).live_attributes().map(column).collect::<Vec<_>>().join(", ")
}

fn constraints(catalog: &Catalog, name: &str) -> Vec<String> {
    let of = table(catalog, name);
    of.constraints.iter().map(|c| format!("{} {:?}", c.name, c.columns)).collect()
}

fn indexes(catalog: &Catalog, name: &str) -> Vec<String> {
    table(catalog, name).indexes.iter().map(|i| i.name.to_string()).collect()
}

#[test]
fn columns_of_every_kind() {
    let catalog = loaded(
        "create table t (a int primary key, b serial, c varchar(3) not null default 'x',
           d bigint generated always as identity, e int generated always as (a + 1) stored, f numeric(5, -2)[])",
    );
    assert_eq!(
        columns(&catalog, "t"),
        "a integer not null, b integer not null default, c character varying(3) not null default, \
         d bigint not null default identity, e integer default generated, f numeric(5,-2)[]"
    );
    assert!(catalog.lookup_relation(None, "t_b_seq").is_some());
    assert!(catalog.lookup_relation(None, "t_d_seq").is_some());
}

#[test]
fn modifiers() {
    let catalog = loaded(
        "create table t (a interval year to month, b interval day to second(3), c interval(2), d bit varying(4),
           e bit, f char, g time(3), h timestamptz(2)[], i interval second(9), j _varchar)",
    );
    assert_eq!(
        table(&catalog, "t").attributes.iter().map(|a| a.modifier).collect::<Vec<_>>(),
        [458_751, 470_286_339, 2_147_418_114, 4, 1, 5, 3, 2, 268_435_462, -1]
    );
}

#[test]
fn a_dump_in_its_order() {
    let catalog = loaded(
        "select pg_catalog.set_config('search_path', '', false);
         create view public.v as select null::int as id, null::text as name;
         create table public.t (id bigint not null, name text);
         create sequence public.t_id_seq;
         alter table only public.t alter column id set default nextval('public.t_id_seq'::regclass);
         alter table only public.t add constraint t_pkey primary key (id);
         create or replace view public.v as select t.id::int as id, t.name from public.t group by t.id;
         create index t_name_idx on public.t using btree (name text_pattern_ops);
         comment on column public.t.name is 'what it is called';",
    );
    assert_eq!(columns(&catalog, "t"), "id bigint not null default, name text");
    assert_eq!(columns(&catalog, "v"), "id integer not null, name text");
    assert_eq!(indexes(&catalog, "t"), ["t_pkey", "t_name_idx"]);
    let comment = table(&catalog, "t").attributes[1].comment.as_deref();
    assert_eq!(comment, Some("what it is called"));
}

#[test]
fn the_last_search_path_is_that_of_queries() {
    let catalog = loaded(
        "create schema app; set search_path = app, public; create table t (a int); select 1;
         select pg_catalog.set_config('search_path', '', false); create table public.u (a int)",
    );
    let app = catalog.lookup_namespace("app");
    assert_eq!(table(&catalog, "t").namespace, app.expect("app"));
    assert_eq!(catalog.search_path.first().copied(), app);
}

#[test]
fn several_files_in_order() {
    let sources = [
        Source::new("1.sql", "create table t (a int);"),
        Source::new("2.sql", "alter table t add b text;\nalter table t add b text;"),
    ];
    let mut found = Vec::new();
    let catalog = load(&sources, 15, &mut found);
    assert_eq!(columns(&catalog, "t"), "a integer, b text");
    let (file, diagnostic) = &found[0];
    assert_eq!((*file, sources[1].line_column(diagnostic.span.start)), (1, (2, 19)));
    assert_eq!(diagnostic.message, "column \"b\" of relation \"t\" already exists");
}

#[test]
fn what_follows_from_an_error_is_not_told() {
    let (catalog, told) = load_text(
        "create table t (a int, b nope, c int);
         create index on t (a);
         create view v as select a from missing;
         create view w as select * from v;
         comment on view w is 'x';
         create function f(alsonope) returns int language sql as 'select 1';
         alter function f(alsonope) owner to me;",
    );
    assert_eq!(
        told,
        [
            "[42704] type \"nope\" does not exist",
            "[42P01] relation \"missing\" does not exist",
            "[42704] type alsonope does not exist"
        ]
    );
    assert_eq!(columns(&catalog, "t"), "a integer, b ???, c integer");
    assert_eq!(indexes(&catalog, "t"), ["t_a_idx"]);
}

#[test]
fn nothing_panics() {
    let text = include_str!("tests/everything.sql");
    let words: Vec<&str> = text.split_inclusive([' ', '\n', '(', ',']).collect();
    for at in (0..words.len()).step_by(11) {
        let (before, rest) = words.split_at(at);
        let (first, rest) = rest.split_first().unwrap_or((&"", &[]));
        for changed in [
            [before, rest].concat().concat(),
            [before, &[first, first], rest].concat().concat(),
            [before, &rest[..rest.len().min(1)], &[first], rest.get(1..).unwrap_or(&[])]
                .concat()
                .concat(),
        ] {
            load_text(&changed);
        }
    }
}
