//! Where a parameter may be NULL.

use crate::{
    compile,
    diagnostic::Diagnostics,
    lex::sql::{Dialect, lex_sql},
    lint::Levels,
    schema::load,
    source::Source,
};

/// Whether each parameter may be NULL, under a trigger on this event of table `t`.
#[track_caller]
fn nullable(trigger: &str, sql: &str) -> Vec<bool> {
    nullable_under(
        &format!(
            "create table t (id int primary key, a text not null);
         create function f() returns trigger language plpgsql as '';
         create trigger g {trigger} on t for each row execute function f();"
        ),
        sql,
    )
}

/// Whether each parameter, or column of rows, may be NULL.
#[track_caller]
fn nullable_under(schema: &str, sql: &str) -> Vec<bool> {
    let catalog = load(&[Source::new("schema.sql", schema.to_owned())], 17, &mut Vec::new());
    let mut diagnostics = Diagnostics::new();
    let lexed = lex_sql(sql, Dialect { splices: true, version: 17 }, &mut diagnostics);
    let compiled = compile(&lexed, &catalog, &Levels::default(), &mut diagnostics);
    let told: Vec<String> = diagnostics.take().into_iter().map(|d| d.message).collect();
    assert!(told.is_empty(), "{told:?}");
    let compiled = compiled.expect("compiled");
    match compiled.rows {
        Some(rows) => rows.columns.iter().map(|column| column.nullable).collect(),
        None => compiled.params.iter().map(|param| param.nullable).collect(),
    }
}

#[test]
fn null_for_a_column_that_is_not_null_is_a_matter_of_the_triggers_before_that() {
    let insert = "insert into t (id, a) values (1, {a})";
    let update = "update t set a = {a} where true";
    let upsert = "insert into t (id, a) values (1, {a}) on conflict (id) do update set a = {b}";
    let merge = "merge into t using (values (1)) as v (id) on t.id = v.id
        when matched then update set a = {a} when not matched then insert (id, a) values (v.id, {b})";
    for (trigger, expected) in [
        ("after insert or update", [false, false, false, false, false, false]),
        ("before insert", [true, false, true, false, true, true]),
        ("before update", [false, true, false, true, true, true]),
        ("before insert or update of id", [true; 6]),
        ("before delete", [false; 6]),
    ] {
        let found = [insert, update, upsert, merge].map(|sql| nullable(trigger, sql)).concat();
        assert_eq!(found, expected, "{trigger}");
    }
}

/// A NULL never becomes a value of a domain that is NOT NULL; what is read from a column of one is another matter.
#[test]
fn null_for_a_domain_that_is_not_null_never_comes_to_a_trigger() {
    let schema = "create domain sure as text not null; create domain over as sure;
        create domain given as over default 'x'; create domain checked as text check (value > '');
        create table t (id int primary key, a sure, b over, c given, d checked, e text not null);
        create function f() returns trigger language plpgsql as '';
        create trigger g before insert or update on t for each row execute function f();
        create view v as select * from t; create view w as select * from t limit 1;
        create trigger h instead of insert on w for each row execute function f();
        create view r as select * from t; create rule i as on insert to r do instead nothing;";
    let values = "(a, b, c, d, e) values {..rows}";
    let sure = [false, false, false, true, true];
    for (sql, expected) in [
        (format!("insert into t {values}"), sure),
        (format!("insert into v {values}"), sure),
        (format!("insert into w {values}"), sure),
        (format!("insert into r {values}"), [true; 5]),
        ("copy t (a, b, c, d, e) from {..rows}".to_owned(), sure),
        ("insert into t (a, b, c, d, e) values ({a}, {b}, {c}, {d}, {e})".to_owned(), sure),
        (
            "insert into t (a, b, c, d, e)
             select r.a, r.b, r.c, r.d, r.e from {..rows} as r(a, b, c, d, e)"
                .to_owned(),
            sure,
        ),
        ("update t set a = {a}, b = {b}, c = {c}, d = {d}, e = {e} where true".to_owned(), sure),
        (
            "merge into t using (values (1)) as v (id) on t.id = v.id when not matched then
             insert (a, b, c, d, e) values ({a}, {b}, {c}, {d}, {e})"
                .to_owned(),
            sure,
        ),
    ] {
        assert_eq!(nullable_under(schema, &sql), expected, "{sql}");
    }
}
