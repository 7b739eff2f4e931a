//! Functions as relations: ROWS FROM, XMLTABLE, JSON_TABLE (`transformRangeFunction`, `transformRangeTableFunc`).

use super::{
    Analyzer, coerce,
    from_clause::plain_column,
    scope::{Context, NamespaceItem},
};
use crate::{
    ast,
    catalog::{CastContext, Relation, TypeOid},
    diagnostic::Diagnostic,
    query::{EntryColumn, EntryKind, Expr, ExprKind},
};

impl Analyzer<'_> {
    /// A function, or ROWS FROM several, as a relation (`transformRangeFunction`).
    pub(super) fn function_item(
        &mut self,
        function: &ast::from_clause::FromFunction,
    ) -> NamespaceItem {
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

    pub(super) fn table_function_item(
        &mut self,
        function: &ast::from_clause::TableFunction,
    ) -> NamespaceItem {
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
