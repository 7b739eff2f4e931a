//! XML functions and XMLTABLE (manual 9.15, grammar `func_expr_common_subexpr` and `xmltable`).

use super::{
    cursor::{Parse, Parser},
    expr::Grammar,
};
use crate::{
    ast::{
        Expr, FromItem, Ident,
        expr::{SpecialSyntax, XmlCall, XmlFunction},
        from_clause::{TableFunction, TableFunctionColumn},
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
                if self.version >= 16 && self.eat_word("indent") {
                    call.options.push("indent");
                } else if self.version >= 16 && self.at_word(1, "indent") {
                    self.expect_keyword(Keyword::No)?;
                    self.bump();
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
        let mut named = Vec::new();
        if self.at_keyword(Keyword::Xmlnamespaces) && *self.peek_at(1) == TokenKind::LeftParen {
            self.bump();
            named = self.parenthesized(|p| p.plain_list(Self::xml_namespace))?;
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
        let mut function = TableFunction {
            lateral,
            json: false,
            document,
            path,
            named,
            columns,
            options: Vec::new(),
            alias: self.opt_alias()?,
            span: start,
        };
        function.span = self.since(start);
        Ok(FromItem::TableFunction(Box::new(function)))
    }

    fn xml_namespace(&mut self) -> Parse<(Expr, Option<Ident>)> {
        if self.eat_keyword(Keyword::Default) {
            return Ok((self.restricted_expr()?, None));
        }
        let uri = self.restricted_expr()?;
        self.expect_keyword(Keyword::As)?;
        Ok((uri, Some(self.col_label()?)))
    }

    fn xml_table_column(&mut self) -> Parse<TableFunctionColumn> {
        let name = self.col_id()?;
        let mut column = TableFunctionColumn {
            name: Some(name),
            type_name: None,
            path: None,
            defaults: Vec::new(),
            not_null: false,
            options: Vec::new(),
            nested: Vec::new(),
        };
        if self.eat_keywords(&[Keyword::For, Keyword::Ordinality]) {
            return Ok(column);
        }
        column.type_name = Some(self.type_name()?);
        let (mut null, start) = (false, self.span());
        loop {
            let again = if self.eat_keyword(Keyword::Default) {
                column.defaults.push(self.restricted_expr()?);
                (column.defaults.len() > 1).then_some("DEFAULT")
            } else if self.eat_keywords(&[Keyword::Not, Keyword::Null]) {
                let before = column.not_null || null;
                column.not_null = true;
                before.then_some("NULL")
            } else if self.eat_keyword(Keyword::Null) {
                let before = column.not_null || null;
                null = true;
                before.then_some("NULL")
            } else if self.at_word(0, "path") {
                self.bump();
                column.path.replace(self.restricted_expr()?).is_some().then_some("PATH")
            } else {
                return Ok(column);
            };
            if let Some(what) = again {
                let name = column.name.as_ref().map_or("", |n| n.declared());
                let message = match what {
                    "DEFAULT" => "only one DEFAULT value is allowed".to_owned(),
                    "PATH" => "only one PATH value per column is allowed".to_owned(),
                    _ => format!(
                        "conflicting or redundant NULL / NOT NULL declarations for column \"{name}\""
                    ),
                };
                return Err(self.refuse(start, message));
            }
        }
    }
}
