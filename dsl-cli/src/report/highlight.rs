//! SQL in colours: by the tokens of the compiler's own lexer.

use std::fmt::Write;

use sqlweave_core::{
    diagnostic::Diagnostics,
    lex::{
        TokenKind,
        sql::{Dialect, lex_sql},
    },
};

use super::escape::Escaped;

/// The text as spans of HTML, every part of it escaped.
pub(crate) fn highlight(sql: &str) -> String {
    let lexed = lex_sql(sql, Dialect { version: 18, splices: false }, &mut Diagnostics::new());
    let mut html = String::new();
    let mut done = 0;
    for token in &lexed.tokens {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let Some(text) = sql.get(start..end).filter(|_| start >= done) else { continue };
        between(&mut html, sql.get(done..start).unwrap_or(""));
        done = end;
        let class = match &token.kind {
            // Keywords are printed in capitals, names are not.
            TokenKind::Word(word) if word.keyword.is_some() && is_capital(text) => "k",
            TokenKind::String(_)
            | TokenKind::BitString(_)
            | TokenKind::HexString(_)
            | TokenKind::Bytes(_) => "s",
            TokenKind::Number(_) => "n",
            TokenKind::Param(_) => "p",
            _ => {
                let _ = write!(html, "{}", Escaped(text));
                continue;
            }
        };
        let _ = write!(html, "<span class=\"{class}\">{}</span>", Escaped(text));
    }
    between(&mut html, sql.get(done..).unwrap_or(""));
    html
}

/// What stands between tokens: space and comments.
fn between(html: &mut String, text: &str) {
    let _ = match text.trim().is_empty() {
        true => write!(html, "{}", Escaped(text)),
        false => write!(html, "<span class=\"c\">{}</span>", Escaped(text)),
    };
}

fn is_capital(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
}
