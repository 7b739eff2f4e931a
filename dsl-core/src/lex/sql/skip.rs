//! Passing over what need not be read: statements of a schema file, and the rows behind COPY.

use super::{BLANK, CLASSES, DIGIT, Lexer, UPPER, WORD, WORD_START, is};
use crate::{
    diagnostic::Diagnostics,
    lex::{
        keyword::{Keyword, lookup_hashed, same},
        names::step,
    },
};

/// What the way to a statement's end has shown. Places are offsets into the text.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Behind each comma outside parentheses.
    pub(crate) commas: Vec<usize>,
    /// Behind the first parenthesis that closes one outside of others.
    pub(crate) closed: Option<usize>,
    /// The strings in dollar quotes.
    pub(crate) dollars: Vec<(usize, usize)>,
    /// Where an element inside of one pair of parentheses begins with an L, as LIKE does.
    pub(crate) likes: Vec<usize>,
}

impl Marks {
    pub(crate) fn clear(&mut self) {
        self.commas.clear();
        self.likes.clear();
        self.dollars.clear();
        self.closed = None;
    }
}

/// A bare word that was passed over.
#[derive(Clone, Copy)]
pub(crate) struct Passed {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// It holds capitals.
    pub(crate) upper: bool,
    hash: u64,
}

/// The bytes at which something may happen on the way to a statement's end.
static STOPS: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    let stops = b"'\"$-/();,";
    while at < stops.len() {
        table[stops[at] as usize] = true;
        at += 1;
    }
    table
};

impl Lexer<'_> {
    pub(crate) fn skip_byte_order_mark(&mut self) {
        if self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
    }

    /// Behind the semicolon that ends the statement here.
    pub(crate) fn skip_statement(&mut self, diagnostics: &mut Diagnostics) {
        loop {
            self.skip_blank(diagnostics);
            let byte = self.byte(0);
            match byte {
                0 if self.at >= self.bytes.len() => return,
                b'\'' | b'"' => {
                    self.lex_quoted(byte, diagnostics);
                    self.lexed.tokens.clear();
                }
                b'$' => {
                    // A parameter or a lone sign is no concern here.
                    let found = diagnostics.len();
                    self.lex_dollar(diagnostics);
                    diagnostics.truncate(found);
                    self.lexed.tokens.clear();
                }
                b'e' | b'E' if self.byte(1) == b'\'' => {
                    self.lex_escape_string(diagnostics);
                    self.lexed.tokens.clear();
                }
                b';' => {
                    self.at += 1;
                    return;
                }
                _ if is(byte, WORD) => self.at = self.word_end(),
                _ => self.at += 1,
            }
        }
    }

    /// The rows behind `COPY … FROM stdin;`, up to a line with `\.` alone. False where the statement has none.
    pub(crate) fn skip_copy_data(&mut self, start: usize) -> bool {
        let statement = self.slice(start, self.at).to_ascii_lowercase();
        if !statement.split_whitespace().any(|w| w.trim_end_matches(';') == "stdin") {
            return false;
        }
        self.skip_line();
        let rest = self.slice(self.at, self.bytes.len());
        self.at += rest.find("\n\\.").map_or(rest.len(), |i| i + 3);
        self.skip_line();
        true
    }
}

