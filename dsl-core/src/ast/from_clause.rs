//! FROM items (manual 7.2.1, grammar `table_ref`).

use super::{Expr, Ident, QualifiedName, Select, TypeName, json::JsonTable};
use crate::{lex::RustIndex, source::Span};

/// A relation in FROM.
#[derive(Clone, PartialEq, Debug)]
pub enum FromItem {
    Table {
        name: QualifiedName,
        /// `only name`
        only: bool,
        alias: Option<TableAlias>,
        sample: Option<Box<TableSample>>,
    },
    Subquery {
        query: Box<Select>,
        lateral: bool,
        alias: Option<TableAlias>,
        span: Span,
    },
    Function(Box<FromFunction>),
    Join(Box<Join>),
    /// `(a join b on …)`, with or without an alias that hides its members.
    Paren {
        item: Box<FromItem>,
        alias: Option<TableAlias>,
        span: Span,
    },
    /// `xmltable(…)` or `json_table(…)`.
    XmlTable(Box<XmlTable>),
    JsonTable(Box<JsonTable>),
    /// `{..rows} as r (a, b)`: the rows of an iterator.
    Rows(Box<RowsItem>),
    /// In error; already reported.
    Error(Span),
}

/// `as t (a, b)`.
#[derive(Clone, PartialEq, Debug)]
pub struct TableAlias {
    /// A column definition list may stand without a name: `f(x) as (a int)`.
    pub name: Option<Ident>,
    pub columns: Vec<Ident>,
    pub span: Span,
}

/// `tablesample method (args) repeatable (seed)`.
#[derive(Clone, PartialEq, Debug)]
pub struct TableSample {
    pub method: QualifiedName,
    pub args: Vec<Expr>,
    pub repeatable: Option<Expr>,
    pub span: Span,
}

/// A function, or ROWS FROM several, as a relation.
#[derive(Clone, PartialEq, Debug)]
pub struct FromFunction {
    pub lateral: bool,
    /// `rows from (…)` was written.
    pub rows_from: bool,
    pub functions: Vec<RowsFromFunction>,
    pub ordinality: bool,
    pub alias: Option<TableAlias>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct RowsFromFunction {
    /// A call ([`super::ExprKind::Function`]), or one of the value functions that the grammar allows here.
    pub call: Expr,
    /// `as (a int, b text)`.
    pub columns: Vec<ColumnDefinition>,
}

/// A column of a column definition list.
#[derive(Clone, PartialEq, Debug)]
pub struct ColumnDefinition {
    pub name: Ident,
    pub type_name: TypeName,
    pub collation: Option<QualifiedName>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Join {
    pub kind: JoinKind,
    pub left: FromItem,
    pub right: FromItem,
    pub qual: JoinQual,
    /// The words of the join.
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JoinKind {
    Inner,
    Left,
    Right,
    Full,
    Cross,
}

#[derive(Clone, PartialEq, Debug)]
pub enum JoinQual {
    /// CROSS JOIN.
    None,
    Natural,
    On(Expr),
    Using {
        columns: Vec<Ident>,
        alias: Option<Ident>,
        span: Span,
    },
}

/// Rows from Rust as a relation.
#[derive(Clone, PartialEq, Debug)]
pub struct RowsItem {
    pub rows: RustIndex,
    pub alias: Ident,
    pub columns: Vec<RowsColumn>,
    /// Of the braces.
    pub span: Span,
}

/// A column of rows from Rust, with its type where it is written.
#[derive(Clone, PartialEq, Debug)]
pub struct RowsColumn {
    pub name: Ident,
    pub type_name: Option<TypeName>,
}

/// XMLTABLE.
#[derive(Clone, PartialEq, Debug)]
pub struct XmlTable {
    pub lateral: bool,
    pub document: Expr,
    /// Row path.
    pub path: Expr,
    /// `xmlnamespaces`: the default one has no name.
    pub namespaces: Vec<(Expr, Option<Ident>)>,
    pub columns: Vec<XmlTableColumn>,
    pub alias: Option<TableAlias>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct XmlTableColumn {
    pub name: Ident,
    /// None for `for ordinality`.
    pub type_name: Option<TypeName>,
    pub path: Option<Expr>,
    pub default: Option<Expr>,
    pub not_null: bool,
}

impl FromItem {
    /// Its place.
    pub fn span(&self) -> Span {
        match self {
            FromItem::Table { name, alias, .. } => {
                alias.as_ref().map_or(name.span, |a| name.span.to(a.span))
            }
            FromItem::Subquery { span, .. }
            | FromItem::Paren { span, .. }
            | FromItem::Error(span) => *span,
            FromItem::Function(f) => f.span,
            FromItem::Join(j) => j.left.span().to(j.right.span()),
            FromItem::XmlTable(f) => f.span,
            FromItem::JsonTable(f) => f.span,
            FromItem::Rows(rows) => rows.span,
        }
    }
}
