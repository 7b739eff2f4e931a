//! Rust tokens to the compiler's tokens, the twin of `lex::sql`: the text is rendered, and a table leads from places
//! in it back to the compiler's spans.

mod arms;
mod literal;
mod operator;
mod rust_type;

use std::collections::HashMap;

pub use literal::{is_string, string_value};

use crate::expand::rows::Spread;
use proc_macro2::{Delimiter, Group, Punct, Spacing, Span as RustSpan, TokenStream, TokenTree};
use sqlweave_core::{
    diagnostic::{Diagnostic, Diagnostics},
    lex::{
        Door, Lexed, RustFragment, RustIndex, SpliceKind, Token, TokenKind, Word, keyword::Keyword,
    },
    source::{Source, Span},
};

/// A query as a front door read it.
pub struct Woven {
    pub source: Source,
    pub lexed: Lexed,
    pub places: Places,
    /// The Rust of the query, by [`RustIndex`].
    pub rust: Vec<RustPiece>,
}

/// Rust inside SQL: its tokens, and the span of what encloses them.
#[derive(Clone)]
pub struct RustPiece {
    pub tokens: TokenStream,
    pub span: RustSpan,
}

/// The way from a place in the text to a place in the program.
pub enum Places {
    /// Of each token, in order.
    Tokens(Vec<(Span, RustSpan)>),
    /// A string literal, or a file that the literal names: stable Rust cannot point into it.
    Literal(RustSpan),
}

impl Woven {
    pub fn piece(&self, index: RustIndex) -> Option<&RustPiece> {
        self.rust.get(index.0 as usize)
    }

    /// What is written for rows: `{..rows}`.
    pub fn rows(&self) -> impl Iterator<Item = &RustPiece> {
        self.spreads().into_iter().filter_map(|index| self.rust.get(index))
    }

    /// Which pieces are rows.
    pub fn spreads(&self) -> Vec<usize> {
        let index = |token: &Token| match token.kind {
            TokenKind::Splice(SpliceKind::Spread, index) => Some(index.0 as usize),
            _ => None,
        };
        self.lexed.tokens.iter().filter_map(index).collect()
    }

    /// The first and the last compiler span of a place in the text.
    pub fn locate(&self, span: Span) -> (RustSpan, RustSpan) {
        match &self.places {
            Places::Literal(literal) => (*literal, *literal),
            Places::Tokens(tokens) => {
                let first = tokens.partition_point(|(at, _)| at.end <= span.start);
                let first = first.min(tokens.len().saturating_sub(1));
                let behind = tokens.partition_point(|(at, _)| at.start < span.end);
                let last = behind.saturating_sub(1).max(first);
                match (tokens.get(first), tokens.get(last)) {
                    (Some((_, first)), Some((_, last))) => (*first, *last),
                    _ => (RustSpan::call_site(), RustSpan::call_site()),
                }
            }
        }
    }
}

/// Reads the tokens of a query for a version of the server.
pub fn lex_tokens(tokens: TokenStream, version: u8, diagnostics: &mut Diagnostics) -> Woven {
    let mut lexer = Lexer { version, ..Lexer::default() };
    lexer.lex_stream(tokens, diagnostics);
    lexer.finish()
}

/// Reads a query in a string literal.
pub fn lex_text(
    source: Source,
    literal: RustSpan,
    version: u8,
    diagnostics: &mut Diagnostics,
) -> Woven {
    use sqlweave_core::lex::sql::{Dialect, lex_sql};
    let lexed = lex_sql(&source.text, Dialect { splices: true, version }, diagnostics);
    let kinds: HashMap<RustIndex, PieceKind> = lexed.tokens.iter().filter_map(piece_kind).collect();
    let pieces = lexed.rust.iter().enumerate();
    let rust = pieces
        .map(|(index, piece)| {
            let kind = kinds.get(&RustIndex(index as u32)).copied();
            parse_piece(piece, kind.unwrap_or(PieceKind::Expression), literal, diagnostics)
        })
        .collect();
    Woven { source, lexed, places: Places::Literal(literal), rust }
}

/// What a piece of Rust in a string has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PieceKind {
    Expression,
    Rows,
    Type,
    /// Of an arm, perhaps with a guard.
    Pattern,
}

fn piece_kind(token: &Token) -> Option<(RustIndex, PieceKind)> {
    match token.kind {
        TokenKind::RustType(index) | TokenKind::RowType(index) => Some((index, PieceKind::Type)),
        TokenKind::RustPattern(index) => Some((index, PieceKind::Pattern)),
        TokenKind::Splice(SpliceKind::Spread, index) => Some((index, PieceKind::Rows)),
        _ => None,
    }
}

