//! Types whose values are objects of the server by their names: regclass, regproc, regtype and their like (`regproc.c`).
//!
//! What another database, role or search path may have is accepted; refused is what can be no name at all, or names
//! what the schema is known not to have.

use super::{
    Check, LiteralError, integer,
    scanner::{Scanner, is_space},
};
use crate::{
    ast::TypeName,
    catalog::{Catalog, TypeOid, type_name::resolve_type_name},
    diagnostic::Diagnostics,
    lex::sql::{Dialect, lex_sql},
    parse::{Settings, parse_type_name},
};

/// Whether the text is an OID, or the dash that stands for none; else it is a name.
enum Text {
    Oid,
    Name,
}

/// Digits alone are an OID (`parseNumericOid`).
fn read_oid(version: u8, text: &str) -> Result<Text, LiteralError> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(Text::Name);
    }
    integer::check_oid("oid", version, text).map(|()| Text::Oid)
}

/// The same, or a dash (`parseDashOrOid`).
fn read_dash_or_oid(version: u8, text: &str) -> Result<Text, LiteralError> {
    if text == "-" { Ok(Text::Oid) } else { read_oid(version, text) }
}

fn invalid_name() -> LiteralError {
    LiteralError::new("42602", "invalid name syntax")
}

/// Parts of a name, of which there may be three (`DeconstructQualifiedName`).
fn read_name(version: u8, text: &str) -> Result<Vec<String>, LiteralError> {
    let parts = split_name(version, text).ok_or_else(invalid_name)?;
    if parts.len() > 3 {
        let message =
            format!("improper qualified name (too many dotted names): {}", parts.join("."));
        return Err(LiteralError::new("42601", message));
    }
    Ok(parts)
}

/// regcollation, regconfig, regdictionary: any object by its name.
pub(super) fn check_object(version: u8, text: &str) -> Check {
    match read_dash_or_oid(version, text)? {
        Text::Oid => Ok(()),
        Text::Name => read_name(version, text).map(drop),
    }
}

/// regrole and regnamespace: a name without a schema.
pub(super) fn check_plain_object(version: u8, text: &str) -> Check {
    match read_dash_or_oid(version, text)? {
        Text::Oid => Ok(()),
        Text::Name if split_name(version, text).is_some_and(|parts| parts.len() == 1) => Ok(()),
        Text::Name => Err(invalid_name()),
    }
}

/// regoper: the name of one operator.
pub(super) fn check_regoper(version: u8, text: &str) -> Check {
    match read_oid(version, text)? {
        Text::Oid => Ok(()),
        Text::Name => read_name(version, text).map(drop),
    }
}

/// regoperator: `name(left, right)` (`regoperatorin`).
pub(super) fn check_regoperator(catalog: &Catalog, text: &str) -> Check {
    if matches!(read_oid(catalog.version, text)?, Text::Oid) {
        return Ok(());
    }
    let Some((name, arguments)) = read_signature(catalog, text, NoneIs::NoOperand)? else {
        return Ok(());
    };
    match arguments {
        1 => return Err(LiteralError::new("42P02", "missing argument")),
        2 => {}
        _ => return Err(LiteralError::new("54023", "too many arguments")),
    }
    read_name(catalog.version, name).map(drop)
}

/// What the word `none` is among the arguments.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NoneIs {
    NoOperand,
    AType,
}

/// The name before the parenthesis, and how many types stand behind it (`parseNameAndArgTypes`). None from the first
/// type on that nothing is known of.
fn read_signature<'a>(
    catalog: &Catalog,
    text: &'a str,
    none: NoneIs,
) -> Result<Option<(&'a str, usize)>, LiteralError> {
    let version = catalog.version;
    let is_blank = |c| is_blank(version, c);
    let malformed = |message: &str| Err(LiteralError::new("22P02", message));
    let mut quoted = false;
    let open = text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'(' && !quoted
    });
    let Some((name, rest)) = open.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?)))
    else {
        return malformed("expected a left parenthesis");
    };
    if split_name(version, name).is_none() {
        return Err(invalid_name());
    }
    let rest = rest.trim_end_matches(is_blank);
    let Some(mut rest) = rest.strip_suffix(')') else {
        return malformed("expected a right parenthesis");
    };
    let (mut count, mut behind_comma) = (0, false);
    loop {
        rest = rest.trim_start_matches(is_blank);
        if rest.is_empty() {
            return match behind_comma {
                true => malformed("expected a type name"),
                false => Ok(Some((name, count))),
            };
        }
        let Some(end) = type_end(rest) else { return malformed("improper type name") };
        let (argument, behind) = rest.split_at(end);
        behind_comma = behind.starts_with(',');
        rest = behind.get(1..).unwrap_or_default();
        let argument = argument.trim_end_matches(is_blank);
        let is_none = none == NoneIs::NoOperand && argument.eq_ignore_ascii_case("none");
        if !is_none && read_type(catalog, argument)?.is_none() {
            return Ok(None);
        }
        count += 1;
        if count > 100 {
            return Err(LiteralError::new("54023", "too many arguments"));
        }
    }
}

