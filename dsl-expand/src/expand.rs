//! From a macro call to Rust. Failing is part of it: each mistake becomes one error, and what the rest of the program
//! needs (the function, its struct, the Rust in braces) is emitted all the same.

mod batch;
mod call;
mod editor;
mod given_row;
pub mod name;
pub mod nested;
mod page;
mod params;
pub mod row;
mod row_list;
pub mod rows;
pub mod rust_type;
mod schema_module;
mod shape;
mod variants;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use sqlweave_core::{
    compile_lazily,
    compiled::{Command, CompiledQuery},
    diagnostic::{Diagnostic, Diagnostics},
    schema::Schema,
    source::Source,
};

use crate::{
    config::Config,
    expand::{
        call::{Call, Texts},
        row::Naming,
        row::Row,
        rust_type::Types,
    },
    fragment,
    input::{self, Body, Form, Input, Item, ItemRow, Rows, Shape},
    report::{self, Message},
    schema_file,
    tokens::{self, Woven},
};

/// `query! { … }`
pub fn query(input: TokenStream) -> TokenStream {
    let input = match fragment::settle(input) {
        fragment::Query::Whole(input) => input,
        fragment::Query::Asking(asked) => return asked.to_macro_call(),
    };
    match input::parse(input) {
        Ok(input) => expand(input, None),
        Err(message) => message.to_macro_call(),
    }
}

/// `fragment! { fn name(a) { … } }`
pub fn declare_fragment(input: TokenStream) -> TokenStream {
    fragment::declare(input).unwrap_or_else(|message| message.to_macro_call())
}

/// `query_file!("path")`
pub fn query_file(input: TokenStream) -> TokenStream {
    let (input, path) = match input::parse_file(input) {
        Ok(parsed) => parsed,
        Err(message) => return message.to_macro_call(),
    };
    let file = match schema_file::read_query(&tokens::string_value(&path)) {
        Ok(file) => file,
        Err(text) => return Message::new(path.span(), text).to_macro_call(),
    };
    expand(input, Some(file))
}

/// `schema!()`
pub fn schema(input: TokenStream) -> TokenStream {
    if let Some(first) = input.into_iter().next() {
        return Message::new(first.span(), "`schema!()` takes nothing").to_macro_call();
    }
    declare_schema()
        .unwrap_or_else(|texts| report::all(&at(Span::call_site(), &schema_file::tell_once(texts))))
}

