//! Rows in braces: how `{..rows}` is written, and the call that reads each column from a row.
//!
//! With `{..rows: NewProduct}` a function declares the struct of its rows; see `given_row`.
//!
//! A column is a field of the row, `row.sku`, or what a pattern binds, as in `for (sku, price) in rows`. The closure
//! that reads a row captures nothing, so that it is a plain function with an argument whose type rustc finds.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use sqlweave_core::compiled::{CompiledQuery, CompiledRows, CompiledRowsColumn, SqlType};

use crate::{
    expand::{
        name,
        params::{chosen, with_span},
        row::unmapped_message,
        rust_type::{Types, Unmapped, column_oid, inner_oid, private},
    },
    input::is_word,
    report::Message,
    tokens::{RustPiece, Woven},
};

/// `{..rows}`, `{..pattern in rows}`, `{..await pattern in rows}`, `{..rows: Struct}`
pub struct Spread {
    /// The rows are a stream.
    pub awaited: bool,
    pub pattern: Option<TokenStream>,
    pub rows: TokenStream,
    /// The struct that is declared for the rows.
    pub declared: Option<Ident>,
}

impl Spread {
    pub fn parse(tokens: TokenStream) -> Spread {
        let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
        let awaited = is_word(trees.first(), "await");
        if awaited {
            trees.remove(0);
        }
        let at = trees.iter().position(|tree| is_word(Some(tree), "in"));
        let pattern = at.map(|at| {
            let rows = trees.split_off(at + 1);
            trees.pop();
            std::mem::replace(&mut trees, rows).into_iter().collect()
        });
        // No expression ends so: `a::b` has two colons.
        let declared = match trees.as_slice() {
            [.., before, TokenTree::Punct(colon), TokenTree::Ident(name)]
                if colon.as_char() == ':' && !is_colon(before) =>
            {
                Some(name.clone())
            }
            _ => None,
        };
        trees.truncate(trees.len() - if declared.is_some() { 2 } else { 0 });
        Spread { awaited, pattern, rows: trees.into_iter().collect(), declared }
    }
}

fn is_colon(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ':')
}

