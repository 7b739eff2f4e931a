//! Types, functions, operators and views.

use super::*;
use crate::catalog::{Proc, ProcKind, RelationKind, TypeKind};

fn labels(catalog: &Catalog, name: &str) -> String {
    match catalog.lookup_type(None, name).map(|t| &t.kind) {
        Some(TypeKind::Enum { labels }) => labels.join(" "),
        other => panic!("{other:?}"),
    }
}

/// `f(integer, text) -> record set strict`
fn signature(catalog: &Catalog, name: &str) -> String {
    let text = |p: &&Proc| {
        let args: Vec<String> = p.args.iter().map(|&t| format_type(catalog, t, -1)).collect();
        let mut text =
            format!("({}) -> {}", args.join(", "), format_type(catalog, p.return_type, -1));
        for (holds, word) in [(p.returns_set, " set"), (p.strict, " strict")] {
            if holds {
                text.push_str(word);
            }
        }
        for column in &p.out_columns {
            text += &format!(" {}:{}", column.name, format_type(catalog, column.data_type, -1));
        }
        text
    };
    catalog.procs_named(name).iter().map(text).collect::<Vec<_>>().join("; ")
}

#[test]
fn enums() {
    let catalog = loaded(
        "create type e as enum ('a', 'b');
         alter type e add value 'x' before 'b'; alter type e add value 'y' after 'a'; alter type e add value 'z';
         alter type e add value if not exists 'z'; alter type e rename value 'b' to 'c'",
    );
    assert_eq!(labels(&catalog, "e"), "a y x c z");
}

#[test]
fn domains() {
    let catalog = loaded(
        "create domain d as varchar(3) collate \"C\" not null check (value <> ''); create domain dd as d[];
         alter domain d drop constraint d_check; alter domain d drop not null; alter domain d set default 'x'",
    );
    let found = catalog.lookup_type(None, "d").expect("d");
    assert_eq!((found.category, found.len, found.delimiter), (b'S', -1, b','));
    assert!(matches!(
        found.kind,
        TypeKind::Domain { modifier: 7, not_null: false, has_check: false, has_default: true, .. }
    ));
    assert_eq!(catalog.lookup_type(None, "dd").expect("dd").category, b'A');
}

#[test]
fn ranges_with_their_constructors() {
    let catalog =
        loaded("create type r as range (subtype = int4); create table t (a r, b r_multirange)");
    assert_eq!(signature(&catalog, "r"), "(integer, integer) -> r; (integer, integer, text) -> r");
    assert_eq!(
        signature(&catalog, "r_multirange"),
        "() -> r_multirange strict; (r) -> r_multirange strict; (r[]) -> r_multirange strict"
    );
}

#[test]
fn functions() {
    let catalog = loaded(
        "create function f(a int, b text default 'x') returns int language sql strict as 'select 1';
         create function g(out a int, out text) language sql as 'select 1, 2';
         create function h(inout a int, b int) language sql as 'select 1';
         create function i(a int) returns table (x int, y text) language sql as 'select 1, 2';
         create function j(variadic a int[]) returns setof int language sql as 'select 1';
         create procedure k(a int, inout b text) language sql as 'select 1';
         create procedure l() language sql as '';
         create table t (c numeric(5,2)); create function m(t.c%type) returns setof t language sql as 'select 1'",
    );
    assert_eq!(signature(&catalog, "f"), "(integer, text) -> integer strict");
    assert_eq!(signature(&catalog, "g"), "() -> record a:integer column2:text");
    assert_eq!(signature(&catalog, "h"), "(integer, integer) -> integer a:integer");
    assert_eq!(signature(&catalog, "i"), "(integer) -> record set x:integer y:text");
    assert_eq!(signature(&catalog, "j"), "(integer[]) -> integer set");
    assert_eq!(signature(&catalog, "k"), "(integer, text) -> record b:text");
    assert_eq!(signature(&catalog, "l"), "() -> void");
    assert_eq!(signature(&catalog, "m"), "(numeric) -> t set");
    let proc = catalog.procs_named("f")[0];
    assert_eq!((proc.default_count, proc.arg_names.join(" ")), (1, "a b".to_owned()));
}

