//! smallint, integer, bigint and the unsigned system types (`numutils.c`).

use super::{
    Check, LiteralError,
    scanner::{Scanner, c_number, is_space, trim},
};

/// A signed integer type.
#[derive(Clone, Copy)]
pub(super) struct IntegerType {
    name: &'static str,
    bits: u32,
}

pub(super) const SMALLINT: IntegerType = IntegerType { name: "smallint", bits: 16 };
pub(super) const INTEGER: IntegerType = IntegerType { name: "integer", bits: 32 };
pub(super) const BIGINT: IntegerType = IntegerType { name: "bigint", bits: 64 };

/// The version from which integers may be written with `0x`, `0o`, `0b` and underscores.
pub(super) const PREFIXES: u8 = 16;

pub(super) fn check_signed(ty: IntegerType, version: u8, text: &str) -> Check {
    let syntax = || Err(LiteralError::syntax(ty.name, text));
    let range = || Err(LiteralError::out_of_range(ty.name, text));
    let mut scanner = Scanner::new(text);
    scanner.spaces();
    let negative = scanner.eat(b'-');
    if !negative {
        scanner.eat(b'+');
    }
    let Some(Digits { value, radix, malformed }) = read_digits(&mut scanner, version) else {
        return syntax();
    };
    // Digits are counted below zero, and too many of them are met before what follows them; from 16 on, one digit
    // later.
    let least = 1u128 << (ty.bits - 1);
    let too_many = if version < PREFIXES {
        value > least
    } else {
        value / u128::from(radix) > least / u128::from(radix)
    };
    if too_many {
        return range();
    }
    if malformed {
        return syntax();
    }
    scanner.spaces();
    if !scanner.is_end() {
        return syntax();
    }
    if value > least - u128::from(!negative) { range() } else { Ok(()) }
}

/// An unsigned integer.
struct Digits {
    value: u128,
    radix: u32,
    /// Whether an underscore behind the digits has none behind it.
    malformed: bool,
}

/// None where there is no digit.
fn read_digits(scanner: &mut Scanner<'_>, version: u8) -> Option<Digits> {
    let radix = if version >= PREFIXES { read_radix(scanner) } else { 10 };
    let mut value = 0u128;
    let mut any = radix != 10 && version >= PREFIXES && scanner.peek() == Some(b'_');
    loop {
        match scanner.peek() {
            Some(b) if char::from(b).is_digit(radix) => {
                scanner.bump();
                let digit = char::from(b).to_digit(radix).unwrap_or(0);
                value = value.saturating_mul(u128::from(radix)).saturating_add(u128::from(digit));
                any = true;
            }
            Some(b'_') if any && version >= PREFIXES => {
                scanner.bump();
                if !scanner.peek().is_some_and(|b| char::from(b).is_digit(radix)) {
                    return Some(Digits { value, radix, malformed: true });
                }
            }
            _ => break,
        }
    }
    any.then_some(Digits { value, radix, malformed: false })
}

/// The value of what [`check_signed`] has accepted.
pub(super) fn read_signed(version: u8, text: &str) -> Option<i128> {
    let mut scanner = Scanner::new(trim(text));
    let negative = scanner.eat(b'-');
    if !negative {
        scanner.eat(b'+');
    }
    let value = i128::try_from(read_digits(&mut scanner, version)?.value).ok()?;
    Some(if negative { -value } else { value })
}

pub(super) fn read_radix(scanner: &mut Scanner<'_>) -> u32 {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if scanner.eat_word(prefix) {
            return radix;
        }
    }
    10
}

/// By C's `strtoul`, which takes a sign and wraps.
pub(super) fn check_oid(name: &str, version: u8, text: &str) -> Check {
    let mut scanner = Scanner::new(text);
    let in_range = read_c_oid(&mut scanner, name, version)?;
    scanner.spaces();
    if !scanner.is_end() {
        return Err(LiteralError::syntax(name, text));
    }
    if in_range { Ok(()) } else { Err(LiteralError::out_of_range(name, text)) }
}

/// One OID, whatever stands behind it.
fn read_oid(scanner: &mut Scanner<'_>, name: &str, version: u8) -> Check {
    let rest = scanner.rest();
    if read_c_oid(scanner, name, version)? {
        Ok(())
    } else {
        Err(LiteralError::out_of_range(name, rest))
    }
}

