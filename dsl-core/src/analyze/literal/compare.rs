//! How the values of two literals compare, for the types whose order is the same on every server.

use super::{
    Checker, array, bytes,
    datetime::{parse_clock, read_date, read_timestamp},
    integer::read_signed,
    interval,
    number::{compare_numeric, float, read_boolean},
};
use crate::catalog::{TypeKind, TypeOid};
use std::cmp::Ordering;

/// The order of two literals of a type, where it is known and depends on nothing.
pub(super) fn compare(
    checker: Checker<'_>,
    data_type: TypeOid,
    left: &str,
    right: &str,
) -> Option<Ordering> {
    let (version, order) = (checker.catalog.version, checker.order);
    let known = checker.catalog.get_type(data_type)?;
    match &known.kind {
        TypeKind::Enum { labels } => {
            let place = |label: &str| labels.iter().position(|known| known == label);
            return Some(place(left)?.cmp(&place(right)?));
        }
        TypeKind::Base if known.is_array => {
            return compare_arrays(checker, known.element?, left, right);
        }
        _ => {}
    }
    match data_type {
        TypeOid::BOOL => Some(read_boolean(left)?.cmp(&read_boolean(right)?)),
        TypeOid::INT2 | TypeOid::INT4 | TypeOid::INT8 => {
            Some(read_signed(version, left)?.cmp(&read_signed(version, right)?))
        }
        TypeOid::OID => {
            // What is negative counts from the other end.
            let read = |t| Some(read_signed(version, t)?.rem_euclid(1 << 32));
            Some(read(left)?.cmp(&read(right)?))
        }
        TypeOid::NUMERIC => compare_numeric(left, right),
        TypeOid::FLOAT4 | TypeOid::FLOAT8 => {
            let single = data_type == TypeOid::FLOAT4;
            let read = |t| float(t, t, "double precision", single).ok().map(|(value, _)| value);
            let (left, right) = (read(left)?, read(right)?);
            // NaN is equal to itself and greater than all else.
            left.partial_cmp(&right).or_else(|| Some(left.is_nan().cmp(&right.is_nan())))
        }
        TypeOid::DATE => {
            let read = |t| read_date(version, order, t).ok().flatten();
            Some(read(left)?.cmp(&read(right)?))
        }
        TypeOid::TIME => {
            let read = |t: &str| {
                let plain = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
                let clock = parse_clock(version, t).ok().filter(|_| t.chars().all(plain))?;
                Some(clock.microseconds())
            };
            Some(read(left)?.cmp(&read(right)?))
        }
        TypeOid::TIMESTAMP | TypeOid::TIMESTAMPTZ => {
            let zoned = data_type == TypeOid::TIMESTAMPTZ;
            let read = |t| read_timestamp(version, order, t, zoned).ok().flatten();
            let ((left, slack), (right, more)) = (read(left)?, read(right)?);
            let exact = slack == 0 && more == 0;
            (exact || (left - right).abs() > slack + more).then(|| left.cmp(&right))
        }
        TypeOid::INTERVAL => {
            let read = |t| interval::length(version, t);
            Some(read(left)?.cmp(&read(right)?))
        }
        // By bytes: `name` has the collation "C".
        TypeOid::NAME => Some(cut(left, 63).cmp(cut(right, 63))),
        TypeOid::CHAR => {
            // `\101` is a byte too, since 16.
            let byte = |t: &str| (!t.starts_with('\\')).then(|| t.bytes().next());
            Some(byte(left)?.cmp(&byte(right)?))
        }
        TypeOid::UUID => {
            let digits = |t: &str| t.replace(['-', '{', '}'], "").to_ascii_lowercase();
            Some(digits(left).cmp(&digits(right)))
        }
        TypeOid::BYTEA => Some(bytes::read_bytea(left)?.cmp(&bytes::read_bytea(right)?)),
        TypeOid::BIT | TypeOid::VARBIT => {
            let plain = |t: &str| t.bytes().all(|b| matches!(b, b'0' | b'1'));
            (plain(left) && plain(right)).then(|| left.cmp(right))
        }
        _ => None,
    }
}

/// So many bytes of a text, of the last character all or nothing.
fn cut(text: &str, most: usize) -> &str {
    let end = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= most);
    text.get(..end.last().unwrap_or(0)).unwrap_or(text)
}

/// Element by element, NULL last; then the shorter one first. Of one dimension, since others follow afterwards.
fn compare_arrays(
    checker: Checker<'_>,
    element: TypeOid,
    left: &str,
    right: &str,
) -> Option<Ordering> {
    let checker = Checker { depth: checker.depth + 1, ..checker };
    if checker.depth > super::MAX_DEPTH {
        return None;
    }
    let (left, right) = (array::read_list(left)?, array::read_list(right)?);
    for (one, other) in left.iter().zip(&right) {
        let order = match (one, other) {
            (Some(one), Some(other)) => equal_or_compared(checker, element, one, other)?,
            (one, other) => one.is_none().cmp(&other.is_none()),
        };
        if order.is_ne() {
            return Some(order);
        }
    }
    Some(left.len().cmp(&right.len()))
}

/// The same text is the same value, if its input says nothing of the moment.
fn equal_or_compared(
    checker: Checker<'_>,
    data_type: TypeOid,
    left: &str,
    right: &str,
) -> Option<Ordering> {
    let text = matches!(data_type, TypeOid::TEXT | TypeOid::VARCHAR);
    match text && left == right {
        true => Some(Ordering::Equal),
        false => compare(checker, data_type, left, right),
    }
}
