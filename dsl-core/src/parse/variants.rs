//! Parts of a statement that may be left out, and parts that are chosen: `{?x}` and `match {x} { … }`.
//!
//! What `{?x}` takes with it is marked where its clause is read: the operand of AND that holds it, the assignment, the
//! count of LIMIT or OFFSET, the value of INSERT. A clause of a subquery is marked before the one around it, so that a
//! splice belongs to the innermost.

use super::cursor::{Parse, Parser};
use crate::{
    ast::{
        Assignment, Expr, ExprKind, InsertSource, Select, SelectBody,
        dml::{AssignTarget, Indirection},
        expr::{Arm, Match, SortItem, Subscript},
        walk::{Part, expr_parts, select_parts},
    },
    diagnostic::Diagnostic,
    lex::{RustIndex, SpliceKind, TokenKind},
    source::Span,
};

impl Parser<'_> {
    /// The condition of WHERE, ON or HAVING.
    pub(super) fn condition(&mut self, read: impl FnOnce(&mut Self) -> Parse<Expr>) -> Parse<Expr> {
        let before = self.optionals;
        let condition = read(self)?;
        if self.optionals == before {
            return Ok(condition);
        }
        let span = condition.span;
        let mut operands = Vec::new();
        flatten(condition, &mut operands);
        let mut operands: Vec<Expr> =
            operands.into_iter().map(|operand| self.mark(operand, &[])).collect();
        Ok(match operands.len() {
            1 => operands.remove(0),
            _ => Expr { kind: ExprKind::And(operands), span },
        })
    }

    /// What is left out as a whole.
    pub(super) fn optional_count(
        &mut self,
        read: impl FnOnce(&mut Self) -> Parse<Expr>,
    ) -> Parse<Expr> {
        let before = self.optionals;
        let count = read(self)?;
        Ok(if self.optionals == before { count } else { self.mark(count, &[]) })
    }

    /// SET's assignments. `None` of them may be left out where nothing could take their place.
    pub(super) fn optional_assignments(
        &mut self,
        read: impl FnOnce(&mut Self) -> Parse<Vec<Assignment>>,
    ) -> Parse<Vec<Assignment>> {
        let before = self.optionals;
        let mut assignments = read(self)?;
        if self.optionals != before {
            for assignment in &mut assignments {
                let (targets, value) = match assignment {
                    Assignment::Single { target, value } => (std::slice::from_ref(&*target), value),
                    Assignment::Row { targets, value, .. } => (targets.as_slice(), value),
                };
                let taken = Expr { kind: ExprKind::Error, span: value.span };
                let held = std::mem::replace(value, taken);
                *value = self.mark(held, targets);
            }
        }
        Ok(assignments)
    }

    /// VALUES of INSERT.
    pub(super) fn optional_source(
        &mut self,
        read: impl FnOnce(&mut Self) -> Parse<InsertSource>,
    ) -> Parse<InsertSource> {
        let before = self.optionals;
        let mut source = read(self)?;
        if let InsertSource::Select(select) = &mut source
            && self.optionals != before
            && has_no_clause(select)
            && let SelectBody::Values(values) = &mut select.body
        {
            values.rows.iter_mut().for_each(|row| self.optional_values(row));
        }
        Ok(source)
    }

    pub(super) fn optional_values(&mut self, values: &mut Vec<Expr>) {
        *values = std::mem::take(values).into_iter().map(|value| self.mark(value, &[])).collect();
    }

    /// Reports that every assignment may be left out.
    pub(super) fn require_assignment(&mut self, assignments: &[Assignment], what: &str) {
        if let Some(span) = all_optional(assignments) {
            let message = format!("all assignments of {what} may be left out");
            let diagnostic = Diagnostic { code: "0A000", ..Diagnostic::syntax(span, message) };
            let help = "write at least one without `{?…}`: a column set to itself will do";
            self.report(diagnostic.help(help));
        }
    }

    /// Marks an expression that holds optional splices of its own, or its targets do.
    fn mark(&mut self, operand: Expr, targets: &[AssignTarget]) -> Expr {
        let mut held = Held::default();
        held.search(&operand, false);
        for step in targets.iter().flat_map(|target| &target.indirection) {
            if let Indirection::Subscript(subscript) = step {
                let (first, second) = match subscript {
                    Subscript::Index(index) => (Some(index), None),
                    Subscript::Slice(low, high) => (low.as_ref(), high.as_ref()),
                };
                first.into_iter().chain(second).for_each(|bound| held.search(bound, false));
            }
        }
        for span in held.below_and {
            let message = "what `{?…}` would leave out here is not clear: the AND is no operand of the clause";
            let diagnostic = Diagnostic { code: "0A000", ..Diagnostic::syntax(span, message) };
            let help = "below OR, NOT, CASE or a call, leaving an operand out may let more rows pass or fewer: \
                        write `({x} is null or …)` with a plain parameter";
            self.report(diagnostic.help(help));
        }
        if held.needs.is_empty() {
            return operand;
        }
        let span = operand.span;
        Expr { kind: ExprKind::Optional { operand: Box::new(operand), needs: held.needs }, span }
    }

    /// Whether `match {expr} {` stands here.
    pub(super) fn at_match(&self) -> bool {
        matches!(self.peek_at(1), TokenKind::Splice(SpliceKind::Value, _))
            && *self.peek_at(2) == TokenKind::LeftBrace
    }

    /// `match {expr} { Pattern => condition, … }`
    pub(super) fn match_condition(&mut self) -> Parse<Expr> {
        let start = self.span();
        let outer = self.optionals;
        let choice = self.nested(|p| p.arms(|p| p.condition(Self::expr)))?;
        // Its arms are clauses of their own, whose splices are no matter to what is around them.
        self.optionals = outer;
        Ok(self.node(start, ExprKind::Match(Box::new(choice))))
    }

    /// ORDER BY of a query, in which a `match` may stand for items.
    pub(super) fn match_order(&mut self) -> Parse<SortItem> {
        let start = self.span();
        let choice = self.nested(|p| p.arms(Self::arm_order))?;
        let expr = self.node(start, ExprKind::MatchOrder(Box::new(choice)));
        Ok(SortItem { expr, direction: None, nulls_first: None })
    }

    fn arm_order(&mut self) -> Parse<Vec<SortItem>> {
        let mut items = Vec::new();
        loop {
            items.push(self.query_sort_item()?);
            let ends = matches!(
                self.peek_at(1),
                TokenKind::RustPattern(_) | TokenKind::RightBrace | TokenKind::End
            );
            if ends || !self.eat(&TokenKind::Comma) {
                return Ok(items);
            }
        }
    }

    fn arms<T>(&mut self, mut part: impl FnMut(&mut Self) -> Parse<T>) -> Parse<Match<T>> {
        self.bump();
        let TokenKind::Splice(_, value) = self.bump().kind else {
            return Err(self.unexpected("`{expr}` behind MATCH"));
        };
        self.expect(&TokenKind::LeftBrace)?;
        let mut arms = Vec::new();
        loop {
            let start = self.span();
            let TokenKind::RustPattern(pattern) = *self.peek() else {
                return Err(self.unexpected("`Pattern => …`"));
            };
            self.bump();
            self.expect(&TokenKind::FatArrow)?;
            let part = part(self)?;
            arms.push(Arm { pattern, part, span: self.since(start) });
            let more = self.eat(&TokenKind::Comma);
            if !more || self.at(&TokenKind::RightBrace) {
                break;
            }
        }
        self.expect(&TokenKind::RightBrace)?;
        Ok(Match { value, arms })
    }
}

