//! Statements, SELECT, VALUES, set operations and WITH (manual 7, grammar `SelectStmt`).

use super::{
    clause::begins_clause,
    cursor::{Parse, Parser, Reported},
};
use crate::{
    ast::{
        Expr, ExprKind, FromItem, Select, SelectBody, SelectCore, SelectItem, Statement, With,
        expr::CastSpelling,
        select::{Cte, Cycle, OutputAlias, OutputMark, Search, SetOperation, SetOperator, Values},
    },
    lex::{SpliceKind, TokenKind, keyword::Keyword},
    source::Span,
};

/// What begins a part of a statement.
const CLAUSES: [&str; 13] = [
    "FROM",
    "WHERE",
    "GROUP",
    "HAVING",
    "ORDER",
    "LIMIT",
    "OFFSET",
    "JOIN",
    "UNION",
    "SET",
    "VALUES",
    "RETURNING",
    "WINDOW",
];

/// Whether a word is another with one letter more, less or changed, or two exchanged.
fn is_slip(written: &str, meant: &str) -> bool {
    let equal = written.bytes().zip(meant.bytes()).take_while(|(w, m)| w == m).count();
    let (written, meant) = (written.as_bytes().get(equal..), meant.as_bytes().get(equal..));
    match (written.unwrap_or_default(), meant.unwrap_or_default()) {
        ([], []) => false,
        ([_, rest @ ..], m) if rest == m => true,
        (w, [_, rest @ ..]) if w == rest => true,
        ([a, b, w @ ..], [c, d, m @ ..]) if a == d && b == c => w == m,
        ([_, w @ ..], [_, m @ ..]) => w == m,
        _ => false,
    }
}

