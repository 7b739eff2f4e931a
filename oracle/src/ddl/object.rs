//! Statements on everything that is no table, made up at random, and the choice among all.

use super::{
    model::{Model, Relation},
    table::{self, condition, name_of, some_column, some_relation, some_type},
};
use crate::random::Random;

pub(super) fn column_name(random: &mut Random) -> String {
    random.word(&["a", "b", "c", "d", "e"]).to_owned()
}

/// A name for a new relation.
pub(super) fn relation_name(random: &mut Random, model: &Model) -> String {
    let name = random.word(&["t1", "t2", "t3", "t4", "t5", "t6", "t7", "v1", "v2", "e1", "_t1"]);
    match random.pick(&model.schemas) {
        Some(schema) if random.rarely(40) => format!("{schema}.{name}"),
        _ => name.to_owned(),
    }
}

fn type_own_name(random: &mut Random) -> &'static str {
    random.word(&["e1", "e2", "d1", "d2", "k1", "k2", "r1", "r2"])
}

/// A type to declare something with.
pub(super) fn type_name(random: &mut Random, model: &Model) -> String {
    if random.chance(25)
        && let Some((_, name)) = random.pick(&model.types)
    {
        let array = if random.rarely(150) { "[]" } else { "" };
        return format!("{name}{array}");
    }
    if random.rarely(30)
        && let Some(relation) = random.pick(&model.relations)
    {
        return relation.name.clone();
    }
    let plain = [
        "int",
        "int",
        "int",
        "bigint",
        "text",
        "text",
        "varchar(5)",
        "numeric(6,2)",
        "boolean",
        "date",
        "timestamptz(3)",
        "jsonb",
        "int[]",
        "char(3)",
        "int4range",
        "smallint",
        "json",
        "point",
    ];
    random.word(&plain).to_owned()
}

/// The next statement.
pub(super) fn statement(random: &mut Random, model: &Model, version: u8) -> String {
    if model.relations.is_empty() || model.relations.len() < random.below(4) {
        return table::create_table(random, model, version);
    }
    match random.below(100) {
        0..12 => table::create_table(random, model, version),
        12..52 => table::alter_table(random, model, version),
        52..60 => create_view(random, model),
        60..65 => create_index(random, model, version),
        65..71 => create_type(random, model),
        71..75 => alter_type(random, model),
        75..79 => create_function(random, model),
        79..82 => alter_function(random, model),
        82..85 => trigger_or_rule(random, model),
        85..87 => format!("create schema {}", random.word(&["s1", "s2"])),
        87..89 => alter_view(random, model),
        89 => comment(random, model),
        90 => format!("create sequence {}", relation_name(random, model)),
        _ => drop(random, model),
    }
}

fn query(random: &mut Random, model: &Model) -> String {
    let source = some_relation(random, model, "rrpPvm");
    let name = name_of(source);
    let (a, b) = (some_column(random, source), some_column(random, source));
    match random.below(10) {
        0..2 => format!("select * from {name}"),
        2 => format!("select {a}, {b} as x from {name} where {}", condition(random, source)),
        3 => format!("select t.*, 1 as one from {name} t"),
        4 => format!("select {a}, count(*) as n, max({b}::text) from {name} group by {a}"),
        5 => {
            let other = some_relation(random, model, "rpPvm");
            let column = some_column(random, other);
            format!(
                "select x.{a} as a, y.{column} as b from {name} x left join {} y on true",
                name_of(other)
            )
        }
        6 => format!("select {a} from {name} union all select {b} from {name}"),
        7 => format!("with q as (select {a}, {b} as bb from {name}) select * from q limit 3"),
        8 => format!("select distinct {a} as x, ({name}) as r from {name}"),
        _ => format!("select {a} as x, row_number() over (order by {b}) as n from {name}"),
    }
}

fn create_view(random: &mut Random, model: &Model) -> String {
    let query = query(random, model);
    match random.below(10) {
        0..5 => format!("create view {} as {query}", relation_name(random, model)),
        5 | 6 => {
            let view = name_of(some_relation(random, model, "v"));
            format!("create or replace view {view} as {query}")
        }
        7 | 8 => format!("create materialized view {} as {query}", relation_name(random, model)),
        _ => format!("create table {} as {query}", relation_name(random, model)),
    }
}

