//! CREATE TYPE, DOMAIN, SEQUENCE, EXTENSION, TRIGGER, RULE, POLICY, SCHEMA, COLLATION.

use crate::{
    ast::{
        Ident,
        ddl::{
            ColumnConstraintKind, ColumnDef, CreateDomain, CreateExtension, CreateRule,
            CreateTrigger, DdlKind, DdlStatement, TriggerTiming,
        },
    },
    lex::{TokenKind, keyword::Keyword},
    parse::cursor::{Parse, Parser},
};

impl Parser<'_> {
    pub(super) fn create_type(&mut self) -> Parse<DdlKind> {
        self.bump();
        let name = self.any_name()?;
        if !self.eat_keyword(Keyword::As) {
            let options =
                if self.at(&TokenKind::LeftParen) { self.definition()? } else { Vec::new() };
            return Ok(DdlKind::CreateBaseType { name, options });
        }
        if self.eat_keyword(Keyword::Enum) {
            self.expect(&TokenKind::LeftParen)?;
            let mut labels = Vec::new();
            if !self.at(&TokenKind::RightParen) {
                labels = self.plain_list(|p| {
                    let span = p.span();
                    Ok((p.string()?, span))
                })?;
            }
            self.expect(&TokenKind::RightParen)?;
            return Ok(DdlKind::CreateEnum { name, labels });
        }
        if self.eat_keyword(Keyword::Range) {
            let options = self.definition()?;
            return Ok(DdlKind::CreateRange { name, options });
        }
        self.expect(&TokenKind::LeftParen)?;
        let mut columns = Vec::new();
        if !self.at(&TokenKind::RightParen) {
            columns = self.plain_list(Self::attribute_def)?;
        }
        self.expect(&TokenKind::RightParen)?;
        Ok(DdlKind::CreateComposite { name, columns })
    }

    /// An attribute of a composite type.
    pub(super) fn attribute_def(&mut self) -> Parse<ColumnDef> {
        let name = self.col_id()?;
        let start = name.span;
        let type_name = Some(self.type_name()?);
        let collation =
            if self.eat_keyword(Keyword::Collate) { Some(self.any_name()?) } else { None };
        let span = self.since(start);
        Ok(ColumnDef { name, type_name, collation, constraints: Vec::new(), span })
    }

    pub(super) fn create_domain(&mut self) -> Parse<DdlKind> {
        self.bump();
        let name = self.any_name()?;
        self.eat_keyword(Keyword::As);
        let base = self.type_name()?;
        let (constraints, collation) = self.column_constraints()?;
        let mut domain = CreateDomain {
            name,
            base,
            collation,
            not_null: false,
            default: None,
            checks: Vec::new(),
        };
        for constraint in constraints {
            match constraint.kind {
                ColumnConstraintKind::NotNull => domain.not_null = true,
                ColumnConstraintKind::Default(expr) => domain.default = Some(expr),
                ColumnConstraintKind::Check(expr) => domain.checks.push((constraint.name, expr)),
                ColumnConstraintKind::Null => {}
                _ => {
                    let message = "a domain has no such constraint";
                    return Err(self.refuse(constraint.span, message));
                }
            }
        }
        Ok(DdlKind::CreateDomain(Box::new(domain)))
    }

    pub(super) fn create_collation(&mut self) -> Parse<DdlKind> {
        self.bump();
        self.if_not_exists();
        let name = self.any_name()?;
        let options = if self.eat_keyword(Keyword::From) {
            self.any_name()?;
            Vec::new()
        } else {
            self.definition()?
        };
        Ok(DdlKind::CreateCollation { name, options })
    }

    pub(super) fn create_sequence(&mut self, temporary: bool) -> Parse<DdlKind> {
        self.bump();
        let if_not_exists = self.if_not_exists();
        let name = self.qualified_name()?;
        self.skip_rest();
        Ok(DdlKind::CreateSequence { name, if_not_exists, temporary })
    }

    pub(super) fn create_extension(&mut self) -> Parse<DdlKind> {
        self.bump();
        let if_not_exists = self.if_not_exists();
        let name = self.col_id()?;
        self.eat_keyword(Keyword::With);
        let (mut schema, mut version, mut cascade) = (None, None, None);
        loop {
            let start = self.span();
            let again = if self.eat_keyword(Keyword::Schema) {
                schema.replace(self.col_id()?).is_some()
            } else if self.eat_keyword(Keyword::Version) {
                version.replace(self.word_or_string()?).is_some()
            } else if self.eat_keyword(Keyword::Cascade) {
                cascade.replace(()).is_some()
            } else {
                break;
            };
            if again {
                return Err(self.refuse(start, "conflicting or redundant options"));
            }
        }
        let cascade = cascade.is_some();
        let create = CreateExtension { name, if_not_exists, schema, version, cascade };
        Ok(DdlKind::CreateExtension(create))
    }

    /// `NonReservedWord_or_Sconst`
    fn word_or_string(&mut self) -> Parse<Ident> {
        let span = self.span();
        if let TokenKind::String(text) = self.peek() {
            self.bump();
            return Ok(Ident::interned(text, span));
        }
        self.non_reserved_word()
    }

    pub(super) fn create_trigger(&mut self, or_replace: bool) -> Parse<DdlKind> {
        self.eat_keyword(Keyword::Constraint);
        self.expect_keyword(Keyword::Trigger)?;
        let name = self.col_id()?;
        let timing = if self.eat_keyword(Keyword::Before) {
            TriggerTiming::Before
        } else if self.eat_keyword(Keyword::After) {
            TriggerTiming::After
        } else if self.eat_keywords(&[Keyword::Instead, Keyword::Of]) {
            TriggerTiming::InsteadOf
        } else {
            return Err(self.unexpected("BEFORE, AFTER or INSTEAD OF"));
        };
        let (mut insert, mut update, mut delete) = (false, false, false);
        loop {
            if self.eat_keyword(Keyword::Insert) {
                insert = true;
            } else if self.eat_keyword(Keyword::Delete) {
                delete = true;
            } else if self.eat_keyword(Keyword::Update) {
                update = true;
                if self.eat_keyword(Keyword::Of) {
                    self.name_list()?;
                }
            } else if !self.eat_keyword(Keyword::Truncate) {
                return Err(self.unexpected("INSERT, UPDATE, DELETE or TRUNCATE"));
            }
            if !self.eat_keyword(Keyword::Or) {
                break;
            }
        }
        self.expect_keyword(Keyword::On)?;
        let table = self.qualified_name()?;
        let mut for_each_row = false;
        while !self.at(&TokenKind::End) {
            for_each_row |= self.at_keywords(&[Keyword::For, Keyword::Each, Keyword::Row])
                || self.at_keywords(&[Keyword::For, Keyword::Row]);
            self.bump();
        }
        let trigger =
            CreateTrigger { name, or_replace, table, timing, insert, update, delete, for_each_row };
        Ok(DdlKind::CreateTrigger(Box::new(trigger)))
    }

    pub(super) fn create_rule(&mut self) -> Parse<DdlKind> {
        self.bump();
        let name = self.col_id()?;
        self.expect_keyword(Keyword::As)?;
        self.expect_keyword(Keyword::On)?;
        let event = match self.keyword() {
            Some(Keyword::Select) => "select",
            Some(Keyword::Insert) => "insert",
            Some(Keyword::Update) => "update",
            Some(Keyword::Delete) => "delete",
            _ => return Err(self.unexpected("SELECT, INSERT, UPDATE or DELETE")),
        };
        self.bump();
        self.expect_keyword(Keyword::To)?;
        let table = self.qualified_name()?;
        let conditional = self.where_clause()?.is_some();
        self.expect_keyword(Keyword::Do)?;
        let instead = self.eat_keyword(Keyword::Instead);
        if !instead {
            self.eat_keyword(Keyword::Also);
        }
        let mut select = None;
        let mut returning = false;
        if event == "select" && (self.at_select_word(0) || self.at_parenthesized_select()) {
            select = Some(Box::new(self.select()?));
        }
        let nothing = self.at_keyword(Keyword::Nothing);
        let listed = self.at(&TokenKind::LeftParen);
        // In a list the actions stand between parentheses and semicolons.
        let (mut depth, mut actions, mut within) =
            (0usize, usize::from(!nothing && !listed), false);
        while !self.at(&TokenKind::End) {
            returning |= self.at_keyword(Keyword::Returning);
            if self.at(&TokenKind::RightParen) {
                depth = depth.saturating_sub(1);
            }
            let separator = self.at(&TokenKind::Semicolon) && depth == 1;
            let inside = depth > 0 && !separator;
            actions += usize::from(listed && inside && !within);
            within = inside;
            if self.at(&TokenKind::LeftParen) {
                depth += 1;
            }
            self.bump();
        }
        let rule =
            CreateRule { name, table, event, instead, select, conditional, returning, actions };
        Ok(DdlKind::CreateRule(Box::new(rule)))
    }

    pub(super) fn create_policy(&mut self) -> Parse<DdlKind> {
        self.bump();
        self.col_id()?;
        self.expect_keyword(Keyword::On)?;
        let table = self.qualified_name()?;
        self.skip_rest();
        Ok(DdlKind::CreatePolicy { table })
    }

    pub(super) fn create_schema(&mut self) -> Parse<DdlKind> {
        self.bump();
        let if_not_exists = self.if_not_exists();
        let mut name =
            if self.at_keyword(Keyword::Authorization) { None } else { Some(self.col_id()?) };
        if self.eat_keyword(Keyword::Authorization) {
            let role = self.col_label()?;
            // Without a name the schema is called as its owner.
            name = name.or(Some(role));
        }
        let mut statements = Vec::new();
        while !self.at(&TokenKind::End) {
            let start = self.span();
            let kind = match self.keyword() {
                Some(Keyword::Create) => self.nested(Self::create)?,
                Some(Keyword::Grant) => self.pass_over()?,
                _ => return Err(self.unexpected("CREATE or GRANT")),
            };
            statements.push(DdlStatement { kind, span: self.since(start) });
        }
        Ok(DdlKind::CreateSchema { name, if_not_exists, statements })
    }
}
