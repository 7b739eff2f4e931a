//! A whole date with its time, or a time of the day, from its fields (`DecodeDateTime`, `DecodeTimeOnly`).

use super::{
    super::scanner::Scanner,
    DateWord, Field, FieldKind, Instant, Order, Wrong,
    clock::{Clock, parse_time, parse_zone, read_fraction, read_int},
    date::{
        AM_PM, DATE, DAY, DAY_OF_WEEK, DAYLIGHT, DAYLIGHT_WORD, ERA, HOUR, MINUTE, MONTH, Mask,
        Parts, RESERVED, SECOND, SECONDS, TIME, YEAR, ZONE, from_julian, to_julian,
    },
    date_word,
    word::DateUnit,
};

/// The version from which letters before numbers mean nothing but `j` and `t`.
const STRICT_UNITS: u8 = 16;

pub(super) enum Moment {
    At(Dated),
    /// The epoch and the infinities; and what the clock says.
    Special(Instant),
}

/// A moment of the calendar.
#[derive(Clone, Copy)]
pub(super) struct Dated {
    year: i64,
    month: i64,
    day: i64,
    clock: Clock,
    /// Seconds east of Greenwich, where the text gives them as a number.
    pub(super) zone: Option<i64>,
    /// Whether settings or the time of execution have a part in it.
    pub(super) uncertain: bool,
    /// Whether it holds a word that is a zone's at best.
    pub(super) unknown_word: bool,
}

/// 2000-01-01.
const EPOCH_JULIAN: i64 = 2_451_545;

impl Dated {
    fn julian(&self) -> Option<i64> {
        let later = (self.year, self.month) >= (-4713, 11);
        let earlier = (self.year, self.month) < (5_874_898, 6);
        (later && earlier).then(|| to_julian(self.year, self.month, self.day))
    }

    /// Days since 2000-01-01; None out of the type's range.
    pub(super) fn days(&self) -> Option<i64> {
        self.julian().filter(|j| (0..2_147_483_494).contains(j)).map(|j| j - EPOCH_JULIAN)
    }

    /// Microseconds since 2000-01-01; None where they are out of the type's range in every time zone.
    pub(super) fn microseconds(&self, zoned: bool) -> Option<i128> {
        const MIN: i128 = -211_813_488_000_000_000;
        const END: i128 = 9_223_371_331_200_000_000;
        const DAY: i128 = 86_400_000_000;
        let days = i128::from(self.julian()? - EPOCH_JULIAN);
        let local = days * DAY + self.clock.microseconds();
        let value = local - i128::from(self.zone.filter(|_| zoned).unwrap_or(0)) * 1_000_000;
        let slack = if zoned && self.zone.is_none() { DAY } else { 0 };
        (value >= MIN - slack && value < END + slack).then_some(value)
    }
}

/// The state of reading a moment's fields.
struct Reader {
    version: u8,
    order: Order,
    parts: Parts,
    seen: Mask,
    unit: Option<Prefix>,
    julian: bool,
    bc: bool,
    pm: Option<bool>,
    zone: Option<i64>,
    named_zone: bool,
    special: Option<Instant>,
    clock_dependent: bool,
    /// Whether a word was taken for a zone that may be none.
    unknown_word: bool,
    /// What was taken for a zone's name and does not look like one.
    unknown_zone: Option<String>,
}

/// What stands before a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    /// `t`
    Time,
    Unit(DateUnit),
}

impl Reader {
    fn new(version: u8, order: Order) -> Reader {
        Reader {
            version,
            order,
            parts: Parts { version, ..Parts::default() },
            seen: 0,
            unit: None,
            julian: false,
            bc: false,
            pm: None,
            zone: None,
            named_zone: false,
            special: None,
            clock_dependent: false,
            unknown_word: false,
            unknown_zone: None,
        }
    }

    fn is_strict(&self) -> bool {
        self.version >= STRICT_UNITS
    }

    /// What the server says, which stops at the first word that it does not know.
    fn explain(self, wrong: Wrong) -> Wrong {
        match self.unknown_zone {
            Some(_) if self.unknown_word => Wrong::Format,
            Some(zone) => Wrong::Zone(zone),
            None if self.unknown_word => Wrong::Format,
            None => wrong,
        }
    }

    /// Takes note of what a field has given; no part may be given twice.
    fn note(&mut self, given: Mask) -> Result<(), Wrong> {
        if self.seen & given != 0 {
            return Err(Wrong::Format);
        }
        self.seen |= given;
        Ok(())
    }

