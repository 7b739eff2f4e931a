//! Parse analysis: syntax trees to typed queries, by PostgreSQL's rules (manual 10, `parse_*.c`).
//!
//! Names and types are resolved in one pass, as the server does it, since overloads need both. What only a whole
//! query shows (grouping, cardinality, nullability) is judged on the typed tree afterwards.

pub mod resolutions;
mod rewrite;
pub mod walk;
pub mod candidate;
pub mod coerce;
pub mod common_type;
pub mod format;
pub mod function;
pub mod implication;
pub mod literal;
pub mod operator;
pub mod ordering;
pub mod polymorphic;

mod scope;
mod params;
mod errors;
pub(crate) mod relation;
mod column_ref;
mod from_clause;
pub mod row_list;
pub mod rows;
mod join;
mod from_function;
mod expr;
mod comparison;
mod constructor;
mod cast;
mod special_syntax;
mod coerce_expr;
mod function_call;
mod advice;
mod aggregate;
mod window;
mod row;
mod collation;
mod subscript;
mod sublink;
mod xml;
mod json;
mod json_query;
mod target;
mod nested;
mod order_by;
mod grouping;
mod select;
mod set_operation;
mod cte;
mod cte_rules;
mod modify;
mod insert;
mod on_conflict;
pub mod last_wins;
mod in_order;
mod update;
mod delete;
mod copy;
mod merge;
mod variants;
pub(crate) mod stored;

use crate::{
    ast,
    catalog::{Catalog, CollationOid, RelationOid, TypeOid, View},
    compiled::Command,
    diagnostic::{Diagnostic, Diagnostics},
    lex::Door,
    query::{Nesting, Query},
    source::Span,
};
pub use on_conflict::predicate_over;
use params::Params;
pub use params::Part;
use resolutions::Resolutions;
use scope::Scope;
pub use select::strength_name;
pub(crate) use target::figure_name;
pub use target::{origin, origin_below};

/// What analysis gives.
#[derive(Debug)]
pub struct Analysis {
    pub query: Query,
    pub resolutions: Resolutions,
    /// Types of the parameters, by number from 1 at index 0, with the place of the first use.
    pub params: Vec<ParamInfo>,
    /// Where rows from Rust stand whose columns are open.
    pub rows_span: Option<Span>,
}

/// A parameter as analysis left it.
#[derive(Clone, PartialEq, Debug)]
pub struct ParamInfo {
    pub splice: Option<crate::lex::RustIndex>,
    /// The column of rows that it stands for, by its number from 0 and name, while their types are open.
    pub column: Option<(usize, String)>,
    /// Which of the parameters it is that its splice gives, where that gives several.
    pub part: Option<Part>,
    /// It is the list behind IN.
    pub listed: bool,
    pub data_type: TypeOid,
    pub span: Span,
}

/// The state of one statement's analysis.
pub(crate) struct Analyzer<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) diagnostics: &'a mut Diagnostics,
    pub(crate) resolutions: Resolutions,
    pub(crate) params: Params,
    pub(crate) rows: rows::Rows,
    /// The schema chosen at run time whose table was met first: its types are those of the schema file's.
    pub(crate) routed_schema: Option<&'static str>,
    /// For each CTE under analysis, innermost last: where it is recursive and its columns are still unknown, its
    /// syntax and the number of query levels around it.
    pub(crate) recursive_names: Vec<Option<(ast::select::Cte, usize)>>,
    /// Query levels, innermost last.
    pub(crate) scopes: Vec<Scope>,
    pub(crate) door: Door,
    /// What the next query level may hold.
    pub(crate) nesting: Nesting,
    /// How many parts that may be left out are around what is analyzed.
    pub(crate) optional_parts: u32,
    /// What the literal that is converted would mean where its type cannot read it.
    pub(crate) literal_meant: Option<String>,
}

/// Analyzes a statement of a door's language.
pub fn analyze(
    statement: &ast::Statement,
    catalog: &Catalog,
    door: Door,
    diagnostics: &mut Diagnostics,
) -> Analysis {
    analyze_rows(statement, catalog, door, rows::Rows::None, diagnostics)
}

/// The query of a view.
pub fn analyze_view(view: &View, catalog: &Catalog) -> Query {
    let statement = ast::Statement::Select(Box::new(view.query.clone()));
    analyze(&statement, catalog, Door::Server, &mut Diagnostics::new()).query
}

