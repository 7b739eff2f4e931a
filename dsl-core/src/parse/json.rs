//! SQL/JSON constructors and query functions of 16 and later (manual 9.16, grammar `json_*`).

use super::cursor::{Parse, Parser};
use crate::{
    ast::{
        Expr, ExprKind,
        expr::{CastSpelling, SpecialSyntax},
        json::{
            JsonArgument, JsonBehavior, JsonBehaviorKind, JsonCall, JsonClauses, JsonFormat,
            JsonFunction, JsonNulls, JsonQuotes, JsonReturning, JsonValue, JsonWrapper,
        },
    },
    lex::{TokenKind, keyword::Keyword},
    source::Span,
};

impl Parser<'_> {
    /// A SQL/JSON function, if its keyword and a parenthesis stand here.
    pub(super) fn json_function(&mut self, keyword: Keyword) -> Parse<Option<Expr>> {
        let function = match keyword {
            Keyword::Json => JsonFunction::Json,
            Keyword::JsonScalar => JsonFunction::Scalar,
            Keyword::JsonSerialize => JsonFunction::Serialize,
            Keyword::JsonObject => JsonFunction::Object,
            Keyword::JsonObjectagg => JsonFunction::ObjectAgg,
            Keyword::JsonArray => JsonFunction::Array,
            Keyword::JsonArrayagg => JsonFunction::ArrayAgg,
            Keyword::JsonExists => JsonFunction::Exists,
            Keyword::JsonQuery => JsonFunction::Query,
            Keyword::JsonValue => JsonFunction::Value,
            _ => return Ok(None),
        };
        let start = self.bump().span;
        self.expect(&TokenKind::LeftParen)?;
        let mut call = JsonCall::new(function);
        if function == JsonFunction::Object
            && let Some(plain) = self.json_object(&mut call, start)?
        {
            return Ok(Some(plain));
        }
        match function {
            JsonFunction::Object => {}
            JsonFunction::ObjectAgg => {
                let key = self.expr()?;
                self.json_pair(key, &mut call)?;
            }
            JsonFunction::Array => self.json_array(&mut call)?,
            JsonFunction::ArrayAgg => {
                call.values.push(self.json_value()?);
                if self.at_keyword(Keyword::Order) {
                    call.order_by = self.sort_clause()?;
                }
            }
            JsonFunction::Json | JsonFunction::Serialize => call.values.push(self.json_value()?),
            JsonFunction::Scalar => {
                let expr = self.expr()?;
                call.values.push(JsonValue { expr, format: None });
            }
            JsonFunction::Exists | JsonFunction::Query | JsonFunction::Value => {
                call.values.push(self.json_value()?);
                self.expect(&TokenKind::Comma)?;
                call.path = Some(self.expr()?);
                call.passing = self.json_passing()?;
            }
        }
        self.json_clauses(&mut call)?;
        self.expect(&TokenKind::RightParen)?;
        Ok(Some(self.special(start, SpecialSyntax::Json(Box::new(call)), Vec::new())))
    }

    /// FILTER and OVER of a SQL/JSON aggregate.
    pub(super) fn behind_json_aggregate(&mut self, expr: &mut Expr) -> Parse<()> {
        let start = expr.span;
        if let ExprKind::Special(special) = &mut expr.kind
            && let SpecialSyntax::Json(call) = &mut special.syntax
            && matches!(call.function, JsonFunction::ObjectAgg | JsonFunction::ArrayAgg)
        {
            call.filter = self.filter_clause()?;
            call.over = self.nested(Self::over_clause)?;
            special.span = self.since(start);
            expr.span = special.span;
        }
        Ok(())
    }

    /// `json_value_expr`
    pub(super) fn json_value(&mut self) -> Parse<JsonValue> {
        let expr = self.expr()?;
        let format = self.json_format()?;
        Ok(JsonValue { expr, format })
    }

    /// `json_format_clause_opt`
    pub(super) fn json_format(&mut self) -> Parse<Option<JsonFormat>> {
        if !self.at_format_json(0) {
            return Ok(None);
        }
        let start = self.bump().span;
        self.bump();
        let mut encoding = None;
        if self.eat_keyword(Keyword::Encoding) {
            let name = self.col_id()?;
            if !["utf8", "utf16", "utf32"].contains(&name.declared().to_lowercase().as_str()) {
                let message = format!("unrecognized JSON encoding: {}", name.declared());
                return Err(self.refuse_with("22023", name.span, message));
            }
            encoding = Some(name);
        }
        Ok(Some(JsonFormat { encoding, span: self.since(start) }))
    }

    /// The pairs of json_object, or a call in the plain form with its closing parenthesis.
    fn json_object(&mut self, call: &mut JsonCall, start: Span) -> Parse<Option<Expr>> {
        if self.at(&TokenKind::RightParen) || self.at_keyword(Keyword::Returning) {
            return Ok(None);
        }
        let named = matches!(self.peek_at(1), TokenKind::ColonEquals | TokenKind::FatArrow);
        let first = if named { None } else { Some(self.expr()?) };
        let pair = self.at(&TokenKind::Colon) || self.at_keyword(Keyword::Value);
        match first {
            Some(key) if pair => self.json_pair(key, call)?,
            first => {
                let plain = self.plain_call(start, &["pg_catalog", "json_object"], first)?;
                self.expect(&TokenKind::RightParen)?;
                return Ok(Some(Expr { span: self.since(start), ..plain }));
            }
        }
        while self.eat(&TokenKind::Comma) {
            let key = self.expr()?;
            self.json_pair(key, call)?;
        }
        Ok(None)
    }

    /// `json_name_and_value` behind the name.
    fn json_pair(&mut self, key: Expr, call: &mut JsonCall) -> Parse<()> {
        let value = is_operand(&key) && self.at_keyword(Keyword::Value);
        if !value && !self.at(&TokenKind::Colon) {
            return Err(self.unexpected("\":\" or VALUE"));
        }
        self.bump();
        call.pairs.push((key, self.json_value()?));
        Ok(())
    }

    fn json_array(&mut self, call: &mut JsonCall) -> Parse<()> {
        if self.at(&TokenKind::RightParen) || self.at_keyword(Keyword::Returning) {
            return Ok(());
        }
        if self.at_select_word(0) {
            let select = Box::new(self.select()?);
            call.subquery = Some((select, self.json_format()?));
            return Ok(());
        }
        let first = self.json_value()?;
        match first.expr.kind {
            // A query may begin with one in parentheses.
            ExprKind::Subquery(select) if self.at_select_clause() => {
                let select = Box::new(self.select_behind_first(*select)?);
                call.subquery = Some((select, self.json_format()?));
            }
            _ => {
                call.values = vec![first];
                if self.eat(&TokenKind::Comma) {
                    call.values.extend(self.plain_list(Self::json_value)?);
                }
            }
        }
        Ok(())
    }

    /// `json_passing_clause_opt`
    pub(super) fn json_passing(&mut self) -> Parse<Vec<JsonArgument>> {
        if !self.eat_keyword(Keyword::Passing) {
            return Ok(Vec::new());
        }
        self.plain_list(|p| {
            let value = p.json_value()?;
            p.expect_keyword(Keyword::As)?;
            Ok(JsonArgument { value, name: p.col_label()? })
        })
    }

    /// What stands behind the arguments, by the function's own grammar.
    fn json_clauses(&mut self, call: &mut JsonCall) -> Parse<()> {
        use JsonFunction::{
            Array, ArrayAgg, Exists, Json, Object, ObjectAgg, Query, Serialize, Value,
        };
        let function = call.function;
        let filled = !call.pairs.is_empty() || !call.values.is_empty();
        if matches!(function, Object | ObjectAgg | Array | ArrayAgg) && filled {
            call.on_null = self.json_nulls()?;
        }
        if matches!(function, Object | ObjectAgg | Json) && filled {
            call.unique_keys = self.json_unique_keys();
        }
        if matches!(function, Object | ObjectAgg | Array | ArrayAgg | Serialize | Query | Value)
            && self.eat_keyword(Keyword::Returning)
        {
            let type_name = self.type_name()?;
            call.returning = Some(JsonReturning { type_name, format: self.json_format()? });
        }
        match function {
            Query => call.clauses = self.json_query_clauses()?,
            Value => self.json_behaviors(&mut call.clauses)?,
            Exists => call.clauses.on_error = self.json_on_error()?,
            _ => {}
        }
        Ok(())
    }

    /// `json_object_constructor_null_clause_opt`
    fn json_nulls(&mut self) -> Parse<Option<JsonNulls>> {
        let nulls = match self.keyword() {
            Some(Keyword::Null) => JsonNulls::Null,
            Some(Keyword::Absent) => JsonNulls::Absent,
            _ => return Ok(None),
        };
        self.bump();
        self.expect_keyword(Keyword::On)?;
        self.expect_keyword(Keyword::Null)?;
        Ok(Some(nulls))
    }

    /// `json_key_uniqueness_constraint_opt`
    pub(super) fn json_unique_keys(&mut self) -> Option<bool> {
        let with = self.at_keywords(&[Keyword::With, Keyword::Unique]);
        if !with && !self.at_keywords(&[Keyword::Without, Keyword::Unique]) {
            return None;
        }
        self.bump();
        self.bump();
        self.eat_keyword(Keyword::Keys);
        Some(with)
    }

    /// WRAPPER, QUOTES, ON EMPTY and ON ERROR.
    pub(super) fn json_query_clauses(&mut self) -> Parse<JsonClauses> {
        let mut clauses = JsonClauses { wrapper: self.json_wrapper()?, ..JsonClauses::default() };
        let quotes = match self.keyword() {
            Some(Keyword::Keep) => Some(JsonQuotes::Keep),
            Some(Keyword::Omit) => Some(JsonQuotes::Omit),
            _ => None,
        };
        if quotes.is_some() {
            self.bump();
            self.expect_keyword(Keyword::Quotes)?;
            if self.eat_keyword(Keyword::On) {
                self.expect_keyword(Keyword::Scalar)?;
                self.expect_keyword(Keyword::String)?;
            }
            clauses.quotes = quotes;
        }
        self.json_behaviors(&mut clauses)?;
        Ok(clauses)
    }

    /// `json_wrapper_behavior`
    fn json_wrapper(&mut self) -> Parse<Option<JsonWrapper>> {
        let wrapper = if self.eat_keyword(Keyword::Without) {
            JsonWrapper::Without
        } else if !self.eat_keyword(Keyword::With) {
            return Ok(None);
        } else if self.eat_keyword(Keyword::Conditional) {
            JsonWrapper::Conditional
        } else {
            self.eat_keyword(Keyword::Unconditional);
            JsonWrapper::Unconditional
        };
        self.eat_keyword(Keyword::Array);
        self.expect_keyword(Keyword::Wrapper)?;
        Ok(Some(wrapper))
    }

    /// `json_behavior_clause_opt`
    fn json_behaviors(&mut self, clauses: &mut JsonClauses) -> Parse<()> {
        let Some(first) = self.json_behavior()? else { return Ok(()) };
        self.expect_keyword(Keyword::On)?;
        if self.eat_keyword(Keyword::Error) {
            clauses.on_error = Some(first);
            return Ok(());
        }
        if !self.eat_keyword(Keyword::Empty) {
            return Err(self.unexpected("EMPTY or ERROR"));
        }
        clauses.on_empty = Some(first);
        clauses.on_error = self.json_on_error()?;
        Ok(())
    }

    /// `json_on_error_clause_opt`
    pub(super) fn json_on_error(&mut self) -> Parse<Option<JsonBehavior>> {
        let behavior = self.json_behavior()?;
        if behavior.is_some() {
            self.expect_keyword(Keyword::On)?;
            self.expect_keyword(Keyword::Error)?;
        }
        Ok(behavior)
    }

    /// `json_behavior`
    fn json_behavior(&mut self) -> Parse<Option<JsonBehavior>> {
        let start = self.span();
        let kind = match self.keyword() {
            Some(Keyword::Default) => {
                self.bump();
                let kind = JsonBehaviorKind::Default(Box::new(self.expr()?));
                return Ok(Some(JsonBehavior { kind, span: self.since(start) }));
            }
            Some(Keyword::Error) => JsonBehaviorKind::Error,
            Some(Keyword::Null) => JsonBehaviorKind::Null,
            Some(Keyword::True) => JsonBehaviorKind::True,
            Some(Keyword::False) => JsonBehaviorKind::False,
            Some(Keyword::Unknown) => JsonBehaviorKind::Unknown,
            Some(Keyword::Empty) => JsonBehaviorKind::EmptyArray,
            _ => return Ok(None),
        };
        let empty = kind == JsonBehaviorKind::EmptyArray;
        self.bump();
        let kind = if empty && self.eat_keyword(Keyword::Object) {
            JsonBehaviorKind::EmptyObject
        } else {
            if empty {
                self.eat_keyword(Keyword::Array);
            }
            kind
        };
        Ok(Some(JsonBehavior { kind, span: self.since(start) }))
    }
}

/// Whether the grammar has it as a `c_expr`, with nothing infix, prefix or postfix outside of parentheses.
fn is_operand(expr: &Expr) -> bool {
    !matches!(
        expr.kind,
        ExprKind::Unary { .. }
            | ExprKind::Binary { .. }
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Not(_)
            | ExprKind::Is { .. }
            | ExprKind::DistinctFrom { .. }
            | ExprKind::Between { .. }
            | ExprKind::In { .. }
            | ExprKind::Like { .. }
            | ExprKind::Quantified { .. }
            | ExprKind::Cast { spelling: CastSpelling::DoubleColon, .. }
            | ExprKind::Collate { .. }
            | ExprKind::AtTimeZone { .. }
            | ExprKind::Overlaps { .. }
            | ExprKind::Default
    )
}