    fn set_julian(&mut self, day: i64) {
        let parts = &mut self.parts;
        (parts.year, parts.month, parts.day) = from_julian(day);
        self.julian = true;
    }

    /// A word's part that dates and times of the day have in common; None where it is something else.
    fn common_word(&mut self, field: &Field) -> Result<Option<Mask>, Wrong> {
        Ok(Some(match date_word(&field.text) {
            // A sign begins no zone's name.
            None if field.kind == FieldKind::Special => return Err(Wrong::Format),
            None => {
                self.unknown_word |= !is_known_zone(&field.text);
                self.named()
            }
            Some(DateWord::DaylightSaving) => DAYLIGHT_WORD | DAYLIGHT,
            Some(DateWord::AmPm { pm }) => {
                self.pm = Some(pm);
                AM_PM
            }
            Some(DateWord::Era { bc }) => {
                self.bc = bc;
                ERA
            }
            Some(DateWord::Unit(unit)) => {
                self.prefix(Prefix::Unit(unit))?;
                0
            }
            _ => return Ok(None),
        }))
    }

    fn prefix(&mut self, prefix: Prefix) -> Result<(), Wrong> {
        if self.is_strict() && self.unit.is_some() {
            return Err(Wrong::Format);
        }
        self.unit = Some(prefix);
        Ok(())
    }

    /// A number behind a unit.
    fn unit_number(&mut self, unit: Prefix, text: &str) -> Result<Mask, Wrong> {
        let mut scanner = Scanner::new(text);
        let value = read_int(&mut scanner)?;
        let fraction = scanner.peek() == Some(b'.');
        if !fraction && !scanner.is_end() {
            return Err(Wrong::Format);
        }
        let takes_fraction =
            matches!(unit, Prefix::Time | Prefix::Unit(DateUnit::Julian | DateUnit::Second));
        if fraction && !takes_fraction {
            return Err(Wrong::Format);
        }
        let old = !self.is_strict();
        match unit {
            Prefix::Time => {
                let given = self.parts.read_joined(text, self.seen | DATE)?;
                if given == TIME { Ok(given) } else { Err(Wrong::Format) }
            }
            Prefix::Unit(DateUnit::Julian) => {
                self.set_julian(value);
                if !fraction {
                    return Ok(DATE);
                }
                read_fraction(self.version, &mut scanner)?;
                Ok(DATE | TIME)
            }
            Prefix::Unit(unit) if old => self.old_unit_number(unit, value, &mut scanner),
            Prefix::Unit(_) => Err(Wrong::Format),
        }
    }

    /// `y2024 m01 d05`, before 16.
    fn old_unit_number(
        &mut self,
        unit: DateUnit,
        value: i64,
        scanner: &mut Scanner<'_>,
    ) -> Result<Mask, Wrong> {
        let parts = &mut self.parts;
        let mut clock = parts.clock;
        let given = match unit {
            DateUnit::Year => {
                parts.year = value;
                YEAR
            }
            DateUnit::Month if self.seen & MONTH != 0 && self.seen & HOUR != 0 => {
                clock.minute = value;
                MINUTE
            }
            DateUnit::Month => {
                parts.month = value;
                MONTH
            }
            DateUnit::Day => {
                parts.day = value;
                DAY
            }
            DateUnit::Hour => {
                clock.hour = value;
                HOUR
            }
            DateUnit::Minute => {
                clock.minute = value;
                MINUTE
            }
            DateUnit::Second => {
                clock.second = value;
                if scanner.is_end() {
                    SECOND
                } else {
                    clock.microsecond = read_fraction(self.version, scanner)?;
                    SECONDS
                }
            }
            DateUnit::Julian | DateUnit::Other => return Err(Wrong::Format),
        };
        parts.clock = clock;
        Ok(given)
    }

    /// The unit before a time can only be `t`.
    fn time_prefix(&mut self) -> Result<(), Wrong> {
        match self.unit.take() {
            None | Some(Prefix::Time) => Ok(()),
            Some(Prefix::Unit(_)) => Err(Wrong::Format),
        }
    }

    /// `hhmmss-zz`
    fn joined_time_and_zone(&mut self, text: &str, seen: Mask) -> Result<Mask, Wrong> {
        if self.seen & TIME == TIME {
            return Err(Wrong::Format);
        }
        let at = text.find('-').ok_or(Wrong::Format)?;
        let (time, zone) = text.split_at(at);
        self.zone = Some(parse_zone(zone)?);
        Ok(self.parts.read_joined(time, seen)? | ZONE)
    }

