//! How many rows a statement can give, proved from unique keys, LIMIT, aggregation and VALUES.
//!
//! Unknown means many. A unique key proves only where its operator is the btree equality of the index's own family on
//! the bare column, where it is not deferrable, and where no other row can share it (NULLs, inheritance).

mod unproved;

use crate::{
    ast::JoinKind,
    catalog::{Catalog, IndexKeyKind, Method, Relation, RelationKind, TypeOid},
    compiled::{Cardinality, Command},
    nullability::is_exactly_one_row,
    query::{EntryKind, Expr, ExprKind, JoinTree, OnConflict, Query, Var, VarColumn},
};
use std::collections::HashSet;
pub use unproved::unproved;

/// The number of rows of a statement's result.
pub fn cardinality(query: &Query, catalog: &Catalog) -> Cardinality {
    match query.command {
        Command::Select => select_cardinality(query, catalog),
        Command::Insert => insert_cardinality(query, catalog),
        Command::Update | Command::Delete => {
            if query.returning.is_empty() {
                Cardinality::None
            } else if is_at_most_one(query, catalog) {
                Cardinality::AtMostOne
            } else {
                Cardinality::Many
            }
        }
        Command::Merge if query.returning.is_empty() => Cardinality::None,
        Command::Merge => Cardinality::Many,
    }
}

fn select_cardinality(query: &Query, catalog: &Catalog) -> Cardinality {
    if is_exactly_one_row(query, catalog) {
        return Cardinality::One;
    }
    let single_limit = !query.with_ties
        && query.limit.as_ref().and_then(constant).is_some_and(|n| matches!(n, "0" | "1"));
    if single_limit {
        return Cardinality::AtMostOne;
    }
    if query.set_operation.is_some() || query.has_target_sets {
        return Cardinality::Many;
    }
    // Each grouping set gives its own groups, and an empty one a row for no rows at all.
    if query.grouping_sets.as_ref().is_some_and(|sets| sets.len() > 1) {
        return Cardinality::Many;
    }
    let ungrouped = query.group_by.is_empty();
    let aggregated = ungrouped && (query.has_aggregates || query.having.is_some());
    if aggregated || is_at_most_one(query, catalog) {
        return Cardinality::AtMostOne;
    }
    Cardinality::Many
}

/// A constant, through the cast that its place gives it.
fn constant(expr: &Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Const(value) => value.as_deref(),
        ExprKind::Relabel(operand) => constant(operand),
        ExprKind::Function { args, .. } => match args.as_slice() {
            [only] => constant(only),
            _ => None,
        },
        _ => None,
    }
}

/// INSERT of one row gives it back, unless a conflict, trigger or rule takes it away.
fn insert_cardinality(query: &Query, catalog: &Catalog) -> Cardinality {
    if query.returning.is_empty() {
        return Cardinality::None;
    }
    let one = match query.from.as_slice() {
        [] => true,
        [JoinTree::Entry(entry)] => match query.range_table.get(*entry).map(|e| &e.kind) {
            Some(EntryKind::Subquery(inner)) => {
                return match select_cardinality(inner, catalog) {
                    Cardinality::Many => Cardinality::Many,
                    _ => Cardinality::AtMostOne,
                };
            }
            Some(EntryKind::Values(rows)) => rows.len() == 1,
            _ => false,
        },
        _ => false,
    };
    let relation = query.result.and_then(|r| query.range_table.get(r)).and_then(|e| match e.kind {
        EntryKind::Relation { oid, .. } => catalog.get_relation(oid),
        _ => None,
    });
    let sets = query.has_target_sets;
    let changed = relation.is_none_or(|r| {
        r.view.is_some()
            || !r.rules.is_empty()
            || r.triggers.iter().any(|t| (t.insert || t.update) && t.for_each_row)
            || r.kind != RelationKind::Table
    });
    if !one || sets || relation.is_none_or(|r| r.rules.iter().any(|rule| rule.event == "insert")) {
        Cardinality::Many
    } else if changed || query.on_conflict.as_ref().is_some_and(may_skip) {
        Cardinality::AtMostOne
    } else {
        Cardinality::One
    }
}

/// DO NOTHING, and DO UPDATE with a condition, may leave the row out; DO UPDATE alone inserts or updates.
fn may_skip(conflict: &OnConflict) -> bool {
    conflict.update.is_none() || conflict.filter.is_some()
}

