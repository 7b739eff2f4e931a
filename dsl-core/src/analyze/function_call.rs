//! Function calls (`parse_func.c`, `ParseFuncOrColumn`), and operators as calls (`make_op`).

use super::{
    Analyzer,
    advice::moment_and_span,
    coerce, format,
    function::{self, CallArgs, FunctionChoice},
    operator::{self, OperatorError},
    polymorphic,
    scope::Context,
};
use crate::{
    ast::{
        self, Ident, QualifiedName,
        expr::{FunctionCall, SortItem},
    },
    catalog::{CastContext, OperatorOid, Proc, TypeKind, TypeOid},
    diagnostic::Diagnostic,
    query::{Expr, ExprKind, RangeTableEntry, Var, VarColumn},
    source::Span,
};

impl<'a> Analyzer<'a> {
    /// A call in the common form.
    pub(crate) fn function_call(&mut self, call: &FunctionCall, span: Span) -> Expr {
        let set_before = self.scope().last_set_function;
        if call.name.parts.len() > 3 {
            let written: Vec<&str> = call.name.parts.iter().map(|p| p.declared()).collect();
            let message =
                format!("improper qualified name (too many dotted names): {}", written.join("."));
            self.report(super::row::analysis_syntax(call.name.span, message));
            return Expr::error(span);
        }
        let mut args: Vec<Expr> = Vec::new();
        let mut names: Vec<Option<&Ident>> = Vec::new();
        for arg in &call.args {
            // `t.*` as an argument is expanded into the row's columns, but for `count(t.*)`'s whole row.
            let value = self.expr(&arg.value);
            // A parameter of type void is no argument (`ParseFuncOrColumn`).
            let is_void =
                value.data_type == TypeOid::VOID && matches!(value.kind, ExprKind::Param(_));
            if is_void && arg.name.is_none() && call.within_group.is_none() {
                continue;
            }
            args.push(value);
            names.push(arg.name.as_ref());
        }
        let ordered = call.within_group.as_ref().map(|items| self.ordered_arguments(items));
        if let Some(ordered) = &ordered {
            args.extend(ordered.iter().cloned());
            names.resize(args.len(), None);
        }
        let filter = call.filter.as_ref().map(|filter| self.filter(filter));
        if names.iter().all(|n| n.is_none()) {
            names.clear();
        }
        let types: Vec<TypeOid> = args.iter().map(|a| a.data_type).collect();
        let call_args = CallArgs {
            types: &types,
            names: &names,
            literal: matches!(args.as_slice(), [only] if is_untyped_constant(only)),
            variadic: call.variadic,
            star: call.star,
            distinct: call.quantifier == Some(ast::expr::SetQuantifier::Distinct),
            within_group: ordered.as_ref().map(Vec::len),
            order_by: call.order_by.len(),
            filter: filter.is_some(),
            over: call.over.is_some(),
        };
        let choice = match function::resolve_function(self.catalog, &call.name, &call_args) {
            Ok(choice) => choice,
            Err(error) => {
                if matches!(error, function::FunctionError::Undefined(_))
                    && let Some(field) = self.projection(call, &args, span)
                {
                    return field;
                }
                if let Some(diagnostic) = error.diagnostic(call.name.span) {
                    self.report(diagnostic);
                }
                return Expr::error(span);
            }
        };
        let direct_count = args.len() - ordered.as_ref().map_or(0, Vec::len);
        self.chosen_call(call, &choice, (args, direct_count), filter, set_before, span)
    }

