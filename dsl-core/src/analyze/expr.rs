//! Expressions (`parse_expr.c`): one function a kind.

use super::{Analyzer, coerce, errors::nearest, operator, scope::Context};
use crate::{
    ast::{
        self,
        expr::{
            CastSpelling, InSet, IsTest, LikeKind, QuantifiedRight, SpecialSyntax, SubstringForm,
            TrimSide,
        },
    },
    catalog::{CastContext, TypeOid},
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
            Ast::Paren(inner) => self.expr(inner),
            Ast::Unary { op, operand } => self.unary(op, operand, span),
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
                InSet::Splice(list) => {
                    let left = self.expr(operand);
                    let right = self.expr(list);
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

    fn unary(&mut self, op: &ast::expr::Operator, operand: &ast::Expr, span: Span) -> Expr {
        // The grammar folds a minus into a numeric constant, so that -2147483648 is an integer.
        if op.schema.is_none()
            && op.symbol == "-"
            && let ast::ExprKind::Literal(ast::Literal::Number(text)) = &operand.kind
        {
            return number(text, true, span);
        }
        let operand = self.expr(operand);
        self.operator(op, None, operand, span)
    }

    fn binary(
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
                let textual = [
                    TypeOid::TEXT,
                    TypeOid::JSON,
                    TypeOid::JSONB,
                    TypeOid::BYTEA,
                    TypeOid::UNKNOWN,
                ];
                let category = coerce::type_category(self.catalog, operand.data_type);
                if !operand.is_error() && !textual.contains(&operand.data_type) && category != b'S'
                {
                    let message = format!(
                        "cannot use type {} in IS JSON predicate",
                        self.type_name(operand.data_type)
                    );
                    self.error("42804", operand_span, message);
                }
                let operand = match operand.data_type {
                    TypeOid::UNKNOWN => {
                        self.coerce_type(operand, TypeOid::TEXT, -1, CastContext::Implicit)
                    }
                    _ => operand,
                };
                let test = ExprKind::IsJson(Box::new(operand));
                if !negated {
                    return self.boolean(test, span);
                }
                let test = self.boolean(test, span);
                ExprKind::Not(Box::new(test))
            }
        };
        self.boolean(kind, span)
    }

    fn distinct_from(
        &mut self,
        left: &ast::Expr,
        right: &ast::Expr,
        negated: bool,
        span: Span,
    ) -> Expr {
        let is_null =
            |e: &ast::Expr| matches!(unparen(e).kind, ast::ExprKind::Literal(ast::Literal::Null));
        let tested = if is_null(right) {
            Some(left)
        } else if is_null(left) {
            Some(right)
        } else {
            None
        };
        if let Some(tested) = tested {
            let operand = Box::new(self.expr(tested));
            return self.boolean(ExprKind::NullTest { operand, negated: !negated }, span);
        }
        if let (ast::ExprKind::Row { fields: l, .. }, ast::ExprKind::Row { fields: r, .. }) =
            (&unparen(left).kind, &unparen(right).kind)
        {
            let left = self.row_fields(l);
            let right = self.row_fields(r);
            return self.row_distinct(left, right, negated, span);
        }
        let left = self.expr(left);
        let right = self.expr(right);
        self.distinct(left, right, negated, span)
    }

    /// IS DISTINCT FROM of two values (`make_distinct_op`).
    pub(crate) fn distinct(&mut self, left: Expr, right: Expr, negated: bool, span: Span) -> Expr {
        let equality = self.operator_by_symbol("=", Some(left), right, span);
        self.equality_parts(equality, "IS DISTINCT FROM", |operator, left, right| {
            (ExprKind::Distinct { operator, left, right, negated }, TypeOid::BOOL)
        })
    }

    /// Takes an `=` apart to build a construct over its operator.
    fn equality_parts(
        &mut self,
        equality: Expr,
        construct: &str,
        build: impl FnOnce(crate::catalog::OperatorOid, Box<Expr>, Box<Expr>) -> (ExprKind, TypeOid),
    ) -> Expr {
        let span = equality.span;
        if equality.is_error() {
            return equality;
        }
        if equality.data_type != TypeOid::BOOL {
            self.error("42804", span, format!("{construct} requires = operator to yield boolean"));
            return Expr::error(span);
        }
        let ExprKind::Operator { operator, args, .. } = equality.kind else {
            return Expr::error(span);
        };
        let mut args = args.into_iter();
        match (args.next(), args.next()) {
            (Some(left), Some(right)) => {
                let (kind, data_type) = build(operator, Box::new(left), Box::new(right));
                Expr::new(kind, data_type, span)
            }
            _ => Expr::error(span),
        }
    }

    fn between(
        &mut self,
        operand: &ast::Expr,
        (low, high): (&ast::Expr, &ast::Expr),
        symmetric: bool,
        negated: bool,
        span: Span,
    ) -> Expr {
        // A row on the left compares field by field, as `>=` and `<=` do.
        let (less, greater) = if negated { ("<", ">") } else { (">=", "<=") };
        let mut sides = Vec::new();
        let operand_ast = unparen(operand);
        if matches!(operand_ast.kind, ast::ExprKind::Row { .. }) {
            sides.push(self.binary(&symbol(less, span), operand, low, span));
            sides.push(self.binary(&symbol(greater, span), operand, high, span));
        } else {
            let value = self.expr(operand);
            let low = self.expr(low);
            let high = self.expr(high);
            let compare = |a: &mut Self, symbol: &str, bound: &Expr| {
                let (value, bound) = (a.refreshed(&value), a.refreshed(bound));
                a.operator_by_symbol(symbol, Some(value), bound, span)
            };
            sides.push(compare(self, less, &low));
            sides.push(compare(self, greater, &high));
            if symmetric {
                sides.push(compare(self, less, &high));
                sides.push(compare(self, greater, &low));
            }
        }
        let sides: Vec<Expr> =
            sides.into_iter().map(|s| self.coerce_to_boolean(s, "AND")).collect();
        type Connective = fn(Vec<Expr>) -> ExprKind;
        let (inner, outer): (Connective, Connective) =
            if negated { (ExprKind::Or, ExprKind::And) } else { (ExprKind::And, ExprKind::Or) };
        let mut sides = sides.into_iter();
        let first: Vec<Expr> = sides.by_ref().take(2).collect();
        let rest: Vec<Expr> = sides.collect();
        let first = self.boolean(inner(first), span);
        if rest.is_empty() {
            return first;
        }
        let second = self.boolean(inner(rest), span);
        self.boolean(outer(vec![first, second]), span)
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

    fn in_list(
        &mut self,
        operand: &ast::Expr,
        list: &[ast::Expr],
        negated: bool,
        span: Span,
    ) -> Expr {
        let equality = symbol(if negated { "<>" } else { "=" }, span);
        let operand_ast = unparen(operand);
        if let ast::ExprKind::Row { fields, .. } = &operand_ast.kind {
            let fields = self.row_fields(fields);
            return self.in_list_of_rows(&equality, fields, list, negated, span);
        }
        let left = self.expr(operand);
        let members: Vec<Expr> = list.iter().map(|m| self.expr(m)).collect();
        let (constant, variable): (Vec<Expr>, Vec<Expr>) =
            members.into_iter().partition(|m| !contains_local_var(m));
        let mut comparisons = Vec::new();
        let mut rest = Vec::new();
        if constant.len() > 1 {
            match self.in_array(&equality, &left, constant, !negated, span) {
                Ok(comparison) => comparisons.push(comparison),
                Err(constant) => rest.extend(constant),
            }
        } else {
            rest.extend(constant);
        }
        rest.extend(variable);
        rest.sort_by_key(|m| m.span);
        for member in rest {
            let left = self.refreshed(&left);
            let comparison =
                if let (ExprKind::Row { fields: l, .. }, ExprKind::Row { fields: r, .. }) =
                    (&left.kind, &member.kind)
                {
                    self.row_comparison(&equality, l.clone(), r.clone(), span)
                } else {
                    self.operator(&equality, Some(left), member, span)
                };
            comparisons.push(self.coerce_to_boolean(comparison, "IN"));
        }
        if comparisons.len() == 1
            && let Some(one) = comparisons.pop()
        {
            return one;
        }
        let kind = if negated { ExprKind::And(comparisons) } else { ExprKind::Or(comparisons) };
        self.boolean(kind, span)
    }

    /// Constants of IN as one array, where they have a common type with an array type over it.
    fn in_array(
        &mut self,
        symbol: &ast::expr::Operator,
        left: &Expr,
        members: Vec<Expr>,
        any: bool,
        span: Span,
    ) -> Result<Expr, Vec<Expr>> {
        if left.is_error() || members.iter().any(|m| m.is_error()) {
            return Ok(Expr::error(span));
        }
        let mut types = vec![left.data_type];
        types.extend(members.iter().map(|m| m.data_type));
        let common = match super::common_type::select_common_type(self.catalog, &types) {
            Ok(common) if common != TypeOid::RECORD => common,
            _ => return Err(members),
        };
        let verified = |e: &Expr| {
            coerce::can_coerce_type(self.catalog, &[e.data_type], &[common], CastContext::Implicit)
        };
        if !verified(left) || !members.iter().all(verified) {
            return Err(members);
        }
        let Some(array) = self.catalog.get_type(common).and_then(|t| t.array) else {
            return Err(members);
        };
        let elements =
            members.into_iter().map(|m| self.coerce_to_common(m, common, "IN")).collect();
        let right = Expr::new(ExprKind::Array { elements, nested: false }, array, span);
        Ok(self.scalar_array(symbol, any, left.clone(), right, span))
    }

    /// `left op any(array)` (`make_scalar_array_op`).
    pub(crate) fn scalar_array(
        &mut self,
        symbol: &ast::expr::Operator,
        any: bool,
        left: Expr,
        right: Expr,
        span: Span,
    ) -> Expr {
        if left.is_error() || right.is_error() {
            return Expr::error(span);
        }
        let resolved = operator::resolve_scalar_array_operator(
            self.catalog,
            symbol,
            left.data_type,
            right.data_type,
        );
        let resolved = match resolved {
            Ok(resolved) => resolved,
            Err(error) => {
                self.report_operator_error(&error, symbol.span);
                return Expr::error(span);
            }
        };
        let left = match resolved.left {
            Some(target) => self.coerce_type(left, target, -1, CastContext::Implicit),
            None => left,
        };
        let right = self.refreshed(&right);
        let right = self.coerce_type(right, resolved.right, -1, CastContext::Implicit);
        let proc = self.catalog.get_operator(resolved.operator).map(|o| o.proc).unwrap_or_default();
        let kind = ExprKind::ScalarArray {
            operator: resolved.operator,
            proc,
            any,
            left: Box::new(left),
            right: Box::new(right),
        };
        self.boolean(kind, span)
    }

    fn like(
        &mut self,
        kind: LikeKind,
        (operand, pattern, escape): (&ast::Expr, &ast::Expr, Option<&ast::Expr>),
        negated: bool,
        span: Span,
    ) -> Expr {
        let symbol = match (kind, negated) {
            (LikeKind::Like, false) => "~~",
            (LikeKind::Like, true) => "!~~",
            (LikeKind::ILike, false) => "~~*",
            (LikeKind::ILike, true) => "!~~*",
            (LikeKind::SimilarTo, false) => "~",
            (LikeKind::SimilarTo, true) => "!~",
        };
        if kind != LikeKind::SimilarTo
            && escape.is_none()
            && matches!(unparen(operand).kind, ast::ExprKind::Row { .. })
        {
            return self.binary(&self::symbol(symbol, span), operand, pattern, span);
        }
        let left = self.expr(operand);
        let mut right = self.expr(pattern);
        let escape = escape.map(|e| self.expr(e));
        if kind == LikeKind::SimilarTo {
            let args = std::iter::once(right).chain(escape).collect();
            right = self.call_builtin("similar_to_escape", args, span);
        } else if let Some(escape) = escape {
            right = self.call_builtin("like_escape", vec![right, escape], span);
        }
        self.operator_by_symbol(symbol, Some(left), right, span)
    }

    fn cast(
        &mut self,
        operand: &ast::Expr,
        type_name: &ast::TypeName,
        spelling: CastSpelling,
        span: Span,
    ) -> Expr {
        let target = self.type_by_name(type_name);
        let value = match (&unparen(operand).kind, target) {
            // An array constructor takes the cast's element type (`transformTypeCast`).
            (ast::ExprKind::Array(elements), Some((data_type, _))) => {
                let base = coerce::base_type(self.catalog, data_type);
                let element =
                    self.catalog.get_type(base).filter(|t| t.is_array).and_then(|t| t.element);
                match element {
                    Some(element) => self.array(elements, Some((base, element)), operand.span),
                    None => self.expr(operand),
                }
            }
            _ => self.expr(operand),
        };
        let Some((data_type, modifier)) = target else { return Expr::error(span) };
        if value.is_error() {
            return Expr::error(span);
        }
        let from = value.data_type;
        match self.coerce_to_target(value, data_type, modifier, CastContext::Explicit) {
            Some(mut value) => {
                if spelling != CastSpelling::TypedLiteral || !value.is_error() {
                    value.span = span;
                }
                value
            }
            None => {
                let message = format!(
                    "cannot cast type {} to {}",
                    self.type_name(from),
                    self.type_name(data_type)
                );
                self.error("42846", span, message);
                Expr::error(span)
            }
        }
    }

    /// A type by its written name, reported when it cannot be.
    pub(crate) fn type_by_name(&mut self, type_name: &ast::TypeName) -> Option<(TypeOid, i32)> {
        match crate::catalog::type_name::resolve_type_name(self.catalog, type_name) {
            Ok(found) => Some(found),
            Err(diagnostic) => {
                let wanted = type_name.name.last().declared();
                let names = self.catalog.user_types().iter().map(|t| t.name.as_ref());
                let near = nearest(wanted, names.filter(|n| !n.starts_with('_')));
                let diagnostic = match super::errors::did_you_mean(&near) {
                    Some(help) if diagnostic.code == "42704" => diagnostic.help(help),
                    _ => diagnostic,
                };
                self.report(diagnostic);
                None
            }
        }
    }

    fn collate(&mut self, operand: &ast::Expr, collation: &ast::QualifiedName, span: Span) -> Expr {
        let operand = self.expr(operand);
        let namespace = collation.schema().map(|s| s.declared().to_owned());
        let namespace = namespace.and_then(|s| self.catalog.lookup_namespace(&s));
        let found = collation.last().spellings().find_map(|s| {
            self.catalog.lookup_collation(namespace, s).map(|c| (c.oid, s.to_owned()))
        });
        let Some((oid, spelling)) = found else {
            let message = format!(
                "collation \"{}\" for encoding \"UTF8\" does not exist",
                collation.parts.iter().map(|p| p.declared()).collect::<Vec<_>>().join(".")
            );
            self.error("42704", collation.span, message);
            return Expr::error(span);
        };
        self.note_spelling(collation.last(), &spelling);
        if operand.is_error() {
            return operand;
        }
        let collatable =
            self.catalog.get_type(operand.data_type).is_some_and(|t| t.collation.is_some());
        if !collatable && operand.data_type != TypeOid::UNKNOWN {
            let message = format!(
                "collations are not supported by type {}",
                self.type_name(operand.data_type)
            );
            self.error("42804", span, message);
            return Expr::error(span);
        }
        let (data_type, modifier) = (operand.data_type, operand.modifier);
        Expr { kind: ExprKind::Collate(Box::new(operand), oid), data_type, modifier, span }
    }

    fn case(
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
        if self.refuses_set(set_before, "CASE") {
            return Expr::error(span);
        }
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

    fn common_arguments(
        &mut self,
        args: &[ast::Expr],
        construct: &str,
        kind: fn(Vec<Expr>) -> ExprKind,
        span: Span,
    ) -> Expr {
        let set_before = self.scope().last_set_function;
        let args: Vec<Expr> = args.iter().map(|a| self.expr(a)).collect();
        if construct == "COALESCE" && self.refuses_set(set_before, construct) {
            return Expr::error(span);
        }
        let common = self.common_type(&args.iter().collect::<Vec<_>>(), construct);
        if common.is_error() {
            return Expr::error(span);
        }
        let args: Vec<Expr> =
            args.into_iter().map(|a| self.coerce_to_common(a, common, construct)).collect();
        let modifier = Self::common_modifier(&args.iter().collect::<Vec<_>>(), common);
        Expr { kind: kind(args), data_type: common, modifier, span }
    }

    fn min_max(&mut self, args: &[ast::Expr], construct: &str, span: Span) -> Expr {
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

    fn null_if(&mut self, left: &ast::Expr, right: &ast::Expr, span: Span) -> Expr {
        let left = self.expr(left);
        let right = self.expr(right);
        let equality = self.operator_by_symbol("=", Some(left), right, span);
        self.equality_parts(equality, "NULLIF", |operator, left, right| {
            let data_type = left.data_type;
            (ExprKind::NullIf { operator, left, right }, data_type)
        })
    }

    fn sql_value(&mut self, name: &'static str, precision: Option<&ast::Expr>, span: Span) -> Expr {
        let data_type = match name {
            "current_date" => TypeOid::DATE,
            "current_time" => TypeOid::TIMETZ,
            "current_timestamp" => TypeOid::TIMESTAMPTZ,
            "localtime" => TypeOid::TIME,
            "localtimestamp" => TypeOid::TIMESTAMP,
            "system_user" => TypeOid::TEXT,
            _ => TypeOid::NAME,
        };
        let modifier = match precision.map(|p| &unparen(p).kind) {
            Some(ast::ExprKind::Literal(ast::Literal::Number(text))) => {
                text.parse().map_or(-1, |p: i32| p.min(6))
            }
            _ => -1,
        };
        Expr { kind: ExprKind::SqlValue(name), data_type, modifier, span }
    }

    fn special(&mut self, call: &ast::expr::SpecialCall, span: Span) -> Expr {
        let text = |value: &str| {
            Expr::new(ExprKind::Const(Some(value.to_owned())), TypeOid::UNKNOWN, span)
        };
        let function = match &call.syntax {
            SpecialSyntax::Extract { field } => {
                let mut args = vec![text(field)];
                args.extend(call.args.iter().map(|a| self.expr(a)));
                let result = self.call_builtin("extract", args, span);
                return self.check_extract_field(field, result);
            }
            SpecialSyntax::Overlay => "overlay",
            SpecialSyntax::Position => "position",
            SpecialSyntax::Substring(form) => return self.substring(*form, &call.args, span),
            SpecialSyntax::Trim { side } => match side {
                None | Some(TrimSide::Both) => "btrim",
                Some(TrimSide::Leading) => "ltrim",
                Some(TrimSide::Trailing) => "rtrim",
            },
            SpecialSyntax::Normalize { form } => {
                let mut args: Vec<Expr> = call.args.iter().map(|a| self.expr(a)).collect();
                args.extend(form.map(text));
                return self.call_builtin("normalize", args, span);
            }
            SpecialSyntax::CollationFor => "pg_collation_for",
            SpecialSyntax::Treat { type_name } => {
                let name = type_name.name.last().declared().to_owned();
                let args = call.args.iter().map(|a| self.expr(a)).collect();
                return self.call_builtin(&name, args, span);
            }
            SpecialSyntax::Xml(xml) => return self.xml(xml, &call.args, span),
            SpecialSyntax::Json(json) => return self.json(json, &call.args, span),
            SpecialSyntax::MergeAction => {
                return Expr::new(ExprKind::MergeAction, TypeOid::TEXT, span);
            }
        };
        let args = call.args.iter().map(|a| self.expr(a)).collect();
        self.call_builtin(function, args, span)
    }

    /// The field of EXTRACT is read when the statement runs; nothing is checked here, as on the server.
    fn check_extract_field(&mut self, _field: &str, result: Expr) -> Expr {
        result
    }

    fn substring(&mut self, form: SubstringForm, args: &[ast::Expr], span: Span) -> Expr {
        let mut args: Vec<Expr> = args.iter().map(|a| self.expr(a)).collect();
        if form == SubstringForm::For && args.len() == 2 {
            // The grammar inserts a start of 1 and casts the length to integer.
            let one = Expr::new(ExprKind::Const(Some("1".to_owned())), TypeOid::INT4, span);
            let length = args.remove(1);
            let (from, length_span) = (length.data_type, length.span);
            let length = self
                .coerce_to_target(length, TypeOid::INT4, -1, CastContext::Explicit)
                .unwrap_or_else(|| {
                    let message = format!("cannot cast type {} to integer", self.type_name(from));
                    self.error("42846", length_span, message);
                    Expr::error(length_span)
                });
            args.extend([one, length]);
        }
        self.call_builtin("substring", args, span)
    }

    fn overlaps(&mut self, left: &ast::Expr, right: &ast::Expr, span: Span) -> Expr {
        let mut args = Vec::new();
        for (side, name) in [(left, "left"), (right, "right")] {
            let ast::ExprKind::Row { fields, .. } = &unparen(side).kind else {
                return Expr::error(span);
            };
            if fields.len() != 2 {
                let message =
                    format!("wrong number of parameters on {name} side of OVERLAPS expression");
                self.report(Diagnostic::syntax(side.span, message));
                return Expr::error(span);
            }
            args.extend(fields.iter().map(|f| self.expr(f)));
        }
        self.call_builtin("overlaps", args, span)
    }

    /// `array[…]` (`transformArrayExpr`); `given` is the array and element type of a cast around it.
    fn array(
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
                    nested |= self.catalog.get_type(value.data_type).is_some_and(|t| t.is_array);
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
            return Expr::new(ExprKind::Array { elements: coerced, nested }, array, span);
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
        Expr::new(ExprKind::Array { elements, nested }, array, span)
    }

    /// The context that placement rules look at.
    pub(crate) fn context(&mut self) -> Context {
        self.scope().context
    }
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
pub(crate) fn symbol(name: &str, span: Span) -> ast::expr::Operator {
    ast::expr::Operator { schema: None, symbol: name.to_owned(), span }
}

/// A numeric constant: the narrowest of integer, bigint and numeric that holds it (`make_const`).
fn number(text: &str, negative: bool, span: Span) -> Expr {
    let digits: String = text.chars().filter(|c| *c != '_').collect();
    let lower = digits.to_ascii_lowercase();
    let magnitude = match lower.get(..2) {
        Some("0x") => i128::from_str_radix(&lower[2..], 16).ok(),
        Some("0o") => i128::from_str_radix(&lower[2..], 8).ok(),
        Some("0b") => i128::from_str_radix(&lower[2..], 2).ok(),
        _ => digits.parse::<i128>().ok(),
    };
    let signed = magnitude.map(|m| if negative { -m } else { m });
    let data_type = match signed {
        Some(value) if i32::try_from(value).is_ok() => TypeOid::INT4,
        Some(value) if i64::try_from(value).is_ok() => TypeOid::INT8,
        _ => TypeOid::NUMERIC,
    };
    let value = match signed {
        Some(value) => value.to_string(),
        None if negative => format!("-{digits}"),
        None => digits,
    };
    Expr::new(ExprKind::Const(Some(value)), data_type, span)
}

/// Whether an expression mentions a column of its own query level.
fn contains_local_var(expr: &Expr) -> bool {
    let mut found = false;
    super::walk::walk_expr(expr, 0, &mut |e, depth| {
        if let ExprKind::Var(var) = &e.kind {
            found |= var.levels_up == depth;
        }
    });
    found
}
