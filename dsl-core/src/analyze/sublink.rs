//! Subqueries in expressions (`transformSubLink`).

use super::{Analyzer, coerce, row::analysis_syntax, scope::Context};
use crate::{
    ast::{
        self,
        walk::{Part, expr_parts},
    },
    catalog::TypeOid,
    lex::Door,
    query::{Expr, ExprKind, Query, SubLink, SubLinkKind},
    source::Span,
};

impl Analyzer<'_> {
    /// A subquery of an expression; its result's unknown literals become text.
    pub(crate) fn sub_select(&mut self, query: &ast::Select) -> Query {
        self.check_subquery_place(query.span);
        self.analyze_select(query, true)
    }

    /// Refuses a subquery where none can stand.
    pub(super) fn check_subquery_place(&mut self, span: Span) {
        let place = match self.context() {
            Context::CycleMark => Some("CYCLE"),
            other => other.stored(),
        };
        if let Some(place) = place {
            self.error("0A000", span, format!("cannot use subquery in {place}"));
        }
    }

    pub(crate) fn exists(&mut self, query: &ast::Select, span: Span) -> Expr {
        let query = self.sub_select(query);
        self.sublink(SubLinkKind::Exists, query, TypeOid::BOOL, -1, span)
    }

    pub(crate) fn scalar_subquery(&mut self, query: &ast::Select, span: Span) -> Expr {
        let query = self.sub_select(query);
        self.scalar_of(query, span)
    }

    /// The only column of a query that is analyzed already.
    pub(crate) fn scalar_of(&mut self, query: Query, span: Span) -> Expr {
        match self.only_column(&query, span) {
            Some((data_type, modifier)) => {
                self.sublink(SubLinkKind::Scalar, query, data_type, modifier, span)
            }
            None => Expr::error(span),
        }
    }

    pub(crate) fn array_subquery(&mut self, query: &ast::Select, span: Span) -> Expr {
        let query = self.sub_select(query);
        self.array_of(query, span)
    }

    /// An array of the only column of a query that is analyzed already.
    pub(crate) fn array_of(&mut self, query: Query, span: Span) -> Expr {
        let Some((data_type, modifier)) = self.only_column(&query, span) else {
            return Expr::error(span);
        };
        if data_type.is_error() {
            return Expr::error(span);
        }
        // An array of arrays is the array type itself (`get_promoted_array_type`).
        let array = coerce::array_type(self.catalog, data_type).or_else(|| {
            self.catalog.get_type(data_type).is_some_and(|t| t.is_array).then_some(data_type)
        });
        match array {
            Some(array) => self.sublink(SubLinkKind::Array, query, array, modifier, span),
            None => {
                let message = format!(
                    "could not find array type for data type {}",
                    self.type_name(data_type)
                );
                self.error("42704", span, message);
                Expr::error(span)
            }
        }
    }

    /// `x in (select …)`.
    pub(crate) fn in_subquery(
        &mut self,
        operand: &ast::Expr,
        query: &ast::Select,
        negated: bool,
        span: Span,
    ) -> Expr {
        let op = super::expr::symbol("=", operand.span.after());
        let found = self.quantified_subquery(operand, &op, false, query, span);
        if !negated || found.is_error() {
            return found;
        }
        self.boolean(ExprKind::Not(Box::new(found)), span)
    }

    /// `x op any (select …)`, `x op all (select …)`.
    pub(crate) fn quantified_subquery(
        &mut self,
        operand: &ast::Expr,
        op: &ast::expr::Operator,
        all: bool,
        query: &ast::Select,
        span: Span,
    ) -> Expr {
        let sides = std::slice::from_ref(operand);
        let (left, query) = self.operand_and_query(sides, query, |a| a.comparison_side(operand));
        let columns = column_types(&query);
        let Some((left, operators)) = self.subquery_operators(op, left, &columns, span) else {
            return Expr::error(span);
        };
        let kind = if all {
            SubLinkKind::All { left, operators }
        } else {
            SubLinkKind::Any { left, operators }
        };
        self.sublink(kind, query, TypeOid::BOOL, -1, span)
    }

    /// `(a, b) < (select …)`.
    pub(crate) fn row_compare_subquery(
        &mut self,
        fields: &[ast::Expr],
        op: &ast::expr::Operator,
        query: &ast::Select,
        span: Span,
    ) -> Expr {
        let (left, query) = self.operand_and_query(fields, query, |a| a.row_fields(fields));
        let columns = column_types(&query);
        let Some((left, operators)) = self.subquery_operators(op, left, &columns, span) else {
            return Expr::error(span);
        };
        let kind = SubLinkKind::RowCompare { left, operators, symbol: op.symbol };
        self.sublink(kind, query, TypeOid::BOOL, -1, span)
    }

    /// The server comes to the subquery first, which decides about parameters by number. Those in braces have their
    /// numbers in the order in which they are written.
    fn operand_and_query(
        &mut self,
        written: &[ast::Expr],
        query: &ast::Select,
        operand: impl FnOnce(&mut Self) -> Vec<Expr>,
    ) -> (Vec<Expr>, Query) {
        if written.iter().any(has_splice) {
            let left = operand(self);
            return (left, self.sub_select(query));
        }
        let query = self.sub_select(query);
        (operand(self), query)
    }

    fn comparison_side(&mut self, operand: &ast::Expr) -> Vec<Expr> {
        match &super::expr::unparen(operand).kind {
            ast::ExprKind::Row { fields, .. } => self.row_fields(fields),
            _ => {
                let side = self.expr(operand);
                // Also one that a cast has made the row of a composite type.
                match side.kind {
                    ExprKind::Row { fields, .. } => fields,
                    _ => vec![side],
                }
            }
        }
    }

    fn only_column(&mut self, query: &Query, span: Span) -> Option<(TypeOid, i32)> {
        let columns = column_types(query);
        match columns.as_slice() {
            [only] => Some(*only),
            [] if query.targets.is_empty() && self.diagnostics.has_errors() => None,
            [] => {
                self.report(analysis_syntax(span, "subquery must return a column"));
                None
            }
            _ => {
                let refused = analysis_syntax(span, "subquery must return only one column");
                self.report(match self.door {
                    Door::Server => refused,
                    Door::Macro => refused.help(super::nested::CARRIED),
                });
                None
            }
        }
    }

    pub(crate) fn sublink(
        &mut self,
        kind: SubLinkKind,
        query: Query,
        data_type: TypeOid,
        modifier: i32,
        span: Span,
    ) -> Expr {
        let kind = ExprKind::SubLink(Box::new(SubLink { kind, query }));
        Expr { kind, data_type, modifier, span }
    }
}

/// Whether Rust in braces stands in an expression, outside of its subqueries.
fn has_splice(expr: &ast::Expr) -> bool {
    let mut found = matches!(expr.kind, ast::ExprKind::Splice(..));
    expr_parts(expr, &mut |part| {
        if let Part::Expr(inner) = part {
            found = found || has_splice(inner);
        }
    });
    found
}

/// Types and modifiers of the columns that a query gives.
pub(crate) fn column_types(query: &Query) -> Vec<(TypeOid, i32)> {
    query.output().map(|t| (t.expr.data_type, t.expr.modifier)).collect()
}
