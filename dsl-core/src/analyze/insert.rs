//! INSERT (`transformInsertStmt`).

use super::{
    Analyzer, from_clause::plain_column, modify::Write, row::analysis_syntax, scope::Context,
};
use crate::{
    ast::{self, InsertSource, SelectBody, TableAlias, dml::AssignTarget, select::Values},
    catalog::{Relation, TypeOid},
    compiled::Command,
    diagnostic::Diagnostic,
    query::{Assigned, EntryKind, Expr, ExprKind, JoinTree, Query},
    source::Span,
};

impl<'a> Analyzer<'a> {
    pub(crate) fn analyze_insert(&mut self, insert: &ast::Insert) -> Query {
        self.with_scope(Command::Insert, insert.span, |a| {
            if let Some(with) = &insert.with {
                a.with_clause(with);
            }
            let alias = insert.alias.as_ref().map(|name| TableAlias {
                name: Some(*name),
                columns: Vec::new(),
                span: name.span,
            });
            let Some((relation, item)) =
                a.target_table(&insert.table, alias.as_ref(), false, Some(Write::Insert))
            else {
                return;
            };
            let mut targets = a.insert_targets(relation, insert.columns.as_deref(), insert.span);
            if matches!(insert.source, InsertSource::Copy(..)) {
                a.check_copy_target(relation, insert.table.span);
                if insert.columns.is_none() {
                    targets.retain(|(_, number)| !is_generated(relation, *number));
                }
            }
            let assigned = match &insert.source {
                InsertSource::DefaultValues => Vec::new(),
                InsertSource::Select(select) => a.insert_source(insert, select, relation, &targets),
                InsertSource::Rows(rows, span) | InsertSource::Copy(rows, span) => {
                    let values = a.rows_values(*rows, *span, relation, &targets);
                    a.insert_row(insert, values, relation, &targets)
                }
            };
            a.check_assigned_columns(relation, &assigned, Write::Insert, insert.overriding);
            a.scope().query.assignments = assigned;
            let before = std::mem::take(&mut a.scope().namespace);
            a.scope().namespace = vec![item.clone()];
            if let Some(conflict) = &insert.on_conflict {
                a.on_conflict(conflict, relation, &item);
                a.last_wins(insert, conflict, relation);
            }
            a.keep_order(insert, relation);
            a.returning(insert.returning.as_ref());
            if let Some(returning) = &insert.returning {
                a.check_rules_returning(relation, Write::Insert, returning.span);
            }
            a.scope().namespace = before;
        })
    }

    /// The columns that values go to, in order (`checkInsertTargets`).
    pub(crate) fn insert_targets(
        &mut self,
        relation: &'a Relation,
        columns: Option<&[AssignTarget]>,
        span: Span,
    ) -> Vec<(AssignTarget, Option<i16>)> {
        let Some(columns) = columns else {
            let all = relation.live_attributes().map(|a| {
                let column = ast::Ident::interned(&a.name, span);
                (AssignTarget { column, indirection: Vec::new(), span }, Some(a.number))
            });
            return all.collect();
        };
        let mut targets: Vec<(AssignTarget, Option<i16>)> = Vec::new();
        for target in columns {
            let attribute =
                self.assigned_attribute(relation, &target.column, target.span, Write::Insert);
            if let Some(attribute) = attribute {
                let clash = targets.iter().any(|(before, a)| {
                    *a == Some(attribute)
                        && (before.indirection.is_empty() || target.indirection.is_empty())
                });
                if clash {
                    let message =
                        format!("column \"{}\" specified more than once", target.column.declared());
                    self.error("42701", target.span, message);
                }
            }
            targets.push((target.clone(), attribute));
        }
        targets
    }

    fn insert_source(
        &mut self,
        insert: &ast::Insert,
        select: &ast::Select,
        relation: &'a Relation,
        targets: &[(AssignTarget, Option<i16>)],
    ) -> Vec<Assigned> {
        let plain = select.with.is_none()
            && select.order_by.is_empty()
            && select.limit.is_none()
            && select.offset.is_none()
            && select.locking.is_empty();
        match &select.body {
            SelectBody::Values(values) if plain => {
                self.insert_values(insert, values, relation, targets)
            }
            _ => self.insert_select(insert, select, relation, targets),
        }
    }

