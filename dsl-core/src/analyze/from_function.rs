//! Functions as relations, alone or in ROWS FROM (`transformRangeFunction`).

use super::{
    Analyzer, coerce,
    from_clause::plain_column,
    scope::{Context, NamespaceItem},
};
use crate::{
    ast,
    catalog::{Relation, TypeOid},
    diagnostic::Diagnostic,
    query::{EntryColumn, EntryKind, Expr},
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
            self.refuse_set_column(name, &definition.type_name);
            let (data_type, modifier) = self.type_by_name(&definition.type_name)?;
            columns.push(EntryColumn { modifier, ..plain_column(name, data_type) });
        }
        Some(columns)
    }

    pub(super) fn refuse_set_column(&mut self, name: &str, type_name: &ast::TypeName) {
        if type_name.setof {
            let message = format!("column \"{name}\" cannot be declared SETOF");
            self.error("42P16", type_name.span, message);
        }
    }

    /// The relation behind a composite type.
    pub(crate) fn composite_of(&self, data_type: TypeOid) -> Option<&Relation> {
        match self.catalog.get_type(data_type)?.kind {
            crate::catalog::TypeKind::Composite { relation } => self.catalog.get_relation(relation),
            _ => None,
        }
    }
}
