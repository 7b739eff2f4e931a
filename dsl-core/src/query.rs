//! The typed query: what a statement means. Plain data, made by `analyze`, read by everything behind it.
//!
//! Nullability, cardinality and lints are answers drawn from this tree; the SQL text is printed from the syntax tree.

pub mod expr;

pub use expr::{Aggregate, Expr, ExprKind, SubLink, SubLinkKind, Var, VarColumn, WindowFunction};

use crate::{
    ast,
    catalog::{CollationOid, OperatorOid, RelationOid, TypeOid},
    compiled::Command,
    source::Span,
};

/// Index into [`Query::windows`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WindowIndex(pub usize);

/// A statement or subquery.
#[derive(Clone, PartialEq, Debug)]
pub struct Query {
    pub command: Command,
    pub range_table: Vec<RangeTableEntry>,
    pub ctes: Vec<CommonTable>,
    pub recursive: bool,
    /// Items of FROM, USING; cross joined.
    pub from: Vec<JoinTree>,
    /// WHERE.
    pub filter: Option<Expr>,
    /// The select list, then what ORDER BY, GROUP BY and DISTINCT ON add (`junk`). For INSERT and UPDATE, nothing.
    pub targets: Vec<Target>,
    pub distinct: Option<Distinct>,
    /// Grouping expressions, as indexes into `targets`.
    pub group_by: Vec<usize>,
    /// Each grouping set as indexes into `targets`; None for a plain GROUP BY.
    pub grouping_sets: Option<Vec<Vec<usize>>>,
    pub having: Option<Expr>,
    pub has_aggregates: bool,
    pub has_window_functions: bool,
    /// A set-returning function stands in the select list.
    pub has_target_sets: bool,
    pub windows: Vec<Window>,
    pub order_by: Vec<Sort>,
    /// The other orders, where it may be chosen.
    pub order_choices: Vec<Vec<Sort>>,
    pub limit: Option<Expr>,
    pub with_ties: bool,
    pub offset: Option<Expr>,
    pub set_operation: Option<SetOperation>,
    pub row_marks: Vec<RowMark>,
    /// The table written to.
    pub result: Option<usize>,
    /// INSERT: the source, as the rows of an entry. UPDATE: none.
    pub assignments: Vec<Assigned>,
    pub on_conflict: Option<OnConflict>,
    /// MERGE: its actions.
    pub merge: Vec<MergeAction>,
    pub returning: Vec<Target>,
    pub nesting: Nesting,
    /// What ORDER BY and GROUP BY mean by an output column's name or position, by place: indexes into the targets.
    pub output_references: Vec<(Span, usize)>,
    pub span: Span,
}

/// Whether a select list may hold rows of further queries (sqlweave's own).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nesting {
    /// It may not: a subquery gives one column there.
    None,
    /// It is that of a statement: the outermost, or that of a batch.
    Statement,
    /// It is that of a query whose rows are nested.
    Rows,
}

/// A relation of a query.
#[derive(Clone, PartialEq, Debug)]
pub struct RangeTableEntry {
    /// The name that columns are qualified with.
    pub name: String,
    pub kind: EntryKind,
    pub columns: Vec<EntryColumn>,
    pub lateral: bool,
    pub span: Span,
}

/// A column of an entry.
#[derive(Clone, PartialEq, Debug)]
pub struct EntryColumn {
    pub name: String,
    pub data_type: TypeOid,
    pub modifier: i32,
    pub collation: Option<CollationOid>,
    /// For a relation: the attribute's number.
    pub attribute: i16,
}

/// What an entry is.
#[derive(Clone, PartialEq, Debug)]
pub enum EntryKind {
    Relation {
        oid: RelationOid,
        only: bool,
    },
    Subquery(Box<Query>),
    Values(Vec<Vec<Expr>>),
    /// Functions side by side; more than one by ROWS FROM. `ordinality` adds a last column.
    Functions {
        calls: Vec<FromCall>,
        ordinality: bool,
    },
    /// XMLTABLE, JSON_TABLE: per column whether it can be NULL.
    TableFunction {
        args: Vec<Expr>,
        not_null: Vec<bool>,
    },
    /// A common table of this or an outer query.
    Cte {
        levels_up: usize,
        index: usize,
        self_reference: bool,
    },
    /// A join's alias: its columns are expressions over other entries.
    Join {
        columns: Vec<Expr>,
    },
    /// The EXCLUDED row of ON CONFLICT, or OLD and NEW of RETURNING.
    Pseudo {
        oid: RelationOid,
        role: PseudoRole,
    },
    Error,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PseudoRole {
    Excluded,
    Old,
    New,
}

/// A function in FROM and how many columns it gives.
#[derive(Clone, PartialEq, Debug)]
pub struct FromCall {
    pub call: Expr,
    pub columns: usize,
}

/// A tree of joins.
#[derive(Clone, PartialEq, Debug)]
pub enum JoinTree {
    /// Index into the range table.
    Entry(usize),
    Join(Box<JoinExpr>),
}

#[derive(Clone, PartialEq, Debug)]
pub struct JoinExpr {
    pub kind: ast::JoinKind,
    pub left: JoinTree,
    pub right: JoinTree,
    /// ON, or what USING and NATURAL mean.
    pub filter: Option<Expr>,
    /// ON was written, or CROSS.
    pub words: Span,
}

/// A select list entry.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    pub expr: Expr,
    pub name: String,
    /// Not part of the result.
    pub junk: bool,
    pub mark: Option<ast::select::OutputMark>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Distinct {
    All,
    /// Indexes into the targets.
    On(Vec<usize>),
}

/// An item of ORDER BY.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sort {
    /// Index into the targets.
    pub target: usize,
    pub descending: bool,
    pub nulls_first: bool,
    pub operator: Option<OperatorOid>,
}

