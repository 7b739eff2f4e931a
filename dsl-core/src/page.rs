//! Keyset pages: what has to hold of their keys, and what turning them takes.
//!
//! A place in an order is told by keys that no two rows share, under the order's own comparison: then each row is beyond
//! the cursor or is not, and none is given twice or left out.

use crate::{
    analyze::{resolutions::Resolutions, walk::walk_expr},
    ast::{
        JoinKind, Select, Statement,
        select::{Limit, PageBy},
    },
    cardinality::{is_unique_by, missing_columns},
    catalog::Catalog,
    compiled::{CompiledColumn, CompiledKey, CompiledPage, CompiledParam, PageSize, SqlType},
    diagnostic::{Diagnostic, Diagnostics},
    emit::page::{page_identity, page_size},
    query::{EntryKind, Expr, ExprKind, JoinTree, Query, VarColumn},
    source::Span,
};

/// Whether the statement's query has pages.
pub(crate) fn paged(statement: &Statement) -> Option<(&Select, &PageBy)> {
    match statement {
        Statement::Select(select) => Some((select, select.page.as_deref()?)),
        _ => None,
    }
}

/// What cannot be paged as it is: rows that another condition makes others.
pub(crate) fn check(statement: &Statement, query: &Query, diagnostics: &mut Diagnostics) {
    let page = match statement {
        Statement::Copy(inner, span) if paged(inner).is_some() => {
            let help = "take `page by` away: COPY gives all rows";
            return refuse(*span, "COPY has no pages", help, diagnostics);
        }
        _ => paged(statement),
    };
    let Some((_, page)) = page else { return };
    let around =
        "make it a subquery, whose rows stay what they are: `select … from (…) q page by …`";
    let (message, help) = if query.has_window_functions {
        ("a page leaves rows out that its window functions would see", around)
    } else if query.has_target_sets {
        (
            "a page counts rows, and a set-returning function in the select list makes several of one",
            around,
        )
    } else if query.has_aggregates && query.group_by.is_empty() {
        ("a query that is one group has no pages", "write GROUP BY")
    } else if query.grouping_sets.is_some() {
        ("the groups of grouping sets have no keys in common", around)
    } else {
        return;
    };
    refuse(page.span, message, help, diagnostics);
}

/// How many of the columns are keys that the author does not select.
pub(crate) fn added(statement: &Statement) -> usize {
    let page = paged(statement).map(|(_, page)| page);
    page.map_or(0, |page| page.keys.iter().filter(|shown| shown.is_none()).count())
}

/// How pages are turned.
pub(crate) fn settle(
    (statement, query): (&Statement, &Query),
    catalog: &Catalog,
    columns: &[CompiledColumn],
    params: &[CompiledParam],
    resolutions: &Resolutions,
    diagnostics: &mut Diagnostics,
) -> Option<CompiledPage> {
    let (select, page) = paged(statement)?;
    if diagnostics.has_errors() {
        return None;
    }
    let visible = columns.len().checked_sub(added(statement))?;
    let mut behind = visible..;
    let places: Vec<usize> =
        page.keys.iter().map(|shown| shown.or_else(|| behind.next()).unwrap_or(visible)).collect();
    let mut keys = Vec::new();
    let mut values = Vec::new();
    for (item, place) in select.order_by.iter().zip(&places) {
        let (column, target) = (columns.get(*place)?, query.targets.get(*place)?);
        let span = item.expr.span;
        if values.iter().any(|(known, _): &(&Expr, bool)| **known == target.expr) {
            refuse(span, "a key of the page is written twice", "take one away", diagnostics);
            return None;
        }
        if let Some((message, help)) =
            unfit(column, item.nulls_first.is_some(), &target.expr, catalog)
        {
            refuse(span, &message, help, diagnostics);
            return None;
        }
        values.push((&target.expr, column.nullable));
        keys.push(CompiledKey { column: *place, data_type: column.data_type.clone() });
    }
    if !is_unique_by(query, &values, catalog) {
        let span = select.order_by.iter().map(|item| item.expr.span).reduce(Span::to);
        let message = "two rows may have the same keys, so that a page could end between them";
        refuse(
            span.unwrap_or(page.span),
            message,
            &what_is_missing(query, &values, catalog),
            diagnostics,
        );
        return None;
    }
    let size = match &select.limit {
        Some(Limit::Count(count)) => match page_size(count) {
            Some(0) => {
                refuse(
                    count.span,
                    "a page of no rows leads nowhere",
                    "write how many rows a page has",
                    diagnostics,
                );
                return None;
            }
            Some(rows) => PageSize::Rows(rows),
            None => PageSize::Param(params.iter().position(|p| p.span == count.span)?),
        },
        _ => return None,
    };
    let (after, before) = (page.after.map(|c| c.splice), page.before.map(|c| c.splice));
    let identity = page_identity(select, resolutions);
    Some(CompiledPage { keys, after, before, size, identity })
}