/// `scanner_isspace`, which takes a vertical tab for one from 17 on.
fn is_blank(version: u8, character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0c') || (character == '\x0b' && version >= 17)
}

/// Where a type's name ends: at a comma outside quotes, parentheses and brackets, or at the end. None where these do
/// not match.
fn type_end(text: &str) -> Option<usize> {
    let (mut quoted, mut depth) = (false, 0i32);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted && depth == 0 => return Some(at),
            b'(' | b'[' if !quoted => depth += 1,
            b')' | b']' if !quoted => depth -= 1,
            _ => {}
        }
    }
    (!quoted && depth == 0).then_some(text.len())
}

/// A type by its name (`parseTypeString`). None for one that only a server may know.
fn read_type(catalog: &Catalog, text: &str) -> Result<Option<TypeOid>, LiteralError> {
    let invalid = || LiteralError::new("42601", format!("invalid type name \"{text}\""));
    let type_name = parse_type(catalog.version, text)?;
    let type_name = type_name.filter(|name| !name.setof).ok_or_else(invalid)?;
    match resolve_type_name(catalog, &type_name) {
        Ok((oid, _)) => Ok(Some(oid)),
        Err(error) if matches!(error.code, "42704" | "3F000" | "42P01" | "42703" | "0A000") => {
            Ok(None)
        }
        Err(error) => Err(LiteralError::new(error.code, error.message)),
    }
}

fn parse_type(version: u8, text: &str) -> Result<Option<TypeName>, LiteralError> {
    if text.bytes().all(is_space) {
        return Ok(None);
    }
    let mut diagnostics = Diagnostics::new();
    let lexed = lex_sql(text, Dialect { splices: false, version }, &mut diagnostics);
    let type_name = parse_type_name(&lexed, Settings { version }, &mut diagnostics);
    match diagnostics.take().into_iter().next() {
        Some(error) => Err(LiteralError::new(error.code, error.message)),
        None => Ok(type_name),
    }
}

/// regtype (`regtypein`). A plain word that is no type of any schema is refused.
pub(super) fn check_regtype(catalog: &Catalog, text: &str) -> Check {
    if matches!(read_dash_or_oid(catalog.version, text)?, Text::Oid) {
        return Ok(());
    }
    if read_type(catalog, text)?.is_some() {
        return Ok(());
    }
    let plain = text.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_');
    let name = text.to_lowercase();
    let mut schemas = catalog.namespaces().iter();
    if !plain || schemas.any(|n| catalog.lookup_type(Some(n.oid), &name).is_some()) {
        return Ok(());
    }
    Err(LiteralError::new("42704", format!("type \"{name}\" does not exist")))
}

