//! Typed expressions: what each means, with every name, operator and cast resolved.

use super::{Query, WindowIndex};
use crate::{
    catalog::{OperatorOid, ProcOid, TypeOid},
    source::Span,
};

/// An expression with its type.
#[derive(Clone, Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub data_type: TypeOid,
    /// Type modifier; -1 for none.
    pub modifier: i32,
    pub span: Span,
}

/// Two expressions are equal where they mean the same, wherever they stand.
impl PartialEq for Expr {
    fn eq(&self, other: &Expr) -> bool {
        (self.data_type, self.modifier) == (other.data_type, other.modifier)
            && self.kind == other.kind
    }
}

/// A column of a range table entry, this query's or an outer one's.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Var {
    /// How many query levels out.
    pub levels_up: usize,
    /// Index into that query's range table.
    pub entry: usize,
    pub column: VarColumn,
}

/// What of an entry a [`Var`] means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum VarColumn {
    /// Index into the entry's columns.
    Column(usize),
    WholeRow,
    /// `ctid`, `xmin`, `tableoid`, …
    System(&'static str),
}

/// The kinds of expression.
#[derive(Clone, PartialEq, Debug)]
pub enum ExprKind {
    /// In error; already reported.
    Error,
    Var(Var),
    /// A constant, as text; None is NULL.
    Const(Option<String>),
    /// Index into the statement's parameters.
    Param(usize),
    Function {
        proc: ProcOid,
        args: Vec<Expr>,
        variadic: bool,
    },
    Operator {
        operator: OperatorOid,
        proc: ProcOid,
        args: Vec<Expr>,
    },
    /// IS DISTINCT FROM, or its negation.
    Distinct {
        operator: OperatorOid,
        left: Box<Expr>,
        right: Box<Expr>,
        negated: bool,
    },
    NullIf {
        operator: OperatorOid,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// `x op any(array)`, `x op all(array)`; `in (list)` too.
    ScalarArray {
        operator: OperatorOid,
        proc: ProcOid,
        any: bool,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    And(Vec<Expr>),
    Or(Vec<Expr>),
    /// One of several conditions, chosen when the statement is sent: only what all of them prove is proved.
    Choice(Vec<Expr>),
    /// What may be left out when the statement is sent: an operand of AND, a count, an assigned value. It proves
    /// nothing.
    Optional(Box<Expr>),
    Not(Box<Expr>),
    Aggregate(Box<Aggregate>),
    Window(Box<WindowFunction>),
    Grouping {
        args: Vec<Expr>,
        levels_up: usize,
    },
    SubLink(Box<SubLink>),
    Case {
        operand: Option<Box<Expr>>,
        whens: Vec<(Expr, Expr)>,
        else_: Option<Box<Expr>>,
    },
    /// Stands for the operand of a simple CASE inside its conditions.
    CaseTest,
    /// `array[…]`; nested ones have array elements.
    Array {
        elements: Vec<Expr>,
        nested: bool,
    },
    Row {
        fields: Vec<Expr>,
        names: Vec<String>,
    },
    /// `(a, b) < (c, d)` with one operator a column; `=` and `<>` come as And/Or of operators.
    RowCompare {
        symbol: &'static str,
        operators: Vec<OperatorOid>,
        left: Vec<Expr>,
        right: Vec<Expr>,
    },
    Coalesce(Vec<Expr>),
    /// GREATEST and LEAST.
    MinMax(Vec<Expr>),
    /// `current_date` and its like; none is NULL, but for `current_schema` and `system_user`.
    SqlValue(&'static str),
    Xml {
        function: crate::ast::expr::XmlFunction,
        args: Vec<Expr>,
    },
    /// SQL/JSON constructors and query functions; `args` are all operands.
    Json {
        function: crate::ast::json::JsonFunction,
        args: Vec<Expr>,
    },
    /// `x is json …`
    IsJson(Box<Expr>),
    NullTest {
        operand: Box<Expr>,
        negated: bool,
    },
    /// `is true`, `is not unknown` and so on.
    BooleanTest {
        operand: Box<Expr>,
        test: crate::ast::expr::IsTest,
        negated: bool,
    },
    /// Another type over the same value.
    Relabel(Box<Expr>),
    /// By the source's output and the target's input function.
    CoerceViaIo(Box<Expr>),
    /// An array, element by element.
    ArrayCoerce(Box<Expr>),
    /// A row type to another.
    ConvertRow(Box<Expr>),
    CoerceToDomain(Box<Expr>),
    Collate(Box<Expr>, crate::catalog::CollationOid),
    /// A field of a composite: index into the row type's live attributes.
    Field {
        operand: Box<Expr>,
        index: usize,
        name: String,
    },
    Subscript {
        container: Box<Expr>,
        indexes: Vec<Expr>,
        slice: bool,
    },
    /// `set a[1] = x`, `set c.f = x`: the new whole value.
    AssignPart {
        value: Box<Expr>,
    },
    /// DEFAULT.
    Default,
    CurrentOf,
    /// `merge_action()`
    MergeAction,
}

/// An aggregate call.
#[derive(Clone, PartialEq, Debug)]
pub struct Aggregate {
    pub proc: ProcOid,
    /// Direct arguments of an ordered-set aggregate.
    pub direct: Vec<Expr>,
    /// Aggregated arguments.
    pub args: Vec<Expr>,
    pub order_by: Vec<Expr>,
    pub distinct: bool,
    pub filter: Option<Expr>,
    pub star: bool,
    /// The query level that it aggregates over.
    pub levels_up: usize,
}

/// A window function call.
#[derive(Clone, PartialEq, Debug)]
pub struct WindowFunction {
    pub proc: ProcOid,
    pub args: Vec<Expr>,
    pub filter: Option<Expr>,
    pub star: bool,
    pub window: WindowIndex,
}

/// A subquery in an expression.
#[derive(Clone, PartialEq, Debug)]
pub struct SubLink {
    pub kind: SubLinkKind,
    pub query: Query,
}

#[derive(Clone, PartialEq, Debug)]
pub enum SubLinkKind {
    Exists,
    /// `left op any (select …)`: one operator a column. `in` too.
    Any {
        left: Vec<Expr>,
        operators: Vec<OperatorOid>,
    },
    All {
        left: Vec<Expr>,
        operators: Vec<OperatorOid>,
    },
    /// `(a, b) < (select …)`
    RowCompare {
        left: Vec<Expr>,
        operators: Vec<OperatorOid>,
        symbol: &'static str,
    },
    Scalar,
    /// The source of `(a, b) = (select …)` in UPDATE: this column of it.
    MultiColumn {
        column: usize,
    },
    Array,
    /// Rows that become structs; the query's columns are their fields.
    Nested {
        form: crate::ast::expr::NestedForm,
        /// The struct that the author names.
        row: Option<crate::lex::RustIndex>,
    },
}

impl Expr {
    /// An expression in error.
    pub fn error(span: Span) -> Expr {
        Expr { kind: ExprKind::Error, data_type: TypeOid::ERROR, modifier: -1, span }
    }

    /// An expression without a type modifier.
    pub fn new(kind: ExprKind, data_type: TypeOid, span: Span) -> Expr {
        Expr { kind, data_type, modifier: -1, span }
    }

    /// Whether it is in error.
    pub fn is_error(&self) -> bool {
        self.data_type.is_error()
    }
}
