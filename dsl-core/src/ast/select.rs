//! SELECT, VALUES, TABLE, set operations and WITH (manual 7, `SelectStmt`).

use super::{
    Expr, FromItem, Ident, QualifiedName, Statement,
    expr::{SetQuantifier, SortItem, WindowDefinition},
};
use crate::{lex::RustIndex, source::Span};

/// A query expression with the clauses that stand around it.
#[derive(Clone, PartialEq, Debug)]
pub struct Select {
    pub with: Option<With>,
    pub body: SelectBody,
    pub order_by: Vec<SortItem>,
    pub limit: Option<Limit>,
    pub offset: Option<Expr>,
    pub locking: Vec<Locking>,
    /// `page by …`: the keys are its ORDER BY.
    pub page: Option<Box<PageBy>>,
    pub span: Span,
}

impl Select {
    /// A query expression with no clause around it.
    pub fn plain(body: SelectBody, span: Span) -> Select {
        Select {
            with: None,
            body,
            order_by: Vec::new(),
            limit: None,
            offset: None,
            locking: Vec::new(),
            page: None,
            span,
        }
    }
}

/// `page by key, … after {?cursor} before {?cursor} limit n`, as far as it is no other clause: the parser makes ORDER BY,
/// LIMIT and conditions on the keys of it.
#[derive(Clone, PartialEq, Debug)]
pub struct PageBy {
    pub after: Option<CursorSplice>,
    pub before: Option<CursorSplice>,
    /// Of each key the select item that shows it; None for one that was added to the list.
    pub keys: Vec<Option<usize>>,
    /// Where one range of an index does not hold what is beyond a cursor: the ranges that together do, each as operands
    /// of AND.
    pub ranges: Option<PageRanges>,
    pub span: Span,
}

/// Ranges that a page's rows are in, which are asked for one by one and merged.
#[derive(Clone, PartialEq, Debug)]
pub struct PageRanges {
    /// WHERE as it is written.
    pub filter: Option<Expr>,
    /// What is behind the cursor of AFTER.
    pub after: Vec<Vec<Expr>>,
    /// What is before the cursor of BEFORE.
    pub before: Vec<Vec<Expr>>,
    /// The whole of that as one condition, which bounds the ranges of AFTER.
    pub until: Option<Expr>,
}

/// `{?cursor}`: a place between the rows of pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CursorSplice {
    pub splice: RustIndex,
    pub span: Span,
}

/// What gives the rows.
#[derive(Clone, PartialEq, Debug)]
pub enum SelectBody {
    Core(Box<SelectCore>),
    Values(Values),
    /// `table name`.
    Table(FromItem),
    SetOperation(Box<SetOperation>),
    /// A parenthesized query expression with clauses of its own.
    Nested(Box<Select>),
}

#[derive(Clone, PartialEq, Debug)]
pub struct Values {
    pub rows: Vec<Vec<Expr>>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct SetOperation {
    pub operator: SetOperator,
    pub all: bool,
    pub left: SelectBody,
    pub right: SelectBody,
    /// The operator word.
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetOperator {
    Union,
    Intersect,
    Except,
}

/// SELECT … FROM … WHERE … GROUP BY … HAVING … WINDOW.
#[derive(Clone, PartialEq, Debug)]
pub struct SelectCore {
    pub distinct: Option<Distinct>,
    pub items: Vec<SelectItem>,
    /// `select … into t` is refused; the span of INTO where it was written.
    pub into: Option<Span>,
    pub from: Vec<FromItem>,
    pub where_: Option<Expr>,
    pub group_by: Option<GroupBy>,
    pub having: Option<Expr>,
    pub windows: Vec<NamedWindow>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Distinct {
    All(Span),
    On(Vec<Expr>, Span),
}

/// An item of a select list or RETURNING.
#[derive(Clone, PartialEq, Debug)]
pub enum SelectItem {
    /// `*`
    Wildcard(Span),
    /// An expression; `t.*` and `(x).*` come as such.
    Expr { value: Expr, alias: Option<OutputAlias> },
}

/// `as name`, with sqlweave's marks.
#[derive(Clone, PartialEq, Debug)]
pub struct OutputAlias {
    pub name: Ident,
    pub mark: Option<OutputMark>,
}

/// What the author says of an output column.
#[derive(Clone, PartialEq, Debug)]
pub enum OutputMark {
    /// `as name!`
    NotNull(Span),
    /// `as name?`
    Nullable(Span),
    /// `as name: Type`
    RustType(RustIndex, Span),
}

#[derive(Clone, PartialEq, Debug)]
pub struct GroupBy {
    pub quantifier: Option<SetQuantifier>,
    pub items: Vec<GroupItem>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub enum GroupItem {
    Expr(Expr),
    /// `()`
    Empty(Span),
    Rollup(Vec<Expr>, Span),
    Cube(Vec<Expr>, Span),
    GroupingSets(Vec<GroupItem>, Span),
}

#[derive(Clone, PartialEq, Debug)]
pub struct NamedWindow {
    pub name: Ident,
    pub definition: WindowDefinition,
}

/// LIMIT or FETCH.
#[derive(Clone, PartialEq, Debug)]
pub enum Limit {
    Count(Expr),
    /// `limit all`
    All,
    /// `fetch first n rows only` (`with ties`); no count is one row.
    Fetch {
        count: Option<Expr>,
        with_ties: bool,
    },
}

/// FOR UPDATE and its kind.
#[derive(Clone, PartialEq, Debug)]
pub struct Locking {
    pub strength: LockStrength,
    pub of: Vec<QualifiedName>,
    pub wait: Option<LockWait>,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LockStrength {
    Update,
    NoKeyUpdate,
    Share,
    KeyShare,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LockWait {
    NoWait,
    SkipLocked,
}

#[derive(Clone, PartialEq, Debug)]
pub struct With {
    pub recursive: bool,
    pub ctes: Vec<Cte>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Cte {
    pub name: Ident,
    pub columns: Vec<Ident>,
    /// `materialized` is `Some(true)`, `not materialized` is `Some(false)`.
    pub materialized: Option<bool>,
    pub statement: Statement,
    pub search: Option<Search>,
    pub cycle: Option<Cycle>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Search {
    pub breadth_first: bool,
    pub by: Vec<Ident>,
    pub set: Ident,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Cycle {
    pub columns: Vec<Ident>,
    pub set: Ident,
    /// `to value default value`
    pub mark: Option<(Expr, Expr)>,
    pub using: Ident,
    pub span: Span,
}
