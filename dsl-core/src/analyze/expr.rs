//! Expressions (`parse_expr.c`): one function a kind.

use super::{Analyzer, params::Part, scope::Context};
use crate::{
    ast::{
        self,
        expr::{InSet, IsTest, QuantifiedRight},
    },
    catalog::TypeOid,
    diagnostic::Diagnostic,
    query::{Expr, ExprKind},
    source::Span,
};

impl Analyzer<'_> {
    /// Analyzes an expression in the scope's context.
    pub(crate) fn expr(&mut self, expr: &ast::Expr) -> Expr {
        use ast::ExprKind as Ast;
        let span = expr.span;
        match &expr.kind {
            Ast::Literal(value) => self.constant(value, span),
            Ast::Column(name) => self.column_ref(name),
            Ast::Wildcard(name) => self.wildcard_value(name),
            Ast::Param(number) => self.numbered_param(*number, span),
            Ast::Splice(kind, index) => self.splice(*kind, *index, span),
            Ast::PageKey { cursor, key } => self.part_of_splice(*cursor, Part::PageKey(*key), span),
            Ast::Paren(inner) => self.expr(inner),
            Ast::Unary { op, operand } => match expr.as_number() {
                Some((text, negative)) => number(text, negative, span),
                None => {
                    let operand = self.expr(operand);
                    self.operator(op, None, operand, span)
                }
            },
            Ast::Binary { op, left, right } => self.binary(op, left, right, span),
            Ast::And(operands) => self.boolean_list(operands, "AND", ExprKind::And, span),
            Ast::Or(operands) => self.boolean_list(operands, "OR", ExprKind::Or, span),
            Ast::Not(operand) => {
                let operand = self.expr(operand);
                let operand = self.coerce_to_boolean(operand, "NOT");
                self.boolean(ExprKind::Not(Box::new(operand)), span)
            }
            Ast::Is { operand, test, negated } => self.is_test(operand, *test, *negated, span),
            Ast::DistinctFrom { left, right, negated } => {
                self.distinct_from(left, right, *negated, span)
            }
            Ast::Between { operand, low, high, symmetric, negated } => {
                self.between(operand, (low, high), *symmetric, *negated, span)
            }
            Ast::In { operand, set, negated } => match set {
                InSet::List(list) => self.in_list(operand, list, *negated, span),
                InSet::Subquery(query) => self.in_subquery(operand, query, *negated, span),
                InSet::Splice(list) if is_row(operand) => {
                    self.in_row_list(operand, list, *negated, span)
                }
                InSet::Splice(list) => {
                    let left = self.expr(operand);
                    let right = self.expr(list);
                    self.note_list(&right);
                    let equality = if *negated { "<>" } else { "=" };
                    self.scalar_array(&symbol(equality, span), !*negated, left, right, span)
                }
            },
            Ast::Like { kind, operand, pattern, escape, negated } => {
                self.like(*kind, (operand, pattern, escape.as_deref()), *negated, span)
            }
            Ast::Quantified { left, op, all, right } => match right {
                QuantifiedRight::Array(array) => {
                    let left = self.expr(left);
                    let right = self.expr(array);
                    self.scalar_array(op, !*all, left, right, span)
                }
                QuantifiedRight::Subquery(query) => {
                    self.quantified_subquery(left, op, *all, query, span)
                }
            },
            Ast::Cast { operand, type_name, spelling } => {
                self.cast(operand, type_name, *spelling, span)
            }
            Ast::Collate { operand, collation } => self.collate(operand, collation, span),
            Ast::AtTimeZone { operand, zone } => {
                let mut args: Vec<Expr> = zone.iter().map(|z| self.expr(z)).collect();
                args.push(self.expr(operand));
                self.call_builtin("timezone", args, span)
            }
            Ast::Case { operand, whens, else_ } => {
                self.case(operand.as_deref(), whens, else_.as_deref(), span)
            }
            Ast::Coalesce(args) => {
                self.common_arguments(args, "COALESCE", ExprKind::Coalesce, span)
            }
            Ast::Greatest(args) => self.min_max(args, "GREATEST", span),
            Ast::Least(args) => self.min_max(args, "LEAST", span),
            Ast::NullIf(left, right) => self.null_if(left, right, span),
            Ast::Function(call) => self.function_call(call, span),
            Ast::Special(call) => self.special(call, span),
            Ast::SqlValue { name, precision } => self.sql_value(name, precision.as_deref(), span),
            Ast::Array(elements) => self.array(elements, None, span),
            Ast::ArrayElements(elements) => self.array(elements, None, span),
            Ast::ArraySubquery(query) => self.array_subquery(query, span),
            Ast::Nested(_) => self.misplaced_rows(span),
            Ast::Row { fields, .. } => self.row(fields, span),
            Ast::Subquery(query) => self.scalar_subquery(query, span),
            Ast::Exists(query) => self.exists(query, span),
            Ast::Subscript { operand, subscript } => self.subscript(operand, subscript, span),
            Ast::Field { operand, field } => self.field(operand, field, span),
            Ast::FieldWildcard(_) => {
                self.error("0A000", span, "row expansion via \"*\" is not supported here");
                Expr::error(span)
            }
            Ast::Grouping(args) => self.grouping(args, span),
            Ast::Overlaps { left, right } => self.overlaps(left, right, span),
            Ast::CurrentOf(_) => self.boolean(ExprKind::CurrentOf, span),
            Ast::Default => {
                self.report(Diagnostic {
                    stage: crate::diagnostic::Stage::Analyze,
                    ..Diagnostic::syntax(span, "DEFAULT is not allowed in this context")
                });
                Expr::error(span)
            }
            Ast::Optional { .. } => self.optional_part(expr, Self::expr),
            Ast::Match(_) | Ast::MatchOrder(_) => self.misplaced_match(span),
            Ast::Error => Expr::error(span),
        }
    }

    /// A boolean expression over operands that are right already.
    pub(crate) fn boolean(&mut self, kind: ExprKind, span: Span) -> Expr {
        Expr::new(kind, TypeOid::BOOL, span)
    }

    fn constant(&mut self, value: &ast::Literal, span: Span) -> Expr {
        let (value, data_type) = match value {
            ast::Literal::Null => (None, TypeOid::UNKNOWN),
            ast::Literal::Bool(value) => (Some(value.to_string()), TypeOid::BOOL),
            ast::Literal::Number(text) => return number(text, false, span),
            ast::Literal::String(text) => (Some(text.clone()), TypeOid::UNKNOWN),
            ast::Literal::BitString(text) | ast::Literal::HexString(text) => {
                let radix = if matches!(value, ast::Literal::HexString(_)) { 16 } else { 2 };
                if let Some(bad) = text.chars().find(|c| !c.is_digit(radix)) {
                    let what = if radix == 16 { "hexadecimal" } else { "binary" };
                    self.error("22P02", span, format!("\"{bad}\" is not a valid {what} digit"));
                }
                (Some(text.clone()), TypeOid::BIT)
            }
            ast::Literal::Bytes(bytes) => {
                let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
                (Some(format!("\\x{hex}")), TypeOid::BYTEA)
            }
        };
        Expr::new(ExprKind::Const(value), data_type, span)
    }

    pub(super) fn binary(
        &mut self,
        op: &ast::expr::Operator,
        left: &ast::Expr,
        right: &ast::Expr,
        span: Span,
    ) -> Expr {
        let (left_inner, right_inner) = (unparen(left), unparen(right));
        match (&left_inner.kind, &right_inner.kind) {
            (ast::ExprKind::Row { fields, .. }, ast::ExprKind::Subquery(query)) => {
                self.row_compare_subquery(fields, op, query, span)
            }
            (ast::ExprKind::Row { fields: left, .. }, ast::ExprKind::Row { fields: right, .. }) => {
                let left = self.row_fields(left);
                let right = self.row_fields(right);
                self.row_comparison(op, left, right, span)
            }
            _ => {
                let left = self.expr(left);
                let right = self.expr(right);
                self.operator(op, Some(left), right, span)
            }
        }
    }

    fn boolean_list(
        &mut self,
        operands: &[ast::Expr],
        construct: &str,
        kind: fn(Vec<Expr>) -> ExprKind,
        span: Span,
    ) -> Expr {
        let operands = operands
            .iter()
            .map(|operand| {
                let operand = self.expr(operand);
                self.coerce_to_boolean(operand, construct)
            })
            .collect();
        self.boolean(kind(operands), span)
    }

    fn is_test(&mut self, operand: &ast::Expr, test: IsTest, negated: bool, span: Span) -> Expr {
        let operand_span = operand.span;
        let operand = self.expr(operand);
        let kind = match test {
            IsTest::Null => ExprKind::NullTest { operand: Box::new(operand), negated },
            IsTest::True | IsTest::False | IsTest::Unknown => {
                let construct = match (test, negated) {
                    (IsTest::True, false) => "IS TRUE",
                    (IsTest::True, true) => "IS NOT TRUE",
                    (IsTest::False, false) => "IS FALSE",
                    (IsTest::False, true) => "IS NOT FALSE",
                    (_, false) => "IS UNKNOWN",
                    (_, true) => "IS NOT UNKNOWN",
                };
                let operand = self.coerce_to_boolean(operand, construct);
                ExprKind::BooleanTest { operand: Box::new(operand), test, negated }
            }
            IsTest::Document => {
                let operand = self.coerce_to_specific(operand, TypeOid::XML, "IS DOCUMENT");
                let test =
                    ExprKind::Xml { function: ast::expr::XmlFunction::Exists, args: vec![operand] };
                if !negated {
                    return self.boolean(test, span);
                }
                let test = self.boolean(test, span);
                ExprKind::Not(Box::new(test))
            }
            IsTest::Normalized(form) => {
                let mut args = vec![operand];
                if let Some(form) = form {
                    args.push(Expr::new(
                        ExprKind::Const(Some(form.to_owned())),
                        TypeOid::UNKNOWN,
                        span,
                    ));
                }
                let call = self.call_builtin("is_normalized", args, span);
                if !negated || call.is_error() {
                    return call;
                }
                ExprKind::Not(Box::new(call))
            }
            IsTest::Json { .. } => {
                let test = self.is_json(operand, operand_span);
                if !negated {
                    return self.boolean(test, span);
                }
                let test = self.boolean(test, span);
                ExprKind::Not(Box::new(test))
            }
        };
        self.boolean(kind, span)
    }

    /// A copy in which a parameter has the type that it was given since.
    pub(crate) fn refreshed(&self, expr: &Expr) -> Expr {
        match expr.kind {
            ExprKind::Param(index) if expr.data_type == TypeOid::UNKNOWN => {
                Expr { data_type: self.param_type(index), ..expr.clone() }
            }
            _ => expr.clone(),
        }
    }

    /// The context that placement rules look at.
    pub(crate) fn context(&mut self) -> Context {
        self.scope().context
    }
}

