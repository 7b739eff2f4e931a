//! boolean, real, double precision, numeric (`bool.c`, `float.c`, `numeric.c`).

use super::{
    Check, LiteralError,
    integer::{PREFIXES, read_radix},
    scanner::{Scanner, c_number, is_space, trim},
};
use std::cmp::Ordering;

pub(super) fn check_bool(text: &str) -> Check {
    read_boolean(text).map(drop).ok_or_else(|| LiteralError::syntax("boolean", text))
}

/// `boolin`: unique beginnings of the words, in any case.
pub(crate) fn read_boolean(text: &str) -> Option<bool> {
    let word = trim(text).to_ascii_lowercase();
    match word.as_str() {
        "" | "o" => None,
        "1" | "on" => Some(true),
        "0" | "of" | "off" => Some(false),
        word if ["true", "yes"].iter().any(|w| w.starts_with(word)) => Some(true),
        word if ["false", "no"].iter().any(|w| w.starts_with(word)) => Some(false),
        _ => None,
    }
}

pub(super) fn check_float8(text: &str) -> Check {
    check_float(text, "double precision", false)
}

/// Before 16 the message for real quotes the whole text.
pub(super) fn check_float4(version: u8, text: &str) -> Check {
    let check = check_float(text, "real", true);
    check.map_err(|error| {
        if error.sqlstate != "22003" || version >= 16 {
            return error;
        }
        LiteralError::new("22003", format!("\"{text}\" is out of range for type real"))
    })
}

fn check_float(text: &str, name: &str, single: bool) -> Check {
    let (_, end) = float(text, text, name, single)?;
    let rest = text.as_bytes().get(end..).unwrap_or(&[]);
    if rest.iter().all(|&b| is_space(b)) { Ok(()) } else { Err(LiteralError::syntax(name, text)) }
}

/// A number at the head of `text` as C's `strtod` reads it, and where it ends. `whole` is what a message quotes.
pub(super) fn float(
    text: &str,
    whole: &str,
    name: &str,
    single: bool,
) -> Result<(f64, usize), LiteralError> {
    let mut scanner = Scanner::new(text);
    scanner.spaces();
    let start = scanner.at();
    let negative = scanner.eat(b'-');
    if !negative {
        scanner.eat(b'+');
    }
    if let Some(value) = read_special(&mut scanner) {
        return Ok((if negative { -value } else { value }, scanner.at()));
    }
    let (value, zero, single_value) = if is_hex_float(&scanner) {
        let (value, zero) = read_hex_float(&mut scanner);
        let value = if negative { -value } else { value };
        (value, zero, value as f32)
    } else {
        let Some(zero) = read_decimal(&mut scanner) else {
            return Err(LiteralError::syntax(name, whole));
        };
        let number = scanner.since(start);
        let number = number.strip_prefix('+').unwrap_or(number);
        (number.parse().unwrap_or(0.0), zero, number.parse().unwrap_or(0.0))
    };
    let (finite, nothing) = match single {
        true => (single_value.is_finite(), single_value == 0.0),
        false => (value.is_finite(), value == 0.0),
    };
    if !finite || (nothing && !zero) {
        let number = scanner.since(start);
        let message = format!("\"{number}\" is out of range for type {name}");
        return Err(LiteralError::new("22003", message));
    }
    Ok((value, scanner.at()))
}

/// `infinity`, `inf`, `nan` and C's `nan(…)`.
fn read_special(scanner: &mut Scanner<'_>) -> Option<f64> {
    if scanner.eat_word("infinity") || scanner.eat_word("inf") {
        return Some(f64::INFINITY);
    }
    if !scanner.eat_word("nan") {
        return None;
    }
    let end = scanner.at();
    if scanner.eat(b'(') {
        scanner.skip_while(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !scanner.eat(b')') {
            scanner.rewind(end);
        }
    }
    Some(f64::NAN)
}

/// Reads digits, point and exponent; whether all digits are zero, or None without any digit.
fn read_decimal(scanner: &mut Scanner<'_>) -> Option<bool> {
    let start = scanner.at();
    let mut count = scanner.digits();
    if scanner.eat(b'.') {
        count += scanner.digits();
    }
    if count == 0 {
        return None;
    }
    let zero = scanner.since(start).bytes().all(|b| matches!(b, b'0' | b'.'));
    let end = scanner.at();
    if scanner.eat_word("e") {
        if !scanner.eat(b'-') {
            scanner.eat(b'+');
        }
        if scanner.digits() == 0 {
            scanner.rewind(end);
        }
    }
    Some(zero)
}

fn is_hex_float(scanner: &Scanner<'_>) -> bool {
    let digit = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_hexdigit());
    scanner.peek() == Some(b'0')
        && matches!(scanner.peek_at(1), Some(b'x' | b'X'))
        && (digit(scanner.peek_at(2))
            || (scanner.peek_at(2) == Some(b'.') && digit(scanner.peek_at(3))))
}

