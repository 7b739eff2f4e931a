//! Aggregate calls and where they may stand (`parse_agg.c`).

use super::{Analyzer, ordering, scope::Context, walk::walk_expr};
use crate::{
    ast::expr::{FunctionCall, SetQuantifier},
    catalog::{Proc, ProcKind, TypeOid},
    diagnostic::Diagnostic,
    query::{Aggregate, Expr, ExprKind},
    source::Span,
};

impl Analyzer<'_> {
    #[expect(clippy::too_many_arguments, reason = "a call has these parts")]
    pub(crate) fn aggregate_call(
        &mut self,
        call: &FunctionCall,
        proc: &Proc,
        return_type: TypeOid,
        mut args: Vec<Expr>,
        direct_count: usize,
        filter: Option<Expr>,
        span: Span,
    ) -> Expr {
        let distinct = call.quantifier == Some(SetQuantifier::Distinct);
        let mut order_by = Vec::new();
        let mut direct = Vec::new();
        if matches!(proc.kind, ProcKind::OrderedSet { .. } | ProcKind::Hypothetical { .. }) {
            let ordered = args.split_off(direct_count.min(args.len()));
            direct = std::mem::replace(&mut args, ordered);
            for arg in &args {
                self.require_ordering(arg);
            }
        } else {
            for item in &call.order_by {
                let value = self.expr(&item.expr);
                // An untyped literal is no argument, though one of the same text may be.
                if distinct && !args.contains(&value) && !value.is_error() {
                    let message = "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list";
                    self.error("42P10", value.span, message);
                }
                let value = self.unknown_to_text(value);
                self.check_sort_item(item, &value);
                order_by.push(value);
            }
        }
        if distinct {
            // As in any list of DISTINCT (`addTargetToGroupList`).
            args = args.into_iter().map(|arg| self.unknown_to_text(arg)).collect();
            for arg in &args {
                // The executor sorts for it; that there is equality is looked at first.
                let operators = ordering::ordering_operators(self.catalog, arg.data_type);
                match operators.equal.is_some() && operators.hashable {
                    true => self.require_ordering(arg),
                    false => self.require_equality(arg),
                }
            }
        }
        let mut aggregate = Aggregate {
            proc: proc.oid,
            direct,
            args,
            order_by,
            distinct,
            filter,
            star: call.star,
            levels_up: 0,
        };
        if std::iter::once(&aggregate).flat_map(parts).any(|e| e.is_error()) {
            return Expr::error(span);
        }
        aggregate.levels_up = self.aggregate_level(&aggregate, span);
        self.check_aggregate_place(aggregate.levels_up, "aggregate functions", span);
        Expr::new(ExprKind::Aggregate(Box::new(aggregate)), return_type, span)
    }

    /// `grouping(…)`.
    pub(crate) fn grouping(&mut self, args: &[crate::ast::Expr], span: Span) -> Expr {
        if args.len() > 31 {
            self.error("54023", span, "GROUPING must have fewer than 32 arguments");
        }
        let args: Vec<Expr> = args.iter().map(|a| self.expr(a)).collect();
        if args.iter().any(|a| a.is_error()) {
            return Expr::error(span);
        }
        let levels_up = args.iter().filter_map(lowest_level).min().unwrap_or(0);
        self.check_aggregate_place(levels_up, "grouping operations", span);
        Expr::new(ExprKind::Grouping { args, levels_up }, TypeOid::INT4, span)
    }

    /// The query level that an aggregate belongs to: the innermost one that its arguments mention
    /// (`check_agg_arguments`).
    fn aggregate_level(&mut self, aggregate: &Aggregate, span: Span) -> usize {
        let inner: Vec<&Expr> =
            aggregate.args.iter().chain(&aggregate.order_by).chain(&aggregate.filter).collect();
        let level = inner.iter().filter_map(|e| lowest_level(e)).min();
        let nested = inner.iter().flat_map(|e| aggregates_in(e)).min_by_key(|(level, _)| *level);
        let own = match (level, &nested) {
            (Some(level), Some((nested, _))) => level.min(*nested),
            (Some(level), None) => level,
            (None, Some((nested, _))) => *nested,
            (None, None) => 0,
        };
        if let Some((level, at)) = nested
            && level == own
        {
            self.error("42803", at, "aggregate function calls cannot be nested");
        }
        if let Some(at) = inner.iter().find_map(|e| window_in(e)) {
            self.error(
                "42803",
                at,
                "aggregate function calls cannot contain window function calls",
            );
        }
        if let Some(at) = aggregate.args.iter().find_map(|e| self.set_function_in(e)) {
            let diagnostic = Diagnostic::error(
                "0A000",
                at,
                "aggregate function calls cannot contain set-returning function calls",
            );
            self.report(diagnostic.help(
                "you might be able to move the set-returning function into a LATERAL FROM item",
            ));
        }
        for direct in &aggregate.direct {
            if let Some((_, at)) =
                aggregates_in(direct).into_iter().find(|(level, _)| *level <= own)
            {
                self.error("42803", at, "aggregate function calls cannot be nested");
            }
            if own > 0 && lowest_level(direct).is_some_and(|level| level < own) {
                let message = "outer-level aggregate cannot contain a lower-level variable in its direct arguments";
                self.error("42803", span, message);
            }
        }
        own
    }

    fn check_aggregate_place(&mut self, levels_up: usize, what: &str, span: Span) {
        let count = self.scopes.len();
        let Some(index) = count.checked_sub(levels_up + 1) else { return };
        let Some(scope) = self.scopes.get_mut(index) else { return };
        let place = match scope.context {
            Context::SelectTarget
            | Context::OrderBy
            | Context::DistinctOn
            | Context::Having
            | Context::WindowPartition
            | Context::WindowOrder
            // A frame's offset says itself which bound it is.
            | Context::WindowFrame
            | Context::None => None,
            Context::FromSubselect => Some("FROM clause of their own query level".into()),
            other => Some(other.places()),
        };
        scope.query.has_aggregates = true;
        if let Some(place) = place {
            let mut diagnostic =
                Diagnostic::error("42803", span, format!("{what} are not allowed in {place}"));
            if place == "WHERE" {
                diagnostic = diagnostic.help("a condition on an aggregate belongs in HAVING");
            }
            self.report(diagnostic);
        }
    }

    pub(crate) fn unknown_to_text(&mut self, value: Expr) -> Expr {
        if value.data_type != TypeOid::UNKNOWN {
            return value;
        }
        self.coerce_type(value, TypeOid::TEXT, -1, crate::catalog::CastContext::Implicit)
    }

    /// A type that ORDER BY needs an order for.
    pub(crate) fn require_ordering(&mut self, value: &Expr) {
        if value.is_error()
            || ordering::ordering_operators(self.catalog, value.data_type).less.is_some()
        {
            return;
        }
        let message = format!(
            "could not identify an ordering operator for type {}",
            self.type_name(value.data_type)
        );
        let diagnostic = Diagnostic::error("42883", value.span, message);
        self.report(diagnostic.help("use an explicit ordering operator or modify the query"));
    }

    /// A type that DISTINCT, GROUP BY or a set operation needs equality for.
    pub(crate) fn require_equality(&mut self, value: &Expr) {
        if value.is_error() {
            return;
        }
        let operators = ordering::ordering_operators(self.catalog, value.data_type);
        if operators.equal.is_some() && (operators.less.is_some() || operators.hashable) {
            return;
        }
        let message = format!(
            "could not identify an equality operator for type {}",
            self.type_name(value.data_type)
        );
        self.error("42883", value.span, message);
    }

    /// Where a set-returning function stands in an expression.
    pub(crate) fn set_function_in(&self, expr: &Expr) -> Option<Span> {
        let mut found = None;
        walk_expr(expr, 0, &mut |e, depth| {
            if let (ExprKind::Function { proc, .. }, 0) = (&e.kind, depth)
                && self.catalog.get_proc(*proc).is_some_and(|p| p.returns_set)
            {
                found = found.or(Some(e.span));
            }
        });
        found
    }
}

