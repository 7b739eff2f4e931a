//! Rows inside rows: subqueries of several columns, and whole rows, that a select list carries out to be structs.
//!
//! They are sqlweave's own beside the server's grammar. The server could not compare them, so that they stand in the
//! outermost select list, or in that of a query whose rows are nested in it, and nowhere else.

use super::{Analyzer, expr::unparen};
use crate::{
    ast::{self, expr::NestedForm},
    catalog::TypeOid,
    diagnostic::Diagnostic,
    lex::RustIndex,
    query::{Distinct, Expr, Nesting, Query, SubLinkKind},
    source::Span,
};

/// Where nested rows can stand.
pub(crate) const CARRIED: &str = "rows of several columns can be nested in the outermost select list only: `array(select a, b …) as name`";

impl Analyzer<'_> {
    /// A select item that gives rows of its own; None where it has the server's meaning.
    pub(crate) fn nested_item(&mut self, value: &ast::Expr) -> Option<Expr> {
        if self.scope().query.nesting == Nesting::None {
            return None;
        }
        let value = unparen(value);
        let span = value.span;
        match &value.kind {
            ast::ExprKind::ArraySubquery(query) => {
                Some(self.nested_query(NestedForm::Rows, None, query, span))
            }
            ast::ExprKind::Subquery(query) => {
                Some(self.nested_query(NestedForm::Row, None, query, span))
            }
            ast::ExprKind::Nested(nested) => {
                Some(self.nested_query(nested.form, nested.row, &nested.query, span))
            }
            _ => None,
        }
    }

    fn nested_query(
        &mut self,
        form: NestedForm,
        row: Option<RustIndex>,
        query: &ast::Select,
        span: Span,
    ) -> Expr {
        let around = self.scope().query.nesting;
        let is_batch = matches!(form, NestedForm::Batch(_));
        if let (NestedForm::Batch(word), Nesting::Rows) = (form, around) {
            let message = "a batch cannot stand in a nested query";
            let help = "write the query around it as a batch too, or leave the word away here";
            self.report(Diagnostic::error("0A000", word, message).help(help));
        }
        self.nesting = if is_batch { Nesting::Statement } else { Nesting::Rows };
        let query = self.sub_select(query);
        // A column that is neither rows nor to be a struct is a plain value, as in the server's own language.
        if row.is_none() && gives_values(&query) {
            match form {
                NestedForm::Rows => return self.array_of(query, span),
                NestedForm::Row => return self.scalar_of(query, span),
                NestedForm::Batch(_) => {}
            }
        }
        if query.output().next().is_none() {
            return self.array_of(query, span);
        }
        let data_type = match form {
            NestedForm::Row => TypeOid::RECORD,
            NestedForm::Rows | NestedForm::Batch(_) => TypeOid::RECORDARRAY,
        };
        self.sublink(SubLinkKind::Nested { form, row }, query, data_type, -1, span)
    }

    /// What names the struct of nested rows stands where there can be none.
    pub(crate) fn misplaced_rows(&mut self, span: Span) -> Expr {
        let message = "nested rows can stand in the outermost select list only";
        let help = "nest them in the list of the whole statement, with the set operation or subquery in its FROM";
        self.report(Diagnostic::error("0A000", span, message).help(help));
        Expr::error(span)
    }

    /// Nested rows are neither sorted nor compared.
    pub(crate) fn check_carried(&mut self) {
        let query = &self.scope().query;
        if query.nesting == Nesting::None {
            return;
        }
        let compares = |index: usize| {
            let on = match &query.distinct {
                None => false,
                Some(Distinct::All) => true,
                Some(Distinct::On(on)) => on.contains(&index),
            };
            if on {
                Some("DISTINCT")
            } else if query.group_by.contains(&index) {
                Some("GROUP BY")
            } else if query.order_by.iter().any(|sort| sort.target == index) {
                Some("ORDER BY")
            } else {
                None
            }
        };
        let targets = query.targets.iter().enumerate();
        let nested = targets.filter(|(_, target)| !target.junk && query.is_nested(target));
        let refused: Vec<Diagnostic> = nested
            .filter_map(|(index, target)| {
                let clause = compares(index)?;
                let message = format!("nested rows cannot be compared by {clause}");
                Some(Diagnostic::error("0A000", target.expr.span, message).help(CARRIED))
            })
            .collect();
        refused.into_iter().for_each(|diagnostic| self.report(diagnostic));
    }

    /// Remembers that a name or position of ORDER BY or GROUP BY means an output column.
    pub(crate) fn note_output_reference(&mut self, place: Span, target: usize) {
        let query = &mut self.scope().query;
        if query.nesting != Nesting::None {
            query.output_references.push((place, target));
        }
    }
}

/// Whether a query has one column, which holds no rows of its own.
fn gives_values(query: &Query) -> bool {
    let mut output = query.output();
    match (output.next(), output.next()) {
        (Some(only), None) => !query.is_nested(only),
        _ => false,
    }
}
