//! Ranges and multiranges (`rangetypes.c`, `multirangetypes.c`).

use super::{
    Check, Checker, LiteralError, compare::compare, datetime::read_date, integer::read_signed,
    record::read_value, scanner::Scanner,
};
use crate::catalog::{RangeOrder, Type, TypeKind, TypeOid};
use std::cmp::Ordering;

/// A range's bounds as written; None where it is infinite.
struct Bounds {
    lower: Option<String>,
    upper: Option<String>,
    lower_inclusive: bool,
    upper_inclusive: bool,
}

pub(super) fn check_range(checker: Checker<'_>, range: &Type, text: &str) -> Check {
    let TypeKind::Range { subtype, order, .. } = range.kind else { return Ok(()) };
    let Some(bounds) = read_bounds(text)? else { return Ok(()) };
    for bound in [&bounds.lower, &bounds.upper].into_iter().flatten() {
        checker.inside(-1).check(subtype, bound)?;
    }
    if let (Some(lower), Some(upper)) = (&bounds.lower, &bounds.upper) {
        let comparison = match order {
            RangeOrder::Default => compare(checker, subtype, lower, upper),
            RangeOrder::Bytes => Some(lower.as_bytes().cmp(upper.as_bytes())),
            RangeOrder::Other => None,
        };
        match comparison {
            Some(Ordering::Greater) => {
                let message = "range lower bound must be less than or equal to range upper bound";
                return Err(LiteralError::new("22000", message));
            }
            Some(Ordering::Equal) if !(bounds.lower_inclusive && bounds.upper_inclusive) => {
                return Ok(());
            }
            _ => {}
        }
    }
    check_canonical(checker, range.oid, &bounds)
}

/// `empty` gives None.
fn read_bounds(text: &str) -> Result<Option<Bounds>, LiteralError> {
    let malformed = |detail: &str| {
        let message = format!("malformed range literal: \"{text}\"");
        Err(LiteralError::new("22P02", message).help(detail))
    };
    let mut scanner = Scanner::new(text);
    scanner.spaces();
    if scanner.eat_word("empty") {
        scanner.spaces();
        return if scanner.is_end() {
            Ok(None)
        } else {
            malformed("junk after \"empty\" key word")
        };
    }
    let lower_inclusive = scanner.eat(b'[');
    if !lower_inclusive && !scanner.eat(b'(') {
        return malformed("missing left parenthesis or bracket");
    }
    let Some(lower) = read_bound(&mut scanner) else { return malformed("unexpected end of input") };
    if !scanner.eat(b',') {
        return malformed("missing comma after lower bound");
    }
    let Some(upper) = read_bound(&mut scanner) else { return malformed("unexpected end of input") };
    let upper_inclusive = scanner.eat(b']');
    if !upper_inclusive && !scanner.eat(b')') {
        return malformed("too many commas");
    }
    scanner.spaces();
    if !scanner.is_end() {
        return malformed("junk after right parenthesis or bracket");
    }
    Ok(Some(Bounds { lower, upper, lower_inclusive, upper_inclusive }))
}

/// Nothing at all between the signs is infinity.
fn read_bound(scanner: &mut Scanner<'_>) -> Option<Option<String>> {
    let ends = |b| matches!(b, b',' | b')' | b']');
    if scanner.peek().is_some_and(ends) {
        return Some(None);
    }
    read_value(scanner, ends).map(Some)
}

/// Discrete ranges are brought into the form `[lower, upper)`, for which the last value has no successor.
fn check_canonical(checker: Checker<'_>, range: TypeOid, bounds: &Bounds) -> Check {
    const LAST_DATE: i128 = 2_147_483_493 - 2_451_545;
    let (last, code, message) = match range {
        TypeOid::INT4RANGE => (i128::from(i32::MAX), "22003", "integer out of range"),
        TypeOid::INT8RANGE => (i128::from(i64::MAX), "22003", "bigint out of range"),
        TypeOid::DATERANGE => (LAST_DATE, "22008", "date out of range"),
        _ => return Ok(()),
    };
    let is_last = |bound: &Option<String>| {
        let Some(text) = bound.as_deref() else { return false };
        let value = match range {
            TypeOid::DATERANGE => {
                read_date(checker.catalog.version, checker.order, text).ok().flatten()
            }
            _ => read_signed(checker.catalog.version, text),
        };
        value == Some(last)
    };
    let lower = !bounds.lower_inclusive && is_last(&bounds.lower);
    let upper = bounds.upper_inclusive && is_last(&bounds.upper);
    if lower || upper { Err(LiteralError::new(code, message)) } else { Ok(()) }
}

pub(super) fn check_multirange(checker: Checker<'_>, range: TypeOid, text: &str) -> Check {
    let malformed = |detail: &str| {
        let message = format!("malformed multirange literal: \"{text}\"");
        Err(LiteralError::new("22P02", message).help(detail))
    };
    let Some(range) = checker.catalog.get_type(range) else { return Ok(()) };
    let mut scanner = Scanner::new(text);
    scanner.spaces();
    if !scanner.eat(b'{') {
        return malformed("missing left brace");
    }
    let mut first = true;
    loop {
        scanner.spaces();
        match scanner.peek() {
            None => return malformed("unexpected end of input"),
            Some(b'}') if first => break,
            Some(b'[' | b'(') => {
                let Some(member) = read_member(&mut scanner) else {
                    return malformed("unexpected end of input");
                };
                check_range(checker, range, member)?;
            }
            Some(_) if scanner.eat_word("empty") => {}
            Some(_) => return malformed("expected range start"),
        }
        first = false;
        scanner.spaces();
        match scanner.peek() {
            None => return malformed("unexpected end of input"),
            Some(b',') => {
                scanner.bump();
            }
            Some(b'}') => break,
            Some(_) => return malformed("expected comma or end of multirange"),
        }
    }
    scanner.bump();
    scanner.spaces();
    if scanner.is_end() { Ok(()) } else { malformed("junk after closing right brace") }
}

/// One range's text.
fn read_member<'a>(scanner: &mut Scanner<'a>) -> Option<&'a str> {
    let start = scanner.at();
    let mut quoted = false;
    loop {
        match scanner.bump()? {
            b'\\' => {
                scanner.bump()?;
            }
            b'"' if quoted && scanner.eat(b'"') => {}
            b'"' => quoted = !quoted,
            b']' | b')' if !quoted => return Some(scanner.since(start)),
            _ => {}
        }
    }
}
