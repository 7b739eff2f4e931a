//! inet, cidr, macaddr, macaddr8 (`network.c`, `inet_net_pton.c`, `mac.c`, `mac8.c`).

use super::{
    Check, LiteralError,
    scanner::{Scanner, is_space},
};

/// An address with as many octets as were written or implied, and the length of its prefix.
struct Network {
    octets: Vec<u8>,
    bits: usize,
}

pub(super) fn check_inet(text: &str) -> Check {
    let network = if text.contains(':') { read_v6(text) } else { read_inet_v4(text) };
    network.map(drop).ok_or_else(|| LiteralError::syntax("inet", text))
}

pub(super) fn check_cidr(text: &str) -> Check {
    let network = if text.contains(':') { read_v6(text) } else { read_cidr_v4(text) };
    let Some(network) = network else { return Err(LiteralError::syntax("cidr", text)) };
    let host_bits = network.octets.iter().enumerate().any(|(i, octet)| {
        let kept = network.bits.saturating_sub(i * 8).min(8);
        kept < 8 && (octet << kept) != 0
    });
    if host_bits {
        let error = LiteralError::new("22P02", format!("invalid cidr value: \"{text}\""));
        return Err(error.help(
            "the value has bits set to the right of its mask; inet takes a host with a mask",
        ));
    }
    Ok(())
}

/// A decimal number of one octet.
fn read_octet(scanner: &mut Scanner<'_>) -> Option<u8> {
    let start = scanner.at();
    scanner.digits();
    let digits = scanner.since(start).trim_start_matches('0');
    match digits {
        "" => (scanner.at() > start).then_some(0),
        _ => digits.parse().ok(),
    }
}

/// `/bits` at the end; None where something else follows.
fn read_bits(scanner: &mut Scanner<'_>) -> Option<Option<usize>> {
    if scanner.is_end() {
        return Some(None);
    }
    if !scanner.eat(b'/') {
        return None;
    }
    let start = scanner.at();
    scanner.digits();
    if scanner.at() == start || !scanner.is_end() {
        return None;
    }
    let digits = scanner.since(start).trim_start_matches('0');
    let bits = if digits.is_empty() { 0 } else { digits.parse::<usize>().ok()? };
    (bits <= 32).then_some(Some(bits))
}

fn read_inet_v4(text: &str) -> Option<Network> {
    let mut scanner = Scanner::new(text);
    let mut octets = Vec::new();
    while scanner.peek().is_some_and(|b| b.is_ascii_digit()) {
        if octets.len() == 4 {
            return None;
        }
        octets.push(read_octet(&mut scanner)?);
        if !scanner.eat(b'.') {
            break;
        }
    }
    if octets.is_empty() {
        return None;
    }
    let bits = match read_bits(&mut scanner)? {
        Some(bits) => bits,
        None if octets.len() == 4 => 32,
        None => return None,
    };
    (bits / 8 <= octets.len()).then_some(Network { octets, bits })
}

fn read_cidr_v4(text: &str) -> Option<Network> {
    let mut scanner = Scanner::new(text);
    let mut octets = Vec::new();
    let hex = scanner.peek() == Some(b'0')
        && matches!(scanner.peek_at(1), Some(b'x' | b'X'))
        && scanner.peek_at(2).is_some_and(|b| b.is_ascii_hexdigit());
    if hex {
        scanner.eat_word("0x");
        let start = scanner.at();
        scanner.skip_while(|b| b.is_ascii_hexdigit());
        for pair in scanner.since(start).as_bytes().chunks(2) {
            let digit =
                |i: usize| pair.get(i).and_then(|&b| char::from(b).to_digit(16)).unwrap_or(0) as u8;
            octets.push(digit(0) << 4 | digit(1));
        }
    } else {
        loop {
            octets.push(read_octet(&mut scanner)?);
            if !scanner.eat(b'.') {
                break;
            }
        }
    }
    let first = *octets.first()?;
    let bits = match read_bits(&mut scanner)? {
        Some(bits) => bits,
        None => class_bits(first, octets.len()),
    };
    (octets.len() <= 4).then_some(Network { octets, bits })
}

/// The network's width by its class, where none is written.
fn class_bits(first: u8, octets: usize) -> usize {
    let class = match first {
        240.. => 32,
        224.. => 8,
        192.. => 24,
        128.. => 16,
        _ => 8,
    };
    let bits = class.max(octets * 8);
    if bits == 8 && first == 224 { 4 } else { bits }
}

fn read_v6(text: &str) -> Option<Network> {
    let mut scanner = Scanner::new(text);
    let mut octets: Vec<u8> = Vec::new();
    let mut gap = None;
    let mut bits = None;
    let mut digits = 0;
    let mut value = 0u16;
    if scanner.peek() == Some(b':') {
        scanner.bump();
        if scanner.peek() != Some(b':') {
            return None;
        }
    }
    let mut token = scanner.at();
    while let Some(byte) = scanner.bump() {
        if let Some(digit) = char::from(byte).to_digit(16) {
            digits += 1;
            if digits > 4 {
                return None;
            }
            value = value << 4 | digit as u16;
            continue;
        }
        match byte {
            b':' => {
                token = scanner.at();
                if digits == 0 {
                    if gap.replace(octets.len()).is_some() {
                        return None;
                    }
                    continue;
                }
                if scanner.is_end() || octets.len() + 2 > 16 {
                    return None;
                }
                octets.extend(value.to_be_bytes());
                (digits, value) = (0, 0);
            }
            b'.' if octets.len() + 4 <= 16 => {
                scanner.rewind(token);
                bits = read_embedded_v4(&mut scanner, &mut octets)?;
                digits = 0;
                break;
            }
            b'/' => {
                bits = Some(read_v6_bits(scanner.rest())?);
                break;
            }
            _ => return None,
        }
    }
    if digits > 0 {
        if octets.len() + 2 > 16 {
            return None;
        }
        octets.extend(value.to_be_bytes());
    }
    match gap {
        Some(_) if octets.len() >= 16 => return None,
        Some(at) => {
            let missing = 16 - octets.len();
            octets.splice(at..at, std::iter::repeat_n(0, missing));
        }
        None if octets.len() != 16 => return None,
        None => {}
    }
    Some(Network { octets, bits: bits.unwrap_or(128) })
}

