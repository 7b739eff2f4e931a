//! The statements that load batches.

use super::{
    layout::Group,
    name::Place,
    sql::{EmitOptions, Printer},
};
use crate::{
    analyze::resolutions::{Appended, KeySearch, Resolutions, RowsColumn},
    ast::{Expr, ExprKind, Select, SelectItem, expr::SortItem},
    batch::item_span,
    compiled::CompiledColumn,
};

/// The relation of the keys, and the query beside it: names that a statement hardly has, since the query sees the
/// first.
const KEYS: &str = "batch_keys";
const ROWS: &str = "batch_rows";
/// The column that says for which row around the batch a row is.
pub(crate) const POSITION: &str = "batch_position";

/// What a batch's keys are.
pub(crate) struct Position<'a> {
    pub(crate) types: &'a [RowsColumn],
    /// The number of the first key's parameter.
    pub(crate) number: usize,
    /// The batch's columns on the wire.
    pub(crate) columns: &'a [CompiledColumn],
}

/// How columns of user-defined types come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Plain,
    ByRecord,
}

/// The batch for each row of keys, with the row's position.
pub(crate) fn emit_by_position(
    select: &Select,
    resolutions: &Resolutions,
    position: &Position<'_>,
    form: Form,
    options: EmitOptions,
) -> String {
    let mut printer = Printer::new(resolutions);
    printer.layout.open(Group::Broken);
    printer.batch(select, position, form);
    printer.layout.close();
    printer.layout.finish(options.width).into_text().unwrap_or_default()
}

impl<'a> Printer<'a> {
    fn batch(&mut self, select: &Select, position: &Position<'_>, form: Form) {
        let numbers: Vec<usize> = (1..=position.columns.len()).collect();
        self.layout.open(Group::Fit);
        self.layout.push("SELECT");
        self.layout.indent();
        for (number, column) in numbers.iter().zip(position.columns) {
            self.layout.line();
            let by_record = form == Form::ByRecord && column.data_type.is_user_defined();
            let value = format!("{ROWS}.c{number}");
            self.layout.push(&if by_record { format!("ROW({value})") } else { value });
            self.layout.push(" AS ");
            self.name(&column.name, Place::Label);
            self.layout.push_char(',');
        }
        self.layout.line();
        self.layout.push(&format!("{KEYS}.position AS {POSITION}"));
        self.layout.dedent();
        self.layout.close();
        self.clause("FROM unnest(");
        for (index, key) in position.types.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            self.layout.push(&format!("{comma}${}::", position.number + index));
            self.array_of(key);
        }
        let keys: Vec<String> =
            (1..=position.types.len()).map(|number| format!("key_{number}")).collect();
        let keys = keys.join(", ");
        self.layout.push(&format!(") WITH ORDINALITY AS {KEYS} ({keys}, position)"));
        self.layout.indent();
        self.clause("CROSS JOIN LATERAL ");
        self.block(Group::Broken, |p| p.select(select));
        let columns: Vec<String> = numbers.iter().map(|number| format!("c{number}")).collect();
        self.layout.push(&format!(" AS {ROWS} ({})", columns.join(", ")));
        self.layout.dedent();
    }

    /// A column of the rows around a batch, as its statement gets it; false where the expression is none.
    pub(super) fn batch_reference(&mut self, expr: &Expr) -> bool {
        let Some(index) = self.resolutions.batch_references.get(&expr.span) else { return false };
        self.layout.push(&format!("{KEYS}.key_{}", index + 1));
        true
    }

    /// `own = ANY ($n)`, or what does the same, in place of an equality with a column of the rows around the batch.
    pub(super) fn batch_match(&mut self, expr: &Expr, left: &Expr, right: &Expr) -> bool {
        let resolutions: &'a Resolutions = self.resolutions;
        let Some(found) = resolutions.batch_matches.get(&expr.span) else { return false };
        self.operand(if found.is_left { left } else { right });
        let array = |p: &mut Self| {
            p.layout.push(&format!("${}::", found.number));
            p.array_of(&found.key);
        };
        match found.search {
            KeySearch::Any => {
                self.layout.push(" = ANY (");
                array(self);
                self.layout.push_char(')');
            }
            KeySearch::ByIndex => {
                // What a subquery gives is no list to the planner until the statement runs. Without the second cast the
                // list would be what the keys are compared with.
                self.layout.push(" = ANY ((SELECT ");
                array(self);
                self.layout.push(")::");
                self.array_of(&found.key);
                self.layout.push_char(')');
            }
            KeySearch::Hashed => {
                self.layout.push(" IN (SELECT unnest(");
                array(self);
                self.layout.push("))");
            }
        }
        true
    }

    /// What rows are ordered by before `item`.
    pub(super) fn ordered_first(&mut self, item: &SortItem) {
        let resolutions: &'a Resolutions = self.resolutions;
        let Some(first) = resolutions.ordered_first.get(&item.expr.span) else { return };
        self.appended_column(first);
        self.layout.push(", ");
    }

    /// Whether a statement of its own loads a select item.
    pub(super) fn is_batch(&self, item: &SelectItem) -> bool {
        let SelectItem::Expr { value, .. } = item else { return false };
        let mut value = value;
        while let ExprKind::Paren(inner) = &value.kind {
            value = inner;
        }
        self.resolutions.batches.contains(&value.span)
    }

    /// What a list has behind its items for its batches.
    pub(super) fn appended_behind(&mut self, items: &[SelectItem], first: &mut bool) {
        let resolutions: &'a Resolutions = self.resolutions;
        let appended = items.first().and_then(|item| resolutions.appended.get(&item_span(item)));
        for column in appended.into_iter().flatten() {
            self.separate(first);
            self.appended(column);
        }
    }

    fn appended(&mut self, appended: &Appended) {
        self.appended_column(appended);
        if let Some(cast) = &appended.cast {
            self.layout.push("::");
            self.layout.push(cast);
        }
        self.layout.push(" AS ");
        self.name(&appended.alias, Place::Label);
    }

    fn appended_column(&mut self, appended: &Appended) {
        self.name(&appended.qualifier, Place::Column);
        self.layout.push_char('.');
        self.name(&appended.column, Place::Label);
    }
}