fn declare_schema() -> Result<TokenStream, Vec<String>> {
    let project = schema_file::project()?;
    let mut schema = project.schema();
    schema.complete();
    schema_file::check(&mut schema)?;
    let tracked = schema_file::track_once(&project);
    let types = schema_module::types(Types { config: &project.config, catalog: schema.catalog() });
    Ok(quote!(#tracked #types))
}

fn at(place: Span, texts: &[String]) -> Vec<Message> {
    texts.iter().map(|text| Message::new(place, text.clone())).collect()
}

/// A query on its way through the compiler.
pub struct Attempt {
    pub woven: Woven,
    pub compiled: Option<CompiledQuery>,
    pub messages: Vec<Message>,
    warnings: TokenStream,
    /// Some of its tokens mean nothing, so that what else is found says nothing.
    unreadable: bool,
}

fn expand(input: Input, file: Option<schema_file::QueryFile>) -> TokenStream {
    let project = match schema_file::project() {
        Ok(project) => project,
        Err(texts) => {
            let texts = schema_file::tell_once(texts);
            let attempt = unread(&input, at(input.place(), &texts));
            return failed(&input, &attempt, None, &quote!(), None);
        }
    };
    let mut schema = project.schema();
    let attempt = compile_query(&input, file.as_ref(), &project.config, &mut schema);
    if let Err(texts) = schema_file::check(&mut schema) {
        let texts = schema_file::tell_once(texts);
        let attempt = unread(&input, at(input.place(), &texts));
        return failed(&input, &attempt, None, &derives(&project.config), None);
    }
    let mut tracked = schema_file::track_once(&project);
    tracked.extend(file.as_ref().map(schema_file::QueryFile::track));
    let types = Types { config: &project.config, catalog: schema.catalog() };
    assemble(input, attempt, types, tracked)
}

/// Writes what a compiled query becomes; `before` goes in front of its row.
fn assemble(
    mut input: Input,
    mut attempt: Attempt,
    types: Types<'_>,
    mut before: TokenStream,
) -> TokenStream {
    let judged = judge(&mut input, &mut attempt, types);
    let (Some((row, binds)), Some(compiled)) = (&judged, &attempt.compiled) else {
        return failed(&input, &attempt, None, &derives(types.config), Some(types));
    };
    if !attempt.messages.is_empty() {
        return failed(&input, &attempt, Some(row), &derives(types.config), Some(types));
    }
    before.extend(attempt.warnings.clone());
    if editor::is_asked() {
        before.extend(editor::hints(compiled, row, &attempt.woven, types));
    }
    let derive = derives(types.config);
    let rows = compiled.rows.as_ref();
    let mut emitted = given_row::declaration(&input, rows, &attempt.woven, Some(types), &derive);
    emitted.extend(emit(
        &input,
        compiled,
        row,
        before,
        binds.clone(),
        types.config,
        &attempt.woven,
    ));
    emitted
}

/// The row of a compiled query and the calls that give it its values. Mistakes are added to those of the attempt.
pub fn judge(
    input: &mut Input,
    attempt: &mut Attempt,
    types: Types<'_>,
) -> Option<(Row, Vec<TokenStream>)> {
    let Attempt { woven, compiled, messages, unreadable, .. } = attempt;
    let compiled = compiled.as_ref()?;
    if let Form::Item(item) = &mut input.form {
        item.row = settle_row(std::mem::replace(&mut item.row, ItemRow::Nothing), compiled, types);
    }
    let input = &*input;
    let inline = inline_name(woven);
    let naming = match &input.form {
        Form::Inline => Naming::Declared(&inline),
        Form::Into(_) => Naming::InScope,
        Form::Item(item) => match &item.row {
            ItemRow::Declared(name) => Naming::Declared(name),
            ItemRow::InScope(_) | ItemRow::Nothing => Naming::InScope,
            ItemRow::Scalar(_) => Naming::Value,
        },
    };
    let known = messages.len();
    let context = row::Context { rows: input.rows, types, woven };
    let mut row = row::of_columns(&compiled.columns, naming, context, messages);
    batch::complete(&mut row, compiled);
    let why = || sqlweave_core::compile::unproved(&woven.lexed, types.catalog);
    shape::check_shape(input, compiled, &why, messages);
    check_lent(input, compiled, &row, messages);
    given_row::check(input, woven, messages);
    let (variants, page) = (compiled.variants.as_ref(), compiled.page.as_ref());
    let mut binds = params::binds(&compiled.params, variants, page, types, woven, messages);
    let about = about(&statement_name(input), compiled);
    binds.push(batch::calls(compiled, &row, &about, context, messages));
    binds.extend(compiled.rows.iter().map(|rows| match &compiled.copied {
        Some(copied) => rows::copy(compiled, copied, rows, types, woven, messages),
        None => rows::call(rows, types, woven, messages),
    }));
    let schemas = params::schemas(&compiled.schemas, woven);
    // COPY of rows is a value by itself; all else is of the query, before it is given rows.
    let at = if compiled.copied.is_some() { binds.len() } else { compiled.params.len() };
    binds.insert(at.min(binds.len()), schemas);
    if *unreadable {
        messages.truncate(known);
    }
    Some((row, binds))
}

/// Compares `#[lend]` with what the query gives.
fn check_lent(input: &Input, compiled: &CompiledQuery, row: &Row, messages: &mut Vec<Message>) {
    let Rows::Lent(place) = input.rows else { return };
    let mut texts = Vec::new();
    if !row.lent && messages.is_empty() {
        texts.push("no column of the query can be lent: none is text or bytea");
    }
    if compiled.rows.is_some() || compiled.copied.is_some() {
        texts.push("a statement over `{..rows}` and a COPY give rows that own what is in them");
    }
    if compiled.page.is_some() {
        texts.push("a page gives rows that own what is in them");
    }
    if !compiled.batches.is_empty() {
        texts.push("a query with batches gives rows that own what is in them");
    }
    let help = "\nhelp: take `#[lend]` away";
    messages.extend(texts.into_iter().map(|text| Message::new(place, format!("{text}{help}"))));
}

/// `-> Vec<Uuid>` of a query whose only column is a `Uuid` gives values and declares nothing.
fn settle_row(row: ItemRow, compiled: &CompiledQuery, types: Types<'_>) -> ItemRow {
    match (row, compiled.columns.as_slice()) {
        (ItemRow::Declared(name), [column]) => {
            let origin = column.origin.as_ref();
            match types.rust_type(&column.data_type, origin, column.element_nullable) {
                Ok(rust) if rust.is_called(&name) => ItemRow::Scalar(quote!(#name)),
                Ok(_) | Err(_) => ItemRow::Declared(name),
            }
        }
        (row, _) => row,
    }
}

/// An attempt that did not come as far as the compiler.
fn unread(input: &Input, messages: Vec<Message>) -> Attempt {
    let woven = match &input.body {
        Body::Tokens(tokens) => tokens::lex_tokens(tokens.clone(), 0, &mut Diagnostics::new()),
        Body::Text(_) => tokens::lex_tokens(TokenStream::new(), 0, &mut Diagnostics::new()),
    };
    let warnings = TokenStream::new();
    Attempt { woven, compiled: None, messages, warnings, unreadable: true }
}

/// Compiles a query; `file` has the text of one that stands in a file.
pub fn compile_query(
    input: &Input,
    file: Option<&schema_file::QueryFile>,
    config: &Config,
    schema: &mut Schema,
) -> Attempt {
    let version = schema.catalog().version;
    let mut diagnostics = Diagnostics::new();
    let woven = match (&input.body, file) {
        (Body::Tokens(tokens), _) => tokens::lex_tokens(tokens.clone(), version, &mut diagnostics),
        (Body::Text(literal), file) => {
            let source = match file {
                Some(file) => file.source.clone(),
                None => Source::new("query", tokens::string_value(literal)),
            };
            tokens::lex_text(source, literal.span(), version, &mut diagnostics)
        }
    };
    // What cannot be lexed cannot be judged further: one mistake is one error.
    let unreadable = diagnostics.has_errors();
    let mut found = diagnostics.take();
    let levels = input::levels(&config.lints, &input.levels);
    let compiled = compile_lazily(&woven.lexed, schema, &levels, &mut diagnostics);
    if !unreadable {
        let sound = !diagnostics.has_errors();
        found.extend(diagnostics.take());
        // Of a statement in error nothing more is said.
        for query in compiled.iter().filter(|_| sound) {
            found.extend(query.beyond.iter().chain(&query.lints.found).cloned());
        }
    }
    let mut messages = report::errors(&found, &woven);
    if compiled.is_none() && messages.is_empty() {
        let silent = Diagnostic::syntax(Default::default(), "the statement cannot be read");
        messages = report::errors(&[silent], &woven);
    }
    let mut warnings = report::warnings(&found, &woven);
    let allowed = compiled.as_ref().map_or(&[][..], |query| &query.lints.allowed);
    let unfulfilled = input.levels.iter().filter(|set| set.expected);
    for set in unfulfilled
        .filter(|set| messages.is_empty() && !allowed.iter().any(|name| set.name == name))
    {
        warnings.extend(report::unfulfilled(&set.name));
    }
    Attempt { woven, compiled, messages, warnings, unreadable }
}

fn emit(
    input: &Input,
    compiled: &CompiledQuery,
    row: &Row,
    mut before: TokenStream,
    binds: Vec<TokenStream>,
    config: &Config,
    woven: &Woven,
) -> TokenStream {
    let derive = derives(config);
    let name = statement_name(input);
    let (about, comment) = (about(&name, compiled), comment(&name, config));
    let about = about.as_str();
    let query = Texts::of(compiled, &comment);
    let paged = page::layout(compiled);
    let shape = match &input.form {
        Form::Item(item) => item.shape,
        Form::Inline | Form::Into(_) if compiled.page.is_some() => Shape::Page,
        Form::Inline | Form::Into(_) => Shape::of(compiled.cardinality),
    };
    let in_order = compiled.rows.as_ref().is_some_and(|rows| rows.in_order);
    let shape = match shape {
        Shape::Many if in_order => quote!(::sqlweave::__private::InOrder),
        shape => shape.marker(),
    };
    match &input.form {
        Form::Inline if compiled.columns.is_empty() => {
            let (gives, made) = (quote!(()), quote!(::core::option::Option::Some(())));
            Call { about, query, woven, row, gives, made, shape, before, binds, paged }
                .to_expression()
        }
        Form::Inline => {
            let name = inline_name(woven);
            before.extend(nested::declarations(row, &quote!(), &derive));
            before.extend(declare(row, &name, &quote!(), &derive));
            before.extend(scalar(row, &name));
            let made = row.construct(&quote!(#name));
            let gives = row_type(row, &name);
            Call { about, query, woven, row, gives, made, shape, before, binds, paged }
                .to_expression()
        }
        Form::Into(into) => {
            let gives = quote!(#into);
            let made = row.construct(&gives);
            before.extend(nested::declarations(row, &quote!(), &derive));
            Call { about, query, woven, row, gives, made, shape, before, binds, paged }
                .to_expression()
        }
        Form::Item(item) => {
            let (gives, made) = item_row(item, row);
            let call = Call { about, query, woven, row, gives, made, shape, before, binds, paged };
            emit_item(item, row, &call, compiled, &derive)
        }
    }
}

/// What a statement is called: its function, or its file and line.
fn statement_name(input: &Input) -> String {
    if let Form::Item(item) = &input.form {
        return item.name.to_string();
    }
    // Outside of rustc, as in tests, a span has no place.
    if !proc_macro::is_available() {
        return String::new();
    }
    let place = input.place().unwrap();
    format!("{}:{}", place.file(), place.line())
}

/// `name NUL operation NUL relation`
fn about(name: &str, compiled: &CompiledQuery) -> String {
    let operation = match compiled.command {
        Command::Select => "SELECT",
        Command::Insert => "INSERT",
        Command::Update => "UPDATE",
        Command::Delete => "DELETE",
        Command::Merge => "MERGE",
    };
    format!("{name}\0{operation}\0{}", compiled.relation.as_deref().unwrap_or_default())
}

/// The comment in a statement's text, if the configuration wants one.
fn comment(name: &str, config: &Config) -> String {
    if !config.comment || name.is_empty() {
        return String::new();
    }
    format!(" /* {} */", name.replace("*/", "").replace("/*", ""))
}

/// The type of an item's rows, and how one is made.
fn item_row(item: &Item, row: &Row) -> (TokenStream, TokenStream) {
    match &item.row {
        ItemRow::Declared(name) => (row_type(row, name), row.construct(&quote!(#name))),
        ItemRow::InScope(ty) => (quote!(#ty), row.construct(&quote!(#ty))),
        ItemRow::Scalar(ty) => (quote!(#ty), row.value(ty)),
        ItemRow::Nothing => (quote!(()), quote!(::core::option::Option::Some(()))),
    }
}

fn emit_item(
    item: &Item,
    row: &Row,
    call: &Call<'_>,
    compiled: &CompiledQuery,
    derive: &TokenStream,
) -> TokenStream {
    let Item { attributes, row_attributes, visibility, .. } = item;
    let derive = quote!(#derive #row_attributes);
    let mut declared = nested::declarations(row, visibility, &derive);
    if let ItemRow::Declared(name) = &item.row {
        declared.extend(declare(row, name, visibility, &derive));
        declared.extend(scalar(row, name));
    }
    let (gives, shape) = (&call.gives, &call.shape);
    let output = match (row.lent, &compiled.rows) {
        _ if !compiled.batches.is_empty() => quote!(::sqlweave::__private::Batched<#gives, #shape>),
        (_, Some(_)) if compiled.copied.is_some() => {
            quote!(::sqlweave::__private::CopyIn<impl ::sqlweave::__private::RowSource>)
        }
        (_, None) if compiled.copied.is_some() => quote!(::sqlweave::__private::CopyOut<#gives>),
        _ if compiled.page.is_some() => quote!(::sqlweave::__private::Paged<#gives>),
        (true, _) => quote!(::sqlweave::__private::Lent<#gives>),
        (false, None) => quote!(::sqlweave::__private::Query<#gives, #shape>),
        (false, Some(_)) => quote! {
            ::sqlweave::__private::Bulk<impl ::sqlweave::__private::RowSource, #gives, #shape>
        },
    };
    let signature = returning(item, output);
    let body = call.to_expression();
    quote! {
        #declared
        #attributes
        #visibility #signature {
            #body
        }
    }
}

fn returning(item: &Item, output: TokenStream) -> TokenStream {
    let Item { head, where_clause, .. } = item;
    quote!(#head -> #output #where_clause)
}

/// The struct of a row.
fn declare(row: &Row, name: &Ident, visibility: &TokenStream, derive: &TokenStream) -> TokenStream {
    let fields = row.declarations(visibility, &quote!(()));
    let allow = row.allow_names();
    let lifetime = row.lent.then(|| quote!(<'row>));
    let lend = row.lent.then(|| lend(row, name));
    quote! {
        #derive
        #[allow(dead_code)]
        #allow
        #visibility struct #name #lifetime { #fields }
        #lend
    }
}

/// The type of a query's rows where no row is lent yet.
fn row_type(row: &Row, name: &Ident) -> TokenStream {
    if row.lent { quote!(#name<'static>) } else { quote!(#name) }
}

/// How a row that is lent is read.
fn lend(row: &Row, name: &Ident) -> TokenStream {
    let made = row.construct(&quote!(#name));
    quote! {
        impl ::sqlweave::__private::Lend for #name<'static> {
            type Row<'row> = #name<'row>;
            fn read<'row>(
                r: &mut ::sqlweave::__private::Cells<'row>,
            ) -> ::core::option::Option<#name<'row>> {
                #made
            }
        }
    }
}

/// What `.scalars()` needs of a row of one column.
fn scalar(row: &Row, name: &Ident) -> TokenStream {
    let [field] = row.fields.as_slice() else { return TokenStream::new() };
    if row.lent {
        return TokenStream::new();
    }
    let (field, ty) = (&field.name, &field.ty);
    quote! {
        impl ::sqlweave::__private::Scalar for #name {
            type Value = #ty;
            fn into_value(self) -> #ty {
                self.#field
            }
        }
    }
}

fn derives(config: &Config) -> TokenStream {
    let paths = config.derive.iter().map(|path| name::rust(path));
    match config.derive.is_empty() {
        true => quote!(),
        false => quote!(#[derive(#(#paths),*)]),
    }
}

/// The name of an inline query's struct, one that the types in the query do not use.
fn inline_name(woven: &Woven) -> Ident {
    let used = woven.lexed.rust.iter().any(|fragment| fragment.text.contains("Row"));
    Ident::new(if used { "QueryRow" } else { "Row" }, Span::call_site())
}

/// What is emitted for a query with mistakes.
fn failed(
    input: &Input,
    attempt: &Attempt,
    row: Option<&Row>,
    derives: &TokenStream,
    types: Option<Types<'_>>,
) -> TokenStream {
    let rows = attempt.compiled.as_ref().and_then(|compiled| compiled.rows.as_ref());
    let given = given_row::declaration(input, rows, &attempt.woven, types, derives);
    let kept = params::kept(&attempt.woven);
    match &input.form {
        Form::Inline | Form::Into(_) => {
            let errors = report::all(&attempt.messages);
            quote!({ #kept #errors })
        }
        Form::Item(item) => {
            let over_rows = !attempt.woven.spreads().is_empty();
            // What the program does with the struct is no mistake, as far as the types of its fields are known.
            let unknown = row.is_some_and(|row| row.fields.iter().any(|field| field.ty.is_none()));
            let row_attributes = &item.row_attributes;
            let derive = if unknown { quote!() } else { quote!(#derives #row_attributes) };
            let item = failed_item(item, &attempt.messages, row, &kept, over_rows, &derive);
            quote!(#given #item)
        }
    }
}

/// The function and the struct of an item with mistakes, so that what uses them finds them. What is not known is of
/// the type `!`, which becomes whatever is wanted.
fn failed_item(
    item: &Item,
    messages: &[Message],
    row: Option<&Row>,
    kept: &TokenStream,
    over_rows: bool,
    derive: &TokenStream,
) -> TokenStream {
    let Item { attributes, visibility, .. } = item;
    let errors = report::all(messages);
    let unknown = quote!(::sqlweave::__private::Unknown);
    let mut declared = TokenStream::new();
    let mut lent = false;
    let gives = match &item.row {
        ItemRow::Declared(name) => {
            let empty = Row { fields: Vec::new(), lent: false, hidden: Vec::new() };
            let row = row.unwrap_or(&empty);
            let fields = row.declarations(visibility, &unknown);
            let allow = row.allow_names();
            let lifetime = row.lent.then(|| quote!(<'row>));
            let nested = nested::declarations(row, visibility, derive);
            declared = quote! {
                #nested
                #derive
                #[allow(dead_code)] #allow #visibility struct #name #lifetime { #fields }
            };
            if row.lent {
                declared.extend(lend_nothing(name));
            }
            lent = row.lent;
            row_type(row, name)
        }
        ItemRow::InScope(ty) | ItemRow::Scalar(ty) => quote!(#ty),
        ItemRow::Nothing => quote!(()),
    };
    let shape = item.shape.marker();
    let output = match (lent, over_rows) {
        _ if item.shape == Shape::Page => quote!(::sqlweave::__private::Paged<#gives>),
        (true, _) => quote!(::sqlweave::__private::Lent<#gives>),
        (false, false) => quote!(::sqlweave::__private::Query<#gives, #shape>),
        (false, true) => quote! {
            ::sqlweave::__private::Bulk<::sqlweave::__private::NoRows, #gives, #shape>
        },
    };
    let signature = returning(item, output);
    quote! {
        #errors
        #declared
        #attributes
        #visibility #signature {
            #kept
            ::core::unreachable!()
        }
    }
}

/// What stands for the reading of a row that is lent by a query with mistakes.
fn lend_nothing(name: &Ident) -> TokenStream {
    quote! {
        impl ::sqlweave::__private::Lend for #name<'static> {
            type Row<'row> = #name<'row>;
            fn read<'row>(
                _: &mut ::sqlweave::__private::Cells<'row>,
            ) -> ::core::option::Option<#name<'row>> {
                ::core::option::Option::None
            }
        }
    }
}

#[cfg(test)]
mod tests;
