//! SQL/JSON constructors, aggregates and IS JSON (`transformJsonObjectConstructor` and its neighbours in
//! `parse_expr.c`).

use super::{Analyzer, coerce};
use crate::{
    ast::{
        self,
        json::{JsonCall, JsonFormat, JsonFunction, JsonNulls, JsonReturning, JsonValue},
    },
    catalog::{CastContext, TypeKind, TypeOid},
    diagnostic::Diagnostic,
    query::{Expr, ExprKind},
    source::Span,
};

/// What an input is taken for where nothing says `format json`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonFormatKind {
    /// A SQL value.
    Default,
    /// JSON text.
    Json,
}

/// What RETURNING says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Returning {
    pub(super) data_type: TypeOid,
    pub(super) modifier: i32,
    /// Whether `format json` stands behind it.
    pub(super) format: bool,
}

impl Returning {
    pub(super) fn new(data_type: TypeOid) -> Returning {
        Returning { data_type, modifier: -1, format: false }
    }
}

impl Analyzer<'_> {
    pub(super) fn json(&mut self, call: &JsonCall, span: Span) -> Expr {
        match call.function {
            JsonFunction::Object | JsonFunction::Array if call.subquery.is_none() => {
                self.json_constructor(call, span)
            }
            JsonFunction::Array | JsonFunction::Object => self.json_array_query(call, span),
            JsonFunction::ObjectAgg | JsonFunction::ArrayAgg => self.json_aggregate(call, span),
            JsonFunction::Json => self.json_parse(call, span),
            JsonFunction::Scalar => {
                let args = call.values.iter().map(|v| self.expr(&v.expr)).collect();
                let args = self.unknowns_to_text(args);
                self.json_expr(call.function, args, Returning::new(TypeOid::JSON), span)
            }
            JsonFunction::Serialize => self.json_serialize(call, span),
            JsonFunction::Exists | JsonFunction::Query | JsonFunction::Value => {
                self.json_query_function(call, span)
            }
        }
    }

    pub(super) fn json_expr(
        &mut self,
        function: JsonFunction,
        args: Vec<Expr>,
        returning: Returning,
        span: Span,
    ) -> Expr {
        if args.iter().any(|a| a.is_error()) {
            return Expr::error(span);
        }
        let kind = ExprKind::Json { function, args };
        Expr { kind, data_type: returning.data_type, modifier: returning.modifier, span }
    }

    fn unknowns_to_text(&mut self, args: Vec<Expr>) -> Vec<Expr> {
        args.into_iter().map(|a| self.unknown_to_text(a)).collect()
    }

    /// `json_object(…)`, `json_array(…)`
    fn json_constructor(&mut self, call: &JsonCall, span: Span) -> Expr {
        let args = self.json_inputs(call);
        let Some(returning) = self.constructor_returning(call.returning.as_ref(), &args) else {
            return Expr::error(span);
        };
        let result = Returning::new(binary_or_text(returning));
        let value = self.json_expr(call.function, args, result, span);
        self.json_result(value, returning)
    }

    /// Keys as they are, and values.
    fn json_inputs(&mut self, call: &JsonCall) -> Vec<Expr> {
        let mut args = Vec::new();
        for (key, value) in &call.pairs {
            args.push(self.expr(key));
            args.push(self.json_input(value, JsonFormatKind::Default, None));
        }
        for value in &call.values {
            args.push(self.json_input(value, JsonFormatKind::Default, None));
        }
        args
    }

    /// `json_array(select …)` is a subquery that aggregates the only column of the query.
    fn json_array_query(&mut self, call: &JsonCall, span: Span) -> Expr {
        let Some((query, format)) = &call.subquery else { return Expr::error(span) };
        let value = self.scalar_subquery(query, span);
        if value.is_error() {
            return value;
        }
        let value = self.json_formatted(value, format.as_ref(), JsonFormatKind::Default, None);
        let args = vec![value];
        let Some(returning) = self.constructor_returning(call.returning.as_ref(), &args) else {
            return Expr::error(span);
        };
        // No row gives NULL, as with every aggregate but count.
        let result = Returning::new(binary_or_text(returning));
        let value = self.json_expr(JsonFunction::ArrayAgg, args, result, span);
        self.json_result(value, returning)
    }

    /// `json_arrayagg`, `json_objectagg`: a call of one of the aggregates of `pg_catalog`.
    fn json_aggregate(&mut self, call: &JsonCall, span: Span) -> Expr {
        let args = self.json_inputs(call);
        let Some(returning) = self.constructor_returning(call.returning.as_ref(), &args) else {
            return Expr::error(span);
        };
        let prefix = if binary_or_text(returning) == TypeOid::JSONB { "jsonb" } else { "json" };
        let name = if call.function == JsonFunction::ArrayAgg {
            let strict = if call.on_null == Some(JsonNulls::Null) { "" } else { "_strict" };
            format!("{prefix}_agg{strict}")
        } else {
            let unique = if call.unique_keys == Some(true) { "_unique" } else { "" };
            let strict = if call.on_null == Some(JsonNulls::Absent) { "_strict" } else { "" };
            format!("{prefix}_object_agg{unique}{strict}")
        };
        let value = self.aggregate_builtin(crate::lex::intern(&name), call, args, span);
        self.json_result(value, returning)
    }

    /// `json(…)`
    fn json_parse(&mut self, call: &JsonCall, span: Span) -> Expr {
        let Some(value) = call.values.first() else { return Expr::error(span) };
        let arg = if call.unique_keys == Some(true) {
            let arg = self.expr(&value.expr);
            let arg = self.json_text(arg, value.format.as_ref());
            if !arg.is_error() && !self.is_textual(&arg) {
                let message = "cannot use non-string types with WITH UNIQUE KEYS clause";
                self.error("42804", arg.span, message);
                return Expr::error(span);
            }
            arg
        } else {
            self.json_input(value, JsonFormatKind::Json, Some(TypeOid::JSON))
        };
        self.json_expr(call.function, vec![arg], Returning::new(TypeOid::JSON), span)
    }

    fn json_serialize(&mut self, call: &JsonCall, span: Span) -> Expr {
        let Some(value) = call.values.first() else { return Expr::error(span) };
        let arg = self.json_input(value, JsonFormatKind::Json, None);
        let mut returning = Returning::new(TypeOid::TEXT);
        if let Some(written) = &call.returning {
            match self.json_returning(written) {
                Some(found) => returning = found,
                None => return Expr::error(span),
            }
            let category = coerce::type_category(self.catalog, returning.data_type);
            if returning.data_type != TypeOid::BYTEA && category != b'S' {
                let message = format!(
                    "cannot use type {} in RETURNING clause of JSON_SERIALIZE()",
                    self.type_name(returning.data_type)
                );
                let diagnostic = Diagnostic::error("42804", written.type_name.span, message);
                self.report(diagnostic.help("try returning a string type or bytea"));
                return Expr::error(span);
            }
        }
        self.json_expr(call.function, vec![arg], returning, span)
    }

    /// `x is json` (`transformJsonIsPredicate`).
    pub(super) fn is_json(&mut self, operand: Expr, operand_span: Span) -> ExprKind {
        let operand = self.json_text(operand, None);
        let json = [TypeOid::JSON, TypeOid::JSONB].contains(&operand.data_type);
        if !operand.is_error() && !json && !self.is_textual(&operand) {
            let message = format!(
                "cannot use type {} in IS JSON predicate",
                self.type_name(operand.data_type)
            );
            self.error("42804", operand_span, message);
        }
        ExprKind::IsJson(Box::new(operand))
    }

    /// An argument that holds JSON text or a JSON value (`transformJsonParseArg`).
    fn json_text(&mut self, arg: Expr, format: Option<&JsonFormat>) -> Expr {
        if let Some(encoding) = format.and_then(|f| f.encoding.as_ref())
            && arg.data_type != TypeOid::BYTEA
            && !arg.is_error()
        {
            let message = "cannot use JSON FORMAT ENCODING clause for non-bytea input types";
            self.error("42804", encoding.span, message);
            return Expr::error(arg.span);
        }
        self.unknown_to_text(arg)
    }

    /// Text of any kind, and bytea, which is read as text.
    fn is_textual(&self, arg: &Expr) -> bool {
        arg.data_type == TypeOid::BYTEA
            || coerce::type_category(self.catalog, arg.data_type) == b'S'
    }

    /// An input with its own FORMAT or the default one (`transformJsonValueExpr`).
    pub(super) fn json_input(
        &mut self,
        value: &JsonValue,
        default: JsonFormatKind,
        target: Option<TypeOid>,
    ) -> Expr {
        let expr = self.expr(&value.expr);
        self.json_formatted(expr, value.format.as_ref(), default, target)
    }

    fn json_formatted(
        &mut self,
        expr: Expr,
        written: Option<&JsonFormat>,
        default: JsonFormatKind,
        target: Option<TypeOid>,
    ) -> Expr {
        let expr = self.unknown_to_text(expr);
        if expr.is_error() {
            return expr;
        }
        let from = expr.data_type;
        if let Some(encoding) = written.and_then(|f| f.encoding.as_ref())
            && from != TypeOid::BYTEA
        {
            let message = "JSON ENCODING clause is only allowed for bytea input type";
            self.error("42804", encoding.span, message);
            return Expr::error(expr.span);
        }
        let json = [TypeOid::JSON, TypeOid::JSONB].contains(&from);
        let formatted = !json && (written.is_some() || default == JsonFormatKind::Json);
        if !formatted && target.is_none_or(|target| target == from) {
            return expr;
        }
        let string = coerce::type_category(self.catalog, from) == b'S';
        if target.is_none() && from != TypeOid::BYTEA && !string {
            let (span, kind) = match written {
                Some(format) => (format.span, "explicit"),
                None => (expr.span, "implicit"),
            };
            let message = format!("cannot use non-string types with {kind} FORMAT JSON clause");
            self.error("42804", span, message);
            return Expr::error(expr.span);
        }
        let expr = if formatted && from == TypeOid::BYTEA { bytes_as_text(expr) } else { expr };
        self.json_cast(expr, target)
    }

    /// Casts to a JSON type, or converts where no target is set.
    fn json_cast(&mut self, expr: Expr, target: Option<TypeOid>) -> Expr {
        let (span, from) = (expr.span, expr.data_type);
        let to = target.unwrap_or(TypeOid::JSON);
        match self.coerce_to_target(expr.clone(), to, -1, CastContext::Explicit) {
            Some(cast) => cast,
            None if target.is_none() => self.call_builtin("to_json", vec![expr], span),
            None => {
                let (from, to) = (self.type_name(from), self.type_name(to));
                self.error("42846", span, format!("cannot cast type {from} to {to}"));
                Expr::error(span)
            }
        }
    }

    /// A value behind PASSING.
    pub(super) fn json_passing(&mut self, passing: &[ast::json::JsonArgument]) -> Vec<Expr> {
        let mut args = Vec::new();
        for argument in passing {
            let value = self.expr(&argument.value.expr);
            let format = argument.value.format.as_ref();
            args.push(match format {
                Some(_) if self.is_textual(&value) || value.data_type == TypeOid::UNKNOWN => {
                    self.json_formatted(value, format, JsonFormatKind::Default, None)
                }
                Some(_) => self.json_cast(value, None),
                None => self.unknown_to_text(value),
            });
        }
        args
    }

    /// RETURNING of a constructor: without one `jsonb` where some argument is, else `json`.
    fn constructor_returning(
        &mut self,
        written: Option<&JsonReturning>,
        args: &[Expr],
    ) -> Option<Returning> {
        match written {
            Some(written) => self.json_returning(written),
            None if args.iter().any(|a| a.data_type == TypeOid::JSONB) => {
                Some(Returning::new(TypeOid::JSONB))
            }
            None => Some(Returning::new(TypeOid::JSON)),
        }
    }

    /// `transformJsonOutput`
    pub(super) fn json_returning(&mut self, written: &JsonReturning) -> Option<Returning> {
        let span = written.type_name.span;
        let (data_type, modifier) = self.type_by_name(&written.type_name)?;
        if written.type_name.setof {
            let message = "returning SETOF types is not supported in SQL/JSON functions";
            self.error("0A000", span, message);
            return None;
        }
        let pseudo =
            self.catalog.get_type(data_type).is_some_and(|t| matches!(t.kind, TypeKind::Pseudo));
        // 16 lets the coercion decide.
        if pseudo && self.catalog.version >= 17 {
            let message = "returning pseudo-types is not supported in SQL/JSON functions";
            self.error("0A000", span, message);
            return None;
        }
        if let Some(format) = &written.format {
            self.check_output_format(format, data_type)?;
        }
        Some(Returning { data_type, modifier, format: written.format.is_some() })
    }

    /// `checkJsonOutputFormat`
    fn check_output_format(&mut self, format: &JsonFormat, data_type: TypeOid) -> Option<()> {
        let Some(encoding) = &format.encoding else { return Some(()) };
        if data_type != TypeOid::BYTEA {
            let message = "cannot set JSON encoding for non-bytea output types";
            self.error("0A000", format.span, message);
            return None;
        }
        if !encoding.declared().eq_ignore_ascii_case("utf8") {
            let diagnostic = Diagnostic::error("0A000", format.span, "unsupported JSON encoding");
            self.report(diagnostic.help("only UTF8 JSON encoding is supported"));
            return None;
        }
        Some(())
    }

    /// A constructor's value as the type that RETURNING names (`coerceJsonFuncExpr`).
    fn json_result(&mut self, value: Expr, returning: Returning) -> Expr {
        if value.is_error() || value.data_type == returning.data_type {
            return value;
        }
        let (span, from) = (value.span, value.data_type);
        if returning.data_type == TypeOid::BYTEA && (returning.format || from == TypeOid::JSON) {
            return Expr::new(ExprKind::CoerceViaIo(Box::new(value)), TypeOid::BYTEA, span);
        }
        let Returning { data_type, modifier, .. } = returning;
        match self.coerce_to_target(value, data_type, modifier, CastContext::Assignment) {
            // A pseudo-type, which 16 does not refuse, leaves the value as it is.
            Some(value) => Expr { data_type, ..value },
            None => {
                let (from, to) = (self.type_name(from), self.type_name(data_type));
                self.error("42846", span, format!("cannot cast type {from} to {to}"));
                Expr::error(span)
            }
        }
    }
}

/// What the constructor itself makes, before it is coerced.
fn binary_or_text(returning: Returning) -> TypeOid {
    if returning.data_type == TypeOid::JSONB { TypeOid::JSONB } else { TypeOid::JSON }
}

/// `convert_from(bytes, encoding)`
fn bytes_as_text(expr: Expr) -> Expr {
    let span = expr.span;
    Expr::new(ExprKind::CoerceViaIo(Box::new(expr)), TypeOid::TEXT, span)
}
