//! Rows of `pg_class`, `pg_attribute`, `pg_constraint`, `pg_index`, and what triggers and rules say of a relation.

use super::{CollationOid, Name, NamespaceOid, OperatorClassOid, RelationOid, TypeOid};
use crate::ast;

/// A relation.
#[derive(Clone, Debug)]
pub struct Relation {
    pub oid: RelationOid,
    pub namespace: NamespaceOid,
    pub name: Name,
    pub kind: RelationKind,
    /// Its row type.
    pub row_type: TypeOid,
    /// The composite type of a typed table (`create table … of type`).
    pub of_type: Option<TypeOid>,
    /// In order of their numbers, which count from 1; dropped ones stay, marked.
    pub attributes: Vec<Attribute>,
    pub constraints: Vec<Constraint>,
    pub indexes: Vec<Index>,
    /// What it inherits from, or the table that it is a partition of.
    pub parents: Vec<RelationOid>,
    /// What inherits from it directly, partitions too.
    pub children: Vec<RelationOid>,
    pub triggers: Vec<Trigger>,
    pub rules: Vec<Rule>,
    /// Row-level security is on.
    pub row_security: bool,
    /// `comment on`.
    pub comment: Option<String>,
    /// The query of a view or materialized view.
    pub view: Option<Box<View>>,
    /// Of a view of the catalogue, whose query it does not have: what the server says behind a lock's name where its
    /// rows cannot be locked.
    pub unlockable: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RelationKind {
    Table,
    PartitionedTable,
    View,
    MaterializedView,
    ForeignTable,
    Sequence,
    /// The relation behind CREATE TYPE … AS (…).
    CompositeType,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// From 1.
    pub number: i16,
    pub name: Name,
    pub data_type: TypeOid,
    /// `atttypmod`; -1 for none.
    pub modifier: i32,
    pub collation: Option<CollationOid>,
    /// NOT NULL is declared, valid and enforced. A view's column carries what its query proves.
    pub not_null: bool,
    pub has_default: bool,
    /// What its default takes a value from that no other row has, if that is told.
    pub draws: Option<Draws>,
    /// The sequence that the default takes numbers from.
    pub default_sequence: Option<RelationOid>,
    pub identity: Option<Identity>,
    pub generated: Option<Generated>,
    /// What a generated column is computed by, as written. None as well where a name in it may mean something else by now.
    pub computed: Option<Box<ast::Expr>>,
    pub dropped: bool,
    pub comment: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Identity {
    Always,
    ByDefault,
}

/// Where a default has a value from that no other row has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Draws {
    /// The sequence that belongs to a serial column.
    OwnSequence,
    /// `nextval('…')`, with the name as it is written.
    Sequence(String),
    /// A function that makes UUIDs, as it is named, with its schema in front where one is written.
    Uuid(Vec<String>),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Generated {
    Stored,
    Virtual,
}

/// A constraint.
#[derive(Clone, Debug)]
pub struct Constraint {
    pub name: Name,
    pub kind: ConstraintKind,
    /// Attribute numbers, in the order written.
    pub columns: Vec<i16>,
    pub deferrable: bool,
    /// False for NOT VALID.
    pub validated: bool,
    /// False for NOT ENFORCED.
    pub enforced: bool,
    pub no_inherit: bool,
}

#[derive(Clone, Debug)]
pub enum ConstraintKind {
    PrimaryKey,
    Unique {
        nulls_not_distinct: bool,
    },
    Check(Box<ast::Expr>),
    ForeignKey {
        relation: RelationOid,
        referenced: Vec<i16>,
    },
    Exclusion,
    NotNull,
    /// PRIMARY KEY or UNIQUE … WITHOUT OVERLAPS: no uniqueness of the columns.
    Temporal {
        primary: bool,
    },
}

impl ConstraintKind {
    /// Whether it is the primary key, temporal or not.
    pub fn is_primary(&self) -> bool {
        matches!(self, ConstraintKind::PrimaryKey | ConstraintKind::Temporal { primary: true })
    }
}

/// An index, one that a constraint made included.
#[derive(Clone, Debug)]
pub struct Index {
    pub name: Name,
    pub unique: bool,
    pub primary: bool,
    /// False where the constraint behind it is deferrable (`indimmediate`).
    pub immediate: bool,
    pub nulls_not_distinct: bool,
    /// `btree`, `gist`, …
    pub method: Name,
    pub keys: Vec<IndexKey>,
    pub include: Vec<i16>,
    pub predicate: Option<Box<ast::Expr>>,
    /// Whether it belongs to an exclusion constraint.
    pub exclusion: bool,
    /// Whether it is the part that a partition has of its table's index.
    pub attached: bool,
}

#[derive(Clone, Debug)]
pub struct IndexKey {
    pub kind: IndexKeyKind,
    /// Where written.
    pub collation: Option<CollationOid>,
    /// Where written and known (btree and hash).
    pub operator_class: Option<OperatorClassOid>,
    pub descending: bool,
    pub nulls_first: bool,
}

#[derive(Clone, Debug)]
pub enum IndexKeyKind {
    Column(i16),
    Expression(Box<ast::Expr>),
}

#[derive(Clone, Debug)]
pub struct Trigger {
    pub name: Name,
    pub timing: ast::ddl::TriggerTiming,
    pub insert: bool,
    pub update: bool,
    pub delete: bool,
    pub for_each_row: bool,
}

#[derive(Clone, Debug)]
pub struct Rule {
    pub name: Name,
    /// `insert`, `update` or `delete`; the rule of a view on select is its query.
    pub event: &'static str,
    pub instead: bool,
    pub conditional: bool,
    pub returning: bool,
    /// How many statements it makes; none for NOTHING.
    pub actions: usize,
}

/// A view's query as written; its names are resolved in the search path of its creation.
#[derive(Clone, Debug)]
pub struct View {
    pub query: ast::Select,
    pub search_path: Vec<NamespaceOid>,
    /// For each column, the relation and attribute that it shows without change: what INSERT and UPDATE may write.
    pub updatable: Vec<Option<i16>>,
    /// The base relation of an automatically updatable view (manual, CREATE VIEW).
    pub base: Option<RelationOid>,
}

impl Relation {
    /// The attribute by number; None for a system column's number, or a dropped one.
    pub fn attribute(&self, number: i16) -> Option<&Attribute> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.attributes.get(index).filter(|a| !a.dropped)
    }

    /// The attribute by its exact name.
    pub fn attribute_named(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|a| !a.dropped && a.name == name)
    }

    /// Attributes that are there, in order.
    pub fn live_attributes(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(|a| !a.dropped)
    }

    /// The primary key constraint.
    pub fn primary_key(&self) -> Option<&Constraint> {
        self.constraints.iter().find(|c| matches!(c.kind, ConstraintKind::PrimaryKey))
    }
}