/// The place of assignments that may all be left out.
pub(super) fn all_optional(assignments: &[Assignment]) -> Option<Span> {
    let place = |assignment: &Assignment| match assignment {
        Assignment::Single { target, value } => (target.span, value.span, is_optional(value)),
        Assignment::Row { value, span, .. } => (*span, *span, is_optional(value)),
    };
    let mut places = assignments.iter().map(place);
    let (start, mut end, mut all) = places.next()?;
    for (_, last, optional) in places {
        end = last;
        all &= optional;
    }
    all.then(|| start.to(end))
}

fn is_optional(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Optional { .. })
}

/// As analysis has it: else VALUES is a query, whose values have no default.
fn has_no_clause(select: &Select) -> bool {
    select.with.is_none()
        && select.order_by.is_empty()
        && select.limit.is_none()
        && select.offset.is_none()
        && select.locking.is_empty()
}

/// The operands of AND, through parentheses around an AND that holds an optional splice.
fn flatten(condition: Expr, operands: &mut Vec<Expr>) {
    match condition.kind {
        ExprKind::And(parts) => parts.into_iter().for_each(|part| flatten(part, operands)),
        ExprKind::Paren(inner) if holds_and(&inner) => {
            let mut held = Held::default();
            held.search(&inner, false);
            match held.needs.is_empty() && held.below_and.is_empty() {
                true => {
                    operands.push(Expr { kind: ExprKind::Paren(inner), span: condition.span });
                }
                false => flatten(*inner, operands),
            }
        }
        _ => operands.push(condition),
    }
}

fn holds_and(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Paren(inner) => holds_and(inner),
        ExprKind::And(_) => true,
        _ => false,
    }
}

/// The optional splices of an expression that no inner clause has taken.
#[derive(Default)]
struct Held {
    needs: Vec<RustIndex>,
    /// Those below an AND that is no operand of the clause.
    below_and: Vec<Span>,
}

impl Held {
    fn search(&mut self, expr: &Expr, below_and: bool) {
        match &expr.kind {
            ExprKind::Splice(SpliceKind::Optional, _) if below_and => {
                self.below_and.push(expr.span);
            }
            ExprKind::Splice(SpliceKind::Optional, index) => self.needs.push(*index),
            ExprKind::Optional { .. } | ExprKind::Match(_) | ExprKind::MatchOrder(_) => {}
            kind => {
                let below_and = below_and || matches!(kind, ExprKind::And(_));
                expr_parts(expr, &mut |part| self.part(part, below_and));
            }
        }
    }

    fn part(&mut self, part: Part<'_>, below_and: bool) {
        match part {
            Part::Expr(expr) => self.search(expr, below_and),
            Part::Subquery(select) => {
                select_parts(select, &mut |part| self.part(part, below_and));
            }
        }
    }
}
