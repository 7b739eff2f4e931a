//! Names of types (manual 8, grammar `Typename`).

use super::cursor::{Parse, Parser};
use crate::{
    ast::{Expr, ExprKind, Ident, Literal, QualifiedName, TypeName},
    lex::{TokenKind, keyword::Keyword},
    source::Span,
};
use std::borrow::Cow;

/// A spelling of the grammar's own, without array bounds.
struct Simple {
    /// In `pg_catalog`.
    name: &'static str,
    modifiers: Vec<Expr>,
    interval_fields: Option<String>,
}

impl Simple {
    fn new(name: &'static str) -> Simple {
        Simple { name, modifiers: Vec::new(), interval_fields: None }
    }
}

impl Parser<'_> {
    /// `Typename`
    pub(super) fn type_name(&mut self) -> Parse<TypeName> {
        let start = self.span();
        let setof = self.eat_keyword(Keyword::Setof);
        let mut type_name = self.nested(Self::simple_type_name)?;
        if self.eat_keyword(Keyword::Array) {
            type_name.array_dimensions = 1;
            if self.eat(&TokenKind::LeftBracket) {
                self.integer_constant()?;
                self.expect(&TokenKind::RightBracket)?;
            }
        } else {
            while self.eat(&TokenKind::LeftBracket) {
                if !self.at(&TokenKind::RightBracket) {
                    self.integer_constant()?;
                }
                self.expect(&TokenKind::RightBracket)?;
                type_name.array_dimensions += 1;
            }
        }
        type_name.setof = setof;
        type_name.span = self.since(start);
        Ok(type_name)
    }

    /// `SimpleTypename`
    pub(super) fn simple_type_name(&mut self) -> Parse<TypeName> {
        let start = self.span();
        if let Some(keyword) = self.keyword()
            && let Some(mut simple) = self.system_type(keyword, false)?
        {
            if simple.name == "interval" && simple.modifiers.is_empty() {
                self.interval_fields(&mut simple)?;
            }
            return Ok(self.system_type_name(simple, start));
        }
        let first = match self.routed_schema() {
            Some(schema) => schema,
            None if self.at_function_name(0) => self.take_ident()?,
            None => return Err(self.unexpected("a type")),
        };
        let name = self.attributes(first)?;
        let modifiers = if self.at(&TokenKind::LeftParen) {
            self.parenthesized(Self::expr_list)?
        } else {
            Vec::new()
        };
        let written = self.written_since(start);
        Ok(self.plain_type(name, written, modifiers, start))
    }

    pub(super) fn plain_type(
        &self,
        name: QualifiedName,
        written: Cow<'static, str>,
        modifiers: Vec<Expr>,
        start: Span,
    ) -> TypeName {
        TypeName {
            name,
            written,
            modifiers,
            interval_fields: None,
            array_dimensions: 0,
            setof: false,
            percent_type: false,
            span: self.since(start),
        }
    }

    fn system_type_name(&self, simple: Simple, start: Span) -> TypeName {
        let span = self.since(start);
        let parts = vec![Ident::new("pg_catalog", span), Ident::new(simple.name, span)];
        let name = QualifiedName { parts, span };
        let written = self.written_since(start);
        let mut type_name = self.plain_type(name, written, simple.modifiers, start);
        type_name.interval_fields = simple.interval_fields;
        type_name
    }

    /// Whether a keyword here begins a type that a constant may follow (`ConstTypename`), rather than being a name.
    pub(super) fn at_constant_type(&self, keyword: Keyword) -> bool {
        match keyword {
            Keyword::Double => self.keyword_at(1) == Some(Keyword::Precision),
            Keyword::Json => matches!(self.peek_at(1), TokenKind::String(_)),
            Keyword::Int
            | Keyword::Integer
            | Keyword::Smallint
            | Keyword::Bigint
            | Keyword::Real
            | Keyword::Boolean
            | Keyword::Float
            | Keyword::Decimal
            | Keyword::Dec
            | Keyword::Numeric
            | Keyword::Bit
            | Keyword::Character
            | Keyword::Char
            | Keyword::Varchar
            | Keyword::National
            | Keyword::Nchar
            | Keyword::Time
            | Keyword::Timestamp
            | Keyword::Interval => {
                matches!(
                    (self.peek_at(1), self.keyword_at(1)),
                    (TokenKind::String(_) | TokenKind::LeftParen, _)
                        | (_, Some(Keyword::Varying | Keyword::Character | Keyword::Char))
                ) || (matches!(self.keyword_at(1), Some(Keyword::With | Keyword::Without))
                    && self.keyword_at(2) == Some(Keyword::Time))
            }
            _ => false,
        }
    }

    /// `ConstTypename 'constant'`, INTERVAL with its fields behind the constant.
    pub(super) fn typed_constant(&mut self) -> Parse<Expr> {
        let start = self.span();
        let Some(keyword) = self.keyword() else { return Err(self.unexpected("a type")) };
        let Some(simple) = self.system_type(keyword, true)? else {
            return Err(self.unexpected("a type"));
        };
        let interval = simple.name == "interval";
        let with_precision = !simple.modifiers.is_empty();
        let type_name = self.system_type_name(simple, start);
        let mut expr = self.finish_typed_constant(start, type_name)?;
        if let ExprKind::Cast { type_name, .. } = &mut expr.kind
            && interval
            && !with_precision
        {
            let mut fields = Simple::new("interval");
            let fields_start = self.span();
            self.interval_fields(&mut fields)?;
            if fields.interval_fields.is_some() {
                let words = self.written_since(fields_start);
                type_name.written = format!("{} {words}", type_name.written).into();
                type_name.modifiers = fields.modifiers;
                type_name.interval_fields = fields.interval_fields;
            }
            expr.span = self.since(start);
        }
        Ok(expr)
    }

    /// A type of the grammar's own. Before a constant, a length that was not written means any length.
    fn system_type(&mut self, keyword: Keyword, constant: bool) -> Parse<Option<Simple>> {
        let name = match keyword {
            Keyword::Int | Keyword::Integer => "int4",
            Keyword::Smallint => "int2",
            Keyword::Bigint => "int8",
            Keyword::Real => "float4",
            Keyword::Boolean => "bool",
            Keyword::Json => "json",
            Keyword::Double if self.keyword_at(1) == Some(Keyword::Precision) => {
                self.bump();
                "float8"
            }
            Keyword::Decimal | Keyword::Dec | Keyword::Numeric => {
                self.bump();
                return self.with_modifiers("numeric").map(Some);
            }
            Keyword::Float => return self.float_type().map(Some),
            Keyword::Bit => {
                self.bump();
                let varying = self.eat_keyword(Keyword::Varying);
                let name = if varying { "varbit" } else { "bit" };
                let simple = self.with_modifiers(name)?;
                return Ok(Some(self.default_length(simple, !varying && !constant)));
            }
            Keyword::Character
            | Keyword::Char
            | Keyword::Varchar
            | Keyword::National
            | Keyword::Nchar => return self.character_type(keyword, constant).map(Some),
            Keyword::Time | Keyword::Timestamp => return self.time_type(keyword).map(Some),
            Keyword::Interval => {
                self.bump();
                let mut simple = Simple::new("interval");
                if self.at(&TokenKind::LeftParen) {
                    simple.modifiers = vec![self.parenthesized(Self::integer_constant)?];
                }
                return Ok(Some(simple));
            }
            _ => return Ok(None),
        };
        self.bump();
        Ok(Some(Simple::new(name)))
    }

    fn with_modifiers(&mut self, name: &'static str) -> Parse<Simple> {
        let mut simple = Simple::new(name);
        if self.at(&TokenKind::LeftParen) {
            simple.modifiers = self.parenthesized(Self::expr_list)?;
        }
        Ok(simple)
    }

    fn default_length(&self, mut simple: Simple, one: bool) -> Simple {
        if one && simple.modifiers.is_empty() {
            let kind = ExprKind::Literal(Literal::Number("1".to_owned()));
            simple.modifiers.push(Expr { kind, span: self.span() });
        }
        simple
    }

    fn float_type(&mut self) -> Parse<Simple> {
        self.bump();
        if !self.at(&TokenKind::LeftParen) {
            return Ok(Simple::new("float8"));
        }
        let precision = self.parenthesized(Self::integer_constant)?;
        let bits = match &precision.kind {
            ExprKind::Literal(Literal::Number(text)) => text.parse::<i32>().unwrap_or(0),
            _ => 0,
        };
        match bits {
            1..=24 => Ok(Simple::new("float4")),
            25..=53 => Ok(Simple::new("float8")),
            _ => {
                let message = if bits < 1 {
                    "precision for type float must be at least 1 bit"
                } else {
                    "precision for type float must be less than 54 bits"
                };
                let diagnostic = crate::diagnostic::Diagnostic::syntax(precision.span, message);
                self.report(crate::diagnostic::Diagnostic { code: "22023", ..diagnostic });
                Ok(Simple::new("float8"))
            }
        }
    }

    fn character_type(&mut self, keyword: Keyword, constant: bool) -> Parse<Simple> {
        self.bump();
        if keyword == Keyword::National
            && !self.eat_keyword(Keyword::Character)
            && !self.eat_keyword(Keyword::Char)
        {
            return Err(self.unexpected("CHARACTER"));
        }
        let varying = keyword == Keyword::Varchar || self.eat_keyword(Keyword::Varying);
        let mut simple = Simple::new(if varying { "varchar" } else { "bpchar" });
        if self.at(&TokenKind::LeftParen) {
            simple.modifiers = vec![self.parenthesized(Self::integer_constant)?];
        }
        Ok(self.default_length(simple, !varying && !constant))
    }

    fn time_type(&mut self, keyword: Keyword) -> Parse<Simple> {
        self.bump();
        let mut modifiers = Vec::new();
        if self.at(&TokenKind::LeftParen) {
            modifiers = vec![self.parenthesized(Self::integer_constant)?];
        }
        let zone = self.keyword_at(1) == Some(Keyword::Time);
        let with_zone = zone && self.at_keyword(Keyword::With);
        if with_zone || (zone && self.at_keyword(Keyword::Without)) {
            self.bump();
            self.bump();
            self.expect_keyword(Keyword::Zone)?;
        }
        let name = match (keyword == Keyword::Time, with_zone) {
            (true, false) => "time",
            (true, true) => "timetz",
            (false, false) => "timestamp",
            (false, true) => "timestamptz",
        };
        Ok(Simple { modifiers, ..Simple::new(name) })
    }

    /// `opt_interval`: `day`, `day to second(3)`, …
    fn interval_fields(&mut self, simple: &mut Simple) -> Parse<()> {
        let from = match self.keyword() {
            Some(
                field @ (Keyword::Year
                | Keyword::Month
                | Keyword::Day
                | Keyword::Hour
                | Keyword::Minute
                | Keyword::Second),
            ) => field,
            _ => return Ok(()),
        };
        self.bump();
        let mut last = from;
        let mut fields = from.text().to_owned();
        if self.at_keyword(Keyword::To) {
            let allowed: &[Keyword] = match from {
                Keyword::Year => &[Keyword::Month],
                Keyword::Day => &[Keyword::Hour, Keyword::Minute, Keyword::Second],
                Keyword::Hour => &[Keyword::Minute, Keyword::Second],
                Keyword::Minute => &[Keyword::Second],
                _ => &[],
            };
            if allowed.is_empty() {
                return Err(self.unexpected(""));
            }
            self.bump();
            match self.keyword() {
                Some(to) if allowed.contains(&to) => last = to,
                _ => return Err(self.unexpected("a smaller field")),
            }
            self.bump();
            fields = format!("{fields} to {}", last.text());
        }
        if last == Keyword::Second && self.at(&TokenKind::LeftParen) {
            simple.modifiers = vec![self.parenthesized(Self::integer_constant)?];
        }
        simple.interval_fields = Some(fields);
        Ok(())
    }
}
