//! Tokens of a jsonpath.

use super::{
    super::{LiteralError, scanner::Scanner},
    Parse,
};

/// A token and the text that an error at it names; empty where the server says "at end".
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) near: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Symbol(u8),
    And,
    Or,
    Not,
    /// `**`
    Any,
    /// `==`, `<` and so on.
    Comparison,
    String,
    Variable,
    Integer,
    /// With a point or an exponent.
    Number,
    Ident,
    Word(Word),
    End,
}

/// Keywords; those without a meaning of their own are methods or keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Word {
    To,
    Null,
    True,
    False,
    Is,
    Unknown,
    Exists,
    Strict,
    Lax,
    Last,
    Starts,
    With,
    LikeRegex,
    Flag,
    /// Without arguments.
    Method,
    Datetime,
    /// With an optional precision, from 17 on.
    Precise,
    /// From 17 on.
    Decimal,
}

/// What the scanner and the parser say, in the server's words.
pub(super) fn failure(what: &str, near: &str) -> LiteralError {
    let message = if near.is_empty() {
        format!("{what} at end of jsonpath input")
    } else {
        format!("{what} at or near \"{near}\" of jsonpath input")
    };
    LiteralError::new("42601", message)
}

/// The version from which junk behind a number is refused as such, and a number may begin or end with a point.
const JUNK: u8 = 15;
/// The version from which there are underscores in numbers, and other bases than ten.
const SEPARATORS: u8 = 16;

/// What the number rules make of a place.
struct Number {
    kind: Kind,
    end: usize,
    /// How far the rule reads that says something else of it.
    longest: usize,
    problem: Option<&'static str>,
}

impl Number {
    fn new(kind: Kind, end: usize) -> Number {
        Number { kind, end, longest: end, problem: None }
    }
}

pub(super) struct Lexer<'t> {
    scanner: Scanner<'t>,
    version: u8,
    /// The string or word read last.
    value: Vec<u8>,
}

