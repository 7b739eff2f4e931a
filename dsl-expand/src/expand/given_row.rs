//! The struct of rows from Rust that a function declares: `values {..rows: NewProduct}`.
//!
//! Its fields are the columns that the statement takes from the rows, and nothing else: a column whose default is wanted is not
//! among them. Where a query does not ask for it, nothing is written.

use proc_macro2::TokenStream;
use quote::quote;
use sqlweave_core::compiled::CompiledRows;

use crate::{
    expand::{name, rows::Spread, rust_type::Types},
    input::{Form, Input},
    report::Message,
    tokens::Woven,
};

/// Says what stands in the way of a struct that is asked for.
pub(super) fn check(input: &Input, woven: &Woven, messages: &mut Vec<Message>) {
    for piece in woven.rows() {
        let Spread { declared, pattern, .. } = Spread::parse(piece.tokens.clone());
        let Some(declared) = declared else { continue };
        let text = match (&input.form, pattern) {
            (Form::Item(_), None) => continue,
            (Form::Item(_), Some(_)) => {
                "the fields of the struct are the columns, and nothing is left for a pattern\n\
                 help: write `{..rows: Struct}`"
            }
            (Form::Inline | Form::Into(_), _) => {
                "only a query that is a function declares the struct of its rows\n\
                 help: write `query! { pub fn add(rows: Vec<Struct>) { … } }`, or declare the struct and write `{..rows}`"
            }
        };
        messages.push(Message::new(declared.span(), text));
    }
}

/// The struct, of which nothing is known where the statement could not be read.
pub(super) fn declaration(
    input: &Input,
    rows: Option<&CompiledRows>,
    woven: &Woven,
    types: Option<Types<'_>>,
    derive: &TokenStream,
) -> TokenStream {
    let Form::Item(item) = &input.form else { return TokenStream::new() };
    let declared = woven.rows().find_map(|piece| Spread::parse(piece.tokens.clone()).declared);
    let Some(declared) = declared else { return TokenStream::new() };
    let visibility = &item.visibility;
    let columns = rows.map_or(&[][..], |rows| &rows.columns);
    let mut fields = TokenStream::new();
    let mut judged = false;
    for column in columns {
        let Some(field) = name::field(&column.name, declared.span()) else { continue };
        judged |= !name::is_snake_case(&field.to_string());
        let rust = types.map(|types| {
            types
                .rust_type(&column.data_type, column.origin.as_ref(), false)
                .map(|rust| rust.tokens)
        });
        let Some(Ok(rust)) = rust else { continue };
        let doc = column.data_type.describe();
        fields.extend(match column.nullable {
            true => quote!(#[doc = #doc] #visibility #field: ::core::option::Option<#rust>,),
            false => quote!(#[doc = #doc] #visibility #field: #rust,),
        });
    }
    let allow = judged.then(|| quote!(#[allow(non_snake_case)]));
    let doc = format!("A row that [`{}`] writes.", item.name);
    quote! {
        #[doc = #doc]
        #derive
        #[allow(dead_code)]
        #allow
        #visibility struct #declared { #fields }
    }
}