    /// The call of what was chosen for it, over its arguments, of which so many are direct.
    fn chosen_call(
        &mut self,
        call: &FunctionCall,
        choice: &FunctionChoice,
        (args, direct_count): (Vec<Expr>, usize),
        filter: Option<Expr>,
        set_before: Option<Span>,
        span: Span,
    ) -> Expr {
        self.note_function_spelling(&call.name, choice);
        let chosen = match choice {
            FunctionChoice::Cast(target) => return self.call_as_cast(args, *target, span),
            FunctionChoice::Call(chosen) => chosen,
        };
        let Some(proc) = self.catalog.get_proc(chosen.proc) else { return Expr::error(span) };
        let args = self.coerce_arguments(args, chosen);
        self.check_set_function(proc, set_before, span);
        match (&call.over, proc.kind) {
            (Some(over), _) => {
                self.window_call(call, over, proc, chosen.return_type, args, filter, span)
            }
            (None, kind) if kind.is_aggregate() => self.aggregate_call(
                call,
                proc,
                chosen.return_type,
                args,
                direct_count,
                filter,
                span,
            ),
            (None, _) => {
                let variadic = call.variadic || chosen.variadic_count > 0;
                let kind = ExprKind::Function { proc: proc.oid, args, variadic };
                Expr::new(kind, chosen.return_type, span)
            }
        }
    }

    fn note_function_spelling(&mut self, name: &QualifiedName, choice: &FunctionChoice) {
        if let FunctionChoice::Call(chosen) = choice
            && let Some(proc) = self.catalog.get_proc(chosen.proc)
        {
            let spelling = proc.name.to_string();
            self.note_spelling(name.last(), &spelling);
        }
    }

    fn ordered_arguments(&mut self, items: &[SortItem]) -> Vec<Expr> {
        items.iter().map(|i| self.expr(&i.expr)).collect()
    }

    fn call_as_cast(&mut self, args: Vec<Expr>, target: TypeOid, span: Span) -> Expr {
        let Some(arg) = args.into_iter().next() else { return Expr::error(span) };
        let from = arg.data_type;
        match self.coerce_to_target(arg, target, -1, CastContext::Explicit) {
            Some(value) => value,
            None => {
                let message = format!(
                    "cannot cast type {} to {}",
                    self.type_name(from),
                    self.type_name(target)
                );
                self.error("42846", span, message);
                Expr::error(span)
            }
        }
    }

    /// Coerces each argument to the type chosen for it (`make_fn_arguments`), and puts them in the function's order.
    fn coerce_arguments(&mut self, args: Vec<Expr>, chosen: &function::FunctionCall) -> Vec<Expr> {
        let mut placed: Vec<(usize, Expr)> = args
            .into_iter()
            .enumerate()
            .map(|(index, arg)| {
                let target = chosen.arg_types.get(index).copied().unwrap_or(arg.data_type);
                let parameter = chosen.parameters.get(index).copied().unwrap_or(index);
                (parameter, self.coerce_type(arg, target, -1, CastContext::Implicit))
            })
            .collect();
        placed.sort_by_key(|(parameter, _)| *parameter);
        let mut args: Vec<Expr> = placed.into_iter().map(|(_, arg)| arg).collect();
        self.gather_variadic(&mut args, chosen);
        self.check_collations(&args);
        args
    }

    /// The arguments of a VARIADIC parameter become one array.
    fn gather_variadic(&mut self, args: &mut Vec<Expr>, chosen: &function::FunctionCall) {
        if chosen.variadic_count == 0 || chosen.variadic_count > args.len() {
            return;
        }
        let elements = args.split_off(args.len() - chosen.variadic_count);
        let (Some(first), Some(last)) = (elements.first(), elements.last()) else { return };
        let span = first.span.to(last.span);
        let array = coerce::array_type(self.catalog, first.data_type).unwrap_or(TypeOid::ANYARRAY);
        args.push(Expr::new(ExprKind::Array { elements, nested: false }, array, span));
    }

    /// `name(row)` for a column of a composite value, where no function has that name.
    fn projection(&mut self, call: &FunctionCall, args: &[Expr], span: Span) -> Option<Expr> {
        let ([name], [arg]) = (call.name.parts.as_slice(), args) else { return None };
        let plain = !call.star
            && call.quantifier.is_none()
            && call.order_by.is_empty()
            && call.within_group.is_none()
            && call.filter.is_none()
            && call.over.is_none()
            && !call.variadic
            && call.args.iter().all(|a| a.name.is_none());
        if !plain {
            return None;
        }
        self.field_of(arg.clone(), name, span)
    }