/// Whether the number that is read is an OID; what does not fit C's `unsigned long` is refused at once.
fn read_c_oid(scanner: &mut Scanner<'_>, name: &str, version: u8) -> Result<bool, LiteralError> {
    let text = scanner.rest();
    scanner.spaces();
    let negative = scanner.eat(b'-');
    if !negative {
        scanner.eat(b'+');
    }
    let Some(value) = read_c_integer(scanner, version >= PREFIXES) else {
        return Err(LiteralError::syntax(name, text));
    };
    if value > u128::from(u64::MAX) {
        return Err(LiteralError::out_of_range(name, text));
    }
    let limit = if negative { 1u128 << 31 } else { u128::from(u32::MAX) };
    let wraps = u128::from(u64::MAX) - u128::from(u32::MAX >> 1);
    Ok(value <= limit || (!negative && value >= wraps))
}

/// `xid` and `cid`: before 16 whatever is no number is zero.
pub(super) fn check_xid(name: &str, version: u8, text: &str) -> Check {
    if version < PREFIXES { Ok(()) } else { check_oid(name, version, text) }
}

pub(super) fn check_xid8(version: u8, text: &str) -> Check {
    if version < PREFIXES {
        return Ok(());
    }
    let mut scanner = Scanner::new(trim(text));
    if !scanner.eat(b'-') {
        scanner.eat(b'+');
    }
    match read_c_integer(&mut scanner, true) {
        Some(value) if value > u128::from(u64::MAX) => {
            Err(LiteralError::out_of_range("xid8", text))
        }
        Some(_) if scanner.is_end() => Ok(()),
        _ => Err(LiteralError::syntax("xid8", text)),
    }
}

/// Digits as C reads them: with `by_prefix`, `0x` is hexadecimal and a leading zero octal.
fn read_c_integer(scanner: &mut Scanner<'_>, by_prefix: bool) -> Option<u128> {
    let hex = by_prefix
        && scanner.peek_at(2).is_some_and(|b| b.is_ascii_hexdigit())
        && scanner.eat_word("0x");
    let radix = match (hex, by_prefix && scanner.peek() == Some(b'0')) {
        (true, _) => 16,
        (false, true) => 8,
        (false, false) => 10,
    };
    let start = scanner.at();
    let mut value = 0u128;
    while let Some(digit) = scanner.peek().and_then(|b| char::from(b).to_digit(radix)) {
        scanner.bump();
        value = value.saturating_mul(u128::from(radix)).saturating_add(u128::from(digit));
    }
    (scanner.at() > start).then_some(value)
}

/// Numbers with spaces between them (`int2vectorin`).
pub(super) fn check_int2vector(version: u8, text: &str) -> Check {
    let name = if version < 15 { "integer" } else { "smallint" };
    let mut scanner = Scanner::new(text);
    for _ in 0..MAX_VECTOR {
        scanner.spaces();
        if scanner.is_end() {
            return Ok(());
        }
        let rest = scanner.rest();
        let start = scanner.at();
        if !scanner.eat(b'-') {
            scanner.eat(b'+');
        }
        if scanner.digits() == 0 {
            return Err(LiteralError::syntax(name, rest));
        }
        if i16::try_from(c_number(scanner.since(start))).is_err() {
            return Err(LiteralError::out_of_range("smallint", rest));
        }
        if version < 15 {
            // `pg_atoi` passes over other spaces, up to the one that it was told to stop at.
            scanner.skip_while(|b| b != b' ' && is_space(b));
        }
        if !matches!(scanner.peek(), None | Some(b' ')) {
            return Err(LiteralError::syntax(name, rest));
        }
    }
    end_of_vector("int2vector", scanner)
}

/// OIDs one behind the other (`oidvectorin`).
pub(super) fn check_oidvector(version: u8, text: &str) -> Check {
    let mut scanner = Scanner::new(text);
    for _ in 0..MAX_VECTOR {
        scanner.spaces();
        if scanner.is_end() {
            return Ok(());
        }
        read_oid(&mut scanner, "oid", version)?;
    }
    end_of_vector("oidvector", scanner)
}

/// `FUNC_MAX_ARGS`.
const MAX_VECTOR: usize = 100;

fn end_of_vector(name: &str, mut scanner: Scanner<'_>) -> Check {
    scanner.spaces();
    if scanner.is_end() {
        return Ok(());
    }
    Err(LiteralError::new("22023", format!("{name} has too many elements")))
}
