//! sqlweave's own answer to a statement, in the server's terms.

use std::collections::{HashMap, hash_map::Entry};

use sqlweave_core::{
    catalog::Catalog,
    compile,
    compiled::{Cardinality, CompiledQuery, Reason, TypeName},
    describe::{Description, describe},
    diagnostic::{self, Diagnostic, Diagnostics},
    lex::sql::{Dialect, lex_sql},
    lint::Levels,
    project,
    source::Source,
};

use crate::answer::{self, Answer, Refusal, Stage, qualified};
use crate::corpus::{self, Case, Difference, File, VERSIONS};
use cargo_sqlweave::inventory::{self, Inventory};

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
    pub cardinality: Cardinality,
}

/// A column of the result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    pub name: String,
    pub type_name: String,
    pub nullable: bool,
    /// For an array: whether an element may be NULL.
    pub element_nullable: bool,
    /// Why it may be NULL, where it may.
    pub why: Option<Reason>,
}

/// Compiles a statement as the macro does one in a string, with Rust in braces. The error has the statement and all that is
/// said of it.
pub fn compile_woven(sql: &str, catalog: &Catalog) -> Result<CompiledQuery, String> {
    let mut diagnostics = Diagnostics::new();
    let dialect = Dialect { splices: true, version: catalog.version };
    let lexed = lex_sql(sql, dialect, &mut diagnostics);
    let compiled = compile(&lexed, catalog, &Levels::default(), &mut diagnostics);
    let told: Vec<String> = diagnostics.take().into_iter().map(|d| d.message).collect();
    compiled.filter(|_| told.is_empty()).ok_or_else(|| format!("{sql}\n{}", told.join("\n")))
}

/// Catalogue files, written by `cargo sqlweave catalogue`, of extensions that do not ship with the server.
const EXTENSIONS: [(&str, &str); 1] = [("vector", include_str!("../extensions/vector.sql"))];

/// A schema's text, and the catalogue files of the extensions that it names.
pub fn sources(text: &str) -> Vec<Source> {
    let mut sources = vec![Source::new("schema.sql", text)];
    for (name, file) in EXTENSIONS {
        let named = |line: &str| {
            let line = line.to_ascii_lowercase();
            line.trim_start().starts_with("create extension") && line.contains(name)
        };
        if text.lines().any(named) {
            sources.push(Source::new(format!("{name}.sql"), file));
        }
    }
    sources
}

/// Reads DDL for a server version; else every error with its line.
pub fn load_schema(text: &str, version: u32) -> Result<Schema, Vec<String>> {
    load_sources(&sources(text), version)
}

/// The same of several files, among which catalogue files of extensions may be.
pub fn load_sources(sources: &[Source], version: u32) -> Result<Schema, Vec<String>> {
    let (catalog, errors) = load_catalog(sources, version).map_err(|error| vec![error])?;
    if errors.is_empty() { Ok(Schema { catalog }) } else { Err(errors) }
}

/// The same for a project that trusts NOT NULL domains.
pub fn load_trusting(text: &str, version: u32) -> Result<Schema, Vec<String>> {
    let mut schema = load_schema(text, version)?;
    let version = schema.catalog.version;
    let settings = sqlweave_core::schema::Settings { trusts_domains: true, ..version.into() };
    schema.catalog = project::load(&sources(text), settings).catalog;
    Ok(schema)
}

/// What a schema declares as far as it can be read, and every error with its line.
pub fn load_inventory(text: &str, version: u32) -> Result<(Inventory, Vec<String>), String> {
    let (catalog, errors) = load_catalog(&sources(text), version)?;
    Ok((inventory::own(catalog), errors))
}

fn load_catalog(sources: &[Source], version: u32) -> Result<(Catalog, Vec<String>), String> {
    let version = u8::try_from(version).map_err(|_| "no such version")?;
    let loaded = project::load(sources, version);
    let tell = |(file, mistake): &(usize, Diagnostic)| {
        let place = sources.get(*file).map(|source| {
            let (line, column) = source.line_column(mistake.span.start);
            let file = if sources.len() > 1 { format!("{}:", source.name) } else { String::new() };
            format!("{file}{line}:{column}")
        });
        format!("{}: [{}] {}", place.unwrap_or_default(), mistake.code, mistake.message)
    };
    let errors = loaded.mistakes.iter().map(tell).collect();
    Ok((loaded.catalog, errors))
}

