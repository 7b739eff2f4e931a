//! What the compiler gives for a statement: the SQL text to send, and what goes in and comes out.

pub mod variants;

use std::fmt;

use crate::{
    catalog::{Catalog, RelationKind, RelationOid, TypeKind, TypeOid},
    diagnostic::Diagnostic,
    lex::RustIndex,
    source::Span,
};
pub use variants::Variants;

/// OIDs below this are the same in every database: the server's `FirstGenbkiObjectId`.
pub const FIRST_UNFIXED_OID: u32 = 10_000;

/// A compiled statement. With errors in the diagnostics it is still there as far as it could be understood, so that
/// its row and its splices can be emitted.
#[derive(Clone, PartialEq, Debug)]
pub struct CompiledQuery {
    /// The statement to send, with `$1`, `$2`, …; of one with variants, that with all optional parts and the first arm of
    /// each choice.
    pub sql: String,
    /// The same with each column of a user-defined type in a record of its own; see [`crate::emit::record`]. None where
    /// there is no such column.
    pub by_record: Option<String>,
    /// What may be left out and chosen, if anything.
    pub variants: Option<Variants>,
    /// Parameters, by number.
    pub params: Vec<CompiledParam>,
    /// Columns of the result, in order.
    pub columns: Vec<CompiledColumn>,
    /// What it gives behind them for its batches.
    pub hidden: Vec<CompiledColumn>,
    pub batches: Vec<CompiledBatch>,
    pub cardinality: Cardinality,
    /// Why it may give many rows, where it may.
    pub many: Option<Reason>,
    pub command: Command,
    /// The rows from Rust, `{..rows}`. Their arrays are the last parameters, and not among [`CompiledQuery::params`].
    pub rows: Option<CompiledRows>,
    /// The table or view that a write writes to, or that alone stands in the FROM of a query.
    pub relation: Option<String>,
    /// What its pages are turned by.
    pub page: Option<CompiledPage>,
    /// Schemas that are chosen at run time. In the text each is its number between two [`crate::ast::ROUTED`].
    pub schemas: Vec<RustIndex>,
    /// Of a COPY: the query that has the columns which it reads or writes.
    pub copied: Option<String>,
    /// What the server accepts, and then always refuses when it runs; see [`crate::beyond`].
    pub beyond: Vec<Diagnostic>,
    /// What lints found, and which would have but are allowed; see [`crate::lint`].
    pub lints: Judged,
}

/// What is left of the findings of lints once levels are known.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Judged {
    /// Denied ones as errors, the others as warnings, by place.
    pub found: Vec<Diagnostic>,
    /// Lints that would have been found, but are allowed.
    pub allowed: Vec<&'static str>,
}

/// The kind of statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Command {
    Select,
    Insert,
    Update,
    Delete,
    Merge,
}

/// How many rows a statement can give.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cardinality {
    /// The statement gives no result: a write without RETURNING.
    None,
    /// Exactly one, proved.
    One,
    /// None or one, proved.
    AtMostOne,
    Many,
}

/// A parameter.
#[derive(Clone, PartialEq, Debug)]
pub struct CompiledParam {
    /// The splice that gives it; None for `$1` in plain SQL.
    pub splice: Option<RustIndex>,
    pub span: Span,
    pub data_type: SqlType,
    /// Whether NULL can be right here.
    pub nullable: bool,
    /// The column whose type it has, by assignment or comparison, for overrides.
    pub origin: Option<ColumnOrigin>,
    /// Which of several parameters it is that the splice gives.
    pub part: Option<SplicePart>,
    /// It is the list of `x in {list}`, in which no value can rightly be NULL.
    pub listed: bool,
}

/// One of the parameters that a splice gives.
#[derive(Clone, PartialEq, Debug)]
pub enum SplicePart {
    /// Of the rows behind `(a, b) in`.
    Rows(RowsMember),
    /// A key of a page's cursor, counted from 0.
    PageKey(usize),
}

/// A parameter among those that send rows behind `(a, b) in`.
#[derive(Clone, PartialEq, Debug)]
pub enum RowsMember {
    /// The array of a column's values.
    Column {
        /// From 0.
        index: usize,
        /// Its name, where it has one.
        name: Option<String>,
        /// The type of a value.
        data_type: SqlType,
        /// Its values are arrays, which are sent as one array of all elements with two of bounds behind it.
        nested: bool,
        /// The rows are an iterator's.
        spread: bool,
    },
    /// Where the values of the column before it begin, or end.
    Bounds,
}

