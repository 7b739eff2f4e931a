//! `correlated_capture`: an unqualified name in a subquery that its own relations do not have, so that it means a column
//! of the query around it.
//!
//! Told only where nothing but outer columns stand: as the whole output of a subquery, and in a condition. Beside a
//! column of the subquery's own it is ordinary correlation.

use super::{
    Finder,
    level::{self, Level, Place},
};
use crate::{
    analyze::walk::walk_expr,
    lint::CORRELATED_CAPTURE,
    nullability::conjuncts_of,
    query::{EntryKind, Expr, ExprKind, Query, SubLinkKind, Var, VarColumn},
};

pub(super) fn check(level: &Level<'_>, finder: &mut Finder<'_>) {
    if level.outer.is_empty() || !finder.listens(&CORRELATED_CAPTURE) {
        return;
    }
    if let Place::Expression(link) = level.place {
        match link.kind {
            SubLinkKind::Any { .. }
            | SubLinkKind::All { .. }
            | SubLinkKind::Scalar
            | SubLinkKind::Array => check_output(level, level.query, 0, finder),
            SubLinkKind::Exists
            | SubLinkKind::RowCompare { .. }
            | SubLinkKind::MultiColumn { .. }
            | SubLinkKind::Nested { .. } => {}
        }
    }
    let query = level.query;
    let mut conditions = level::conditions(query);
    query.having.iter().for_each(|having| conjuncts_of(having, &mut conditions));
    for condition in conditions {
        check_condition(level, condition, finder);
    }
}

/// An output that is nothing but a column from outside, `depth` levels below the subquery: a side of a set operation
/// is a query of its own.
fn check_output(level: &Level<'_>, query: &Query, depth: usize, finder: &mut Finder<'_>) {
    if let Some(tree) = &query.set_operation {
        let mut leaves = Vec::new();
        level::leaves(tree, &mut leaves);
        for leaf in leaves {
            if let Some(EntryKind::Subquery(inner)) = query.range_table.get(leaf).map(|e| &e.kind) {
                check_output(level, inner, depth + 1, finder);
            }
        }
        return;
    }
    // Without FROM there is nothing else that a name could mean.
    if query.from.is_empty() {
        return;
    }
    for target in query.output() {
        let expr = level::unlabelled(&target.expr);
        if let ExprKind::Var(var) = &expr.kind
            && var.levels_up > depth
            && finder.is_one_token(expr.span)
        {
            report(level, var.levels_up - depth, var, expr, query, finder);
        }
    }
}

/// A condition all of whose columns are from outside, one of them by its bare name.
fn check_condition(level: &Level<'_>, condition: &Expr, finder: &mut Finder<'_>) {
    if level.query.from.is_empty() {
        return;
    }
    let mut all_outer = true;
    let mut bare: Option<(&Var, &Expr, usize)> = None;
    walk_expr(condition, 0, &mut |expr, depth| {
        let ExprKind::Var(var) = &expr.kind else { return };
        if var.levels_up <= depth {
            all_outer = false;
        } else if bare.is_none() && depth == 0 && finder.is_one_token(expr.span) {
            bare = Some((var, expr, var.levels_up));
        }
    });
    if let (true, Some((var, expr, levels_up))) = (all_outer, bare) {
        report(level, levels_up, var, expr, level.query, finder);
    }
}

fn report(
    level: &Level<'_>,
    levels_up: usize,
    var: &Var,
    expr: &Expr,
    inner: &Query,
    finder: &mut Finder<'_>,
) {
    let owner = level.outer.len().checked_sub(levels_up).and_then(|at| level.outer.get(at));
    let Some(owner) = owner.and_then(|query| query.range_table.get(var.entry)) else { return };
    let name = match var.column {
        VarColumn::Column(index) => owner.columns.get(index).map(|c| c.name.as_str()),
        VarColumn::System(name) => Some(name),
        VarColumn::WholeRow => None,
    };
    let Some(name) = name else { return };
    let own: Vec<String> = inner
        .range_table
        .iter()
        .filter(|entry| !entry.name.is_empty() && !matches!(entry.kind, EntryKind::Join { .. }))
        .map(|entry| format!("\"{}\"", entry.name))
        .collect();
    let of = if own.is_empty() { "the subquery".to_owned() } else { own.join(", ") };
    let message = format!(
        "\"{name}\" is no column of {of}: it means \"{}.{name}\" of the query around the subquery",
        owner.name
    );
    let help = format!("write `{}.{name}` if that is meant", owner.name);
    finder.report(&CORRELATED_CAPTURE, expr.span, message, help);
}
