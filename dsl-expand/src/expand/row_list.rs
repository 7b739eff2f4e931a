//! The rows behind `(a, b) in`: one call that gives the arrays of all their columns.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use sqlweave_core::compiled::{CompiledParam, CompiledRowsColumn, RowsMember, SplicePart};

use crate::{
    expand::{
        params::reference,
        rows::{Spread, layout, read, write},
        rust_type::Types,
    },
    report::Message,
    tokens::Woven,
};

/// `.bind_rows(layout, &(pairs), |row, out| …)` of tuples, with a switch in front where it may be left out, or
/// `.bind_each(layout, keys, |row, out| …)` of an iterator's rows by name.
pub(crate) fn bind(
    first: &CompiledParam,
    params: &[CompiledParam],
    switch: Option<usize>,
    types: Types<'_>,
    woven: &Woven,
    messages: &mut Vec<Message>,
) -> TokenStream {
    let Some(piece) = first.splice.and_then(|index| woven.piece(index)) else {
        return TokenStream::new();
    };
    let span = piece.span;
    let of_rows = params.iter().filter(|param| param.splice == first.splice);
    let columns: Vec<CompiledRowsColumn> = of_rows.filter_map(column).collect();
    let spread = Spread::parse(piece.tokens.clone());
    if let Some(declared) = &spread.declared {
        let text = "a struct is declared for rows that a statement runs over\n\
                    help: declare it by hand, and write `in {..rows}`";
        messages.push(Message::new(declared.span(), text));
        return TokenStream::new();
    }
    let by_name =
        matches!(first.part, Some(SplicePart::Rows(RowsMember::Column { spread: true, .. })));
    let mut refuse = |text: String| messages.push(Message::new(span, text));
    if by_name && spread.awaited {
        let text = "a parameter is there before a statement is sent, and a stream's rows are not\n\
                    help: collect them: `(a, b) in {pairs}`";
        refuse(text.to_owned());
        return TokenStream::new();
    }
    let (row, out) = (Ident::new("row", Span::mixed_site()), Ident::new("out", Span::mixed_site()));
    let mut reads = TokenStream::new();
    for (index, column) in columns.iter().enumerate() {
        let tokens = if by_name {
            read(column, &spread, types, span, (&row, &out))
        } else {
            let field = field(index, span);
            write(column, quote_spanned!(span => #field), types, span, &out)
        };
        match tokens {
            Ok(tokens) => reads.extend(tokens),
            Err(text) => refuse(text),
        }
    }
    let layout = layout(&columns, false, false);
    if by_name {
        let rows = &spread.rows;
        let bound = spread.pattern.as_ref().map(|pattern| quote!(let #pattern = #row;));
        return quote_spanned!(span => .bind_each(#layout, #rows, |#row, #out| { #bound #reads }));
    }
    let (method, switch) = match switch {
        Some(switch) => {
            let switch = Literal::usize_unsuffixed(switch);
            ("bind_optional_rows", quote_spanned!(span => #switch,))
        }
        None => ("bind_rows", TokenStream::new()),
    };
    let (method, rows) = (Ident::new(method, span), reference(piece));
    // A tuple of another length is a mistake here.
    let fields = (0..columns.len()).map(|index| field(index, span));
    let taken = quote_spanned!(span => let (#(#fields,)*) = #row;);
    quote_spanned!(span => .#method(#switch #layout, #rows, |#row, #out| { #taken #reads }))
}

/// What a field of a tuple is called, which the author's Rust does not see.
fn field(index: usize, span: Span) -> Ident {
    Ident::new(&format!("field{index}"), Span::mixed_site().located_at(span))
}

fn column(param: &CompiledParam) -> Option<CompiledRowsColumn> {
    let Some(SplicePart::Rows(RowsMember::Column { index, name, data_type, nested, .. })) =
        &param.part
    else {
        return None;
    };
    Some(CompiledRowsColumn {
        name: name.clone().unwrap_or_else(|| format!("column{}", index + 1)),
        data_type: data_type.clone(),
        nullable: param.nullable,
        origin: param.origin.clone(),
        nested: *nested,
    })
}
