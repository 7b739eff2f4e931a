//! The query value: what `dsl-runtime`'s `private` module describes.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::quote;
use sqlweave_core::compiled::{Cardinality, CompiledQuery, Variants};

use crate::{
    expand::{
        row::Row,
        rows::copy_statement,
        variants::{Template, bound, template},
    },
    input::Shape,
    tokens::Woven,
};

/// What a statement sends.
pub(super) struct Texts<'a> {
    /// The text, or the texts of all parts of a statement with variants.
    sql: Cow<'a, str>,
    /// The same by record, empty where there is none.
    by_record: Cow<'a, str>,
    /// Of a COPY, the query that has its columns.
    copied: Option<&'a str>,
    /// What variants make of the two.
    templates: Option<TokenStream>,
    variants: Option<&'a Variants>,
}

impl<'a> Texts<'a> {
    /// The texts, with a comment in them.
    pub(super) fn of(query: &'a CompiledQuery, comment: &str) -> Texts<'a> {
        let copied = query.copied.as_deref();
        let Some(variants) = &query.variants else {
            let by_record = query.by_record.as_deref();
            let by_record = by_record.map_or("".into(), |text| commented(comment, text));
            let sql = commented(comment, &query.sql);
            return Texts { sql, by_record, copied, templates: None, variants: None };
        };
        let Template { texts, pieces } = template(variants, &variants.pieces, comment);
        let by_record = template(variants, &variants.by_record, comment);
        let pieces_by_record = &by_record.pieces;
        Texts {
            sql: texts.into(),
            by_record: by_record.texts.into(),
            copied,
            templates: Some(quote!(#pieces, #pieces_by_record,)),
            variants: Some(variants),
        }
    }
}

/// The text with the comment behind its first word: what pg_stat_statements keeps of a text begins with that since
/// PostgreSQL 18, and its end may be cut off in pg_stat_activity.
pub(super) fn commented<'s>(comment: &str, sql: &'s str) -> Cow<'s, str> {
    if comment.is_empty() {
        return Cow::Borrowed(sql);
    }
    let word = sql.bytes().take_while(u8::is_ascii_alphabetic).count().max(1);
    match sql.split_at_checked(word) {
        Some((word, rest)) => Cow::Owned(format!("{word}{comment}{rest}")),
        None => Cow::Borrowed(sql),
    }
}

/// A query's text, its row and what it gives for a row.
pub(super) struct Call<'a> {
    /// What the statement is called, what it does and to what, separated by NUL.
    pub about: &'a str,
    pub query: Texts<'a>,
    pub woven: &'a Woven,
    pub row: &'a Row,
    /// The Rust type of a row.
    pub gives: TokenStream,
    /// The expression that makes it of the cursor `r`, as an `Option`.
    pub made: TokenStream,
    /// The marker of how many rows there are.
    pub shape: TokenStream,
    /// What the row needs in front of it: its struct, warnings, tracked files.
    pub before: TokenStream,
    /// The call that gives each parameter, by number from 0.
    pub binds: Vec<TokenStream>,
    /// What makes pages of its rows.
    pub paged: TokenStream,
}

impl Call<'_> {
    /// A block that makes the query, and behind it the parameters, so that the author's Rust does not see what the
    /// block declares.
    pub(super) fn to_expression(&self) -> TokenStream {
        let made = self.made();
        let binds = &self.binds;
        match self.query.variants {
            None if self.query.copied.is_some() && self.row.fields.is_empty() => {
                let before = &self.before;
                quote!({ #before #(#binds)* })
            }
            None => quote!(#made #(#binds)*),
            Some(variants) => {
                // Behind the parameters stands what chooses schemas, and behind that the batches.
                let behind = binds.get(variants.needs.len()..).unwrap_or_default();
                let (schemas, batches) = behind.split_at(behind.len().min(1));
                let made = quote!(#made #(#schemas)*);
                let bound = bound(made, &variants.binds, binds, self.woven);
                let paged = &self.paged;
                quote!(#bound #(#batches)* #paged)
            }
        }
    }

    /// The query without its parameters.
    fn made(&self) -> TokenStream {
        let Call { about, query, row, gives, made: read, shape, before, .. } = self;
        let Texts { sql, by_record, copied, templates, .. } = query;
        let constructor = if templates.is_some() { quote!(with_variants) } else { quote!(new) };
        let columns = row.columns();
        let statement = quote! {
            &::sqlweave::__private::Statement {
                about: #about,
                sql: #sql,
                by_record: #by_record,
                columns: #columns,
            },
            #templates
        };
        if row.lent {
            return quote! {
                {
                    #before
                    ::sqlweave::__private::Lent::<#gives>::#constructor(#statement)
                }
            };
        }
        let made = match copied {
            Some(copied) => {
                let statement = copy_statement(sql, copied, &columns);
                quote!(::sqlweave::__private::CopyOut::new(#statement, read))
            }
            None => quote! {
                ::sqlweave::__private::Query::<_, #shape>::#constructor(#statement read)
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
        }
    }
}

impl Shape {
    pub fn of(cardinality: Cardinality) -> Shape {
        match cardinality {
            Cardinality::None => Shape::Nothing,
            Cardinality::One => Shape::One,
            Cardinality::AtMostOne => Shape::AtMostOne,
            Cardinality::Many => Shape::Many,
        }
    }

    /// The type that stands for it in `Query<R, S>`.
    pub fn marker(self) -> TokenStream {
        match self {
            Shape::Many | Shape::Page => quote!(::sqlweave::__private::Many),
            Shape::AtMostOne => quote!(::sqlweave::__private::AtMostOne),
            Shape::One => quote!(::sqlweave::__private::One),
            Shape::Nothing => quote!(::sqlweave::__private::Nothing),
        }
    }
}
