//! SQL/JSON constructors, query functions and JSON_TABLE (manual 9.16, grammar `json_*`).

use super::{
    Expr, Ident, Select, TableAlias, TypeName,
    expr::{Over, SortItem},
};
use crate::source::Span;

/// A SQL/JSON function with the clauses that it has.
#[derive(Clone, PartialEq, Debug)]
pub struct JsonCall {
    pub function: JsonFunction,
    /// `key: value` or `key value value` of json_object and json_objectagg.
    pub pairs: Vec<(Expr, JsonValue)>,
    /// The document, the argument, or the elements of json_array.
    pub values: Vec<JsonValue>,
    /// `json_array(select … [format json])`.
    pub subquery: Option<(Box<Select>, Option<JsonFormat>)>,
    pub path: Option<Expr>,
    pub passing: Vec<JsonArgument>,
    /// The constructors' `null on null` or `absent on null`.
    pub on_null: Option<JsonNulls>,
    /// `with` (true) or `without unique keys`.
    pub unique_keys: Option<bool>,
    pub returning: Option<JsonReturning>,
    pub clauses: JsonClauses,
    pub order_by: Vec<SortItem>,
    pub filter: Option<Expr>,
    pub over: Option<Over>,
}

impl JsonCall {
    /// A function without any clause.
    pub fn new(function: JsonFunction) -> JsonCall {
        JsonCall {
            function,
            pairs: Vec::new(),
            values: Vec::new(),
            subquery: None,
            path: None,
            passing: Vec::new(),
            on_null: None,
            unique_keys: None,
            returning: None,
            clauses: JsonClauses::default(),
            order_by: Vec::new(),
            filter: None,
            over: None,
        }
    }

    /// Every expression in it but the window's, in the order of the text.
    pub fn exprs(&self) -> impl Iterator<Item = &Expr> {
        let pairs = self.pairs.iter().flat_map(|(key, value)| [key, &value.expr]);
        pairs
            .chain(self.values.iter().map(|v| &v.expr))
            .chain(&self.path)
            .chain(self.passing.iter().map(|a| &a.value.expr))
            .chain(self.clauses.exprs())
            .chain(self.order_by.iter().map(|s| &s.expr))
            .chain(&self.filter)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JsonFunction {
    Json,
    Scalar,
    Serialize,
    Object,
    ObjectAgg,
    Array,
    ArrayAgg,
    Exists,
    Query,
    Value,
}

impl JsonFunction {
    /// The keyword, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            JsonFunction::Json => "json",
            JsonFunction::Scalar => "json_scalar",
            JsonFunction::Serialize => "json_serialize",
            JsonFunction::Object => "json_object",
            JsonFunction::ObjectAgg => "json_objectagg",
            JsonFunction::Array => "json_array",
            JsonFunction::ArrayAgg => "json_arrayagg",
            JsonFunction::Exists => "json_exists",
            JsonFunction::Query => "json_query",
            JsonFunction::Value => "json_value",
        }
    }
}

/// `json_value_expr`: an input, perhaps with `format json`.
#[derive(Clone, PartialEq, Debug)]
pub struct JsonValue {
    pub expr: Expr,
    pub format: Option<JsonFormat>,
}

/// `format json [encoding name]`
#[derive(Clone, PartialEq, Debug)]
pub struct JsonFormat {
    pub encoding: Option<Ident>,
    pub span: Span,
}

/// `value as name` behind PASSING.
#[derive(Clone, PartialEq, Debug)]
pub struct JsonArgument {
    pub value: JsonValue,
    pub name: Ident,
}

/// What a constructor does with NULL values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JsonNulls {
    Null,
    Absent,
}

/// `returning type [format json]`
#[derive(Clone, PartialEq, Debug)]
pub struct JsonReturning {
    pub type_name: TypeName,
    pub format: Option<JsonFormat>,
}

/// The clauses behind the arguments of a query function, or behind a column of JSON_TABLE.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct JsonClauses {
    pub wrapper: Option<JsonWrapper>,
    pub quotes: Option<JsonQuotes>,
    pub on_empty: Option<JsonBehavior>,
    pub on_error: Option<JsonBehavior>,
}

impl JsonClauses {
    /// The expressions of DEFAULT.
    pub fn exprs(&self) -> impl Iterator<Item = &Expr> {
        self.on_empty.iter().chain(&self.on_error).filter_map(|b| match &b.kind {
            JsonBehaviorKind::Default(expr) => Some(&**expr),
            _ => None,
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JsonWrapper {
    Without,
    Conditional,
    Unconditional,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JsonQuotes {
    Keep,
    Omit,
}

/// What stands before `on empty` or `on error`.
#[derive(Clone, PartialEq, Debug)]
pub struct JsonBehavior {
    pub kind: JsonBehaviorKind,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub enum JsonBehaviorKind {
    Error,
    Null,
    True,
    False,
    Unknown,
    /// `empty` is `empty array` too.
    EmptyArray,
    EmptyObject,
    Default(Box<Expr>),
}

/// JSON_TABLE in FROM.
#[derive(Clone, PartialEq, Debug)]
pub struct JsonTable {
    pub lateral: bool,
    pub document: JsonValue,
    pub path: Expr,
    pub path_name: Option<Ident>,
    pub passing: Vec<JsonArgument>,
    pub columns: Vec<JsonTableColumn>,
    pub on_error: Option<JsonBehavior>,
    pub alias: Option<TableAlias>,
    pub span: Span,
}

#[derive(Clone, PartialEq, Debug)]
pub enum JsonTableColumn {
    Ordinality(Ident),
    Value {
        name: Ident,
        type_name: TypeName,
        format: Option<JsonFormat>,
        path: Option<Expr>,
        clauses: JsonClauses,
    },
    Exists {
        name: Ident,
        type_name: TypeName,
        path: Option<Expr>,
        on_error: Option<JsonBehavior>,
    },
    Nested {
        path: Expr,
        name: Option<Ident>,
        columns: Vec<JsonTableColumn>,
    },
}

impl JsonTable {
    /// Calls `visit` with each of its expressions.
    pub fn exprs<'t>(&'t self, visit: &mut dyn FnMut(&'t Expr)) {
        visit(&self.document.expr);
        visit(&self.path);
        self.passing.iter().for_each(|a| visit(&a.value.expr));
        column_exprs(&self.columns, visit);
    }
}

fn column_exprs<'t>(columns: &'t [JsonTableColumn], visit: &mut dyn FnMut(&'t Expr)) {
    for column in columns {
        match column {
            JsonTableColumn::Ordinality(_) | JsonTableColumn::Exists { .. } => {}
            JsonTableColumn::Value { clauses, .. } => clauses.exprs().for_each(&mut *visit),
            JsonTableColumn::Nested { columns, .. } => column_exprs(columns, visit),
        }
    }
}