/// The value, and whether all digits are zero.
fn read_hex_float(scanner: &mut Scanner<'_>) -> (f64, bool) {
    scanner.eat_word("0x");
    let (mut mantissa, mut exponent) = (0u64, 0i64);
    let mut behind_point = false;
    while let Some(byte) = scanner.peek() {
        if byte == b'.' && !behind_point {
            behind_point = true;
        } else if let Some(digit) = char::from(byte).to_digit(16) {
            // What no longer fits leaves a trace for rounding.
            if mantissa < 1 << 58 {
                mantissa = mantissa << 4 | u64::from(digit);
                exponent -= if behind_point { 4 } else { 0 };
            } else {
                mantissa |= u64::from(digit != 0);
                exponent += if behind_point { 0 } else { 4 };
            }
        } else {
            break;
        }
        scanner.bump();
    }
    let end = scanner.at();
    if scanner.eat_word("p") {
        let negative = scanner.eat(b'-');
        if !negative {
            scanner.eat(b'+');
        }
        let start = scanner.at();
        if scanner.digits() == 0 {
            scanner.rewind(end);
        } else {
            let power: i64 = scanner.since(start).parse().unwrap_or(1 << 40).min(1 << 40);
            exponent += if negative { -power } else { power };
        }
    }
    (scaled(mantissa as f64, exponent), mantissa == 0)
}

/// Times a power of two, in steps that do not lose the value on the way.
fn scaled(mut value: f64, exponent: i64) -> f64 {
    let mut left = exponent.clamp(-4000, 4000) as i32;
    while left != 0 {
        let step = left.clamp(-1000, 1000);
        value *= 2f64.powi(step);
        left -= step;
    }
    value
}

/// The digits that numeric can hold before and behind the point.
const NUMERIC_MAX_WEIGHT: i64 = 131_072;
const NUMERIC_MAX_SCALE: i64 = 16_383;

pub(super) fn check_numeric(version: u8, text: &str) -> Check {
    let syntax = || Err(LiteralError::syntax("numeric", text));
    let mut scanner = Scanner::new(text);
    scanner.spaces();
    let signed = matches!(scanner.peek(), Some(b'-' | b'+'));
    if signed {
        scanner.bump();
    }
    if scanner.eat_word("infinity")
        || scanner.eat_word("inf")
        || (!signed && scanner.eat_word("nan"))
    {
        scanner.spaces();
        return if scanner.is_end() { Ok(()) } else { syntax() };
    }
    let Some(size) = read_numeric(&mut scanner, version) else { return syntax() };
    if size.exponent.abs() >= i64::from(i32::MAX / 2) {
        return check_numeric_size(NumericSize { scale: i64::MAX, ..size });
    }
    scanner.spaces();
    if !scanner.is_end() {
        return syntax();
    }
    check_numeric_size(size)
}

/// Where a numeric's first and last digits stand.
#[derive(Clone, Copy)]
pub(super) struct NumericSize {
    /// Digits before the point, leading zeros apart; None for zero.
    weight: Option<i64>,
    /// Digits behind the point.
    scale: i64,
    /// As written, if it fits.
    exponent: i64,
}

pub(super) fn check_numeric_size(size: NumericSize) -> Check {
    let too_wide = size.weight.is_some_and(|w| w > NUMERIC_MAX_WEIGHT);
    if too_wide || size.scale > NUMERIC_MAX_SCALE {
        return Err(LiteralError::new("22003", "value overflows numeric format"));
    }
    Ok(())
}

/// None where it is no number.
pub(super) fn read_numeric(scanner: &mut Scanner<'_>, version: u8) -> Option<NumericSize> {
    if version >= PREFIXES {
        let radix = read_radix(scanner);
        if radix != 10 {
            return read_radix_digits(scanner, radix);
        }
    }
    let separated = version >= PREFIXES;
    let start = scanner.at();
    let point = usize::from(scanner.peek() == Some(b'.'));
    if !scanner.peek_at(point).is_some_and(|b| b.is_ascii_digit()) {
        return None;
    }
    read_group(scanner, separated)?;
    let whole = scanner.since(start);
    let mut fraction = "";
    if scanner.eat(b'.') {
        let start = scanner.at();
        read_group(scanner, separated)?;
        fraction = scanner.since(start);
    }
    let exponent = read_exponent(scanner, separated)?;
    let digits = |s: &str| s.bytes().filter(|&b| b != b'_').count() as i64;
    let significant = |s: &str| !s.trim_start_matches(['0', '_']).is_empty();
    let weight = if significant(whole) {
        Some(digits(whole.trim_start_matches(['0', '_'])) + exponent)
    } else if significant(fraction) {
        let zeros = digits(fraction) - digits(fraction.trim_start_matches(['0', '_']));
        Some(exponent - zeros)
    } else {
        None
    };
    Some(NumericSize { weight, scale: digits(fraction) - exponent, exponent })
}

