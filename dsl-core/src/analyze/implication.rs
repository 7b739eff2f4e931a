//! Whether one condition implies another (`predtest.c`), as far as ON CONFLICT and partial indexes need it.

use crate::{
    catalog::{Catalog, Method, OperatorOid},
    query::{Expr, ExprKind},
};

/// Whether `known` implies `wanted`. False where it cannot be told.
pub fn implies(catalog: &Catalog, known: &Expr, wanted: &Expr) -> bool {
    match &wanted.kind {
        ExprKind::And(parts) => return parts.iter().all(|p| implies(catalog, known, p)),
        ExprKind::Or(parts) if parts.iter().any(|p| implies(catalog, known, p)) => return true,
        ExprKind::Const(Some(value)) if value == "true" => return true,
        _ => {}
    }
    match &known.kind {
        ExprKind::And(parts) => parts.iter().any(|p| implies(catalog, p, wanted)),
        ExprKind::Or(parts) => parts.iter().all(|p| implies(catalog, p, wanted)),
        ExprKind::Const(Some(value)) if value == "false" => true,
        _ => {
            let (known, wanted) = (without_true(known), without_true(wanted));
            known == wanted || implies_simply(catalog, known, wanted)
        }
    }
}

/// `x = true` is `x` (`simplify_boolean_equality`).
fn without_true(condition: &Expr) -> &Expr {
    let is_true = |e: &Expr| matches!(&e.kind, ExprKind::Const(Some(value)) if matches!(value.as_str(), "true" | "t"));
    match &condition.kind {
        ExprKind::Operator { operator: BOOLEAN_EQUAL, args, .. } => match args.as_slice() {
            [operand, constant] if is_true(constant) => operand,
            [constant, operand] if is_true(constant) => operand,
            _ => condition,
        },
        _ => condition,
    }
}

/// `=(boolean, boolean)`.
const BOOLEAN_EQUAL: OperatorOid = OperatorOid(91);

fn implies_simply(catalog: &Catalog, known: &Expr, wanted: &Expr) -> bool {
    if let ExprKind::NullTest { operand, negated: true } = &wanted.kind {
        return rejects_null(catalog, known, operand);
    }
    if let ExprKind::BooleanTest { operand, test: crate::ast::expr::IsTest::True, negated: false } =
        &wanted.kind
    {
        return known == &**operand;
    }
    if let ExprKind::ScalarArray { any: true, left, right, operator, .. } = &known.kind
        && let ExprKind::Array { elements, nested: false } = &right.kind
    {
        let single = |element: &Expr| {
            let proc = catalog.get_operator(*operator).map(|o| o.proc).unwrap_or_default();
            let args = vec![(**left).clone(), element.clone()];
            let kind = ExprKind::Operator { operator: *operator, proc, args };
            Expr { kind, ..known.clone() }
        };
        return !elements.is_empty()
            && elements.iter().all(|e| implies(catalog, &single(e), wanted));
    }
    comparison_implies(catalog, known, wanted)
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
        ExprKind::Relabel(operand) | ExprKind::CoerceViaIo(operand) => {
            rejects_null(catalog, operand, tested)
        }
        ExprKind::NullTest { operand, negated: true } => **operand == *tested,
        _ => false,
    }
}

/// `b > 5` implies `b > 3`: two comparisons of one expression with constants in one btree family.
fn comparison_implies(catalog: &Catalog, known: &Expr, wanted: &Expr) -> bool {
    let (Some(known), Some(wanted)) = (comparison(catalog, known), comparison(catalog, wanted))
    else {
        return false;
    };
    if known.operand != wanted.operand || known.family != wanted.family {
        return false;
    }
    let Some(order) = compare(known.constant, wanted.constant) else { return false };
    use std::cmp::Ordering::{Equal, Greater, Less};
    // Strategies: 1 `<`, 2 `<=`, 3 `=`, 4 `>=`, 5 `>`.
    match (known.strategy, wanted.strategy) {
        (1, 1) | (2, 2) | (1, 2) => order != Greater,
        (2, 1) => order == Less,
        (3, 1) => order == Less,
        (3, 2) => order != Greater,
        (3, 3) => order == Equal,
        (3, 4) => order != Less,
        (3, 5) => order == Greater,
        (5, 5) | (4, 4) | (5, 4) => order != Less,
        (4, 5) => order == Greater,
        _ => false,
    }
}

struct Comparison<'e> {
    operand: &'e Expr,
    constant: &'e str,
    strategy: u8,
    family: u32,
}

fn comparison<'e>(catalog: &Catalog, expr: &'e Expr) -> Option<Comparison<'e>> {
    let ExprKind::Operator { operator, args, .. } = &expr.kind else { return None };
    let [left, right] = args.as_slice() else { return None };
    let members = catalog.families_of(*operator);
    let member = members.iter().find(|m| m.method == Method::Btree)?;
    if let ExprKind::Const(Some(constant)) = &right.kind {
        return Some(Comparison {
            operand: left,
            constant,
            strategy: member.strategy,
            family: member.family.0,
        });
    }
    match &left.kind {
        ExprKind::Const(Some(constant)) => {
            let strategy = 6u8.checked_sub(member.strategy)?;
            Some(Comparison { operand: right, constant, strategy, family: member.family.0 })
        }
        _ => None,
    }
}

/// Numbers by value; other text only when equal.
fn compare(left: &str, right: &str) -> Option<std::cmp::Ordering> {
    if let (Ok(left), Ok(right)) = (left.parse::<i128>(), right.parse::<i128>()) {
        return Some(left.cmp(&right));
    }
    (left == right).then_some(std::cmp::Ordering::Equal)
}
