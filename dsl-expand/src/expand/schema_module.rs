//! `schema!()`: the schema's enums, composites, domains and table rows as Rust types. What is of the schema `public`
//! stands in the module itself, the rest in a module for each schema.

mod constraints;

use std::collections::{BTreeMap, HashSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use sqlweave_core::{
    catalog::{Catalog, Relation, RelationKind, TypeKind},
    compiled::{ColumnOrigin, CompiledColumn, SqlType},
};

use crate::{
    config::Config,
    expand::{
        derives,
        name::{camel_case, is_snake_case, rust, snake_case},
        row::{Field, Row},
        rust_type::Types,
        schema_module::constraints::Constraints,
    },
};

/// All declarations.
pub(super) fn types(types: Types<'_>) -> TokenStream {
    let mut modules: BTreeMap<String, Module> = BTreeMap::new();
    let catalog = types.catalog;
    for data_type in catalog.user_types() {
        let module =
            modules.entry(catalog.namespace_name(data_type.namespace).to_owned()).or_default();
        let described = SqlType::of(catalog, data_type.oid);
        let declaration = match (&data_type.kind, &described) {
            (TypeKind::Enum { .. }, SqlType::Enum { name, labels, .. }) => {
                Some((camel_case(name), enumeration(name, labels, types.config)))
            }
            (TypeKind::Domain { .. }, SqlType::Domain { name, base, .. }) => {
                domain(&described, name, base, types).map(|alias| (camel_case(name), alias))
            }
            (TypeKind::Composite { relation }, _) => catalog
                .get_relation(*relation)
                .and_then(|relation| of_relation(relation, &described, types)),
            _ => None,
        };
        if let Some((name, declaration)) = declaration {
            module.add(&name, declaration);
        }
    }
    for relation in catalog.user_relations() {
        let schema = catalog.namespace_name(relation.namespace).to_owned();
        modules.entry(schema).or_default().constraints.add(relation);
    }
    modules.into_iter().map(|(schema, module)| module.to_tokens(&schema)).collect()
}

/// The declarations of one schema.
#[derive(Default)]
struct Module {
    names: HashSet<String>,
    declarations: TokenStream,
    constraints: Constraints,
}

impl Module {
    /// Of two types whose names become the same in Rust the first is declared.
    fn add(&mut self, name: &Ident, declaration: TokenStream) {
        if self.names.insert(name.to_string()) {
            self.declarations.extend(declaration);
        }
    }

    fn to_tokens(&self, schema: &str) -> TokenStream {
        let mut declarations = self.declarations.clone();
        declarations.extend(self.constraints.to_tokens());
        if schema == "public" || declarations.is_empty() {
            return declarations;
        }
        let name = snake_case(schema);
        let doc = format!("Types of the schema `{schema}`.");
        quote! {
            #[doc = #doc]
            pub mod #name {
                #declarations
            }
        }
    }
}

fn of_relation(
    relation: &Relation,
    described: &SqlType,
    types: Types<'_>,
) -> Option<(Ident, TokenStream)> {
    let name = camel_case(&relation.name);
    match relation.kind {
        RelationKind::CompositeType => composite(described, types).map(|it| (name, it)),
        RelationKind::Table
        | RelationKind::PartitionedTable
        | RelationKind::View
        | RelationKind::MaterializedView
        | RelationKind::ForeignTable => Some((name.clone(), table(relation, &name, types))),
        RelationKind::Sequence => None,
    }
}

