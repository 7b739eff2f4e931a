//! Comparisons with a syntax of their own: IS DISTINCT FROM, BETWEEN, IN, ANY, LIKE, NULLIF (`parse_expr.c`).

use super::{
    Analyzer, coerce,
    expr::{symbol, unparen},
    operator,
};
use crate::{
    ast::{self, expr::LikeKind},
    catalog::{CastContext, TypeOid},
    query::{Expr, ExprKind},
    source::Span,
};

impl Analyzer<'_> {
    pub(super) fn distinct_from(
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
            Expr::new(ExprKind::Distinct { operator, left, right, negated }, TypeOid::BOOL, span)
        })
    }

    /// Takes an `=` apart to build a construct over its operator.
    fn equality_parts(
        &mut self,
        equality: Expr,
        construct: &str,
        build: impl FnOnce(crate::catalog::OperatorOid, Box<Expr>, Box<Expr>) -> Expr,
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
            (Some(left), Some(right)) => build(operator, Box::new(left), Box::new(right)),
            _ => Expr::error(span),
        }
    }

    pub(super) fn between(
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
            let compare = |a: &mut Self, symbol: &'static str, bound: &Expr| {
                let (value, bound) = (a.refreshed(&value), a.refreshed(bound));
                a.operator_by_symbol(symbol, Some(value), bound, span)
            };
            sides.push(compare(self, less, &low));
            // A parameter in it may have got its type from the first comparison.
            let high = self.expr(high);
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

    pub(super) fn in_list(
        &mut self,
        operand: &ast::Expr,
        list: &[ast::Expr],
        negated: bool,
        span: Span,
    ) -> Expr {
        let equality = symbol(if negated { "<>" } else { "=" }, operand.span.after());
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
        self.check_collations([&left, &right]);
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

    pub(super) fn like(
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
        let op = self::symbol(symbol, operand.span.after());
        if kind != LikeKind::SimilarTo
            && escape.is_none()
            && matches!(unparen(operand).kind, ast::ExprKind::Row { .. })
        {
            return self.binary(&op, operand, pattern, span);
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
        self.operator(&op, Some(left), right, span)
    }

    pub(super) fn null_if(&mut self, left: &ast::Expr, right: &ast::Expr, span: Span) -> Expr {
        let left = self.expr(left);
        let right = self.expr(right);
        let equality = self.operator_by_symbol("=", Some(left), right, span);
        self.equality_parts(equality, "NULLIF", |operator, left, right| {
            let Expr { data_type, modifier, .. } = *left;
            Expr { kind: ExprKind::NullIf { operator, left, right }, data_type, modifier, span }
        })
    }
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
