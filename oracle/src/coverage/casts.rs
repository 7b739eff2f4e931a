//! Casts in all spellings, and what the contexts without a written cast convert.

use sqlweave_core::catalog::{Catalog, Type, TypeKind, TypeOid};

use super::types::{Types, quoted};
use super::{Kind, Plan};

/// Statements for every pair of types: those of `pg_cast` in every spelling, others in a few.
pub(super) fn plan(types: &Types<'_>, plan: &mut Plan) {
    let all: Vec<&Type> = types.all().collect();
    let asked = |oid: TypeOid| types.is_asked(oid.0);
    for source in &all {
        for cast in types.catalog.casts_from(source.oid) {
            if !asked(source.oid) && !asked(cast.target) {
                continue;
            }
            plan.row(Kind::Cast, pair(types, source.oid, cast.target));
            spellings(types, source.oid, cast.target, plan);
            contexts(types, source.oid, cast.target, plan);
        }
    }
    let plain: Vec<TypeOid> =
        all.iter().filter(|ty| is_plain(ty)).map(|ty| ty.oid).chain(odd(types)).collect();
    for &source in &plain {
        for &target in &plain {
            if !asked(source) && !asked(target) {
                continue;
            }
            if types.catalog.get_cast(source, target).is_none() {
                plan.row(Kind::Conversion, pair(types, source, target));
                let (value, target) = (types.null(source), types.spelled(target));
                plan.call(format!("select {value}::{target}"));
                plan.probe(format!("select coalesce({value}, null::{target})"));
                plan.probe(format!("select array[{value}]::{target}[]"));
            }
        }
    }
}

/// Types of values that applications hold.
fn is_plain(ty: &Type) -> bool {
    match ty.kind {
        TypeKind::Pseudo | TypeKind::Shell | TypeKind::Composite { .. } => false,
        TypeKind::Domain { .. } => ty.oid.0 >= sqlweave_core::catalog::FIRST_USER_OID,
        TypeKind::Base => !ty.is_array,
        TypeKind::Enum { .. } | TypeKind::Range { .. } | TypeKind::Multirange { .. } => true,
    }
}

/// Some types that are not plain.
fn odd<'a>(types: &'a Types<'_>) -> impl Iterator<Item = TypeOid> + 'a {
    let names = ["_int4", "_text", "_mood", "_pair", "pair", "item", "record", "unknown"];
    names
        .into_iter()
        .chain(["_varchar", "_posint", "cstring", "void", "_int8"])
        .filter_map(|name| types.named(name))
}

fn pair(types: &Types<'_>, source: TypeOid, target: TypeOid) -> String {
    let name = |oid| types.catalog.get_type(oid).map_or("-", |ty| &ty.name);
    format!("{}::{}", name(source), name(target))
}

fn spellings(types: &Types<'_>, source: TypeOid, target: TypeOid, plan: &mut Plan) {
    let value = types.null(source);
    let name = types.spelled(target);
    let column = format!("from (select {value} as a) as t");
    plan.call(format!("select {value}::{name}"));
    plan.call(format!("select cast(t.a as {name}) {column}"));
    plan.call(format!("select $1::{}::{name}", types.spelled(source)));
    plan.probe(format!("select array[{value}]::{name}[]"));
    let Some(ty) = types.catalog.get_type(target) else { return };
    // As a function, and as a field.
    plan.probe(format!("select pg_catalog.{}(t.a) {column}", quoted(&ty.name)));
    plan.probe(format!("select {}({value})", quoted(&ty.name)));
    plan.probe(format!("select (t.a).{} {column}", quoted(&ty.name)));
}

/// Where values meet without a written cast.
fn contexts(types: &Types<'_>, source: TypeOid, target: TypeOid, plan: &mut Plan) {
    let [one, two] = [source, target].map(|oid| types.null(oid));
    for sql in [
        format!("select {one} union all select {two}"),
        format!("select {two} union select {one}"),
        format!("select coalesce({one}, {two})"),
        format!("select case when true then {two} else {one} end"),
        format!("select array[{one}, {two}]"),
        format!("select greatest({two}, {one})"),
        format!("select nullif({one}, {two})"),
        format!("values ({one}), ({two})"),
        format!("select {one} = {two}"),
        format!("select {one} in ({two})"),
        format!("select {one} in ({two}, {two})"),
        format!("select {one} in (select {two})"),
        format!("select {one} is distinct from {two}"),
        format!("select {one} between {two} and {one}"),
        format!("select array_append({one}::{}[], {two})", types.spelled(source)),
    ] {
        plan.probe(sql);
    }
    if let Some(table) = assigned(types, target) {
        for sql in [
            format!("insert into {table} values ({one})"),
            format!("insert into {table} (v) select {one}"),
            format!("insert into {table} select {one} union all select {one}"),
            format!("insert into {table} values ({one}), ({two})"),
            format!("update {table} set v = {one}"),
            format!("update {table} set (v, w) = ({one}, 1)"),
            format!("update {table} set (v) = (select {one})"),
        ] {
            plan.probe(sql);
        }
    }
}

/// The table whose column `v` is of that type.
fn assigned(types: &Types<'_>, target: TypeOid) -> Option<String> {
    let name = table_name(types.catalog.get_type(target)?);
    types.catalog.lookup_relation(None, &name).map(|_| quoted(&name))
}

fn table_name(ty: &Type) -> String {
    format!("into_{}", ty.name)
}

/// DDL of a table for each type that a cast makes.
pub(super) fn tables(version: u32) -> Result<String, String> {
    let version = u8::try_from(version).map_err(|error| error.to_string())?;
    let catalog = Catalog::new(version);
    Ok(tables_for(&Types::new(&catalog)))
}

/// DDL of a table for each type that is asked about and that a cast makes.
pub(super) fn tables_for(types: &Types<'_>) -> String {
    let mut tables = String::new();
    let made = |ty: &&Type| types.is_asked(ty.oid.0) && !types.catalog.casts_to(ty.oid).is_empty();
    for ty in types.all().filter(made) {
        let (table, name) = (quoted(&table_name(ty)), types.spelled(ty.oid));
        tables.push_str(&format!("create table {table} (v {name}, w integer);\n"));
    }
    tables
}
