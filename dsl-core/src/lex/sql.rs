//! SQL text to tokens (manual 4.1, `scan.l`), with sqlweave's braces and marks where the dialect has them.

mod number;
mod rust;
mod skip;
mod string;

use super::{
    Case, Door, Lexed, RustFragment, RustIndex, SpliceKind, Token, TokenKind, Word,
    keyword::{Keyword, lookup_hashed, same},
    names::{self, EXACT_LENGTH, NAME_LENGTH, Names, exact_key, inexact_key, step},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    source::Span,
};
pub(crate) use skip::Marks;
use std::sync::MutexGuard;

/// What the text may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dialect {
    /// `{expr}` and the marks behind `as name`; without them the text is plain SQL.
    pub splices: bool,
    /// Major version of the server.
    pub version: u8,
}

/// Tokens of a whole text.
pub fn lex_sql(text: &str, dialect: Dialect, diagnostics: &mut Diagnostics) -> Lexed {
    let mut lexer = Lexer::new(text, dialect);
    while lexer.next_token(diagnostics) {}
    lexer.lexed.text = text.to_owned();
    lexer.lexed.door = if dialect.splices { Door::Macro } else { Door::Server };
    lexer.lexed
}

/// A place in a text and the tokens so far.
pub(crate) struct Lexer<'t> {
    pub(crate) text: &'t str,
    pub(crate) bytes: &'t [u8],
    pub(crate) at: usize,
    pub(crate) lexed: Lexed,
    dialect: Dialect,
    errors: u32,
    /// A token is invalid, which has been told.
    pub(crate) invalid: bool,
    /// Held for as many words in a row as there are.
    names: Option<MutexGuard<'static, Names>>,
    /// The arms of matches that are open, innermost last.
    arms: Vec<rust::Arms>,
}

/// How many errors of a text are told.
const MAX_ERRORS: u32 = 50;

const SPACE: u8 = 1;
const WORD_START: u8 = 2;
const WORD: u8 = 4;
const DIGIT: u8 = 8;
const OPERATOR: u8 = 16;
const UPPER: u8 = 32;
/// Part of a word, but of no keyword.
const UNUSUAL: u8 = 64;
/// May begin space or a comment.
const BLANK: u8 = 128;

/// What a byte may be part of.
static CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0c => SPACE | BLANK,
            0x0b => BLANK,
            b'-' | b'/' => OPERATOR | BLANK,
            b'a'..=b'z' | b'_' => WORD_START | WORD,
            b'A'..=b'Z' => WORD_START | WORD | UPPER,
            0x80..=0xff => WORD_START | WORD | UNUSUAL,
            b'0'..=b'9' => DIGIT | WORD | UNUSUAL,
            b'$' => WORD | UNUSUAL,
            b'~' | b'!' | b'@' | b'#' | b'^' | b'&' | b'|' | b'`' | b'?' | b'+' | b'*' | b'%'
            | b'<' | b'>' | b'=' => OPERATOR,
            _ => 0,
        };
        byte += 1;
    }
    table
};

// Unoptimised builds lex schema files: the smallest functions are inlined there too.
#[inline(always)]
fn is(byte: u8, class: u8) -> bool {
    CLASSES[byte as usize] & class != 0
}