/// Digits, with single underscores between them from 16 on.
fn read_group(scanner: &mut Scanner<'_>, separated: bool) -> Option<()> {
    loop {
        let count = scanner.digits();
        if !separated || scanner.peek() != Some(b'_') {
            return Some(());
        }
        scanner.bump();
        if count == 0 || !scanner.peek().is_some_and(|b| b.is_ascii_digit()) {
            return None;
        }
    }
}

fn read_exponent(scanner: &mut Scanner<'_>, separated: bool) -> Option<i64> {
    if !scanner.eat_word("e") {
        return Some(0);
    }
    // C's `strtol`, which read it before 16, passes over spaces.
    if !separated {
        scanner.spaces();
    }
    let negative = scanner.eat(b'-');
    if !negative {
        scanner.eat(b'+');
    }
    let start = scanner.at();
    if !scanner.peek().is_some_and(|b| b.is_ascii_digit()) {
        return None;
    }
    read_group(scanner, separated)?;
    let digits = scanner.since(start).bytes().filter(u8::is_ascii_digit);
    let value = digits.fold(0i64, |v, b| v.saturating_mul(10).saturating_add(i64::from(b - b'0')));
    let value = value.min(i64::from(i32::MAX));
    Some(if negative { -value } else { value })
}

fn read_radix_digits(scanner: &mut Scanner<'_>, radix: u32) -> Option<NumericSize> {
    let mut count = 0;
    loop {
        scanner.eat(b'_');
        let digits = scanner.skip_while(|b| char::from(b).is_digit(radix));
        count += digits;
        if digits == 0 {
            return None;
        }
        if scanner.peek() != Some(b'_') {
            // Wider than this by far overflows; nearer than that is left to the server.
            let weight = (count as f64 * f64::from(radix).log10()) as i64 - 8;
            return Some(NumericSize { weight: Some(weight), scale: 0, exponent: 0 });
        }
    }
}

/// How two numbers compare, where both are plain decimals; infinity is greater than all but NaN.
pub(super) fn compare_numeric(left: &str, right: &str) -> Option<Ordering> {
    Some(Decimal::read(left)?.cmp(&Decimal::read(right)?))
}

/// A number in the order of numeric.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Decimal {
    NegativeInfinity,
    /// Absolute value, in reverse.
    Negative(std::cmp::Reverse<Digits>),
    Zero,
    Positive(Digits),
    Infinity,
    NotANumber,
}

/// Digits from the first that is not zero, without zeros at the end, and how many stand before the point.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Digits {
    weight: i64,
    digits: Vec<u8>,
}

impl Decimal {
    fn read(text: &str) -> Option<Decimal> {
        let text = trim(text);
        let negative = text.starts_with('-');
        let number = text.trim_start_matches(['-', '+']);
        match number.to_ascii_lowercase().as_str() {
            "nan" => return Some(Decimal::NotANumber),
            "infinity" | "inf" if negative => return Some(Decimal::NegativeInfinity),
            "infinity" | "inf" => return Some(Decimal::Infinity),
            _ => {}
        }
        let (mantissa, exponent) = match number.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (number, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = || whole.bytes().chain(fraction.bytes());
        if !all().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let zeros = all().take_while(|&b| b == b'0').count();
        let mut digits: Vec<u8> = all().skip(zeros).collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        if digits.is_empty() {
            return Some(Decimal::Zero);
        }
        let weight = whole.len() as i64 + i64::from(exponent) - zeros as i64;
        let digits = Digits { weight, digits };
        Some(if negative {
            Decimal::Negative(std::cmp::Reverse(digits))
        } else {
            Decimal::Positive(digits)
        })
    }
}

/// money (`cash_in`). Its signs and separators are those of `lc_monetary`, so that little is wrong in every locale: too
/// many digits, and a letter among them.
pub(super) fn check_money(text: &str) -> Check {
    let digits = trim(text);
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        let fits =
            c_number(digits) < i64::MAX || digits.trim_start_matches('0') == "9223372036854775807";
        return if fits { Ok(()) } else { Err(LiteralError::out_of_range("money", text)) };
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let among = text.find(is_digit).zip(text.rfind(is_digit));
    let among = among.and_then(|(first, last)| text.get(first..last)).unwrap_or_default();
    if among.bytes().any(|b| b.is_ascii_alphabetic()) {
        return Err(LiteralError::syntax("money", text));
    }
    Ok(())
}
