//! Rust inside SQL text: splices in braces, and the marks behind `as name`.

use super::{Lexer, RustFragment, RustIndex, SPACE, Span, SpliceKind, TokenKind, WORD_START, is};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    lex::keyword::Keyword,
};

impl Lexer<'_> {
    /// Lexes what only sqlweave knows; false where ordinary SQL stands here.
    pub(super) fn lex_rust(&mut self, byte: u8, diagnostics: &mut Diagnostics) -> bool {
        match byte {
            b'{' if self.behind_match() => {
                self.open_arms(diagnostics);
                true
            }
            b'{' => {
                self.lex_splice(diagnostics);
                true
            }
            b'}' | b',' if self.is_between_arms() => {
                let start = self.at;
                self.at += 1;
                if byte == b'}' {
                    self.arms.pop();
                    self.push(TokenKind::RightBrace, start);
                } else {
                    self.push(TokenKind::Comma, start);
                    self.opt_pattern();
                }
                true
            }
            b'!' | b'?' if self.behind_output_name() => {
                let start = self.at;
                self.at += 1;
                let mark = if byte == b'!' { TokenKind::Bang } else { TokenKind::Question };
                self.push(mark, start);
                true
            }
            b':' if !matches!(self.byte(1), b':' | b'=') && self.behind_output_name() => {
                self.lex_type(diagnostics);
                true
            }
            b'<' if self.begins_row_type() => {
                self.lex_row_type();
                true
            }
            _ => false,
        }
    }

    fn behind_output_name(&self) -> bool {
        let [.., before, name] = self.lexed.tokens.as_slice() else { return false };
        matches!(&before.kind, TokenKind::Word(w) if w.keyword == Some(Keyword::As))
            && matches!(name.kind, TokenKind::Word(_) | TokenKind::QuotedIdent(_))
    }

    /// Whether what was read ends in `match {expr}`.
    fn behind_match(&self) -> bool {
        let [.., word, splice] = self.lexed.tokens.as_slice() else { return false };
        matches!(&word.kind, TokenKind::Word(w) if w.keyword == Some(Keyword::Match))
            && matches!(splice.kind, TokenKind::Splice(SpliceKind::Value, _))
    }

    /// `{` of `match {expr} { Pattern => …`
    fn open_arms(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        self.at += 1;
        self.push(TokenKind::LeftBrace, start);
        self.arms.push(Arms { counted: self.lexed.tokens.len(), depth: 0 });
        if !self.opt_pattern() {
            let span = Span::new(start as u32, self.at as u32);
            let help = "an arm is a Rust pattern and SQL: `match {expr} { Pattern => …, … }`";
            diagnostics.push(Diagnostic::syntax(span, "a match without arms").help(help));
            self.push(TokenKind::Invalid, start);
        }
    }

    /// Whether the arms of a match are around the place, and no parentheses in them.
    fn is_between_arms(&mut self) -> bool {
        let Some(arms) = self.arms.last_mut() else { return false };
        for token in self.lexed.tokens.get(arms.counted..).unwrap_or(&[]) {
            match token.kind {
                TokenKind::LeftParen | TokenKind::LeftBracket => arms.depth += 1,
                TokenKind::RightParen | TokenKind::RightBracket => arms.depth -= 1,
                _ => {}
            }
        }
        arms.counted = self.lexed.tokens.len();
        arms.depth == 0
    }

    /// `Pattern =>`, if it stands here: an arrow comes before the next comma or brace.
    fn opt_pattern(&mut self) -> bool {
        let Some(arrow) = arrow(self.text, self.at) else { return false };
        let before = self.slice(self.at, arrow);
        let start = self.at + (before.len() - before.trim_start().len());
        self.at = start + before.trim().len();
        let index = self.add_rust(before, start);
        self.push(TokenKind::RustPattern(index), start);
        self.at = arrow + 2;
        self.push(TokenKind::FatArrow, arrow);
        true
    }

    fn add_rust(&mut self, text: &str, start: usize) -> RustIndex {
        let index = RustIndex(self.lexed.rust.len() as u32);
        let span = Span::new(start as u32, self.at as u32);
        self.lexed.rust.push(RustFragment { text: text.trim().to_owned(), span });
        index
    }

    fn lex_splice(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        let Some(end) = brace_end(self.text, start) else {
            self.at = self.bytes.len();
            let span = Span::new(start as u32, start as u32 + 1);
            diagnostics.push(
                Diagnostic::syntax(span, "unterminated splice at or near \"{\"")
                    .help("a splice is one Rust expression in braces: `{expr}`"),
            );
            return self.push(TokenKind::Invalid, start);
        };
        self.at = end;
        let inner = self.slice(start + 1, end - 1).trim();
        let (kind, expr) = match (inner.strip_prefix('?'), inner.strip_prefix("..")) {
            (Some(expr), _) => (SpliceKind::Optional, expr),
            (_, Some(expr)) => (SpliceKind::Spread, expr),
            _ => (SpliceKind::Value, inner),
        };
        if expr.trim().is_empty() {
            let span = Span::new(start as u32, end as u32);
            diagnostics.push(
                Diagnostic::syntax(span, "empty splice")
                    .help("a splice is one Rust expression in braces: `{expr}`"),
            );
            return self.push(TokenKind::Invalid, start);
        }
        let index = self.add_rust(expr, start);
        self.push(TokenKind::Splice(kind, index), start);
    }

    /// Whether the struct of a nested query's rows stands here: `(<Order> select …)`. No operand of SQL begins so.
    fn begins_row_type(&self) -> bool {
        let behind_paren =
            matches!(self.lexed.tokens.last().map(|t| &t.kind), Some(TokenKind::LeftParen));
        behind_paren && (is(self.byte(1), WORD_START) || self.byte(1) == b':')
    }

    /// `<Order>`, up to the angle bracket that closes it.
    fn lex_row_type(&mut self) {
        let start = self.at;
        let end = type_end(self.text, start + 1);
        let text = self.slice(start + 1, end);
        self.at = end + usize::from(self.bytes.get(end) == Some(&b'>'));
        let index = self.add_rust(text, start);
        self.push(TokenKind::RowType(index), start);
    }

    /// `: Type`, up to what cannot go on a type.
    fn lex_type(&mut self, diagnostics: &mut Diagnostics) {
        let start = self.at;
        let end = type_end(self.text, start + 1);
        self.at = end;
        let text = self.slice(start + 1, end).trim_end();
        self.at = start + 1 + text.len();
        if text.trim().is_empty() {
            let span = Span::new(start as u32, start as u32 + 1);
            diagnostics.push(Diagnostic::syntax(span, "a Rust type is missing behind \":\""));
            return self.push(TokenKind::Invalid, start);
        }
        let index = self.add_rust(text, start);
        self.push(TokenKind::RustType(index), start);
    }
}