/// The tokens of Rust that stands in a string literal, with the literal's span.
fn parse_piece(
    piece: &RustFragment,
    kind: PieceKind,
    literal: RustSpan,
    diagnostics: &mut Diagnostics,
) -> RustPiece {
    let mut refuse = |error: String| {
        let what = match kind {
            PieceKind::Expression | PieceKind::Rows => "expression",
            PieceKind::Type => "type",
            PieceKind::Pattern => "pattern",
        };
        let message = format!("`{}` is not a Rust {what}: {error}", piece.text);
        diagnostics.push(Diagnostic::syntax(piece.span, message));
    };
    let parsed = match kind {
        PieceKind::Type => syn::parse_str::<syn::Type>(&piece.text).map(drop),
        PieceKind::Expression => syn::parse_str::<syn::Expr>(&piece.text).map(drop),
        PieceKind::Rows => syn::parse_str::<TokenStream>(&piece.text)
            .and_then(|tokens| syn::parse2::<syn::Expr>(Spread::parse(tokens).rows))
            .map(drop),
        // An arm whose value is left out.
        PieceKind::Pattern => {
            syn::parse_str::<syn::Arm>(&format!("{} => ()", piece.text)).map(drop)
        }
    };
    let mut tokens = TokenStream::new();
    match (parsed, piece.text.parse()) {
        (Ok(()), Ok(read)) => tokens = read,
        (Err(error), _) => refuse(error.to_string()),
        (_, Err(error)) => refuse(error.to_string()),
    }
    RustPiece { tokens: respan(tokens, literal), span: literal }
}

fn respan(tokens: TokenStream, span: RustSpan) -> TokenStream {
    let respan_tree = |tree| match tree {
        TokenTree::Group(group) => {
            let mut new = Group::new(group.delimiter(), respan(group.stream(), span));
            new.set_span(span);
            TokenTree::Group(new)
        }
        mut leaf @ (TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_)) => {
            leaf.set_span(span);
            leaf
        }
    };
    tokens.into_iter().map(respan_tree).collect()
}

#[derive(Default)]
struct Lexer {
    version: u8,
    text: String,
    tokens: Vec<Token>,
    fragments: Vec<RustFragment>,
    rust: Vec<RustPiece>,
    places: Vec<(Span, RustSpan)>,
    /// How many arms of matches are around what is read.
    arms: usize,
}

type Trees = std::iter::Peekable<proc_macro2::token_stream::IntoIter>;

