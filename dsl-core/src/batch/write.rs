//! The statements of batches, printed.

use std::collections::HashSet;

use super::{By, IndexOf, Loaded, Match, Planned};
use crate::{
    analyze::resolutions::{Appended, BatchMatch, Resolutions},
    ast::{self, expr::SortItem},
    catalog::TypeOid,
    compiled::{BatchOrder, CompiledBatch, CompiledColumn, CompiledParam, SqlType},
    source::Span,
};

/// Prints them.
pub(crate) struct Writer<'a> {
    pub(crate) statement: &'a ast::Statement,
    pub(crate) resolutions: &'a mut Resolutions,
    pub(crate) options: crate::emit::sql::EmitOptions,
}

impl Writer<'_> {
    /// Notes what the statements print, takes the batches' parameters out of those of the statement, and prints.
    pub(crate) fn write(
        self,
        outermost: &Loaded,
        list: Vec<Planned>,
        params: &mut Vec<CompiledParam>,
    ) -> Vec<CompiledBatch> {
        let Writer { statement, resolutions, options } = self;
        let mut queries = Vec::new();
        if let Some(items) = output_items(statement) {
            append(resolutions, items, &outermost.appended);
            collect(items, &mut queries);
        }
        let spans: Vec<Span> = list.iter().map(|planned| planned.span).collect();
        resolutions.batches = spans.iter().copied().collect();
        let mut groups = divide(params, &spans, resolutions);
        let mut written = Vec::new();
        for (index, planned) in list.into_iter().enumerate() {
            let Some((_, query)) = queries.iter().find(|(span, _)| *span == planned.span) else {
                continue;
            };
            let own = std::mem::take(&mut groups[index]);
            written.push(write_one(planned, query, own, resolutions, options));
        }
        written
    }
}

fn write_one(
    planned: Planned,
    query: &ast::Select,
    params: Vec<CompiledParam>,
    resolutions: &mut Resolutions,
    options: crate::emit::sql::EmitOptions,
) -> CompiledBatch {
    use crate::emit::{batch, sql::emit};
    let Planned { span, parent, columns, keys, types, by, own } = planned;
    let number = params.len() + 1;
    let Loaded { mut hidden, mut appended, shown } = own;
    let mut wire: Vec<CompiledColumn> = wire(&columns, &hidden);
    let items = select_items(query);
    let (sql, by_record, order);
    match by {
        By::Column(matched) => {
            let Match { place, is_left, column, shown: key, selected, index, search } = *matched;
            if index == IndexOf::Ordered
                && let Some(first) = reordered(query)
            {
                resolutions.ordered_first.insert(first.expr.span, column.clone());
            }
            if selected.is_none() {
                appended.push(column);
                hidden.push(key.clone());
                wire.push(key);
            }
            if let Some(key_type) = types.into_iter().next() {
                let matched = BatchMatch { is_left, number, key: key_type, search };
                resolutions.batch_matches.insert(place, matched);
            }
            items.iter().for_each(|items| append(resolutions, items, &appended));
            let statement = ast::Statement::Select(Box::new(query.clone()));
            let emitted = emit(&statement, resolutions, &wire, options);
            (sql, by_record) = (emitted.sql, emitted.by_record);
            order = BatchOrder::Key(selected.unwrap_or_else(|| shown + hidden.len() - 1));
        }
        By::Position(references) => {
            items.iter().for_each(|items| append(resolutions, items, &appended));
            for (place, key) in references {
                resolutions.batch_references.insert(place, key);
            }
            let position = batch::Position { types: &types, number, columns: &wire };
            sql =
                batch::emit_by_position(query, resolutions, &position, batch::Form::Plain, options);
            let user = wire.iter().any(|column| column.data_type.is_user_defined());
            by_record = user.then(|| {
                batch::emit_by_position(
                    query,
                    resolutions,
                    &position,
                    batch::Form::ByRecord,
                    options,
                )
            });
            hidden.push(super::hidden(
                batch::POSITION.to_owned(),
                SqlType::Base {
                    oid: TypeOid::INT8,
                    schema: "pg_catalog".into(),
                    name: "int8".into(),
                },
            ));
            order = BatchOrder::Position(shown + hidden.len() - 1);
        }
    }
    CompiledBatch { span, parent, sql, by_record, params, columns, hidden, keys, order }
}

