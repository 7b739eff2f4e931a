//! What the server makes of a condition before it proves anything by it (`eval_const_expressions`, `negate_clause`):
//! constants folded as far as that can be done without calling functions, negations pushed down to operators.

use super::{Doubt, Prover, evaluate};
use crate::{
    analyze::{
        literal::{
            compare_literals, has_clear_value, read_boolean, read_list, read_record, setting_of,
        },
        walk::{children_mut, walk_expr},
    },
    ast::expr::IsTest,
    catalog::{CastMethod, Catalog, FIRST_USER_OID, Method, OperatorOid, Proc, TypeKind, TypeOid},
    query::{Expr, ExprKind},
};
use std::cmp::Ordering;

/// `=(boolean, boolean)` and `<>(boolean, boolean)`.
const BOOLEAN_EQUAL: OperatorOid = OperatorOid(91);
const BOOLEAN_NOT_EQUAL: OperatorOid = OperatorOid(85);

/// The strategies of `=` and, as [`super::strategies`] has it, `<>`.
const EQUAL: u8 = 3;
const NOT_EQUAL: u8 = 6;

/// The condition with its constants folded and its negations at the operators.
pub(super) fn fold(prover: Prover<'_>, expr: &Expr) -> Expr {
    let with = |kind| Expr { kind, ..expr.clone() };
    let all = |parts: &[Expr]| parts.iter().map(|p| fold(prover, p)).collect::<Vec<_>>();
    match &expr.kind {
        ExprKind::Const(Some(text)) if expr.data_type == TypeOid::BOOL => {
            with(ExprKind::Const(read_boolean(text).map(|b| b.to_string())))
        }
        ExprKind::Const(Some(text)) if is_integer(expr.data_type) => {
            let number: Option<i128> = text.trim().parse().ok();
            number.map_or_else(|| expr.clone(), |n| with(ExprKind::Const(Some(n.to_string()))))
        }
        ExprKind::And(parts) => junction(expr, all(parts), false),
        ExprKind::Or(parts) => junction(expr, all(parts), true),
        ExprKind::Not(operand) => negate(prover, fold(prover, operand)),
        ExprKind::Operator { operator, args, .. } => {
            fold_operator(prover, expr, *operator, all(args))
        }
        ExprKind::Function { proc, args, variadic } => {
            let args = all(args);
            let known = prover.catalog.get_proc(*proc);
            if known.is_some_and(|p| p.strict) && args.iter().any(is_null) {
                return with(ExprKind::Const(None));
            }
            if let Some(value) = known.and_then(|known| compared_by(prover, known, &args)) {
                return boolean(expr, value);
            }
            let cast = args.first().and_then(|arg| cast_constant(prover, expr, *proc, arg));
            let value = || evaluate::call(prover, *proc, expr.data_type, &args);
            match cast.or_else(|| value().map(ExprKind::Const)) {
                Some(value) => with(value),
                None => with(ExprKind::Function { proc: *proc, args, variadic: *variadic }),
            }
        }
        ExprKind::ScalarArray { operator, proc, any, left, right } => {
            let (left, right) = (fold(prover, left), fold(prover, right));
            match any_or_all(prover, *operator, *any, &left, &right) {
                Some(value) => with(ExprKind::Const(value.map(|value| value.to_string()))),
                None => with(ExprKind::ScalarArray {
                    operator: *operator,
                    proc: *proc,
                    any: *any,
                    left: Box::new(left),
                    right: Box::new(right),
                }),
            }
        }
        ExprKind::Array { elements, nested } => with(array(all(elements), *nested)),
        ExprKind::Relabel(operand) => match fold(prover, operand) {
            Expr { kind: kind @ ExprKind::Const(_), .. } => with(kind),
            operand => with(ExprKind::Relabel(Box::new(operand))),
        },
        ExprKind::Coalesce(args) => with(coalesced(all(args))),
        ExprKind::Case { operand, whens, else_ } => {
            let operand = operand.as_deref().map(|operand| fold(prover, operand));
            decided(prover, expr, operand, whens, else_.as_deref())
        }
        _ => {
            let mut folded = expr.clone();
            children_mut(&mut folded, &mut |child| *child = fold(prover, child));
            tested(prover, folded)
        }
    }
}

