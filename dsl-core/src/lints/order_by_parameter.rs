//! `order_by_parameter`: rows ordered or grouped by a parameter. It has one value for all of them, whatever text it is.

use super::{Finder, level::Level};
use crate::{
    analyze::walk::walk_expr,
    catalog::Catalog,
    lint::ORDER_BY_PARAMETER,
    query::{Distinct, Expr, ExprKind, Query},
};

pub(super) fn check(level: &Level<'_>, finder: &mut Finder<'_>) {
    if !finder.listens(&ORDER_BY_PARAMETER) {
        return;
    }
    let query = level.query;
    for sort in query.order_by.iter().chain(query.order_choices.iter().flatten()) {
        if let Some(key) = added(query, sort.target) {
            let help = "name what it may be: `order by match {sort} { Sort::Name => name, Sort::Newest => placed desc }`";
            check_key(key, "ORDER BY", "does not order them", help, finder);
        }
    }
    for key in query.group_by.iter().filter_map(|target| added(query, *target)) {
        check_key(key, "GROUP BY", "makes no groups of them", COLUMN, finder);
    }
    if let Some(Distinct::On(targets)) = &query.distinct {
        for key in targets.iter().filter_map(|target| added(query, *target)) {
            check_key(key, "DISTINCT ON", "tells none from another", COLUMN, finder);
        }
    }
    for window in &query.windows {
        for key in &window.partition_by {
            check_key(key, "PARTITION BY", "makes no parts of them", COLUMN, finder);
        }
        for key in &window.order_by {
            check_key(key, "ORDER BY", "does not order them", COLUMN, finder);
        }
    }
}

/// ORDER BY in an aggregate.
pub(super) fn check_aggregate(expr: &Expr, finder: &mut Finder<'_>) {
    if let ExprKind::Aggregate(aggregate) = &expr.kind
        && finder.listens(&ORDER_BY_PARAMETER)
    {
        for key in &aggregate.order_by {
            check_key(key, "ORDER BY", "does not order them", COLUMN, finder);
        }
    }
}

const COLUMN: &str = "write the column: a parameter is never the name of one";

fn check_key(key: &Expr, clause: &str, effect: &str, help: &str, finder: &mut Finder<'_>) {
    if !is_given(key, finder.catalog) {
        return;
    }
    let message =
        format!("{clause} of a parameter, whose value is the same for all rows, {effect}");
    finder.report(&ORDER_BY_PARAMETER, key.span, message, help.to_owned());
}

/// What a clause adds to the select list. A column of the result may well be the same in all rows.
fn added(query: &Query, target: usize) -> Option<&Expr> {
    query.targets.get(target).filter(|target| target.junk).map(|target| &target.expr)
}

/// Whether an expression is made of parameters alone.
fn is_given(expr: &Expr, catalog: &Catalog) -> bool {
    let (mut given, mut varies) = (false, false);
    walk_expr(expr, 0, &mut |e, _| match &e.kind {
        ExprKind::Param(_) => given = true,
        ExprKind::Function { proc, .. } => {
            let known = catalog.get_proc(*proc);
            varies |= known.is_none_or(|proc| proc.volatility == b'v' || proc.returns_set);
        }
        ExprKind::Error
        | ExprKind::Var(_)
        | ExprKind::Aggregate(_)
        | ExprKind::Window(_)
        | ExprKind::Grouping { .. }
        | ExprKind::SubLink(_) => varies = true,
        _ => {}
    });
    given && !varies
}
