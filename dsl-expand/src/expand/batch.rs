//! Batches: nested rows that a statement of their own loads.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use sqlweave_core::compiled::{BatchOrder, CompiledBatch, CompiledColumn, CompiledQuery};

use crate::{
    expand::{
        params,
        row::{Context, Row},
        rust_type::{column_oid, inner_oid},
    },
    report::Message,
};

/// Gives the rows of all statements what comes behind their columns.
pub(super) fn complete(row: &mut Row, compiled: &CompiledQuery) {
    row.hidden = hidden(&compiled.hidden);
    complete_nested(row, compiled);
}

fn complete_nested(row: &mut Row, compiled: &CompiledQuery) {
    for nested in row.fields.iter_mut().filter_map(|field| field.nested.as_deref_mut()) {
        if let Some(batch) = nested.batch.and_then(|index| compiled.batches.get(index)) {
            nested.row.hidden = hidden(&batch.hidden);
        }
        complete_nested(&mut nested.row, compiled);
    }
}

fn hidden(columns: &[CompiledColumn]) -> Vec<(String, Result<u32, String>)> {
    columns.iter().map(|column| (column.name.clone(), column_oid(&column.data_type))).collect()
}

/// What stands behind a query and its parameters: the statements of its batches, and the parameters of each.
pub(super) fn calls(
    compiled: &CompiledQuery,
    row: &Row,
    about: &str,
    context: Context<'_>,
    messages: &mut Vec<Message>,
) -> TokenStream {
    if compiled.batches.is_empty() {
        return TokenStream::new();
    }
    let mut rows = Vec::new();
    collect(row, &mut rows);
    let batches = compiled.batches.iter().enumerate().filter_map(|(index, batch)| {
        let (_, name, row) = rows.iter().find(|(of, ..)| *of == index)?;
        Some(statics(batch, name, row, about))
    });
    let batches: Vec<TokenStream> = batches.collect();
    let mut calls = quote!(.with_batches(&[#(#batches),*]));
    for batch in &compiled.batches {
        let binds =
            params::binds(&batch.params, None, None, context.types, context.woven, messages);
        calls.extend(quote!(.next_batch() #(#binds)*));
    }
    calls
}

/// The batches of a row with the columns that they fill, of all levels.
fn collect<'r>(row: &'r Row, found: &mut Vec<(usize, &'r str, &'r Row)>) {
    for field in &row.fields {
        let Some(nested) = &field.nested else { continue };
        found.extend(nested.batch.map(|index| (index, field.column.as_str(), &nested.row)));
        collect(&nested.row, found);
    }
}

fn statics(batch: &CompiledBatch, name: &str, row: &Row, about: &str) -> TokenStream {
    let sql = &batch.sql;
    let by_record = batch.by_record.as_deref().unwrap_or_default();
    let columns = row.columns();
    let parent = Literal::usize_unsuffixed(batch.parent);
    let keys = batch.keys.iter().map(|key| {
        let column = Literal::usize_unsuffixed(key.column);
        let oid = Literal::u32_unsuffixed(inner_oid(&key.data_type).unwrap_or(0));
        quote!((#column, #oid))
    });
    let order = match batch.order {
        BatchOrder::Key(column) => {
            let column = Literal::usize_unsuffixed(column);
            quote!(Key(#column))
        }
        BatchOrder::Position(column) => {
            let column = Literal::usize_unsuffixed(column);
            quote!(Position(#column))
        }
    };
    quote! {
        ::sqlweave::__private::Batch {
            statement: ::sqlweave::__private::Statement {
                about: #about,
                sql: #sql,
                by_record: #by_record,
                columns: #columns,
            },
            name: #name,
            parent: #parent,
            keys: &[#(#keys),*],
            order: ::sqlweave::__private::BatchOrder::#order,
        }
    }
}
