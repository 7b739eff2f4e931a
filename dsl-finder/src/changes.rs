//! How a query that compiles against two schemas differs between them, for whoever calls it.

use std::fmt;

use sqlweave_core::compiled::{CompiledBatch, CompiledColumn, SqlType};

use crate::{
    compile::{Checked, Field},
    render,
};

/// A part of a query that is not what it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// `field posts.title`, `parameter $1 {id}`, `result`.
    pub what: String,
    /// None where it is new.
    pub before: Option<String>,
    /// None where it is gone.
    pub after: Option<String>,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Change { what, before, after } = self;
        match (before, after) {
            (Some(before), Some(after)) => write!(f, "{what}: {before}, will be {after}"),
            (Some(before), None) => write!(f, "{what}: {before}, will not be there"),
            (None, Some(after)) => write!(f, "{what}: will be there, {after}"),
            (None, None) => f.write_str(what),
        }
    }
}

/// What changes of rows, parameters, and how many rows there can be.
pub fn changes(before: &Checked, after: &Checked) -> Vec<Change> {
    let (before, after) = (parts(before), parts(after));
    let of = |parts: &[Part], name: &str| {
        parts.iter().find(|(own, _)| own == name).map(|(_, said)| said.clone())
    };
    let mut changes = Vec::new();
    for (name, was) in &before {
        let becomes = of(&after, name);
        if becomes.as_ref() != Some(was) {
            changes.push(Change { what: name.clone(), before: Some(was.clone()), after: becomes });
        }
    }
    for (name, becomes) in after {
        if of(&before, &name).is_none() {
            changes.push(Change { what: name, before: None, after: Some(becomes) });
        }
    }
    changes
}

/// A part's name, and what is to be said of it.
type Part = (String, String);

/// Everything by name, so that a column that comes or goes is not taken for a change of those behind it.
fn parts(checked: &Checked) -> Vec<Part> {
    let compiled = &checked.compiled;
    let mut parts = vec![("result".to_owned(), render::gives(checked))];
    for (index, (param, rust)) in compiled.params.iter().zip(&checked.params).enumerate() {
        let ty = rust.rust.as_deref().unwrap_or("text");
        let said = said(ty, &param.data_type, param.nullable, None);
        parts.push((parameter(index, &rust.written), said));
    }
    for column in compiled.rows.iter().flat_map(|rows| &rows.columns) {
        let null = if column.nullable { ", or NULL" } else { "" };
        let said = format!("{}{null}", spelled(&column.data_type));
        parts.push((format!("column {} of the rows it takes", column.name), said));
    }
    for (number, batch) in compiled.batches.iter().enumerate() {
        of_batch(number + 1, batch, checked, &mut parts);
    }
    of_columns(&compiled.columns, &checked.row, "", &mut parts);
    parts
}

fn parameter(index: usize, written: &str) -> String {
    match written {
        "" => format!("parameter ${}", index + 1),
        written => format!("parameter ${} {{{written}}}", index + 1),
    }
}

fn of_batch(number: usize, batch: &CompiledBatch, checked: &Checked, parts: &mut Vec<Part>) {
    for (index, param) in batch.params.iter().enumerate() {
        let written = param.splice.and_then(|splice| checked.rust.get(splice.0 as usize));
        let name = parameter(index, written.map_or("", String::as_str));
        parts.push((format!("{name} of batch {number}"), spelled(&param.data_type)));
    }
    for (index, key) in batch.keys.iter().enumerate() {
        parts.push((format!("key {} of batch {number}", index + 1), spelled(&key.data_type)));
    }
}

fn of_columns(columns: &[CompiledColumn], fields: &[Field], around: &str, parts: &mut Vec<Part>) {
    for (column, field) in columns.iter().zip(fields) {
        let name = format!("{around}{}", field.name);
        let why = column.why.as_ref().map(|why| why.text.as_str());
        let said = said(&field.rust, &column.data_type, column.nullable, why);
        parts.push((format!("field {name}"), said));
        if let Some(rows) = &column.nested {
            of_columns(&rows.columns, &field.nested, &format!("{name}."), parts);
        }
    }
}

/// `Option<String> (text, or NULL: column users.name has no NOT NULL)`.
fn said(rust: &str, data_type: &SqlType, nullable: bool, why: Option<&str>) -> String {
    let null = match (nullable, why) {
        (true, Some(why)) => format!(", or NULL: {why}"),
        (true, None) => ", or NULL".to_owned(),
        (false, _) => String::new(),
    };
    format!("{rust} ({}{null})", spelled(data_type))
}

/// A type with all of it that a value shows: OIDs of a schema's own types say nothing.
fn spelled(data_type: &SqlType) -> String {
    let name = data_type.describe();
    match data_type {
        SqlType::Enum { labels, .. } => format!("{name} of {}", labels.join(", ")),
        SqlType::Composite { fields, .. } => {
            let fields = fields.iter();
            let fields = fields.map(|f| format!("{} {}", f.name, spelled(&f.data_type)));
            format!("{name} of {}", fields.collect::<Vec<_>>().join(", "))
        }
        SqlType::Domain { base, .. } => format!("{name} over {}", spelled(base)),
        SqlType::Array { element, .. } => match spelled(element) {
            inner if inner == element.describe() => name,
            inner => format!("{name}, each {inner}"),
        },
        SqlType::Base { .. }
        | SqlType::Range { .. }
        | SqlType::Multirange { .. }
        | SqlType::Error => name,
    }
}
