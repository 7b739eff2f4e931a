//! Dates of the calendar, and which number of a date is which (`DecodeDate`, `DecodeNumber`, `ValidateDate`).

use super::{
    super::scanner::Scanner,
    DateWord, Order, Wrong,
    clock::{Clock, read_fraction, read_int},
    date_word,
};

/// Which parts of a moment have been read.
pub(super) type Mask = u32;
pub(super) const YEAR: Mask = 1;
pub(super) const MONTH: Mask = 1 << 1;
pub(super) const DAY: Mask = 1 << 2;
pub(super) const DAY_OF_YEAR: Mask = 1 << 3;
pub(super) const DAY_OF_WEEK: Mask = 1 << 4;
pub(super) const ZONE: Mask = 1 << 5;
pub(super) const DAYLIGHT: Mask = 1 << 6;
pub(super) const DAYLIGHT_WORD: Mask = 1 << 7;
pub(super) const AM_PM: Mask = 1 << 8;
pub(super) const ERA: Mask = 1 << 9;
pub(super) const HOUR: Mask = 1 << 10;
pub(super) const MINUTE: Mask = 1 << 11;
pub(super) const SECOND: Mask = 1 << 12;
pub(super) const FRACTION: Mask = 1 << 13;
pub(super) const RESERVED: Mask = 1 << 14;
pub(super) const SECONDS: Mask = SECOND | FRACTION;
pub(super) const DATE: Mask = YEAR | MONTH | DAY;
pub(super) const TIME: Mask = HOUR | MINUTE | SECONDS;

/// What has been read of a moment.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    /// Of the server.
    pub(super) version: u8,
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) day_of_year: i64,
    pub(super) clock: Clock,
    pub(super) two_digits: bool,
    pub(super) text_month: bool,
}

impl Parts {
    /// A date with delimiters; what it has given.
    pub(super) fn read_date(
        &mut self,
        order: Order,
        text: &str,
        seen: Mask,
    ) -> Result<Mask, Wrong> {
        let mut pieces = Vec::new();
        let mut scanner = Scanner::new(text);
        while !scanner.is_end() && pieces.len() < 25 {
            scanner.skip_while(|b| !b.is_ascii_alphanumeric());
            if scanner.is_end() {
                return Err(Wrong::Format);
            }
            let start = scanner.at();
            if scanner.digits() == 0 {
                scanner.skip_while(|b| b.is_ascii_alphabetic());
            }
            pieces.push(scanner.since(start));
            // The byte behind a piece is passed over whatever it is.
            scanner.bump();
        }
        let mut mask = seen;
        let mut given = 0;
        let mut text_month = false;
        let is_word = |p: &&str| p.starts_with(|c: char| c.is_ascii_alphabetic());
        for word in pieces.iter().copied().filter(is_word) {
            match date_word(word) {
                Some(DateWord::Ignored) => continue,
                Some(DateWord::Month(month)) => self.month = month,
                _ => return Err(Wrong::Format),
            }
            if mask & MONTH != 0 {
                return Err(Wrong::Format);
            }
            text_month = true;
            mask |= MONTH;
            given |= MONTH;
        }
        for number in pieces.iter().copied().filter(|p| !is_word(p)) {
            let part = self.read_number(order, number, text_month, mask)?;
            if mask & part != 0 {
                return Err(Wrong::Format);
            }
            mask |= part;
            given |= part;
        }
        if mask & !(DAY_OF_YEAR | ZONE) != DATE {
            return Err(Wrong::Format);
        }
        Ok(given)
    }

    /// A number by its place in the date, or a time behind a complete one.
    pub(super) fn read_number(
        &mut self,
        order: Order,
        text: &str,
        text_month: bool,
        seen: Mask,
    ) -> Result<Mask, Wrong> {
        let mut scanner = Scanner::new(text);
        let value = read_int(&mut scanner)?;
        if scanner.at() == 0 {
            return Err(Wrong::Format);
        }
        if scanner.peek() == Some(b'.') {
            if scanner.at() > 2 {
                return self.read_joined(text, seen | DATE);
            }
            self.clock.microsecond = read_fraction(self.version, &mut scanner)?;
        } else if !scanner.is_end() {
            return Err(Wrong::Format);
        }
        let width = text.len();
        if width == 3 && seen & DATE == YEAR && (1..=366).contains(&value) {
            self.day_of_year = value;
            return Ok(DAY_OF_YEAR | MONTH | DAY);
        }
        let year_first = width >= 3 || order == Order::Ymd;
        let part = match seen & DATE {
            0 if year_first => YEAR,
            0 if order == Order::Dmy => DAY,
            0 => MONTH,
            YEAR => MONTH,
            MONTH if text_month && year_first => YEAR,
            MONTH => DAY,
            m if m == YEAR | MONTH => {
                if text_month && width >= 3 && self.two_digits {
                    // The first number was the day after all.
                    self.day = self.year;
                    self.year = value;
                    self.two_digits = false;
                    return Ok(DAY);
                }
                DAY
            }
            DAY => MONTH,
            m if m == MONTH | DAY => YEAR,
            DATE => return self.read_joined(text, seen),
            _ => return Err(Wrong::Format),
        };
        match part {
            YEAR => {
                self.year = value;
                self.two_digits = width <= 2;
            }
            MONTH => self.month = value,
            _ => self.day = value,
        }
        Ok(part)
    }