/// How the pages of a query are turned: the last of its [hidden](CompiledQuery::hidden) columns are keys that the
/// author does not select.
#[derive(Clone, PartialEq, Debug)]
pub struct CompiledPage {
    pub keys: Vec<CompiledKey>,
    /// The splice of the cursor that the rows are behind.
    pub after: Option<RustIndex>,
    /// The splice of the cursor that the rows are before.
    pub before: Option<RustIndex>,
    pub size: PageSize,
    /// The same in all queries that take each other's cursors: those that have the same rows in the same order.
    pub identity: u64,
}

/// How many rows a page has. The statement asks for one more, which tells whether there is a next page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PageSize {
    Rows(i64),
    /// A parameter, by its number from 0.
    Param(usize),
}

/// Rows from Rust, which are sent as an array for each column.
#[derive(Clone, PartialEq, Debug)]
pub struct CompiledRows {
    pub splice: RustIndex,
    pub span: Span,
    pub columns: Vec<CompiledRowsColumn>,
    /// Whether the statement does the same in parts, each with some of the rows, as with all of them at once.
    pub divisible: bool,
    /// It returns a row for each, in their order: the last column on the wire, which is hidden, has the place of each.
    pub in_order: bool,
}

/// A column of rows from Rust.
#[derive(Clone, PartialEq, Debug)]
pub struct CompiledRowsColumn {
    pub name: String,
    pub data_type: SqlType,
    /// Whether NULL can be right in it.
    pub nullable: bool,
    /// The column whose type it has, for overrides.
    pub origin: Option<ColumnOrigin>,
    /// Its values are arrays, which are sent as one array of all elements with two of bounds.
    pub nested: bool,
}

impl CompiledRows {
    /// The types of its parameters as a server describes them.
    pub fn params(&self) -> impl Iterator<Item = TypeName> {
        self.columns.iter().flat_map(|column| {
            let element = match column.data_type.base() {
                SqlType::Array { element, .. } if column.nested => element,
                other => other,
            };
            let bounds = if column.nested { 2 } else { 0 };
            let int4 = TypeName { schema: None, name: "int4".to_owned(), array: true };
            let flat = TypeName { array: true, ..element.type_name() };
            std::iter::once(flat).chain(std::iter::repeat_n(int4, bounds))
        })
    }
}

/// A column of the result.
#[derive(Clone, PartialEq, Debug)]
pub struct CompiledColumn {
    /// The output name, as the server gives it: `?column?` where there is none.
    pub name: String,
    /// Where its expression stands.
    pub span: Span,
    pub data_type: SqlType,
    pub nullable: bool,
    /// For an array: whether an element may be NULL.
    pub element_nullable: bool,
    /// Why it may be NULL, where it may.
    pub why: Option<Reason>,
    pub mark: Option<ColumnMark>,
    /// The table's column that it shows.
    pub origin: Option<ColumnOrigin>,
    /// The comment on that column.
    pub comment: Option<String>,
    /// The rows that it holds.
    pub nested: Option<Box<NestedRows>>,
}

/// Rows in a column: on the wire a record, or an array of records.
#[derive(Clone, PartialEq, Debug)]
pub struct NestedRows {
    /// It is an array.
    pub many: bool,
    /// The fields of each.
    pub columns: Vec<CompiledColumn>,
    /// The struct that the author names.
    pub row: Option<RustIndex>,
    /// A statement of their own loads them: index into [`CompiledQuery::batches`]. The column does not come on the wire.
    pub batch: Option<usize>,
}

/// A statement that loads nested rows for all rows of another.
#[derive(Clone, PartialEq, Debug)]
pub struct CompiledBatch {
    /// The whole of it.
    pub span: Span,
    /// The statement around it: 0, or one more than the index of a batch.
    pub parent: usize,
    pub sql: String,
    pub by_record: Option<String>,
    /// Its own parameters; behind them come the keys, an array for each.
    pub params: Vec<CompiledParam>,
    pub columns: Vec<CompiledColumn>,
    /// What it gives behind its columns: keys of its own batches, and what its rows are put together by.
    pub hidden: Vec<CompiledColumn>,
    pub keys: Vec<CompiledKey>,
    pub order: BatchOrder,
}

