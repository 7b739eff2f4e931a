//! `limit_without_order`: LIMIT and OFFSET over rows in no order, which give other rows another time.

use super::{
    Finder,
    level::{self, Level, Place},
};
use crate::{
    analyze::walk::walk_expr,
    ast::select::LockWait,
    cardinality::cardinality,
    catalog::Catalog,
    compiled::Cardinality,
    lex::keyword::Keyword,
    lint::LIMIT_WITHOUT_ORDER,
    query::{EntryKind, Expr, ExprKind, JoinTree, Query, SubLinkKind, Var, VarColumn},
};

pub(super) fn check(level: &Level<'_>, finder: &mut Finder<'_>) {
    let query = level.query;
    if !query.order_by.is_empty() || !finder.listens(&LIMIT_WITHOUT_ORDER) {
        return;
    }
    let (word, span) = match (&query.limit, &query.offset) {
        (Some(limit), _) if trims(limit) => ("LIMIT", limit.span),
        (_, Some(offset)) if trims(offset) => ("OFFSET", offset.span),
        _ => return,
    };
    // Whether there is a row does not depend on their order.
    let asks = matches!(level.place, Place::Expression(link) if link.kind == SubLinkKind::Exists);
    if asks || is_queue(query) || gives_the_same(query, finder.catalog) || is_ordered_below(level) {
        return;
    }
    let unlimited = Query { limit: None, offset: None, ..query.clone() };
    if cardinality(&unlimited, finder.catalog) != Cardinality::Many {
        return;
    }
    // FETCH FIRST ROW has no number to point at.
    let span = if span == query.span { finder.keyword(Keyword::Fetch, span) } else { span };
    let message = format!("{word} without ORDER BY: which rows come is left to chance");
    let help = "add `order by …`, up to a unique key if all rows are to have their place";
    finder.report(&LIMIT_WITHOUT_ORDER, span, message, help.to_owned());
}

/// `limit all` and NULL are no limit; of no row there is no order.
fn trims(limit: &Expr) -> bool {
    match &bare(limit).kind {
        ExprKind::Const(value) => value.as_ref().is_some_and(|value| value != "0"),
        _ => true,
    }
}

/// A constant, out of the cast that its place gives it.
fn bare(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Relabel(operand) => bare(operand),
        ExprKind::Function { args, .. } => match args.as_slice() {
            [only] => bare(only),
            _ => expr,
        },
        _ => expr,
    }
}

/// SKIP LOCKED takes any rows that are free.
fn is_queue(query: &Query) -> bool {
    query.row_marks.iter().any(|mark| mark.wait == Some(LockWait::SkipLocked))
}

/// Every row is the same (`select 1 from … limit 1` asks whether there is one), or rows are taken by their place, as a
/// write does that takes some at a time.
fn gives_the_same(query: &Query, catalog: &Catalog) -> bool {
    query.set_operation.is_none()
        && !query.has_target_sets
        && query.output().all(|target| !varies(&target.expr, catalog) || is_place(&target.expr))
}

fn is_place(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Var(Var { column: VarColumn::System("ctid"), .. }))
}

/// Whether an expression may differ from row to row.
fn varies(expr: &Expr, catalog: &Catalog) -> bool {
    let mut varies = false;
    walk_expr(expr, 0, &mut |e, depth| match &e.kind {
        ExprKind::Var(var) => varies |= var.levels_up == depth,
        ExprKind::Function { proc, .. } => {
            varies |= catalog.get_proc(*proc).is_none_or(|proc| proc.volatility == b'v');
        }
        _ => {}
    });
    varies
}

/// Rows that come from no table come as they are made; a subquery's keep the order that it gives them.
fn is_ordered_below(level: &Level<'_>) -> bool {
    let query = level.query;
    let grouped = !query.group_by.is_empty() || query.distinct.is_some();
    if grouped || query.set_operation.is_some() {
        return false;
    }
    let ordered = |entry: usize| match query.range_table.get(entry).map(|e| &e.kind) {
        Some(EntryKind::Subquery(inner)) => {
            !inner.order_by.is_empty() || !level::reads_table(inner)
        }
        Some(
            EntryKind::Functions { .. } | EntryKind::TableFunction { .. } | EntryKind::Values(_),
        ) => true,
        // A recursive query adds its rows step by step.
        Some(EntryKind::Cte { levels_up, index, .. }) => {
            let table = level.common_table(*levels_up, *index);
            table.is_some_and(|t| {
                t.recursive || t.query.as_ref().is_some_and(|q| !q.order_by.is_empty())
            })
        }
        _ => false,
    };
    match query.from.as_slice() {
        [JoinTree::Entry(entry)] => ordered(*entry),
        _ => !level::reads_table(query),
    }
}
