//! Whether one condition implies another (`predtest.c`), as far as ON CONFLICT and partial indexes need it.

mod constant;
mod evaluate;

use crate::{
    catalog::{Catalog, FIRST_USER_OID, Method, OperatorFamilyOid, OperatorOid, ProcOid, TypeOid},
    query::{Expr, ExprKind},
};
use constant::{
    elements, fold, has_settled_constants, is_boolean, is_constant, is_null, is_row, order_of,
};
use std::cmp::Ordering::{Equal, Greater, Less};

/// What counts of constants whose order cannot be told without calling the server's functions, or without knowing its
/// settings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// Whoever writes another bound than the index has means one that lies within: the server is to say otherwise.
    InFavour,
    /// What is proved holds on every server.
    Against,
}

/// Whether `known` implies `wanted`. False where it cannot be told.
pub fn implies(catalog: &Catalog, doubt: Doubt, known: &Expr, wanted: &Expr) -> bool {
    let prover = Prover { catalog, doubt };
    if doubt == Doubt::Against && !has_settled_constants(catalog, wanted) {
        return false;
    }
    proves(prover, &fold(prover, known), &fold(prover, wanted))
}

/// A condition as the planner has it: its constants folded, its negations at the operators.
/// What comes out otherwise on another server is left as it is.
pub fn folded(catalog: &Catalog, condition: &Expr) -> Expr {
    fold(Prover { catalog, doubt: Doubt::Against }, condition)
}

/// Whether two expressions are the same once their constants are folded. Constants that the server evaluates, and this
/// cannot, may be; so may those whose value is a setting's or the moment's.
pub fn is_same(catalog: &Catalog, one: &Expr, other: &Expr) -> bool {
    let prover = Prover { catalog, doubt: Doubt::InFavour };
    let (one, other) = (fold(prover, one), fold(prover, other));
    let known = |e: &Expr| {
        matches!(e.kind, ExprKind::Const(_)) && constant::has_settled_constants(catalog, e)
    };
    let constant = |e: &Expr| is_evaluated(prover, e) || matches!(e.kind, ExprKind::Const(_));
    let evaluated = constant(&one) && constant(&other) && !(known(&one) && known(&other));
    one == other || (one.data_type == other.data_type && evaluated)
}

/// Whether the server makes a constant of what is none here.
fn is_evaluated(prover: Prover<'_>, expr: &Expr) -> bool {
    !matches!(expr.kind, ExprKind::Const(_))
        && crate::nullability::is_constant(expr, prover.catalog)
}

/// Whether a condition is true by its constants.
pub fn is_true(catalog: &Catalog, condition: &Expr) -> bool {
    is_boolean(&folded(catalog, condition), true)
}

/// Whether values of a type have fields, of which a comparison compares one after the other.
pub fn has_fields(catalog: &Catalog, data_type: TypeOid) -> bool {
    is_row(Prover { catalog, doubt: Doubt::InFavour }, data_type)
}

#[derive(Clone, Copy)]
struct Prover<'c> {
    catalog: &'c Catalog,
    doubt: Doubt,
}

impl Prover<'_> {
    /// Whether a family has the usual order: one that a schema declares may have another.
    fn knows_order_of(self, family: OperatorFamilyOid) -> bool {
        self.doubt == Doubt::InFavour || family.0 < FIRST_USER_OID
    }
}

/// The same of conditions that are folded. NULL proves nothing, not even itself, as on the server.
fn proves(prover: Prover<'_>, known: &Expr, wanted: &Expr) -> bool {
    if known == wanted && !is_null(known) {
        return true;
    }
    // It may be true, or false as what is known.
    if prover.doubt == Doubt::InFavour && is_evaluated(prover, wanted) {
        return true;
    }
    if let Some(expanded) = expand(prover, wanted) {
        return proves(prover, known, &expanded);
    }
    if let Some(expanded) = expand(prover, known) {
        return proves(prover, &expanded, wanted);
    }
    match &wanted.kind {
        ExprKind::And(parts) => return parts.iter().all(|p| proves(prover, known, p)),
        ExprKind::Or(parts) if parts.iter().any(|p| proves(prover, known, p)) => return true,
        _ if is_boolean(wanted, true) => return true,
        _ => {}
    }
    match &known.kind {
        ExprKind::And(parts) => {
            !parts.iter().any(is_null) && parts.iter().any(|p| proves(prover, p, wanted))
        }
        ExprKind::Or(parts) => {
            let mut parts = parts.iter().filter(|p| !is_null(p)).peekable();
            parts.peek().is_some() && parts.all(|p| proves(prover, p, wanted))
        }
        ExprKind::Const(_) => false,
        _ => match &wanted.kind {
            // A row that is there may have NULL in its fields.
            ExprKind::NullTest { operand, negated: true } => {
                !is_row(prover, operand.data_type) && rejects_null(prover, known, operand)
            }
            _ => comparison_implies(prover, known, wanted),
        },
    }
}

