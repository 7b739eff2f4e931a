//! `--batch`: a question a line, an answer a line, in order. Nothing that a line holds ends it.

use std::{
    collections::HashMap,
    io::{BufRead, Write},
    panic::{AssertUnwindSafe, catch_unwind},
};

use serde_json::{Map, Value};
use sqlweave_core::{config, describe::describe, source::Source};

use super::answer::{Answer, PROTOCOL_VIOLATION};
use crate::files::Schema;

/// What the server takes as one message, in bytes.
const LONGEST: usize = 1 << 30;

/// Answers every line of the input. `version` is the server's where a line does not say it, `schema` gives the schema
/// for lines that name none.
pub(super) fn run(
    version: u8,
    schema: &dyn Fn(u8) -> Result<Schema, String>,
    mut input: impl BufRead,
    mut output: impl Write,
) -> Result<(), String> {
    let mut batch =
        Batch { version, schema, texts: HashMap::new(), schemas: HashMap::new(), own: Vec::new() };
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = input.read_until(b'\n', &mut line);
        if read.map_err(|error| format!("standard input cannot be read: {error}"))? == 0 {
            return Ok(());
        }
        let mut answer = serde_json::to_vec(&batch.answer(&line)).map_err(|e| e.to_string())?;
        answer.push(b'\n');
        let written = output.write_all(&answer).and_then(|()| output.flush());
        written.map_err(|error| format!("the answer cannot be written: {error}"))?;
    }
}

struct Batch<'s> {
    version: u8,
    schema: &'s dyn Fn(u8) -> Result<Schema, String>,
    /// The schemas' texts by `schema_id`.
    texts: HashMap<String, String>,
    /// Schemas by `schema_id` and version.
    schemas: HashMap<(String, u8), Schema>,
    /// The schema of lines that name none, by version.
    own: Vec<(u8, Schema)>,
}

/// A line as far as it is understood.
struct Question {
    schema_id: Option<String>,
    schema: Option<String>,
    query: String,
    version: u8,
}

impl Batch<'_> {
    fn answer(&mut self, line: &[u8]) -> Answer {
        let fields = match parse_line(line) {
            Ok(fields) => fields,
            Err((offset, message)) => {
                return Answer::refused(PROTOCOL_VIOLATION, message, offset).to(Value::Null);
            }
        };
        let id = fields.get("id").cloned().unwrap_or(Value::Null);
        // A panic is a defect of sqlweave's: it costs one answer.
        let answer = catch_unwind(AssertUnwindSafe(|| match self.question(&fields) {
            Ok(question) => self.answer_question(question),
            Err(message) => Answer::refused(PROTOCOL_VIOLATION, message, 0),
        }));
        answer.unwrap_or_else(|_| Answer::refused("XX000", "internal error".into(), 0)).to(id)
    }

    fn question(&self, fields: &Map<String, Value>) -> Result<Question, String> {
        let version = match fields.get("postgres") {
            None | Some(Value::Null) => self.version,
            Some(value) => version(value)?,
        };
        let schema_id = match fields.get("schema_id") {
            None | Some(Value::Null) => None,
            Some(Value::String(id)) => Some(id.clone()),
            Some(other) => Some(other.to_string()),
        };
        let query = text(fields, "query")?.ok_or("\"query\" is missing")?;
        if query.len() > LONGEST {
            return Err(format!("a query is no longer than {LONGEST} bytes"));
        }
        Ok(Question { schema_id, schema: text(fields, "schema")?, query, version })
    }

    fn answer_question(&mut self, question: Question) -> Answer {
        let Question { schema_id, schema, query, version } = question;
        let fresh;
        let (schema, first) = match (schema_id, schema) {
            (Some(id), text) => match self.schema_of(id, text, version) {
                Ok(found) => found,
                Err(message) => return Answer::refused(PROTOCOL_VIOLATION, message, 0),
            },
            (None, Some(text)) => {
                fresh = load("schema", text, version);
                (&fresh, true)
            }
            (None, None) => match self.own_schema(version) {
                Ok(found) => found,
                Err(message) => return Answer::refused(PROTOCOL_VIOLATION, message, 0),
            },
        };
        let described = describe(&query, &schema.loaded.catalog, &schema.levels);
        let answer = Answer::from(described).without_reasons();
        if first { answer.with_mistakes(schema) } else { answer }
    }

    /// The schema of an id, and whether it was loaded just now.
    fn schema_of(
        &mut self,
        id: String,
        text: Option<String>,
        version: u8,
    ) -> Result<(&Schema, bool), String> {
        if let Some(text) = text
            && self.texts.get(&id) != Some(&text)
        {
            self.schemas.retain(|(known, _), _| *known != id);
            self.texts.insert(id.clone(), text);
        }
        let Some(text) = self.texts.get(&id) else {
            return Err(format!("the schema of schema_id \"{id}\" has not been sent"));
        };
        let mut first = false;
        let schema = self.schemas.entry((id.clone(), version)).or_insert_with(|| {
            first = true;
            load(&id, text.clone(), version)
        });
        Ok((schema, first))
    }

    fn own_schema(&mut self, version: u8) -> Result<(&Schema, bool), String> {
        let known = self.own.iter().position(|(of, _)| *of == version);
        let index = match known {
            Some(index) => index,
            None => {
                let schema = (self.schema)(version)?;
                schema.tell_mistakes();
                self.own.push((version, schema));
                self.own.len() - 1
            }
        };
        let (_, schema) = self.own.get(index).ok_or("there is no schema")?;
        Ok((schema, known.is_none()))
    }
}

fn load(name: &str, text: String, version: u8) -> Schema {
    let schema = Schema::load(vec![Source::new(name, text)], version);
    schema.tell_mistakes();
    schema
}

/// The fields of a line, or what keeps it from having any, with the offset in the line.
fn parse_line(line: &[u8]) -> Result<Map<String, Value>, (usize, String)> {
    match serde_json::from_slice(line) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err((0, "the line is no JSON object".to_owned())),
        Err(error) => {
            Err((error.column().saturating_sub(1), format!("the line is no JSON: {error}")))
        }
    }
}

fn text(fields: &Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("\"{name}\" is a string")),
    }
}

/// A major version, as a number or in a string.
fn version(value: &Value) -> Result<u8, String> {
    let number = match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let known = number.and_then(|n| u8::try_from(n).ok()).filter(|n| config::VERSIONS.contains(n));
    known.ok_or_else(|| {
        let (first, last) = (config::VERSIONS.start(), config::VERSIONS.end());
        format!("\"postgres\" is a major version from {first} to {last}")
    })
}
