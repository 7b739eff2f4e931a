//! What the join tree and WHERE say of a query level's columns: which entries an outer join can null, and which
//! columns cannot be NULL (`reduce_outer_joins` in `prepjointree.c`).

use super::{
    Analysis, Truth,
    facts::Facts,
    is_exactly_one_row,
    stored::{self, Returned},
    truth,
};
use crate::{
    ast::JoinKind,
    catalog::hash::{Map, Set},
    compiled::Command,
    query::{EntryKind, JoinExpr, JoinTree, Query},
};

impl<'q> Analysis<'q> {
    /// The facts that hold for the rows that FROM and WHERE leave.
    pub(super) fn facts(&self, query: &'q Query) -> Facts {
        let mut facts = Facts::default();
        if let Some(filter) = &query.filter {
            facts.add_clause(self, query, filter);
        }
        // What one join proves may tighten an outer one, so until nothing is added.
        let outer = query.from.iter().any(has_outer_join);
        loop {
            let before = facts.not_null.len();
            for tree in &query.from {
                self.add_join_facts(query, tree, &mut facts);
            }
            if !outer || facts.not_null.len() == before {
                break;
            }
        }
        if outer {
            self.add_nulled(query, &mut facts);
        }
        self.forget_written(query, &mut facts);
        facts
    }

    /// Adds which entries an outer join can null.
    fn add_nulled(&self, query: &'q Query, facts: &mut Facts) {
        let mut full = Vec::new();
        query.from.iter().for_each(|tree| full_joins(tree, &facts.not_null, &mut full));
        let nulled = |as_if: Option<(&JoinExpr, JoinKind)>| {
            let kind = |join: &JoinExpr| match as_if {
                Some((this, kind)) if std::ptr::eq(this, join) => kind,
                _ => effective_kind(join, &facts.not_null),
            };
            let mut nulled = Map::default();
            for tree in &query.from {
                self.nulled_entries(query, tree, &kind, &mut nulled);
            }
            nulled
        };
        let sides = full.into_iter().map(|join| {
            [nulled(Some((join, JoinKind::Left))), nulled(Some((join, JoinKind::Right)))]
        });
        let (sides, all) = (sides.collect(), nulled(None));
        (facts.full_joins, facts.nulled) = (sides, all);
    }

    fn nulled_entries(
        &self,
        query: &'q Query,
        tree: &JoinTree,
        kind: &dyn Fn(&JoinExpr) -> JoinKind,
        nulled: &mut Map<usize, JoinKind>,
    ) {
        let JoinTree::Join(join) = tree else { return };
        let own = kind(join);
        if matches!(own, JoinKind::Left | JoinKind::Full) && !self.meets(query, join, &join.right) {
            all_entries(&join.right, own, nulled);
        }
        if matches!(own, JoinKind::Right | JoinKind::Full) && !self.meets(query, join, &join.left) {
            all_entries(&join.left, own, nulled);
        }
        self.nulled_entries(query, &join.left, kind, nulled);
        self.nulled_entries(query, &join.right, kind, nulled);
    }

    /// Whether every row of the other side finds one on this: ON TRUE, with what always gives a row.
    fn meets(&self, query: &'q Query, join: &JoinExpr, side: &JoinTree) -> bool {
        let holds = |filter| truth(filter, self.catalog) == Some(Truth::True);
        let JoinTree::Entry(entry) = side else { return false };
        query.command == Command::Select
            && join.filter.as_ref().is_none_or(holds)
            && match query.range_table.get(*entry).map(|entry| &entry.kind) {
                Some(EntryKind::Subquery(inner)) => is_exactly_one_row(inner, self.catalog),
                Some(EntryKind::Values(rows)) => !rows.is_empty(),
                _ => false,
            }
    }

    /// Adds what conditions prove that every row has passed.
    fn add_join_facts(&self, query: &Query, tree: &'q JoinTree, facts: &mut Facts) {
        let JoinTree::Join(join) = tree else { return };
        let kind = effective_kind(join, &facts.not_null);
        if let (JoinKind::Inner | JoinKind::Cross, Some(filter)) = (kind, &join.filter) {
            facts.add_clause(self, query, filter);
        }
        if matches!(kind, JoinKind::Inner | JoinKind::Cross | JoinKind::Left) {
            self.add_join_facts(query, &join.left, facts);
        }
        if matches!(kind, JoinKind::Inner | JoinKind::Cross | JoinKind::Right) {
            self.add_join_facts(query, &join.right, facts);
        }
    }

    /// WHERE saw the row before it was written.
    fn forget_written(&self, query: &Query, facts: &mut Facts) {
        let Some(result) = query.result else { return };
        let Some(entry) = query.range_table.get(result) else { return };
        // RETURNING of MERGE gives the row that was written, whether it was matched or not.
        facts.nulled.remove(&result);
        let returned = stored::returned(self.catalog, query);
        let relation = match entry.kind {
            EntryKind::Relation { oid, .. } => self.catalog.get_relation(oid),
            _ => None,
        };
        let stays = |column: usize| {
            entry.columns.get(column).is_some_and(|column| {
                let assigned = query.assignments.iter().any(|a| a.attribute == column.attribute);
                let computed = relation
                    .and_then(|relation| relation.attribute(column.attribute))
                    .is_none_or(|attribute| attribute.generated.is_some());
                !assigned && !computed
            })
        };
        facts.not_null.retain(|(e, column)| {
            *e != result
                || match returned {
                    Returned::AsSeen => true,
                    Returned::Assigned => stays(*column),
                    Returned::Anything => false,
                }
        });
    }
}

fn has_outer_join(tree: &JoinTree) -> bool {
    let JoinTree::Join(join) = tree else { return false };
    !matches!(join.kind, JoinKind::Inner | JoinKind::Cross)
        || has_outer_join(&join.left)
        || has_outer_join(&join.right)
}

/// The join's kind once rows that a condition refuses are gone.
fn effective_kind(join: &JoinExpr, not_null: &Set<(usize, usize)>) -> JoinKind {
    let proved = |tree: &JoinTree| not_null.iter().any(|(entry, _)| tree.contains(*entry));
    match join.kind {
        JoinKind::Left if proved(&join.right) => JoinKind::Inner,
        JoinKind::Right if proved(&join.left) => JoinKind::Inner,
        JoinKind::Full => match (proved(&join.left), proved(&join.right)) {
            (true, true) => JoinKind::Inner,
            (true, false) => JoinKind::Left,
            (false, true) => JoinKind::Right,
            (false, false) => JoinKind::Full,
        },
        kind => kind,
    }
}

/// The joins that are FULL even so.
fn full_joins<'t>(
    tree: &'t JoinTree,
    not_null: &Set<(usize, usize)>,
    found: &mut Vec<&'t JoinExpr>,
) {
    let JoinTree::Join(join) = tree else { return };
    if effective_kind(join, not_null) == JoinKind::Full {
        found.push(join);
    }
    full_joins(&join.left, not_null, found);
    full_joins(&join.right, not_null, found);
}

fn all_entries(tree: &JoinTree, kind: JoinKind, entries: &mut Map<usize, JoinKind>) {
    match tree {
        JoinTree::Entry(entry) => {
            entries.entry(*entry).or_insert(kind);
        }
        JoinTree::Join(join) => {
            all_entries(&join.left, kind, entries);
            all_entries(&join.right, kind, entries);
        }
    }
}
