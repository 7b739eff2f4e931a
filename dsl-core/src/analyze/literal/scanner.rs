//! A cursor over the bytes of a literal.

/// The server's `isspace` in the C locale, which its input functions use for ASCII.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0b' | b'\x0c' | b'\r')
}

/// Trims as the server does.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_ascii() && is_space(c as u8))
}

/// C's `strtol`: a sign and digits at the start, none of which is zero; what does not fit is the nearest that does.
pub(super) fn c_number(text: &str) -> i64 {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let digits = digits.bytes().take_while(u8::is_ascii_digit);
    let value = digits.fold(0i128, |value, digit| {
        value.saturating_mul(10).saturating_add(i128::from(digit - b'0'))
    });
    let value = if text.starts_with('-') { -value } else { value };
    value.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64
}

#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Scanner<'a> {
        Scanner { text, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rewind(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    pub(super) fn bump(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Passes over the byte if it is next.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    /// Passes over a word in any case if it is next.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let end = self.at + word.len();
        let next = self.text.as_bytes().get(self.at..end);
        let is = next.is_some_and(|n| n.eq_ignore_ascii_case(word.as_bytes()));
        if is {
            self.at = end;
        }
        is
    }

    pub(super) fn skip_while(&mut self, is: impl Fn(u8) -> bool) -> usize {
        let start = self.at;
        while self.peek().is_some_and(&is) {
            self.at += 1;
        }
        self.at - start
    }

    pub(super) fn spaces(&mut self) {
        self.skip_while(is_space);
    }

    pub(super) fn digits(&mut self) -> usize {
        self.skip_while(|b| b.is_ascii_digit())
    }

    pub(super) fn is_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// What was read since an offset.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or("")
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }
}
