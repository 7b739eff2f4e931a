//! Identifiers by keyword class, qualified names, operators (grammar `ColId`, `any_name`, `qual_Op`).

use super::cursor::{Parse, Parser};
use crate::{
    ast::{Ident, QualifiedName, expr::Operator},
    lex::{
        Case, RustIndex, SpliceKind, Token, TokenKind, Word, intern,
        keyword::{Class, Keyword},
        truncate,
    },
};

/// The identifier that a word or quoted identifier is.
fn token_ident(token: &Token) -> Option<Ident> {
    match &token.kind {
        TokenKind::Word(Word { text, case: Case::Folds, .. }) => Some(Ident::new(text, token.span)),
        TokenKind::Word(Word { text, case: Case::ExactFirst, .. }) => {
            let name = truncate(text);
            let folds = name.bytes().any(|b| b.is_ascii_uppercase());
            let folded = folds.then(|| intern(&name.to_ascii_lowercase()));
            Some(Ident { name, folded, span: token.span })
        }
        TokenKind::QuotedIdent(name) => Some(Ident::interned(truncate(name), token.span)),
        _ => None,
    }
}

impl Parser<'_> {
    /// The class of the word `ahead`: None for no word at all, `Unreserved` for an identifier.
    pub(super) fn class_at(&self, ahead: usize) -> Option<Class> {
        match self.peek_at(ahead) {
            TokenKind::QuotedIdent(_) => Some(Class::Unreserved),
            TokenKind::Word(_) if self.at_format_json(ahead) => Some(Class::Reserved),
            TokenKind::Word(_) => {
                Some(self.keyword_at(ahead).map_or(Class::Unreserved, Keyword::class))
            }
            _ => None,
        }
    }

    /// FORMAT before JSON is no name (`FORMAT_LA`).
    pub(super) fn at_format_json(&self, ahead: usize) -> bool {
        self.keyword_at(ahead) == Some(Keyword::Format) && self.at_word(ahead + 1, "json")
    }

    pub(super) fn at_col_id(&self, ahead: usize) -> bool {
        matches!(self.class_at(ahead), Some(Class::Unreserved | Class::ColumnName))
    }

    pub(super) fn at_function_name(&self, ahead: usize) -> bool {
        matches!(self.class_at(ahead), Some(Class::Unreserved | Class::TypeOrFunctionName))
    }

    /// Takes the next token as a name; the caller has looked at its class.
    pub(super) fn take_ident(&mut self) -> Parse<Ident> {
        match token_ident(self.token(0)) {
            Some(ident) => {
                self.bump();
                Ok(ident)
            }
            None => Err(self.unexpected_name()),
        }
    }

    /// `ColId`: a name of a column, table, alias and so on.
    pub(super) fn col_id(&mut self) -> Parse<Ident> {
        if self.at_col_id(0) {
            return self.take_ident();
        }
        Err(self.unexpected_name())
    }

    /// `type_function_name`.
    pub(super) fn function_id(&mut self) -> Parse<Ident> {
        if self.at_function_name(0) {
            return self.take_ident();
        }
        Err(self.unexpected_name())
    }

    /// `ColLabel`: any word.
    pub(super) fn col_label(&mut self) -> Parse<Ident> {
        if self.at_format_json(0) {
            return Err(self.unexpected_name());
        }
        self.take_ident()
    }

    /// `NonReservedWord`.
    pub(super) fn non_reserved_word(&mut self) -> Parse<Ident> {
        match self.class_at(0) {
            Some(Class::Reserved) | None => Err(self.unexpected_name()),
            Some(_) => self.take_ident(),
        }
    }

    fn unexpected_name(&mut self) -> super::cursor::Reported {
        match (self.keyword(), self.peek()) {
            (Some(keyword), TokenKind::Word(word)) => {
                let help = match word.case {
                    Case::Folds => format!(
                        "`{0}` is a keyword: as a name it is written \"{0}\"",
                        keyword.text()
                    ),
                    Case::ExactFirst => {
                        format!(
                            "`{0}` is a keyword: as a name it is written `r#{0}` or `@\"{0}\"`",
                            keyword.text()
                        )
                    }
                };
                self.unexpected_with(Some(help))
            }
            _ => match self.peek() {
                TokenKind::Splice(..) => self.unexpected_with(Some(
                    "a parameter is a value: the names of tables and columns are written out"
                        .to_owned(),
                )),
                TokenKind::String(_) => {
                    self.unexpected("a name, which stands without these quotes")
                }
                _ => self.unexpected("a name"),
            },
        }
    }

    /// `BareColLabel` at this place.
    pub(super) fn at_bare_label(&self) -> bool {
        match self.peek() {
            TokenKind::QuotedIdent(_) => true,
            TokenKind::Word(_) => {
                self.keyword().is_none_or(Keyword::is_bare_label)
                    && !self.at_format_json(0)
                    && !self.at_page_by()
            }
            _ => false,
        }
    }

    /// `any_name`: a name with any number of parts.
    pub(super) fn any_name(&mut self) -> Parse<QualifiedName> {
        let first = match self.routed_schema() {
            Some(schema) => schema,
            None => self.col_id()?,
        };
        self.attributes(first)
    }

    /// `{schema}` in front of a point: a schema that is chosen at run time. The same Rust is the same schema.
    pub(super) fn routed_schema(&mut self) -> Option<Ident> {
        let TokenKind::Splice(SpliceKind::Value, index) = *self.peek() else { return None };
        if *self.peek_at(1) != TokenKind::Dot {
            return None;
        }
        let span = self.bump().span;
        let rust = &self.lexed.rust;
        let written = rust.get(index.0 as usize).map(|piece| &piece.text);
        let first = rust.iter().position(|piece| Some(&piece.text) == written);
        Some(Ident::routed(RustIndex(first.unwrap_or(index.0 as usize) as u32), span))
    }

    /// The parts behind the first, each behind a point.
    pub(super) fn attributes(&mut self, first: Ident) -> Parse<QualifiedName> {
        let start = first.span;
        // Most names have one part or two: the list grows for none of these.
        if !self.eat(&TokenKind::Dot) {
            return Ok(QualifiedName { parts: vec![first], span: self.since(start) });
        }
        let mut parts = vec![first, self.col_label()?];
        while self.eat(&TokenKind::Dot) {
            parts.push(self.col_label()?);
        }
        Ok(QualifiedName { parts, span: self.since(start) })
    }

    /// `qualified_name`: of a relation, at most three parts.
    pub(super) fn qualified_name(&mut self) -> Parse<QualifiedName> {
        let name = self.any_name()?;
        if name.parts.len() > 3 {
            let dotted: Vec<&str> = name.parts.iter().map(|p| p.declared()).collect();
            let message =
                format!("improper qualified name (too many dotted names): {}", dotted.join("."));
            return Err(self.refuse(name.span, message));
        }
        Ok(name)
    }

    pub(super) fn name_list(&mut self) -> Parse<Vec<Ident>> {
        self.plain_list(Self::col_id)
    }

    /// `( name, … )`.
    pub(super) fn parenthesized_names(&mut self) -> Parse<Vec<Ident>> {
        self.parenthesized(Self::name_list)
    }

    /// `operator( schema.symbol )`, behind the word OPERATOR.
    pub(super) fn qualified_operator(&mut self) -> Parse<Operator> {
        let start = self.expect_keyword(Keyword::Operator)?;
        self.expect(&TokenKind::LeftParen)?;
        let mut operator = self.any_operator()?;
        self.expect(&TokenKind::RightParen)?;
        operator.span = self.since(start);
        Ok(operator)
    }

    /// `any_operator`: a symbol, perhaps with its schema.
    pub(super) fn any_operator(&mut self) -> Parse<Operator> {
        let start = self.span();
        let mut parts = Vec::new();
        while self.at_col_id(0) {
            parts.push(self.col_id()?);
            self.expect(&TokenKind::Dot)?;
        }
        let TokenKind::Op(_) = self.peek() else {
            return Err(self.unexpected("an operator"));
        };
        let mut operator = self.take_operator();
        operator.span = self.since(start);
        if parts.len() > 1 {
            let written: Vec<&str> = parts.iter().map(|p| p.declared()).collect();
            let written = format!("{}.{}", written.join("."), operator.symbol);
            return Err(if parts.len() == 2 {
                let message = format!("cross-database references are not implemented: {written}");
                self.not_implemented(operator.span, message)
            } else {
                let message = format!("improper qualified name (too many dotted names): {written}");
                self.refuse(operator.span, message)
            });
        }
        Ok(Operator { schema: parts.pop(), ..operator })
    }

    /// The operator token here; `!=` is `<>`.
    pub(super) fn take_operator(&mut self) -> Operator {
        let token = self.bump();
        let symbol = match &token.kind {
            TokenKind::Op("!=") => "<>",
            TokenKind::Op(symbol) => symbol,
            _ => "",
        };
        Operator { schema: None, symbol, span: token.span }
    }
}
