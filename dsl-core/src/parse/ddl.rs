//! Statements that define a schema (manual part VI), as far as they matter to a query.

mod alter;
mod alter_table;
mod constraint;
mod object;
mod operator_class;
mod routine;
mod table;

use super::cursor::{Parse, Parser};
use crate::{
    ast::{
        Ident,
        ddl::{DdlKind, DefinitionOption, DefinitionValue},
    },
    lex::{TokenKind, keyword::Keyword},
};

impl Parser<'_> {
    /// One statement of a schema file, up to its end.
    pub(super) fn ddl_statement(&mut self) -> Parse<DdlKind> {
        match self.keyword() {
            Some(Keyword::Create) => self.create(),
            Some(Keyword::Alter) => self.alter(),
            Some(Keyword::Drop) => self.drop_statement(),
            Some(Keyword::Comment) => self.comment(),
            Some(Keyword::Set) => self.set(),
            Some(Keyword::Select) => self.set_config(),
            _ => Err(self.unexpected("")),
        }
    }

    fn create(&mut self) -> Parse<DdlKind> {
        self.expect_keyword(Keyword::Create)?;
        let or_replace = self.eat_keywords(&[Keyword::Or, Keyword::Replace]);
        let mut temporary = false;
        for word in [Keyword::Local, Keyword::Global] {
            self.eat_keyword(word);
        }
        if self.eat_keyword(Keyword::Temporary) || self.eat_keyword(Keyword::Temp) {
            temporary = true;
        } else {
            self.eat_keyword(Keyword::Unlogged);
        }
        let Some(keyword) = self.keyword() else { return Err(self.unexpected("")) };
        let second = self.keyword_at(1);
        match (keyword, second) {
            (Keyword::Table, _) => self.create_table(temporary, false),
            (Keyword::Foreign, Some(Keyword::Table)) => {
                self.bump();
                self.create_table(temporary, true)
            }
            (Keyword::View | Keyword::Recursive, _) => self.create_view(or_replace, temporary),
            (Keyword::Materialized, _) => self.create_materialized_view(),
            (Keyword::Unique | Keyword::Index, _) => self.create_index(),
            (Keyword::Type, _) => self.create_type(),
            (Keyword::Domain, _) => self.create_domain(),
            (Keyword::Function, _) => self.create_function(or_replace, false),
            (Keyword::Procedure, _) => self.create_function(or_replace, true),
            (Keyword::Aggregate, _) => self.create_aggregate(),
            (Keyword::Operator, Some(Keyword::Class)) => self.create_operator_class(),
            (Keyword::Operator, Some(Keyword::Family)) => self.create_operator_family(),
            (Keyword::Operator, _) => self.create_operator(),
            (Keyword::Cast, _) => self.create_cast(),
            (Keyword::Collation, _) => self.create_collation(),
            (Keyword::Sequence, _) => self.create_sequence(temporary),
            (Keyword::Extension, _) => self.create_extension(),
            (Keyword::Trigger | Keyword::Constraint, _) => self.create_trigger(or_replace),
            (Keyword::Rule, _) => self.create_rule(),
            (Keyword::Policy, _) => self.create_policy(),
            (Keyword::Schema, _) => self.create_schema(),
            (
                Keyword::Access
                | Keyword::Conversion
                | Keyword::Database
                | Keyword::Default
                | Keyword::Event
                | Keyword::Foreign
                | Keyword::Group
                | Keyword::Language
                | Keyword::Procedural
                | Keyword::Publication
                | Keyword::Role
                | Keyword::Server
                | Keyword::Statistics
                | Keyword::Subscription
                | Keyword::Tablespace
                | Keyword::Text
                | Keyword::Transform
                | Keyword::Trusted
                | Keyword::User,
                _,
            ) => self.pass_over(),
            _ => Err(self.unexpected("TABLE, VIEW, TYPE, FUNCTION or another kind of object")),
        }
    }

    /// The whole rest of a statement that cannot matter.
    fn pass_over(&mut self) -> Parse<DdlKind> {
        self.skip_rest();
        Ok(DdlKind::Ignored)
    }

    fn skip_rest(&mut self) {
        while !self.at(&TokenKind::End) {
            self.bump();
        }
    }

    /// Up to a comma outside parentheses, or the end.
    fn skip_to_comma(&mut self) {
        let mut depth = 0u32;
        loop {
            match self.peek() {
                TokenKind::End => return,
                TokenKind::Comma if depth == 0 => return,
                TokenKind::LeftParen => depth += 1,
                TokenKind::RightParen => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.bump();
        }
    }

    /// IF EXISTS
    fn if_exists(&mut self) -> bool {
        self.eat_keywords(&[Keyword::If, Keyword::Exists])
    }

    /// IF NOT EXISTS
    fn if_not_exists(&mut self) -> bool {
        self.eat_keywords(&[Keyword::If, Keyword::Not, Keyword::Exists])
    }

    /// CASCADE (true) or RESTRICT, or neither.
    fn drop_behavior(&mut self) -> bool {
        let cascade = self.eat_keyword(Keyword::Cascade);
        if !cascade {
            self.eat_keyword(Keyword::Restrict);
        }
        cascade
    }

    /// A string constant.
    fn string(&mut self) -> Parse<String> {
        let TokenKind::String(text) = self.peek() else {
            return Err(self.unexpected("a string constant"));
        };
        self.bump();
        Ok(text.clone())
    }

    /// `definition`: `( name = value, … )`
    fn definition(&mut self) -> Parse<Vec<DefinitionOption>> {
        self.parenthesized(|p| p.plain_list(Self::definition_option))
    }

    fn definition_option(&mut self) -> Parse<DefinitionOption> {
        let name = self.col_label()?;
        if !self.eat_op("=") {
            return Ok(DefinitionOption { name, value: None });
        }
        let value = match self.peek() {
            TokenKind::String(text) | TokenKind::Number(text) => {
                self.bump();
                DefinitionValue::Literal(text.clone())
            }
            TokenKind::Op(_)
                if matches!(self.peek_at(1), TokenKind::Comma | TokenKind::RightParen) =>
            {
                DefinitionValue::Operator(self.any_operator()?)
            }
            TokenKind::Word(_) if self.at_keyword(Keyword::Operator) => {
                DefinitionValue::Operator(self.qualified_operator()?)
            }
            TokenKind::Word(_) | TokenKind::QuotedIdent(_)
                if self.at_function_name(0) || self.at_type_keyword() =>
            {
                DefinitionValue::Type(self.function_type()?)
            }
            // A reserved word: `true`, `false`.
            TokenKind::Word(word) if self.keyword().is_some() => {
                self.bump();
                DefinitionValue::Literal(word.text.to_ascii_lowercase())
            }
            _ => {
                self.skip_to_closing();
                DefinitionValue::Other
            }
        };
        Ok(DefinitionOption { name, value: Some(value) })
    }

    /// Whether a column-name keyword or SETOF begins a type here.
    fn at_type_keyword(&self) -> bool {
        use crate::lex::keyword::Class;
        self.class_at(0) == Some(Class::ColumnName) && !self.at_keyword(Keyword::None)
    }

    /// Up to a comma or the parenthesis that closes the list here.
    fn skip_to_closing(&mut self) {
        let mut depth = 0u32;
        loop {
            match self.peek() {
                TokenKind::End => return,
                TokenKind::Comma | TokenKind::RightParen if depth == 0 => return,
                TokenKind::LeftParen => depth += 1,
                TokenKind::RightParen => depth -= 1,
                _ => {}
            }
            self.bump();
        }
    }

    /// SET search_path; other settings cannot matter.
    fn set(&mut self) -> Parse<DdlKind> {
        self.bump();
        if !self.eat_keyword(Keyword::Session) {
            self.eat_keyword(Keyword::Local);
        }
        if !self.eat_word("search_path") {
            return self.pass_over();
        }
        if !self.eat_keyword(Keyword::To) && !self.eat_op("=") {
            return Err(self.unexpected("TO or \"=\""));
        }
        if self.eat_keyword(Keyword::Default) {
            let public = Ident::new("public", self.span());
            return Ok(DdlKind::SetSearchPath(vec![public]));
        }
        let mut path = self.plain_list(|p| {
            let span = p.span();
            if let TokenKind::String(text) = p.peek() {
                p.bump();
                return Ok(Ident::interned(text, span));
            }
            p.col_label()
        })?;
        path.retain(|name| !name.name.is_empty());
        Ok(DdlKind::SetSearchPath(path))
    }

    /// `select pg_catalog.set_config('search_path', '…', false)`; any other SELECT cannot matter.
    fn set_config(&mut self) -> Parse<DdlKind> {
        let mut strings = Vec::new();
        let mut found = false;
        while !self.at(&TokenKind::End) {
            found |= self.at_word(0, "set_config");
            if let TokenKind::String(text) = self.peek() {
                strings.push((text, self.span()));
            }
            self.bump();
        }
        match strings.as_slice() {
            [(setting, _), (path, span)] if found && *setting == "search_path" => {
                let names = path
                    .split(',')
                    .map(str::trim)
                    .filter(|name| !name.is_empty() && *name != "\"\"")
                    .map(|name| match name.strip_prefix('"').and_then(|n| n.strip_suffix('"')) {
                        Some(quoted) => Ident::interned(&quoted.replace("\"\"", "\""), *span),
                        None => Ident::interned(&name.to_ascii_lowercase(), *span),
                    });
                Ok(DdlKind::SetSearchPath(names.collect()))
            }
            _ => Ok(DdlKind::Ignored),
        }
    }
}
