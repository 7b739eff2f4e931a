//! INSERT, UPDATE, DELETE, MERGE.

use super::{
    Expr, ExprKind, FromItem, Ident, QualifiedName, Select, SelectItem, TableAlias, With,
    expr::{SortItem, Subscript},
};
use crate::{lex::RustIndex, source::Span};

#[derive(Clone, PartialEq, Debug)]
pub struct Insert {
    pub with: Option<With>,
    pub table: QualifiedName,
    pub alias: Option<Ident>,
    pub columns: Option<Vec<AssignTarget>>,
    pub overriding: Option<Overriding>,
    pub source: InsertSource,
    pub on_conflict: Option<Conflict>,
    pub returning: Option<Returning>,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overriding {
    User,
    System,
}

#[derive(Clone, PartialEq, Debug)]
pub enum InsertSource {
    DefaultValues,
    /// VALUES come as a select whose body is VALUES.
    Select(Box<Select>),
    /// `values {..rows}`, with the span of the braces.
    Rows(RustIndex, Span),
    /// The same of `copy t (a, b) from {..rows}`.
    Copy(RustIndex, Span),
}

/// A column to assign: `name`, `name.field`, `name[1]`.
#[derive(Clone, PartialEq, Debug)]
pub struct AssignTarget {
    pub column: Ident,
    pub indirection: Vec<Indirection>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Indirection {
    Field(Ident),
    Subscript(Subscript),
}

#[derive(Clone, PartialEq, Debug)]
pub struct Conflict {
    pub target: Option<ConflictTarget>,
    /// `last wins`, of which this is the place.
    pub last_wins: Option<Span>,
    pub action: ConflictAction,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub enum ConflictTarget {
    Inference { elements: Vec<IndexElement>, where_: Option<Expr>, span: Span },
    Constraint(Ident),
}

/// An element of an index definition or of arbiter inference.
#[derive(Clone, PartialEq, Debug)]
pub struct IndexElement {
    /// A column's name comes as [`super::ExprKind::Column`].
    pub expr: Expr,
    pub collation: Option<QualifiedName>,
    pub operator_class: Option<QualifiedName>,
    /// Sort order of an index definition; refused in an arbiter.
    pub sort: Option<Box<SortItem>>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum ConflictAction {
    Nothing,
    Update { assignments: Vec<Assignment>, where_: Option<Expr> },
}

/// `column = value`, or `(a, b) = row`.
#[derive(Clone, PartialEq, Debug)]
pub enum Assignment {
    Single {
        target: AssignTarget,
        value: Expr,
    },
    /// The value is a row constructor, or a subquery.
    Row {
        targets: Vec<AssignTarget>,
        value: Expr,
        span: Span,
    },
}

impl Assignment {
    /// The value, marked where the assignment may be left out.
    pub fn value(&self) -> &Expr {
        match self {
            Assignment::Single { value, .. } | Assignment::Row { value, .. } => value,
        }
    }

    /// The optional splices without one of which it is left out, where it may be.
    pub fn needs(&self) -> Option<&[RustIndex]> {
        match &self.value().kind {
            ExprKind::Optional { needs, .. } => Some(needs),
            _ => None,
        }
    }
}

/// RETURNING.
#[derive(Clone, PartialEq, Debug)]
pub struct Returning {
    /// `with (old as o, new as n)` of 18.
    pub old: Option<Ident>,
    pub new: Option<Ident>,
    pub items: Vec<SelectItem>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Update {
    pub with: Option<With>,
    pub only: bool,
    pub table: QualifiedName,
    pub alias: Option<TableAlias>,
    pub assignments: Vec<Assignment>,
    pub from: Vec<FromItem>,
    pub where_: Option<Expr>,
    pub returning: Option<Returning>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Delete {
    pub with: Option<With>,
    pub only: bool,
    pub table: QualifiedName,
    pub alias: Option<TableAlias>,
    pub using: Vec<FromItem>,
    pub where_: Option<Expr>,
    pub returning: Option<Returning>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Merge {
    pub with: Option<With>,
    pub only: bool,
    pub table: QualifiedName,
    pub alias: Option<TableAlias>,
    pub source: FromItem,
    pub on: Expr,
    pub whens: Vec<MergeWhen>,
    pub returning: Option<Returning>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct MergeWhen {
    pub matched: MergeMatch,
    pub condition: Option<Expr>,
    pub action: MergeAction,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MergeMatch {
    Matched,
    NotMatchedBySource,
    NotMatchedByTarget,
}

#[derive(Clone, PartialEq, Debug)]
pub enum MergeAction {
    DoNothing,
    Delete,
    Update(Vec<Assignment>),
    Insert {
        columns: Option<Vec<AssignTarget>>,
        overriding: Option<Overriding>,
        values: Option<Vec<Expr>>,
    },
}
