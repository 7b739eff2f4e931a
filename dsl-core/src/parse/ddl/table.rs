//! CREATE TABLE, VIEW, MATERIALIZED VIEW and INDEX.

use crate::{
    ast::{
        Ident, QualifiedName,
        ddl::{
            ColumnDef, CreateIndex, CreateTable, CreateTableAs, CreateView, DdlKind, TableElement,
        },
    },
    lex::{TokenKind, keyword::Keyword},
    parse::cursor::{Parse, Parser},
};

impl Parser<'_> {
    pub(super) fn create_table(&mut self, temporary: bool, foreign: bool) -> Parse<DdlKind> {
        self.expect_keyword(Keyword::Table)?;
        let if_not_exists = self.if_not_exists();
        let name = self.qualified_name()?;
        if self.at_create_as() {
            return self.create_table_as(name, if_not_exists, temporary, false);
        }
        let mut table = CreateTable {
            name,
            if_not_exists,
            temporary,
            foreign,
            elements: Vec::new(),
            inherits: Vec::new(),
            partition_of: None,
            partitioned: false,
            of_type: None,
        };
        if self.eat_keyword(Keyword::Of) {
            table.of_type = Some(self.any_name()?);
        } else if self.eat_keywords(&[Keyword::Partition, Keyword::Of]) {
            table.partition_of = Some(self.qualified_name()?);
        }
        let typed = table.of_type.is_some() || table.partition_of.is_some();
        if self.at(&TokenKind::LeftParen) {
            table.elements = self.table_elements(typed)?;
        } else if !typed {
            return Err(self.unexpected("the columns in parentheses"));
        }
        self.table_options(&mut table)?;
        Ok(DdlKind::CreateTable(Box::new(table)))
    }

    /// Whether CREATE TABLE goes on as CREATE TABLE … AS: a list of names without types, or an option before AS.
    fn at_create_as(&self) -> bool {
        match self.peek() {
            TokenKind::LeftParen => {
                self.at_col_id(1)
                    && matches!(self.peek_at(2), TokenKind::Comma | TokenKind::RightParen)
            }
            _ => matches!(
                self.keyword(),
                Some(
                    Keyword::As
                        | Keyword::With
                        | Keyword::Without
                        | Keyword::On
                        | Keyword::Tablespace
                        | Keyword::Using
                )
            ),
        }
    }

    fn table_elements(&mut self, typed: bool) -> Parse<Vec<TableElement>> {
        self.expect(&TokenKind::LeftParen)?;
        if self.eat(&TokenKind::RightParen) {
            return Ok(Vec::new());
        }
        let mut elements = Vec::new();
        loop {
            let position = self.position();
            match self.table_element(typed) {
                Ok(element) => elements.push(element),
                Err(_) => self.recover(position, &|p| p.at(&TokenKind::Comma))?,
            }
            if !self.eat(&TokenKind::Comma) {
                break;
            }
        }
        if !self.eat(&TokenKind::RightParen) {
            return Err(self.unexpected("\",\" or \")\""));
        }
        Ok(elements)
    }

    fn table_element(&mut self, typed: bool) -> Parse<TableElement> {
        if self.eat_keyword(Keyword::Like) {
            return self.like_clause();
        }
        if self.at_table_constraint() {
            return self.table_constraint().map(TableElement::Constraint);
        }
        if typed {
            return self.typed_column().map(TableElement::Column);
        }
        self.column_def().map(TableElement::Column)
    }

    fn like_clause(&mut self) -> Parse<TableElement> {
        let table = self.qualified_name()?;
        let mut including = Vec::new();
        loop {
            let include = self.eat_keyword(Keyword::Including);
            if !include && !self.eat_keyword(Keyword::Excluding) {
                return Ok(TableElement::Like { table, including });
            }
            including.push((include, self.col_label()?.name.to_owned()));
        }
    }

    /// `columnDef`
    pub(super) fn column_def(&mut self) -> Parse<ColumnDef> {
        let name = self.col_id()?;
        let start = name.span;
        let type_name = Some(self.type_name()?);
        if self.eat_keyword(Keyword::Storage) {
            self.col_label()?;
        }
        if self.eat_keyword(Keyword::Compression) {
            self.col_label()?;
        }
        if self.eat_keyword(Keyword::Options) {
            self.skip_parentheses()?;
        }
        let (constraints, collation) = self.column_constraints()?;
        Ok(ColumnDef { name, type_name, collation, constraints, span: self.since(start) })
    }

    /// A column of a typed table or partition: without a type.
    fn typed_column(&mut self) -> Parse<ColumnDef> {
        let name = self.col_id()?;
        let start = name.span;
        self.eat_keywords(&[Keyword::With, Keyword::Options]);
        let (constraints, collation) = self.column_constraints()?;
        let span = self.since(start);
        Ok(ColumnDef { name, type_name: None, collation, constraints, span })
    }

    /// What may follow the columns, in the grammar's order.
    fn table_options(&mut self, table: &mut CreateTable) -> Parse<()> {
        if self.eat_keyword(Keyword::Inherits) {
            table.inherits = self.parenthesized(|p| p.plain_list(Self::qualified_name))?;
        }
        if table.partition_of.is_some() {
            self.partition_bound()?;
        }
        if self.eat_keywords(&[Keyword::Partition, Keyword::By]) {
            table.partitioned = true;
            self.col_id()?;
            self.skip_parentheses()?;
        }
        if self.eat_keyword(Keyword::Server) {
            self.col_id()?;
            if self.eat_keyword(Keyword::Options) {
                self.skip_parentheses()?;
            }
            return Ok(());
        }
        self.storage_options()
    }

    /// FOR VALUES … or DEFAULT
    fn partition_bound(&mut self) -> Parse<()> {
        if self.eat_keyword(Keyword::Default) {
            return Ok(());
        }
        self.expect_keyword(Keyword::For)?;
        self.expect_keyword(Keyword::Values)?;
        if self.eat_keyword(Keyword::From) {
            self.skip_parentheses()?;
            self.expect_keyword(Keyword::To)?;
        } else if !self.eat_keyword(Keyword::In) && !self.eat_keyword(Keyword::With) {
            return Err(self.unexpected("IN, FROM or WITH"));
        }
        self.skip_parentheses()
    }

    /// USING method, WITH (…), ON COMMIT, TABLESPACE
    fn storage_options(&mut self) -> Parse<()> {
        if self.eat_keyword(Keyword::Using) {
            self.col_id()?;
        }
        if self.at_keyword(Keyword::With) && *self.peek_at(1) == TokenKind::LeftParen {
            self.bump();
            self.skip_parentheses()?;
        } else if self.eat_keyword(Keyword::Without) && !self.eat_word("oids") {
            return Err(self.unexpected("OIDS"));
        }
        if self.eat_keywords(&[Keyword::On, Keyword::Commit])
            && !self.eat_keyword(Keyword::Drop)
            && !self.eat_keywords(&[Keyword::Delete, Keyword::Rows])
            && !self.eat_keywords(&[Keyword::Preserve, Keyword::Rows])
        {
            return Err(self.unexpected("DROP, DELETE ROWS or PRESERVE ROWS"));
        }
        if self.eat_keyword(Keyword::Tablespace) {
            self.col_id()?;
        }
        Ok(())
    }

    fn create_table_as(
        &mut self,
        name: QualifiedName,
        if_not_exists: bool,
        temporary: bool,
        materialized_view: bool,
    ) -> Parse<DdlKind> {
        let columns =
            if self.at(&TokenKind::LeftParen) { self.parenthesized_names()? } else { Vec::new() };
        self.storage_options()?;
        self.expect_keyword(Keyword::As)?;
        if self.at_keyword(Keyword::Execute) {
            let span = self.span();
            return Err(self
                .not_implemented(span, "CREATE TABLE AS EXECUTE has columns that are not known"));
        }
        let query = self.select()?;
        if !self.eat_keywords(&[Keyword::With, Keyword::Data]) {
            self.eat_keywords(&[Keyword::With, Keyword::No, Keyword::Data]);
        }
        let as_ =
            CreateTableAs { name, if_not_exists, temporary, materialized_view, columns, query };
        Ok(DdlKind::CreateTableAs(Box::new(as_)))
    }

    pub(super) fn create_materialized_view(&mut self) -> Parse<DdlKind> {
        self.bump();
        self.expect_keyword(Keyword::View)?;
        let if_not_exists = self.if_not_exists();
        let name = self.qualified_name()?;
        self.create_table_as(name, if_not_exists, false, true)
    }

    pub(super) fn create_view(&mut self, or_replace: bool, temporary: bool) -> Parse<DdlKind> {
        let recursive = self.eat_keyword(Keyword::Recursive);
        self.expect_keyword(Keyword::View)?;
        let name = self.qualified_name()?;
        let columns =
            if self.at(&TokenKind::LeftParen) { self.parenthesized_names()? } else { Vec::new() };
        if self.eat_keyword(Keyword::With) {
            self.skip_parentheses()?;
        }
        self.expect_keyword(Keyword::As)?;
        let query = self.select()?;
        if self.eat_keyword(Keyword::With) {
            if !self.eat_keyword(Keyword::Cascaded) {
                self.eat_keyword(Keyword::Local);
            }
            self.expect_keyword(Keyword::Check)?;
            self.expect_keyword(Keyword::Option)?;
        }
        let view = CreateView { name, or_replace, recursive, temporary, columns, query };
        Ok(DdlKind::CreateView(Box::new(view)))
    }

    pub(super) fn create_index(&mut self) -> Parse<DdlKind> {
        let unique = self.eat_keyword(Keyword::Unique);
        self.expect_keyword(Keyword::Index)?;
        self.eat_keyword(Keyword::Concurrently);
        let if_not_exists = self.if_not_exists();
        let name: Option<Ident> =
            if self.at_keyword(Keyword::On) { None } else { Some(self.col_id()?) };
        self.expect_keyword(Keyword::On)?;
        let (table, only) = self.relation_expr()?;
        let method = if self.eat_keyword(Keyword::Using) { Some(self.col_id()?) } else { None };
        let elements = self.parenthesized(|p| p.plain_list(Self::index_element))?;
        let mut include = Vec::new();
        if self.eat_keyword(Keyword::Include) {
            include = self.parenthesized_names()?;
        }
        let nulls_not_distinct = self.nulls_not_distinct();
        if self.eat_keyword(Keyword::With) {
            self.skip_parentheses()?;
        }
        if self.eat_keyword(Keyword::Tablespace) {
            self.col_id()?;
        }
        let where_ = self.where_clause()?;
        let index = CreateIndex {
            name,
            table,
            only,
            unique,
            method,
            elements,
            include,
            nulls_not_distinct,
            where_,
            if_not_exists,
        };
        Ok(DdlKind::CreateIndex(Box::new(index)))
    }

    /// NULLS [NOT] DISTINCT
    pub(super) fn nulls_not_distinct(&mut self) -> bool {
        if self.eat_keywords(&[Keyword::Nulls, Keyword::Not, Keyword::Distinct]) {
            return true;
        }
        self.eat_keywords(&[Keyword::Nulls, Keyword::Distinct]);
        false
    }
}
