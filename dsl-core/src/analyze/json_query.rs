//! SQL/JSON query functions and JSON_TABLE (`transformJsonFuncExpr`, `parse_jsontable.c`).

use super::{
    Analyzer, aggregate, coerce,
    from_clause::plain_column,
    json::{JsonFormatKind, Returning},
    scope::{Context, NamespaceItem},
};
use crate::{
    ast::{
        self, Ident,
        json::{
            JsonBehavior, JsonBehaviorKind, JsonCall, JsonClauses, JsonFormat, JsonFunction,
            JsonQuotes, JsonReturning, JsonTable, JsonTableColumn, JsonWrapper,
        },
    },
    catalog::{CastContext, TypeKind, TypeOid},
    diagnostic::Diagnostic,
    query::{EntryColumn, EntryKind, Expr, ExprKind},
    source::Span,
};

/// A function over a path, or a column of JSON_TABLE, whose clauses are checked.
#[derive(Clone, Copy)]
struct Construct<'a> {
    function: JsonFunction,
    /// What it is called in a message, if it is a column.
    column: Option<&'a str>,
    span: Span,
}

impl Construct<'_> {
    fn name(&self) -> &'static str {
        match self.function {
            JsonFunction::Exists => "JSON_EXISTS()",
            JsonFunction::Query => "JSON_QUERY()",
            _ => "JSON_VALUE()",
        }
    }
}

