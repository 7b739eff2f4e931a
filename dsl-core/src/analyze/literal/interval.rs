//! interval (`DecodeInterval`, `DecodeISO8601Interval`).

mod iso;

use super::{
    Check, LiteralError,
    datetime::{DateUnit, DateWord, Field, FieldKind, Wrong, date_word, parse_clock, split},
    scanner::Scanner,
};

/// The version from which infinities are accepted, and units without a number and `ago` inside refused.
const STRICT: u8 = 17;

/// The version from which sums of units are checked. Before it a point needs digits behind it, too.
const CHECKED: u8 = 15;

const USECS_PER_SEC: i64 = 1_000_000;
const USECS_PER_DAY: i64 = 86_400 * USECS_PER_SEC;

/// With the modifier that `interval day to second` has: what a number without a unit means depends on it.
pub(super) fn check(version: u8, modifier: i32, text: &str) -> Check {
    let range = Range::of(version, modifier);
    let decoded = split(text, 256).and_then(|fields| decode(range, &fields));
    let decoded = match decoded {
        Err(Wrong::Format) => iso::decode(text).map(Decoded::Span),
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

/// How long an interval is, in microseconds, a month as 30 days; that is how intervals compare. None where a setting decides.
pub(super) fn length(version: u8, text: &str) -> Option<i128> {
    if depends_on_style(text) {
        return None;
    }
    // Before that days and hours are not summed up.
    let range = Range::of(version.max(CHECKED), -1);
    let decoded = split(text, 256).and_then(|fields| decode(range, &fields));
    let Decoded::Span(span) = decoded.ok()? else { return None };
    let months = i128::from(span.years) * 12 + i128::from(span.months);
    let days = months * 30 + i128::from(span.days);
    Some(days * i128::from(USECS_PER_DAY) + i128::from(span.microseconds))
}

/// Whether `IntervalStyle` = `sql_standard` gives the text another value: a sign in front counts there for all fields
/// if it is the only one (`DecodeInterval`).
pub(super) fn depends_on_style(text: &str) -> bool {
    let Ok(fields) = split(text, 256) else { return false };
    let Some((first, others)) = fields.split_first() else { return false };
    let is_number =
        |field: &Field| matches!(field.kind, FieldKind::Number | FieldKind::Date | FieldKind::Time);
    first.text.starts_with('-')
        && !others.iter().any(|field| field.text.starts_with(['-', '+']))
        && others.iter().any(is_number)
}

enum Decoded {
    Span(Span),
    Infinite,
}

/// What the fields of the type say of numbers without units.
#[derive(Clone, Copy)]
struct Range {
    version: u8,
    /// The unit of such a number.
    unit: Unit,
    /// Whether `1:2` is minutes and seconds.
    minutes_first: bool,
}

impl Range {
    fn of(version: u8, modifier: i32) -> Range {
        const MONTH: i32 = 1 << 1;
        const YEAR: i32 = 1 << 2;
        const DAY: i32 = 1 << 3;
        const HOUR: i32 = 1 << 10;
        const MINUTE: i32 = 1 << 11;
        const SECOND: i32 = 1 << 12;
        // The last of the fields, unless all are meant.
        let fields = if modifier < 0 { 0 } else { modifier >> 16 & 0x7fff };
        let unit = match fields {
            fields if fields & SECOND != 0 => Unit::Second,
            fields if fields & MINUTE != 0 => Unit::Minute,
            fields if fields & HOUR != 0 => Unit::Hour,
            fields if fields & DAY != 0 => Unit::Day,
            fields if fields & MONTH != 0 => Unit::Month,
            fields if fields & YEAR != 0 => Unit::Year,
            _ => Unit::Second,
        };
        Range { version, unit, minutes_first: fields == MINUTE | SECOND }
    }
}

/// An interval's parts while they are summed up.
#[derive(Clone, Copy, Default)]
struct Span {
    microseconds: i64,
    days: i32,
    months: i32,
    years: i32,
    /// Whether sums that do not fit are not noticed; only the months are, in the end.
    wraps: bool,
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
        if self.wraps && unit != Unit::Other {
            self.add_wrapping(unit, value as i32, fraction);
            return Ok(());
        }
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

    /// Years and months before 15; no other sum is looked at.
    fn add_wrapping(&mut self, unit: Unit, value: i32, fraction: f64) {
        let years = match unit {
            Unit::Month => {
                self.months = self.months.wrapping_add(value);
                return;
            }
            Unit::Year => 1,
            Unit::Decade => 10,
            Unit::Century => 100,
            Unit::Millennium => 1000,
            _ => return,
        };
        self.years = self.years.wrapping_add(value.wrapping_mul(years));
        let months = (fraction * f64::from(years) * 12.0).round_ties_even();
        self.months = self.months.wrapping_add(months as i32);
    }

    fn add_clock(&mut self, text: &str, range: Range) -> Result<(), Wrong> {
        let minutes = range.minutes_first && text.matches(':').count() == 1;
        let value = match minutes && !text.contains('.') {
            true => parse_clock(range.version, &format!("0:{text}"))?.microseconds(),
            false => parse_clock(range.version, text)?.microseconds(),
        };
        self.microseconds = i64::try_from(value).map_err(|_| Wrong::Overflow)?;
        Ok(())
    }

    fn negate(&mut self) -> Option<()> {
        if self.wraps {
            self.months = self.months.wrapping_neg();
            self.years = self.years.wrapping_neg();
            return Some(());
        }
        self.microseconds = self.microseconds.checked_neg()?;
        self.days = self.days.checked_neg()?;
        self.months = self.months.checked_neg()?;
        self.years = self.years.checked_neg()?;
        Some(())
    }
}

/// Reads the fields from the last to the first, to meet units before their numbers.
fn decode(range: Range, fields: &[Field]) -> Result<Decoded, Wrong> {
    let span = Span { wraps: range.version < CHECKED, ..Span::default() };
    let mut reader = Reader { strict: range.version >= STRICT, span, ..Reader::default() };
    for (i, field) in fields.iter().enumerate().rev() {
        let given = match field.kind {
            FieldKind::Word | FieldKind::Special => {
                match reader.word(&field.text, i + 1 == fields.len())? {
                    Some(given) => given,
                    None => continue,
                }
            }
            FieldKind::Time => {
                reader.span.add_clock(&field.text, range)?;
                reader.expect(Unit::Day);
                CLOCK
            }
            FieldKind::Zone if add_signed_clock(&mut reader.span, &field.text, range)? => {
                reader.expect(Unit::Day);
                CLOCK
            }
            FieldKind::Zone | FieldKind::Date | FieldKind::Number => {
                let unit = reader.unit.unwrap_or(range.unit);
                let (given, next) = add_number(&mut reader.span, range.version, unit, &field.text)?;
                reader.expect(next);
                given
            }
        };
        if reader.seen & given != 0 {
            return Err(Wrong::Format);
        }
        reader.seen |= given;
    }
    reader.finish()
}

/// What has been read of an interval.
#[derive(Default)]
struct Reader {
    strict: bool,
    span: Span,
    seen: Mask,
    /// Of the number to come.
    unit: Option<Unit>,
    /// A unit was read, and its number not yet.
    pending: bool,
    ago: bool,
    infinite: bool,
}

impl Reader {
    fn expect(&mut self, unit: Unit) {
        self.unit = Some(unit);
        self.pending = false;
    }

    /// A word; None for one that says nothing.
    fn word(&mut self, text: &str, last: bool) -> Result<Option<Mask>, Wrong> {
        if self.pending && self.strict {
            return Err(Wrong::Format);
        }
        match interval_word(self.strict, text) {
            Some(Word::Unit(named)) => {
                self.unit = Some(named);
                self.pending = true;
                Ok(Some(0))
            }
            Some(Word::Ago) if last || !self.strict => {
                self.ago = true;
                // A number before it has no unit, not even that of the fields.
                self.unit = Some(Unit::Other);
                Ok(Some(0))
            }
            Some(Word::Infinity) if last || !self.strict => {
                self.infinite = true;
                Ok(Some(CLOCK | DATE))
            }
            Some(Word::Ignored) => Ok(None),
            _ => Err(Wrong::Format),
        }
    }

    fn finish(mut self) -> Result<Decoded, Wrong> {
        if self.seen == 0 || (self.pending && self.strict) {
            return Err(Wrong::Format);
        }
        if self.ago {
            self.span.negate().ok_or(Wrong::Overflow)?;
        }
        Ok(if self.infinite { Decoded::Infinite } else { Decoded::Span(self.span) })
    }
}

/// `+hh:mm`; false where it is no time of the day.
fn add_signed_clock(span: &mut Span, text: &str, range: Range) -> Result<bool, Wrong> {
    let Some(clock) = text.get(1..).filter(|t| t.contains(':')) else { return Ok(false) };
    if span.add_clock(clock, range).is_err() {
        return Ok(false);
    }
    if text.starts_with('-') {
        span.microseconds = span.microseconds.checked_neg().ok_or(Wrong::Overflow)?;
    }
    Ok(true)
}

/// A number of units, or `years-months`; what it has given, and the unit for the field before it.
fn add_number(span: &mut Span, version: u8, unit: Unit, text: &str) -> Result<(Mask, Unit), Wrong> {
    let mut scanner = Scanner::new(text);
    let negative = scanner.peek() == Some(b'-');
    let mut value = read_integer(version, &mut scanner)?;
    let mut unit = unit;
    let mut fraction = 0.0;
    match scanner.peek() {
        None => {}
        Some(b'-') => {
            scanner.bump();
            let months = read_integer(version, &mut scanner)?;
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
            fraction = read_fraction(version, &mut scanner)?;
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

/// C's `strtol` into 64 bits, before 15 into 32: a sign and digits, none of which is zero.
fn read_integer(version: u8, scanner: &mut Scanner<'_>) -> Result<i64, Wrong> {
    let start = scanner.at();
    if !scanner.eat(b'-') {
        scanner.eat(b'+');
    }
    if scanner.digits() == 0 {
        scanner.rewind(start);
        return Ok(0);
    }
    let text = scanner.since(start);
    let value: i64 = text.strip_prefix('+').unwrap_or(text).parse().map_err(|_| Wrong::Overflow)?;
    if version < CHECKED && i32::try_from(value).is_err() {
        return Err(Wrong::Overflow);
    }
    Ok(value)
}

fn read_fraction(version: u8, scanner: &mut Scanner<'_>) -> Result<f64, Wrong> {
    let start = scanner.at();
    scanner.eat(b'.');
    if (scanner.digits() == 0 && version < CHECKED) || !scanner.is_end() {
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