    /// INSERT … VALUES: each value is coerced to its column.
    fn insert_values(
        &mut self,
        insert: &ast::Insert,
        values: &Values,
        relation: &'a Relation,
        targets: &[(AssignTarget, Option<i16>)],
    ) -> Vec<Assigned> {
        let mut rows: Vec<Vec<Assigned>> = Vec::new();
        let context = if values.rows.len() == 1 { Context::ValuesSingle } else { Context::Values };
        let mut width = None;
        for row in &values.rows {
            let exprs = self.in_context(context, |a| {
                let mut exprs = Vec::new();
                for value in row {
                    match super::expr::unparen(value).kind {
                        ast::ExprKind::Default => {
                            exprs.push(Expr::new(ExprKind::Default, TypeOid::UNKNOWN, value.span));
                        }
                        ast::ExprKind::Optional { .. } => {
                            exprs.push(a.optional_part(value, Self::expr));
                        }
                        _ => exprs.extend(a.row_fields(std::slice::from_ref(value))),
                    }
                }
                exprs
            });
            if *width.get_or_insert(exprs.len()) != exprs.len() {
                self.report(analysis_syntax(
                    values.span,
                    "VALUES lists must all be the same length",
                ));
                return Vec::new();
            }
            rows.push(self.insert_row(insert, exprs, relation, targets));
        }
        match rows.len() {
            0 => Vec::new(),
            1 => rows.pop().unwrap_or_default(),
            _ => self.values_entry(rows, relation, values.span),
        }
    }

    /// Several rows become an entry, whose columns are assigned.
    fn values_entry(
        &mut self,
        rows: Vec<Vec<Assigned>>,
        relation: &'a Relation,
        span: Span,
    ) -> Vec<Assigned> {
        // A generated or identity column may be DEFAULT in every row.
        for row in &rows {
            self.check_assigned_columns(
                relation,
                row,
                Write::Insert,
                Some(ast::Overriding::System),
            );
        }
        let Some(first) = rows.first() else { return Vec::new() };
        let attributes: Vec<(i16, Span)> = first.iter().map(|a| (a.attribute, a.span)).collect();
        let columns = first.iter().enumerate().map(|(index, one)| crate::query::EntryColumn {
            modifier: one.value.modifier,
            ..plain_column(&format!("column{}", index + 1), one.value.data_type)
        });
        let columns: Vec<_> = columns.collect();
        let all_default: Vec<bool> = (0..attributes.len())
            .map(|i| {
                rows.iter()
                    .all(|r| r.get(i).is_some_and(|a| matches!(a.value.kind, ExprKind::Default)))
            })
            .collect();
        let rows = rows.into_iter().map(|row| row.into_iter().map(|a| a.value).collect()).collect();
        let item = self.add_entry(
            "*VALUES*".to_owned(),
            EntryKind::Values(rows),
            columns,
            None,
            false,
            span,
        );
        self.scope().query.from.push(JoinTree::Entry(item.entry));
        let assigned = item.columns.iter().zip(attributes).zip(all_default);
        assigned
            .map(|((column, (attribute, at)), all_default)| {
                let data_type = column.expr.data_type;
                let value = if all_default {
                    Expr::new(ExprKind::Default, data_type, at)
                } else {
                    column.expr.clone()
                };
                Assigned { attribute, value, span: at }
            })
            .collect()
    }

