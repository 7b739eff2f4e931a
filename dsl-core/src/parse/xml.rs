//! XML functions and XMLTABLE (manual 9.15, grammar `func_expr_common_subexpr` and `xmltable`).

use super::{
    cursor::{Parse, Parser},
    expr::Grammar,
};
use crate::{
    ast::{
        Expr, FromItem, Ident,
        expr::{SpecialSyntax, XmlCall, XmlFunction},
        from_clause::{XmlTable, XmlTableColumn},
    },
    lex::{TokenKind, keyword::Keyword},
    source::Span,
};

impl Parser<'_> {
    /// An XML function behind its opening parenthesis.
    pub(super) fn xml_function(&mut self, function: XmlFunction, start: Span) -> Parse<Expr> {
        let mut call = XmlCall {
            function,
            name: None,
            named: Vec::new(),
            document: false,
            type_name: None,
            options: Vec::new(),
        };
        let args = match function {
            XmlFunction::Concat => self.expr_list()?,
            XmlFunction::Element => self.xml_element(&mut call)?,
            XmlFunction::Exists => self.xml_exists(&mut call)?,
            XmlFunction::Forest => {
                call.named = self.plain_list(Self::xml_named_value)?;
                Vec::new()
            }
            XmlFunction::Parse => {
                self.document_or_content(&mut call)?;
                let value = self.expr()?;
                if self.eat_keywords(&[Keyword::Preserve, Keyword::Whitespace]) {
                    call.options.push("preserve whitespace");
                } else if self.eat_keywords(&[Keyword::Strip, Keyword::Whitespace]) {
                    call.options.push("strip whitespace");
                }
                vec![value]
            }
            XmlFunction::Pi => {
                self.expect_keyword(Keyword::Name)?;
                call.name = Some(self.col_label()?);
                if self.eat(&TokenKind::Comma) { vec![self.expr()?] } else { Vec::new() }
            }
            XmlFunction::Root => self.xml_root(&mut call)?,
            XmlFunction::Serialize => {
                self.document_or_content(&mut call)?;
                let value = self.expr()?;
                self.expect_keyword(Keyword::As)?;
                call.type_name = Some(self.simple_type_name()?);
                if self.eat_keyword(Keyword::Indent) {
                    call.options.push("indent");
                } else if self.eat_keywords(&[Keyword::No, Keyword::Indent]) {
                    call.options.push("no indent");
                }
                vec![value]
            }
        };
        Ok(self.special(start, SpecialSyntax::Xml(Box::new(call)), args))
    }

    fn document_or_content(&mut self, call: &mut XmlCall) -> Parse<()> {
        call.document = self.eat_keyword(Keyword::Document);
        if !call.document && !self.eat_keyword(Keyword::Content) {
            return Err(self.unexpected("DOCUMENT or CONTENT"));
        }
        Ok(())
    }

    /// `value as name`, the name where there is one.
    fn xml_named_value(&mut self) -> Parse<(Expr, Option<Ident>)> {
        let value = self.expr()?;
        let name = if self.eat_keyword(Keyword::As) { Some(self.col_label()?) } else { None };
        Ok((value, name))
    }

    fn xml_element(&mut self, call: &mut XmlCall) -> Parse<Vec<Expr>> {
        self.expect_keyword(Keyword::Name)?;
        call.name = Some(self.col_label()?);
        if !self.eat(&TokenKind::Comma) {
            return Ok(Vec::new());
        }
        if self.at_keyword(Keyword::Xmlattributes) && *self.peek_at(1) == TokenKind::LeftParen {
            self.bump();
            call.named = self.parenthesized(|p| p.plain_list(Self::xml_named_value))?;
            if !self.eat(&TokenKind::Comma) {
                return Ok(Vec::new());
            }
        }
        self.expr_list()
    }

    /// BY REF or BY VALUE, which the server ignores.
    fn passing_mechanism(&mut self) -> bool {
        self.eat_keywords(&[Keyword::By, Keyword::Ref])
            || self.eat_keywords(&[Keyword::By, Keyword::Value])
    }

    fn xml_exists(&mut self, call: &mut XmlCall) -> Parse<Vec<Expr>> {
        let path = self.primary(Grammar::Restricted)?;
        self.expect_keyword(Keyword::Passing)?;
        if self.passing_mechanism() {
            call.options.push("by ref");
        }
        let document = self.primary(Grammar::Restricted)?;
        self.passing_mechanism();
        Ok(vec![path, document])
    }

    fn xml_root(&mut self, call: &mut XmlCall) -> Parse<Vec<Expr>> {
        let mut args = vec![self.expr()?];
        self.expect(&TokenKind::Comma)?;
        self.expect_keyword(Keyword::Version)?;
        if !self.eat_keywords(&[Keyword::No, Keyword::Value]) {
            args.push(self.expr()?);
        }
        if self.eat(&TokenKind::Comma) {
            self.expect_keyword(Keyword::Standalone)?;
            call.options.push(if self.eat_keyword(Keyword::Yes) {
                "standalone yes"
            } else if self.eat_keywords(&[Keyword::No, Keyword::Value]) {
                "standalone no value"
            } else {
                self.expect_keyword(Keyword::No)?;
                "standalone no"
            });
        }
        Ok(args)
    }

    /// XMLTABLE in FROM.
    pub(super) fn xml_table(&mut self, lateral: bool, start: Span) -> Parse<FromItem> {
        self.bump();
        self.expect(&TokenKind::LeftParen)?;
        let mut namespaces = Vec::new();
        if self.at_keyword(Keyword::Xmlnamespaces) && *self.peek_at(1) == TokenKind::LeftParen {
            self.bump();
            namespaces = self.parenthesized(|p| p.plain_list(Self::xml_namespace))?;
            self.expect(&TokenKind::Comma)?;
        }
        let path = self.primary(Grammar::Restricted)?;
        self.expect_keyword(Keyword::Passing)?;
        self.passing_mechanism();
        let document = self.primary(Grammar::Restricted)?;
        self.passing_mechanism();
        self.expect_keyword(Keyword::Columns)?;
        let columns = self.plain_list(Self::xml_table_column)?;
        self.expect(&TokenKind::RightParen)?;
        let alias = self.opt_alias()?;
        let span = self.since(start);
        let table = XmlTable { lateral, document, path, namespaces, columns, alias, span };
        Ok(FromItem::XmlTable(Box::new(table)))
    }

    fn xml_namespace(&mut self) -> Parse<(Expr, Option<Ident>)> {
        if self.eat_keyword(Keyword::Default) {
            return Ok((self.restricted_expr()?, None));
        }
        let uri = self.restricted_expr()?;
        self.expect_keyword(Keyword::As)?;
        Ok((uri, Some(self.col_label()?)))
    }

    fn xml_table_column(&mut self) -> Parse<XmlTableColumn> {
        let name = self.col_id()?;
        let mut column =
            XmlTableColumn { name, type_name: None, path: None, default: None, not_null: false };
        if self.eat_keywords(&[Keyword::For, Keyword::Ordinality]) {
            return Ok(column);
        }
        column.type_name = Some(self.type_name()?);
        let (mut null, start) = (false, self.span());
        loop {
            let name = column.name.declared();
            let twice = if self.eat_keyword(Keyword::Default) {
                let message = "only one DEFAULT value is allowed".to_owned();
                column.default.replace(self.restricted_expr()?).map(|_| message)
            } else if self.at_keyword(Keyword::Null)
                || self.at_keywords(&[Keyword::Not, Keyword::Null])
            {
                let message = format!(
                    "conflicting or redundant NULL / NOT NULL declarations for column \"{name}\""
                );
                let not_null = self.eat_keyword(Keyword::Not);
                self.bump();
                let before = null || column.not_null;
                (null, column.not_null) = (null | !not_null, column.not_null | not_null);
                before.then_some(message)
            } else if self.at_word(0, "path")
                || matches!(self.peek(), TokenKind::QuotedIdent(name) if name == "path")
            {
                self.bump();
                let message = "only one PATH value per column is allowed".to_owned();
                column.path.replace(self.restricted_expr()?).map(|_| message)
            } else if let TokenKind::Word(_) | TokenKind::QuotedIdent(_) = self.peek()
                && self.keyword().is_none()
            {
                let option = self.col_label()?;
                let message = format!("unrecognized column option \"{}\"", option.declared());
                self.restricted_expr()?;
                return Err(self.refuse(option.span, message));
            } else {
                return Ok(column);
            };
            if let Some(message) = twice {
                return Err(self.refuse(start, message));
            }
        }
    }
}
