//! A schema file: its statements one by one, as `pg_dump` and `psql` write them.
//!
//! What cannot matter to a query is passed over without being read.

use super::{
    Settings,
    cursor::{Parser, Reported, Room},
};
use crate::{
    ast::ddl::DdlStatement,
    diagnostic::{Diagnostic, Diagnostics},
    lex::{
        Lexed, TokenKind,
        keyword::{Keyword, lookup_any_keyword},
        sql::{Dialect, Lexer},
    },
    source::Span,
};

/// Behind so many errors the text is no schema.
const MAX_ERRORS: usize = 1000;

/// The statements of a schema file, by the words and the grammar of a server's version. A broken one is reported and
/// left out.
pub fn parse_schema(text: &str, version: u8, diagnostics: &mut Diagnostics) -> Vec<DdlStatement> {
    let mut lexer = Lexer::new(text, Dialect { splices: false, version });
    lexer.lexed.text = text.to_owned();
    lexer.skip_byte_order_mark();
    let mut statements = Vec::new();
    loop {
        lexer.lexed.tokens.clear();
        lexer.invalid = false;
        lexer.skip_blank(diagnostics);
        if lexer.at >= text.len() {
            return statements;
        }
        if lexer.bytes[lexer.at] == b'\\' {
            lexer.skip_line();
            continue;
        }
        let start = lexer.at;
        let word = text.get(start..lexer.word_end()).unwrap_or("");
        let keyword = lookup_any_keyword(word);
        if passes_over(keyword) {
            lexer.skip_statement(diagnostics);
            if keyword == Some(Keyword::Copy) {
                lexer.skip_copy_data(start);
            }
            continue;
        }
        lex_statement(&mut lexer, diagnostics);
        lexer.release_names();
        if diagnostics.len() > MAX_ERRORS {
            return statements;
        }
        if !lexer.invalid {
            parse_ddl(&lexer, version, Room::LARGE, &mut statements, diagnostics);
        }
    }
}

/// A statement of a schema file by itself; spans count from its beginning.
pub(crate) struct Read {
    /// None where it is in error.
    pub(crate) statement: Option<DdlStatement>,
    pub(crate) lexed: Lexed,
}

/// Reads the one statement that a text is. None where there is too little room for it.
pub(crate) fn read_statement(
    text: &str,
    version: u8,
    room: Room,
    diagnostics: &mut Diagnostics,
) -> Option<Read> {
    let mut lexer = Lexer::new(text, Dialect { splices: false, version });
    lexer.lexed.text = text.to_owned();
    lex_statement(&mut lexer, diagnostics);
    lexer.release_names();
    let mut statements = Vec::new();
    let mut fits = room == Room::LARGE || !may_chain(&lexer.lexed);
    if fits && !lexer.invalid {
        fits = parse_ddl(&lexer, version, room, &mut statements, diagnostics);
    }
    (fits || room == Room::LARGE).then(|| Read { statement: statements.pop(), lexed: lexer.lexed })
}

/// How many tokens make a chain of common table expressions that is no deep tree.
const FEW_TOKENS: usize = 60;

/// Whether a statement may be a long chain of common table expressions, each over the one before, which no tree shows.
fn may_chain(lexed: &Lexed) -> bool {
    let is_with = |kind: &TokenKind| matches!(kind, TokenKind::Word(word) if word.keyword == Some(Keyword::With));
    lexed.tokens.len() > FEW_TOKENS && lexed.tokens.iter().any(|token| is_with(&token.kind))
}

/// Whether no statement that begins so can matter.
pub(super) fn passes_over(keyword: Option<Keyword>) -> bool {
    matches!(
        keyword,
        Some(
            Keyword::Abort
                | Keyword::Analyse
                | Keyword::Analyze
                | Keyword::Begin
                | Keyword::Call
                | Keyword::Checkpoint
                | Keyword::Close
                | Keyword::Cluster
                | Keyword::Commit
                | Keyword::Copy
                | Keyword::Deallocate
                | Keyword::Declare
                | Keyword::Delete
                | Keyword::Discard
                | Keyword::Do
                | Keyword::End
                | Keyword::Execute
                | Keyword::Explain
                | Keyword::Fetch
                | Keyword::Grant
                | Keyword::Import
                | Keyword::Insert
                | Keyword::Listen
                | Keyword::Load
                | Keyword::Lock
                | Keyword::Merge
                | Keyword::Move
                | Keyword::Notify
                | Keyword::Prepare
                | Keyword::Reassign
                | Keyword::Refresh
                | Keyword::Reindex
                | Keyword::Release
                | Keyword::Reset
                | Keyword::Revoke
                | Keyword::Rollback
                | Keyword::Savepoint
                | Keyword::Security
                | Keyword::Show
                | Keyword::Start
                | Keyword::Table
                | Keyword::Truncate
                | Keyword::Unlisten
                | Keyword::Update
                | Keyword::Vacuum
                | Keyword::Values
                | Keyword::With
        )
    )
}

/// The tokens of one statement. The semicolons of a body from BEGIN ATOMIC to its END do not end it (as `psql` has it),
/// nor do those of a rule's actions in parentheses. Elsewhere a parenthesis that was forgotten reaches no further
/// than its own statement.
pub(super) fn lex_statement(lexer: &mut Lexer<'_>, diagnostics: &mut Diagnostics) {
    let mut parentheses = 0u32;
    let mut blocks = 0u32;
    let mut routine = false;
    let mut rule = false;
    let mut begin = false;
    while lexer.next_token(diagnostics) {
        let count = lexer.lexed.tokens.len();
        let Some(token) = lexer.lexed.tokens.last() else { return };
        match &token.kind {
            TokenKind::LeftParen => parentheses += 1,
            TokenKind::RightParen => parentheses = parentheses.saturating_sub(1),
            TokenKind::Semicolon if (parentheses == 0 || !rule) && blocks == 0 => break,
            TokenKind::Word(word)
                if count <= 4 || (routine && matches!(word.text.len(), 3..=6)) =>
            {
                match word.keyword {
                    Some(Keyword::Function | Keyword::Procedure) => routine = true,
                    Some(Keyword::Rule) => rule = true,
                    Some(Keyword::Atomic) if begin => blocks += 1,
                    Some(Keyword::Case) if blocks > 0 => blocks += 1,
                    Some(Keyword::End) => blocks = blocks.saturating_sub(1),
                    Some(Keyword::Begin) => {
                        begin = true;
                        continue;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        begin = false;
    }
    if let Some(token) = lexer.lexed.tokens.last_mut() {
        // The semicolon is the statement's end.
        token.kind = TokenKind::End;
    }
}

/// False where there is too little room.
fn parse_ddl(
    lexer: &Lexer<'_>,
    version: u8,
    room: Room,
    statements: &mut Vec<DdlStatement>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let mut parser = Parser::new(&lexer.lexed, Settings { version }, diagnostics).within(room);
    if parser.at(&TokenKind::End) {
        return true;
    }
    let found = parser.diagnostics.len();
    let start = parser.span();
    match parser.ddl_statement() {
        Ok(kind) if parser.at(&TokenKind::End) => {
            let span = parser.since(start);
            if parser.diagnostics.len() == found {
                statements.push(DdlStatement { kind, span });
            }
        }
        Ok(_) => {
            parser.unexpected("");
        }
        Err(Reported) => {
            if parser.diagnostics.len() == found {
                let span = Span::new(start.start, start.end);
                parser.diagnostics.push(Diagnostic::syntax(span, "syntax error"));
            }
        }
    }
    !parser.outgrown
}
