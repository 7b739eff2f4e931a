//! From PostgreSQL's types to Rust's: the table of built-in types, user types by the path of the schema module, and
//! what the configuration overrides.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sqlweave_core::{
    catalog::{Catalog, ConstraintKind},
    compiled::{ColumnOrigin, SqlType},
};

use crate::{
    config::Config,
    expand::name::{camel_case, rust},
};

/// A built-in type that Rust has a type for.
struct Known {
    /// `pg_type.typname`.
    name: &'static str,
    /// The type in `__private::sql`.
    marker: &'static str,
    /// The method of `Cells`; `_n` behind it where the value may be NULL.
    method: &'static str,
    rust: &'static str,
    /// The feature of sqlweave that it needs.
    feature: Option<Feature>,
}

/// A feature, which the facade hands on, and whether it is on.
#[derive(Clone, Copy)]
struct Feature {
    name: &'static str,
    enabled: bool,
}

macro_rules! feature {
    ($name:literal) => {
        Feature { name: $name, enabled: cfg!(feature = $name) }
    };
}

const CHRONO: Feature = feature!("with-chrono-0_4");
const CIDR: Feature = feature!("with-cidr-0_3");
const DECIMAL: Feature = feature!("with-rust_decimal-1");
const JSON: Feature = feature!("with-serde_json-1");
const UUID: Feature = feature!("with-uuid-1");

const fn known(
    name: &'static str,
    marker: &'static str,
    method: &'static str,
    rust: &'static str,
) -> Known {
    Known { name, marker, method, rust, feature: None }
}

const fn gated(
    feature: Feature,
    name: &'static str,
    method: &'static str,
    rust: &'static str,
) -> Known {
    Known { name, marker: name, method, rust, feature: Some(feature) }
}

/// A type of PostgreSQL, a line.
static KNOWN: &[Known] = &[
    known("bool", "boolean", "bool", "bool"),
    known("char", "char", "i8", "i8"),
    known("int2", "smallint", "i16", "i16"),
    known("int4", "integer", "i32", "i32"),
    known("int8", "bigint", "i64", "i64"),
    known("float4", "real", "f32", "f32"),
    known("float8", "double_precision", "f64", "f64"),
    known("text", "text", "string", "::std::string::String"),
    known("varchar", "varchar", "string", "::std::string::String"),
    known("bpchar", "bpchar", "string", "::std::string::String"),
    known("name", "name", "string", "::std::string::String"),
    known("bytea", "bytea", "bytes", "::std::vec::Vec<u8>"),
    known("oid", "oid", "u32", "u32"),
    known("xid", "xid", "u32", "u32"),
    known("cid", "cid", "u32", "u32"),
    known("xid8", "xid8", "u64", "u64"),
    known("regproc", "regproc", "u32", "u32"),
    known("regprocedure", "regprocedure", "u32", "u32"),
    known("regoper", "regoper", "u32", "u32"),
    known("regoperator", "regoperator", "u32", "u32"),
    known("regclass", "regclass", "u32", "u32"),
    known("regtype", "regtype", "u32", "u32"),
    known("regconfig", "regconfig", "u32", "u32"),
    known("regdictionary", "regdictionary", "u32", "u32"),
    known("regnamespace", "regnamespace", "u32", "u32"),
    known("regrole", "regrole", "u32", "u32"),
    known("regcollation", "regcollation", "u32", "u32"),
    known("pg_lsn", "pg_lsn", "pg_lsn", "::sqlweave::__private::PgLsn"),
    known("void", "void", "unit", "()"),
    known("macaddr", "macaddr", "macaddr", "[u8; 6]"),
    known("macaddr8", "macaddr8", "macaddr8", "[u8; 8]"),
    known("inet", "inet", "address", "::std::net::IpAddr"),
    known("interval", "interval", "interval", "::sqlweave::__private::Interval"),
    known("timetz", "timetz", "timetz", "::sqlweave::__private::TimeTz"),
    gated(CIDR, "cidr", "cidr", "::sqlweave::__private::cidr::IpCidr"),
    gated(CHRONO, "date", "date", "::sqlweave::__private::chrono::NaiveDate"),
    gated(CHRONO, "time", "time", "::sqlweave::__private::chrono::NaiveTime"),
    gated(CHRONO, "timestamp", "timestamp", "::sqlweave::__private::chrono::NaiveDateTime"),
    gated(
        CHRONO,
        "timestamptz",
        "timestamptz",
        "::sqlweave::__private::chrono::DateTime<::sqlweave::__private::chrono::Utc>",
    ),
    gated(UUID, "uuid", "uuid", "::sqlweave::__private::uuid::Uuid"),
    gated(DECIMAL, "numeric", "decimal", "::sqlweave::__private::rust_decimal::Decimal"),
    gated(JSON, "json", "json", "::sqlweave::__private::serde_json::Value"),
    gated(JSON, "jsonb", "jsonb", "::sqlweave::__private::serde_json::Value"),
];

