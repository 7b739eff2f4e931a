//! `null_comparison`: a comparison with the literal NULL.

use super::Finder;
use crate::{
    lint::NULL_COMPARISON,
    query::{Expr, ExprKind},
};

const COMPARISONS: [&str; 6] = ["=", "<>", "<", "<=", ">", ">="];

pub(super) fn check(expr: &Expr, finder: &mut Finder<'_>) {
    let ExprKind::Operator { operator, proc, args } = &expr.kind else { return };
    let [left, right] = args.as_slice() else { return };
    let (null, other) = match (is_null(left), is_null(right)) {
        (_, true) => (right, left),
        (true, false) => (left, right),
        (false, false) => return,
    };
    let Some(known) = finder.catalog.get_operator(*operator) else { return };
    let Some(symbol) = COMPARISONS.into_iter().find(|symbol| known.name == *symbol) else { return };
    // Only what is strict never sees the NULL.
    if !finder.catalog.get_proc(*proc).is_some_and(|proc| proc.strict) {
        return;
    }
    let help = match (&other.kind, symbol) {
        (ExprKind::CaseTest, _) => "write `case when … is null then …`",
        (_, "<>") => "write `… is not null`",
        _ => "write `… is null`",
    };
    let message = format!("`{symbol}` with NULL is never true: it gives NULL");
    finder.report(&NULL_COMPARISON, null.span, message, help.to_owned());
}

/// The literal, whatever type it was given.
pub(super) fn is_null(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Const(None) => true,
        ExprKind::Relabel(operand) | ExprKind::CoerceViaIo(operand) => is_null(operand),
        _ => false,
    }
}
