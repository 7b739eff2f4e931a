//! ALTER, RENAME, SET SCHEMA and DROP.

use super::*;

#[test]
fn columns_of_parents_and_children() {
    let catalog = loaded(
        "create table p (id int primary key, a text not null, c int default 3);
         create table c1 (d int) inherits (p); create table c2 (c int) inherits (p);
         alter table p add column z int not null default 4; alter table p add column d int;
         alter table p drop column c; alter table p rename a to aa; alter table p alter z drop not null",
    );
    assert_eq!(
        columns(&catalog, "p"),
        "id integer not null, aa text not null, z integer default, d integer"
    );
    assert_eq!(
        columns(&catalog, "c1"),
        "id integer not null, aa text not null, d integer, z integer default"
    );
    assert_eq!(
        columns(&catalog, "c2"),
        "id integer not null, aa text not null, c integer default, z integer default, d integer"
    );
}

#[test]
fn what_a_column_takes_along() {
    let catalog = loaded(
        "create table t (a int primary key, b int unique, c int check (c > 0), d serial);
         create index on t (a, b); create index on t ((b + 1)); create index on t (a) where b > 1;
         alter table t drop column b, drop column c, drop column d",
    );
    assert_eq!(constraints(&catalog, "t"), ["t_pkey [1]"]);
    assert_eq!(indexes(&catalog, "t"), ["t_pkey"]);
    assert!(catalog.lookup_relation(None, "t_d_seq").is_none());
}

#[test]
fn constraints_come_last() {
    let catalog = loaded("create table t (a int); alter table t add unique (b), add column b int");
    assert_eq!(constraints(&catalog, "t"), ["t_b_key [2]"]);
}

#[test]
fn keys_from_indexes() {
    let catalog = loaded(
        "create table t (a int, b int); create unique index i on t (a); create unique index j on t (b);
         alter table t add constraint pk primary key using index i, add unique using index j;
         alter table t rename constraint pk to key; alter index j rename to jj",
    );
    assert_eq!(constraints(&catalog, "t"), ["key [1]", "jj [2]"]);
    assert_eq!(indexes(&catalog, "t"), ["key", "jj"]);
    assert_eq!(columns(&catalog, "t"), "a integer not null, b integer");
}

#[test]
fn a_renamed_column_in_expressions() {
    let catalog = loaded(
        "create table t (a text, check (length(a) > 1)); create index on t (lower(a)) where a is not null;
         alter table t rename a to b; alter table t drop column b; alter table t add column b text",
    );
    assert_eq!(constraints(&catalog, "t"), Vec::<String>::new());
    assert_eq!(indexes(&catalog, "t"), Vec::<String>::new());
}

#[test]
fn moved_and_renamed() {
    let catalog = loaded(
        "create schema s; create table t (a serial primary key); alter table t rename to u; alter table u set schema s;
         create type e as enum ('a'); alter type e rename to f; alter type f set schema s;
         create function g(int) returns int language sql as 'select 1'; alter function g(int) rename to h;
         alter schema s rename to r; create table uses (x r.f[], y r.u)",
    );
    let namespace = catalog.lookup_namespace("r");
    let found = catalog.lookup_relation(namespace, "u").expect("u");
    assert_eq!(catalog.lookup_index(found.namespace, "t_pkey"), Some(found.oid));
    assert!(catalog.lookup_relation(namespace, "t_a_seq").is_some());
    assert!(catalog.lookup_type(namespace, "_u").is_some());
    assert_eq!(columns(&catalog, "uses"), "x r.f[], y r.u");
    assert_eq!(catalog.procs_named("h").len(), 1);
}

#[test]
fn cascades() {
    let catalog = loaded(
        "create table t (a int primary key, b int); create view v as select a from t; create view w as select * from v;
         create table u (a int references t, x t); create type e as enum (); create table k (a e, b int);
         create view kv as select a from k;
         drop table t cascade; drop type e cascade",
    );
    for gone in ["t", "v", "w", "kv"] {
        assert!(catalog.lookup_relation(None, gone).is_none(), "{gone}");
    }
    assert_eq!(columns(&catalog, "u"), "a integer");
    assert_eq!(columns(&catalog, "k"), "b integer");
    assert_eq!(constraints(&catalog, "u"), Vec::<String>::new());
    assert!(catalog.user_relations().iter().all(|r| r.name != "t"));
}

#[test]
fn together_what_depends_on_each_other() {
    let catalog = loaded(
        "create table a (i int primary key); create table b (i int references a); drop table a, b",
    );
    assert!(catalog.user_relations().is_empty());
    assert!(catalog.user_types().is_empty());
}

#[test]
fn views_follow_nullability() {
    let catalog = loaded(
        "create table t (a int not null, b int); create view v as select a, b from t; create view w as select a from v;
         alter table t alter a drop not null; alter table t alter b set not null",
    );
    assert_eq!(columns(&catalog, "v"), "a integer, b integer not null");
    assert_eq!(columns(&catalog, "w"), "a integer");
}

/// What a view's names meant when it was created holds while nothing can change it: then its query is asked again, and
/// proves nothing where it cannot be.
#[test]
fn views_are_asked_again_where_names_change() {
    let view = "create table t (a int not null, b int); create view v as select a, b from t;";
    for (then, expected) in [
        ("alter table t add primary key (b)", "a integer not null, b integer not null"),
        ("create index on t (a); create table u (a int)", "a integer not null, b integer"),
        ("alter table t rename a to c", "a integer, b integer"),
        ("alter table t rename to u", "a integer, b integer"),
    ] {
        let catalog = loaded(&format!("{view} {then}"));
        assert_eq!(columns(&catalog, "v"), expected, "{then}");
    }
}

#[test]
fn views_follow_children() {
    let before = "create table t (a int not null, b int not null) partition by list (a);
         create view v as select a, b from t; create server s foreign data wrapper w;";
    for (child, expected) in [
        (
            "create table c partition of t for values in (1)",
            "a integer not null, b integer not null",
        ),
        (
            "create foreign table c partition of t for values in (1) server s",
            "a integer, b integer",
        ),
        (
            "create table c partition of t for values in (1) partition by list (b);
             create foreign table d partition of c for values in (1) server s",
            "a integer, b integer",
        ),
        (
            "create table c (a int not null, b int not null) partition by list (b);
             create foreign table d partition of c for values in (1) server s;
             alter table t attach partition c for values in (1)",
            "a integer, b integer",
        ),
    ] {
        let catalog = loaded(&format!("{before} {child}"));
        assert_eq!(columns(&catalog, "v"), expected, "{child}");
    }
}