/// The same in as few steps as can be: most of a schema is never read in an unoptimised build.
impl Lexer<'_> {
    /// Passes over the word that stands here, if one does.
    pub(crate) fn pass_word(&mut self) -> Passed {
        let bytes = self.bytes;
        let start = self.at;
        let mut end = start;
        let mut hash = 0;
        let mut seen = 0;
        while end < bytes.len() {
            let byte = bytes[end];
            let class = CLASSES[byte as usize];
            if class & WORD == 0 {
                break;
            }
            seen |= class;
            hash = step(hash, byte);
            end += 1;
        }
        self.at = end;
        Passed { start, end, upper: seen & UPPER != 0, hash }
    }

    /// The keyword of any version that a word is.
    pub(crate) fn passed_keyword(&self, word: Passed) -> Option<Keyword> {
        let (keyword, entry) = lookup_hashed(word.hash, word.end - word.start)?;
        let text = self.bytes.get(word.start..word.end)?;
        same(entry.text.as_bytes(), text).then_some(*keyword)
    }

    /// Whether space or a comment may stand here.
    #[inline(always)]
    pub(crate) fn at_blank(&self) -> bool {
        self.at < self.bytes.len() && is(self.bytes[self.at], BLANK)
    }

    /// Behind the semicolon that ends the statement here, or at the end of the text. False where a comment or something
    /// in quotes does not end.
    pub(crate) fn scan_statement(&mut self, marks: &mut Marks) -> bool {
        let bytes = self.bytes;
        let mut depth = 0u32;
        loop {
            let mut at = self.at;
            while at < bytes.len() && !STOPS[bytes[at] as usize] {
                at += 1;
            }
            self.at = at;
            if at >= bytes.len() {
                return true;
            }
            self.at = at + 1;
            let ends = match bytes[at] {
                b';' => return true,
                b'(' => {
                    depth += 1;
                    if depth == 1 {
                        self.mark_like(marks);
                    }
                    true
                }
                b')' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 && marks.closed.is_none() {
                        marks.closed = Some(at + 1);
                    }
                    true
                }
                b',' => {
                    match depth {
                        0 => marks.commas.push(at + 1),
                        1 => self.mark_like(marks),
                        _ => {}
                    }
                    true
                }
                b'\'' if self.is_escape_string(at) => self.scan_escape_string(),
                b'\'' => self.scan_quoted('\''),
                b'"' => self.scan_quoted('"'),
                b'$' => self.scan_dollar(at, marks),
                _ => self.scan_comment(at),
            };
            if !ends {
                return false;
            }
        }
    }

    /// Notes where the next element begins with an L.
    fn mark_like(&mut self, marks: &mut Marks) {
        let mut at = self.at;
        while at < self.bytes.len() && matches!(self.bytes[at], b' ' | b'\n' | b'\t' | b'\r') {
            at += 1;
        }
        // A comment may stand before the word.
        if at < self.bytes.len() && matches!(self.bytes[at], b'l' | b'L' | b'-' | b'/') {
            marks.likes.push(at);
        }
    }

    /// Whether the quote at a place follows an E that is no part of a longer word.
    fn is_escape_string(&self, quote: usize) -> bool {
        quote > 0
            && matches!(self.bytes[quote - 1], b'e' | b'E')
            && (quote < 2 || !is(self.bytes[quote - 2], WORD))
    }

    fn scan_escape_string(&mut self) -> bool {
        while self.at < self.bytes.len() {
            match (self.bytes[self.at], self.byte(1)) {
                (b'\\', _) | (b'\'', b'\'') => self.at += 2,
                (b'\'', _) => {
                    self.at += 1;
                    if !self.continues() {
                        return true;
                    }
                }
                _ => self.at += 1,
            }
        }
        false
    }

    /// Behind the opening quote. A doubled quote ends one text and begins another.
    fn scan_quoted(&mut self, quote: char) -> bool {
        match self.text.get(self.at..).and_then(|rest| rest.find(quote)) {
            Some(length) => {
                self.at += length + 1;
                true
            }
            None => false,
        }
    }

    /// A string in dollar quotes; a parameter, a part of a word and a lone sign are passed over.
    fn scan_dollar(&mut self, start: usize, marks: &mut Marks) -> bool {
        if start > 0 && is(self.bytes[start - 1], WORD) || is(self.byte(0), DIGIT) {
            return true;
        }
        let mut at = self.at;
        if at < self.bytes.len() && is(self.bytes[at], WORD_START) {
            while at < self.bytes.len()
                && CLASSES[self.bytes[at] as usize] & WORD != 0
                && self.bytes[at] != b'$'
            {
                at += 1;
            }
        }
        if at >= self.bytes.len() || self.bytes[at] != b'$' {
            return true;
        }
        let Some(delimiter) = self.bytes.get(start..=at) else { return false };
        at += 1;
        while let Some(length) = self.text.get(at..).and_then(|rest| rest.find('$')) {
            let found = at + length;
            let end = found + delimiter.len();
            if self.bytes.get(found..end) == Some(delimiter) {
                self.at = end;
                marks.dollars.push((start, end));
                return true;
            }
            at = found + 1;
        }
        false
    }

    /// A comment, where one begins at the place.
    fn scan_comment(&mut self, start: usize) -> bool {
        self.at = start;
        match (self.byte(0), self.byte(1)) {
            (b'-', b'-') => self.skip_line(),
            (b'/', b'*') => {
                let mut found = Diagnostics::new();
                self.skip_block_comment(&mut found);
                return found.is_empty();
            }
            _ => self.at = start + 1,
        }
        true
    }
}