fn parts(aggregate: &Aggregate) -> impl Iterator<Item = &Expr> {
    aggregate
        .direct
        .iter()
        .chain(&aggregate.args)
        .chain(&aggregate.order_by)
        .chain(&aggregate.filter)
}

/// The innermost query level whose columns an expression mentions.
pub(crate) fn lowest_level(expr: &Expr) -> Option<usize> {
    let mut lowest: Option<usize> = None;
    walk_expr(expr, 0, &mut |e, depth| {
        if let ExprKind::Var(var) = &e.kind
            && let Some(level) = var.levels_up.checked_sub(depth)
        {
            lowest = Some(lowest.map_or(level, |l| l.min(level)));
        }
    });
    lowest
}

/// The aggregates in an expression, by the level that they belong to, seen from the expression's own level.
pub(crate) fn aggregates_in(expr: &Expr) -> Vec<(usize, Span)> {
    let mut found = Vec::new();
    walk_expr(expr, 0, &mut |e, depth| {
        let level = match &e.kind {
            ExprKind::Aggregate(aggregate) => aggregate.levels_up,
            ExprKind::Grouping { levels_up, .. } => *levels_up,
            _ => return,
        };
        if let Some(level) = level.checked_sub(depth) {
            found.push((level, e.span));
        }
    });
    found
}

/// Where a window function call of the expression's own level stands.
pub(crate) fn window_in(expr: &Expr) -> Option<Span> {
    let mut found = None;
    walk_expr(expr, 0, &mut |e, depth| {
        if depth == 0 && matches!(e.kind, ExprKind::Window(_)) {
            found = found.or(Some(e.span));
        }
    });
    found
}