fn enumeration(name: &str, labels: &[String], config: &Config) -> TokenStream {
    let ident = camel_case(name);
    let doc = format!("The enum `{name}`.");
    let mut seen = HashSet::new();
    let variants: Vec<Ident> = labels
        .iter()
        .map(|label| {
            let mut variant = camel_case(label);
            // Labels that differ only in what a name cannot hold are told apart by a number.
            let mut number = 2;
            while !seen.insert(variant.to_string()) {
                variant = Ident::new(&format!("{}{number}", camel_case(label)), variant.span());
                number += 1;
            }
            variant
        })
        .collect();
    let derive = further_derives([&config.derive, &config.enum_derive], &ENUM_DERIVES);
    let renamed = labels.iter().map(|label| match derives_serde(config) {
        true => quote!(#[serde(rename = #label)]),
        false => quote!(),
    });
    let label_docs = labels.iter().map(|label| format!("`{label}`"));
    let bytes = labels.iter().map(|label| proc_macro2::Literal::byte_string(label.as_bytes()));
    let sql_type = sql_type(&ident);
    let as_str = match labels.is_empty() {
        true => quote!(match self {}),
        false => quote!(match self { #(Self::#variants => #labels),* }),
    };
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #derive
        pub enum #ident {
            #(#[doc = #label_docs] #renamed #variants,)*
        }

        #sql_type

        impl #ident {
            /// Every label, in the order of the type.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The label.
            pub const fn as_str(self) -> &'static str {
                #as_str
            }
        }

        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad((*self).as_str())
            }
        }

        impl<N> ::sqlweave::__private::Accepts<#ident, N> for #ident {
            fn encode(value: &Self, out: &mut ::sqlweave::__private::Params) {
                out.put((*value).as_str().as_bytes());
            }
        }

        impl ::sqlweave::__private::Decode<#ident> for #ident {
            fn decode(raw: &[u8]) -> ::core::result::Result<Self, ::sqlweave::__private::Fault> {
                match raw {
                    #(#bytes => ::core::result::Result::Ok(Self::#variants),)*
                    _ => ::core::result::Result::Err(::sqlweave::__private::Fault::label(#name, raw)),
                }
            }
        }

        impl ::core::str::FromStr for #ident {
            type Err = ::sqlweave::__private::UnknownLabel;
            fn from_str(label: &str) -> ::core::result::Result<Self, Self::Err> {
                <Self as ::sqlweave::__private::Decode<Self>>::decode(label.as_bytes())
                    .map_err(|_| ::sqlweave::__private::UnknownLabel { type_name: #name })
            }
        }
    }
}

const ENUM_DERIVES: [&str; 9] =
    ["Debug", "Clone", "Copy", "PartialEq", "Eq", "Hash", "PartialOrd", "Ord", "Default"];
const COMPOSITE_DERIVES: [&str; 3] = ["Debug", "Clone", "PartialEq"];

/// What rows derive their fields must derive as well, and what the configuration adds for their kind, as far as they
/// do not already.
fn further_derives(lists: [&[String]; 2], already: &[&str]) -> TokenStream {
    let mut seen: HashSet<&str> = already.iter().copied().collect();
    let paths = lists.into_iter().flatten().filter(|path| seen.insert(path.as_str()));
    let paths: Vec<TokenStream> = paths.map(|path| rust(path)).collect();
    match paths.is_empty() {
        true => quote!(),
        false => quote!(#[derive(#(#paths),*)]),
    }
}

fn derives_serde(config: &Config) -> bool {
    let serde = ["serde::Serialize", "serde::Deserialize"];
    let mut derived = config.derive.iter().chain(&config.enum_derive);
    derived.any(|path| serde.contains(&path.trim_start_matches("::")))
}

fn sql_type(ident: &Ident) -> TokenStream {
    quote! {
        impl ::sqlweave::__private::sql::SqlType for #ident {
            const OID: u32 = 0;
            const ARRAY_OID: u32 = 0;
        }
    }
}

/// A domain is its base type by another name, or what the configuration names.
fn domain(
    described: &SqlType,
    name: &str,
    base: &SqlType,
    types: Types<'_>,
) -> Option<TokenStream> {
    let rust = types.rust_type(described, None, true).ok()?.tokens;
    let ident = camel_case(name);
    let doc = format!("The domain `{name}` over {}.", base.describe());
    Some(quote! {
        #[doc = #doc]
        pub type #ident = #rust;
    })
}

