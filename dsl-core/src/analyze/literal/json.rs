//! json and jsonb (`jsonapi.c`, `json.c`, `jsonb.c`).

use super::{
    Check, LiteralError,
    number::{check_numeric_size, read_numeric},
    scanner::Scanner,
};

pub(super) fn check_json(text: &str) -> Check {
    Reader { scanner: Scanner::new(text), binary: false, version: 0 }.document()
}

/// jsonb converts what json only looks at: numbers and escapes.
pub(super) fn check_jsonb(version: u8, text: &str) -> Check {
    Reader { scanner: Scanner::new(text), binary: true, version }.document()
}

struct Reader<'a> {
    scanner: Scanner<'a>,
    binary: bool,
    version: u8,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    /// A value, or the end of an empty array.
    ValueOrEnd,
    Key,
    KeyOrEnd,
    /// A comma, or the end of what is open.
    Next,
}

fn syntax() -> LiteralError {
    LiteralError::new("22P02", "invalid input syntax for type json")
}

impl Reader<'_> {
    fn document(mut self) -> Check {
        // Open arrays (false) and objects (true).
        let mut open: Vec<bool> = Vec::new();
        let mut expect = Expect::Value;
        loop {
            self.spaces();
            if expect == Expect::Next && open.is_empty() {
                return if self.scanner.is_end() { Ok(()) } else { Err(self.unexpected()) };
            }
            let byte = self.scanner.peek().ok_or_else(syntax)?;
            expect = match (expect, byte) {
                (Expect::ValueOrEnd, b']') | (Expect::KeyOrEnd, b'}') => {
                    self.close(&mut open);
                    Expect::Next
                }
                (Expect::Key | Expect::KeyOrEnd, b'"') => {
                    self.string()?;
                    self.spaces();
                    if !self.scanner.eat(b':') {
                        return Err(self.unexpected());
                    }
                    Expect::Value
                }
                (Expect::Value | Expect::ValueOrEnd, b'{' | b'[') => {
                    self.scanner.bump();
                    open.push(byte == b'{');
                    if byte == b'{' { Expect::KeyOrEnd } else { Expect::ValueOrEnd }
                }
                (Expect::Value | Expect::ValueOrEnd, _) => {
                    self.scalar(byte)?;
                    Expect::Next
                }
                (Expect::Next, b',') => {
                    self.scanner.bump();
                    if open.last() == Some(&true) { Expect::Key } else { Expect::Value }
                }
                (Expect::Next, b']') if open.last() == Some(&false) => {
                    self.close(&mut open);
                    Expect::Next
                }
                (Expect::Next, b'}') if open.last() == Some(&true) => {
                    self.close(&mut open);
                    Expect::Next
                }
                _ => return Err(self.unexpected()),
            };
        }
    }

    /// A token that cannot stand here is told only when it is one.
    fn unexpected(&mut self) -> LiteralError {
        if self.scanner.peek() == Some(b'"') {
            return self.string().err().unwrap_or_else(syntax);
        }
        syntax()
    }

    /// What a number's value is wrong by is told when the token behind it has been read.
    fn after(&mut self, error: LiteralError) -> LiteralError {
        self.spaces();
        match self.scanner.peek() {
            None | Some(b',' | b':' | b'[' | b']' | b'{' | b'}') => error,
            Some(b'"') => self.string().err().unwrap_or(error),
            Some(b'-' | b'0'..=b'9') => {
                self.binary = false;
                self.number().err().unwrap_or(error)
            }
            Some(next) => self.scalar(next).err().unwrap_or(error),
        }
    }

    fn close(&mut self, open: &mut Vec<bool>) {
        self.scanner.bump();
        open.pop();
    }

    fn spaces(&mut self) {
        self.scanner.skip_while(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r'));
    }

    fn scalar(&mut self, first: u8) -> Check {
        match first {
            b'"' => self.string(),
            b'-' | b'0'..=b'9' => self.number(),
            _ => {
                let start = self.scanner.at();
                self.scanner.skip_while(is_word);
                match self.scanner.since(start) {
                    "true" | "false" | "null" => Ok(()),
                    _ => Err(syntax()),
                }
            }
        }
    }

    fn number(&mut self) -> Check {
        let start = self.scanner.at();
        self.scanner.eat(b'-');
        let whole = self.scanner.at();
        let count = self.scanner.digits();
        let zeros = count > 1 && self.scanner.since(whole).starts_with('0');
        if count == 0 || zeros {
            return Err(syntax());
        }
        if self.scanner.eat(b'.') && self.scanner.digits() == 0 {
            return Err(syntax());
        }
        if self.scanner.eat_word("e") {
            if !self.scanner.eat(b'-') {
                self.scanner.eat(b'+');
            }
            if self.scanner.digits() == 0 {
                return Err(syntax());
            }
        }
        if self.scanner.peek().is_some_and(is_word) {
            return Err(syntax());
        }
        if !self.binary {
            return Ok(());
        }
        let text = self.scanner.since(start);
        let mut digits = Scanner::new(text.strip_prefix('-').unwrap_or(text));
        match read_numeric(&mut digits, self.version) {
            Some(size) => check_numeric_size(size).map_err(|error| self.after(error)),
            None => Err(LiteralError::syntax("numeric", text)),
        }
    }

    fn string(&mut self) -> Check {
        self.scanner.bump();
        // The first half of a surrogate pair, waiting for its second.
        let mut half = false;
        loop {
            match self.scanner.bump().ok_or_else(syntax)? {
                b'"' if half => return Err(syntax()),
                b'"' => return Ok(()),
                0..0x20 => return Err(syntax()),
                b'\\' => match self.scanner.bump().ok_or_else(syntax)? {
                    b'u' => half = self.escape(half)?,
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' if !half => {}
                    _ => return Err(syntax()),
                },
                _ if half => return Err(syntax()),
                _ => {}
            }
        }
    }

    /// `\uXXXX`; whether it is the first half of a pair.
    fn escape(&mut self, half: bool) -> Result<bool, LiteralError> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.scanner.bump().and_then(|b| char::from(b).to_digit(16));
            code = code * 16 + digit.ok_or_else(syntax)?;
        }
        if !self.binary {
            return Ok(false);
        }
        match code {
            0xd800..0xdc00 if half => Err(syntax()),
            0xd800..0xdc00 => Ok(true),
            0xdc00..0xe000 if half => Ok(false),
            0xdc00..0xe000 => Err(syntax()),
            _ if half => Err(syntax()),
            0 => {
                let error = LiteralError::new("22P05", "unsupported Unicode escape sequence");
                Err(error.help("\\u0000 cannot be converted to text; json keeps it as written"))
            }
            _ => Ok(false),
        }
    }
}

/// `JSON_ALPHANUMERIC_CHAR`
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}