/// A column of the statement around a batch whose values are its keys.
#[derive(Clone, PartialEq, Debug)]
pub struct CompiledKey {
    /// Which of the columns on the wire.
    pub column: usize,
    pub data_type: SqlType,
}

/// Where a batch's row belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BatchOrder {
    /// To the rows whose key this column on the wire has.
    Key(usize),
    /// To the row whose position, from 1, this column has.
    Position(usize),
}

/// Why a column may be NULL, or why a statement may give many rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    pub kind: ReasonKind,
    /// In one line: `right side of the LEFT JOIN on invoices`.
    pub text: String,
}

/// The kinds of reason.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ReasonKind {
    Unproved,
    /// NULL is written.
    Literal,
    Parameter,
    /// A stored column without NOT NULL.
    Column,
    /// A rule, trigger or view stands between the table and RETURNING.
    Rewritten,
    OuterJoin,
    /// A function or operator that may give NULL for arguments that are not.
    Function,
    /// CASE without ELSE.
    NoElse,
    /// A subquery that may give no row.
    NoRow,
    /// An element of an array.
    Element,
    /// A field of a composite value.
    Field,
    GroupingSet,
    EmptyGroup,
    EmptyFrame,
    /// Set-returning functions side by side.
    Padded,
    /// OLD and NEW of RETURNING.
    OldNew,
    /// SQL/JSON and XML.
    Document,
    /// Many rows.
    Many,
}

/// What the author says of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnMark {
    /// `as name!`
    NotNull,
    /// `as name?`
    Nullable,
    /// `as name: Type`
    RustType(RustIndex),
}

/// A table's column.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ColumnOrigin {
    pub schema: String,
    pub table: String,
    pub column: String,
}

/// A type with all that generated code has to know of it.
#[derive(Clone, PartialEq, Debug)]
pub enum SqlType {
    /// A built-in base or pseudo-type (`void`, `record`), or a base type of an extension or schema.
    Base {
        oid: TypeOid,
        schema: String,
        name: String,
    },
    Array {
        oid: TypeOid,
        element: Box<SqlType>,
    },
    Enum {
        schema: String,
        name: String,
        labels: Vec<String>,
    },
    Composite {
        schema: String,
        name: String,
        fields: Vec<CompositeField>,
    },
    /// A range type, built in or of the schema.
    Range {
        oid: TypeOid,
        schema: String,
        name: String,
        subtype: Box<SqlType>,
    },
    Multirange {
        oid: TypeOid,
        schema: String,
        name: String,
        /// That of its ranges' bounds.
        subtype: Box<SqlType>,
    },
    /// A domain: on the wire its base type.
    Domain {
        schema: String,
        name: String,
        base: Box<SqlType>,
    },
    /// Unknown because of an error that has been reported.
    Error,
}

/// A field of a composite type.
#[derive(Clone, PartialEq, Debug)]
pub struct CompositeField {
    pub name: String,
    pub data_type: SqlType,
}

impl SqlType {
    /// The description of a catalogue's type.
    pub fn of(catalog: &Catalog, oid: TypeOid) -> SqlType {
        SqlType::of_nested(catalog, oid, 0)
    }

