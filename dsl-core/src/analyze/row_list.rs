//! `(a, b) in {rows}`: a list of rows from Rust, which a row is compared with.
//!
//! The server sees a subquery that takes an array for each column apart: `(a, b) in (select unnest($1::int8[]), …)`. The
//! type of a column is that of a parameter in its place, `a = $1`. None of its values is NULL, with which nothing is
//! equal.

use super::{
    Analyzer, expr::symbol, expr::unparen, from_clause::plain_column, params::Part,
    rows::SettledColumn,
};
use crate::{
    ast,
    catalog::TypeOid,
    compiled::Command,
    diagnostic::Diagnostic,
    lex::{RustIndex, SpliceKind},
    query::{
        EntryKind, Expr, ExprKind, JoinTree, Query, RangeTableEntry, SubLinkKind, Target, Var,
        VarColumn, expr::SubLink,
    },
    source::Span,
};

/// A column of such rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowMember {
    /// From 0.
    pub index: usize,
    /// The column that it is compared with, if it is one.
    pub name: Option<String>,
    /// The rows are an iterator's, whose columns are known by name.
    pub spread: bool,
}

impl RowMember {
    pub(super) fn settled(&self, data_type: TypeOid) -> SettledColumn {
        let name = self.name.clone().unwrap_or_default();
        SettledColumn { name, data_type, not_null: true }
    }
}

impl Analyzer<'_> {
    /// `(a, b) in {rows}`, `(a, b) in {..rows}`
    pub(super) fn in_row_list(
        &mut self,
        operand: &ast::Expr,
        list: &ast::Expr,
        negated: bool,
        span: Span,
    ) -> Expr {
        let ast::ExprKind::Row { fields, .. } = &unparen(operand).kind else {
            return Expr::error(span);
        };
        let left = self.row_fields(fields);
        let Some((rows, spread)) = self.listed_rows(list) else { return Expr::error(span) };
        self.check_subquery_place(span);
        if left.is_empty() {
            self.error("0A000", span, "cannot compare rows of zero length");
            return Expr::error(span);
        }
        let names = member_names(fields, left.len());
        if let (true, Some(nameless)) = (spread, names.iter().position(Option::is_none)) {
            let at = fields.get(nameless).map_or(operand.span, |field| field.span);
            let message = "what is compared here has no name that a field of the rows could have";
            let help =
                "give tuples, in the order of what they are compared with: `(a, b) in {pairs}`";
            self.report(Diagnostic::error("0A000", at, message).help(help));
            return Expr::error(span);
        }
        let equal = symbol("=", operand.span.after());
        let mut members = Vec::with_capacity(left.len());
        let mut pairs = Vec::with_capacity(left.len());
        for (index, (value, name)) in left.into_iter().zip(names).enumerate() {
            let member = RowMember { index, name, spread };
            let param = self.part_of_splice(rows, Part::Member(member), list.span);
            members.push(param.clone());
            pairs.push(self.row_pair(&equal, value, param, span));
        }
        let Some((left, operators)) = self.compared_members(&equal, pairs) else {
            return Expr::error(span);
        };
        let kind = SubLinkKind::Any { left, operators };
        let query = self.list_query(members, list.span);
        let link = ExprKind::SubLink(Box::new(SubLink { kind, query }));
        let found = self.boolean(link, span);
        if negated { self.boolean(ExprKind::Not(Box::new(found)), span) } else { found }
    }

    /// The splice that gives the rows, and whether it is an iterator by value.
    fn listed_rows(&mut self, list: &ast::Expr) -> Option<(RustIndex, bool)> {
        let ast::ExprKind::Splice(kind, rows) = list.kind else { return None };
        if kind == SpliceKind::Optional && self.optional_parts == 0 {
            self.misplaced_optional(list.span);
            return None;
        }
        Some((rows, kind == SpliceKind::Spread))
    }

    /// What stands on the left of each pair, and its operator.
    fn compared_members(
        &mut self,
        equal: &ast::expr::Operator,
        pairs: Vec<Expr>,
    ) -> Option<(Vec<Expr>, Vec<crate::catalog::OperatorOid>)> {
        let mut sides = (Vec::new(), Vec::new());
        for pair in pairs {
            let ExprKind::Operator { operator, args, .. } = pair.kind else { return None };
            sides.0.extend(args.into_iter().next());
            sides.1.push(operator);
        }
        self.check_row_operators(equal, &sides.1).then_some(sides)
    }

    /// The rows as a query, of which no text is made.
    fn list_query(&self, members: Vec<Expr>, span: Span) -> Query {
        let mut query = Query::new(Command::Select, span);
        let mut columns = Vec::new();
        for (index, member) in members.iter().enumerate() {
            let ExprKind::Param(param) = member.kind else { continue };
            let name = format!("column{}", index + 1);
            let data_type = self.param_type(param);
            let var = Var { levels_up: 0, entry: 0, column: VarColumn::Column(index) };
            let expr = Expr::new(ExprKind::Var(var), data_type, span);
            columns.push(plain_column(&name, data_type));
            query.targets.push(Target { expr, name, junk: false, mark: None });
        }
        let not_null = vec![true; members.len()];
        query.range_table.push(RangeTableEntry {
            name: "*LIST*".to_owned(),
            kind: EntryKind::TableFunction { args: members, not_null },
            columns,
            lateral: false,
            span,
        });
        query.from.push(JoinTree::Entry(0));
        query
    }
}

/// The names of the columns that stand in a row.
fn member_names(fields: &[ast::Expr], count: usize) -> Vec<Option<String>> {
    let name = |field: &ast::Expr| match &unparen(field).kind {
        ast::ExprKind::Column(name) => Some(name.last().declared().to_owned()),
        _ => None,
    };
    if fields.len() == count { fields.iter().map(name).collect() } else { vec![None; count] }
}