impl Parser<'_> {
    /// A query, or a COPY of one or of rows.
    pub(super) fn statement(&mut self) -> Parse<Statement> {
        if self.at_keyword(Keyword::Copy) { self.copy() } else { self.query_statement() }
    }

    /// One of the statements that a query may be.
    pub(super) fn query_statement(&mut self) -> Parse<Statement> {
        let with = self.opt_with()?;
        match self.keyword() {
            Some(Keyword::Insert) => self.insert(with).map(|s| Statement::Insert(Box::new(s))),
            Some(Keyword::Update) => self.update(with).map(|s| Statement::Update(Box::new(s))),
            Some(Keyword::Delete) => self.delete(with).map(|s| Statement::Delete(Box::new(s))),
            Some(Keyword::Merge) => self.merge(with).map(|s| Statement::Merge(Box::new(s))),
            Some(Keyword::Values) => self.select_with(with).map(|s| Statement::Select(Box::new(s))),
            _ if self.at_select_word(0) || self.at(&TokenKind::LeftParen) => {
                self.select_with(with).map(|s| Statement::Select(Box::new(s)))
            }
            keyword => Err(self.no_query(keyword, with.is_some())),
        }
    }

    fn no_query(&mut self, keyword: Option<Keyword>, with: bool) -> Reported {
        if with {
            return self.unexpected("SELECT, VALUES, INSERT, UPDATE, DELETE or MERGE behind WITH");
        }
        let instead = match keyword {
            Some(
                Keyword::Create
                | Keyword::Alter
                | Keyword::Drop
                | Keyword::Comment
                | Keyword::Grant,
            ) => "; what defines the schema belongs in the schema file",
            Some(Keyword::Truncate) => "; DELETE without WHERE empties a table",
            Some(
                Keyword::Begin
                | Keyword::Start
                | Keyword::Commit
                | Keyword::Rollback
                | Keyword::Savepoint,
            ) => "; `.transaction()` begins a transaction, which has `.commit()` and `.rollback()`",
            Some(Keyword::Notify) => "; `select pg_notify(channel, payload)` notifies",
            Some(Keyword::Set) => "; `select set_config(name, value, is_local)` changes a setting",
            Some(
                Keyword::Call
                | Keyword::Explain
                | Keyword::Listen
                | Keyword::Lock
                | Keyword::Refresh
                | Keyword::Vacuum,
            ) => {
                "; the driver sends others as text: `client.batch_execute(…)`, of a `Connection` `db.client()`"
            }
            _ => "",
        };
        let help = format!("a query is SELECT, VALUES, INSERT, UPDATE, DELETE or MERGE{instead}");
        let word = match self.peek_at(0) {
            TokenKind::Word(word) => word.text.to_ascii_uppercase(),
            _ => String::new(),
        };
        let meant = ["SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "WITH"];
        let meant = meant.iter().find(|known| is_slip(&word, known));
        let help = meant.map_or(help, |known| format!("did you mean {known}?"));
        self.unexpected_with(Some(help))
    }

    /// Reports what stands behind a whole statement.
    pub(super) fn unexpected_behind_statement(&mut self) {
        let help = match self.keyword() {
            _ if *self.peek_at(0) != TokenKind::Semicolon && self.behind_semicolon() => {
                Some("a query is one statement".to_owned())
            }
            Some(
                keyword @ (Keyword::From
                | Keyword::Where
                | Keyword::Group
                | Keyword::Having
                | Keyword::Window
                | Keyword::Order),
            ) => Some(format!(
                "{} is out of order: FROM, WHERE, GROUP BY, HAVING, WINDOW, ORDER BY, LIMIT",
                keyword.text().to_ascii_uppercase()
            )),
            _ => self.misspelt_clause(),
        };
        self.unexpected_with(help);
    }

    /// Whether SELECT, VALUES, TABLE or WITH stands `ahead`, as the beginning of a query.
    pub(super) fn at_select_word(&self, ahead: usize) -> bool {
        match self.keyword_at(ahead) {
            Some(Keyword::Select | Keyword::Table | Keyword::With) => true,
            Some(Keyword::Values) => matches!(
                self.peek_at(ahead + 1),
                TokenKind::LeftParen | TokenKind::Splice(SpliceKind::Spread, _)
            ),
            _ => false,
        }
    }

    /// `SelectStmt`, with its WITH if it has one.
    pub(super) fn select(&mut self) -> Parse<Select> {
        let with = self.opt_with()?;
        self.select_with(with)
    }

    /// A query behind its WITH.
    pub(super) fn select_with(&mut self, with: Option<With>) -> Parse<Select> {
        let outer = std::mem::take(&mut self.height);
        let select = self.nested(|p| {
            let start = with.as_ref().map_or(p.span(), |w| w.span);
            let body = p.select_operand()?;
            p.select_behind(with, body, start)
        });
        self.height = self.grow(self.height)?.max(outer);
        select
    }

    /// A query whose first operand stands already.
    pub(super) fn select_behind(
        &mut self,
        with: Option<With>,
        body: SelectBody,
        start: Span,
    ) -> Parse<Select> {
        let body = self.set_operations(body, 0)?;
        let mut select = match body {
            SelectBody::Nested(inner) => *inner,
            body => Select::plain(body, start),
        };
        let mut tail = self.select_tail()?;
        let page = tail.page.take();
        self.put_tail(&mut select, tail);
        if let Some(page) = page {
            self.put_page(&mut select, page);
        }
        if let Some(with) = with {
            if select.with.is_some() {
                self.refuse(with.span, "multiple WITH clauses not allowed");
            }
            select.with = Some(with);
        }
        select.span = self.since(start);
        Ok(select)
    }

    /// UNION and EXCEPT (0) and INTERSECT (1) behind an operand, from the left.
    fn set_operations(&mut self, mut left: SelectBody, min: u8) -> Parse<SelectBody> {
        let mut height = self.height;
        loop {
            let (operator, level) = match self.keyword() {
                Some(Keyword::Union) => (SetOperator::Union, 0),
                Some(Keyword::Except) => (SetOperator::Except, 0),
                Some(Keyword::Intersect) => (SetOperator::Intersect, 1),
                _ => break,
            };
            if level < min {
                break;
            }
            let span = self.bump().span;
            let all = self.eat_keyword(Keyword::All);
            if !all {
                self.eat_keyword(Keyword::Distinct);
            }
            self.height = 0;
            let operand = self.select_operand()?;
            let right = self.set_operations(operand, level + 1)?;
            height = self.grow(height.max(self.height))?;
            left = SelectBody::SetOperation(Box::new(SetOperation {
                operator,
                all,
                left,
                right,
                span,
            }));
        }
        self.height = height;
        Ok(left)
    }

    /// `simple_select` without set operations, or a query in parentheses.
    fn select_operand(&mut self) -> Parse<SelectBody> {
        match self.keyword() {
            Some(Keyword::Select) => {
                self.select_core().map(|core| SelectBody::Core(Box::new(core)))
            }
            Some(Keyword::Values) => self.values().map(SelectBody::Values),
            Some(Keyword::Table) => {
                self.bump();
                let (name, only) = self.relation_expr()?;
                Ok(SelectBody::Table(FromItem::Table { name, only, alias: None, sample: None }))
            }
            _ if self.at_parenthesized_select() => {
                let select = self.parenthesized(Self::select)?;
                Ok(SelectBody::Nested(Box::new(select)))
            }
            _ => {
                while self.eat(&TokenKind::LeftParen) {}
                Err(self.unexpected("SELECT, VALUES, TABLE or a query in parentheses"))
            }
        }
    }

    /// VALUES (…), (…)
    pub(super) fn values(&mut self) -> Parse<Values> {
        let start = self.expect_keyword(Keyword::Values)?;
        let rows = self.list(
            |p| {
                if let TokenKind::Splice(SpliceKind::Spread, index) = p.peek() {
                    let span = p.bump().span;
                    let kind = ExprKind::Splice(SpliceKind::Spread, *index);
                    return Ok(vec![Expr { kind, span }]);
                }
                p.parenthesized(Self::expr_list)
            },
            |span| vec![super::expr::broken_expr(span)],
            Self::at_clause,
        )?;
        Ok(Values { rows, span: self.since(start) })
    }

    fn select_core(&mut self) -> Parse<SelectCore> {
        let start = self.expect_keyword(Keyword::Select)?;
        let distinct = self.distinct_clause()?;
        let empty = distinct.is_none() && self.at_end_of_items();
        let told = self.errors();
        let items = if empty { Vec::new() } else { self.select_items()? };
        let into = if self.at_keyword(Keyword::Into) { Some(self.select_into()?) } else { None };
        let from = if self.eat_keyword(Keyword::From) {
            self.table_refs()?
        } else if self.errors() > told {
            // What was passed over may have held FROM.
            vec![FromItem::Error(self.span())]
        } else {
            Vec::new()
        };
        let where_ = self.where_clause()?;
        let group_by = self.group_clause()?;
        let having = if self.eat_keyword(Keyword::Having) {
            Some(self.condition(Self::clause_expr)?)
        } else {
            None
        };
        let windows = self.window_clause()?;
        let span = self.since(start);
        Ok(SelectCore { distinct, items, into, from, where_, group_by, having, windows, span })
    }

    /// Whether the select list ends here before it began: it may be empty.
    fn at_end_of_items(&self) -> bool {
        begins_clause(self.keyword())
            || matches!(self.keyword(), Some(Keyword::Into | Keyword::On | Keyword::With))
            || matches!(self.peek(), TokenKind::End | TokenKind::RightParen | TokenKind::Semicolon)
    }

    /// The expression of WHERE, ON or HAVING; a broken one is passed over up to the next clause.
    pub(super) fn clause_expr(&mut self) -> Parse<Expr> {
        let (position, start) = (self.position(), self.span());
        match self.expr() {
            Ok(expr) => Ok(expr),
            Err(Reported) => {
                self.recover(position, &Self::at_clause)?;
                Ok(super::expr::broken_expr(self.since(start)))
            }
        }
    }

    pub(super) fn where_clause(&mut self) -> Parse<Option<Expr>> {
        if !self.eat_keyword(Keyword::Where) {
            return Ok(None);
        }
        self.condition(Self::clause_expr).map(Some)
    }

    /// `into t`: read for its message, which analysis gives.
    fn select_into(&mut self) -> Parse<Span> {
        let start = self.bump().span;
        for word in [Keyword::Local, Keyword::Global] {
            self.eat_keyword(word);
        }
        if !self.eat_keyword(Keyword::Temporary) && !self.eat_keyword(Keyword::Temp) {
            self.eat_keyword(Keyword::Unlogged);
        }
        self.eat_keyword(Keyword::Table);
        self.qualified_name()?;
        Ok(self.since(start))
    }

    /// `target_list`, of SELECT or RETURNING.
    pub(super) fn select_items(&mut self) -> Parse<Vec<SelectItem>> {
        self.list(
            |p| {
                let item = p.select_item()?;
                if p.at(&TokenKind::Comma) || p.at_end_of_items() {
                    return Ok(item);
                }
                Err(p.unexpected_behind_item())
            },
            |span| SelectItem::Expr { value: super::expr::broken_expr(span), alias: None },
            |p| p.at_clause() || p.at_keyword(Keyword::Into),
        )
    }

    /// A word before the next token that was meant to begin a clause, and was taken for a name.
    fn misspelt_clause(&self) -> Option<String> {
        let word = self.last_word()?;
        if word.eq_ignore_ascii_case("top") {
            return Some("write `limit n` at the end".to_owned());
        }
        let meant = CLAUSES.iter().find(|clause| is_slip(&word.to_ascii_uppercase(), clause))?;
        Some(format!("did you mean {meant} where \"{word}\" stands?"))
    }

    fn unexpected_behind_item(&mut self) -> Reported {
        if let Some(help) = self.misspelt_clause() {
            return self.unexpected_with(Some(help));
        }
        match self.peek() {
            TokenKind::Word(_) | TokenKind::QuotedIdent(_) if self.keyword().is_none() => {
                self.unexpected("a comma or FROM behind the column")
            }
            _ => self.unexpected(""),
        }
    }

    fn select_item(&mut self) -> Parse<SelectItem> {
        let start = self.span();
        if self.eat_op("*") {
            return Ok(SelectItem::Wildcard(start));
        }
        let outer = self.item_start.replace(self.position());
        let value = match self.opt_batch()? {
            Some(batch) => Ok(batch),
            None => self.expr(),
        };
        self.item_start = outer;
        let value = value?;
        let name = if self.eat_keyword(Keyword::As) {
            Some(self.col_label()?)
        } else if self.at_bare_label() {
            Some(self.take_ident()?)
        } else {
            None
        };
        let Some(name) = name else { return Ok(SelectItem::Expr { value, alias: None }) };
        let span = self.span();
        let mark = match self.peek() {
            TokenKind::Bang => Some(OutputMark::NotNull(span)),
            TokenKind::Question => Some(OutputMark::Nullable(span)),
            TokenKind::RustType(index) => Some(OutputMark::RustType(*index, span)),
            _ => None,
        };
        if mark.is_some() {
            self.bump();
        }
        Ok(SelectItem::Expr { value, alias: Some(OutputAlias { name, mark }) })
    }

    /// Whether the word of an operator ends a select item here and so is a label: `select a or from t`.
    pub(super) fn at_operator_label(&self) -> bool {
        if !matches!(self.peek(), TokenKind::Word(_)) {
            return false;
        }
        let ends = matches!(
            self.peek_at(1),
            TokenKind::Comma | TokenKind::End | TokenKind::Semicolon | TokenKind::RightParen
        ) || begins_clause(self.keyword_at(1))
            || self.keyword_at(1) == Some(Keyword::Into);
        if !ends || !self.at_bare_label() {
            return false;
        }
        self.item_start.is_some_and(|start| self.is_balanced_since(start))
    }

    /// WITH and its queries.
    pub(super) fn opt_with(&mut self) -> Parse<Option<With>> {
        if !self.at_keyword(Keyword::With) {
            return Ok(None);
        }
        let start = self.bump().span;
        // No name begins with what follows where it is the name itself.
        let is_name =
            self.peek_at(1) == &TokenKind::LeftParen || self.keyword_at(1) == Some(Keyword::As);
        let recursive = !is_name && self.eat_keyword(Keyword::Recursive);
        let ctes = self.plain_list(Self::common_table_expr)?;
        Ok(Some(With { recursive, ctes, span: self.since(start) }))
    }

    fn common_table_expr(&mut self) -> Parse<Cte> {
        let name = self.col_id()?;
        let start = name.span;
        let columns =
            if self.at(&TokenKind::LeftParen) { self.parenthesized_names()? } else { Vec::new() };
        self.expect_keyword(Keyword::As)?;
        let materialized = if self.eat_keyword(Keyword::Materialized) {
            Some(true)
        } else if self.eat_keywords(&[Keyword::Not, Keyword::Materialized]) {
            Some(false)
        } else {
            None
        };
        let position = self.position();
        self.expect(&TokenKind::LeftParen)?;
        let statement = match self.nested(Self::query_statement) {
            Ok(statement) if self.at(&TokenKind::RightParen) => statement,
            Ok(_) => return Err(self.unexpected("")),
            Err(Reported) => self.broken_statement(position)?,
        };
        self.expect(&TokenKind::RightParen)?;
        let search = self.opt_search()?;
        let cycle = self.opt_cycle()?;
        let span = self.since(start);
        Ok(Cte { name, columns, materialized, statement, search, cycle, span })
    }

    /// Stands for a broken query in parentheses that open at `position`.
    fn broken_statement(&mut self, position: usize) -> Parse<Statement> {
        let start = self.span();
        self.recover(position + 1, &|_| false)?;
        let item = SelectItem::Expr { value: super::expr::broken_expr(start), alias: None };
        let core = SelectCore {
            distinct: None,
            items: vec![item],
            into: None,
            from: vec![FromItem::Error(start)],
            where_: None,
            group_by: None,
            having: None,
            windows: Vec::new(),
            span: start,
        };
        Ok(Statement::Select(Box::new(Select::plain(SelectBody::Core(Box::new(core)), start))))
    }

    fn opt_search(&mut self) -> Parse<Option<Search>> {
        let start = self.span();
        if !self.eat_keyword(Keyword::Search) {
            return Ok(None);
        }
        let breadth_first = self.eat_keyword(Keyword::Breadth);
        if !breadth_first && !self.eat_keyword(Keyword::Depth) {
            return Err(self.unexpected("DEPTH or BREADTH"));
        }
        self.expect_keyword(Keyword::First)?;
        self.expect_keyword(Keyword::By)?;
        let by = self.name_list()?;
        self.expect_keyword(Keyword::Set)?;
        let set = self.col_id()?;
        Ok(Some(Search { breadth_first, by, set, span: self.since(start) }))
    }

    fn opt_cycle(&mut self) -> Parse<Option<Cycle>> {
        let start = self.span();
        if !self.eat_keyword(Keyword::Cycle) {
            return Ok(None);
        }
        let columns = self.name_list()?;
        self.expect_keyword(Keyword::Set)?;
        let set = self.col_id()?;
        let mark = if self.eat_keyword(Keyword::To) {
            let value = self.constant_expr()?;
            self.expect_keyword(Keyword::Default)?;
            Some((value, self.constant_expr()?))
        } else {
            None
        };
        self.expect_keyword(Keyword::Using)?;
        let using = self.col_id()?;
        Ok(Some(Cycle { columns, set, mark, using, span: self.since(start) }))
    }

    /// `AexprConst`
    fn constant_expr(&mut self) -> Parse<Expr> {
        let position = self.position();
        let expr = self.primary(super::expr::Grammar::Restricted)?;
        match expr.kind {
            ExprKind::Literal(_)
            | ExprKind::Cast {
                spelling: CastSpelling::TypedLiteral | CastSpelling::Implied, ..
            } => Ok(expr),
            _ => {
                self.rewind(position);
                Err(self.unexpected("a constant"))
            }
        }
    }
}