fn alter_view(random: &mut Random, model: &Model) -> String {
    let view = some_relation(random, model, "vm");
    let kind = match view.map(|v| v.kind) {
        Some('m') => "materialized view",
        _ => "view",
    };
    let (name, column) = (name_of(view), some_column(random, view));
    match random.below(4) {
        0 => format!("alter {kind} {name} rename to {}", relation_name(random, model)),
        1 => format!("alter {kind} {name} rename {column} to {}", column_name(random)),
        2 => format!("alter {kind} {name} set schema {}", random.word(&["s1", "s2", "public"])),
        _ => format!("alter view {name} alter {column} set default null"),
    }
}

fn create_index(random: &mut Random, model: &Model, version: u8) -> String {
    let table = some_relation(random, model, "rrpPm");
    let unique = if random.chance(40) { "unique " } else { "" };
    let name = match random.chance(30) {
        true => format!("{} ", random.word(&["i1", "i2", "t1_a_idx", "t1"])),
        false => String::new(),
    };
    let mut keys = vec![some_column(random, table)];
    match random.below(5) {
        0 => keys.push(format!("({}::text)", some_column(random, table))),
        1 => keys.push(format!("{} desc", some_column(random, table))),
        2 => keys.push(format!("lower({}::text)", some_column(random, table))),
        _ => {}
    }
    let method = if random.rarely(80) { "using hash " } else { "" };
    let only = if random.rarely(60) { "only " } else { "" };
    let nulls = if version >= 15 && random.rarely(80) { " nulls not distinct" } else { "" };
    let tail = match random.below(6) {
        0 => format!(" where {}", condition(random, table)),
        1 => format!(" include ({})", some_column(random, table)),
        _ => String::new(),
    };
    let (include, where_) =
        if tail.starts_with(" where") { ("", tail.as_str()) } else { (tail.as_str(), "") };
    format!(
        "create {unique}index {name}on {only}{} {method}({}){include}{nulls}{where_}",
        name_of(table),
        keys.join(", ")
    )
}

fn create_type(random: &mut Random, model: &Model) -> String {
    let name = type_own_name(random);
    match random.below(6) {
        0 | 1 => format!("create type {name} as enum ('x', 'y')"),
        2 => {
            let ty = type_name(random, model);
            let check = match random.below(4) {
                0 => " not null",
                1 => " check (value is not null)",
                2 => " default null",
                _ => "",
            };
            format!("create domain {name} as {ty}{check}")
        }
        3 => format!("create type {name} as range (subtype = {})", type_name(random, model)),
        _ => {
            let (a, b) = (type_name(random, model), type_name(random, model));
            format!("create type {name} as (a {a}, b {b})")
        }
    }
}

fn alter_type(random: &mut Random, model: &Model) -> String {
    let Some((kind, name)) = random.pick(&model.types).cloned() else {
        return "alter type missing rename to found".to_owned();
    };
    let what = if kind == 'd' { "domain" } else { "type" };
    match random.below(7) {
        0 => return format!("alter {what} {name} rename to {}", type_own_name(random)),
        1 => {
            return format!(
                "alter {what} {name} set schema {}",
                random.word(&["s1", "s2", "public"])
            );
        }
        _ => {}
    }
    let cascade = random.word(&["", " cascade"]);
    let (column, ty) = (column_name(random), type_name(random, model));
    match kind {
        'e' => match random.below(3) {
            0 => format!("alter type {name} rename value 'x' to '{column}'"),
            1 => format!("alter type {name} add value if not exists '{column}' before 'y'"),
            _ => format!("alter type {name} add value '{column}'"),
        },
        'd' => match random.below(6) {
            0 => format!("alter domain {name} set not null"),
            1 => format!("alter domain {name} drop not null"),
            2 => format!("alter domain {name} set default null"),
            3 => format!("alter domain {name} add constraint c1 check (value is not null)"),
            4 => format!("alter domain {name} drop constraint {}_check", name),
            _ => format!("alter domain {name} drop default"),
        },
        'c' => match random.below(4) {
            0 => format!("alter type {name} add attribute {column} {ty}{cascade}"),
            1 => format!("alter type {name} drop attribute {column}{cascade}"),
            2 => format!("alter type {name} alter attribute {column} type {ty}{cascade}"),
            _ => format!(
                "alter type {name} rename attribute {column} to {}{cascade}",
                column_name(random)
            ),
        },
        _ => format!("alter type {name} owner to current_user"),
    }
}

