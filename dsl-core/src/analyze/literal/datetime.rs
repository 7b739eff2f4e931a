//! date, time and timestamp with and without time zone (`datetime.c`, `date.c`, `timestamp.c`).
//!
//! A text is read in one order of day, month and year. A word that is nothing else may be a time
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

/// What is left of a text once a range or the like compares two of them: microseconds or days; None for what depends
/// on the clock or on settings other than the order of day and month.
pub(super) type Instant = Option<i128>;

pub(super) fn check_date(version: u8, order: Order, text: &str) -> Check {
    read_date(version, order, text).map(drop)
}

/// Days since 2000-01-01.
pub(super) fn read_date(version: u8, order: Order, text: &str) -> Result<Instant, LiteralError> {
    let decoded = split(text, 129).and_then(|f| decode_moment(version, order, &f));
    match decoded.map_err(|wrong| wrong.error("date", text))? {
        Moment::Special(instant) => Ok(instant),
        Moment::At(at) => match at.days() {
            Some(days) => Ok((!at.uncertain).then_some(i128::from(days))),
            None if at.unknown_word => Err(Wrong::Format.error("date", text)),
            None => Err(LiteralError::new("22008", format!("date out of range: \"{text}\""))),
        },
    }
}

pub(super) fn check_timestamp(version: u8, order: Order, text: &str) -> Check {
    read_timestamp(version, order, text, false).map(drop)
}

pub(super) fn check_timestamptz(version: u8, order: Order, text: &str) -> Check {
    read_timestamp(version, order, text, true).map(drop)
}

/// Microseconds since 2000-01-01, in UTC where the type has a zone, and by how many they may be wrong, since the zone
/// is a server's to know.
pub(super) fn read_timestamp(
    version: u8,
    order: Order,
    text: &str,
    zoned: bool,
) -> Result<Option<(i128, i128)>, LiteralError> {
    // As a zone of POSIX may be written.
    const FARTHEST_ZONE: i128 = 168 * 3600 * 1_000_000;
    let name = if zoned { "timestamp with time zone" } else { "timestamp" };
    let decoded = split(text, 153).and_then(|f| decode_moment(version, order, &f));
    match decoded.map_err(|wrong| wrong.error(name, text))? {
        Moment::Special(instant) => Ok(instant.map(|value| (value / 2, 0))),
        Moment::At(at) => match at.microseconds(zoned) {
            Some(value) => {
                let slack = if zoned && at.zone.is_none() { FARTHEST_ZONE } else { 0 };
                Ok((!at.uncertain).then_some((value, slack)))
            }
            None if at.unknown_word => Err(Wrong::Format.error(name, text)),
            None => Err(LiteralError::new("22008", format!("timestamp out of range: \"{text}\""))),
        },
    }
}

pub(super) fn check_time(version: u8, order: Order, text: &str) -> Check {
    check_time_of_day(version, order, text, "time")
}

pub(super) fn check_timetz(version: u8, order: Order, text: &str) -> Check {
    check_time_of_day(version, order, text, "time with time zone")
}

fn check_time_of_day(version: u8, order: Order, text: &str, name: &str) -> Check {
    split(text, 129)
        .and_then(|f| decode_time_of_day(version, order, &f))
        .map_err(|wrong| wrong.error(name, text))
}
