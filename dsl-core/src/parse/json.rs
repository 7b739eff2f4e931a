//! SQL/JSON constructors, query functions and JSON_TABLE of 16 and later (manual 9.16).
//!
//! Their words are keywords of those versions only, so they are told by their text.

use super::cursor::{Parse, Parser};
use crate::{
    ast::{
        Expr, FromItem,
        expr::{JsonCall, JsonFunction, SpecialSyntax},
        from_clause::{TableFunction, TableFunctionColumn},
    },
    lex::{TokenKind, Word, keyword::Keyword},
    source::Span,
};

/// The functions and the versions that brought them.
const FUNCTIONS: [(&str, u8, JsonFunction); 10] = [
    ("json", 17, JsonFunction::Json),
    ("json_array", 16, JsonFunction::Array),
    ("json_arrayagg", 16, JsonFunction::ArrayAgg),
    ("json_exists", 17, JsonFunction::Exists),
    ("json_object", 16, JsonFunction::Object),
    ("json_objectagg", 16, JsonFunction::ObjectAgg),
    ("json_query", 17, JsonFunction::Query),
    ("json_scalar", 17, JsonFunction::Scalar),
    ("json_serialize", 17, JsonFunction::Serialize),
    ("json_value", 17, JsonFunction::Value),
];

