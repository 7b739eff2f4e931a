//! `nested_many`: rows nested by `array(…)` in a query of any number of rows, each of which the server looks them up
//! for. From some fifty on a statement for all of them costs less, and much less from a thousand on.

use super::{Finder, level::Level};
use crate::{
    ast::expr::NestedForm,
    cardinality::cardinality,
    compiled::{Cardinality, Command},
    lint::NESTED_MANY,
    query::{ExprKind, Query, SubLinkKind},
    source::Span,
};

/// The length of the word at which the rows begin.
const ARRAY: u32 = 5;

pub(super) fn check(level: &Level<'_>, finder: &mut Finder<'_>) {
    let outermost = level.outer.first().copied().unwrap_or(level.query);
    let is_statement = level.query.nesting == crate::query::Nesting::Statement;
    if !is_statement || !finder.listens(&NESTED_MANY) || is_bound(outermost, finder) {
        return;
    }
    for target in level.query.output() {
        let ExprKind::SubLink(link) = &target.expr.kind else { continue };
        if matches!(link.kind, SubLinkKind::Nested { form: NestedForm::Rows, .. }) {
            let start = target.expr.span.start;
            let message = "rows are nested in each of any number of rows";
            let help = "write `batch array(…)`, which loads them for all rows at once, or bound the rows around it by LIMIT";
            finder.report(&NESTED_MANY, Span::new(start, start + ARRAY), message, help.to_owned());
        }
    }
}

/// Whether there is a bound to the rows: one that is written, or at most one row. What a write returns is bound by what
/// it writes.
fn is_bound(query: &Query, finder: &Finder<'_>) -> bool {
    query.command != Command::Select
        || query.limit.is_some()
        || cardinality(query, finder.catalog) != Cardinality::Many
}