impl Schema {
    /// What statements can name.
    pub(crate) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// What sqlweave says of a statement in plain SQL.
    pub fn answer(&self, sql: &str) -> Own {
        match describe(sql, &self.catalog, &Levels::default()).outcome {
            Ok(description) => Ok(accepted(description)),
            Err(errors) => Err(errors.iter().map(|error| refusal(sql, error)).collect()),
        }
    }
}

fn refusal(sql: &str, diagnostic: &Diagnostic) -> Refusal {
    let before = sql.get(..diagnostic.span.start as usize);
    Refusal {
        code: diagnostic.code.to_owned(),
        stage: match diagnostic.stage {
            diagnostic::Stage::Plan => Stage::Plan,
            diagnostic::Stage::Syntax | diagnostic::Stage::Analyze | diagnostic::Stage::Rewrite => {
                Stage::Parse
            }
        },
        position: before.and_then(|text| u32::try_from(text.chars().count() + 1).ok()),
        message: diagnostic.message.clone(),
    }
}

fn accepted(description: Description) -> Accepted {
    let columns = description.columns.into_iter().map(|column| Column {
        name: column.name,
        type_name: type_name(&column.type_name),
        nullable: column.nullable,
        element_nullable: column.element_nullable,
        why: column.why,
    });
    Accepted {
        columns: columns.collect(),
        cardinality: description.cardinality,
        params: description.params.iter().map(type_name).collect(),
    }
}

/// A type's name as the corpus writes it.
fn type_name(name: &TypeName) -> String {
    let element = qualified(name.schema.as_deref().unwrap_or(""), &name.name);
    if name.array { format!("{element}[]") } else { element }
}

/// The answer in the corpus's form. The server stops at the first error.
pub fn as_server_answer(own: &Own) -> Answer {
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
        Err(refusals) => Answer::Refused(refusals.first().cloned().unwrap_or_else(|| Refusal {
            code: NO_ANSWER.to_owned(),
            stage: Stage::Parse,
            position: None,
            message: "neither an answer nor an error".to_owned(),
        })),
    }
}

/// Stands for a SQLSTATE where there is neither an answer nor an error.
const NO_ANSWER: &str = "?????";

/// A domain's CHECK that the server runs on an element inside an array or row literal while it reads it: sqlweave
/// evaluates no expressions, and accepts, or goes on to what the server does not come to.
fn is_evaluated(found: &Answer, expected: &Answer) -> bool {
    let refused = expected.refusal().is_some_and(|refusal| refusal.code == "23514");
    refused && found.refusal().is_none_or(|own| own.code != NO_ANSWER)
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
        let mut extended = Extended::default();
        for (index, case) in file.cases.iter().enumerate() {
            let first = differences.len();
            let place = format!("{}:{}", file.path.display(), case.line);
            for (version, schema) in &self.schemas {
                let Some(expected) = case.answer(*version) else { continue };
                let found = self
                    .answer(case, *version, schema, &mut extended)
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
        extended: &mut Extended,
    ) -> Result<Answer, String> {
        let own = if case.schema.is_empty() {
            common.answer(&case.sql)
        } else {
            extended.schema(self, case, version)?.answer(&case.sql)
        };
        Ok(as_server_answer(&own))
    }
}

/// The common schema with that of the last case, for each version: cases in a row often have the same.
#[derive(Default)]
struct Extended {
    text: String,
    schemas: HashMap<u32, Schema>,
}

impl Extended {
    fn schema(&mut self, common: &Common, case: &Case, version: u32) -> Result<&Schema, String> {
        if self.text != case.schema {
            self.text.clone_from(&case.schema);
            self.schemas.clear();
        }
        match self.schemas.entry(version) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(free) => {
                let text = format!("{}\n{}", common.text, case.schema);
                let read = load_schema(&text, version).map_err(|errors| errors.join("; "))?;
                Ok(free.insert(read))
            }
        }
    }
}