fn create_function(random: &mut Random, model: &Model) -> String {
    let name = random.word(&["f1", "f2", "f3"]);
    let replace = if random.chance(30) { "or replace " } else { "" };
    let (a, b) = (type_name(random, model), type_name(random, model));
    match random.below(8) {
        0 => format!(
            "create {replace}function {name}(x {a}, y {b} default null) returns {a} language plpgsql as 'begin end'"
        ),
        1 => format!(
            "create {replace}function {name}({a}) returns table (p {a}, q {b}) language plpgsql as 'begin end'"
        ),
        2 => format!(
            "create {replace}procedure {name}(x {a}, inout y {b}) language plpgsql as 'begin end'"
        ),
        3 => format!(
            "create {replace}function {name}(in x {a}, out y {b}) language plpgsql as 'begin end'"
        ),
        4 => format!(
            "create {replace}function {name}(variadic x {a}[]) returns {b} language plpgsql as 'begin end'"
        ),
        5 => format!(
            "create {replace}function {name}(anyelement, {a}) returns anyarray language plpgsql as 'begin end'"
        ),
        6 => format!("create aggregate {name}({a}) (sfunc = array_append, stype = {a}[])"),
        _ => format!(
            "create {replace}function {name}() returns setof {} language plpgsql as 'begin end'",
            name_of(some_relation(random, model, "rvc"))
        ),
    }
}

fn alter_function(random: &mut Random, model: &Model) -> String {
    let Some((kind, name)) = random.pick(&model.functions).cloned() else {
        return "drop function missing(int)".to_owned();
    };
    let what = match kind {
        _ if random.chance(6) => random.word(&["function", "procedure", "aggregate", "routine"]),
        'p' => "procedure",
        'a' => "aggregate",
        _ => "function",
    };
    match random.below(4) {
        0 => format!("alter {what} {name} rename to {}", random.word(&["f1", "f2", "f3"])),
        1 => format!("alter {what} {name} set schema {}", random.word(&["s1", "s2", "public"])),
        2 if what == "function" => format!("alter function {name} immutable strict"),
        _ => format!("drop {what} {name}{}", random.word(&["", " cascade"])),
    }
}

fn trigger_or_rule(random: &mut Random, model: &Model) -> String {
    let relation = some_relation(random, model, "rpPvv");
    let (name, own) = (name_of(relation), random.word(&["g1", "g2"]));
    let is_view = relation.is_some_and(|r| r.kind == 'v');
    match random.below(6) {
        0 => format!("create rule {own} as on insert to {name} do instead nothing"),
        1 => format!("create or replace rule {own} as on update to {name} do also nothing"),
        2 => match random.pick(&model.triggers) {
            Some((trigger, table)) => format!("drop trigger {trigger} on {table}"),
            None => format!("drop trigger {own} on {name}"),
        },
        3 => match random.pick(&model.rules) {
            Some((rule, table)) => format!("alter rule {rule} on {table} rename to {own}"),
            None => format!("drop rule {own} on {name}"),
        },
        _ => {
            let timing = match is_view {
                true if random.chance(90) => "instead of",
                _ => random.word(&["before", "after"]),
            };
            let each = random.word(&["row", "row", "statement"]);
            format!(
                "create trigger {own} {timing} insert or update on {name} for each {each} \
                 execute function suppress_redundant_updates_trigger()"
            )
        }
    }
}

fn comment(random: &mut Random, model: &Model) -> String {
    let relation = some_relation(random, model, "rvp");
    let (name, column) = (name_of(relation), some_column(random, relation));
    match random.below(3) {
        0 => format!("comment on table {name} is 'x'"),
        1 => format!("comment on view {name} is 'x'"),
        _ => format!("comment on column {name}.{column} is 'y'"),
    }
}

fn drop(random: &mut Random, model: &Model) -> String {
    let exists = if random.rarely(60) { "if exists " } else { "" };
    let cascade = random.word(&["", "", " cascade"]);
    let what = |relation: Option<&Relation>| match relation.map(|r| r.kind) {
        Some('v') => "view",
        Some('m') => "materialized view",
        Some('S') => "sequence",
        Some('c') => "type",
        _ => "table",
    };
    match random.below(10) {
        0..5 => {
            let relation = random.pick(&model.relations);
            format!("drop {} {exists}{}{cascade}", what(relation), name_of(relation))
        }
        5 | 6 => format!("drop type {exists}{}{cascade}", some_type(random, model, 'e')),
        7 => {
            let table = some_relation(random, model, "rpP");
            let indexes = table.map(|t| t.indexes.as_slice()).unwrap_or_default();
            let index = random.pick(indexes).map_or("missing", |name| name.as_str());
            format!("drop index {exists}{index}{cascade}")
        }
        8 => format!("drop schema {exists}{}{cascade}", random.word(&["s1", "s2"])),
        _ => format!("drop domain {exists}{}{cascade}", some_type(random, model, 'd')),
    }
}
