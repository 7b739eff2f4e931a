//! FROM items and joins (manual 7.2.1, grammar `table_ref`).

use super::{
    clause::begins_clause,
    cursor::{Parse, Parser},
};
use crate::{
    ast::{
        FromItem, Ident, Join, JoinKind, JoinQual, QualifiedName, Select, TableAlias,
        from_clause::{
            ColumnDefinition, FromFunction, RowsColumn, RowsFromFunction, RowsItem, TableSample,
        },
    },
    lex::{
        RustIndex, SpliceKind, TokenKind,
        keyword::{Class, Keyword},
    },
    source::Span,
};

/// What has to stand behind rows from Rust.
const ROWS_ALIAS: &str = "a name for the rows and their columns, as in `{..rows} as r(id, name)`";

/// What parentheses in FROM hold.
enum Parenthesized {
    Query(Box<Select>),
    Item(FromItem),
}

impl Parser<'_> {
    /// `from_list`, also of USING and UPDATE … FROM.
    pub(super) fn table_refs(&mut self) -> Parse<Vec<FromItem>> {
        self.list(Self::table_ref, FromItem::Error, Self::at_clause)
    }

    /// `table_ref` with the joins behind it.
    pub(super) fn table_ref(&mut self) -> Parse<FromItem> {
        let outer = std::mem::take(&mut self.height);
        let item = self.nested(|p| {
            let first = p.single_table_ref()?;
            p.joins(first)
        });
        self.height = self.height.max(outer);
        item
    }

    fn joins(&mut self, mut left: FromItem) -> Parse<FromItem> {
        let mut height = self.height;
        while self.at_join() {
            self.height = 0;
            left = self.join(left)?;
            height = self.grow(height.max(self.height))?;
        }
        self.height = height;
        Ok(left)
    }

    fn at_join(&self) -> bool {
        matches!(
            self.keyword(),
            Some(
                Keyword::Join
                    | Keyword::Cross
                    | Keyword::Natural
                    | Keyword::Left
                    | Keyword::Right
                    | Keyword::Full
                    | Keyword::Inner
            )
        )
    }

    /// One join behind `left`. A join with a qualification takes all joins before its own ON or USING into its right
    /// side; CROSS and NATURAL take one item.
    fn join(&mut self, left: FromItem) -> Parse<FromItem> {
        let start = self.span();
        if self.eat_keyword(Keyword::Cross) {
            self.expect_keyword(Keyword::Join)?;
            let span = self.since(start);
            let right = self.single_table_ref()?;
            let (kind, qual) = (JoinKind::Cross, JoinQual::None);
            return Ok(FromItem::Join(Box::new(Join { kind, left, right, qual, span })));
        }
        let natural = self.eat_keyword(Keyword::Natural);
        let kind = match self.keyword() {
            Some(Keyword::Left) => JoinKind::Left,
            Some(Keyword::Right) => JoinKind::Right,
            Some(Keyword::Full) => JoinKind::Full,
            _ => JoinKind::Inner,
        };
        if kind != JoinKind::Inner {
            self.bump();
            self.eat_keyword(Keyword::Outer);
        } else {
            self.eat_keyword(Keyword::Inner);
        }
        self.expect_keyword(Keyword::Join)?;
        let span = self.since(start);
        let mut right = self.single_table_ref()?;
        if natural {
            let qual = JoinQual::Natural;
            return Ok(FromItem::Join(Box::new(Join { kind, left, right, qual, span })));
        }
        while self.at_join() {
            right = self.nested(|p| p.join(right))?;
        }
        let qual = self.join_qual()?;
        Ok(FromItem::Join(Box::new(Join { kind, left, right, qual, span })))
    }

    fn join_qual(&mut self) -> Parse<JoinQual> {
        let start = self.span();
        if self.eat_keyword(Keyword::On) {
            return Ok(JoinQual::On(self.condition(Self::expr)?));
        }
        if !self.eat_keyword(Keyword::Using) {
            return Err(self.unexpected("ON or USING behind the joined relation"));
        }
        let columns = self.parenthesized_names()?;
        let alias = if self.eat_keyword(Keyword::As) { Some(self.col_id()?) } else { None };
        Ok(JoinQual::Using { columns, alias, span: self.since(start) })
    }

    /// One item without joins behind it.
    fn single_table_ref(&mut self) -> Parse<FromItem> {
        let start = self.span();
        let lateral = self.eat_keyword(Keyword::Lateral);
        if self.at(&TokenKind::LeftParen) {
            if lateral && !self.at_parenthesized_select() {
                self.bump();
                return Err(self.unexpected("a query behind LATERAL ("));
            }
            return match self.table_parentheses()? {
                Parenthesized::Query(query) => self.finish_subquery(query, lateral, start),
                Parenthesized::Item(item) => self.finish_parenthesized_join(item, start),
            };
        }
        if let TokenKind::Splice(SpliceKind::Spread, rows) = *self.peek() {
            return self.rows_item(rows);
        }
        let paren = *self.peek_at(1) == TokenKind::LeftParen;
        if paren && self.at_keyword(Keyword::Xmltable) {
            return self.xml_table(lateral, start);
        }
        if paren && self.at_keyword(Keyword::JsonTable) {
            return self.json_table(lateral, start);
        }
        if self.at_keywords(&[Keyword::Rows, Keyword::From]) || self.at_from_function() {
            return self.function_table(lateral, start);
        }
        if lateral {
            return Err(self.unexpected("a subquery or a function behind LATERAL"));
        }
        let (name, only) = self.relation_expr()?;
        let alias = self.opt_alias()?;
        let sample = self.opt_sample()?;
        Ok(FromItem::Table { name, only, alias, sample })
    }

    /// `{..rows} as name (column, …)`, a column with its type or without.
    fn rows_item(&mut self, rows: RustIndex) -> Parse<FromItem> {
        let span = self.bump().span;
        if !self.eat_keyword(Keyword::As) && (!self.at_col_id(0) || self.at_page_by()) {
            return Err(self.unexpected(ROWS_ALIAS));
        }
        let alias = self.col_id()?;
        if !self.at(&TokenKind::LeftParen) {
            return Err(self.unexpected(ROWS_ALIAS));
        }
        let columns = self.parenthesized(|p| p.plain_list(Self::rows_column))?;
        Ok(FromItem::Rows(Box::new(RowsItem { rows, alias, columns, span })))
    }

    fn rows_column(&mut self) -> Parse<RowsColumn> {
        let name = self.col_id()?;
        let bare = matches!(self.peek(), TokenKind::Comma | TokenKind::RightParen);
        let type_name = if bare { None } else { Some(self.type_name()?) };
        Ok(RowsColumn { name, type_name })
    }

    fn finish_subquery(
        &mut self,
        query: Box<Select>,
        lateral: bool,
        start: Span,
    ) -> Parse<FromItem> {
        let alias = self.opt_alias()?;
        Ok(FromItem::Subquery { query, lateral, alias, span: self.since(start) })
    }

    fn finish_parenthesized_join(&mut self, item: FromItem, start: Span) -> Parse<FromItem> {
        let alias = self.opt_alias()?;
        Ok(FromItem::Paren { item: Box::new(item), alias, span: self.since(start) })
    }

    /// `( query )` or `( joined_table )`; `((select …)…` shows which only behind the inner parentheses.
    fn table_parentheses(&mut self) -> Parse<Parenthesized> {
        self.nested(|p| {
            p.expect(&TokenKind::LeftParen)?;
            let content = if p.at_select_word(0) {
                Parenthesized::Query(Box::new(p.select()?))
            } else if p.at_parenthesized_select() {
                let start = p.span();
                match p.table_parentheses()? {
                    Parenthesized::Query(query) if p.at_query_end() => {
                        Parenthesized::Query(Box::new(p.select_behind_first(*query)?))
                    }
                    Parenthesized::Query(query) => {
                        let first = p.finish_subquery(query, false, start)?;
                        Parenthesized::Item(p.joins(first)?)
                    }
                    Parenthesized::Item(item) => {
                        let first = p.finish_parenthesized_join(item, start)?;
                        Parenthesized::Item(p.joins(first)?)
                    }
                }
            } else {
                Parenthesized::Item(p.table_ref()?)
            };
            // The grammar has parentheses around joins only.
            if let Parenthesized::Item(item) = &content
                && !matches!(item, FromItem::Join(_) | FromItem::Paren { alias: None, .. })
            {
                return Err(p.unexpected(""));
            }
            p.expect(&TokenKind::RightParen)?;
            Ok(content)
        })
    }

    fn at_query_end(&self) -> bool {
        begins_clause(self.keyword()) || self.at(&TokenKind::RightParen)
    }

    /// `relation_expr`
    pub(super) fn relation_expr(&mut self) -> Parse<(QualifiedName, bool)> {
        if self.eat_keyword(Keyword::Only) {
            if self.at(&TokenKind::LeftParen) {
                let name = self.parenthesized(Self::qualified_name)?;
                return Ok((name, true));
            }
            return Ok((self.qualified_name()?, true));
        }
        let name = self.qualified_name()?;
        self.eat_op("*");
        Ok((name, false))
    }

    /// `opt_alias_clause`
    pub(super) fn opt_alias(&mut self) -> Parse<Option<TableAlias>> {
        let start = self.span();
        if !self.eat_keyword(Keyword::As) && (!self.at_col_id(0) || self.at_page_by()) {
            return Ok(None);
        }
        let name = Some(self.col_id()?);
        let columns =
            if self.at(&TokenKind::LeftParen) { self.parenthesized_names()? } else { Vec::new() };
        Ok(Some(TableAlias { name, columns, span: self.since(start) }))
    }

    fn opt_sample(&mut self) -> Parse<Option<Box<TableSample>>> {
        let start = self.span();
        if !self.eat_keyword(Keyword::Tablesample) {
            return Ok(None);
        }
        let first = self.function_id()?;
        let method = self.attributes(first)?;
        let args = self.parenthesized(Self::expr_list)?;
        let repeatable = if self.eat_keyword(Keyword::Repeatable) {
            Some(self.parenthesized(Self::expr)?)
        } else {
            None
        };
        Ok(Some(Box::new(TableSample { method, args, repeatable, span: self.since(start) })))
    }

    /// Whether a function stands here rather than a relation.
    fn at_from_function(&self) -> bool {
        match self.class_at(0) {
            None => false,
            Some(Class::Reserved) => !self.at_keyword(Keyword::Only) && self.is_value_keyword(),
            Some(Class::TypeOrFunctionName) => {
                *self.peek_at(1) == TokenKind::LeftParen || self.is_value_keyword()
            }
            Some(Class::Unreserved | Class::ColumnName) => {
                let mut ahead = 1;
                while *self.peek_at(ahead) == TokenKind::Dot && self.class_at(ahead + 1).is_some() {
                    ahead += 2;
                }
                *self.peek_at(ahead) == TokenKind::LeftParen
            }
        }
    }

    fn is_value_keyword(&self) -> bool {
        matches!(
            self.keyword(),
            Some(
                Keyword::CurrentDate
                    | Keyword::CurrentTime
                    | Keyword::CurrentTimestamp
                    | Keyword::Localtime
                    | Keyword::Localtimestamp
                    | Keyword::CurrentRole
                    | Keyword::CurrentUser
                    | Keyword::SessionUser
                    | Keyword::User
                    | Keyword::CurrentCatalog
                    | Keyword::CurrentSchema
                    | Keyword::SystemUser
                    | Keyword::Cast
            )
        ) || self.at_keywords(&[Keyword::Collation, Keyword::For])
    }

    fn function_table(&mut self, lateral: bool, start: Span) -> Parse<FromItem> {
        let rows_from = self.eat_keywords(&[Keyword::Rows, Keyword::From]);
        let mut functions = if rows_from {
            self.parenthesized(|p| p.plain_list(Self::rows_from_item))?
        } else {
            vec![RowsFromFunction { call: self.windowless_function()?, columns: Vec::new() }]
        };
        let ordinality = self.eat_keywords(&[Keyword::With, Keyword::Ordinality]);
        let (alias, columns) = self.function_alias()?;
        if !columns.is_empty()
            && let [function] = functions.as_mut_slice()
            && function.columns.is_empty()
        {
            function.columns = columns;
        } else if let Some(column) = columns.first() {
            let span = column.name.span;
            return Err(self.refuse_column_definitions(span));
        }
        let span = self.since(start);
        let function = FromFunction { lateral, rows_from, functions, ordinality, alias, span };
        Ok(FromItem::Function(Box::new(function)))
    }

    fn refuse_column_definitions(&mut self, span: Span) -> super::cursor::Reported {
        let diagnostic = crate::diagnostic::Diagnostic::syntax(
            span,
            "ROWS FROM() with multiple functions cannot have a column definition list",
        )
        .help("put a separate column definition list for each function inside ROWS FROM()");
        self.report(diagnostic)
    }

    fn rows_from_item(&mut self) -> Parse<RowsFromFunction> {
        let call = self.windowless_function()?;
        let columns = if self.eat_keyword(Keyword::As) {
            self.parenthesized(|p| p.plain_list(Self::column_definition))?
        } else {
            Vec::new()
        };
        Ok(RowsFromFunction { call, columns })
    }

    /// `func_alias_clause`: an alias with column names, or with column definitions.
    fn function_alias(&mut self) -> Parse<(Option<TableAlias>, Vec<ColumnDefinition>)> {
        let start = self.span();
        let as_ = self.eat_keyword(Keyword::As);
        let name: Option<Ident> = if as_ && self.at(&TokenKind::LeftParen) {
            None
        } else if as_ || (self.at_col_id(0) && !self.at_page_by()) {
            Some(self.col_id()?)
        } else {
            return Ok((None, Vec::new()));
        };
        let mut columns = Vec::new();
        let mut definitions = Vec::new();
        if self.at(&TokenKind::LeftParen) {
            let plain = matches!(self.peek_at(2), TokenKind::Comma | TokenKind::RightParen);
            if plain && name.is_some() {
                columns = self.parenthesized_names()?;
            } else {
                definitions = self.parenthesized(|p| p.plain_list(Self::column_definition))?;
            }
        }
        let alias = TableAlias { name, columns, span: self.since(start) };
        Ok((Some(alias), definitions))
    }

    fn column_definition(&mut self) -> Parse<ColumnDefinition> {
        let name = self.col_id()?;
        let type_name = self.type_name()?;
        let collation =
            if self.eat_keyword(Keyword::Collate) { Some(self.any_name()?) } else { None };
        Ok(ColumnDefinition { name, type_name, collation })
    }
}
