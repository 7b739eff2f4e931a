//! Operands of value expressions (manual 4.2, grammar `c_expr`).

use super::{
    cursor::{Parse, Parser, Reported},
    expr::Grammar,
};
use crate::{
    ast::{
        Expr, ExprKind, Ident, Literal, QualifiedName, Select, SelectBody,
        expr::{CastSpelling, NestedForm, NestedQuery, Subscript, When},
    },
    lex::{
        SpliceKind, TokenKind,
        keyword::{Class, Keyword},
    },
    source::Span,
};

impl Parser<'_> {
    /// `c_expr`, and in the full grammar `row OVERLAPS row`.
    pub(super) fn primary(&mut self, grammar: Grammar) -> Parse<Expr> {
        let start = self.span();
        let literal = match self.peek() {
            TokenKind::Word(_) | TokenKind::QuotedIdent(_) => return self.word_primary(grammar),
            TokenKind::LeftParen if self.at_row_type() => {
                return self.nested_query(start, NestedForm::Row);
            }
            TokenKind::LeftParen => return self.paren_primary(grammar),
            TokenKind::Param(number) => {
                self.bump();
                let kind = ExprKind::Param(*number);
                return self.indirection(Expr { kind, span: start });
            }
            TokenKind::Splice(kind, index) => {
                self.bump();
                self.optionals += u32::from(*kind == SpliceKind::Optional);
                let kind = ExprKind::Splice(*kind, *index);
                return self.indirection(Expr { kind, span: start });
            }
            TokenKind::Number(text) => Literal::Number(text.clone()),
            TokenKind::String(text) => Literal::String(text.clone()),
            TokenKind::BitString(text) => Literal::BitString(text.clone()),
            TokenKind::HexString(text) => Literal::HexString(text.clone()),
            TokenKind::Bytes(bytes) => Literal::Bytes(bytes.clone()),
            _ => return Err(self.no_expression()),
        };
        self.bump();
        Ok(Expr { kind: ExprKind::Literal(literal), span: start })
    }

    fn no_expression(&mut self) -> Reported {
        let ends = super::clause::begins_clause(self.keyword())
            || matches!(self.peek(), TokenKind::RightParen | TokenKind::RightBracket);
        if ends && self.behind_comma() {
            return self.unexpected_with(Some("remove the comma before it".to_owned()));
        }
        let help = if self.behind_op("?") || *self.peek() == TokenKind::Colon {
            "a parameter is Rust in braces: `{expr}`"
        } else if self.behind_op("!") {
            "a mark stands behind an output name: `… as name!`"
        } else {
            return self.unexpected("an expression");
        };
        self.unexpected_with(Some(help.to_owned()))
    }

    fn word_primary(&mut self, grammar: Grammar) -> Parse<Expr> {
        let Some(keyword) = self.keyword() else {
            return self.name_primary();
        };
        let start = self.span();
        let paren = *self.peek_at(1) == TokenKind::LeftParen;
        match keyword {
            Keyword::Null => Ok(self.constant(Literal::Null)),
            Keyword::True => Ok(self.boolean(true)),
            Keyword::False => Ok(self.boolean(false)),
            Keyword::Case => self.case(),
            Keyword::Cast => {
                self.bump();
                let (operand, type_name) = self.parenthesized(|p| {
                    let operand = p.boxed_expr()?;
                    p.expect_keyword(Keyword::As)?;
                    Ok((operand, Box::new(p.type_name()?)))
                })?;
                let spelling = CastSpelling::Cast;
                Ok(self.node(start, ExprKind::Cast { operand, type_name, spelling }))
            }
            Keyword::Exists if paren => {
                self.bump();
                let select = self.parenthesized_select()?;
                Ok(self.node(start, ExprKind::Exists(Box::new(select))))
            }
            Keyword::Array => self.array(),
            Keyword::Match if self.at_match() => self.match_condition(),
            Keyword::Row if paren => {
                let row = self.explicit_row()?;
                self.opt_overlaps(row, grammar)
            }
            Keyword::Unique if paren => {
                Err(self.not_implemented(start, "UNIQUE predicate is not yet implemented"))
            }
            Keyword::Grouping if paren => {
                self.bump();
                let list = self.parenthesized(Self::expr_list)?;
                Ok(self.node(start, ExprKind::Grouping(list)))
            }
            _ => match self.special_function(keyword)? {
                Some(mut expr) => {
                    self.behind_json_aggregate(&mut expr)?;
                    Ok(expr)
                }
                None => self.keyword_primary(keyword),
            },
        }
    }

    /// A keyword that begins a type with a constant, or is a name.
    fn keyword_primary(&mut self, keyword: Keyword) -> Parse<Expr> {
        if self.at_constant_type(keyword) {
            return self.typed_constant();
        }
        if keyword.class() == Class::Reserved {
            return Err(self.no_expression());
        }
        self.name_primary()
    }

    fn constant(&mut self, literal: Literal) -> Expr {
        let span = self.bump().span;
        Expr { kind: ExprKind::Literal(literal), span }
    }

    /// Up to 14 the grammar makes a cast of it (`makeBoolAConst`), which gives the column its name.
    fn boolean(&mut self, value: bool) -> Expr {
        let constant = self.constant(Literal::Bool(value));
        if self.version >= 15 {
            return constant;
        }
        let span = constant.span;
        let (operand, type_name) =
            (Box::new(constant), Box::new(crate::ast::TypeName::builtin("bool", span)));
        Expr { kind: ExprKind::Cast { operand, type_name, spelling: CastSpelling::Implied }, span }
    }

    /// A column, a function call or a constant of a named type.
    fn name_primary(&mut self) -> Parse<Expr> {
        let (column_name, function_name) = (self.at_col_id(0), self.at_function_name(0));
        let first = self.take_ident()?;
        let start = first.span;
        let mut parts = vec![first];
        let mut star = false;
        if column_name {
            while self.eat(&TokenKind::Dot) {
                if self.eat_op("*") {
                    star = true;
                    break;
                }
                parts.push(self.col_label()?);
            }
        }
        let single = parts.len() == 1;
        let name = QualifiedName { parts, span: self.since(start) };
        if star {
            self.refuse_behind_star()?;
            let name = QualifiedName { span: start.to(name.last().span), ..name };
            return Ok(self.node(start, ExprKind::Wildcard(name)));
        }
        let callable = if single { function_name } else { column_name };
        match self.peek() {
            TokenKind::LeftParen if callable => self.function_call(name, true),
            TokenKind::String(_) if callable => self.named_type_constant(name, Vec::new()),
            _ if column_name => {
                let span = name.span;
                self.indirection(Expr { kind: ExprKind::Column(name), span })
            }
            _ => Err(self.unexpected("")),
        }
    }

    /// `improper use of "*"`: nothing can be selected from `t.*`.
    fn refuse_behind_star(&mut self) -> Parse<()> {
        if matches!(self.peek(), TokenKind::Dot | TokenKind::LeftBracket) {
            let span = self.span();
            return Err(self.refuse(span, "improper use of \"*\""));
        }
        Ok(())
    }

    /// `.field`, `.*`, `[subscript]`, any number of times.
    fn indirection(&mut self, mut operand: Expr) -> Parse<Expr> {
        let start = operand.span;
        let mut height = self.height;
        loop {
            let kind = match self.peek() {
                TokenKind::Dot => {
                    self.bump();
                    if self.eat_op("*") {
                        self.refuse_behind_star()?;
                        ExprKind::FieldWildcard(Box::new(operand))
                    } else {
                        let field = self.col_label()?;
                        ExprKind::Field { operand: Box::new(operand), field }
                    }
                }
                TokenKind::LeftBracket => {
                    self.height = 0;
                    let subscript = Box::new(self.subscript()?);
                    height = height.max(self.height);
                    ExprKind::Subscript { operand: Box::new(operand), subscript }
                }
                _ => {
                    self.height = height;
                    return Ok(operand);
                }
            };
            height = self.grow(height)?;
            operand = self.node(start, kind);
        }
    }

    /// `[index]`, `[low:high]` with either missing.
    pub(super) fn subscript(&mut self) -> Parse<Subscript> {
        self.expect(&TokenKind::LeftBracket)?;
        let low = if self.at(&TokenKind::Colon) { None } else { Some(self.expr()?) };
        if self.eat(&TokenKind::Colon) {
            let high = if self.at(&TokenKind::RightBracket) { None } else { Some(self.expr()?) };
            self.expect(&TokenKind::RightBracket)?;
            return Ok(Subscript::Slice(low, high));
        }
        self.expect(&TokenKind::RightBracket)?;
        match low {
            Some(index) => Ok(Subscript::Index(index)),
            None => Err(Reported),
        }
    }

    /// What begins with a parenthesis.
    fn paren_primary(&mut self, grammar: Grammar) -> Parse<Expr> {
        let operand = self.parenthesized_operand()?;
        match operand.kind {
            ExprKind::Row { .. } => self.opt_overlaps(operand, grammar),
            _ => self.indirection(operand),
        }
    }

    /// Whether a parenthesis stands here with a query in it, perhaps in further parentheses.
    pub(super) fn at_parenthesized_select(&self) -> bool {
        let mut ahead = 0;
        while *self.peek_at(ahead) == TokenKind::LeftParen {
            ahead += 1;
        }
        ahead > 0 && self.at_select_word(ahead)
    }

    /// `(select …)`, `(expr)` or `(expr, …)`: a subquery, a parenthesized expression or a row. Which of the first two
    /// it is shows behind the inner parentheses of `((select …)…`.
    pub(super) fn parenthesized_operand(&mut self) -> Parse<Expr> {
        self.nested(|p| {
            let start = p.expect(&TokenKind::LeftParen)?;
            let first = if p.at_select_word(0) {
                let select = p.select()?;
                p.expect(&TokenKind::RightParen)?;
                return Ok(p.node(start, ExprKind::Subquery(Box::new(select))));
            } else if p.at_parenthesized_select() {
                let inner = p.parenthesized_operand()?;
                match inner.kind {
                    ExprKind::Subquery(select) if p.at_select_continuation() => {
                        let select = p.select_behind_first(*select)?;
                        p.expect(&TokenKind::RightParen)?;
                        return Ok(p.node(start, ExprKind::Subquery(Box::new(select))));
                    }
                    _ => {
                        let operand = match inner.kind {
                            ExprKind::Row { .. } => p.opt_overlaps(inner, Grammar::Full)?,
                            _ => p.indirection(inner)?,
                        };
                        p.expr_from(operand)?
                    }
                }
            } else {
                p.paren_item()?
            };
            p.finish_parentheses(start, first)
        })
    }

    /// An expression in parentheses; a broken one is passed over up to the comma or closing parenthesis.
    fn paren_item(&mut self) -> Parse<Expr> {
        let (position, start) = (self.position(), self.span());
        match self.expr() {
            Ok(expr) => Ok(expr),
            Err(Reported) => {
                self.recover(position, &|p| p.at(&TokenKind::Comma))?;
                Ok(super::expr::broken_expr(self.since(start)))
            }
        }
    }

    fn finish_parentheses(&mut self, start: Span, first: Expr) -> Parse<Expr> {
        if self.at(&TokenKind::Comma) {
            let mut fields = vec![first];
            while self.eat(&TokenKind::Comma) {
                fields.push(self.paren_item()?);
            }
            self.expect(&TokenKind::RightParen)?;
            return Ok(self.node(start, ExprKind::Row { fields, explicit: false }));
        }
        self.expect(&TokenKind::RightParen)?;
        Ok(self.node(start, ExprKind::Paren(Box::new(first))))
    }

    fn explicit_row(&mut self) -> Parse<Expr> {
        let start = self.expect_keyword(Keyword::Row)?;
        self.expect(&TokenKind::LeftParen)?;
        let fields = if self.at(&TokenKind::RightParen) { Vec::new() } else { self.expr_list()? };
        self.expect(&TokenKind::RightParen)?;
        Ok(self.node(start, ExprKind::Row { fields, explicit: true }))
    }

    fn opt_overlaps(&mut self, left: Expr, grammar: Grammar) -> Parse<Expr> {
        if grammar == Grammar::Restricted || !self.at_keyword(Keyword::Overlaps) {
            return Ok(left);
        }
        self.bump();
        let start = left.span;
        let right = if self.at_keyword(Keyword::Row) {
            self.explicit_row()?
        } else {
            self.parenthesized_operand()?
        };
        for (side, row) in [("left", &left), ("right", &right)] {
            let ExprKind::Row { fields, .. } = &row.kind else {
                return Err(self.unexpected("a row of two values behind OVERLAPS"));
            };
            if fields.len() != 2 {
                let message =
                    format!("wrong number of parameters on {side} side of OVERLAPS expression");
                return Err(self.refuse(row.span, message));
            }
        }
        let (left, right) = (Box::new(left), Box::new(right));
        Ok(self.node(start, ExprKind::Overlaps { left, right }))
    }

    fn case(&mut self) -> Parse<Expr> {
        let start = self.expect_keyword(Keyword::Case)?;
        let operand = if self.at_keyword(Keyword::When) { None } else { Some(self.boxed_expr()?) };
        let mut whens = Vec::new();
        while self.eat_keyword(Keyword::When) {
            let condition = self.expr()?;
            self.expect_keyword(Keyword::Then)?;
            let result = self.expr()?;
            whens.push(When { condition, result });
        }
        if whens.is_empty() {
            return Err(self.unexpected("WHEN"));
        }
        let else_ = if self.eat_keyword(Keyword::Else) { Some(self.boxed_expr()?) } else { None };
        if !self.eat_keyword(Keyword::End) {
            let is_if = |e: &Expr| matches!(&e.kind, ExprKind::Column(name) if name.parts.len() == 1 && name.last().matches("if"));
            if else_.as_deref().is_some_and(is_if) {
                let help = "another condition is another WHEN: `when … then …`";
                return Err(self.unexpected_with(Some(help.to_owned())));
            }
            return Err(self.unexpected("WHEN, ELSE or END"));
        }
        Ok(self.node(start, ExprKind::Case { operand, whens, else_ }))
    }

    fn array(&mut self) -> Parse<Expr> {
        let start = self.expect_keyword(Keyword::Array)?;
        if self.at_row_type() {
            return self.nested_query(start, NestedForm::Rows);
        }
        if self.at(&TokenKind::LeftParen) {
            let select = self.parenthesized_select()?;
            return Ok(self.node(start, ExprKind::ArraySubquery(Box::new(select))));
        }
        if !self.at(&TokenKind::LeftBracket) {
            return Err(self.unexpected("\"[\" or a subquery in parentheses"));
        }
        let elements = self.array_elements()?;
        Ok(self.node(start, ExprKind::Array(elements)))
    }

    /// Whether a query stands here that names the struct of its rows.
    fn at_row_type(&self) -> bool {
        self.at(&TokenKind::LeftParen) && matches!(self.peek_at(1), TokenKind::RowType(_))
    }

    /// `(<T> select …)` or `(select …)`, behind what says how it gives its rows.
    fn nested_query(&mut self, start: Span, form: NestedForm) -> Parse<Expr> {
        let nested = self.parenthesized(|p| {
            let row = match p.peek() {
                TokenKind::RowType(index) => Some(*index),
                _ => None,
            };
            if row.is_some() {
                p.bump();
            }
            Ok(NestedQuery { form, row, query: p.select()? })
        })?;
        Ok(self.node(start, ExprKind::Nested(Box::new(nested))))
    }

    /// `batch array(select …)`: the word before ARRAY, which nothing else can stand before.
    pub(super) fn opt_batch(&mut self) -> Parse<Option<Expr>> {
        let TokenKind::Word(word) = self.peek() else { return Ok(None) };
        let is_batch = self.is_macro_door()
            && word.text.eq_ignore_ascii_case("batch")
            && self.keyword_at(1) == Some(Keyword::Array)
            && *self.peek_at(2) == TokenKind::LeftParen;
        if !is_batch {
            return Ok(None);
        }
        let start = self.bump().span;
        self.expect_keyword(Keyword::Array)?;
        self.nested_query(start, NestedForm::Batch(start)).map(Some)
    }

    /// `[a, b]` or `[[a], [b]]`.
    fn array_elements(&mut self) -> Parse<Vec<Expr>> {
        self.expect(&TokenKind::LeftBracket)?;
        if self.eat(&TokenKind::RightBracket) {
            return Ok(Vec::new());
        }
        let elements = if self.at(&TokenKind::LeftBracket) {
            self.plain_list(|p| {
                let start = p.span();
                let outer = std::mem::take(&mut p.height);
                let inner = p.nested(Self::array_elements)?;
                p.height = p.grow(p.height)?.max(outer);
                Ok(p.node(start, ExprKind::ArrayElements(inner)))
            })?
        } else {
            self.expr_list()?
        };
        self.expect(&TokenKind::RightBracket)?;
        Ok(elements)
    }

    /// A query in parentheses that must stand here.
    pub(super) fn parenthesized_select(&mut self) -> Parse<Select> {
        if !self.at_parenthesized_select() {
            while self.eat(&TokenKind::LeftParen) {}
            return Err(self.unexpected("a query in parentheses"));
        }
        self.parenthesized(Self::select)
    }

    /// Whether a query goes on, or ends, behind its parenthesized first part.
    fn at_select_continuation(&self) -> bool {
        self.at_select_clause() || self.at(&TokenKind::RightParen)
    }

    /// Whether a clause stands here that goes on with a query.
    pub(super) fn at_select_clause(&self) -> bool {
        matches!(
            self.keyword(),
            Some(
                Keyword::Union
                    | Keyword::Intersect
                    | Keyword::Except
                    | Keyword::Order
                    | Keyword::Limit
                    | Keyword::Offset
                    | Keyword::Fetch
                    | Keyword::For
            )
        )
    }

    /// Goes on with a query whose parenthesized first part stands already.
    pub(super) fn select_behind_first(&mut self, first: Select) -> Parse<Select> {
        let start = first.span;
        let body = SelectBody::Nested(Box::new(first));
        self.select_behind(None, body, start)
    }

    /// `name 'constant'`, `name(modifiers) 'constant'`.
    pub(super) fn named_type_constant(
        &mut self,
        name: QualifiedName,
        modifiers: Vec<Expr>,
    ) -> Parse<Expr> {
        let start = name.span;
        let written = self.written_since(start);
        let type_name = self.plain_type(name, written, modifiers, start);
        self.finish_typed_constant(start, type_name)
    }

    /// The constant behind a type.
    pub(super) fn finish_typed_constant(
        &mut self,
        start: Span,
        type_name: crate::ast::TypeName,
    ) -> Parse<Expr> {
        let span = self.span();
        let TokenKind::String(text) = self.peek() else {
            return Err(self.unexpected("a string constant"));
        };
        self.bump();
        let kind = ExprKind::Literal(Literal::String(text.clone()));
        let operand = Box::new(Expr { kind, span });
        let (type_name, spelling) = (Box::new(type_name), CastSpelling::TypedLiteral);
        Ok(self.node(start, ExprKind::Cast { operand, type_name, spelling }))
    }

    /// `current of cursor`, where WHERE of UPDATE and DELETE allows it.
    pub(super) fn current_of(&mut self) -> Parse<Option<Expr>> {
        if !self.at_keywords(&[Keyword::Current, Keyword::Of]) {
            return Ok(None);
        }
        let start = self.span();
        self.bump();
        self.bump();
        let cursor: Ident = self.col_id()?;
        Ok(Some(self.node(start, ExprKind::CurrentOf(cursor))))
    }
}
