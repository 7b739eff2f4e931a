//! SELECT, VALUES and TABLE (`transformSelectStmt`, `transformValuesClause`).

use super::{Analyzer, from_clause::plain_column, row::analysis_syntax, scope::Context};
use crate::{
    ast::{
        self, Select, SelectBody, SelectCore,
        select::{Limit, LockStrength, Locking, Values},
    },
    catalog::TypeOid,
    compiled::Command,
    diagnostic::Diagnostic,
    query::{EntryKind, Expr, ExprKind, JoinTree, Query, RowMark, Target},
};

impl Analyzer<'_> {
    /// A query expression as a query level of its own.
    pub(crate) fn analyze_select(&mut self, select: &Select, resolve_unknowns: bool) -> Query {
        self.with_scope(Command::Select, select.span, |a| {
            a.scope().resolve_unknowns = resolve_unknowns;
            a.select_into_scope(select);
        })
    }

    /// Analyzes into the innermost scope.
    pub(crate) fn select_into_scope(&mut self, select: &Select) {
        if let (Some(page), true) = (&select.page, self.scopes.len() > 1) {
            let message = "only the outermost query has pages";
            let help = "order and limit a subquery by ORDER BY and LIMIT";
            self.report(Diagnostic::error("0A000", page.span, message).help(help));
        }
        if let Some(with) = &select.with {
            self.with_clause(with);
        }
        match &select.body {
            SelectBody::Core(core) => self.select_core(core, select),
            SelectBody::Values(values) => self.values_query(values, select),
            SelectBody::Table(item) => {
                self.analyze_from(std::slice::from_ref(item));
                let wildcard = [ast::SelectItem::Wildcard(item.span())];
                self.scope().query.targets =
                    self.in_context(Context::SelectTarget, |a| a.target_list(&wildcard));
                self.after_targets(select);
            }
            SelectBody::SetOperation(operation) => self.set_operation(operation, select),
            SelectBody::Nested(inner) => self.nested_select(inner, select),
        }
    }

    /// `(select …) limit 1`: the clauses outside belong to the query inside, where it has none of its own.
    fn nested_select(&mut self, inner: &Select, outer: &Select) {
        let merged = Select {
            with: inner.with.clone(),
            body: inner.body.clone(),
            order_by: if outer.order_by.is_empty() {
                inner.order_by.clone()
            } else {
                outer.order_by.clone()
            },
            limit: outer.limit.clone().or_else(|| inner.limit.clone()),
            offset: outer.offset.clone().or_else(|| inner.offset.clone()),
            locking: outer.locking.iter().chain(&inner.locking).cloned().collect(),
            page: outer.page.clone().or_else(|| inner.page.clone()),
            span: inner.span,
        };
        let twice = |name: &str| format!("multiple {name} clauses not allowed");
        for (both, name) in [
            (!outer.order_by.is_empty() && !inner.order_by.is_empty(), "ORDER BY"),
            (outer.limit.is_some() && inner.limit.is_some(), "LIMIT"),
            (outer.offset.is_some() && inner.offset.is_some(), "OFFSET"),
            (outer.with.is_some() && inner.with.is_some(), "WITH"),
        ] {
            if both {
                self.report(Diagnostic::syntax(outer.span, twice(name)));
            }
        }
        self.select_into_scope(&merged);
    }

    fn select_core(&mut self, core: &SelectCore, select: &Select) {
        if let Some(into) = core.into {
            let diagnostic = analysis_syntax(into, "SELECT ... INTO is not allowed here");
            self.report(diagnostic);
        }
        self.declare_windows(&core.windows);
        self.analyze_from(&core.from);
        let targets = self.in_context(Context::SelectTarget, |a| a.target_list(&core.items));
        self.scope().query.targets = targets;
        let filter = core.where_.as_ref().map(|w| self.condition(w, Context::Where, "WHERE"));
        self.scope().query.filter = filter;
        let having = core.having.as_ref().map(|h| self.condition(h, Context::Having, "HAVING"));
        self.scope().query.having = having;
        let grouped =
            self.scope().query.has_aggregates || core.group_by.is_some() || core.having.is_some();
        self.order_by(&select.order_by);
        self.check_chosen_orders(&select.order_by, grouped);
        if let Some(group_by) = &core.group_by {
            self.group_by(group_by);
        }
        if let Some(distinct) = &core.distinct {
            self.distinct_clause(distinct);
        }
        self.limit_clauses(select);
        self.analyze_windows();
        if self.scope().resolve_unknowns {
            self.resolve_target_unknowns();
        }
        self.locking(&select.locking);
        self.check_grouping();
        self.check_carried();
    }

    /// What stands behind the select list of `table t` and VALUES.
    fn after_targets(&mut self, select: &Select) {
        self.order_by(&select.order_by);
        self.limit_clauses(select);
        if self.scope().resolve_unknowns {
            self.resolve_target_unknowns();
        }
        self.locking(&select.locking);
    }

    pub(crate) fn condition(
        &mut self,
        expr: &ast::Expr,
        context: Context,
        construct: &str,
    ) -> Expr {
        self.in_context(context, |a| a.clause(expr, construct))
    }

    /// VALUES as a query: an entry with the rows, and its columns as the select list.
    fn values_query(&mut self, values: &Values, select: &Select) {
        let rows = self.values_rows(values, Context::Values);
        let width = rows.first().map_or(0, Vec::len);
        let (rows, mut columns) = self.values_columns(rows, width);
        for (index, column) in columns.iter_mut().enumerate() {
            column.collation = self.values_collation(&rows, index);
        }
        if !select.locking.is_empty() {
            let locking = &select.locking[0];
            let message =
                format!("{} cannot be applied to VALUES", strength_name(locking.strength));
            self.error("0A000", locking.span, message);
        }
        let mut item = self.add_entry(
            "*VALUES*".to_owned(),
            EntryKind::Values(rows),
            columns,
            None,
            false,
            values.span,
        );
        item.relation_visible = true;
        let entry = item.entry;
        self.scope().query.from.push(JoinTree::Entry(entry));
        let targets = item.columns.iter().map(|c| Target {
            expr: c.expr.clone(),
            name: c.name.clone(),
            junk: false,
            mark: None,
        });
        self.scope().query.targets = targets.collect();
        self.scope().namespace.push(item);
        self.order_by(&select.order_by);
        self.limit_clauses(select);
    }

    /// The expressions of VALUES; DEFAULT is refused.
    pub(crate) fn values_rows(&mut self, values: &Values, context: Context) -> Vec<Vec<Expr>> {
        let mut rows: Vec<Vec<Expr>> = Vec::new();
        let mut even = true;
        for row in &values.rows {
            let exprs = self.in_context(context, |a| {
                let mut exprs = Vec::new();
                for expr in row {
                    if matches!(expr.kind, ast::ExprKind::Default) {
                        a.report(analysis_syntax(
                            expr.span,
                            "DEFAULT is not allowed in this context",
                        ));
                        exprs.push(Expr::error(expr.span));
                    } else {
                        exprs.extend(a.row_fields(std::slice::from_ref(expr)));
                    }
                }
                exprs
            });
            // Told once, as soon as it is seen.
            let first = rows.first().map_or(exprs.len(), Vec::len);
            if exprs.len() != first && std::mem::replace(&mut even, false) {
                let span = row.first().map_or(values.span, |value| value.span);
                self.report(analysis_syntax(span, "VALUES lists must all be the same length"));
            }
            rows.push(exprs);
        }
        rows
    }

    fn values_columns(
        &mut self,
        mut rows: Vec<Vec<Expr>>,
        width: usize,
    ) -> (Vec<Vec<Expr>>, Vec<crate::query::EntryColumn>) {
        let mut columns = Vec::new();
        for index in 0..width {
            let column: Vec<&Expr> = rows.iter().filter_map(|r| r.get(index)).collect();
            let common = self.common_type(&column, "VALUES");
            let modifier = Self::common_modifier(&column, common);
            let name = format!("column{}", index + 1);
            columns.push(crate::query::EntryColumn { modifier, ..plain_column(&name, common) });
            for value in rows.iter_mut().filter_map(|row| row.get_mut(index)) {
                let written = std::mem::replace(value, Expr::error(value.span));
                *value = self.coerce_to_common(written, common, "VALUES");
            }
        }
        (rows, columns)
    }

    /// LIMIT, OFFSET and FETCH.
    pub(crate) fn limit_clauses(&mut self, select: &Select) {
        let offset =
            select.offset.as_ref().map(|o| self.limit_expression(o, Context::Offset, "OFFSET"));
        self.scope().query.offset = offset;
        let (count, with_ties) = match &select.limit {
            None | Some(Limit::All) => (None, false),
            Some(Limit::Count(count)) => (Some(count), false),
            Some(Limit::Fetch { count, with_ties }) => (count.as_ref(), *with_ties),
        };
        let limit = match (&select.limit, count) {
            (_, Some(count)) => {
                let value = self.limit_expression(count, Context::Limit, "LIMIT");
                if with_ties && matches!(value.kind, ExprKind::Const(None)) {
                    let message = "row count cannot be null in FETCH FIRST ... WITH TIES clause";
                    self.error("2201W", count.span, message);
                }
                Some(value)
            }
            (Some(Limit::Fetch { .. }), None) => {
                Some(Expr::new(ExprKind::Const(Some("1".to_owned())), TypeOid::INT8, select.span))
            }
            _ => None,
        };
        if with_ties && select.order_by.is_empty() {
            let diagnostic = Diagnostic::syntax(
                select.span,
                "WITH TIES cannot be specified without ORDER BY clause",
            );
            self.report(diagnostic);
        }
        if with_ties
            && select.locking.iter().any(|l| l.wait == Some(ast::select::LockWait::SkipLocked))
        {
            let message = "SKIP LOCKED and WITH TIES options cannot be used together";
            self.report(Diagnostic::syntax(select.span, message));
        }
        self.scope().query.limit = limit;
        self.scope().query.with_ties = with_ties;
    }

    fn limit_expression(&mut self, expr: &ast::Expr, context: Context, construct: &str) -> Expr {
        let value = self.in_context(context, |a| {
            a.optional_part(expr, |a, expr| {
                let value = a.expr(expr);
                a.coerce_to_specific(value, TypeOid::INT8, construct)
            })
        });
        if super::aggregate::lowest_level(&value) == Some(0) {
            let message = format!("argument of {construct} must not contain variables");
            self.error("42P10", value.span, message);
        }
        value
    }

    /// FOR UPDATE and its kin (`transformLockingClause`, `CheckSelectLocking`).
    pub(crate) fn locking(&mut self, clauses: &[Locking]) {
        for clause in clauses {
            self.check_locking(clause);
            if clause.of.is_empty() {
                self.lock_all(clause);
            } else {
                self.lock_named(clause);
            }
        }
    }

    fn check_locking(&mut self, clause: &Locking) {
        let strength = strength_name(clause.strength);
        let query = &self.scope().query;
        let problem = if query.set_operation.is_some() {
            Some("UNION/INTERSECT/EXCEPT")
        } else if query.distinct.is_some() {
            Some("DISTINCT clause")
        } else if !query.group_by.is_empty() || query.grouping_sets.is_some() {
            Some("GROUP BY clause")
        } else if query.having.is_some() {
            Some("HAVING clause")
        } else if query.has_aggregates {
            Some("aggregate functions")
        } else if query.has_window_functions {
            Some("window functions")
        } else if query.has_target_sets {
            Some("set-returning functions in the target list")
        } else {
            None
        };
        if let Some(problem) = problem {
            self.error("0A000", clause.span, format!("{strength} is not allowed with {problem}"));
        }
    }

    fn lock_all(&mut self, clause: &Locking) {
        let entries: Vec<usize> = (0..self.scope().query.range_table.len()).collect();
        for entry in entries {
            let kind = self.scope().query.range_table.get(entry).map(|e| &e.kind);
            if matches!(kind, Some(EntryKind::Relation { .. } | EntryKind::Subquery(_))) {
                self.mark_row(entry, clause);
            }
        }
    }

    fn lock_named(&mut self, clause: &Locking) {
        let strength = strength_name(clause.strength);
        for name in &clause.of {
            if name.parts.len() > 1 {
                let message = format!("{strength} must specify unqualified relation names");
                self.report(analysis_syntax(name.span, message));
                continue;
            }
            let ident = name.last();
            // Entries are found by name even inside a join that has an alias.
            let entries = &self.scope().query.range_table;
            let item = entries.iter().position(|e| ident.matches(&e.name));
            let Some(item) = item else {
                let message = format!(
                    "relation \"{}\" in {strength} clause not found in FROM clause",
                    ident.declared()
                );
                self.error("42P01", name.span, message);
                continue;
            };
            let kind = self.scope().query.range_table.get(item).map(|e| e.kind.clone());
            let refused = match kind {
                Some(EntryKind::Relation { .. } | EntryKind::Subquery(_)) => {
                    self.mark_row(item, clause);
                    continue;
                }
                Some(EntryKind::Join { .. }) => "a join",
                Some(EntryKind::Functions { .. }) => "a function",
                Some(EntryKind::TableFunction { .. }) => "a table function",
                Some(EntryKind::Values(_)) => "VALUES",
                Some(EntryKind::Cte { .. }) => "a WITH query",
                _ => continue,
            };
            self.error("0A000", name.span, format!("{strength} cannot be applied to {refused}"));
        }
    }

    fn mark_row(&mut self, entry: usize, clause: &Locking) {
        let mark =
            RowMark { entry, strength: clause.strength, wait: clause.wait, span: clause.span };
        let inner = match self.scope().query.range_table.get(entry).map(|e| &e.kind) {
            Some(EntryKind::Subquery(query)) => Some((**query).clone()),
            _ => None,
        };
        // Locking a subquery locks what it selects from, which must be lockable (`applyLockingClause`).
        if let Some(query) = inner {
            self.check_lockable_subquery(&query, clause);
        }
        self.scope().query.row_marks.push(mark);
    }

    fn check_lockable_subquery(&mut self, query: &Query, clause: &Locking) {
        let strength = strength_name(clause.strength);
        let problem = if query.set_operation.is_some() {
            "UNION/INTERSECT/EXCEPT"
        } else if query.distinct.is_some() {
            "DISTINCT clause"
        } else if !query.group_by.is_empty() || query.grouping_sets.is_some() {
            "GROUP BY clause"
        } else if query.having.is_some() {
            "HAVING clause"
        } else if query.has_aggregates {
            "aggregate functions"
        } else if query.has_window_functions {
            "window functions"
        } else if query.has_target_sets {
            "set-returning functions in the target list"
        } else {
            // What it selects from is locked in turn.
            for entry in &query.range_table {
                if let EntryKind::Subquery(inner) = &entry.kind {
                    self.check_lockable_subquery(inner, clause);
                }
            }
            return;
        };
        self.error("0A000", clause.span, format!("{strength} is not allowed with {problem}"));
    }
}

/// A locking clause by its words.
pub fn strength_name(strength: LockStrength) -> &'static str {
    match strength {
        LockStrength::Update => "FOR UPDATE",
        LockStrength::NoKeyUpdate => "FOR NO KEY UPDATE",
        LockStrength::Share => "FOR SHARE",
        LockStrength::KeyShare => "FOR KEY SHARE",
    }
}
