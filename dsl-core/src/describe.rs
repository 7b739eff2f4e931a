//! What a server would describe of a statement in plain SQL: its columns and parameters by the names of their types, or
//! why it is refused.

use crate::{
    catalog::Catalog,
    compile, compile_lazily,
    compiled::{Cardinality, CompiledQuery, Reason, TypeName},
    diagnostic::{Diagnostic, Diagnostics, Severity, Stage},
    lex::{
        Lexed,
        sql::{Dialect, lex_sql},
    },
    lint::Levels,
    schema::Schema,
    source::Span,
};

/// An accepted statement.
#[derive(Clone, PartialEq, Debug)]
pub struct Description {
    pub columns: Vec<Column>,
    /// Types of the parameters, by number.
    pub params: Vec<TypeName>,
    pub cardinality: Cardinality,
    /// Why it may give many rows, where it may.
    pub many: Option<Reason>,
}

/// A column of the result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    pub name: String,
    /// A domain is described by its base type, as in RowDescription.
    pub type_name: TypeName,
    pub nullable: bool,
    /// For an array: whether an element may be NULL.
    pub element_nullable: bool,
    /// Why it may be NULL, where it may.
    pub why: Option<Reason>,
}

/// What is said of a statement.
#[derive(Clone, PartialEq, Debug)]
pub struct Described {
    /// What is wrong with it otherwise, first what the server would come to first.
    pub outcome: Result<Description, Vec<Diagnostic>>,
    /// What the server takes without a word, and what deserves one; see [`crate::beyond`].
    pub lints: Vec<Diagnostic>,
}

/// Describes one statement, whose parameters are `$1`, `$2`, …; `levels` are those that are set for lints.
pub fn describe(sql: &str, catalog: &Catalog, levels: &Levels) -> Described {
    described(sql, catalog.version, &mut |lexed, found| compile(lexed, catalog, levels, found))
}

/// The same against a schema, of which it reads what the statement may name.
pub fn describe_lazily(sql: &str, schema: &mut Schema, levels: &Levels) -> Described {
    let version = schema.catalog().version;
    described(sql, version, &mut |lexed, found| compile_lazily(lexed, schema, levels, found))
}

fn described(
    sql: &str,
    version: u8,
    compile: &mut dyn FnMut(&Lexed, &mut Diagnostics) -> Option<CompiledQuery>,
) -> Described {
    let mut diagnostics = Diagnostics::new();
    let lexed = lex_sql(sql, Dialect { splices: false, version }, &mut diagnostics);
    let compiled = compile(&lexed, &mut diagnostics);
    let (mut errors, mut lints): (Vec<_>, Vec<_>) =
        diagnostics.take().into_iter().partition(|found| found.severity == Severity::Error);
    // The server stops at the first error: step by step, and in the first step at the first place.
    errors.sort_by_key(|error| match error.stage {
        Stage::Syntax => (error.stage, error.span.start),
        Stage::Analyze | Stage::Rewrite | Stage::Plan => (error.stage, 0),
    });
    let outcome = match compiled {
        Some(compiled) if errors.is_empty() => {
            lints.extend(compiled.beyond.iter().chain(&compiled.lints.found).cloned());
            Ok(Description::of(&compiled))
        }
        // Only a defect of the compiler gives neither.
        None if errors.is_empty() => {
            let message = "the statement could not be compiled";
            Err(vec![Diagnostic::error("XX000", Span::default(), message)])
        }
        _ => Err(errors),
    };
    Described { outcome, lints }
}

impl Description {
    /// What a compiled statement takes and gives.
    pub fn of(compiled: &CompiledQuery) -> Description {
        let columns = compiled.columns.iter().map(|column| Column {
            name: column.name.clone(),
            type_name: column.data_type.result_type().type_name(),
            nullable: column.nullable,
            element_nullable: column.element_nullable,
            why: column.why.clone(),
        });
        // The server describes no columns of a COPY.
        let copies = compiled.copied.is_some();
        Description {
            columns: columns.filter(|_| !copies).collect(),
            params: compiled.params.iter().map(|param| param.data_type.type_name()).collect(),
            cardinality: if copies { Cardinality::None } else { compiled.cardinality },
            many: compiled.many.clone(),
        }
    }
}
