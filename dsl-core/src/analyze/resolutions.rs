//! What analysis found out about places of the syntax tree, for printing it: emission needs no lookups of its own.

use crate::{catalog::TypeOid, source::Span};
use std::collections::{HashMap, HashSet};

/// Facts by place.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Resolutions {
    /// Identifiers with upper-case letters whose exact spelling was meant; all others fold.
    pub exact: HashSet<Span>,
    /// What a `*`, `t.*` or `(x).*` of a select list stands for, by its span.
    pub wildcards: HashMap<Span, Vec<ExpandedColumn>>,
    /// Parameters, by their splice's or `$n`'s span: number from 1 and type.
    pub params: HashMap<Span, ParamUse>,
    /// An output column's name that must be written out, because the emitted text would not give it by itself.
    pub output_names: HashMap<Span, String>,
    /// The rows from Rust.
    pub rows: Option<RowsUse>,
}

/// Rows from Rust, as they are sent: an array for each column.
#[derive(Clone, PartialEq, Debug)]
pub struct RowsUse {
    pub columns: Vec<RowsColumn>,
    /// The number of the first array; those of the others follow.
    pub first_number: usize,
}

/// A column of rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowsColumn {
    pub name: String,
    /// The schema to qualify the type with, where its name alone would not do.
    pub schema: Option<String>,
    /// The type of the array's elements, as `pg_type` names it.
    pub type_name: String,
    /// Its values are arrays: they are sent as one array of all their elements, and two of where each value begins
    /// and ends in it.
    pub nested: bool,
}

impl RowsColumn {
    /// How many parameters it takes.
    pub fn params(&self) -> usize {
        if self.nested { 3 } else { 1 }
    }
}

/// A column that a wildcard stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExpandedColumn {
    /// The table's name or alias to qualify with; None for a merged column, or a field of a composite.
    pub qualifier: Option<String>,
    pub column: String,
}

/// A parameter's place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParamUse {
    /// From 1.
    pub number: usize,
    pub data_type: TypeOid,
}
