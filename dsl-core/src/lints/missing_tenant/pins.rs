//! What conditions pin: a column is where it equals a value that comes from outside, or from pinned columns.

use super::Judge;
use crate::{
    analyze::walk::walk_expr,
    ast::JoinKind,
    catalog::OperatorOid,
    compiled::Command,
    lints::level::entries,
    query::{EntryKind, Expr, ExprKind, JoinTree, Query, SubLink, SubLinkKind, Var, VarColumn},
};

/// A column of an entry of the query at hand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) entry: usize,
    pub(super) column: usize,
}

/// A condition, and the entries whose rows it chooses: an outer join keeps those of its other side. None are all.
pub(super) struct Fact<'q> {
    condition: &'q Expr,
    entries: Option<Vec<usize>>,
}

impl<'q> Judge<'q, '_, '_> {
    /// The conditions of WHERE, of joins, and of HAVING on what is grouped by.
    pub(super) fn note_facts(&mut self, query: &'q Query) {
        let mut facts = Vec::new();
        facts.extend(query.filter.iter().map(|condition| Fact { condition, entries: None }));
        match query.command {
            Command::Merge => query.from.iter().for_each(|tree| note_merge(tree, &mut facts)),
            _ => query.from.iter().for_each(|tree| note_joins(tree, &mut facts)),
        }
        if let (Some(condition), None) = (&query.having, &query.grouping_sets) {
            let grouped = query.group_by.iter().filter_map(|&index| query.targets.get(index));
            let entries = grouped.filter_map(|target| Some(self.column(&target.expr)?.entry));
            facts.push(Fact { condition, entries: Some(entries.collect()) });
        }
        if let Some(scope) = self.scopes.last_mut() {
            scope.facts.extend(facts);
        }
    }

