//! Rust types inside SQL: `as name: Type`, and `(<Struct> select …)`.

use proc_macro2::{Span as RustSpan, TokenStream, TokenTree};
use sqlweave_core::{
    diagnostic::{Diagnostic, Diagnostics},
    lex::{RustIndex, TokenKind},
    source::Span,
};

use super::{Lexer, RustPiece, Trees, next_is};

/// Words that can follow an output column and begin no type.
const ENDS: [&str; 14] = [
    "from",
    "into",
    "where",
    "group",
    "having",
    "window",
    "union",
    "intersect",
    "except",
    "order",
    "limit",
    "offset",
    "fetch",
    "returning",
];

impl Lexer {
    pub(super) fn lex_rust_type(
        &mut self,
        colon: RustSpan,
        trees: &mut Trees,
        diagnostics: &mut Diagnostics,
    ) {
        let tokens = take_type(trees);
        let written = tokens.to_string();
        let place = tokens.clone().into_iter().next().map_or(colon, |first| first.span());
        if let Err(error) = syn::parse2::<syn::Type>(tokens.clone()) {
            let at = self.push(TokenKind::Invalid, &format!(": {written}"), place);
            let message = match tokens.is_empty() {
                true => "a Rust type is missing behind \":\"".to_owned(),
                false => format!("`{written}` is not a Rust type: {error}"),
            };
            diagnostics.push(Diagnostic::syntax(at, message));
            return;
        }
        let index = RustIndex(self.rust.len() as u32);
        let span = self.push(TokenKind::RustType(index), &format!(": {written}"), place);
        self.places.pop();
        self.spread_places(span, &tokens);
        self.add_rust(written, span, RustPiece { tokens, span: place });
    }

    /// Whether the struct of a nested query's rows stands here: `(<Order> select …)`.
    pub(super) fn begins_row_type(&self, trees: &mut Trees) -> bool {
        let behind_paren =
            matches!(self.tokens.last().map(|t| &t.kind), Some(TokenKind::LeftParen));
        behind_paren && (matches!(trees.peek(), Some(TokenTree::Ident(_))) || next_is(trees, ':'))
    }

    /// `<Order>`, whose first angle bracket is taken already.
    pub(super) fn lex_row_type(
        &mut self,
        open: RustSpan,
        trees: &mut Trees,
        diagnostics: &mut Diagnostics,
    ) {
        let tokens = take_angled(trees);
        let written = tokens.to_string();
        let place = tokens.clone().into_iter().next().map_or(open, |first| first.span());
        if let Err(error) = syn::parse2::<syn::Type>(tokens.clone()) {
            let at = self.push(TokenKind::Invalid, &format!("<{written}>"), place);
            let message = format!("`{written}` is not a Rust type: {error}");
            diagnostics.push(Diagnostic::syntax(at, message));
            return;
        }
        let index = RustIndex(self.rust.len() as u32);
        let span = self.push(TokenKind::RowType(index), &format!("<{written}>"), place);
        self.places.pop();
        self.spread_places(span, &tokens);
        self.add_rust(written, span, RustPiece { tokens, span: place });
    }

    /// Gives the whole type to be underlined, from its first token to its last.
    fn spread_places(&mut self, span: Span, tokens: &TokenStream) {
        let spans: Vec<RustSpan> = tokens.clone().into_iter().map(|tree| tree.span()).collect();
        let middle = (span.start + 1).min(span.end);
        if let (Some(first), Some(last)) = (spans.first(), spans.last()) {
            self.places.push((Span::new(span.start, middle), *first));
            self.places.push((Span::new(middle, span.end), *last));
        }
    }
}

/// The tokens up to a comma outside of angle brackets, a word that ends the column, or the end.
fn take_type(trees: &mut Trees) -> TokenStream {
    let mut taken = Vec::new();
    let mut depth = 0_usize;
    let mut arrow = false;
    while let Some(next) = trees.peek() {
        match next {
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' | ';' if depth == 0 => break,
                '<' => depth += 1,
                '>' if !arrow => depth = depth.saturating_sub(1),
                _ => {}
            },
            TokenTree::Ident(word) if depth == 0 => {
                let word = word.to_string();
                if ENDS.iter().any(|end| word.eq_ignore_ascii_case(end)) {
                    break;
                }
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Group(_) => {}
        }
        arrow = next_is(trees, '-');
        taken.extend(trees.next());
    }
    taken.into_iter().collect()
}

/// The tokens up to the angle bracket that closes the one before them, which is taken too.
fn take_angled(trees: &mut Trees) -> TokenStream {
    let mut taken = Vec::new();
    let mut depth = 0_usize;
    let mut arrow = false;
    for next in trees.by_ref() {
        if let TokenTree::Punct(punct) = &next {
            match punct.as_char() {
                '<' => depth += 1,
                '>' if !arrow && depth == 0 => break,
                '>' if !arrow => depth -= 1,
                _ => {}
            }
        }
        arrow = matches!(&next, TokenTree::Punct(punct) if punct.as_char() == '-');
        taken.push(next);
    }
    taken.into_iter().collect()
}