/// `(a, b)`, `row(a)`
fn is_row(expr: &ast::Expr) -> bool {
    matches!(unparen(expr).kind, ast::ExprKind::Row { .. })
}

/// An expression without the parentheses around it.
pub(crate) fn unparen(expr: &ast::Expr) -> &ast::Expr {
    let mut expr = expr;
    while let ast::ExprKind::Paren(inner) = &expr.kind {
        expr = inner;
    }
    expr
}

/// An operator without a schema.
pub(crate) fn symbol(name: &'static str, span: Span) -> ast::expr::Operator {
    ast::expr::Operator { schema: None, symbol: name, span }
}

/// A numeric constant: the narrowest of integer, bigint and numeric that holds it (`make_const`).
fn number(text: &str, negative: bool, span: Span) -> Expr {
    let signed = ast::expr::integer_value(text, negative);
    let data_type = match signed {
        Some(value) if i32::try_from(value).is_ok() => TypeOid::INT4,
        Some(value) if i64::try_from(value).is_ok() => TypeOid::INT8,
        _ => TypeOid::NUMERIC,
    };
    let digits = || text.replace('_', "");
    let value = match signed {
        Some(value) => value.to_string(),
        None if negative => format!("-{}", digits()),
        None => digits(),
    };
    Expr::new(ExprKind::Const(Some(value)), data_type, span)
}
