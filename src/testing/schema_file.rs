//! Applying a schema's text to an empty database, as psql does.

use sqlweave_core::parse::script::{About, Statement, statements};
use tokio_postgres::{
    Client,
    error::{ErrorPosition, SqlState},
};

use super::Error;

pub(super) async fn apply(client: &Client, schema: &str) -> Result<(), Error> {
    let statements = statements(schema);
    if let Some(copy) = statements.iter().find(|statement| statement.about == About::Rows) {
        let text = "COPY with rows in the file is not for a schema: write them as INSERT, or leave them out as \
                    `pg_dump --schema-only` does";
        return Err(Error::new(text).at_line(line(schema, copy.start)));
    }
    // Nothing in a template has to survive a crash as soon as it is there.
    let quick = client.batch_execute("set synchronous_commit = off").await;
    quick.map_err(|error| Error::during("the schema cannot be read", error))?;
    for statement in statements.iter().filter(|statement| statement.about == About::Content) {
        match client.batch_execute(statement.text).await {
            Err(error) if !may_be_refused(statement.text, error.code()) => {
                return Err(refused(schema, statement, error));
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
fn refused(schema: &str, statement: &Statement<'_>, error: tokio_postgres::Error) -> Error {
    let position = match error.as_db_error().and_then(|refused| refused.position()) {
        Some(ErrorPosition::Original(position)) => *position as usize,
        _ => 1,
    };
    let ahead = statement.text.char_indices().nth(position.saturating_sub(1));
    let at = statement.start + ahead.map_or(0, |(at, _)| at);
    Error::of_server(error).at_line(line(schema, at))
}

/// The line of a place, from 1.
fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
