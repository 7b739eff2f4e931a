//! The texts of a schema: which they are, and applying them to an empty database, as psql does.

use std::{fs, io, path::Path};

use sqlweave_core::{
    config::{Config, FILE},
    parse::script::{About, Statement, statements},
    project::{self, Files, Listed},
    source::Source,
};
use tokio_postgres::{
    Client,
    error::{ErrorPosition, SqlState},
};

use super::Error;

/// What the macros read in a crate, except for catalogue files: an extension is the server's own.
pub(super) fn of_crate(folder: &Path) -> Result<Vec<Source>, Vec<String>> {
    let config = match fs::read_to_string(folder.join(FILE)) {
        // What is Rust in it the macros judge.
        Ok(text) => Config::parse(FILE, &text, |_, _| true)?,
        Err(_) => Config::default(),
    };
    project::read_schema(folder, &config.schema, &mut Disk)
}

struct Disk;

impl Files for Disk {
    fn list(&mut self, path: &Path) -> Result<Option<Vec<Listed>>, String> {
        if !path.is_dir() {
            return Ok(None);
        }
        let listed = fs::read_dir(path).and_then(|entries| entries.map(listed).collect());
        listed.map(Some).map_err(|error| error.to_string())
    }

    fn read(&mut self, path: &Path) -> Result<String, String> {
        fs::read_to_string(path).map_err(|error| error.to_string())
    }
}

fn listed(entry: io::Result<fs::DirEntry>) -> io::Result<Listed> {
    let entry = entry?;
    let name = entry.file_name().to_string_lossy().into_owned();
    Ok(Listed { name, is_folder: entry.file_type()?.is_dir() })
}

pub(super) async fn apply(client: &Client, schema: &[Source]) -> Result<(), Error> {
    let failed = |error| Error::during("the schema cannot be read", error);
    // Nothing in a template has to survive a crash as soon as it is there.
    client.batch_execute("set synchronous_commit = off").await.map_err(failed)?;
    for file in schema {
        apply_file(client, file).await?;
        client.batch_execute(AFTER_DUMP).await.map_err(failed)?;
    }
    Ok(())
}

/// The empty path of a dump is `public` for files behind it, as it is when the macros read them.
const AFTER_DUMP: &str = "select pg_catalog.set_config('search_path', 'public', false)
    where pg_catalog.current_setting('search_path') in ('', '\"\"')";

async fn apply_file(client: &Client, file: &Source) -> Result<(), Error> {
    let statements = statements(&file.text);
    if let Some(copy) = statements.iter().find(|statement| statement.about == About::Rows) {
        let text = "COPY with rows in the file is not for a schema: write them as INSERT, or leave them out as \
                    `pg_dump --schema-only` does";
        return Err(Error::new(text).at_line(&file.name, line(file, copy.start)));
    }
    for statement in statements.iter().filter(|statement| statement.about == About::Content) {
        match client.batch_execute(statement.text).await {
            Err(error) if !may_be_refused(statement.text, error.code()) => {
                return Err(refused(file, statement, error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// What a dump says that another server, or a new database, may know otherwise: that `public` is made, where it was made
/// by hand, and settings of newer versions.
fn may_be_refused(statement: &str, code: Option<&SqlState>) -> bool {
    let words = statement.trim_end_matches(';').split_ascii_whitespace();
    let words: Vec<String> = words.take(4).map(str::to_ascii_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["create", "schema", "public"] => code == Some(&SqlState::DUPLICATE_SCHEMA),
        ["set", ..] => code == Some(&SqlState::UNDEFINED_OBJECT),
        _ => false,
    }
}

/// At the line that the server points to, or else that of the statement.
fn refused(file: &Source, statement: &Statement<'_>, error: tokio_postgres::Error) -> Error {
    let position = match error.as_db_error().and_then(|refused| refused.position()) {
        Some(ErrorPosition::Original(position)) => *position as usize,
        _ => 1,
    };
    let ahead = statement.text.char_indices().nth(position.saturating_sub(1));
    let at = statement.start + ahead.map_or(0, |(at, _)| at);
    Error::of_statement(error).at_line(&file.name, line(file, at))
}

/// The line of a place, from 1.
fn line(file: &Source, at: usize) -> usize {
    file.line_column(u32::try_from(at).unwrap_or(u32::MAX)).0
}
