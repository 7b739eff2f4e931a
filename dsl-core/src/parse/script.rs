//! A schema file for a server: its statements as they are sent, without psql's own lines.

#[cfg(test)]
mod tests;

use super::schema::lex_statement;
use crate::{
    diagnostic::Diagnostics,
    lex::{
        keyword::{Keyword, lookup_any_keyword},
        sql::{Dialect, Lexer, Marks},
    },
};

/// A statement of a schema file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Statement<'t> {
    pub text: &'t str,
    /// Where it begins in the file.
    pub start: usize,
    pub about: About,
}

/// What matters of a statement to whoever sends it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// COPY, with its rows behind it in the file.
    Rows,
    /// A database as a whole, which the statement names.
    Database,
    /// Anything else.
    Content,
}

/// The statements of a file, told apart as the schema's reader does. Nothing is refused: of a statement that does not
/// end, the rest of the file is part.
pub fn statements(text: &str) -> Vec<Statement<'_>> {
    let mut lexer = Lexer::new(text, Dialect { splices: false, version: u8::MAX });
    lexer.skip_byte_order_mark();
    let (mut marks, mut unheard) = (Marks::default(), Diagnostics::new());
    let mut found = Vec::new();
    loop {
        lexer.lexed.tokens.clear();
        let before = lexer.at;
        lexer.skip_blank(&mut unheard);
        // A comment does not end.
        let start = if unheard.is_empty() { lexer.at } else { before };
        match lexer.bytes.get(start) {
            None => break,
            Some(b'\\') => {
                lexer.skip_line();
                continue;
            }
            Some(b';') => {
                lexer.at += 1;
                continue;
            }
            Some(_) => {}
        }
        let keyword = lookup_any_keyword(text.get(start..lexer.word_end()).unwrap_or(""));
        marks.clear();
        if !unheard.is_empty() || !lexer.scan_statement(&mut marks) {
            lexer.at = text.len();
        }
        unheard = Diagnostics::new();
        if keyword == Some(Keyword::Create) && may_nest(text.get(start..lexer.at).unwrap_or("")) {
            let first = lexer.at;
            lexer.at = start;
            lex_statement(&mut lexer, &mut unheard);
            lexer.release_names();
            lexer.at = lexer.at.max(first);
            unheard = Diagnostics::new();
        }
        let end = lexer.at;
        let has_rows = keyword == Some(Keyword::Copy) && lexer.skip_copy_data(start);
        let statement = text.get(start..end).unwrap_or("");
        let about = match has_rows {
            true => About::Rows,
            false if names_database(statement) => About::Database,
            false => About::Content,
        };
        found.push(Statement { text: statement, start, about });
    }
    found
}

/// Whether what goes to the first semicolon may be the beginning of a statement with others inside: of a body from BEGIN
/// ATOMIC to END, of a rule.
fn may_nest(beginning: &str) -> bool {
    let beginning = beginning.to_ascii_lowercase();
    beginning.contains("atomic") || beginning.contains("rule")
}

/// Whether it is what `pg_dump --create` says of the database as a whole.
fn names_database(statement: &str) -> bool {
    let words = statement.split_ascii_whitespace().take(MAX_WORDS);
    let words: Vec<String> = words.map(str::to_ascii_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["create" | "alter" | "drop", "database", ..] | ["comment", "on", "database", ..] => true,
        ["grant" | "revoke", rest @ ..] => rest.windows(2).any(|pair| pair == ["on", "database"]),
        _ => false,
    }
}

/// How far into a statement ON DATABASE is looked for.
const MAX_WORDS: usize = 20;
