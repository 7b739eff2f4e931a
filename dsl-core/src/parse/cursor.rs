//! The place in the tokens: looking ahead, taking, reporting and recovering.

use super::Settings;
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    lex::{Door, Lexed, Token, TokenKind, Word, keyword::Keyword},
    source::Span,
};
use std::borrow::Cow;

/// An error that has been told already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Reported;

pub(crate) type Parse<T> = Result<T, Reported>;

/// How high a tree may grow, chains of operators included: an unoptimised build needs up to 16 kB of stack a level.
pub(crate) const MAX_HEIGHT: u32 = 1000;
/// How many errors of a statement are told.
const MAX_ERRORS: u32 = 20;
/// How deep productions may nest.
pub(crate) const MAX_NESTING: u32 = 500;

/// How much stack there is for a tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Room {
    height: u32,
    nesting: u32,
}

impl Room {
    /// On a thread that was started for it: what any statement is allowed.
    pub(crate) const LARGE: Room = Room { height: MAX_HEIGHT, nesting: MAX_NESTING };
    /// On a thread of which nothing is known.
    pub(crate) const SMALL: Room = Room { height: 24, nesting: 24 };
}

static END: Token = Token { kind: TokenKind::End, span: Span { start: 0, end: 0 } };

/// The state of one parse.
pub(crate) struct Parser<'l> {
    tokens: &'l [Token],
    pub(super) lexed: &'l Lexed,
    /// For each token how many parentheses and brackets stand open around it; empty where they do not pair.
    nesting: Vec<u32>,
    at: usize,
    pub(crate) version: u8,
    pub(crate) diagnostics: &'l mut Diagnostics,
    depth: u32,
    room: Room,
    /// There was too little room.
    pub(super) outgrown: bool,
    /// Nothing more is said: the tree was too high, or there were too many errors.
    silent: bool,
    errors: u32,
    /// The actions of ALTER TYPE are under way, not of ALTER TABLE.
    pub(crate) composite: bool,
    /// Where the select item under way began.
    pub(crate) item_start: Option<usize>,
    /// The height of the highest expression since this was last set to zero.
    pub(crate) height: u32,
    /// How many optional splices there were so far.
    pub(crate) optionals: u32,
}

