//! interval (`DecodeInterval`, `DecodeISO8601Interval`).

use super::{
    Check, LiteralError,
    datetime::{DateUnit, DateWord, Field, FieldKind, Wrong, date_word, parse_clock, split},
    scanner::Scanner,
};

/// The version from which infinities are accepted, and units without a number and `ago` inside refused.
const STRICT: u8 = 17;

const USECS_PER_SEC: i64 = 1_000_000;
const USECS_PER_DAY: i64 = 86_400 * USECS_PER_SEC;

pub(super) fn check(version: u8, text: &str) -> Check {
    let decoded = split(text, 256).and_then(|fields| decode(version, &fields));
    let decoded = match decoded {
        Err(Wrong::Format) => decode_iso(text).map(Decoded::Span),
        other => other,
    };
    let wrong = |wrong| match wrong {
        Wrong::Overflow => Wrong::IntervalOverflow,
        other => other,
    };
    match decoded.map_err(|w| wrong(w).error("interval", text))? {
        Decoded::Infinite if version < STRICT => Err(Wrong::Format.error("interval", text)),
        Decoded::Infinite => Ok(()),
        Decoded::Span(span) => {
            let months = i64::from(span.years) * 12 + i64::from(span.months);
            if i32::try_from(months).is_ok() {
                Ok(())
            } else {
                Err(LiteralError::new("22008", "interval out of range"))
            }
        }
    }
}

enum Decoded {
    Span(Span),
    Infinite,
}

/// An interval's parts while they are summed up.
#[derive(Clone, Copy, Default)]
struct Span {
    microseconds: i64,
    days: i32,
    months: i32,
    years: i32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Microsecond,
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
    Millennium,
    /// Known, but no part of an interval: `quarter`, `timezone`, `julian`.
    Other,
}

type Mask = u32;
const CLOCK: Mask = Unit::Hour.mask()
    | Unit::Minute.mask()
    | Unit::Second.mask()
    | Unit::Millisecond.mask()
    | Unit::Microsecond.mask();
const DATE: Mask = Unit::Year.mask() | Unit::Month.mask() | Unit::Day.mask();

impl Unit {
    const fn mask(self) -> Mask {
        1 << self as u32
    }
}

impl Span {
    fn add_fraction(&mut self, fraction: f64, scale: i64) -> Option<()> {
        if fraction == 0.0 {
            return Some(());
        }
        let exact = fraction * scale as f64;
        let whole = exact.trunc() as i64;
        let rest = exact - whole as f64;
        let rounded = match rest {
            r if r > 0.5 => whole + 1,
            r if r < -0.5 => whole - 1,
            _ => whole,
        };
        self.microseconds = self.microseconds.checked_add(rounded)?;
        Some(())
    }

    fn add_time(&mut self, value: i64, fraction: f64, scale: i64) -> Option<()> {
        self.microseconds = self.microseconds.checked_add(value.checked_mul(scale)?)?;
        self.add_fraction(fraction, scale)
    }

    fn add_days(&mut self, value: i64, fraction: f64, scale: i32) -> Option<()> {
        let days = i32::try_from(value).ok()?.checked_mul(scale)?;
        self.days = self.days.checked_add(days)?;
        self.add_day_fraction(fraction, scale)
    }

    fn add_day_fraction(&mut self, fraction: f64, scale: i32) -> Option<()> {
        let exact = fraction * f64::from(scale);
        let whole = exact.trunc();
        self.days = self.days.checked_add(whole as i32)?;
        self.add_fraction(exact - whole, USECS_PER_DAY)
    }

    fn add_months(&mut self, value: i64, fraction: f64) -> Option<()> {
        self.months = self.months.checked_add(i32::try_from(value).ok()?)?;
        self.add_day_fraction(fraction, 30)
    }

    fn add_years(&mut self, value: i64, fraction: f64, scale: i32) -> Option<()> {
        let years = i32::try_from(value).ok()?.checked_mul(scale)?;
        self.years = self.years.checked_add(years)?;
        let months = (fraction * f64::from(scale) * 12.0).round_ties_even();
        self.months = self.months.checked_add(months as i32)?;
        Some(())
    }

    fn add(&mut self, unit: Unit, value: i64, fraction: f64) -> Result<(), Wrong> {
        let minute = 60 * USECS_PER_SEC;
        let fits = match unit {
            Unit::Microsecond => self.add_time(value, fraction, 1),
            Unit::Millisecond => self.add_time(value, fraction, 1000),
            Unit::Second => self.add_time(value, fraction, USECS_PER_SEC),
            Unit::Minute => self.add_time(value, fraction, minute),
            Unit::Hour => self.add_time(value, fraction, 60 * minute),
            Unit::Day => self.add_days(value, fraction, 1),
            Unit::Week => self.add_days(value, fraction, 7),
            Unit::Month => self.add_months(value, fraction),
            Unit::Year => self.add_years(value, fraction, 1),
            Unit::Decade => self.add_years(value, fraction, 10),
            Unit::Century => self.add_years(value, fraction, 100),
            Unit::Millennium => self.add_years(value, fraction, 1000),
            Unit::Other => return Err(Wrong::Format),
        };
        fits.ok_or(Wrong::Overflow)
    }