    fn named(&mut self) -> Mask {
        self.named_zone = true;
        ZONE
    }

    /// A zone's name with digits or punctuation in it.
    fn punctuated(&mut self, text: &str) -> Mask {
        if !may_be_zone(text) && self.unknown_zone.is_none() {
            self.unknown_zone = Some(text.to_owned());
        }
        self.named()
    }

    fn finish_clock(&mut self) -> Result<(), Wrong> {
        let clock = &mut self.parts.clock;
        match self.pm {
            Some(_) if clock.hour > 12 => return Err(Wrong::Overflow),
            Some(false) if clock.hour == 12 => clock.hour = 0,
            Some(true) if clock.hour != 12 => clock.hour += 12,
            _ => {}
        }
        Ok(())
    }

    /// `dst` needs a zone that is an abbreviation.
    fn check_zone(&self) -> Result<(), Wrong> {
        if self.seen & DAYLIGHT_WORD != 0 && self.seen & ZONE == 0 {
            return Err(Wrong::Format);
        }
        Ok(())
    }
}

pub(super) fn decode_moment(version: u8, order: Order, fields: &[Field]) -> Result<Moment, Wrong> {
    let mut reader = Reader::new(version, order);
    let moment = reader.read_moment(fields);
    moment.map_err(|wrong| reader.explain(wrong))
}

impl Reader {
    fn read_moment(&mut self, fields: &[Field]) -> Result<Moment, Wrong> {
        for (i, field) in fields.iter().enumerate() {
            let given = match field.kind {
                FieldKind::Date => self.moment_date(&field.text)?,
                FieldKind::Time => {
                    self.time_prefix()?;
                    self.parts.clock = parse_time(self.version, &field.text)?;
                    if self.parts.clock.overflows() {
                        return Err(Wrong::Overflow);
                    }
                    TIME
                }
                FieldKind::Zone => {
                    self.zone = Some(parse_zone(&field.text)?);
                    ZONE
                }
                FieldKind::Number => match self.unit.take() {
                    Some(unit) => self.unit_number(unit, &field.text)?,
                    None => self.moment_number(&field.text)?,
                },
                FieldKind::Word | FieldKind::Special => {
                    match self.moment_word(field, fields.get(i + 1))? {
                        Some(given) => given,
                        None => continue,
                    }
                }
            };
            self.note(given)?;
        }
        if self.is_strict() && self.unit.is_some() {
            return Err(Wrong::Format);
        }
        self.finish_moment()
    }

    fn moment_date(&mut self, text: &str) -> Result<Mask, Wrong> {
        if self.unit == Some(Prefix::Unit(DateUnit::Julian)) {
            let mut scanner = Scanner::new(text);
            let day = read_int(&mut scanner)?;
            self.set_julian(day);
            self.zone = Some(parse_zone(scanner.rest())?);
            self.unit = None;
            return Ok(DATE | TIME | ZONE);
        }
        if self.unit.is_none() && self.seen & (MONTH | DAY) != MONTH | DAY {
            return self.parts.read_date(self.order, text, self.seen);
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) || self.unit.is_some() {
            self.time_prefix()?;
            return self.joined_time_and_zone(text, self.seen);
        }
        Ok(self.punctuated(text))
    }

    fn moment_number(&mut self, text: &str) -> Result<Mask, Wrong> {
        let point = text.find('.');
        if point.is_some() && self.seen & DATE == 0 {
            return self.parts.read_date(self.order, text, self.seen);
        }
        let long = text.len() >= 6 && (self.seen & DATE == 0 || self.seen & TIME == 0);
        if point.is_some_and(|p| p > 2) || long {
            return self.parts.read_joined(text, self.seen);
        }
        self.parts.read_number(self.order, text, self.parts.text_month, self.seen)
    }