    /// `yymmdd`, `yyyymmdd`, `hhmm`, `hhmmss.s` (`DecodeNumberField`).
    pub(super) fn read_joined(&mut self, text: &str, seen: Mask) -> Result<Mask, Wrong> {
        let mut digits = text;
        if !text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return Err(Wrong::Format);
        }
        if let Some(point) = text.find('.') {
            let mut fraction = Scanner::new(text.get(point..).unwrap_or(""));
            // Here no version asks for digits behind the point.
            self.clock.microsecond = read_fraction(u8::MAX, &mut fraction)?;
            digits = text.get(..point).unwrap_or("");
        } else if seen & DATE != DATE && digits.len() >= 6 {
            let (head, day) = digits.split_at(digits.len() - 2);
            let (year, month) = head.split_at(head.len() - 2);
            (self.year, self.month, self.day) = (wrapping(year), wrapping(month), wrapping(day));
            if year.len() == 2 {
                self.two_digits = true;
            }
            return Ok(DATE);
        }
        if seen & TIME == TIME || !matches!(digits.len(), 4 | 6) {
            return Err(Wrong::Format);
        }
        let (hour, rest) = digits.split_at(2);
        let (minute, second) = rest.split_at(2);
        self.clock.hour = wrapping(hour);
        self.clock.minute = wrapping(minute);
        self.clock.second = wrapping(second);
        Ok(TIME)
    }

    /// Years of eras and centuries, days of the year, and whether the calendar has the day.
    pub(super) fn validate(&mut self, seen: Mask, julian: bool, bc: bool) -> Result<(), Wrong> {
        if seen & YEAR != 0 && !julian {
            if bc {
                if self.year <= 0 {
                    return Err(Wrong::Overflow);
                }
                self.year = 1 - self.year;
            } else if self.two_digits {
                self.year += match self.year {
                    ..70 => 2000,
                    70..100 => 1900,
                    _ => 0,
                };
            } else if self.year <= 0 {
                return Err(Wrong::Overflow);
            }
        }
        if seen & DAY_OF_YEAR != 0 {
            let first = to_julian(self.year, 1, 1);
            // In 32 bits, which years out of range leave.
            let day = (first + self.day_of_year - 1) as i32 as u32;
            (self.year, self.month, self.day) = from_julian(i64::from(day));
        }
        if seen & MONTH != 0 && !(1..=12).contains(&self.month) {
            return Err(Wrong::MonthOverflow);
        }
        if seen & DAY != 0 && !(1..=31).contains(&self.day) {
            return Err(Wrong::MonthOverflow);
        }
        if seen & DATE == DATE && self.day > days_of_month(self.year, self.month) {
            return Err(Wrong::Overflow);
        }
        Ok(())
    }
}

/// C's `atoi`: what does not fit 64 bits is the greatest value there, of which the lower half is left.
fn wrapping(digits: &str) -> i64 {
    let value =
        digits.bytes().fold(0i64, |v, b| v.saturating_mul(10).saturating_add(i64::from(b - b'0')));
    i64::from(value as i32)
}

fn days_of_month(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The Julian day of a date of the Gregorian calendar; year 0 is 1 BC.
pub(super) fn to_julian(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) =
        if month > 2 { (year + 4800, month + 1) } else { (year + 4799, month + 13) };
    let century = year.div_euclid(100);
    year.saturating_mul(365) - 32167 + year.div_euclid(4) - century
        + century.div_euclid(4)
        + 7834 * month / 256
        + day
}

/// The date of a Julian day, by counting from March of the year -4800.
pub(super) fn from_julian(day: i64) -> (i64, i64, i64) {
    const ERA_DAYS: i64 = 146_097;
    let days = day + 32044;
    let era = days.div_euclid(ERA_DAYS);
    let of_era = days.rem_euclid(ERA_DAYS);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 - 4800 + i64::from(month <= 2);
    (year, month, day)
}
