//! What an editor shows of a query: for rust-analyzer alone, so that compiling costs nothing more.
//!
//! Each word that means something gets an item, or a use of one, at its place: the statement's first word tells its text
//! and its row, a table and a column what the schema says of them, with the way to what `schema!()` declares.

use std::{env, fmt::Write, sync::OnceLock};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use sqlweave_core::{
    analyze::format::format_type,
    catalog::{Attribute, Catalog, Relation},
    compiled::{Cardinality, ColumnOrigin, CompiledQuery, SqlType},
    relations::{self, Mention},
};

use super::{
    name::{self, camel_case, short, snake_case},
    row::Row,
    rust_type::Types,
};
use crate::tokens::{Places, Woven};

/// Whether rust-analyzer runs the macro: its server of macros, or the tests of what it is given.
pub(super) fn is_asked() -> bool {
    static ASKED: OnceLock<bool> = OnceLock::new();
    *ASKED.get_or_init(|| {
        let program = env::current_exe().unwrap_or_default();
        program.file_stem().is_some_and(|stem| stem.to_string_lossy().starts_with("rust-analyzer"))
    })
}

/// Items for an editor. A text in a literal has no places of its own.
pub(super) fn hints(
    compiled: &CompiledQuery,
    row: &Row,
    woven: &Woven,
    types: Types<'_>,
) -> TokenStream {
    let Places::Tokens(places) = &woven.places else { return TokenStream::new() };
    let mut items = TokenStream::new();
    if let Some((_, first)) = places.first() {
        let (doc, statement) =
            (about_statement(compiled, row, woven), Ident::new("Statement", *first));
        items.extend(quote!(const _: () = { #[doc = #doc] struct #statement; };));
    }
    for mention in relations::mentions(&woven.lexed, types.catalog) {
        items.extend(mentioned(&mention, woven, types));
    }
    items
}

fn mentioned(mention: &Mention, woven: &Woven, types: Types<'_>) -> Option<TokenStream> {
    let relation = types.catalog.get_relation(mention.relation)?;
    let schema = types.catalog.namespace_name(relation.namespace);
    let (_, place) = woven.locate(mention.span);
    let Some(number) = mention.attribute else {
        let doc = about_table(relation, types.catalog);
        let item = name::field(&relation.name, place)?;
        let declared = declared(relation, schema, place, types);
        return Some(quote! {
            const _: () = { #[allow(non_camel_case_types)] #[doc = #doc] struct #item; };
            const _: () = { use #declared as _; };
        });
    };
    let attribute = relation.attribute(number)?;
    let doc = about_column(relation, attribute, types.catalog);
    let item = name::field(&attribute.name, place)?;
    let mut hint = quote!(const _: () = { #[allow(non_upper_case_globals)] #[doc = #doc] const #item: () = (); };);
    let origin = ColumnOrigin {
        schema: schema.to_owned(),
        table: relation.name.to_string(),
        column: attribute.name.to_string(),
    };
    let data_type = SqlType::of(types.catalog, attribute.data_type);
    // A column without a Rust type has no field.
    if types.rust_type(&data_type, Some(&origin), true).is_ok() {
        let declared = declared(relation, schema, Span::call_site(), types);
        hint.extend(quote!(const _: () = { fn field(row: &#declared) { let _ = &row.#item; } };));
    }
    Some(hint)
}

/// What `schema!()` declares for a relation.
fn declared(relation: &Relation, schema: &str, place: Span, types: Types<'_>) -> TokenStream {
    let module = name::rust(&types.config.types);
    let mut row = camel_case(&relation.name);
    row.set_span(place);
    if schema == "public" {
        return quote!(#module::#row);
    }
    let schema = snake_case(schema);
    quote!(#module::#schema::#row)
}

fn about_statement(compiled: &CompiledQuery, row: &Row, woven: &Woven) -> String {
    // A fence that no text of SQL ends.
    let mut doc = format!("~~~~~sql\n{}\n~~~~~\n", compiled.sql);
    for batch in &compiled.batches {
        let _ = write!(doc, "\nThen, for all of its rows:\n\n~~~~~sql\n{}\n~~~~~\n", batch.sql);
    }
    doc.push_str(match compiled.cardinality {
        Cardinality::None => "\nIt gives no rows.\n",
        Cardinality::One => "\nIt gives exactly one row:\n\n",
        Cardinality::AtMostOne => "\nIt gives at most one row:\n\n",
        Cardinality::Many => "\nIt gives any number of rows:\n\n",
    });
    for (column, field) in compiled.columns.iter().zip(&row.fields) {
        let rust = field.ty.as_ref().map(|ty| short(&ty.to_string())).unwrap_or_default();
        let _ = write!(doc, "- `{}`: `{rust}`, {}", column.name, column.data_type.describe());
        match (&column.why, column.nullable) {
            (Some(why), true) => doc.push_str(&format!("; nullable: {}\n", why.text)),
            (None, true) => doc.push_str("; nullable\n"),
            (_, false) => doc.push('\n'),
        }
    }
    for (index, param) in compiled.params.iter().enumerate() {
        let written = param.splice.and_then(|splice| woven.lexed.rust.get(splice.0 as usize));
        let written = written.map(|piece| format!(" = `{{{}}}`", piece.text)).unwrap_or_default();
        let first = if index == 0 { "\nParameters:\n\n" } else { "" };
        let _ = writeln!(doc, "{first}- `${}`{written}: {}", index + 1, param.data_type.describe());
    }
    doc
}

fn about_table(relation: &Relation, catalog: &Catalog) -> String {
    let mut doc = format!("`{}`", relation.name);
    if let Some(comment) = &relation.comment {
        let _ = write!(doc, ": {comment}");
    }
    doc.push_str("\n\n");
    for attribute in relation.live_attributes() {
        let _ = writeln!(doc, "- {}", in_one_line(attribute, catalog));
    }
    doc
}

fn about_column(relation: &Relation, attribute: &Attribute, catalog: &Catalog) -> String {
    let own = in_one_line(attribute, catalog);
    format!("{own}\n\nA column of `{}`.", relation.name)
}

/// `` `email` text, nullable: where bills go ``
fn in_one_line(attribute: &Attribute, catalog: &Catalog) -> String {
    let type_name = format_type(catalog, attribute.data_type, attribute.modifier);
    let null = if attribute.not_null { "" } else { ", nullable" };
    let comment = attribute.comment.as_ref().map(|text| format!(": {text}")).unwrap_or_default();
    format!("`{}` {type_name}{null}{comment}", attribute.name)
}

#[cfg(test)]
mod tests {
    use sqlweave_core::{project, source::Source};

    use super::{Types, hints};
    use crate::{config::Config, expand, input};

    fn hints_of(call: &str) -> String {
        let ddl = "create table users (id bigint primary key, email text);
            create schema app; create table app.notes (id int primary key);
            comment on column users.email is 'Where bills go.';";
        let config = Config::default();
        let mut schema = project::open(vec![Source::new("schema.sql", ddl)], &config);
        let mut input = input::parse(call.parse().unwrap()).ok().unwrap();
        let mut attempt = expand::compile_query(&input, None, &config, &mut schema);
        let types = Types { config: &config, catalog: schema.catalog() };
        let (row, _) = expand::judge(&mut input, &mut attempt, types).unwrap();
        assert!(attempt.messages.is_empty());
        hints(&attempt.compiled.unwrap(), &row, &attempt.woven, types).to_string()
    }

    #[track_caller]
    fn has(call: &str, parts: &[&str]) {
        let hints = hints_of(call);
        for part in parts {
            assert!(hints.contains(part), "{part} is not in:\n{hints}");
        }
    }

    #[test]
    fn every_name_has_one() {
        has(
            "select u.email from users u where u.id = {key}",
            &[
                "struct Statement",
                "FROM users AS u",
                "It gives at most one row",
                "- `$1` = `{key}`: int8",
                "use crate :: db :: Users as _",
                "const email : () = ()",
                "`email` text, nullable: Where bills go.",
                "fn field (row : & crate :: db :: Users) { let _ = & row . id ; }",
            ],
        );
        has("select n.id from app.notes n", &["use crate :: db :: app :: Notes as _"]);
    }

    /// Stable Rust has no places inside of a literal.
    #[test]
    fn a_text_has_none() {
        assert_eq!(hints_of("\"select id from users\""), "");
    }
}