/// COALESCE without NULLs, and without what stands behind a constant.
fn coalesced(args: Vec<Expr>) -> ExprKind {
    let mut kept: Vec<Expr> = Vec::new();
    for arg in args.into_iter().filter(|arg| !is_null(arg)) {
        let last = matches!(arg.kind, ExprKind::Const(_));
        kept.push(arg);
        if last {
            break;
        }
    }
    match kept.as_slice() {
        [] => ExprKind::Const(None),
        [only] if matches!(only.kind, ExprKind::Const(_)) => only.kind.clone(),
        _ => ExprKind::Coalesce(kept),
    }
}

/// CASE without the arms that constants decide.
fn decided(
    prover: Prover<'_>,
    expr: &Expr,
    operand: Option<Expr>,
    whens: &[(Expr, Expr)],
    else_: Option<&Expr>,
) -> Expr {
    let tested = operand.as_ref().filter(|operand| matches!(operand.kind, ExprKind::Const(_)));
    let (mut left, mut last) = (Vec::new(), None);
    for (condition, result) in whens {
        let mut condition = condition.clone();
        if let Some(tested) = tested {
            replace_case_test(&mut condition, tested);
        }
        let condition = fold(prover, &condition);
        if is_boolean(&condition, true) {
            last = Some(fold(prover, result));
            break;
        }
        if !is_null(&condition) && !is_boolean(&condition, false) {
            left.push((condition, fold(prover, result)));
        }
    }
    let last = last.or_else(|| else_.map(|e| fold(prover, e)));
    if left.is_empty() {
        return last.unwrap_or_else(|| Expr { kind: ExprKind::Const(None), ..expr.clone() });
    }
    let (operand, else_) = (operand.map(Box::new), last.map(Box::new));
    Expr { kind: ExprKind::Case { operand, whens: left, else_ }, ..expr.clone() }
}

/// Puts the operand of a CASE where its conditions compare it; a CASE in them has one of its own.
fn replace_case_test(expr: &mut Expr, operand: &Expr) {
    match expr.kind {
        ExprKind::CaseTest => expr.kind = operand.kind.clone(),
        ExprKind::Case { .. } => {}
        _ => children_mut(expr, &mut |child| replace_case_test(child, operand)),
    }
}

/// What is known of an expression by its parts being constants.
fn tested(prover: Prover<'_>, expr: Expr) -> Expr {
    let with = |kind| Expr { kind, ..expr.clone() };
    match &expr.kind {
        ExprKind::NullTest { operand, negated } if !is_row(prover, operand.data_type) => {
            match &operand.kind {
                ExprKind::Const(value) => boolean(&expr, value.is_some() == *negated),
                _ => expr,
            }
        }
        // Of a row that is written out each field is tested by itself; one of constants is a constant, and not tested.
        ExprKind::NullTest { operand, negated } => match &operand.kind {
            ExprKind::Row { fields, .. }
                if !fields.iter().all(|field| matches!(field.kind, ExprKind::Const(_))) =>
            {
                let test = |field: &Expr| {
                    let known = match &field.kind {
                        ExprKind::Const(value) => Some(value.is_some() == *negated),
                        _ => None,
                    };
                    let operand = Box::new(field.clone());
                    let test = with(ExprKind::NullTest { operand, negated: *negated });
                    known.map_or(test, |known| boolean(&expr, known))
                };
                junction(&expr, fields.iter().map(test).collect(), false)
            }
            _ => expr,
        },
        ExprKind::Distinct { operator, left, right, negated } => {
            let distinct = match (is_null(left), is_null(right)) {
                (true, true) => Some(false),
                (true, false) if is_known(right) => Some(true),
                (false, true) if is_known(left) => Some(true),
                (false, false) => {
                    let pair = [(**left).clone(), (**right).clone()];
                    compared_constants(prover, *operator, &pair).map(|equal| !equal)
                }
                _ => None,
            };
            distinct.map_or(expr.clone(), |distinct| boolean(&expr, distinct != *negated))
        }
        ExprKind::NullIf { operator, left, right } => {
            let pair = [(**left).clone(), (**right).clone()];
            match compared_constants(prover, *operator, &pair) {
                Some(true) => with(ExprKind::Const(None)),
                Some(false) => with(left.kind.clone()),
                None if is_null(left) => with(ExprKind::Const(None)),
                None if is_null(right) && is_known(left) => with(left.kind.clone()),
                None => expr,
            }
        }
        ExprKind::BooleanTest { operand, test, negated } => {
            let known = match (is_boolean(operand, true), is_boolean(operand, false)) {
                (true, _) => *test == IsTest::True,
                (_, true) => *test == IsTest::False,
                _ if is_null(operand) => *test == IsTest::Unknown,
                _ => return expr,
            };
            boolean(&expr, known != *negated)
        }
        ExprKind::MinMax(args) => match args.as_slice() {
            [only] if matches!(only.kind, ExprKind::Const(_)) => with(only.kind.clone()),
            _ => expr,
        },
        ExprKind::Subscript { container, indexes, .. }
            if is_null(container) || indexes.iter().any(is_null) =>
        {
            with(ExprKind::Const(None))
        }
        ExprKind::Subscript { container, indexes, slice: false } => {
            evaluate::element(prover, container, indexes)
                .map_or_else(|| expr.clone(), |value| with(ExprKind::Const(value)))
        }
        ExprKind::Field { operand, index, .. } if !is_null(operand) => match &operand.kind {
            ExprKind::Row { fields, .. } => fields
                .get(*index)
                .filter(|field| field.data_type == expr.data_type)
                .cloned()
                .unwrap_or(expr),
            ExprKind::Const(Some(text)) => read_record(text)
                .and_then(|fields| fields.into_iter().nth(*index))
                .map_or_else(|| expr.clone(), |value| with(ExprKind::Const(value))),
            _ => expr,
        },
        ExprKind::CoerceViaIo(operand) if is_known(operand) => {
            evaluate::through_text(prover, expr.data_type, operand)
                .map_or_else(|| expr.clone(), |value| with(ExprKind::Const(Some(value))))
        }
        ExprKind::Field { operand, .. }
        | ExprKind::CoerceViaIo(operand)
        | ExprKind::ArrayCoerce(operand)
            if is_null(operand) =>
        {
            with(ExprKind::Const(None))
        }
        _ => expr,
    }
}