    /// `t.f` where `f` is no column: the function `f` of the row, if there is one.
    pub(crate) fn function_of_row(
        &mut self,
        function: &Ident,
        row: Expr,
        span: Span,
    ) -> Option<Expr> {
        let name = QualifiedName { parts: vec![*function], span: function.span };
        let types = [row.data_type];
        let literal = is_untyped_constant(&row);
        let args = CallArgs { types: &types, literal, ..CallArgs::default() };
        let choice = match function::resolve_function(self.catalog, &name, &args) {
            Ok(choice) => choice,
            // What was found, and cannot be called so, is said (`ParseFuncOrColumn`).
            Err(error @ function::FunctionError::Refused(_)) => {
                error.diagnostic(span).into_iter().for_each(|refused| self.report(refused));
                return Some(Expr::error(span));
            }
            Err(_) => return None,
        };
        let before = self.scope().last_set_function;
        let call = FunctionCall::plain(name);
        Some(self.chosen_call(&call, &choice, (vec![row], 1), None, before, span))
    }

    /// A call of a function of `pg_catalog` that special syntax stands for.
    pub(crate) fn call_builtin(&mut self, name: &'static str, args: Vec<Expr>, span: Span) -> Expr {
        if args.iter().any(|a| a.is_error()) {
            return Expr::error(span);
        }
        let types: Vec<TypeOid> = args.iter().map(|a| a.data_type).collect();
        let parts = vec![Ident::new("pg_catalog", span), Ident::new(name, span)];
        let name = QualifiedName { parts, span };
        let call_args = CallArgs { types: &types, ..CallArgs::default() };
        match function::resolve_function(self.catalog, &name, &call_args) {
            Ok(FunctionChoice::Call(chosen)) => {
                let args = self.coerce_arguments(args, &chosen);
                let variadic = chosen.variadic_count > 0;
                Expr::new(
                    ExprKind::Function { proc: chosen.proc, args, variadic },
                    chosen.return_type,
                    span,
                )
            }
            Ok(FunctionChoice::Cast(target)) => self.call_as_cast(args, target, span),
            Err(error) => {
                if let Some(diagnostic) = error.diagnostic(span) {
                    self.report(diagnostic);
                }
                Expr::error(span)
            }
        }
    }

    /// A call of an aggregate of `pg_catalog` that a SQL/JSON aggregate stands for, with that one's ORDER BY, FILTER
    /// and OVER.
    pub(crate) fn aggregate_builtin(
        &mut self,
        name: &'static str,
        written: &ast::json::JsonCall,
        args: Vec<Expr>,
        span: Span,
    ) -> Expr {
        let parts = vec![Ident::new("pg_catalog", span), Ident::new(name, span)];
        let call = FunctionCall {
            order_by: written.order_by.clone(),
            over: written.over.clone(),
            ..FunctionCall::plain(QualifiedName { parts, span })
        };
        let filter = written.filter.as_ref().map(|filter| self.filter(filter));
        if args.iter().any(|a| a.is_error()) {
            return Expr::error(span);
        }
        let types: Vec<TypeOid> = args.iter().map(|a| a.data_type).collect();
        let call_args = CallArgs { types: &types, ..CallArgs::default() };
        let choice = function::resolve_function(self.catalog, &call.name, &call_args);
        let Ok(FunctionChoice::Call(chosen)) = choice else { return Expr::error(span) };
        let Some(proc) = self.catalog.get_proc(chosen.proc) else { return Expr::error(span) };
        let args = self.coerce_arguments(args, &chosen);
        match &call.over {
            Some(_) if !call.order_by.is_empty() => {
                let message = "aggregate ORDER BY is not implemented for window functions";
                self.error("0A000", span, message);
                Expr::error(span)
            }
            Some(over) => {
                self.window_call(&call, over, proc, chosen.return_type, args, filter, span)
            }
            None => self.aggregate_call(&call, proc, chosen.return_type, args, 0, filter, span),
        }
    }

    fn filter(&mut self, filter: &ast::Expr) -> Expr {
        self.in_context(Context::Filter, |a| {
            let filter = a.expr(filter);
            a.coerce_to_boolean(filter, "FILTER")
        })
    }

