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
    let schema = format!(
        "create table t (id int primary key, a text not null);
         create function f() returns trigger language plpgsql as '';
         create trigger g {trigger} on t for each row execute function f();"
    );
    let catalog = load(&[Source::new("schema.sql", schema)], 17, &mut Vec::new());
    let mut diagnostics = Diagnostics::new();
    let lexed = lex_sql(sql, Dialect { splices: true, version: 17 }, &mut diagnostics);
    let compiled = compile(&lexed, &catalog, &Levels::default(), &mut diagnostics);
    let told: Vec<String> = diagnostics.take().into_iter().map(|d| d.message).collect();
    assert!(told.is_empty(), "{told:?}");
    compiled.expect("compiled").params.iter().map(|param| param.nullable).collect()
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
