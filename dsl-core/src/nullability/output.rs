//! Output columns of queries, and columns of range table entries.

use super::{Analysis, Level, Nullability, Why, calls::UNNEST, facts::Facts, stored};
use crate::{
    ast::{
        expr::{FrameBound, FrameExclusion},
        select::SetOperator,
    },
    catalog::{Catalog, FIRST_USER_OID, ProcOid},
    compiled::Command,
    query::{
        EntryKind, Expr, ExprKind, FromCall, PseudoRole, Query, RangeTableEntry, SetOperation,
        Window,
    },
};
use std::rc::Rc;

impl<'q> Analysis<'q> {
    /// The output columns of a query below the levels.
    pub(super) fn output(
        &self,
        levels: &[Level<'_, 'q>],
        query: &'q Query,
    ) -> Vec<Nullability<'q>> {
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
        levels: &[Level<'_, 'q>],
        query: &'q Query,
        step: &mut dyn FnMut(&[Level<'_, 'q>]) -> T,
    ) -> T {
        let mut facts = self.facts(query);
        // HAVING is passed by groups: what it proves of a column holds where the column is a key.
        if let Some(having) = &query.having {
            facts.add_clause(self, query, having);
        }
        let mut inner = levels.to_vec();
        inner.push(Level { query, facts: &facts });
        step(&inner)
    }

    fn set_operation(
        &self,
        levels: &[Level<'_, 'q>],
        query: &'q Query,
        tree: &'q SetOperation,
    ) -> Vec<Nullability<'q>> {
        let facts = Facts::default();
        let mut inner = levels.to_vec();
        inner.push(Level { query, facts: &facts });
        self.set_node(&inner, query, tree)
    }

    fn set_node(
        &self,
        levels: &[Level<'_, 'q>],
        query: &'q Query,
        tree: &'q SetOperation,
    ) -> Vec<Nullability<'q>> {
        match tree {
            SetOperation::Leaf(entry) => match query.range_table.get(*entry).map(|e| &e.kind) {
                Some(EntryKind::Subquery(leaf)) => self.output(levels, leaf),
                _ => Vec::new(),
            },
            SetOperation::Node { operator, left, right, .. } => {
                let left = self.set_node(levels, query, left);
                let right = self.set_node(levels, query, right);
                let column = |(l, r): (Nullability<'q>, Nullability<'q>)| match operator {
                    SetOperator::Union => l.or(r),
                    SetOperator::Intersect => Nullability {
                        nullable: l.nullable && r.nullable,
                        element_nullable: l.element_nullable && r.element_nullable,
                        ..l
                    },
                    SetOperator::Except => l,
                };
                left.into_iter().zip(right).map(column).collect()
            }
        }
    }

    /// A column of an entry of the innermost level, before any outer join.
    pub(super) fn column(
        &self,
        levels: &[Level<'_, 'q>],
        entry: usize,
        index: usize,
    ) -> Nullability<'q> {
        let unknown = Nullability::open(Why::Unproved);
        let Some(level) = levels.last() else { return unknown };
        let query = level.query;
        let Some(row) = query.range_table.get(entry) else {
            return Nullability::open(Why::Unproved);
        };
        match &row.kind {
            EntryKind::Relation { oid, only } => {
                let Some(relation) = self.catalog.get_relation(*oid) else {
                    return Nullability::open(Why::Unproved);
                };
                let attribute = row.columns.get(index).map_or(0, |c| c.attribute);
                Nullability::unless(if query.result == Some(entry) {
                    stored::written(self, relation, attribute, query.command)
                } else {
                    stored::scanned(self, relation, attribute, *only)
                })
            }
            EntryKind::Subquery(inner) => self
                .known_output(levels, inner)
                .get(index)
                .copied()
                .unwrap_or(Nullability::open(Why::Unproved)),
            EntryKind::Values(rows) => {
                let column = rows.iter().filter_map(|r| r.get(index)).map(|e| self.expr(levels, e));
                column.reduce(Nullability::or).unwrap_or(Nullability::open(Why::Unproved))
            }
            EntryKind::Functions { calls, ordinality } => {
                self.function_column(levels, calls, *ordinality, row, index)
            }
            EntryKind::TableFunction { not_null, .. } => {
                let sure = not_null.get(index).copied().unwrap_or(false);
                Nullability::unless((!sure).then_some(Why::Document))
            }
            EntryKind::Cte { levels_up, index: cte, .. } => {
                let Some(holder) = levels.len().checked_sub(levels_up + 1) else {
                    return Nullability::open(Why::Unproved);
                };
                self.cte_column(&levels[..=holder], *cte, index)
            }
            EntryKind::Join { columns } => columns
                .get(index)
                .map_or(Nullability::open(Why::Unproved), |c| self.expr(levels, c)),
            EntryKind::Pseudo { oid, role: PseudoRole::Excluded } => {
                let attribute = row.columns.get(index).map_or(0, |c| c.attribute);
                let Some(relation) = self.catalog.get_relation(*oid) else { return unknown };
                let written = stored::written(self, relation, attribute, Command::Insert);
                Nullability::unless(written)
            }
            EntryKind::Pseudo { oid, role } => {
                let attribute = row.columns.get(index).map_or(0, |c| c.attribute);
                let command = query.command;
                let there = match role {
                    PseudoRole::Old => matches!(command, Command::Update | Command::Delete),
                    _ => matches!(command, Command::Update | Command::Insert),
                };
                match self.catalog.get_relation(*oid).filter(|_| there) {
                    Some(known) => {
                        Nullability::unless(stored::written(self, known, attribute, command))
                    }
                    None => Nullability::open(Why::OldNew),
                }
            }
            EntryKind::Error => unknown,
        }
    }

    /// A subquery's output, found once. Facts of outer levels do not enter: the answer is the same everywhere.
    fn known_output(&self, levels: &[Level<'_, 'q>], query: &'q Query) -> super::Known<'q> {
        let key = std::ptr::from_ref(query) as usize;
        if let Some(known) = self.known.borrow().get(&key) {
            return Rc::clone(known);
        }
        // Beside a subquery of FROM no condition has been passed yet.
        let bare: Vec<Facts> = levels
            .iter()
            .map(|l| Facts { not_null: Default::default(), ..l.facts.clone() })
            .collect();
        let outer: Vec<Level<'_, 'q>> =
            levels.iter().zip(&bare).map(|(l, facts)| Level { query: l.query, facts }).collect();
        let found = Rc::new(self.output(&outer, query));
        if self.assumed.borrow().is_empty() {
            self.known.borrow_mut().insert(key, Rc::clone(&found));
        }
        found
    }

    /// A column of a common table; a recursive one by a fixpoint that starts from "nothing is NULL".
    fn cte_column(&self, levels: &[Level<'_, 'q>], cte: usize, index: usize) -> Nullability<'q> {
        let Some(table) = levels.last().and_then(|l| l.query.ctes.get(cte)) else {
            return Nullability::open(Why::Unproved);
        };
        let key = (table.span.start, table.span.end);
        let own = table.columns.len() - table.added_columns.min(table.columns.len());
        if index >= own {
            // What SEARCH and CYCLE add is never NULL, but for a mark of one's own choice.
            let mark = table.has_cycle && index + 2 == table.columns.len();
            return Nullability::unless((mark && table.mark_nullable).then_some(Why::Literal));
        }
        if let Some(assumed) = self.assumed.borrow().get(&key) {
            return assumed.get(index).copied().unwrap_or(Nullability::open(Why::Unproved));
        }
        let Some(query) = &table.query else { return Nullability::open(Why::Unproved) };
        if !table.recursive {
            return self
                .known_output(levels, query)
                .get(index)
                .copied()
                .unwrap_or(Nullability::open(Why::Unproved));
        }
        let pointer = std::ptr::from_ref(&**query) as usize;
        if let Some(known) = self.known.borrow().get(&pointer) {
            return known.get(index).copied().unwrap_or(Nullability::open(Why::Unproved));
        }
        let nothing = Nullability { element_nullable: false, ..Nullability::NOT_NULL };
        let mut assumed = vec![nothing; own];
        loop {
            self.assumed.borrow_mut().insert(key, assumed.clone());
            let found = self.output(levels, query);
            let next: Vec<Nullability> = assumed.iter().zip(found).map(|(a, f)| a.or(f)).collect();
            let settled = next.iter().zip(&assumed).all(|(a, b)| a.is_as(b));
            assumed = next;
            if settled {
                break;
            }
        }
        self.assumed.borrow_mut().remove(&key);
        let result = assumed.get(index).copied().unwrap_or(Nullability::open(Why::Unproved));
        if self.assumed.borrow().is_empty() {
            self.known.borrow_mut().insert(pointer, Rc::new(assumed));
        }
        result
    }

    fn function_column(
        &self,
        levels: &[Level<'_, 'q>],
        calls: &'q [FromCall],
        ordinality: bool,
        row: &RangeTableEntry,
        index: usize,
    ) -> Nullability<'q> {
        if ordinality && index + 1 == row.columns.len() {
            return Nullability::NOT_NULL;
        }
        // Functions side by side are padded with NULL to the longest.
        let [FromCall { call, columns }] = calls else { return Nullability::open(Why::Padded) };
        if *columns > 1 {
            return match &call.kind {
                ExprKind::Function { proc, .. } if self.is_sure_column(*proc, index) => {
                    Nullability::NOT_NULL
                }
                ExprKind::Function { proc, .. } => Nullability::open(Why::FunctionColumn(*proc)),
                _ => Nullability::open(Why::Padded),
            };
        }
        match &call.kind {
            ExprKind::Function { proc, args, .. } if *proc == UNNEST => match args.as_slice() {
                [array] => {
                    let elements = self.expr(levels, array).element_nullable;
                    Nullability::unless(elements.then_some(Why::Elements))
                }
                _ => Nullability::open(Why::Padded),
            },
            ExprKind::Function { proc, args, .. } => {
                let known = self.catalog.get_proc(*proc);
                let sure = known.is_some_and(|p| p.never_null && p.args.len() == args.len());
                let cause = self.first_cause(levels, args);
                Nullability::unless(cause.or((!sure).then_some(Why::Function(*proc))))
            }
            _ => self.expr(levels, call),
        }
    }

    /// The keys of `json_each` and its kin, and their values where JSON's null is one (`oracle/claims/strict.sql`).
    fn is_sure_column(&self, proc: ProcOid, index: usize) -> bool {
        let known = self.catalog.get_proc(proc).filter(|_| proc.0 < FIRST_USER_OID);
        match known.map(|known| known.name.as_ref()) {
            Some("json_each" | "jsonb_each") => index < 2,
            Some("json_each_text" | "jsonb_each_text") => index == 0,
            _ => false,
        }
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
/// of one row, a function that returns no set.
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
                Some(EntryKind::Functions { calls, .. }) => {
                    calls.iter().all(|call| gives_one_row(call, catalog))
                }
                _ => false,
            }
        }
        _ => false,
    };
    one_row && query.filter.is_none() && !grouped
}

/// Whether a function in FROM gives one row, be it of NULLs: any but a set-returning one.
pub fn gives_one_row(call: &FromCall, catalog: &Catalog) -> bool {
    match &call.call.kind {
        ExprKind::Function { proc, .. } => {
            catalog.get_proc(*proc).is_some_and(|known| !known.returns_set)
        }
        _ => false,
    }
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