/// The first item of a batch's order, where the key may stand before it: each row around it gets its rows in the same order,
/// and an index that has them in this one spares the server a sort. Locks are taken in the order that is written.
fn reordered(query: &ast::Select) -> Option<&SortItem> {
    let plain = query.locking.is_empty() && matches!(query.body, ast::SelectBody::Core(_));
    query.order_by.first().filter(|_| plain)
}

/// The columns that come on the wire.
pub(crate) fn wire(columns: &[CompiledColumn], hidden: &[CompiledColumn]) -> Vec<CompiledColumn> {
    let shown = columns.iter().filter(|c| c.nested.as_ref().is_none_or(|n| n.batch.is_none()));
    shown.chain(hidden).cloned().collect()
}

pub(crate) fn append(
    resolutions: &mut Resolutions,
    items: &[ast::SelectItem],
    appended: &[Appended],
) {
    if let Some(first) = items.first().filter(|_| !appended.is_empty()) {
        resolutions.appended.insert(item_span(first), appended.to_vec());
    }
}

/// The place of a select item.
pub(crate) fn item_span(item: &ast::SelectItem) -> Span {
    match item {
        ast::SelectItem::Wildcard(span) => *span,
        ast::SelectItem::Expr { value, .. } => value.span,
    }
}

pub(crate) fn output_items(statement: &ast::Statement) -> Option<&[ast::SelectItem]> {
    let returning = match statement {
        ast::Statement::Select(select) => return select_items(select),
        ast::Statement::Copy(..) => return None,
        ast::Statement::Insert(insert) => insert.returning.as_ref(),
        ast::Statement::Update(update) => update.returning.as_ref(),
        ast::Statement::Delete(delete) => delete.returning.as_ref(),
        ast::Statement::Merge(merge) => merge.returning.as_ref(),
    };
    returning.map(|returning| returning.items.as_slice())
}

fn select_items(mut select: &ast::Select) -> Option<&[ast::SelectItem]> {
    loop {
        match &select.body {
            ast::SelectBody::Core(core) => return Some(&core.items),
            ast::SelectBody::Nested(inner) => select = inner,
            _ => return None,
        }
    }
}

/// The batches of a select list and of theirs.
fn collect<'t>(items: &'t [ast::SelectItem], found: &mut Vec<(Span, &'t ast::Select)>) {
    for item in items {
        let ast::SelectItem::Expr { value, .. } = item else { continue };
        let mut value = value;
        while let ast::ExprKind::Paren(inner) = &value.kind {
            value = inner;
        }
        if let ast::ExprKind::Nested(nested) = &value.kind {
            found.push((value.span, &nested.query));
            collect(select_items(&nested.query).unwrap_or_default(), found);
        }
    }
}

/// Gives each parameter to the innermost batch that it stands in, and numbers each statement's own.
fn divide(
    params: &mut Vec<CompiledParam>,
    spans: &[Span],
    resolutions: &mut Resolutions,
) -> Vec<Vec<CompiledParam>> {
    let mut groups: Vec<Vec<CompiledParam>> = spans.iter().map(|_| Vec::new()).collect();
    let mut numbers: Vec<usize> = Vec::new();
    let mut outermost = Vec::new();
    for param in params.drain(..) {
        let at = param.span.start;
        // Inner batches stand behind those around them.
        let inside = spans.iter().rposition(|span| span.start <= at && at < span.end);
        let group = match inside.and_then(|index| groups.get_mut(index)) {
            Some(group) => group,
            None => &mut outermost,
        };
        group.push(param);
        numbers.push(group.len());
    }
    *params = outermost;
    let changed: HashSet<usize> = (1..=numbers.len()).collect();
    for used in resolutions.params.values_mut().filter(|used| changed.contains(&used.number)) {
        used.number = numbers[used.number - 1];
    }
    groups
}
