//! ALTER TABLE and its like: the actions on columns and constraints.

use crate::{
    ast::{
        Ident,
        ddl::{AlterTableAction, DdlKind, ObjectKind},
    },
    lex::{TokenKind, keyword::Keyword},
    parse::cursor::{Parse, Parser},
};

impl Parser<'_> {
    /// ALTER TABLE, VIEW, MATERIALIZED VIEW or FOREIGN TABLE behind its words.
    pub(super) fn alter_relation(&mut self, object: ObjectKind) -> Parse<DdlKind> {
        let if_exists = self.if_exists();
        if self.at_keywords(&[Keyword::All, Keyword::In]) {
            return self.pass_over();
        }
        let only = self.at_keyword(Keyword::Only);
        let (name, _) = self.relation_expr()?;
        if self.at_keyword(Keyword::Rename) {
            self.bump();
            if self.eat_keyword(Keyword::To) {
                let to = self.col_id()?;
                return Ok(DdlKind::Rename { object, name, arguments: None, to, if_exists });
            }
            let action = self.rename_action()?;
            return Ok(DdlKind::AlterTable { name, if_exists, only, actions: vec![action] });
        }
        if self.eat_keywords(&[Keyword::Set, Keyword::Schema]) {
            let schema = self.col_id()?;
            return Ok(DdlKind::SetSchema { object, name, arguments: None, schema, if_exists });
        }
        let actions = self.plain_list(Self::alter_table_action)?;
        Ok(DdlKind::AlterTable { name, if_exists, only, actions })
    }

    fn rename_action(&mut self) -> Parse<AlterTableAction> {
        if self.at_keyword(Keyword::Constraint) {
            self.bump();
            let name = self.col_id()?;
            self.expect_keyword(Keyword::To)?;
            return Ok(AlterTableAction::RenameConstraint { name, to: self.col_id()? });
        }
        self.optional_column_word();
        let name = self.col_id()?;
        self.expect_keyword(Keyword::To)?;
        Ok(AlterTableAction::RenameColumn { name, to: self.col_id()? })
    }

    /// COLUMN, or ATTRIBUTE of a composite type.
    fn optional_column_word(&mut self) {
        let word = if self.composite { Keyword::Attribute } else { Keyword::Column };
        self.eat_keyword(word);
    }

    pub(super) fn alter_table_action(&mut self) -> Parse<AlterTableAction> {
        match self.keyword() {
            Some(Keyword::Add) => self.add_action(),
            Some(Keyword::Drop) => self.drop_action(),
            Some(Keyword::Alter) => self.alter_column(),
            Some(Keyword::Validate) => {
                self.bump();
                self.expect_keyword(Keyword::Constraint)?;
                Ok(AlterTableAction::ValidateConstraint(self.col_id()?))
            }
            Some(Keyword::Inherit) => {
                self.bump();
                Ok(AlterTableAction::Inherit(self.qualified_name()?))
            }
            Some(Keyword::No) => {
                self.bump();
                if self.at_keyword(Keyword::Force) {
                    self.skip_to_comma();
                    return Ok(AlterTableAction::Ignored);
                }
                self.expect_keyword(Keyword::Inherit)?;
                Ok(AlterTableAction::NoInherit(self.qualified_name()?))
            }
            Some(Keyword::Attach) => {
                self.bump();
                self.expect_keyword(Keyword::Partition)?;
                let partition = self.qualified_name()?;
                self.skip_rest();
                Ok(AlterTableAction::AttachPartition(partition))
            }
            Some(Keyword::Detach) => {
                self.bump();
                self.expect_keyword(Keyword::Partition)?;
                let partition = self.qualified_name()?;
                self.skip_rest();
                Ok(AlterTableAction::DetachPartition(partition))
            }
            Some(Keyword::Enable | Keyword::Disable)
                if self.keyword_at(1) == Some(Keyword::Row) =>
            {
                let on = self.at_keyword(Keyword::Enable);
                self.skip_to_comma();
                Ok(AlterTableAction::RowSecurity { on })
            }
            Some(Keyword::Of) => {
                self.bump();
                Ok(AlterTableAction::OfType(self.any_name()?))
            }
            Some(Keyword::Not) => {
                self.bump();
                let span = self.expect_keyword(Keyword::Of)?;
                Ok(AlterTableAction::NotOfType(span))
            }
            Some(
                Keyword::Owner
                | Keyword::Set
                | Keyword::Reset
                | Keyword::Cluster
                | Keyword::Enable
                | Keyword::Disable
                | Keyword::Force
                | Keyword::Replica
                | Keyword::Options
                | Keyword::Depends,
            ) => {
                self.skip_to_comma();
                Ok(AlterTableAction::Ignored)
            }
            _ => Err(self.unexpected("ADD, DROP, ALTER, RENAME or another action")),
        }
    }

    fn add_action(&mut self) -> Parse<AlterTableAction> {
        self.bump();
        if self.at_table_constraint() {
            return self.table_constraint().map(AlterTableAction::AddConstraint);
        }
        self.optional_column_word();
        let if_not_exists = self.if_not_exists();
        let column = self.column_def()?;
        self.drop_behavior();
        Ok(AlterTableAction::AddColumn { column, if_not_exists })
    }

    fn drop_action(&mut self) -> Parse<AlterTableAction> {
        self.bump();
        if self.eat_keyword(Keyword::Constraint) {
            let if_exists = self.if_exists();
            let name = self.col_id()?;
            let cascade = self.drop_behavior();
            return Ok(AlterTableAction::DropConstraint { name, if_exists, cascade });
        }
        self.optional_column_word();
        let if_exists = self.if_exists();
        let name = self.col_id()?;
        let cascade = self.drop_behavior();
        Ok(AlterTableAction::DropColumn { name, if_exists, cascade })
    }

    fn alter_column(&mut self) -> Parse<AlterTableAction> {
        self.bump();
        if self.eat_keyword(Keyword::Constraint) {
            let name = self.col_id()?;
            let attributes = self.constraint_attributes();
            let inherit = match self.eat_keyword(Keyword::Inherit) {
                true => Some(true),
                false => attributes.no_inherit.then_some(false),
            };
            return Ok(AlterTableAction::AlterConstraint { name, attributes, inherit });
        }
        self.optional_column_word();
        if let TokenKind::Number(_) = self.peek() {
            self.skip_to_comma();
            return Ok(AlterTableAction::Ignored);
        }
        let name = self.col_id()?;
        match self.keyword() {
            Some(Keyword::Type) => self.alter_type(name),
            Some(Keyword::Drop) => self.alter_column_drop(name),
            Some(Keyword::Add) => {
                self.bump();
                self.expect_keyword(Keyword::Generated)?;
                let always = self.generated_when()?;
                self.expect_keyword(Keyword::As)?;
                self.expect_keyword(Keyword::Identity)?;
                let sequence = self.identity_sequence()?;
                Ok(AlterTableAction::AddIdentity { name, always, sequence })
            }
            Some(Keyword::Set) => self.alter_column_set(name),
            Some(Keyword::Reset | Keyword::Options) => {
                self.skip_to_comma();
                Ok(AlterTableAction::Ignored)
            }
            Some(Keyword::Restart) => {
                self.skip_to_comma();
                Ok(AlterTableAction::SetIdentity { name, always: None })
            }
            _ => Err(self.unexpected("TYPE, SET, DROP or ADD")),
        }
    }

    /// TYPE t COLLATE c USING expr
    fn alter_type(&mut self, name: Ident) -> Parse<AlterTableAction> {
        self.expect_keyword(Keyword::Type)?;
        let type_name = self.type_name()?;
        let collation =
            if self.eat_keyword(Keyword::Collate) { Some(self.any_name()?) } else { None };
        if self.eat_keyword(Keyword::Using) {
            self.expr()?;
        }
        self.drop_behavior();
        Ok(AlterTableAction::AlterColumnType { name, type_name, collation })
    }

    fn alter_column_drop(&mut self, name: Ident) -> Parse<AlterTableAction> {
        self.bump();
        if self.eat_keyword(Keyword::Default) {
            return Ok(AlterTableAction::DropDefault(name));
        }
        if self.eat_keywords(&[Keyword::Not, Keyword::Null]) {
            return Ok(AlterTableAction::DropNotNull(name));
        }
        if self.eat_keyword(Keyword::Identity) {
            let if_exists = self.if_exists();
            return Ok(AlterTableAction::DropIdentity { name, if_exists });
        }
        if self.eat_keyword(Keyword::Expression) {
            let if_exists = self.if_exists();
            return Ok(AlterTableAction::DropExpression { name, if_exists });
        }
        Err(self.unexpected("DEFAULT, NOT NULL, IDENTITY or EXPRESSION"))
    }

    fn alter_column_set(&mut self, name: Ident) -> Parse<AlterTableAction> {
        self.bump();
        match self.keyword() {
            Some(Keyword::Default) => {
                self.bump();
                let default = self.expr()?;
                Ok(AlterTableAction::SetDefault { name, default })
            }
            Some(Keyword::Expression) => {
                self.bump();
                self.expect_keyword(Keyword::As)?;
                let expr = self.parenthesized(Self::expr)?;
                Ok(AlterTableAction::SetExpression { name, expr })
            }
            Some(Keyword::Not) => {
                self.bump();
                self.expect_keyword(Keyword::Null)?;
                Ok(AlterTableAction::SetNotNull(name))
            }
            Some(Keyword::Data) => {
                self.bump();
                self.alter_type(name)
            }
            Some(Keyword::Generated) => {
                self.bump();
                let always = Some(self.generated_when()?);
                self.skip_to_comma();
                Ok(AlterTableAction::SetIdentity { name, always })
            }
            _ => {
                self.skip_to_comma();
                Ok(AlterTableAction::Ignored)
            }
        }
    }
}