/// A relation that no schema of the catalogue has. The search path is the session's, and relations that the server
/// names by itself may be missing from a catalogue, so that both are given the benefit of the doubt.
pub(super) fn check_regclass(catalog: &Catalog, text: &str) -> Check {
    if matches!(read_dash_or_oid(catalog.version, text)?, Text::Oid) {
        return Ok(());
    }
    let parts = split_name(catalog.version, text).ok_or_else(invalid_name)?;
    let (schema, name) = match parts.as_slice() {
        [name] => (None, name),
        [schema, name] => (Some(schema), name),
        [_, _, _] => return Ok(()),
        _ => {
            let message =
                format!("improper relation name (too many dotted names): {}", parts.join("."));
            return Err(LiteralError::new("42601", message));
        }
    };
    let own = ["_seq", "_idx", "_key", "_pkey", "_excl"].iter().any(|s| name.ends_with(s));
    if own || name.starts_with("pg_") || schema.is_some_and(|s| s.starts_with("pg_")) {
        return Ok(());
    }
    let schemas = catalog.namespaces().iter().filter(|n| schema.is_none_or(|s| n.name == *s));
    let mut any_schema = false;
    for namespace in schemas {
        any_schema = true;
        let index = catalog.lookup_index(namespace.oid, name);
        if index.is_some() || catalog.lookup_relation(Some(namespace.oid), name).is_some() {
            return Ok(());
        }
    }
    match schema {
        Some(schema) if !any_schema && catalog.version < 16 => {
            Err(LiteralError::new("3F000", format!("schema \"{schema}\" does not exist")))
        }
        Some(schema) => {
            let message = format!("relation \"{schema}.{name}\" does not exist");
            Err(LiteralError::new("42P01", message))
        }
        None => Err(LiteralError::new("42P01", format!("relation \"{name}\" does not exist"))),
    }
}

/// The name of one function (`regprocin`).
pub(super) fn check_regproc(catalog: &Catalog, text: &str) -> Check {
    if matches!(read_dash_or_oid(catalog.version, text)?, Text::Oid) {
        return Ok(());
    }
    let name = read_name(catalog.version, text)?;
    check_schema(catalog, &name)?;
    match named_procs(catalog, &name) {
        Some(0) => Err(LiteralError::new("42883", format!("function \"{text}\" does not exist"))),
        Some(1) | None => Ok(()),
        Some(_) => {
            Err(LiteralError::new("42725", format!("more than one function named \"{text}\"")))
        }
    }
}

/// `name(types)` (`regprocedurein`). Of the types it only matters that they are such.
pub(super) fn check_regprocedure(catalog: &Catalog, text: &str) -> Check {
    if matches!(read_dash_or_oid(catalog.version, text)?, Text::Oid) {
        return Ok(());
    }
    let Some((name, _)) = read_signature(catalog, text, NoneIs::AType)? else { return Ok(()) };
    let name = read_name(catalog.version, name)?;
    check_schema(catalog, &name)?;
    match named_procs(catalog, &name) {
        Some(0) => Err(LiteralError::new("42883", format!("function \"{text}\" does not exist"))),
        _ => Ok(()),
    }
}

/// Before 16 a schema that is not there is a mistake of its own.
fn check_schema(catalog: &Catalog, name: &[String]) -> Check {
    match name {
        [schema, _] if catalog.version < 16 && catalog.lookup_namespace(schema).is_none() => {
            Err(LiteralError::new("3F000", format!("schema \"{schema}\" does not exist")))
        }
        _ => Ok(()),
    }
}

/// How many functions have a name; None where the name has a database in it.
fn named_procs(catalog: &Catalog, parts: &[String]) -> Option<usize> {
    let count = |schema: Option<&String>, name: &str| {
        let procs = catalog.procs_named(name);
        let within = |n| schema.is_none_or(|s| catalog.namespace_name(n) == s);
        procs.iter().filter(|p| within(p.namespace)).count()
    };
    match parts {
        [name] => Some(count(None, name)),
        [schema, name] => Some(count(Some(schema), name)),
        _ => None,
    }
}

/// `a.b`, `"A".b`: parts folded unless quoted (`textToQualifiedNameList`).
fn split_name(version: u8, text: &str) -> Option<Vec<String>> {
    let is_blank = |b: u8| is_blank(version, char::from(b));
    let mut scanner = Scanner::new(text);
    let mut parts = Vec::new();
    loop {
        scanner.skip_while(is_blank);
        let start = scanner.at();
        if scanner.eat(b'"') {
            let mut part = String::new();
            loop {
                let start = scanner.at();
                scanner.skip_while(|b| b != b'"');
                part.push_str(scanner.since(start));
                scanner.bump()?;
                if !scanner.eat(b'"') {
                    break;
                }
                part.push('"');
            }
            parts.push(part);
        } else {
            scanner.skip_while(|b| b != b'.' && !is_blank(b));
            let part = scanner.since(start);
            if part.is_empty() {
                return None;
            }
            parts.push(part.to_lowercase());
        }
        scanner.skip_while(is_blank);
        if scanner.is_end() {
            return Some(parts);
        }
        if !scanner.eat(b'.') {
            return None;
        }
    }
}