/// `array[…]` of constants as one; NULL of an array inside of another is left as it is.
fn array(elements: Vec<Expr>, nested: bool) -> ExprKind {
    let known = |e: &Expr| matches!(e.kind, ExprKind::Const(_));
    if nested || elements.is_empty() || !elements.iter().all(known) {
        return ExprKind::Array { elements, nested };
    }
    ExprKind::Const(Some(evaluate::written_list(elements.iter().map(constant_text))))
}

/// `x op any (list)` or `x op all (list)` of constants.
fn any_or_all(
    prover: Prover<'_>,
    operator: OperatorOid,
    any: bool,
    left: &Expr,
    right: &Expr,
) -> Option<Option<bool>> {
    constant_text(left)?;
    let (mut decided, mut open) = (false, false);
    for element in elements(prover, right)? {
        if is_null(&element) {
            open = true;
            continue;
        }
        decided |= compared_constants(prover, operator, &[left.clone(), element])? == any;
    }
    Some(match (decided, open) {
        (true, _) => Some(any),
        (false, true) => None,
        (false, false) => Some(!any),
    })
}

/// AND, or OR where `neutral` is false: parts that decide nothing go, one that decides is all.
fn junction(expr: &Expr, parts: Vec<Expr>, deciding: bool) -> Expr {
    if parts.iter().any(|p| is_boolean(p, deciding)) {
        return boolean(expr, deciding);
    }
    let mut flat = Vec::new();
    for part in parts {
        match part.kind {
            ExprKind::Or(inner) if deciding => flat.extend(inner),
            ExprKind::And(inner) if !deciding => flat.extend(inner),
            _ if is_boolean(&part, !deciding) => {}
            _ => flat.push(part),
        }
    }
    match (flat.pop(), flat.is_empty()) {
        (None, _) => boolean(expr, !deciding),
        (Some(only), true) => only,
        (Some(last), false) => {
            flat.push(last);
            let kind = if deciding { ExprKind::Or(flat) } else { ExprKind::And(flat) };
            Expr { kind, ..expr.clone() }
        }
    }
}

