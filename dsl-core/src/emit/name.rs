//! Names: the spelling that analysis settled on, quoted only where the server would read it differently.

use super::sql::Printer;
use crate::{
    ast::{Ident, QualifiedName, is_routed},
    lex::keyword::{Class, lookup_any_keyword},
};

/// Where a name stands, which decides about the keywords that need no quotes there (grammar `ColId`, `ColLabel`,
/// `type_function_name`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A column, table, alias or any other name at the head of a production.
    Column,
    /// A function, type or argument.
    Function,
    /// Behind a dot or AS.
    Label,
}

impl Printer<'_> {
    pub(super) fn ident(&mut self, ident: &Ident, place: Place) {
        self.name(self.spelling(ident), place);
    }

    /// What the name is on the server.
    fn spelling<'i>(&self, ident: &'i Ident) -> &'i str {
        match &ident.folded {
            Some(folded) if !self.resolutions.exact.contains(&ident.span) => folded,
            _ => ident.name,
        }
    }

    pub(super) fn name(&mut self, name: &str, place: Place) {
        let out = self.layout.text();
        if is_routed(name) || !needs_quotes(name, place) {
            out.push_str(name);
            return;
        }
        self.quoted(name);
    }

    pub(super) fn quoted(&mut self, name: &str) {
        let out = self.layout.text();
        out.push('"');
        for part in name.split_inclusive('"') {
            out.push_str(part);
            if part.ends_with('"') {
                out.push('"');
            }
        }
        out.push('"');
    }

    /// A qualified name whose only part, when it has one, stands at `place`.
    pub(super) fn qualified(&mut self, name: &QualifiedName, place: Place) {
        let mut parts = name.parts.iter();
        if let Some(first) = parts.next() {
            self.ident(first, if name.parts.len() == 1 { place } else { Place::Column });
        }
        for part in parts {
            self.layout.push_char('.');
            self.ident(part, Place::Label);
        }
    }

    /// `a, b, c`
    pub(super) fn idents(&mut self, idents: &[Ident]) {
        for (i, ident) in idents.iter().enumerate() {
            if i > 0 {
                self.layout.push(", ");
            }
            self.ident(ident, Place::Column);
        }
    }
}

/// A text is quoted for every version.
pub(super) fn needs_quotes(name: &str, place: Place) -> bool {
    let plain = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !plain {
        return true;
    }
    match lookup_any_keyword(name).map(|k| k.class()) {
        None | Some(Class::Unreserved) => false,
        Some(_) if place == Place::Label => false,
        // A column name keyword at the head of an expression could begin a type, a row or a special call.
        Some(Class::ColumnName | Class::Reserved) => true,
        Some(Class::TypeOrFunctionName) => place == Place::Column,
    }
}
