//! The query value: what `dsl-runtime`'s `private` module describes.

use proc_macro2::TokenStream;
use quote::quote;
use sqlweave_core::compiled::Cardinality;

use crate::{
    expand::{row::Row, rows::copy_statement},
    input::Shape,
};

/// A query's text, its row and what it gives for a row.
pub(crate) struct Call<'a> {
    /// What the statement is called, what it does and to what, separated by NUL.
    pub(crate) about: &'a str,
    pub(crate) sql: &'a str,
    /// The text by record, empty where there is none.
    pub(crate) by_record: &'a str,
    /// Of a COPY, the query that has its columns.
    pub(crate) copied: Option<&'a str>,
    pub(crate) row: &'a Row,
    /// The Rust type of a row.
    pub(crate) gives: TokenStream,
    /// The expression that makes it of the cursor `r`, as an `Option`.
    pub(crate) made: TokenStream,
    pub(crate) shape: Shape,
    /// What the row needs in front of it: its struct, warnings, tracked files.
    pub(crate) before: TokenStream,
    pub(crate) binds: TokenStream,
}

impl Call<'_> {
    /// A block that makes the query, and behind it the parameters, so that the author's Rust does not see what the
    /// block declares.
    pub(crate) fn to_expression(&self) -> TokenStream {
        let Call { about, sql, copied, by_record, row, gives, made: read, shape, before, binds } =
            self;
        let shape = shape.marker();
        if copied.is_some() && row.fields.is_empty() {
            return quote!({ #before #binds });
        }
        let columns = row.columns();
        let statement = quote! {
            &::sqlweave::__private::Statement {
                about: #about,
                sql: #sql,
                by_record: #by_record,
                columns: #columns,
            },
        };
        if row.lent {
            return quote! {
                {
                    #before
                    ::sqlweave::__private::Lent::<#gives>::new(#statement)
                }
                #binds
            };
        }
        let made = match copied {
            Some(copied) => {
                let statement = copy_statement(sql, copied, &columns);
                quote!(::sqlweave::__private::CopyOut::new(#statement, read))
            }
            None => quote! {
                ::sqlweave::__private::Query::<_, #shape>::new(#statement read)
            },
        };
        let cursor = if row.fields.is_empty() { quote!(_) } else { quote!(r) };
        quote! {
            {
                #before
                fn read(
                    #cursor: &mut ::sqlweave::__private::Cells<'_>,
                ) -> ::core::option::Option<#gives> {
                    #read
                }
                #made
            }
            #binds
        }
    }
}

impl Shape {
    pub(crate) fn of(cardinality: Cardinality) -> Shape {
        match cardinality {
            Cardinality::None => Shape::Nothing,
            Cardinality::One => Shape::One,
            Cardinality::AtMostOne => Shape::AtMostOne,
            Cardinality::Many => Shape::Many,
        }
    }

    /// The type that stands for it in `Query<R, S>`.
    pub(crate) fn marker(self) -> TokenStream {
        match self {
            Shape::Many => quote!(::sqlweave::__private::Many),
            Shape::AtMostOne => quote!(::sqlweave::__private::AtMostOne),
            Shape::One => quote!(::sqlweave::__private::One),
            Shape::Nothing => quote!(::sqlweave::__private::Nothing),
        }
    }
}