#[test]
fn aggregates() {
    let catalog = loaded(
        "create aggregate a(int) (sfunc = int4pl, stype = int);
         create aggregate b(float8) (sfunc = float8_accum, stype = float8[], finalfunc = float8_avg);
         create aggregate c(float8 order by anyelement)
           (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
         create aggregate d(int) (sfunc = array_append, stype = int[], finalfunc = array_ndims);
         create aggregate e(*) (sfunc = int8inc, stype = int8)",
    );
    assert_eq!(signature(&catalog, "a"), "(integer) -> integer");
    assert_eq!(signature(&catalog, "b"), "(double precision) -> double precision");
    assert_eq!(signature(&catalog, "c"), "(double precision, anyelement) -> anyelement");
    assert_eq!(signature(&catalog, "d"), "(integer) -> integer");
    assert_eq!(signature(&catalog, "e"), "() -> bigint");
    assert_eq!(catalog.procs_named("c")[0].kind, ProcKind::OrderedSet { direct: 1 });
}

#[test]
fn operators_know_each_other() {
    let catalog = loaded(
        "create function f(int, text) returns bool language sql as 'select true';
         create function g(text, int) returns bool language sql as 'select true';
         create operator === (leftarg = int, rightarg = text, function = f, commutator = ===, hashes);
         create operator === (leftarg = text, rightarg = int, function = g, commutator = ===);
         create operator <==> (leftarg = int, rightarg = int, function = int4eq, commutator = <==>)",
    );
    let both = catalog.operators_named("===");
    assert_eq!(both[0].commutator, Some(both[1].oid));
    assert_eq!(both[1].commutator, Some(both[0].oid));
    assert_eq!((both[0].can_hash, both[1].can_hash), (true, false));
    let own = catalog.operators_named("<==>")[0];
    assert_eq!(own.commutator, Some(own.oid));
}

fn updatable(catalog: &Catalog, name: &str) -> String {
    let view = table(catalog, name).view.as_ref().expect("a view");
    let columns = view.updatable.iter().map(|c| c.map_or("-".to_owned(), |n| n.to_string()));
    let columns: Vec<String> = columns.collect();
    if view.base.is_some() { columns.join(" ") } else { "no".to_owned() }
}

#[test]
fn updatable_views() {
    let catalog = loaded(
        "create table t (a int, b text, c int);
         create view v1 as select c, a as aa, b || 'x' as bx from t where a > 1;
         create view v2 as select * from v1;
         create view v3 as select distinct a from t;
         create view v4 as select a, count(*) from t group by a;
         create view v5 as select a from t limit 1;
         create view v6 as select x.a from t x, t y;
         create view v7 as select a, sum(c) over () from t;
         create view v8 as select a, generate_series(1, a) from t;
         create view v9 (q) as select z, y from t tt (x, y, z);
         create view base as select null::int as x, 'k'::text as y; create view over_base as select x, y from base;
         create or replace view base as select a as x, 'k'::text as y from t",
    );
    assert_eq!(updatable(&catalog, "v1"), "3 1 -");
    assert_eq!(updatable(&catalog, "v2"), "1 2 -");
    for name in ["v3", "v4", "v5", "v6", "v7", "v8"] {
        assert_eq!(updatable(&catalog, name), "no", "{name}");
    }
    assert_eq!(updatable(&catalog, "v9"), "3 2");
    assert_eq!(updatable(&catalog, "over_base"), "1 -");
}

#[test]
fn views_and_tables_by_queries() {
    let catalog = loaded(
        "create table t (a int primary key, b varchar(3));
         create view v (x) as select a, b, 'k' as k, null as n from t;
         create recursive view r (n) as values (1) union all select n + 1 from r where n < 5;
         create materialized view m as select a from t; create unique index on m (a);
         create table c as select a, b from t",
    );
    assert_eq!(
        columns(&catalog, "v"),
        "x integer not null, b character varying(3), k text not null, n text"
    );
    assert_eq!(columns(&catalog, "c"), "a integer, b character varying(3)");
    assert_eq!(table(&catalog, "m").kind, RelationKind::MaterializedView);
    assert_eq!(indexes(&catalog, "m"), ["m_a_idx"]);
    assert!(columns(&catalog, "r").starts_with("n integer"));
}

#[test]
fn typed_tables_follow_their_type() {
    let catalog = loaded(
        "create type c as (a int, b text); create table t of c (primary key (a));
         alter type c add attribute d int cascade; alter type c rename attribute a to aa cascade;
         alter type c drop attribute b cascade",
    );
    assert_eq!(columns(&catalog, "t"), "aa integer not null, d integer");
}

#[test]
fn like_takes_what_it_is_told_to() {
    let catalog = loaded(
        "create table t (a int generated always as identity, b int default 3 check (b > 0) unique);
         create table p (like t); create table q (like t including all); create table r (like t including all
           excluding indexes excluding identity)",
    );
    assert_eq!(columns(&catalog, "p"), "a integer not null, b integer");
    assert_eq!(columns(&catalog, "q"), "a integer not null default identity, b integer default");
    assert_eq!(constraints(&catalog, "q"), ["t_b_check [2]", "q_b_key [2]"]);
    assert_eq!(columns(&catalog, "r"), "a integer not null, b integer default");
    assert_eq!(constraints(&catalog, "r"), ["t_b_check [2]"]);
}
