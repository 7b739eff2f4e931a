//! GROUP BY and the columns that may then be used (`transformGroupClause`, `parseCheckAggregates`).

use super::{Analyzer, scope::Context, walk::children};
use crate::{
    ast::select::{GroupBy, GroupItem},
    catalog::RelationKind,
    diagnostic::Diagnostic,
    query::{EntryKind, Expr, ExprKind, Query, SubLinkKind, Var, VarColumn},
    source::Span,
};
use std::collections::HashSet;

/// `MAX_GROUPING_SETS`-like bound: the server refuses CUBE over more than 12 elements.
const CUBE_LIMIT: usize = 12;
/// The most grouping sets of a query (`expand_grouping_sets`).
const SET_LIMIT: usize = 4096;

impl Analyzer<'_> {
    pub(crate) fn group_by(&mut self, group_by: &GroupBy) {
        let plain = group_by.items.iter().all(|i| matches!(i, GroupItem::Expr(_)));
        let mut product: Vec<Vec<usize>> = vec![Vec::new()];
        for item in &group_by.items {
            let sets = self.group_item(item);
            if sets.len().saturating_mul(product.len()) > SET_LIMIT {
                self.error("54001", group_by.span, "too many grouping sets present (maximum 4096)");
                return;
            }
            let mut combined = Vec::new();
            for left in &product {
                for right in &sets {
                    let mut set = left.clone();
                    set.extend(right.iter().filter(|t| !left.contains(t)));
                    combined.push(set);
                }
            }
            product = combined;
        }
        let mut all: Vec<usize> = Vec::new();
        for target in product.iter().flatten() {
            if !all.contains(target) {
                all.push(*target);
            }
        }
        for target in &all {
            if let Some(value) = self.scope().query.targets.get(*target).map(|t| t.expr.clone()) {
                self.require_equality(&value);
            }
        }
        let query = &mut self.scope().query;
        query.group_by = all;
        if !plain {
            query.grouping_sets = Some(product);
        }
    }

    /// The grouping sets that an item stands for.
    fn group_item(&mut self, item: &GroupItem) -> Vec<Vec<usize>> {
        match item {
            GroupItem::Expr(expr) => match &super::expr::unparen(expr).kind {
                // `group by (a, b)` groups by both.
                crate::ast::ExprKind::Row { fields, explicit: false } => {
                    let columns = fields.iter().filter_map(|f| self.group_target(f)).collect();
                    vec![columns]
                }
                _ => vec![self.group_target(expr).into_iter().collect()],
            },
            GroupItem::Empty(_) => vec![Vec::new()],
            GroupItem::Rollup(exprs, _) => {
                let members: Vec<Vec<usize>> = exprs.iter().map(|e| self.group_member(e)).collect();
                (0..=members.len()).rev().map(|n| members[..n].concat()).collect()
            }
            GroupItem::Cube(exprs, span) => {
                if exprs.len() > CUBE_LIMIT {
                    self.error("54011", *span, "CUBE is limited to 12 elements");
                    return vec![Vec::new()];
                }
                let members: Vec<Vec<usize>> = exprs.iter().map(|e| self.group_member(e)).collect();
                let set = |mask: usize| {
                    let chosen = members.iter().enumerate().filter(|(i, _)| mask & (1 << i) != 0);
                    chosen.flat_map(|(_, m)| m.iter().copied()).collect()
                };
                (0..1usize << members.len()).rev().map(set).collect()
            }
            GroupItem::GroupingSets(items, _) => {
                items.iter().flat_map(|i| self.group_item(i)).collect()
            }
        }
    }

    /// An element of ROLLUP or CUBE: an expression, or several in parentheses.
    fn group_member(&mut self, expr: &crate::ast::Expr) -> Vec<usize> {
        match &super::expr::unparen(expr).kind {
            crate::ast::ExprKind::Row { fields, explicit: false } => {
                fields.iter().filter_map(|f| self.group_target(f)).collect()
            }
            _ => self.group_target(expr).into_iter().collect(),
        }
    }

    fn group_target(&mut self, expr: &crate::ast::Expr) -> Option<usize> {
        let target = self.target_for(expr, Context::GroupBy)?;
        self.target_unknown_to_text(target);
        Some(target)
    }

    /// Every column that is used must be grouped by, depend on what is, or stand in an aggregate.
    pub(crate) fn check_grouping(&mut self) {
        let query = &self.scope().query;
        let grouped = query.has_aggregates
            || !query.group_by.is_empty()
            || query.having.is_some()
            || query.grouping_sets.is_some();
        if !grouped || query.set_operation.is_some() {
            return;
        }
        let query = query.clone();
        let keys: Vec<&Expr> =
            query.group_by.iter().filter_map(|i| query.targets.get(*i)).map(|t| &t.expr).collect();
        let mut check =
            UngroupedCheck { query: &query, keys, dependent: Vec::new(), found: Vec::new() };
        // With grouping sets only what stands in every one of them is a key for what depends on it.
        let common =
            |target: &usize| query.grouping_sets.iter().flatten().all(|set| set.contains(target));
        let common = query.group_by.iter().filter(|target| common(target));
        let common: Vec<&Expr> =
            common.filter_map(|target| query.targets.get(*target)).map(|t| &t.expr).collect();
        check.dependent = self.dependent_entries(&query, &common);
        for target in &query.targets {
            check.visit(&target.expr, 0);
        }
        if let Some(having) = &query.having {
            check.visit(having, 0);
        }
        for window in &query.windows {
            window.partition_by.iter().chain(&window.order_by).for_each(|e| check.visit(e, 0));
        }
        let found = std::mem::take(&mut check.found);
        let mut said: Vec<String> = Vec::new();
        for (problem, span) in found {
            let (message, help) = match problem {
                Problem::Column { name, outer: false } => (
                    format!("column \"{name}\" must appear in the GROUP BY clause or be used in an aggregate function"),
                    Some(format!("add {name} to GROUP BY, or aggregate it, as max({name}) does")),
                ),
                Problem::Column { name, outer: true } => {
                    (format!("subquery uses ungrouped column \"{name}\" from outer query"), None)
                }
                Problem::Grouping => (
                    "arguments to GROUPING must be grouping expressions of the associated query level".to_owned(),
                    None,
                ),
            };
            if said.contains(&message) {
                continue;
            }
            said.push(message.clone());
            let mut diagnostic = Diagnostic::error("42803", span, message);
            diagnostic.help.extend(help);
            self.report(diagnostic);
        }
        self.check_recursive_aggregates(&query);
    }

    /// A recursive term cannot aggregate.
    fn check_recursive_aggregates(&mut self, query: &Query) {
        let recursive = query
            .range_table
            .iter()
            .any(|e| matches!(e.kind, EntryKind::Cte { self_reference: true, .. }));
        if query.has_aggregates && recursive {
            let targets = query.targets.iter().map(|t| &t.expr).chain(&query.having);
            let place =
                targets.flat_map(super::aggregate::aggregates_in).find(|(level, _)| *level == 0);
            let span = place.map_or(query.span, |(_, span)| span);
            let message =
                "aggregate functions are not allowed in a recursive query's recursive term";
            self.error("42P19", span, message);
        }
    }

    /// Entries whose non-deferrable primary key is grouped by in every grouping set: all their columns depend on it
    /// (`check_functional_grouping`).
    fn dependent_entries(&self, query: &Query, keys: &[&Expr]) -> Vec<usize> {
        let grouped = |entry: usize, index: usize| {
            keys.iter().any(|k| {
                matches!(k.kind, ExprKind::Var(Var { levels_up: 0, entry: e, column: VarColumn::Column(c) })
                    if e == entry && c == index)
            })
        };
        let depends = |(number, entry): (usize, &crate::query::RangeTableEntry)| {
            let EntryKind::Relation { oid, .. } = &entry.kind else { return None };
            let relation = self.catalog.get_relation(*oid)?;
            if !matches!(
                relation.kind,
                RelationKind::Table | RelationKind::PartitionedTable | RelationKind::ForeignTable
            ) {
                return None;
            }
            let key = relation.constraints.iter().find(|c| c.kind.is_primary())?;
            if key.deferrable {
                return None;
            }
            let covered = key.columns.iter().all(|attribute| {
                let index = entry.columns.iter().position(|c| c.attribute == *attribute);
                index.is_some_and(|index| grouped(number, index))
            });
            covered.then_some(number)
        };
        query.range_table.iter().enumerate().filter_map(depends).collect()
    }
}

