//! What the syntax tree shows: clauses, words, and operations whose order other engines see differently.

use super::Finder;
use crate::{
    ast::{
        ConflictTarget, Expr, ExprKind, FromItem, Select, SelectBody, Statement, With,
        expr::{IsTest, SpecialSyntax},
        select::{GroupItem, Limit},
        walk::{Part, expr_parts, select_parts, statement_parts},
    },
    engine::features::Feature,
    lex::{TokenKind, keyword::Keyword},
    source::Span,
};

pub(super) fn find(statement: &Statement, finder: &mut Finder<'_, '_>) {
    finder.statement(statement);
}

impl Finder<'_, '_> {
    fn statement(&mut self, statement: &Statement) {
        let with = match statement {
            Statement::Select(select) => return self.select(select),
            Statement::Copy(inner, _) => return self.statement(inner),
            Statement::Insert(insert) => {
                if let Some(ConflictTarget::Inference { elements, .. }) =
                    insert.on_conflict.as_ref().and_then(|conflict| conflict.target.as_ref())
                {
                    let computed =
                        elements.iter().filter(|e| !matches!(e.expr.kind, ExprKind::Column(_)));
                    computed.for_each(|e| self.note(Feature::ConflictExpression, e.expr.span));
                }
                &insert.with
            }
            Statement::Update(update) => {
                update.from.iter().for_each(|item| self.relation_item(item));
                &update.with
            }
            Statement::Delete(delete) => {
                delete.using.iter().for_each(|item| self.relation_item(item));
                &delete.with
            }
            Statement::Merge(merge) => {
                self.relation_item(&merge.source);
                let word = self.keyword(Keyword::Merge, merge.span);
                self.note(Feature::Merge, word);
                &merge.with
            }
        };
        self.with(with.as_ref());
        let mut parts = Vec::new();
        statement_parts(statement, &mut |part| parts.push(part));
        parts.into_iter().for_each(|part| self.part(part));
    }

    fn with(&mut self, with: Option<&With>) {
        for cte in with.iter().flat_map(|with| &with.ctes) {
            if cte.materialized.is_some() {
                let word = self.keyword(Keyword::Materialized, cte.span);
                self.note(Feature::Materialized, word);
            }
            match &cte.statement {
                // Their parts are the statement's.
                Statement::Select(_) => {}
                other => self.statement(other),
            }
        }
    }

    fn select(&mut self, select: &Select) {
        self.with(select.with.as_ref());
        for locking in &select.locking {
            let word = self.first_token(locking.span);
            self.note(Feature::RowLock, word);
        }
        if let Some(Limit::Fetch { with_ties: true, .. }) = &select.limit {
            let word = self.keyword(Keyword::Ties, select.span);
            self.note(Feature::WithTies, word);
        }
        self.body(&select.body);
        let mut parts = Vec::new();
        select_parts(select, &mut |part| parts.push(part));
        parts.into_iter().for_each(|part| self.part(part));
    }

    /// What of a body is no expression; nested queries come as parts of the query.
    fn body(&mut self, body: &SelectBody) {
        match body {
            SelectBody::Core(core) => {
                core.from.iter().for_each(|item| self.relation_item(item));
                for item in core.group_by.iter().flat_map(|group_by| &group_by.items) {
                    match item {
                        GroupItem::Expr(_) => {}
                        GroupItem::Empty(span)
                        | GroupItem::Rollup(_, span)
                        | GroupItem::Cube(_, span)
                        | GroupItem::GroupingSets(_, span) => {
                            let word = self.first_token(*span);
                            self.note(Feature::GroupingSets, word);
                        }
                    }
                }
            }
            SelectBody::SetOperation(operation) => {
                self.body(&operation.left);
                self.body(&operation.right);
            }
            SelectBody::Table(item) => self.relation_item(item),
            SelectBody::Nested(_) | SelectBody::Values(_) => {}
        }
    }

    fn relation_item(&mut self, item: &FromItem) {
        match item {
            FromItem::Table { sample: Some(sample), .. } => {
                let word = self.first_token(sample.span);
                self.note(Feature::TableSample, word);
            }
            FromItem::Join(join) => {
                self.relation_item(&join.left);
                self.relation_item(&join.right);
            }
            FromItem::Paren { item, .. } => self.relation_item(item),
            FromItem::JsonTable(table) => {
                let word = self.first_token(table.span);
                self.note(Feature::SqlJson, word);
            }
            FromItem::Table { .. }
            | FromItem::Subquery { .. }
            | FromItem::Function(_)
            | FromItem::XmlTable(_)
            | FromItem::Rows(_)
            | FromItem::Error(_) => {}
        }
    }

    fn part(&mut self, part: Part<'_>) {
        match part {
            Part::Subquery(query) => self.select(query),
            Part::Expr(expr) => {
                self.expr(expr);
                let mut parts = Vec::new();
                expr_parts(expr, &mut |part| parts.push(part));
                parts.into_iter().for_each(|part| self.part(part));
            }
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Unary { op, operand }
                if op.symbol == "~" && matches!(operand.kind, ExprKind::Binary { .. }) =>
            {
                self.note(Feature::BitwiseNot, op.span);
            }
            ExprKind::Binary { op, left, right } if is_bitwise(op.symbol) => {
                let mixed = [left, right].into_iter().any(|side| match &side.kind {
                    ExprKind::Binary { op: inner, .. } => {
                        is_bitwise(inner.symbol) && inner.symbol != op.symbol
                    }
                    _ => false,
                });
                if mixed {
                    self.note(Feature::BitwiseMix, op.span);
                }
            }
            ExprKind::Is { test: IsTest::Json { .. }, .. } => {
                self.note(Feature::SqlJson, expr.span);
            }
            ExprKind::Special(call) if matches!(call.syntax, SpecialSyntax::Json(_)) => {
                let word = self.first_token(expr.span);
                self.note(Feature::SqlJson, word);
            }
            _ => {}
        }
    }

    /// The first word of that name within a place; the place where there is none.
    fn keyword(&self, keyword: Keyword, within: Span) -> Span {
        let found = self.lexed.tokens.iter().find(|token| {
            (within.start..within.end).contains(&token.span.start)
                && matches!(&token.kind, TokenKind::Word(word) if word.keyword == Some(keyword))
        });
        found.map_or(within, |token| token.span)
    }
}

fn is_bitwise(symbol: &str) -> bool {
    matches!(symbol, "&" | "|" | "#")
}
