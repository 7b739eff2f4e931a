//! A statement's text.

use super::layout::{Group, Layout};
use crate::{
    analyze::resolutions::Resolutions,
    ast::{InsertSource, Statement},
    compiled::CompiledColumn,
};

/// How the text is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EmitOptions {
    /// Columns a line.
    pub width: usize,
}

impl Default for EmitOptions {
    fn default() -> EmitOptions {
        EmitOptions { width: 100 }
    }
}

/// Prints a statement for the server and for review: one clause a line, keywords in capitals, wildcards written out,
/// parameters numbered.
pub fn emit_statement(
    statement: &Statement,
    resolutions: &Resolutions,
    options: EmitOptions,
) -> String {
    let mut printer = Printer::new(resolutions);
    printer.layout.open(Group::Broken);
    printer.statement(statement);
    printer.layout.close();
    printer.layout.finish(options.width)
}

/// Prints the query that has the columns which a COPY reads or writes; None for a statement of another kind.
pub fn emit_copied(
    statement: &Statement,
    resolutions: &Resolutions,
    options: EmitOptions,
) -> Option<String> {
    let mut printer = Printer::new(resolutions);
    printer.layout.open(Group::Broken);
    match statement {
        Statement::Copy(inner, _) => printer.statement(inner),
        Statement::Insert(insert) if matches!(insert.source, InsertSource::Copy(..)) => {
            printer.copied_columns(insert);
        }
        _ => return None,
    }
    printer.layout.close();
    Some(printer.layout.finish(options.width))
}

/// Writes nodes into a layout, one method a production. The depth of a syntax tree, which the parser bounds, is the
/// depth of the recursion.
pub(super) struct Printer<'a> {
    pub(super) layout: Layout,
    pub(super) resolutions: &'a Resolutions,
    /// The columns of the RETURNING list that is printed by record: that of the statement, not of those in its WITH.
    pub(super) returned: Option<&'a [CompiledColumn]>,
    /// The fields of the nested row whose query is being written, as far as clauses mean them by name or position.
    pub(super) row_fields: Vec<String>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(resolutions: &'a Resolutions) -> Printer<'a> {
        Printer { layout: Layout::default(), resolutions, returned: None, row_fields: Vec::new() }
    }

    /// The clauses of a statement, each behind a place for a line break of the group around it.
    pub(super) fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::Select(select) => self.select(select),
            Statement::Insert(insert) => self.insert(insert),
            Statement::Update(update) => self.update(update),
            Statement::Delete(delete) => self.delete(delete),
            Statement::Merge(merge) => self.merge(merge),
            Statement::Copy(inner, _) => {
                self.layout.push("COPY ");
                self.block(Group::Broken, |p| p.statement(inner));
                self.layout.push(" TO STDOUT (FORMAT binary)");
            }
        }
    }

    /// `(…)` around what may be broken as a block.
    pub(super) fn block(&mut self, group: Group, inner: impl FnOnce(&mut Self)) {
        self.layout.push_char('(');
        self.layout.open(group);
        self.layout.indent();
        self.layout.soft_break();
        inner(self);
        self.layout.dedent();
        self.layout.soft_break();
        self.layout.close();
        self.layout.push_char(')');
    }

    /// `head a, b, c`, or each item on a line under the head.
    pub(super) fn list<T>(&mut self, head: &str, items: &[T], item: impl FnMut(&mut Self, &T)) {
        self.layout.open(Group::Fit);
        self.layout.push(head);
        self.layout.indent();
        self.layout.line();
        self.items(items, item);
        self.layout.dedent();
        self.layout.close();
    }

    /// `a, b, c` with places for line breaks of the group around it.
    pub(super) fn items<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Self, &T)) {
        for (i, one) in items.iter().enumerate() {
            if i > 0 {
                self.layout.push_char(',');
                self.layout.line();
            }
            item(self, one);
        }
    }

    /// `keyword value` on a line of its own.
    pub(super) fn clause(&mut self, keyword: &str) {
        self.layout.line();
        self.layout.push(keyword);
    }
}
