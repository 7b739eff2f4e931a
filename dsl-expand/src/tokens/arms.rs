//! The arms of `match {expr} { Pattern => …, … }`: where a pattern ends and SQL begins.

use proc_macro2::{Group, Punct, Spacing, TokenStream, TokenTree};
use sqlweave_core::{
    diagnostic::{Diagnostic, Diagnostics},
    lex::{RustIndex, SpliceKind, TokenKind},
};

use super::{Lexer, RustPiece};

/// How deep arms may nest; each level is a level of recursion.
const DEEPEST: usize = 32;

/// An arm: a Rust pattern, perhaps with a guard, and the tokens of SQL behind it.
struct Arm {
    pattern: TokenStream,
    arrow: Punct,
    /// The comma before the next arm belongs to it.
    body: TokenStream,
}

impl Lexer {
    /// Whether what was read ends in `match {expr}`.
    pub(super) fn behind_match(&self) -> bool {
        let [.., word, splice] = self.tokens.as_slice() else { return false };
        matches!(&word.kind, TokenKind::Word(word) if word.text.eq_ignore_ascii_case("match"))
            && matches!(splice.kind, TokenKind::Splice(SpliceKind::Value, _))
    }

    pub(super) fn lex_arms(&mut self, group: &Group, diagnostics: &mut Diagnostics) {
        let arms = arms(group.stream());
        if arms.is_empty() || self.arms >= DEEPEST {
            let span = self.push(TokenKind::Invalid, "{}", group.span());
            let message = match arms.is_empty() {
                true => "a match without arms",
                false => "matches are nested too deeply",
            };
            let help = "an arm is a Rust pattern and SQL: `match {expr} { Pattern => …, … }`";
            diagnostics.push(Diagnostic::syntax(span, message).help(help));
            return;
        }
        self.push(TokenKind::LeftBrace, "{", group.span_open());
        self.arms += 1;
        for Arm { pattern, arrow, body } in arms {
            let place = pattern.clone().into_iter().next().map_or(arrow.span(), |t| t.span());
            let written = pattern.to_string();
            let index = RustIndex(self.rust.len() as u32);
            let span = self.push(TokenKind::RustPattern(index), &written, place);
            self.add_rust(written, span, RustPiece { tokens: pattern, span: place });
            self.push(TokenKind::FatArrow, "=>", arrow.span());
            self.lex_stream(body, diagnostics);
        }
        self.arms -= 1;
        self.push(TokenKind::RightBrace, "}", group.span_close());
    }
}

/// Splits arms: a pattern is what stands between the last comma before `=>`, or the beginning, and `=>`.
fn arms(stream: TokenStream) -> Vec<Arm> {
    let mut arms: Vec<Arm> = Vec::new();
    // What was read since the last arrow, and how much of it up to the last comma.
    let mut since: Vec<TokenTree> = Vec::new();
    let mut behind_comma = 0;
    let mut trees = stream.into_iter().peekable();
    let mut joint = false;
    while let Some(tree) = trees.next() {
        let before = joint;
        joint = matches!(&tree, TokenTree::Punct(p) if p.spacing() == Spacing::Joint);
        match tree {
            TokenTree::Punct(equals)
                if equals.as_char() == '='
                    && !before
                    && joint
                    && matches!(trees.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '>' && p.spacing() == Spacing::Alone) =>
            {
                trees.next();
                joint = false;
                let pattern = since.split_off(behind_comma).into_iter().collect();
                if let Some(last) = arms.last_mut() {
                    last.body = std::mem::take(&mut since).into_iter().collect();
                }
                since.clear();
                behind_comma = 0;
                arms.push(Arm { pattern, arrow: equals, body: TokenStream::new() });
            }
            tree => {
                let comma = matches!(&tree, TokenTree::Punct(p) if p.as_char() == ',');
                since.push(tree);
                if comma {
                    behind_comma = since.len();
                }
            }
        }
    }
    if let Some(last) = arms.last_mut() {
        last.body = since.into_iter().collect();
    }
    arms
}
