//! Operators: between and before operands, with their schema, over arrays, and between wrong operands.

use sqlweave_core::catalog::{Operator, TypeOid};

use super::types::{Style, Types};
use super::{Kind, Plan};

/// Statements for every operator.
pub(super) fn plan(types: &Types<'_>, plan: &mut Plan) {
    for operator in types.operators() {
        let args: Vec<TypeOid> = operator.left.into_iter().chain([operator.right]).collect();
        plan.row(Kind::Operator, types.signature(&operator.name, &args));
        for (number, args) in types.instances(&args).iter().enumerate() {
            exactly(types, operator, args, plan);
            if number == 0 {
                wrongly(types, operator, args, plan);
            }
            if let [left, right] = args.as_slice() {
                half_known(types, operator, [*left, *right], plan);
            }
        }
    }
}

/// An operator between two operands, or before one.
fn applied(name: &str, values: &[String]) -> String {
    match values {
        [right] => format!("{name} {right}"),
        [left, right] => format!("{left} {name} {right}"),
        _ => String::new(),
    }
}

fn exactly(types: &Types<'_>, operator: &Operator, args: &[TypeOid], plan: &mut Plan) {
    for style in [Style::Null, Style::Column, Style::Parameter] {
        let (values, from) = types.values(args, style);
        plan.call(format!("select {}{from}", applied(&operator.name, &values)));
    }
    let (values, from) = types.values(args, Style::Column);
    let schema = types.catalog.namespace_name(operator.namespace);
    let qualified = format!("operator({schema}.{})", operator.name);
    plan.call(format!("select {}{from}", applied(&qualified, &values)));
    for style in [Style::Bare, Style::Unknown] {
        let (values, from) = types.values(args, style);
        plan.probe(format!("select {}{from}", applied(&operator.name, &values)));
    }
}

/// One operand of no known type, a condition over an array or a row, and the operator in a subquery's comparison.
fn half_known(types: &Types<'_>, operator: &Operator, args: [TypeOid; 2], plan: &mut Plan) {
    let name = &operator.name;
    let [left, right] = args.map(|arg| types.null(arg));
    for sql in [
        format!("select {left} {name} null"),
        format!("select null {name} {right}"),
        format!("select {left} {name} $1"),
        format!("select $1 {name} {right}"),
        format!("select {left} {name} any (array[{right}])"),
        format!("select {left} {name} all ($1)"),
        format!("select {left} {name} any (select {right})"),
        format!("select ({left}, 1) {name} (select {right}, 1)"),
        format!("select row({left}, {left}) {name} row({right}, {right})"),
        format!("select null {name} any (array[{right}])"),
    ] {
        plan.probe(sql);
    }
}

fn wrongly(types: &Types<'_>, operator: &Operator, args: &[TypeOid], plan: &mut Plan) {
    for wrong in [TypeOid::POINT, TypeOid::INT4, TypeOid::TEXT, TypeOid::INT2] {
        for index in 0..args.len() {
            let mut args = args.to_vec();
            args[index] = wrong;
            let (values, _) = types.values(&args, Style::Null);
            plan.probe(format!("select {}", applied(&operator.name, &values)));
        }
    }
    // Between where it stands before, and the other way round.
    if let Some(&right) = args.last() {
        let value = types.null(right);
        plan.probe(match args.len() {
            1 => format!("select {value} {} {value}", operator.name),
            _ => format!("select {} {value}", operator.name),
        });
    }
}
