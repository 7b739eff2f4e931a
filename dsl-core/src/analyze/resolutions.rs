//! What analysis found out about places of the syntax tree, for printing it: emission needs no lookups of its own.

use crate::{catalog::TypeOid, lex::RustIndex, source::Span};
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
    /// The same for the keys of a page's cursor.
    pub page_keys: HashMap<(RustIndex, usize), ParamUse>,
    /// An output column's name that must be written out, because the emitted text would not give it by itself.
    pub output_names: HashMap<Span, String>,
    /// What means OLD or NEW of RETURNING, or a column of theirs.
    pub old_or_new: HashSet<Span>,
    /// The rows from Rust.
    pub rows: Option<RowsUse>,
    /// How an INSERT of rows gives a row for each, with its place among them.
    pub rows_in_order: Option<RowsInOrder>,
    /// How rows with the same key are told apart where the last of them counts.
    pub last_wins: Option<LastWins>,
    /// Columns of the rows behind `(a, b) in`, by the place of the splice that gives them. The number that the
    /// splice has among the parameters is that of the first column.
    pub row_lists: HashMap<Span, Vec<RowsColumn>>,
    /// How what a select list nests is written, by its span.
    pub nested: HashMap<Span, NestedText>,
    /// What stands in ORDER BY or GROUP BY for a column of a nested query, which has no columns once they are a row:
    /// the column's index, by place.
    pub row_references: HashMap<Span, usize>,
    /// Which columns of a nested row are of a domain, where any is, by the row's place.
    pub domain_fields: HashMap<Span, Vec<bool>>,
    /// Constants and parameters of a nested row, whose type the row would leave open, with the type's name.
    pub row_casts: HashMap<Span, String>,
    /// Select items that a statement of their own loads.
    pub batches: HashSet<Span>,
    /// What a select list has behind its items for its batches, by the place of the first item.
    pub appended: HashMap<Span, Vec<Appended>>,
    /// Equalities by which a batch finds its rows, by place.
    pub batch_matches: HashMap<Span, BatchMatch>,
    /// What rows are ordered by before all that is written, by the place of the first expression of ORDER BY.
    pub ordered_first: HashMap<Span, Appended>,
    /// Columns of the rows around a batch that its statement gets as keys, by place.
    pub batch_references: HashMap<Span, usize>,
}

/// An equality by which a batch finds its rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BatchMatch {
    /// The batch's own column stands on the left.
    pub is_left: bool,
    /// The number of the keys' parameter.
    pub number: usize,
    /// Their type.
    pub key: RowsColumn,
    pub search: KeySearch,
}

/// How the server is to find the rows of a batch's keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeySearch {
    /// As it sees fit.
    Any,
    /// Each in an index, however many there are.
    ByIndex,
    /// In a hash table of them. A plan that does not depend on the keys compares each row with each key else: from some
    /// thousands of keys on the server takes such a plan for the cheaper one (`cost_qual_eval` counts ten).
    Hashed,
}

/// A column that a statement gives for a batch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appended {
    pub qualifier: String,
    pub column: String,
    pub cast: Option<String>,
    pub alias: String,
}

impl Appended {
    /// Whether it is this column.
    pub fn is(&self, qualifier: &str, column: &str) -> bool {
        self.qualifier == qualifier && self.column == column
    }
}

/// `on conflict (key) last wins`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LastWins {
    /// What stands for the rows.
    pub name: String,
    /// The columns of the key, by their places from 1, with the type whose modifier rounds or cuts their values.
    pub keys: Vec<(usize, Option<String>)>,
    /// Those of them that may be NULL, which makes a row unlike all others.
    pub nullable: Vec<usize>,
}

/// How what is written is put beside the rows given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowsInOrder {
    /// What stands for the rows.
    pub name: String,
    /// The key by which they are matched; without one the statement is written as a MERGE, which needs none.
    pub key: Option<RowKey>,
}

/// A unique key of the table, of which each value is given or drawn before the rows are written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowKey {
    /// What the statement calls the table.
    pub table: String,
    pub columns: Vec<KeyColumn>,
    /// A value is drawn for a GENERATED ALWAYS identity column.
    pub over_system: bool,
    /// The names of the statement's columns.
    pub outputs: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyColumn {
    pub column: String,
    pub value: KeyValue,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum KeyValue {
    /// That of a column of the rows, by its place from 1, with the type whose modifier rounds or cuts it.
    Given { place: usize, cast: Option<String> },
    /// What the default would be.
    Drawn(Draw),
}

/// How the value of a default is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Draw {
    /// From the sequence that belongs to a column of this table, whose name has quotes where it needs them.
    OwnSequence {
        table: String,
    },
    Sequence(String),
    Uuid(Vec<String>),
}

impl RowKey {
    /// The columns that are drawn.
    pub fn drawn(&self) -> impl Iterator<Item = (&str, &Draw)> {
        self.columns.iter().filter_map(|column| match &column.value {
            KeyValue::Drawn(draw) => Some((column.column.as_str(), draw)),
            KeyValue::Given { .. } => None,
        })
    }
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

/// How rows are written, since the server's subqueries give one column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NestedText {
    /// The query's select list in `row(…)`.
    List,
    /// The fields alone: the query is nothing but a select list.
    Bare,
    /// A query around the query, for one whose clauses look at its columns.
    Around,
    /// The columns of a whole row, and the condition that it is there.
    WholeRow { qualifier: String, columns: Vec<String>, presence: Presence },
}

/// How a whole row is known to be there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Presence {
    Sure,
    /// This column of it is not NULL.
    Column(String),
    /// It is not NULL itself.
    Row,
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