impl<'l> Parser<'l> {
    pub(crate) fn new(
        lexed: &'l Lexed,
        settings: Settings,
        diagnostics: &'l mut Diagnostics,
    ) -> Parser<'l> {
        Parser {
            tokens: &lexed.tokens,
            lexed,
            nesting: Vec::new(),
            at: 0,
            version: settings.version,
            diagnostics,
            depth: 0,
            room: Room::LARGE,
            outgrown: false,
            silent: false,
            errors: 0,
            composite: false,
            item_start: None,
            height: 0,
            optionals: 0,
        }
    }

    pub(crate) fn within(self, room: Room) -> Parser<'l> {
        Parser { room, ..self }
    }

    // Looking. What is asked for at every step is inlined in unoptimised builds too.

    #[inline(always)]
    pub(crate) fn token(&self, ahead: usize) -> &'l Token {
        let at = self.at + ahead;
        if at < self.tokens.len() { &self.tokens[at] } else { self.tokens.last().unwrap_or(&END) }
    }

    #[inline(always)]
    pub(crate) fn peek(&self) -> &'l TokenKind {
        &self.token(0).kind
    }

    #[inline(always)]
    pub(crate) fn peek_at(&self, ahead: usize) -> &'l TokenKind {
        &self.token(ahead).kind
    }

    pub(crate) fn span(&self) -> Span {
        self.token(0).span
    }

    /// The last token taken.
    fn last(&self) -> Option<&'l Token> {
        if self.at == 0 || self.at > self.tokens.len() {
            None
        } else {
            Some(&self.tokens[self.at - 1])
        }
    }

    /// The keyword last taken.
    pub(crate) fn last_keyword(&self) -> Option<Keyword> {
        self.last().and_then(keyword_of)
    }

    /// The place from `start` to the last token taken.
    pub(crate) fn since(&self, start: Span) -> Span {
        match self.last() {
            Some(last) if last.span.end >= start.start => start.to(last.span),
            _ => start,
        }
    }

    pub(crate) fn position(&self) -> usize {
        self.at
    }

    fn is_behind(&self, kind: &TokenKind) -> bool {
        self.last().is_some_and(|t| t.kind == *kind)
    }

    /// Whether the last token taken is a semicolon.
    pub(crate) fn behind_semicolon(&self) -> bool {
        self.is_behind(&TokenKind::Semicolon)
    }

    /// Whether the last token taken is a comma.
    pub(crate) fn behind_comma(&self) -> bool {
        self.is_behind(&TokenKind::Comma)
    }

    /// The last token taken, if it is an unquoted word and no keyword.
    pub(crate) fn last_word(&self) -> Option<&'l str> {
        match self.last()?.kind {
            TokenKind::Word(Word { keyword: None, text, .. }) => Some(text),
            _ => None,
        }
    }

    /// Whether the last token taken is this operator.
    pub(crate) fn behind_op(&self, symbol: &str) -> bool {
        matches!(self.last().map(|t| &t.kind), Some(TokenKind::Op(s)) if *s == symbol)
    }

    /// Goes back to a place seen before.
    pub(crate) fn rewind(&mut self, position: usize) {
        self.at = position;
    }

    #[inline(always)]
    pub(crate) fn keyword(&self) -> Option<Keyword> {
        self.keyword_at(0)
    }

    #[inline(always)]
    pub(crate) fn keyword_at(&self, ahead: usize) -> Option<Keyword> {
        match &self.token(ahead).kind {
            TokenKind::Word(word) => word.keyword,
            _ => None,
        }
    }

    pub(crate) fn at(&self, kind: &TokenKind) -> bool {
        // Equality of kinds is a long way in an unoptimised build, and most of what is asked for is punctuation.
        match (self.peek(), kind) {
            (TokenKind::Comma, TokenKind::Comma)
            | (TokenKind::LeftParen, TokenKind::LeftParen)
            | (TokenKind::RightParen, TokenKind::RightParen)
            | (TokenKind::Dot, TokenKind::Dot)
            | (TokenKind::End, TokenKind::End)
            | (TokenKind::LeftBracket, TokenKind::LeftBracket) => true,
            (TokenKind::Word(_), _) => false,
            (here, kind) => here == kind,
        }
    }

    #[inline(always)]
    pub(crate) fn at_keyword(&self, keyword: Keyword) -> bool {
        match self.keyword() {
            Some(here) => here as u16 == keyword as u16,
            None => false,
        }
    }

    pub(crate) fn at_keywords(&self, keywords: &[Keyword]) -> bool {
        let mut ahead = 0;
        while ahead < keywords.len() {
            match self.keyword_at(ahead) {
                Some(here) if here as u16 == keywords[ahead] as u16 => ahead += 1,
                _ => return false,
            }
        }
        true
    }

    /// Whether an operator token with this symbol stands here.
    pub(crate) fn at_op(&self, symbol: &str) -> bool {
        matches!(self.peek(), TokenKind::Op(s) if *s == symbol)
    }

    /// Whether an unquoted word stands here that is no keyword of every version.
    pub(crate) fn at_word(&self, ahead: usize, text: &str) -> bool {
        matches!(self.peek_at(ahead), TokenKind::Word(w) if w.text.eq_ignore_ascii_case(text))
    }

    // Taking.

    pub(crate) fn bump(&mut self) -> &'l Token {
        let token = self.token(0);
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
        token
    }

    pub(crate) fn eat(&mut self, kind: &TokenKind) -> bool {
        let found = self.at(kind);
        if found {
            self.bump();
        }
        found
    }

    pub(crate) fn eat_keyword(&mut self, keyword: Keyword) -> bool {
        let found = self.at_keyword(keyword);
        if found {
            self.bump();
        }
        found
    }

    /// Takes all of these words or none.
    pub(crate) fn eat_keywords(&mut self, keywords: &[Keyword]) -> bool {
        let found = self.at_keywords(keywords);
        if found {
            // The end is no keyword.
            self.at += keywords.len();
        }
        found
    }

    pub(crate) fn eat_op(&mut self, symbol: &str) -> bool {
        let found = self.at_op(symbol);
        if found {
            self.bump();
        }
        found
    }

    pub(crate) fn eat_word(&mut self, text: &str) -> bool {
        let found = self.at_word(0, text);
        if found {
            self.bump();
        }
        found
    }

    pub(crate) fn expect(&mut self, kind: &TokenKind) -> Parse<Span> {
        if self.at(kind) {
            return Ok(self.bump().span);
        }
        let wanted = Token { kind: kind.clone(), span: Span::default() };
        Err(self.unexpected(&format!("\"{}\"", describe(&wanted, self.lexed))))
    }

    pub(crate) fn expect_keyword(&mut self, keyword: Keyword) -> Parse<Span> {
        if self.at_keyword(keyword) {
            return Ok(self.bump().span);
        }
        Err(self.unexpected(&keyword.text().to_ascii_uppercase()))
    }

    pub(crate) fn expect_op(&mut self, symbol: &str) -> Parse<Span> {
        if self.at_op(symbol) {
            return Ok(self.bump().span);
        }
        Err(self.unexpected(&format!("\"{symbol}\"")))
    }

    /// The tokens from the one at `start` to the last taken, as a type is written: keywords in lower case.
    pub(crate) fn written_since(&self, start: Span) -> Cow<'static, str> {
        let end = if self.at < self.tokens.len() { self.at } else { self.tokens.len() };
        let mut first = end;
        while first > 0 && self.tokens[first - 1].span.start >= start.start {
            first -= 1;
        }
        if first + 1 == end
            && let TokenKind::Word(word) = &self.tokens[first].kind
            && (word.keyword.is_some()
                || word_as_written(&self.tokens[first], word, self.lexed) == word.text)
        {
            return word.keyword.map_or(word.text, Keyword::text).into();
        }
        let mut written = String::with_capacity(32);
        let mut glue = true;
        for index in first..end {
            let token = &self.tokens[index];
            let kind = &token.kind;
            let close = matches!(
                kind,
                TokenKind::RightParen | TokenKind::Comma | TokenKind::Dot | TokenKind::LeftParen
            );
            if !glue && !close {
                written.push(' ');
            }
            glue = matches!(kind, TokenKind::LeftParen | TokenKind::Dot);
            match kind {
                TokenKind::Word(Word { keyword: Some(keyword), .. }) => {
                    written.push_str(keyword.text());
                }
                TokenKind::Word(word) => written.push_str(word_as_written(token, word, self.lexed)),
                TokenKind::LeftParen => written.push('('),
                TokenKind::RightParen => written.push(')'),
                TokenKind::Dot => written.push('.'),
                TokenKind::Number(number) => written.push_str(number),
                _ => written.push_str(&describe(token, self.lexed)),
            }
        }
        written.into()
    }

    // Reporting.

    /// `syntax error at or near "x"` at the next token; `expected` says in a few words what could stand here, or is
    /// empty.
    pub(crate) fn unexpected(&mut self, expected: &str) -> Reported {
        let help = if expected.is_empty() { None } else { Some(format!("expected {expected}")) };
        self.unexpected_with(help)
    }

    /// The same with a whole sentence of help.
    pub(crate) fn unexpected_with(&mut self, help: Option<String>) -> Reported {
        let token = self.token(0);
        if self.silent || token.kind == TokenKind::Invalid {
            return Reported;
        }
        let message = if token.kind == TokenKind::End {
            "syntax error at end of input".to_owned()
        } else {
            format!("syntax error at or near \"{}\"", describe(token, self.lexed))
        };
        let mut diagnostic = Diagnostic::syntax(token.span, message);
        diagnostic.help.extend(help);
        self.report(diagnostic)
    }

    /// Tells an error; behind the last one that is told the parse has come to its end.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) -> Reported {
        if self.silent {
            return Reported;
        }
        self.diagnostics.push(diagnostic);
        self.errors += 1;
        if self.errors >= MAX_ERRORS {
            self.stop();
        }
        Reported
    }

    /// Goes to the end in silence: every loop ends there.
    fn stop(&mut self) {
        self.silent = true;
        self.at = self.tokens.len().saturating_sub(1);
        self.nesting = vec![0; self.tokens.len()];
    }

    /// An error of the grammar with words of its own.
    pub(crate) fn refuse(&mut self, span: Span, message: impl Into<String>) -> Reported {
        self.report(Diagnostic::syntax(span, message))
    }

    /// Something that the server has not implemented.
    pub(crate) fn not_implemented(&mut self, span: Span, message: impl Into<String>) -> Reported {
        self.refuse_with("0A000", span, message)
    }

    /// An error of the grammar that is no syntax error by its code.
    pub(crate) fn refuse_with(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> Reported {
        self.report(Diagnostic { code, ..Diagnostic::syntax(span, message) })
    }

    /// How many errors have been told.
    pub(crate) fn errors(&self) -> u32 {
        self.errors
    }

    // Depth.

    fn too_deep(&mut self) -> Reported {
        let diagnostic = Diagnostic {
            code: "54001",
            ..Diagnostic::syntax(self.span(), "stack depth limit exceeded")
        };
        self.report(diagnostic.help("the statement is nested too deeply"));
        self.outgrown = true;
        self.stop();
        Reported
    }

    /// Runs a production one level deeper.
    pub(crate) fn nested<T>(&mut self, production: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        if self.depth >= self.room.nesting {
            return Err(self.too_deep());
        }
        self.depth += 1;
        let result = production(self);
        self.depth -= 1;
        result
    }

    /// The height of a node above children of height `children`.
    pub(crate) fn grow(&mut self, children: u32) -> Parse<u32> {
        if children >= self.room.height {
            return Err(self.too_deep());
        }
        Ok(children + 1)
    }

    // Recovering.

    /// Passes over the rest of a broken item that began at token `start`, up to what `stop` accepts in the same
    /// parentheses or what closes them. Gives up where parentheses do not pair.
    pub(crate) fn recover(&mut self, start: usize, stop: &dyn Fn(&Self) -> bool) -> Parse<()> {
        self.count_nesting();
        let Some(&outside) = self.nesting.get(start) else { return Err(Reported) };
        // An item that is missing altogether began at what closes its list.
        let closing = matches!(
            self.tokens.get(start).map(|t| &t.kind),
            Some(TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace)
        );
        let level = outside + u32::from(closing);
        while self.at < self.tokens.len() {
            let nesting = self.nesting.get(self.at).copied().unwrap_or(0);
            let kind = self.peek();
            if nesting < level || matches!(kind, TokenKind::End) {
                return Ok(());
            }
            if nesting == level && (*kind == TokenKind::Semicolon || stop(self)) {
                return Ok(());
            }
            self.at += 1;
        }
        Ok(())
    }

    /// Whether as many parentheses and brackets have closed as opened since a place.
    pub(crate) fn is_balanced_since(&self, start: usize) -> bool {
        let mut open = 0i64;
        for token in self.tokens.get(start..self.at).unwrap_or(&[]) {
            match token.kind {
                TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => open += 1,
                TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => {
                    open -= 1;
                }
                _ => {}
            }
        }
        open == 0
    }

    fn count_nesting(&mut self) {
        if !self.nesting.is_empty() {
            return;
        }
        let mut open = Vec::new();
        let mut nesting = Vec::with_capacity(self.tokens.len());
        for token in self.tokens {
            match token.kind {
                TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => {
                    nesting.push(open.len() as u32);
                    open.push(match token.kind {
                        TokenKind::LeftParen => TokenKind::RightParen,
                        TokenKind::LeftBracket => TokenKind::RightBracket,
                        _ => TokenKind::RightBrace,
                    });
                }
                TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => {
                    if open.pop().as_ref() != Some(&token.kind) {
                        return;
                    }
                    nesting.push(open.len() as u32);
                }
                _ => nesting.push(open.len() as u32),
            }
        }
        if open.is_empty() {
            self.nesting = nesting;
        }
    }

    /// A comma-separated list of at least one item; a broken item is passed over up to the next comma, and becomes
    /// what `broken` makes of its place.
    pub(crate) fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Parse<T>,
        broken: impl Fn(Span) -> T,
        stop: impl Fn(&Self) -> bool,
    ) -> Parse<Vec<T>> {
        let mut items = Vec::new();
        loop {
            let start = self.at;
            let first = self.span();
            match item(self) {
                Ok(parsed) => items.push(parsed),
                Err(Reported) => {
                    self.recover(start, &|p| p.at(&TokenKind::Comma) || stop(p))?;
                    items.push(broken(self.since(first)));
                }
            }
            if !self.eat(&TokenKind::Comma) {
                return Ok(items);
            }
        }
    }

    /// A comma-separated list of at least one item, without recovery.
    pub(crate) fn plain_list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Parse<T>,
    ) -> Parse<Vec<T>> {
        let mut items = vec![item(self)?];
        while self.eat(&TokenKind::Comma) {
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// `( production )`.
    /// Whether what sqlweave adds to the language is read.
    pub(crate) fn is_macro_door(&self) -> bool {
        self.lexed.door == Door::Macro
    }

    pub(crate) fn parenthesized<T>(
        &mut self,
        production: impl FnOnce(&mut Self) -> Parse<T>,
    ) -> Parse<T> {
        self.expect(&TokenKind::LeftParen)?;
        let value = production(self)?;
        self.expect(&TokenKind::RightParen)?;
        Ok(value)
    }
}

fn keyword_of(token: &Token) -> Option<Keyword> {
    match token.kind {
        TokenKind::Word(word) => word.keyword,
        _ => None,
    }
}

/// A word with the capitals that it was written with. The word behind `N'…'` is not written.
fn word_as_written<'l>(token: &Token, word: &Word, lexed: &'l Lexed) -> &'l str {
    match lexed.text.get(token.span.start as usize..token.span.end as usize) {
        Some(written) if written.len() >= word.text.len() => written,
        _ => word.text,
    }
}