/// `.over_rows(layout, rows, |row, out| …)`
pub fn call(
    rows: &CompiledRows,
    types: Types<'_>,
    woven: &Woven,
    messages: &mut Vec<Message>,
) -> TokenStream {
    let Some(given) = given(rows, types, woven, messages) else { return TokenStream::new() };
    let Given { awaited, span, rows: given, closure } = given;
    let layout = layout(&rows.columns, rows.divisible, rows.in_order);
    let method = Ident::new(if awaited { "over_stream" } else { "over_rows" }, span);
    quote_spanned!(span => .#method(#layout, #given, #closure))
}

/// `CopyIn::rows(statement, rows, |row, out| …)`
pub fn copy(
    compiled: &CompiledQuery,
    copied: &str,
    rows: &CompiledRows,
    types: Types<'_>,
    woven: &Woven,
    messages: &mut Vec<Message>,
) -> TokenStream {
    let Some(given) = given(rows, types, woven, messages) else { return TokenStream::new() };
    let Given { awaited, span, rows: given, closure } = given;
    let names: Vec<&str> = rows.columns.iter().map(|column| column.name.as_str()).collect();
    let names = names.join("\0");
    let wires: Vec<_> = rows.columns.iter().map(|column| column_oid(&column.data_type)).collect();
    let oids = wires.iter().map(|wire| Literal::u32_unsuffixed(*wire.as_ref().unwrap_or(&0)));
    let user_types = wires.iter().filter_map(|wire| wire.as_ref().err());
    let columns = quote! {
        ::sqlweave::__private::Columns {
            names: #names,
            oids: &[#(#oids),*],
            user_types: &[#(#user_types),*],
        }
    };
    let statement = copy_statement(&compiled.sql, copied, &columns);
    let method = Ident::new(if awaited { "stream" } else { "rows" }, span);
    quote_spanned! { span =>
        ::sqlweave::__private::CopyIn::#method(#statement, #given, #closure)
    }
}

/// `&CopyStatement { … }`
pub fn copy_statement(sql: &str, copied: &str, columns: &TokenStream) -> TokenStream {
    quote! {
        &::sqlweave::__private::CopyStatement {
            copy: #sql,
            copied: #copied,
            columns: #columns,
        }
    }
}

/// What is given for rows, in tokens.
struct Given {
    awaited: bool,
    span: Span,
    rows: TokenStream,
    /// What reads a row.
    closure: TokenStream,
}

fn given(
    rows: &CompiledRows,
    types: Types<'_>,
    woven: &Woven,
    messages: &mut Vec<Message>,
) -> Option<Given> {
    let piece = woven.piece(rows.splice)?;
    let span = piece.span;
    let mut refuse = |text: String| messages.push(Message::new(span, text));
    let spread = Spread::parse(piece.tokens.clone());
    let (row, out) = (Ident::new("row", Span::mixed_site()), Ident::new("out", Span::mixed_site()));
    let mut reads = TokenStream::new();
    for column in &rows.columns {
        match read(column, &spread, types, span, (&row, &out)) {
            Ok(tokens) => reads.extend(tokens),
            Err(text) => refuse(text),
        }
    }
    let bound = spread.pattern.as_ref().map(|pattern| quote!(let #pattern = #row;));
    let closure = quote!(|#row, #out| { #bound #reads });
    Some(Given { awaited: spread.awaited, span, rows: spread.rows, closure })
}

pub(crate) fn read(
    column: &CompiledRowsColumn,
    spread: &Spread,
    types: Types<'_>,
    span: Span,
    (row, out): (&Ident, &Ident),
) -> Result<TokenStream, String> {
    let Some(field) = name::field(&column.name, span) else {
        return Err(format!("column \"{}\" has a name that no Rust field can have", column.name));
    };
    let value = match &spread.pattern {
        Some(pattern) if !binds(pattern, &field) => {
            return Err(format!(
                "the pattern binds nothing for column \"{}\"\nhelp: name it `{field}` there: a column is what is \
                 bound by its name",
                column.name
            ));
        }
        Some(_) => quote_spanned!(span => &#field),
        None => quote_spanned!(span => &#row.#field),
    };
    write(column, value, types, span, out)
}

/// The call that writes a value of a column.
pub(crate) fn write(
    column: &CompiledRowsColumn,
    value: TokenStream,
    types: Types<'_>,
    span: Span,
    out: &Ident,
) -> Result<TokenStream, String> {
    let nullability = private(if column.nullable { "Nullable" } else { "NotNull" }, span);
    if let Some((chosen, marker)) = chosen(&column.data_type, column.origin.as_ref(), types) {
        let (oid, name) = match inner_oid(&column.data_type) {
            Ok(oid) => (oid, column.data_type.describe()),
            Err(name) => (0, name),
        };
        let method = Ident::new(if column.nested { "chosen_array" } else { "chosen" }, span);
        let (chosen, marker) = (with_span(chosen, span), with_span(marker, span));
        let choose = private("chosen", span);
        return Ok(quote_spanned! { span =>
            #out.#method(#oid, #name, #choose::<#marker, #chosen>().param::<#nullability, _>(#value));
        });
    }
    let Some(marker) = types.marker(&column.data_type) else {
        return match column.data_type {
            SqlType::Error => Ok(TokenStream::new()),
            _ => Err(unmapped(column)),
        };
    };
    let marker = with_span(marker, span);
    let method = Ident::new(if column.nested { "array" } else { "value" }, span);
    Ok(quote_spanned!(span => #out.#method::<#marker, #nullability, _>(#value);))
}

fn unmapped(column: &CompiledRowsColumn) -> String {
    let name = column.data_type.describe();
    let unmapped = Unmapped {
        what: format!("is of type {name}, for which there is no Rust type"),
        help: vec![
            "give its values as text and cast them: `select r.x::text::type from {..rows} as r(x text)`".into(),
            format!("for every {name}, in sqlweave.toml: [override] \"{name}\" = \"…\""),
        ],
    };
    unmapped_message(&format!("column \"{}\"", column.name), &unmapped)
}

/// Whether a name is among the words of a pattern.
fn binds(pattern: &TokenStream, name: &Ident) -> bool {
    pattern.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(word) => word == *name,
        TokenTree::Group(group) => binds(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

pub(crate) fn layout(
    columns: &[CompiledRowsColumn],
    divisible: bool,
    in_order: bool,
) -> TokenStream {
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let names = names.join("\0");
    let columns = columns.iter().map(|column| {
        let (kind, sent) = match column.data_type.base() {
            SqlType::Array { element, .. } if column.nested => (quote!(Arrays), &**element),
            other => (quote!(Values), other),
        };
        let oid = Literal::u32_unsuffixed(inner_oid(sent).unwrap_or(0));
        quote!(::sqlweave::__private::RowColumn::#kind(#oid))
    });
    quote! {
        &::sqlweave::__private::RowLayout {
            names: #names,
            columns: &[#(#columns),*],
            divisible: #divisible,
            in_order: #in_order,
        }
    }
}

/// What is kept of rows in a query with mistakes.
pub fn kept(piece: &RustPiece) -> TokenStream {
    let rows = Spread::parse(piece.tokens.clone()).rows;
    let mut given = Group::new(Delimiter::Parenthesis, rows);
    given.set_span(piece.span);
    let given = given.to_token_stream();
    quote!(let _ = &#given;)
}
