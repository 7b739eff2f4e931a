//! What the server refuses only when it plans: a FULL JOIN that it can neither merge nor hash, row locks on rows that
//! an outer join may leave out, and grouping that it can neither sort nor hash (`initsplan.c`, `prepjointree.c`, `planner.c`).
//!
//! Judged after outer joins are reduced by what WHERE and upper joins prove, as the planner does.

mod computed;
mod outer_joins;
mod sorting;

use crate::{
    analyze::{self, implication::folded},
    ast::JoinKind,
    catalog::{Catalog, Relation, RelationKind, RelationOid, hash::Set},
    compiled::Command,
    diagnostic::{Diagnostic, Diagnostics},
    nullability::{is_constant, refuses_all, truth},
    query::{CommonTable, EntryKind, Expr, ExprKind, JoinExpr, JoinTree, Query, RowMark, Var},
};
use outer_joins::{Columns, Reduced, is_evaluated, is_one_row, is_pulled_up, locks_reach, reduce};
use std::cell::RefCell;

/// Reports what planning would refuse, in a query and all below it.
pub fn check(query: &Query, catalog: &Catalog, diagnostics: &mut Diagnostics) {
    let rules = Rules { catalog, views: RefCell::default() };
    rules.check(query, Around::default(), diagnostics);
    let inner = query.ctes.iter().filter_map(|cte| cte.query.as_deref());
    inner.chain([query]).for_each(|query| rules.check_result(query, diagnostics));
}

struct Rules<'c> {
    catalog: &'c Catalog,
    /// Views whose queries have been looked at.
    views: RefCell<Set<RelationOid>>,
}

/// What a query is planned under.
#[derive(Default)]
struct Around<'q> {
    /// The row mark that a query around it puts on all that it selects from.
    lock: Option<&'q RowMark>,
    /// Its columns that a query around it, which takes in its FROM, wants not to be NULL.
    wanted: Columns,
    /// The query that takes in its FROM has nothing else in its own, and lets no row pass.
    refused: bool,
    /// It is planned, but no part of the plan, since a condition around it lets none of its rows pass.
    dropped: bool,
}