    /// A condition on rows of one entry.
    pub(super) fn only(condition: &'q Expr, entry: usize) -> Fact<'q> {
        Fact { condition, entries: Some(vec![entry]) }
    }

    /// What follows from the conditions, until nothing more does.
    pub(super) fn settle(&mut self) {
        let Some(scope) = self.scopes.last_mut() else { return };
        let facts = std::mem::take(&mut scope.facts);
        loop {
            let new: Vec<Column> = facts.iter().flat_map(|fact| self.following(fact)).collect();
            let Some(scope) = self.scopes.last_mut() else { return };
            if new.is_empty() {
                scope.facts = facts;
                return;
            }
            scope.pins.extend(new);
        }
    }

    /// What a condition pins and was not yet. In rows that an outer join adds, all of its condition holds.
    fn following(&mut self, fact: &Fact<'q>) -> Vec<Column> {
        let Some(known) = self.scopes.last().map(|scope| scope.pins.len()) else {
            return Vec::new();
        };
        let mut new = Vec::new();
        loop {
            let mut pinned = self.pinned_by(fact.condition);
            let Some(scope) = self.scopes.last_mut() else { return new };
            pinned.retain(|one| !scope.pins.contains(one));
            if pinned.is_empty() {
                scope.pins.truncate(known);
                new.retain(|one: &Column| {
                    fact.entries.as_ref().is_none_or(|entries| entries.contains(&one.entry))
                });
                return new;
            }
            scope.pins.extend(&pinned);
            new.extend(pinned);
        }
    }

    /// The columns that a condition pins, by what is pinned so far.
    fn pinned_by(&self, condition: &Expr) -> Vec<Column> {
        match &condition.kind {
            ExprKind::And(parts) => parts.iter().flat_map(|part| self.pinned_by(part)).collect(),
            ExprKind::Or(parts) | ExprKind::Choice(parts) => {
                let mut all = parts.iter().map(|part| self.pinned_by(part));
                let mut common = all.next().unwrap_or_default();
                all.for_each(|other| common.retain(|one| other.contains(one)));
                common
            }
            ExprKind::Operator { operator, args, .. } if self.is_equality(*operator) => {
                match args.as_slice() {
                    [left, right] => self.pinned_sides(left, right),
                    _ => Vec::new(),
                }
            }
            ExprKind::Distinct { left, right, negated: true, .. } => self.pinned_sides(left, right),
            ExprKind::ScalarArray { operator, any: true, left, right, .. }
                if self.is_equality(*operator) && self.is_given(right) =>
            {
                self.column(left).into_iter().collect()
            }
            ExprKind::SubLink(link) => self.pinned_by_subquery(link),
            _ => Vec::new(),
        }
    }

    fn pinned_sides(&self, left: &Expr, right: &Expr) -> Vec<Column> {
        let sides = [(left, right), (right, left)].into_iter();
        sides
            .filter(|(_, value)| self.is_given(value))
            .filter_map(|(s, _)| self.column(s))
            .collect()
    }

    /// IN over a subquery in which the column is pinned.
    fn pinned_by_subquery(&self, link: &SubLink) -> Vec<Column> {
        let SubLinkKind::Any { left, operators } = &link.kind else { return Vec::new() };
        let links = self.scopes.last().map(|scope| &scope.links);
        let Some(rows) = links.and_then(|links| links.get(&std::ptr::from_ref(link))) else {
            return Vec::new();
        };
        let pairs = left.iter().zip(operators).zip(&rows.pinned);
        pairs
            .filter(|((_, operator), pinned)| **pinned && self.is_equality(**operator))
            .filter_map(|((side, _), _)| self.column(side))
            .collect()
    }

    /// Whether the column of a subquery that is compared equals what is pinned.
    pub(super) fn pins_source(&self, link: &SubLink, column: usize) -> bool {
        let SubLinkKind::Any { left, operators } = &link.kind else { return false };
        operators.get(column).is_some_and(|operator| self.is_equality(*operator))
            && left.get(column).is_some_and(|side| self.is_given(side))
    }

    fn is_equality(&self, operator: OperatorOid) -> bool {
        self.shared.catalog.get_operator(operator).is_some_and(|operator| operator.name == "=")
    }

    /// The column that an expression of the query at hand is, whatever its type is taken for.
    pub(super) fn column(&self, expr: &Expr) -> Option<Column> {
        match &expr.kind {
            ExprKind::Relabel(operand)
            | ExprKind::CoerceToDomain(operand)
            | ExprKind::CoerceViaIo(operand)
            | ExprKind::Collate(operand, _) => self.column(operand),
            ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::Column(column) }) => {
                let (entry, column) = (*entry, *column);
                match &self.scopes.last()?.query.range_table.get(entry)?.kind {
                    EntryKind::Join { columns } => self.column(columns.get(column)?),
                    _ => Some(Column { entry, column }),
                }
            }
            _ => None,
        }
    }

    /// Whether a value of the query at hand comes from outside of its rows, or from what is pinned in them.
    pub(super) fn is_given(&self, expr: &Expr) -> bool {
        self.scopes.len().checked_sub(1).is_some_and(|scope| self.is_given_in(scope, expr))
    }

    fn is_given_in(&self, scope: usize, expr: &Expr) -> bool {
        let mut given = true;
        walk_expr(expr, 0, &mut |expr, depth| {
            if let ExprKind::Var(var) = &expr.kind
                && let Some(outer) = var.levels_up.checked_sub(depth)
            {
                given &= scope.checked_sub(outer).is_some_and(|scope| self.is_pinned(scope, var));
            }
        });
        given
    }

    fn is_pinned(&self, scope: usize, var: &Var) -> bool {
        let VarColumn::Column(column) = var.column else { return false };
        let Some(around) = self.scopes.get(scope) else { return false };
        let Some(entry) = around.query.range_table.get(var.entry) else { return false };
        let given = |expr: &Expr| self.is_given_in(scope, expr);
        match &entry.kind {
            EntryKind::Join { columns } => columns.get(column).is_some_and(given),
            EntryKind::Functions { calls, .. } => calls.iter().all(|call| given(&call.call)),
            EntryKind::TableFunction { args, .. } => args.iter().all(given),
            EntryKind::Values(rows) => rows.iter().all(|row| row.get(column).is_some_and(given)),
            EntryKind::Relation { .. }
            | EntryKind::Subquery(_)
            | EntryKind::Cte { .. }
            | EntryKind::Pseudo { .. }
            | EntryKind::Error => around.pins.contains(&Column { entry: var.entry, column }),
        }
    }
}

fn note_joins<'q>(tree: &'q JoinTree, facts: &mut Vec<Fact<'q>>) {
    let JoinTree::Join(join) = tree else { return };
    note_joins(&join.left, facts);
    note_joins(&join.right, facts);
    let mut chosen = Vec::new();
    if matches!(join.kind, JoinKind::Inner | JoinKind::Cross | JoinKind::Right) {
        entries(&join.left, &mut chosen);
    }
    if matches!(join.kind, JoinKind::Inner | JoinKind::Cross | JoinKind::Left) {
        entries(&join.right, &mut chosen);
    }
    facts.extend(join.filter.iter().map(|c| Fact { condition: c, entries: Some(chosen.clone()) }));
}

/// MERGE changes target rows that the condition chooses; those that no source row matches have conditions of their own.
/// Source rows that match nothing are read as well, where they are inserted.
fn note_merge<'q>(tree: &'q JoinTree, facts: &mut Vec<Fact<'q>>) {
    let JoinTree::Join(join) = tree else { return };
    note_joins(&join.right, facts);
    let mut chosen = Vec::new();
    entries(&join.left, &mut chosen);
    if matches!(join.kind, JoinKind::Inner | JoinKind::Left) {
        entries(&join.right, &mut chosen);
    }
    facts.extend(join.filter.iter().map(|c| Fact { condition: c, entries: Some(chosen.clone()) }));
}
