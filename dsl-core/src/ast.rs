//! The syntax tree: what was written, with a span on every node. Plain data; no lookups.

pub mod ddl;
pub mod dml;
pub mod expr;
pub mod from_clause;
pub mod json;
pub mod select;
pub mod type_name;
pub mod walk;

pub use dml::{
    Assignment, Conflict, ConflictAction, ConflictTarget, Delete, Insert, InsertSource, Merge,
    Overriding, Returning, Update,
};
pub use expr::{Expr, ExprKind, Literal};
pub use from_clause::{FromItem, Join, JoinKind, JoinQual, TableAlias};
pub use select::{Select, SelectBody, SelectCore, SelectItem, With};
pub use type_name::TypeName;

use crate::{
    lex::{RustIndex, intern},
    source::Span,
};

/// A name as written.
///
/// Rust tokens keep the spelling and fold second ([`crate::lex::Case`]); in text an unquoted name is folded by the
/// lexer already, so that `folded` is `None` there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ident {
    /// The spelling to try first.
    pub name: &'static str,
    /// The spelling to try second, where it differs.
    pub folded: Option<&'static str>,
    pub span: Span,
}

/// What stands around the number of the splice in the name of a schema that is chosen at run time. No name that can be
/// sent holds it: `SchemaName` refuses control characters.
pub const ROUTED: char = '\u{1}';

/// Whether a schema's name stands for one that is chosen at run time.
pub fn is_routed(name: &str) -> bool {
    name.starts_with(ROUTED)
}

/// A text with a name in place of each schema that is chosen at run time, by the number of its Rust.
pub fn with_schemas(text: &str, name: impl Fn(usize) -> String) -> String {
    let mut whole = String::with_capacity(text.len());
    for (index, part) in text.split(ROUTED).enumerate() {
        match part.parse() {
            Ok(number) if index % 2 == 1 => whole.push_str(&name(number)),
            _ => whole.push_str(part),
        }
    }
    whole
}

impl Ident {
    /// The schema that a splice chooses at run time.
    pub fn routed(splice: RustIndex, span: Span) -> Ident {
        Ident::interned(&format!("{ROUTED}{}{ROUTED}", splice.0), span)
    }

    /// A name with one spelling.
    pub fn new(name: &'static str, span: Span) -> Ident {
        Ident { name, folded: None, span }
    }

    /// A name with one spelling, which is kept.
    pub fn interned(name: &str, span: Span) -> Ident {
        Ident::new(intern(name), span)
    }

    /// The name that a declaration of this identifier declares: an unquoted name is folded, as in SQL.
    pub fn declared(&self) -> &'static str {
        match self.folded {
            Some(folded) => folded,
            None => self.name,
        }
    }

    /// Whether a declared or catalogued name is meant, exactly or folded.
    pub fn matches(&self, name: &str) -> bool {
        self.name == name || self.folded == Some(name)
    }

    /// The spellings in the order they are tried.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.folded)
    }
}

/// A possibly qualified name: `table`, `schema.table`, `db.schema.table`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QualifiedName {
    /// At least one part.
    pub parts: Vec<Ident>,
    pub span: Span,
}

impl QualifiedName {
    /// The last part.
    pub fn last(&self) -> &Ident {
        // A qualified name is made by the parser from at least one identifier.
        &self.parts[self.parts.len() - 1]
    }

    /// The part before the last, if any.
    pub fn schema(&self) -> Option<&Ident> {
        self.parts.len().checked_sub(2).map(|i| &self.parts[i])
    }
}

/// A statement of a query.
#[derive(Clone, PartialEq, Debug)]
pub enum Statement {
    Select(Box<Select>),
    Insert(Box<Insert>),
    Update(Box<Update>),
    Delete(Box<Delete>),
    Merge(Box<Merge>),
    /// `copy (query) to stdout`; COPY FROM comes as an INSERT of [`InsertSource::Copy`].
    Copy(Box<Statement>, Span),
}

impl Statement {
    /// The whole statement's place.
    pub fn span(&self) -> Span {
        match self {
            Statement::Select(s) => s.span,
            Statement::Insert(s) => s.span,
            Statement::Update(s) => s.span,
            Statement::Delete(s) => s.span,
            Statement::Merge(s) => s.span,
            Statement::Copy(_, span) => *span,
        }
    }
}
