//! bit and bit varying (`varbit.c`).

use super::{Check, LiteralError};

/// `0101`, `b0101` or `x1f`.
pub(super) fn check(text: &str) -> Check {
    let (digits, hex) = match text.as_bytes().first() {
        Some(b'b' | b'B') => (&text[1..], false),
        Some(b'x' | b'X') => (&text[1..], true),
        _ => (text, false),
    };
    let wrong = |c: &char| if hex { !c.is_ascii_hexdigit() } else { !matches!(c, '0' | '1') };
    match digits.chars().find(wrong) {
        None => Ok(()),
        Some(c) => {
            let kind = if hex { "hexadecimal" } else { "binary" };
            let message = format!("\"{c}\" is not a valid {kind} digit");
            Err(LiteralError::new("22P02", message))
        }
    }
}
