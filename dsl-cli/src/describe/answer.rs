//! What is said of a statement as JSON, for one statement and for many.

use serde::Serialize;
use sqlweave_core::{
    compiled::Cardinality,
    describe::Described,
    diagnostic::{Diagnostic, Stage},
};

/// The fields and their order are the protocol's.
#[derive(Serialize)]
pub(super) struct Answer {
    ok: bool,
    columns: Vec<Column>,
    params: Vec<String>,
    /// None of a refused statement.
    cardinality: Option<&'static str>,
    error: Option<Refusal>,
    lints: Vec<Lint>,
}

#[derive(Serialize)]
struct Column {
    name: String,
    #[serde(rename = "type")]
    type_name: String,
    nullable: bool,
}

#[derive(Serialize)]
struct Refusal {
    sqlstate: &'static str,
    message: String,
    /// In bytes from 0.
    offset: u32,
    stage: &'static str,
}

#[derive(Serialize)]
struct Lint {
    name: &'static str,
    message: String,
    offset: u32,
}

impl From<Described> for Answer {
    fn from(described: Described) -> Answer {
        let lints = described.lints.into_iter().map(Lint::from).collect();
        match described.outcome {
            Ok(description) => Answer {
                ok: true,
                columns: description
                    .columns
                    .into_iter()
                    .map(|column| Column {
                        type_name: column.type_name.to_string(),
                        name: column.name,
                        nullable: column.nullable,
                    })
                    .collect(),
                params: description.params.iter().map(ToString::to_string).collect(),
                cardinality: Some(cardinality_name(description.cardinality)),
                error: None,
                lints,
            },
            Err(errors) => Answer {
                ok: false,
                columns: Vec::new(),
                params: Vec::new(),
                cardinality: None,
                error: errors.into_iter().next().map(Refusal::from),
                lints,
            },
        }
    }
}

/// The protocol's word for a number of rows.
pub(super) fn cardinality_name(cardinality: Cardinality) -> &'static str {
    match cardinality {
        Cardinality::None => "none",
        Cardinality::One => "one",
        Cardinality::AtMostOne => "optional",
        Cardinality::Many => "many",
    }
}

impl From<Diagnostic> for Refusal {
    fn from(error: Diagnostic) -> Refusal {
        Refusal {
            sqlstate: error.code,
            message: error.message,
            offset: error.span.start,
            stage: match error.stage {
                Stage::Syntax => "syntax",
                // The server takes both steps when it prepares a statement.
                Stage::Analyze | Stage::Rewrite => "analyze",
                Stage::Plan => "plan",
            },
        }
    }
}

impl From<Diagnostic> for Lint {
    fn from(lint: Diagnostic) -> Lint {
        Lint { name: lint_name(lint.code), message: lint.message, offset: lint.span.start }
    }
}

/// What never succeeds has the SQLSTATE that it fails with; it goes by the name of that in PostgreSQL's appendix A.
fn lint_name(code: &'static str) -> &'static str {
    match code {
        "23502" => "not_null_violation",
        name => name,
    }
}
