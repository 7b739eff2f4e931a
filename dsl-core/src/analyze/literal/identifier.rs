//! Types that name things of the server: tid, pg_lsn, pg_snapshot, regclass.

use super::{Check, LiteralError, scanner::Scanner};
use crate::catalog::Catalog;

/// `(block,offset)`, by C's `strtoul` (`tid.c`).
pub(super) fn check_tid(text: &str) -> Check {
    let read = || {
        let open = text.find(['(', ',', ')']).filter(|&i| text.as_bytes().get(i) != Some(&b')'))?;
        let mut scanner = Scanner::new(text);
        scanner.rewind(open + 1);
        let block = read_c_number(&mut scanner)?;
        if !scanner.eat(b',') {
            return None;
        }
        let offset = read_c_number(&mut scanner)?;
        let fits = block <= i128::from(u32::MAX) && (0..=i128::from(u16::MAX)).contains(&offset);
        (fits && scanner.eat(b')')).then_some(())
    };
    read().ok_or_else(|| LiteralError::syntax("tid", text))
}

/// Spaces, a sign, digits; none is zero.
fn read_c_number(scanner: &mut Scanner<'_>) -> Option<i128> {
    let start = scanner.at();
    scanner.spaces();
    let negative = scanner.eat(b'-');
    if !negative {
        scanner.eat(b'+');
    }
    let digits = scanner.at();
    if scanner.digits() == 0 {
        scanner.rewind(start);
        return Some(0);
    }
    let value: u64 = scanner.since(digits).parse().ok()?;
    Some(if negative { -i128::from(value) } else { i128::from(value) })
}

/// Two hexadecimal numbers of at most eight digits (`pg_lsn.c`).
pub(super) fn check_lsn(text: &str) -> Check {
    let half = |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_hexdigit());
    match text.split_once('/') {
        Some((high, low)) if half(high) && half(low) => Ok(()),
        _ => Err(LiteralError::syntax("pg_lsn", text)),
    }
}

/// C's `strtoull`, whose errors nobody looks at.
fn read_xid(scanner: &mut Scanner<'_>) -> u64 {
    let start = scanner.at();
    let value = read_c_number(scanner);
    if value.is_none() && scanner.at() == start {
        scanner.digits();
    }
    value.map_or(u64::MAX, |v| v as u64)
}

/// `xmin:xmax:xid,xid` (`xid8funcs.c`).
pub(super) fn check_snapshot(text: &str) -> Check {
    let read = || {
        let mut scanner = Scanner::new(text);
        let xmin = read_xid(&mut scanner);
        scanner.eat(b':').then_some(())?;
        let xmax = read_xid(&mut scanner);
        scanner.eat(b':').then_some(())?;
        if xmin == 0 || xmax == 0 || xmax < xmin {
            return None;
        }
        let mut last = 0;
        while !scanner.is_end() {
            let xid = read_xid(&mut scanner);
            if xid < xmin || xid >= xmax || xid < last {
                return None;
            }
            last = xid;
            if !scanner.eat(b',') && !scanner.is_end() {
                return None;
            }
        }
        Some(())
    };
    read().ok_or_else(|| LiteralError::syntax("pg_snapshot", text))
}

/// A relation that no schema of the catalogue has. The search path is the session's, and relations that the server
/// names by itself may be missing from a catalogue, so that both are given the benefit of the doubt.
pub(super) fn check_regclass(catalog: &Catalog, text: &str) -> Check {
    if text == "-" || !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(());
    }
    let Some(parts) = split_name(text) else {
        return Err(LiteralError::new("42602", "invalid name syntax"));
    };
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
        Some(schema) if !any_schema => {
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
    if text == "-" || !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(());
    }
    match named_procs(catalog, text) {
        Some(0) => Err(LiteralError::new("42883", format!("function \"{text}\" does not exist"))),
        Some(1) | None => Ok(()),
        Some(_) => {
            Err(LiteralError::new("42725", format!("more than one function named \"{text}\"")))
        }
    }
}

/// `name(types)` (`regprocedurein`); only the name is looked at.
pub(super) fn check_regprocedure(catalog: &Catalog, text: &str) -> Check {
    let Some((name, _)) = text.split_once('(') else { return Ok(()) };
    match named_procs(catalog, name.trim()) {
        Some(0) => Err(LiteralError::new("42883", format!("function \"{text}\" does not exist"))),
        _ => Ok(()),
    }
}

/// How many functions have a name; None where the text is not understood.
fn named_procs(catalog: &Catalog, text: &str) -> Option<usize> {
    let parts = split_name(text)?;
    let count = |schema: Option<&String>, name: &str| {
        let procs = catalog.procs_named(name);
        let within = |n| schema.is_none_or(|s| catalog.namespace_name(n) == s);
        procs.iter().filter(|p| within(p.namespace)).count()
    };
    match parts.as_slice() {
        [name] => Some(count(None, name)),
        [schema, name] => Some(count(Some(schema), name)),
        _ => None,
    }
}

/// A type's name that is one plain word (`regtypein`); longer spellings are left to the server.
pub(super) fn check_regtype(catalog: &Catalog, text: &str) -> Check {
    let plain = text.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_');
    let name = text.to_lowercase();
    let spelling = crate::lex::keyword::lookup_any_keyword(&name).is_some();
    if !plain || text.is_empty() || spelling {
        return Ok(());
    }
    let mut schemas = catalog.namespaces().iter();
    if schemas.any(|n| catalog.lookup_type(Some(n.oid), &name).is_some()) {
        return Ok(());
    }
    Err(LiteralError::new("42704", format!("type \"{name}\" does not exist")))
}

/// `a.b`, `"A".b`: parts folded unless quoted (`textToQualifiedNameList`).
fn split_name(text: &str) -> Option<Vec<String>> {
    let mut scanner = Scanner::new(text);
    let mut parts = Vec::new();
    loop {
        scanner.spaces();
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
            scanner.skip_while(|b| b != b'.' && !super::scanner::is_space(b));
            let part = scanner.since(start);
            if part.is_empty() {
                return None;
            }
            parts.push(part.to_lowercase());
        }
        scanner.spaces();
        if scanner.is_end() {
            return parts.iter().all(|p| !p.is_empty()).then_some(parts);
        }
        if !scanner.eat(b'.') {
            return None;
        }
    }
}
