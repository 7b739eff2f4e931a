//! From PostgreSQL's types to Rust's: the table of built-in types, user types by the path of the schema module, and
//! what the configuration overrides.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sqlweave_core::{
    catalog::{Catalog, ConstraintKind, Relation, TypeKind, TypeOid},
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
    /// The method of `Cells`, with `_n` behind it where the value may be NULL; or `VALUE`.
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

/// A type that is read by `value`, which needs no method of its own.
const fn valued(name: &'static str, rust: &'static str) -> Known {
    known(name, name, VALUE, rust)
}

/// Stands for the method `value`, which names the types.
const VALUE: &str = "";

const STRING: &str = "::std::string::String";

/// A type of PostgreSQL, a line.
static KNOWN: &[Known] = &[
    known("bool", "boolean", "bool", "bool"),
    known("char", "char", "i8", "i8"),
    known("int2", "smallint", "i16", "i16"),
    known("int4", "integer", "i32", "i32"),
    known("int8", "bigint", "i64", "i64"),
    known("float4", "real", "f32", "f32"),
    known("float8", "double_precision", "f64", "f64"),
    known("text", "text", "string", STRING),
    known("varchar", "varchar", "string", STRING),
    known("bpchar", "bpchar", "string", STRING),
    known("name", "name", "string", STRING),
    known("xml", "xml", "string", STRING),
    known("refcursor", "refcursor", "string", STRING),
    known("cstring", "cstring", "string", STRING),
    known("unknown", "unknown", "string", STRING),
    known("pg_node_tree", "pg_node_tree", "string", STRING),
    known("jsonpath", "jsonpath", "versioned_string", STRING),
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
    valued("money", "::sqlweave::__private::Money"),
    valued("bit", "::sqlweave::__private::Bits"),
    valued("varbit", "::sqlweave::__private::Bits"),
    valued("point", "::sqlweave::__private::geometry::Point"),
    valued("line", "::sqlweave::__private::geometry::Line"),
    valued("lseg", "::sqlweave::__private::geometry::LineSegment"),
    valued("box", "::sqlweave::__private::geometry::Box"),
    valued("path", "::sqlweave::__private::geometry::Path"),
    valued("polygon", "::sqlweave::__private::geometry::Polygon"),
    valued("circle", "::sqlweave::__private::geometry::Circle"),
    valued("tsvector", "::sqlweave::__private::TsVector"),
    valued("tsquery", "::sqlweave::__private::TsQuery"),
    valued("pg_snapshot", "::sqlweave::__private::Snapshot"),
    valued("txid_snapshot", "::sqlweave::__private::Snapshot"),
    valued("tid", "::sqlweave::__private::Tid"),
    valued("int2vector", "::std::vec::Vec<i16>"),
    valued("oidvector", "::std::vec::Vec<u32>"),
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

/// Types of extensions that ship with the server, in whatever schema they are.
static KNOWN_OF_EXTENSIONS: &[Known] = &[
    known("citext", "citext", "string", STRING),
    known("ltree", "ltree", "versioned_string", STRING),
    known("lquery", "lquery", "versioned_string", STRING),
    known("ltxtquery", "ltxtquery", "versioned_string", STRING),
    valued(
        "hstore",
        "::std::collections::BTreeMap<::std::string::String, ::core::option::Option<::std::string::String>>",
    ),
];

/// OIDs below this are the same in every database.
pub const FIRST_USER_OID: u32 = 10_000;

/// A Rust type and how a row's cursor reads it.
pub struct RustType {
    /// Without the `Option` of a column that may be NULL.
    pub tokens: TokenStream,
    read: Read,
}

enum Read {
    /// A method of `Cells` for this type alone.
    Method(&'static str),
    /// A type of the schema module.
    User,
    /// Any other type that the runtime knows, by its marker.
    Value(TokenStream),
    /// An array: the element's marker, and its type, an `Option` where it has NULLs.
    Array { marker: TokenStream, element: TokenStream },
    /// A type of the author's choice for a type with the marker.
    Chosen(TokenStream),
}

impl RustType {
    /// The same with text and bytes that are lent.
    pub fn lent(self) -> RustType {
        let text = |method| RustType { tokens: quote!(&'row str), read: Read::Method(method) };
        match self.read {
            Read::Method("string") => text("str"),
            Read::Method("versioned_string") => text("versioned_str"),
            Read::Method("bytes") => {
                RustType { tokens: quote!(&'row [u8]), read: Read::Method("slice") }
            }
            _ => self,
        }
    }

    pub fn is_lent(&self) -> bool {
        matches!(self.read, Read::Method("str" | "versioned_str" | "slice"))
    }

    /// Whether it is a path that ends in `name`.
    pub fn is_called(&self, name: &Ident) -> bool {
        let last = self.tokens.clone().into_iter().last();
        matches!(last, Some(TokenTree::Ident(last)) if last == *name)
    }

    /// The expression that reads it from the cursor `r`. That of a type without a value to give after a mistake is an
    /// `Option`, as is that of a column that may be NULL.
    pub fn read(&self, nullable: bool) -> TokenStream {
        let method = |name: &str| {
            let suffix = if nullable { "_n" } else { "" };
            Ident::new(&format!("{name}{suffix}"), Span::call_site())
        };
        let ty = &self.tokens;
        match &self.read {
            Read::Method(name) => {
                let method = method(name);
                quote!(r.#method())
            }
            Read::User => {
                let method = method("user");
                quote!(r.#method())
            }
            Read::Value(marker) => {
                let method = method("value");
                quote!(r.#method::<#marker, #ty>())
            }
            Read::Chosen(marker) => {
                let method = method("get");
                quote!(::sqlweave::__private::chosen::<#marker, #ty>().#method(r))
            }
            Read::Array { marker, element } => {
                let method = method("array");
                quote!(r.#method::<#marker, #element>())
            }
        }
    }

    /// The marker of the type for which the author has chosen this one.
    pub fn chosen_for(&self) -> Option<&TokenStream> {
        match &self.read {
            Read::Chosen(marker) => Some(marker),
            Read::Method(_) | Read::User | Read::Value(_) | Read::Array { .. } => None,
        }
    }

    /// Whether what reads a column that is never NULL gives an `Option` all the same.
    pub fn is_tried(&self) -> bool {
        matches!(self.read, Read::User | Read::Value(_) | Read::Chosen(_))
    }
}

/// The mapping of one crate.
#[derive(Clone, Copy)]
pub struct Types<'c> {
    pub config: &'c Config,
    pub catalog: &'c Catalog,
}

/// How far foreign keys are followed; tables may reference each other in a circle.
const MAX_REFERENCES: usize = 16;

/// Why a type has no Rust type, in words that go behind `column "x"`.
pub struct Unmapped {
    pub what: String,
    pub help: Vec<String>,
}

impl<'c> Types<'c> {
    /// The Rust type of a column; `origin` is the table's column that it shows.
    pub fn rust_type(
        &self,
        data_type: &SqlType,
        origin: Option<&ColumnOrigin>,
        element_nullable: bool,
    ) -> Result<RustType, Unmapped> {
        if let Some(chosen) = self.overridden(data_type, origin) {
            return Ok(self.chosen(chosen, data_type));
        }
        match data_type {
            SqlType::Base { oid, .. } if self.is_row_type(*oid) => Err(row_type(data_type)),
            SqlType::Base { schema, name, .. } => known_type(schema, name, data_type),
            SqlType::Range { subtype, .. } => self.range_type("Range", data_type, subtype),
            SqlType::Multirange { subtype, .. } => {
                self.range_type("Multirange", data_type, subtype)
            }
            SqlType::Domain { base, .. } => self.rust_type(base, None, element_nullable),
            SqlType::Enum { schema, name, .. } => Ok(self.user_type(schema, name)),
            SqlType::Composite { schema, name, .. } => Ok(self.user_type(schema, name)),
            SqlType::Array { element, .. } => self.array_type(element, element_nullable),
            SqlType::Error => Err(Unmapped { what: String::new(), help: Vec::new() }),
        }
    }

    /// Whether it is the type of a table's rows.
    fn is_row_type(&self, oid: TypeOid) -> bool {
        let found = self.catalog.get_type(oid);
        found.is_some_and(|found| matches!(found.kind, TypeKind::Composite { .. }))
    }

    /// A type of the author's choice.
    pub fn chosen(&self, tokens: TokenStream, data_type: &SqlType) -> RustType {
        RustType { tokens, read: Read::Chosen(self.marker_or_none(data_type)) }
    }

    fn user_type(&self, schema: &str, name: &str) -> RustType {
        RustType { tokens: self.path(schema, name), read: Read::User }
    }

    /// `Range<T>` or `Multirange<T>`.
    fn range_type(
        &self,
        name: &str,
        data_type: &SqlType,
        subtype: &SqlType,
    ) -> Result<RustType, Unmapped> {
        let RustType { tokens: bound, read } = self.rust_type(subtype, None, true)?;
        let name = private(name, Span::call_site());
        let tokens = quote!(#name<#bound>);
        let read = match (read, self.marker(data_type)) {
            (Read::Chosen(_), _) | (_, None) => Read::Chosen(self.marker_or_none(data_type)),
            (_, Some(marker)) => Read::Value(marker),
        };
        Ok(RustType { tokens, read })
    }

    fn array_type(&self, element: &SqlType, nullable: bool) -> Result<RustType, Unmapped> {
        let RustType { tokens: inner, read } = self.rust_type(element, None, true)?;
        let inner = match nullable {
            true => quote!(::core::option::Option<#inner>),
            false => inner,
        };
        let tokens = quote!(::std::vec::Vec<#inner>);
        let read = match (read, self.marker(element)) {
            (Read::Chosen(marker), _) => {
                Read::Chosen(quote!(::sqlweave::__private::sql::array<#marker>))
            }
            (_, Some(marker)) => Read::Array { marker, element: inner },
            (_, None) => Read::Chosen(self.marker_or_none(element)),
        };
        Ok(RustType { tokens, read })
    }

    /// What the configuration says, by the column or by the type.
    pub fn overridden(
        &self,
        data_type: &SqlType,
        origin: Option<&ColumnOrigin>,
    ) -> Option<TokenStream> {
        if self.config.overrides.is_empty() {
            return None;
        }
        let by_column = origin.and_then(|origin| self.overridden_column(origin));
        by_column.or_else(|| self.config.override_of(&data_type.describe()).map(rust))
    }

    /// What the configuration says of a column, or of one that it references.
    pub fn overridden_column(&self, origin: &ColumnOrigin) -> Option<TokenStream> {
        self.override_along(origin, 0).map(rust)
    }

    fn override_along(&self, origin: &ColumnOrigin, depth: usize) -> Option<&'c str> {
        let ColumnOrigin { schema, table, column } = origin;
        self.config
            .override_of(&format!("{table}.{column}"))
            .or_else(|| self.config.override_of(&format!("{schema}.{table}.{column}")))
            .or_else(|| {
                let mut referenced = self.referenced(origin);
                referenced.find_map(|next| match depth {
                    MAX_REFERENCES => None,
                    _ => self.override_along(&next, depth + 1),
                })
            })
    }

    fn relation(&self, origin: &ColumnOrigin) -> Option<&'c Relation> {
        let namespace = self.catalog.lookup_namespace(&origin.schema)?;
        self.catalog.lookup_relation(Some(namespace), &origin.table)
    }

    /// Whether a table's column is an array, or a domain over one.
    pub fn is_array(&self, origin: &ColumnOrigin) -> bool {
        let attribute = self.relation(origin).and_then(|r| r.attribute_named(&origin.column));
        attribute.is_some_and(|attribute| {
            let data_type = SqlType::of(self.catalog, attribute.data_type);
            matches!(data_type.result_type(), SqlType::Array { .. })
        })
    }

    /// The columns that a column's foreign keys reference.
    fn referenced(&self, origin: &ColumnOrigin) -> impl Iterator<Item = ColumnOrigin> + use<'c> {
        let catalog = self.catalog;
        let relation = self.relation(origin);
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
    pub fn marker(&self, data_type: &SqlType) -> Option<TokenStream> {
        let of = |made: &str, inner: &SqlType| {
            let (made, inner) = (marker_named(made), self.marker(inner)?);
            Some(quote!(#made<#inner>))
        };
        match data_type {
            SqlType::Base { schema, name, .. } => {
                find_known(schema, name).map(|known| marker_named(known.marker))
            }
            SqlType::Array { element, .. } => of("array", element),
            SqlType::Range { schema, name, .. } | SqlType::Multirange { schema, name, .. }
                if schema == "pg_catalog" =>
            {
                Some(marker_named(name))
            }
            SqlType::Range { subtype, .. } => of("range", subtype),
            SqlType::Multirange { subtype, .. } => of("multirange", subtype),
            SqlType::Domain { base, .. } => self.marker(base),
            SqlType::Enum { schema, name, .. } | SqlType::Composite { schema, name, .. } => {
                Some(self.path(schema, name))
            }
            SqlType::Error => None,
        }
    }

    /// The same, or what stands for a type that the runtime does not know. The types of the schema module are among
    /// these where the configuration names others for them: then it need not be there.
    pub fn marker_or_none(&self, data_type: &SqlType) -> TokenStream {
        let marker = if self.is_replaced(data_type) { None } else { self.marker(data_type) };
        marker.unwrap_or_else(|| marker_named("unmapped"))
    }

    fn is_replaced(&self, data_type: &SqlType) -> bool {
        match data_type {
            SqlType::Enum { .. } | SqlType::Composite { .. } => {
                self.config.override_of(&data_type.describe()).is_some()
            }
            SqlType::Array { element: inner, .. }
            | SqlType::Domain { base: inner, .. }
            | SqlType::Range { subtype: inner, .. }
            | SqlType::Multirange { subtype: inner, .. } => self.is_replaced(inner),
            SqlType::Base { .. } | SqlType::Error => false,
        }
    }

    /// The path of a type of the schema module. Types of other schemas than `public` stand in modules of their own.
    pub fn path(&self, schema: &str, name: &str) -> TokenStream {
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

/// `::sqlweave::__private::sql::name`
fn marker_named(name: &str) -> TokenStream {
    // The only one of these names that Rust has for itself.
    let marker = match name {
        "box" => Ident::new_raw(name, Span::call_site()),
        _ => Ident::new(name, Span::call_site()),
    };
    quote!(::sqlweave::__private::sql::#marker)
}

fn find_known(schema: &str, name: &str) -> Option<&'static Known> {
    let known = if schema == "pg_catalog" { KNOWN } else { KNOWN_OF_EXTENSIONS };
    known.iter().find(|known| known.name == name)
}

/// What rows of a table are when they stand in a column: they need not hold what the table's constraints say.
fn row_type(data_type: &SqlType) -> Unmapped {
    let described = data_type.describe();
    Unmapped {
        what: format!("is a row of {described} as one value, for which there is no Rust type"),
        help: vec![
            "select its columns: `(…).*`, or `(…).column`".into(),
            format!(
                "or name a type that implements `FromSql` of postgres-types, in sqlweave.toml: [override] \"{described}\" = \"…\""
            ),
        ],
    }
}

/// Types that the server neither sends nor receives in binary form.
const TEXT_ALONE: [&str; 2] = ["aclitem", "gtsvector"];

fn known_type(schema: &str, name: &str, data_type: &SqlType) -> Result<RustType, Unmapped> {
    let described = data_type.describe();
    let elsewhere =
        format!("or name another type in sqlweave.toml: [override] \"{described}\" = \"…\"");
    if schema == "pg_catalog" && TEXT_ALONE.contains(&name) {
        return Err(Unmapped {
            what: format!("is of type {described}, which the server sends as text alone"),
            help: vec!["cast it: `…::text`".into()],
        });
    }
    if schema == "pg_catalog" && name == "record" {
        return Err(Unmapped {
            what: "is of type record, whose fields have no names here".into(),
            help: vec![
                "a function's are columns where it stands in FROM, or by `(…).*`".into(),
                "or give it a type that implements `FromSql` of postgres-types: `as name: Type`"
                    .into(),
                "or cast it: `…::text`".into(),
            ],
        });
    }
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
        let elsewhere = match name {
            "numeric" => "or with the feature `with-bigdecimal-0_4`, in sqlweave.toml: [override] \"numeric\" = \"bigdecimal::BigDecimal\"".into(),
            _ => elsewhere,
        };
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
    let read = match known.method {
        VALUE => Read::Value(marker_named(known.marker)),
        method => Read::Method(method),
    };
    Ok(RustType { tokens: rust(known.rust), read })
}

/// The OID that the wire says for a column of the type, or the name of a type of the database's owner. A column of a
/// domain comes as its base type; inside of arrays and composites the domain stays. Behind the name of an array of a domain
/// stands the OID of the type below that, if it is the same in every database, with NUL between.
pub fn column_oid(data_type: &SqlType) -> Result<u32, String> {
    match data_type {
        SqlType::Domain { base, .. } => column_oid(base),
        SqlType::Array { element, .. } if matches!(**element, SqlType::Domain { .. }) => {
            let name = inner_oid(data_type);
            match (name, inner_oid(element.base())) {
                (Err(name), Ok(base)) => Err(format!("{name}\0{base}")),
                (name, _) => name,
            }
        }
        _ => inner_oid(data_type),
    }
}

/// The same for a field of a composite.
pub fn inner_oid(data_type: &SqlType) -> Result<u32, String> {
    match data_type {
        SqlType::Base { oid, .. }
        | SqlType::Array { oid, .. }
        | SqlType::Range { oid, .. }
        | SqlType::Multirange { oid, .. }
            if oid.0 < FIRST_USER_OID =>
        {
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
        | SqlType::Range { name, .. }
        | SqlType::Multirange { name, .. }
        | SqlType::Domain { name, .. } => name.clone(),
        SqlType::Array { element, .. } => format!("{}[]", bare_name(element)),
        SqlType::Error => "?".to_owned(),
    }
}

/// `::sqlweave::__private::name`, with a span.
pub fn private(name: &str, span: Span) -> TokenStream {
    let name = Ident::new(name, span);
    quote_spanned!(span => ::sqlweave::__private::#name)
}
