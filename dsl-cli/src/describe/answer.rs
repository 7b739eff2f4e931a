//! What is said of a statement as JSON, for one statement and for many.

use serde::Serialize;
use serde_json::Value;
use sqlweave_core::{
    compiled::Cardinality,
    describe::Described,
    diagnostic::{Diagnostic, Stage},
};

use crate::files::{Mistake, Schema};

/// The SQLSTATE of what is no question.
pub(super) const PROTOCOL_VIOLATION: &str = "08P01";

/// The fields and their order are the protocol's.
#[derive(Serialize)]
pub(super) struct Answer {
    /// The question's, in a batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    ok: bool,
    columns: Vec<Column>,
    params: Vec<String>,
    /// None of a refused statement.
    cardinality: Option<&'static str>,
    /// Why there may be many rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    many: Option<String>,
    error: Option<Refusal>,
    lints: Vec<Lint>,
    /// What is wrong with the schema, in the first answer that rests on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    schema_errors: Vec<Mistake>,
}

#[derive(Serialize)]
struct Column {
    name: String,
    #[serde(rename = "type")]
    type_name: String,
    nullable: bool,
    /// Why it may be NULL.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

#[derive(Serialize)]
struct Refusal {
    sqlstate: &'static str,
    message: String,
    /// In bytes from 0.
    offset: usize,
    stage: &'static str,
}

#[derive(Serialize)]
struct Lint {
    name: &'static str,
    message: String,
    offset: usize,
}

impl Answer {
    /// A refusal for a reason that is none of SQL's.
    pub(super) fn refused(sqlstate: &'static str, message: String, offset: usize) -> Answer {
        let refusal = Refusal { sqlstate, message, offset, stage: "syntax" };
        Answer::refusal(Some(refusal), Vec::new())
    }

    fn refusal(error: Option<Refusal>, lints: Vec<Lint>) -> Answer {
        Answer {
            id: None,
            ok: false,
            columns: Vec::new(),
            params: Vec::new(),
            cardinality: None,
            many: None,
            error,
            lints,
            schema_errors: Vec::new(),
        }
    }

    /// The answer to the question of that id.
    pub(super) fn to(self, id: Value) -> Answer {
        Answer { id: Some(id), ..self }
    }

    /// The answer without what explains it.
    pub(super) fn without_reasons(mut self) -> Answer {
        self.many = None;
        self.columns.iter_mut().for_each(|column| column.why = None);
        self
    }

    /// The answer with a word on the schema that it rests on.
    pub(super) fn with_mistakes(self, schema: &Schema) -> Answer {
        Answer { schema_errors: schema.mistakes().collect(), ..self }
    }
}

impl From<Described> for Answer {
    fn from(described: Described) -> Answer {
        let lints = described.lints.into_iter().map(Lint::from).collect();
        let description = match described.outcome {
            Ok(description) => description,
            Err(errors) => {
                return Answer::refusal(errors.into_iter().next().map(Refusal::from), lints);
            }
        };
        let columns = description.columns.into_iter().map(|column| Column {
            type_name: column.type_name.to_string(),
            name: column.name,
            nullable: column.nullable,
            why: column.why.map(|why| why.text),
        });
        Answer {
            id: None,
            ok: true,
            columns: columns.collect(),
            params: description.params.iter().map(ToString::to_string).collect(),
            cardinality: Some(cardinality_name(description.cardinality)),
            many: description.many.map(|many| many.text),
            error: None,
            lints,
            schema_errors: Vec::new(),
        }
    }
}

/// The protocol's word for a number of rows.
fn cardinality_name(cardinality: Cardinality) -> &'static str {
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
            offset: error.span.start as usize,
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
        Lint { name: lint_name(lint.code), message: lint.message, offset: lint.span.start as usize }
    }
}

/// What never succeeds has the SQLSTATE that it fails with; it goes by the name of that in PostgreSQL's appendix A.
fn lint_name(code: &'static str) -> &'static str {
    match code {
        "23502" => "not_null_violation",
        name => name,
    }
}