/// The token that ends a group.
type Closing = Option<(TokenKind, &'static str, RustSpan)>;

impl Lexer {
    fn finish(mut self) -> Woven {
        let end = Span::new(self.text.len() as u32, self.text.len() as u32);
        self.tokens.push(Token { kind: TokenKind::End, span: end });
        Woven {
            source: Source::new("query!", self.text.clone()),
            lexed: Lexed {
                text: self.text,
                tokens: self.tokens,
                rust: self.fragments,
                door: Door::Macro,
            },
            places: Places::Tokens(self.places),
            rust: self.rust,
        }
    }

    /// Groups in groups are kept on a stack of our own, which no depth exhausts.
    fn lex_stream(&mut self, tokens: TokenStream, diagnostics: &mut Diagnostics) {
        let mut open: Vec<(Trees, Closing)> = Vec::new();
        let mut trees = tokens.into_iter().peekable();
        loop {
            match trees.next() {
                Some(TokenTree::Ident(ident)) => self.lex_ident(&ident),
                Some(TokenTree::Literal(literal)) => {
                    self.lex_literal(&literal, &mut trees, diagnostics);
                }
                Some(TokenTree::Punct(punct)) => self.lex_punct(punct, &mut trees, diagnostics),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    match self.behind_match() {
                        true => self.lex_arms(&group, diagnostics),
                        false => self.lex_splice(&group, diagnostics),
                    }
                }
                Some(TokenTree::Group(group)) => {
                    let closing = self.open_group(&group);
                    let inner = group.stream().into_iter().peekable();
                    open.push((std::mem::replace(&mut trees, inner), closing));
                }
                None => {
                    let Some((outer, closing)) = open.pop() else { return };
                    if let Some((kind, written, place)) = closing {
                        self.push(kind, written, place);
                    }
                    trees = outer;
                }
            }
        }
    }

    /// Begins a group, and says what ends it. A fragment of `macro_rules!` is what it stands for.
    fn open_group(&mut self, group: &Group) -> Closing {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ((TokenKind::LeftParen, "("), (TokenKind::RightParen, ")")),
            Delimiter::Bracket => ((TokenKind::LeftBracket, "["), (TokenKind::RightBracket, "]")),
            Delimiter::Brace | Delimiter::None => return None,
        };
        self.push(open.0, open.1, group.span_open());
        Some((close.0, close.1, group.span_close()))
    }

    fn lex_ident(&mut self, ident: &proc_macro2::Ident) {
        let written = ident.to_string();
        let kind = match written.strip_prefix("r#") {
            Some(name) => TokenKind::QuotedIdent(name.to_owned()),
            None => TokenKind::Word(Word::exact(&written, self.version)),
        };
        self.push(kind, written.trim_start_matches("r#"), ident.span());
    }

    fn lex_splice(&mut self, group: &Group, diagnostics: &mut Diagnostics) {
        let mut trees = group.stream().into_iter().peekable();
        let is = |tree: Option<&TokenTree>, wanted: char| matches!(tree, Some(TokenTree::Punct(p)) if p.as_char() == wanted);
        let mut kind = SpliceKind::Value;
        if is(trees.peek(), '?') {
            trees.next();
            kind = SpliceKind::Optional;
        } else if is(trees.peek(), '.') {
            let mut ahead = trees.clone();
            ahead.next();
            if is(ahead.next().as_ref(), '.') {
                trees = ahead;
                kind = SpliceKind::Spread;
            }
        }
        let tokens: TokenStream = trees.collect();
        if tokens.is_empty() {
            let span = self.push(TokenKind::Invalid, "{}", group.span());
            diagnostics.push(
                Diagnostic::syntax(span, "empty splice")
                    .help("a splice is one Rust expression in braces: `{expr}`"),
            );
            return;
        }
        let written = tokens.to_string();
        let index = RustIndex(self.rust.len() as u32);
        let span =
            self.push(TokenKind::Splice(kind, index), &format!("{{{written}}}"), group.span());
        self.add_rust(written, span, RustPiece { tokens, span: group.span() });
    }

    fn add_rust(&mut self, text: String, span: Span, piece: RustPiece) {
        self.fragments.push(RustFragment { text, span });
        self.rust.push(piece);
    }

    fn lex_punct(&mut self, punct: Punct, trees: &mut Trees, diagnostics: &mut Diagnostics) {
        let span = punct.span();
        let joint = punct.spacing() == Spacing::Joint;
        let (kind, written) = match punct.as_char() {
            ',' => (TokenKind::Comma, ","),
            ';' => (TokenKind::Semicolon, ";"),
            ':' if joint && next_is(trees, ':') => {
                trees.next();
                (TokenKind::DoubleColon, "::")
            }
            ':' if joint && next_is(trees, '=') => {
                trees.next();
                (TokenKind::ColonEquals, ":=")
            }
            ':' if self.behind_output_name() => {
                return self.lex_rust_type(span, trees, diagnostics);
            }
            ':' => (TokenKind::Colon, ":"),
            '!' if self.behind_output_name() => (TokenKind::Bang, "!"),
            '?' if self.behind_output_name() => (TokenKind::Question, "?"),
            '.' => return self.lex_dot(span, trees),
            '<' if self.begins_row_type(trees) => {
                return self.lex_row_type(span, trees, diagnostics);
            }
            '$' => return self.lex_dollar(span, trees, diagnostics),
            '\'' => return self.lex_quote(span, trees, diagnostics),
            '#' if is_doc_comment(trees) => {
                trees.next();
                return;
            }
            '@' => match trees.peek() {
                Some(TokenTree::Literal(literal)) if is_string(literal) => {
                    let literal = literal.clone();
                    trees.next();
                    return self.lex_quoted_name(&literal, diagnostics);
                }
                _ => return self.lex_operator(punct, trees, diagnostics),
            },
            _ => return self.lex_operator(punct, trees, diagnostics),
        };
        self.push(kind, written, span);
    }

    /// `.`, `..`, and the number `.5`, which Rust reads as two tokens.
    fn lex_dot(&mut self, span: RustSpan, trees: &mut Trees) {
        if next_is(trees, '.') {
            trees.next();
            self.push(TokenKind::DotDot, "..", span);
            return;
        }
        if let Some(TokenTree::Literal(literal)) = trees.peek() {
            let digits = literal.to_string();
            let begins_number = digits.starts_with(|c: char| c.is_ascii_digit());
            if begins_number && !self.ends_in_name() {
                let number = format!(".{}", digits.replace('_', ""));
                trees.next();
                self.push(TokenKind::Number(number.clone()), &number, span);
                return;
            }
        }
        self.push(TokenKind::Dot, ".", span);
    }

    /// `$1`; dollar quoting is for the text door.
    fn lex_dollar(&mut self, span: RustSpan, trees: &mut Trees, diagnostics: &mut Diagnostics) {
        if let Some(TokenTree::Literal(literal)) = trees.peek()
            && let Ok(number) = literal.to_string().parse::<u32>()
        {
            trees.next();
            self.push(TokenKind::Param(number), &format!("${number}"), span);
            return;
        }
        while next_is(trees, '$') {
            trees.next();
        }
        let at = self.push(TokenKind::Invalid, "$", span);
        diagnostics.push(
            Diagnostic::syntax(at, "syntax error at or near \"$\"")
                .help("strings are in double quotes here: `\"paid\"`, or `r#\"…\"#`"),
        );
    }

    /// `'ab x` reaches a macro as a lifetime.
    fn lex_quote(&mut self, span: RustSpan, trees: &mut Trees, diagnostics: &mut Diagnostics) {
        let mut written = "'".to_owned();
        let mut end = span;
        if let Some(TokenTree::Ident(ident)) = trees.peek() {
            written.push_str(&ident.to_string());
            end = ident.span();
            trees.next();
        }
        let at = self.push(TokenKind::Invalid, &written, end);
        diagnostics.push(
            Diagnostic::syntax(at, format!("syntax error at or near \"{written}\""))
                .help("strings are in double quotes here: `\"paid\"`"),
        );
    }

    /// Whether what was read ends in `as name`.
    fn behind_output_name(&self) -> bool {
        let [.., before, name] = self.tokens.as_slice() else { return false };
        matches!(&before.kind, TokenKind::Word(word) if word.keyword == Some(Keyword::As))
            && matches!(name.kind, TokenKind::Word(_) | TokenKind::QuotedIdent(_))
    }

    fn ends_in_name(&self) -> bool {
        matches!(
            self.tokens.last().map(|token| &token.kind),
            Some(TokenKind::Word(_) | TokenKind::QuotedIdent(_) | TokenKind::RightBracket)
        )
    }

    /// Adds a token and renders it.
    fn push(&mut self, kind: TokenKind, written: &str, place: RustSpan) -> Span {
        let tight_before = matches!(
            kind,
            TokenKind::Comma
                | TokenKind::Dot
                | TokenKind::RightParen
                | TokenKind::RightBracket
                | TokenKind::DoubleColon
                | TokenKind::Semicolon
                | TokenKind::LeftBracket
                | TokenKind::Bang
                | TokenKind::Question
                | TokenKind::RustType(_)
        );
        let tight_behind = matches!(
            self.tokens.last().map(|token| &token.kind),
            None | Some(
                TokenKind::Dot
                    | TokenKind::LeftParen
                    | TokenKind::LeftBracket
                    | TokenKind::DoubleColon
            )
        );
        if !tight_before && !tight_behind {
            self.text.push(' ');
        }
        let start = self.text.len() as u32;
        self.text.push_str(written);
        let span = Span::new(start, self.text.len() as u32);
        self.tokens.push(Token { kind, span });
        self.places.push((span, place));
        span
    }
}

fn next_is(trees: &mut Trees, wanted: char) -> bool {
    matches!(trees.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// Comments that begin with `///` reach a macro as `#[doc = "…"]`.
fn is_doc_comment(trees: &mut Trees) -> bool {
    let mut ahead = trees.clone();
    let mut next = ahead.next();
    if matches!(&next, Some(TokenTree::Punct(punct)) if punct.as_char() == '!') {
        next = ahead.next();
    }
    let Some(TokenTree::Group(group)) = next else { return false };
    let mut inner = group.stream().into_iter();
    let is_doc = group.delimiter() == Delimiter::Bracket
        && matches!(inner.next(), Some(TokenTree::Ident(ident)) if ident == "doc")
        && matches!(inner.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '=');
    if is_doc && matches!(trees.peek(), Some(TokenTree::Punct(_))) {
        trees.next();
    }
    is_doc
}

#[cfg(test)]
mod tests;