/// Every relation gives at most one row for those before it.
fn is_at_most_one(query: &Query, catalog: &Catalog) -> bool {
    let mut entries = Vec::new();
    let understood = query.from.iter().all(|tree| collect(tree, &mut entries, &mut Vec::new()));
    if !understood {
        return false;
    }
    let single = single_entries(query, catalog);
    entries.iter().all(|(entry, _)| single.contains(entry))
}

/// The entries of FROM that give at most one row for those before them.
pub fn single_entries(query: &Query, catalog: &Catalog) -> HashSet<usize> {
    let mut entries = Vec::new();
    let mut conditions = Vec::new();
    if let Some(filter) = &query.filter {
        conjuncts(filter, &mut conditions);
    }
    for tree in &query.from {
        if !collect(tree, &mut entries, &mut conditions) {
            return HashSet::new();
        }
    }
    let mut single = bound_entries(query, catalog, &entries, &conditions);
    // Of a choice every arm has to prove it.
    for condition in &conditions {
        let ExprKind::Choice(arms) = &condition.kind else { continue };
        let chosen = arms.iter().map(|arm| {
            let mut chosen = conditions.clone();
            conjuncts(arm, &mut chosen);
            bound_entries(query, catalog, &entries, &chosen)
        });
        let common = chosen.reduce(|one, other| one.intersection(&other).copied().collect());
        single.extend(common.into_iter().flatten());
    }
    single
}

/// The entries that conditions bind to at most one row.
fn bound_entries(
    query: &Query,
    catalog: &Catalog,
    entries: &[Bound<'_>],
    conditions: &[&Expr],
) -> HashSet<usize> {
    let mut search = Search { query, catalog, single: HashSet::new() };
    loop {
        let before = search.single.len();
        for (entry, own) in entries {
            if !search.single.contains(entry) {
                // A relation on the nullable side of a join is bound by the join's own condition alone.
                let usable = own.as_deref().unwrap_or(conditions);
                if search.is_single(*entry, usable) {
                    search.single.insert(*entry);
                }
            }
        }
        if search.single.len() == before {
            return search.single;
        }
    }
}

/// An entry, and the only conditions that bind it where an outer join may null it.
type Bound<'q> = (usize, Option<Vec<&'q Expr>>);

/// Collects entries and the conditions that every row passes; false for joins that are not understood.
fn collect<'q>(
    tree: &'q JoinTree,
    entries: &mut Vec<Bound<'q>>,
    conditions: &mut Vec<&'q Expr>,
) -> bool {
    match tree {
        JoinTree::Entry(entry) => {
            entries.push((*entry, None));
            true
        }
        JoinTree::Join(join) => match join.kind {
            JoinKind::Inner | JoinKind::Cross => {
                if let Some(filter) = &join.filter {
                    conjuncts(filter, conditions);
                }
                collect(&join.left, entries, conditions)
                    && collect(&join.right, entries, conditions)
            }
            JoinKind::Left | JoinKind::Right => {
                let (kept, nullable) = if join.kind == JoinKind::Left {
                    (&join.left, &join.right)
                } else {
                    (&join.right, &join.left)
                };
                let JoinTree::Entry(entry) = nullable else { return false };
                let mut own = Vec::new();
                if let Some(filter) = &join.filter {
                    conjuncts(filter, &mut own);
                }
                entries.push((*entry, Some(own)));
                collect(kept, entries, conditions)
            }
            JoinKind::Full => false,
        },
    }
}

fn conjuncts<'q>(condition: &'q Expr, found: &mut Vec<&'q Expr>) {
    match &condition.kind {
        ExprKind::And(parts) => parts.iter().for_each(|p| conjuncts(p, found)),
        _ => found.push(condition),
    }
}

struct Search<'q> {
    query: &'q Query,
    catalog: &'q Catalog,
    /// Entries that give at most one row.
    single: HashSet<usize>,
}

