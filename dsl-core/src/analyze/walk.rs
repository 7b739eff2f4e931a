//! Walking typed trees: every expression of an expression or query, with the number of query levels entered.

use crate::query::{EntryKind, Expr, ExprKind, JoinTree, Query, SubLinkKind, Target};

/// Calls `visit` on an expression and all below it, those of subqueries included.
pub fn walk_expr<'q>(expr: &'q Expr, depth: usize, visit: &mut dyn FnMut(&'q Expr, usize)) {
    visit(expr, depth);
    children(expr, &mut |child| walk_expr(child, depth, visit));
    if let ExprKind::SubLink(link) = &expr.kind {
        walk_query(&link.query, depth + 1, visit);
    }
}

/// Like [`walk_expr`], with change.
pub fn walk_expr_mut(expr: &mut Expr, depth: usize, visit: &mut dyn FnMut(&mut Expr, usize)) {
    visit(expr, depth);
    children_mut(expr, &mut |child| walk_expr_mut(child, depth, visit));
    if let ExprKind::SubLink(link) = &mut expr.kind {
        walk_query_mut(&mut link.query, depth + 1, visit);
    }
}

macro_rules! children {
    ($name:ident, $($mut:tt)?) => {
        /// Calls `visit` on each direct operand; the query of a sublink is not entered.
        pub fn $name<'q>(expr: &'q $($mut)? Expr, visit: &mut dyn FnMut(&'q $($mut)? Expr)) {
            match &$($mut)? expr.kind {
                ExprKind::Error
                | ExprKind::Var(_)
                | ExprKind::Const(_)
                | ExprKind::Param(_)
                | ExprKind::CaseTest
                | ExprKind::SqlValue(_)
                | ExprKind::Default
                | ExprKind::CurrentOf
                | ExprKind::MergeAction => {}
                ExprKind::Function { args, .. }
                | ExprKind::Operator { args, .. }
                | ExprKind::And(args)
                | ExprKind::Or(args)
                | ExprKind::Choice(args)
                | ExprKind::Grouping { args, .. }
                | ExprKind::Array { elements: args, .. }
                | ExprKind::Row { fields: args, .. }
                | ExprKind::Coalesce(args)
                | ExprKind::MinMax(args)
                | ExprKind::Xml { args, .. }
                | ExprKind::Json { args, .. } => args.into_iter().for_each(visit),
                ExprKind::Distinct { left, right, .. }
                | ExprKind::NullIf { left, right, .. }
                | ExprKind::ScalarArray { left, right, .. } => {
                    visit(left);
                    visit(right);
                }
                ExprKind::Not(operand)
                | ExprKind::Optional(operand)
                | ExprKind::IsJson(operand)
                | ExprKind::NullTest { operand, .. }
                | ExprKind::BooleanTest { operand, .. }
                | ExprKind::Relabel(operand)
                | ExprKind::CoerceViaIo(operand)
                | ExprKind::ArrayCoerce(operand)
                | ExprKind::ConvertRow(operand)
                | ExprKind::CoerceToDomain(operand)
                | ExprKind::Collate(operand, _)
                | ExprKind::AssignPart { value: operand }
                | ExprKind::Field { operand, .. } => visit(operand),
                ExprKind::Aggregate(aggregate) => {
                    let aggregate = &$($mut)? **aggregate;
                    (&$($mut)? aggregate.direct).into_iter().for_each(&mut *visit);
                    (&$($mut)? aggregate.args).into_iter().for_each(&mut *visit);
                    (&$($mut)? aggregate.order_by).into_iter().for_each(&mut *visit);
                    (&$($mut)? aggregate.filter).into_iter().for_each(&mut *visit);
                }
                ExprKind::Window(window) => {
                    let window = &$($mut)? **window;
                    (&$($mut)? window.args).into_iter().for_each(&mut *visit);
                    (&$($mut)? window.filter).into_iter().for_each(&mut *visit);
                }
                ExprKind::SubLink(link) => match &$($mut)? link.kind {
                    SubLinkKind::Any { left, .. }
                    | SubLinkKind::All { left, .. }
                    | SubLinkKind::RowCompare { left, .. } => left.into_iter().for_each(visit),
                    SubLinkKind::Exists
                    | SubLinkKind::Scalar
                    | SubLinkKind::MultiColumn { .. }
                    | SubLinkKind::Nested { .. }
                    | SubLinkKind::Array => {}
                },
                ExprKind::Case { operand, whens, else_ } => {
                    if let Some(operand) = operand {
                        visit(operand);
                    }
                    for (condition, result) in whens {
                        visit(condition);
                        visit(result);
                    }
                    if let Some(else_) = else_ {
                        visit(else_);
                    }
                }
                ExprKind::RowCompare { left, right, .. } => {
                    left.into_iter().for_each(&mut *visit);
                    right.into_iter().for_each(visit);
                }
                ExprKind::Subscript { container, indexes, .. } => {
                    visit(container);
                    indexes.into_iter().for_each(visit);
                }
            }
        }
    };
}

