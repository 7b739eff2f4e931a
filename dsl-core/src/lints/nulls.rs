//! `never_true` and `not_in_nullable`: what is proved, or not proved, of NULL at a place.

use super::{Finder, null_comparison::is_null};
use crate::{
    catalog::{Catalog, OperatorOid, TypeKind, TypeOid},
    lint::{NEVER_TRUE, NOT_IN_NULLABLE},
    nullability::{Place, visit_places},
    query::{Expr, ExprKind, Query, SubLink, SubLinkKind, VarColumn},
};

/// Whether an expression is one that the rules look at: few statements have any.
pub(super) fn may_be_found(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::NullTest { negated: false, .. } => true,
        ExprKind::ScalarArray { any: false, .. } => true,
        ExprKind::Not(operand) => match &operand.kind {
            ExprKind::SubLink(link) => matches!(link.kind, SubLinkKind::Any { .. }),
            ExprKind::ScalarArray { any, .. } => *any,
            _ => false,
        },
        ExprKind::SubLink(link) => matches!(link.kind, SubLinkKind::All { .. }),
        _ => false,
    }
}

pub(super) fn check(query: &Query, finder: &mut Finder<'_>) {
    let catalog = finder.catalog;
    visit_places(query, catalog, &mut |place, expr| match &expr.kind {
        ExprKind::NullTest { operand, negated: false } => {
            never_true(place, expr, operand, finder);
        }
        ExprKind::Not(operand) => match &operand.kind {
            ExprKind::SubLink(link) => {
                if let SubLinkKind::Any { operators, .. } = &link.kind {
                    not_in_subquery(place, link, operators, "=", finder);
                }
            }
            ExprKind::ScalarArray { any: true, operator, right, .. } => {
                not_in_list(*operator, right, "=", finder);
            }
            _ => {}
        },
        ExprKind::SubLink(link) => {
            if let SubLinkKind::All { operators, .. } = &link.kind {
                not_in_subquery(place, link, operators, "<>", finder);
            }
        }
        ExprKind::ScalarArray { any: false, operator, right, .. } => {
            not_in_list(*operator, right, "<>", finder);
        }
        _ => {}
    });
}

fn never_true<'q>(place: &Place<'_, 'q>, test: &Expr, operand: &'q Expr, finder: &mut Finder<'_>) {
    // A row is null where its fields are.
    if is_composite(finder.catalog, operand.data_type) || !place.is_not_null(operand) {
        return;
    }
    let what = match place.column_name(operand) {
        Some(name) => format!("\"{name}\""),
        None => "what it tests".to_owned(),
    };
    let message = format!("`is null` is never true here: {what} is never NULL");
    let help = "take the condition away, or test what may be NULL".to_owned();
    finder.report(&NEVER_TRUE, test.span, message, help);
}

fn is_composite(catalog: &Catalog, data_type: TypeOid) -> bool {
    let base = crate::analyze::coerce::base_type(catalog, data_type);
    base == TypeOid::RECORD
        || matches!(catalog.get_type(base).map(|t| &t.kind), Some(TypeKind::Composite { .. }))
}

fn is_all(catalog: &Catalog, operators: &[OperatorOid], symbol: &str) -> bool {
    operators.iter().all(|one| catalog.get_operator(*one).is_some_and(|o| o.name == symbol))
}

fn not_in_subquery<'q>(
    place: &Place<'_, 'q>,
    link: &'q SubLink,
    operators: &[OperatorOid],
    symbol: &str,
    finder: &mut Finder<'_>,
) {
    if !is_all(finder.catalog, operators, symbol) {
        return;
    }
    let outputs = place.output(&link.query);
    for (target, known) in link.query.output().zip(outputs) {
        if !known.nullable {
            continue;
        }
        let name = &target.name;
        let message = format!(
            "NOT IN is never true once the subquery gives a NULL, and \"{name}\" may be NULL"
        );
        let is_column = matches!(&target.expr.kind, ExprKind::Var(var) if matches!(var.column, VarColumn::Column(_)));
        let help = if is_column && link.query.set_operation.is_none() {
            format!("add `{name} is not null` to its WHERE, or write `not exists (…)`")
        } else {
            "leave NULL out of the subquery, or write `not exists (…)`".to_owned()
        };
        let lint = &NOT_IN_NULLABLE;
        finder.report(lint, target.expr.span, message, help);
    }
}

fn not_in_list(operator: OperatorOid, list: &Expr, symbol: &str, finder: &mut Finder<'_>) {
    if !is_all(finder.catalog, &[operator], symbol) {
        return;
    }
    let place = match &list.kind {
        ExprKind::Array { elements, .. } => {
            elements.iter().find(|element| is_null(element)).map(|element| element.span)
        }
        ExprKind::Const(Some(text)) => has_null_element(text).then_some(list.span),
        _ => None,
    };
    let Some(place) = place else { return };
    let message = "NOT IN is never true of a list with NULL in it".to_owned();
    let help = "take NULL out of the list, and test for it with `is not null`".to_owned();
    finder.report(&NOT_IN_NULLABLE, place, message, help);
}

/// Whether the text of an array has an element NULL: the word, outside of quotes.
fn has_null_element(text: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    let mut word = String::new();
    for c in text.chars() {
        if escaped {
            escaped = false;
            word.push('\\');
        } else if c == '\\' {
            escaped = true;
        } else if c == '"' {
            quoted = !quoted;
            word.push('"');
        } else if !quoted && matches!(c, '{' | '}' | ',') {
            if word.trim().eq_ignore_ascii_case("null") {
                return true;
            }
            word.clear();
        } else {
            word.push(c);
        }
    }
    false
}
