//! A query as text, for review: what is sent, what it takes, what it gives, and why. Nothing in it depends on lines of
//! the source.

use std::{fmt::Write as _, path::Path};

use sqlweave_core::{
    ast::with_schemas,
    compiled::{
        Cardinality, CompiledColumn, CompiledQuery, PageSize, Variants, variants::SwitchKind,
    },
};

use crate::{
    compile::{Checked, Field, Query, Shape},
    find, mistakes_of, open, sources,
};

/// The name and the text of each module of a crate that has queries.
pub fn modules(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let found = find(folder)?;
    let told: Vec<String> = found.mistakes.iter().map(ToString::to_string).collect();
    if !told.is_empty() {
        return Err(told.join("\n"));
    }
    let (config, sources) = sources(folder).map_err(|mistakes| mistakes.join("\n"))?;
    let mut schema = open(sources, &config);
    let queries = found.compile(&config, &mut schema);
    mistakes_of(&mut schema).map_err(|mistakes| mistakes.join("\n"))?;
    let mut modules: Vec<(String, String)> = Vec::new();
    for query in &queries {
        let key = found.targets.get(query.target).map_or_else(String::new, |target| target.key());
        let path = std::iter::once(key.as_str()).chain(query.module.iter().map(String::as_str));
        let name = path.collect::<Vec<_>>().join("__");
        match modules.last_mut() {
            Some((last, text)) if *last == name => {
                text.push('\n');
                text.push_str(&self::query(query));
            }
            _ => modules.push((name, self::query(query))),
        }
    }
    Ok(modules)
}

/// All that is worth a review.
pub fn query(query: &Query) -> String {
    let mut text = format!("# {}", query.name);
    let checked = match &query.checked {
        Ok(checked) => checked,
        Err(mistakes) => {
            for mistake in mistakes {
                let _ = write!(text, "\nerror: {}", mistake.text);
            }
            return text + "\n";
        }
    };
    let _ = writeln!(text, ": {}", gives(checked));
    relations(checked, &mut text);
    let _ = writeln!(text, "\n{}", sql(checked));
    let compiled = &checked.compiled;
    for (index, batch) in compiled.batches.iter().enumerate() {
        let of = match batch.parent {
            0 => String::new(),
            parent => format!(" of batch {parent}"),
        };
        let _ = writeln!(text, "\nbatch {}{of}:\n{}", index + 1, readable(&batch.sql, checked));
    }
    switches(checked, &mut text);
    parameters(checked, &mut text);
    if !compiled.columns.is_empty() {
        text.push_str("\nrow\n");
        columns(&compiled.columns, &checked.row, 1, &mut text);
    }
    let lints = &compiled.lints;
    if !lints.found.is_empty() || !lints.allowed.is_empty() {
        text.push_str("\nlints\n");
    }
    for lint in &lints.found {
        let _ = writeln!(text, "  {}: {}", lint.code, lint.message);
    }
    for name in &lints.allowed {
        let _ = writeln!(text, "  {name}: allowed");
    }
    text
}

/// The statement; of one with variants the template of all of them.
pub fn sql(checked: &Checked) -> String {
    match &checked.compiled.variants {
        Some(variants) => readable(&variants.to_string(), checked),
        None => readable(&checked.compiled.sql, checked),
    }
}

/// How many rows there can be, and what they are.
pub fn gives(checked: &Checked) -> String {
    let compiled = &checked.compiled;
    let row = checked.row_type.as_deref();
    if let (Some(page), Some(row)) = (&compiled.page, row) {
        let size = match page.size {
            PageSize::Rows(rows) => format!("{rows} rows"),
            PageSize::Param(param) => format!("${} rows", param + 1),
        };
        return format!("Page<{row}>, {size} at most");
    }
    let number = number_of_rows(compiled.cardinality);
    match (promised(checked), compiled.cardinality) {
        (Some(shape), Cardinality::None) => shape,
        (Some(shape), _) => format!("{shape}, {number}"),
        (None, _) => row.map_or_else(|| number.to_owned(), |row| format!("{number} of {row}")),
    }
}

/// What an item's rows are said to be.
pub fn promised(checked: &Checked) -> Option<String> {
    let row = checked.row_type.as_deref()?;
    match checked.promised? {
        Shape::Many => Some(format!("Vec<{row}>")),
        Shape::AtMostOne => Some(format!("Option<{row}>")),
        Shape::One => Some(row.to_owned()),
        Shape::Page => Some(format!("Page<{row}>")),
        Shape::Nothing => None,
    }
}

