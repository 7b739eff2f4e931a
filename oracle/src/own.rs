//! sqlweave's own answer to a statement, in the server's terms.

use sqlweave_core::{
    catalog::Catalog,
    compile,
    compiled::{CompiledQuery, SqlType},
    diagnostic::{self, Diagnostic, Diagnostics, Severity},
    lex::sql::{Dialect, lex_sql},
    schema,
    source::Source,
};

use crate::answer::{self, Answer, Refusal, Stage, qualified};
use crate::corpus::{self, Case, Difference, File, VERSIONS};

/// A schema that sqlweave has read.
#[derive(Debug)]
pub struct Schema {
    catalog: Catalog,
}

/// What sqlweave says of a statement. Every error that it finds comes as a refusal of its own.
pub type Own = Result<Accepted, Vec<Refusal>>;

/// An accepted statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accepted {
    pub columns: Vec<Column>,
    pub params: Vec<String>,
}

/// A column of the result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    pub name: String,
    pub type_name: String,
    pub nullable: bool,
}

/// Reads DDL for a server version; else every error with its line.
pub fn load_schema(text: &str, version: u32) -> Result<Schema, Vec<String>> {
    let source = Source::new("schema.sql", text);
    let version = u8::try_from(version).map_err(|_| vec!["no such version".to_owned()])?;
    let mut found = Vec::new();
    let catalog = schema::load(std::slice::from_ref(&source), version, &mut found);
    let errors: Vec<String> = found
        .iter()
        .filter(|(_, diagnostic)| diagnostic.severity == Severity::Error)
        .map(|(_, diagnostic)| {
            let (line, column) = source.line_column(diagnostic.span.start);
            format!("{line}:{column}: [{}] {}", diagnostic.code, diagnostic.message)
        })
        .collect();
    if errors.is_empty() { Ok(Schema { catalog }) } else { Err(errors) }
}

impl Schema {
    /// What statements can name.
    pub(crate) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// What sqlweave says of a statement in plain SQL.
    pub fn answer(&self, sql: &str) -> Own {
        let mut diagnostics = Diagnostics::new();
        let dialect = Dialect { splices: false, version: self.catalog.version };
        let lexed = lex_sql(sql, dialect, &mut diagnostics);
        let compiled = compile(&lexed, &self.catalog, &mut diagnostics);
        let refusals: Vec<Refusal> = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(|diagnostic| refusal(sql, diagnostic))
            .collect();
        match compiled {
            Some(compiled) if refusals.is_empty() => Ok(accepted(&compiled)),
            _ => Err(refusals),
        }
    }
}

fn refusal(sql: &str, diagnostic: &Diagnostic) -> Refusal {
    let before = sql.get(..diagnostic.span.start as usize);
    Refusal {
        code: diagnostic.code.to_owned(),
        stage: match diagnostic.stage {
            diagnostic::Stage::Plan => Stage::Plan,
            diagnostic::Stage::Syntax | diagnostic::Stage::Analyze => Stage::Parse,
        },
        position: before.and_then(|text| u32::try_from(text.chars().count() + 1).ok()),
        message: diagnostic.message.clone(),
    }
}

fn accepted(compiled: &CompiledQuery) -> Accepted {
    let columns = compiled.columns.iter().map(|column| Column {
        name: column.name.clone(),
        type_name: type_name(result_type(&column.data_type)),
        nullable: column.nullable,
    });
    Accepted {
        columns: columns.collect(),
        params: compiled.params.iter().map(|param| type_name(&param.data_type)).collect(),
    }
}

/// A result column of a domain is described by its base type, as in RowDescription.
fn result_type(data_type: &SqlType) -> &SqlType {
    match data_type {
        SqlType::Domain { base, .. } => result_type(base),
        other => other,
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

/// The answer in the corpus's form. The server stops at the first error: of several, the one that it
/// names is taken if it is among them.
pub fn as_server_answer(own: &Own, server: &Answer) -> Answer {
    match own {
        Ok(accepted) => Answer::Accepted {
            columns: accepted
                .columns
                .iter()
                .map(|column| answer::Column {
                    name: column.name.clone(),
                    type_name: column.type_name.clone(),
                })
                .collect(),
            params: accepted.params.clone(),
        },
        Err(refusals) => {
            let wanted = server.refusal().map(|refusal| (&refusal.code, refusal.stage));
            let same = refusals.iter().find(|own| Some((&own.code, own.stage)) == wanted);
            let chosen = same.or(refusals.first()).cloned();
            Answer::Refused(chosen.unwrap_or_else(|| Refusal {
                code: "?????".to_owned(),
                stage: Stage::Parse,
                position: None,
                message: "neither an answer nor an error".to_owned(),
            }))
        }
    }
}

/// A domain's CHECK that the server runs on an element inside an array or row literal while it reads it: sqlweave
/// evaluates no expressions, and accepts.
fn is_evaluated(found: &Answer, expected: &Answer) -> bool {
    let check_violation = expected.refusal().is_some_and(|refusal| refusal.code == "23514");
    check_violation && found.refusal().is_none()
}

/// Whether sqlweave says what the server says, as far as it can know.
pub fn agrees(found: &Answer, expected: &Answer) -> bool {
    found.agrees_with(expected) || is_evaluated(found, expected)
}

/// The common schema of the corpus as every version reads it.
#[derive(Debug)]
pub struct Common {
    text: String,
    schemas: Vec<(u32, Schema)>,
}

impl Common {
    /// Reads the common schema for every version.
    pub fn load() -> Result<Common, String> {
        let text = corpus::common_schema()?;
        let read = |&version: &u32| match load_schema(&text, version) {
            Ok(schema) => Ok((version, schema)),
            Err(errors) => Err(format!("PostgreSQL {version}: {}", errors.join("; "))),
        };
        let schemas = VERSIONS.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Common { text, schemas })
    }

    /// Where sqlweave says something else of a file's statements than the servers do. `same` says when
    /// two answers are the same: [`Answer::agrees_with`] or [`Answer::is_worded_as`].
    pub fn compare(
        &self,
        file: &File,
        same: fn(&Answer, &Answer) -> bool,
    ) -> Result<Vec<Difference>, String> {
        let mut differences: Vec<Difference> = Vec::new();
        for (index, case) in file.cases.iter().enumerate() {
            let first = differences.len();
            let place = format!("{}:{}", file.path.display(), case.line);
            for (version, schema) in &self.schemas {
                let Some(expected) = case.answer(*version) else { continue };
                let found = self
                    .answer(case, *version, schema, expected)
                    .map_err(|errors| format!("{place} (PostgreSQL {version}): {errors}"))?;
                if same(&found, expected) || is_evaluated(&found, expected) {
                    continue;
                }
                let known = differences.iter_mut().skip(first).find(|known| {
                    known.expected.as_ref() == Some(expected) && known.found == found
                });
                match known {
                    Some(known) => known.versions.push(*version),
                    None => differences.push(Difference {
                        place: place.clone(),
                        versions: vec![*version],
                        case: index,
                        sql: case.sql.clone(),
                        expected: Some(expected.clone()),
                        found,
                    }),
                }
            }
        }
        Ok(differences)
    }

    fn answer(
        &self,
        case: &Case,
        version: u32,
        common: &Schema,
        expected: &Answer,
    ) -> Result<Answer, String> {
        let own = if case.schema.is_empty() {
            common.answer(&case.sql)
        } else {
            load_schema(&format!("{}\n{}", self.text, case.schema), version)
                .map_err(|errors| errors.join("; "))?
                .answer(&case.sql)
        };
        Ok(as_server_answer(&own, expected))
    }
}
