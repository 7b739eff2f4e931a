//! Function calls in the common form (manual 4.2.6 to 4.2.8, grammar `func_expr`).

use super::cursor::{Parse, Parser};
use crate::{
    ast::{
        Expr, ExprKind, QualifiedName,
        expr::{FunctionArg, FunctionCall, Over, SetQuantifier, SortDirection, SortItem},
    },
    lex::{TokenKind, keyword::Keyword},
};

impl Parser<'_> {
    /// A call whose name stands already; with `windows` also what may follow its parentheses.
    pub(super) fn function_call(&mut self, name: QualifiedName, windows: bool) -> Parse<Expr> {
        let start = name.span;
        self.expect(&TokenKind::LeftParen)?;
        let mut call = FunctionCall::plain(name);
        if self.eat_op("*") {
            call.star = true;
        } else if !self.at(&TokenKind::RightParen) {
            self.arguments(&mut call)?;
        }
        self.expect(&TokenKind::RightParen)?;
        if let TokenKind::String(_) = self.peek()
            && windows
            && !call.star
            && call.quantifier.is_none()
            && !call.variadic
            && !call.args.is_empty()
        {
            return self.call_as_constant(call);
        }
        if windows {
            self.nested(|p| p.behind_call(&mut call))?;
        }
        Ok(self.node(start, ExprKind::Function(Box::new(call))))
    }

    /// `name(modifiers) 'constant'`.
    fn call_as_constant(&mut self, call: FunctionCall) -> Parse<Expr> {
        if let Some(name) = call.args.iter().find_map(|a| a.name.as_ref()) {
            return Err(self.refuse(name.span, "type modifier cannot have parameter name"));
        }
        if let Some(item) = call.order_by.first() {
            return Err(self.refuse(item.expr.span, "type modifier cannot have ORDER BY"));
        }
        let modifiers = call.args.into_iter().map(|a| a.value).collect();
        self.named_type_constant(call.name, modifiers)
    }

    fn arguments(&mut self, call: &mut FunctionCall) -> Parse<()> {
        if self.eat_keyword(Keyword::All) {
            call.quantifier = Some(SetQuantifier::All);
        } else if self.eat_keyword(Keyword::Distinct) {
            call.quantifier = Some(SetQuantifier::Distinct);
        }
        let quantified = call.quantifier.is_some();
        call.args = self.list(
            |p| {
                if !quantified && p.at_keyword(Keyword::Variadic) {
                    p.bump();
                    call.variadic = true;
                    let argument = p.argument()?;
                    if p.at(&TokenKind::Comma) {
                        return Err(p.unexpected("\")\": VARIADIC marks the last argument"));
                    }
                    return Ok(argument);
                }
                p.argument()
            },
            |span| FunctionArg { name: None, value: super::expr::broken_expr(span) },
            |p| p.at_keyword(Keyword::Order),
        )?;
        if self.at_keyword(Keyword::Order) {
            call.order_by = self.sort_clause()?;
        }
        Ok(())
    }

    /// `func_arg_expr`
    pub(super) fn argument(&mut self) -> Parse<FunctionArg> {
        let named = matches!(self.peek_at(1), TokenKind::ColonEquals | TokenKind::FatArrow);
        let name = if named && self.at_function_name(0) {
            let name = self.function_id()?;
            self.bump();
            Some(name)
        } else {
            None
        };
        Ok(FunctionArg { name, value: self.expr()? })
    }

    /// WITHIN GROUP, FILTER and OVER.
    fn behind_call(&mut self, call: &mut FunctionCall) -> Parse<()> {
        if self.at_keywords(&[Keyword::Within, Keyword::Group]) {
            let span = self.span();
            self.bump();
            self.bump();
            let items = self.parenthesized(Self::sort_clause)?;
            let problem = if !call.order_by.is_empty() {
                Some("cannot use multiple ORDER BY clauses with WITHIN GROUP")
            } else if call.quantifier == Some(SetQuantifier::Distinct) {
                Some("cannot use DISTINCT with WITHIN GROUP")
            } else if call.variadic {
                Some("cannot use VARIADIC with WITHIN GROUP")
            } else {
                None
            };
            if let Some(message) = problem {
                self.refuse(span, message);
            }
            call.within_group = Some(items);
        }
        call.filter = self.filter_clause()?;
        call.over = self.over_clause()?;
        Ok(())
    }

    /// FILTER (WHERE …)
    pub(super) fn filter_clause(&mut self) -> Parse<Option<Expr>> {
        if !self.at_keyword(Keyword::Filter) || *self.peek_at(1) != TokenKind::LeftParen {
            return Ok(None);
        }
        self.bump();
        self.parenthesized(|p| {
            p.expect_keyword(Keyword::Where)?;
            p.expr()
        })
        .map(Some)
    }

    /// OVER window
    pub(super) fn over_clause(&mut self) -> Parse<Option<Over>> {
        if !self.at_keyword(Keyword::Over) {
            return Ok(None);
        }
        if *self.peek_at(1) == TokenKind::LeftParen {
            self.bump();
            let window = self.nested(Self::window_specification)?;
            return Ok(Some(Over::Window(Box::new(window))));
        }
        self.bump();
        Ok(Some(Over::Name(self.col_id()?)))
    }

    /// ORDER BY and its items.
    pub(super) fn sort_clause(&mut self) -> Parse<Vec<SortItem>> {
        self.expect_keyword(Keyword::Order)?;
        self.expect_keyword(Keyword::By)?;
        self.list(
            Self::sort_item,
            |span| SortItem {
                expr: super::expr::broken_expr(span),
                direction: None,
                nulls_first: None,
            },
            Self::at_clause,
        )
    }

    /// ORDER BY of a query, whose items may be chosen.
    pub(super) fn query_sort_clause(&mut self) -> Parse<Vec<SortItem>> {
        self.expect_keyword(Keyword::Order)?;
        self.expect_keyword(Keyword::By)?;
        self.query_sort_items()
    }

    pub(super) fn query_sort_items(&mut self) -> Parse<Vec<SortItem>> {
        self.list(
            Self::query_sort_item,
            |span| SortItem {
                expr: super::expr::broken_expr(span),
                direction: None,
                nulls_first: None,
            },
            Self::at_clause,
        )
    }

    pub(super) fn query_sort_item(&mut self) -> Parse<SortItem> {
        if self.at_keyword(Keyword::Match) && self.at_match() {
            return self.match_order();
        }
        self.sort_item()
    }

    fn sort_item(&mut self) -> Parse<SortItem> {
        let expr = self.expr()?;
        let direction = match self.keyword() {
            Some(Keyword::Asc) => Some(SortDirection::Asc),
            Some(Keyword::Desc) => Some(SortDirection::Desc),
            _ => None,
        };
        let direction = if direction.is_some() {
            self.bump();
            direction
        } else if self.eat_keyword(Keyword::Using) {
            let operator = if self.at_keyword(Keyword::Operator) {
                self.qualified_operator()?
            } else if let TokenKind::Op(_) = self.peek() {
                self.any_operator()?
            } else {
                return Err(self.unexpected("an operator"));
            };
            Some(SortDirection::Using(operator))
        } else {
            None
        };
        Ok(SortItem { expr, direction, nulls_first: self.nulls_order() })
    }

    /// NULLS FIRST or NULLS LAST
    pub(super) fn nulls_order(&mut self) -> Option<bool> {
        if self.eat_keywords(&[Keyword::Nulls, Keyword::First]) {
            return Some(true);
        }
        if self.eat_keywords(&[Keyword::Nulls, Keyword::Last]) {
            return Some(false);
        }
        None
    }
}