impl Rules<'_> {
    fn check(&self, query: &Query, around: Around<'_>, diagnostics: &mut Diagnostics) {
        let expanded = computed::expanded(query, self.catalog);
        let query = expanded.as_ref().unwrap_or(query);
        let marks = marks(query, around.lock);
        let planned = planned_ctes(query, self.catalog);
        for (cte, _) in query.ctes.iter().zip(planned).filter(|(_, planned)| *planned) {
            if let Some(inner) = &cte.query {
                self.check(inner, Around::default(), diagnostics);
                self.check_recursive_union(cte, inner, diagnostics);
            }
        }
        for link in planned_links(query, self.catalog) {
            self.check(link, Around::default(), diagnostics);
        }
        self.check_grouping(query, diagnostics);
        self.check_sorting(query, diagnostics);
        let refuses = around.refused || self.lets_no_row_pass(query);
        let reduced = reduce(query, around.wanted, self.catalog);
        // What lets no row pass is looked at where all of FROM has come together: alone, an entry is then not planned,
        // and the last join is not made.
        let parts = self.parts(query, &query.from, &reduced);
        let (alone, unmade) = match parts.as_slice() {
            [JoinTree::Entry(entry)] if refuses => (Some(*entry), None),
            [JoinTree::Join(last)] if refuses => (None, Some(&**last)),
            _ => (None, None),
        };
        let mut dropped = Vec::new();
        for tree in &query.from {
            self.dropped_entries(tree, &reduced, around.dropped || refuses, &mut dropped);
        }
        if alone.is_none_or(|entry| self.is_entry_pulled_up(query, entry)) {
            self.check_below(query, &marks, &reduced, (alone, &dropped), diagnostics);
            self.check_view_locks(query, &marks, &reduced, diagnostics);
        }
        let mut reached = marks.clone();
        reached.retain(|mark| locks_reach(query, mark.entry, self.catalog));
        for tree in &query.from {
            self.check_joins(tree, unmade, &reduced, diagnostics);
            check_locks(&reached, tree, &reduced, diagnostics);
        }
        // What has no rows to lock is met when the plan is begun.
        if !around.dropped {
            self.check_row_marks(query, &marks, diagnostics);
        }
    }

    /// What is left to be joined of FROM without the entries that are one row and no scan (`remove_useless_result_rtes`).
    fn parts<'q>(
        &self,
        query: &'q Query,
        trees: &'q [JoinTree],
        reduced: &Reduced,
    ) -> Vec<&'q JoinTree> {
        let mut parts = Vec::new();
        for tree in trees {
            match tree {
                JoinTree::Entry(entry) if is_one_row(query, *entry, self.catalog) => {}
                JoinTree::Join(join)
                    if matches!(reduced.kind(join), JoinKind::Inner | JoinKind::Cross) =>
                {
                    let sides = [&join.left, &join.right];
                    let sides =
                        sides.map(|side| self.parts(query, std::slice::from_ref(side), reduced));
                    match sides {
                        [left, right] if !left.is_empty() && !right.is_empty() => parts.push(tree),
                        [left, right] => parts.extend(left.into_iter().chain(right)),
                    }
                }
                _ => parts.push(tree),
            }
        }
        parts
    }

    /// The subqueries and views of FROM.
    fn check_below(
        &self,
        query: &Query,
        marks: &[RowMark],
        reduced: &Reduced,
        (alone, dropped): (Option<usize>, &[usize]),
        diagnostics: &mut Diagnostics,
    ) {
        for (number, entry) in query.range_table.iter().enumerate() {
            let dropped = dropped.contains(&number);
            let around = |inner: &Query| match is_pulled_up(inner, self.catalog) {
                true => {
                    let wanted = reduced.wanted_of(number, inner, self.catalog);
                    Around { lock: None, wanted, refused: alone == Some(number), dropped }
                }
                false => Around { dropped, ..Around::default() },
            };
            match &entry.kind {
                EntryKind::Subquery(inner) => {
                    let lock = marks.iter().find(|mark| mark.entry == number);
                    self.check(inner, Around { lock, ..around(inner) }, diagnostics);
                }
                EntryKind::Relation { oid, .. } => {
                    let Some(inner) = self.view_query(*oid) else { continue };
                    let mut found = Diagnostics::new();
                    self.check(&inner, around(&inner), &mut found);
                    // What stands in the view's text is told where the view is named.
                    for error in found.iter() {
                        let (code, message) = (error.code, error.message.clone());
                        diagnostics.push(Diagnostic::error(code, entry.span, message).at_plan());
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether what an entry selects from takes its place.
    fn is_entry_pulled_up(&self, query: &Query, entry: usize) -> bool {
        match query.range_table.get(entry).map(|entry| &entry.kind) {
            Some(EntryKind::Subquery(inner)) => is_pulled_up(inner, self.catalog),
            Some(EntryKind::Relation { oid, .. }) => {
                let Some(relation) = self.catalog.get_relation(*oid) else { return false };
                match (&relation.view, relation.unlockable) {
                    (Some(view), _) if relation.kind == RelationKind::View => {
                        is_pulled_up(&analyze::analyze_view(view, self.catalog), self.catalog)
                    }
                    // What forbids more than that is a clause for which it stays a query of its own.
                    (_, Some(clause)) => clause.starts_with("cannot be applied"),
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// What a view selects; None the second time.
    fn view_query(&self, oid: RelationOid) -> Option<Query> {
        let relation = self.catalog.get_relation(oid)?;
        let view = relation.view.as_ref().filter(|_| relation.kind == RelationKind::View)?;
        self.views.borrow_mut().insert(oid).then(|| analyze::analyze_view(view, self.catalog))
    }

    /// The entries that conditions which let no row pass leave out of the plan; `dropped` is what holds of the tree.
    fn dropped_entries(
        &self,
        tree: &JoinTree,
        reduced: &Reduced,
        dropped: bool,
        entries: &mut Vec<usize>,
    ) {
        let join = match tree {
            JoinTree::Entry(entry) => {
                entries.extend(dropped.then_some(*entry));
                return;
            }
            JoinTree::Join(join) => join,
        };
        let refuses = || {
            join.filter.as_ref().is_some_and(|filter| {
                let filter = folded(self.catalog, filter);
                refuses_all(&filter, self.catalog) || is_evaluated(&filter, self.catalog)
            })
        };
        let (left, right) = match reduced.kind(join) {
            JoinKind::Inner | JoinKind::Cross => (true, true),
            JoinKind::Left => (false, true),
            JoinKind::Right => (true, false),
            JoinKind::Full => (false, false),
        };
        let refuses = !dropped && (left || right) && refuses();
        self.dropped_entries(&join.left, reduced, dropped || (left && refuses), entries);
        self.dropped_entries(&join.right, reduced, dropped || (right && refuses), entries);
    }

    /// Whether WHERE is false by its constants. The planner copies HAVING into it; before 18 not where there are
    /// grouping sets.
    fn lets_no_row_pass(&self, query: &Query) -> bool {
        let copied = query.grouping_sets.is_none() || self.catalog.version >= 18;
        let having = query.having.as_ref().filter(|_| copied);
        query.filter.iter().chain(having).any(|filter| {
            let filter = folded(self.catalog, filter);
            // What the server evaluates, and this cannot, may be anything.
            refuses_all(&filter, self.catalog) || is_evaluated(&filter, self.catalog)
        })
    }

    fn check_joins(
        &self,
        tree: &JoinTree,
        unmade: Option<&JoinExpr>,
        reduced: &Reduced,
        diagnostics: &mut Diagnostics,
    ) {
        let JoinTree::Join(join) = tree else { return };
        let made = !unmade.is_some_and(|unmade| std::ptr::eq(unmade, &**join));
        if made && reduced.kind(join) == JoinKind::Full && !self.is_joinable(join) {
            let message =
                "FULL JOIN is only supported with merge-joinable or hash-joinable join conditions";
            let diagnostic = Diagnostic::error("0A000", join.words, message).at_plan();
            diagnostics.push(diagnostic.help("join on an equality between the two sides"));
        }
        self.check_joins(&join.left, unmade, reduced, diagnostics);
        self.check_joins(&join.right, unmade, reduced, diagnostics);
    }

    /// One conjunct must be an equality of the two sides that can be merged or hashed; a constant condition is none.
    fn is_joinable(&self, join: &JoinExpr) -> bool {
        let Some(filter) = &join.filter else { return true };
        let filter = &folded(self.catalog, filter);
        if refuses_all(filter, self.catalog) || is_evaluated(filter, self.catalog) {
            return true;
        }
        let conjuncts = match &filter.kind {
            ExprKind::And(parts) => parts.as_slice(),
            _ => std::slice::from_ref(filter),
        };
        // Without what may be left out, the others have to do; alone, each of the rest has to do.
        conjuncts.iter().any(|c| self.joins(c, join))
            || conjuncts.iter().all(|c| match &c.kind {
                ExprKind::Optional(inner) => self.joins(inner, join) || self.is_constant(inner),
                ExprKind::Choice(arms) => {
                    arms.iter().all(|arm| self.joins(arm, join) || self.is_constant(arm))
                }
                _ => self.is_constant(c),
            })
    }

    fn is_constant(&self, condition: &Expr) -> bool {
        truth(condition, self.catalog).is_some() || is_constant(condition, self.catalog)
    }

    /// Whether a condition holds an equality of the two sides that can be merged or hashed.
    fn joins(&self, condition: &Expr, join: &JoinExpr) -> bool {
        let (operator, args) = match &condition.kind {
            ExprKind::And(parts) => return parts.iter().any(|part| self.joins(part, join)),
            ExprKind::Choice(arms) => return arms.iter().all(|arm| self.joins(arm, join)),
            ExprKind::Operator { operator, args, .. } => (*operator, args),
            _ => return false,
        };
        let [left, right] = args.as_slice() else { return false };
        // Of arrays and composites the elements and fields decide (`op_mergejoinable`).
        let ordering = analyze::ordering::ordering_operators(self.catalog, left.data_type);
        let usable = self.catalog.get_operator(operator).is_some_and(|operator| {
            (operator.can_merge && ordering.less.is_some())
                || (operator.can_hash && ordering.hashable)
        });
        let (l, r) = (entries_of(left), entries_of(right));
        let within = |entries: &[usize], tree: &JoinTree| {
            !entries.is_empty() && entries.iter().all(|e| tree.contains(*e))
        };
        usable
            && ((within(&l, &join.left) && within(&r, &join.right))
                || (within(&l, &join.right) && within(&r, &join.left)))
    }

    /// What has rows, but none to write (`CheckValidResultRel`).
    fn check_result(&self, query: &Query, diagnostics: &mut Diagnostics) {
        let entry = query.result.and_then(|result| query.range_table.get(result));
        let Some(entry) = entry else { return };
        let EntryKind::Relation { oid, .. } = entry.kind else { return };
        let Some(relation) = self.catalog.get_relation(oid) else { return };
        let kind = match relation.kind {
            RelationKind::MaterializedView => "materialized view",
            RelationKind::Sequence => "sequence",
            _ => return,
        };
        let message = format!("cannot change {kind} \"{}\"", relation.name);
        diagnostics.push(Diagnostic::error("42809", entry.span, message).at_plan());
    }

    /// What has rows, but none to lock (`CheckValidRowMarkRel`).
    fn check_row_marks(&self, query: &Query, marks: &[RowMark], diagnostics: &mut Diagnostics) {
        for (mark, relation) in self.marked_relations(query, marks) {
            let kind = match relation.kind {
                RelationKind::MaterializedView => "materialized view",
                RelationKind::Sequence => "sequence",
                _ => continue,
            };
            let message = format!("cannot lock rows in {kind} \"{}\"", relation.name);
            diagnostics.push(Diagnostic::error("42809", mark.span, message).at_plan());
        }
    }

    /// Locking through a view locks what it selects from.
    fn check_view_locks(
        &self,
        query: &Query,
        marks: &[RowMark],
        reduced: &Reduced,
        diagnostics: &mut Diagnostics,
    ) {
        for (mark, relation) in self.marked_relations(query, marks) {
            if let Some(clause) = self.unlockable(relation, Some((mark.entry, reduced)), 0) {
                let message = format!("{} {clause}", analyze::strength_name(mark.strength));
                diagnostics.push(Diagnostic::error("0A000", mark.span, message).at_plan());
            }
        }
    }

    /// The relations that locking clauses name.
    fn marked_relations<'q>(
        &'q self,
        query: &'q Query,
        marks: &'q [RowMark],
    ) -> impl Iterator<Item = (&'q RowMark, &'q Relation)> {
        marks.iter().filter_map(|mark| match query.range_table.get(mark.entry)?.kind {
            EntryKind::Relation { oid, .. } => Some((mark, self.catalog.get_relation(oid)?)),
            _ => None,
        })
    }

    /// An outer join that may leave out what is locked.
    fn nullable_side(&self, query: &Query, wanted: Columns) -> Option<&'static str> {
        let reduced = reduce(query, wanted, self.catalog);
        let mut trees: Vec<&JoinTree> = query.from.iter().collect();
        while let Some(tree) = trees.pop() {
            let JoinTree::Join(join) = tree else { continue };
            let kind = reduced.kind(join);
            let left = matches!(kind, JoinKind::Right | JoinKind::Full);
            let right = matches!(kind, JoinKind::Left | JoinKind::Full);
            if (left && lockable(query, &join.left)) || (right && lockable(query, &join.right)) {
                return Some("cannot be applied to the nullable side of an outer join");
            }
            trees.extend([&join.left, &join.right]);
        }
        None
    }

    /// What in a view's query, or in a view below it, forbids locking its rows (`CheckSelectLocking`).
    fn unlockable(
        &self,
        relation: &Relation,
        around: Option<(usize, &Reduced)>,
        depth: usize,
    ) -> Option<&'static str> {
        let view = match &relation.view {
            Some(view) if relation.kind == RelationKind::View => view,
            _ => return relation.unlockable,
        };
        let query = analyze::analyze_view(view, self.catalog);
        let around = around.filter(|_| is_pulled_up(&query, self.catalog));
        let wanted = around.map(|(entry, reduced)| reduced.wanted_of(entry, &query, self.catalog));
        self.forbids_locks(&query, wanted.unwrap_or_default(), depth)
    }

    fn forbids_locks(&self, query: &Query, wanted: Columns, depth: usize) -> Option<&'static str> {
        // Where no relation is locked none of the clauses is looked at: in a set operation, over functions alone.
        let locks =
            query.set_operation.is_none() && query.from.iter().any(|tree| lockable(query, tree));
        if !locks || depth > MAX_VIEWS {
            return None;
        }
        let clause = own_clause(query, self.catalog);
        clause.or_else(|| self.nullable_side(query, wanted)).or_else(|| {
            query.range_table.iter().find_map(|entry| match &entry.kind {
                EntryKind::Relation { oid, .. } => {
                    self.unlockable(self.catalog.get_relation(*oid)?, None, depth + 1)
                }
                EntryKind::Subquery(inner) => {
                    self.forbids_locks(inner, Columns::default(), depth + 1)
                }
                _ => None,
            })
        })
    }
}

/// A row on the nullable side of an outer join cannot be locked.
fn check_locks(
    marks: &[RowMark],
    tree: &JoinTree,
    reduced: &Reduced,
    diagnostics: &mut Diagnostics,
) {
    let JoinTree::Join(join) = tree else { return };
    let kind = reduced.kind(join);
    let mut nullable = Vec::new();
    if matches!(kind, JoinKind::Left | JoinKind::Full) {
        nullable.push(&join.right);
    }
    if matches!(kind, JoinKind::Right | JoinKind::Full) {
        nullable.push(&join.left);
    }
    for mark in marks {
        if nullable.iter().any(|side| side.contains(mark.entry)) {
            let strength = analyze::strength_name(mark.strength);
            let message =
                format!("{strength} cannot be applied to the nullable side of an outer join");
            let diagnostic = Diagnostic::error("0A000", mark.span, message).at_plan();
            diagnostics.push(diagnostic.help(format!("name the tables to lock: {strength} OF …")));
        }
    }
    check_locks(marks, &join.left, reduced, diagnostics);
    check_locks(marks, &join.right, reduced, diagnostics);
}

/// A query's row marks, with those that a lock around it puts on what it selects from.
fn marks(query: &Query, lock: Option<&RowMark>) -> Vec<RowMark> {
    let locked = query.range_table.iter().enumerate().filter_map(|(entry, from)| {
        let rows = matches!(from.kind, EntryKind::Relation { .. } | EntryKind::Subquery(_));
        Some(RowMark { entry, ..*lock.filter(|_| rows)? })
    });
    query.row_marks.iter().copied().chain(locked).collect()
}

/// The subqueries of a query's expressions that are planned whatever its constants come to.
fn planned_links<'q>(query: &'q Query, catalog: &Catalog) -> Vec<&'q Query> {
    let (mut links, mut doubtful) = (Vec::new(), Vec::new());
    analyze::walk::walk_own(query, &mut |expr| {
        if let ExprKind::SubLink(link) = &expr.kind {
            links.push(&link.query);
        }
        for part in outer_joins::may_be_dropped(expr, catalog) {
            analyze::walk::walk_expr(part, 0, &mut |expr, _| {
                if let ExprKind::SubLink(link) = &expr.kind {
                    doubtful.push(std::ptr::from_ref(&link.query));
                }
            });
        }
    });
    links.retain(|link| !doubtful.contains(&std::ptr::from_ref(*link)));
    links
}

/// Which WITH queries are planned: not a SELECT that nothing refers to, nor one that is put in the place of its
/// references where those are not planned (`SS_process_ctes`).
fn planned_ctes(query: &Query, catalog: &Catalog) -> Vec<bool> {
    let uses = |index: usize| -> Vec<usize> {
        let inner =
            |cte: &CommonTable| cte.query.as_ref().map_or(0, |inner| references(inner, 1, index));
        query.ctes.iter().map(inner).collect()
    };
    let uses: Vec<Vec<usize>> = (0..query.ctes.len()).map(uses).collect();
    let mut planned = vec![false; query.ctes.len()];
    // Each round goes one reference further.
    for _ in 0..query.ctes.len() {
        for (index, cte) in query.ctes.iter().enumerate() {
            let Some(inner) = &cte.query else { continue };
            let within = uses.get(index).map(Vec::as_slice).unwrap_or_default();
            let here = references_here(query, 0, index);
            let all = here + within.iter().sum::<usize>();
            let kept = match cte.materialized {
                Some(materialized) => materialized,
                None => all > 1,
            };
            let alone = cte.recursive
                || !inner.row_marks.is_empty()
                || kept
                || outer_joins::has_volatile(inner, catalog, 0);
            let reached = here > 0
                || within.iter().zip(&planned).any(|(count, planned)| *count > 0 && *planned);
            if let Some(planned) = planned.get_mut(index) {
                *planned = inner.command != Command::Select || (all > 0 && (alone || reached));
            }
        }
    }
    planned
}

/// How often a query, with all below it, refers to a WITH query of a level further out.
fn references(query: &Query, level: usize, index: usize) -> usize {
    let below = query.ctes.iter().filter_map(|cte| cte.query.as_deref());
    let below: usize = below.map(|inner| references(inner, level + 1, index)).sum();
    below + references_here(query, level, index)
}

/// The same without its own WITH queries.
fn references_here(query: &Query, level: usize, index: usize) -> usize {
    let mut count = 0;
    for entry in &query.range_table {
        match &entry.kind {
            EntryKind::Cte { levels_up, index: other, self_reference: false } => {
                count += usize::from((*levels_up, *other) == (level, index));
            }
            EntryKind::Subquery(inner) => count += references(inner, level + 1, index),
            _ => {}
        }
    }
    analyze::walk::walk_own(query, &mut |expr| {
        if let ExprKind::SubLink(link) = &expr.kind {
            count += references(&link.query, level + 1, index);
        }
    });
    count
}

/// The entries of the tree that a locking clause reaches.
fn lockable(query: &Query, tree: &JoinTree) -> bool {
    query.range_table.iter().enumerate().any(|(entry, known)| {
        matches!(known.kind, EntryKind::Relation { .. } | EntryKind::Subquery(_))
            && tree.contains(entry)
    })
}

/// Views in views are followed so far.
const MAX_VIEWS: usize = 16;

/// The first of a query's own clauses that forbids locks.
fn own_clause(query: &Query, catalog: &Catalog) -> Option<&'static str> {
    let (mut windows, mut sets) = (false, false);
    for target in query.targets.iter().map(|target| &target.expr) {
        analyze::walk::walk_expr(target, 0, &mut |expr, depth| match &expr.kind {
            ExprKind::Window(_) => windows |= depth == 0,
            ExprKind::Function { proc, .. } | ExprKind::Operator { proc, .. } => {
                sets |= depth == 0 && catalog.get_proc(*proc).is_some_and(|proc| proc.returns_set);
            }
            _ => {}
        });
    }
    if query.distinct.is_some() {
        Some("is not allowed with DISTINCT clause")
    } else if !query.group_by.is_empty() || query.grouping_sets.is_some() {
        Some("is not allowed with GROUP BY clause")
    } else if query.having.is_some() {
        Some("is not allowed with HAVING clause")
    } else if query.has_aggregates {
        Some("is not allowed with aggregate functions")
    } else if windows {
        Some("is not allowed with window functions")
    } else if sets {
        Some("is not allowed with set-returning functions in the target list")
    } else {
        None
    }
}

/// The entries of the query's own level that an expression mentions.
fn entries_of(expr: &Expr) -> Vec<usize> {
    let mut entries = Vec::new();
    analyze::walk::walk_expr(expr, 0, &mut |e, depth| {
        if let ExprKind::Var(Var { levels_up, entry, .. }) = &e.kind
            && *levels_up == depth
        {
            entries.push(*entry);
        }
    });
    entries
}
