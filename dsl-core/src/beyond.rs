//! What the server takes and then always refuses when it runs: an INSERT that leaves out a column which must have a
//! value, and NULL written where there can be none. Kept apart from the server's own refusals, since it accepts these statements.

use crate::{
    ast::ddl::TriggerTiming,
    catalog::{Attribute, Catalog, Relation, RelationKind, TypeKind},
    compiled::Command,
    diagnostic::Diagnostic,
    query::{EntryKind, Expr, ExprKind, Query, Var, VarColumn},
};

/// What can never succeed in a statement and its common tables.
pub fn check(query: &Query, catalog: &Catalog) -> Vec<Diagnostic> {
    let inner = query.ctes.iter().filter_map(|cte| cte.query.as_deref());
    let mut found = Vec::new();
    for query in inner.chain([query]) {
        found.extend(missing_values(query, catalog));
        found.extend(written_nulls(query, catalog));
    }
    found
}

/// The literal NULL as the value of a column that is NOT NULL.
fn written_nulls(query: &Query, catalog: &Catalog) -> Vec<Diagnostic> {
    let entry = query.result.and_then(|result| query.range_table.get(result));
    let Some(EntryKind::Relation { oid, .. }) = entry.map(|entry| &entry.kind) else {
        return Vec::new();
    };
    let replaced = |t: &crate::catalog::Trigger| t.for_each_row && t.timing != TriggerTiming::After;
    let stored = |r: &&Relation| stores_what_is_written(r) && !r.triggers.iter().any(replaced);
    let Some(relation) = catalog.get_relation(*oid).filter(stored) else { return Vec::new() };
    let mut found = Vec::new();
    let conflict = query.on_conflict.iter().flat_map(|c| c.update.iter().flatten());
    let merged = query.merge.iter().flat_map(|action| &action.assignments);
    for assigned in query.assignments.iter().chain(conflict).chain(merged) {
        let attribute = relation.attribute(assigned.attribute).filter(|a| a.not_null);
        let Some(attribute) = attribute else { continue };
        for value in values(query, &assigned.value) {
            if matches!(bare(value).kind, ExprKind::Const(None)) {
                let message = null_in(&attribute.name, relation);
                let help = format!("\"{}\" is NOT NULL: give it a value", attribute.name);
                found.push(Diagnostic::error("23502", value.span, message).help(help));
            }
        }
    }
    found
}

/// What an assignment writes: itself, or what the rows of VALUES have for it.
fn values<'q>(query: &'q Query, assigned: &'q Expr) -> Vec<&'q Expr> {
    if let ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::Column(index) }) =
        assigned.kind
        && let Some(EntryKind::Values(rows)) = query.range_table.get(entry).map(|e| &e.kind)
    {
        return rows.iter().filter_map(|row| row.get(index)).collect();
    }
    vec![assigned]
}

/// A value without the casts that its place gives it.
fn bare(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Relabel(operand)
        | ExprKind::CoerceViaIo(operand)
        | ExprKind::CoerceToDomain(operand) => bare(operand),
        _ => expr,
    }
}

fn null_in(column: &str, relation: &Relation) -> String {
    let table = &relation.name;
    format!(
        "null value in column \"{column}\" of relation \"{table}\" violates not-null constraint"
    )
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
            .any(|a| a.attribute == attribute.number && !may_be_default(&a.value))
    };
    let missing =
        relation.live_attributes().filter(|a| a.not_null && !given(a) && !fills_itself(catalog, a));
    let message = |attribute: &Attribute| {
        let name = &attribute.name;
        let help = format!("\"{name}\" has no default: give it a value");
        // The value that may be left out, or else the table.
        let mut written = query.assignments.iter().filter(|a| a.attribute == attribute.number);
        let span = written.next().map_or(entry.span, |assigned| assigned.value.span);
        Diagnostic::error("23502", span, null_in(name, relation)).help(help)
    };
    missing.map(message).collect()
}

/// DEFAULT, or a value that becomes it where an optional splice is `None`.
fn may_be_default(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Default | ExprKind::Optional(_))
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
