//! The row: a struct with a field for each column, and how each is read.

use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use sqlweave_core::compiled::{ColumnMark, CompiledColumn, SqlType};

use crate::{
    expand::{
        name,
        nested::{self, Nested},
        rust_type::{RustType, Types, Unmapped, column_oid, inner_oid},
    },
    input::{Rows, argument_of},
    report::Message,
    tokens::Woven,
};

/// A row as it is emitted.
pub struct Row {
    pub fields: Vec<Field>,
    /// Some of its values are lent.
    pub lent: bool,
    /// What comes behind its columns: names and types.
    pub hidden: Vec<(String, Result<u32, String>)>,
}

/// A column and its field.
pub struct Field {
    /// The output column's name.
    pub column: String,
    pub name: Ident,
    /// None after a mistake that has been reported.
    pub ty: Option<TokenStream>,
    pub read: TokenStream,
    /// `read` is an `Option` and the field is not.
    pub tried: bool,
    /// It points into the row that came.
    pub lent: bool,
    pub doc: Option<String>,
    /// The OID on the wire, or the name of a type of the database's owner.
    pub wire: Result<u32, String>,
    /// The struct of the rows that it holds.
    pub nested: Option<Box<Nested>>,
}

/// What fields are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Naming<'n> {
    /// Each column is a field of a struct of this name, so its own name must be one.
    Declared(&'n Ident),
    /// The same with a struct in scope.
    InScope,
    /// There is one value and no struct.
    Value,
}

/// What the making of rows looks at.
#[derive(Clone, Copy)]
pub struct Context<'c> {
    pub rows: Rows,
    pub types: Types<'c>,
    pub woven: &'c Woven,
}

/// Makes the row of a query. Mistakes are added to `messages`.
pub fn of_columns(
    columns: &[CompiledColumn],
    naming: Naming<'_>,
    context: Context<'_>,
    messages: &mut Vec<Message>,
) -> Row {
    let row = of_fields(columns, naming, context, messages);
    Row { lent: row.iter().any(|field| field.lent), fields: row, hidden: Vec::new() }
}

/// Makes the row of a record.
pub fn of_record(
    columns: &[CompiledColumn],
    naming: Naming<'_>,
    context: Context<'_>,
    messages: &mut Vec<Message>,
) -> Row {
    let fields = of_fields(columns, naming, context, messages);
    Row { fields, lent: false, hidden: Vec::new() }
}

fn of_fields(
    columns: &[CompiledColumn],
    naming: Naming<'_>,
    context: Context<'_>,
    messages: &mut Vec<Message>,
) -> Vec<Field> {
    let woven = context.woven;
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut fields = Vec::with_capacity(columns.len());
    for (index, column) in columns.iter().enumerate() {
        let mut refuse = |text: String| {
            let (start, end) = woven.locate(column.span);
            messages.push(Message { text, start, end });
        };
        let place = woven.locate(column.span).1;
        let mut name = Ident::new(&format!("column_{}", index + 1), place);
        if naming != Naming::Value {
            match name::field(&column.name, place) {
                Some(field) => name = field,
                None if column.data_type == SqlType::Error => {}
                None => refuse(unnamed(column, index)),
            }
            if let Some(first) = seen.insert(name.to_string(), index) {
                refuse(duplicate(&column.name, first, index));
                continue;
            }
        }
        fields.push(match &column.nested {
            Some(rows) => nested::field(column, rows, name, naming, context, messages),
            None => of_column(column, name, context, &mut refuse),
        });
    }
    fields
}

fn unnamed(column: &CompiledColumn, index: usize) -> String {
    let number = index + 1;
    match column.name.as_str() {
        "?column?" => format!("column {number} has no name\nhelp: give it one: `… as name`"),
        name => format!(
            "the name of column {number}, \"{name}\", cannot be a Rust field\nhelp: give it another: `… as name`"
        ),
    }
}

fn duplicate(name: &str, first: usize, index: usize) -> String {
    format!(
        "columns {} and {} are both called \"{name}\"\nhelp: give one of them another name: `… as name`",
        first + 1,
        index + 1
    )
}

