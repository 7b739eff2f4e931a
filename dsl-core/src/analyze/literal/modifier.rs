//! What a type's modifier adds to its input function: lengths, precision and scale (`varchar.c`, `varbit.c`,
//! `numeric.c`). The server passes one for fields of a row and for domains inside of arrays and rows; a literal that
//! stands alone is converted afterwards.

use super::{Check, LiteralError, scanner::trim};
use crate::catalog::TypeOid;

/// The size of a variable-length header, which length modifiers include.
const HEADER: i32 = 4;

/// Whether a text that the type takes fits the modifier as well.
pub(super) fn check(data_type: TypeOid, modifier: i32, text: &str) -> Check {
    if modifier < 0 {
        return Ok(());
    }
    match data_type {
        TypeOid::BPCHAR => check_length("character", modifier - HEADER, text),
        TypeOid::VARCHAR => check_length("character varying", modifier - HEADER, text),
        TypeOid::BIT => {
            let length = bits(text);
            if length == i64::from(modifier) {
                return Ok(());
            }
            let message = format!("bit string length {length} does not match type bit({modifier})");
            Err(LiteralError::new("22026", message))
        }
        TypeOid::VARBIT if bits(text) > i64::from(modifier) => {
            let message = format!("bit string too long for type bit varying({modifier})");
            Err(LiteralError::new("22001", message))
        }
        TypeOid::NUMERIC => check_numeric(modifier - HEADER, text),
        _ => Ok(()),
    }
}

/// Blanks behind the length are cut off, anything else is too long.
fn check_length(name: &str, length: i32, text: &str) -> Check {
    let kept = usize::try_from(length).unwrap_or(0);
    if text.chars().skip(kept).all(|c| c == ' ') {
        return Ok(());
    }
    Err(LiteralError::new("22001", format!("value too long for type {name}({length})")))
}

fn bits(text: &str) -> i64 {
    let digits = |text: &str| text.len() as i64;
    match text.as_bytes().first() {
        Some(b'b' | b'B') => digits(text) - 1,
        Some(b'x' | b'X') => (digits(text) - 1) * 4,
        _ => digits(text),
    }
}

/// The number is rounded to the scale first.
fn check_numeric(modifier: i32, text: &str) -> Check {
    let precision = (modifier >> 16) & 0xffff;
    let scale = i64::from(((modifier & 0x7ff) ^ 1024) - 1024);
    let text = trim(text).trim_start_matches(['+', '-']).to_ascii_lowercase();
    let overflows = match text.as_str() {
        "nan" => false,
        "inf" | "infinity" => true,
        _ => digits_before_point(&text, scale) > i64::from(precision) - scale,
    };
    if overflows { Err(LiteralError::new("22003", "numeric field overflow")) } else { Ok(()) }
}

/// How many digits a decimal number has before its point once it is rounded; negative for zeros behind it. What is
/// written in another base counts as none.
fn digits_before_point(text: &str, scale: i64) -> i64 {
    const NONE: i64 = i64::MIN / 2;
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let exponent: i64 = exponent.trim_start_matches('+').replace('_', "").parse().unwrap_or(0);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).filter(|b| *b != b'_').collect();
    if !digits.iter().all(u8::is_ascii_digit) {
        return NONE;
    }
    let whole = whole.bytes().filter(|b| *b != b'_').count() as i64;
    let Some(zeros) = digits.iter().position(|b| *b != b'0') else { return NONE };
    let point = (whole + exponent).saturating_sub(zeros as i64);
    let Ok(kept) = usize::try_from(point.saturating_add(scale)) else { return NONE };
    let significant = digits.get(zeros..).unwrap_or_default();
    let rounds_up = significant.get(kept).is_some_and(|b| *b >= b'5');
    let nines = significant.iter().take(kept).all(|b| *b == b'9');
    match (rounds_up, nines) {
        // All of what is kept is nines, or nothing is kept at all.
        (true, true) => point + 1,
        (false, _) if kept == 0 => NONE,
        _ => point,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numeric(precision: i32, scale: i32, text: &str) -> bool {
        check(TypeOid::NUMERIC, ((precision << 16) | (scale & 0x7ff)) + HEADER, text).is_ok()
    }

    #[test]
    fn numbers_are_rounded_before_they_are_measured() {
        assert!(numeric(4, 2, "99.994") && !numeric(4, 2, "99.995"));
        assert!(numeric(2, 4, "0.00994") && !numeric(2, 4, "0.01"));
        assert!(numeric(2, -2, "9949") && !numeric(2, -2, "9950"));
        assert!(numeric(1, 0, "0.4") && numeric(1, 0, "1e-400") && !numeric(1, 0, "1e400"));
        assert!(numeric(3, 1, "nan") && !numeric(3, 1, "-Infinity") && numeric(3, 1, "0x5"));
    }

    #[test]
    fn only_blanks_may_be_too_long() {
        assert!(check(TypeOid::BPCHAR, 3 + HEADER, "abc  ").is_ok());
        assert!(check(TypeOid::VARCHAR, 3 + HEADER, "äöü").is_ok());
        assert!(check(TypeOid::VARCHAR, 3 + HEADER, "abc d").is_err());
        assert!(check(TypeOid::BIT, 8, "x1f").is_ok() && check(TypeOid::BIT, 8, "101").is_err());
        assert!(check(TypeOid::VARBIT, 8, "").is_ok() && check(TypeOid::VARBIT, 2, "101").is_err());
    }
}
