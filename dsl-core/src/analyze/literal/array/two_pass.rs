//! The braces of an array as versions before 17 read them: once to count (`ArrayCount`), once to take the elements
//! (`ReadArrayStr`), which lets some shapes pass that are none.

use super::{MAX_DIMENSIONS, Value};
use crate::analyze::literal::{Check, scanner::is_space};

/// Where the count stands (`ArrayParseState`).
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    NoLevel,
    LevelStarted,
    ElementStarted,
    QuotedStarted,
    QuotedCompleted,
    ElementDelimited,
    LevelCompleted,
    LevelDelimited,
}

/// Why the braces are refused.
pub(super) enum Wrong {
    Malformed,
    /// As many levels.
    TooDeep(usize),
}

/// The lengths of the dimensions; none for an array without elements.
pub(super) fn count(text: &str, delimiter: u8) -> Result<Vec<i32>, Wrong> {
    let mut counter = Counter {
        state: State::NoLevel,
        in_quotes: false,
        level: 0,
        dimensions: 0,
        lengths: [0; MAX_DIMENSIONS],
        members: [1; MAX_DIMENSIONS],
        members_before: [0; MAX_DIMENSIONS],
        any_element: false,
    };
    let mut bytes = text.bytes();
    loop {
        if matches!(counter.state, State::ElementStarted | State::QuotedStarted) {
            counter.any_element = true;
        }
        let byte = bytes.next().ok_or(Wrong::Malformed)?;
        let item_done = match byte {
            b'\\' => {
                counter.escape()?;
                bytes.next().ok_or(Wrong::Malformed)?;
                false
            }
            b'"' => counter.quote()?,
            _ if counter.in_quotes => false,
            b'{' => counter.open()?,
            b'}' => counter.close()?,
            byte if byte == delimiter => counter.delimiter()?,
            byte if is_space(byte) => false,
            _ => counter.character()?,
        };
        if item_done {
            counter.add_element();
            if counter.level == 0 {
                break;
            }
        }
    }
    if !bytes.all(is_space) {
        return Err(Wrong::Malformed);
    }
    let lengths = counter.lengths.iter().take(counter.dimensions).copied();
    Ok(if counter.any_element { lengths.collect() } else { Vec::new() })
}

struct Counter {
    state: State,
    in_quotes: bool,
    level: usize,
    dimensions: usize,
    lengths: [i32; MAX_DIMENSIONS],
    members: [i32; MAX_DIMENSIONS],
    members_before: [i32; MAX_DIMENSIONS],
    any_element: bool,
}

impl Counter {
    fn expect(&self, states: &[State]) -> Result<(), Wrong> {
        if states.contains(&self.state) { Ok(()) } else { Err(Wrong::Malformed) }
    }

    fn add_element(&mut self) {
        let last = self.dimensions.checked_sub(1);
        if let Some(length) = last.and_then(|last| self.lengths.get_mut(last)) {
            *length += 1;
        }
    }

    fn escape(&mut self) -> Result<(), Wrong> {
        self.expect(&[
            State::LevelStarted,
            State::ElementStarted,
            State::QuotedStarted,
            State::ElementDelimited,
        ])?;
        if self.state != State::QuotedStarted {
            self.state = State::ElementStarted;
        }
        Ok(())
    }

    fn quote(&mut self) -> Result<bool, Wrong> {
        self.expect(&[State::LevelStarted, State::QuotedStarted, State::ElementDelimited])?;
        self.in_quotes = !self.in_quotes;
        self.state = if self.in_quotes { State::QuotedStarted } else { State::QuotedCompleted };
        Ok(false)
    }

    fn open(&mut self) -> Result<bool, Wrong> {
        self.expect(&[State::NoLevel, State::LevelStarted, State::LevelDelimited])?;
        self.state = State::LevelStarted;
        let length = self.lengths.get_mut(self.level).ok_or(Wrong::TooDeep(self.level + 1))?;
        *length = 0;
        self.level += 1;
        self.dimensions = self.dimensions.max(self.level);
        Ok(false)
    }

