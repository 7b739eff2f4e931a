//! Types that number things of the server: tid, pg_lsn, pg_snapshot.

use super::{Check, LiteralError, scanner::Scanner};

/// `(block,offset)`, by C's `strtoul` (`tid.c`).
pub(super) fn check_tid(version: u8, text: &str) -> Check {
    let read = || {
        let open = text.find(['(', ',', ')']).filter(|&i| text.as_bytes().get(i) != Some(&b')'))?;
        let mut scanner = Scanner::new(text);
        scanner.rewind(open + 1);
        let block = read_c_number(&mut scanner)?;
        if !scanner.eat(b',') {
            return None;
        }
        let offset = read_c_number(&mut scanner)?;
        // Before 15 only what is left in the type's own bits was looked at.
        let offset = match version {
            ..15 => i128::from(i64::try_from(offset).ok()? as i32),
            _ => offset,
        };
        // A negative block may be a number of 32 bits, too.
        let fits = (version < 15 || (i128::from(i32::MIN)..=i128::from(u32::MAX)).contains(&block))
            && (0..=i128::from(u16::MAX)).contains(&offset);
        (fits && scanner.eat(b')')).then_some(())
    };
    read().ok_or_else(|| LiteralError::syntax("tid", text))
}

/// Spaces, a sign, digits; none is zero.
fn read_c_number(scanner: &mut Scanner<'_>) -> Option<i128> {
    let start = scanner.at();
    scanner.spaces();
    let negative = scanner.eat(b'-');
    if !negative {
        scanner.eat(b'+');
    }
    let digits = scanner.at();
    if scanner.digits() == 0 {
        scanner.rewind(start);
        return Some(0);
    }
    let value: u64 = scanner.since(digits).parse().ok()?;
    Some(if negative { -i128::from(value) } else { i128::from(value) })
}

/// Two hexadecimal numbers of at most eight digits (`pg_lsn.c`).
pub(super) fn check_lsn(text: &str) -> Check {
    let half = |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_hexdigit());
    match text.split_once('/') {
        Some((high, low)) if half(high) && half(low) => Ok(()),
        _ => Err(LiteralError::syntax("pg_lsn", text)),
    }
}

/// C's `strtoull`, whose errors nobody looks at.
fn read_xid(scanner: &mut Scanner<'_>) -> u64 {
    let start = scanner.at();
    let value = read_c_number(scanner);
    if value.is_none() && scanner.at() == start {
        scanner.digits();
    }
    value.map_or(u64::MAX, |v| v as u64)
}

/// `xmin:xmax:xid,xid` (`xid8funcs.c`).
pub(super) fn check_snapshot(text: &str) -> Check {
    let read = || {
        let mut scanner = Scanner::new(text);
        let xmin = read_xid(&mut scanner);
        scanner.eat(b':').then_some(())?;
        let xmax = read_xid(&mut scanner);
        scanner.eat(b':').then_some(())?;
        // An id without a number in its lower half is none.
        if xmin as u32 == 0 || xmax as u32 == 0 || xmax < xmin {
            return None;
        }
        let mut last = 0;
        while !scanner.is_end() {
            let xid = read_xid(&mut scanner);
            if xid < xmin || xid >= xmax || xid < last {
                return None;
            }
            last = xid;
            if !scanner.eat(b',') && !scanner.is_end() {
                return None;
            }
        }
        Some(())
    };
    read().ok_or_else(|| LiteralError::syntax("pg_snapshot", text))
}
