//! What the server refuses only when it plans: a FULL JOIN that it can neither merge nor hash, and row locks on rows
//! that an outer join may leave out (`initsplan.c`, `prepjointree.c`, `preptlist.c`).
//!
//! Judged after outer joins are reduced by what WHERE and upper joins prove, as the planner does.

use crate::{
    ast::{JoinKind, SelectBody},
    catalog::{Catalog, RelationKind},
    diagnostic::{Diagnostic, Diagnostics},
    nullability::{effective_join_kinds, is_false},
    query::{EntryKind, Expr, ExprKind, JoinExpr, JoinTree, Query, Var},
};

/// Reports what planning would refuse, in a query and all below it.
pub fn check(query: &Query, catalog: &Catalog, diagnostics: &mut Diagnostics) {
    let rules = Rules { catalog };
    rules.check(query, &[], diagnostics);
}

struct Rules<'c> {
    catalog: &'c Catalog,
}

impl Rules<'_> {
    fn check(&self, query: &Query, outer: &[&Query], diagnostics: &mut Diagnostics) {
        let mut levels = outer.to_vec();
        levels.push(query);
        for cte in &query.ctes {
            if let Some(inner) = &cte.query {
                self.check(inner, &levels, diagnostics);
            }
        }
        for entry in &query.range_table {
            if let EntryKind::Subquery(inner) = &entry.kind {
                self.check(inner, &levels, diagnostics);
            }
        }
        let mut links = Vec::new();
        crate::analyze::walk::walk_own(query, &mut |e| {
            if let ExprKind::SubLink(link) = &e.kind {
                links.push(&link.query);
            }
        });
        links.into_iter().for_each(|q| self.check(q, &levels, diagnostics));
        self.check_row_marks(query, diagnostics);
        // Rows that WHERE refuses altogether are not joined.
        if query.filter.as_ref().is_some_and(is_false) {
            return;
        }
        let kinds = effective_join_kinds(query, self.catalog);
        for tree in &query.from {
            self.check_joins(query, tree, &kinds, diagnostics);
            self.check_locks(query, tree, &kinds, diagnostics);
        }
    }

    fn check_joins(
        &self,
        query: &Query,
        tree: &JoinTree,
        kinds: &dyn Fn(&JoinExpr) -> JoinKind,
        diagnostics: &mut Diagnostics,
    ) {
        let JoinTree::Join(join) = tree else { return };
        if kinds(join) == JoinKind::Full
            && query.command != crate::compiled::Command::Merge
            && !self.is_joinable(join)
        {
            let message =
                "FULL JOIN is only supported with merge-joinable or hash-joinable join conditions";
            let diagnostic = Diagnostic::error("0A000", join.words, message).at_plan();
            diagnostics.push(diagnostic.help("join on an equality between the two sides"));
        }
        self.check_joins(query, &join.left, kinds, diagnostics);
        self.check_joins(query, &join.right, kinds, diagnostics);
    }

    /// One conjunct must be an equality of the two sides that can be merged or hashed; a constant condition is none.
    fn is_joinable(&self, join: &JoinExpr) -> bool {
        let Some(filter) = &join.filter else { return true };
        let conjuncts: Vec<&Expr> = match &filter.kind {
            ExprKind::And(parts) => parts.iter().collect(),
            _ => vec![filter],
        };
        if conjuncts.iter().all(|c| entries_of(c).is_empty()) {
            return true;
        }
        conjuncts.iter().any(|c| {
            let ExprKind::Operator { operator, args, .. } = &c.kind else { return false };
            let [left, right] = args.as_slice() else { return false };
            let usable =
                self.catalog.get_operator(*operator).is_some_and(|o| o.can_merge || o.can_hash);
            let (l, r) = (entries_of(left), entries_of(right));
            let within = |entries: &[usize], tree: &JoinTree| {
                !entries.is_empty() && entries.iter().all(|e| tree.contains(*e))
            };
            usable
                && ((within(&l, &join.left) && within(&r, &join.right))
                    || (within(&l, &join.right) && within(&r, &join.left)))
        })
    }

    /// A row on the nullable side of an outer join cannot be locked.
    fn check_locks(
        &self,
        query: &Query,
        tree: &JoinTree,
        kinds: &dyn Fn(&JoinExpr) -> JoinKind,
        diagnostics: &mut Diagnostics,
    ) {
        let JoinTree::Join(join) = tree else { return };
        let kind = kinds(join);
        let mut nullable = Vec::new();
        if matches!(kind, JoinKind::Left | JoinKind::Full) {
            nullable.push(&join.right);
        }
        if matches!(kind, JoinKind::Right | JoinKind::Full) {
            nullable.push(&join.left);
        }
        for mark in &query.row_marks {
            if nullable.iter().any(|side| side.contains(mark.entry)) {
                let strength = crate::analyze::strength_name(mark.strength);
                let message =
                    format!("{strength} cannot be applied to the nullable side of an outer join");
                let diagnostic = Diagnostic::error("0A000", mark.span, message).at_plan();
                diagnostics
                    .push(diagnostic.help(format!("name the tables to lock: {strength} OF …")));
            }
        }
        self.check_locks(query, &join.left, kinds, diagnostics);
        self.check_locks(query, &join.right, kinds, diagnostics);
    }

    /// Locking through a view locks what it selects from; a materialized view has no rows to lock.
    fn check_row_marks(&self, query: &Query, diagnostics: &mut Diagnostics) {
        for mark in &query.row_marks {
            let Some(EntryKind::Relation { oid, .. }) =
                query.range_table.get(mark.entry).map(|e| &e.kind)
            else {
                continue;
            };
            let Some(relation) = self.catalog.get_relation(*oid) else { continue };
            let strength = crate::analyze::strength_name(mark.strength);
            if relation.kind == RelationKind::MaterializedView {
                let message =
                    format!("cannot lock rows in materialized view \"{}\"", relation.name);
                diagnostics.push(Diagnostic::error("42809", mark.span, message).at_plan());
            }
            if let (RelationKind::View, Some(view)) = (relation.kind, &relation.view)
                && let Some(clause) = unlockable(&view.query.body)
            {
                let message = format!("{strength} is not allowed with {clause}");
                diagnostics.push(Diagnostic::error("0A000", mark.span, message).at_plan());
            }
        }
    }
}

/// The clause of a view's query that forbids locking its rows.
fn unlockable(body: &SelectBody) -> Option<&'static str> {
    match body {
        SelectBody::Core(core) if core.distinct.is_some() => Some("DISTINCT clause"),
        SelectBody::Core(core) if core.group_by.is_some() => Some("GROUP BY clause"),
        SelectBody::Core(core) if core.having.is_some() => Some("HAVING clause"),
        SelectBody::Nested(select) => unlockable(&select.body),
        SelectBody::Core(_)
        | SelectBody::Values(_)
        | SelectBody::Table(_)
        | SelectBody::SetOperation(_) => None,
    }
}

/// The entries of the query's own level that an expression mentions.
fn entries_of(expr: &Expr) -> Vec<usize> {
    let mut entries = Vec::new();
    crate::analyze::walk::walk_expr(expr, 0, &mut |e, depth| {
        if let ExprKind::Var(Var { levels_up, entry, .. }) = &e.kind
            && *levels_up == depth
        {
            entries.push(*entry);
        }
    });
    entries
}
