//! INSERT, UPDATE, DELETE and MERGE (manual 6, grammar `InsertStmt` and so on).

use super::cursor::{Parse, Parser};
use crate::{
    ast::{
        Assignment, Conflict, ConflictAction, ConflictTarget, Delete, Expr, ExprKind, Insert,
        InsertSource, Merge, Overriding, QualifiedName, Returning, Statement, TableAlias, Update,
        With,
        dml::{AssignTarget, IndexElement, Indirection, MergeAction, MergeMatch, MergeWhen},
        expr::{SortDirection, SortItem},
    },
    lex::{SpliceKind, TokenKind, keyword::Keyword},
    source::Span,
};

impl Parser<'_> {
    pub(super) fn insert(&mut self, with: Option<With>) -> Parse<Insert> {
        let start = self.statement_start(&with);
        self.expect_keyword(Keyword::Insert)?;
        self.expect_keyword(Keyword::Into)?;
        let table = self.qualified_name()?;
        let alias = if self.eat_keyword(Keyword::As) { Some(self.col_id()?) } else { None };
        let columns = self.insert_columns()?;
        let overriding = self.opt_overriding()?;
        let bare = columns.is_none() && overriding.is_none();
        let source = if bare && self.eat_keywords(&[Keyword::Default, Keyword::Values]) {
            InsertSource::DefaultValues
        } else if let (true, TokenKind::Splice(SpliceKind::Spread, rows)) =
            (self.at_keyword(Keyword::Values), self.peek_at(1))
        {
            let rows = *rows;
            self.bump();
            InsertSource::Rows(rows, self.bump().span)
        } else if self.at_select_word(0)
            || self.at_keyword(Keyword::Values)
            || self.at(&TokenKind::LeftParen)
        {
            self.optional_source(|p| Ok(InsertSource::Select(Box::new(p.select()?))))?
        } else {
            return Err(self.unexpected("VALUES, DEFAULT VALUES or a query"));
        };
        let on_conflict = self.on_conflict()?;
        let returning = self.opt_returning()?;
        let span = self.since(start);
        Ok(Insert { with, table, alias, columns, overriding, source, on_conflict, returning, span })
    }

    /// `copy t (a, b) from {..rows}` and `copy (query) to stdout`.
    pub(super) fn copy(&mut self) -> Parse<Statement> {
        let start = self.expect_keyword(Keyword::Copy)?;
        if self.at(&TokenKind::LeftParen) {
            let inner = self.parenthesized(Self::query_statement)?;
            self.expect_keyword(Keyword::To)?;
            self.eat_keyword(Keyword::Stdout);
            return Ok(Statement::Copy(Box::new(inner), self.since(start)));
        }
        let table = self.qualified_name()?;
        let columns = self.insert_columns()?;
        if self.at_keyword(Keyword::To) {
            let help = "to read, copy a query: `copy (select …) to stdout`";
            return Err(self.unexpected_with(Some(help.to_owned())));
        }
        self.expect_keyword(Keyword::From)?;
        let TokenKind::Splice(SpliceKind::Spread, rows) = *self.peek() else {
            return Err(self.unexpected("rows in braces: `copy t (a, b) from {..rows}`"));
        };
        let source = InsertSource::Copy(rows, self.bump().span);
        let insert = Insert {
            with: None,
            table,
            alias: None,
            columns,
            // COPY writes what it is given into identity columns, too.
            overriding: Some(Overriding::System),
            source,
            on_conflict: None,
            returning: None,
            span: self.since(start),
        };
        Ok(Statement::Insert(Box::new(insert)))
    }

    fn statement_start(&self, with: &Option<With>) -> Span {
        with.as_ref().map_or(self.span(), |w| w.span)
    }

    /// `( column, … )`, unless the parentheses hold a query.
    fn insert_columns(&mut self) -> Parse<Option<Vec<AssignTarget>>> {
        if !self.at(&TokenKind::LeftParen) || self.at_parenthesized_select() {
            return Ok(None);
        }
        self.parenthesized(|p| p.plain_list(Self::assign_target)).map(Some)
    }

    fn opt_overriding(&mut self) -> Parse<Option<Overriding>> {
        if !self.eat_keyword(Keyword::Overriding) {
            return Ok(None);
        }
        let overriding = if self.eat_keyword(Keyword::User) {
            Overriding::User
        } else if self.eat_keyword(Keyword::System) {
            Overriding::System
        } else {
            return Err(self.unexpected("USER or SYSTEM"));
        };
        self.expect_keyword(Keyword::Value)?;
        Ok(Some(overriding))
    }

    /// `set_target`, `insert_column_item`
    fn assign_target(&mut self) -> Parse<AssignTarget> {
        let column = self.col_id()?;
        let start = column.span;
        let mut indirection = Vec::new();
        loop {
            if self.at(&TokenKind::LeftBracket) {
                indirection.push(Indirection::Subscript(self.subscript()?));
            } else if self.eat(&TokenKind::Dot) {
                indirection.push(Indirection::Field(self.col_label()?));
            } else {
                return Ok(AssignTarget { column, indirection, span: self.since(start) });
            }
        }
    }

    fn on_conflict(&mut self) -> Parse<Option<Conflict>> {
        let start = self.span();
        if !self.eat_keyword(Keyword::On) {
            return Ok(None);
        }
        self.expect_keyword(Keyword::Conflict)?;
        let target = self.conflict_target()?;
        let last_wins = self.last_wins();
        self.expect_keyword(Keyword::Do)?;
        let action = if self.eat_keyword(Keyword::Nothing) {
            ConflictAction::Nothing
        } else if self.eat_keyword(Keyword::Update) {
            self.expect_keyword(Keyword::Set)?;
            let assignments = self.assignments()?;
            self.require_assignment(&assignments, "DO UPDATE");
            ConflictAction::Update { assignments, where_: self.where_clause()? }
        } else {
            return Err(self.unexpected("NOTHING or UPDATE"));
        };
        Ok(Some(Conflict { target, last_wins, action, span: self.since(start) }))
    }

    /// `last wins`: sqlweave's own.
    fn last_wins(&mut self) -> Option<Span> {
        let start = self.span();
        if !self.is_macro_door() || !self.at_word(0, "last") || !self.at_word(1, "wins") {
            return None;
        }
        self.bump();
        self.bump();
        Some(self.since(start))
    }

    fn conflict_target(&mut self) -> Parse<Option<ConflictTarget>> {
        let start = self.span();
        if self.at(&TokenKind::LeftParen) {
            let elements = self.parenthesized(|p| p.plain_list(Self::index_element))?;
            // It finds an index, and lets no row pass: nothing of it can be left out.
            let where_ =
                if self.eat_keyword(Keyword::Where) { Some(self.clause_expr()?) } else { None };
            let span = self.since(start);
            return Ok(Some(ConflictTarget::Inference { elements, where_, span }));
        }
        if self.eat_keyword(Keyword::On) {
            self.expect_keyword(Keyword::Constraint)?;
            return Ok(Some(ConflictTarget::Constraint(self.col_id()?)));
        }
        Ok(None)
    }

    /// `index_elem`: a column, a function call or an expression in parentheses, and its options.
    pub(super) fn index_element(&mut self) -> Parse<IndexElement> {
        let expr = self.index_expr()?;
        let collation =
            if self.eat_keyword(Keyword::Collate) { Some(self.any_name()?) } else { None };
        let class = !self.at_keywords(&[Keyword::Nulls, Keyword::First])
            && !self.at_keywords(&[Keyword::Nulls, Keyword::Last])
            && self.at_col_id(0);
        let operator_class = if class { Some(self.any_name()?) } else { None };
        if operator_class.is_some() && self.at(&TokenKind::LeftParen) {
            self.skip_parentheses()?;
        }
        let direction = if self.eat_keyword(Keyword::Asc) {
            Some(SortDirection::Asc)
        } else if self.eat_keyword(Keyword::Desc) {
            Some(SortDirection::Desc)
        } else {
            None
        };
        let nulls_first = self.nulls_order();
        let sorted = direction.is_some() || nulls_first.is_some();
        let sort =
            sorted.then(|| Box::new(SortItem { expr: expr.clone(), direction, nulls_first }));
        Ok(IndexElement { expr, collation, operator_class, sort })
    }

    fn index_expr(&mut self) -> Parse<Expr> {
        if self.at(&TokenKind::LeftParen) {
            return self.parenthesized(Self::expr);
        }
        let behind = self.peek_at(1);
        if self.at_col_id(0) && *behind != TokenKind::LeftParen && *behind != TokenKind::Dot {
            let name = self.col_id()?;
            let span = name.span;
            let kind = ExprKind::Column(QualifiedName { parts: vec![name], span });
            return Ok(Expr { kind, span });
        }
        self.windowless_function()
    }

    /// Passes over parentheses and what they hold.
    pub(super) fn skip_parentheses(&mut self) -> Parse<()> {
        self.expect(&TokenKind::LeftParen)?;
        let mut depth = 1;
        while depth > 0 {
            match self.peek() {
                TokenKind::LeftParen => depth += 1,
                TokenKind::RightParen => depth -= 1,
                TokenKind::End => return Err(self.unexpected("\")\"")),
                _ => {}
            }
            self.bump();
        }
        Ok(())
    }

    /// `set_clause_list`
    fn assignments(&mut self) -> Parse<Vec<Assignment>> {
        self.optional_assignments(|p| {
            p.list(
                Self::assignment,
                |span| {
                    let column = crate::ast::Ident::new("", span);
                    let target = AssignTarget { column, indirection: Vec::new(), span };
                    Assignment::Single { target, value: super::expr::broken_expr(span) }
                },
                Self::at_clause,
            )
        })
    }

    fn assignment(&mut self) -> Parse<Assignment> {
        let start = self.span();
        if self.at(&TokenKind::LeftParen) {
            let targets = self.parenthesized(|p| p.plain_list(Self::assign_target))?;
            self.expect_op("=")?;
            let value = self.expr()?;
            return Ok(Assignment::Row { targets, value, span: self.since(start) });
        }
        let target = self.assign_target()?;
        self.expect_op("=")?;
        let (position, start) = (self.position(), self.span());
        let value = match self.expr() {
            Ok(value) => value,
            Err(_) => {
                self.recover(position, &|p| p.at(&TokenKind::Comma) || p.at_clause())?;
                super::expr::broken_expr(self.since(start))
            }
        };
        Ok(Assignment::Single { target, value })
    }

    pub(super) fn opt_returning(&mut self) -> Parse<Option<Returning>> {
        let start = self.span();
        if !self.eat_keyword(Keyword::Returning) {
            return Ok(None);
        }
        let (mut old, mut new) = (None, None);
        if self.version >= 18 && self.at_keyword(Keyword::With) {
            self.bump();
            self.expect(&TokenKind::LeftParen)?;
            loop {
                let is_old = self.eat_keyword(Keyword::Old);
                if !is_old && !self.eat_keyword(Keyword::New) {
                    return Err(self.unexpected("OLD or NEW"));
                }
                self.expect_keyword(Keyword::As)?;
                let name = self.col_id()?;
                let slot = if is_old { &mut old } else { &mut new };
                if slot.is_some() {
                    let word = if is_old { "OLD" } else { "NEW" };
                    let message = format!("{word} cannot be specified multiple times");
                    return Err(self.refuse(name.span, message));
                }
                *slot = Some(name);
                if !self.eat(&TokenKind::Comma) {
                    break;
                }
            }
            self.expect(&TokenKind::RightParen)?;
        }
        let items = self.select_items()?;
        Ok(Some(Returning { old, new, items, span: self.since(start) }))
    }

    /// The alias of the table that UPDATE changes: SET is never one without AS.
    fn target_alias(&mut self) -> Parse<Option<TableAlias>> {
        let start = self.span();
        let as_ = self.eat_keyword(Keyword::As);
        if !as_ && (self.at_keyword(Keyword::Set) || !self.at_col_id(0)) {
            return Ok(None);
        }
        let name = Some(self.col_id()?);
        Ok(Some(TableAlias { name, columns: Vec::new(), span: self.since(start) }))
    }

    /// WHERE of UPDATE and DELETE, which may name a cursor.
    fn where_or_current(&mut self) -> Parse<Option<Expr>> {
        if !self.at_keyword(Keyword::Where) {
            return Ok(None);
        }
        if self.keyword_at(1) == Some(Keyword::Current) && self.keyword_at(2) == Some(Keyword::Of) {
            self.bump();
            return self.current_of();
        }
        self.where_clause()
    }

    pub(super) fn update(&mut self, with: Option<With>) -> Parse<Update> {
        let start = self.statement_start(&with);
        self.expect_keyword(Keyword::Update)?;
        let (table, only) = self.relation_expr()?;
        let alias = self.target_alias()?;
        self.expect_keyword(Keyword::Set)?;
        let assignments = self.assignments()?;
        let from = if self.eat_keyword(Keyword::From) { self.table_refs()? } else { Vec::new() };
        let where_ = self.where_or_current()?;
        if !from.is_empty() {
            self.require_assignment(&assignments, "UPDATE with FROM");
        }
        if where_.as_ref().is_some_and(|w| matches!(w.kind, ExprKind::CurrentOf(_))) {
            self.require_assignment(&assignments, "UPDATE of a cursor's row");
        }
        let returning = self.opt_returning()?;
        let span = self.since(start);
        Ok(Update { with, only, table, alias, assignments, from, where_, returning, span })
    }

    pub(super) fn delete(&mut self, with: Option<With>) -> Parse<Delete> {
        let start = self.statement_start(&with);
        self.expect_keyword(Keyword::Delete)?;
        self.expect_keyword(Keyword::From)?;
        let (table, only) = self.relation_expr()?;
        let alias = self.target_alias()?;
        let using = if self.eat_keyword(Keyword::Using) { self.table_refs()? } else { Vec::new() };
        let where_ = self.where_or_current()?;
        let returning = self.opt_returning()?;
        let span = self.since(start);
        Ok(Delete { with, only, table, alias, using, where_, returning, span })
    }

    pub(super) fn merge(&mut self, with: Option<With>) -> Parse<Merge> {
        let start = self.statement_start(&with);
        self.expect_keyword(Keyword::Merge)?;
        self.expect_keyword(Keyword::Into)?;
        let (table, only) = self.relation_expr()?;
        let alias = self.target_alias()?;
        self.expect_keyword(Keyword::Using)?;
        let source = self.table_ref()?;
        self.expect_keyword(Keyword::On)?;
        let on = self.expr()?;
        let mut whens = Vec::new();
        while self.at_keyword(Keyword::When) {
            whens.push(self.merge_when()?);
        }
        if whens.is_empty() {
            return Err(self.unexpected("WHEN"));
        }
        let returning = if self.version >= 17 { self.opt_returning()? } else { None };
        let span = self.since(start);
        Ok(Merge { with, only, table, alias, source, on, whens, returning, span })
    }

    fn merge_when(&mut self) -> Parse<MergeWhen> {
        let start = self.expect_keyword(Keyword::When)?;
        let matched = if self.eat_keyword(Keyword::Matched) {
            MergeMatch::Matched
        } else {
            self.expect_keyword(Keyword::Not)?;
            self.expect_keyword(Keyword::Matched)?;
            if self.eat_keywords(&[Keyword::By, Keyword::Source]) {
                MergeMatch::NotMatchedBySource
            } else {
                self.eat_keywords(&[Keyword::By, Keyword::Target]);
                MergeMatch::NotMatchedByTarget
            }
        };
        let condition = if self.eat_keyword(Keyword::And) { Some(self.expr()?) } else { None };
        self.expect_keyword(Keyword::Then)?;
        let action = self.merge_action(matched)?;
        Ok(MergeWhen { matched, condition, action, span: self.since(start) })
    }

    fn merge_action(&mut self, matched: MergeMatch) -> Parse<MergeAction> {
        if self.eat_keywords(&[Keyword::Do, Keyword::Nothing]) {
            return Ok(MergeAction::DoNothing);
        }
        if matched == MergeMatch::NotMatchedByTarget {
            self.expect_keyword(Keyword::Insert)?;
            let columns = self.insert_columns()?;
            let overriding = self.opt_overriding()?;
            if self.eat_keywords(&[Keyword::Default, Keyword::Values]) {
                return Ok(MergeAction::Insert { columns, overriding, values: None });
            }
            self.expect_keyword(Keyword::Values)?;
            let before = self.optionals;
            let mut values = self.parenthesized(Self::expr_list)?;
            if self.optionals != before {
                self.optional_values(&mut values);
            }
            let values = Some(values);
            return Ok(MergeAction::Insert { columns, overriding, values });
        }
        if self.eat_keyword(Keyword::Delete) {
            return Ok(MergeAction::Delete);
        }
        if self.eat_keyword(Keyword::Update) {
            self.expect_keyword(Keyword::Set)?;
            let assignments = self.assignments()?;
            self.require_assignment(&assignments, "UPDATE in MERGE");
            return Ok(MergeAction::Update(assignments));
        }
        Err(self.unexpected("UPDATE, DELETE or DO NOTHING"))
    }
}
