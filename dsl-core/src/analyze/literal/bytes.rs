//! bytea and uuid (`varlena.c`, `encode.c`, `uuid.c`).

use super::{Check, LiteralError, scanner::Scanner};

pub(super) fn check_bytea(text: &str) -> Check {
    match text.strip_prefix("\\x") {
        Some(hex) => check_hex(hex),
        None => check_escape(text),
    }
}

fn check_hex(hex: &str) -> Check {
    let mut half = false;
    for c in hex.chars() {
        // Spaces may stand between bytes, not inside one.
        if !half && matches!(c, ' ' | '\n' | '\t' | '\r') {
            continue;
        }
        if !c.is_ascii_hexdigit() {
            let message = format!("invalid hexadecimal digit: \"{c}\"");
            return Err(LiteralError::new("22023", message));
        }
        half = !half;
    }
    if half {
        return Err(LiteralError::new("22023", "invalid hexadecimal data: odd number of digits"));
    }
    Ok(())
}

fn check_escape(text: &str) -> Check {
    let mut scanner = Scanner::new(text);
    let octal = |b: Option<u8>, max: u8| b.is_some_and(|b| (b'0'..=max).contains(&b));
    while let Some(byte) = scanner.bump() {
        if byte != b'\\' || scanner.eat(b'\\') {
            continue;
        }
        let digits = octal(scanner.peek(), b'3')
            && octal(scanner.peek_at(1), b'7')
            && octal(scanner.peek_at(2), b'7');
        if !digits {
            let error = LiteralError::new("22P02", "invalid input syntax for type bytea");
            return Err(error.help(
                "a backslash is written \\\\, or \\ with three octal digits; bytes are best written as \\x and hexadecimal digits",
            ));
        }
        scanner.rewind(scanner.at() + 3);
    }
    Ok(())
}

pub(super) fn check_uuid(text: &str) -> Check {
    let mut scanner = Scanner::new(text);
    let braces = scanner.eat(b'{');
    let mut well = true;
    for byte in 0..16 {
        for _ in 0..2 {
            well = well && scanner.bump().is_some_and(|b| b.is_ascii_hexdigit());
        }
        // A hyphen may stand behind each group of four digits but the last.
        if byte % 2 == 1 && byte < 15 {
            scanner.eat(b'-');
        }
    }
    well = well && (!braces || scanner.eat(b'}')) && scanner.is_end();
    if well { Ok(()) } else { Err(LiteralError::syntax("uuid", text)) }
}

/// The bytes of a `bytea` literal; None for one that is refused.
pub(super) fn read_bytea(text: &str) -> Option<Vec<u8>> {
    check_bytea(text).ok()?;
    let mut bytes = Vec::new();
    if let Some(hex) = text.strip_prefix("\\x") {
        let digits: Vec<u32> = hex.chars().filter_map(|c| c.to_digit(16)).collect();
        for pair in digits.chunks_exact(2) {
            bytes.push(u8::try_from(pair.iter().fold(0, |value, digit| value * 16 + digit)).ok()?);
        }
        return Some(bytes);
    }
    let mut scanner = Scanner::new(text);
    while let Some(byte) = scanner.bump() {
        if byte != b'\\' || scanner.eat(b'\\') {
            bytes.push(byte);
            continue;
        }
        let mut value = 0_u32;
        for _ in 0..3 {
            value = value * 8 + u32::from(scanner.bump()?.checked_sub(b'0')?);
        }
        bytes.push(u8::try_from(value).ok()?);
    }
    Some(bytes)
}
