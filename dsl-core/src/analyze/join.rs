//! Joins (`parse_clause.c`: `transformFromClauseItem`, `buildMergedJoinVar`).

use super::{
    Analyzer,
    from_clause::FromResult,
    scope::{Context, NamespaceColumn, NamespaceItem},
};
use crate::{
    ast::{self, Ident, JoinKind, JoinQual, TableAlias},
    catalog::TypeOid,
    diagnostic::Diagnostic,
    query::{EntryColumn, EntryKind, Expr, ExprKind, JoinExpr, JoinTree},
    source::Span,
};
use std::rc::Rc;

impl Analyzer<'_> {
    pub(super) fn join_item(&mut self, join: &ast::Join, alias: Option<&TableAlias>) -> FromResult {
        let left = self.analyze_from_item(&join.left);
        // The right side sees the left one by LATERAL only.
        let mark = self.scope().namespace.len();
        let lateral_ok = matches!(join.kind, JoinKind::Inner | JoinKind::Left | JoinKind::Cross);
        for item in &left.items {
            let item = NamespaceItem { lateral_only: true, lateral_ok, ..item.clone() };
            self.scope().namespace.push(item);
        }
        let right = self.analyze_from_item(&join.right);
        self.scope().namespace.truncate(mark);
        self.check_name_conflicts_between(&left.items, &right.items);

        let span = join.left.span().to(join.right.span());
        let merges = matches!(join.qual, JoinQual::Natural | JoinQual::Using { .. });
        let mut merging = Merging::default();
        let mut using_alias = None;
        if merges {
            merging.left = left.columns();
            merging.right = right.columns();
            let (using, alias) = self.using_columns(join, &merging.left, &merging.right);
            using_alias = alias;
            self.merge_columns(join.kind, using, &mut merging);
        }
        let mut items = left.items;
        items.extend(right.items);
        let filter = match &join.qual {
            JoinQual::On(on) => Some(self.join_condition(on, &items)),
            JoinQual::None | JoinQual::Natural | JoinQual::Using { .. } => {
                match merging.conditions.len() {
                    0 => None,
                    1 => merging.conditions.pop(),
                    _ => {
                        let conditions = std::mem::take(&mut merging.conditions);
                        Some(Expr::new(ExprKind::And(conditions), TypeOid::BOOL, join.span))
                    }
                }
            }
        };
        if merges {
            let columns = merging.joined();
            items.retain(|i| i.relation_visible);
            items.iter_mut().for_each(|i| i.columns_visible = false);
            if let Some(using_alias) = using_alias {
                let item = self.using_item(using_alias, &items, merging.merged);
                items.push(item);
            }
            items.push(self.join_namespace_item("unnamed_join".to_owned(), columns, span));
        }
        let tree = JoinTree::Join(Box::new(JoinExpr {
            kind: join.kind,
            left: left.tree,
            right: right.tree,
            filter,
            words: join.span,
        }));
        let result = FromResult { tree, items };
        match alias {
            Some(alias) => self.aliased_join(result, alias, span),
            None => result,
        }
    }

    /// An alias hides the members of a join.
    fn aliased_join(&mut self, result: FromResult, alias: &TableAlias, span: Span) -> FromResult {
        let mut columns = result.columns();
        let name =
            alias.name.as_ref().map_or("unnamed_join".to_owned(), |n| n.declared().to_owned());
        if alias.columns.len() > columns.len() {
            let message = format!(
                "join expression \"{name}\" has {} columns available but {} columns specified",
                columns.len(),
                alias.columns.len()
            );
            self.error("42P10", alias.span, message);
        }
        for (column, new) in columns.iter_mut().zip(&alias.columns) {
            column.name = new.declared().to_owned();
        }
        let mut own = self.join_entry(name, columns, span);
        own.relation_visible = true;
        FromResult { tree: result.tree, items: vec![own] }
    }

    /// `using (a) as x`: the merged columns by a name.
    fn using_item(
        &mut self,
        alias: &Ident,
        items: &[NamespaceItem],
        merged: Vec<NamespaceColumn>,
    ) -> NamespaceItem {
        let name = alias.declared().to_owned();
        if items.iter().any(|i| i.relation_visible && i.name == name) {
            self.error(
                "42712",
                alias.span,
                format!("table name \"{name}\" specified more than once"),
            );
        }
        let mut item = self.join_entry(name, merged, alias.span);
        item.columns_visible = false;
        item
    }

    /// A join that merges columns, seen by its columns only; it needs no entry.
    fn join_namespace_item(
        &mut self,
        name: String,
        columns: Vec<NamespaceColumn>,
        span: Span,
    ) -> NamespaceItem {
        NamespaceItem {
            entry: usize::MAX,
            name,
            aliased: true,
            relation: None,
            columns: Rc::new(columns),
            relation_visible: false,
            columns_visible: true,
            lateral_only: false,
            lateral_ok: true,
            span,
        }
    }

    fn join_entry(
        &mut self,
        name: String,
        columns: Vec<NamespaceColumn>,
        span: Span,
    ) -> NamespaceItem {
        let entry_columns = columns
            .iter()
            .map(|c| EntryColumn {
                name: c.name.clone(),
                data_type: c.expr.data_type,
                modifier: c.expr.modifier,
                collation: None,
                attribute: 0,
            })
            .collect();
        let exprs = columns.iter().map(|c| c.expr.clone()).collect();
        let kind = EntryKind::Join { columns: exprs };
        let mut item = self.add_entry(name, kind, entry_columns, None, false, span);
        item.columns = Rc::new(columns);
        item.aliased = true;
        item
    }

    /// The names that USING or NATURAL merge.
    fn using_columns<'j>(
        &mut self,
        join: &'j ast::Join,
        left: &[NamespaceColumn],
        right: &[NamespaceColumn],
    ) -> (Vec<(String, Span)>, Option<&'j Ident>) {
        match &join.qual {
            JoinQual::Natural => {
                let mut names: Vec<(String, Span)> = Vec::new();
                for column in left {
                    if right.iter().any(|c| c.name == column.name)
                        && !names.iter().any(|(n, _)| *n == column.name)
                    {
                        names.push((column.name.clone(), join.span));
                    }
                }
                (names, None)
            }
            JoinQual::Using { columns, alias, .. } => {
                let mut names: Vec<(String, Span)> = Vec::new();
                for ident in columns {
                    let exact = left.iter().chain(right).any(|c| c.name == ident.name);
                    let name = if exact { ident.name } else { ident.declared() }.to_owned();
                    self.note_spelling(ident, &name);
                    if names.iter().any(|(n, _)| *n == name) {
                        let message = format!(
                            "column name \"{name}\" appears more than once in USING clause"
                        );
                        self.error("42701", ident.span, message);
                        continue;
                    }
                    names.push((name, ident.span));
                }
                (names, alias.as_ref())
            }
            JoinQual::None | JoinQual::On(_) => (Vec::new(), None),
        }
    }

    /// The merged columns and the conditions on them. Which of the two comes first, with its errors, has changed with
    /// version 16.
    fn merge_columns(&mut self, kind: JoinKind, using: Vec<(String, Span)>, merging: &mut Merging) {
        let merge_early = self.catalog.version < 16;
        let mut pairs = Vec::new();
        for (name, span) in using {
            let left = self.side_column(&merging.left, &name, "left", span);
            let right = self.side_column(&merging.right, &name, "right", span);
            let at_name = |side: Expr| Expr { span, ..side };
            let pair = left.zip(right).map(|(left, right)| (at_name(left), at_name(right)));
            if merge_early {
                let expr = self.merged_expr(kind, pair.clone(), span);
                merging.push_merged(&name, expr);
            }
            pairs.push((pair, span));
            merging.names.push(name);
        }
        for (pair, span) in &pairs {
            let Some((left, right)) = pair.clone() else { continue };
            let condition = self.operator_by_symbol("=", Some(left), right, *span);
            merging.conditions.push(self.coerce_to_boolean(condition, "JOIN/USING"));
        }
        if !merge_early {
            for (index, (pair, span)) in pairs.into_iter().enumerate() {
                let expr = self.merged_expr(kind, pair, span);
                if let Some(name) = merging.names.get(index).cloned() {
                    merging.push_merged(&name, expr);
                }
            }
        }
    }

    fn side_column(
        &mut self,
        columns: &[NamespaceColumn],
        name: &str,
        side: &str,
        span: Span,
    ) -> Option<Expr> {
        let mut found = columns.iter().filter(|c| c.name == name);
        let first = found.next();
        if found.next().is_some() {
            self.error(
                "42702",
                span,
                format!("common column name \"{name}\" appears more than once in {side} table"),
            );
            return None;
        }
        if first.is_none() && !self.scopes.iter().any(|s| s.has_error_entry) {
            let message = format!(
                "column \"{name}\" specified in USING clause does not exist in {side} table"
            );
            let help = "USING wants a name that both have; columns of two names are compared in ON";
            self.report(Diagnostic::error("42703", span, message).help(help));
        }
        first.map(|c| c.expr.clone())
    }

    /// What a merged column is (`buildMergedJoinVar`).
    fn merged_expr(&mut self, kind: JoinKind, pair: Option<(Expr, Expr)>, span: Span) -> Expr {
        let sound = |(left, right): &(Expr, Expr)| !left.is_error() && !right.is_error();
        let Some((left, right)) = pair.filter(sound) else { return Expr::error(span) };
        let common = self.common_type(&[&left, &right], "JOIN/USING");
        if common.is_error() {
            return Expr::error(span);
        }
        let modifier = Self::common_modifier(&[&left, &right], common);
        let unchanged = |e: &Expr| e.data_type == common && e.modifier == modifier;
        let left_same = unchanged(&left);
        let right_same = unchanged(&right);
        let left = self.coerce_to_common(left, common, "JOIN/USING");
        let right = self.coerce_to_common(right, common, "JOIN/USING");
        let mut expr = match kind {
            JoinKind::Inner | JoinKind::Cross if left_same || !right_same => left,
            JoinKind::Inner | JoinKind::Cross => right,
            JoinKind::Left => left,
            JoinKind::Right => right,
            JoinKind::Full => Expr::new(ExprKind::Coalesce(vec![left, right]), common, span),
        };
        expr.modifier = modifier;
        expr
    }

    /// ON sees the join's own members only.
    fn join_condition(&mut self, on: &ast::Expr, items: &[NamespaceItem]) -> Expr {
        let visible = items.iter().map(|i| NamespaceItem {
            lateral_only: false,
            lateral_ok: true,
            ..i.clone()
        });
        let before = std::mem::replace(&mut self.scope().namespace, visible.collect());
        let condition = self.in_context(Context::JoinOn, |a| a.clause(on, "JOIN/ON"));
        self.scope().namespace = before;
        condition
    }
}

/// What USING or NATURAL makes of two sides.
#[derive(Default)]
struct Merging {
    left: Vec<NamespaceColumn>,
    right: Vec<NamespaceColumn>,
    names: Vec<String>,
    merged: Vec<NamespaceColumn>,
    conditions: Vec<Expr>,
}

impl Merging {
    fn push_merged(&mut self, name: &str, expr: Expr) {
        self.merged.push(NamespaceColumn { name: name.to_owned(), expr, hidden: false });
    }

    /// The join's columns: the merged ones, then the rest of each side.
    fn joined(&self) -> Vec<NamespaceColumn> {
        let is_own = |c: &&NamespaceColumn| !self.names.contains(&c.name);
        let rest = self.left.iter().filter(is_own).chain(self.right.iter().filter(is_own));
        self.merged.iter().chain(rest).cloned().collect()
    }
}
