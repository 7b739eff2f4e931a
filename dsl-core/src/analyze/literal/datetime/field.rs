//! Fields of a date, time or interval (`ParseDateTime`).

use super::{
    super::scanner::{Scanner, is_space},
    Wrong, date_word,
};

/// A piece of the text with its guessed kind, in lower case where it holds letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in super::super) struct Field {
    pub(in super::super) kind: FieldKind,
    pub(in super::super) text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum FieldKind {
    Number,
    Date,
    Time,
    /// Letters.
    Word,
    /// A sign and digits: a zone, or a number.
    Zone,
    /// A sign and letters.
    Special,
}

const MAX_FIELDS: usize = 25;

/// Splits a text whose fields, each with an end mark, the server copies into a buffer of so many bytes.
pub(in super::super) fn split(text: &str, buffer: usize) -> Result<Vec<Field>, Wrong> {
    let mut fields: Vec<Field> = Vec::new();
    let mut scanner = Scanner::new(text);
    let mut used = 0;
    while let Some(byte) = scanner.peek() {
        if is_space(byte) {
            scanner.bump();
            continue;
        }
        if fields.len() >= MAX_FIELDS {
            return Err(Wrong::Format);
        }
        let mut field = String::new();
        let kind = match byte {
            b'0'..=b'9' => number_or_date(&mut scanner, &mut field),
            b'.' => {
                take(&mut scanner, &mut field, 1);
                take_while(&mut scanner, &mut field, |b| b.is_ascii_digit());
                FieldKind::Number
            }
            b if b.is_ascii_alphabetic() => word_or_date(&mut scanner, &mut field),
            b'+' | b'-' => signed(&mut scanner, &mut field)?,
            b if b.is_ascii_punctuation() => {
                scanner.bump();
                continue;
            }
            _ => return Err(Wrong::Format),
        };
        if used + field.len() >= buffer {
            return Err(Wrong::Format);
        }
        used += field.len() + 1;
        fields.push(Field { kind, text: field });
    }
    Ok(fields)
}

fn take(scanner: &mut Scanner<'_>, field: &mut String, count: usize) {
    for _ in 0..count {
        if let Some(byte) = scanner.bump() {
            field.push(char::from(byte.to_ascii_lowercase()));
        }
    }
}

fn take_while(scanner: &mut Scanner<'_>, field: &mut String, is: impl Fn(u8) -> bool) {
    while scanner.peek().is_some_and(&is) {
        take(scanner, field, 1);
    }
}

fn number_or_date(scanner: &mut Scanner<'_>, field: &mut String) -> FieldKind {
    take_while(scanner, field, |b| b.is_ascii_digit());
    let Some(delimiter) = scanner.peek() else { return FieldKind::Number };
    match delimiter {
        b':' => {
            take_while(scanner, field, |b| b.is_ascii_digit() || matches!(b, b':' | b'.'));
            FieldKind::Time
        }
        b'-' | b'/' | b'.' => {
            take(scanner, field, 1);
            if !scanner.peek().is_some_and(|b| b.is_ascii_digit()) {
                take_while(scanner, field, |b| b.is_ascii_alphanumeric() || b == delimiter);
                return FieldKind::Date;
            }
            take_while(scanner, field, |b| b.is_ascii_digit());
            if scanner.peek() == Some(delimiter) {
                take_while(scanner, field, |b| b.is_ascii_digit() || b == delimiter);
                FieldKind::Date
            } else if delimiter == b'.' {
                FieldKind::Number
            } else {
                FieldKind::Date
            }
        }
        _ => FieldKind::Number,
    }
}

/// A word; or a date or zone with punctuation or digits in it.
fn word_or_date(scanner: &mut Scanner<'_>, field: &mut String) -> FieldKind {
    take_while(scanner, field, |b| b.is_ascii_alphabetic());
    let is_date = match scanner.peek() {
        Some(b'-' | b'/' | b'.') => true,
        Some(b'+' | b'0'..=b'9') => date_word(field).is_none(),
        _ => false,
    };
    if !is_date {
        return FieldKind::Word;
    }
    take(scanner, field, 1);
    take_while(scanner, field, |b| {
        b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'/' | b'_' | b'.' | b':')
    });
    FieldKind::Date
}

fn signed(scanner: &mut Scanner<'_>, field: &mut String) -> Result<FieldKind, Wrong> {
    take(scanner, field, 1);
    scanner.spaces();
    match scanner.peek() {
        Some(b'0'..=b'9') => {
            take_while(scanner, field, |b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'-'));
            Ok(FieldKind::Zone)
        }
        Some(b) if b.is_ascii_alphabetic() => {
            take_while(scanner, field, |b| b.is_ascii_alphabetic());
            Ok(FieldKind::Special)
        }
        _ => Err(Wrong::Format),
    }
}
