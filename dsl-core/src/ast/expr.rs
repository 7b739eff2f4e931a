//! Value expressions (manual 4.2, grammar `a_expr`, `b_expr`, `c_expr`).

use super::{Ident, QualifiedName, Select, TypeName, json::JsonCall};
use crate::{
    lex::{RustIndex, SpliceKind},
    source::Span,
};

/// An expression.
#[derive(Clone, PartialEq, Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

impl Expr {
    /// What may be left out, without the mark that says so.
    pub fn without_optional(&self) -> &Expr {
        match &self.kind {
            ExprKind::Optional { operand, .. } => operand,
            _ => self,
        }
    }
}

/// A constant.
#[derive(Clone, PartialEq, Debug)]
pub enum Literal {
    Null,
    Bool(bool),
    /// A numeric constant as written: digits, underscores, `0x`, point, exponent; no sign.
    Number(String),
    String(String),
    BitString(String),
    HexString(String),
    /// `b"…"` of Rust tokens.
    Bytes(Vec<u8>),
}

/// The kinds of expression.
#[derive(Clone, PartialEq, Debug)]
pub enum ExprKind {
    Literal(Literal),
    /// `name`, `table.name`, `schema.table.name`, `a.b.c.d`.
    Column(QualifiedName),
    /// `table.*` in an expression: an argument, a row constructor, `count(t.*)`. A bare `*` is no expression.
    Wildcard(QualifiedName),
    /// `$1`.
    Param(u32),
    /// Rust in braces.
    Splice(SpliceKind, RustIndex),
    /// `(expr)`: kept, since it decides between `(a).b` and `a.b` and is printed again.
    Paren(Box<Expr>),
    /// A prefix operator.
    Unary {
        op: Operator,
        operand: Box<Expr>,
    },
    /// An infix operator, comparison operators included.
    Binary {
        op: Operator,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Not(Box<Expr>),
    /// `x is null`, `x is not true`, `x is unknown`, `x is document`, `x is nfc normalized`.
    Is {
        operand: Box<Expr>,
        test: IsTest,
        negated: bool,
    },
    /// `x is [not] distinct from y`.
    DistinctFrom {
        left: Box<Expr>,
        right: Box<Expr>,
        negated: bool,
    },
    Between {
        operand: Box<Expr>,
        low: Box<Expr>,
        high: Box<Expr>,
        symmetric: bool,
        negated: bool,
    },
    In {
        operand: Box<Expr>,
        set: InSet,
        negated: bool,
    },
    /// `like`, `ilike`, `similar to`.
    Like {
        kind: LikeKind,
        operand: Box<Expr>,
        pattern: Box<Expr>,
        escape: Option<Box<Expr>>,
        negated: bool,
    },
    /// `x = any (array)`, `x < all (select …)`.
    Quantified {
        left: Box<Expr>,
        op: Operator,
        all: bool,
        right: QuantifiedRight,
    },
    /// `cast(x as t)`, `x::t`, `type 'literal'`.
    Cast {
        operand: Box<Expr>,
        type_name: Box<TypeName>,
        spelling: CastSpelling,
    },
    Collate {
        operand: Box<Expr>,
        collation: QualifiedName,
    },
    /// `x at time zone z`; `at local` has no zone.
    AtTimeZone {
        operand: Box<Expr>,
        zone: Option<Box<Expr>>,
    },
    Case {
        operand: Option<Box<Expr>>,
        whens: Vec<When>,
        else_: Option<Box<Expr>>,
    },
    Coalesce(Vec<Expr>),
    NullIf(Box<Expr>, Box<Expr>),
    Greatest(Vec<Expr>),
    Least(Vec<Expr>),
    /// `f(…)`.
    Function(Box<FunctionCall>),
    /// Functions with a syntax of their own: EXTRACT, SUBSTRING, POSITION, OVERLAY, TRIM, NORMALIZE, …
    Special(Box<SpecialCall>),
    /// `current_date`, `current_timestamp(3)`, `session_user`, …: the keyword in lower case.
    SqlValue {
        name: &'static str,
        precision: Option<Box<Expr>>,
    },
    /// `array[…]`, with nested brackets as further `ArrayElements`.
    Array(Vec<Expr>),
    /// A bracketed list nested in `array[…]`.
    ArrayElements(Vec<Expr>),
    /// `array(select …)`.
    ArraySubquery(Box<Select>),
    /// A subquery whose rows are structs, where more is written than the server's grammar has.
    Nested(Box<NestedQuery>),
    /// `row(…)` (explicit) or `(a, b)`.
    Row {
        fields: Vec<Expr>,
        explicit: bool,
    },
    /// `(select …)` as a value.
    Subquery(Box<Select>),
    Exists(Box<Select>),
    /// `x[1]`, `x[1:2]`.
    Subscript {
        operand: Box<Expr>,
        subscript: Box<Subscript>,
    },
    /// `(x).field`, `f(x).field`, `x[1].field`.
    Field {
        operand: Box<Expr>,
        field: Ident,
    },
    /// `(x).*`.
    FieldWildcard(Box<Expr>),
    /// `grouping(…)`.
    Grouping(Vec<Expr>),
    /// `(a, b) overlaps (c, d)`.
    Overlaps {
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// `current of cursor`.
    CurrentOf(Ident),
    /// `default`, where VALUES of INSERT or SET allow it.
    Default,
    /// What is left out when one of the optional splices that it holds is `None`: an operand of AND in WHERE, ON or
    /// HAVING, an assignment's value, a count of LIMIT or OFFSET. A value of INSERT becomes DEFAULT.
    Optional {
        operand: Box<Expr>,
        /// Its own splices; those of a clause of a subquery in it are not among them.
        needs: Vec<RustIndex>,
    },
    /// `match {expr} { Pattern => condition, … }`, an operand of AND in WHERE, ON or HAVING.
    Match(Box<Match<Expr>>),
    /// `match {expr} { Pattern => a desc, b, … }`, in place of an item of a query's ORDER BY.
    MatchOrder(Box<Match<Vec<SortItem>>>),
    /// A key's value in a page's cursor.
    PageKey {
        cursor: RustIndex,
        key: usize,
    },
    /// In error; already reported.
    Error,
}

/// One of several parts, by the value of a Rust expression.
#[derive(Clone, PartialEq, Debug)]
pub struct Match<T> {
    pub value: RustIndex,
    pub arms: Vec<Arm<T>>,
}

/// `Pattern => part`
#[derive(Clone, PartialEq, Debug)]
pub struct Arm<T> {
    pub pattern: RustIndex,
    pub part: T,
    pub span: Span,
}

/// `array(<T> select …)`, `(<T> select …)`, `batch array(select …)`.
#[derive(Clone, PartialEq, Debug)]
pub struct NestedQuery {
    pub form: NestedForm,
    /// `<T>`: the struct of its rows.
    pub row: Option<RustIndex>,
    pub query: Select,
}

/// How a nested query gives its rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NestedForm {
    /// `array(…)`: all of them.
    Rows,
    /// `(…)`: one, or none.
    Row,
    /// `batch array(…)`: all of them, by a statement of its own; where the word stands.
    Batch(Span),
}

/// An operator with its place and, by `operator(schema.+)`, its schema.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Operator {
    pub schema: Option<Ident>,
    /// The symbol; `!=` is `<>` already.
    pub symbol: &'static str,
    pub span: Span,
}

