//! tsvector and tsquery (`tsvector.c`, `tsvector_parser.c`, `tsquery.c`).

use super::{
    Check, LiteralError,
    scanner::{Scanner, c_number, is_space},
};

/// Reads the words of a vector, or the operands of a query.
struct Words<'a> {
    text: &'a str,
    scanner: Scanner<'a>,
    query: bool,
}

/// The longest lexeme, in bytes.
const MAX_WORD: usize = 2046;
const MAX_DISTANCE: u64 = 16_384;

pub(super) fn check_tsvector(text: &str) -> Check {
    let mut words = Words { text, scanner: Scanner::new(text), query: false };
    while let Some(length) = words.word()? {
        if length > MAX_WORD {
            let message = format!("word is too long ({length} bytes, max {MAX_WORD} bytes)");
            return Err(LiteralError::new("54000", message));
        }
    }
    Ok(())
}

impl Words<'_> {
    fn wrong(&self) -> LiteralError {
        let kind = if self.query { "tsquery" } else { "tsvector" };
        LiteralError::new("42601", format!("syntax error in {kind}: \"{}\"", self.text))
    }

    /// The next word's length, with its positions; None at the end.
    fn word(&mut self) -> Result<Option<usize>, LiteralError> {
        self.scanner.spaces();
        let Some(first) = self.scanner.peek() else { return Ok(None) };
        let length = match first {
            b'\'' => self.quoted()?,
            b if self.query && is_operator(b) => return Err(self.wrong()),
            _ => match self.bare()? {
                (length, false) => return Ok(Some(length)),
                (length, true) => length,
            },
        };
        if !self.query && self.scanner.eat(b':') {
            self.positions()?;
        }
        Ok(Some(length))
    }

    fn escaped(&mut self) -> Result<usize, LiteralError> {
        let start = self.scanner.at();
        if self.scanner.bump().is_none() {
            let message = format!("there is no escaped character: \"{}\"", self.text);
            return Err(LiteralError::new("42601", message));
        }
        // The rest of a character of several bytes.
        self.scanner.skip_while(|b| b & 0xc0 == 0x80);
        Ok(self.scanner.at() - start)
    }

    /// `'it''s'`
    fn quoted(&mut self) -> Result<usize, LiteralError> {
        self.scanner.bump();
        let mut length = 0;
        loop {
            match self.scanner.bump() {
                None => return Err(self.wrong()),
                Some(b'\\') => length += self.escaped()?,
                Some(b'\'') if self.scanner.eat(b'\'') => length += 1,
                Some(b'\'') => break,
                Some(_) => length += 1,
            }
        }
        if length == 0 { Err(self.wrong()) } else { Ok(length) }
    }

    /// A word to the next space; whether a colon ends it.
    fn bare(&mut self) -> Result<(usize, bool), LiteralError> {
        let mut length = 0;
        let mut first = true;
        loop {
            match self.scanner.peek() {
                Some(b'\\') => {
                    self.scanner.bump();
                    length += self.escaped()?;
                }
                None => return Ok((length, false)),
                Some(b) if is_space(b) || (self.query && is_operator(b)) => {
                    return Ok((length, false));
                }
                // At its head a colon is a letter like others.
                Some(b':') if !first => return Ok((length, true)),
                Some(_) => {
                    self.scanner.bump();
                    length += 1;
                }
            }
            first = false;
        }
    }

    /// `1,2A,3b`
    fn positions(&mut self) -> Check {
        loop {
            let start = self.scanner.at();
            if self.scanner.digits() == 0 {
                return Err(self.wrong());
            }
            if position(self.scanner.since(start)) == 0 {
                let message = format!("wrong position info in tsvector: \"{}\"", self.text);
                return Err(LiteralError::new("42601", message));
            }
            let mut weighted = false;
            loop {
                match self.scanner.peek() {
                    None => return Ok(()),
                    Some(b) if is_space(b) => return Ok(()),
                    Some(b',') => break,
                    Some(b'a' | b'A' | b'*' | b'b' | b'B' | b'c' | b'C') if !weighted => {
                        weighted = true;
                    }
                    Some(b'd' | b'D') if !weighted => {}
                    Some(b) if b.is_ascii_digit() => {}
                    Some(_) => return Err(self.wrong()),
                }
                self.scanner.bump();
            }
            self.scanner.bump();
        }
    }
}

/// A position as it is kept: by C's `atoi`, at most 16383, in 14 bits (`LIMITPOS`, `WEP_SETPOS`).
fn position(digits: &str) -> i32 {
    let value = c_number(digits) as i32;
    if value >= 1 << 14 { (1 << 14) - 1 } else { value & ((1 << 14) - 1) }
}

fn is_operator(byte: u8) -> bool {
    matches!(byte, b'!' | b'&' | b'|' | b'(' | b')' | b'<')
}

pub(super) fn check_tsquery(text: &str) -> Check {
    let mut words = Words { text, scanner: Scanner::new(text), query: true };
    let mut depth = 0usize;
    let mut first = true;
    loop {
        words.operand(&mut depth, &mut first)?;
        if first {
            return Ok(());
        }
        if !words.operator(&mut depth)? {
            return Ok(());
        }
    }
}

impl Words<'_> {
    /// An operand behind its negations and parentheses. `first` stays set where the query is empty.
    fn operand(&mut self, depth: &mut usize, first: &mut bool) -> Check {
        loop {
            self.scanner.spaces();
            match self.scanner.peek() {
                None if *first => return Ok(()),
                None => {
                    let message = format!("no operand in tsquery: \"{}\"", self.text);
                    return Err(LiteralError::new("42601", message));
                }
                Some(b'!') => {
                    self.scanner.bump();
                }
                Some(b'(') => {
                    self.scanner.bump();
                    *depth += 1;
                }
                Some(b':') => return Err(self.wrong()),
                Some(_) => break,
            }
            *first = false;
        }
        *first = false;
        let length = self.word()?.unwrap_or(0);
        if length > MAX_WORD {
            let message = format!("word is too long in tsquery: \"{}\"", self.text);
            return Err(LiteralError::new("54000", message));
        }
        if self.scanner.eat(b':') {
            self.scanner.skip_while(|b| matches!(b, b'a'..=b'd' | b'A'..=b'D' | b'*'));
        }
        Ok(())
    }

    /// The operator before the next operand; false at the end.
    fn operator(&mut self, depth: &mut usize) -> Result<bool, LiteralError> {
        loop {
            self.scanner.spaces();
            match self.scanner.peek() {
                None if *depth == 0 => return Ok(false),
                Some(b'&' | b'|') => {
                    self.scanner.bump();
                    return Ok(true);
                }
                Some(b'<') if self.phrase()? => return Ok(true),
                Some(b')') if *depth > 0 => {
                    self.scanner.bump();
                    *depth -= 1;
                }
                _ => return Err(self.wrong()),
            }
        }
    }

    /// `<->` or `<n>`
    fn phrase(&mut self) -> Result<bool, LiteralError> {
        self.scanner.bump();
        if !self.scanner.eat(b'-') {
            let start = self.scanner.at();
            if self.scanner.digits() == 0 {
                return Ok(false);
            }
            let distance = self.scanner.since(start).parse::<u64>();
            if !distance.is_ok_and(|d| d <= MAX_DISTANCE) {
                let message = "distance in phrase operator must be an integer value between zero \
                               and 16384 inclusive";
                return Err(LiteralError::new("22023", message));
            }
        }
        // At the very end it is no operator to the server.
        Ok(self.scanner.eat(b'>') && !self.scanner.is_end())
    }
}
