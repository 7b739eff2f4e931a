//! Whether one condition implies another (`predtest.c`), as far as ON CONFLICT and partial indexes need it.

mod constant;

use crate::{
    catalog::{Catalog, Method, OperatorFamilyOid, OperatorOid},
    query::{Expr, ExprKind},
};
use constant::{elements, fold, is_boolean, is_constant, is_null, order_of};
use std::cmp::Ordering::{Equal, Greater, Less};

/// Whether `known` implies `wanted`. False where it cannot be told.
pub fn implies(catalog: &Catalog, known: &Expr, wanted: &Expr) -> bool {
    proves(catalog, &fold(catalog, known), &fold(catalog, wanted))
}

/// The same of conditions that are folded. What is known never to be true proves nothing, as on the server.
fn proves(catalog: &Catalog, known: &Expr, wanted: &Expr) -> bool {
    if known == wanted && !is_null(known) && !is_boolean(known, false) {
        return true;
    }
    if let Some(expanded) = expand(catalog, wanted) {
        return proves(catalog, known, &expanded);
    }
    if let Some(expanded) = expand(catalog, known) {
        return proves(catalog, &expanded, wanted);
    }
    match &wanted.kind {
        ExprKind::And(parts) => return parts.iter().all(|p| proves(catalog, known, p)),
        ExprKind::Or(parts) if parts.iter().any(|p| proves(catalog, known, p)) => return true,
        _ if is_boolean(wanted, true) => return true,
        _ => {}
    }
    match &known.kind {
        ExprKind::And(parts) => {
            !parts.iter().any(is_null) && parts.iter().any(|p| proves(catalog, p, wanted))
        }
        ExprKind::Or(parts) => {
            let mut parts = parts.iter().filter(|p| !is_null(p)).peekable();
            parts.peek().is_some() && parts.all(|p| proves(catalog, p, wanted))
        }
        ExprKind::Const(_) => false,
        _ => match &wanted.kind {
            ExprKind::NullTest { operand, negated: true } => rejects_null(catalog, known, operand),
            _ => comparison_implies(catalog, known, wanted),
        },
    }
}

/// `x = any (list)` as OR, `x <> all (list)` as AND of its comparisons.
fn expand(catalog: &Catalog, condition: &Expr) -> Option<Expr> {
    let ExprKind::ScalarArray { operator, proc, any, left, right } = &condition.kind else {
        return None;
    };
    let elements = elements(catalog, right).filter(|e| !e.is_empty())?;
    let single = |element: Expr| {
        let args = vec![(**left).clone(), element];
        let kind = ExprKind::Operator { operator: *operator, proc: *proc, args };
        fold(catalog, &Expr { kind, ..condition.clone() })
    };
    let parts = elements.into_iter().map(single).collect();
    let kind = if *any { ExprKind::Or(parts) } else { ExprKind::And(parts) };
    Some(Expr { kind, ..condition.clone() })
}

/// A strict operator or function over an expression is not true where the expression is NULL.
fn rejects_null(catalog: &Catalog, known: &Expr, tested: &Expr) -> bool {
    if known == tested {
        return true;
    }
    match &known.kind {
        ExprKind::Operator { proc, args, .. } | ExprKind::Function { proc, args, .. } => {
            let strict = catalog.get_proc(*proc).is_some_and(|p| p.strict);
            strict && args.iter().any(|a| a == tested || rejects_null(catalog, a, tested))
        }
        ExprKind::ScalarArray { proc, any: true, left, .. } => {
            let strict = catalog.get_proc(*proc).is_some_and(|p| p.strict);
            strict && (**left == *tested || rejects_null(catalog, left, tested))
        }
        ExprKind::Relabel(operand) | ExprKind::CoerceViaIo(operand) | ExprKind::Not(operand) => {
            rejects_null(catalog, operand, tested)
        }
        ExprKind::NullTest { operand, negated: true } => **operand == *tested,
        _ => false,
    }
}

/// `b > 5` implies `b > 3`: two comparisons of one expression with constants in one btree family
/// (`operator_predicate_proof`).
fn comparison_implies(catalog: &Catalog, known: &Expr, wanted: &Expr) -> bool {
    let operands = |e: &Expr| match &e.kind {
        ExprKind::Operator { operator, args, .. } => match args.as_slice() {
            [left, right] => Some((*operator, left.clone(), right.clone())),
            _ => None,
        },
        _ => None,
    };
    let (Some((known, left, value)), Some((wanted, other_left, other))) =
        (operands(known), operands(wanted))
    else {
        return false;
    };
    // `x < y` says the same as `y > x`.
    let commuted = left == other && value == other_left;
    let known = if commuted {
        let commutator = catalog.get_operator(known).and_then(|o| o.commutator);
        let Some(commutator) = commutator else { return false };
        commutator
    } else {
        known
    };
    let order = if commuted || (left == other_left && value == other) {
        Some(Equal)
    } else if left == other_left && is_constant(catalog, &value) && is_constant(catalog, &other) {
        order_of(catalog, &value, &other)
    } else {
        return false;
    };
    let wanted = strategies(catalog, wanted);
    strategies(catalog, known).into_iter().any(|(family, known)| {
        let same = wanted.iter().filter(|(other, _)| *other == family);
        same.into_iter().any(|(_, wanted)| strategy_implies(known, *wanted, order))
    })
}

/// Whether a strategy with one constant implies another with another; `order` is that of the constants.
///
/// An order that cannot be told without calling the server's functions counts as the right one: whoever writes
/// another bound than the index has means one that lies within.
fn strategy_implies(known: u8, wanted: u8, order: Option<std::cmp::Ordering>) -> bool {
    // `BT_implic_table`. Strategies: 1 `<`, 2 `<=`, 3 `=`, 4 `>=`, 5 `>`, 6 `<>`.
    let holds = |test: fn(std::cmp::Ordering) -> bool| order.is_none_or(test);
    match (known, wanted) {
        (1, 1 | 2 | 6) | (2 | 3, 2) => holds(|o| o != Greater),
        (2, 1 | 6) | (3, 1) => holds(|o| o == Less),
        (3, 3) | (6, 6) => order == Some(Equal),
        (3, 6) => holds(|o| o != Equal),
        (3 | 4, 4) | (5, 4..=6) => holds(|o| o != Less),
        (3, 5) | (4, 5 | 6) => holds(|o| o == Greater),
        _ => false,
    }
}

/// The btree families of an operator and its strategy in each; `<>` stands there by its negator, as strategy 6
/// (`get_op_btree_interpretation`).
fn strategies(catalog: &Catalog, operator: OperatorOid) -> Vec<(OperatorFamilyOid, u8)> {
    let of = |operator| {
        let members = catalog.families_of(operator).into_iter();
        members.filter(|m| m.method == Method::Btree).map(|m| (m.family, m.strategy))
    };
    let own: Vec<_> = of(operator).collect();
    let negator = catalog.get_operator(operator).and_then(|o| o.negator);
    match negator.filter(|_| own.is_empty()) {
        Some(negator) => of(negator).filter(|m| m.1 == 3).map(|(family, _)| (family, 6)).collect(),
        None => own,
    }
}