fn is_special(byte: u8) -> bool {
    b"?%$.[]{}()|&!=<>@#,*:-+/".contains(&byte)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// What words are made of.
fn is_other(byte: u8) -> bool {
    !is_special(byte) && !is_blank(byte) && !matches!(byte, b'\\' | b'"')
}

impl<'t> Lexer<'t> {
    pub(super) fn new(version: u8, text: &'t str) -> Lexer<'t> {
        Lexer { scanner: Scanner::new(text), version, value: Vec::new() }
    }

    /// The value of the string read last.
    pub(super) fn string(&self) -> String {
        String::from_utf8_lossy(&self.value).into_owned()
    }

    pub(super) fn next_token(&mut self) -> Parse<Token> {
        self.blanks()?;
        let start = self.scanner.at();
        let Some(first) = self.scanner.peek() else {
            return Ok(Token { kind: Kind::End, near: String::new() });
        };
        let second = self.scanner.peek_at(1);
        let digit = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_digit());
        if first.is_ascii_digit() || (first == b'.' && digit(second) && self.version >= JUNK) {
            return self.number(start);
        }
        match first {
            b'"' => {
                self.scanner.bump();
                self.quoted()?;
                Ok(Token { kind: Kind::String, near: "\"".into() })
            }
            b'$' if second == Some(b'"') => {
                self.scanner.rewind(start + 2);
                self.quoted()?;
                Ok(Token { kind: Kind::Variable, near: "\"".into() })
            }
            b'$' if second.is_some_and(is_other) => {
                self.scanner.bump();
                self.scanner.skip_while(is_other);
                Ok(self.token(Kind::Variable, start))
            }
            b if is_special(b) => {
                let (kind, length) = symbol(first, second);
                self.scanner.rewind(start + length);
                Ok(self.token(kind, start))
            }
            _ => self.word(),
        }
    }

    fn token(&self, kind: Kind, start: usize) -> Token {
        Token { kind, near: self.scanner.since(start).to_owned() }
    }

    fn blanks(&mut self) -> Parse {
        loop {
            self.scanner.skip_while(is_blank);
            if self.scanner.peek() != Some(b'/') || self.scanner.peek_at(1) != Some(b'*') {
                return Ok(());
            }
            self.comment()?;
        }
    }

    fn comment(&mut self) -> Parse {
        match self.scanner.rest().get(2..).and_then(|rest| rest.find("*/")) {
            Some(at) => {
                self.scanner.rewind(self.scanner.at() + at + 4);
                Ok(())
            }
            None => Err(failure("unexpected end of comment", "").into()),
        }
    }

    /// The longest of the number rules and of a word counts, and a word that begins with a digit is a name.
    fn number(&mut self, start: usize) -> Parse<Token> {
        self.scanner.skip_while(is_other);
        let word = self.scanner.at();
        self.scanner.rewind(start);
        let number = if self.version < JUNK { self.old_number() } else { self.new_number() };
        if word > number.longest {
            self.scanner.rewind(start);
            return self.word();
        }
        if let Some(problem) = number.problem {
            self.scanner.rewind(number.longest);
            return Err(failure(problem, self.scanner.since(start)).into());
        }
        self.scanner.rewind(number.end);
        Ok(self.token(number.kind, start))
    }

    /// Before 15 nothing is said of what stands behind a number, and a point needs digits behind it.
    fn old_number(&mut self) -> Number {
        self.integer_digits();
        let mut number = Number::new(Kind::Integer, self.scanner.at());
        if self.scanner.eat(b'.') {
            number.longest = self.scanner.at();
            if self.scanner.digits() > 0 {
                number = Number::new(Kind::Number, self.scanner.at());
            }
        }
        self.scanner.rewind(number.end);
        if self.scanner.eat_word("e") {
            if !self.scanner.eat(b'-') {
                self.scanner.eat(b'+');
            }
            if self.scanner.digits() > 0 {
                return Number::new(Kind::Number, self.scanner.at());
            }
            number.longest = self.scanner.at();
            number.problem = Some("invalid floating point number");
        }
        number
    }

    fn new_number(&mut self) -> Number {
        if let Some(end) = self.radix_integer() {
            return Number::new(Kind::Integer, end);
        }
        let mut number = self.number_end();
        self.scanner.rewind(number.end);
        if matches!(self.scanner.peek(), Some(b'e' | b'E'))
            && matches!(self.scanner.peek_at(1), Some(b'+' | b'-'))
        {
            (number.longest, number.problem) = (number.end + 2, Some("invalid numeric literal"));
        }
        // Trailing junk is one byte, of a character that may have more.
        if self.scanner.peek().is_some_and(is_other) && number.end + 1 > number.longest {
            number.longest = number.end + 1;
            number.problem = Some("trailing junk after numeric literal");
        }
        number
    }

    /// `0x1f`, from 16 on. Digits and what else is part of a word are one, so that nothing can stand behind.
    fn radix_integer(&mut self) -> Option<usize> {
        if self.version < SEPARATORS {
            return None;
        }
        let start = self.scanner.at();
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
            if self.scanner.eat_word(prefix) {
                let digits = self.scanner.at();
                self.group(radix);
                let end = self.scanner.at();
                self.scanner.rewind(start);
                return (end > digits).then_some(end);
            }
        }
        None
    }

    /// Digits, from 16 on with single underscores between them.
    fn group(&mut self, radix: u32) {
        let digit = |b: Option<u8>| b.is_some_and(|b| char::from(b).is_digit(radix));
        if !digit(self.scanner.peek()) {
            return;
        }
        loop {
            self.scanner.skip_while(|b| digit(Some(b)));
            let separated = self.version >= SEPARATORS
                && self.scanner.peek() == Some(b'_')
                && digit(self.scanner.peek_at(1));
            if !separated {
                return;
            }
            self.scanner.bump();
        }
    }

    /// A zero, or digits that begin with another.
    fn integer_digits(&mut self) {
        if !self.scanner.eat(b'0') {
            self.group(10);
        }
    }

    /// Where the number at this place ends.
    fn number_end(&mut self) -> Number {
        let mut kind = Kind::Integer;
        self.integer_digits();
        if self.scanner.eat(b'.') {
            self.group(10);
            kind = Kind::Number;
        }
        let end = self.scanner.at();
        if self.scanner.eat_word("e") {
            if !self.scanner.eat(b'-') {
                self.scanner.eat(b'+');
            }
            let exponent = self.scanner.at();
            self.group(10);
            if self.scanner.at() > exponent {
                return Number::new(Kind::Number, self.scanner.at());
            }
        }
        Number::new(kind, end)
    }

    fn word(&mut self) -> Parse<Token> {
        self.value.clear();
        loop {
            match self.scanner.peek() {
                Some(b'\\') => self.escape()?,
                Some(b'/') if self.scanner.peek_at(1) == Some(b'*') => {
                    // The server loses a word with a comment behind it.
                    self.comment()?;
                    return self.next_token();
                }
                Some(byte) if is_other(byte) => {
                    self.scanner.bump();
                    self.value.push(byte);
                }
                _ => break,
            }
        }
        let kind = match keyword(self.version, &self.value) {
            Some(word) => Kind::Word(word),
            None => Kind::Ident,
        };
        // The blanks behind a word are the text that the scanner has seen last.
        let start = self.scanner.at();
        self.scanner.skip_while(is_blank);
        Ok(self.token(kind, start))
    }

    /// To the closing quote.
    fn quoted(&mut self) -> Parse {
        self.value.clear();
        loop {
            match self.scanner.peek() {
                None => return Err(failure("unexpected end of quoted string", "").into()),
                Some(b'"') => {
                    self.scanner.bump();
                    return Ok(());
                }
                Some(b'\\') => self.escape()?,
                Some(byte) => {
                    self.scanner.bump();
                    self.value.push(byte);
                }
            }
        }
    }

    fn escape(&mut self) -> Parse {
        let start = self.scanner.at();
        match self.scanner.peek_at(1) {
            Some(b'u') => self.unicode(start),
            Some(b'x') => {
                self.scanner.rewind(start + 2);
                let digits = self.scanner.rest().bytes().take(2);
                let count = digits.take_while(u8::is_ascii_hexdigit).count();
                self.scanner.rewind(start + 2 + count);
                if count < 2 {
                    let near = self.scanner.since(start);
                    return Err(failure("invalid hex character sequence", near).into());
                }
                let code = u32::from_str_radix(self.scanner.since(start + 2), 16).unwrap_or(0);
                self.push_code(code)
            }
            None | Some(b'\n') => Err(failure("unexpected end after backslash", "\\").into()),
            Some(byte) => {
                self.scanner.rewind(start + 2);
                self.value.push(byte);
                Ok(())
            }
        }
    }

    /// A run of `\uXXXX` and `\u{X…}`, in which the halves of a pair must meet.
    fn unicode(&mut self, start: usize) -> Parse {
        let surrogate = || LiteralError::new("22P02", "invalid input syntax for type jsonpath");
        let mut codes = Vec::new();
        while self.scanner.peek() == Some(b'\\') && self.scanner.peek_at(1) == Some(b'u') {
            self.scanner.rewind(self.scanner.at() + 2);
            let braces = self.scanner.eat(b'{');
            let digits = self.scanner.at();
            let most = if braces { 6 } else { 4 };
            let count =
                self.scanner.rest().bytes().take(most).take_while(u8::is_ascii_hexdigit).count();
            self.scanner.rewind(digits + count);
            let code = u32::from_str_radix(self.scanner.since(digits), 16).unwrap_or(0);
            let complete = if braces { count > 0 && self.scanner.eat(b'}') } else { count == 4 };
            if !complete {
                let near = self.scanner.since(start);
                return Err(failure("invalid unicode sequence", near).into());
            }
            codes.push(code);
        }
        let mut high = None;
        for code in codes {
            match (code, high) {
                (0xd800..0xdc00, None) => high = Some(code),
                (0xdc00..0xe000, Some(first)) => {
                    self.push_code(0x10000 + ((first - 0xd800) << 10) + (code - 0xdc00))?;
                    high = None;
                }
                (0xd800..0xe000, _) | (_, Some(_)) => return Err(surrogate().into()),
                (_, None) => self.push_code(code)?,
            }
        }
        if high.is_some() { Err(surrogate().into()) } else { Ok(()) }
    }

    fn push_code(&mut self, code: u32) -> Parse {
        if code == 0 {
            let message = "unsupported Unicode escape sequence";
            return Err(LiteralError::new("22P05", message).into());
        }
        match char::from_u32(code) {
            Some(c) => {
                self.value.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
                Ok(())
            }
            None => Err(LiteralError::new("42601", "invalid Unicode code point").into()),
        }
    }
}