children!(children,);
children!(children_mut, mut);

macro_rules! walk_query {
    ($name:ident, $walk_expr:ident, $entry:ident, $join:ident, dyn FnMut($arg:ty, usize), $($mut:tt)?) => {
        /// Calls `visit` on every expression of a query, those of its subqueries and common tables included.
        pub fn $name<'q>(query: &'q $($mut)? Query, depth: usize, visit: &mut dyn FnMut($arg, usize)) {
            for entry in &$($mut)? query.range_table {
                $entry(&$($mut)? entry.kind, depth, visit);
            }
            for cte in &$($mut)? query.ctes {
                if let Some(query) = &$($mut)? cte.query {
                    $name(query, depth + 1, visit);
                }
            }
            for tree in &$($mut)? query.from {
                $join(tree, depth, visit);
            }
            let targets = (&$($mut)? query.targets).into_iter().chain(&$($mut)? query.returning);
            targets.for_each(|t: &'q $($mut)? Target| $walk_expr(&$($mut)? t.expr, depth, visit));
            let clauses = (&$($mut)? query.filter).into_iter()
                .chain(&$($mut)? query.having)
                .chain(&$($mut)? query.limit)
                .chain(&$($mut)? query.offset);
            clauses.for_each(|e| $walk_expr(e, depth, visit));
            for window in &$($mut)? query.windows {
                let parts = (&$($mut)? window.partition_by).into_iter()
                    .chain(&$($mut)? window.order_by)
                    .chain(&$($mut)? window.start_offset)
                    .chain(&$($mut)? window.end_offset);
                parts.for_each(|e| $walk_expr(e, depth, visit));
            }
            (&$($mut)? query.assignments).into_iter().for_each(|a| $walk_expr(&$($mut)? a.value, depth, visit));
            if let Some(conflict) = &$($mut)? query.on_conflict {
                let update = (&$($mut)? conflict.update).into_iter().flatten();
                update.for_each(|a| $walk_expr(&$($mut)? a.value, depth, visit));
                (&$($mut)? conflict.filter).into_iter().for_each(|e| $walk_expr(e, depth, visit));
            }
            for action in &$($mut)? query.merge {
                (&$($mut)? action.condition).into_iter().for_each(|e| $walk_expr(e, depth, visit));
                (&$($mut)? action.assignments).into_iter().for_each(|a| $walk_expr(&$($mut)? a.value, depth, visit));
            }
        }

        /// Calls `visit` on every expression in what an entry of FROM is made of.
        pub fn $entry<'q>(kind: &'q $($mut)? EntryKind, depth: usize, visit: &mut dyn FnMut($arg, usize)) {
            match kind {
                EntryKind::Subquery(query) => $name(query, depth + 1, visit),
                EntryKind::Values(rows) => {
                    rows.into_iter().flatten().for_each(|e| $walk_expr(e, depth, visit));
                }
                EntryKind::Functions { calls, .. } => {
                    calls.into_iter().for_each(|c| $walk_expr(&$($mut)? c.call, depth, visit));
                }
                EntryKind::TableFunction { args, .. } => {
                    args.into_iter().for_each(|e| $walk_expr(e, depth, visit));
                }
                EntryKind::Relation { .. }
                | EntryKind::Cte { .. }
                | EntryKind::Join { .. }
                | EntryKind::Pseudo { .. }
                | EntryKind::Error => {}
            }
        }

        fn $join<'q>(tree: &'q $($mut)? JoinTree, depth: usize, visit: &mut dyn FnMut($arg, usize)) {
            if let JoinTree::Join(join) = tree {
                $join(&$($mut)? join.left, depth, visit);
                $join(&$($mut)? join.right, depth, visit);
                (&$($mut)? join.filter).into_iter().for_each(|e| $walk_expr(e, depth, visit));
            }
        }
    };
}

