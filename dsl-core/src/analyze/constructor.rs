//! Constructs that bring operands to a common type: CASE, COALESCE, GREATEST, ARRAY (`parse_expr.c`).

use super::{Analyzer, coerce, expr::unparen};
use crate::{
    ast,
    catalog::{CastContext, TypeOid},
    diagnostic::Diagnostic,
    query::{Expr, ExprKind},
    source::Span,
};

impl Analyzer<'_> {
    pub(super) fn case(
        &mut self,
        operand: Option<&ast::Expr>,
        whens: &[ast::expr::When],
        else_: Option<&ast::Expr>,
        span: Span,
    ) -> Expr {
        let set_before = self.scope().last_set_function;
        let operand = operand.map(|o| {
            let value = self.expr(o);
            if value.data_type == TypeOid::UNKNOWN {
                self.coerce_type(value, TypeOid::TEXT, -1, CastContext::Implicit)
            } else {
                value
            }
        });
        let mut conditions = Vec::new();
        let mut results = Vec::new();
        for when in whens {
            let condition = match &operand {
                None => self.expr(&when.condition),
                Some(operand) => {
                    let test = Expr { kind: ExprKind::CaseTest, ..operand.clone() };
                    let value = self.expr(&when.condition);
                    self.operator_by_symbol("=", Some(test), value, when.condition.span)
                }
            };
            conditions.push(self.coerce_to_boolean(condition, "CASE/WHEN"));
            results.push(self.expr(&when.result));
        }
        let default = match else_ {
            Some(else_) => self.expr(else_),
            None => Expr::new(ExprKind::Const(None), TypeOid::UNKNOWN, span),
        };
        let mut all = vec![&default];
        all.extend(&results);
        let common = self.common_type(&all, "CASE");
        if common.is_error() {
            return Expr::error(span);
        }
        let default = self.coerce_to_common(default, common, "CASE/ELSE");
        let results: Vec<Expr> =
            results.into_iter().map(|r| self.coerce_to_common(r, common, "CASE/WHEN")).collect();
        let modifier = {
            let mut all = vec![&default];
            all.extend(&results);
            Self::common_modifier(&all, common)
        };
        if self.refuses_set(set_before, "CASE") {
            return Expr::error(span);
        }
        let kind = ExprKind::Case {
            operand: operand.map(Box::new),
            whens: conditions.into_iter().zip(results).collect(),
            else_: else_.map(|_| Box::new(default)),
        };
        Expr { kind, data_type: common, modifier, span }
    }

    /// CASE and COALESCE evaluate some of their operands only, which a set does not allow.
    fn refuses_set(&mut self, before: Option<Span>, construct: &str) -> bool {
        let last = self.scope().last_set_function;
        let Some(span) = last.filter(|_| last != before) else { return false };
        let message = format!("set-returning functions are not allowed in {construct}");
        let diagnostic = Diagnostic::error("0A000", span, message);
        self.report(
            diagnostic.help(
                "you might be able to move the set-returning function into a LATERAL FROM item",
            ),
        );
        true
    }

    pub(super) fn common_arguments(
        &mut self,
        args: &[ast::Expr],
        construct: &str,
        kind: fn(Vec<Expr>) -> ExprKind,
        span: Span,
    ) -> Expr {
        let set_before = self.scope().last_set_function;
        let args: Vec<Expr> = args.iter().map(|a| self.expr(a)).collect();
        let common = self.common_type(&args.iter().collect::<Vec<_>>(), construct);
        if common.is_error() {
            return Expr::error(span);
        }
        let args: Vec<Expr> =
            args.into_iter().map(|a| self.coerce_to_common(a, common, construct)).collect();
        if construct == "COALESCE" && self.refuses_set(set_before, construct) {
            return Expr::error(span);
        }
        let modifier = Self::common_modifier(&args.iter().collect::<Vec<_>>(), common);
        Expr { kind: kind(args), data_type: common, modifier, span }
    }

    pub(super) fn min_max(&mut self, args: &[ast::Expr], construct: &str, span: Span) -> Expr {
        let expr = self.common_arguments(args, construct, ExprKind::MinMax, span);
        if !expr.is_error()
            && super::ordering::ordering_operators(self.catalog, expr.data_type).less.is_none()
        {
            let message = format!(
                "could not identify a comparison function for type {}",
                self.type_name(expr.data_type)
            );
            self.report(Diagnostic::error("42883", span, message).at_plan());
        }
        expr
    }

    /// `array[…]` (`transformArrayExpr`); `given` is the array and element type of a cast around it.
    pub(super) fn array(
        &mut self,
        elements: &[ast::Expr],
        given: Option<(TypeOid, TypeOid)>,
        span: Span,
    ) -> Expr {
        let mut nested = false;
        let mut values = Vec::new();
        for element in elements {
            let inner = match &unparen(element).kind {
                ast::ExprKind::Array(e) | ast::ExprKind::ArrayElements(e) => Some(e),
                _ => None,
            };
            let value = match (inner, &element.kind) {
                (Some(inner), ast::ExprKind::Array(_) | ast::ExprKind::ArrayElements(_)) => {
                    let value = self.array(inner, given, element.span);
                    nested = true;
                    value
                }
                _ => {
                    let value = self.expr(element);
                    nested |= self.is_sub_array(value.data_type);
                    value
                }
            };
            values.push(value);
        }
        if values.iter().any(|v| v.is_error()) {
            return Expr::error(span);
        }
        if let Some((array, element)) = given {
            let target = if nested { array } else { element };
            let mut coerced = Vec::new();
            for value in values {
                let (from, at) = (value.data_type, value.span);
                match self.coerce_to_target(value, target, -1, CastContext::Explicit) {
                    Some(value) => coerced.push(value),
                    None => {
                        let message = format!(
                            "cannot cast type {} to {}",
                            self.type_name(from),
                            self.type_name(target)
                        );
                        self.error("42846", at, message);
                        return Expr::error(span);
                    }
                }
            }
            return array_expr(coerced, nested, (array, element), span);
        }
        if values.is_empty() {
            let diagnostic =
                Diagnostic::error("42P18", span, "cannot determine type of empty array");
            self.report(
                diagnostic
                    .help("explicitly cast to the desired type, for example ARRAY[]::integer[]"),
            );
            return Expr::error(span);
        }
        let common = self.common_type(&values.iter().collect::<Vec<_>>(), "ARRAY");
        if common.is_error() {
            return Expr::error(span);
        }
        let array =
            if nested { Some(common) } else { self.catalog.get_type(common).and_then(|t| t.array) };
        let Some(array) = array else {
            let message =
                format!("could not find array type for data type {}", self.type_name(common));
            self.error("42704", span, message);
            return Expr::error(span);
        };
        if nested
            && !self
                .catalog
                .get_type(coerce::base_type(self.catalog, common))
                .is_some_and(|t| t.is_array)
        {
            let message =
                format!("could not find element type for data type {}", self.type_name(common));
            self.error("42704", span, message);
            return Expr::error(span);
        }
        let elements =
            values.into_iter().map(|v| self.coerce_to_common(v, common, "ARRAY")).collect();
        array_expr(elements, nested, (array, common), span)
    }

    /// Whether an element of that type makes the array one of more dimensions. `int2vector` and `oidvector` are elements
    /// themselves (`transformArrayExpr`).
    fn is_sub_array(&self, element: TypeOid) -> bool {
        let is_vector = matches!(element, TypeOid::INT2VECTOR | TypeOid::OIDVECTOR);
        !is_vector && coerce::element_type(self.catalog, element).is_some()
    }
}

/// An array of elements that are coerced already; a modifier that all of them have is the array's.
fn array_expr(
    elements: Vec<Expr>,
    nested: bool,
    (array, element): (TypeOid, TypeOid),
    span: Span,
) -> Expr {
    let each = if nested { array } else { element };
    let modifier = Analyzer::common_modifier(&elements.iter().collect::<Vec<_>>(), each);
    Expr { kind: ExprKind::Array { elements, nested }, data_type: array, modifier, span }
}