    fn close(&mut self) -> Result<bool, Wrong> {
        if !(self.level == 1 && self.state == State::LevelStarted) {
            self.expect(&[State::ElementStarted, State::QuotedCompleted, State::LevelCompleted])?;
        }
        self.state = State::LevelCompleted;
        self.level = self.level.checked_sub(1).ok_or(Wrong::Malformed)?;
        let members = self.members.get_mut(self.level).ok_or(Wrong::Malformed)?;
        let before = self.members_before.get_mut(self.level).ok_or(Wrong::Malformed)?;
        if *before != 0 && members != before {
            return Err(Wrong::Malformed);
        }
        *before = std::mem::replace(members, 1);
        if let Some(length) = self.level.checked_sub(1).and_then(|at| self.lengths.get_mut(at)) {
            *length += 1;
        }
        Ok(self.level == 0)
    }

    fn delimiter(&mut self) -> Result<bool, Wrong> {
        self.expect(&[State::ElementStarted, State::QuotedCompleted, State::LevelCompleted])?;
        self.state = match self.state {
            State::LevelCompleted => State::LevelDelimited,
            _ => State::ElementDelimited,
        };
        if let Some(members) = self.level.checked_sub(1).and_then(|at| self.members.get_mut(at)) {
            *members += 1;
        }
        Ok(true)
    }

    fn character(&mut self) -> Result<bool, Wrong> {
        self.expect(&[State::LevelStarted, State::ElementStarted, State::ElementDelimited])?;
        self.state = State::ElementStarted;
        Ok(false)
    }
}

/// Hands out the elements of braces that have been counted; None where one has no place in these dimensions.
pub(super) fn elements(
    text: &str,
    delimiter: u8,
    lengths: &[i32],
    check: &mut dyn FnMut(Value) -> Check,
) -> Option<Check> {
    let items: i64 = lengths.iter().map(|&length| i64::from(length)).product();
    let offset = |indexes: &[i64]| {
        let place =
            |offset: i64, (index, &length): (&i64, &i32)| offset * i64::from(length) + index;
        indexes.iter().zip(lengths).fold(0, place)
    };
    let mut indexes = vec![0i64; lengths.len()];
    let mut level = 0usize;
    let mut bytes = text.bytes();
    loop {
        let mut element = Element::default();
        let mut place = None;
        let done = loop {
            match bytes.next()? {
                b'\\' => element.push_quoted(bytes.next()?),
                b'"' => element.quote(),
                byte if element.in_quotes => element.bytes.push(byte),
                b'{' => {
                    *indexes.get_mut(level)? = 0;
                    level += 1;
                }
                b'}' => {
                    place.get_or_insert_with(|| offset(&indexes));
                    level = level.checked_sub(1)?;
                    *indexes.get_mut(level)? = 0;
                    let Some(around) = level.checked_sub(1) else { break true };
                    *indexes.get_mut(around)? += 1;
                }
                byte if byte == delimiter => {
                    place.get_or_insert_with(|| offset(&indexes));
                    *indexes.last_mut()? += 1;
                    break false;
                }
                byte => element.push(byte),
            }
        };
        if !(0..items).contains(&place?) {
            return None;
        }
        let checked = check(element.finish());
        if done || checked.is_err() {
            return Some(checked);
        }
    }
}

/// An element while it is read.
#[derive(Default)]
struct Element {
    bytes: Vec<u8>,
    /// Without the spaces behind it.
    kept: usize,
    in_quotes: bool,
    quoted: bool,
    begun: bool,
}

impl Element {
    fn push_quoted(&mut self, byte: u8) {
        self.bytes.push(byte);
        self.begun = true;
        self.quoted = true;
        self.kept = self.bytes.len();
    }

    fn quote(&mut self) {
        self.in_quotes = !self.in_quotes;
        self.quoted = true;
        self.begun = true;
        self.kept = self.bytes.len();
    }

    fn push(&mut self, byte: u8) {
        if is_space(byte) {
            if self.begun {
                self.bytes.push(byte);
            }
            return;
        }
        self.bytes.push(byte);
        self.begun = true;
        self.kept = self.bytes.len();
    }

    fn finish(mut self) -> Value {
        self.bytes.truncate(self.kept);
        let text = String::from_utf8_lossy(&self.bytes).into_owned();
        (self.quoted || !text.eq_ignore_ascii_case("null")).then_some(text)
    }
}
