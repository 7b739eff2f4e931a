//! Keyset pages: the parameters of their cursors, and how a page is made of rows.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use sqlweave_core::{
    compiled::{CompiledPage, CompiledQuery, PageSize, variants::SwitchKind},
    lex::RustIndex,
};

use crate::{
    expand::{
        params::{is_inferred, reference},
        rust_type::{inner_oid, private},
    },
    tokens::Woven,
};

/// Puts the parameters of a page's cursors, and its size, in place of plain ones.
pub(super) fn bind(compiled: &CompiledQuery, binds: &mut [TokenStream], woven: &Woven) {
    let Some(page) = &compiled.page else { return };
    for cursor in page.after.iter().chain(&page.before) {
        let keys: Vec<usize> = keys(compiled, *cursor);
        let (Some(switch), Some(piece)) = (switch(compiled, *cursor), woven.piece(*cursor)) else {
            continue;
        };
        let (span, value) = (piece.span, reference(piece));
        let (switch, identity) = (number(switch), Literal::u64_suffixed(page.identity));
        let oids = keys.iter().filter_map(|key| compiled.params.get(*key)).map(|param| {
            let known = inner_oid(&param.data_type).ok().filter(|_| !is_inferred(&param.data_type));
            Literal::u32_unsuffixed(known.unwrap_or(0))
        });
        let oids: Vec<Literal> = oids.collect();
        if let Some(bind) = keys.first().and_then(|first| binds.get_mut(*first)) {
            *bind = quote_spanned!(span => .bind_cursor(#switch, #identity, &[#(#oids),*], #value));
        }
    }
    if let PageSize::Param(size) = page.size
        && let Some(piece) = compiled.params.get(size).and_then(|p| woven.piece(p.splice?))
        && let Some(bind) = binds.get_mut(size)
    {
        let (span, value) = (piece.span, reference(piece));
        let not_null = private("NotNull", span);
        *bind = quote_spanned!(span => .bind_page_size::<#not_null, _>(#value));
    }
}

/// `.paged(&layout)`, what stands behind the parameters.
pub(super) fn layout(compiled: &CompiledQuery) -> TokenStream {
    let Some(page) = &compiled.page else { return TokenStream::new() };
    let CompiledPage { keys, after, before, size, identity } = page;
    let columns = keys.iter().map(|key| Literal::usize_unsuffixed(key.column));
    let identity = Literal::u64_suffixed(*identity);
    let on = |cursor: &Option<RustIndex>| match cursor.and_then(|c| switch(compiled, c)) {
        Some(switch) => {
            let switch = number(switch);
            quote!(::core::option::Option::Some(#switch))
        }
        None => quote!(::core::option::Option::None),
    };
    let (after, before) = (on(after), on(before));
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
            size: ::sqlweave::__private::PageSize::#size,
        })
    }
}

/// The parameters that a cursor gives, in order.
fn keys(compiled: &CompiledQuery, cursor: RustIndex) -> Vec<usize> {
    let of_cursor = |(_, param): &(usize, &sqlweave_core::compiled::CompiledParam)| {
        param.splice == Some(cursor) && param.page_key.is_some()
    };
    compiled.params.iter().enumerate().filter(of_cursor).map(|(index, _)| index).collect()
}

fn switch(compiled: &CompiledQuery, cursor: RustIndex) -> Option<usize> {
    let switches = &compiled.variants.as_ref()?.switches;
    switches.iter().position(|switch| switch.kind == SwitchKind::Optional(cursor))
}

fn number(switch: usize) -> Literal {
    Literal::usize_unsuffixed(switch)
}