/// The token that begins with a special character, and its length.
fn symbol(first: u8, second: Option<u8>) -> (Kind, usize) {
    match (first, second) {
        (b'&', Some(b'&')) => (Kind::And, 2),
        (b'|', Some(b'|')) => (Kind::Or, 2),
        (b'*', Some(b'*')) => (Kind::Any, 2),
        (b'<', Some(b'=' | b'>')) | (b'=' | b'!' | b'>', Some(b'=')) => (Kind::Comparison, 2),
        (b'<' | b'>', _) => (Kind::Comparison, 1),
        (b'!', _) => (Kind::Not, 1),
        _ => (Kind::Symbol(first), 1),
    }
}

fn keyword(version: u8, value: &[u8]) -> Option<Word> {
    match value {
        b"null" => return Some(Word::Null),
        b"true" => return Some(Word::True),
        b"false" => return Some(Word::False),
        _ => {}
    }
    let lower = value.to_ascii_lowercase();
    Some(match lower.as_slice() {
        b"is" => Word::Is,
        b"to" => Word::To,
        b"lax" => Word::Lax,
        b"flag" => Word::Flag,
        b"last" => Word::Last,
        b"with" => Word::With,
        b"exists" => Word::Exists,
        b"starts" => Word::Starts,
        b"strict" => Word::Strict,
        b"unknown" => Word::Unknown,
        b"like_regex" => Word::LikeRegex,
        b"abs" | b"size" | b"type" | b"floor" | b"double" | b"ceiling" | b"keyvalue" => {
            Word::Method
        }
        b"datetime" => Word::Datetime,
        b"bigint" | b"boolean" | b"date" | b"integer" | b"number" | b"string" if version >= 17 => {
            Word::Method
        }
        b"time" | b"time_tz" | b"timestamp" | b"timestamp_tz" if version >= 17 => Word::Precise,
        b"decimal" if version >= 17 => Word::Decimal,
        _ => return None,
    })
}
