//! sqlweave's own answer to a statement, in the server's terms.

use crate::answer::{Answer, Column, Refusal, Stage};
use sqlweave_core::{
    catalog::Catalog,
    compile,
    compiled::{CompiledQuery, SqlType},
    diagnostic::{self, Diagnostics, Severity},
    lex::sql::{Dialect, lex_sql},
};

/// What sqlweave says of a statement in plain SQL. Every error it finds comes as a refusal of its own.
pub fn describe(catalog: &Catalog, sql: &str) -> Result<Answer, Vec<Refusal>> {
    let mut diagnostics = Diagnostics::new();
    let dialect = Dialect { splices: false, version: catalog.version };
    let lexed = lex_sql(sql, dialect, &mut diagnostics);
    let compiled = compile(&lexed, catalog, &mut diagnostics);
    let refusals: Vec<Refusal> = diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| Refusal {
            code: d.code.to_owned(),
            stage: if d.stage == diagnostic::Stage::Plan { Stage::Plan } else { Stage::Parse },
            position: sql
                .get(..d.span.start as usize)
                .map(|before| before.chars().count() as u32 + 1),
            message: d.message.clone(),
        })
        .collect();
    match compiled {
        Some(compiled) if refusals.is_empty() => Ok(accepted(&compiled)),
        _ => Err(refusals),
    }
}

fn accepted(compiled: &CompiledQuery) -> Answer {
    let column = |c: &sqlweave_core::compiled::CompiledColumn| Column {
        name: c.name.clone(),
        type_name: result_type(&c.data_type).describe(),
    };
    Answer::Accepted {
        columns: compiled.columns.iter().map(column).collect(),
        params: compiled.params.iter().map(|p| p.data_type.describe()).collect(),
    }
}

/// A result column of a domain is described by its base type, as in RowDescription.
fn result_type(data_type: &SqlType) -> &SqlType {
    match data_type {
        SqlType::Domain { base, .. } => result_type(base),
        other => other,
    }
}

/// Whether sqlweave's answer is the server's. Of a refused statement any of the errors may be the server's one.
pub fn agrees(own: &Result<Answer, Vec<Refusal>>, server: &Answer) -> bool {
    match (own, server) {
        (Ok(own), server @ Answer::Accepted { .. }) => own.agrees_with(server),
        (Err(refusals), Answer::Refused(refused)) => {
            refusals.iter().any(|r| r.code == refused.code && r.stage == refused.stage)
        }
        // What fails when the planner folds constants depends on values; it is no rule on the statement.
        (Ok(_), Answer::Refused(refused)) => {
            refused.stage == Stage::Plan && is_evaluation(&refused.code)
        }
        _ => false,
    }
}

/// Errors of evaluating an expression: data exceptions, and what input functions give.
fn is_evaluation(code: &str) -> bool {
    code.starts_with("22")
        || matches!(code, "42601" | "42P01" | "42704" | "42725" | "42883" | "23514" | "23502")
}
