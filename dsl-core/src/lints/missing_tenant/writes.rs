//! Rows that are written: a new row has to be somebody's, and what ON CONFLICT and MERGE change has to be the same one's.

use super::{Finding, Judge, MEANT, pins::Column};
use crate::{
    ast::dml::MergeMatch,
    catalog::{IndexKeyKind, Relation},
    compiled::Command,
    query::{
        Assigned, EntryKind, Expr, ExprKind, PseudoRole, Query, RangeTableEntry, Var, VarColumn,
    },
};

impl<'q> Judge<'q, '_, '_> {
    pub(super) fn check_writes(&mut self, query: &'q Query) {
        let Some(result) = query.result else { return };
        let Some(entry) = query.range_table.get(result) else { return };
        let EntryKind::Relation { oid, .. } = entry.kind else { return };
        let catalog = self.shared.catalog;
        let Some(relation) = catalog.get_relation(oid) else { return };
        for attribute in self.shared.tenants.columns_of(relation, catalog) {
            match query.command {
                Command::Insert => self.check_insert(query, relation, attribute),
                Command::Merge => self.check_merge(query, relation, attribute),
                Command::Select | Command::Update | Command::Delete => {}
            }
        }
    }

    fn check_insert(&mut self, query: &'q Query, relation: &Relation, attribute: i16) {
        let Some((result, entry)) = result(query) else { return };
        self.check_given(query, &query.assignments, relation, attribute);
        let Some(column) = entry.columns.iter().position(|c| c.attribute == attribute) else {
            return;
        };
        let written = query.assignments.iter().find(|a| a.attribute == attribute);
        let pinned = written.is_some_and(|assigned| self.is_given(&assigned.value));
        let conflict = query.on_conflict.as_ref().filter(|conflict| conflict.update.is_some());
        let Some(conflict) = conflict else {
            // What RETURNING looks up for the row.
            self.pin(pinned.then_some(Column { entry: result, column }));
            return;
        };
        // The row that is in the way has the arbiter's columns in common with the new one.
        let mut arbiters = conflict.arbiters.iter().map(|name| {
            let index = relation.indexes.iter().find(|index| index.name == *name);
            index.is_some_and(|index| {
                index
                    .keys
                    .iter()
                    .any(|key| matches!(key.kind, IndexKeyKind::Column(c) if c == attribute))
            })
        });
        if !conflict.arbiters.is_empty() && arbiters.all(|same| same) {
            return;
        }
        let is_excluded = |e: &RangeTableEntry| {
            matches!(e.kind, EntryKind::Pseudo { role: PseudoRole::Excluded, .. })
        };
        let excluded = query.range_table.iter().position(is_excluded);
        self.pin(excluded.map(|entry| Column { entry, column }));
        let facts = conflict.filter.iter().map(|filter| Judge::only(filter, result)).collect();
        if !self.pins_with(facts, Column { entry: result, column }) {
            let (table, tenant, alias) = (&relation.name, &name_of(entry, column), &entry.name);
            let message = format!(
                "the row of \"{table}\" that is updated may be another tenant's: \"{tenant}\" is no part of the key in conflict"
            );
            let help = format!(
                "`where {alias}.{tenant} = excluded.{tenant}`, or a key with \"{tenant}\" in it; {MEANT}"
            );
            self.found.push(Finding { table: table.to_string(), span: entry.span, message, help });
        }
    }

    /// A row without a value has the default's, or is nobody's. Without either the server refuses it.
    fn check_given(
        &mut self,
        query: &Query,
        assignments: &[Assigned],
        relation: &Relation,
        attribute: i16,
    ) {
        let Some(column) = relation.attribute(attribute) else { return };
        let makes_one = column.identity.is_some() || column.generated.is_some();
        if makes_one || (column.not_null && !column.has_default) {
            return;
        }
        let Some((_, entry)) = result(query) else { return };
        let written = assignments.iter().find(|a| a.attribute == attribute);
        let span = match written.map(|assigned| unwritten(query, &assigned.value)) {
            Some(None) => return,
            Some(Some(value)) => value.span,
            None => entry.span,
        };
        let (table, tenant) = (&relation.name, &column.name);
        let whose = if column.has_default { "the default's" } else { "nobody's" };
        let message = format!("\"{tenant}\" of \"{table}\" may get no value: the row is {whose}");
        let help = format!("give \"{tenant}\" a value; {MEANT}");
        self.found.push(Finding { table: table.to_string(), span, message, help });
    }

    fn check_merge(&mut self, query: &'q Query, relation: &Relation, attribute: i16) {
        let Some((result, entry)) = result(query) else { return };
        let Some(column) = entry.columns.iter().position(|c| c.attribute == attribute) else {
            return;
        };
        for action in &query.merge {
            match action.matched {
                MergeMatch::NotMatchedByTarget if !action.assignments.is_empty() => {
                    self.check_given(query, &action.assignments, relation, attribute);
                }
                MergeMatch::NotMatchedBySource
                    if action.delete || !action.assignments.is_empty() =>
                {
                    let facts = action.condition.iter().map(|c| Judge::only(c, result)).collect();
                    if self.pins_with(facts, Column { entry: result, column }) {
                        continue;
                    }
                    let (table, tenant) = (&relation.name, name_of(entry, column));
                    let message = format!(
                        "WHEN NOT MATCHED BY SOURCE is about rows of every tenant: its condition does not pin \"{tenant}\" of \"{table}\""
                    );
                    let help = format!(
                        "`when not matched by source and {}.{tenant} = {{tenant}}`; {MEANT}",
                        entry.name
                    );
                    let table = table.to_string();
                    self.found.push(Finding { table, span: entry.span, message, help });
                }
                MergeMatch::Matched
                | MergeMatch::NotMatchedByTarget
                | MergeMatch::NotMatchedBySource => {}
            }
        }
    }

    fn pin(&mut self, column: Option<Column>) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.pins.extend(column);
        }
    }

    /// Whether a column of the table written to is pinned by these conditions alone.
    fn pins_with(&mut self, facts: Vec<super::Fact<'q>>, column: Column) -> bool {
        let Some(scope) = self.scopes.last_mut() else { return false };
        let facts = std::mem::replace(&mut scope.facts, facts);
        let pins = scope.pins.clone();
        scope.pins.retain(|one| one.entry != column.entry);
        self.settle();
        let Some(scope) = self.scopes.last_mut() else { return false };
        scope.facts = facts;
        std::mem::replace(&mut scope.pins, pins).contains(&column)
    }
}

/// The table written to.
fn result(query: &Query) -> Option<(usize, &RangeTableEntry)> {
    let result = query.result?;
    Some((result, query.range_table.get(result)?))
}

fn name_of(entry: &RangeTableEntry, column: usize) -> String {
    entry.columns.get(column).map_or_else(String::new, |column| column.name.clone())
}

/// What of a value is DEFAULT, or may become it; in the rows of VALUES too.
fn unwritten<'q>(query: &'q Query, value: &'q Expr) -> Option<&'q Expr> {
    match &value.kind {
        ExprKind::Default | ExprKind::Optional(_) => Some(value),
        ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::Column(index) }) => {
            let EntryKind::Values(rows) = &query.range_table.get(*entry)?.kind else { return None };
            let mut values = rows.iter().filter_map(|row| row.get(*index));
            values.find(|value| matches!(value.kind, ExprKind::Default | ExprKind::Optional(_)))
        }
        _ => None,
    }
}
