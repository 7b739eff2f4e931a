//! `setting_dependent_literal`: a literal that means another value under another setting of the server.

use super::Finder;
use crate::{
    analyze::literal::setting_of,
    lint::SETTING_DEPENDENT_LITERAL,
    query::{Expr, ExprKind},
};

pub(super) fn check(expr: &Expr, finder: &mut Finder<'_>) {
    let ExprKind::Const(Some(text)) = &expr.kind else { return };
    let Some(setting) = setting_of(finder.catalog, expr.data_type, text) else { return };
    let help = match setting {
        "DateStyle" => "write the year first: `2024-12-31`",
        "IntervalStyle" => "give each part its sign: `-1 day -2 hours`",
        _ => "cast a number: `12.34::numeric::money`",
    };
    let message = format!("what \"{text}\" means depends on the setting {setting}");
    finder.report(&SETTING_DEPENDENT_LITERAL, expr.span, message, help.to_owned());
}
