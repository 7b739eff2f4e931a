//! The queries of a statement, each with those around it.

use crate::{
    analyze::walk::{children, walk_level},
    compiled::Command,
    nullability::conjuncts_of,
    query::{CommonTable, EntryKind, Expr, ExprKind, JoinTree, Query, SetOperation, SubLink},
};

/// A query and where it stands.
#[derive(Clone)]
pub(crate) struct Level<'q> {
    pub(crate) query: &'q Query,
    /// The queries around it, outermost first.
    pub(crate) outer: Vec<&'q Query>,
    pub(crate) place: Place<'q>,
}

#[derive(Clone, Copy)]
pub(crate) enum Place<'q> {
    Statement,
    With(&'q CommonTable),
    /// An entry of FROM, or a side of a set operation.
    From,
    Expression(&'q SubLink),
}

/// Calls `visit` on every query of a statement.
pub(crate) fn visit<'q>(query: &'q Query, visit: &mut dyn FnMut(&Level<'q>)) {
    visit_level(Level { query, outer: Vec::new(), place: Place::Statement }, visit);
}

fn visit_level<'q>(level: Level<'q>, visit: &mut dyn FnMut(&Level<'q>)) {
    visit(&level);
    let query = level.query;
    let mut outer = level.outer;
    outer.push(query);
    for cte in &query.ctes {
        if let Some(inner) = &cte.query {
            let place = Place::With(cte);
            visit_level(Level { query: inner, outer: outer.clone(), place }, visit);
        }
    }
    for entry in &query.range_table {
        if let EntryKind::Subquery(inner) = &entry.kind {
            visit_level(Level { query: inner, outer: outer.clone(), place: Place::From }, visit);
        }
    }
    let mut links = Vec::new();
    walk_level(query, &mut |expr| sublinks(expr, &mut links));
    for link in links {
        let place = Place::Expression(link);
        visit_level(Level { query: &link.query, outer: outer.clone(), place }, visit);
    }
}

fn sublinks<'q>(expr: &'q Expr, found: &mut Vec<&'q SubLink>) {
    if let ExprKind::SubLink(link) = &expr.kind {
        found.push(link);
    }
    children(expr, &mut |child| sublinks(child, found));
}

impl Level<'_> {
    /// The common table that an entry of this query refers to, with the queries around that table.
    pub(crate) fn common_table(&self, levels_up: usize, index: usize) -> Option<&CommonTable> {
        let holder = match levels_up {
            0 => self.query,
            _ => self.outer.get(self.outer.len().checked_sub(levels_up)?)?,
        };
        holder.ctes.get(index)
    }
}

/// The conjuncts of WHERE and ON.
pub(crate) fn conditions(query: &Query) -> Vec<&Expr> {
    let mut found = Vec::new();
    query.filter.iter().for_each(|filter| conjuncts_of(filter, &mut found));
    query.from.iter().for_each(|tree| join_conditions(tree, &mut found));
    found
}

fn join_conditions<'q>(tree: &'q JoinTree, found: &mut Vec<&'q Expr>) {
    if let JoinTree::Join(join) = tree {
        join.filter.iter().for_each(|filter| conjuncts_of(filter, found));
        join_conditions(&join.left, found);
        join_conditions(&join.right, found);
    }
}

/// The sides of a set operation, as entries.
pub(crate) fn leaves(tree: &SetOperation, found: &mut Vec<usize>) {
    match tree {
        SetOperation::Leaf(entry) => found.push(*entry),
        SetOperation::Node { left, right, .. } => {
            leaves(left, found);
            leaves(right, found);
        }
    }
}

/// A value without the casts that its place gives it.
pub(crate) fn unlabelled(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Relabel(operand) | ExprKind::CoerceToDomain(operand) => unlabelled(operand),
        _ => expr,
    }
}

/// The entries of a join tree.
pub(crate) fn entries(tree: &JoinTree, found: &mut Vec<usize>) {
    match tree {
        JoinTree::Entry(entry) => found.push(*entry),
        JoinTree::Join(join) => {
            entries(&join.left, found);
            entries(&join.right, found);
        }
    }
}

/// Whether a query reads from a table, or from a common table, which may.
pub(crate) fn reads_table(query: &Query) -> bool {
    query.command != Command::Select
        || query.range_table.iter().any(|entry| match &entry.kind {
            EntryKind::Relation { .. } => true,
            EntryKind::Cte { self_reference, .. } => !self_reference,
            EntryKind::Subquery(inner) => reads_table(inner),
            _ => false,
        })
}
