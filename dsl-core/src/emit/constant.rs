//! Constants (manual 4.1.2).

use super::sql::Printer;
use crate::ast::Literal;

impl Printer<'_> {
    pub(super) fn literal(&mut self, literal: &Literal) {
        match literal {
            Literal::Null => self.layout.push("NULL"),
            Literal::Bool(true) => self.layout.push("TRUE"),
            Literal::Bool(false) => self.layout.push("FALSE"),
            Literal::Number(digits) => self.layout.push(digits),
            Literal::String(text) => self.string(text),
            Literal::BitString(digits) => self.bits('B', digits),
            Literal::HexString(digits) => self.bits('X', digits),
            Literal::Bytes(bytes) => self.bytes(bytes),
        }
    }

    /// A string constant; with a backslash in the E form, whose meaning no setting changes.
    pub(super) fn string(&mut self, text: &str) {
        let out = self.layout.text();
        if text.contains('\\') {
            out.push('E');
        }
        out.push('\'');
        for part in text.split_inclusive(['\'', '\\']) {
            out.push_str(part);
            if let Some(last @ ('\'' | '\\')) = part.chars().next_back() {
                out.push(last);
            }
        }
        out.push('\'');
    }

    fn bits(&mut self, prefix: char, digits: &str) {
        self.layout.push_char(prefix);
        self.string(digits);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        const DIGITS: [char; 16] =
            ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        let out = self.layout.text();
        out.push_str("E'\\\\x");
        for byte in bytes {
            out.push(DIGITS[usize::from(byte >> 4)]);
            out.push(DIGITS[usize::from(byte & 15)]);
        }
        out.push_str("'::bytea");
    }
}
