//! ORDER BY and DISTINCT (`parse_clause.c`: `findTargetlistEntrySQL92`, `transformSortClause`,
//! `transformDistinctClause`).

use super::{
    Analyzer, aggregate::aggregates_in, coerce::is_binary_coercible, column_ref::Found,
    operator::ResolvedOperator, scope::Context,
};
use crate::{
    ast::{
        self,
        expr::{SortDirection, SortItem},
        select::Distinct as AstDistinct,
    },
    catalog::{Method, TypeOid},
    diagnostic::Diagnostic,
    query::{Distinct, Expr, Sort, Target},
    source::Span,
};

impl Analyzer<'_> {
    /// ORDER BY of a plain query.
    pub(crate) fn order_by(&mut self, items: &[SortItem]) {
        let orders = self.orders(items, &mut Self::sort);
        self.set_orders(orders);
    }

    /// Keeps the order; where it may be chosen, the first arms', and the others beside it.
    pub(crate) fn set_orders(&mut self, mut orders: Vec<Vec<Sort>>) {
        let query = &mut self.scope().query;
        query.order_by = orders.first().cloned().unwrap_or_default();
        if orders.len() > 1 {
            query.order_choices = orders.split_off(1);
        }
    }

    /// An item of ORDER BY.
    pub(crate) fn sort(&mut self, item: &SortItem) -> Option<Sort> {
        let target = self.target_for(&item.expr, Context::OrderBy)?;
        self.target_unknown_to_text(target);
        let value = self.scope().query.targets.get(target)?.expr.clone();
        self.check_sort_item(item, &value);
        let descending = matches!(item.direction, Some(SortDirection::Desc));
        let nulls_first = item.nulls_first.unwrap_or(descending);
        Some(Sort { target, descending, nulls_first, operator: None })
    }

    /// Whether a type can be ordered as an item wants it.
    pub(crate) fn check_sort_item(&mut self, item: &SortItem, value: &Expr) {
        let Some(SortDirection::Using(op)) = &item.direction else {
            self.require_ordering(value);
            return;
        };
        if value.is_error() {
            return;
        }
        let resolved = super::operator::resolve_operator(
            self.catalog,
            op,
            Some(value.data_type),
            value.data_type,
        );
        match resolved {
            // `compatible_oper`
            Ok(resolved) if !self.takes_without_conversion(value.data_type, &resolved) => {
                let ty = self.type_name(value.data_type);
                let symbol = &op.symbol;
                let message =
                    format!("operator requires run-time type coercion: {ty} {symbol} {ty}");
                self.error("42883", op.span, message);
            }
            Ok(resolved) => {
                let members = self.catalog.families_of(resolved.operator);
                let orders = |m: &crate::catalog::FamilyMember| {
                    m.method == Method::Btree && matches!(m.strategy, 1 | 5)
                };
                if !members.iter().any(orders) {
                    let message =
                        format!("operator {} is not a valid ordering operator", op.symbol);
                    let diagnostic = Diagnostic::error("42809", op.span, message);
                    self.report(diagnostic.help(
                        "ordering operators must be \"<\" or \">\" members of btree operator families",
                    ));
                }
            }
            Err(error) => self.report_operator_error(&error, op.span),
        }
    }

    fn takes_without_conversion(&self, ty: TypeOid, resolved: &ResolvedOperator) -> bool {
        let operands = resolved.left.into_iter().chain([resolved.right]);
        operands.into_iter().all(|to| is_binary_coercible(self.catalog, ty, to))
    }

    /// The target that an expression of ORDER BY, GROUP BY or DISTINCT ON means: an output name, a position, or the
    /// expression itself, which is added to the list where it is not in it.
    pub(crate) fn target_for(&mut self, expr: &ast::Expr, context: Context) -> Option<usize> {
        let place = super::expr::unparen(expr).span;
        match &super::expr::unparen(expr).kind {
            ast::ExprKind::Column(name) if name.parts.len() == 1 => {
                let column = name.last();
                let shadowed = context == Context::GroupBy && self.names_a_column(column);
                if !shadowed && let Some(target) = self.target_named(column, context, place) {
                    return target;
                }
            }
            ast::ExprKind::Literal(_) => {
                return self.target_at(expr.as_number(), context, place);
            }
            ast::ExprKind::Unary { .. } if expr.as_number().is_some() => {
                return self.target_at(expr.as_number(), context, place);
            }
            _ => {}
        }
        let value = self.in_context(context, |a| a.expr(expr));
        Some(self.target_of(value))
    }

    fn names_a_column(&mut self, column: &ast::Ident) -> bool {
        let before = self.diagnostics.len();
        // Only this level's columns hide an output name.
        let outermost = self.scopes.len() <= 1;
        let mut found = false;
        for spelling in column.spellings() {
            match self.find_column(spelling, column.span) {
                Found::One(expr) => {
                    found |= super::aggregate::lowest_level(&expr) == Some(0) || outermost;
                }
                Found::Failed => found = true,
                Found::Nothing => {}
            }
        }
        self.diagnostics.truncate(before);
        found
    }

    /// An output column by its name. The outer None says that there is none of that name.
    fn target_named(
        &mut self,
        column: &ast::Ident,
        context: Context,
        span: Span,
    ) -> Option<Option<usize>> {
        for spelling in column.spellings() {
            let targets = &self.scope().query.targets;
            let matching: Vec<usize> = (0..targets.len())
                .filter(|i| !targets[*i].junk && targets[*i].name == spelling)
                .collect();
            let Some(&first) = matching.first() else { continue };
            let differs = matching.iter().any(|i| targets[*i].expr != targets[first].expr);
            if differs {
                self.error(
                    "42702",
                    span,
                    format!("{} \"{spelling}\" is ambiguous", context.name()),
                );
                return Some(None);
            }
            self.note_spelling(column, spelling);
            self.check_target(first, context, span);
            self.note_output_reference(span, first);
            return Some(Some(first));
        }
        None
    }

    /// A position, as the digits and sign of a numeric constant, or a constant that may not stand there.
    fn target_at(
        &mut self,
        number: Option<(&str, bool)>,
        context: Context,
        span: Span,
    ) -> Option<usize> {
        let position = number
            .and_then(|(text, negative)| ast::expr::integer_value(text, negative))
            .and_then(|value| i32::try_from(value).ok());
        let Some(position) = position else {
            let message = format!("non-integer constant in {}", context.name());
            self.report(super::row::analysis_syntax(span, message));
            return None;
        };
        let count = self.scope().query.targets.iter().filter(|t| !t.junk).count();
        let index =
            usize::try_from(position).ok().and_then(|p| p.checked_sub(1)).filter(|i| *i < count);
        match index {
            Some(index) => {
                self.check_target(index, context, span);
                self.note_output_reference(span, index);
                Some(index)
            }
            None => {
                let message =
                    format!("{} position {position} is not in select list", context.name());
                self.error("42P10", span, message);
                None
            }
        }
    }

    /// GROUP BY by name or position may not mean an aggregate (`checkTargetlistEntrySQL92`).
    fn check_target(&mut self, index: usize, context: Context, span: Span) {
        if context != Context::GroupBy {
            return;
        }
        let Some(target) = self.scope().query.targets.get(index).cloned() else { return };
        if aggregates_in(&target.expr).iter().any(|(level, _)| *level == 0) {
            self.error("42803", span, "aggregate functions are not allowed in GROUP BY");
        }
        if super::aggregate::window_in(&target.expr).is_some() {
            self.error("42P20", span, "window functions are not allowed in GROUP BY");
        }
    }

    /// The target that is this expression already, or a new one that is no part of the result.
    pub(crate) fn target_of(&mut self, value: Expr) -> usize {
        let targets = &mut self.scope().query.targets;
        if let Some(index) = targets.iter().position(|t| t.expr == value) {
            self.drop_param_uses(&value);
            return index;
        }
        targets.push(Target { expr: value, name: String::new(), junk: true, mark: None });
        targets.len() - 1
    }

    pub(crate) fn target_unknown_to_text(&mut self, index: usize) {
        let Some(target) = self.scope().query.targets.get(index) else { return };
        if target.expr.data_type == crate::catalog::TypeOid::UNKNOWN {
            let expr = target.expr.clone();
            let expr = self.unknown_to_text(expr);
            if let Some(target) = self.scope().query.targets.get_mut(index) {
                target.expr = expr;
            }
        }
    }

    /// An expression of a window's PARTITION BY or ORDER BY: never an output name or position.
    pub(crate) fn sort_expression(&mut self, expr: &ast::Expr, context: Context) -> Expr {
        self.in_context(context, |a| a.expr(expr))
    }

    /// DISTINCT and DISTINCT ON.
    pub(crate) fn distinct_clause(&mut self, distinct: &AstDistinct) {
        match distinct {
            AstDistinct::All(span) => {
                let targets = self.scope().query.targets.clone();
                let query = &self.scope().query;
                let mut sorts = query.order_by.iter().chain(query.order_choices.iter().flatten());
                if let Some(junk) = targets.iter().find(|t| t.junk)
                    && sorts.any(|s| targets.get(s.target).is_some_and(|t| t.junk))
                {
                    let message =
                        "for SELECT DISTINCT, ORDER BY expressions must appear in select list";
                    self.error("42P10", junk.expr.span, message);
                }
                if targets.is_empty() {
                    self.report(super::row::analysis_syntax(
                        *span,
                        "SELECT DISTINCT must have at least one column",
                    ));
                }
                for index in (0..targets.len()).filter(|index| !targets[*index].junk) {
                    self.target_unknown_to_text(index);
                    if let Some(target) = self.scope().query.targets.get(index).cloned() {
                        self.require_equality(&target.expr);
                    }
                }
                self.scope().query.distinct = Some(Distinct::All);
            }
            AstDistinct::On(exprs, _) => {
                let mut on = Vec::new();
                for expr in exprs {
                    if let Some(target) = self.target_for(expr, Context::DistinctOn) {
                        self.target_unknown_to_text(target);
                        on.push((target, expr.span));
                    }
                }
                self.check_distinct_on(&on);
                self.scope().query.distinct =
                    Some(Distinct::On(on.into_iter().map(|(t, _)| t).collect()));
            }
        }
    }

    /// The ON expressions must be the first of ORDER BY, in any order.
    fn check_distinct_on(&mut self, on: &[(usize, Span)]) {
        let query = &self.scope().query;
        let orders: Vec<Vec<usize>> = std::iter::once(&query.order_by)
            .chain(&query.order_choices)
            .map(|order| order.iter().map(|s| s.target).collect())
            .collect();
        if !orders.iter().all(|order| begins_with(order, on)) {
            self.distinct_on_mismatch(on);
            return;
        }
        for (target, _) in on {
            if let Some(value) = self.scope().query.targets.get(*target).map(|t| t.expr.clone()) {
                self.require_equality(&value);
            }
        }
    }

    fn distinct_on_mismatch(&mut self, on: &[(usize, Span)]) {
        let span = on.first().map_or(Span::default(), |(_, span)| *span);
        self.error(
            "42P10",
            span,
            "SELECT DISTINCT ON expressions must match initial ORDER BY expressions",
        );
    }
}

/// Whether an order begins with all of these targets, or has no others.
fn begins_with(order: &[usize], on: &[(usize, Span)]) -> bool {
    let among = |target: &&usize| on.iter().any(|(t, _)| t == *target);
    let first = order.iter().take_while(among).count();
    let (matched, rest) = order.split_at(first);
    let complete = rest.is_empty() || on.iter().all(|(t, _)| matched.contains(t));
    complete && !rest.iter().any(|target| among(&target))
}
