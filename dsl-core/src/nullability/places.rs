//! Nullability at any place of a statement, for what is judged beside its output.

use super::{Analysis, Level, Nullability, facts::Facts};
use crate::{
    analyze::walk::{children, walk_level},
    catalog::Catalog,
    query::{EntryKind, Expr, ExprKind, JoinTree, Query, Var, VarColumn},
};

/// Where an expression stands: the queries around it, with what each proves of its columns.
pub struct Place<'p, 'q> {
    analysis: &'p Analysis<'q>,
    levels: &'p [Level<'p, 'q>],
    /// For each level the conjunct of WHERE or ON that holds the place.
    conjuncts: &'p [Option<&'q Expr>],
}

impl<'q> Place<'_, 'q> {
    /// Whether an expression that stands here is proved not to be NULL by what is beside the condition that holds it.
    pub fn is_not_null(&self, expr: &'q Expr) -> bool {
        if self.analysis.expr(self.levels, expr).nullable {
            return false;
        }
        // What a condition proves of itself, where it is true, is no reason for it to be false.
        let without: Vec<Query> = self
            .levels
            .iter()
            .zip(self.conjuncts)
            .map(|(level, conjunct)| without_condition(level.query, *conjunct))
            .collect();
        let beside = Analysis::new(self.analysis.catalog);
        let facts: Vec<Facts> = without.iter().map(|query| facts(&beside, query)).collect();
        let levels: Vec<Level<'_, 'q>> = self
            .levels
            .iter()
            .zip(&facts)
            .map(|(l, facts)| Level { query: l.query, facts })
            .collect();
        !self.analysis.expr(&levels, expr).nullable
    }

    /// The name of a column that stands here alone.
    pub fn column_name(&self, expr: &Expr) -> Option<&str> {
        let ExprKind::Var(Var { levels_up, entry, column: VarColumn::Column(index) }) = expr.kind
        else {
            return None;
        };
        let level = self.levels.get(self.levels.len().checked_sub(levels_up + 1)?)?;
        Some(&level.query.range_table.get(entry)?.columns.get(index)?.name)
    }

    /// What is known of the columns of a subquery that stands here.
    pub fn output(&self, query: &'q Query) -> Vec<Nullability<'q>> {
        self.analysis.output(self.levels, query)
    }
}

/// Calls `visit` on every expression of a statement, with its place.
pub fn visit_places<'q>(
    query: &'q Query,
    catalog: &'q Catalog,
    visit: &mut dyn FnMut(&Place<'_, 'q>, &'q Expr),
) {
    let analysis = Analysis::new(catalog);
    visit_query(&Place { analysis: &analysis, levels: &[], conjuncts: &[] }, query, visit);
}

fn facts<'q>(analysis: &Analysis<'q>, query: &'q Query) -> Facts {
    if query.set_operation.is_some() { Facts::default() } else { analysis.facts(query) }
}

fn visit_query<'q>(
    around: &Place<'_, 'q>,
    query: &'q Query,
    visit: &mut dyn FnMut(&Place<'_, 'q>, &'q Expr),
) {
    let analysis = around.analysis;
    let facts = facts(analysis, query);
    // What is beside a subquery of FROM or WITH proves nothing for it.
    let bare = Facts { nulled: facts.nulled.clone(), ..Facts::default() };
    let levels_with = |facts| {
        let mut levels = around.levels.to_vec();
        levels.push(Level { query, facts });
        levels
    };
    let conjuncts_with = |conjunct| {
        let mut conjuncts = around.conjuncts.to_vec();
        conjuncts.push(conjunct);
        conjuncts
    };
    let below = Place { analysis, levels: &levels_with(&bare), conjuncts: &conjuncts_with(None) };
    for entry in &query.range_table {
        if let EntryKind::Subquery(subquery) = &entry.kind {
            visit_query(&below, subquery, visit);
        }
    }
    for cte in query.ctes.iter().filter_map(|cte| cte.query.as_deref()) {
        visit_query(&below, cte, visit);
    }
    let levels = levels_with(&facts);
    let mut conditions = Vec::new();
    query.filter.iter().for_each(|filter| conjuncts_of(filter, &mut conditions));
    query.from.iter().for_each(|tree| join_conditions(tree, &mut conditions));
    for condition in &conditions {
        let conjuncts = conjuncts_with(Some(*condition));
        visit_expr(&Place { analysis, levels: &levels, conjuncts: &conjuncts }, condition, visit);
    }
    let elsewhere = conjuncts_with(None);
    let place = Place { analysis, levels: &levels, conjuncts: &elsewhere };
    walk_level(query, &mut |expr| {
        let mut own = Vec::new();
        conjuncts_of(expr, &mut own);
        let is_condition =
            |e: &Expr| conditions.iter().any(|condition| std::ptr::eq(*condition, e));
        if !own.first().is_some_and(|first| is_condition(first)) {
            visit_expr(&place, expr, visit);
        }
    });
}

fn visit_expr<'q>(
    place: &Place<'_, 'q>,
    expr: &'q Expr,
    visit: &mut dyn FnMut(&Place<'_, 'q>, &'q Expr),
) {
    visit(place, expr);
    children(expr, &mut |child| visit_expr(place, child, visit));
    if let ExprKind::SubLink(link) = &expr.kind {
        visit_query(place, &link.query, visit);
    }
}

/// The parts of a condition that AND joins.
pub fn conjuncts_of<'q>(condition: &'q Expr, found: &mut Vec<&'q Expr>) {
    match &condition.kind {
        ExprKind::And(parts) => parts.iter().for_each(|part| conjuncts_of(part, found)),
        _ => found.push(condition),
    }
}

fn join_conditions<'q>(tree: &'q JoinTree, found: &mut Vec<&'q Expr>) {
    if let JoinTree::Join(join) = tree {
        join.filter.iter().for_each(|filter| conjuncts_of(filter, found));
        join_conditions(&join.left, found);
        join_conditions(&join.right, found);
    }
}

/// The FROM and WHERE of a query without a condition.
fn without_condition(query: &Query, condition: Option<&Expr>) -> Query {
    let mut without = Query {
        range_table: query.range_table.clone(),
        from: query.from.clone(),
        filter: query.filter.clone(),
        result: query.result,
        assignments: query.assignments.clone(),
        ..Query::new(query.command, query.span)
    };
    if let Some(condition) = condition {
        without.filter.iter_mut().for_each(|filter| forget(filter, condition));
        without.from.iter_mut().for_each(|tree| forget_in_joins(tree, condition));
    }
    without
}

/// Puts `true` in the place of a condition.
fn forget(filter: &mut Expr, condition: &Expr) {
    if *filter == *condition {
        filter.kind = ExprKind::Const(Some("true".to_owned()));
    } else if let ExprKind::And(parts) = &mut filter.kind {
        parts.iter_mut().for_each(|part| forget(part, condition));
    }
}

fn forget_in_joins(tree: &mut JoinTree, condition: &Expr) {
    if let JoinTree::Join(join) = tree {
        join.filter.iter_mut().for_each(|filter| forget(filter, condition));
        forget_in_joins(&mut join.left, condition);
        forget_in_joins(&mut join.right, condition);
    }
}
