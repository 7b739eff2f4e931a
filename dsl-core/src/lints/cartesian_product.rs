//! `cartesian_product`: relations of FROM that no condition connects.
//!
//! An edge is a conjunct of WHERE or ON that names both, a LATERAL reference, or the words CROSS JOIN and ON TRUE. What
//! gives at most one row multiplies nothing, and what reads no table is small and meant.

use super::{
    Finder,
    level::{self, Level},
};
use crate::{
    analyze::walk::{walk_entry, walk_expr},
    ast::JoinKind,
    cardinality::{cardinality, single_entries},
    catalog::Catalog,
    compiled::{Cardinality, Command},
    lint::CARTESIAN_PRODUCT,
    nullability::conjuncts_of,
    query::{EntryKind, Expr, ExprKind, JoinTree, Query, Var},
};

pub(super) fn check(level: &Level<'_>, finder: &mut Finder<'_>) {
    let query = level.query;
    let single_tree = matches!(query.from.as_slice(), [] | [JoinTree::Entry(_)]);
    // An INSERT's FROM is its source alone; MERGE has nothing but a condition.
    let joins = matches!(query.command, Command::Select | Command::Update | Command::Delete);
    if single_tree || !joins || query.set_operation.is_some() {
        return;
    }
    let mut items = Vec::new();
    query.from.iter().for_each(|tree| level::entries(tree, &mut items));
    let mut graph = Graph { group: (0..query.range_table.len()).collect() };
    let mut conjuncts = Vec::new();
    query.filter.iter().for_each(|filter| conjuncts_of(filter, &mut conjuncts));
    query.from.iter().for_each(|tree| graph.join(tree, &mut conjuncts));
    for conjunct in conjuncts {
        match &conjunct.kind {
            // What may be left out connects nothing, and of a choice only what all arms do.
            ExprKind::Optional(_) => {}
            ExprKind::Choice(arms) => {
                let mut common = entries_of(conjunct, 0);
                arms.iter().for_each(|arm| {
                    let own = entries_of(arm, 0);
                    common.retain(|entry| own.contains(entry));
                });
                graph.connect(&common);
            }
            _ => graph.connect(&entries_of(conjunct, 0)),
        }
    }
    for entry in 0..query.range_table.len() {
        graph.connect_own(query, entry);
    }
    let single = single_entries(query, finder.catalog);
    let counts = |item: &usize| {
        !single.contains(item)
            && query
                .range_table
                .get(*item)
                .is_some_and(|e| multiplies(level, &e.kind, finder.catalog))
    };
    let counted: Vec<usize> = items.into_iter().filter(counts).collect();
    let Some(&first) = counted.first() else { return };
    let mut told = vec![graph.root(first)];
    for &item in &counted {
        let root = graph.root(item);
        if told.contains(&root) {
            continue;
        }
        told.push(root);
        let (Some(one), Some(other)) = (query.range_table.get(first), query.range_table.get(item))
        else {
            continue;
        };
        let message = format!(
            "no condition connects \"{}\" with \"{}\": every row is joined with every row",
            other.name, one.name
        );
        let help = "connect them in ON or WHERE, or write `cross join` if every pair is meant";
        finder.report(&CARTESIAN_PRODUCT, other.span, message, help.to_owned());
    }
}

/// Which entries hang together, each by the root of its group.
struct Graph {
    group: Vec<usize>,
}

impl Graph {
    fn root(&self, entry: usize) -> usize {
        let mut at = entry;
        while let Some(&next) = self.group.get(at).filter(|next| **next != at) {
            at = next;
        }
        at
    }

    fn connect(&mut self, entries: &[usize]) {
        let Some((first, others)) = entries.split_first() else { return };
        for other in others {
            let (one, two) = (self.root(*first), self.root(*other));
            if let Some(group) = self.group.get_mut(two) {
                *group = one;
            }
        }
    }

    /// Conditions of joins, and joins that are meant to have none.
    fn join<'q>(&mut self, tree: &'q JoinTree, conjuncts: &mut Vec<&'q Expr>) {
        let JoinTree::Join(join) = tree else { return };
        self.join(&join.left, conjuncts);
        self.join(&join.right, conjuncts);
        // ON TRUE, and any other condition that is about no relation.
        let meant = match &join.filter {
            Some(filter) => entries_of(filter, 0).is_empty(),
            None => join.kind == JoinKind::Cross,
        };
        if meant {
            let mut sides = [Vec::new(), Vec::new()];
            level::entries(&join.left, &mut sides[0]);
            level::entries(&join.right, &mut sides[1]);
            let ends: Vec<usize> = sides.iter().filter_map(|side| side.first().copied()).collect();
            self.connect(&ends);
        }
        join.filter.iter().for_each(|filter| conjuncts_of(filter, conjuncts));
    }

    /// What an entry itself refers to: LATERAL, arguments, and the members of a join that has an alias.
    fn connect_own(&mut self, query: &Query, item: usize) {
        let Some(entry) = query.range_table.get(item) else { return };
        let mut named = vec![item];
        match &entry.kind {
            EntryKind::Join { columns } => {
                columns.iter().for_each(|column| named.extend(entries_of(column, 0)));
            }
            kind => walk_entry(kind, 0, &mut |expr, depth| named.extend(entry_at(expr, depth))),
        }
        self.connect(&named);
    }
}

/// The entries of a query that an expression names, from subqueries in it too.
fn entries_of(expr: &Expr, depth: usize) -> Vec<usize> {
    let mut entries = Vec::new();
    walk_expr(expr, depth, &mut |e, depth| entries.extend(entry_at(e, depth)));
    entries
}

fn entry_at(expr: &Expr, depth: usize) -> Option<usize> {
    match expr.kind {
        ExprKind::Var(Var { levels_up, entry, .. }) if levels_up == depth => Some(entry),
        _ => None,
    }
}

/// Whether an entry may have many rows that come from tables.
fn multiplies(level: &Level<'_>, kind: &EntryKind, catalog: &Catalog) -> bool {
    match kind {
        EntryKind::Relation { .. } => true,
        EntryKind::Subquery(inner) => level::reads_table(inner),
        EntryKind::Cte { levels_up, index, .. } => {
            let table = level.common_table(*levels_up, *index);
            table.and_then(|t| t.query.as_deref()).is_some_and(|inner| {
                level::reads_table(inner) && cardinality(inner, catalog) == Cardinality::Many
            })
        }
        EntryKind::Values(_)
        | EntryKind::Functions { .. }
        | EntryKind::TableFunction { .. }
        | EntryKind::Join { .. }
        | EntryKind::Pseudo { .. }
        | EntryKind::Error => false,
    }
}