/// The arms of a match that is open.
pub(super) struct Arms {
    /// How many tokens have been counted.
    counted: usize,
    /// How many parentheses and brackets stand open there.
    depth: i64,
}

/// Where `=>` stands behind `at`, before any comma or brace that is not in brackets or quotes of either language.
fn arrow(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    while at < bytes.len() {
        at = match (bytes[at], bytes.get(at + 1)) {
            // The operator `<=>` has an arrow in it.
            (b'=', Some(b'>')) if depth == 0 && !(at > 0 && is(bytes[at - 1], super::OPERATOR)) => {
                return Some(at);
            }
            (b'(' | b'[' | b'{', _) => {
                depth += 1;
                at + 1
            }
            (b')' | b']' | b'}', _) => {
                depth = depth.checked_sub(1)?;
                at + 1
            }
            (b',' | b';', _) if depth == 0 => return None,
            (b'"', _) => string_end(bytes, at)?,
            (b'\'', _) => match char_end(text, at) {
                // No char literal, so a string of SQL.
                end if end == at + 1 => end + text.get(end..)?.find('\'')? + 1,
                end => end,
            },
            _ => at + 1,
        };
    }
    None
}

/// Where the Rust type that begins at `at` ends.
fn type_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut complete = false;
    while at < bytes.len() {
        let byte = bytes[at];
        match byte {
            b'<' | b'(' | b'[' => {
                depth += 1;
                complete = false;
            }
            b'>' if at > 0 && bytes[at - 1] == b'-' => complete = false,
            b'>' | b')' | b']' if depth > 0 => {
                depth -= 1;
                complete = true;
            }
            b')' | b']' | b'>' | b'{' | b'}' => return at,
            b',' | b';' if depth == 0 => return at,
            b'\'' => {
                at += 1;
                while at < bytes.len() && is(bytes[at], WORD_START) {
                    at += 1;
                }
                continue;
            }
            _ if is(byte, SPACE) => {}
            _ if is(byte, WORD_START) => {
                if complete && depth == 0 {
                    return at;
                }
                let end = word_end(bytes, at);
                complete = !matches!(
                    text.get(at..end).unwrap_or(""),
                    "dyn" | "impl" | "mut" | "const" | "for" | "unsafe" | "fn" | "extern"
                );
                at = end;
                continue;
            }
            _ => complete = false,
        }
        at += 1;
    }
    at
}