/// Which keys would tell the rows apart.
fn what_is_missing(query: &Query, values: &[(&Expr, bool)], catalog: &Catalog) -> String {
    let missing = missing_columns(query, values, catalog).unwrap_or_default();
    let qualified = query.range_table.iter().filter(|e| !matches!(e.kind, EntryKind::Join { .. }));
    let qualified = qualified.count() > 1;
    let names = missing.iter().filter_map(|var| {
        let VarColumn::Column(column) = var.column else { return None };
        let entry = query.range_table.get(var.entry)?;
        let name = &entry.columns.get(column)?.name;
        let name = if qualified { format!("{}.{name}", entry.name) } else { name.clone() };
        let nulls =
            if query.from.iter().any(|tree| nulls(tree, var.entry)) { " nulls last" } else { "" };
        Some(format!(", {name}{nulls}"))
    });
    match names.collect::<String>() {
        names if names.is_empty() => {
            "add the columns of a unique key that are not null: `page by …, id`".to_owned()
        }
        names => format!("add what is missing of a unique key: `page by …{names}`"),
    }
}

/// Whether a join may give NULLs in place of an entry.
fn nulls(tree: &JoinTree, entry: usize) -> bool {
    let JoinTree::Join(join) = tree else { return false };
    let (left, right) = match join.kind {
        JoinKind::Inner | JoinKind::Cross => (false, false),
        JoinKind::Left => (false, true),
        JoinKind::Right => (true, false),
        JoinKind::Full => (true, true),
    };
    left && holds(&join.left, entry)
        || right && holds(&join.right, entry)
        || nulls(&join.left, entry)
        || nulls(&join.right, entry)
}

fn holds(tree: &JoinTree, entry: usize) -> bool {
    match tree {
        JoinTree::Entry(own) => *own == entry,
        JoinTree::Join(join) => holds(&join.left, entry) || holds(&join.right, entry),
    }
}

/// Why a value cannot be a key, with help.
fn unfit(
    column: &CompiledColumn,
    has_rule: bool,
    value: &Expr,
    catalog: &Catalog,
) -> Option<(String, &'static str)> {
    if column.nullable && !has_rule {
        let why = column.why.as_ref().map_or(String::new(), |why| format!(" ({})", why.text));
        return Some((
            format!("a key of the page may be NULL{why}, and nothing says where NULLs are"),
            "write NULLS FIRST or NULLS LAST, as the index has it; or leave NULLs out: `where … is not null`",
        ));
    }
    if column.nested.is_some() || !is_carried(&column.data_type) {
        let message = format!("a cursor cannot carry a {}", column.data_type.describe());
        return Some((message, "take a column of a scalar type as key"));
    }
    let mut moving = false;
    walk_expr(value, 0, &mut |e, _| {
        if let ExprKind::Function { proc, .. } | ExprKind::Operator { proc, .. } = &e.kind {
            moving |= catalog.get_proc(*proc).is_none_or(|known| known.volatility == b'v');
        }
    });
    moving.then(|| {
        let message = "a key of the page has another value each time".to_owned();
        (message, "take columns, and what is computed from them alone")
    })
}

/// Whether a value goes there and back as it is, whatever the OIDs of the database's own types are.
fn is_carried(data_type: &SqlType) -> bool {
    match data_type.base() {
        SqlType::Base { name, .. } => name != "record",
        SqlType::Enum { .. } => true,
        SqlType::Array { element, .. } => !element.is_user_defined() && is_carried(element),
        SqlType::Range { subtype, .. } | SqlType::Multirange { subtype, .. } => {
            !data_type.is_user_defined() && is_carried(subtype)
        }
        SqlType::Composite { .. } | SqlType::Domain { .. } | SqlType::Error => false,
    }
}

fn refuse(span: Span, message: &str, help: &str, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::error("0A000", span, message).help(help));
}
