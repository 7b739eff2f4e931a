//! Which common tables depend on which, and what a recursive one may look like (`parse_cte.c`,
//! `checkWellFormedRecursion`).

use super::Analyzer;
use crate::{
    ast::{
        self, FromItem, JoinKind, Select, SelectBody, Statement,
        select::{Cte, SetOperator},
        walk::{Part, clause_parts, expr_parts, from_parts},
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
        match statement {
            Statement::Select(select) => self.select(select, place),
            Statement::Insert(insert) => {
                if self.shadowed(insert.with.as_ref(), place) {
                    return;
                }
                if let ast::InsertSource::Select(select) = &insert.source {
                    self.select(select, place);
                }
            }
            Statement::Update(update) => {
                if self.shadowed(update.with.as_ref(), place) {
                    return;
                }
                update.from.iter().for_each(|f| self.from(f, place));
                update.where_.iter().for_each(|e| self.expr(e));
                for assignment in &update.assignments {
                    let (ast::Assignment::Single { value, .. }
                    | ast::Assignment::Row { value, .. }) = assignment;
                    self.expr(value);
                }
            }
            Statement::Delete(delete) => {
                if self.shadowed(delete.with.as_ref(), place) {
                    return;
                }
                delete.using.iter().for_each(|f| self.from(f, place));
                delete.where_.iter().for_each(|e| self.expr(e));
            }
            Statement::Copy(inner, _) => self.statement(inner, place),
            Statement::Merge(merge) => {
                if self.shadowed(merge.with.as_ref(), place) {
                    return;
                }
                self.from(&merge.source, place);
                self.expr(&merge.on);
            }
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
        let mut exprs = Vec::new();
        let mut queries = Vec::new();
        clause_parts(select, &mut |part| match part {
            Part::Expr(e) => exprs.push(e),
            Part::Subquery(q) => queries.push(q),
        });
        exprs.into_iter().for_each(|e| self.expr(e));
        queries.into_iter().for_each(|q| self.select(q, Place::Subquery));
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
                self.operand(&operation.left, left);
                self.operand(&operation.right, right);
            }
        }
    }

    /// An operand of a set operation: its own clauses matter too.
    fn operand(&mut self, body: &SelectBody, place: Place) {
        match body {
            SelectBody::Core(_) => {
                self.body(body, place);
                self.core_clauses(body);
            }
            _ => self.body(body, place),
        }
    }

    fn core_clauses(&mut self, body: &SelectBody) {
        let SelectBody::Core(core) = body else { return };
        let values = core.items.iter().filter_map(|i| match i {
            ast::SelectItem::Expr { value, .. } => Some(value),
            ast::SelectItem::Wildcard(_) => None,
        });
        let exprs: Vec<&ast::Expr> = values.chain(&core.where_).chain(&core.having).collect();
        exprs.into_iter().for_each(|e| self.expr(e));
    }

    fn from(&mut self, item: &FromItem, place: Place) {
        match item {
            FromItem::Table { name, .. } => {
                if let [table] = name.parts.as_slice()
                    && (self.name.matches(table.declared()) || self.name.declared() == table.name)
                {
                    self.found.push((place, table.span));
                }
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
            | FromItem::Error(_) => {
                let mut exprs = Vec::new();
                from_parts(item, &mut |part| {
                    if let Part::Expr(e) = part {
                        exprs.push(e);
                    }
                });
                exprs.into_iter().for_each(|e| self.expr(e));
            }
        }
    }

    fn expr(&mut self, expr: &ast::Expr) {
        let mut exprs = Vec::new();
        let mut queries = Vec::new();
        expr_parts(expr, &mut |part| match part {
            Part::Expr(e) => exprs.push(e),
            Part::Subquery(q) => queries.push(q),
        });
        exprs.into_iter().for_each(|e| self.expr(e));
        queries.into_iter().for_each(|q| self.select(q, Place::Subquery));
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
        let search = |body: &SelectBody| {
            let mut found = Vec::new();
            Search { name: &cte.name, found: &mut found }.operand(body, Place::Allowed);
            found
        };
        let mut within: Vec<(Place, Span)> = Vec::new();
        Search { name: &cte.name, found: &mut within }
            .shadowed(select.with.as_ref(), Place::Subquery);
        let left: Vec<(Place, Span)> = search(&operation.left);
        let right = search(&operation.right);
        let mut ok = true;
        for (_, span) in &within {
            self.misplaced(&name, *span, Place::Subquery);
            ok = false;
        }
        for (_, span) in &left {
            self.misplaced(&name, *span, Place::NonRecursiveTerm);
            ok = false;
        }
        for (place, span) in &right {
            if *place != Place::Allowed {
                self.misplaced(&name, *span, *place);
                ok = false;
            }
        }
        if ok && right.len() > 1 {
            let span = right.get(1).map_or(cte.span, |(_, s)| *s);
            let message =
                format!("recursive reference to query \"{name}\" must not appear more than once");
            self.error("42P19", span, message);
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
