//! Which common tables depend on which, and what a recursive one may look like (`parse_cte.c`,
//! `checkWellFormedRecursion`).

use super::Analyzer;
use crate::{
    ast::{
        self, FromItem, JoinKind, Select, SelectBody, Statement,
        select::{Cte, SetOperator},
        walk::{Part, body_parts, expr_parts, from_parts, tail_parts, write_parts},
    },
    diagnostic::Diagnostic,
    source::Span,
};

/// Where a recursive reference stands, if it may not stand there (`RecursionContext`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Allowed,
    NonRecursiveTerm,
    Subquery,
    OuterJoin,
    Intersect,
    Except,
}

/// Whether a statement refers to a common table of that name that is not its own.
pub(crate) fn refers_to(statement: &Statement, name: &ast::Ident) -> bool {
    let mut found = Vec::new();
    let mut search = Search { name, found: &mut found };
    search.statement(statement, Place::Allowed);
    !found.is_empty()
}

struct Search<'s> {
    name: &'s ast::Ident,
    found: &'s mut Vec<(Place, Span)>,
}

impl Search<'_> {
    fn statement(&mut self, statement: &Statement, place: Place) {
        let (with, from) = match statement {
            Statement::Select(select) => return self.select(select, place),
            Statement::Copy(inner, _) => return self.statement(inner, place),
            Statement::Insert(insert) => (&insert.with, &[][..]),
            Statement::Update(update) => (&update.with, &update.from[..]),
            Statement::Delete(delete) => (&delete.with, &delete.using[..]),
            Statement::Merge(merge) => (&merge.with, std::slice::from_ref(&merge.source)),
        };
        if !self.shadowed(with.as_ref(), place) {
            from.iter().for_each(|f| self.from(f, place));
            write_parts(statement, &mut |part| self.part(part));
        }
    }

    /// Looks into an inner WITH; says whether it has the name for itself.
    fn shadowed(&mut self, with: Option<&ast::With>, place: Place) -> bool {
        let Some(with) = with else { return false };
        let same = |c: &Cte| self.name.matches(c.name.declared());
        let shadows = with.ctes.iter().any(same);
        if with.recursive && shadows {
            return true;
        }
        for cte in &with.ctes {
            if self.name.matches(cte.name.declared()) {
                return true;
            }
            // A WITH item is like a subquery in FROM.
            self.statement(&cte.statement, place);
        }
        shadows
    }

    fn select(&mut self, select: &Select, place: Place) {
        if self.shadowed(select.with.as_ref(), place) {
            return;
        }
        self.body(&select.body, place);
        tail_parts(select, &mut |part| self.part(part));
    }

    fn body(&mut self, body: &SelectBody, place: Place) {
        match body {
            SelectBody::Core(core) => core.from.iter().for_each(|f| self.from(f, place)),
            SelectBody::Values(_) => {}
            SelectBody::Table(item) => self.from(item, place),
            SelectBody::Nested(select) => self.select(select, place),
            SelectBody::SetOperation(operation) => {
                let (left, right) = match operation.operator {
                    SetOperator::Union => (place, place),
                    SetOperator::Intersect if operation.all => (Place::Intersect, Place::Intersect),
                    SetOperator::Intersect => (place, place),
                    SetOperator::Except if operation.all => (Place::Except, Place::Except),
                    SetOperator::Except => (place, Place::Except),
                };
                self.body(&operation.left, left);
                self.body(&operation.right, right);
            }
        }
        body_parts(body, &mut |part| self.part(part));
    }

    fn from(&mut self, item: &FromItem, place: Place) {
        match item {
            FromItem::Table { name, .. } => {
                if let [table] = name.parts.as_slice()
                    && (self.name.matches(table.declared()) || self.name.declared() == table.name)
                {
                    self.found.push((place, table.span));
                }
                // What TABLESAMPLE is given.
                from_parts(item, &mut |part| self.part(part));
            }
            FromItem::Join(join) => {
                let outer = |nullable: bool| {
                    if nullable && place == Place::Allowed { Place::OuterJoin } else { place }
                };
                self.from(&join.left, outer(matches!(join.kind, JoinKind::Right | JoinKind::Full)));
                self.from(&join.right, outer(matches!(join.kind, JoinKind::Left | JoinKind::Full)));
                if let ast::JoinQual::On(on) = &join.qual {
                    self.expr(on);
                }
            }
            FromItem::Paren { item, .. } => self.from(item, place),
            FromItem::Subquery { query, .. } => self.select(query, place),
            FromItem::Function(_)
            | FromItem::XmlTable(_)
            | FromItem::JsonTable(_)
            | FromItem::Rows(_)
            | FromItem::Error(_) => from_parts(item, &mut |part| self.part(part)),
        }
    }

    fn expr(&mut self, expr: &ast::Expr) {
        expr_parts(expr, &mut |part| self.part(part));
    }

    /// A subquery is a place of its own, whatever is around it.
    fn part(&mut self, part: Part<'_>) {
        match part {
            Part::Expr(expr) => self.expr(expr),
            Part::Subquery(query) => self.select(query, Place::Subquery),
        }
    }
}