    /// `left op right` by symbol.
    pub(crate) fn operator_by_symbol(
        &mut self,
        symbol: &'static str,
        left: Option<Expr>,
        right: Expr,
        span: Span,
    ) -> Expr {
        self.operator(&super::expr::symbol(symbol, span), left, right, span)
    }

    /// An operator over its operands (`make_op`).
    pub(crate) fn operator(
        &mut self,
        op: &ast::expr::Operator,
        left: Option<Expr>,
        right: Expr,
        span: Span,
    ) -> Expr {
        if right.is_error() || left.as_ref().is_some_and(|l| l.is_error()) {
            return Expr::error(span);
        }
        let left_type = left.as_ref().map(|l| l.data_type);
        let meant =
            left.as_ref().and_then(|left| moment_and_span(self.catalog, op.symbol, left, &right));
        let resolved =
            match operator::resolve_operator(self.catalog, op, left_type, right.data_type) {
                Ok(resolved) => resolved,
                Err(error) => {
                    if let Some(diagnostic) = error.diagnostic(op.span) {
                        self.report(meant.into_iter().fold(diagnostic, Diagnostic::help));
                    }
                    return Expr::error(span);
                }
            };
        self.literal_meant = meant;
        let mut args = Vec::with_capacity(2);
        if let Some(left) = left {
            let target = resolved.left.unwrap_or(left.data_type);
            args.push(self.coerce_type(left, target, -1, CastContext::Implicit));
        }
        args.push(self.coerce_type(right, resolved.right, -1, CastContext::Implicit));
        self.literal_meant = None;
        if args.iter().any(|a| a.is_error()) {
            return Expr::error(span);
        }
        self.check_collations(&args);
        let proc = self.operator_proc(resolved.operator);
        if let Some(proc) = proc {
            let before = self.scope().last_set_function;
            self.check_set_function(proc, before, span);
        }
        let proc = proc.map(|p| p.oid).unwrap_or_default();
        Expr::new(
            ExprKind::Operator { operator: resolved.operator, proc, args },
            resolved.result,
            span,
        )
    }

