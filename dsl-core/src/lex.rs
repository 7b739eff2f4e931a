//! Tokens: what both front doors give to the parser.
//!
//! `lex::sql` makes them of SQL text (manual 4.1, `scan.l`); `dsl-expand` makes them of Rust tokens. The parser
//! cannot tell the two apart.

pub mod keyword;
mod names;
pub mod sql;

use crate::source::Span;
use keyword::{Keyword, lookup_keyword};
pub use names::intern;
pub(crate) use names::truncate;

/// A token and its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Token {
    pub kind: TokenKind,
    pub span: Span,
}

/// Index of a piece of Rust in [`Lexed::rust`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct RustIndex(pub u32);

/// How a splice stands in braces.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SpliceKind {
    /// `{expr}`: a value.
    Value,
    /// `{?expr}`: a part that is left out when the value is `None`.
    Optional,
    /// `{..expr}`: rows.
    Spread,
}

/// The kinds of token.
#[derive(Clone, PartialEq, Debug)]
pub enum TokenKind {
    /// An unquoted word: keyword or identifier.
    Word(Word),
    /// A quoted identifier: `"any name"` in text, `@"any name"` or `r#name` in Rust tokens.
    QuotedIdent(String),
    /// A string constant with its escapes resolved.
    String(String),
    /// `B'0101'` without the quotes.
    BitString(String),
    /// `X'1f'` without the quotes.
    HexString(String),
    /// `b"…"` of Rust tokens: a `bytea` constant.
    Bytes(Vec<u8>),
    /// An unsigned numeric constant, as written.
    Number(String),
    /// `$1`.
    Param(u32),
    /// Rust in braces.
    Splice(SpliceKind, RustIndex),
    /// The Rust type behind `as name:`; the colon is part of it.
    RustType(RustIndex),
    /// The Rust struct of a nested query's rows, `<T>` behind the parenthesis; the angle brackets are part of it.
    RowType(RustIndex),
    /// The Rust pattern of an arm of `match {expr} { … }`.
    RustPattern(RustIndex),
    /// `as name!`: the exclamation mark behind an output name.
    Bang,
    /// `as name?`: the question mark behind an output name.
    Question,
    /// An operator of one or more of `+ - * / < > = ~ ! @ # % ^ & | \` ?`, as the server's scanner delimits it.
    Op(&'static str),
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    /// Opens the arms of `match {expr} { … }`; all other braces hold Rust.
    LeftBrace,
    RightBrace,
    Comma,
    Semicolon,
    Dot,
    /// `..`
    DotDot,
    Colon,
    /// `::`
    DoubleColon,
    /// `:=`
    ColonEquals,
    /// `=>`
    FatArrow,
    /// What the lexer has reported already; the parser passes over it in silence.
    Invalid,
    /// The end.
    End,
}

/// An unquoted word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// As written in Rust tokens; folded in SQL text.
    pub text: &'static str,
    /// The keyword that it is.
    pub keyword: Option<Keyword>,
    /// Whether an exact match with the schema's spelling is tried before the folded one (Rust tokens), or the word
    /// is folded at once (SQL text).
    pub case: Case,
}

impl Word {
    /// A word of Rust tokens.
    pub fn exact(text: &str, version: u8) -> Word {
        let keyword = lookup_keyword(text, version);
        Word { text: intern(text), keyword, case: Case::ExactFirst }
    }
}

/// What becomes of an unquoted word's upper-case letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// SQL text: folded to lower case.
    Folds,
    /// Rust tokens: as written first, folded second.
    ExactFirst,
}

/// A piece of Rust inside SQL.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RustFragment {
    /// Its text, without braces.
    pub text: String,
    /// Its place, braces included.
    pub span: Span,
}

/// Whose language a text is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Door {
    /// The server's own.
    #[default]
    Server,
    /// The macro's: what sqlweave adds to it is read.
    Macro,
}

/// What a lexer gives.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lexed {
    /// What the spans are places in.
    pub text: String,
    /// The tokens; the last one is [`TokenKind::End`].
    pub tokens: Vec<Token>,
    /// The pieces of Rust, by [`RustIndex`].
    pub rust: Vec<RustFragment>,
    pub door: Door,
}

impl Lexed {
    /// The first token that ends behind an offset, unless that is inside of it.
    pub fn token_from(&self, offset: u32) -> Option<Span> {
        let next = self.tokens.partition_point(|token| token.span.end <= offset);
        self.tokens.get(next).map(|token| token.span).filter(|span| span.start >= offset)
    }
}