impl Analyzer<'_> {
    /// Checks the form of a common table that refers to itself; false where it has none that can be analyzed.
    pub(crate) fn check_recursive_form(&mut self, cte: &Cte) -> bool {
        let name = cte.name.declared().to_owned();
        let Statement::Select(select) = &cte.statement else {
            let message =
                format!("recursive query \"{name}\" must not contain data-modifying statements");
            self.error("42P19", cte.span, message);
            return false;
        };
        let select = innermost(select);
        let SelectBody::SetOperation(operation) = &select.body else {
            self.no_union_form(&name, cte);
            return false;
        };
        if operation.operator != SetOperator::Union {
            self.no_union_form(&name, cte);
            return false;
        }
        let mut found = Vec::new();
        let mut search = Search { name: &cte.name, found: &mut found };
        search.shadowed(select.with.as_ref(), Place::Subquery);
        search.body(&operation.left, Place::NonRecursiveTerm);
        search.body(&operation.right, Place::Allowed);
        let (allowed, misplaced): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(place, _)| *place == Place::Allowed);
        let mut ok = misplaced.is_empty();
        for (place, span) in misplaced {
            self.misplaced(&name, span, place);
        }
        if let (true, Some((_, span))) = (ok, allowed.get(1)) {
            let message =
                format!("recursive reference to query \"{name}\" must not appear more than once");
            self.error("42P19", *span, message);
            ok = false;
        }
        if ok {
            self.check_recursive_clauses(select);
        }
        ok
    }

    fn check_recursive_clauses(&mut self, select: &Select) {
        for (clause, present) in [
            ("ORDER BY", select.order_by.first().map(|s| s.expr.span)),
            ("OFFSET", select.offset.as_ref().map(|o| o.span)),
            ("LIMIT", select.limit.as_ref().map(|_| select.span)),
            ("FOR UPDATE/SHARE", select.locking.first().map(|l| l.span)),
        ] {
            if let Some(span) = present {
                self.error(
                    "0A000",
                    span,
                    format!("{clause} in a recursive query is not implemented"),
                );
            }
        }
    }

    fn no_union_form(&mut self, name: &str, cte: &Cte) {
        let message = format!(
            "recursive query \"{name}\" does not have the form non-recursive-term UNION [ALL] recursive-term"
        );
        self.error("42P19", cte.name.span, message);
    }

    fn misplaced(&mut self, name: &str, span: Span, place: Place) {
        let place = match place {
            Place::Allowed => return,
            Place::NonRecursiveTerm => "its non-recursive term",
            Place::Subquery => "a subquery",
            Place::OuterJoin => "an outer join",
            Place::Intersect => "INTERSECT",
            Place::Except => "EXCEPT",
        };
        let message =
            format!("recursive reference to query \"{name}\" must not appear within {place}");
        self.report(Diagnostic::error("42P19", span, message));
    }
}

/// A query without the parentheses around it.
fn innermost(select: &Select) -> &Select {
    let mut select = select;
    while let SelectBody::Nested(inner) = &select.body {
        let bare = select.with.is_none()
            && select.order_by.is_empty()
            && select.limit.is_none()
            && select.offset.is_none()
            && select.locking.is_empty();
        if !bare {
            break;
        }
        select = inner;
    }
    select
}
