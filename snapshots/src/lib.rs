//! Every emitted SQL text, under review.
//!
//! `cases/<area>/<name>.rs` holds what stands in `query! { … }`, `cases/<area>/<name>.sql` what stands in a string or a
//! file; the `.snap` beside it says the SQL that is sent, the parameters, the row and how many rows there can be, over
//! the schema of `examples`. `tests/expansion.rs` holds a few whole expansions.
//!
//! A change of what is emitted changes snapshots, and every one is read before it is accepted:
//!
//! ```text
//! cargo insta test --review -p sqlweave-snapshots
//! INSTA_UPDATE=always cargo test -p sqlweave-snapshots && git diff snapshots
//! ```

use std::fmt::Write as _;
use std::path::Path;

use proc_macro2::TokenStream;
use sqlweave_core::{
    compile_lazily,
    compiled::{Cardinality, CompiledBatch, CompiledColumn, CompiledQuery, SqlType},
    diagnostic::Diagnostics,
    source::Source,
};
use sqlweave_expand::{
    expand::{self, name::short},
    input, report, schema_file, tokens,
};

/// What the macro makes of a case.
pub struct Case {
    /// The statement as a string of SQL holds it, with `$1` for the Rust in braces; None where Rust's tokens were
    /// written, which no server reads.
    pub written: Option<String>,
    pub compiled: CompiledQuery,
    fields: Vec<Field>,
}

/// A column's field.
struct Field {
    name: String,
    ty: String,
    /// Those of the rows that it holds.
    nested: Vec<Field>,
}

/// Compiles a case as the macro does.
pub fn compile_case(path: &Path, text: &str) -> Result<Case, String> {
    let project = schema_file::project().map_err(|errors| errors.join("\n"))?;
    let mut schema = project.schema();
    let version = schema.catalog().version;
    let mut diagnostics = Diagnostics::new();
    let mut levels = project.config.lints.clone();
    let is_sql = path.extension().is_some_and(|extension| extension == "sql");
    let woven = if is_sql {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = Source::new(name, text);
        let place = proc_macro2::Span::call_site();
        tokens::lex_text(source, place, version, &mut diagnostics)
    } else {
        let written: TokenStream = text.parse().map_err(|error| format!("{error}"))?;
        let input = input::parse(written).map_err(|message| message.text)?;
        levels = input::levels(&levels, &input.levels);
        match input.body {
            input::Body::Tokens(body) => tokens::lex_tokens(body, version, &mut diagnostics),
            input::Body::Text(_) => return Err("text belongs into a file of SQL".to_owned()),
        }
    };
    let compiled = compile_lazily(&woven.lexed, &mut schema, &levels, &mut diagnostics);
    let found = diagnostics.take();
    let mut messages = report::errors(&found, &woven);
    let Some(mut compiled) = compiled else { return Err(texts(&messages)) };
    compiled.sql = in_public(&compiled.sql);
    compiled.by_record = compiled.by_record.as_deref().map(in_public);
    let types = expand::rust_type::Types { config: &project.config, catalog: schema.catalog() };
    let name = proc_macro2::Ident::new("Row", proc_macro2::Span::call_site());
    let naming = expand::row::Naming::Declared(&name);
    let context = expand::row::Context { rows: input::Rows::Owned, types, woven: &woven };
    let row = expand::row::of_columns(&compiled.columns, naming, context, &mut messages);
    if !messages.is_empty() {
        return Err(texts(&messages));
    }
    // Nested rows are no server's.
    let plain = compiled.columns.iter().all(|column| column.nested.is_none());
    let written = (is_sql && plain).then(|| numbered(text, &compiled));
    Ok(Case { written, fields: fields_of(&row), compiled })
}

fn fields_of(row: &expand::row::Row) -> Vec<Field> {
    let fields = row.fields.iter().map(|field| {
        let ty = field.ty.as_ref().map(ToString::to_string).unwrap_or_default();
        let nested = field.nested.as_ref().map(|nested| fields_of(&nested.row));
        let nested = nested.unwrap_or_default();
        Field { name: field.name.to_string(), ty: short(&ty), nested }
    });
    fields.collect()
}

/// A line for each column, those of nested rows below and behind it.
fn write_columns(columns: &[CompiledColumn], fields: &[Field], depth: usize, text: &mut String) {
    for (column, Field { name, ty, nested }) in columns.iter().zip(fields) {
        let null = if column.nullable { ", or NULL" } else { "" };
        let data_type = column.data_type.describe();
        let indent = " ".repeat(4 * depth);
        let _ = writeln!(text, "{indent}{name}: {ty}    -- {data_type}{null}");
        if let Some(rows) = &column.nested {
            write_columns(&rows.columns, nested, depth + 1, text);
        }
    }
}

/// The text for `public` where a schema is chosen at run time.
fn in_public(sql: &str) -> String {
    sqlweave_core::ast::with_schemas(sql, |_| "\"public\"".to_owned())
}

/// The statement with numbers for the Rust in braces.
fn numbered(text: &str, compiled: &CompiledQuery) -> String {
    let mut written = text.to_owned();
    for (index, param) in compiled.params.iter().enumerate().rev() {
        let (start, end) = (param.span.start as usize, param.span.end as usize);
        if param.splice.is_some() && written.get(start..end).is_some() {
            written.replace_range(start..end, &format!("${}", index + 1));
        }
    }
    written
}

fn texts(messages: &[report::Message]) -> String {
    let texts: Vec<&str> = messages.iter().map(|message| message.text.as_str()).collect();
    texts.join("\n")
}

