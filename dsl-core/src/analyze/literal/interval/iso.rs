//! Intervals as ISO 8601 writes them (`DecodeISO8601Interval`).

use super::{
    super::{datetime::Wrong, scanner::Scanner},
    Span, Unit,
};

/// `P1Y2M3DT4H5M6S`, `P0001-02-03T04:05:06`, `P00010203T040506`.
pub(super) fn decode(text: &str) -> Result<Span, Wrong> {
    let mut scanner = Scanner::new(text);
    let mut span = Span::default();
    if text.len() < 2 || !scanner.eat(b'P') {
        return Err(Wrong::Format);
    }
    let mut in_date = true;
    // Whether a number with its designator stands in this part already.
    let mut any = false;
    while !scanner.is_end() {
        if scanner.eat(b'T') {
            (in_date, any) = (false, false);
            continue;
        }
        let start = scanner.at();
        let number = read_number(&mut scanner)?;
        let width = integer_width(text.get(start..).unwrap_or(""));
        let designator = scanner.bump();
        if let Some(unit) = unit(in_date, designator) {
            span.add(unit, number.0, number.1)?;
            any = true;
        } else if any {
            return Err(Wrong::Format);
        } else if in_date {
            read_date(&mut scanner, &mut span, number, width, designator)?;
            in_date = false;
        } else {
            read_time(&mut scanner, &mut span, number, width, designator)?;
        }
    }
    Ok(span)
}

fn unit(in_date: bool, designator: Option<u8>) -> Option<Unit> {
    Some(match (in_date, designator?) {
        (true, b'Y') => Unit::Year,
        (true, b'M') => Unit::Month,
        (true, b'W') => Unit::Week,
        (true, b'D') => Unit::Day,
        (false, b'H') => Unit::Hour,
        (false, b'M') => Unit::Minute,
        (false, b'S') => Unit::Second,
        _ => return None,
    })
}

/// A date without designators, to its end or the T behind it: `00010203` or `0001-02-03`.
fn read_date(
    scanner: &mut Scanner<'_>,
    span: &mut Span,
    (value, fraction): (i64, f64),
    width: usize,
    behind: Option<u8>,
) -> Result<(), Wrong> {
    match behind {
        None | Some(b'T') if width == 8 => {
            span.add(Unit::Year, value / 10_000, 0.0)?;
            span.add(Unit::Month, value / 100 % 100, 0.0)?;
            span.add(Unit::Day, value % 100, fraction)
        }
        None | Some(b'T') => span.add(Unit::Year, value, fraction),
        Some(b'-') => {
            span.add(Unit::Year, value, fraction)?;
            read_rest(scanner, span, b'-', [Unit::Month, Unit::Day])
        }
        Some(_) => Err(Wrong::Format),
    }
}

/// A time without designators, to the end: `040506` or `04:05:06`.
fn read_time(
    scanner: &mut Scanner<'_>,
    span: &mut Span,
    (value, fraction): (i64, f64),
    width: usize,
    behind: Option<u8>,
) -> Result<(), Wrong> {
    match behind {
        None if width == 6 => {
            span.add(Unit::Hour, value / 10_000, 0.0)?;
            span.add(Unit::Minute, value / 100 % 100, 0.0)?;
            span.add(Unit::Second, value % 100, fraction)
        }
        None => span.add(Unit::Hour, value, fraction),
        Some(b':') => {
            span.add(Unit::Hour, value, fraction)?;
            read_rest(scanner, span, b':', [Unit::Minute, Unit::Second])
        }
        Some(_) => Err(Wrong::Format),
    }
}

/// One or two more numbers of the extended form. A date may be followed by its time.
fn read_rest(
    scanner: &mut Scanner<'_>,
    span: &mut Span,
    delimiter: u8,
    units: [Unit; 2],
) -> Result<(), Wrong> {
    for (i, unit) in units.into_iter().enumerate() {
        if i > 0 {
            if scanner.is_end() || (delimiter == b'-' && scanner.eat(b'T')) {
                return Ok(());
            }
            if !scanner.eat(delimiter) {
                return Err(Wrong::Format);
            }
        }
        let (value, fraction) = read_number(scanner)?;
        span.add(unit, value, fraction)?;
    }
    if scanner.is_end() || (delimiter == b'-' && scanner.eat(b'T')) {
        Ok(())
    } else {
        Err(Wrong::Format)
    }
}

fn integer_width(text: &str) -> usize {
    text.strip_prefix('-').unwrap_or(text).bytes().take_while(u8::is_ascii_digit).count()
}

/// Whatever C's `strtod` takes, up to 1e15.
fn read_number(scanner: &mut Scanner<'_>) -> Result<(i64, f64), Wrong> {
    if !scanner.peek().is_some_and(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.')) {
        return Err(Wrong::Format);
    }
    let start = scanner.at();
    scanner.eat(b'-');
    let mut count = scanner.digits();
    if scanner.eat(b'.') {
        count += scanner.digits();
    }
    if count == 0 {
        return Err(Wrong::Format);
    }
    let end = scanner.at();
    if scanner.eat_word("e") {
        if !scanner.eat(b'-') {
            scanner.eat(b'+');
        }
        if scanner.digits() == 0 {
            scanner.rewind(end);
        }
    }
    let value: f64 = scanner.since(start).parse().unwrap_or(0.0);
    if value.is_infinite() {
        return Err(Wrong::Format);
    }
    if !(-1.0e15..=1.0e15).contains(&value) {
        return Err(Wrong::Overflow);
    }
    Ok((value.trunc() as i64, value.fract()))
}
