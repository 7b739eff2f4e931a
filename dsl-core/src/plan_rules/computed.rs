//! Virtual generated columns, in whose place conditions have what they stand for (`expand_virtual_generated_columns`).

use crate::{
    analyze::{stored::computed_over, walk::walk_expr_mut},
    ast::JoinKind,
    catalog::{Catalog, Generated, hash::Map},
    query::{EntryKind, Expr, ExprKind, JoinTree, Query, Var, VarColumn},
};

type Computed = Map<(usize, VarColumn), Expr>;

/// A query with what its virtual generated columns stand for in its conditions; None for one without such columns.
pub(super) fn expanded(query: &Query, catalog: &Catalog) -> Option<Query> {
    let mut computed = Computed::default();
    for (number, entry) in query.range_table.iter().enumerate() {
        let EntryKind::Relation { oid, .. } = entry.kind else { continue };
        let Some(relation) = catalog.get_relation(oid) else { continue };
        for (index, column) in entry.columns.iter().enumerate() {
            let attribute = relation.attribute(column.attribute);
            let attribute = attribute.filter(|a| a.generated == Some(Generated::Virtual));
            let value = attribute.and_then(|a| computed_over(catalog, relation, a, number));
            computed.extend(value.map(|value| ((number, VarColumn::Column(index)), value)));
        }
    }
    if computed.is_empty() {
        return None;
    }
    let mut query = query.clone();
    let mut nulled = Vec::new();
    query.from.iter_mut().for_each(|tree| in_joins(tree, &computed, &mut nulled));
    let conditions = query.filter.iter_mut().chain(&mut query.having);
    conditions.for_each(|condition| in_condition(condition, &computed, &nulled));
    Some(query)
}

/// In the conditions of joins, each over what the joins below it give: `nulled` are the entries that those may leave out.
fn in_joins(tree: &mut JoinTree, computed: &Computed, nulled: &mut Vec<usize>) {
    let JoinTree::Join(join) = tree else { return };
    let mut below = Vec::new();
    in_joins(&mut join.left, computed, &mut below);
    in_joins(&mut join.right, computed, &mut below);
    if let Some(filter) = &mut join.filter {
        in_condition(filter, computed, &below);
    }
    nulled.append(&mut below);
    if matches!(join.kind, JoinKind::Left | JoinKind::Full) {
        add_entries(&join.right, nulled);
    }
    if matches!(join.kind, JoinKind::Right | JoinKind::Full) {
        add_entries(&join.left, nulled);
    }
}

fn add_entries(tree: &JoinTree, entries: &mut Vec<usize>) {
    match tree {
        JoinTree::Entry(entry) => entries.push(*entry),
        JoinTree::Join(join) => {
            add_entries(&join.left, entries);
            add_entries(&join.right, entries);
        }
    }
}

/// A column that an outer join may have made NULL stays one (`PlaceHolderVar`).
fn in_condition(condition: &mut Expr, computed: &Computed, nulled: &[usize]) {
    walk_expr_mut(condition, 0, &mut |expr, depth| {
        if let ExprKind::Var(Var { levels_up, entry, column }) = expr.kind
            && levels_up == depth
            && depth == 0
            && !nulled.contains(&entry)
            && let Some(value) = computed.get(&(entry, column))
        {
            *expr = value.clone();
        }
    });
}