fn word_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && is(bytes[at], WORD_START | super::DIGIT) {
        at += 1;
    }
    at
}

/// Behind the brace that closes the one at `at`.
fn brace_end(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    while at < bytes.len() {
        at = match (bytes[at], bytes.get(at + 1)) {
            (b'{', _) => {
                depth += 1;
                at + 1
            }
            (b'}', _) => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
                at + 1
            }
            (b'"', _) => string_end(bytes, at)?,
            (b'\'', _) => char_end(text, at),
            (b'/', Some(b'/')) => at + text.get(at..)?.find('\n')?,
            (b'/', Some(b'*')) => comment_end(bytes, at)?,
            (byte, _) if is(byte, WORD_START) => {
                let end = word_end(bytes, at);
                match text.get(at..end)? {
                    "r" | "br" | "cr" => raw_end(text, end)?,
                    _ => end,
                }
            }
            _ => at + 1,
        };
    }
    None
}

fn string_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    at += 1;
    loop {
        match bytes.get(at)? {
            b'\\' => at += 2,
            b'"' => return Some(at + 1),
            _ => at += 1,
        }
    }
}

/// Behind a char literal, or behind the quote of a lifetime.
fn char_end(text: &str, at: usize) -> usize {
    let rest = text.get(at + 1..).unwrap_or("");
    if rest.starts_with('\\') {
        return rest.get(2..).and_then(|r| r.find('\'')).map_or(at + 1, |i| at + 4 + i);
    }
    let first = rest.chars().next().map_or(0, char::len_utf8);
    match rest.as_bytes().get(first) {
        Some(b'\'') => at + 2 + first,
        _ => at + 1,
    }
}

fn comment_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0usize;
    loop {
        match (*bytes.get(at)?, bytes.get(at + 1)) {
            (b'/', Some(b'*')) => {
                depth += 1;
                at += 2;
            }
            (b'*', Some(b'/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => at += 1,
        }
    }
}

/// Behind a raw string whose `r` ends at `at`; `at` itself for anything else, such as `r#type`.
fn raw_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let hashes = rest.bytes().take_while(|&b| b == b'#').count();
    if rest.as_bytes().get(hashes) != Some(&b'"') {
        return Some(at);
    }
    let closing = format!("\"{}", "#".repeat(hashes));
    let body = rest.get(hashes + 1..)?;
    Some(at + hashes + 1 + body.find(&closing)? + closing.len())
}
