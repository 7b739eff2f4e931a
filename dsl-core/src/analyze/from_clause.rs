//! FROM items and joins (`parse_clause.c`: `transformFromClause`, `transformFromClauseItem`).

use super::{
    Analyzer, coerce,
    scope::{Context, NamespaceColumn, NamespaceItem},
};
use crate::{
    ast::{self, FromItem, Ident, JoinKind, JoinQual, QualifiedName, TableAlias},
    catalog::{CastContext, Relation, RelationKind, TypeOid},
    diagnostic::Diagnostic,
    query::{EntryColumn, EntryKind, Expr, ExprKind, JoinExpr, JoinTree},
    source::Span,
};
use std::rc::Rc;

/// A FROM item after analysis.
pub(crate) struct FromResult {
    pub(crate) tree: JoinTree,
    /// What it adds to the namespace. The columns that `*` and an enclosing join see are those of the items whose
    /// columns are visible, in order: a join that merges nothing and has no alias needs no item of its own.
    pub(crate) items: Vec<NamespaceItem>,
}

impl FromResult {
    fn columns(&self) -> Vec<NamespaceColumn> {
        let visible = self.items.iter().filter(|i| i.columns_visible);
        visible.flat_map(|i| i.columns.iter().cloned()).collect()
    }
}

impl Analyzer<'_> {
    /// The FROM clause: fills the query's join trees and the namespace.
    pub(crate) fn analyze_from(&mut self, from: &[FromItem]) {
        for item in from {
            let result = self.analyze_from_item(item);
            self.check_name_conflicts(&result.items);
            self.scope().query.from.push(result.tree);
            for mut item in result.items {
                item.lateral_only = true;
                item.lateral_ok = true;
                self.scope().namespace.push(item);
            }
        }
        for item in &mut self.scope().namespace {
            item.lateral_only = false;
            item.lateral_ok = true;
        }
    }

    fn analyze_from_item(&mut self, item: &FromItem) -> FromResult {
        match item {
            FromItem::Table { name, only, alias, sample } => {
                let item = self.table_item(name, *only, alias.as_ref());
                if let Some(sample) = sample {
                    self.table_sample(sample, &item);
                }
                single(item)
            }
            FromItem::Subquery { query, lateral, alias, span } => {
                single(self.subquery_item(query, *lateral, alias.as_ref(), *span))
            }
            FromItem::Function(function) => single(self.function_item(function)),
            FromItem::Join(join) => self.join_item(join, None),
            FromItem::Paren { item, alias, .. } => match (&**item, alias) {
                (FromItem::Join(join), alias) => self.join_item(join, alias.as_ref()),
                (item, _) => self.analyze_from_item(item),
            },
            FromItem::TableFunction(function) => single(self.table_function_item(function)),
            FromItem::Error(span) => single(self.error_item(None, "", *span)),
        }
    }

    fn table_item(
        &mut self,
        name: &QualifiedName,
        only: bool,
        alias: Option<&TableAlias>,
    ) -> NamespaceItem {
        let span = name.span;
        if let [table] = name.parts.as_slice()
            && let Some(item) = self.cte_item(table, alias, span)
        {
            return item;
        }
        match self.resolve_relation(name) {
            Some(relation) => self.add_relation_entry(relation, alias, only, span),
            None => self.error_item(alias, name.last().declared(), span),
        }
    }

    fn subquery_item(
        &mut self,
        query: &ast::Select,
        lateral: bool,
        alias: Option<&TableAlias>,
        span: Span,
    ) -> NamespaceItem {
        let before = std::mem::replace(&mut self.scope().lateral_active, lateral);
        let subquery = self.in_context(Context::FromSubselect, |a| a.analyze_select(query, true));
        self.scope().lateral_active = before;
        if alias.is_none() && self.catalog.version < 16 {
            let what = if matches!(query.body, ast::SelectBody::Values(_)) {
                "VALUES"
            } else {
                "subquery"
            };
            let message = format!("{what} in FROM must have an alias");
            let help = match what {
                "VALUES" => "for example, FROM (VALUES ...) AS v",
                _ => "for example, FROM (SELECT ...) AS s",
            };
            self.report(Diagnostic::syntax(span, message).help(help));
        }
        let columns = output_columns(&subquery);
        let kind = EntryKind::Subquery(Box::new(subquery));
        let mut item =
            self.add_entry("unnamed_subquery".to_owned(), kind, columns, alias, lateral, span);
        item.relation_visible = alias.is_some();
        item
    }

    fn table_sample(&mut self, sample: &ast::from_clause::TableSample, item: &NamespaceItem) {
        let relation = item.relation.and_then(|oid| self.catalog.get_relation(oid));
        let sampled = |r: &Relation| {
            matches!(
                r.kind,
                RelationKind::Table
                    | RelationKind::MaterializedView
                    | RelationKind::PartitionedTable
            )
        };
        if !relation.is_some_and(sampled) {
            let message = "TABLESAMPLE clause can only be applied to tables and materialized views";
            self.error("0A000", item.span, message);
        }
        let method = sample.method.last().declared().to_owned();
        if !matches!(method.as_str(), "bernoulli" | "system") {
            let message = format!("tablesample method {method} does not exist");
            self.error("42704", sample.method.span, message);
        } else if sample.args.len() != 1 {
            let message = format!(
                "tablesample method {method} requires 1 argument, not {}",
                sample.args.len()
            );
            self.error("2202H", sample.span, message);
        }
        for arg in &sample.args {
            let arg = self.in_context(Context::FromFunction, |a| a.expr(arg));
            self.coerce_to_specific(arg, TypeOid::FLOAT4, "TABLESAMPLE");
        }
        if let Some(seed) = &sample.repeatable {
            let seed = self.in_context(Context::FromFunction, |a| a.expr(seed));
            self.coerce_to_specific(seed, TypeOid::FLOAT8, "REPEATABLE");
        }
    }

    fn join_item(&mut self, join: &ast::Join, alias: Option<&TableAlias>) -> FromResult {
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
            for (name, name_span) in using {
                self.merge_column(join.kind, &name, name_span, &mut merging);
                merging.names.push(name);
            }
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
            kind: if join.kind == JoinKind::Cross { JoinKind::Inner } else { join.kind },
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
            attributes: None,
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
                    let name = if exact { ident.name.clone() } else { ident.declared().to_owned() };
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

    fn merge_column(&mut self, kind: JoinKind, name: &str, span: Span, merging: &mut Merging) {
        let left = self.side_column(&merging.left, name, "left", span);
        let right = self.side_column(&merging.right, name, "right", span);
        let (Some(mut left), Some(mut right)) = (left, right) else {
            merging.merged.push(NamespaceColumn {
                name: name.to_owned(),
                expr: Expr::error(span),
                hidden: false,
            });
            return;
        };
        (left.span, right.span) = (span, span);
        let condition = self.operator_by_symbol("=", Some(left.clone()), right.clone(), span);
        merging.conditions.push(self.coerce_to_boolean(condition, "JOIN/USING"));
        let expr = self.merged_expr(kind, left, right, span);
        merging.merged.push(NamespaceColumn { name: name.to_owned(), expr, hidden: false });
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
            self.error("42703", span, message);
        }
        first.map(|c| c.expr.clone())
    }

    /// What a merged column is (`buildMergedJoinVar`).
    fn merged_expr(&mut self, kind: JoinKind, left: Expr, right: Expr, span: Span) -> Expr {
        if left.is_error() || right.is_error() {
            return Expr::error(span);
        }
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
        let condition = self.in_context(Context::JoinOn, |a| {
            let on = a.expr(on);
            a.coerce_to_boolean(on, "JOIN/ON")
        });
        self.scope().namespace = before;
        condition
    }

    fn check_name_conflicts(&mut self, items: &[NamespaceItem]) {
        let existing = std::mem::take(&mut self.scope().namespace);
        self.check_name_conflicts_between(&existing, items);
        self.scope().namespace = existing;
    }

    /// A name may stand once, but for two tables of one name from different schemas (`checkNameSpaceConflicts`).
    pub(crate) fn check_name_conflicts_between(
        &mut self,
        left: &[NamespaceItem],
        right: &[NamespaceItem],
    ) {
        for new in right.iter().filter(|i| i.relation_visible) {
            let conflict =
                left.iter().filter(|i| i.relation_visible && i.name == new.name).any(|old| {
                    let both_bare = !old.aliased
                        && !new.aliased
                        && old.relation.is_some()
                        && new.relation.is_some();
                    !(both_bare && old.relation != new.relation)
                });
            if conflict {
                let diagnostic = Diagnostic::error(
                    "42712",
                    new.span,
                    format!("table name \"{}\" specified more than once", new.name),
                );
                self.report(
                    diagnostic.help(format!("give one of them an alias: {} as other", new.name)),
                );
            }
        }
    }

    /// A function, or ROWS FROM several, as a relation (`transformRangeFunction`).
    fn function_item(&mut self, function: &ast::from_clause::FromFunction) -> NamespaceItem {
        let before = std::mem::replace(&mut self.scope().lateral_active, true);
        let mut calls = Vec::new();
        let mut columns: Vec<EntryColumn> = Vec::new();
        let mut name = String::new();
        let mut failed = false;
        let expanded = self.expand_unnest(function);
        let single_name = match (&function.alias, expanded.len()) {
            (Some(alias), 1) => alias.name.as_ref().map(|n| n.declared().to_owned()),
            _ => None,
        };
        for (call_ast, definitions) in &expanded {
            let call = self.in_context(Context::FromFunction, |a| a.expr(call_ast));
            let call_name =
                super::target::figure_name(call_ast).unwrap_or_else(|| "?column?".to_owned());
            if name.is_empty() {
                name.clone_from(&call_name);
            }
            failed |= call.is_error();
            match self.call_columns(
                &call,
                definitions,
                single_name.as_deref().unwrap_or(&call_name),
            ) {
                Some(own) => {
                    calls.push(crate::query::FromCall { call, columns: own.len() });
                    columns.extend(own);
                }
                None => failed = true,
            }
        }
        self.scope().lateral_active = before;
        self.scope().last_set_function = None;
        if failed {
            return self.error_item(function.alias.as_ref(), &name, function.span);
        }
        if function.ordinality && !function.rows_from && expanded.iter().any(|(_, d)| !d.is_empty())
        {
            let message = "WITH ORDINALITY cannot be used with a column definition list";
            let diagnostic = super::row::analysis_syntax(function.span, message);
            self.report(diagnostic.help("put the column definition list inside ROWS FROM()"));
        }
        if function.ordinality {
            columns.push(plain_column("ordinality", TypeOid::INT8));
        }
        let kind = EntryKind::Functions { calls, ordinality: function.ordinality };
        self.add_entry(name, kind, columns, function.alias.as_ref(), true, function.span)
    }

    /// `unnest(a, b)` is `rows from (unnest(a), unnest(b))`.
    fn expand_unnest(
        &mut self,
        function: &ast::from_clause::FromFunction,
    ) -> Vec<(ast::Expr, Vec<ast::from_clause::ColumnDefinition>)> {
        let mut expanded = Vec::new();
        let alias_definitions = Vec::new();
        for member in &function.functions {
            let definitions =
                if member.columns.is_empty() { &alias_definitions } else { &member.columns };
            if let ast::ExprKind::Function(call) = &member.call.kind
                && let [unnest] = call.name.parts.as_slice()
                && unnest.matches("unnest")
                && call.args.len() > 1
                && call.order_by.is_empty()
                && call.over.is_none()
                && !call.variadic
                && definitions.is_empty()
                && call.args.iter().all(|a| a.name.is_none())
            {
                for arg in &call.args {
                    let one =
                        ast::expr::FunctionCall { args: vec![arg.clone()], ..(**call).clone() };
                    let kind = ast::ExprKind::Function(Box::new(one));
                    expanded.push((ast::Expr { kind, span: member.call.span }, Vec::new()));
                }
                continue;
            }
            expanded.push((member.call.clone(), definitions.clone()));
        }
        expanded
    }

    /// The columns that a function in FROM gives.
    fn call_columns(
        &mut self,
        call: &Expr,
        definitions: &[ast::from_clause::ColumnDefinition],
        scalar_name: &str,
    ) -> Option<Vec<EntryColumn>> {
        if call.is_error() {
            return None;
        }
        let out = self.out_columns(call);
        let base = coerce::base_type(self.catalog, call.data_type);
        if let Some(definition) = definitions.first() {
            if out.is_some() {
                let message =
                    "a column definition list is redundant for a function with OUT parameters";
                self.error("42601", definition.name.span, message);
            } else if self.composite_of(base).is_some() {
                let message = "a column definition list is redundant for a function returning a named composite type";
                self.error("42601", definition.name.span, message);
            } else if base != TypeOid::RECORD {
                let message =
                    "a column definition list is only allowed for functions returning \"record\"";
                self.error("42601", definition.name.span, message);
            }
            return self.defined_columns(definitions);
        }
        if let Some(out) = out.filter(|o| o.len() != 1 || base == TypeOid::RECORD) {
            return Some(
                out.into_iter().map(|(name, data_type)| plain_column(&name, data_type)).collect(),
            );
        }
        if let Some(relation) = self.composite_of(base) {
            return Some(super::relation::relation_columns(relation));
        }
        if base == TypeOid::RECORD {
            let message = "a column definition list is required for functions returning \"record\"";
            let diagnostic = Diagnostic::syntax(call.span, message);
            self.report(
                Diagnostic { stage: crate::diagnostic::Stage::Analyze, ..diagnostic }
                    .help("write the columns: … as t (a int, b text)"),
            );
            return None;
        }
        let pseudo = self
            .catalog
            .get_type(base)
            .is_some_and(|t| matches!(t.kind, crate::catalog::TypeKind::Pseudo));
        if pseudo && base != TypeOid::VOID && base != TypeOid::CSTRING {
            let message = format!(
                "function \"{scalar_name}\" in FROM has unsupported return type {}",
                self.type_name(base)
            );
            self.error("42804", call.span, message);
            return None;
        }
        let name = self.scalar_result_name(call).unwrap_or_else(|| scalar_name.to_owned());
        Some(vec![EntryColumn { modifier: call.modifier, ..plain_column(&name, call.data_type) }])
    }

    pub(crate) fn defined_columns(
        &mut self,
        definitions: &[ast::from_clause::ColumnDefinition],
    ) -> Option<Vec<EntryColumn>> {
        let mut columns: Vec<EntryColumn> = Vec::new();
        for definition in definitions {
            let name = definition.name.declared();
            if columns.iter().any(|c| c.name == name) {
                let message = format!("column \"{name}\" specified more than once");
                self.error("42701", definition.name.span, message);
            }
            let (data_type, modifier) = self.type_by_name(&definition.type_name)?;
            columns.push(EntryColumn { modifier, ..plain_column(name, data_type) });
        }
        Some(columns)
    }

    /// The relation behind a composite type.
    pub(crate) fn composite_of(&self, data_type: TypeOid) -> Option<&Relation> {
        match self.catalog.get_type(data_type)?.kind {
            crate::catalog::TypeKind::Composite { relation } => self.catalog.get_relation(relation),
            _ => None,
        }
    }

    fn table_function_item(&mut self, function: &ast::from_clause::TableFunction) -> NamespaceItem {
        let before = std::mem::replace(&mut self.scope().lateral_active, true);
        let mut args = Vec::new();
        let (document_type, path_type, what) = if function.json {
            (TypeOid::JSONB, TypeOid::JSONPATH, "JSON_TABLE")
        } else {
            (TypeOid::XML, TypeOid::TEXT, "XMLTABLE")
        };
        self.in_context(Context::FromFunction, |a| {
            let document = a.expr(&function.document);
            let document = if function.json { a.json_input(document) } else { document };
            args.push(a.coerce_to_specific(document, document_type, what));
            let path = a.expr(&function.path);
            args.push(a.coerce_to_specific(path, path_type, what));
            for (value, _) in &function.named {
                let value = a.expr(value);
                args.push(if function.json {
                    value
                } else {
                    a.coerce_to_specific(value, TypeOid::TEXT, what)
                });
            }
        });
        let mut columns: Vec<EntryColumn> = Vec::new();
        let mut not_null: Vec<bool> = Vec::new();
        self.table_function_columns(
            function,
            &function.columns,
            &mut columns,
            &mut not_null,
            &mut args,
        );
        self.scope().lateral_active = before;
        let name = if function.json { "json_table" } else { "xmltable" };
        let kind = EntryKind::TableFunction { args, not_null };
        self.add_entry(name.to_owned(), kind, columns, function.alias.as_ref(), true, function.span)
    }

    fn table_function_columns(
        &mut self,
        function: &ast::from_clause::TableFunction,
        definitions: &[ast::from_clause::TableFunctionColumn],
        columns: &mut Vec<EntryColumn>,
        not_null: &mut Vec<bool>,
        args: &mut Vec<Expr>,
    ) {
        for definition in definitions {
            if !definition.nested.is_empty() {
                self.table_function_columns(function, &definition.nested, columns, not_null, args);
                continue;
            }
            let Some(name) = &definition.name else { continue };
            let ordinality = definition.type_name.is_none();
            let typed = match &definition.type_name {
                Some(type_name) => self.type_by_name(type_name),
                None => Some((TypeOid::INT4, -1)),
            };
            let (data_type, modifier) = typed.unwrap_or((TypeOid::ERROR, -1));
            if columns.iter().any(|c| c.name == name.declared()) {
                let message = format!("column name \"{}\" is not unique", name.declared());
                self.error("42601", name.span, message);
            }
            columns.push(EntryColumn { modifier, ..plain_column(name.declared(), data_type) });
            not_null.push((ordinality || definition.not_null) && !function.json);
            self.in_context(Context::FromFunction, |a| {
                let paths = definition.path.iter().map(|path| (path, TypeOid::TEXT));
                let defaults = definition.defaults.iter().map(|default| (default, data_type));
                for (part, target) in paths.chain(defaults) {
                    let part = a.expr(part);
                    let part = if function.json {
                        part
                    } else {
                        a.coerce_to_specific(part, target, "XMLTABLE")
                    };
                    args.push(part);
                }
            });
        }
    }

    /// JSON input of a SQL/JSON function: text and bytea are taken as JSON.
    pub(crate) fn json_input(&mut self, expr: Expr) -> Expr {
        let textual =
            [TypeOid::TEXT, TypeOid::VARCHAR, TypeOid::BPCHAR, TypeOid::JSON, TypeOid::BYTEA];
        if !textual.contains(&expr.data_type) {
            return expr;
        }
        let span = expr.span;
        match self.coerce_to_target(expr, TypeOid::JSONB, -1, CastContext::Explicit) {
            Some(expr) => expr,
            None => Expr::new(ExprKind::Const(None), TypeOid::JSONB, span),
        }
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
    /// The join's columns: the merged ones, then the rest of each side.
    fn joined(&self) -> Vec<NamespaceColumn> {
        let is_own = |c: &&NamespaceColumn| !self.names.contains(&c.name);
        let rest = self.left.iter().filter(is_own).chain(self.right.iter().filter(is_own));
        self.merged.iter().chain(rest).cloned().collect()
    }
}

fn single(item: NamespaceItem) -> FromResult {
    FromResult { tree: JoinTree::Entry(item.entry), items: vec![item] }
}

pub(crate) fn plain_column(name: &str, data_type: TypeOid) -> EntryColumn {
    EntryColumn { name: name.to_owned(), data_type, modifier: -1, collation: None, attribute: 0 }
}

/// The columns that a query gives, as an entry's columns.
pub(crate) fn output_columns(query: &crate::query::Query) -> Vec<EntryColumn> {
    query
        .output()
        .map(|t| EntryColumn {
            modifier: t.expr.modifier,
            ..plain_column(&t.name, t.expr.data_type)
        })
        .collect()
}
