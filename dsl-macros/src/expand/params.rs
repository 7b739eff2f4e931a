//! Parameters: a `.bind` for each, whose tokens all have the span of the braces, so that rustc's complaint about the
//! author's value is under the author's braces.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sqlweave_core::compiled::{ColumnOrigin, CompiledParam, SqlType};

use crate::{
    expand::{
        rows,
        rust_type::{FIRST_USER_OID, Types, inner_oid, private},
    },
    report::Message,
    tokens::{RustPiece, Woven},
};

/// `.bind::<T, N, _>(&(expr))` for every parameter, in order.
pub(crate) fn binds(
    params: &[CompiledParam],
    types: Types<'_>,
    woven: &Woven,
    messages: &mut Vec<Message>,
) -> TokenStream {
    params.iter().map(|param| bind(param, types, woven, messages)).collect()
}

fn bind(
    param: &CompiledParam,
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
        let (oid, name) = match inner_oid(&param.data_type) {
            Ok(oid) => (oid, param.data_type.describe()),
            Err(name) => (0, name),
        };
        let (chosen, marker) = (with_span(chosen, span), with_span(marker, span));
        let choose = private("chosen", span);
        return quote_spanned! { span =>
            .bind_chosen(#oid, #name, #choose::<#marker, #chosen>().param::<#nullability, _>(#value))
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
    let marker = with_span(marker, span);
    let method = match is_inferred(&param.data_type) {
        true => quote_spanned!(span => bind_inferred),
        false => quote_spanned!(span => bind),
    };
    quote_spanned! { span => .#method::<#marker, #nullability, _>(#value) }
}

/// The type that the configuration gives for the parameter's place, of an array for its elements, and the marker of
/// that for which it does.
pub(crate) fn chosen(
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

/// The OID of a domain or of an extension's type is known to the server alone; it is inferred, and values are sent as
/// those of the base type, or of the built-in type that is sent alike.
fn is_inferred(data_type: &SqlType) -> bool {
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
fn reference(piece: &RustPiece) -> TokenStream {
    let mut parenthesized = Group::new(Delimiter::Parenthesis, piece.tokens.clone());
    parenthesized.set_span(piece.span);
    let span = piece.span;
    quote_spanned!(span => &#parenthesized)
}

/// The splices of a query that failed, so that their own mistakes are seen and completion works in them. Types are no
/// values, and are left out.
pub(crate) fn kept(woven: &Woven, indexes: impl Iterator<Item = usize>) -> TokenStream {
    let spreads = woven.spreads();
    let values = indexes.filter(|index| !woven.is_type(*index));
    let pieces = values.filter_map(|index| Some((index, woven.rust.get(index)?)));
    pieces
        .map(|(index, piece)| {
            if spreads.contains(&index) {
                return rows::kept(piece);
            }
            let value = reference(piece);
            quote! { let _ = #value; }
        })
        .collect()
}

pub(crate) fn with_span(tokens: TokenStream, span: Span) -> TokenStream {
    let respan = |mut tree: TokenTree| {
        if let TokenTree::Group(group) = &tree {
            tree = Group::new(group.delimiter(), with_span(group.stream(), span)).into();
        }
        tree.set_span(span);
        tree
    };
    tokens.into_iter().map(respan).collect()
}