/// `not x`, by the negator of `x` where it has one (`negate_clause`).
fn negate(prover: Prover<'_>, expr: Expr) -> Expr {
    let over = |kind| Expr { kind, ..expr.clone() };
    let negator = |operator: OperatorOid| {
        let negator = prover.catalog.get_operator(operator)?.negator?;
        Some((negator, prover.catalog.get_operator(negator)?.proc))
    };
    let each = |parts: &[Expr]| parts.iter().map(|p| negate(prover, p.clone())).collect();
    let negated = match &expr.kind {
        ExprKind::Const(Some(text)) => read_boolean(text).map(|b| boolean(&expr, !b)),
        ExprKind::Const(None) => Some(expr.clone()),
        ExprKind::Not(operand) => Some((**operand).clone()),
        ExprKind::And(parts) => Some(over(ExprKind::Or(each(parts)))),
        ExprKind::Or(parts) => Some(over(ExprKind::And(each(parts)))),
        ExprKind::Operator { operator, args, .. } => negator(*operator).map(|(operator, proc)| {
            over(ExprKind::Operator { operator, proc, args: args.clone() })
        }),
        ExprKind::ScalarArray { operator, any, left, right, .. } => {
            negator(*operator).map(|(operator, proc)| {
                let (left, right) = (left.clone(), right.clone());
                over(ExprKind::ScalarArray { operator, proc, any: !any, left, right })
            })
        }
        // A row is neither NULL nor not NULL where only some of its fields are.
        ExprKind::NullTest { operand, negated } if !is_row(prover, operand.data_type) => {
            Some(over(ExprKind::NullTest { operand: operand.clone(), negated: !negated }))
        }
        ExprKind::BooleanTest { operand, test, negated } => Some(over(ExprKind::BooleanTest {
            operand: operand.clone(),
            test: *test,
            negated: !negated,
        })),
        _ => None,
    };
    negated.unwrap_or_else(|| over(ExprKind::Not(Box::new(expr.clone()))))
}

pub(super) fn is_row(prover: Prover<'_>, data_type: TypeOid) -> bool {
    let kind = prover.catalog.get_type(data_type).map(|t| &t.kind);
    data_type == TypeOid::RECORD || matches!(kind, Some(TypeKind::Composite { .. }))
}

fn fold_operator(prover: Prover<'_>, expr: &Expr, operator: OperatorOid, args: Vec<Expr>) -> Expr {
    let with = |kind| Expr { kind, ..expr.clone() };
    let Some(row) = prover.catalog.get_operator(operator) else { return expr.clone() };
    let strict = prover.catalog.get_proc(row.proc).is_some_and(|p| p.strict);
    if strict && args.iter().any(is_null) {
        return with(ExprKind::Const(None));
    }
    if let [left, right] = args.as_slice() {
        // `x = true` is `x` (`simplify_boolean_equality`).
        if matches!(operator, BOOLEAN_EQUAL | BOOLEAN_NOT_EQUAL) {
            let constant = |e: &Expr| [true, false].into_iter().find(|b| is_boolean(e, *b));
            let (value, operand) = match (constant(left), constant(right)) {
                (_, Some(value)) => (Some(value), left),
                (Some(value), None) => (Some(value), right),
                (None, None) => (None, left),
            };
            match value.map(|value| value == (operator == BOOLEAN_EQUAL)) {
                Some(true) => return operand.clone(),
                Some(false) => return negate(prover, operand.clone()),
                None => {}
            }
        }
        if matches!(left.kind, ExprKind::Const(_)) && !matches!(right.kind, ExprKind::Const(_)) {
            let commutator = row.commutator.and_then(|c| prover.catalog.get_operator(c));
            if let Some(commutator) = commutator {
                let args = vec![right.clone(), left.clone()];
                let (operator, proc) = (commutator.oid, commutator.proc);
                return with(ExprKind::Operator { operator, proc, args });
            }
        }
    }
    if let Some(value) = compared_constants(prover, operator, &args) {
        return boolean(expr, value);
    }
    if let Some(value) = evaluate::call(prover, row.proc, expr.data_type, &args) {
        return with(ExprKind::Const(value));
    }
    with(ExprKind::Operator { operator, proc: row.proc, args })
}

