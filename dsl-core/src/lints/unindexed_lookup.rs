//! `unindexed_lookup`: rows looked up by columns none of which an index of the table begins with.

use super::{
    Finder,
    level::{self, Level},
};
use crate::{
    analyze::walk::walk_expr,
    catalog::{IndexKeyKind, Relation, RelationKind},
    lint::UNINDEXED_LOOKUP,
    query::{EntryKind, Expr, ExprKind, Var, VarColumn},
};

pub(super) fn check(level: &Level<'_>, finder: &mut Finder<'_>) {
    if !finder.listens(&UNINDEXED_LOOKUP) {
        return;
    }
    let query = level.query;
    let conditions = level::conditions(query);
    let mut entries = Vec::new();
    query.from.iter().for_each(|tree| level::entries(tree, &mut entries));
    for entry in entries {
        let Some(row) = query.range_table.get(entry) else { continue };
        let EntryKind::Relation { oid, .. } = row.kind else { continue };
        let Some(relation) = finder.catalog.get_relation(oid).filter(|r| is_indexable(r)) else {
            continue;
        };
        let mut looked_up = Vec::new();
        for condition in &conditions {
            let column = looked_up_column(condition, entry, finder)
                .and_then(|(index, span)| Some((row.columns.get(index)?, span)));
            looked_up.extend(column);
        }
        let Some((first, span)) = looked_up.first() else { continue };
        if looked_up.iter().any(|(column, _)| begins_index(relation, column.attribute)) {
            continue;
        }
        let (table, column) = (&relation.name, &first.name);
        let message = format!(
            "no index of \"{table}\" begins with \"{column}\", by which rows are looked up"
        );
        let help = format!("`create index on {table} ({column})` if the table is large");
        finder.report(&UNINDEXED_LOOKUP, *span, message, help);
    }
}

fn is_indexable(relation: &Relation) -> bool {
    matches!(
        relation.kind,
        RelationKind::Table | RelationKind::PartitionedTable | RelationKind::MaterializedView
    )
}

fn begins_index(relation: &Relation, attribute: i16) -> bool {
    relation.indexes.iter().any(|index| {
        index
            .keys
            .first()
            .is_some_and(|key| matches!(key.kind, IndexKeyKind::Column(own) if own == attribute))
    })
}

/// `column = value` and `column = any(values)`, where the value comes from outside of the query's rows.
fn looked_up_column(
    condition: &Expr,
    entry: usize,
    finder: &Finder<'_>,
) -> Option<(usize, crate::source::Span)> {
    let (operator, left, right) = match &condition.kind {
        ExprKind::Operator { operator, args, .. } => match args.as_slice() {
            [left, right] => (*operator, left, right),
            _ => return None,
        },
        ExprKind::ScalarArray { operator, any: true, left, right, .. } => {
            (*operator, &**left, &**right)
        }
        _ => return None,
    };
    if finder.catalog.get_operator(operator)?.name != "=" {
        return None;
    }
    [(left, right), (right, left)].into_iter().find_map(|(side, value)| {
        let side = level::unlabelled(side);
        let ExprKind::Var(Var { levels_up: 0, entry: own, column: VarColumn::Column(index) }) =
            side.kind
        else {
            return None;
        };
        (own == entry && is_given(value)).then_some((index, side.span))
    })
}

fn is_given(value: &Expr) -> bool {
    let mut given = true;
    walk_expr(value, 0, &mut |expr, depth| {
        given &= !matches!(&expr.kind, ExprKind::Var(var) if var.levels_up == depth);
    });
    given
}
