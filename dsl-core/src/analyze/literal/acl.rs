//! aclitem (`aclparse`). Whether a role is there only a server knows.

use super::{Check, LiteralError, scanner::Scanner};

/// The longest name, in bytes.
const MAX_NAME: usize = 63;
/// The version from which there is `m`, for MAINTAIN.
const MAINTAIN: u8 = 17;
/// The version from which there are `s` and `A`, for SET and ALTER SYSTEM.
const SET: u8 = 15;

pub(super) fn check(version: u8, text: &str) -> Check {
    let malformed = |message: &str| Err(LiteralError::new("22P02", message));
    let mut scanner = Scanner::new(text);
    let mut name = read_name(&mut scanner)?;
    if scanner.peek() != Some(b'=') {
        if name != "group" && name != "user" {
            return malformed(&format!("unrecognized key word: \"{name}\""));
        }
        name = read_name(&mut scanner)?;
        if name.is_empty() {
            return malformed("missing name");
        }
    }
    if !scanner.eat(b'=') {
        return malformed("missing \"=\" sign");
    }
    while let Some(mode) = scanner.peek().filter(|b| b.is_ascii_alphabetic() || *b == b'*') {
        let known = match mode {
            b's' | b'A' => version >= SET,
            b'm' => version >= MAINTAIN,
            mode => b"*arwdDxtXUCTc".contains(&mode),
        };
        if !known {
            let modes = match version {
                ..SET => "arwdDxtXUCTc",
                SET..MAINTAIN => "arwdDxtXUCTcsA",
                _ => "arwdDxtXUCTcsAm",
            };
            return malformed(&format!("invalid mode character: must be one of \"{modes}\""));
        }
        scanner.bump();
    }
    if scanner.eat(b'/') && read_name(&mut scanner)?.is_empty() {
        return malformed("a name must follow the \"/\" sign");
    }
    scanner.spaces();
    if scanner.is_end() {
        return Ok(());
    }
    malformed("extra garbage at the end of the ACL specification")
}

/// A name with the spaces around it, in quotes or in parts of it (`getid`).
fn read_name(scanner: &mut Scanner<'_>) -> Result<String, LiteralError> {
    scanner.spaces();
    let mut name = Vec::new();
    let mut quoted = false;
    while let Some(byte) = scanner.peek() {
        let plain = byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii();
        if !quoted && !plain && byte != b'"' {
            break;
        }
        scanner.bump();
        if byte == b'"' && !(quoted && scanner.eat(b'"')) {
            quoted = !quoted;
            continue;
        }
        if name.len() >= MAX_NAME {
            return Err(LiteralError::new("42622", "identifier too long"));
        }
        name.push(byte);
    }
    scanner.spaces();
    Ok(String::from_utf8_lossy(&name).into_owned())
}
