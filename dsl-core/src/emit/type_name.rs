//! Type names, in the spelling that was written.

use super::{name::Place, sql::Printer};
use crate::ast::{TypeName, expr::Expr};

impl Printer<'_> {
    pub(super) fn type_name(&mut self, type_name: &TypeName) {
        self.type_head(type_name);
        if let Some(fields) = &type_name.interval_fields {
            self.interval_fields(type_name, fields);
        }
        for _ in 0..type_name.array_dimensions {
            self.layout.push("[]");
        }
    }

    /// `date '2024-01-01'`, `interval '1' day`: the fields of an interval stand behind the constant.
    pub(super) fn typed_literal(&mut self, type_name: &TypeName, operand: &Expr) {
        self.type_head(type_name);
        self.layout.push_char(' ');
        self.expr(operand);
        if let Some(fields) = &type_name.interval_fields {
            self.interval_fields(type_name, fields);
        }
    }

    fn type_head(&mut self, type_name: &TypeName) {
        if type_name.setof {
            self.layout.push("SETOF ");
        }
        if type_name.interval_fields.is_some() {
            self.layout.push("interval");
        } else if is_grammar_spelling(type_name) {
            self.layout.push(&type_name.written);
        } else {
            self.qualified(&type_name.name, Place::Function);
            self.modifiers(&type_name.modifiers);
        }
        if type_name.percent_type {
            self.layout.push("%TYPE");
        }
    }

    fn interval_fields(&mut self, type_name: &TypeName, fields: &str) {
        self.layout.push_char(' ');
        self.layout.push(fields);
        self.modifiers(&type_name.modifiers);
    }

    fn modifiers(&mut self, modifiers: &[Expr]) {
        if !modifiers.is_empty() {
            self.layout.push_char('(');
            self.plain_list(modifiers);
            self.layout.push_char(')');
        }
    }
}

/// Whether the grammar has a spelling of its own for the type, such as `int` or `timestamp with time zone`: such a
/// name comes qualified from the parser, whatever was written.
fn is_grammar_spelling(type_name: &TypeName) -> bool {
    match type_name.name.parts.as_slice() {
        [schema, _] => schema.name == "pg_catalog" && schema.folded.is_none(),
        _ => false,
    }
}
