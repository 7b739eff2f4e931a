//! What a condition comes to by its constants alone, as the planner folds it (`eval_const_expressions`).

use crate::{
    analyze::walk::children,
    catalog::Catalog,
    query::{Expr, ExprKind},
};

/// A condition that is the same for every row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Truth {
    True,
    False,
    Null,
}

/// What the condition comes to; None where that depends on a row, or is not told by constants.
pub fn truth(condition: &Expr, catalog: &Catalog) -> Option<Truth> {
    match &condition.kind {
        ExprKind::Const(Some(value)) => {
            let word = value.trim().to_ascii_lowercase();
            let is = |full: &str| !word.is_empty() && full.starts_with(&word);
            Some(if is("true") || is("yes") || word == "on" || word == "1" {
                Truth::True
            } else {
                Truth::False
            })
        }
        ExprKind::Not(operand) => truth(operand, catalog).map(|known| match known {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Null => Truth::Null,
        }),
        ExprKind::And(parts) => joined(parts, Truth::False, Truth::True, catalog),
        ExprKind::Or(parts) => joined(parts, Truth::True, Truth::False, catalog),
        ExprKind::NullTest { operand, negated } => {
            let null = is_null(operand, catalog);
            let known = null || matches!(operand.kind, ExprKind::Const(Some(_)));
            known.then_some(if null == *negated { Truth::False } else { Truth::True })
        }
        _ => is_null(condition, catalog).then_some(Truth::Null),
    }
}

/// Whether a condition of WHERE, ON or HAVING lets no row pass: there NULL is as good as false.
pub fn refuses_all(condition: &Expr, catalog: &Catalog) -> bool {
    match &condition.kind {
        ExprKind::And(parts) => parts.iter().any(|part| refuses_all(part, catalog)),
        _ => matches!(truth(condition, catalog), Some(Truth::False | Truth::Null)),
    }
}

/// AND and OR: one part decides alone, else all have to be known.
fn joined(parts: &[Expr], decides: Truth, neutral: Truth, catalog: &Catalog) -> Option<Truth> {
    let known: Vec<Option<Truth>> = parts.iter().map(|part| truth(part, catalog)).collect();
    if known.contains(&Some(decides)) {
        return Some(decides);
    }
    if known.contains(&None) {
        return None;
    }
    Some(if known.contains(&Some(Truth::Null)) { Truth::Null } else { neutral })
}

/// Whether the planner evaluates the expression: constants, and what is immutable over them.
pub fn is_constant(expr: &Expr, catalog: &Catalog) -> bool {
    let immutable = |proc| catalog.get_proc(proc).is_some_and(|proc| proc.volatility == b'i');
    let folds = match &expr.kind {
        ExprKind::Function { proc, .. }
        | ExprKind::Operator { proc, .. }
        | ExprKind::ScalarArray { proc, .. } => immutable(*proc),
        // What input and output of dates mean is a setting.
        ExprKind::CoerceViaIo(operand) => [operand.data_type, expr.data_type]
            .iter()
            .all(|one| catalog.get_type(*one).is_some_and(|known| known.category != b'D')),
        // The planner leaves it to the executor what a row's fields are.
        ExprKind::NullTest { operand, .. } => {
            !crate::analyze::implication::has_fields(catalog, operand.data_type)
        }
        ExprKind::Const(_)
        | ExprKind::Relabel(_)
        | ExprKind::Collate(..)
        | ExprKind::And(_)
        | ExprKind::Or(_)
        | ExprKind::Not(_)
        | ExprKind::BooleanTest { .. }
        | ExprKind::Distinct { .. }
        | ExprKind::NullIf { .. }
        | ExprKind::Coalesce(_)
        | ExprKind::MinMax(_)
        | ExprKind::Case { .. }
        | ExprKind::Array { .. }
        | ExprKind::Row { .. }
        | ExprKind::Field { .. }
        | ExprKind::Subscript { .. } => true,
        _ => false,
    };
    let mut all = folds;
    children(expr, &mut |child| all = all && is_constant(child, catalog));
    all
}

/// NULL itself, and what is strict over it.
fn is_null(expr: &Expr, catalog: &Catalog) -> bool {
    match &expr.kind {
        ExprKind::Const(None) => true,
        ExprKind::Relabel(operand) | ExprKind::CoerceViaIo(operand) => is_null(operand, catalog),
        ExprKind::Function { proc, args, .. } | ExprKind::Operator { proc, args, .. } => {
            catalog.get_proc(*proc).is_some_and(|proc| proc.strict)
                && args.iter().any(|arg| is_null(arg, catalog))
        }
        _ => false,
    }
}
