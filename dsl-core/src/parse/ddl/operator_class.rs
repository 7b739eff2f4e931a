//! CREATE OPERATOR CLASS and FAMILY, ALTER OPERATOR FAMILY.

use crate::{
    ast::ddl::{ClassOperator, CreateOperatorClass, DdlKind, ObjectKind},
    lex::{TokenKind, keyword::Keyword},
    parse::cursor::{Parse, Parser},
};

impl Parser<'_> {
    pub(super) fn create_operator_class(&mut self) -> Parse<DdlKind> {
        self.bump();
        self.bump();
        let name = self.any_name()?;
        let default = self.eat_keyword(Keyword::Default);
        self.expect_keyword(Keyword::For)?;
        self.expect_keyword(Keyword::Type)?;
        let input = self.type_name()?;
        self.expect_keyword(Keyword::Using)?;
        let method = self.col_id()?;
        let family = match self.eat_keyword(Keyword::Family) {
            true => Some(self.any_name()?),
            false => None,
        };
        self.expect_keyword(Keyword::As)?;
        let operators = self.class_items()?;
        let class = CreateOperatorClass { name, default, input, method, family, operators };
        Ok(DdlKind::CreateOperatorClass(Box::new(class)))
    }

    pub(super) fn create_operator_family(&mut self) -> Parse<DdlKind> {
        self.bump();
        self.bump();
        let name = self.any_name()?;
        self.expect_keyword(Keyword::Using)?;
        Ok(DdlKind::CreateOperatorFamily { name, method: self.col_id()? })
    }

    /// ADD, RENAME and SET SCHEMA behind ALTER OPERATOR FAMILY; what DROP takes away cannot matter.
    pub(super) fn alter_operator_family(&mut self) -> Parse<DdlKind> {
        let position = self.position();
        let name = self.any_name()?;
        self.expect_keyword(Keyword::Using)?;
        let method = self.col_id()?;
        if self.at_keyword(Keyword::Drop) {
            return self.pass_over();
        }
        if !self.eat_keyword(Keyword::Add) {
            self.rewind(position);
            return self.rename_or_move(ObjectKind::OperatorFamily);
        }
        Ok(DdlKind::AddToOperatorFamily { name, method, operators: self.class_items()? })
    }

    /// `opclass_item_list`, of which the operators are kept.
    fn class_items(&mut self) -> Parse<Vec<ClassOperator>> {
        let items = self.plain_list(Self::class_item)?;
        Ok(items.into_iter().flatten().collect())
    }

    /// `opclass_item`; None for one that is passed over. Operators for ordering make no place in a family that matters.
    fn class_item(&mut self) -> Parse<Option<ClassOperator>> {
        if !self.eat_keyword(Keyword::Operator) {
            if !self.at_keyword(Keyword::Function) && !self.at_keyword(Keyword::Storage) {
                return Err(self.unexpected("OPERATOR, FUNCTION or STORAGE"));
            }
            self.skip_to_comma();
            return Ok(None);
        }
        let TokenKind::Number(number) = self.peek() else {
            return Err(self.unexpected("a strategy number"));
        };
        let strategy = number.parse().ok();
        self.bump();
        let operator = self.any_operator()?;
        let mut operands = None;
        if self.at(&TokenKind::LeftParen) {
            operands = Some(self.parenthesized(|p| {
                let left = p.type_name()?;
                p.expect(&TokenKind::Comma)?;
                Ok((left, p.type_name()?))
            })?);
        }
        if self.eat_keyword(Keyword::For) && self.eat_keywords(&[Keyword::Order, Keyword::By]) {
            self.any_name()?;
            return Ok(None);
        }
        self.eat_keyword(Keyword::Search);
        self.eat_keyword(Keyword::Recheck);
        Ok(strategy.map(|strategy| ClassOperator { strategy, operator, operands }))
    }
}
