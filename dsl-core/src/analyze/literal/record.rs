//! Composite types (`record_in`), and what a domain says of NULL.

use super::{Check, Checker, LiteralError, scanner::Scanner};
use crate::{
    analyze::format::format_type,
    catalog::{Catalog, RelationOid, Type, TypeKind},
};

pub(super) fn check(checker: Checker<'_>, relation: RelationOid, text: &str) -> Check {
    let Some(relation) = checker.catalog.get_relation(relation) else { return Ok(()) };
    let malformed = |detail: &str| {
        let message = format!("malformed record literal: \"{text}\"");
        Err(LiteralError::new("22P02", message).help(detail))
    };
    let mut scanner = Scanner::new(text);
    scanner.spaces();
    if !scanner.eat(b'(') {
        return malformed("missing left parenthesis");
    }
    for (i, attribute) in relation.live_attributes().enumerate() {
        if i > 0 && !scanner.eat(b',') {
            let count = relation.live_attributes().count();
            return malformed(&format!("too few columns: {} has {count}", relation.name));
        }
        let Some(ty) = checker.catalog.get_type(attribute.data_type) else { return Ok(()) };
        if matches!(scanner.peek(), Some(b',' | b')')) {
            check_null(checker.catalog, ty)?;
            continue;
        }
        match read_value(&mut scanner, |b| matches!(b, b',' | b')')) {
            Some(value) => checker.inside(attribute.modifier).check(ty.oid, &value)?,
            None => return malformed("unexpected end of input"),
        }
    }
    if !scanner.eat(b')') {
        let count = relation.live_attributes().count();
        return malformed(&format!("too many columns: {} has {count}", relation.name));
    }
    scanner.spaces();
    if scanner.is_end() { Ok(()) } else { malformed("junk after right parenthesis") }
}

/// The fields of a composite's text.
pub(crate) fn read_record(text: &str) -> Option<Vec<Option<String>>> {
    let mut scanner = Scanner::new(text);
    scanner.spaces();
    if !scanner.eat(b'(') {
        return None;
    }
    let mut fields = Vec::new();
    loop {
        fields.push(match scanner.peek()? {
            b',' | b')' => None,
            _ => Some(read_value(&mut scanner, |b| matches!(b, b',' | b')'))?),
        });
        if !scanner.eat(b',') {
            return scanner.eat(b')').then_some(fields);
        }
    }
}

/// A value with quotes and backslashes resolved, up to a byte outside quotes that ends it.
pub(super) fn read_value(scanner: &mut Scanner<'_>, is_end: impl Fn(u8) -> bool) -> Option<String> {
    let mut bytes = Vec::new();
    let mut quoted = false;
    loop {
        let byte = scanner.peek()?;
        if !quoted && is_end(byte) {
            return Some(String::from_utf8_lossy(&bytes).into_owned());
        }
        scanner.bump();
        match byte {
            b'\\' => bytes.push(scanner.bump()?),
            b'"' if quoted && scanner.eat(b'"') => bytes.push(b'"'),
            b'"' => quoted = !quoted,
            _ => bytes.push(byte),
        }
    }
}

/// Domains inside arrays and composites are checked as their values are read.
pub(super) fn check_null(catalog: &Catalog, ty: &Type) -> Check {
    let mut current = Some(ty);
    let mut steps = 0;
    while let Some(Type { kind: TypeKind::Domain { base, not_null, .. }, .. }) = current {
        if *not_null {
            let name = format_type(catalog, ty.oid, -1);
            let message = format!("domain {name} does not allow null values");
            return Err(LiteralError::new("23502", message));
        }
        steps += 1;
        current = catalog.get_type(*base).filter(|_| steps < 32);
    }
    Ok(())
}
