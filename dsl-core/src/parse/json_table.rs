//! JSON_TABLE of 17 and later (manual 9.16.4, grammar `json_table`).

use super::cursor::{Parse, Parser};
use crate::{
    ast::{
        Expr, ExprKind, FromItem, Literal,
        json::{JsonTable, JsonTableColumn},
    },
    lex::{TokenKind, keyword::Keyword},
    source::Span,
};

impl Parser<'_> {
    /// JSON_TABLE in FROM.
    pub(super) fn json_table(&mut self, lateral: bool, start: Span) -> Parse<FromItem> {
        self.bump();
        self.expect(&TokenKind::LeftParen)?;
        let document = self.json_value()?;
        self.expect(&TokenKind::Comma)?;
        let path = self.expr()?;
        let path_name = if self.eat_keyword(Keyword::As) { Some(self.col_id()?) } else { None };
        let passing = self.json_passing()?;
        let columns = self.json_table_columns()?;
        let on_error = self.json_on_error()?;
        self.expect(&TokenKind::RightParen)?;
        if !is_string_constant(&path) {
            let message = "only string constants are supported in JSON_TABLE path specification";
            return Err(self.not_implemented(path.span, message));
        }
        let alias = self.opt_alias()?;
        let span = self.since(start);
        let table = JsonTable {
            lateral,
            document,
            path,
            path_name,
            passing,
            columns,
            on_error,
            alias,
            span,
        };
        Ok(FromItem::JsonTable(Box::new(table)))
    }

    fn json_table_columns(&mut self) -> Parse<Vec<JsonTableColumn>> {
        self.expect_keyword(Keyword::Columns)?;
        self.nested(|p| p.parenthesized(|p| p.plain_list(Self::json_table_column)))
    }

    /// `json_table_column_definition`
    fn json_table_column(&mut self) -> Parse<JsonTableColumn> {
        let nested = self.at_keyword(Keyword::Nested)
            && (self.keyword_at(1) == Some(Keyword::Path)
                || matches!(self.peek_at(1), TokenKind::String(_)));
        if nested {
            self.bump();
            self.eat_keyword(Keyword::Path);
            let path = self.string_constant()?;
            let name = if self.eat_keyword(Keyword::As) { Some(self.col_id()?) } else { None };
            let columns = self.json_table_columns()?;
            return Ok(JsonTableColumn::Nested { path, name, columns });
        }
        let name = self.col_id()?;
        if self.eat_keywords(&[Keyword::For, Keyword::Ordinality]) {
            return Ok(JsonTableColumn::Ordinality(name));
        }
        let type_name = self.type_name()?;
        if self.eat_keyword(Keyword::Exists) {
            let path = self.json_table_path()?;
            let on_error = self.json_on_error()?;
            return Ok(JsonTableColumn::Exists { name, type_name, path, on_error });
        }
        let format = self.json_format()?;
        let path = self.json_table_path()?;
        let clauses = self.json_query_clauses()?;
        Ok(JsonTableColumn::Value { name, type_name, format, path, clauses })
    }

    /// `json_table_column_path_clause_opt`
    fn json_table_path(&mut self) -> Parse<Option<Expr>> {
        if self.eat_keyword(Keyword::Path) { self.string_constant().map(Some) } else { Ok(None) }
    }

    /// `Sconst`
    fn string_constant(&mut self) -> Parse<Expr> {
        let span = self.span();
        let TokenKind::String(text) = self.peek() else {
            return Err(self.unexpected("a path in quotes"));
        };
        let kind = ExprKind::Literal(Literal::String(text.clone()));
        self.bump();
        Ok(Expr { kind, span })
    }
}

fn is_string_constant(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Literal(Literal::String(_)) => true,
        ExprKind::Paren(inner) => is_string_constant(inner),
        _ => false,
    }
}
