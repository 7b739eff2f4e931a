//! A statement's text.

use super::{
    layout::{Group, Laid, Layout},
    record::print_by_record,
    variants::Decisions,
};
use crate::{
    analyze::resolutions::Resolutions,
    ast::{Ident, InsertSource, Statement},
    compiled::{CompiledColumn, Variants},
    source::Span,
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
    emit(statement, resolutions, &[], options).sql
}

/// The texts of a statement.
pub struct Emitted {
    /// Of one with variants, that with all optional parts and the first arm of each choice.
    pub sql: String,
    /// The same by record; see [`super::record`]. None where there is no column of a user-defined type.
    pub by_record: Option<String>,
    pub variants: Option<Variants>,
}

/// Prints a statement with these columns, and by record.
pub fn emit(
    statement: &Statement,
    resolutions: &Resolutions,
    columns: &[CompiledColumn],
    options: EmitOptions,
) -> Emitted {
    let mut printer = Printer::new(resolutions);
    printer.layout.open(Group::Broken);
    printer.statement(statement);
    printer.layout.close();
    let laid = printer.layout.finish(options.width);
    let decisions = printer.decisions;
    let by_record = print_by_record(statement, resolutions, columns, decisions.clone());
    let by_record = by_record.map(|layout| layout.finish(options.width));
    match laid {
        Laid::Text(sql) => {
            Emitted { sql, by_record: by_record.and_then(Laid::into_text), variants: None }
        }
        Laid::Template(pieces) => {
            let by_record = by_record.and_then(Laid::into_template).unwrap_or_default();
            let variants = decisions.variants(pieces, by_record, resolutions);
            let by_record = (!variants.by_record.is_empty()).then(|| variants.full_by_record());
            Emitted { sql: variants.full_text(), by_record, variants: Some(variants) }
        }
    }
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
    printer.layout.finish(options.width).into_text()
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
    pub(super) decisions: Decisions,
    /// In what stands for an UPDATE that sets nothing: its table, which OLD and NEW are.
    pub(super) nothing_set: Option<Ident>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(resolutions: &'a Resolutions) -> Printer<'a> {
        Printer {
            layout: Layout::default(),
            resolutions,
            returned: None,
            row_fields: Vec::new(),
            decisions: Decisions::default(),
            nothing_set: None,
        }
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

    /// The table that a name means for which the server has OLD or NEW only where something is set.
    pub(super) fn stand_in(&self, span: Span) -> Option<Ident> {
        self.nothing_set.filter(|_| self.resolutions.old_or_new.contains(&span))
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
