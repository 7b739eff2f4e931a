//! Statements with parts that may be left out or are chosen: the template that `dsl-runtime`'s `variants` module reads,
//! and a `match` around the parameters of each choice.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use sqlweave_core::compiled::{
    Variants,
    variants::{Bind, Piece, SwitchIndex},
};

use crate::{
    expand::{call::commented, params::reference},
    tokens::Woven,
};

/// A statement's text as it is emitted: the texts of all parts, and where variants of it use them.
pub(super) struct Template {
    pub texts: String,
    pub pieces: Literal,
}

/// Writes a template with a comment in it; nothing where there are no pieces.
pub(super) fn template(variants: &Variants, pieces: &[Piece], comment: &str) -> Template {
    let mut writer = Writer::default();
    if pieces.is_empty() {
        return Template { texts: writer.texts, pieces: Literal::byte_string(&[]) };
    }
    writer.number(variants.switches.len());
    variants.switches.iter().for_each(|switch| writer.switches(&switch.needs));
    writer.number(variants.needs.len());
    variants.needs.iter().for_each(|needs| writer.switches(needs));
    // A list that begins the template is a statement, and in its place stands another where it is empty.
    let mut depth = 0;
    let mut begins = true;
    for piece in pieces {
        match piece {
            Piece::When(_) | Piece::List => depth += 1,
            Piece::End => depth -= 1,
            Piece::Empty => begins |= depth == 1 && pieces.first() == Some(&Piece::List),
            _ => {}
        }
        match piece {
            Piece::Text(text) if std::mem::take(&mut begins) => {
                writer.text(0, &commented(comment, text));
            }
            _ => writer.piece(piece),
        }
    }
    Template { texts: writer.texts, pieces: Literal::byte_string(&writer.bytes) }
}

#[derive(Default)]
struct Writer {
    texts: String,
    bytes: Vec<u8>,
}

impl Writer {
    /// Seven bits a byte, the lowest first.
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push(0x80 | (number & 0x7f) as u8);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// There are at most 128 switches.
    fn switches(&mut self, switches: &[SwitchIndex]) {
        self.number(switches.len());
        self.bytes.extend(switches.iter().map(|switch| switch.0 as u8));
    }

    fn text(&mut self, piece: u8, text: &str) {
        self.bytes.push(piece);
        self.number(text.len());
        self.texts.push_str(text);
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text(text) => self.text(0, text),
            Piece::Param(param) => {
                self.bytes.push(1);
                self.number(*param);
            }
            Piece::When(needs) => {
                self.bytes.push(2);
                self.switches(needs);
            }
            Piece::Otherwise => self.bytes.push(3),
            Piece::List => self.bytes.push(4),
            Piece::Item(needs) => {
                self.bytes.push(5);
                self.switches(needs);
            }
            Piece::Separator(text) => self.text(6, text),
            Piece::Tail => self.bytes.push(7),
            Piece::Empty => self.bytes.push(8),
            Piece::End => self.bytes.push(10),
        }
    }
}

/// A query with its parameters, each given by a method call of `params`.
pub(super) fn bound(
    query: TokenStream,
    binds: &[Bind],
    params: &[TokenStream],
    woven: &Woven,
) -> TokenStream {
    bound_before(query, binds, TokenStream::new(), params, woven)
}

/// The same with one more method call.
fn bound_before(
    query: TokenStream,
    binds: &[Bind],
    last: TokenStream,
    params: &[TokenStream],
    woven: &Woven,
) -> TokenStream {
    // The author's Rust does not see this name.
    let name = Ident::new("query", Span::mixed_site());
    let mut query = query;
    let mut choices = TokenStream::new();
    for bind in binds {
        match bind {
            Bind::Param(param) => query.extend(params.get(*param).cloned()),
            Bind::Choice { value, arms } => {
                let Some(value) = woven.piece(*value).map(reference) else { continue };
                let all: usize = arms.iter().map(|arm| count(&arm.binds)).sum();
                let mut before = 0;
                let arms = arms.iter().filter_map(|arm| {
                    let pattern = &woven.piece(arm.pattern)?.tokens;
                    let switch = Literal::usize_unsuffixed(arm.switch.0);
                    let skipped = Literal::usize_unsuffixed(before);
                    let chosen = quote!(#name.arm(#switch, #skipped));
                    before += count(&arm.binds);
                    let behind = all - before;
                    let mut rest = TokenStream::new();
                    if behind > 0 {
                        let behind = Literal::usize_unsuffixed(behind);
                        rest = quote!(.not_given(#behind));
                    }
                    let chosen = bound_before(chosen, &arm.binds, rest, params, woven);
                    Some(quote!(#pattern => #chosen,))
                });
                let arms: TokenStream = arms.collect();
                choices.extend(quote! {
                    let #name = #query;
                    let #name = match #value { #arms };
                });
                query = quote!(#name);
            }
        }
    }
    query.extend(last);
    if choices.is_empty() { query } else { quote!({ #choices #query }) }
}

fn count(binds: &[Bind]) -> usize {
    let each = |bind: &Bind| match bind {
        Bind::Param(_) => 1,
        Bind::Choice { arms, .. } => arms.iter().map(|arm| count(&arm.binds)).sum(),
    };
    binds.iter().map(each).sum()
}
