//! Clauses around a query: ORDER BY, LIMIT, locking, GROUP BY, DISTINCT (manual 7, grammar `select_no_parens`).

use super::{
    cursor::{Parse, Parser},
    page::ReadPage,
};
use crate::{
    ast::{
        Expr, ExprKind, Literal, Select,
        expr::{CastSpelling, Operator, SetQuantifier, SortItem},
        select::{Distinct, GroupBy, GroupItem, Limit, LockStrength, LockWait, Locking},
    },
    diagnostic::Diagnostic,
    lex::{TokenKind, keyword::Keyword},
    source::Span,
};

/// The clauses that may stand behind a query's body.
#[derive(Default)]
pub(super) struct Tail {
    order_by: Option<(Vec<SortItem>, Span)>,
    limit: Option<(Limit, Span)>,
    offset: Option<(Expr, Span)>,
    locking: Vec<Locking>,
    pub(super) page: Option<ReadPage>,
}

/// Whether a reserved word begins a clause of a statement, so that a broken item cannot reach behind it.
pub(super) fn begins_clause(keyword: Option<Keyword>) -> bool {
    matches!(
        keyword,
        Some(
            Keyword::From
                | Keyword::Where
                | Keyword::Group
                | Keyword::Having
                | Keyword::Window
                | Keyword::Order
                | Keyword::Limit
                | Keyword::Offset
                | Keyword::Fetch
                | Keyword::For
                | Keyword::Union
                | Keyword::Intersect
                | Keyword::Except
                | Keyword::Returning
        )
    )
}