/// What stands behind IS.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IsTest {
    Null,
    True,
    False,
    Unknown,
    Document,
    /// `is [form] normalized`; the form in upper case.
    Normalized(Option<&'static str>),
    /// `is json [value|array|object|scalar] [with unique keys]`.
    Json {
        kind: Option<&'static str>,
        unique_keys: bool,
    },
}

/// The right side of IN.
#[derive(Clone, PartialEq, Debug)]
pub enum InSet {
    List(Vec<Expr>),
    Subquery(Box<Select>),
    /// `in {list}`: a splice without parentheses.
    Splice(Box<Expr>),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LikeKind {
    Like,
    ILike,
    SimilarTo,
}

/// The right side of ANY, SOME or ALL.
#[derive(Clone, PartialEq, Debug)]
pub enum QuantifiedRight {
    Array(Box<Expr>),
    Subquery(Box<Select>),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CastSpelling {
    /// `cast(x as t)`
    Cast,
    /// `x::t`
    DoubleColon,
    /// `date '2024-01-01'`
    TypedLiteral,
    /// Not written: up to 14 `true` and `false` are casts to boolean.
    Implied,
}

#[derive(Clone, PartialEq, Debug)]
pub struct When {
    pub condition: Expr,
    pub result: Expr,
}

/// A function call in the common form.
#[derive(Clone, PartialEq, Debug)]
pub struct FunctionCall {
    pub name: QualifiedName,
    pub args: Vec<FunctionArg>,
    /// `count(*)`.
    pub star: bool,
    /// `distinct` or `all` before the arguments.
    pub quantifier: Option<SetQuantifier>,
    /// The last argument is marked VARIADIC.
    pub variadic: bool,
    pub order_by: Vec<SortItem>,
    pub within_group: Option<Vec<SortItem>>,
    pub filter: Option<Expr>,
    /// `respect nulls` or `ignore nulls` is refused by every version so far; here for the message.
    pub over: Option<Over>,
}

impl Expr {
    /// The digits and sign of a numeric constant. The grammar folds every minus before one into it (`doNegate`), so that
    /// -2147483648 is an integer.
    pub fn as_number(&self) -> Option<(&str, bool)> {
        match &self.kind {
            ExprKind::Literal(Literal::Number(text)) => Some((text, false)),
            ExprKind::Paren(inner) => inner.as_number(),
            ExprKind::Unary { op, operand } if op.schema.is_none() && op.symbol == "-" => {
                operand.as_number().map(|(text, negative)| (text, !negative))
            }
            _ => None,
        }
    }
}

/// The value of a numeric constant that is an integer, in any base and with underscores.
pub fn integer_value(text: &str, negative: bool) -> Option<i128> {
    let digits = text.replace('_', "").to_ascii_lowercase();
    let based = |prefix: &str, radix: u32| {
        let digits = digits.strip_prefix(prefix)?;
        Some(i128::from_str_radix(digits, radix))
    };
    let magnitude = based("0x", 16)
        .or_else(|| based("0o", 8))
        .or_else(|| based("0b", 2))
        .unwrap_or_else(|| digits.parse::<i128>());
    magnitude.ok().map(|value| if negative { -value } else { value })
}

impl FunctionCall {
    /// `name()`, for arguments and clauses to be added.
    pub fn plain(name: QualifiedName) -> FunctionCall {
        FunctionCall {
            name,
            args: Vec::new(),
            star: false,
            quantifier: None,
            variadic: false,
            order_by: Vec::new(),
            within_group: None,
            filter: None,
            over: None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetQuantifier {
    All,
    Distinct,
}

#[derive(Clone, PartialEq, Debug)]
pub struct FunctionArg {
    /// `name =>` or `name :=`.
    pub name: Option<Ident>,
    pub value: Expr,
}

/// OVER.
#[derive(Clone, PartialEq, Debug)]
pub enum Over {
    Name(Ident),
    Window(Box<WindowDefinition>),
}

/// A window, in OVER or in the WINDOW clause.
#[derive(Clone, PartialEq, Debug)]
pub struct WindowDefinition {
    /// The existing window that this one refines.
    pub base: Option<Ident>,
    pub partition_by: Vec<Expr>,
    pub order_by: Vec<SortItem>,
    pub frame: Option<Frame>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Frame {
    pub mode: FrameMode,
    pub start: FrameBound,
    pub end: Option<FrameBound>,
    pub exclusion: Option<FrameExclusion>,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FrameMode {
    Rows,
    Range,
    Groups,
}

#[derive(Clone, PartialEq, Debug)]
pub enum FrameBound {
    UnboundedPreceding,
    Preceding(Expr),
    CurrentRow,
    Following(Expr),
    UnboundedFollowing,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FrameExclusion {
    CurrentRow,
    Group,
    Ties,
    NoOthers,
}

/// An item of ORDER BY.
#[derive(Clone, PartialEq, Debug)]
pub struct SortItem {
    pub expr: Expr,
    pub direction: Option<SortDirection>,
    /// `nulls first` is `Some(true)`.
    pub nulls_first: Option<bool>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum SortDirection {
    Asc,
    Desc,
    /// `using <`
    Using(Operator),
}

/// A subscript.
#[derive(Clone, PartialEq, Debug)]
pub enum Subscript {
    Index(Expr),
    Slice(Option<Expr>, Option<Expr>),
}

/// A call by special syntax: `function` is the function of `pg_catalog` that the server's grammar calls, `args` its
/// arguments in that function's order.
#[derive(Clone, PartialEq, Debug)]
pub struct SpecialCall {
    pub syntax: SpecialSyntax,
    pub args: Vec<Expr>,
    pub span: Span,
}

/// Which special syntax (grammar `func_expr_common_subexpr`), for resolution and for printing again.
#[derive(Clone, PartialEq, Debug)]
pub enum SpecialSyntax {
    /// `extract(field from x)`: the field, folded if it was a word; args are `x` alone.
    Extract { field: String },
    /// `overlay(s placing t from n [for m])`: args in order s, t, n, m.
    Overlay,
    /// `position(a in b)`: args are b, a, as `pg_catalog.position` takes them.
    Position,
    /// `substring(s from n for m)`: args s, n, m. See the variants. `substring(a, b)` is a common call.
    Substring(SubstringForm),
    /// `trim([both|leading|trailing] [chars from] s)`: function btrim, ltrim or rtrim; args s, chars.
    Trim { side: Option<TrimSide> },
    /// `normalize(s, nfc)`: the form in upper case.
    Normalize { form: Option<&'static str> },
    /// `collation for (x)`: `pg_collation_for`.
    CollationFor,
    /// `treat(x as t)`
    Treat { type_name: Box<TypeName> },
    /// XML functions, named by keyword, with their plain arguments; widened with the language.
    Xml(Box<XmlCall>),
    /// SQL/JSON constructors and query functions, by keyword.
    Json(Box<JsonCall>),
    /// `merge_action()`
    MergeAction,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SubstringForm {
    /// `from n`
    From,
    /// `from n for m`
    FromFor,
    /// `for m`: the server inserts a start of 1; args s, m here.
    For,
    /// `for m from n`; args s, n, m.
    ForFrom,
    /// `similar p escape e`
    Similar,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TrimSide {
    Both,
    Leading,
    Trailing,
}

/// `xmlelement`, `xmlforest`, `xmlconcat`, `xmlparse`, `xmlpi`, `xmlroot`, `xmlserialize`, `xmlexists`.
#[derive(Clone, PartialEq, Debug)]
pub struct XmlCall {
    pub function: XmlFunction,
    /// Element or instruction name.
    pub name: Option<Ident>,
    /// Attributes of xmlelement, members of xmlforest: value and optional name.
    pub named: Vec<(Expr, Option<Ident>)>,
    /// `document` rather than `content`.
    pub document: bool,
    /// The type of xmlserialize.
    pub type_name: Option<TypeName>,
    /// Words that only printing needs, such as `preserve whitespace`, `standalone yes`, `by ref`, `indent`.
    pub options: Vec<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum XmlFunction {
    Concat,
    Element,
    Exists,
    Forest,
    Parse,
    Pi,
    Root,
    Serialize,
}
