//! The same statement with the columns of user-defined types in records.
//!
//! A record is a built-in type that carries the OIDs of its fields, so that a client can read such a column without
//! asking the server what it is, which it cannot where a pooler gives each transaction another connection.

use super::{
    layout::{Group, Layout},
    name::Place,
    select::wildcard,
    sql::Printer,
    variants::Decisions,
};
use crate::{
    analyze::resolutions::Resolutions,
    ast::{Returning, Select, SelectBody, SelectItem, Statement},
    compiled::CompiledColumn,
};

/// Prints a statement whose columns of user-defined types come as `ROW(column)`, after `decisions` that were met when it was
/// printed before. None where there is no such column.
///
/// RETURNING makes the records itself. Around a query stands another, since what DISTINCT, ORDER BY, GROUP BY and set
/// operations do with a column they would do with the record; its WITH stays outside, where alone it may write.
pub(super) fn print_by_record(
    statement: &Statement,
    resolutions: &Resolutions,
    columns: &[CompiledColumn],
    decisions: Decisions,
) -> Option<Layout> {
    if !columns.iter().any(|column| is_user_defined(&column)) {
        return None;
    }
    let mut printer = Printer { decisions, ..Printer::new(resolutions) };
    printer.layout.open(Group::Broken);
    match statement {
        Statement::Select(select) => printer.select_by_record(select, columns),
        Statement::Copy(..) => return None,
        Statement::Insert(_)
        | Statement::Update(_)
        | Statement::Delete(_)
        | Statement::Merge(_) => {
            if !returning(statement).is_some_and(|list| printer.can_be_numbered(list)) {
                return None;
            }
            printer.returned = Some(columns);
            printer.statement(statement);
        }
    }
    printer.layout.close();
    Some(printer.layout)
}

fn is_user_defined(column: &&CompiledColumn) -> bool {
    column.data_type.is_user_defined()
}

fn returning(statement: &Statement) -> Option<&Returning> {
    match statement {
        Statement::Select(_) | Statement::Copy(..) => None,
        Statement::Insert(insert) => insert.returning.as_ref(),
        Statement::Update(update) => update.returning.as_ref(),
        Statement::Delete(delete) => delete.returning.as_ref(),
        Statement::Merge(merge) => merge.returning.as_ref(),
    }
}

impl Printer<'_> {
    fn select_by_record(&mut self, select: &Select, columns: &[CompiledColumn]) {
        let select = without_parentheses(select);
        self.with(select.with.as_ref());
        self.layout.open(Group::Fit);
        self.layout.push("SELECT");
        self.layout.indent();
        for (index, column) in columns.iter().enumerate() {
            if index > 0 {
                self.layout.push_char(',');
            }
            self.layout.line();
            let number = index + 1;
            let value = format!("q.c{number}");
            if is_user_defined(&column) {
                self.record(&column.name, |p| p.layout.push(&value));
            } else {
                self.layout.push(&value);
                self.output_name(&column.name);
            }
        }
        self.layout.dedent();
        self.layout.close();
        self.clause("FROM ");
        self.block(Group::Broken, |p| p.select_without_with(select));
        let names: Vec<String> = (1..=columns.len()).map(|number| format!("c{number}")).collect();
        self.layout.push(&format!(" AS q ({})", names.join(", ")));
    }

    /// Whether the columns of the list are those of the result one by one: no `*` is left to be printed as such.
    fn can_be_numbered(&self, list: &Returning) -> bool {
        list.items.iter().all(|item| wildcard(item).is_none() || self.expansion(item).is_some())
    }

    /// A RETURNING list whose columns of user-defined types are made records.
    pub(super) fn returned_by_record(
        &mut self,
        head: &str,
        items: &[SelectItem],
        columns: &[CompiledColumn],
    ) {
        let mut columns = columns.iter();
        let mut first = true;
        self.layout.open(Group::Fit);
        self.layout.push(head);
        self.layout.indent();
        self.layout.line();
        for item in items {
            if self.is_batch(item) {
                continue;
            }
            let Some(expanded) = self.expansion(item) else {
                self.separate(&mut first);
                match (columns.next().filter(is_user_defined), item) {
                    (Some(column), SelectItem::Expr { value, .. }) => {
                        self.record(&column.name, |p| p.expr(value));
                    }
                    _ => self.select_item(item),
                }
                continue;
            };
            for part in expanded {
                self.separate(&mut first);
                match columns.next().filter(is_user_defined) {
                    Some(column) => {
                        self.record(&column.name, |p| p.expanded_column(item, part));
                    }
                    None => self.expanded_column(item, part),
                }
            }
        }
        self.appended_behind(items, &mut first);
        self.layout.dedent();
        self.layout.close();
    }

    /// `ROW(value) AS name`
    fn record(&mut self, name: &str, value: impl FnOnce(&mut Self)) {
        self.layout.push("ROW(");
        value(self);
        self.layout.push_char(')');
        self.output_name(name);
    }

    fn output_name(&mut self, name: &str) {
        self.layout.push(" AS ");
        self.name(name, Place::Label);
    }
}

/// A query in parentheses around which nothing stands.
fn without_parentheses(mut select: &Select) -> &Select {
    while let Select { with: None, body: SelectBody::Nested(inner), .. } = select {
        let bare = select.order_by.is_empty() && select.limit.is_none() && select.offset.is_none();
        if !bare || !select.locking.is_empty() {
            break;
        }
        select = inner;
    }
    select
}
