//! Constants and identifiers in quotes (manual 4.1.1 and 4.1.2).

use super::{Lexer, SPACE, Span, TokenKind, is};
use crate::diagnostic::{Diagnostic, Diagnostics};

impl Lexer<'_> {
    /// The text up to the closing quote, doubled quotes made single; None where it does not end.
    fn quoted(&mut self, quote: char, out: &mut String) -> Option<()> {
        loop {
            let rest = self.slice(self.at, self.bytes.len());
            let length = rest.find(quote)?;
            out.push_str(self.slice(self.at, self.at + length));
            self.at += length + 1;
            if self.byte(0) != quote as u8 {
                return Some(());
            }
            out.push(quote);
            self.at += 1;
        }
    }

    /// A string goes on in the next line: space with a newline in it, then a quote.
    pub(super) fn continues(&mut self) -> bool {
        let mut at = self.at;
        let mut newline = false;
        while at < self.bytes.len() {
            match self.bytes[at] {
                b'\n' | b'\r' => newline = true,
                b'-' if self.bytes.get(at + 1) == Some(&b'-') => {
                    while at < self.bytes.len() && !matches!(self.bytes[at], b'\n' | b'\r') {
                        at += 1;
                    }
                    continue;
                }
                b'\'' if newline => {
                    self.at = at + 1;
                    return true;
                }
                byte if is(byte, SPACE) => {}
                _ => return false,
            }
            at += 1;
        }
        false
    }

    /// A plain quoted text with its continuations, from the opening quote on.
    fn plain_string(&mut self) -> Option<String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            self.quoted('\'', &mut out)?;
            if !self.continues() {
                return Some(out);
            }
        }
    }

    fn unterminated(&mut self, start: usize, what: &str, diagnostics: &mut Diagnostics) {
        self.at = self.bytes.len();
        self.fail(start, self.at, &format!("unterminated {what}"), diagnostics);
        self.push(TokenKind::Invalid, start);
    }

    pub(super) fn lex_string(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        match self.plain_string() {
            Some(text) => self.push(TokenKind::String(text), start),
            None => self.unterminated(start, "quoted string", diagnostics),
        }
    }

    pub(super) fn lex_bit_string(&mut self, hex: bool, diagnostics: &mut Diagnostics) {
        let start = self.at;
        self.at += 1;
        match self.plain_string() {
            Some(text) if hex => self.push(TokenKind::HexString(text), start),
            Some(text) => self.push(TokenKind::BitString(text), start),
            None if hex => self.unterminated(start, "hexadecimal string literal", diagnostics),
            None => self.unterminated(start, "bit string literal", diagnostics),
        }
    }

    pub(super) fn lex_quoted_identifier(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        self.at += 1;
        let mut name = String::new();
        if self.quoted('"', &mut name).is_none() {
            return self.unterminated(start, "quoted identifier", diagnostics);
        }
        self.finish_quoted_identifier(start, name, diagnostics);
    }

    fn finish_quoted_identifier(
        &mut self,
        start: usize,
        name: String,
        diagnostics: &mut Diagnostics,
    ) {
        if name.is_empty() {
            self.fail(start, self.at, "zero-length delimited identifier", diagnostics);
            return self.push(TokenKind::Invalid, start);
        }
        self.push(TokenKind::QuotedIdent(name), start);
    }

    /// `E'…'`.
    pub(super) fn lex_escape_string(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        self.at += 2;
        let mut out = Vec::new();
        let mut failure = None;
        loop {
            match (self.byte(0), self.byte(1)) {
                _ if self.at >= self.bytes.len() => {
                    return self.unterminated(start, "quoted string", diagnostics);
                }
                (b'\'', b'\'') => {
                    out.push(b'\'');
                    self.at += 2;
                }
                (b'\'', _) => {
                    self.at += 1;
                    if !self.continues() {
                        break;
                    }
                }
                (b'\\', _) => {
                    let problem = self.escape(&mut out);
                    failure = failure.or(problem);
                }
                (byte, _) => {
                    out.push(byte);
                    self.at += 1;
                }
            }
        }
        let invalid = || {
            let span = Span::new(start as u32, self.at as u32);
            Diagnostic {
                code: "22021",
                ..Diagnostic::syntax(span, "invalid byte sequence for encoding \"UTF8\"")
            }
        };
        match (failure, String::from_utf8(out)) {
            (None, Ok(text)) if !text.contains('\0') => self.push(TokenKind::String(text), start),
            (failure, _) => {
                diagnostics.push(failure.unwrap_or_else(invalid));
                self.push(TokenKind::Invalid, start);
            }
        }
    }

    /// One escape from its backslash on.
    fn escape(&mut self, out: &mut Vec<u8>) -> Option<Diagnostic> {
        let start = self.at;
        let byte = self.byte(1);
        self.at = (self.at + 2).min(self.bytes.len());
        match byte {
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'0'..=b'7' => {
                self.at -= 1;
                let value = self.digits(8, 3);
                out.push((value & 0xff) as u8);
            }
            b'x' if self.byte(0).is_ascii_hexdigit() => {
                let value = self.digits(16, 2);
                out.push((value & 0xff) as u8);
            }
            b'u' | b'U' => {
                self.at = start;
                match self.unicode_escape(b'\\', true) {
                    Ok(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                    Err(message) => {
                        let diagnostic = self.failure(start, self.at, message);
                        let code =
                            if message == "invalid Unicode escape" { "22025" } else { "42601" };
                        return Some(Diagnostic { code, ..diagnostic });
                    }
                }
            }
            other => out.push(other),
        }
        None
    }

    /// At most `most` digits.
    fn digits(&mut self, radix: u32, most: usize) -> u32 {
        let mut value = 0;
        for _ in 0..most {
            let Some(digit) = char::from(self.byte(0)).to_digit(radix) else { break };
            value = value * radix + digit;
            self.at += 1;
        }
        value
    }

    /// A code point from its escape character on: `\uXXXX` and `\UXXXXXXXX` (`letters`), or `\XXXX` and `\+XXXXXX`.
    fn unicode_escape(&mut self, escape: u8, letters: bool) -> Result<char, &'static str> {
        let first = self.unicode_unit(escape, letters)?;
        let surrogate = "invalid Unicode surrogate pair";
        match first {
            0xd800..=0xdbff => match self.unicode_unit(escape, letters) {
                Ok(second @ 0xdc00..=0xdfff) => {
                    char::from_u32(0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff))
                        .ok_or(surrogate)
                }
                _ => Err(surrogate),
            },
            0xdc00..=0xdfff => Err(surrogate),
            0 => Err("invalid Unicode escape value"),
            value => char::from_u32(value).ok_or("invalid Unicode escape value"),
        }
    }

    fn unicode_unit(&mut self, escape: u8, letters: bool) -> Result<u32, &'static str> {
        let (skip, count) = match (self.byte(0) == escape, self.byte(1)) {
            (true, b'u') if letters => (2, 4),
            (true, b'U') if letters => (2, 8),
            (true, b'+') if !letters => (2, 6),
            (true, _) if !letters => (1, 4),
            _ => return Err("invalid Unicode escape"),
        };
        self.at += skip;
        let start = self.at;
        let value = self.digits(16, count);
        if self.at - start < count { Err("invalid Unicode escape") } else { Ok(value) }
    }

    /// `U&'…'` with UESCAPE.
    pub(super) fn lex_unicode_string(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        self.at += 2;
        match self.plain_string() {
            None => self.unterminated(start, "quoted string", diagnostics),
            Some(raw) => {
                if let Some(text) = self.unescape(start, &raw, diagnostics) {
                    self.push(TokenKind::String(text), start);
                }
            }
        }
    }

    /// `U&"…"` with UESCAPE.
    pub(super) fn lex_unicode_identifier(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        self.at += 3;
        let mut raw = String::new();
        if self.quoted('"', &mut raw).is_none() {
            return self.unterminated(start, "quoted identifier", diagnostics);
        }
        if let Some(name) = self.unescape(start, &raw, diagnostics) {
            self.finish_quoted_identifier(start, name, diagnostics);
        }
    }

    /// The escape character of a UESCAPE that follows, or a backslash.
    fn uescape(&mut self, diagnostics: &mut Diagnostics) -> Option<u8> {
        let end_of_constant = self.at;
        self.skip_blank(diagnostics);
        let start = self.at;
        if !self.slice(start, self.word_end()).eq_ignore_ascii_case("uescape") {
            self.at = end_of_constant;
            return Some(b'\\');
        }
        self.at = self.word_end();
        self.skip_blank(diagnostics);
        let string = self.at;
        let text = if self.byte(0) == b'\'' { self.plain_string() } else { None };
        let Some(text) = text else {
            self.at = string;
            let end = (string + 1).min(self.bytes.len());
            let message = "UESCAPE must be followed by a simple string literal";
            self.fail(string, end, message, diagnostics);
            return None;
        };
        match text.as_bytes() {
            &[c] if !c.is_ascii_hexdigit()
                && !matches!(c, b'+' | b'\'' | b'"')
                && !is(c, SPACE) =>
            {
                Some(c)
            }
            _ => {
                self.fail(string, self.at, "invalid Unicode escape character", diagnostics);
                None
            }
        }
    }

    /// Resolves the escapes of `U&`; pushes an invalid token where that fails.
    fn unescape(
        &mut self,
        start: usize,
        raw: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let Some(escape) = self.uescape(diagnostics) else {
            self.push(TokenKind::Invalid, start);
            return None;
        };
        let mut inner = Lexer::new(raw, self.dialect);
        let mut out = String::with_capacity(raw.len());
        while inner.at < raw.len() {
            let rest = inner.slice(inner.at, raw.len());
            let length = rest.find(escape as char).unwrap_or(rest.len());
            out.push_str(rest.get(..length).unwrap_or(""));
            inner.at += length;
            if inner.at >= raw.len() {
                break;
            }
            if inner.byte(1) == escape {
                out.push(escape as char);
                inner.at += 2;
                continue;
            }
            match inner.unicode_escape(escape, false) {
                Ok(c) => out.push(c),
                Err(message) => {
                    self.fail(start, self.at, message, diagnostics);
                    self.push(TokenKind::Invalid, start);
                    return None;
                }
            }
        }
        Some(out)
    }
}
