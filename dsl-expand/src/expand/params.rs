//! Parameters: a `.bind` for each, whose tokens all have the span of the braces, so that rustc's complaint about the
//! author's value is under the author's braces.

use std::collections::HashMap;

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sqlweave_core::{
    compiled::{
        ColumnOrigin, CompiledPage, CompiledParam, PageSize, RowsMember, SplicePart, SqlType,
        Variants, variants::SwitchKind,
    },
    lex::{RustIndex, SpliceKind, TokenKind},
};

use crate::{
    expand::{
        page, row_list, rows,
        rust_type::{FIRST_USER_OID, Types, inner_oid, private},
    },
    report::Message,
    tokens::{RustPiece, Woven},
};

/// `.bind::<T, N, _>(&(expr))` for every parameter, in order; `.bind_optional::<T, N, _>(switch, &(expr))` where it may be
/// left out.
pub(super) fn binds(
    params: &[CompiledParam],
    variants: Option<&Variants>,
    page: Option<&CompiledPage>,
    types: Types<'_>,
    woven: &Woven,
    messages: &mut Vec<Message>,
) -> Vec<TokenStream> {
    let switches = variants.into_iter().flat_map(|variants| variants.switches.iter().enumerate());
    let switches: HashMap<RustIndex, usize> = switches
        .filter_map(|(number, switch)| match switch.kind {
            SwitchKind::Optional(splice) => Some((splice, number)),
            SwitchKind::FromEnd(_) | SwitchKind::Arm(_) => None,
        })
        .collect();
    params
        .iter()
        .enumerate()
        .map(|(number, param)| {
            let switch = param.splice.and_then(|splice| switches.get(&splice)).copied();
            match &param.part {
                None => match page.filter(|page| page.size == PageSize::Param(number)) {
                    Some(_) => page::size(param, woven),
                    None => bind(param, switch, types, woven, messages),
                },
                Some(SplicePart::Rows(RowsMember::Column { index: 0, .. })) => {
                    row_list::bind(param, params, switch, types, woven, messages)
                }
                Some(SplicePart::PageKey(0)) => {
                    page::cursor(param, params, (switch, variants), page, woven)
                }
                // What gives the first part gives all.
                Some(_) => TokenStream::new(),
            }
        })
        .collect()
}