impl Search<'_> {
    fn is_single(&self, entry: usize, conditions: &[&Expr]) -> bool {
        let Some(row) = self.query.range_table.get(entry) else { return false };
        match &row.kind {
            EntryKind::Relation { oid, only } => {
                let Some(relation) = self.catalog.get_relation(*oid) else { return false };
                let alone = *only
                    || relation.children.is_empty()
                    || relation.kind == RelationKind::PartitionedTable;
                let stored = matches!(
                    relation.kind,
                    RelationKind::Table
                        | RelationKind::PartitionedTable
                        | RelationKind::MaterializedView
                );
                alone && stored && self.has_bound_key(entry, relation, conditions)
            }
            EntryKind::Subquery(inner) => {
                select_cardinality(inner, self.catalog) != Cardinality::Many
            }
            EntryKind::Values(rows) => rows.len() == 1,
            _ => false,
        }
    }

    fn has_bound_key(&self, entry: usize, relation: &Relation, conditions: &[&Expr]) -> bool {
        let usable = relation.indexes.iter().filter(|i| {
            i.unique
                && i.immediate
                && !i.exclusion
                && i.predicate.is_none()
                && i.method == "btree"
                && !i.keys.is_empty()
        });
        let mut usable = usable;
        usable.any(|index| {
            index.keys.iter().all(|key| {
                let IndexKeyKind::Column(attribute) = key.kind else { return false };
                let columns = &self.query.range_table[entry].columns;
                let Some(column) = columns.iter().position(|c| c.attribute == attribute) else {
                    return false;
                };
                let plain = key.operator_class.is_none()
                    && (key.collation.is_none() || key.collation == columns[column].collation);
                plain
                    && conditions
                        .iter()
                        .any(|c| self.binds(c, entry, column, columns[column].data_type))
            })
        })
    }

    /// Whether a condition gives a column one value: `column = value`, by the index's own equality.
    fn binds(&self, condition: &Expr, entry: usize, column: usize, data_type: TypeOid) -> bool {
        let ExprKind::Operator { operator, args, .. } = &condition.kind else { return false };
        let [left, right] = args.as_slice() else { return false };
        let is_column = |e: &Expr| {
            let bare = match &e.kind {
                ExprKind::Relabel(inner) => inner,
                _ => e,
            };
            matches!(bare.kind, ExprKind::Var(Var { levels_up: 0, entry: e, column: VarColumn::Column(c) })
                if e == entry && c == column)
        };
        let value = if is_column(left) {
            right
        } else if is_column(right) {
            left
        } else {
            return false;
        };
        self.is_index_equality(*operator, data_type) && self.is_given(value, entry)
    }

    fn is_index_equality(&self, operator: crate::catalog::OperatorOid, data_type: TypeOid) -> bool {
        let base = crate::analyze::coerce::base_type(self.catalog, data_type);
        let Some(family) = self.family_of(base) else { return false };
        let members = self.catalog.families_of(operator);
        members.iter().any(|m| m.method == Method::Btree && m.strategy == 3 && m.family == family)
    }

    /// The family of a type's default btree operator class.
    fn family_of(&self, data_type: TypeOid) -> Option<crate::catalog::OperatorFamilyOid> {
        let own = self.catalog.operator_classes(Method::Btree, data_type);
        if let Some(class) = own.iter().find(|c| c.is_default) {
            return Some(class.family);
        }
        let kind = &self.catalog.get_type(data_type)?.kind;
        let general = match kind {
            _ if data_type == TypeOid::VARCHAR => TypeOid::TEXT,
            _ if data_type == TypeOid::CIDR => TypeOid::INET,
            crate::catalog::TypeKind::Enum { .. } => TypeOid::ANYENUM,
            _ => return None,
        };
        let classes = self.catalog.operator_classes(Method::Btree, general);
        classes.iter().find(|c| c.is_default).map(|c| c.family)
    }

    /// A value that is fixed before the entry is read: no column but of outer levels and of single rows.
    fn is_given(&self, value: &Expr, entry: usize) -> bool {
        let mut given = true;
        crate::analyze::walk::walk_expr(value, 0, &mut |e, depth| match &e.kind {
            ExprKind::Var(var) if var.levels_up == depth => {
                given &= var.entry != entry && self.single.contains(&var.entry);
            }
            ExprKind::Var(var) if var.levels_up < depth => {}
            ExprKind::Function { proc, .. } | ExprKind::Operator { proc, .. } => {
                given &= self
                    .catalog
                    .get_proc(*proc)
                    .is_some_and(|p| p.volatility != b'v' && !p.returns_set);
            }
            ExprKind::SubLink(_) => given = false,
            _ => {}
        });
        given
    }
}
