//! Times of the day, fractions of seconds, and numeric zones.

use super::{super::scanner::Scanner, Wrong};

pub(super) const USECS_PER_SEC: i64 = 1_000_000;

/// A time of the day, not yet checked to be one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in super::super) struct Clock {
    pub(in super::super) hour: i64,
    pub(in super::super) minute: i64,
    pub(in super::super) second: i64,
    pub(in super::super) microsecond: i64,
}

impl Clock {
    pub(super) fn overflows(&self) -> bool {
        let parts = !(0..=24).contains(&self.hour)
            || !(0..60).contains(&self.minute)
            || !(0..=60).contains(&self.second)
            || !(0..=USECS_PER_SEC).contains(&self.microsecond);
        parts || self.microseconds() > i128::from(24 * 3600 * USECS_PER_SEC)
    }

    pub(in super::super) fn microseconds(&self) -> i128 {
        let seconds =
            (i128::from(self.hour) * 60 + i128::from(self.minute)) * 60 + i128::from(self.second);
        seconds * i128::from(USECS_PER_SEC) + i128::from(self.microsecond)
    }
}

/// A sign and digits as C's `strtol` reads them into 32 bits: none is zero. `Overflow` where they do not fit.
pub(super) fn read_int(scanner: &mut Scanner<'_>) -> Result<i64, Wrong> {
    let value = read_int64(scanner)?;
    if i32::try_from(value).is_err() { Err(Wrong::Overflow) } else { Ok(value) }
}

fn read_int64(scanner: &mut Scanner<'_>) -> Result<i64, Wrong> {
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

/// The version from which a point needs no digits behind it, and hours are read into 64 bits.
const WIDE: u8 = 15;

/// `.5` to the end of the field, in microseconds.
pub(super) fn read_fraction(version: u8, scanner: &mut Scanner<'_>) -> Result<i64, Wrong> {
    if !scanner.eat(b'.') {
        return Err(Wrong::Format);
    }
    let start = scanner.at();
    if (scanner.digits() == 0 && version < WIDE) || !scanner.is_end() {
        return Err(Wrong::Format);
    }
    let value: f64 = format!("0.{}0", scanner.since(start)).parse().unwrap_or(0.0);
    Ok((value * USECS_PER_SEC as f64).round_ties_even() as i64)
}

/// A time of the day and not of an interval: its hours have 32 bits.
pub(super) fn parse_time(version: u8, text: &str) -> Result<Clock, Wrong> {
    let clock = parse_clock(version, text)?;
    if clock.hour > i64::from(i32::MAX) { Err(Wrong::Overflow) } else { Ok(clock) }
}

/// `hh:mm`, `hh:mm:ss.s`, `mm:ss.s` (`DecodeTime`).
pub(in super::super) fn parse_clock(version: u8, text: &str) -> Result<Clock, Wrong> {
    let mut scanner = Scanner::new(text);
    let hour = if version < WIDE { read_int(&mut scanner)? } else { read_int64(&mut scanner)? };
    let mut clock = Clock { hour, ..Clock::default() };
    if !scanner.eat(b':') {
        return Err(Wrong::Format);
    }
    clock.minute = read_int(&mut scanner)?;
    match scanner.peek() {
        None => {}
        Some(b'.') => {
            clock.microsecond = read_fraction(version, &mut scanner)?;
            if clock.hour > i64::from(i32::MAX) {
                return Err(Wrong::Overflow);
            }
            clock = Clock {
                hour: 0,
                minute: clock.hour,
                second: clock.minute,
                microsecond: clock.microsecond,
            };
        }
        Some(b':') => {
            scanner.bump();
            clock.second = read_int(&mut scanner)?;
            if !scanner.is_end() {
                clock.microsecond = read_fraction(version, &mut scanner)?;
            }
        }
        Some(_) => return Err(Wrong::Format),
    }
    let fits = clock.hour >= 0
        && (0..60).contains(&clock.minute)
        && (0..=60).contains(&clock.second)
        && clock.microsecond <= USECS_PER_SEC;
    if !fits {
        return Err(Wrong::Overflow);
    }
    Ok(clock)
}

/// `+hh`, `+hh:mm`, `+hhmm`, `+hh:mm:ss`: seconds east of Greenwich (`DecodeTimezone`).
pub(super) fn parse_zone(text: &str) -> Result<i64, Wrong> {
    let mut scanner = Scanner::new(text);
    let negative = match scanner.bump() {
        Some(b'-') => true,
        Some(b'+') => false,
        _ => return Err(Wrong::Format),
    };
    let part = |scanner: &mut Scanner<'_>| read_int(scanner).map_err(|_| Wrong::ZoneOverflow);
    let (mut hour, mut minute, mut second) = (part(&mut scanner)?, 0, 0);
    if scanner.eat(b':') {
        minute = part(&mut scanner)?;
        if scanner.eat(b':') {
            second = part(&mut scanner)?;
        }
    } else if scanner.is_end() && text.len() > 3 {
        (hour, minute) = (hour / 100, hour % 100);
    }
    let fits = (0..=15).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
    if !fits {
        return Err(Wrong::ZoneOverflow);
    }
    if !scanner.is_end() {
        return Err(Wrong::Format);
    }
    let east = (hour * 60 + minute) * 60 + second;
    Ok(if negative { -east } else { east })
}
