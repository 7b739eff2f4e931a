//! Constraints of columns, tables and domains.

use crate::{
    ast::{
        Ident, QualifiedName,
        ddl::{
            ColumnConstraint, ColumnConstraintKind, ConstraintAttributes, TableConstraint,
            TableConstraintKind,
        },
        dml::IndexElement,
    },
    lex::{TokenKind, keyword::Keyword},
    parse::cursor::{Parse, Parser},
};

impl Parser<'_> {
    /// `ColQualList`: constraints and COLLATE in any order.
    pub(super) fn column_constraints(
        &mut self,
    ) -> Parse<(Vec<ColumnConstraint>, Option<QualifiedName>)> {
        let mut constraints: Vec<ColumnConstraint> = Vec::new();
        let mut collation = None;
        loop {
            let start = self.span();
            if self.eat_keyword(Keyword::Collate) {
                let name = self.any_name()?;
                if collation.is_some() {
                    return Err(self.refuse(start, "multiple COLLATE clauses not allowed"));
                }
                collation = Some(name);
                continue;
            }
            if let Some(last) = constraints.last_mut()
                && self.constraint_attribute(&mut last.attributes)
            {
                continue;
            }
            let name =
                if self.eat_keyword(Keyword::Constraint) { Some(self.col_id()?) } else { None };
            let mut attributes = ConstraintAttributes::default();
            match self.column_constraint(&mut attributes)? {
                Some(kind) => {
                    let span = self.since(start);
                    constraints.push(ColumnConstraint { name, kind, attributes, span });
                }
                None if name.is_some() => return Err(self.unexpected("a constraint")),
                None => return Ok((constraints, collation)),
            }
        }
    }

    fn column_constraint(
        &mut self,
        attributes: &mut ConstraintAttributes,
    ) -> Parse<Option<ColumnConstraintKind>> {
        let kind = match self.keyword() {
            Some(Keyword::Not) if self.keyword_at(1) == Some(Keyword::Null) => {
                self.bump();
                self.bump();
                attributes.no_inherit = self.eat_keywords(&[Keyword::No, Keyword::Inherit]);
                ColumnConstraintKind::NotNull
            }
            Some(Keyword::Null) => {
                self.bump();
                ColumnConstraintKind::Null
            }
            Some(Keyword::Default) => {
                self.bump();
                ColumnConstraintKind::Default(self.restricted_expr()?)
            }
            Some(Keyword::Check) => {
                self.bump();
                let expr = self.parenthesized(Self::expr)?;
                attributes.no_inherit = self.eat_keywords(&[Keyword::No, Keyword::Inherit]);
                ColumnConstraintKind::Check(expr)
            }
            Some(Keyword::Unique) => {
                self.bump();
                let nulls_not_distinct = self.nulls_not_distinct();
                self.index_options()?;
                ColumnConstraintKind::Unique { nulls_not_distinct }
            }
            Some(Keyword::Primary) => {
                self.bump();
                self.expect_keyword(Keyword::Key)?;
                self.index_options()?;
                ColumnConstraintKind::PrimaryKey
            }
            Some(Keyword::References) => {
                self.bump();
                let (table, mut columns) = self.references()?;
                let column = if columns.len() == 1 { columns.pop() } else { None };
                ColumnConstraintKind::References { table, column }
            }
            Some(Keyword::Generated) => self.generated()?,
            _ => return Ok(None),
        };
        Ok(Some(kind))
    }

    /// ALWAYS (true) or BY DEFAULT
    pub(super) fn generated_when(&mut self) -> Parse<bool> {
        if self.eat_keyword(Keyword::Always) {
            return Ok(true);
        }
        if self.eat_keywords(&[Keyword::By, Keyword::Default]) {
            return Ok(false);
        }
        Err(self.unexpected("ALWAYS or BY DEFAULT"))
    }

    /// The options of an identity column's sequence: only its name matters.
    pub(super) fn identity_sequence(&mut self) -> Parse<Option<QualifiedName>> {
        if !self.eat(&TokenKind::LeftParen) {
            return Ok(None);
        }
        let mut name = None;
        while !self.eat(&TokenKind::RightParen) {
            if self.eat_keywords(&[Keyword::Sequence, Keyword::Name]) {
                name = Some(self.any_name()?);
            } else if self.at(&TokenKind::End) {
                return Err(self.unexpected("\")\""));
            } else {
                self.bump();
            }
        }
        Ok(name)
    }

    fn generated(&mut self) -> Parse<ColumnConstraintKind> {
        let start = self.bump().span;
        let always = self.generated_when()?;
        self.expect_keyword(Keyword::As)?;
        if self.eat_keyword(Keyword::Identity) {
            let sequence = self.identity_sequence()?;
            return Ok(ColumnConstraintKind::Identity { always, sequence });
        }
        let expr = self.parenthesized(Self::expr)?;
        let stored = self.eat_keyword(Keyword::Stored);
        if !stored && self.version < 18 {
            self.expect_keyword(Keyword::Stored)?;
        }
        if !stored {
            self.eat_keyword(Keyword::Virtual);
        }
        if !always {
            let message = "for a generated column, GENERATED ALWAYS must be specified";
            return Err(self.refuse(start, message));
        }
        Ok(ColumnConstraintKind::Generated { expr, stored })
    }

    /// WITH (…) and USING INDEX TABLESPACE of an index behind a constraint.
    fn index_options(&mut self) -> Parse<()> {
        if self.at_keyword(Keyword::With) && *self.peek_at(1) == TokenKind::LeftParen {
            self.bump();
            self.skip_parentheses()?;
        }
        if self.eat_keywords(&[Keyword::Using, Keyword::Index, Keyword::Tablespace]) {
            self.col_id()?;
        }
        Ok(())
    }

    /// The table, its columns, MATCH and the actions.
    fn references(&mut self) -> Parse<(QualifiedName, Vec<Ident>)> {
        let table = self.qualified_name()?;
        let columns =
            if self.at(&TokenKind::LeftParen) { self.key_columns()?.0 } else { Vec::new() };
        if self.eat_keyword(Keyword::Match)
            && !self.eat_keyword(Keyword::Full)
            && !self.eat_keyword(Keyword::Partial)
        {
            self.expect_keyword(Keyword::Simple)?;
        }
        while self.at_keyword(Keyword::On) {
            self.bump();
            if !self.eat_keyword(Keyword::Update) {
                self.expect_keyword(Keyword::Delete)?;
            }
            self.key_action()?;
        }
        Ok((table, columns))
    }

    fn key_action(&mut self) -> Parse<()> {
        if self.eat_keywords(&[Keyword::No, Keyword::Action])
            || self.eat_keyword(Keyword::Restrict)
            || self.eat_keyword(Keyword::Cascade)
        {
            return Ok(());
        }
        self.expect_keyword(Keyword::Set)?;
        if !self.eat_keyword(Keyword::Null) {
            self.expect_keyword(Keyword::Default)?;
        }
        if self.at(&TokenKind::LeftParen) {
            self.parenthesized_names()?;
        }
        Ok(())
    }

    /// One of DEFERRABLE, INITIALLY DEFERRED, NOT VALID, NO INHERIT and so on; false where none stands.
    fn constraint_attribute(&mut self, attributes: &mut ConstraintAttributes) -> bool {
        let not = self.at_keyword(Keyword::Not);
        let ahead = usize::from(not);
        let taken = match self.keyword_at(ahead) {
            Some(Keyword::Deferrable) => {
                attributes.deferrable = !not;
                true
            }
            Some(Keyword::Initially) if !not => match self.keyword_at(1) {
                Some(Keyword::Deferred) => {
                    attributes.deferrable = true;
                    self.bump();
                    true
                }
                Some(Keyword::Immediate) => {
                    self.bump();
                    true
                }
                _ => false,
            },
            Some(Keyword::Valid) if not => {
                attributes.not_valid = true;
                true
            }
            Some(Keyword::No) if !not && self.keyword_at(1) == Some(Keyword::Inherit) => {
                attributes.no_inherit = true;
                self.bump();
                true
            }
            _ if self.keyword_at(ahead) == Some(Keyword::Enforced) => {
                attributes.not_enforced = not;
                true
            }
            _ => false,
        };
        if taken {
            if not {
                self.bump();
            }
            self.bump();
        }
        taken
    }

    /// All attributes that stand here.
    pub(super) fn constraint_attributes(&mut self) -> ConstraintAttributes {
        let mut attributes = ConstraintAttributes::default();
        while self.constraint_attribute(&mut attributes) {}
        attributes
    }

    pub(super) fn at_table_constraint(&self) -> bool {
        match self.keyword() {
            Some(
                Keyword::Constraint
                | Keyword::Check
                | Keyword::Unique
                | Keyword::Primary
                | Keyword::Foreign,
            ) => true,
            // EXCLUDE is a column's name as well.
            Some(Keyword::Exclude) => {
                *self.peek_at(1) == TokenKind::LeftParen
                    || self.keyword_at(1) == Some(Keyword::Using)
            }
            Some(Keyword::Not) => self.keyword_at(1) == Some(Keyword::Null),
            _ => false,
        }
    }

    pub(super) fn table_constraint(&mut self) -> Parse<TableConstraint> {
        let start = self.span();
        let name = if self.eat_keyword(Keyword::Constraint) { Some(self.col_id()?) } else { None };
        let kind = self.table_constraint_kind()?;
        let attributes = self.constraint_attributes();
        Ok(TableConstraint { name, kind, attributes, span: self.since(start) })
    }

    fn table_constraint_kind(&mut self) -> Parse<TableConstraintKind> {
        match self.keyword() {
            Some(Keyword::Check) => {
                self.bump();
                Ok(TableConstraintKind::Check(self.parenthesized(Self::expr)?))
            }
            Some(Keyword::Unique) => {
                self.bump();
                if self.eat_keywords(&[Keyword::Using, Keyword::Index]) {
                    return Ok(TableConstraintKind::UsingIndex {
                        primary: false,
                        index: self.col_id()?,
                    });
                }
                let nulls_not_distinct = self.nulls_not_distinct();
                let (columns, without_overlaps) = self.key_columns()?;
                let include = self.include_and_options()?;
                Ok(TableConstraintKind::Unique {
                    columns,
                    include,
                    nulls_not_distinct,
                    without_overlaps,
                })
            }
            Some(Keyword::Primary) => {
                self.bump();
                self.expect_keyword(Keyword::Key)?;
                if self.eat_keywords(&[Keyword::Using, Keyword::Index]) {
                    return Ok(TableConstraintKind::UsingIndex {
                        primary: true,
                        index: self.col_id()?,
                    });
                }
                let (columns, without_overlaps) = self.key_columns()?;
                let include = self.include_and_options()?;
                Ok(TableConstraintKind::PrimaryKey { columns, include, without_overlaps })
            }
            Some(Keyword::Foreign) => {
                self.bump();
                self.expect_keyword(Keyword::Key)?;
                let (columns, _) = self.key_columns()?;
                self.expect_keyword(Keyword::References)?;
                let (table, referenced) = self.references()?;
                Ok(TableConstraintKind::ForeignKey { columns, table, referenced })
            }
            Some(Keyword::Exclude) => self.exclude(),
            Some(Keyword::Not) => {
                self.bump();
                self.expect_keyword(Keyword::Null)?;
                Ok(TableConstraintKind::NotNull(self.col_id()?))
            }
            _ => Err(self.unexpected("CHECK, UNIQUE, PRIMARY KEY, FOREIGN KEY or EXCLUDE")),
        }
    }

    /// `( column, … [without overlaps] )`, of a foreign key with `period column` at the end.
    fn key_columns(&mut self) -> Parse<(Vec<Ident>, bool)> {
        self.parenthesized(|p| {
            let columns = p.plain_list(|p| {
                if p.at_keyword(Keyword::Period) && p.class_at(1).is_some() {
                    p.bump();
                }
                p.col_id()
            })?;
            let without =
                p.at_keyword(Keyword::Without) && p.keyword_at(1) == Some(Keyword::Overlaps);
            if without {
                p.bump();
                p.bump();
            }
            Ok((columns, without))
        })
    }

    fn include_and_options(&mut self) -> Parse<Vec<Ident>> {
        let include = if self.eat_keyword(Keyword::Include) {
            self.parenthesized_names()?
        } else {
            Vec::new()
        };
        self.index_options()?;
        Ok(include)
    }

    fn exclude(&mut self) -> Parse<TableConstraintKind> {
        self.bump();
        let method = if self.eat_keyword(Keyword::Using) { Some(self.col_id()?) } else { None };
        let elements: Vec<IndexElement> = self.parenthesized(|p| {
            p.plain_list(|p| {
                let element = p.index_element()?;
                p.expect_keyword(Keyword::With)?;
                if p.at_keyword(Keyword::Operator) {
                    p.qualified_operator()?;
                } else {
                    p.any_operator()?;
                }
                Ok(element)
            })
        })?;
        let include = self.include_and_options()?;
        let where_ = if self.eat_keyword(Keyword::Where) {
            Some(self.parenthesized(Self::expr)?)
        } else {
            None
        };
        Ok(TableConstraintKind::Exclude { method, elements, include, where_ })
    }
}