/// OIDs below this are the same in every database.
pub(crate) const FIRST_USER_OID: u32 = 10_000;

/// A Rust type and how a row's cursor reads it.
pub(crate) struct RustType {
    /// Without the `Option` of a column that may be NULL.
    pub(crate) tokens: TokenStream,
    read: Read,
}

enum Read {
    /// A method of `Cells` for this type alone.
    Method(&'static str),
    /// A type of the schema module.
    User,
    /// An array: the element's marker and type, and whether it has NULLs.
    Array { marker: TokenStream, element: TokenStream, nullable: bool },
    /// A type of the author's choice.
    Custom,
}

impl RustType {
    /// A type of the author's choice.
    pub(crate) fn custom(tokens: TokenStream) -> RustType {
        RustType { tokens, read: Read::Custom }
    }

    /// The same with text and bytes that are lent.
    pub(crate) fn lent(self) -> RustType {
        match self.read {
            Read::Method("string") => {
                RustType { tokens: quote!(&'row str), read: Read::Method("str") }
            }
            Read::Method("bytes") => {
                RustType { tokens: quote!(&'row [u8]), read: Read::Method("slice") }
            }
            _ => self,
        }
    }

    pub(crate) fn is_lent(&self) -> bool {
        matches!(self.read, Read::Method("str" | "slice"))
    }

    /// Whether it is a path that ends in `name`.
    pub(crate) fn is_called(&self, name: &Ident) -> bool {
        let last = self.tokens.clone().into_iter().last();
        matches!(last, Some(TokenTree::Ident(last)) if last == *name)
    }

    /// The expression that reads it from the cursor `r`. That of a type without a value to give after a mistake is an
    /// `Option`, as is that of a column that may be NULL.
    pub(crate) fn read(&self, nullable: bool) -> TokenStream {
        let method = |name: &str| {
            let suffix = if nullable { "_n" } else { "" };
            Ident::new(&format!("{name}{suffix}"), Span::call_site())
        };
        match &self.read {
            Read::Method(name) => {
                let method = method(name);
                quote!(r.#method())
            }
            Read::User => {
                let method = method("user");
                quote!(r.#method())
            }
            Read::Custom => {
                let (method, ty) = (method("get"), &self.tokens);
                quote!(r.#method::<#ty>())
            }
            Read::Array { marker, element, nullable } => {
                let method = method(if *nullable { "array_of_n" } else { "array" });
                quote!(r.#method::<#marker, #element>())
            }
        }
    }

    /// Whether what reads a column that is never NULL gives an `Option` all the same.
    pub(crate) fn is_tried(&self) -> bool {
        matches!(self.read, Read::User | Read::Custom)
    }
}

/// The mapping of one crate.
#[derive(Clone, Copy)]
pub(crate) struct Types<'c> {
    pub(crate) config: &'c Config,
    pub(crate) catalog: &'c Catalog,
}

/// How far foreign keys are followed; tables may reference each other in a circle.
const MAX_REFERENCES: usize = 16;

/// Why a type has no Rust type, in words that go behind `column "x"`.
pub(crate) struct Unmapped {
    pub(crate) what: String,
    pub(crate) help: Vec<String>,
}

impl<'c> Types<'c> {
    /// The Rust type of a column; `origin` is the table's column that it shows.
    pub(crate) fn rust_type(
        &self,
        data_type: &SqlType,
        origin: Option<&ColumnOrigin>,
        element_nullable: bool,
    ) -> Result<RustType, Unmapped> {
        if let Some(chosen) = self.overridden(data_type, origin) {
            return Ok(RustType::custom(chosen));
        }
        match data_type {
            SqlType::Base { schema, name, .. } => known_type(schema, name, data_type),
            SqlType::Domain { base, .. } => self.rust_type(base, None, element_nullable),
            SqlType::Enum { schema, name, .. } => Ok(self.user_type(schema, name)),
            SqlType::Composite { schema, name, .. } => Ok(self.user_type(schema, name)),
            SqlType::Array { element, .. } => self.array_type(element, element_nullable),
            SqlType::Error => Err(Unmapped { what: String::new(), help: Vec::new() }),
        }
    }

    fn user_type(&self, schema: &str, name: &str) -> RustType {
        RustType { tokens: self.path(schema, name), read: Read::User }
    }

    fn array_type(&self, element: &SqlType, nullable: bool) -> Result<RustType, Unmapped> {
        let inner = self.rust_type(element, None, true)?;
        let ty = &inner.tokens;
        let tokens = match nullable {
            true => quote!(::std::vec::Vec<::core::option::Option<#ty>>),
            false => quote!(::std::vec::Vec<#ty>),
        };
        let read = match (inner.read, self.marker(element)) {
            (Read::Custom | Read::Array { .. }, _) | (_, None) => Read::Custom,
            (Read::Method(_) | Read::User, Some(marker)) => {
                Read::Array { marker, element: inner.tokens, nullable }
            }
        };
        Ok(RustType { tokens, read })
    }

    /// What the configuration says, by the column or by the type.
    pub(crate) fn overridden(
        &self,
        data_type: &SqlType,
        origin: Option<&ColumnOrigin>,
    ) -> Option<TokenStream> {
        if self.config.overrides.is_empty() {
            return None;
        }
        if let Some(origin) = origin
            && let Some(chosen) = self.overridden_column(origin, 0)
        {
            return Some(rust(chosen));
        }
        self.config.override_of(&data_type.describe()).map(rust)
    }

    /// A column has the type of the column that it references.
    fn overridden_column(&self, origin: &ColumnOrigin, depth: usize) -> Option<&'c str> {
        let ColumnOrigin { schema, table, column } = origin;
        self.config
            .override_of(&format!("{table}.{column}"))
            .or_else(|| self.config.override_of(&format!("{schema}.{table}.{column}")))
            .or_else(|| {
                let mut referenced = self.referenced(origin);
                referenced.find_map(|next| match depth {
                    MAX_REFERENCES => None,
                    _ => self.overridden_column(&next, depth + 1),
                })
            })
    }

    /// The columns that a column's foreign keys reference.
    fn referenced(&self, origin: &ColumnOrigin) -> impl Iterator<Item = ColumnOrigin> + use<'c> {
        let catalog = self.catalog;
        let relation = catalog
            .lookup_namespace(&origin.schema)
            .and_then(|namespace| catalog.lookup_relation(Some(namespace), &origin.table));
        let number = relation.and_then(|r| r.attribute_named(&origin.column)).map(|a| a.number);
        let constraints = relation.into_iter().flat_map(|relation| &relation.constraints);
        constraints.filter_map(move |constraint| {
            let ConstraintKind::ForeignKey { relation, referenced } = &constraint.kind else {
                return None;
            };
            let at = constraint.columns.iter().position(|column| Some(*column) == number)?;
            let target = catalog.get_relation(*relation)?;
            Some(ColumnOrigin {
                schema: catalog.namespace_name(target.namespace).to_owned(),
                table: target.name.to_string(),
                column: target.attribute(*referenced.get(at)?)?.name.to_string(),
            })
        })
    }

    /// The type that stands for `data_type` in the bound of a parameter.
    pub(crate) fn marker(&self, data_type: &SqlType) -> Option<TokenStream> {
        match data_type {
            SqlType::Base { schema, name, .. } => {
                let known = find_known(schema, name)?;
                let marker = Ident::new(known.marker, Span::call_site());
                Some(quote!(::sqlweave::__private::sql::#marker))
            }
            SqlType::Array { element, .. } => {
                let element = self.marker(element)?;
                Some(quote!(::sqlweave::__private::sql::array<#element>))
            }
            SqlType::Domain { base, .. } => self.marker(base),
            SqlType::Enum { schema, name, .. } | SqlType::Composite { schema, name, .. } => {
                Some(self.path(schema, name))
            }
            SqlType::Error => None,
        }
    }

    /// The path of a type of the schema module. Types of other schemas than `public` stand in modules of their own.
    pub(crate) fn path(&self, schema: &str, name: &str) -> TokenStream {
        let module = rust(&self.config.types);
        let name = camel_case(name);
        match schema {
            "public" => quote!(#module::#name),
            _ => {
                let schema = crate::expand::name::snake_case(schema);
                quote!(#module::#schema::#name)
            }
        }
    }
}

fn find_known(schema: &str, name: &str) -> Option<&'static Known> {
    let name = match (schema, name) {
        ("pg_catalog", name) => name,
        // The type of the extension, in whatever schema, is sent and received as text is.
        (_, "citext") => "text",
        _ => return None,
    };
    KNOWN.iter().find(|known| known.name == name)
}

fn known_type(schema: &str, name: &str, data_type: &SqlType) -> Result<RustType, Unmapped> {
    let described = data_type.describe();
    let elsewhere =
        format!("or name another type in sqlweave.toml: [override] \"{described}\" = \"…\"");
    let Some(known) = find_known(schema, name) else {
        return Err(Unmapped {
            what: format!("is of type {described}, for which there is no Rust type"),
            help: vec![
                "give it one that implements `FromSql` of postgres-types: `as name: Type`".into(),
                format!(
                    "for every {described}, in sqlweave.toml: [override] \"{described}\" = \"…\""
                ),
                "or cast it to a type that has one: `…::text`".into(),
            ],
        });
    };
    if let Some(Feature { name: feature, enabled: false }) = known.feature {
        return Err(Unmapped {
            what: format!(
                "is of type {described}, whose Rust type needs the feature `{feature}` of sqlweave"
            ),
            help: vec![
                format!(
                    "in Cargo.toml: sqlweave = {{ version = \"…\", features = [\"{feature}\"] }}"
                ),
                elsewhere,
            ],
        });
    }
    let tokens = rust(known.rust);
    Ok(RustType { tokens, read: Read::Method(known.method) })
}

/// The OID that the wire says for a column of the type, or the name of a type of the database's owner. A column of a
/// domain comes as its base type; inside of arrays and composites the domain stays.
pub(crate) fn column_oid(data_type: &SqlType) -> Result<u32, String> {
    match data_type {
        SqlType::Domain { base, .. } => column_oid(base),
        _ => inner_oid(data_type),
    }
}

/// The same for a field of a composite.
pub(crate) fn inner_oid(data_type: &SqlType) -> Result<u32, String> {
    match data_type {
        SqlType::Base { oid, .. } | SqlType::Array { oid, .. } if oid.0 < FIRST_USER_OID => {
            Ok(oid.0)
        }
        SqlType::Array { element, .. } => Err(format!("{}[]", bare_name(element))),
        _ => Err(bare_name(data_type)),
    }
}

fn bare_name(data_type: &SqlType) -> String {
    match data_type {
        SqlType::Base { name, .. }
        | SqlType::Enum { name, .. }
        | SqlType::Composite { name, .. }
        | SqlType::Domain { name, .. } => name.clone(),
        SqlType::Array { element, .. } => format!("{}[]", bare_name(element)),
        SqlType::Error => "?".to_owned(),
    }
}

/// `::sqlweave::__private::name`, with a span.
pub(crate) fn private(name: &str, span: Span) -> TokenStream {
    let name = Ident::new(name, span);
    quote_spanned!(span => ::sqlweave::__private::#name)
}