/// How many rows there can be, in words.
pub fn number_of_rows(cardinality: Cardinality) -> &'static str {
    match cardinality {
        Cardinality::None => "no rows",
        Cardinality::One => "exactly one row",
        Cardinality::AtMostOne => "at most one row",
        Cardinality::Many => "any number of rows",
    }
}

/// The text with the Rust in place of the marks for schemas that are chosen at run time.
pub fn readable(sql: &str, checked: &Checked) -> String {
    with_schemas(sql, |number| {
        format!("{{{}}}", checked.rust.get(number).map_or("schema", String::as_str))
    })
}

fn relations(checked: &Checked, text: &mut String) {
    for (word, used) in [("reads", false), ("writes", true)] {
        let relations = checked.relations.iter();
        let named: Vec<String> = relations
            .filter(|relation| if used { relation.written } else { relation.read })
            .map(|relation| match relation.schema.as_str() {
                "public" => relation.name.clone(),
                schema => format!("{schema}.{}", relation.name),
            })
            .collect();
        if !named.is_empty() {
            let _ = writeln!(text, "{word} {}", named.join(", "));
        }
    }
}

/// What `?1` and `arm 2` in the template stand for.
fn switches(checked: &Checked, text: &mut String) {
    let Some(Variants { switches, .. }) = &checked.compiled.variants else { return };
    text.push_str("\nparts\n");
    for (index, switch) in switches.iter().enumerate() {
        let number = index + 1;
        let rust = |index: sqlweave_core::lex::RustIndex| {
            checked.rust.get(index.0 as usize).map_or("", String::as_str)
        };
        let _ = match switch.kind {
            SwitchKind::Optional(splice) => {
                writeln!(text, "  ?{number}: where {{?{}}} is Some", rust(splice))
            }
            SwitchKind::FromEnd(splice) => {
                writeln!(text, "  end {number}: where {{?{}}} is behind all rows", rust(splice))
            }
            SwitchKind::Arm(pattern) => writeln!(text, "  arm {number}: {}", rust(pattern)),
        };
    }
}

fn parameters(checked: &Checked, text: &mut String) {
    let CompiledQuery { params, rows, batches, .. } = &checked.compiled;
    if !params.is_empty() {
        text.push_str("\nparameters\n");
    }
    for (index, (param, rust)) in params.iter().zip(&checked.params).enumerate() {
        let null = if param.nullable { ", or NULL" } else { "" };
        let written = match rust.written.as_str() {
            "" => String::new(),
            written => format!(" {{{written}}}"),
        };
        let ty = rust.rust.as_deref().unwrap_or("text");
        let number = index + 1;
        let _ =
            writeln!(text, "  ${number}{written}: {ty} -- {}{null}", param.data_type.describe());
    }
    if let Some(rows) = rows {
        let written = checked.rust.get(rows.splice.0 as usize).map_or("rows", String::as_str);
        let at_once = if rows.divisible { "" } else { ", all at once" };
        let _ = writeln!(text, "\nrows of {{{written}}}{at_once}");
        for column in &rows.columns {
            let null = if column.nullable { ", or NULL" } else { "" };
            let _ = writeln!(text, "  {}: {}{null}", column.name, column.data_type.describe());
        }
    }
    for (index, batch) in batches.iter().enumerate() {
        let number = index + 1;
        let _ = writeln!(text, "\nparameters of batch {number}");
        for (index, param) in batch.params.iter().enumerate() {
            let written = param.splice.and_then(|splice| checked.rust.get(splice.0 as usize));
            let written = written.map_or("", String::as_str);
            let data_type = param.data_type.describe();
            let _ = writeln!(text, "  ${} {{{written}}}: {data_type}", index + 1);
        }
        for (index, key) in batch.keys.iter().enumerate() {
            let number = batch.params.len() + index + 1;
            let _ = writeln!(text, "  ${number}: {}[], keys", key.data_type.describe());
        }
    }
}

/// A line for each column, those of nested rows behind it.
fn columns(columns_of: &[CompiledColumn], fields: &[Field], depth: usize, text: &mut String) {
    for (column, field) in columns_of.iter().zip(fields) {
        let indent = "  ".repeat(depth);
        let data_type = column.data_type.describe();
        let null = match (column.nullable, &column.why) {
            (true, Some(why)) => format!(", or NULL: {}", why.text),
            (true, None) => ", or NULL".to_owned(),
            (false, _) => String::new(),
        };
        let _ = writeln!(text, "{indent}{}: {} -- {data_type}{null}", field.name, field.rust);
        if let Some(rows) = &column.nested {
            columns(&rows.columns, &field.nested, depth + 1, text);
        }
    }
}