/// `.in_schema(number, &(schema))` for each schema that is chosen at run time.
pub(super) fn schemas(schemas: &[RustIndex], woven: &Woven) -> TokenStream {
    let pieces = schemas.iter().filter_map(|index| Some((index.0, woven.piece(*index)?)));
    pieces
        .map(|(number, piece)| {
            let (value, span) = (reference(piece), piece.span);
            let number = Literal::u32_unsuffixed(number);
            quote_spanned!(span => .in_schema(#number, #value))
        })
        .collect()
}

fn bind(
    param: &CompiledParam,
    switch: Option<usize>,
    types: Types<'_>,
    woven: &Woven,
    messages: &mut Vec<Message>,
) -> TokenStream {
    let mut refuse = |text: String| {
        let (start, end) = woven.locate(param.span);
        messages.push(Message { text, start, end });
        TokenStream::new()
    };
    let Some(piece) = param.splice.and_then(|index| woven.piece(index)) else {
        return refuse(
            "[42P02] a numbered parameter has no value here\nhelp: a parameter is Rust in braces: `{expr}`"
                .into(),
        );
    };
    let span = piece.span;
    let nullability = private(if param.nullable { "Nullable" } else { "NotNull" }, span);
    let value = reference(piece);
    if let Some((chosen, marker)) = chosen(&param.data_type, param.origin.as_ref(), types) {
        let marker = if param.listed { listed(&param.data_type, types, marker) } else { marker };
        let in_list = param.listed && !param.nullable;
        let nullability = if in_list { private("InList", span) } else { nullability };
        let (oid, name) = match inner_oid(&param.data_type) {
            Ok(oid) => (oid, param.data_type.describe()),
            Err(name) => (0, name),
        };
        let (chosen, marker) = (with_span(chosen, span), with_span(marker, span));
        let choose = private("chosen", span);
        let Some(switch) = switch.map(|switch| number(switch, span)) else {
            return quote_spanned! { span =>
                .bind_chosen(#oid, #name, #choose::<#marker, #chosen>().param::<#nullability, _>(#value))
            };
        };
        let optional = private("Optional", span);
        // The author's Rust does not see this name.
        let there = Ident::new("there", Span::mixed_site().located_at(span));
        return quote_spanned! { span =>
            .bind_optional_chosen(#switch #oid, #name, match #optional::get(#value) {
                ::core::option::Option::Some(#there) => ::core::option::Option::Some(
                    #choose::<#marker, #chosen>().param::<#nullability, _>(#there),
                ),
                ::core::option::Option::None => ::core::option::Option::None,
            })
        };
    }
    let Some(marker) = types.marker(&param.data_type) else {
        if param.data_type == SqlType::Error {
            return TokenStream::new();
        }
        let name = param.data_type.describe();
        return refuse(format!(
            "this parameter is of type {name}, for which there is no Rust type\n\
             help: give the value as text and cast it: `{{value}}::text::{name}`\n\
             help: for every {name}, in sqlweave.toml: [override] \"{name}\" = \"…\""
        ));
    };
    let marker = if param.listed { listed(&param.data_type, types, marker) } else { marker };
    let marker = with_span(marker, span);
    let kind = if is_inferred(&param.data_type) { "inferred" } else { "" };
    let method = method(kind, switch, span);
    let switch = switch.map(|switch| number(switch, span));
    quote_spanned! { span => .#method::<#marker, #nullability, _>(#switch #value) }
}

/// `bind`, `bind_optional`, `bind_inferred`, …
fn method(kind: &str, switch: Option<usize>, span: Span) -> Ident {
    let name = match (switch, kind) {
        (None, "") => "bind".to_owned(),
        (None, kind) => format!("bind_{kind}"),
        (Some(_), "") => "bind_optional".to_owned(),
        (Some(_), kind) => format!("bind_optional_{kind}"),
    };
    Ident::new(&name, span)
}

/// A switch as an argument.
fn number(switch: usize, span: Span) -> TokenStream {
    let mut number = Literal::usize_unsuffixed(switch);
    number.set_span(span);
    quote_spanned!(span => #number,)
}

/// The type that the configuration gives for the parameter's place, of an array for its elements, and the marker of
/// that for which it does.
pub(super) fn chosen(
    data_type: &SqlType,
    origin: Option<&ColumnOrigin>,
    types: Types<'_>,
) -> Option<(TokenStream, TokenStream)> {
    let SqlType::Array { element, .. } = data_type else {
        let chosen = types.overridden(data_type, origin)?;
        return Some((chosen, types.marker_or_none(data_type)));
    };
    // The place is that of an array, or a list is compared with it, whose elements have its type.
    let (of_array, of_elements) = match origin {
        Some(origin) if types.is_array(origin) => (Some(origin), None),
        origin => (None, origin),
    };
    let by_column = of_elements.and_then(|origin| types.overridden_column(origin));
    if by_column.is_none()
        && let Some(chosen) = types.overridden(data_type, of_array)
    {
        return Some((chosen, types.marker_or_none(data_type)));
    }
    let chosen = by_column.or_else(|| types.overridden(element, None))?;
    let marker = types.marker_or_none(element);
    let list = quote!(::sqlweave::__private::sql::array<#marker>);
    Some((quote!(::std::vec::Vec<#chosen>), list))
}

/// The marker of the list behind IN, in which no value is NULL.
fn listed(data_type: &SqlType, types: Types<'_>, marker: TokenStream) -> TokenStream {
    let SqlType::Array { element, .. } = data_type else { return marker };
    let element = types.marker_or_none(element);
    quote!(::sqlweave::__private::sql::array<#element, ::sqlweave::__private::Listed>)
}

/// The OID of a domain or of an extension's type is known to the server alone; it is inferred, and values are sent as
/// those of the base type, or of the built-in type that is sent alike.
pub(super) fn is_inferred(data_type: &SqlType) -> bool {
    match data_type {
        SqlType::Domain { .. } => true,
        SqlType::Array { element, .. } => is_inferred(element),
        SqlType::Base { oid, .. }
        | SqlType::Range { oid, .. }
        | SqlType::Multirange { oid, .. } => oid.0 >= FIRST_USER_OID,
        SqlType::Enum { .. } | SqlType::Composite { .. } | SqlType::Error => false,
    }
}

/// The author's expression by reference: `&(expr)`.
pub(super) fn reference(piece: &RustPiece) -> TokenStream {
    let mut parenthesized = Group::new(Delimiter::Parenthesis, piece.tokens.clone());
    parenthesized.set_span(piece.span);
    let span = piece.span;
    quote_spanned!(span => &#parenthesized)
}

/// The splices of a query that failed, so that their own mistakes are seen and completion works in them. Those in the arms
/// of a `match` stand in one here too.
pub(super) fn kept(woven: &Woven) -> TokenStream {
    // Of each `match` that is open: what stands around it, its value, its arms, and the pattern of the last.
    let mut open: Vec<(TokenStream, TokenStream, TokenStream, TokenStream)> = Vec::new();
    let mut kept = TokenStream::new();
    let mut tokens = woven.lexed.tokens.iter().peekable();
    while let Some(token) = tokens.next() {
        match token.kind {
            TokenKind::Splice(SpliceKind::Spread, index) => {
                kept.extend(woven.piece(index).map(rows::kept));
            }
            TokenKind::Splice(_, index) => {
                let Some(value) = woven.piece(index).map(reference) else { continue };
                match tokens.next_if(|next| next.kind == TokenKind::LeftBrace) {
                    Some(_) => {
                        let around = std::mem::take(&mut kept);
                        open.push((around, value, TokenStream::new(), TokenStream::new()));
                    }
                    None => kept.extend(quote! { let _ = #value; }),
                }
            }
            TokenKind::RustPattern(index) => {
                let Some((_, _, arms, pattern)) = open.last_mut() else { continue };
                end_arm(&mut kept, arms, pattern);
                *pattern = woven.piece(index).map(|p| p.tokens.clone()).unwrap_or_default();
            }
            TokenKind::RightBrace => {
                let Some((around, value, mut arms, mut pattern)) = open.pop() else { continue };
                end_arm(&mut kept, &mut arms, &mut pattern);
                kept = quote! { #around match #value { #arms } };
            }
            _ => {}
        }
    }
    kept
}

/// Adds an arm, if one is under way, to those before it.
fn end_arm(kept: &mut TokenStream, arms: &mut TokenStream, pattern: &mut TokenStream) {
    let (kept, pattern) = (std::mem::take(kept), std::mem::take(pattern));
    if !pattern.is_empty() {
        arms.extend(quote! { #pattern => { #kept } });
    }
}

pub(super) fn with_span(tokens: TokenStream, span: Span) -> TokenStream {
    let respan = |mut tree: TokenTree| {
        if let TokenTree::Group(group) = &tree {
            tree = Group::new(group.delimiter(), with_span(group.stream(), span)).into();
        }
        tree.set_span(span);
        tree
    };
    tokens.into_iter().map(respan).collect()
}