impl<'t> Lexer<'t> {
    pub(crate) fn new(text: &'t str, dialect: Dialect) -> Lexer<'t> {
        Lexer {
            text,
            bytes: text.as_bytes(),
            at: 0,
            lexed: Lexed::default(),
            dialect,
            errors: 0,
            invalid: false,
            names: None,
            arms: Vec::new(),
        }
    }

    /// The byte `ahead` of the place; 0 behind the end.
    #[inline(always)]
    fn byte(&self, ahead: usize) -> u8 {
        let at = self.at + ahead;
        if at < self.bytes.len() { self.bytes[at] } else { 0 }
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or("")
    }

    fn push(&mut self, kind: TokenKind, start: usize) {
        self.invalid |= matches!(kind, TokenKind::Invalid);
        let span = Span::new(start as u32, self.at as u32);
        self.lexed.tokens.push(Token { kind, span });
    }

    /// Reports `message at or near "text"` in the server's way; only the text's first line is quoted.
    fn fail(&mut self, start: usize, end: usize, message: &str, diagnostics: &mut Diagnostics) {
        self.errors += 1;
        if self.errors <= MAX_ERRORS {
            diagnostics.push(self.failure(start, end, message));
        }
    }

    fn failure(&self, start: usize, end: usize, message: &str) -> Diagnostic {
        let near = self.slice(start, end).lines().next().unwrap_or("").trim_end();
        let span = Span::new(start as u32, (start + near.len()) as u32);
        Diagnostic::syntax(span, format!("{message} at or near \"{near}\""))
    }

    /// Appends the next token; false behind the end token.
    pub(crate) fn next_token(&mut self, diagnostics: &mut Diagnostics) -> bool {
        let bytes = self.bytes;
        // Most tokens stand behind no space or one.
        if self.at < bytes.len() && bytes[self.at] == b' ' {
            self.at += 1;
        }
        if self.at < bytes.len() && is(bytes[self.at], BLANK) {
            self.skip_blank(diagnostics);
        }
        let start = self.at;
        if start >= bytes.len() {
            self.push(TokenKind::End, start);
            return false;
        }
        let byte = bytes[start];
        if is(byte, WORD_START) {
            self.lex_word(byte, diagnostics);
        } else if is(byte, DIGIT) || (byte == b'.' && is(self.byte(1), DIGIT)) {
            self.lex_number(diagnostics);
        } else if self.dialect.splices && self.lex_rust(byte, diagnostics) {
        } else if is(byte, OPERATOR) {
            self.lex_operator(diagnostics);
        } else {
            self.lex_punctuation(byte, diagnostics);
        }
        true
    }

    fn lex_punctuation(&mut self, byte: u8, diagnostics: &mut Diagnostics) {
        let start = self.at;
        self.at += 1;
        let kind = match byte {
            b'(' => TokenKind::LeftParen,
            b')' => TokenKind::RightParen,
            b'[' => TokenKind::LeftBracket,
            b']' => TokenKind::RightBracket,
            b',' => TokenKind::Comma,
            b';' => TokenKind::Semicolon,
            b'.' | b':' => self.lex_dots(byte),
            b'\'' | b'"' | b'$' => {
                self.at = start;
                return self.lex_quoted(byte, diagnostics);
            }
            _ => {
                self.fail(start, self.at, "syntax error", diagnostics);
                TokenKind::Invalid
            }
        };
        self.push(kind, start);
    }

    /// Behind a point or colon.
    fn lex_dots(&mut self, first: u8) -> TokenKind {
        let (kind, length) = match (first, self.byte(0)) {
            (b'.', b'.') => (TokenKind::DotDot, 1),
            (b'.', _) => (TokenKind::Dot, 0),
            (_, b':') => (TokenKind::DoubleColon, 1),
            (_, b'=') => (TokenKind::ColonEquals, 1),
            _ => (TokenKind::Colon, 0),
        };
        self.at += length;
        kind
    }

    fn lex_quoted(&mut self, quote: u8, diagnostics: &mut Diagnostics) {
        match quote {
            b'\'' => self.lex_string(diagnostics),
            b'"' => self.lex_quoted_identifier(diagnostics),
            _ => self.lex_dollar(diagnostics),
        }
    }

    /// Space and comments.
    pub(crate) fn skip_blank(&mut self, diagnostics: &mut Diagnostics) {
        let bytes = self.bytes;
        loop {
            let mut at = self.at;
            while at < bytes.len()
                && (is(bytes[at], SPACE) || (bytes[at] == 0x0b && self.dialect.version >= 17))
            {
                at += 1;
            }
            self.at = at;
            match self.byte(0) {
                b'-' if self.byte(1) == b'-' => self.skip_line(),
                b'/' if self.byte(1) == b'*' => self.skip_block_comment(diagnostics),
                _ => return,
            }
        }
    }

    /// To the end of the line; both `\n` and `\r` end one.
    pub(crate) fn skip_line(&mut self) {
        // As pg_dump frames its comments.
        if self.byte(2) == b'\n' && self.byte(1) == b'-' {
            self.at += 2;
            return;
        }
        let rest = self.slice(self.at, self.bytes.len());
        let line = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..line).and_then(|l| l.find('\r')).unwrap_or(line);
        self.at += line;
    }

