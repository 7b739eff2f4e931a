//! Numeric constants and `$1`.

use super::{DIGIT, Lexer, TokenKind, WORD_START, is};
use crate::diagnostic::Diagnostics;

impl Lexer<'_> {
    /// Digits, from 16 on with single underscores between them.
    fn skip_digits(&mut self) {
        loop {
            while is(self.byte(0), DIGIT) {
                self.at += 1;
            }
            let underscore = self.dialect.version >= 16 && self.byte(0) == b'_';
            if !underscore || !is(self.byte(1), DIGIT) {
                return;
            }
            self.at += 1;
        }
    }

    pub(super) fn lex_number(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        if self.dialect.version >= 16 && self.byte(0) == b'0' && self.skip_radix() {
            return self.finish_number(start, diagnostics);
        }
        self.skip_digits();
        // `1..10` is an integer and `..`.
        if self.byte(0) == b'.' && self.byte(1) != b'.' {
            self.at += 1;
            if is(self.byte(0), DIGIT) {
                self.skip_digits();
            }
        }
        if matches!(self.byte(0), b'e' | b'E') {
            let sign = usize::from(matches!(self.byte(1), b'+' | b'-'));
            if is(self.byte(1 + sign), DIGIT) {
                self.at += 1 + sign;
                self.skip_digits();
            } else if sign == 1 && self.refuses_junk() {
                self.at += 1;
                return self.junk(start, "trailing junk after numeric literal", diagnostics);
            }
        }
        self.finish_number(start, diagnostics);
    }

    /// `0x1f`, `0o17`, `0b11`.
    fn skip_radix(&mut self) -> bool {
        let allowed: fn(u8) -> bool = match self.byte(1) {
            b'x' | b'X' => |b| b.is_ascii_hexdigit(),
            b'o' | b'O' => |b| matches!(b, b'0'..=b'7'),
            b'b' | b'B' => |b| matches!(b, b'0' | b'1'),
            _ => return false,
        };
        let underscore = usize::from(self.byte(2) == b'_');
        if !allowed(self.byte(2 + underscore)) {
            return false;
        }
        self.at += 2 + underscore;
        loop {
            while allowed(self.byte(0)) {
                self.at += 1;
            }
            if self.byte(0) != b'_' || !allowed(self.byte(1)) {
                return true;
            }
            self.at += 1;
        }
    }

    /// Up to 14 a number or parameter ends where a word begins: `1a` is `1 AS a`.
    fn refuses_junk(&self) -> bool {
        self.dialect.version >= 15
    }

    fn finish_number(&mut self, start: usize, diagnostics: &mut Diagnostics) {
        if self.refuses_junk() && is(self.byte(0), WORD_START) {
            return self.junk(start, "trailing junk after numeric literal", diagnostics);
        }
        let text = self.slice(start, self.at).to_owned();
        self.push(TokenKind::Number(text), start);
    }

    fn junk(&mut self, start: usize, message: &str, diagnostics: &mut Diagnostics) {
        self.at = self.word_end().max(self.at + 1).min(self.bytes.len());
        self.fail(start, self.at, message, diagnostics);
        self.push(TokenKind::Invalid, start);
    }

    pub(super) fn lex_parameter(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        self.at += 1;
        while is(self.byte(0), DIGIT) {
            self.at += 1;
        }
        if self.refuses_junk() && is(self.byte(0), WORD_START) {
            return self.junk(start, "trailing junk after parameter", diagnostics);
        }
        let digits = self.slice(start + 1, self.at);
        match digits.parse::<i32>().map(i32::unsigned_abs) {
            Ok(number) => self.push(TokenKind::Param(number), start),
            Err(_) if self.dialect.version >= 18 => {
                self.junk(start, "parameter number too large", diagnostics);
            }
            // `atol`, and an integer of 32 bits made of it; what is below one is no parameter.
            Err(_) => {
                let number = digits.parse().unwrap_or(i64::MAX) as i32;
                self.push(TokenKind::Param(number.max(0).unsigned_abs()), start);
            }
        }
    }
}