enum Problem {
    Column { name: String, outer: bool },
    Grouping,
}

struct UngroupedCheck<'q> {
    query: &'q Query,
    keys: Vec<&'q Expr>,
    dependent: Vec<usize>,
    found: Vec<(Problem, Span)>,
}

impl UngroupedCheck<'_> {
    fn visit(&mut self, expr: &Expr, depth: usize) {
        if depth == 0 && self.keys.iter().any(|k| **k == *expr) {
            return;
        }
        match &expr.kind {
            ExprKind::Aggregate(aggregate) if aggregate.levels_up == depth => {
                aggregate.direct.iter().for_each(|d| self.visit(d, depth));
                return;
            }
            // An aggregate of a level further out holds no column of this one.
            ExprKind::Aggregate(aggregate) if aggregate.levels_up > depth => return,
            ExprKind::Grouping { args, levels_up } if *levels_up == depth => {
                if !args.iter().all(|a| self.is_key(a, depth)) {
                    self.found.push((Problem::Grouping, expr.span));
                }
                return;
            }
            ExprKind::Var(var) if var.levels_up == depth => self.variable(var, expr.span, depth),
            _ => {}
        }
        children(expr, &mut |child| self.visit(child, depth));
        if let ExprKind::SubLink(link) = &expr.kind {
            debug_assert!(
                !matches!(link.kind, SubLinkKind::MultiColumn { .. }),
                "only UPDATE has these"
            );
            self.subquery(&link.query, depth + 1);
        }
    }

    fn subquery(&mut self, query: &Query, depth: usize) {
        // What stands in an aggregate of this level is aggregated, wherever the call stands.
        let mut aggregated: HashSet<*const Expr> = HashSet::new();
        let mut found: Vec<(Var, Span, usize)> = Vec::new();
        super::walk::walk_query(query, 0, &mut |e, inner| match &e.kind {
            ExprKind::Aggregate(aggregate) if aggregate.levels_up == depth + inner => {
                let parts =
                    aggregate.args.iter().chain(&aggregate.order_by).chain(&aggregate.filter);
                for part in parts {
                    super::walk::walk_expr(part, 0, &mut |e, _| {
                        aggregated.insert(std::ptr::from_ref(e));
                    });
                }
            }
            ExprKind::Var(var)
                if var.levels_up == depth + inner
                    && !aggregated.contains(&std::ptr::from_ref(e)) =>
            {
                found.push((*var, e.span, depth + inner));
            }
            _ => {}
        });
        for (var, span, depth) in found {
            self.variable(&var, span, depth);
        }
    }

    fn is_key(&self, expr: &Expr, depth: usize) -> bool {
        if depth == 0 {
            return self.keys.iter().any(|k| **k == *expr);
        }
        match &expr.kind {
            ExprKind::Var(var) => self.variable_is_key(var),
            _ => false,
        }
    }

    fn variable_is_key(&self, var: &Var) -> bool {
        self.keys.iter().any(
            |k| matches!(&k.kind, ExprKind::Var(key) if key.entry == var.entry && key.column == var.column && key.levels_up == 0),
        )
    }

    fn variable(&mut self, var: &Var, span: Span, depth: usize) {
        if self.variable_is_key(var) || self.dependent.contains(&var.entry) {
            return;
        }
        let Some(entry) = self.query.range_table.get(var.entry) else { return };
        let column = match var.column {
            VarColumn::Column(index) => entry.columns.get(index).map_or("?", |c| c.name.as_str()),
            VarColumn::WholeRow => "*",
            VarColumn::System(name) => name,
        };
        let name = format!("{}.{column}", entry.name);
        self.found.push((Problem::Column { name, outer: depth > 0 }, span));
    }
}