impl Analyzer<'_> {
    pub(super) fn json_query_function(&mut self, call: &JsonCall, span: Span) -> Expr {
        let construct = Construct { function: call.function, column: None, span };
        if let Some(format) = call.returning.as_ref().and_then(|r| r.format.as_ref())
            && call.function != JsonFunction::Query
        {
            let message =
                format!("cannot specify FORMAT JSON in RETURNING clause of {}", construct.name());
            self.error("42601", format.span, message);
            return Expr::error(span);
        }
        if !self.check_clauses(construct, &call.clauses) {
            return Expr::error(span);
        }
        let mut args: Vec<Expr> = Vec::new();
        for value in &call.values {
            args.push(self.json_input(value, JsonFormatKind::Default, Some(TypeOid::JSONB)));
        }
        args.extend(call.path.iter().map(|path| self.json_path(path)).collect::<Vec<_>>());
        args.extend(self.json_passing(&call.passing));
        let Some(returning) = self.query_returning(call.function, call.returning.as_ref()) else {
            return Expr::error(span);
        };
        args.extend(self.behaviors(construct, &call.clauses, returning));
        self.json_expr(call.function, args, returning, span)
    }

    fn query_returning(
        &mut self,
        function: JsonFunction,
        written: Option<&JsonReturning>,
    ) -> Option<Returning> {
        match (written, function) {
            (Some(written), _) => self.string_returning(written),
            (None, JsonFunction::Exists) => Some(Returning::new(TypeOid::BOOL)),
            (None, JsonFunction::Query) => Some(Returning::new(TypeOid::JSONB)),
            (None, _) => Some(Returning::new(TypeOid::TEXT)),
        }
    }

    /// RETURNING where `format json` is for strings only.
    fn string_returning(&mut self, written: &JsonReturning) -> Option<Returning> {
        let returning = self.json_returning(written)?;
        let json = [TypeOid::BYTEA, TypeOid::JSON, TypeOid::JSONB].contains(&returning.data_type);
        if let Some(format) = &written.format
            && !json
            && coerce::type_category(self.catalog, returning.data_type) != b'S'
        {
            let message = "cannot use JSON format with non-string output types";
            self.error("0A000", format.span, message);
            return None;
        }
        Some(returning)
    }

    fn json_path(&mut self, path: &ast::Expr) -> Expr {
        let path = self.expr(path);
        let (span, from) = (path.span, path.data_type);
        match self.coerce_to_target(path, TypeOid::JSONPATH, -1, CastContext::Explicit) {
            Some(path) => path,
            None => {
                let message = format!(
                    "JSON path expression must be of type jsonpath, not of type {}",
                    self.type_name(from)
                );
                self.error("42804", span, message);
                Expr::error(span)
            }
        }
    }

    /// Which behaviours a function has, and which clauses go together.
    fn check_clauses(&mut self, construct: Construct<'_>, clauses: &JsonClauses) -> bool {
        let wrapped =
            matches!(clauses.wrapper, Some(JsonWrapper::Conditional | JsonWrapper::Unconditional));
        if clauses.quotes == Some(JsonQuotes::Omit) && wrapped {
            let message =
                "SQL/JSON QUOTES behavior must not be specified when WITH WRAPPER is used";
            self.error("42601", construct.span, message);
            return false;
        }
        for (behavior, on) in [(&clauses.on_empty, "ON EMPTY"), (&clauses.on_error, "ON ERROR")] {
            let Some(behavior) = behavior else { continue };
            let (allowed, listed) = allowed_behaviors(construct.function, &behavior.kind);
            if !allowed {
                let message = match construct.column {
                    Some(column) => format!("invalid {on} behavior for column \"{column}\""),
                    None => format!("invalid {on} behavior"),
                };
                let diagnostic = Diagnostic::error("42601", behavior.span, message);
                let help = format!("only {listed} is allowed in {on} for {}", construct.name());
                self.report(diagnostic.help(help));
                return false;
            }
        }
        true
    }

    /// The expressions of DEFAULT, as the result's type (`transformJsonBehavior`).
    fn behaviors(
        &mut self,
        construct: Construct<'_>,
        clauses: &JsonClauses,
        returning: Returning,
    ) -> Vec<Expr> {
        let mut defaults = Vec::new();
        for behavior in [&clauses.on_empty, &clauses.on_error] {
            defaults.extend(self.behavior(construct, behavior.as_ref(), returning));
        }
        defaults
    }

    fn behavior(
        &mut self,
        construct: Construct<'_>,
        behavior: Option<&JsonBehavior>,
        returning: Returning,
    ) -> Option<Expr> {
        // The other values are coerced when the statement runs.
        let Some(JsonBehaviorKind::Default(written)) = behavior.map(|b| &b.kind) else {
            return None;
        };
        let expr = self.expr(written);
        if !self.check_default(&expr) {
            return Some(Expr::error(construct.span));
        }
        let Returning { data_type, modifier, .. } = returning;
        if self.conflicts_in_collation(&expr, data_type) {
            let message = "collation of DEFAULT expression conflicts with RETURNING clause";
            self.error("42P21", expr.span, message);
            return Some(Expr::error(construct.span));
        }
        if expr.data_type == data_type {
            return Some(expr);
        }
        let (span, from) = (expr.span, expr.data_type);
        match self.coerce_to_target(expr, data_type, modifier, CastContext::Explicit) {
            Some(expr) => Some(expr),
            None => {
                let (from, to) = (self.type_name(from), self.type_name(data_type));
                let message = format!("cannot cast behavior expression of type {from} to {to}");
                let diagnostic = Diagnostic::error("42846", span, message);
                self.report(diagnostic.help(format!("cast the expression to type {to}")));
                Some(Expr::error(span))
            }
        }
    }

    /// Whether the collation that a DEFAULT is written with, or its type's, is not the result type's.
    fn conflicts_in_collation(&self, expr: &Expr, data_type: TypeOid) -> bool {
        let of_type = |data_type| self.catalog.get_type(data_type).and_then(|t| t.collation);
        let own = match &expr.kind {
            ExprKind::Const(_) if data_type == TypeOid::NAME => return false,
            ExprKind::Collate(_, collation) => Some(*collation),
            ExprKind::Relabel(inner) => match inner.kind {
                ExprKind::Collate(_, collation) => Some(collation),
                _ => of_type(expr.data_type),
            },
            _ => of_type(expr.data_type),
        };
        let target = of_type(data_type);
        own.is_some() && target.is_some() && own != target
    }

    /// A DEFAULT is a constant, function or operator over constants (`ValidJsonBehaviorDefaultExpr`).
    fn check_default(&mut self, expr: &Expr) -> bool {
        if expr.is_error() {
            return false;
        }
        let message = if !is_default(expr) {
            "can only specify a constant, non-aggregate function, or operator expression for DEFAULT"
        } else if aggregate::lowest_level(expr) == Some(0) {
            "DEFAULT expression must not contain column references"
        } else if self.set_function_in(expr).is_some() {
            "DEFAULT expression must not return a set"
        } else {
            return true;
        };
        self.error("42804", expr.span, message);
        false
    }

    pub(super) fn json_table_item(&mut self, table: &JsonTable) -> NamespaceItem {
        let before = std::mem::replace(&mut self.scope().lateral_active, true);
        if let Some(behavior) = &table.on_error
            && !matches!(behavior.kind, JsonBehaviorKind::Error | JsonBehaviorKind::EmptyArray)
        {
            let diagnostic = Diagnostic::error("42601", behavior.span, "invalid ON ERROR behavior");
            self.report(
                diagnostic.help(
                    "only EMPTY [ ARRAY ] or ERROR is allowed in the top-level ON ERROR clause",
                ),
            );
        }
        let mut names: Vec<&str> = table.path_name.iter().map(|n| n.declared()).collect();
        self.check_json_table_names(&table.columns, &mut names);
        let mut columns: Vec<EntryColumn> = Vec::new();
        let args = self.in_context(Context::FromFunction, |a| {
            let document =
                a.json_input(&table.document, JsonFormatKind::Default, Some(TypeOid::JSONB));
            let mut args = vec![document, a.json_path(&table.path)];
            args.extend(a.json_passing(&table.passing));
            a.json_table_columns(&table.columns, &mut columns, &mut args);
            args
        });
        self.scope().lateral_active = before;
        let not_null = vec![false; columns.len()];
        let kind = EntryKind::TableFunction { args, not_null };
        let name = "json_table".to_owned();
        self.add_entry(name, kind, columns, table.alias.as_ref(), true, table.span)
    }

    /// Columns and paths have names of their own throughout.
    fn check_json_table_names<'t>(
        &mut self,
        columns: &'t [JsonTableColumn],
        names: &mut Vec<&'t str>,
    ) {
        for column in columns {
            let name = match column {
                JsonTableColumn::Ordinality(name)
                | JsonTableColumn::Value { name, .. }
                | JsonTableColumn::Exists { name, .. } => Some(name),
                JsonTableColumn::Nested { name, .. } => name.as_ref(),
            };
            if let Some(name) = name {
                if names.contains(&name.declared()) {
                    let message =
                        format!("duplicate JSON_TABLE column or path name: {}", name.declared());
                    self.error("42712", name.span, message);
                }
                names.push(name.declared());
            }
            if let JsonTableColumn::Nested { columns, .. } = column {
                self.check_json_table_names(columns, names);
            }
        }
    }

    fn json_table_columns(
        &mut self,
        definitions: &[JsonTableColumn],
        columns: &mut Vec<EntryColumn>,
        args: &mut Vec<Expr>,
    ) {
        let mut ordinality = false;
        for definition in definitions {
            match definition {
                JsonTableColumn::Ordinality(name) => {
                    if std::mem::replace(&mut ordinality, true) {
                        let message = "only one FOR ORDINALITY column is allowed";
                        self.error("42601", name.span, message);
                    }
                    columns.push(plain_column(name.declared(), TypeOid::INT4));
                }
                // Those of nested paths stand behind all others.
                JsonTableColumn::Nested { .. } => {}
                JsonTableColumn::Exists { name, type_name, path, on_error } => {
                    let clauses =
                        JsonClauses { on_error: on_error.clone(), ..JsonClauses::default() };
                    let written = JsonReturning { type_name: type_name.clone(), format: None };
                    self.json_table_column(
                        JsonFunction::Exists,
                        name,
                        &written,
                        path.as_ref(),
                        &clauses,
                        (columns, args),
                    );
                }
                JsonTableColumn::Value { name, type_name, format, path, clauses } => {
                    let written =
                        JsonReturning { type_name: type_name.clone(), format: format.clone() };
                    let function = self.column_function(&written, format.as_ref(), clauses);
                    self.json_table_column(
                        function,
                        name,
                        &written,
                        path.as_ref(),
                        clauses,
                        (columns, args),
                    );
                }
            }
        }
        for definition in definitions {
            if let JsonTableColumn::Nested { columns: inner, path, .. } = definition {
                args.push(self.json_path(path));
                self.json_table_columns(inner, columns, args);
            }
        }
    }

    fn json_table_column(
        &mut self,
        function: JsonFunction,
        name: &Ident,
        written: &JsonReturning,
        path: Option<&ast::Expr>,
        clauses: &JsonClauses,
        (columns, args): (&mut Vec<EntryColumn>, &mut Vec<Expr>),
    ) {
        let construct = Construct { function, column: Some(name.declared()), span: name.span };
        args.extend(path.map(|path| self.json_path(path)));
        let known = self.type_by_name(&written.type_name).is_some();
        let returning = if known && self.check_clauses(construct, clauses) {
            self.string_returning(written)
        } else {
            None
        };
        let Some(returning) = returning else {
            columns.push(plain_column(name.declared(), TypeOid::ERROR));
            return;
        };
        args.extend(self.behaviors(construct, clauses, returning));
        let column = plain_column(name.declared(), returning.data_type);
        columns.push(EntryColumn { modifier: returning.modifier, ..column });
    }

    /// A column of a composite kind, or with clauses that only JSON_QUERY has, is read by JSON_QUERY.
    fn column_function(
        &mut self,
        written: &JsonReturning,
        format: Option<&JsonFormat>,
        clauses: &JsonClauses,
    ) -> JsonFunction {
        let composite = format.is_some()
            || clauses.wrapper.is_some()
            || matches!(clauses.quotes, Some(JsonQuotes::Keep | JsonQuotes::Omit))
            || self.is_composite_json(&written.type_name);
        if composite { JsonFunction::Query } else { JsonFunction::Value }
    }

    /// `isCompositeType`
    fn is_composite_json(&self, type_name: &ast::TypeName) -> bool {
        let found = crate::catalog::type_name::resolve_type_name(self.catalog, type_name);
        let Ok((data_type, _)) = found else { return false };
        let base = coerce::base_type(self.catalog, data_type);
        [TypeOid::JSON, TypeOid::JSONB, TypeOid::RECORD].contains(&base)
            || self
                .catalog
                .get_type(base)
                .is_some_and(|t| t.is_array || matches!(t.kind, TypeKind::Composite { .. }))
    }
}