/// A comparison of two constants by its operator's function: an operator of a btree family of the arguments' types, or the
/// negator of one.
fn compared_by(prover: Prover<'_>, proc: &Proc, args: &[Expr]) -> Option<bool> {
    let catalog = prover.catalog;
    let built_in = proc.oid.0 < FIRST_USER_OID && proc.return_type == TypeOid::BOOL;
    let (&[left, right], true) = (proc.args.as_slice(), built_in && args.iter().all(is_known))
    else {
        return None;
    };
    let families = catalog.operator_classes(Method::Btree, left).into_iter().map(|c| c.family);
    let members = families.flat_map(|family| {
        (1..=5).filter_map(move |strategy| catalog.family_member(family, left, right, strategy))
    });
    let mut operators = members.flat_map(|operator| {
        [Some(operator), catalog.get_operator(operator).and_then(|o| o.negator)]
    });
    let is = |operator| catalog.get_operator(operator).is_some_and(|o| o.proc == proc.oid);
    let operator = operators.find_map(|operator| operator.filter(|&o| is(o)))?;
    compared_constants(prover, operator, args)
}

/// A comparison of two constants whose order is known.
fn compared_constants(prover: Prover<'_>, operator: OperatorOid, args: &[Expr]) -> Option<bool> {
    let [left, right] = args else { return None };
    let mut strategies = super::strategies(prover, operator).into_iter();
    let (_, strategy) = strategies.find(|(family, _)| prover.knows_order_of(*family))?;
    if matches!(strategy, EQUAL | NOT_EQUAL)
        && let Some(same) = same_text(prover, left, right)
    {
        return Some(same == (strategy == EQUAL));
    }
    let order = order_of(prover, left, right)?;
    Some(match strategy {
        1 => order.is_lt(),
        2 => order.is_le(),
        3 => order.is_eq(),
        4 => order.is_ge(),
        5 => order.is_gt(),
        _ => order.is_ne(),
    })
}

/// Whether two constants whose order is a collation's, or those with such values in them, are the same.
fn same_text(prover: Prover<'_>, left: &Expr, right: &Expr) -> Option<bool> {
    let (one, other) = (constant_text(left)?, constant_text(right)?);
    let settled = prover.doubt == Doubt::InFavour
        || [left, right].iter().all(|e| has_settled_constants(prover.catalog, e));
    if left.data_type != right.data_type || !settled {
        return None;
    }
    evaluate::is_equal(prover, left.data_type, one, other)
}

/// A cast between numbers, or between dates, that leaves the text of a constant what it is.
fn cast_constant(
    prover: Prover<'_>,
    expr: &Expr,
    proc: crate::catalog::ProcOid,
    arg: &Expr,
) -> Option<ExprKind> {
    let text = constant_text(arg)?;
    let mut casts = prover.catalog.casts_from(arg.data_type).into_iter();
    casts.find(|c| c.target == expr.data_type && c.method == CastMethod::Function(proc))?;
    let widens = match (arg.data_type, expr.data_type) {
        (from, to) if is_integer(from) => {
            is_integer(to) || matches!(to, TypeOid::NUMERIC | TypeOid::FLOAT8)
        }
        (TypeOid::DATE, TypeOid::TIMESTAMP) => true,
        _ => false,
    };
    let in_range =
        crate::analyze::literal::check_literal(prover.catalog, expr.data_type, text).is_ok();
    (widens && in_range).then(|| ExprKind::Const(Some(text.to_owned())))
}

/// How two constants compare, where that is known.
pub(super) fn order_of(prover: Prover<'_>, left: &Expr, right: &Expr) -> Option<Ordering> {
    let (one, other) = (constant_text(left)?, constant_text(right)?);
    let data_type = match (left.data_type, right.data_type) {
        (left, right) if left == right => left,
        (left, right) if is_integer(left) && is_integer(right) => TypeOid::INT8,
        (TypeOid::DATE, TypeOid::TIMESTAMP) | (TypeOid::TIMESTAMP, TypeOid::DATE) => {
            TypeOid::TIMESTAMP
        }
        _ => return None,
    };
    let order = compare_literals(prover.catalog, data_type, one, other);
    if prover.doubt == Doubt::Against {
        // Whether other letters are the same, or which of them comes first, is the collation's to say.
        let settled = [left, right].iter().all(|e| has_settled_constants(prover.catalog, e));
        return order.or((one == other).then_some(Ordering::Equal)).filter(|_| settled);
    }
    match data_type {
        // The order of letters is the database's; by their codes is right for all of one case, and for COLLATE "C".
        TypeOid::TEXT | TypeOid::VARCHAR | TypeOid::BPCHAR => Some(one.cmp(other)),
        _ => order.or((one == other).then_some(Ordering::Equal)),
    }
}

