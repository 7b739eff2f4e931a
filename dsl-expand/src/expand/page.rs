//! Keyset pages: the parameters of their cursors, and how a page is made of rows.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use sqlweave_core::{
    compiled::{
        CompiledPage, CompiledParam, CompiledQuery, PageSize, Variants, variants::SwitchKind,
    },
    lex::RustIndex,
};

use crate::{
    expand::{
        params::{is_inferred, reference},
        rust_type::{inner_oid, private},
    },
    tokens::Woven,
};

/// All keys of a cursor: `.bind_cursor(switch, end, identity, &[oid, …], &(expr))`.
pub(super) fn cursor(
    first: &CompiledParam,
    params: &[CompiledParam],
    (switch, variants): (Option<usize>, Option<&Variants>),
    page: Option<&CompiledPage>,
    woven: &Woven,
) -> TokenStream {
    let piece = first.splice.and_then(|index| woven.piece(index));
    let (Some(page), Some(switch), Some(piece)) = (page, switch, piece) else {
        return TokenStream::new();
    };
    let (span, value) = (piece.span, reference(piece));
    let end = option(first.splice.and_then(|index| position(variants, SwitchKind::FromEnd(index))));
    let (switch, identity) = (number(switch), Literal::u64_suffixed(page.identity));
    let oids = params.iter().filter(|param| param.splice == first.splice).map(|param| {
        let known = inner_oid(&param.data_type).ok().filter(|_| !is_inferred(&param.data_type));
        Literal::u32_unsuffixed(known.unwrap_or(0))
    });
    quote_spanned!(span => .bind_cursor(#switch, #end, #identity, &[#(#oids),*], #value))
}

/// The number of a page's rows.
pub(super) fn size(param: &CompiledParam, woven: &Woven) -> TokenStream {
    let Some(piece) = param.splice.and_then(|index| woven.piece(index)) else {
        return TokenStream::new();
    };
    let (span, value) = (piece.span, reference(piece));
    let not_null = private("NotNull", span);
    quote_spanned!(span => .bind_page_size::<#not_null, _>(#value))
}

/// `.paged(&layout)`, what stands behind the parameters.
pub(super) fn layout(compiled: &CompiledQuery) -> TokenStream {
    let Some(page) = &compiled.page else { return TokenStream::new() };
    let CompiledPage { keys, after, before, size, identity } = page;
    let columns = keys.iter().map(|key| Literal::usize_unsuffixed(key.column));
    let identity = Literal::u64_suffixed(*identity);
    let on = |cursor: &Option<RustIndex>, kind: fn(RustIndex) -> SwitchKind| {
        option(cursor.and_then(|cursor| position(compiled.variants.as_ref(), kind(cursor))))
    };
    let (from_end, after) = (on(before, SwitchKind::FromEnd), on(after, SwitchKind::Optional));
    let before = on(before, SwitchKind::Optional);
    let size = match size {
        PageSize::Rows(rows) => {
            let rows = Literal::i64_unsuffixed(*rows);
            quote!(Rows(#rows))
        }
        PageSize::Param(param) => {
            let param = Literal::usize_unsuffixed(*param);
            quote!(Param(#param))
        }
    };
    quote! {
        .paged(&::sqlweave::__private::PageLayout {
            identity: #identity,
            keys: &[#(#columns),*],
            after: #after,
            before: #before,
            from_end: #from_end,
            size: ::sqlweave::__private::PageSize::#size,
        })
    }
}

fn position(variants: Option<&Variants>, kind: SwitchKind) -> Option<usize> {
    variants?.switches.iter().position(|switch| switch.kind == kind)
}

fn option(switch: Option<usize>) -> TokenStream {
    match switch.map(number) {
        Some(switch) => quote!(::core::option::Option::Some(#switch)),
        None => quote!(::core::option::Option::None),
    }
}

fn number(switch: usize) -> Literal {
    Literal::usize_unsuffixed(switch)
}
