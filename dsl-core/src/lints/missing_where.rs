//! `missing_where`: UPDATE and DELETE that no condition limits.

use super::{Finder, level::Level};
use crate::{compiled::Command, lint::MISSING_WHERE};

pub(super) fn check(level: &Level<'_>, finder: &mut Finder<'_>) {
    let query = level.query;
    let what = match query.command {
        Command::Update => "UPDATE without WHERE changes",
        Command::Delete => "DELETE without WHERE removes",
        Command::Select | Command::Insert | Command::Merge => return,
    };
    // What a join leaves over is a choice as well.
    if query.filter.is_some() || query.from.len() > 1 {
        return;
    }
    let Some(entry) = query.result.and_then(|result| query.range_table.get(result)) else { return };
    let help = "write a condition, or `where true` if every row is meant".to_owned();
    let message = format!("{what} every row of \"{}\"", entry.name);
    finder.report(&MISSING_WHERE, entry.span, message, help);
}