    pub(super) fn skip_block_comment(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        let mut depth = 0usize;
        while self.at < self.bytes.len() {
            match (self.bytes[self.at], self.byte(1)) {
                (b'/', b'*') => {
                    depth += 1;
                    self.at += 2;
                }
                (b'*', b'/') => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => self.at += 1,
            }
        }
        self.fail(start, self.bytes.len(), "unterminated /* comment", diagnostics);
    }

    /// Behind a letter; false where it is no string with a letter before its quote.
    fn lex_prefixed(&mut self, first: u8, second: u8, diagnostics: &mut Diagnostics) -> bool {
        self.at -= 1;
        match (first, second, self.byte(2)) {
            (b'e' | b'E', b'\'', _) => self.lex_escape_string(diagnostics),
            (b'b' | b'B', b'\'', _) => self.lex_bit_string(false, diagnostics),
            (b'x' | b'X', b'\'', _) => self.lex_bit_string(true, diagnostics),
            (b'n' | b'N', b'\'', _) => {
                // The scanner gives the keyword NCHAR, and then the string.
                let start = self.at;
                self.at += 1;
                let keyword = Keyword::Nchar;
                let word = Word { text: keyword.text(), keyword: Some(keyword), case: Case::Folds };
                self.push(TokenKind::Word(word), start);
            }
            (b'u' | b'U', b'&', b'\'') => self.lex_unicode_string(diagnostics),
            (b'u' | b'U', b'&', b'"') => self.lex_unicode_identifier(diagnostics),
            _ => {
                self.at += 1;
                return false;
            }
        }
        true
    }

    /// A word, or a string with a letter before its quote.
    fn lex_word(&mut self, first: u8, diagnostics: &mut Diagnostics) {
        let start = self.at;
        let bytes = self.bytes;
        let mut rest = &bytes[start..];
        let mut hash = 0;
        let mut seen = 0;
        // The hottest loop there is: nothing in it is checked twice.
        while let [byte, behind @ ..] = rest {
            let class = CLASSES[*byte as usize];
            if class & WORD == 0 {
                break;
            }
            seen |= class;
            hash = step(hash, *byte);
            rest = behind;
        }
        let end = bytes.len() - rest.len();
        self.at = end;
        let length = end - start;
        if length == 1 && end < bytes.len() && matches!(bytes[end], b'\'' | b'&') {
            let second = bytes[end];
            if self.lex_prefixed(first, second, diagnostics) {
                return;
            }
        }
        let exact = seen & UNUSUAL == 0 && length <= EXACT_LENGTH;
        let mut word = Word { text: "", keyword: None, case: Case::Folds };
        if seen & UNUSUAL == 0
            && let Some((keyword, entry)) = lookup_hashed(hash, length)
            && entry.since <= self.dialect.version
            && self.dialect.version <= entry.until
            && (exact || same(entry.text.as_bytes(), self.slice(start, end).as_bytes()))
        {
            word.text = entry.text;
            word.keyword = Some(*keyword);
        } else {
            word.text = self.kept_word(hash, start, exact, seen & UPPER != 0);
        }
        let span = Span { start: start as u32, end: end as u32 };
        self.lexed.tokens.push(Token { kind: TokenKind::Word(word), span });
    }

