//! Whether one shard can answer a query: each distributed table in it has its column compared with a value.
//!
//! Only what is sure to need several shards is refused. What a query around it adds is not known here, so that a query in
//! FROM or WITH is let pass where anything is compared with its columns from outside.

use crate::{
    catalog::{Catalog, RelationOid},
    lints::level::{Level, Place, conditions, unlabelled},
    query::{EntryKind, Expr, ExprKind, Query, Var, VarColumn},
};

/// A column of a query's own range table.
type Column = (usize, usize);

/// A table that is distributed, and by which column.
pub(super) fn distribution(oid: RelationOid, catalog: &Catalog) -> Option<(&str, &str)> {
    let relation = catalog.get_relation(oid)?;
    let schema = catalog.namespace_name(relation.namespace);
    let column = catalog.target.distribution(schema, &relation.name)?;
    Some((&relation.name, column))
}

/// Whether a column of the table that a query writes to says where its rows are.
pub(super) fn is_distribution_column(query: &Query, attribute: i16, catalog: &Catalog) -> bool {
    let entry = query.result.and_then(|index| query.range_table.get(index));
    let Some(EntryKind::Relation { oid, .. }) = entry.map(|entry| &entry.kind) else {
        return false;
    };
    let name = catalog.get_relation(*oid).and_then(|relation| relation.attribute(attribute));
    match (distribution(*oid, catalog), name) {
        (Some((_, column)), Some(attribute)) => &*attribute.name == column,
        _ => false,
    }
}

/// A distributed table of which several shards have to answer: its name in the query, its own, and its column.
pub(super) fn open<'c, 'q>(
    level: &Level<'q>,
    catalog: &'c Catalog,
) -> Option<(&'q str, &'c str, &'c str)> {
    if matches!(level.place, Place::From | Place::With(_)) && is_compared_outside(level, catalog) {
        return None;
    }
    let query = level.query;
    let pinned = pinned(level, catalog);
    query.range_table.iter().enumerate().find_map(|(index, entry)| {
        let EntryKind::Relation { oid, .. } = entry.kind else { return None };
        let (table, column) = distribution(oid, catalog)?;
        let place = entry.columns.iter().position(|own| own.name == column)?;
        (!pinned.contains(&(index, place))).then_some((entry.name.as_str(), table, column))
    })
}

/// The columns that have one value.
fn pinned(level: &Level<'_>, catalog: &Catalog) -> Vec<Column> {
    let mut pinned = Vec::new();
    let mut alike = Vec::new();
    for condition in conditions(level.query) {
        let Some((left, right)) = compared(condition, catalog) else { continue };
        match (column(left), column(right)) {
            (Some(left), Some(right)) => alike.push((left, right)),
            (Some(own), None) if may_be_one(right, level, catalog) => pinned.push(own),
            (None, Some(own)) if may_be_one(left, level, catalog) => pinned.push(own),
            _ => {}
        }
    }
    let mut known = 0;
    while known < pinned.len() {
        known = pinned.len();
        for (left, right) in &alike {
            for (one, other) in [(left, right), (right, left)] {
                if pinned.contains(one) && !pinned.contains(other) {
                    pinned.push(*other);
                }
            }
        }
    }
    pinned
}

/// The sides of `=`.
fn compared<'e>(condition: &'e Expr, catalog: &Catalog) -> Option<(&'e Expr, &'e Expr)> {
    let ExprKind::Operator { operator, args, .. } = &condition.kind else { return None };
    let [left, right] = args.as_slice() else { return None };
    let is_equal = catalog.get_operator(*operator).is_some_and(|known| known.name == "=");
    is_equal.then_some((unlabelled(left), unlabelled(right)))
}

fn column(expr: &Expr) -> Option<Column> {
    match expr.kind {
        ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::Column(index) }) => {
            Some((entry, index))
        }
        _ => None,
    }
}

/// Whether a value may be one for all rows of the query. A column of a distributed table around it is one only where it
/// says where the row is, by which Citus sends both to the same shard.
fn may_be_one(value: &Expr, level: &Level<'_>, catalog: &Catalog) -> bool {
    let ExprKind::Var(Var { levels_up, entry, column: VarColumn::Column(index) }) = value.kind
    else {
        return true;
    };
    let around = level.outer.len().checked_sub(levels_up).and_then(|at| level.outer.get(at));
    let entry = around.and_then(|query| query.range_table.get(entry));
    let Some(EntryKind::Relation { oid, .. }) = entry.map(|entry| &entry.kind) else {
        return true;
    };
    let name = entry.and_then(|entry| entry.columns.get(index)).map(|column| &*column.name);
    distribution(*oid, catalog).is_none_or(|(_, distributed)| name == Some(distributed))
}

/// Whether a query around this one compares anything with a column of what stands in its FROM.
fn is_compared_outside(level: &Level<'_>, catalog: &Catalog) -> bool {
    level.outer.iter().any(|query| {
        conditions(query).into_iter().any(|condition| {
            compared(condition, catalog).is_some_and(|(left, right)| {
                [left, right].into_iter().filter_map(column).any(|(entry, _)| {
                    query.range_table.get(entry).is_some_and(|entry| {
                        matches!(entry.kind, EntryKind::Subquery(_) | EntryKind::Cte { .. })
                    })
                })
            })
        })
    })
}