impl Case {
    /// What is reviewed.
    pub fn report(&self) -> String {
        let mut text = match &self.compiled.variants {
            Some(variants) => format!("-- sql\n{variants}\n"),
            None => format!("-- sql\n{}\n", self.compiled.sql),
        };
        if let Some(by_record) = &self.compiled.by_record {
            let _ = writeln!(text, "\n-- by record\n{by_record}");
        }
        if !self.compiled.params.is_empty() {
            text.push_str("\n-- parameters\n");
        }
        for (index, param) in self.compiled.params.iter().enumerate() {
            let null = if param.nullable { ", or NULL" } else { "" };
            let _ = writeln!(text, "${}: {}{null}", index + 1, param.data_type.describe());
        }
        if let Some(copied) = &self.compiled.copied {
            let _ = writeln!(text, "\n-- columns are those of\n{copied}");
        }
        if let Some(rows) = &self.compiled.rows {
            let at_once = if rows.divisible { "" } else { ", all at once" };
            let _ = writeln!(text, "\n-- rows that it runs over{at_once}");
            for column in &rows.columns {
                let null = if column.nullable { ", or NULL" } else { "" };
                let _ = writeln!(text, "{}: {}{null}", column.name, column.data_type.describe());
            }
        }
        if !self.compiled.columns.is_empty() {
            text.push_str("\n-- row\n");
        }
        write_columns(&self.compiled.columns, &self.fields, 0, &mut text);
        for (index, batch) in self.compiled.batches.iter().enumerate() {
            let around = batch.parent;
            let keys: Vec<String> = batch.keys.iter().map(|key| key.column.to_string()).collect();
            let (number, keys, order) = (index + 1, keys.join(", "), batch.order);
            let _ = write!(text, "\n-- batch {number} below {around}, keys {keys}, {order:?}\n");
            let _ = writeln!(text, "{}", batch.sql);
        }
        let rows = match self.compiled.cardinality {
            _ if self.compiled.page.is_some() => "pages",
            Cardinality::None => "none",
            Cardinality::One => "exactly one",
            Cardinality::AtMostOne => "at most one",
            Cardinality::Many => "any number",
        };
        let _ = write!(text, "\n-- rows\n{rows}");
        let lints = &self.compiled.lints;
        if !lints.found.is_empty() || !lints.allowed.is_empty() {
            text.push_str("\n\n-- lints");
        }
        for lint in &lints.found {
            let _ = write!(text, "\n{}: {}", lint.code, lint.message);
        }
        for name in &lints.allowed {
            let _ = write!(text, "\n{name}: allowed");
        }
        text
    }

    /// The columns as a server describes them: a domain as its base type.
    pub fn columns(&self) -> Columns {
        on_the_wire(&self.compiled.columns, &self.compiled.hidden)
    }

    /// The statements of batches, with their columns and parameters.
    pub fn batches(&self) -> Vec<(&str, Columns, Vec<String>)> {
        let batch = |batch: &CompiledBatch| {
            let own = batch.params.iter().map(|param| described(&param.data_type));
            let keys = batch.keys.iter().map(|key| format!("{}[]", described(&key.data_type)));
            own.chain(keys).collect()
        };
        let batches = self.compiled.batches.iter();
        batches.map(|b| (b.sql.as_str(), on_the_wire(&b.columns, &b.hidden), batch(b))).collect()
    }

    /// The columns that a COPY reads or writes.
    pub fn copied_columns(&self) -> Vec<(String, String)> {
        match &self.compiled.rows {
            None => self.columns(),
            Some(rows) => {
                let columns = rows.columns.iter();
                columns.map(|c| (c.name.clone(), described(base(&c.data_type)))).collect()
            }
        }
    }

    /// The types of the parameters as a server describes them; of a statement with variants, those of the text with all
    /// optional parts and the first arm of each choice.
    pub fn params(&self) -> Vec<String> {
        let sent = self.compiled.variants.as_ref().map(|variants| variants.full_params());
        let is_sent = |index: usize| sent.as_ref().is_none_or(|sent| sent.contains(&index));
        let params = self.compiled.params.iter().enumerate();
        let params = params.filter(|(index, _)| is_sent(*index));
        let params = params.map(|(_, param)| described(&param.data_type));
        let rows = self.compiled.rows.iter().flat_map(|rows| rows.params());
        params.chain(rows.map(|name| name.to_string())).collect()
    }
}

/// Names and types.
pub type Columns = Vec<(String, String)>;

fn on_the_wire(columns: &[CompiledColumn], hidden: &[CompiledColumn]) -> Columns {
    let loaded =
        |column: &&CompiledColumn| column.nested.as_ref().is_some_and(|n| n.batch.is_some());
    let own = columns.iter().filter(|column| !loaded(column)).chain(hidden);
    own.map(|column| (column.name.clone(), described(base(&column.data_type)))).collect()
}

fn base(data_type: &SqlType) -> &SqlType {
    match data_type {
        SqlType::Domain { base: inner, .. } => base(inner),
        other => other,
    }
}

fn described(data_type: &SqlType) -> String {
    data_type.describe()
}

/// The whole expansion of what stands in `query! { … }`, but for the files that rustc is told to look at: they are
/// named once in a process, with this machine's paths.
pub fn expansion(written: &str) -> Result<TokenStream, String> {
    let written: TokenStream = written.parse().map_err(|error| format!("{error}"))?;
    if let Ok(project) = schema_file::project() {
        let _ = schema_file::track_once(&project);
    }
    Ok(expand::query(written))
}