    /// The one text of the word from `start` on.
    fn kept_word(&mut self, hash: u64, start: usize, exact: bool, upper: bool) -> &'static str {
        let text = self.text;
        let end = self.at;
        let names = self.names();
        if upper {
            return names.fold(text.get(start..end).unwrap_or(""));
        }
        let key = if exact { exact_key(hash) } else { inexact_key(hash) };
        if exact && let Some(kept) = names.kept(key) {
            return kept;
        }
        let text = text.get(start..end).unwrap_or("");
        if text.len() <= NAME_LENGTH { names.intern(key, text) } else { names.fold(text) }
    }

    /// Lets others use the table of names.
    pub(crate) fn release_names(&mut self) {
        self.names = None;
    }

    fn names(&mut self) -> &mut Names {
        self.names.get_or_insert_with(names::lock)
    }

    /// Where the word that begins here ends.
    pub(crate) fn word_end(&self) -> usize {
        let mut end = self.at;
        while end < self.bytes.len() && is(self.bytes[end], WORD) {
            end += 1;
        }
        end
    }

    fn lex_operator(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        let mut end = start;
        while end < self.bytes.len() && is(self.bytes[end], OPERATOR) {
            // A comment ends an operator.
            if end > start && matches!(self.slice(end, end + 2), "--" | "/*") {
                break;
            }
            end += 1;
        }
        let end = start + operator_length(&self.bytes[start..end]);
        self.at = end;
        let kind = match self.slice(start, end) {
            "=>" => TokenKind::FatArrow,
            symbol if symbol.len() > 63 => {
                self.fail(start, end, "operator too long", diagnostics);
                TokenKind::Invalid
            }
            symbol => TokenKind::Op(self.names().symbol(symbol)),
        };
        self.push(kind, start);
    }

    /// `$1`, or a dollar-quoted string.
    fn lex_dollar(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        if is(self.byte(1), DIGIT) {
            return self.lex_parameter(diagnostics);
        }
        self.at += 1;
        if is(self.byte(0), WORD_START) {
            while self.at < self.bytes.len()
                && is(self.bytes[self.at], WORD)
                && self.byte(0) != b'$'
            {
                self.at += 1;
            }
        }
        if self.byte(0) != b'$' {
            self.at = start + 1;
            self.fail(start, start + 1, "syntax error", diagnostics);
            return self.push(TokenKind::Invalid, start);
        }
        self.at += 1;
        let delimiter = self.slice(start, self.at);
        let body = self.at;
        match self.slice(body, self.bytes.len()).find(delimiter) {
            Some(length) => {
                self.at = body + length + delimiter.len();
                let content = self.slice(body, body + length).to_owned();
                self.push(TokenKind::String(content), start);
            }
            None => {
                self.at = self.bytes.len();
                self.fail(start, self.at, "unterminated dollar-quoted string", diagnostics);
                self.push(TokenKind::Invalid, start);
            }
        }
    }
}

/// How many bytes of a run of operator characters make the operator: a trailing `+` or `-` belongs to it only if one
/// of `~ ! @ # ^ & | ` ? %` stands before it (manual 4.1.3).
fn operator_length(run: &[u8]) -> usize {
    let special =
        |b: &u8| matches!(b, b'~' | b'!' | b'@' | b'#' | b'^' | b'&' | b'|' | b'`' | b'?' | b'%');
    let Some(first_special) = run.iter().position(special) else {
        let mut length = run.len();
        while length > 1 && matches!(run[length - 1], b'+' | b'-') {
            length -= 1;
        }
        return length;
    };
    let mut length = run.len();
    while length > 1 && matches!(run[length - 1], b'+' | b'-') && first_special >= length - 1 {
        length -= 1;
    }
    length
}

#[cfg(test)]
mod tests;