impl Parser<'_> {
    /// Whether a clause stands here, where a broken item is passed over: more than its first word is asked for, so
    /// that nothing is read into the rest of the item.
    pub(super) fn at_clause(&self) -> bool {
        match self.keyword() {
            Some(Keyword::Group | Keyword::Order) => self.keyword_at(1) == Some(Keyword::By),
            Some(Keyword::From) => self.last_keyword() != Some(Keyword::Distinct),
            keyword => begins_clause(keyword),
        }
    }

    /// ORDER BY, then LIMIT and OFFSET and locking in either order.
    pub(super) fn select_tail(&mut self) -> Parse<Tail> {
        let mut tail = Tail::default();
        let start = self.span();
        if self.at_keyword(Keyword::Order) {
            let items = self.query_sort_clause()?;
            tail.order_by = Some((items, self.since(start)));
        }
        if self.at_page_by() {
            tail.page = Some(self.page_clause()?);
        }
        if self.at_keyword(Keyword::For) {
            tail.locking = self.locking_clause()?;
            self.limit_clauses(&mut tail)?;
        } else if self.limit_clauses(&mut tail)? && self.at_keyword(Keyword::For) {
            tail.locking = self.locking_clause()?;
        }
        Ok(tail)
    }

    fn limit_clauses(&mut self, tail: &mut Tail) -> Parse<bool> {
        let mut any = false;
        loop {
            let start = self.span();
            match self.keyword() {
                Some(Keyword::Limit | Keyword::Fetch) if tail.limit.is_none() => {
                    let limit = self.limit_clause()?;
                    tail.limit = Some((limit, self.since(start)));
                }
                Some(Keyword::Offset) if tail.offset.is_none() => {
                    let offset = self.optional_count(Self::offset_clause)?;
                    tail.offset = Some((offset, self.since(start)));
                }
                Some(Keyword::For) => return Ok(true),
                _ => return Ok(any),
            }
            any = true;
        }
    }

    fn limit_clause(&mut self) -> Parse<Limit> {
        if self.eat_keyword(Keyword::Fetch) {
            return self.fetch_clause();
        }
        self.bump();
        if self.eat_keyword(Keyword::All) {
            return Ok(Limit::All);
        }
        let count = self.optional_count(Self::clause_expr)?;
        if self.at(&TokenKind::Comma) {
            let diagnostic = Diagnostic::syntax(self.span(), "LIMIT #,# syntax is not supported")
                .help("use separate LIMIT and OFFSET clauses");
            return Err(self.report(diagnostic));
        }
        Ok(Limit::Count(count))
    }

    /// FIRST|NEXT [count] ROW|ROWS ONLY|WITH TIES
    fn fetch_clause(&mut self) -> Parse<Limit> {
        if !self.eat_keyword(Keyword::First) && !self.eat_keyword(Keyword::Next) {
            return Err(self.unexpected("FIRST or NEXT"));
        }
        let rows = |p: &Self| matches!(p.keyword(), Some(Keyword::Row | Keyword::Rows));
        let explicit_row = *self.peek_at(1) == TokenKind::LeftParen;
        let count = if rows(self) && !explicit_row {
            None
        } else {
            Some(self.optional_count(Self::fetch_count)?)
        };
        if !rows(self) {
            return Err(self.unexpected("ROWS"));
        }
        self.bump();
        if self.eat_keyword(Keyword::Only) {
            return Ok(Limit::Fetch { count, with_ties: false });
        }
        if self.eat_keywords(&[Keyword::With, Keyword::Ties]) {
            return Ok(Limit::Fetch { count, with_ties: true });
        }
        Err(self.unexpected("ONLY or WITH TIES"))
    }

    /// `select_fetch_first_value`: an operand, or a constant with a sign.
    fn fetch_count(&mut self) -> Parse<Expr> {
        let start = self.span();
        let sign = match self.peek() {
            TokenKind::Op(symbol @ ("+" | "-")) => *symbol,
            _ => return self.primary(super::expr::Grammar::Restricted),
        };
        self.bump();
        let span = self.span();
        let TokenKind::Number(text) = self.peek() else {
            return Err(self.unexpected("a number"));
        };
        self.bump();
        let kind = ExprKind::Literal(Literal::Number(text.clone()));
        let operand = Box::new(Expr { kind, span });
        let op = Operator { schema: None, symbol: sign, span: start };
        Ok(self.node(start, ExprKind::Unary { op, operand }))
    }

    fn offset_clause(&mut self) -> Parse<Expr> {
        self.bump();
        let offset = self.expr()?;
        if matches!(self.keyword(), Some(Keyword::Row | Keyword::Rows)) {
            let signed = match &offset.kind {
                ExprKind::Unary { operand, .. } => matches!(operand.kind, ExprKind::Literal(_)),
                _ => false,
            };
            let operators = matches!(
                offset.kind,
                ExprKind::Binary { .. }
                    | ExprKind::And(_)
                    | ExprKind::Or(_)
                    | ExprKind::Unary { .. }
                    | ExprKind::Cast { spelling: CastSpelling::DoubleColon, .. }
            );
            if operators && !signed {
                return Err(self.unexpected(""));
            }
            self.bump();
        }
        Ok(offset)
    }

    fn locking_clause(&mut self) -> Parse<Vec<Locking>> {
        let mut locking = Vec::new();
        if self.eat_keywords(&[Keyword::For, Keyword::Read, Keyword::Only]) {
            return Ok(locking);
        }
        while self.at_keyword(Keyword::For) {
            let start = self.bump().span;
            let strength = if self.eat_keyword(Keyword::Update) {
                LockStrength::Update
            } else if self.eat_keyword(Keyword::Share) {
                LockStrength::Share
            } else if self.eat_keywords(&[Keyword::No, Keyword::Key, Keyword::Update]) {
                LockStrength::NoKeyUpdate
            } else if self.eat_keywords(&[Keyword::Key, Keyword::Share]) {
                LockStrength::KeyShare
            } else {
                return Err(self.unexpected("UPDATE, NO KEY UPDATE, SHARE or KEY SHARE"));
            };
            let of = if self.eat_keyword(Keyword::Of) {
                self.plain_list(Self::qualified_name)?
            } else {
                Vec::new()
            };
            let wait = if self.eat_keyword(Keyword::Nowait) {
                Some(LockWait::NoWait)
            } else if self.eat_keywords(&[Keyword::Skip, Keyword::Locked]) {
                Some(LockWait::SkipLocked)
            } else {
                None
            };
            locking.push(Locking { strength, of, wait, span: self.since(start) });
        }
        Ok(locking)
    }

    /// Puts the clauses on a query, which may have some already: parentheses around a whole query mean nothing
    /// (`insertSelectOptions`).
    pub(super) fn put_tail(&mut self, select: &mut Select, tail: Tail) {
        if let Some((items, span)) = tail.order_by {
            if !select.order_by.is_empty() {
                self.refuse(span, "multiple ORDER BY clauses not allowed");
            }
            select.order_by = items;
        }
        select.locking.extend(tail.locking);
        if let Some((offset, span)) = tail.offset {
            if select.offset.is_some() {
                self.refuse(span, "multiple OFFSET clauses not allowed");
            }
            select.offset = Some(offset);
        }
        if let Some((limit, span)) = tail.limit {
            if select.limit.is_some() {
                self.refuse(span, "multiple LIMIT clauses not allowed");
            }
            if let Limit::Fetch { with_ties: true, .. } = limit {
                if select.order_by.is_empty() {
                    self.refuse(span, "WITH TIES cannot be specified without ORDER BY clause");
                }
                if select.locking.iter().any(|l| l.wait == Some(LockWait::SkipLocked)) {
                    let message = "SKIP LOCKED and WITH TIES options cannot be used together";
                    self.refuse(span, message);
                }
            }
            select.limit = Some(limit);
        }
    }

    /// DISTINCT or DISTINCT ON, or the empty word ALL.
    pub(super) fn distinct_clause(&mut self) -> Parse<Option<Distinct>> {
        let start = self.span();
        if !self.eat_keyword(Keyword::Distinct) {
            self.eat_keyword(Keyword::All);
            return Ok(None);
        }
        if !self.eat_keyword(Keyword::On) {
            return Ok(Some(Distinct::All(start)));
        }
        let exprs = self.parenthesized(Self::expr_list)?;
        Ok(Some(Distinct::On(exprs, self.since(start))))
    }

    pub(super) fn group_clause(&mut self) -> Parse<Option<GroupBy>> {
        let start = self.span();
        if !self.eat_keyword(Keyword::Group) {
            return Ok(None);
        }
        self.expect_keyword(Keyword::By)?;
        let quantifier = if self.eat_keyword(Keyword::All) {
            Some(SetQuantifier::All)
        } else if self.eat_keyword(Keyword::Distinct) {
            Some(SetQuantifier::Distinct)
        } else {
            None
        };
        let items = self.group_list()?;
        Ok(Some(GroupBy { quantifier, items, span: self.since(start) }))
    }

    fn group_list(&mut self) -> Parse<Vec<GroupItem>> {
        self.list(
            |p| p.nested(Self::group_item),
            |span| GroupItem::Expr(super::expr::broken_expr(span)),
            Self::at_clause,
        )
    }

    fn group_item(&mut self) -> Parse<GroupItem> {
        let start = self.span();
        let paren = *self.peek_at(1) == TokenKind::LeftParen;
        if self.at(&TokenKind::LeftParen) && *self.peek_at(1) == TokenKind::RightParen {
            self.bump();
            self.bump();
            return Ok(GroupItem::Empty(self.since(start)));
        }
        if self.at_keyword(Keyword::Rollup) && paren {
            self.bump();
            let list = self.parenthesized(Self::expr_list)?;
            return Ok(GroupItem::Rollup(list, self.since(start)));
        }
        if self.at_keyword(Keyword::Cube) && paren {
            self.bump();
            let list = self.parenthesized(Self::expr_list)?;
            return Ok(GroupItem::Cube(list, self.since(start)));
        }
        if self.eat_keywords(&[Keyword::Grouping, Keyword::Sets]) {
            let items = self.parenthesized(Self::group_list)?;
            return Ok(GroupItem::GroupingSets(items, self.since(start)));
        }
        Ok(GroupItem::Expr(self.expr()?))
    }
}
