//! What the server takes and then always refuses when it runs: an INSERT that leaves out a column which must have a
//! value. Kept apart from the server's own refusals, since it accepts these statements.

use crate::{
    ast::ddl::TriggerTiming,
    catalog::{Attribute, Catalog, Relation, RelationKind, TypeKind},
    compiled::Command,
    diagnostic::Diagnostic,
    query::{EntryKind, ExprKind, Query},
};

/// What can never succeed in a statement and its common tables.
pub fn check(query: &Query, catalog: &Catalog) -> Vec<Diagnostic> {
    let inner = query.ctes.iter().filter_map(|cte| cte.query.as_deref());
    inner.chain([query]).flat_map(|query| missing_values(query, catalog)).collect()
}

fn missing_values(query: &Query, catalog: &Catalog) -> Vec<Diagnostic> {
    let entry = query.result.and_then(|result| query.range_table.get(result));
    let (Some(entry), Command::Insert) = (entry, query.command) else { return Vec::new() };
    let EntryKind::Relation { oid, .. } = entry.kind else { return Vec::new() };
    let Some(relation) = catalog.get_relation(oid).filter(|r| stores_what_is_written(r)) else {
        return Vec::new();
    };
    let given = |attribute: &Attribute| {
        query
            .assignments
            .iter()
            .any(|a| a.attribute == attribute.number && !matches!(a.value.kind, ExprKind::Default))
    };
    let missing: Vec<&str> = relation
        .live_attributes()
        .filter(|a| a.not_null && !given(a) && !fills_itself(catalog, a))
        .map(|a| a.name.as_ref())
        .collect();
    let message = |name: &&str| {
        let message = format!(
            "null value in column \"{name}\" of relation \"{}\" violates not-null constraint",
            relation.name
        );
        let help = format!("\"{name}\" has no default: give it a value");
        Diagnostic::error("23502", entry.span, message).help(help)
    };
    missing.iter().map(message).collect()
}

/// Neither a view, nor a trigger or rule that may put something else in place.
fn stores_what_is_written(relation: &Relation) -> bool {
    let table = matches!(relation.kind, RelationKind::Table | RelationKind::PartitionedTable);
    let triggered = |t: &crate::catalog::Trigger| {
        t.insert && t.for_each_row && t.timing != TriggerTiming::After
    };
    table
        && relation.rules.is_empty()
        && !relation.triggers.iter().any(triggered)
        && relation.children.is_empty()
}

fn fills_itself(catalog: &Catalog, attribute: &Attribute) -> bool {
    let of_domain = matches!(
        catalog.get_type(attribute.data_type).map(|t| &t.kind),
        Some(TypeKind::Domain { .. })
    );
    attribute.has_default
        || attribute.identity.is_some()
        || attribute.generated.is_some()
        || of_domain
}
