//! Rows from Rust, judged: what their columns are, and whether a statement may run over some of them at a time.

use crate::{
    analyze::{Analysis, coerce, last_wins, rows::SettledColumn, rows::element_of},
    ast::{JoinKind, dml::MergeMatch},
    catalog::{Catalog, TypeOid},
    compiled::{
        Command, CompiledParam, CompiledRows, CompiledRowsColumn, RowsMember, SplicePart, SqlType,
    },
    query::{EntryKind, Expr, ExprKind, JoinTree, Query, SubLink, SubLinkKind},
    source::Span,
};

/// The columns of rows whose uses have given them their types; the parameters are those of the first analysis.
pub fn settle(
    analysis: &Analysis,
    params: &[CompiledParam],
    catalog: &Catalog,
) -> (Option<CompiledRows>, Vec<SettledColumn>) {
    let mut columns = Vec::new();
    let mut rows = None;
    for (info, param) in analysis.params.iter().zip(params) {
        let (Some((_, name)), Some(splice)) = (&info.column, info.splice) else { continue };
        columns.push(SettledColumn {
            name: name.clone(),
            data_type: info.data_type,
            not_null: !param.nullable,
        });
        let base = coerce::base_type(catalog, info.data_type);
        let rows = rows.get_or_insert_with(|| CompiledRows {
            splice,
            span: info.span,
            columns: Vec::new(),
            divisible: false,
            in_order: false,
        });
        rows.columns.push(CompiledRowsColumn {
            name: name.clone(),
            data_type: param.data_type.clone(),
            nullable: param.nullable,
            origin: param.origin.clone(),
            nested: element_of(catalog, base).is_some(),
        });
    }
    if let (Some(rows), Some(span)) = (&mut rows, analysis.rows_span) {
        rows.span = span;
    }
    (rows, columns)
}

/// Whether a column's values are arrays, which `unnest` would take apart.
pub fn is_nested(catalog: &Catalog, data_type: TypeOid) -> bool {
    element_of(catalog, coerce::base_type(catalog, data_type)).is_some()
}

/// The parameters that send what one stands for: of a column of rows behind `(a, b) in` its array, and of one of arrays
/// the bounds of each.
pub fn sent(param: CompiledParam) -> Vec<CompiledParam> {
    let Some(SplicePart::Rows(RowsMember::Column { data_type, nested, .. })) = &param.part else {
        return vec![param];
    };
    let array = |oid, element: &SqlType| SqlType::Array { oid, element: Box::new(element.clone()) };
    let flat = match data_type.base() {
        own @ SqlType::Array { .. } if *nested => own.clone(),
        SqlType::Error => SqlType::Error,
        other => array(TypeOid::UNKNOWN, other),
    };
    let bounds = if *nested { 2 } else { 0 };
    let int4 = SqlType::Base {
        oid: TypeOid::INT4,
        schema: "pg_catalog".to_owned(),
        name: "int4".to_owned(),
    };
    let bound = CompiledParam {
        data_type: array(TypeOid::UNKNOWN, &int4),
        origin: None,
        part: Some(SplicePart::Rows(RowsMember::Bounds)),
        ..param.clone()
    };
    let values = CompiledParam { data_type: flat, ..param };
    std::iter::once(values).chain(std::iter::repeat_n(bound, bounds)).collect()
}

/// The parameters among rows behind `(a, b) in`, each with what it is compared with.
pub fn compared_members(link: &SubLink) -> Vec<(usize, &Expr)> {
    let (SubLinkKind::Any { left, .. }, [entry]) = (&link.kind, link.query.range_table.as_slice())
    else {
        return Vec::new();
    };
    let EntryKind::TableFunction { args, .. } = &entry.kind else { return Vec::new() };
    let param = |(arg, left): (&Expr, _)| match arg.kind {
        ExprKind::Param(index) if arg.span == entry.span => Some((index, left)),
        _ => None,
    };
    args.iter().zip(left).filter_map(param).collect()
}

/// Whether it comes to the same when a statement runs over the rows at `span` in parts: each row of theirs stands for
/// itself in what the statement writes.
pub fn is_divisible(query: &Query, span: Span) -> bool {
    if query.ctes.iter().filter_map(|cte| cte.query.as_ref()).any(|q| q.command != Command::Select)
    {
        return false;
    }
    let is_rows = |query: &Query, entry: usize| {
        let found = query.range_table.get(entry);
        found.is_some_and(|e| e.span == span && matches!(e.kind, EntryKind::TableFunction { .. }))
    };
    // Of rows with the same key in different parts each is written.
    if let Some(conflict) = query.on_conflict.as_ref().filter(|conflict| conflict.last_wins)
        && !last_wins::overwrites(query, conflict)
    {
        return false;
    }
    match (query.command, query.from.as_slice()) {
        (Command::Insert, [JoinTree::Entry(entry)]) => {
            match query.range_table.get(*entry).map(|e| &e.kind) {
                Some(EntryKind::Subquery(inner)) => {
                    is_row_by_row(inner) && stands_for_itself(inner, &|e| is_rows(inner, e))
                }
                _ => is_rows(query, *entry),
            }
        }
        (Command::Update | Command::Delete, _) => stands_for_itself(query, &|e| is_rows(query, e)),
        (Command::Merge, _) => {
            let of_target =
                |m: &crate::query::MergeAction| m.matched == MergeMatch::NotMatchedBySource;
            let source = (0..query.range_table.len()).find(|e| is_rows(query, *e));
            !query.merge.iter().any(of_target)
                && source.is_some_and(|source| !query.from.iter().any(|tree| hides(tree, source)))
        }
        (Command::Select | Command::Insert, _) => false,
    }
}

/// Nothing puts several rows together, or counts them.
fn is_row_by_row(query: &Query) -> bool {
    let Query { set_operation, group_by, grouping_sets, having, limit, offset, distinct, .. } =
        query;
    set_operation.is_none()
        && group_by.is_empty()
        && grouping_sets.is_none()
        && having.is_none()
        && limit.is_none()
        && offset.is_none()
        && distinct.is_none()
        && query.order_by.is_empty()
        && !query.has_aggregates
        && !query.has_window_functions
        && query
            .ctes
            .iter()
            .filter_map(|cte| cte.query.as_ref())
            .all(|q| q.command == Command::Select)
}

fn stands_for_itself(query: &Query, is_rows: &dyn Fn(usize) -> bool) -> bool {
    let among = |tree: &JoinTree| {
        let entry = (0..query.range_table.len()).find(|entry| is_rows(*entry));
        entry.is_some_and(|entry| tree.contains(entry) && !hides(tree, entry))
    };
    query.from.iter().any(among)
}

/// Whether an entry is where a join puts NULLs in place of its rows.
fn hides(tree: &JoinTree, entry: usize) -> bool {
    let JoinTree::Join(join) = tree else { return false };
    match (join.left.contains(entry), join.right.contains(entry), join.kind) {
        (_, _, JoinKind::Full) | (true, _, JoinKind::Right) | (_, true, JoinKind::Left) => {
            join.left.contains(entry) || join.right.contains(entry)
        }
        _ => hides(&join.left, entry) || hides(&join.right, entry),
    }
}
