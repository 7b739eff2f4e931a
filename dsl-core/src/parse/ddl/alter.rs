//! ALTER of anything but tables, DROP and COMMENT.

use crate::{
    ast::{
        QualifiedName,
        ddl::{
            AlterDomain, AlterEnum, AlterTableAction, DdlKind, FunctionParameter, ObjectKind,
            ParameterMode, TableConstraintKind,
        },
    },
    lex::{TokenKind, keyword::Keyword},
    parse::cursor::{Parse, Parser},
};

impl Parser<'_> {
    pub(super) fn alter(&mut self) -> Parse<DdlKind> {
        self.bump();
        let Some(object) = self.object_kind() else { return self.alter_other() };
        match object {
            ObjectKind::Table
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::ForeignTable => self.alter_relation(object),
            ObjectKind::Type => self.alter_type_statement(),
            ObjectKind::Domain => self.alter_domain(),
            ObjectKind::Trigger | ObjectKind::Rule | ObjectKind::Policy => {
                self.alter_of_table(object)
            }
            ObjectKind::OperatorFamily => self.alter_operator_family(),
            ObjectKind::OperatorClass => self.rename_or_move(object),
            ObjectKind::Other | ObjectKind::Cast | ObjectKind::Column | ObjectKind::Constraint => {
                self.pass_over()
            }
            ObjectKind::Schema
            | ObjectKind::Sequence
            | ObjectKind::Index
            | ObjectKind::Function
            | ObjectKind::Procedure
            | ObjectKind::Aggregate
            | ObjectKind::Routine
            | ObjectKind::Operator
            | ObjectKind::Collation
            | ObjectKind::Extension => self.rename_or_move(object),
        }
    }

    fn alter_other(&mut self) -> Parse<DdlKind> {
        match self.keyword() {
            Some(
                Keyword::Access
                | Keyword::Conversion
                | Keyword::Database
                | Keyword::Default
                | Keyword::Event
                | Keyword::Foreign
                | Keyword::Group
                | Keyword::Language
                | Keyword::Large
                | Keyword::Procedural
                | Keyword::Publication
                | Keyword::Role
                | Keyword::Server
                | Keyword::Statistics
                | Keyword::Subscription
                | Keyword::System
                | Keyword::Tablespace
                | Keyword::Text
                | Keyword::User,
            ) => self.pass_over(),
            _ => Err(self.unexpected("TABLE, TYPE, DOMAIN or another kind of object")),
        }
    }

    /// The words that name a kind of object; None where none stands here.
    fn object_kind(&mut self) -> Option<ObjectKind> {
        let (kind, words) = match (self.keyword()?, self.keyword_at(1)) {
            (Keyword::Schema, _) => (ObjectKind::Schema, 1),
            (Keyword::Table, _) => (ObjectKind::Table, 1),
            (Keyword::View, _) => (ObjectKind::View, 1),
            (Keyword::Materialized, Some(Keyword::View)) => (ObjectKind::MaterializedView, 2),
            (Keyword::Foreign, Some(Keyword::Table)) => (ObjectKind::ForeignTable, 2),
            (Keyword::Sequence, _) => (ObjectKind::Sequence, 1),
            (Keyword::Index, _) => (ObjectKind::Index, 1),
            (Keyword::Type, _) => (ObjectKind::Type, 1),
            (Keyword::Domain, _) => (ObjectKind::Domain, 1),
            (Keyword::Function, _) => (ObjectKind::Function, 1),
            (Keyword::Procedure, _) => (ObjectKind::Procedure, 1),
            (Keyword::Aggregate, _) => (ObjectKind::Aggregate, 1),
            (Keyword::Routine, _) => (ObjectKind::Routine, 1),
            (Keyword::Operator, Some(Keyword::Class)) => (ObjectKind::OperatorClass, 2),
            (Keyword::Operator, Some(Keyword::Family)) => (ObjectKind::OperatorFamily, 2),
            (Keyword::Operator, _) => (ObjectKind::Operator, 1),
            (Keyword::Cast, _) => (ObjectKind::Cast, 1),
            (Keyword::Collation, _) => (ObjectKind::Collation, 1),
            (Keyword::Extension, _) => (ObjectKind::Extension, 1),
            (Keyword::Trigger, _) => (ObjectKind::Trigger, 1),
            (Keyword::Rule, _) => (ObjectKind::Rule, 1),
            (Keyword::Policy, _) => (ObjectKind::Policy, 1),
            (Keyword::Column, _) => (ObjectKind::Column, 1),
            (Keyword::Constraint, _) => (ObjectKind::Constraint, 1),
            _ => return None,
        };
        for _ in 0..words {
            self.bump();
        }
        Some(kind)
    }

    /// RENAME TO and SET SCHEMA; anything else cannot matter.
    pub(super) fn rename_or_move(&mut self, object: ObjectKind) -> Parse<DdlKind> {
        let if_exists = self.if_exists();
        if object == ObjectKind::Index && self.at_keywords(&[Keyword::All, Keyword::In]) {
            return self.pass_over();
        }
        let (name, arguments) = self.object_name(object)?;
        if self.eat_keywords(&[Keyword::Rename, Keyword::To]) {
            let to = self.col_id()?;
            return Ok(DdlKind::Rename { object, name, arguments, to, if_exists });
        }
        if self.eat_keywords(&[Keyword::Set, Keyword::Schema]) {
            let schema = self.col_id()?;
            return Ok(DdlKind::SetSchema { object, name, arguments, schema, if_exists });
        }
        if matches!(object, ObjectKind::Function | ObjectKind::Procedure | ObjectKind::Routine) {
            let (strict, volatility) = self.altered_function_options()?;
            self.skip_rest();
            return Ok(DdlKind::AlterFunction { object, name, arguments, strict, volatility });
        }
        self.pass_over()
    }

    /// A name with what tells overloads apart.
    fn object_name(
        &mut self,
        object: ObjectKind,
    ) -> Parse<(QualifiedName, Option<Vec<FunctionParameter>>)> {
        match object {
            ObjectKind::Function | ObjectKind::Procedure | ObjectKind::Routine => {
                let name = self.routine_name()?;
                let arguments = if self.at(&TokenKind::LeftParen) {
                    Some(self.routine_parameters()?)
                } else {
                    None
                };
                Ok((name, arguments))
            }
            ObjectKind::Aggregate => {
                let name = self.routine_name()?;
                let (arguments, _) = self.aggregate_parameters()?;
                Ok((name, Some(arguments)))
            }
            ObjectKind::Operator => {
                let name = self.operator_name()?;
                let arguments = self.parenthesized(|p| p.plain_list(Self::operator_argument))?;
                Ok((name, Some(arguments)))
            }
            ObjectKind::OperatorClass | ObjectKind::OperatorFamily => {
                let name = self.any_name()?;
                self.expect_keyword(Keyword::Using)?;
                Ok((name, Some(vec![self.method_argument()?])))
            }
            ObjectKind::Cast => {
                let span = self.span();
                let (source, target) = self.cast_types()?;
                let parameter = |type_name| FunctionParameter {
                    name: None,
                    mode: ParameterMode::In,
                    type_name,
                    default: None,
                };
                Ok((self.nameless(span), Some(vec![parameter(source), parameter(target)])))
            }
            ObjectKind::Type | ObjectKind::Domain => {
                let name = self.type_name()?.name;
                Ok((name, None))
            }
            _ => Ok((self.any_name()?, None)),
        }
    }

    /// An operand's type, or NONE, which comes as a type of that name.
    fn operator_argument(&mut self) -> Parse<FunctionParameter> {
        if !self.at_keyword(Keyword::None) {
            return self.routine_parameter();
        }
        self.method_argument()
    }

    /// A word that comes as a type of that name: NONE, or the method of an operator class.
    fn method_argument(&mut self) -> Parse<FunctionParameter> {
        let name = self.col_id()?;
        let (span, written) = (name.span, name.name);
        let name = QualifiedName { parts: vec![name], span };
        let type_name = self.plain_type(name, written.to_owned().into(), Vec::new(), span);
        Ok(FunctionParameter { name: None, mode: ParameterMode::In, type_name, default: None })
    }

    /// ALTER TRIGGER, RULE or POLICY name ON table: a new name, or what cannot matter.
    fn alter_of_table(&mut self, object: ObjectKind) -> Parse<DdlKind> {
        let if_exists = self.if_exists();
        let own = self.col_id()?;
        self.expect_keyword(Keyword::On)?;
        let mut name = self.qualified_name()?;
        if !self.eat_keywords(&[Keyword::Rename, Keyword::To]) {
            return self.pass_over();
        }
        name.parts.push(own);
        let to = self.col_id()?;
        Ok(DdlKind::Rename { object, name, arguments: None, to, if_exists })
    }

    fn alter_type_statement(&mut self) -> Parse<DdlKind> {
        let object = ObjectKind::Type;
        let name = self.any_name()?;
        if self.eat_keywords(&[Keyword::Rename, Keyword::To]) {
            let to = self.col_id()?;
            return Ok(DdlKind::Rename { object, name, arguments: None, to, if_exists: false });
        }
        if self.eat_keywords(&[Keyword::Rename, Keyword::Value]) {
            let from = self.string()?;
            self.expect_keyword(Keyword::To)?;
            let action = AlterEnum::RenameValue { from, to: self.string()? };
            return Ok(DdlKind::AlterEnum { name, action });
        }
        if self.eat_keywords(&[Keyword::Rename, Keyword::Attribute]) {
            let attribute = self.col_id()?;
            self.expect_keyword(Keyword::To)?;
            let action = AlterTableAction::RenameColumn { name: attribute, to: self.col_id()? };
            self.drop_behavior();
            return Ok(DdlKind::AlterComposite { name, actions: vec![action] });
        }
        if self.eat_keywords(&[Keyword::Set, Keyword::Schema]) {
            let schema = self.col_id()?;
            let (arguments, if_exists) = (None, false);
            return Ok(DdlKind::SetSchema { object, name, arguments, schema, if_exists });
        }
        if self.at_keywords(&[Keyword::Add, Keyword::Value]) {
            let action = self.add_enum_value()?;
            return Ok(DdlKind::AlterEnum { name, action });
        }
        if matches!(self.keyword(), Some(Keyword::Owner | Keyword::Set)) {
            return self.pass_over();
        }
        self.composite = true;
        let actions = self.plain_list(Self::alter_table_action);
        self.composite = false;
        let actions = actions?;
        Ok(DdlKind::AlterComposite { name, actions })
    }

    fn add_enum_value(&mut self) -> Parse<AlterEnum> {
        self.bump();
        self.bump();
        let if_not_exists = self.if_not_exists();
        let label = self.string()?;
        let before = if self.eat_keyword(Keyword::Before) { Some(self.string()?) } else { None };
        let after = if before.is_none() && self.eat_keyword(Keyword::After) {
            Some(self.string()?)
        } else {
            None
        };
        Ok(AlterEnum::AddValue { label, if_not_exists, before, after })
    }

    fn alter_domain(&mut self) -> Parse<DdlKind> {
        let object = ObjectKind::Domain;
        let name = self.any_name()?;
        if self.eat_keywords(&[Keyword::Rename, Keyword::To]) {
            let to = self.col_id()?;
            return Ok(DdlKind::Rename { object, name, arguments: None, to, if_exists: false });
        }
        if self.eat_keywords(&[Keyword::Set, Keyword::Schema]) {
            let schema = self.col_id()?;
            let (arguments, if_exists) = (None, false);
            return Ok(DdlKind::SetSchema { object, name, arguments, schema, if_exists });
        }
        if self.at_keyword(Keyword::Owner) {
            return self.pass_over();
        }
        let action = self.alter_domain_action()?;
        Ok(DdlKind::AlterDomain { name, action })
    }

    fn alter_domain_action(&mut self) -> Parse<AlterDomain> {
        if self.eat_keywords(&[Keyword::Set, Keyword::Default]) {
            return Ok(AlterDomain::SetDefault(self.expr()?));
        }
        if self.eat_keywords(&[Keyword::Drop, Keyword::Default]) {
            return Ok(AlterDomain::DropDefault);
        }
        if self.eat_keywords(&[Keyword::Set, Keyword::Not, Keyword::Null]) {
            return Ok(AlterDomain::SetNotNull);
        }
        if self.eat_keywords(&[Keyword::Drop, Keyword::Not, Keyword::Null]) {
            return Ok(AlterDomain::DropNotNull);
        }
        if self.eat_keywords(&[Keyword::Drop, Keyword::Constraint]) {
            let if_exists = self.if_exists();
            let name = self.col_id()?;
            self.drop_behavior();
            return Ok(AlterDomain::DropConstraint { name, if_exists });
        }
        if self.eat_keywords(&[Keyword::Validate, Keyword::Constraint]) {
            return Ok(AlterDomain::ValidateConstraint(self.col_id()?));
        }
        if self.eat_keywords(&[Keyword::Rename, Keyword::Constraint]) {
            let name = self.col_id()?;
            self.expect_keyword(Keyword::To)?;
            return Ok(AlterDomain::RenameConstraint { name, to: self.col_id()? });
        }
        self.expect_keyword(Keyword::Add)?;
        self.add_domain_constraint()
    }

    fn add_domain_constraint(&mut self) -> Parse<AlterDomain> {
        let start = self.span();
        let name =
            if self.at_keyword(Keyword::Constraint) && self.keyword_at(2) == Some(Keyword::Not) {
                self.bump();
                Some(self.col_id()?)
            } else {
                None
            };
        if self.eat_keywords(&[Keyword::Not, Keyword::Null]) {
            let not_valid = self.constraint_attributes().not_valid;
            return Ok(AlterDomain::AddConstraint { name, check: None, not_valid });
        }
        let constraint = self.table_constraint()?;
        let TableConstraintKind::Check(check) = constraint.kind else {
            return Err(self.refuse(start, "a domain has no such constraint"));
        };
        let not_valid = constraint.attributes.not_valid;
        Ok(AlterDomain::AddConstraint { name: constraint.name, check: Some(check), not_valid })
    }

    pub(super) fn drop_statement(&mut self) -> Parse<DdlKind> {
        self.bump();
        let Some(object) = self.object_kind() else { return self.pass_over() };
        if object == ObjectKind::Other {
            return self.pass_over();
        }
        if object == ObjectKind::Index {
            self.eat_keyword(Keyword::Concurrently);
        }
        let if_exists = self.if_exists();
        let names = self.plain_list(|p| p.object_name(object))?;
        if matches!(object, ObjectKind::Trigger | ObjectKind::Rule | ObjectKind::Policy) {
            return self.drop_of_table(object, names, if_exists);
        }
        let cascade = self.drop_behavior();
        Ok(DdlKind::Drop { object, names, if_exists, cascade })
    }

    /// DROP TRIGGER, RULE or POLICY name ON table: the name has the table's parts before its own.
    fn drop_of_table(
        &mut self,
        object: ObjectKind,
        mut names: Vec<(QualifiedName, Option<Vec<FunctionParameter>>)>,
        if_exists: bool,
    ) -> Parse<DdlKind> {
        self.expect_keyword(Keyword::On)?;
        let table = self.qualified_name()?;
        if let Some((name, _)) = names.first_mut() {
            let own = std::mem::take(&mut name.parts);
            name.parts = table.parts.into_iter().chain(own).collect();
        }
        let cascade = self.drop_behavior();
        Ok(DdlKind::Drop { object, names, if_exists, cascade })
    }

    pub(super) fn comment(&mut self) -> Parse<DdlKind> {
        self.bump();
        self.expect_keyword(Keyword::On)?;
        let Some(object) = self.object_kind() else { return self.pass_over() };
        match object {
            ObjectKind::Table
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::ForeignTable
            | ObjectKind::Column
            | ObjectKind::Sequence
            | ObjectKind::Type
            | ObjectKind::Domain => {
                let (name, _) = self.object_name(object)?;
                self.expect_keyword(Keyword::Is)?;
                let text =
                    if self.eat_keyword(Keyword::Null) { None } else { Some(self.string()?) };
                Ok(DdlKind::Comment { object, name, text })
            }
            _ => self.pass_over(),
        }
    }
}
