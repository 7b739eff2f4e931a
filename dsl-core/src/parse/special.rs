//! Functions with a syntax of their own (manual 9, grammar `func_expr_common_subexpr`).

use super::{
    cursor::{Parse, Parser},
    expr::Grammar,
};
use crate::{
    ast::{
        Expr, ExprKind, Ident, Literal, QualifiedName,
        expr::{
            CastSpelling, FunctionCall, SpecialCall, SpecialSyntax, SubstringForm, TrimSide,
            XmlFunction,
        },
    },
    lex::{TokenKind, Word, keyword::Keyword},
    source::Span,
};

impl Parser<'_> {
    /// A special function, if the keyword here begins one.
    pub(super) fn special_function(&mut self, keyword: Keyword) -> Parse<Option<Expr>> {
        if let Some(expr) = self.value_function(keyword)? {
            return Ok(Some(expr));
        }
        let start = self.span();
        if keyword == Keyword::Collation && self.keyword_at(1) == Some(Keyword::For) {
            self.bump();
            self.bump();
            let operand = self.parenthesized(Self::expr)?;
            return Ok(Some(self.special(start, SpecialSyntax::CollationFor, vec![operand])));
        }
        if *self.peek_at(1) != TokenKind::LeftParen {
            return Ok(None);
        }
        if let Some(json) = self.json_function(keyword)? {
            return Ok(Some(json));
        }
        let production: fn(&mut Self, Span) -> Parse<Expr> = match keyword {
            Keyword::Coalesce => |p, start| {
                let list = p.expr_list()?;
                Ok(p.node(start, ExprKind::Coalesce(list)))
            },
            Keyword::Greatest => |p, start| {
                let list = p.expr_list()?;
                Ok(p.node(start, ExprKind::Greatest(list)))
            },
            Keyword::Least => |p, start| {
                let list = p.expr_list()?;
                Ok(p.node(start, ExprKind::Least(list)))
            },
            Keyword::Nullif => |p, start| {
                let left = p.boxed_expr()?;
                p.expect(&TokenKind::Comma)?;
                let right = p.boxed_expr()?;
                Ok(p.node(start, ExprKind::NullIf(left, right)))
            },
            Keyword::Extract => Self::extract,
            Keyword::MergeAction => {
                |p, start| Ok(p.special(start, SpecialSyntax::MergeAction, Vec::new()))
            }
            Keyword::Normalize => Self::normalize,
            Keyword::Overlay => Self::overlay,
            Keyword::Position => Self::position_function,
            Keyword::Substring => Self::substring,
            Keyword::Treat => Self::treat,
            Keyword::Trim => Self::trim,
            Keyword::Xmlconcat => |p, start| p.xml_function(XmlFunction::Concat, start),
            Keyword::Xmlelement => |p, start| p.xml_function(XmlFunction::Element, start),
            Keyword::Xmlexists => |p, start| p.xml_function(XmlFunction::Exists, start),
            Keyword::Xmlforest => |p, start| p.xml_function(XmlFunction::Forest, start),
            Keyword::Xmlparse => |p, start| p.xml_function(XmlFunction::Parse, start),
            Keyword::Xmlpi => |p, start| p.xml_function(XmlFunction::Pi, start),
            Keyword::Xmlroot => |p, start| p.xml_function(XmlFunction::Root, start),
            Keyword::Xmlserialize => |p, start| p.xml_function(XmlFunction::Serialize, start),
            _ => return Ok(None),
        };
        self.bump();
        self.expect(&TokenKind::LeftParen)?;
        let mut expr = production(self, start)?;
        self.expect(&TokenKind::RightParen)?;
        expr.span = self.since(start);
        if let ExprKind::Special(call) = &mut expr.kind {
            call.span = expr.span;
        }
        Ok(Some(expr))
    }

    pub(super) fn special(&self, start: Span, syntax: SpecialSyntax, args: Vec<Expr>) -> Expr {
        let span = self.since(start);
        Expr { kind: ExprKind::Special(Box::new(SpecialCall { syntax, args, span })), span }
    }

    /// CURRENT_DATE and its kind.
    fn value_function(&mut self, keyword: Keyword) -> Parse<Option<Expr>> {
        let start = self.span();
        let with_precision = match keyword {
            Keyword::CurrentTime
            | Keyword::CurrentTimestamp
            | Keyword::Localtime
            | Keyword::Localtimestamp => true,
            Keyword::CurrentDate
            | Keyword::CurrentRole
            | Keyword::CurrentUser
            | Keyword::SessionUser
            | Keyword::SystemUser
            | Keyword::User
            | Keyword::CurrentCatalog => false,
            Keyword::CurrentSchema if *self.peek_at(1) != TokenKind::LeftParen => false,
            _ => return Ok(None),
        };
        self.bump();
        let precision = if with_precision && self.at(&TokenKind::LeftParen) {
            Some(Box::new(self.parenthesized(Self::integer_constant)?))
        } else {
            None
        };
        let kind = ExprKind::SqlValue { name: keyword.text(), precision };
        Ok(Some(self.node(start, kind)))
    }

    /// `Iconst`: an integer constant that fits 32 bits.
    pub(super) fn integer_constant(&mut self) -> Parse<Expr> {
        let span = self.span();
        match self.peek() {
            TokenKind::Number(text) if text.parse::<i32>().is_ok() => {
                self.bump();
                Ok(Expr { kind: ExprKind::Literal(Literal::Number(text.clone())), span })
            }
            _ => Err(self.unexpected("an integer constant")),
        }
    }

    fn extract(&mut self, start: Span) -> Parse<Expr> {
        let field = match self.peek() {
            TokenKind::String(text) | TokenKind::QuotedIdent(text) => text.clone(),
            TokenKind::Word(Word { text, .. })
                if matches!(
                    self.keyword(),
                    None | Some(
                        Keyword::Year
                            | Keyword::Month
                            | Keyword::Day
                            | Keyword::Hour
                            | Keyword::Minute
                            | Keyword::Second
                    )
                ) =>
            {
                text.to_ascii_lowercase()
            }
            _ => return Err(self.unexpected("a field such as YEAR, DAY or EPOCH")),
        };
        self.bump();
        self.expect_keyword(Keyword::From)?;
        let source = self.expr()?;
        Ok(self.special(start, SpecialSyntax::Extract { field }, vec![source]))
    }

    fn normalize(&mut self, start: Span) -> Parse<Expr> {
        let operand = self.expr()?;
        let mut form = None;
        if self.eat(&TokenKind::Comma) {
            form = Some(match self.keyword() {
                Some(Keyword::Nfc) => "NFC",
                Some(Keyword::Nfd) => "NFD",
                Some(Keyword::Nfkc) => "NFKC",
                Some(Keyword::Nfkd) => "NFKD",
                _ => return Err(self.unexpected("NFC, NFD, NFKC or NFKD")),
            });
            self.bump();
        }
        Ok(self.special(start, SpecialSyntax::Normalize { form }, vec![operand]))
    }

    /// A call by the plain form of a name that also has a special one; `first` stands already.
    pub(super) fn plain_call(
        &mut self,
        start: Span,
        name: &[&'static str],
        first: Option<Expr>,
    ) -> Parse<Expr> {
        let parts = name.iter().map(|part| Ident::new(part, start)).collect();
        let mut args = Vec::new();
        if let Some(value) = first {
            args.push(crate::ast::expr::FunctionArg { name: None, value });
            while self.eat(&TokenKind::Comma) {
                args.push(self.argument()?);
            }
        } else if !self.at(&TokenKind::RightParen) {
            args = self.plain_list(Self::argument)?;
        }
        let name = QualifiedName { parts, span: start };
        let call = FunctionCall { args, ..FunctionCall::plain(name) };
        Ok(self.node(start, ExprKind::Function(Box::new(call))))
    }

    /// Whether a named argument or no argument at all stands here, so that no special form can follow.
    fn at_plain_arguments(&self) -> bool {
        self.at(&TokenKind::RightParen)
            || matches!(self.peek_at(1), TokenKind::ColonEquals | TokenKind::FatArrow)
    }

    fn overlay(&mut self, start: Span) -> Parse<Expr> {
        if self.at_plain_arguments() {
            return self.plain_call(start, &["overlay"], None);
        }
        let mut args = vec![self.expr()?];
        if !self.eat_keyword(Keyword::Placing) {
            return self.plain_call(start, &["overlay"], args.pop());
        }
        args.push(self.expr()?);
        self.expect_keyword(Keyword::From)?;
        args.push(self.expr()?);
        if self.eat_keyword(Keyword::For) {
            args.push(self.expr()?);
        }
        Ok(self.special(start, SpecialSyntax::Overlay, args))
    }

    fn position_function(&mut self, start: Span) -> Parse<Expr> {
        let needle = self.restricted_expr()?;
        self.expect_keyword(Keyword::In)?;
        let haystack = self.restricted_expr()?;
        Ok(self.special(start, SpecialSyntax::Position, vec![haystack, needle]))
    }

    fn substring(&mut self, start: Span) -> Parse<Expr> {
        if self.at_plain_arguments() {
            return self.plain_call(start, &["substring"], None);
        }
        let mut args = vec![self.expr()?];
        let form = if self.eat_keyword(Keyword::From) {
            args.push(self.expr()?);
            if self.eat_keyword(Keyword::For) {
                args.push(self.expr()?);
                SubstringForm::FromFor
            } else {
                SubstringForm::From
            }
        } else if self.eat_keyword(Keyword::For) {
            args.push(self.expr()?);
            if self.eat_keyword(Keyword::From) {
                let from = self.expr()?;
                args.insert(1, from);
                SubstringForm::ForFrom
            } else {
                SubstringForm::For
            }
        } else if self.eat_keyword(Keyword::Similar) {
            args.push(self.expr()?);
            self.expect_keyword(Keyword::Escape)?;
            args.push(self.expr()?);
            SubstringForm::Similar
        } else {
            return self.plain_call(start, &["substring"], args.pop());
        };
        Ok(self.special(start, SpecialSyntax::Substring(form), args))
    }

    fn treat(&mut self, start: Span) -> Parse<Expr> {
        let operand = self.expr()?;
        self.expect_keyword(Keyword::As)?;
        let type_name = Box::new(self.type_name()?);
        Ok(self.special(start, SpecialSyntax::Treat { type_name }, vec![operand]))
    }

    fn trim(&mut self, start: Span) -> Parse<Expr> {
        let side = match self.keyword() {
            Some(Keyword::Both) => Some(TrimSide::Both),
            Some(Keyword::Leading) => Some(TrimSide::Leading),
            Some(Keyword::Trailing) => Some(TrimSide::Trailing),
            _ => None,
        };
        if side.is_some() {
            self.bump();
        }
        let args = if self.eat_keyword(Keyword::From) {
            self.expr_list()?
        } else {
            let first = self.expr()?;
            if self.eat_keyword(Keyword::From) {
                let mut args = self.expr_list()?;
                args.push(first);
                args
            } else {
                let mut args = vec![first];
                while self.eat(&TokenKind::Comma) {
                    args.push(self.expr()?);
                }
                args
            }
        };
        Ok(self.special(start, SpecialSyntax::Trim { side }, args))
    }

    /// A call that the grammar allows where no window may follow (`func_expr_windowless`).
    pub(super) fn windowless_function(&mut self) -> Parse<Expr> {
        if self.at_function_name(0) || (self.at_col_id(0) && *self.peek_at(1) == TokenKind::Dot) {
            let special = self.keyword().is_some_and(|k| {
                k == Keyword::CurrentSchema
                    || (k == Keyword::Collation && self.keyword_at(1) == Some(Keyword::For))
            });
            if !special || *self.peek_at(1) == TokenKind::LeftParen {
                let (column_name, first) = (self.at_col_id(0), self.take_ident()?);
                let name = if column_name {
                    self.attributes(first)?
                } else {
                    QualifiedName { span: first.span, parts: vec![first] }
                };
                return self.function_call(name, false);
            }
        }
        let json = match self.keyword() {
            Some(keyword) if *self.peek_at(1) == TokenKind::LeftParen => {
                self.json_function(keyword)?
            }
            _ => None,
        };
        if let Some(json) = json {
            return Ok(json);
        }
        let expr = self.primary(Grammar::Restricted)?;
        match expr.kind {
            ExprKind::Special(_)
            | ExprKind::SqlValue { .. }
            | ExprKind::Coalesce(_)
            | ExprKind::Greatest(_)
            | ExprKind::Least(_)
            | ExprKind::NullIf(..)
            | ExprKind::Cast { spelling: CastSpelling::Cast, .. }
            | ExprKind::Function(_) => Ok(expr),
            _ => Err(self.refuse(expr.span, "syntax error: a function call is expected")),
        }
    }
}
