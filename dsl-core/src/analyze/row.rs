//! Row constructors and row comparison (`transformRowExpr`, `make_row_comparison_op`).

use super::Analyzer;
use crate::{
    ast,
    catalog::{Method, OperatorOid, TypeOid},
    diagnostic::Diagnostic,
    query::{Expr, ExprKind},
    source::Span,
};

/// The btree strategy of `=`, and the number that stands for `<>`, which has none.
const EQUAL: u8 = 3;
const NOT_EQUAL: u8 = 6;

impl Analyzer<'_> {
    /// `row(a, b)`.
    pub(crate) fn row(&mut self, fields: &[ast::Expr], span: Span) -> Expr {
        let fields = self.row_fields(fields);
        if fields.len() > 1664 {
            self.error("54011", span, "ROW expressions can have at most 1664 entries");
        }
        if fields.iter().any(|f| f.is_error()) {
            return Expr::error(span);
        }
        let names = (1..=fields.len()).map(|n| format!("f{n}")).collect();
        Expr::new(ExprKind::Row { fields, names }, TypeOid::RECORD, span)
    }

    /// The fields of a row constructor; `t.*` gives one for each column.
    pub(crate) fn row_fields(&mut self, fields: &[ast::Expr]) -> Vec<Expr> {
        let mut values = Vec::new();
        for field in fields {
            let field = super::expr::unparen(field);
            match &field.kind {
                ast::ExprKind::Wildcard(name) => values.extend(self.expand_table(name, field.span)),
                ast::ExprKind::FieldWildcard(operand) => {
                    values.extend(self.expand_composite(operand, field.span))
                }
                _ => values.push(self.expr(field)),
            }
        }
        values
    }

    /// `(a, b) op (c, d)`.
    pub(crate) fn row_comparison(
        &mut self,
        op: &ast::expr::Operator,
        left: Vec<Expr>,
        right: Vec<Expr>,
        span: Span,
    ) -> Expr {
        if left.len() != right.len() {
            self.report(analysis_syntax(op.span, "unequal number of entries in row expressions"));
            return Expr::error(span);
        }
        if left.is_empty() {
            self.error("0A000", span, "cannot compare rows of zero length");
            return Expr::error(span);
        }
        let pairs: Vec<Expr> =
            left.into_iter().zip(right).map(|(l, r)| self.row_pair(op, l, r, span)).collect();
        self.combine_row_pairs(op, pairs, span)
    }

    pub(super) fn row_pair(
        &mut self,
        op: &ast::expr::Operator,
        left: Expr,
        right: Expr,
        span: Span,
    ) -> Expr {
        let at = left.span.to(right.span);
        let pair = self.operator(op, Some(left), right, at);
        if !pair.is_error() && pair.data_type != TypeOid::BOOL {
            let message = format!(
                "row comparison operator must yield type boolean, not type {}",
                self.type_name(pair.data_type)
            );
            self.error("42804", pair.span, message);
            return Expr::error(span);
        }
        pair
    }

    /// Compares as a whole: `=` is AND, `<>` is OR, an inequality decides at the first difference.
    fn combine_row_pairs(
        &mut self,
        op: &ast::expr::Operator,
        mut pairs: Vec<Expr>,
        span: Span,
    ) -> Expr {
        if pairs.iter().any(|p| p.is_error()) {
            return Expr::error(span);
        }
        if pairs.len() == 1
            && let Some(only) = pairs.pop()
        {
            return only;
        }
        let operators: Vec<OperatorOid> = pairs.iter().filter_map(operator_of).collect();
        let Some(strategy) =
            self.common_strategy(&operators).filter(|_| operators.len() == pairs.len())
        else {
            let message = format!(
                "could not determine interpretation of row comparison operator {}",
                op.symbol
            );
            let diagnostic = Diagnostic::error("0A000", op.span, message);
            self.report(
                diagnostic.help(
                    "row comparison operators must be associated with btree operator families",
                ),
            );
            return Expr::error(span);
        };
        match strategy {
            EQUAL => self.boolean(ExprKind::And(pairs), span),
            NOT_EQUAL => self.boolean(ExprKind::Or(pairs), span),
            _ => {
                let mut left = Vec::new();
                let mut right = Vec::new();
                for pair in pairs {
                    if let ExprKind::Operator { args, .. } = pair.kind {
                        let mut args = args.into_iter();
                        left.extend(args.next());
                        right.extend(args.next());
                    }
                }
                let kind = ExprKind::RowCompare { symbol: op.symbol, operators, left, right };
                self.boolean(kind, span)
            }
        }
    }

    /// The btree strategy that all operators have in common.
    fn common_strategy(&self, operators: &[OperatorOid]) -> Option<u8> {
        let mut common: Option<Vec<u8>> = None;
        for operator in operators {
            let own = self.btree_strategies(*operator);
            common = Some(match common {
                None => own,
                Some(before) => before.into_iter().filter(|s| own.contains(s)).collect(),
            });
        }
        common?.into_iter().min()
    }

    fn btree_strategies(&self, operator: OperatorOid) -> Vec<u8> {
        let members = self.catalog.families_of(operator);
        let mut strategies: Vec<u8> =
            members.iter().filter(|m| m.method == Method::Btree).map(|m| m.strategy).collect();
        if strategies.is_empty()
            && let Some(negator) = self.catalog.get_operator(operator).and_then(|o| o.negator)
        {
            let members = self.catalog.families_of(negator);
            if members.iter().any(|m| m.method == Method::Btree && m.strategy == EQUAL) {
                strategies.push(NOT_EQUAL);
            }
        }
        strategies
    }

    /// `(a, b) is distinct from (c, d)`.
    pub(crate) fn row_distinct(
        &mut self,
        left: Vec<Expr>,
        right: Vec<Expr>,
        negated: bool,
        span: Span,
    ) -> Expr {
        if left.len() != right.len() {
            self.report(analysis_syntax(span, "unequal number of entries in row expressions"));
            return Expr::error(span);
        }
        let pairs: Vec<Expr> =
            left.into_iter().zip(right).map(|(l, r)| self.distinct(l, r, negated, span)).collect();
        if pairs.iter().any(|p| p.is_error()) {
            return Expr::error(span);
        }
        let kind = if negated { ExprKind::And(pairs) } else { ExprKind::Or(pairs) };
        self.boolean(kind, span)
    }

    /// `(a, b) in ((1, 2), (3, 4))`.
    pub(crate) fn in_list_of_rows(
        &mut self,
        op: &ast::expr::Operator,
        fields: Vec<Expr>,
        list: &[ast::Expr],
        negated: bool,
        span: Span,
    ) -> Expr {
        let mut comparisons = Vec::new();
        for member in list {
            let fields: Vec<Expr> = fields.iter().map(|f| self.refreshed(f)).collect();
            let comparison = match &super::expr::unparen(member).kind {
                ast::ExprKind::Row { fields: values, .. } => {
                    let values = self.row_fields(values);
                    self.row_comparison(op, fields, values, span)
                }
                _ => {
                    let names = (1..=fields.len()).map(|n| format!("f{n}")).collect();
                    let row = Expr::new(ExprKind::Row { fields, names }, TypeOid::RECORD, span);
                    let value = self.expr(member);
                    self.operator(op, Some(row), value, span)
                }
            };
            comparisons
                .push(self.coerce_to_boolean(comparison, if negated { "AND" } else { "OR" }));
        }
        if comparisons.len() == 1
            && let Some(only) = comparisons.pop()
        {
            return only;
        }
        let kind = if negated { ExprKind::And(comparisons) } else { ExprKind::Or(comparisons) };
        self.boolean(kind, span)
    }

    /// The comparison of a row with the columns of a subquery: the operator of each column.
    pub(crate) fn subquery_operators(
        &mut self,
        op: &ast::expr::Operator,
        left: Vec<Expr>,
        columns: &[(TypeOid, i32)],
        span: Span,
    ) -> Option<(Vec<Expr>, Vec<OperatorOid>)> {
        if left.iter().any(|l| l.is_error()) || columns.iter().any(|c| c.0.is_error()) {
            return None;
        }
        if left.len() != columns.len() {
            let what = if left.len() < columns.len() { "many" } else { "few" };
            self.report(analysis_syntax(op.span, format!("subquery has too {what} columns")));
            return None;
        }
        let mut lefts = Vec::new();
        let mut operators = Vec::new();
        for (left, (data_type, modifier)) in left.into_iter().zip(columns) {
            let at = left.span;
            let right = Expr {
                kind: ExprKind::CaseTest,
                data_type: *data_type,
                modifier: *modifier,
                span: at,
            };
            let pair = self.row_pair(op, left, right, span);
            let operator = operator_of(&pair)?;
            operators.push(operator);
            if let ExprKind::Operator { args, .. } = pair.kind {
                lefts.extend(args.into_iter().next());
            }
        }
        self.check_row_operators(op, &operators).then_some((lefts, operators))
    }

    /// Operators of several columns have to be of one meaning.
    pub(super) fn check_row_operators(
        &mut self,
        op: &ast::expr::Operator,
        operators: &[OperatorOid],
    ) -> bool {
        if operators.len() > 1 && self.common_strategy(operators).is_none() {
            let message = format!(
                "could not determine interpretation of row comparison operator {}",
                op.symbol
            );
            self.error("0A000", op.span, message);
            return false;
        }
        true
    }
}

/// A syntax error's SQLSTATE, given by analysis.
pub(crate) fn analysis_syntax(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("42601", span, message)
}

fn operator_of(expr: &Expr) -> Option<OperatorOid> {
    match &expr.kind {
        ExprKind::Operator { operator, .. } => Some(*operator),
        _ => None,
    }
}
