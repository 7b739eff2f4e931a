//! Diagnostics as text: the message, the line that it is about with `^^^` under the place, and what helps.

use super::Diagnostic;
use crate::source::{Source, Span};

/// A diagnostic with the file, the line and the place drawn.
pub fn in_source(diagnostic: &Diagnostic, source: &Source) -> String {
    let excerpt = excerpt(source, diagnostic.span);
    with_help(format!("{}\n{excerpt}", first_line(diagnostic)), diagnostic, source)
}

/// The code and the message.
pub fn first_line(diagnostic: &Diagnostic) -> String {
    format!("[{}] {}", diagnostic.code, diagnostic.message)
}

/// Adds the other places and the lines of help to a text.
pub fn with_help(mut text: String, diagnostic: &Diagnostic, source: &Source) -> String {
    for (span, label) in &diagnostic.labels {
        let near = source.slice(*span).lines().next().unwrap_or("").trim();
        match near {
            "" => text.push_str(&format!("\nnote: {label}")),
            near => text.push_str(&format!("\nnote: {label}: `{near}`")),
        }
    }
    for help in &diagnostic.help {
        text.push_str(&format!("\nhelp: {help}"));
    }
    text
}

/// Draws a place in a text.
pub fn excerpt(source: &Source, span: Span) -> String {
    let (line, column) = source.line_column(span.start);
    let written = source.text.lines().nth(line - 1).unwrap_or("");
    let shown = written.replace('\t', " ");
    let rest = shown.chars().count().saturating_sub(column - 1).max(1);
    let length = source.slice(span).lines().next().unwrap_or("").chars().count().clamp(1, rest);
    let number = line.to_string();
    let margin = " ".repeat(number.len());
    let before = " ".repeat(column - 1);
    let carets = "^".repeat(length);
    format!(
        "{margin}--> {name}:{line}:{column}\n{margin} |\n{number} | {shown}\n{margin} | {before}{carets}",
        name = source.name,
    )
}