/// Analyzes a statement of the macro's door again whose rows from Rust have columns that are known by now.
pub fn analyze_settled(
    statement: &ast::Statement,
    catalog: &Catalog,
    columns: Vec<rows::SettledColumn>,
    diagnostics: &mut Diagnostics,
) -> Analysis {
    let rows = rows::Rows::Settled(columns.into());
    analyze_rows(statement, catalog, Door::Macro, rows, diagnostics)
}

fn analyze_rows(
    statement: &ast::Statement,
    catalog: &Catalog,
    door: Door,
    rows: rows::Rows,
    diagnostics: &mut Diagnostics,
) -> Analysis {
    let nesting = match door {
        Door::Server => Nesting::None,
        Door::Macro => Nesting::Statement,
    };
    let mut analyzer = Analyzer { rows, door, nesting, ..Analyzer::new(catalog, diagnostics) };
    let query = analyzer.analyze_statement(statement, true);
    let params = analyzer.finish_params();
    let rows_span = match analyzer.rows {
        rows::Rows::Open { span, .. } => Some(span),
        rows::Rows::None | rows::Rows::Settled(_) => None,
    };
    Analysis { query, resolutions: analyzer.resolutions, params, rows_span }
}

impl<'a> Analyzer<'a> {
    fn new(catalog: &'a Catalog, diagnostics: &'a mut Diagnostics) -> Analyzer<'a> {
        Analyzer {
            catalog,
            diagnostics,
            resolutions: Resolutions::default(),
            params: Params::default(),
            rows: rows::Rows::default(),
            routed_schema: None,
            recursive_names: Vec::new(),
            scopes: Vec::new(),
            door: Door::Server,
            nesting: Nesting::None,
            optional_parts: 0,
            literal_meant: None,
        }
    }

    pub(crate) fn analyze_statement(
        &mut self,
        statement: &ast::Statement,
        resolve_unknowns: bool,
    ) -> Query {
        match statement {
            ast::Statement::Select(select) => self.analyze_select(select, resolve_unknowns),
            ast::Statement::Insert(insert) => self.analyze_insert(insert),
            ast::Statement::Update(update) => self.analyze_update(update),
            ast::Statement::Delete(delete) => self.analyze_delete(delete),
            ast::Statement::Merge(merge) => self.analyze_merge(merge),
            ast::Statement::Copy(inner, span) => self.analyze_copy(inner, *span),
        }
    }

    pub(crate) fn report(&mut self, mut diagnostic: Diagnostic) {
        if diagnostic.message.contains(ast::ROUTED) {
            diagnostic.message = ast::with_schemas(&diagnostic.message, |_| "{schema}".to_owned());
        }
        if diagnostic.help.is_empty() {
            diagnostic.help.extend(advice::advice(&diagnostic));
        }
        self.diagnostics.push(diagnostic);
    }

    /// Reports an error of parse analysis.
    pub(crate) fn error(&mut self, code: &'static str, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::error(code, span, message));
    }

    /// Analyzes within a new query level.
    pub(crate) fn with_scope(
        &mut self,
        command: Command,
        span: Span,
        step: impl FnOnce(&mut Self),
    ) -> Query {
        let nesting = std::mem::replace(&mut self.nesting, Nesting::None);
        self.scopes.push(Scope::new(Query { nesting, ..Query::new(command, span) }));
        step(self);
        match self.scopes.pop() {
            Some(scope) => {
                scope.late.into_iter().for_each(|found| self.report(found));
                scope.query
            }
            None => Query::new(command, span),
        }
    }
}

/// A column of a view, or of CREATE TABLE AS.
#[derive(Clone, PartialEq, Debug)]
pub struct ViewColumn {
    pub name: String,
    pub data_type: TypeOid,
    pub modifier: i32,
    pub collation: Option<CollationOid>,
    pub origin: Option<(RelationOid, i16)>,
}

/// What a view's query means; None where it is in error.
pub(crate) fn analyze_query(
    catalog: &Catalog,
    select: &ast::Select,
    diagnostics: &mut Diagnostics,
) -> Option<Query> {
    let mut own = Diagnostics::new();
    let mut analyzer = Analyzer::new(catalog, &mut own);
    let query = analyzer.analyze_select(select, true);
    analyzer.finish_params();
    let failed = own.has_errors();
    own.take().into_iter().for_each(|d| diagnostics.push(d));
    (!failed).then_some(query)
}

/// The columns that a view's query gives.
pub(crate) fn view_columns(query: &Query) -> Vec<ViewColumn> {
    query
        .output()
        .map(|target| ViewColumn {
            name: target.name.clone(),
            data_type: target.expr.data_type,
            modifier: target.expr.modifier,
            collation: None,
            origin: target::origin(query, &target.expr),
        })
        .collect()
}