/// A prefix's length without leading zeros.
fn read_v6_bits(text: &str) -> Option<usize> {
    let zeros = text.len() > 1 && text.starts_with('0');
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (digits && !zeros).then(|| text.parse().ok()).flatten().filter(|&bits| bits <= 128)
}

/// `1.2.3.4` or `1.2.3.4/n` at the end of an IPv6 address; the server does not ask for all four.
fn read_embedded_v4(scanner: &mut Scanner<'_>, octets: &mut Vec<u8>) -> Option<Option<usize>> {
    let (address, bits) = match scanner.rest().split_once('/') {
        Some((address, bits)) => (address, Some(read_v6_bits(bits)?)),
        None => (scanner.rest(), None),
    };
    let mut count = 0;
    let mut parts = address.split('.').peekable();
    while let Some(octet) = parts.next() {
        let zeros = octet.len() > 1 && octet.starts_with('0');
        let digits = octet.bytes().all(|b| b.is_ascii_digit());
        // An empty octet is zero unless the address ends with it.
        let missing = octet.is_empty() && parts.peek().is_none() && bits.is_none();
        if zeros || !digits || missing || count == 4 {
            return None;
        }
        octets.push(if octet.is_empty() { 0 } else { octet.parse().ok()? });
        count += 1;
    }
    octets.extend(std::iter::repeat_n(0, 4 - count));
    Some(bits)
}

/// C's `%x` with a width: spaces, a sign, `0x`, digits.
fn scan_hex(scanner: &mut Scanner<'_>, width: usize) -> Option<u64> {
    scanner.spaces();
    let mut left = width;
    let mut negative = false;
    if matches!(scanner.peek(), Some(b'-' | b'+')) && left > 1 {
        negative = scanner.bump() == Some(b'-');
        left -= 1;
    }
    // A prefix without digits behind it is zero.
    let prefix = left > 1 && scanner.eat_word("0x");
    if prefix {
        left -= 2;
    }
    let mut value = 0u64;
    let mut count = 0;
    while count < left {
        let Some(digit) = scanner.peek().and_then(|b| char::from(b).to_digit(16)) else { break };
        scanner.bump();
        value = value.saturating_mul(16).saturating_add(u64::from(digit));
        count += 1;
    }
    let value = if negative && value != 0 { u64::MAX } else { value };
    (count > 0 || prefix).then_some(value)
}

/// The octets of one spelling, and nothing but spaces behind them.
fn scan_mac(text: &str, width: usize, separators: [&[u8]; 5]) -> Option<Vec<u64>> {
    let mut scanner = Scanner::new(text);
    let mut octets = vec![scan_hex(&mut scanner, width)?];
    for separator in separators {
        for &byte in separator {
            if !scanner.eat(byte) {
                return None;
            }
        }
        octets.push(scan_hex(&mut scanner, width)?);
    }
    scanner.spaces();
    scanner.is_end().then_some(octets)
}

pub(super) fn check_macaddr(text: &str) -> Check {
    const NONE: &[u8] = b"";
    let octets = scan_mac(text, usize::MAX, [b":"; 5])
        .or_else(|| scan_mac(text, usize::MAX, [b"-"; 5]))
        .or_else(|| scan_mac(text, 2, [NONE, NONE, b":", NONE, NONE]))
        .or_else(|| scan_mac(text, 2, [NONE, NONE, b"-", NONE, NONE]))
        .or_else(|| scan_mac(text, 2, [NONE, b".", NONE, b".", NONE]))
        .or_else(|| scan_mac(text, 2, [NONE, b"-", NONE, b"-", NONE]))
        .or_else(|| scan_mac(text, 2, [NONE; 5]));
    match octets {
        None => Err(LiteralError::syntax("macaddr", text)),
        Some(octets) if octets.iter().any(|&o| o > 255) => {
            let message = format!("invalid octet value in \"macaddr\" value: \"{text}\"");
            Err(LiteralError::new("22003", message))
        }
        Some(_) => Ok(()),
    }
}

pub(super) fn check_macaddr8(text: &str) -> Check {
    if read_macaddr8(text).is_some() { Ok(()) } else { Err(LiteralError::syntax("macaddr8", text)) }
}

fn read_macaddr8(text: &str) -> Option<()> {
    let mut scanner = Scanner::new(text);
    scanner.spaces();
    let mut spacer = None;
    let mut count = 0;
    while scanner.peek().is_some() && scanner.peek_at(1).is_some() {
        for _ in 0..2 {
            scanner.bump().filter(u8::is_ascii_hexdigit)?;
        }
        count += 1;
        if count > 8 {
            return None;
        }
        if let Some(next @ (b':' | b'-' | b'.')) = scanner.peek() {
            if *spacer.get_or_insert(next) != next {
                return None;
            }
            scanner.bump();
        }
        if (count == 6 || count == 8) && scanner.peek().is_some_and(is_space) {
            scanner.spaces();
            if !scanner.is_end() {
                return None;
            }
        }
    }
    (count == 6 || count == 8).then_some(())
}
