//! `missing_where`: UPDATE and DELETE that no condition limits.

use super::{Finder, level::Level};
use crate::{
    compiled::Command,
    lint::{Lint, MISSING_WHERE},
    nullability::conjuncts_of,
    query::ExprKind,
};

pub(super) fn check(level: &Level<'_>, finder: &mut Finder<'_>) {
    let query = level.query;
    let what = match query.command {
        Command::Update => "UPDATE without WHERE changes",
        Command::Delete => "DELETE without WHERE removes",
        Command::Select | Command::Insert | Command::Merge => return,
    };
    let mut conditions = Vec::new();
    query.filter.iter().for_each(|filter| conjuncts_of(filter, &mut conditions));
    let limits = conditions.iter().any(|c| !matches!(c.kind, ExprKind::Optional(_)));
    // What a join leaves over is a choice as well.
    if limits || query.from.len() > 1 {
        return;
    }
    let Some(entry) = query.result.and_then(|result| query.range_table.get(result)) else { return };
    let help = "write a condition, or `where true` if every row is meant".to_owned();
    let every = format!("{what} every row of \"{}\"", entry.name);
    if conditions.is_empty() {
        finder.report(&MISSING_WHERE, entry.span, every, help);
    } else {
        // What looks like a condition is none where nothing is given.
        let denied = Lint { level: crate::lint::Level::Deny, ..MISSING_WHERE };
        let message = format!("where all of `{{?…}}` are `None`, {every}");
        finder.report(&denied, entry.span, message, help);
    }
}
