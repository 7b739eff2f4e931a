//! What a statement has that the engine of the configuration lacks: found in what is written and in what it means, and
//! judged by the table of `engine::features`.
//!
//! Views and functions are taken for what the engine has: only the statement itself is looked at.

mod shards;
mod typed;
mod written;

use crate::{
    ast,
    catalog::Catalog,
    diagnostic::{Diagnostic, Diagnostics},
    engine::{
        Engine,
        features::{Feature, Lack},
    },
    lex::Lexed,
    lints::level::{self, Level},
    query::{EntryKind, Query},
    source::Span,
};

/// Reports what the engine lacks, in a statement without mistakes.
pub fn check(
    statement: &ast::Statement,
    query: &Query,
    lexed: &Lexed,
    catalog: &Catalog,
    diagnostics: &mut Diagnostics,
) {
    if catalog.target.engine == Engine::PostgreSql {
        return;
    }
    let mut levels = Vec::new();
    level::visit(query, &mut |level| levels.push(level.clone()));
    let mut finder = Finder { catalog, lexed, levels: &levels, found: Vec::new() };
    finder.check_distribution();
    written::find(statement, &mut finder);
    typed::find(query, &mut finder);
    finder.found.sort_by_key(|found| found.span);
    finder.found.into_iter().for_each(|found| diagnostics.push(found));
}

/// What every rule needs.
struct Finder<'f, 'q> {
    catalog: &'f Catalog,
    lexed: &'f Lexed,
    levels: &'f [Level<'q>],
    found: Vec<Diagnostic>,
}

impl<'q> Finder<'_, 'q> {
    /// A table has the column by which the configuration says that it is distributed.
    fn check_distribution(&mut self) {
        for entry in self.levels.iter().flat_map(|level| &level.query.range_table) {
            let EntryKind::Relation { oid, .. } = entry.kind else { continue };
            let Some((table, column)) = shards::distribution(oid, self.catalog) else { continue };
            if entry.columns.iter().all(|own| own.name != column) {
                let message = format!("column \"{column}\" of relation \"{table}\" does not exist");
                let help = "[distributed] of sqlweave.toml has it as the column that the table is distributed by";
                self.found.push(Diagnostic::error("42703", entry.span, message).help(help));
            }
        }
    }

    /// A feature at a place; the query that it stands in is found by that.
    fn note(&mut self, feature: Feature, span: Span) {
        let holds = |level: &&Level<'q>| level.query.span.holds(span);
        // The innermost comes after those around it.
        let held = self.levels.iter().filter(holds);
        let level = held.min_by_key(|level| level.query.span.end - level.query.span.start);
        self.note_in(level, feature, span);
    }

    /// A feature of a query.
    fn note_in(&mut self, level: Option<&Level<'q>>, feature: Feature, span: Span) {
        let target = &self.catalog.target;
        let Some((row, lack)) = target.lacks(feature) else { return };
        let name = target.engine.name();
        let says = row.says;
        let (message, help) = match lack {
            Lack::Always => (format!("{name} {says}"), None),
            Lack::Before(release) => (format!("{name} {says} before {release}"), None),
            Lack::OverShards => {
                let open = level.and_then(|level| shards::open(level, self.catalog));
                let Some((entry, table, column)) = open else { return };
                let help = format!("or have one shard answer: `{entry}.{column} = {{…}}`");
                (format!("{name} {says} where several shards of \"{table}\" answer"), Some(help))
            }
            Lack::Distributed => {
                let Some(table) = level.and_then(|level| self.distributed_result(level.query))
                else {
                    return;
                };
                (format!("{name} {says} of a distributed table, as \"{table}\" is"), None)
            }
        };
        let instead = format!("instead: {}", row.instead);
        let found = Diagnostic::error("0A000", span, message).help(instead).at_plan();
        self.found.push(match help {
            Some(help) => found.help(help),
            None => found,
        });
    }

    /// The table that a query writes to, where it is distributed.
    fn distributed_result(&self, query: &Query) -> Option<&str> {
        let EntryKind::Relation { oid, .. } = query.range_table.get(query.result?)?.kind else {
            return None;
        };
        shards::distribution(oid, self.catalog).map(|(table, _)| table)
    }

    /// The first token of a place.
    fn first_token(&self, place: Span) -> Span {
        let tokens = &self.lexed.tokens;
        let index = tokens.partition_point(|token| token.span.start < place.start);
        tokens.get(index).map_or(place, |token| token.span)
    }
}

#[cfg(test)]
mod tests;
