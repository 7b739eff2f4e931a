//! Operators of value expressions by precedence (manual 4.1.6, grammar `a_expr` and `b_expr`).

use super::cursor::{Parse, Parser, Reported};
use crate::{
    ast::{
        Expr, ExprKind,
        expr::{CastSpelling, InSet, IsTest, LikeKind, Operator, QuantifiedRight},
    },
    lex::{TokenKind, keyword::Keyword},
    source::Span,
};

/// Which of the two expression grammars.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    /// `a_expr`
    Full,
    /// `b_expr`: without the boolean operators, IN, LIKE and what else could end at AND or be taken for a clause.
    Restricted,
}

/// Binding strength; a greater one binds tighter.
mod level {
    pub(super) const OR: u8 = 1;
    pub(super) const AND: u8 = 2;
    pub(super) const NOT: u8 = 3;
    pub(super) const IS: u8 = 4;
    pub(super) const COMPARE: u8 = 5;
    pub(super) const LIKE: u8 = 6;
    pub(super) const OPERATOR: u8 = 7;
    pub(super) const ADD: u8 = 8;
    pub(super) const MULTIPLY: u8 = 9;
    pub(super) const POWER: u8 = 10;
    pub(super) const AT: u8 = 11;
    pub(super) const COLLATE: u8 = 12;
    pub(super) const SIGN: u8 = 13;
    pub(super) const CAST: u8 = 14;
}

/// What goes on an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Infix {
    Or,
    And,
    Is,
    IsNull,
    NotNull,
    Symbol,
    /// `operator(schema.symbol)`
    Qualified,
    /// LIKE, ILIKE, SIMILAR, BETWEEN, IN; true behind NOT.
    Pattern(bool),
    At,
    Collate,
    Cast,
}

fn symbol_level(symbol: &str) -> u8 {
    match symbol {
        "<" | ">" | "=" | "<=" | ">=" | "<>" | "!=" => level::COMPARE,
        "+" | "-" => level::ADD,
        "*" | "/" | "%" => level::MULTIPLY,
        "^" => level::POWER,
        _ => level::OPERATOR,
    }
}

