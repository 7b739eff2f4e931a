//! Parts that may be left out, and parts that are chosen.
//!
//! The whole statement is analyzed once. What is left out of it is an operand of AND, an assignment or a count, and each
//! splice is a parameter of its own, so that nothing else changes its type; what could depend on such a part is refused
//! here and where it is parsed.

use super::{Analyzer, aggregate::aggregates_in, scope::Context};
use crate::{
    ast,
    diagnostic::Diagnostic,
    query::{Expr, ExprKind, Sort},
    source::Span,
};

impl Analyzer<'_> {
    /// Analyzes an expression, and marks what comes of it where it may be left out.
    pub(crate) fn optional_part(
        &mut self,
        expr: &ast::Expr,
        analyze: impl FnOnce(&mut Self, &ast::Expr) -> Expr,
    ) -> Expr {
        let ast::ExprKind::Optional { operand, .. } = &expr.kind else {
            return analyze(self, expr);
        };
        let value = self.in_part(true, |a| analyze(a, operand));
        if !value.is_error() {
            self.refuse_outer_aggregates(&value);
        }
        optional(value)
    }

    /// Analyzes what stands in a part that may be left out, if it does.
    pub(crate) fn in_part<T>(&mut self, optional: bool, analyze: impl FnOnce(&mut Self) -> T) -> T {
        self.optional_parts += u32::from(optional);
        let result = analyze(self);
        self.optional_parts -= u32::from(optional);
        result
    }

    /// The condition of a clause: its operands of AND may be left out or chosen.
    pub(crate) fn clause(&mut self, expr: &ast::Expr, construct: &str) -> Expr {
        match &expr.kind {
            ast::ExprKind::Paren(inner) => self.clause(inner, construct),
            ast::ExprKind::And(operands) => {
                let operands = operands.iter().map(|o| self.clause(o, "AND")).collect();
                self.boolean(ExprKind::And(operands), expr.span)
            }
            ast::ExprKind::Match(choice) => {
                let mut arms = Vec::with_capacity(choice.arms.len());
                for arm in &choice.arms {
                    let condition = self.clause(&arm.part, construct);
                    self.refuse_outer_aggregates(&condition);
                    arms.push(condition);
                }
                self.boolean(ExprKind::Choice(arms), expr.span)
            }
            _ => self.optional_part(expr, |a, expr| {
                let value = a.expr(expr);
                a.coerce_to_boolean(value, construct)
            }),
        }
    }

    /// An outer query is grouped by an aggregate of its own in a subquery: it may not come and go.
    fn refuse_outer_aggregates(&mut self, part: &Expr) {
        if let Some((_, span)) = aggregates_in(part).iter().find(|(level, _)| *level > 0) {
            let message =
                "an aggregate of an outer query cannot stand in a part that may be left out";
            self.error("0A000", *span, message);
        }
    }

    /// `{?x}` where nothing can be left out.
    pub(crate) fn misplaced_optional(&mut self, span: Span) -> Expr {
        let context = self.context();
        let message = match context {
            Context::None => "nothing can be left out here".to_owned(),
            context => format!("nothing can be left out of {}", context.name()),
        };
        let help = match context {
            Context::Values | Context::ValuesSingle => {
                "only the rows of `insert … values (…)` have defaults: write a plain `{x}`"
            }
            Context::IndexExpression | Context::IndexPredicate => {
                "the condition finds an index: write it without Rust"
            }
            Context::OrderBy => "choose an order: `order by match {x} { Pattern => a, … }`",
            Context::Filter | Context::MergeWhen => {
                "write `({x} is null or …)` with a plain parameter"
            }
            _ => {
                "`{?x}` leaves out an operand of AND in WHERE, ON or HAVING, an assignment, LIMIT or OFFSET, \
                 or makes a value of INSERT its DEFAULT; elsewhere write `{x}`, which may be NULL, or coalesce({x}, …)"
            }
        };
        self.report(Diagnostic::error("0A000", span, message).help(help));
        Expr::error(span)
    }

    /// `match` where a condition is a part of another.
    pub(crate) fn misplaced_match(&mut self, span: Span) -> Expr {
        let message = "MATCH is no operand of AND in WHERE, ON or HAVING";
        let help = "let each arm say the whole condition, or item of ORDER BY";
        self.report(Diagnostic::error("0A000", span, message).help(help));
        Expr::error(span)
    }

    /// Orders that may be chosen, one for each arm: the arms of one `match` with the first arms of the others.
    pub(crate) fn orders(
        &mut self,
        items: &[ast::expr::SortItem],
        sort: &mut dyn FnMut(&mut Self, &ast::expr::SortItem) -> Option<Sort>,
    ) -> Vec<Vec<Sort>> {
        let mut orders: Vec<Vec<Sort>> = vec![Vec::new()];
        for item in items {
            let ast::ExprKind::MatchOrder(choice) = &item.expr.kind else {
                if let Some(sort) = sort(self, item) {
                    orders.iter_mut().for_each(|order| add(order, &[sort]));
                }
                continue;
            };
            let base = orders.first().cloned().unwrap_or_default();
            let mut arms = Vec::new();
            for arm in &choice.arms {
                arms.extend(self.orders(&arm.part, sort));
            }
            for sort in arms.iter().flatten() {
                let target = self.scope().query.targets.get(sort.target).cloned();
                target.iter().for_each(|target| self.refuse_outer_aggregates(&target.expr));
            }
            let mut arms = arms.into_iter();
            if let Some(first) = arms.next() {
                orders.iter_mut().for_each(|order| add(order, &first));
            }
            for arm in arms {
                let mut order = base.clone();
                add(&mut order, &arm);
                orders.push(order);
            }
        }
        orders
    }

    /// Aggregates that only some order has would group the query in that order alone.
    pub(crate) fn check_chosen_orders(&mut self, items: &[ast::expr::SortItem], grouped: bool) {
        let choice = items.iter().find(|i| matches!(i.expr.kind, ast::ExprKind::MatchOrder(_)));
        if let Some(choice) = choice
            && !grouped
            && self.scope().query.has_aggregates
        {
            let message = "an aggregate in one order groups the query in that order alone";
            let help = "write GROUP BY, or the aggregate in the select list";
            self.report(Diagnostic::error("0A000", choice.expr.span, message).help(help));
            self.scope().query.has_aggregates = false;
        }
    }
}

/// A key that an order has already adds nothing to it.
fn add(order: &mut Vec<Sort>, sorts: &[Sort]) {
    for sort in sorts {
        if !order.iter().any(|s| s.target == sort.target) {
            order.push(*sort);
        }
    }
}

/// A part that may be left out.
pub(crate) fn optional(value: Expr) -> Expr {
    if value.is_error() {
        return value;
    }
    let (data_type, modifier, span) = (value.data_type, value.modifier, value.span);
    Expr { kind: ExprKind::Optional(Box::new(value)), data_type, modifier, span }
}
