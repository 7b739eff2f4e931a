//! A schema that is read as far as it is asked for, against the whole of it. No server has a word in this.

use sqlweave_core::{
    catalog::{Catalog, NamespaceOid, RelationKind},
    describe::{describe, describe_lazily},
    lint::Levels,
    schema::{self, References, Schema},
    source::Source,
};

use cargo_sqlweave::inventory::{self, Inventory};

/// Where what is read for the name of a relation or function is not what the whole schema has.
pub fn differences(sources: &[Source], version: u8) -> Vec<String> {
    let whole = schema::load(sources, version, &mut Vec::new());
    let name = |namespace: NamespaceOid, name: &str| {
        let schema = whole.namespace_name(namespace);
        (schema != "pg_temp").then(|| (schema.to_owned(), name.to_owned()))
    };
    let own = |oid: u32| !whole.is_member(oid);
    let relations = whole.user_relations().iter();
    let relations = relations.filter(|r| own(r.oid.0) && r.kind != RelationKind::CompositeType);
    let relations = relations.filter_map(|r| name(r.namespace, &r.name));
    let procs = whole.user_procs().iter().filter(|p| own(p.oid.0));
    let procs = procs.filter_map(|p| name(p.namespace, &p.name));
    let names: Vec<_> = relations.chain(procs).collect();
    let mut differences = Vec::new();
    let mut read = Vec::new();
    for (namespace, name) in &names {
        let mut schema = open(sources, version, References::All);
        let sql = format!("select * from {}.{}", quoted(namespace), quoted(name));
        differences.extend(different_answer(&sql, &whole, &mut schema));
        read.push(inventory::own(schema.into_catalog()));
        let mut schema = open(sources, version, References::BetweenAsked);
        differences.extend(different_answer(&sql, &whole, &mut schema));
    }
    let whole = inventory::own(whole);
    for ((namespace, name), read) in names.iter().zip(&read) {
        differences.extend(different_lines(&format!("{namespace}.{name}"), &whole, read));
    }
    differences.sort();
    differences.dedup();
    differences
}

fn open(sources: &[Source], version: u8, references: References) -> Schema {
    Schema::open(sources.to_vec(), version, references)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Where a statement is described otherwise when no more is read than it needs.
pub fn different_answer(sql: &str, whole: &Catalog, schema: &mut Schema) -> Option<String> {
    let levels = Levels::default();
    let (expected, found) = (describe(sql, whole, &levels), describe_lazily(sql, schema, &levels));
    (expected != found).then(|| format!("{sql}: {found:?} instead of {expected:?}"))
}

/// What is said of a name where it was asked for is what the whole says of it.
fn different_lines(name: &str, whole: &Inventory, read: &Inventory) -> Vec<String> {
    let about = |line: &&String| {
        // Behind the kind stands the name, which has a point.
        let start = line.find('.').and_then(|point| line.get(..point)?.rfind(' '));
        let rest = start.and_then(|start| line.get(start + 1..)?.strip_prefix(name));
        rest.is_some_and(|rest| matches!(rest.chars().next(), None | Some(' ' | '.' | '(')))
    };
    let missing = whole.difference(read).filter(about).map(|line| format!("{name}: - {line}"));
    let excess = read.difference(whole).filter(about).map(|line| format!("{name}: + {line}"));
    missing.chain(excess).collect()
}
