//! Output columns of queries, and columns of range table entries.

use super::{Analysis, Level, Nullability, UNNEST, facts::Facts};
use crate::{
    ast::{
        self,
        expr::{FrameBound, FrameExclusion},
        select::SetOperator,
    },
    catalog::{Catalog, ConstraintKind, Relation, RelationKind},
    compiled::Command,
    query::{
        EntryKind, Expr, ExprKind, FromCall, PseudoRole, Query, RangeTableEntry, SetOperation,
        Window,
    },
};
use std::rc::Rc;

impl Analysis<'_> {
    /// The output columns of a query below the levels.
    pub(super) fn output(&self, levels: &[Level<'_>], query: &Query) -> Vec<Nullability> {
        if let Some(tree) = &query.set_operation {
            return self.set_operation(levels, query, tree);
        }
        self.inside(levels, query, &mut |inner| {
            query.output().map(|t| self.expr(inner, &t.expr)).collect()
        })
    }

    /// Runs a step at the level of a query's output.
    pub(super) fn inside<T>(
        &self,
        levels: &[Level<'_>],
        query: &Query,
        step: &mut dyn FnMut(&[Level<'_>]) -> T,
    ) -> T {
        let facts = self.facts(query);
        let mut inner = levels.to_vec();
        inner.push(Level { query, facts: &facts });
        // HAVING is passed by groups: what it proves of a column holds where the column is a key.
        let mut with_having = facts.clone();
        if let Some(having) = &query.having {
            with_having.add_true(self, having);
        }
        inner.pop();
        inner.push(Level { query, facts: &with_having });
        step(&inner)
    }

    fn set_operation(
        &self,
        levels: &[Level<'_>],
        query: &Query,
        tree: &SetOperation,
    ) -> Vec<Nullability> {
        let facts = Facts::default();
        let mut inner = levels.to_vec();
        inner.push(Level { query, facts: &facts });
        self.set_node(&inner, query, tree)
    }

    fn set_node(
        &self,
        levels: &[Level<'_>],
        query: &Query,
        tree: &SetOperation,
    ) -> Vec<Nullability> {
        match tree {
            SetOperation::Leaf(entry) => match query.range_table.get(*entry).map(|e| &e.kind) {
                Some(EntryKind::Subquery(leaf)) => self.output(levels, leaf),
                _ => Vec::new(),
            },
            SetOperation::Node { operator, left, right, .. } => {
                let left = self.set_node(levels, query, left);
                let right = self.set_node(levels, query, right);
                let column = |(l, r): (Nullability, Nullability)| match operator {
                    SetOperator::Union => l.or(r),
                    SetOperator::Intersect => Nullability {
                        nullable: l.nullable && r.nullable,
                        element_nullable: l.element_nullable && r.element_nullable,
                    },
                    SetOperator::Except => l,
                };
                left.into_iter().zip(right).map(column).collect()
            }
        }
    }

    /// A column of an entry of the innermost level, before any outer join.
    pub(super) fn column(&self, levels: &[Level<'_>], entry: usize, index: usize) -> Nullability {
        let Some(level) = levels.last() else { return Nullability::UNKNOWN };
        let query = level.query;
        let Some(row) = query.range_table.get(entry) else { return Nullability::UNKNOWN };
        match &row.kind {
            EntryKind::Relation { oid, .. } => {
                let Some(relation) = self.catalog.get_relation(*oid) else {
                    return Nullability::UNKNOWN;
                };
                let attribute = row.columns.get(index).map_or(0, |c| c.attribute);
                let written = query.result == Some(entry);
                let not_null = if written {
                    self.written_not_null(relation, attribute, query.command)
                } else {
                    self.stored_not_null(relation, attribute, 0)
                };
                Nullability::nullable(!not_null)
            }
            EntryKind::Subquery(inner) => {
                self.known_output(levels, inner).get(index).copied().unwrap_or(Nullability::UNKNOWN)
            }
            EntryKind::Values(rows) => {
                let column = rows.iter().filter_map(|r| r.get(index)).map(|e| self.expr(levels, e));
                column.reduce(Nullability::or).unwrap_or(Nullability::UNKNOWN)
            }
            EntryKind::Functions { calls, ordinality } => {
                self.function_column(levels, calls, *ordinality, row, index)
            }
            EntryKind::TableFunction { not_null, .. } => {
                Nullability::nullable(!not_null.get(index).copied().unwrap_or(false))
            }
            EntryKind::Cte { levels_up, index: cte, .. } => {
                let Some(holder) = levels.len().checked_sub(levels_up + 1) else {
                    return Nullability::UNKNOWN;
                };
                self.cte_column(&levels[..=holder], *cte, index)
            }
            EntryKind::Join { columns } => {
                columns.get(index).map_or(Nullability::UNKNOWN, |c| self.expr(levels, c))
            }
            EntryKind::Pseudo { oid, role: PseudoRole::Excluded } => {
                let attribute = row.columns.get(index).map_or(0, |c| c.attribute);
                let relation = self.catalog.get_relation(*oid);
                let not_null =
                    relation.is_some_and(|r| self.written_not_null(r, attribute, Command::Insert));
                Nullability::nullable(!not_null)
            }
            EntryKind::Pseudo { .. } | EntryKind::Error => Nullability::UNKNOWN,
        }
    }

    /// A subquery's output, found once. Facts of outer levels do not enter: the answer is the same everywhere.
    fn known_output(&self, levels: &[Level<'_>], query: &Query) -> Rc<Vec<Nullability>> {
        let key = std::ptr::from_ref(query) as usize;
        if let Some(known) = self.known.borrow().get(&key) {
            return Rc::clone(known);
        }
        // Beside a subquery of FROM no condition has been passed yet.
        let bare: Vec<Facts> = levels
            .iter()
            .map(|l| Facts { not_null: Default::default(), nulled: l.facts.nulled.clone() })
            .collect();
        let outer: Vec<Level<'_>> =
            levels.iter().zip(&bare).map(|(l, facts)| Level { query: l.query, facts }).collect();
        let found = Rc::new(self.output(&outer, query));
        if self.assumed.borrow().is_empty() {
            self.known.borrow_mut().insert(key, Rc::clone(&found));
        }
        found
    }

    /// A column of a common table; a recursive one by a fixpoint that starts from "nothing is NULL".
    fn cte_column(&self, levels: &[Level<'_>], cte: usize, index: usize) -> Nullability {
        let Some(table) = levels.last().and_then(|l| l.query.ctes.get(cte)) else {
            return Nullability::UNKNOWN;
        };
        let key = (table.span.start, table.span.end);
        let own = table.columns.len() - table.added_columns.min(table.columns.len());
        if index >= own {
            // What SEARCH and CYCLE add is never NULL, but for a mark of one's own choice.
            return Nullability::UNKNOWN;
        }
        if let Some(assumed) = self.assumed.borrow().get(&key) {
            return assumed.get(index).copied().unwrap_or(Nullability::UNKNOWN);
        }
        let Some(query) = &table.query else { return Nullability::UNKNOWN };
        if !table.recursive {
            return self
                .known_output(levels, query)
                .get(index)
                .copied()
                .unwrap_or(Nullability::UNKNOWN);
        }
        let pointer = std::ptr::from_ref(&**query) as usize;
        if let Some(known) = self.known.borrow().get(&pointer) {
            return known.get(index).copied().unwrap_or(Nullability::UNKNOWN);
        }
        let mut assumed = vec![Nullability { nullable: false, element_nullable: false }; own];
        loop {
            self.assumed.borrow_mut().insert(key, assumed.clone());
            let found = self.output(levels, query);
            let next: Vec<Nullability> = assumed.iter().zip(found).map(|(a, f)| a.or(f)).collect();
            let settled = next == assumed;
            assumed = next;
            if settled {
                break;
            }
        }
        self.assumed.borrow_mut().remove(&key);
        let result = assumed.get(index).copied().unwrap_or(Nullability::UNKNOWN);
        if self.assumed.borrow().is_empty() {
            self.known.borrow_mut().insert(pointer, Rc::new(assumed));
        }
        result
    }

    fn function_column(
        &self,
        levels: &[Level<'_>],
        calls: &[FromCall],
        ordinality: bool,
        row: &RangeTableEntry,
        index: usize,
    ) -> Nullability {
        if ordinality && index + 1 == row.columns.len() {
            return Nullability::NOT_NULL;
        }
        // Functions side by side are padded with NULL to the longest.
        let [FromCall { call, columns: 1 }] = calls else { return Nullability::UNKNOWN };
        match &call.kind {
            ExprKind::Function { proc, args, .. } if *proc == UNNEST => match args.as_slice() {
                [array] => Nullability::nullable(self.expr(levels, array).element_nullable),
                _ => Nullability::UNKNOWN,
            },
            ExprKind::Function { proc, args, .. } => {
                let sure = self
                    .catalog
                    .get_proc(*proc)
                    .is_some_and(|p| p.never_null && p.args.len() == args.len());
                Nullability::nullable(!sure || args.iter().any(|a| self.expr(levels, a).nullable))
            }
            _ => self.expr(levels, call),
        }
    }

    /// NOT NULL of rows that are scanned (semantics: rows of a foreign table, or of a child that dropped it, prove
    /// nothing).
    fn stored_not_null(&self, relation: &Relation, attribute: i16, depth: usize) -> bool {
        if depth > 64 || matches!(relation.kind, RelationKind::ForeignTable) {
            return false;
        }
        let Some(column) = relation.attribute(attribute) else { return false };
        let declared = column.not_null || checked_not_null(relation, &column.name);
        declared
            && relation.children.iter().all(|child| {
                self.catalog.get_relation(*child).is_some_and(|child| {
                    child
                        .attribute_named(&column.name)
                        .is_some_and(|own| self.stored_not_null(child, own.number, depth + 1))
                })
            })
    }

    /// NOT NULL of a row that was written and is returned: constraints of the table that stores it only.
    fn written_not_null(&self, relation: &Relation, attribute: i16, command: Command) -> bool {
        let mut relation = relation;
        let mut attribute = attribute;
        for _ in 0..64 {
            let replaced = relation.rules.iter().any(|r| r.instead)
                || relation.triggers.iter().any(|t| t.timing == ast::ddl::TriggerTiming::InsteadOf);
            if replaced {
                return false;
            }
            let Some(view) = &relation.view else {
                return self.stored_not_null(relation, attribute, 0) && command != Command::Merge;
            };
            let index = usize::try_from(attribute).ok().and_then(|a| a.checked_sub(1));
            let inner = index.and_then(|i| view.updatable.get(i).copied().flatten());
            let base = view.base.and_then(|oid| self.catalog.get_relation(oid));
            match (inner, base) {
                (Some(inner), Some(base)) => {
                    relation = base;
                    attribute = inner;
                }
                _ => return false,
            }
        }
        false
    }
}

/// A valid CHECK (col is not null).
fn checked_not_null(relation: &Relation, column: &str) -> bool {
    relation.constraints.iter().any(|c| match &c.kind {
        ConstraintKind::Check(expr) if c.validated && c.enforced && !c.no_inherit => {
            requires(expr, column)
        }
        _ => false,
    })
}

fn requires(expr: &ast::Expr, column: &str) -> bool {
    match &expr.kind {
        ast::ExprKind::Paren(inner) => requires(inner, column),
        ast::ExprKind::And(parts) => parts.iter().any(|p| requires(p, column)),
        ast::ExprKind::Is { operand, test: ast::expr::IsTest::Null, negated: true } => {
            match &operand.kind {
                ast::ExprKind::Column(name) => name.last().matches(column),
                ast::ExprKind::Paren(inner) => {
                    matches!(&inner.kind, ast::ExprKind::Column(name) if name.last().matches(column))
                }
                _ => false,
            }
        }
        _ => false,
    }
}

/// Whether the current row is always in a window's frame.
pub(super) fn frame_has_current_row(window: &Window) -> bool {
    let Some(frame) = &window.frame else { return true };
    let start = match &frame.start {
        FrameBound::UnboundedPreceding | FrameBound::Preceding(_) | FrameBound::CurrentRow => true,
        FrameBound::Following(_) | FrameBound::UnboundedFollowing => false,
    };
    let end = match &frame.end {
        None
        | Some(
            FrameBound::CurrentRow | FrameBound::Following(_) | FrameBound::UnboundedFollowing,
        ) => true,
        Some(FrameBound::Preceding(_) | FrameBound::UnboundedPreceding) => false,
    };
    start && end && matches!(frame.exclusion, None | Some(FrameExclusion::NoOthers))
}

/// Whether the select list has more than one set-returning function: shorter sets are padded with NULL.
pub(super) fn has_several_sets(catalog: &Catalog, query: &Query) -> bool {
    let mut sets = 0;
    for target in &query.targets {
        crate::analyze::walk::walk_expr(&target.expr, 0, &mut |e, depth| {
            if let (ExprKind::Function { proc, .. }, 0) = (&e.kind, depth)
                && catalog.get_proc(*proc).is_some_and(|p| p.returns_set)
            {
                sets += 1;
            }
        });
    }
    sets > 1
}

/// Whether a query gives exactly one row, whatever the data: an aggregate without groups, a row without FROM, VALUES
/// of one row.
pub fn is_exactly_one_row(query: &Query, catalog: &Catalog) -> bool {
    let trimmed = query.having.is_some()
        || query.limit.is_some()
        || query.offset.is_some()
        || query.set_operation.is_some()
        || !query.row_marks.is_empty()
        || query.command != Command::Select
        || has_set(catalog, query);
    if trimmed {
        return false;
    }
    let grouped = !query.group_by.is_empty() || query.grouping_sets.is_some();
    if query.has_aggregates && !grouped {
        return true;
    }
    let one_row = match query.from.as_slice() {
        [] => true,
        [crate::query::JoinTree::Entry(entry)] => {
            match query.range_table.get(*entry).map(|e| &e.kind) {
                Some(EntryKind::Values(rows)) => rows.len() == 1,
                Some(EntryKind::Subquery(inner)) => is_exactly_one_row(inner, catalog),
                _ => false,
            }
        }
        _ => false,
    };
    one_row && query.filter.is_none() && !grouped
}

fn has_set(catalog: &Catalog, query: &Query) -> bool {
    let returns_set = |e: &Expr| match &e.kind {
        ExprKind::Function { proc, .. } | ExprKind::Operator { proc, .. } => {
            catalog.get_proc(*proc).is_some_and(|p| p.returns_set)
        }
        _ => false,
    };
    let mut found = query.has_target_sets;
    for target in &query.targets {
        crate::analyze::walk::walk_expr(&target.expr, 0, &mut |e, depth| {
            found |= depth == 0 && returns_set(e)
        });
    }
    found
}
