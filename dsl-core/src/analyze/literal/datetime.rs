//! date, time and timestamp with and without time zone (`datetime.c`, `date.c`, `timestamp.c`).
//!
//! A text is refused where each order of day, month and year refuses it. A word that is nothing else may be a time
//! zone or its abbreviation, which only a server knows.

mod clock;
mod date;
mod field;
mod moment;
mod word;

pub(super) use clock::parse_clock;
pub(super) use field::{Field, FieldKind, split};
pub(super) use word::{DateUnit, DateWord, date_word};

use super::{Check, LiteralError};
use moment::{Moment, decode_moment, decode_time_of_day};

/// The ways in which a date or an interval can be wrong (`DTERR_…`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Wrong {
    Format,
    Overflow,
    /// Day or month out of range: another `DateStyle` may see it differently.
    MonthOverflow,
    IntervalOverflow,
    ZoneOverflow,
    /// A name that is no zone's.
    Zone(String),
}

impl Wrong {
    pub(super) fn error(self, type_name: &str, text: &str) -> LiteralError {
        match self {
            Wrong::Format => {
                let message = format!("invalid input syntax for type {type_name}: \"{text}\"");
                LiteralError::new("22007", message)
            }
            Wrong::Overflow | Wrong::MonthOverflow => {
                let message = format!("date/time field value out of range: \"{text}\"");
                LiteralError::new("22008", message)
            }
            Wrong::IntervalOverflow => {
                let message = format!("interval field value out of range: \"{text}\"");
                LiteralError::new("22015", message)
            }
            Wrong::ZoneOverflow => {
                let message = format!("time zone displacement out of range: \"{text}\"");
                LiteralError::new("22009", message)
            }
            Wrong::Zone(zone) => {
                let message = format!("time zone \"{zone}\" not recognized");
                LiteralError::new("22023", message)
            }
        }
    }
}

/// `DateOrder`, the second half of the setting `DateStyle`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Order {
    Mdy,
    Dmy,
    Ymd,
}

/// The result of the first order that takes the text; else what the default order says.
fn any_order<T>(mut decode: impl FnMut(Order) -> Result<T, Wrong>) -> Result<T, Wrong> {
    let default = decode(Order::Mdy);
    if default.is_ok() {
        return default;
    }
    decode(Order::Dmy).or_else(|_| decode(Order::Ymd)).or(default)
}

/// What is left of a text once a range or the like compares two of them: microseconds or days; None for what depends
/// on the clock, on settings or on the order of day and month.
pub(super) type Instant = Option<i128>;

pub(super) fn check_date(version: u8, text: &str) -> Check {
    read_date(version, text).map(drop)
}

/// Days since 2000-01-01.
pub(super) fn read_date(version: u8, text: &str) -> Result<Instant, LiteralError> {
    let decoded = split(text, 129).and_then(|f| any_order(|o| decode_moment(version, o, &f)));
    match decoded.map_err(|wrong| wrong.error("date", text))? {
        Moment::Special(instant) => Ok(instant),
        Moment::At(at) => match at.days() {
            Some(days) => Ok((!at.uncertain).then_some(i128::from(days))),
            None if at.unknown_word => Err(Wrong::Format.error("date", text)),
            None => Err(LiteralError::new("22008", format!("date out of range: \"{text}\""))),
        },
    }
}

pub(super) fn check_timestamp(version: u8, text: &str) -> Check {
    read_timestamp(version, text, false).map(drop)
}

pub(super) fn check_timestamptz(version: u8, text: &str) -> Check {
    read_timestamp(version, text, true).map(drop)
}

/// Microseconds since 2000-01-01, in UTC where the type has a zone.
pub(super) fn read_timestamp(
    version: u8,
    text: &str,
    zoned: bool,
) -> Result<Instant, LiteralError> {
    let name = if zoned { "timestamp with time zone" } else { "timestamp" };
    let decoded = split(text, 153).and_then(|f| any_order(|o| decode_moment(version, o, &f)));
    match decoded.map_err(|wrong| wrong.error(name, text))? {
        Moment::Special(instant) => Ok(instant),
        Moment::At(at) => match at.microseconds(zoned) {
            Some(value) => {
                let uncertain = at.uncertain || (zoned && at.zone.is_none());
                Ok((!uncertain).then_some(value))
            }
            None if at.unknown_word => Err(Wrong::Format.error(name, text)),
            None => Err(LiteralError::new("22008", format!("timestamp out of range: \"{text}\""))),
        },
    }
}

pub(super) fn check_time(version: u8, text: &str) -> Check {
    check_time_of_day(version, text, "time")
}

pub(super) fn check_timetz(version: u8, text: &str) -> Check {
    check_time_of_day(version, text, "time with time zone")
}

fn check_time_of_day(version: u8, text: &str, name: &str) -> Check {
    split(text, 129)
        .and_then(|f| any_order(|o| decode_time_of_day(version, o, &f)))
        .map_err(|wrong| wrong.error(name, text))
}
