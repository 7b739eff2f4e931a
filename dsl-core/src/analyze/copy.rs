//! COPY: of a query, and into a table (`DoCopy`, `BeginCopyFrom`, `BeginCopyTo`).

use super::Analyzer;
use crate::{
    ast,
    ast::ddl::TriggerTiming,
    catalog::{Relation, RelationKind},
    compiled::Command,
    diagnostic::Diagnostic,
    query::Query,
    source::Span,
};

impl Analyzer<'_> {
    /// `copy (query) to stdout`
    pub(super) fn analyze_copy(&mut self, inner: &ast::Statement, span: Span) -> Query {
        let query = self.analyze_statement(inner, true);
        if query.command != Command::Select && query.returning.is_empty() {
            let message = "COPY query must have a RETURNING clause";
            self.error("0A000", span, message);
        }
        if let Some(place) = self.first_param() {
            let message = "there is no parameter $1";
            let diagnostic = Diagnostic::error("42P02", place, message);
            self.report(
                diagnostic
                    .help("COPY has no parameters: run the query itself, with `.stream(&db)`"),
            );
        }
        query
    }

    /// What COPY writes into, which INSERT may.
    pub(super) fn check_copy_target(&mut self, relation: &Relation, span: Span) {
        let instead =
            relation.triggers.iter().any(|t| t.insert && t.timing == TriggerTiming::InsteadOf);
        if relation.kind == RelationKind::View && !instead {
            let message = format!("cannot copy to view \"{}\"", relation.name);
            let help = "to enable copying to a view, provide an INSTEAD OF INSERT trigger";
            self.report(Diagnostic::error("42809", span, message).help(help));
        }
    }
}