fn allowed_behaviors(function: JsonFunction, kind: &JsonBehaviorKind) -> (bool, &'static str) {
    use JsonBehaviorKind as Kind;
    match function {
        JsonFunction::Exists => (
            matches!(kind, Kind::Error | Kind::True | Kind::False | Kind::Unknown),
            "ERROR, TRUE, FALSE, or UNKNOWN",
        ),
        JsonFunction::Query => (
            matches!(
                kind,
                Kind::Error | Kind::Null | Kind::EmptyArray | Kind::EmptyObject | Kind::Default(_)
            ),
            "ERROR, NULL, EMPTY ARRAY, EMPTY OBJECT, or DEFAULT expression",
        ),
        _ => (
            matches!(kind, Kind::Error | Kind::Null | Kind::Default(_)),
            "ERROR, NULL, or DEFAULT expression",
        ),
    }
}

fn is_default(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Const(_) | ExprKind::Function { .. } | ExprKind::Operator { .. } => true,
        ExprKind::Relabel(operand)
        | ExprKind::CoerceViaIo(operand)
        | ExprKind::ArrayCoerce(operand)
        | ExprKind::ConvertRow(operand)
        | ExprKind::CoerceToDomain(operand)
        | ExprKind::Collate(operand, _) => is_default(operand),
        _ => false,
    }
}