/// Whether every constant means the same under all settings and at all times: `'today'` in an index is the day on which
/// the index was made.
pub(super) fn has_settled_constants(catalog: &Catalog, expr: &Expr) -> bool {
    let mut settled = true;
    walk_expr(expr, 0, &mut |e, _| {
        if let ExprKind::Const(Some(text)) = &e.kind {
            settled &= is_settled(catalog, e.data_type, text, 0);
        }
    });
    settled
}

fn is_settled(catalog: &Catalog, data_type: TypeOid, text: &str, depth: usize) -> bool {
    let known = catalog.get_type(data_type);
    if let Some(element) = known.filter(|t| t.is_array).and_then(|t| t.element) {
        let settled = |value: &Option<String>| {
            value.as_ref().is_none_or(|text| is_settled(catalog, element, text, depth + 1))
        };
        return depth < 8 && read_list(text).is_some_and(|list| list.iter().all(settled));
    }
    match data_type {
        TypeOid::DATE | TypeOid::TIMESTAMP | TypeOid::TIMESTAMPTZ => {
            has_clear_value(catalog, data_type, text)
                && setting_of(catalog, data_type, text).is_none()
        }
        TypeOid::INTERVAL => setting_of(catalog, data_type, text).is_none(),
        TypeOid::TIME => text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')),
        TypeOid::BOOL
        | TypeOid::NUMERIC
        | TypeOid::FLOAT4
        | TypeOid::FLOAT8
        | TypeOid::TEXT
        | TypeOid::VARCHAR
        | TypeOid::BPCHAR
        | TypeOid::NAME
        | TypeOid::CHAR
        | TypeOid::BYTEA
        | TypeOid::BIT
        | TypeOid::VARBIT
        | TypeOid::OID
        | TypeOid::UUID => true,
        other => {
            is_integer(other) || known.is_some_and(|t| matches!(t.kind, TypeKind::Enum { .. }))
        }
    }
}

/// The elements of an array constant, or of `array[…]`; None where there are too many for a proof
/// (`MAX_SAOP_ARRAY_SIZE`) or it is not a list.
pub(super) fn elements(prover: Prover<'_>, array: &Expr) -> Option<Vec<Expr>> {
    let found = match &array.kind {
        ExprKind::Array { elements, nested: false } => elements.clone(),
        ExprKind::Const(Some(text)) => {
            let data_type = prover.catalog.get_type(array.data_type)?.element?;
            let constant =
                |value| Expr { kind: ExprKind::Const(value), data_type, ..array.clone() };
            read_list(text)?.into_iter().map(constant).collect()
        }
        _ => return None,
    };
    (found.len() <= 100).then_some(found)
}

/// Whether the server can compute a value of it when it plans: constants and immutable functions.
pub(super) fn is_constant(prover: Prover<'_>, expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Const(_) => true,
        ExprKind::Function { proc, args, .. } | ExprKind::Operator { proc, args, .. } => {
            prover.catalog.get_proc(*proc).is_some_and(|p| p.volatility == b'i')
                && args.iter().all(|a| is_constant(prover, a))
        }
        ExprKind::Relabel(operand) => is_constant(prover, operand),
        ExprKind::Array { elements, .. } => elements.iter().all(|e| is_constant(prover, e)),
        _ => false,
    }
}

pub(super) fn is_boolean(expr: &Expr, value: bool) -> bool {
    expr.data_type == TypeOid::BOOL && constant_text(expr).and_then(read_boolean) == Some(value)
}

/// A constant that is not NULL.
fn is_known(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Const(Some(_)))
}

pub(super) fn is_null(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Const(None))
}

pub(super) fn is_integer(data_type: TypeOid) -> bool {
    matches!(data_type, TypeOid::INT2 | TypeOid::INT4 | TypeOid::INT8)
}

pub(super) fn constant_text(expr: &Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Const(text) => text.as_deref(),
        _ => None,
    }
}

fn boolean(expr: &Expr, value: bool) -> Expr {
    let kind = ExprKind::Const(Some(value.to_string()));
    Expr { kind, data_type: TypeOid::BOOL, modifier: -1, span: expr.span }
}