/// A window definition.
#[derive(Clone, PartialEq, Debug)]
pub struct Window {
    pub name: Option<String>,
    pub partition_by: Vec<Expr>,
    pub order_by: Vec<Expr>,
    pub frame: Option<ast::expr::Frame>,
    /// Constant frame offsets where they are written as such.
    pub start_offset: Option<Expr>,
    pub end_offset: Option<Expr>,
}

/// UNION, INTERSECT, EXCEPT; the leaves are subquery entries of the range table.
#[derive(Clone, PartialEq, Debug)]
pub enum SetOperation {
    Leaf(usize),
    Node {
        operator: ast::select::SetOperator,
        all: bool,
        left: Box<SetOperation>,
        right: Box<SetOperation>,
        types: Vec<(TypeOid, i32)>,
    },
}

/// A member of WITH.
#[derive(Clone, PartialEq, Debug)]
pub struct CommonTable {
    pub name: String,
    /// While a recursive one is analyzed, its non-recursive term's columns stand alone.
    pub query: Option<Box<Query>>,
    pub columns: Vec<EntryColumn>,
    /// Refers to itself.
    pub recursive: bool,
    /// `materialized` is `Some(true)`, `not materialized` is `Some(false)`.
    pub materialized: Option<bool>,
    /// Columns that SEARCH and CYCLE add, behind the query's own.
    pub added_columns: usize,
    pub has_cycle: bool,
    /// The values that mark a cycle are written, and not known to be none of them NULL.
    pub mark_nullable: bool,
    pub span: Span,
}

/// FOR UPDATE and its kin on an entry.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RowMark {
    pub entry: usize,
    pub strength: ast::select::LockStrength,
    pub wait: Option<ast::select::LockWait>,
    pub span: Span,
}

/// A column that is written.
#[derive(Clone, PartialEq, Debug)]
pub struct Assigned {
    /// Attribute number.
    pub attribute: i16,
    /// None for an INSERT from a query: then column `source` of its only FROM entry is written.
    pub value: Expr,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct OnConflict {
    /// None for DO NOTHING.
    pub update: Option<Vec<Assigned>>,
    pub filter: Option<Expr>,
    /// Names of the indexes that arbitrate.
    pub arbiters: Vec<String>,
    /// The columns of their keys, as attributes.
    pub keys: Vec<i16>,
    /// Of rows with the same key the last counts.
    pub last_wins: bool,
}

/// A WHEN clause of MERGE.
#[derive(Clone, PartialEq, Debug)]
pub struct MergeAction {
    pub matched: ast::dml::MergeMatch,
    pub condition: Option<Expr>,
    pub assignments: Vec<Assigned>,
    pub delete: bool,
}

impl JoinTree {
    /// Whether an entry is joined somewhere in the tree.
    pub fn contains(&self, entry: usize) -> bool {
        match self {
            JoinTree::Entry(own) => *own == entry,
            JoinTree::Join(join) => join.left.contains(entry) || join.right.contains(entry),
        }
    }
}

impl Query {
    /// An empty query of a kind.
    pub fn new(command: Command, span: Span) -> Query {
        Query {
            command,
            range_table: Vec::new(),
            ctes: Vec::new(),
            recursive: false,
            from: Vec::new(),
            filter: None,
            targets: Vec::new(),
            distinct: None,
            group_by: Vec::new(),
            grouping_sets: None,
            having: None,
            has_aggregates: false,
            has_window_functions: false,
            has_target_sets: false,
            windows: Vec::new(),
            order_by: Vec::new(),
            order_choices: Vec::new(),
            limit: None,
            with_ties: false,
            offset: None,
            set_operation: None,
            row_marks: Vec::new(),
            result: None,
            assignments: Vec::new(),
            on_conflict: None,
            merge: Vec::new(),
            returning: Vec::new(),
            nesting: Nesting::None,
            output_references: Vec::new(),
            span,
        }
    }

    /// The columns that the statement gives: its select list, or RETURNING.
    pub fn output(&self) -> impl Iterator<Item = &Target> {
        let list = if self.command == Command::Select { &self.targets } else { &self.returning };
        list.iter().filter(|t| !t.junk)
    }

    /// Whether an output column of this query is a row, or rows, with columns of their own.
    pub fn is_nested(&self, target: &Target) -> bool {
        match &target.expr.kind {
            ExprKind::SubLink(link) => matches!(link.kind, SubLinkKind::Nested { .. }),
            // With a Rust type of the author's choice it is the composite that the server gives.
            ExprKind::Var(Var { column: VarColumn::WholeRow, .. }) => {
                self.nesting != Nesting::None
                    && !matches!(target.mark, Some(ast::select::OutputMark::RustType(..)))
            }
            _ => false,
        }
    }
}