    fn moment_word(&mut self, field: &Field, next: Option<&Field>) -> Result<Option<Mask>, Wrong> {
        if let Some(given) = self.common_word(field)? {
            return Ok(Some(given));
        }
        let word = date_word(&field.text);
        Ok(Some(match word {
            Some(DateWord::Ignored) => return Ok(None),
            Some(DateWord::Now) => {
                self.set_clock_dependent();
                DATE | TIME | ZONE
            }
            Some(DateWord::Today) => {
                let clock = self.parts.clock;
                self.set_clock_dependent();
                self.parts.clock = clock;
                DATE
            }
            Some(DateWord::AllBalls) => {
                self.parts.clock = Clock::default();
                self.zone = Some(0);
                TIME | ZONE
            }
            Some(DateWord::Epoch) => self.set_special(None),
            Some(DateWord::Infinity { .. }) if !self.is_strict() && field.text.starts_with('+') => {
                return Err(Wrong::Format);
            }
            Some(DateWord::Infinity { negative: true }) => self.set_special(Some(i128::MIN)),
            Some(DateWord::Infinity { negative: false }) => self.set_special(Some(i128::MAX)),
            Some(DateWord::Month(month)) => self.month_word(month),
            Some(DateWord::DayOfWeek) => DAY_OF_WEEK,
            Some(DateWord::IsoTime) => {
                self.iso_time(next)?;
                0
            }
            _ => return Err(Wrong::Format),
        }))
    }

    /// Before 16 anything that fits together may stand beside such a word.
    fn set_special(&mut self, instant: Instant) -> Mask {
        self.special = Some(instant);
        if self.is_strict() { DATE | TIME | ZONE } else { RESERVED }
    }

    fn set_clock_dependent(&mut self) {
        self.clock_dependent = true;
        self.special = None;
        let parts = &mut self.parts;
        (parts.year, parts.month, parts.day) = (2020, 1, 1);
        parts.two_digits = false;
    }

    /// A month by name takes the place of a number that was taken for one.
    fn month_word(&mut self, month: i64) -> Mask {
        let parts = &mut self.parts;
        let mut given = MONTH;
        if self.seen & MONTH != 0
            && !parts.text_month
            && self.seen & DAY == 0
            && (1..=31).contains(&parts.month)
        {
            parts.day = parts.month;
            given = DAY;
        }
        parts.text_month = true;
        parts.month = month;
        given
    }

    fn iso_time(&mut self, next: Option<&Field>) -> Result<(), Wrong> {
        if self.seen & DATE != DATE {
            return Err(Wrong::Format);
        }
        let numeric =
            |f: &Field| matches!(f.kind, FieldKind::Number | FieldKind::Time | FieldKind::Date);
        if !self.is_strict() && !next.is_some_and(numeric) {
            return Err(Wrong::Format);
        }
        self.prefix(Prefix::Time)
    }

    fn finish_moment(&mut self) -> Result<Moment, Wrong> {
        if let Some(instant) = self.special {
            if !self.is_strict() {
                self.parts.validate(self.seen, self.julian, self.bc)?;
            }
            return Ok(Moment::Special(instant));
        }
        self.parts.validate(self.seen, self.julian, self.bc)?;
        self.finish_clock()?;
        if self.seen & DATE != DATE {
            return Err(Wrong::Format);
        }
        self.check_zone()?;
        let parts = &self.parts;
        Ok(Moment::At(Dated {
            year: parts.year,
            month: parts.month,
            day: parts.day,
            clock: parts.clock,
            zone: self.zone.filter(|_| !self.named_zone && self.seen & DAYLIGHT_WORD == 0),
            uncertain: self.clock_dependent,
            unknown_word: self.unknown_word,
        }))
    }
}

pub(super) fn decode_time_of_day(version: u8, order: Order, fields: &[Field]) -> Result<(), Wrong> {
    let mut reader = Reader::new(version, order);
    let time = reader.read_time_of_day(fields);
    time.map_err(|wrong| reader.explain(wrong))
}

impl Reader {
    fn read_time_of_day(&mut self, fields: &[Field]) -> Result<(), Wrong> {
        for (i, field) in fields.iter().enumerate() {
            let given = match field.kind {
                FieldKind::Date => self.day_date(i, fields, &field.text)?,
                FieldKind::Time => {
                    // Before 16 a unit before the time was not looked at.
                    if self.is_strict() {
                        self.time_prefix()?;
                    }
                    self.parts.clock = parse_time(self.version, &field.text)?;
                    TIME
                }
                FieldKind::Zone => {
                    parse_zone(&field.text)?;
                    ZONE
                }
                FieldKind::Number => match self.unit.take() {
                    Some(unit) => self.unit_number(unit, &field.text)?,
                    None => self.day_number(i, fields, &field.text)?,
                },
                FieldKind::Word | FieldKind::Special => {
                    match self.day_word(field, fields.get(i + 1))? {
                        Some(given) => given,
                        None => continue,
                    }
                }
            };
            self.note(given)?;
        }
        if self.is_strict() && self.unit.is_some() {
            return Err(Wrong::Format);
        }
        self.parts.validate(self.seen, self.julian, self.bc)?;
        self.finish_clock()?;
        if self.parts.clock.overflows() {
            return Err(Wrong::Overflow);
        }
        if self.seen & TIME != TIME {
            return Err(Wrong::Format);
        }
        let zoned = self.seen & ZONE != 0;
        if !zoned && self.seen & DATE != 0 && self.seen & DATE != DATE {
            return Err(Wrong::Format);
        }
        self.check_zone()
    }