    fn operator_proc(&self, operator: OperatorOid) -> Option<&'a Proc> {
        let catalog = self.catalog;
        catalog.get_operator(operator).and_then(|o| catalog.get_proc(o.proc))
    }

    pub(crate) fn report_operator_error(&mut self, error: &OperatorError, span: Span) {
        if let Some(diagnostic) = error.diagnostic(span) {
            self.report(diagnostic);
        }
    }

    /// Set-returning functions stand where a set can (`check_srf_call_placement`); `before` is the last one seen before
    /// the arguments.
    pub(crate) fn check_set_function(&mut self, proc: &Proc, before: Option<Span>, span: Span) {
        if !proc.returns_set {
            return;
        }
        let refuse = |a: &mut Self, place: &str| {
            a.error("0A000", span, format!("set-returning functions are not allowed in {place}"));
        };
        match self.context() {
            Context::SelectTarget => self.scope().query.has_target_sets = true,
            Context::FromFunction => {
                if self.scope().last_set_function != before {
                    self.error(
                        "0A000",
                        span,
                        "set-returning functions must appear at top level of FROM",
                    );
                }
            }
            Context::OrderBy | Context::GroupBy | Context::DistinctOn => {
                self.scope().query.has_target_sets = true;
            }
            Context::ValuesSingle => self.scope().query.has_target_sets = true,
            Context::WindowPartition | Context::WindowOrder => {
                self.scope().query.has_target_sets = true
            }
            Context::WindowFrame => refuse(self, "window definitions"),
            other => refuse(self, &other.places()),
        }
        self.scope().last_set_function = Some(span);
    }

    /// The OUT columns of a call with their concrete types; None for a function without any.
    pub(crate) fn out_columns(&self, call: &Expr) -> Option<Vec<(String, TypeOid)>> {
        let ExprKind::Function { proc, args, .. } = &call.kind else { return None };
        let proc = self.catalog.get_proc(*proc)?;
        if proc.out_columns.is_empty() {
            return None;
        }
        let actual: Vec<TypeOid> = args.iter().map(|a| a.data_type).collect();
        let count = actual.len().min(proc.args.len());
        let types = polymorphic::resolve_out_columns(
            self.catalog,
            &proc.args[..count],
            &actual[..count],
            &proc.out_columns,
        )?;
        let unnamed = |index: usize, name: &str| {
            if name.is_empty() { format!("column{}", index + 1) } else { name.to_owned() }
        };
        let names = proc.out_columns.iter().enumerate().map(|(i, c)| unnamed(i, &c.name));
        Some(names.zip(types).collect())
    }

    /// The name that a function with one OUT argument gives its result.
    pub(crate) fn scalar_result_name(&self, call: &Expr) -> Option<String> {
        let ExprKind::Function { proc, .. } = &call.kind else { return None };
        match self.catalog.get_proc(*proc)?.out_columns.as_slice() {
            [only] if !only.name.is_empty() => Some(only.name.to_string()),
            _ => None,
        }
    }

    /// `t.*` as one value: in an argument or a row it is expanded by the caller; elsewhere it is the whole row.
    pub(crate) fn wildcard_value(&mut self, name: &QualifiedName) -> Expr {
        match self.find_relation(&name.parts, name.span) {
            super::column_ref::Found::One((levels_up, item)) => {
                self.whole_row(levels_up, &item, name.span)
            }
            super::column_ref::Found::Failed => Expr::error(name.span),
            super::column_ref::Found::Nothing => {
                let table = name.last();
                let message =
                    format!("missing FROM-clause entry for table \"{}\"", table.declared());
                self.error("42P01", name.span, message);
                Expr::error(name.span)
            }
        }
    }

    /// `(x).field`.
    pub(crate) fn field(&mut self, operand: &ast::Expr, field: &Ident, span: Span) -> Expr {
        let value = self.expr(operand);
        if value.is_error() {
            return value;
        }
        if let Some(found) = self.field_of(value.clone(), field, span) {
            return found;
        }
        if let Some(call) = self.function_of_row(field, value.clone(), span) {
            return call;
        }
        let name = field.declared();
        if coerce::composite_relation(self.catalog, value.data_type).is_some() {
            let message = format!(
                "column \"{name}\" not found in data type {}",
                self.type_name(value.data_type)
            );
            let fields = self.field_names(&value);
            let near = super::errors::nearest(name, fields.iter().map(String::as_str));
            let help = match super::errors::did_you_mean(&near) {
                Some(help) => help,
                None => format!("its fields are {}", fields.join(", ")),
            };
            self.report(Diagnostic::error("42703", field.span, message).help(help));
        } else if let (TypeOid::RECORD, ExprKind::Var(var)) = (value.data_type, &value.kind) {
            if var.column == VarColumn::WholeRow {
                let table =
                    self.scope_at(var.levels_up).and_then(|s| s.query.range_table.get(var.entry));
                let table = table.map(|e| e.name.clone()).unwrap_or_default();
                self.error("42703", field.span, format!("column {table}.{name} does not exist"));
            } else if self.row_shape(&value).is_some() {
                let message = format!("could not identify column \"{name}\" in record data type");
                self.error("42703", field.span, message);
            } else {
                self.error("42809", span, "record type has not been registered");
            }
        } else if value.data_type == TypeOid::RECORD {
            let message = format!("could not identify column \"{name}\" in record data type");
            self.error("42703", field.span, message);
        } else {
            let message = format!(
                "column notation .{name} applied to type {}, which is not a composite type",
                self.type_name(value.data_type)
            );
            self.error("42809", field.span, message);
        }
        Expr::error(span)
    }

    /// A field of a composite value or of a row whose shape is known.
    pub(crate) fn field_of(&mut self, value: Expr, field: &Ident, span: Span) -> Option<Expr> {
        let fields = self.row_shape(&value)?;
        for spelling in field.spellings() {
            let position = fields.iter().position(|(name, ..)| name == spelling);
            let Some(index) = position else { continue };
            let (name, data_type, modifier) = fields[index].clone();
            self.note_spelling(field, spelling);
            // A column of a relation's whole row is the column itself.
            if let ExprKind::Var(Var { levels_up, entry, column: VarColumn::WholeRow }) = value.kind
            {
                let column = VarColumn::Column(index);
                let kind = ExprKind::Var(Var { levels_up, entry, column });
                return Some(Expr { kind, data_type, modifier, span });
            }
            let kind = ExprKind::Field { operand: Box::new(value), index, name };
            return Some(Expr { kind, data_type, modifier, span });
        }
        None
    }

    pub(crate) fn field_names(&self, value: &Expr) -> Vec<String> {
        self.row_shape(value).into_iter().flatten().map(|(name, ..)| name).collect()
    }

    /// Name, type and modifier of each field of a row value, where they are known (`expandRecordVariable`).
    pub(crate) fn row_shape(&self, value: &Expr) -> Option<Vec<(String, TypeOid, i32)>> {
        let base = coerce::base_type(self.catalog, value.data_type);
        if let Some(TypeKind::Composite { relation }) = self.catalog.get_type(base).map(|t| &t.kind)
        {
            let relation = self.catalog.get_relation(*relation)?;
            return Some(
                relation
                    .live_attributes()
                    .map(|a| (a.name.to_string(), a.data_type, a.modifier))
                    .collect(),
            );
        }
        match &value.kind {
            ExprKind::Row { fields, names } if base == TypeOid::RECORD => {
                let named = names.iter().zip(fields);
                Some(named.map(|(n, f)| (n.clone(), f.data_type, f.modifier)).collect())
            }
            ExprKind::Function { .. } if base == TypeOid::RECORD => {
                let out = self.out_columns(value)?;
                Some(out.into_iter().map(|(name, data_type)| (name, data_type, -1)).collect())
            }
            ExprKind::Var(Var { levels_up, entry, column: VarColumn::WholeRow }) => {
                let scope = self.scope_at(*levels_up)?;
                Some(row_shape(scope.query.range_table.get(*entry)?))
            }
            ExprKind::Var(Var { levels_up, entry, column: VarColumn::Column(index) }) => {
                let scope = self.scope_at(*levels_up)?;
                let entry = scope.query.range_table.get(*entry)?;
                match &entry.kind {
                    crate::query::EntryKind::Subquery(query) => {
                        let target = query.output().nth(*index)?;
                        self.inner_row_shape(query, &target.expr)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The shape of a row that a subquery gives.
    fn inner_row_shape(
        &self,
        query: &crate::query::Query,
        value: &Expr,
    ) -> Option<Vec<(String, TypeOid, i32)>> {
        match &value.kind {
            ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::WholeRow }) => {
                Some(row_shape(query.range_table.get(*entry)?))
            }
            ExprKind::Row { fields, names } => {
                let named = names.iter().zip(fields);
                Some(named.map(|(n, f)| (n.clone(), f.data_type, f.modifier)).collect())
            }
            ExprKind::Function { .. } => {
                let out = self.out_columns(value)?;
                Some(out.into_iter().map(|(name, data_type)| (name, data_type, -1)).collect())
            }
            ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::Column(index) }) => {
                match &query.range_table.get(*entry)?.kind {
                    crate::query::EntryKind::Subquery(inner) => {
                        let target = inner.output().nth(*index)?;
                        self.inner_row_shape(inner, &target.expr)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A type's name for messages.
    pub(crate) fn type_name(&self, data_type: TypeOid) -> String {
        format::format_type(self.catalog, data_type, -1)
    }
}

/// The names, types and modifiers of a row of this entry.
fn row_shape(entry: &RangeTableEntry) -> Vec<(String, TypeOid, i32)> {
    entry.columns.iter().map(|c| (c.name.clone(), c.data_type, c.modifier)).collect()
}

/// A constant that has no type yet, NULL included.
fn is_untyped_constant(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Const(_)) && expr.data_type == TypeOid::UNKNOWN
}