/// `x = any (list)` as OR, `x <> all (list)` as AND of its comparisons.
fn expand(prover: Prover<'_>, condition: &Expr) -> Option<Expr> {
    let ExprKind::ScalarArray { operator, proc, any, left, right } = &condition.kind else {
        return None;
    };
    let elements = elements(prover, right).filter(|e| !e.is_empty())?;
    let single = |element: Expr| {
        let args = vec![(**left).clone(), element];
        let kind = ExprKind::Operator { operator: *operator, proc: *proc, args };
        fold(prover, &Expr { kind, ..condition.clone() })
    };
    let parts = elements.into_iter().map(single).collect();
    let kind = if *any { ExprKind::Or(parts) } else { ExprKind::And(parts) };
    Some(Expr { kind, ..condition.clone() })
}

/// Whether a condition is not true where an expression is NULL (`clause_is_strict_for`).
fn rejects_null(prover: Prover<'_>, known: &Expr, tested: &Expr) -> bool {
    match &known.kind {
        // Over an empty array it is false.
        ExprKind::ScalarArray { proc, any: true, left, .. } => {
            is_strict(prover, *proc) && is_null_with(prover, left, tested)
        }
        ExprKind::NullTest { operand, negated: true } => **operand == *tested,
        _ => is_null_with(prover, known, tested),
    }
}

/// Whether an expression is NULL where another is. What is only false there may be made true by what is around it.
fn is_null_with(prover: Prover<'_>, expr: &Expr, tested: &Expr) -> bool {
    if expr == tested {
        return true;
    }
    match &expr.kind {
        ExprKind::Operator { proc, args, .. } | ExprKind::Function { proc, args, .. } => {
            is_strict(prover, *proc) && args.iter().any(|arg| is_null_with(prover, arg, tested))
        }
        ExprKind::Relabel(operand) | ExprKind::CoerceViaIo(operand) | ExprKind::Not(operand) => {
            is_null_with(prover, operand, tested)
        }
        _ => false,
    }
}

fn is_strict(prover: Prover<'_>, proc: ProcOid) -> bool {
    prover.catalog.get_proc(proc).is_some_and(|known| known.strict)
}

/// `b > 5` implies `b > 3`: two comparisons of one expression with constants in one btree family
/// (`operator_predicate_proof`).
fn comparison_implies(prover: Prover<'_>, known: &Expr, wanted: &Expr) -> bool {
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
        let commutator = prover.catalog.get_operator(known).and_then(|o| o.commutator);
        let Some(commutator) = commutator else { return false };
        commutator
    } else {
        known
    };
    let same = commuted || (left == other_left && value == other);
    let order = if same {
        Some(Equal)
    } else if left == other_left && is_constant(prover, &value) && is_constant(prover, &other) {
        order_of(prover, &value, &other)
    } else {
        return false;
    };
    let wanted = strategies(prover, wanted);
    strategies(prover, known).into_iter().any(|(family, known)| {
        let order = order.filter(|_| same || prover.knows_order_of(family));
        let mut alike = wanted.iter().filter(|(other, _)| *other == family);
        alike.any(|(_, wanted)| strategy_implies(known, *wanted, order, prover.doubt))
    })
}

/// Whether a strategy with one constant implies another with another; `order` is that of the constants.
fn strategy_implies(
    known: u8,
    wanted: u8,
    order: Option<std::cmp::Ordering>,
    doubt: Doubt,
) -> bool {
    // `BT_implic_table`. Strategies: 1 `<`, 2 `<=`, 3 `=`, 4 `>=`, 5 `>`, 6 `<>`.
    let holds = |test: fn(std::cmp::Ordering) -> bool| order.map_or(doubt == Doubt::InFavour, test);
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
fn strategies(prover: Prover<'_>, operator: OperatorOid) -> Vec<(OperatorFamilyOid, u8)> {
    let of = |operator| {
        let members = prover.catalog.families_of(operator).into_iter();
        members.filter(|m| m.method == Method::Btree).map(|m| (m.family, m.strategy))
    };
    let own: Vec<_> = of(operator).collect();
    let negator = prover.catalog.get_operator(operator).and_then(|o| o.negator);
    match negator.filter(|_| own.is_empty()) {
        Some(negator) => of(negator).filter(|m| m.1 == 3).map(|(family, _)| (family, 6)).collect(),
        None => own,
    }
}