    fn add_clock(&mut self, text: &str) -> Result<(), Wrong> {
        let value = parse_clock(text)?.microseconds();
        self.microseconds = i64::try_from(value).map_err(|_| Wrong::Overflow)?;
        Ok(())
    }

    fn negate(&mut self) -> Option<()> {
        self.microseconds = self.microseconds.checked_neg()?;
        self.days = self.days.checked_neg()?;
        self.months = self.months.checked_neg()?;
        self.years = self.years.checked_neg()?;
        Some(())
    }
}

/// Reads the fields from the last to the first, to meet units before their numbers.
fn decode(version: u8, fields: &[Field]) -> Result<Decoded, Wrong> {
    let strict = version >= STRICT;
    let mut span = Span::default();
    let mut seen: Mask = 0;
    let mut unit = None;
    let mut pending = false;
    let mut ago = false;
    let mut infinite = false;
    for (i, field) in fields.iter().enumerate().rev() {
        let given = match field.kind {
            FieldKind::Word | FieldKind::Special => {
                if pending && strict {
                    return Err(Wrong::Format);
                }
                match interval_word(strict, &field.text) {
                    Some(Word::Unit(named)) => {
                        unit = Some(named);
                        pending = true;
                        0
                    }
                    Some(Word::Ago) if i + 1 == fields.len() || !strict => {
                        ago = true;
                        unit = None;
                        0
                    }
                    Some(Word::Infinity) if i + 1 == fields.len() || !strict => {
                        infinite = true;
                        CLOCK | DATE
                    }
                    Some(Word::Ignored) => continue,
                    _ => return Err(Wrong::Format),
                }
            }
            FieldKind::Time => {
                span.add_clock(&field.text)?;
                unit = Some(Unit::Day);
                pending = false;
                CLOCK
            }
            FieldKind::Zone if add_signed_clock(&mut span, &field.text)? => {
                unit = Some(Unit::Day);
                pending = false;
                CLOCK
            }
            FieldKind::Zone | FieldKind::Date | FieldKind::Number => {
                pending = false;
                let named = unit.unwrap_or(Unit::Second);
                let (given, next) = add_number(&mut span, named, &field.text)?;
                unit = Some(next);
                given
            }
        };
        if seen & given != 0 {
            return Err(Wrong::Format);
        }
        seen |= given;
    }
    if seen == 0 || (pending && strict) {
        return Err(Wrong::Format);
    }
    if ago {
        span.negate().ok_or(Wrong::Overflow)?;
    }
    Ok(if infinite { Decoded::Infinite } else { Decoded::Span(span) })
}

/// `+hh:mm`; false where it is no time of the day.
fn add_signed_clock(span: &mut Span, text: &str) -> Result<bool, Wrong> {
    let Some(clock) = text.get(1..).filter(|t| t.contains(':')) else { return Ok(false) };
    if span.add_clock(clock).is_err() {
        return Ok(false);
    }
    if text.starts_with('-') {
        span.microseconds = span.microseconds.checked_neg().ok_or(Wrong::Overflow)?;
    }
    Ok(true)
}

/// A number of units, or `years-months`; what it has given, and the unit for the field before it.
fn add_number(span: &mut Span, unit: Unit, text: &str) -> Result<(Mask, Unit), Wrong> {
    let mut scanner = Scanner::new(text);
    let negative = scanner.peek() == Some(b'-');
    let mut value = read_integer(&mut scanner)?;
    let mut unit = unit;
    let mut fraction = 0.0;
    match scanner.peek() {
        None => {}
        Some(b'-') => {
            scanner.bump();
            let months = read_integer(&mut scanner)?;
            if !(0..12).contains(&months) {
                return Err(Wrong::Overflow);
            }
            if !scanner.is_end() {
                return Err(Wrong::Format);
            }
            unit = Unit::Month;
            let months = if negative { -months } else { months };
            value =
                value.checked_mul(12).and_then(|v| v.checked_add(months)).ok_or(Wrong::Overflow)?;
        }
        Some(b'.') => {
            fraction = read_fraction(&mut scanner)?;
            if negative {
                fraction = -fraction;
            }
        }
        Some(_) => return Err(Wrong::Format),
    }
    span.add(unit, value, fraction)?;
    Ok(match unit {
        Unit::Hour => (unit.mask(), Unit::Day),
        Unit::Second if fraction != 0.0 => {
            (unit.mask() | Unit::Millisecond.mask() | Unit::Microsecond.mask(), unit)
        }
        _ => (unit.mask(), unit),
    })
}

/// C's `strtol` into 64 bits: a sign and digits, none of which is zero.
fn read_integer(scanner: &mut Scanner<'_>) -> Result<i64, Wrong> {
    let start = scanner.at();
    if !scanner.eat(b'-') {
        scanner.eat(b'+');
    }
    if scanner.digits() == 0 {
        scanner.rewind(start);
        return Ok(0);
    }
    let text = scanner.since(start);
    text.strip_prefix('+').unwrap_or(text).parse().map_err(|_| Wrong::Overflow)
}