    fn of_nested(catalog: &Catalog, oid: TypeOid, depth: usize) -> SqlType {
        let Some(data_type) = catalog.get_type(oid).filter(|_| depth < 32) else {
            return SqlType::Error;
        };
        let nested = |oid| SqlType::of_nested(catalog, oid, depth + 1);
        let schema = catalog.namespace_name(data_type.namespace).to_owned();
        let name = data_type.name.to_string();
        // The vectors of the system are arrays that go by names of their own.
        let vector = matches!(oid, TypeOid::INT2VECTOR | TypeOid::OIDVECTOR);
        if let (true, Some(element)) = (data_type.is_array && !vector, data_type.element) {
            return SqlType::Array { oid, element: Box::new(nested(element)) };
        }
        match &data_type.kind {
            TypeKind::Enum { labels } => SqlType::Enum {
                schema,
                name,
                labels: labels.iter().map(|l| l.to_string()).collect(),
            },
            TypeKind::Domain { base, .. } => {
                SqlType::Domain { schema, name, base: Box::new(nested(*base)) }
            }
            // The row type of a table or view has no Rust type of its own, as a type of CREATE TYPE has.
            TypeKind::Composite { relation } if !is_declared(catalog, *relation) => {
                SqlType::Base { oid, schema, name }
            }
            TypeKind::Composite { relation } => {
                let attributes =
                    catalog.get_relation(*relation).into_iter().flat_map(|r| r.live_attributes());
                let fields = attributes
                    .map(|a| CompositeField {
                        name: a.name.to_string(),
                        data_type: nested(a.data_type),
                    })
                    .collect();
                SqlType::Composite { schema, name, fields }
            }
            TypeKind::Range { subtype, .. } => {
                SqlType::Range { oid, schema, name, subtype: Box::new(nested(*subtype)) }
            }
            TypeKind::Multirange { range } => {
                let subtype = match catalog.get_type(*range).map(|range| &range.kind) {
                    Some(TypeKind::Range { subtype, .. }) => nested(*subtype),
                    _ => SqlType::Error,
                };
                SqlType::Multirange { oid, schema, name, subtype: Box::new(subtype) }
            }
            TypeKind::Base | TypeKind::Pseudo | TypeKind::Shell => {
                SqlType::Base { oid, schema, name }
            }
        }
    }

    /// What it is on the wire: of a domain its base type, as in RowDescription.
    pub fn result_type(&self) -> &SqlType {
        match self {
            SqlType::Domain { base, .. } => base.result_type(),
            other => other,
        }
    }

    /// What it is on the wire: the type under a domain.
    pub fn base(&self) -> &SqlType {
        match self {
            SqlType::Domain { base, .. } => base.base(),
            SqlType::Base { .. }
            | SqlType::Array { .. }
            | SqlType::Enum { .. }
            | SqlType::Composite { .. }
            | SqlType::Range { .. }
            | SqlType::Multirange { .. }
            | SqlType::Error => self,
        }
    }

    /// Whether its OID on the wire is another in each database.
    pub fn is_user_defined(&self) -> bool {
        match self.result_type() {
            SqlType::Base { oid, .. }
            | SqlType::Array { oid, .. }
            | SqlType::Range { oid, .. }
            | SqlType::Multirange { oid, .. } => oid.0 >= FIRST_UNFIXED_OID,
            SqlType::Enum { .. } | SqlType::Composite { .. } | SqlType::Domain { .. } => true,
            SqlType::Error => false,
        }
    }

    /// Its name.
    pub fn type_name(&self) -> TypeName {
        match self {
            SqlType::Array { element, .. } => TypeName { array: true, ..element.type_name() },
            SqlType::Base { schema, name, .. }
            | SqlType::Enum { schema, name, .. }
            | SqlType::Composite { schema, name, .. }
            | SqlType::Range { schema, name, .. }
            | SqlType::Multirange { schema, name, .. }
            | SqlType::Domain { schema, name, .. } => {
                let everyday = matches!(schema.as_str(), "" | "pg_catalog" | "public");
                let schema = (!everyday).then(|| schema.clone());
                TypeName { schema, name: name.clone(), array: false }
            }
            SqlType::Error => TypeName { schema: None, name: "?".to_owned(), array: false },
        }
    }

    /// Its name as text.
    pub fn describe(&self) -> String {
        self.type_name().to_string()
    }
}

/// A type as `pg_type` names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeName {
    /// None where the type is in `pg_catalog` or `public`.
    pub schema: Option<String>,
    /// `pg_type.typname`; of an array, that of its element.
    pub name: String,
    pub array: bool,
}

impl fmt::Display for TypeName {
    /// `int4`, `int4[]`, `app.mood`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(schema) = &self.schema {
            write!(f, "{schema}.")?;
        }
        f.write_str(&self.name)?;
        f.write_str(if self.array { "[]" } else { "" })
    }
}

/// Whether the relation is that of a CREATE TYPE.
fn is_declared(catalog: &Catalog, relation: RelationOid) -> bool {
    catalog.get_relation(relation).is_some_and(|r| r.kind == RelationKind::CompositeType)
}