/// None if a field has no Rust type; then a query that meets the composite says so.
fn composite(described: &SqlType, types: Types<'_>) -> Option<TokenStream> {
    let SqlType::Composite { name, fields, .. } = described else { return None };
    let made = fields.iter().map(|f| Field::of_composite(&f.name, &f.data_type, types));
    let row = Row { fields: made.collect::<Result<_, _>>().ok()?, lent: false, hidden: Vec::new() };
    let ident = camel_case(name);
    let doc = format!("The composite type `{name}`.");
    let declarations = row.declarations(&quote!(pub), &quote!(()));
    let allow = row.allow_names();
    let (made, columns) = (row.construct(&quote!(#ident)), row.columns());
    let count = proc_macro2::Literal::i32_unsuffixed(i32::try_from(fields.len()).ok()?);
    let puts = row.fields.iter().zip(fields).map(|(field, composite_field)| {
        let (name, oid) = (&field.name, field.oid());
        let data_type = &composite_field.data_type;
        let rust = types.rust_type(data_type, None, true).ok()?;
        if let Some(marker) = rust.chosen_for() {
            let (ty, type_name) = (&rust.tokens, data_type.describe());
            return Some(quote! {
                ::sqlweave::__private::chosen::<#marker, #ty>()
                    .param::<::sqlweave::__private::Nullable, _>(&value.#name)
                    .put_field(#oid, #type_name, out);
            });
        }
        let marker = types.marker(data_type)?;
        Some(quote! {
            out.put_field::<#marker, ::sqlweave::__private::Nullable, _>(#oid, &value.#name);
        })
    });
    let encode = puts.collect::<Option<TokenStream>>().map(|puts| {
        quote! {
            impl<N> ::sqlweave::__private::Accepts<#ident, N> for #ident {
                fn encode(value: &Self, out: &mut ::sqlweave::__private::Params) {
                    out.put_record(#count);
                    #puts
                }
            }
        }
    });
    let sql_type = sql_type(&ident);
    let derive =
        further_derives([&types.config.derive, &types.config.composite_derive], &COMPOSITE_DERIVES);
    Some(quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, PartialEq)]
        #derive
        #allow
        pub struct #ident { #declarations }

        #sql_type
        #encode

        impl ::sqlweave::__private::Decode<#ident> for #ident {
            fn decode(raw: &[u8]) -> ::core::result::Result<Self, ::sqlweave::__private::Fault> {
                fn read(r: &mut ::sqlweave::__private::Cells<'_>) -> ::core::option::Option<#ident> {
                    #made
                }
                ::sqlweave::__private::record(raw, &#columns, read)
            }
        }
    })
}

/// The row of a table, to be built by `query! { <Table> select * from table }`. A column that has no Rust type is
/// left out.
fn table(relation: &Relation, ident: &Ident, types: Types<'_>) -> TokenStream {
    let catalog = types.catalog;
    let columns = columns(relation, catalog);
    let fields = columns.iter().filter_map(|column| Field::of_table(column, types).ok());
    let row = Row { fields: fields.collect(), lent: false, hidden: Vec::new() };
    let what = match relation.kind {
        RelationKind::View | RelationKind::MaterializedView => "view",
        _ => "table",
    };
    let doc = match &relation.comment {
        Some(comment) => comment.clone(),
        None => format!("A row of the {what} `{}`.", relation.name),
    };
    let declarations = row.declarations(&quote!(pub), &quote!(()));
    let allow = match row.fields.iter().all(|field| is_snake_case(&field.name.to_string())) {
        true => quote!(),
        false => quote!(#[allow(non_snake_case)]),
    };
    let derive = derives(types.config);
    quote! {
        #[doc = #doc]
        #derive
        #allow
        pub struct #ident { #declarations }
    }
}

fn columns(relation: &Relation, catalog: &Catalog) -> Vec<CompiledColumn> {
    let schema = catalog.namespace_name(relation.namespace);
    let column = |attribute: &sqlweave_core::catalog::Attribute| CompiledColumn {
        name: attribute.name.to_string(),
        span: Default::default(),
        data_type: SqlType::of(catalog, attribute.data_type),
        nullable: !attribute.not_null,
        element_nullable: true,
        why: None,
        mark: None,
        origin: Some(ColumnOrigin {
            schema: schema.to_owned(),
            table: relation.name.to_string(),
            column: attribute.name.to_string(),
        }),
        comment: attribute.comment.clone(),
        nested: None,
    };
    relation.live_attributes().map(column).collect()
}