    /// Matches values with columns (`transformInsertRow`).
    fn insert_row(
        &mut self,
        insert: &ast::Insert,
        values: Vec<Expr>,
        relation: &'a Relation,
        targets: &[(AssignTarget, Option<i16>)],
    ) -> Vec<Assigned> {
        if values.len() > targets.len() {
            let span = values.get(targets.len()).map_or(insert.span, |v| v.span);
            let diagnostic =
                analysis_syntax(span, "INSERT has more expressions than target columns");
            self.report(count_help(diagnostic, targets.len(), values.len()));
            return Vec::new();
        }
        if insert.columns.is_some() && values.len() < targets.len() {
            let span = targets.get(values.len()).map_or(insert.span, |(t, _)| t.span);
            let mut diagnostic =
                analysis_syntax(span, "INSERT has more target columns than expressions");
            if let [only] = values.as_slice()
                && only.data_type == TypeOid::RECORD
            {
                diagnostic = diagnostic.help(
                    "the insertion source is a row expression containing the same number of columns expected by the \
                     INSERT: did you accidentally use extra parentheses?",
                );
            }
            self.report(count_help(diagnostic, targets.len(), values.len()));
            return Vec::new();
        }
        let mut assigned = Vec::new();
        for (value, (target, attribute)) in values.into_iter().zip(targets) {
            let Some(attribute) = attribute else { continue };
            let target = if insert.columns.is_some() {
                target.clone()
            } else {
                AssignTarget { span: value.span, ..target.clone() }
            };
            assigned.extend(self.assign_inserted(relation, &target, *attribute, value));
        }
        assigned
    }

    /// A value for a column of a new row. One that may be left out becomes DEFAULT.
    pub(crate) fn assign_inserted(
        &mut self,
        relation: &Relation,
        target: &AssignTarget,
        attribute: i16,
        value: Expr,
    ) -> Option<Assigned> {
        let ExprKind::Optional(value) = value.kind else {
            return self.assign(relation, target, attribute, value);
        };
        if !target.indirection.is_empty() {
            let default = Expr::new(ExprKind::Default, TypeOid::UNKNOWN, value.span);
            return self.assign(relation, target, attribute, default);
        }
        let assigned = self.in_part(true, |a| a.assign(relation, target, attribute, *value))?;
        Some(Assigned { value: super::variants::optional(assigned.value), ..assigned })
    }

    /// INSERT … SELECT: the query is an entry; untyped literals of its select list take the columns' types.
    fn insert_select(
        &mut self,
        insert: &ast::Insert,
        select: &ast::Select,
        relation: &'a Relation,
        targets: &[(AssignTarget, Option<i16>)],
    ) -> Vec<Assigned> {
        // The query sees the common tables of the statement, but no table of it.
        let namespace = std::mem::take(&mut self.scope().namespace);
        let query = self.analyze_select(select, false);
        self.scope().namespace = namespace;
        let literals: Vec<Option<Expr>> = query
            .output()
            .map(|t| {
                let untyped = t.expr.data_type == TypeOid::UNKNOWN;
                (untyped && matches!(t.expr.kind, ExprKind::Const(_) | ExprKind::Param(_)))
                    .then(|| t.expr.clone())
            })
            .collect();
        let spans: Vec<Span> = query.output().map(|t| t.expr.span).collect();
        let columns = self.output_columns(&query);
        let kind = EntryKind::Subquery(Box::new(query));
        let item = self.add_entry("*SELECT*".to_owned(), kind, columns, None, false, select.span);
        self.scope().query.from.push(JoinTree::Entry(item.entry));
        let values: Vec<Expr> = item
            .columns
            .iter()
            .zip(literals)
            .zip(spans)
            .map(|((column, literal), span)| match literal {
                Some(literal) => literal,
                None => Expr { span, ..column.expr.clone() },
            })
            .collect();
        self.insert_row(insert, values, relation, targets)
    }
}

/// COPY without a list of columns leaves out those that are generated.
fn is_generated(relation: &Relation, number: Option<i16>) -> bool {
    let attribute = number.and_then(|number| relation.attribute(number));
    attribute.is_some_and(|attribute| attribute.generated.is_some())
}

fn count_help(diagnostic: Diagnostic, columns: usize, values: usize) -> Diagnostic {
    let s = |n: usize| if n == 1 { "" } else { "s" };
    diagnostic.help(format!("{columns} column{}, {values} value{}", s(columns), s(values)))
}