impl Parser<'_> {
    /// A function that only a later version has a syntax for, if one stands here.
    pub(super) fn later_function(&mut self) -> Parse<Option<Expr>> {
        let TokenKind::Word(Word { text, .. }) = self.peek() else { return Ok(None) };
        let start = self.span();
        if text.eq_ignore_ascii_case("system_user") {
            self.bump();
            let kind = crate::ast::ExprKind::SqlValue { name: "system_user", precision: None };
            return Ok(Some(self.node(start, kind)));
        }
        if *self.peek_at(1) != TokenKind::LeftParen {
            return Ok(None);
        }
        if self.version >= 17 && text.eq_ignore_ascii_case("merge_action") {
            self.bump();
            self.bump();
            self.expect(&TokenKind::RightParen)?;
            return Ok(Some(self.special(start, SpecialSyntax::MergeAction, Vec::new())));
        }
        let found = FUNCTIONS
            .iter()
            .find(|(name, since, _)| self.version >= *since && text.eq_ignore_ascii_case(name));
        match found {
            Some((_, _, function)) => self.json_function(*function, start).map(Some),
            None => Ok(None),
        }
    }

    fn json_function(&mut self, function: JsonFunction, start: Span) -> Parse<Expr> {
        self.bump();
        self.expect(&TokenKind::LeftParen)?;
        let mut call = JsonCall {
            function,
            pairs: Vec::new(),
            returning: None,
            options: Vec::new(),
            passing: Vec::new(),
            defaults: Vec::new(),
            subquery: None,
            order_by: Vec::new(),
            filter: None,
            over: None,
        };
        let args = match function {
            JsonFunction::Object | JsonFunction::ObjectAgg => match self.json_object(&mut call)? {
                Some(first) => {
                    let plain = self.plain_call(start, "json_object", first)?;
                    self.expect(&TokenKind::RightParen)?;
                    return Ok(plain);
                }
                None => Vec::new(),
            },
            JsonFunction::Array => self.json_array(&mut call)?,
            JsonFunction::ArrayAgg => {
                let value = self.json_value()?;
                if self.at_keyword(Keyword::Order) {
                    call.order_by = self.sort_clause()?;
                }
                vec![value]
            }
            JsonFunction::Json | JsonFunction::Serialize => vec![self.json_value()?],
            JsonFunction::Scalar => vec![self.expr()?],
            JsonFunction::Exists | JsonFunction::Query | JsonFunction::Value => {
                let context = self.json_value()?;
                self.expect(&TokenKind::Comma)?;
                let path = self.expr()?;
                self.json_passing(&mut call)?;
                vec![context, path]
            }
        };
        self.json_clauses(&mut call)?;
        self.expect(&TokenKind::RightParen)?;
        if matches!(function, JsonFunction::ObjectAgg | JsonFunction::ArrayAgg) {
            call.filter = self.filter_clause()?;
            call.over = self.nested(Self::over_clause)?;
        }
        Ok(self.special(start, SpecialSyntax::Json(Box::new(call)), args))
    }

    /// `json_value_expr`
    fn json_value(&mut self) -> Parse<Expr> {
        let value = self.expr()?;
        if self.at_format_json() {
            let span = self.span();
            return Err(self.not_implemented(span, "FORMAT JSON of an input is not supported"));
        }
        Ok(value)
    }

    fn at_format_json(&self) -> bool {
        self.at_word(0, "format") && self.at_word(1, "json")
    }

    /// Pairs of a constructor; for a call in the plain form its first argument, if it stands already.
    fn json_object(&mut self, call: &mut JsonCall) -> Parse<Option<Option<Expr>>> {
        let named = matches!(self.peek_at(1), TokenKind::ColonEquals | TokenKind::FatArrow);
        if named {
            return Ok(Some(None));
        }
        if call.function == JsonFunction::Object
            && (self.at(&TokenKind::RightParen) || self.at_keyword(Keyword::Returning))
        {
            return Ok(None);
        }
        loop {
            let key = self.expr()?;
            if !self.eat(&TokenKind::Colon) && !self.eat_keyword(Keyword::Value) {
                if call.pairs.is_empty() && call.function == JsonFunction::Object {
                    return Ok(Some(Some(key)));
                }
                return Err(self.unexpected("\":\" or VALUE"));
            }
            call.pairs.push((key, self.json_value()?));
            if call.function == JsonFunction::ObjectAgg || !self.eat(&TokenKind::Comma) {
                return Ok(None);
            }
        }
    }

    fn json_array(&mut self, call: &mut JsonCall) -> Parse<Vec<Expr>> {
        if self.at(&TokenKind::RightParen) || self.at_keyword(Keyword::Returning) {
            return Ok(Vec::new());
        }
        if self.at_select_word(0) {
            call.subquery = Some(Box::new(self.select()?));
            return Ok(Vec::new());
        }
        self.plain_list(Self::json_value)
    }

    fn json_passing(&mut self, call: &mut JsonCall) -> Parse<()> {
        if !self.eat_keyword(Keyword::Passing) {
            return Ok(());
        }
        call.passing = self.plain_list(|p| {
            let value = p.json_value()?;
            p.expect_keyword(Keyword::As)?;
            Ok((value, p.col_label()?))
        })?;
        Ok(())
    }

    /// What stands behind the arguments, by the function's own grammar.
    fn json_clauses(&mut self, call: &mut JsonCall) -> Parse<()> {
        use JsonFunction::{
            Array, ArrayAgg, Exists, Json, Object, ObjectAgg, Query, Scalar, Value,
        };
        let function = call.function;
        let constructor = matches!(function, Object | ObjectAgg | Array | ArrayAgg);
        let null = self.at_keyword(Keyword::Null);
        if constructor && call.subquery.is_none() && (null || self.at_word(0, "absent")) {
            self.bump();
            self.expect_keyword(Keyword::On)?;
            self.expect_keyword(Keyword::Null)?;
            let words = if null { "null on null" } else { "absent on null" };
            call.options.push(words.to_owned());
        }
        if matches!(function, Object | ObjectAgg | Json) {
            let without = self.at_keyword(Keyword::Without);
            if self.unique_keys() {
                call.options.push("with unique keys".to_owned());
            } else if without && !self.at_keyword(Keyword::Without) {
                call.options.push("without unique keys".to_owned());
            }
        }
        if !matches!(function, Exists | Json | Scalar) && self.eat_keyword(Keyword::Returning) {
            call.returning = Some(self.type_name()?);
            if self.at_format_json() {
                self.bump();
                self.bump();
                call.options.push("format json".to_owned());
            }
        }
        if function == Query {
            self.json_wrapper(&mut call.options)?;
        }
        if matches!(function, Exists | Query | Value) {
            let (options, defaults) = (&mut call.options, &mut call.defaults);
            while self.json_behavior(options, defaults)? {}
        }
        Ok(())
    }

    /// WITH or WITHOUT WRAPPER, KEEP or OMIT QUOTES.
    fn json_wrapper(&mut self, options: &mut Vec<String>) -> Parse<()> {
        if let Some(word) = self.keyword().filter(|k| matches!(k, Keyword::With | Keyword::Without))
        {
            let mut words = word.text().to_owned();
            self.bump();
            for kind in ["conditional", "unconditional", "array"] {
                if self.eat_word(kind) {
                    words = format!("{words} {kind}");
                }
            }
            self.expect_keyword(Keyword::Wrapper)?;
            options.push(format!("{words} wrapper"));
        }
        for word in ["keep", "omit"] {
            if self.at_word(0, word) && self.at_word(1, "quotes") {
                self.bump();
                self.bump();
                if self.eat_keyword(Keyword::On)
                    && (!self.eat_word("scalar") || !self.eat_word("string"))
                {
                    return Err(self.unexpected("SCALAR STRING"));
                }
                options.push(format!("{word} quotes"));
            }
        }
        Ok(())
    }

    /// One `… on empty` or `… on error`.
    fn json_behavior(
        &mut self,
        options: &mut Vec<String>,
        defaults: &mut Vec<Expr>,
    ) -> Parse<bool> {
        let words = if self.eat_keyword(Keyword::Default) {
            defaults.push(self.expr()?);
            "default"
        } else {
            let found = ["null", "error", "true", "false", "unknown", "empty"]
                .into_iter()
                .find(|word| self.at_word(0, word));
            let Some(word) = found else { return Ok(false) };
            self.bump();
            match word {
                "empty" if self.eat_keyword(Keyword::Array) => "empty array",
                "empty" if self.eat_keyword(Keyword::Object) => "empty object",
                word => word,
            }
        };
        self.expect_keyword(Keyword::On)?;
        if self.eat_word("empty") {
            options.push(format!("{words} on empty"));
        } else if self.eat_word("error") {
            options.push(format!("{words} on error"));
        } else {
            return Err(self.unexpected("EMPTY or ERROR"));
        }
        Ok(true)
    }

    /// JSON_TABLE in FROM.
    pub(super) fn json_table(&mut self, lateral: bool, start: Span) -> Parse<FromItem> {
        self.bump();
        self.expect(&TokenKind::LeftParen)?;
        let document = self.json_value()?;
        self.expect(&TokenKind::Comma)?;
        let path = self.expr()?;
        if self.eat_keyword(Keyword::As) {
            self.col_id()?;
        }
        let mut named = Vec::new();
        if self.eat_keyword(Keyword::Passing) {
            named = self.plain_list(|p| {
                let value = p.json_value()?;
                p.expect_keyword(Keyword::As)?;
                Ok((value, Some(p.col_label()?)))
            })?;
        }
        let columns = self.json_table_columns()?;
        let mut options = Vec::new();
        self.json_behavior(&mut options, &mut Vec::new())?;
        self.expect(&TokenKind::RightParen)?;
        let alias = self.opt_alias()?;
        let span = self.since(start);
        let function = TableFunction {
            lateral,
            json: true,
            document,
            path,
            named,
            columns,
            options,
            alias,
            span,
        };
        Ok(FromItem::TableFunction(Box::new(function)))
    }

    fn json_table_columns(&mut self) -> Parse<Vec<TableFunctionColumn>> {
        self.expect_keyword(Keyword::Columns)?;
        self.nested(|p| p.parenthesized(|p| p.plain_list(Self::json_table_column)))
    }

    fn json_table_column(&mut self) -> Parse<TableFunctionColumn> {
        let mut column = TableFunctionColumn {
            name: None,
            type_name: None,
            path: None,
            defaults: Vec::new(),
            not_null: false,
            options: Vec::new(),
            nested: Vec::new(),
        };
        let nested = self.at_word(0, "nested")
            && (self.at_word(1, "path") || matches!(self.peek_at(1), TokenKind::String(_)));
        if nested {
            self.bump();
            self.eat_word("path");
            column.path = Some(self.expr()?);
            if self.eat_keyword(Keyword::As) {
                column.name = Some(self.col_id()?);
            }
            column.nested = self.json_table_columns()?;
            return Ok(column);
        }
        column.name = Some(self.col_id()?);
        if self.eat_keywords(&[Keyword::For, Keyword::Ordinality]) {
            return Ok(column);
        }
        column.type_name = Some(self.type_name()?);
        if self.eat_keyword(Keyword::Exists) {
            column.options.push("exists".to_owned());
        } else if self.at_format_json() {
            self.bump();
            self.bump();
            column.options.push("format json".to_owned());
        }
        if self.eat_word("path") {
            column.path = Some(self.expr()?);
        }
        self.json_wrapper(&mut column.options)?;
        while self.json_behavior(&mut column.options, &mut column.defaults)? {}
        Ok(column)
    }
}