fn of_column(
    column: &CompiledColumn,
    name: Ident,
    context: Context<'_>,
    refuse: &mut impl FnMut(String),
) -> Field {
    let Context { rows, types, woven } = context;
    let (rust, nullable) = match chosen_type(column, woven) {
        Some((chosen, nullable)) => (Ok(types.chosen(chosen, &column.data_type)), nullable),
        None => {
            let nullable = match column.mark {
                Some(ColumnMark::NotNull) => false,
                Some(ColumnMark::Nullable) => true,
                Some(ColumnMark::RustType(_)) | None => column.nullable,
            };
            let origin = column.origin.as_ref();
            (types.rust_type(&column.data_type, origin, column.element_nullable), nullable)
        }
    };
    let rust = match rows {
        Rows::Owned => rust,
        Rows::Lent(_) => rust.map(RustType::lent),
    };
    let lent = rust.as_ref().is_ok_and(RustType::is_lent);
    let wire = column_oid(&column.data_type);
    let doc = documented(column, nullable);
    let (ty, read, tried) = match rust {
        Ok(rust) => {
            (Some(field_type(&rust, nullable)), rust.read(nullable), rust.is_tried() && !nullable)
        }
        Err(unmapped) => {
            if column.data_type != SqlType::Error {
                refuse(unmapped_message(&format!("column \"{}\"", column.name), &unmapped));
            }
            (None, quote!(), false)
        }
    };
    let read = at(read, name.span());
    Field { column: column.name.clone(), name, ty, read, tried, lent, doc, wire, nested: None }
}

/// The comment on the column, and why the field is an `Option`.
pub fn documented(column: &CompiledColumn, nullable: bool) -> Option<String> {
    let judged = nullable && column.nullable && column.data_type != SqlType::Error;
    let why = column.why.as_ref().filter(|_| judged);
    let Some(why) = why else { return column.comment.clone() };
    let mut doc = column.comment.clone().map(|comment| comment + "\n\n").unwrap_or_default();
    doc += "Nullable: ";
    for letter in why.text.chars() {
        // What Markdown takes for a link, a tag or code.
        if matches!(letter, '[' | '<' | '`' | '*') {
            doc.push('\\');
        }
        doc.push(letter);
    }
    doc.push('.');
    Some(doc)
}

/// The same code, of which mistakes are told at a place of the query.
pub fn at(tokens: TokenStream, place: Span) -> TokenStream {
    let located = |mut tree: TokenTree| {
        tree.set_span(tree.span().located_at(place));
        tree
    };
    tokens.into_iter().map(located).collect()
}

/// `as name: Type`; an `Option` around it says what `as name?` says.
fn chosen_type(column: &CompiledColumn, woven: &Woven) -> Option<(TokenStream, bool)> {
    let Some(ColumnMark::RustType(index)) = column.mark else { return None };
    let tokens = &woven.piece(index)?.tokens;
    match argument_of(tokens, "Option") {
        Some(inner) => Some((inner, true)),
        None => Some((tokens.clone(), column.nullable)),
    }
}

pub fn unmapped_message(what: &str, unmapped: &Unmapped) -> String {
    let mut text = format!("{what} {}", unmapped.what);
    for help in &unmapped.help {
        text.push_str(&format!("\nhelp: {help}"));
    }
    text
}