impl Parser<'_> {
    /// `a_expr`
    pub(super) fn expr(&mut self) -> Parse<Expr> {
        self.climb(0, Grammar::Full)
    }

    /// `b_expr`
    pub(super) fn restricted_expr(&mut self) -> Parse<Expr> {
        self.climb(0, Grammar::Restricted)
    }

    pub(super) fn boxed_expr(&mut self) -> Parse<Box<Expr>> {
        self.expr().map(Box::new)
    }

    /// `expr_list`
    pub(super) fn expr_list(&mut self) -> Parse<Vec<Expr>> {
        self.list(Self::expr, broken_expr, |_| false)
    }

    /// An expression of operators that bind at least as tight as `min`.
    fn climb(&mut self, min: u8, grammar: Grammar) -> Parse<Expr> {
        let outer = std::mem::take(&mut self.height);
        let result = self.nested(|p| {
            let left = p.prefix(grammar)?;
            p.height = p.grow(p.height)?;
            p.infix(left, min, grammar)
        });
        self.height = self.height.max(outer);
        result
    }

    /// Goes on behind an operand that stands already.
    pub(super) fn expr_from(&mut self, left: Expr) -> Parse<Expr> {
        self.infix(left, 0, Grammar::Full)
    }

    fn prefix(&mut self, grammar: Grammar) -> Parse<Expr> {
        let start = self.span();
        match self.peek() {
            TokenKind::Op(symbol) => {
                let tight = match *symbol {
                    "+" | "-" => level::SIGN,
                    "<" | ">" | "=" | "<=" | ">=" | "<>" | "!=" | "*" | "/" | "%" | "^" => {
                        return Err(self.unexpected("an expression"));
                    }
                    _ => level::OPERATOR + 1,
                };
                let op = self.take_operator();
                self.unary(op, tight, grammar)
            }
            TokenKind::Word(_) => match self.keyword() {
                Some(Keyword::Not) if grammar == Grammar::Full => {
                    self.bump();
                    let operand = self.climb(level::NOT, grammar)?;
                    Ok(self.node(start, ExprKind::Not(Box::new(operand))))
                }
                Some(Keyword::Operator) if *self.peek_at(1) == TokenKind::LeftParen => {
                    let op = self.qualified_operator()?;
                    self.unary(op, level::OPERATOR + 1, grammar)
                }
                Some(Keyword::Default) if grammar == Grammar::Full => {
                    self.bump();
                    Ok(self.node(start, ExprKind::Default))
                }
                _ => self.primary(grammar),
            },
            _ => self.primary(grammar),
        }
    }

    fn unary(&mut self, op: Operator, tight: u8, grammar: Grammar) -> Parse<Expr> {
        let start = op.span;
        let operand = Box::new(self.climb(tight, grammar)?);
        Ok(self.node(start, ExprKind::Unary { op, operand }))
    }

    /// A node from `start` to here.
    pub(super) fn node(&self, start: Span, kind: ExprKind) -> Expr {
        Expr { kind, span: self.since(start) }
    }

    fn infix(&mut self, mut left: Expr, min: u8, grammar: Grammar) -> Parse<Expr> {
        let mut height = self.height;
        // The level of a non-associative operator whose right operand has just ended.
        let mut closed = None;
        while let Some((infix, level)) = self.peek_infix(grammar) {
            if level < min {
                break;
            }
            if closed == Some(level) {
                return Err(self.unexpected_with(Some(
                    "these operators do not associate: write parentheses".to_owned(),
                )));
            }
            // Inside an operand that ends here the word would belong to the operator.
            if min == 0 && self.at_operator_label() {
                break;
            }
            self.height = 0;
            let joins_list = matches!(
                (infix, &left.kind),
                (Infix::And, ExprKind::And(_)) | (Infix::Or, ExprKind::Or(_))
            );
            let start = left.span;
            let (kind, open) = self.infix_step(left, infix, level, grammar)?;
            left = self.node(start, kind);
            closed = if open { Some(level) } else { None };
            height = if joins_list {
                let child = self.grow(self.height)?;
                height.max(child)
            } else {
                self.grow(height.max(self.height))?
            };
        }
        self.height = height;
        Ok(left)
    }

    fn peek_infix(&self, grammar: Grammar) -> Option<(Infix, u8)> {
        match self.peek() {
            TokenKind::Op(symbol) => Some((Infix::Symbol, symbol_level(symbol))),
            TokenKind::DoubleColon => Some((Infix::Cast, level::CAST)),
            TokenKind::Word(_) => self.peek_infix_word(self.keyword()?, grammar),
            _ => None,
        }
    }

    fn peek_infix_word(&self, keyword: Keyword, grammar: Grammar) -> Option<(Infix, u8)> {
        if grammar == Grammar::Restricted {
            return match keyword {
                Keyword::Operator if *self.peek_at(1) == TokenKind::LeftParen => {
                    Some((Infix::Qualified, level::OPERATOR))
                }
                Keyword::Is => Some((Infix::Is, level::IS)),
                _ => None,
            };
        }
        match keyword {
            Keyword::Or => Some((Infix::Or, level::OR)),
            Keyword::And => Some((Infix::And, level::AND)),
            Keyword::Is => Some((Infix::Is, level::IS)),
            Keyword::Isnull => Some((Infix::IsNull, level::IS)),
            Keyword::Notnull => Some((Infix::NotNull, level::IS)),
            Keyword::Operator if *self.peek_at(1) == TokenKind::LeftParen => {
                Some((Infix::Qualified, level::OPERATOR))
            }
            Keyword::Between | Keyword::In | Keyword::Like | Keyword::Ilike => {
                Some((Infix::Pattern(false), level::LIKE))
            }
            // Without TO it belongs to `substring(s similar p escape e)`.
            Keyword::Similar if self.keyword_at(1) == Some(Keyword::To) => {
                Some((Infix::Pattern(false), level::LIKE))
            }
            Keyword::Not => match self.keyword_at(1) {
                Some(
                    Keyword::Between
                    | Keyword::In
                    | Keyword::Like
                    | Keyword::Ilike
                    | Keyword::Similar,
                ) => Some((Infix::Pattern(true), level::LIKE)),
                _ => None,
            },
            Keyword::At => match self.keyword_at(1) {
                Some(Keyword::Time) => Some((Infix::At, level::AT)),
                Some(Keyword::Local) if self.version >= 17 => Some((Infix::At, level::AT)),
                _ => None,
            },
            Keyword::Collate => Some((Infix::Collate, level::COLLATE)),
            _ => None,
        }
    }

    /// One operator behind `left`; true if its last part is an operand of a non-associative operator.
    fn infix_step(
        &mut self,
        left: Expr,
        infix: Infix,
        level: u8,
        grammar: Grammar,
    ) -> Parse<(ExprKind, bool)> {
        match infix {
            Infix::Or | Infix::And => Ok((self.boolean_step(left, infix, level, grammar)?, false)),
            Infix::Is => self.is_test(left, grammar),
            Infix::IsNull | Infix::NotNull => {
                self.bump();
                let negated = infix == Infix::NotNull;
                Ok((ExprKind::Is { operand: Box::new(left), test: IsTest::Null, negated }, false))
            }
            Infix::Symbol => {
                let op = self.take_operator();
                self.operator_step(left, op, level, grammar)
            }
            Infix::Qualified => {
                let op = self.qualified_operator()?;
                self.operator_step(left, op, level, grammar)
            }
            Infix::Pattern(negated) => self.pattern_step(left, negated),
            Infix::At => {
                self.bump();
                if self.eat_keyword(Keyword::Local) {
                    return Ok((
                        ExprKind::AtTimeZone { operand: Box::new(left), zone: None },
                        false,
                    ));
                }
                self.expect_keyword(Keyword::Time)?;
                self.expect_keyword(Keyword::Zone)?;
                let zone = Some(Box::new(self.climb(level + 1, grammar)?));
                Ok((ExprKind::AtTimeZone { operand: Box::new(left), zone }, false))
            }
            Infix::Collate => {
                self.bump();
                let collation = self.any_name()?;
                Ok((ExprKind::Collate { operand: Box::new(left), collation }, false))
            }
            Infix::Cast => {
                self.bump();
                let type_name = Box::new(self.type_name()?);
                let spelling = CastSpelling::DoubleColon;
                Ok((ExprKind::Cast { operand: Box::new(left), type_name, spelling }, false))
            }
        }
    }

    /// AND or OR, which make flat lists.
    fn boolean_step(
        &mut self,
        left: Expr,
        infix: Infix,
        level: u8,
        grammar: Grammar,
    ) -> Parse<ExprKind> {
        self.bump();
        let right = self.climb(level + 1, grammar)?;
        let mut operands = match left.kind {
            ExprKind::Or(list) if infix == Infix::Or => list,
            ExprKind::And(list) if infix == Infix::And => list,
            _ => vec![left],
        };
        operands.push(right);
        Ok(if infix == Infix::Or { ExprKind::Or(operands) } else { ExprKind::And(operands) })
    }

    fn operator_step(
        &mut self,
        left: Expr,
        op: Operator,
        level: u8,
        grammar: Grammar,
    ) -> Parse<(ExprKind, bool)> {
        let quantifier =
            matches!(self.keyword(), Some(Keyword::Any | Keyword::Some | Keyword::All));
        if quantifier && grammar == Grammar::Full {
            return self.quantified(left, op);
        }
        if op.symbol == "=" && op.schema.is_none() && self.at_op("=") {
            return Err(self.unexpected_with(Some("SQL compares with a single \"=\"".to_owned())));
        }
        let right = Box::new(self.climb(level + 1, grammar)?);
        let kind = ExprKind::Binary { op, left: Box::new(left), right };
        Ok((kind, level == level::COMPARE))
    }

    /// ANY, SOME or ALL behind an operator.
    fn quantified(&mut self, left: Expr, op: Operator) -> Parse<(ExprKind, bool)> {
        let all = self.at_keyword(Keyword::All);
        self.bump();
        let inner = self.parenthesized_operand()?;
        let right = match inner.kind {
            ExprKind::Subquery(select) => QuantifiedRight::Subquery(select),
            ExprKind::Paren(expr) => QuantifiedRight::Array(expr),
            _ => return Err(self.refuse_row(inner.span)),
        };
        Ok((ExprKind::Quantified { left: Box::new(left), op, all, right }, false))
    }

    fn refuse_row(&mut self, span: Span) -> Reported {
        self.refuse(span, "syntax error at or near \",\"")
    }

    fn pattern_step(&mut self, left: Expr, negated: bool) -> Parse<(ExprKind, bool)> {
        let start = self.span();
        if negated {
            self.bump();
        }
        let operand = Box::new(left);
        let keyword = self.keyword();
        self.bump();
        match keyword {
            Some(Keyword::In) => {
                let set = self.in_set()?;
                Ok((ExprKind::In { operand, set, negated }, false))
            }
            Some(Keyword::Between) => {
                let symmetric = self.eat_keyword(Keyword::Symmetric);
                if !symmetric {
                    self.eat_keyword(Keyword::Asymmetric);
                }
                let low = Box::new(self.restricted_expr()?);
                self.expect_keyword(Keyword::And)?;
                let high = Box::new(self.climb(level::LIKE + 1, Grammar::Full)?);
                Ok((ExprKind::Between { operand, low, high, symmetric, negated }, true))
            }
            Some(Keyword::Similar) => {
                self.expect_keyword(Keyword::To)?;
                self.like(operand, LikeKind::SimilarTo, negated)
            }
            like => {
                let kind =
                    if like == Some(Keyword::Ilike) { LikeKind::ILike } else { LikeKind::Like };
                if matches!(self.keyword(), Some(Keyword::Any | Keyword::Some | Keyword::All)) {
                    let symbol = match (kind, negated) {
                        (LikeKind::ILike, false) => "~~*",
                        (LikeKind::ILike, true) => "!~~*",
                        (_, false) => "~~",
                        (_, true) => "!~~",
                    };
                    let span = self.since(start);
                    let op = Operator { schema: None, symbol, span };
                    return self.quantified(*operand, op);
                }
                self.like(operand, kind, negated)
            }
        }
    }

    fn like(
        &mut self,
        operand: Box<Expr>,
        kind: LikeKind,
        negated: bool,
    ) -> Parse<(ExprKind, bool)> {
        let pattern = Box::new(self.climb(level::LIKE + 1, Grammar::Full)?);
        let escape = if self.eat_keyword(Keyword::Escape) {
            Some(Box::new(self.climb(level::LIKE + 1, Grammar::Full)?))
        } else {
            None
        };
        Ok((ExprKind::Like { kind, operand, pattern, escape, negated }, true))
    }

    /// What stands behind IN.
    fn in_set(&mut self) -> Parse<InSet> {
        if let TokenKind::Splice(..) = self.peek() {
            return Ok(InSet::Splice(Box::new(self.primary(Grammar::Full)?)));
        }
        if !self.at(&TokenKind::LeftParen) {
            return Err(self.unexpected("a list or a subquery in parentheses"));
        }
        let inner = self.parenthesized_operand()?;
        Ok(match inner.kind {
            ExprKind::Subquery(select) => InSet::Subquery(select),
            ExprKind::Paren(expr) => InSet::List(vec![*expr]),
            ExprKind::Row { fields, .. } => InSet::List(fields),
            kind => InSet::List(vec![Expr { kind, span: inner.span }]),
        })
    }

    /// IS and what follows it.
    fn is_test(&mut self, left: Expr, grammar: Grammar) -> Parse<(ExprKind, bool)> {
        self.bump();
        let negated = self.eat_keyword(Keyword::Not);
        let operand = Box::new(left);
        if self.eat_keyword(Keyword::Distinct) {
            self.expect_keyword(Keyword::From)?;
            let right = Box::new(self.climb(level::IS + 1, grammar)?);
            return Ok((ExprKind::DistinctFrom { left: operand, right, negated }, true));
        }
        if self.eat_keyword(Keyword::Document) {
            return Ok((ExprKind::Is { operand, test: IsTest::Document, negated }, false));
        }
        if grammar == Grammar::Restricted {
            return Err(self.unexpected("DISTINCT FROM"));
        }
        let test = match self.keyword() {
            Some(Keyword::Null) => IsTest::Null,
            Some(Keyword::True) => IsTest::True,
            Some(Keyword::False) => IsTest::False,
            Some(Keyword::Unknown) => IsTest::Unknown,
            Some(Keyword::Normalized) => IsTest::Normalized(None),
            Some(Keyword::Nfc) => self.normal_form("NFC")?,
            Some(Keyword::Nfd) => self.normal_form("NFD")?,
            Some(Keyword::Nfkc) => self.normal_form("NFKC")?,
            Some(Keyword::Nfkd) => self.normal_form("NFKD")?,
            _ if self.version >= 16 && self.at_word(0, "json") => {
                let test = self.is_json();
                return Ok((ExprKind::Is { operand, test, negated }, false));
            }
            _ => {
                return Err(
                    self.unexpected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM behind IS")
                );
            }
        };
        self.bump();
        Ok((ExprKind::Is { operand, test, negated }, false))
    }

    fn normal_form(&mut self, form: &'static str) -> Parse<IsTest> {
        self.bump();
        if !self.at_keyword(Keyword::Normalized) {
            return Err(self.unexpected("NORMALIZED"));
        }
        Ok(IsTest::Normalized(Some(form)))
    }

    fn is_json(&mut self) -> IsTest {
        self.bump();
        let kind = match self.keyword() {
            Some(Keyword::Value) => Some("value"),
            Some(Keyword::Array) => Some("array"),
            Some(Keyword::Object) => Some("object"),
            Some(Keyword::Scalar) => Some("scalar"),
            _ => None,
        };
        if kind.is_some() {
            self.bump();
        }
        let unique_keys = self.json_unique_keys() == Some(true);
        IsTest::Json { kind, unique_keys }
    }
}

/// What a broken item of a list of expressions becomes.
pub(super) fn broken_expr(span: Span) -> Expr {
    Expr { kind: ExprKind::Error, span }
}