fn read_fraction(scanner: &mut Scanner<'_>) -> Result<f64, Wrong> {
    let start = scanner.at();
    scanner.eat(b'.');
    scanner.digits();
    if !scanner.is_end() {
        return Err(Wrong::Format);
    }
    Ok(format!("0{}0", scanner.since(start)).parse().unwrap_or(0.0))
}

enum Word {
    Unit(Unit),
    Ago,
    Infinity,
    Ignored,
}

/// Units match by their first ten letters (`deltatktbl`); what is none may be a word of dates from 17 on.
fn interval_word(strict: bool, word: &str) -> Option<Word> {
    let word = word.get(..10).unwrap_or(word);
    Some(Word::Unit(match word {
        "us" | "usec" | "usecond" | "useconds" | "usecs" | "microsecon" => Unit::Microsecond,
        "ms" | "msec" | "msecond" | "mseconds" | "msecs" | "millisecon" => Unit::Millisecond,
        "s" | "sec" | "second" | "seconds" | "secs" => Unit::Second,
        "m" | "min" | "mins" | "minute" | "minutes" => Unit::Minute,
        "h" | "hour" | "hours" | "hr" | "hrs" => Unit::Hour,
        "d" | "day" | "days" => Unit::Day,
        "w" | "week" | "weeks" => Unit::Week,
        "mon" | "mons" | "month" | "months" => Unit::Month,
        "y" | "year" | "years" | "yr" | "yrs" => Unit::Year,
        "dec" | "decade" | "decades" | "decs" => Unit::Decade,
        "c" | "cent" | "centuries" | "century" => Unit::Century,
        "mil" | "millennia" | "millennium" | "mils" => Unit::Millennium,
        "qtr" | "quarter" | "timezone" | "timezone_h" | "timezone_m" => Unit::Other,
        "ago" => return Some(Word::Ago),
        _ if !strict => return None,
        _ => match date_word(word)? {
            DateWord::Ignored => return Some(Word::Ignored),
            DateWord::Infinity { .. } => return Some(Word::Infinity),
            DateWord::Unit(DateUnit::Minute) => Unit::Minute,
            DateWord::Unit(_) => Unit::Other,
            _ => return None,
        },
    }))
}

/// `P1Y2M3DT4H5M6S`, `P0001-02-03T04:05:06`, `P00010203T040506`.
fn decode_iso(text: &str) -> Result<Span, Wrong> {
    let mut scanner = Scanner::new(text);
    let mut span = Span::default();
    if text.len() < 2 || !scanner.eat(b'P') {
        return Err(Wrong::Format);
    }
    let mut in_date = true;
    let mut any = false;
    while !scanner.is_end() {
        if scanner.eat(b'T') {
            (in_date, any) = (false, false);
            continue;
        }
        let start = scanner.at();
        let (value, fraction) = read_iso_number(&mut scanner)?;
        let width = integer_width(text.get(start..).unwrap_or(""));
        let designator = scanner.bump();
        let unit = match (in_date, designator) {
            (true, Some(b'Y')) => Unit::Year,
            (true, Some(b'M')) => Unit::Month,
            (true, Some(b'W')) => Unit::Week,
            (true, Some(b'D')) => Unit::Day,
            (false, Some(b'H')) => Unit::Hour,
            (false, Some(b'M')) => Unit::Minute,
            (false, Some(b'S')) => Unit::Second,
            (true, None | Some(b'T')) if width == 8 && !any => {
                span.add(Unit::Year, value / 10_000, 0.0)?;
                span.add(Unit::Month, value / 100 % 100, 0.0)?;
                span.add(Unit::Day, value % 100, fraction)?;
                (in_date, any) = (false, false);
                continue;
            }
            (true, None | Some(b'T' | b'-')) if !any => {
                let more = designator == Some(b'-');
                span.add(Unit::Year, value, fraction)?;
                if more {
                    read_iso_rest(&mut scanner, &mut span, b'-', [Unit::Month, Unit::Day])?;
                }
                (in_date, any) = (false, false);
                continue;
            }
            (false, None) if width == 6 && !any => {
                span.add(Unit::Hour, value / 10_000, 0.0)?;
                span.add(Unit::Minute, value / 100 % 100, 0.0)?;
                span.add(Unit::Second, value % 100, fraction)?;
                return Ok(span);
            }
            (false, None | Some(b':')) if !any => {
                span.add(Unit::Hour, value, fraction)?;
                if designator.is_some() {
                    read_iso_rest(&mut scanner, &mut span, b':', [Unit::Minute, Unit::Second])?;
                    if !scanner.is_end() {
                        return Err(Wrong::Format);
                    }
                }
                return Ok(span);
            }
            _ => return Err(Wrong::Format),
        };
        span.add(unit, value, fraction)?;
        any = true;
    }
    Ok(span)
}

/// One or two more numbers of the extended form. A date may be followed by its time.
fn read_iso_rest(
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
        let (value, fraction) = read_iso_number(scanner)?;
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
fn read_iso_number(scanner: &mut Scanner<'_>) -> Result<(i64, f64), Wrong> {
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