walk_query!(walk_query, walk_expr, walk_entry, walk_join, dyn FnMut(&'q Expr, usize),);
walk_query!(
    walk_query_mut,
    walk_expr_mut,
    walk_entry_mut,
    walk_join_mut,
    dyn FnMut(&mut Expr, usize),
    mut
);

/// Calls `visit` on every expression of a query's own clauses, not of the queries below it.
pub fn walk_own<'q>(query: &'q Query, visit: &mut dyn FnMut(&'q Expr)) {
    fn own<'q>(expr: &'q Expr, visit: &mut dyn FnMut(&'q Expr)) {
        visit(expr);
        children(expr, &mut |child| own(child, visit));
    }
    walk_level(query, &mut |expr| own(expr, visit));
}

/// Calls `visit` on each expression that stands in a clause of the query itself: not on what is below it, nor on those
/// of subqueries.
pub fn walk_level<'q>(query: &'q Query, visit: &mut dyn FnMut(&'q Expr)) {
    fn joins<'q>(tree: &'q JoinTree, visit: &mut dyn FnMut(&'q Expr)) {
        if let JoinTree::Join(join) = tree {
            joins(&join.left, visit);
            joins(&join.right, visit);
            join.filter.iter().for_each(visit);
        }
    }
    for entry in &query.range_table {
        match &entry.kind {
            EntryKind::Values(rows) => rows.iter().flatten().for_each(&mut *visit),
            EntryKind::Functions { calls, .. } => calls.iter().for_each(|c| visit(&c.call)),
            EntryKind::TableFunction { args, .. } => args.iter().for_each(&mut *visit),
            EntryKind::Subquery(_)
            | EntryKind::Relation { .. }
            | EntryKind::Cte { .. }
            | EntryKind::Join { .. }
            | EntryKind::Pseudo { .. }
            | EntryKind::Error => {}
        }
    }
    query.from.iter().for_each(|tree| joins(tree, visit));
    query.targets.iter().chain(&query.returning).for_each(|target| visit(&target.expr));
    let clauses = query.filter.iter().chain(&query.having).chain(&query.limit).chain(&query.offset);
    clauses.for_each(&mut *visit);
    for window in &query.windows {
        let parts = window.partition_by.iter().chain(&window.order_by);
        parts.chain(&window.start_offset).chain(&window.end_offset).for_each(&mut *visit);
    }
    query.assignments.iter().for_each(|assigned| visit(&assigned.value));
    if let Some(conflict) = &query.on_conflict {
        conflict.update.iter().flatten().for_each(|assigned| visit(&assigned.value));
        conflict.filter.iter().for_each(&mut *visit);
    }
    for action in &query.merge {
        action.condition.iter().for_each(&mut *visit);
        action.assignments.iter().for_each(|assigned| visit(&assigned.value));
    }
}
