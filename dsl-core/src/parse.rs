//! Tokens to syntax trees: recursive descent, one function a production, named as in the manual.
//!
//! The grammar is the server's `gram.y`; what that refuses is refused here with the same words. A production gives
//! `Err(Reported)` behind an error that has been told; lists and clauses catch it and go on where that is safe.

mod clause;
mod cursor;
mod ddl;
mod dml;
mod expr;
mod from_clause;
mod function;
mod json;
mod json_table;
mod name;
pub(crate) mod outline;
pub(crate) mod page;
mod primary;
mod schema;
pub mod script;
mod select;
mod special;
mod type_name;
mod variants;
mod window;
mod xml;

use crate::{
    ast::{Statement, TypeName},
    diagnostic::Diagnostics,
    lex::{Lexed, TokenKind},
};
use cursor::Parser;
pub(crate) use cursor::Room;
pub use schema::parse_schema;
pub(crate) use schema::{Read, read_statement};

/// What the grammar depends on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settings {
    /// Major version of the server.
    pub version: u8,
}

/// One statement of a query, with or without a semicolon behind it. None where nothing can be said about it.
pub fn parse_statement(
    lexed: &Lexed,
    settings: Settings,
    diagnostics: &mut Diagnostics,
) -> Option<Statement> {
    let mut parser = Parser::new(lexed, settings, diagnostics);
    let statement = parser.statement().ok()?;
    while parser.eat(&TokenKind::Semicolon) {}
    if !parser.at(&TokenKind::End) {
        parser.unexpected_behind_statement();
    }
    Some(statement)
}

/// A type's name and nothing else.
pub fn parse_type_name(
    lexed: &Lexed,
    settings: Settings,
    diagnostics: &mut Diagnostics,
) -> Option<TypeName> {
    let mut parser = Parser::new(lexed, settings, diagnostics);
    let type_name = parser.type_name().ok()?;
    if !parser.at(&TokenKind::End) {
        parser.unexpected("");
    }
    Some(type_name)
}

#[cfg(test)]
mod tests;
