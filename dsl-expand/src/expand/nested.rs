//! Rows in a row: the struct of each, and how it is read.
//!
//! A struct that the query declares is called after the one around it and its field: `TopCustomer` and `orders` give
//! `TopCustomerOrders`. Around `<T>` there is no such name, and what is nested is `<T>` as well.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use sqlweave_core::compiled::{ColumnMark, CompiledColumn, NestedRows};

use crate::{
    expand::{
        name,
        row::{self, Context, Field, Naming, Row},
        rust_type::column_oid,
    },
    input::Rows,
    report::Message,
};

/// The struct of nested rows.
pub struct Nested {
    /// Its name where the query declares it.
    declared: Option<Ident>,
    /// The type.
    gives: TokenStream,
    pub row: Row,
    /// The batch that loads them.
    pub batch: Option<usize>,
}

/// The field of a column that holds rows.
pub fn field(
    column: &CompiledColumn,
    rows: &NestedRows,
    name: Ident,
    naming: Naming<'_>,
    context: Context<'_>,
    messages: &mut Vec<Message>,
) -> Field {
    let (start, end) = context.woven.locate(column.span);
    let mut refuse = |text: String| messages.push(Message { text, start, end });
    if let Some(ColumnMark::RustType(_)) = column.mark {
        refuse(format!(
            "column \"{}\" holds rows, which are structs\n\
             help: name the struct in front of their query: `array(<Struct> select …)`",
            column.name
        ));
    }
    let chosen = rows.row.and_then(|index| context.woven.piece(index));
    let (declared, gives) = match (chosen, naming) {
        (Some(piece), _) => (None, Some(piece.tokens.clone())),
        (None, Naming::Declared(around)) => {
            let own = struct_name(around, &column.name);
            (Some(own.clone()), Some(quote!(#own)))
        }
        (None, Naming::InScope | Naming::Value) => {
            refuse(format!(
                "column \"{}\" holds rows, and the struct around them is not declared by the query\n\
                 help: name theirs too: `array(<Struct> select …)`",
                column.name
            ));
            (None, None)
        }
    };
    let around = match &declared {
        Some(own) => Naming::Declared(own),
        None => Naming::InScope,
    };
    // Text of nested rows is owned, also where the rows around them are lent.
    let context = Context { rows: Rows::Owned, ..context };
    let row = match rows.batch {
        Some(_) => row::of_columns(&rows.columns, around, context, messages),
        None => row::of_record(&rows.columns, around, context, messages),
    };
    let nullable = match column.mark {
        Some(ColumnMark::NotNull) => false,
        Some(ColumnMark::Nullable) => true,
        Some(ColumnMark::RustType(_)) | None => column.nullable,
    };
    let function = function_name(&name);
    let columns = row.columns();
    let method = match (rows.many, nullable) {
        (true, false) => quote!(rows),
        (true, true) => quote!(rows_n),
        (false, false) => quote!(nested),
        (false, true) => quote!(nested_n),
    };
    let read = match (rows.batch, nullable) {
        (None, _) => quote!(r.#method(&#columns, #function)),
        (Some(_), false) => quote!(r.batch(#function)),
        (Some(_), true) => quote!(::core::option::Option::Some(r.batch(#function))),
    };
    let read = row::at(read, name.span());
    let ty = gives.as_ref().map(|gives| {
        let each = match rows.many {
            true => quote!(::std::vec::Vec<#gives>),
            false => gives.clone(),
        };
        if nullable { quote!(::core::option::Option<#each>) } else { each }
    });
    Field {
        column: column.name.clone(),
        name,
        ty,
        read,
        tried: !rows.many && !nullable,
        lent: false,
        doc: row::documented(column, nullable),
        wire: column_oid(&column.data_type),
        nested: gives.map(|gives| Box::new(Nested { declared, gives, row, batch: rows.batch })),
    }
}

fn struct_name(around: &Ident, column: &str) -> Ident {
    let around = around.to_string();
    let around = around.trim_start_matches("r#");
    let own = name::camel_case(column).to_string();
    Ident::new(&format!("{around}{}", own.trim_start_matches("r#")), Span::call_site())
}

fn function_name(field: &Ident) -> Ident {
    let field = field.to_string();
    Ident::new(&format!("read_{}", field.trim_start_matches("r#")), Span::call_site())
}

/// The structs that a row's fields need, of all levels.
pub fn declarations(row: &Row, visibility: &TokenStream, derive: &TokenStream) -> TokenStream {
    let mut declared = TokenStream::new();
    for nested in row.fields.iter().filter_map(|field| field.nested.as_deref()) {
        declared.extend(declarations(&nested.row, visibility, derive));
        let Some(name) = &nested.declared else { continue };
        let unknown = quote!(::sqlweave::__private::Unknown);
        let fields = nested.row.declarations(visibility, &unknown);
        let allow = nested.row.allow_names();
        declared.extend(quote! {
            #derive
            #[allow(dead_code)]
            #allow
            #visibility struct #name { #fields }
        });
    }
    declared
}

/// The functions that read a row's nested rows; those of theirs stand inside of them.
pub fn functions(row: &Row) -> TokenStream {
    let fields = row.fields.iter().filter_map(|field| Some((field, field.nested.as_deref()?)));
    let functions = fields.map(|(field, nested)| {
        let function = function_name(&field.name);
        let gives = &nested.gives;
        let made = nested.row.construct(gives);
        quote! {
            fn #function(
                r: &mut ::sqlweave::__private::Cells<'_>,
            ) -> ::core::option::Option<#gives> {
                #made
            }
        }
    });
    functions.collect()
}