fn field_type(rust: &RustType, nullable: bool) -> TokenStream {
    let tokens = &rust.tokens;
    match nullable {
        true => quote!(::core::option::Option<#tokens>),
        false => tokens.clone(),
    }
}

impl Field {
    /// A field of a composite type, which can always be NULL.
    pub fn of_composite(
        column: &str,
        data_type: &SqlType,
        types: Types<'_>,
    ) -> Result<Field, Unmapped> {
        let rust = types.rust_type(data_type, None, true)?;
        let name = name::field(column, Span::call_site()).ok_or_else(|| Unmapped {
            what: "has a name that no Rust field can have".into(),
            help: vec![],
        })?;
        Ok(Field {
            column: column.to_owned(),
            name,
            ty: Some(field_type(&rust, true)),
            read: rust.read(true),
            tried: false,
            lent: false,
            doc: None,
            wire: inner_oid(data_type),
            nested: None,
        })
    }

    /// A column of a table's row.
    pub fn of_table(column: &CompiledColumn, types: Types<'_>) -> Result<Field, Unmapped> {
        let rust = types.rust_type(&column.data_type, column.origin.as_ref(), true)?;
        let name = name::field(&column.name, Span::call_site()).ok_or_else(|| Unmapped {
            what: "has a name that no Rust field can have".into(),
            help: vec![],
        })?;
        Ok(Field {
            column: column.name.clone(),
            name,
            ty: Some(field_type(&rust, column.nullable)),
            read: quote!(),
            tried: false,
            lent: false,
            doc: column.comment.clone(),
            wire: Ok(0),
            nested: None,
        })
    }

    /// Whether a statement of its own gives it.
    fn is_batch(&self) -> bool {
        self.nested.as_ref().is_some_and(|nested| nested.batch.is_some())
    }

    /// The OID on the wire, 0 for a type of the database's owner.
    pub fn oid(&self) -> u32 {
        *self.wire.as_ref().unwrap_or(&0)
    }
}

impl Row {
    /// The fields of the struct. A field whose type is not known is of the type `unknown`.
    pub fn declarations(&self, visibility: &TokenStream, unknown: &TokenStream) -> TokenStream {
        let fields = self.fields.iter().map(|Field { name, ty, doc, .. }| {
            let ty = ty.as_ref().unwrap_or(unknown);
            let doc = doc.as_ref().map(|doc| quote!(#[doc = #doc]));
            quote!(#doc #visibility #name: #ty)
        });
        quote!(#(#fields),*)
    }

    /// The attribute that keeps rustc from judging names that the schema gave.
    pub fn allow_names(&self) -> TokenStream {
        let judged = |field: &Field| !name::is_snake_case(&field.name.to_string());
        match self.fields.iter().any(judged) {
            true => quote!(#[allow(non_snake_case)]),
            false => quote!(),
        }
    }

    /// The struct made from the cursor `r`, as an `Option`.
    pub fn construct(&self, row: &TokenStream) -> TokenStream {
        let nested = nested::functions(self);
        let fields = self.fields.iter().map(|Field { name, read, tried, .. }| match tried {
            true => quote!(#name: #read?),
            false => quote!(#name: #read),
        });
        quote!(#nested ::core::option::Option::Some(#row { #(#fields),* }))
    }

    /// The only value, read from the cursor `r`, as an `Option`.
    pub fn value(&self, ty: &TokenStream) -> TokenStream {
        match self.fields.as_slice() {
            [Field { read, tried: true, .. }, ..] => read.clone(),
            // A type that it is not is told at the column, and at the type.
            [Field { read, .. }, ..] => quote! {{
                let value: #ty = #read;
                ::core::option::Option::Some(value)
            }},
            [] => quote!(::core::option::Option::None),
        }
    }

    /// The `Columns` of the statement.
    pub fn columns(&self) -> TokenStream {
        let own = self.fields.iter().filter(|field| !field.is_batch());
        let own = own.map(|field| (&field.column, &field.wire));
        let wire: Vec<_> = own.chain(self.hidden.iter().map(|(name, wire)| (name, wire))).collect();
        let names: Vec<&str> = wire.iter().map(|(name, _)| name.as_str()).collect();
        let names = names.join("\0");
        let oids = wire
            .iter()
            .map(|(_, wire)| proc_macro2::Literal::u32_unsuffixed(*wire.as_ref().unwrap_or(&0)));
        let user_types = wire.iter().filter_map(|(_, wire)| wire.as_ref().err());
        quote! {
            ::sqlweave::__private::Columns {
                names: #names,
                oids: &[#(#oids),*],
                user_types: &[#(#user_types),*],
            }
        }
    }
}
