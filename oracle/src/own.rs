//! sqlweave's own answer to a statement, in the server's terms.

use crate::answer::{Answer, Column, Refusal, Stage, qualified};
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
        type_name: type_name(result_type(&c.data_type)),
    };
    Answer::Accepted {
        columns: compiled.columns.iter().map(column).collect(),
        params: compiled.params.iter().map(|p| type_name(&p.data_type)).collect(),
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
        _ => false,
    }
}

/// A type's name as the corpus writes it.
fn type_name(data_type: &SqlType) -> String {
    match data_type {
        SqlType::Array { element, .. } => format!("{}[]", type_name(element)),
        SqlType::Base { schema, name, .. }
        | SqlType::Enum { schema, name, .. }
        | SqlType::Composite { schema, name, .. }
        | SqlType::Domain { schema, name, .. } => qualified(schema, name),
        SqlType::Error => "?".to_owned(),
    }
}
