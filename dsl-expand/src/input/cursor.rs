//! A place among Rust tokens.

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};

use super::attribute::Attribute;

pub(crate) struct Cursor {
    trees: std::iter::Peekable<proc_macro2::token_stream::IntoIter>,
}

impl Cursor {
    pub(crate) fn new(tokens: TokenStream) -> Cursor {
        Cursor { trees: tokens.into_iter().peekable() }
    }

    pub(crate) fn peek(&mut self) -> Option<&TokenTree> {
        self.trees.peek()
    }

    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        self.trees.next()
    }

    pub(crate) fn rest(self) -> TokenStream {
        self.trees.collect()
    }

    /// Takes the punctuation mark, and gives its span.
    pub(crate) fn eat(&mut self, wanted: char) -> Option<Span> {
        let next = self.trees.next_if(|tree| is_punct(tree, wanted))?;
        Some(next.span())
    }

    pub(crate) fn ident(&mut self) -> Option<Ident> {
        match self.trees.next_if(|tree| matches!(tree, TokenTree::Ident(_)))? {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        }
    }

    pub(crate) fn group(&mut self, delimiter: Delimiter) -> Option<Group> {
        let is =
            |tree: &TokenTree| matches!(tree, TokenTree::Group(g) if g.delimiter() == delimiter);
        match self.trees.next_if(is)? {
            TokenTree::Group(group) => Some(group),
            _ => None,
        }
    }

    /// `#[…]`, as many as there are.
    pub(crate) fn attributes(&mut self) -> Vec<Attribute> {
        let mut attributes = Vec::new();
        loop {
            let mut ahead = self.trees.clone();
            let (Some(hash), Some(TokenTree::Group(group))) = (ahead.next(), ahead.next()) else {
                return attributes;
            };
            if !is_punct(&hash, '#') || group.delimiter() != Delimiter::Bracket {
                return attributes;
            }
            self.trees = ahead;
            let mut inner = group.stream().into_iter();
            let name = inner.next().map_or_else(String::new, |name| name.to_string());
            let tokens = [hash, TokenTree::Group(group)].into_iter().collect();
            attributes.push(Attribute { name, arguments: inner.collect(), tokens });
        }
    }

    /// `pub`, `pub`, or nothing.
    pub(crate) fn visibility(&mut self) -> TokenStream {
        let mut visibility = TokenStream::new();
        if is_word(self.peek(), "pub") {
            visibility.extend(self.next());
            visibility.extend(self.group(Delimiter::Parenthesis).map(TokenTree::Group));
        }
        visibility
    }

    /// `<…>`, or nothing.
    pub(crate) fn generics(&mut self) -> TokenStream {
        let mut generics = TokenStream::new();
        if self.peek().is_some_and(|tree| is_punct(tree, '<')) {
            generics.extend(self.next());
            generics.extend(self.until('>'));
            generics.extend(self.next());
        }
        generics
    }

    /// `-> Type`, or nothing.
    pub(crate) fn output(&mut self) -> TokenStream {
        match self.peek() {
            Some(tree) if is_punct(tree, '-') => {
                self.take_until(|tree| is_word(Some(tree), "where") || is_braces(tree))
            }
            _ => TokenStream::new(),
        }
    }

    /// `where …`, or nothing.
    pub(crate) fn where_clause(&mut self) -> TokenStream {
        match is_word(self.peek(), "where") {
            true => self.take_until(is_braces),
            false => TokenStream::new(),
        }
    }

    /// What stands before a punctuation mark that is not in angle brackets.
    pub(crate) fn until(&mut self, wanted: char) -> TokenStream {
        self.take_until(|tree| is_punct(tree, wanted))
    }

    fn take_until(&mut self, is_end: impl Fn(&TokenTree) -> bool) -> TokenStream {
        let mut taken = TokenStream::new();
        let (mut depth, mut arrow) = (0_usize, false);
        while let Some(next) = self.trees.peek() {
            if depth == 0 && !arrow && is_end(next) {
                break;
            }
            if is_punct(next, '<') {
                depth += 1;
            } else if is_punct(next, '>') && !arrow {
                depth = depth.saturating_sub(1);
            }
            arrow = matches!(next, TokenTree::Punct(p) if p.as_char() == '-' && p.spacing() == Spacing::Joint);
            taken.extend(self.trees.next());
        }
        taken
    }
}

fn is_braces(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

pub(super) fn is_punct(tree: &TokenTree, wanted: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

pub(crate) fn is_word(tree: Option<&TokenTree>, wanted: &str) -> bool {
    matches!(tree, Some(TokenTree::Ident(ident)) if ident == wanted)
}

/// Takes off the groups without delimiters that `macro_rules!` puts around its fragments.
pub(super) fn unwrap_invisible(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => {
            unwrap_invisible(group.stream())
        }
        _ => tokens,
    }
}
