//! Attributes in front of a query, and the levels of lints that some of them set.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use sqlweave_core::lint::{self, Level, Levels};

use super::cursor::is_punct;
use crate::report::Message;

/// `#[name …]`
pub(crate) struct Attribute {
    pub(super) name: String,
    /// What is behind the name.
    pub(super) arguments: TokenStream,
    pub(super) tokens: TokenStream,
}

/// A level that an attribute sets for a lint of sqlweave's.
pub struct LintLevel {
    pub name: Ident,
    pub level: Level,
    /// `#[expect(…)]`: there is a word on it where the lint finds nothing.
    pub expected: bool,
}

/// The levels of a configuration with those of attributes.
pub fn levels(configured: &Levels, set: &[LintLevel]) -> Levels {
    let mut levels = configured.clone();
    for one in set {
        // What is no lint was refused where it was read.
        let _ = levels.set(&one.name.to_string(), one.level);
    }
    levels
}

/// Whose lints the names are that are none of sqlweave's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// The attribute stands on a function: they are rustc's, and go on to it.
    Rustc,
    /// It stands in front of a value: there is nothing else that it could be about.
    Nobody,
}

impl Attribute {
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.tokens
    }

    /// The level that the attribute sets, where it sets one.
    pub(super) fn level(&self) -> Option<Level> {
        match self.name.as_str() {
            "allow" | "expect" => Some(Level::Allow),
            "warn" => Some(Level::Warn),
            "deny" | "forbid" => Some(Level::Deny),
            _ => None,
        }
    }

    /// Takes out the lints that are sqlweave's, and gives what is left for rustc.
    pub(super) fn take_lints(
        &self,
        others: Others,
        found: &mut Vec<LintLevel>,
    ) -> Result<TokenStream, Message> {
        let Some(level) = self.level() else { return Ok(self.tokens.clone()) };
        let Some(TokenTree::Group(list)) = self.arguments.clone().into_iter().next() else {
            return Ok(self.tokens.clone());
        };
        let mut left: Vec<TokenStream> = Vec::new();
        let mut is_left = false;
        for entry in entries(list.stream()) {
            let Some(name) = only_word(&entry) else {
                // `clippy::…` and `reason = "…"`.
                is_left |= others == Others::Rustc && !is_reason(&entry);
                left.push(entry);
                continue;
            };
            let written = name.to_string();
            if lint::lookup_lint(&written).is_some() {
                found.push(LintLevel { name, level, expected: self.name == "expect" });
            } else if others == Others::Nobody || lint::nearest_lint(&written).is_some() {
                return Err(Message::new(name.span(), lint::unknown_lint(&written)));
            } else {
                is_left = true;
                left.push(entry);
            }
        }
        Ok(if is_left { self.with_list(&list, left) } else { TokenStream::new() })
    }

    /// The attribute with another list.
    fn with_list(&self, list: &Group, entries: Vec<TokenStream>) -> TokenStream {
        let mut trees = self.tokens.clone().into_iter();
        let (Some(hash), Some(TokenTree::Group(brackets))) = (trees.next(), trees.next()) else {
            return self.tokens.clone();
        };
        let stream = quote::quote!(#(#entries),*);
        let mut own = Group::new(list.delimiter(), stream);
        own.set_span(list.span());
        let inner = brackets.stream().into_iter().take(1).chain([TokenTree::Group(own)]);
        let mut outer = Group::new(brackets.delimiter(), inner.collect());
        outer.set_span(brackets.span());
        [hash, TokenTree::Group(outer)].into_iter().collect()
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.tokens.clone());
    }
}

/// What commas separate.
fn entries(list: TokenStream) -> Vec<TokenStream> {
    let mut entries = vec![TokenStream::new()];
    for tree in list {
        if is_punct(&tree, ',') {
            entries.push(TokenStream::new());
        } else if let Some(entry) = entries.last_mut() {
            entry.extend([tree]);
        }
    }
    entries.retain(|entry| !entry.is_empty());
    entries
}

fn only_word(entry: &TokenStream) -> Option<Ident> {
    let mut trees = entry.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Ident(name)), None) => Some(name),
        _ => None,
    }
}

fn is_reason(entry: &TokenStream) -> bool {
    matches!(entry.clone().into_iter().next(), Some(TokenTree::Ident(word)) if word == "reason")
}