/// How a token is called in a message.
fn describe(token: &Token, lexed: &Lexed) -> String {
    let rust = |index: u32| lexed.rust.get(index as usize).map_or("", |f| f.text.as_str());
    match &token.kind {
        TokenKind::Word(word) => word_as_written(token, word, lexed).to_owned(),
        TokenKind::QuotedIdent(name) => format!("\"{}\"", name.replace('"', "\"\"")),
        TokenKind::String(text) => format!("'{}'", text.replace('\'', "''")),
        TokenKind::BitString(text) => format!("B'{text}'"),
        TokenKind::HexString(text) => format!("X'{text}'"),
        TokenKind::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        TokenKind::Number(text) => text.clone(),
        TokenKind::Op(symbol) => (*symbol).to_owned(),
        TokenKind::Param(number) => format!("${number}"),
        TokenKind::Splice(kind, index) => {
            let mark = match kind {
                crate::lex::SpliceKind::Value => "",
                crate::lex::SpliceKind::Optional => "?",
                crate::lex::SpliceKind::Spread => "..",
            };
            format!("{{{mark}{}}}", rust(index.0))
        }
        TokenKind::RustType(index) => format!(": {}", rust(index.0)),
        TokenKind::RowType(index) => format!("<{}>", rust(index.0)),
        TokenKind::RustPattern(index) => rust(index.0).to_owned(),
        TokenKind::LeftBrace => "{".to_owned(),
        TokenKind::RightBrace => "}".to_owned(),
        TokenKind::Bang => "!".to_owned(),
        TokenKind::Question => "?".to_owned(),
        TokenKind::LeftParen => "(".to_owned(),
        TokenKind::RightParen => ")".to_owned(),
        TokenKind::LeftBracket => "[".to_owned(),
        TokenKind::RightBracket => "]".to_owned(),
        TokenKind::Comma => ",".to_owned(),
        TokenKind::Semicolon => ";".to_owned(),
        TokenKind::Dot => ".".to_owned(),
        TokenKind::DotDot => "..".to_owned(),
        TokenKind::Colon => ":".to_owned(),
        TokenKind::DoubleColon => "::".to_owned(),
        TokenKind::ColonEquals => ":=".to_owned(),
        TokenKind::FatArrow => "=>".to_owned(),
        TokenKind::Invalid | TokenKind::End => String::new(),
    }
}