    fn day_date(&mut self, i: usize, fields: &[Field], text: &str) -> Result<Mask, Wrong> {
        let date_last = fields.last().is_some_and(|f| f.kind == FieldKind::Date);
        let time_next = fields.get(1).is_some_and(|f| f.kind == FieldKind::Time);
        if i == 0 && fields.len() >= 2 && (date_last || time_next) {
            return self.parts.read_date(self.order, text, self.seen);
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return self.joined_time_and_zone(text, self.seen | DATE);
        }
        Ok(self.punctuated(text))
    }

    fn day_number(&mut self, i: usize, fields: &[Field], text: &str) -> Result<Mask, Wrong> {
        if let Some(point) = text.find('.') {
            let date_last = fields.last().is_some_and(|f| f.kind == FieldKind::Date);
            if i == 0 && fields.len() >= 2 && date_last {
                return self.parts.read_date(self.order, text, self.seen);
            }
            if point > 2 {
                return self.parts.read_joined(text, self.seen | DATE);
            }
            return Err(Wrong::Format);
        }
        if text.len() > 4 {
            return self.parts.read_joined(text, self.seen | DATE);
        }
        self.parts.read_number(self.order, text, false, self.seen | DATE)
    }

    fn day_word(&mut self, field: &Field, next: Option<&Field>) -> Result<Option<Mask>, Wrong> {
        if let Some(given) = self.common_word(field)? {
            return Ok(Some(given));
        }
        let word = date_word(&field.text);
        Ok(Some(match word {
            Some(DateWord::Ignored) => return Ok(None),
            Some(DateWord::Now) => {
                self.parts.clock = Clock::default();
                TIME
            }
            Some(DateWord::AllBalls) => {
                self.parts.clock = Clock::default();
                TIME | ZONE
            }
            Some(DateWord::IsoTime) => {
                let numeric = |f: &Field| {
                    matches!(f.kind, FieldKind::Number | FieldKind::Time | FieldKind::Date)
                };
                if !self.is_strict() && !next.is_some_and(numeric) {
                    return Err(Wrong::Format);
                }
                self.prefix(Prefix::Time)?;
                0
            }
            _ => return Err(Wrong::Format),
        }))
    }
}

/// Abbreviations and names that every server knows.
fn is_known_zone(word: &str) -> bool {
    const KNOWN: &[&str] = &[
        "z", "zulu", "utc", "ut", "gmt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt",
        "cet", "cest", "eet", "eest", "met", "mest", "wet", "bst", "ist", "jst", "msk",
    ];
    KNOWN.contains(&word)
}

/// Whether a text has the form of a zone's name, or of a zone as POSIX writes it: `pst8pdt`.
fn may_be_zone(text: &str) -> bool {
    let name = |text: &mut &str| {
        let before = text.len();
        *text = text.trim_start_matches(|c: char| !c.is_ascii_digit() && !",+-".contains(c));
        text.len() < before
    };
    let mut rest = text;
    name(&mut rest);
    if rest.is_empty() {
        return true;
    }
    // The hours of the standard time, and the name of the other with its own; then come the days of the change.
    if !skip_hours(&mut rest) {
        return false;
    }
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([',', ';']);
    rest.is_empty() || (name(&mut rest) && (ends(rest) || (skip_hours(&mut rest) && ends(rest))))
}

/// `-5`, `+5:30`, `5:30:00`
fn skip_hours(text: &mut &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let rest = unsigned.trim_start_matches(|c: char| c.is_ascii_digit());
    let found = rest.len() < unsigned.len();
    let is_more = |c: char| c.is_ascii_digit() || c == ':';
    *text = if rest.starts_with(':') { rest.trim_start_matches(is_more) } else { rest };
    found
}
