//! What `verify` and `check-migration` find about queries, as text and as JSON.

use std::{fmt::Write as _, path::Path};

use serde::Serialize;
use sqlweave_finder::{Mistake, Place, Query, changes::Change};

/// What there is to find.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rule {
    /// The query does not compile, or a source file cannot be read.
    Mistake,
    /// The server would refuse a statement of the migration.
    Migration,
    /// The query compiles no more once the migration is applied.
    Broken,
    /// The query takes or gives something else then.
    Changed,
    /// The server describes it otherwise, or refuses it.
    Difference,
    /// No index serves a condition on a large table.
    MissingIndex,
    /// A large table is read as a whole.
    SequentialScan,
}

impl Rule {
    /// What `verify` finds.
    pub(crate) const OF_SERVER: [Rule; 4] =
        [Rule::Mistake, Rule::Difference, Rule::MissingIndex, Rule::SequentialScan];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Rule::Mistake => "mistake",
            Rule::Migration => "migration",
            Rule::Broken => "broken",
            Rule::Changed => "changed",
            Rule::Difference => "difference",
            Rule::MissingIndex => "missing_index",
            Rule::SequentialScan => "sequential_scan",
        }
    }

    pub(crate) fn about(self) -> &'static str {
        match self {
            Rule::Mistake => "a query that does not compile",
            Rule::Migration => "a statement of a migration that the server would refuse",
            Rule::Broken => "a query that compiles no more once a migration is applied",
            Rule::Changed => {
                "a query that takes or gives something else once a migration is applied"
            }
            Rule::Difference => {
                "a query that the server refuses, or describes otherwise than it was compiled"
            }
            Rule::MissingIndex => "a condition on a large table that no index serves",
            Rule::SequentialScan => "a large table that is read as a whole",
        }
    }

    pub(crate) fn is_error(self) -> bool {
        matches!(self, Rule::Mistake | Rule::Migration | Rule::Broken | Rule::Difference)
    }

    pub(crate) fn level(self) -> &'static str {
        if self.is_error() { "error" } else { "warning" }
    }
}

/// Something to say of a query.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) rule: Rule,
    pub(crate) message: String,
    pub(crate) place: Place,
    /// `shop::orders::page`; none where it is about a file.
    pub(crate) query: Option<String>,
    /// The statement that it is about.
    pub(crate) sql: Option<String>,
    /// What a migration makes of it.
    pub(crate) change: Option<Change>,
}

impl Finding {
    pub(crate) fn of_source(mistake: &Mistake) -> Finding {
        let Mistake { place, text } = mistake.clone();
        let rule = Rule::Mistake;
        Finding { rule, message: text, place, query: None, sql: None, change: None }
    }

    pub(crate) fn of_mistake(query: &Query, module: &str, mistake: &Mistake) -> Finding {
        let query = Some(format!("{module}::{}", query.name));
        Finding { query, ..Finding::of_source(mistake) }
    }

    pub(crate) fn of_query(
        query: &Query,
        module: &str,
        rule: Rule,
        message: String,
        sql: Option<String>,
    ) -> Finding {
        let name = Some(format!("{module}::{}", query.name));
        Finding { rule, message, place: query.place.clone(), query: name, sql, change: None }
    }

    pub(crate) fn of_change(query: &Query, module: &str, change: Change) -> Finding {
        let message = change.to_string();
        let finding = Finding::of_query(query, module, Rule::Changed, message, None);
        Finding { change: Some(change), ..finding }
    }
}

/// What came of a run.
#[derive(Default, Debug)]
pub(crate) struct Report {
    pub(crate) queries: usize,
    /// The variants and batches that a server was asked about, where one was.
    pub(crate) statements: Option<usize>,
    pub(crate) findings: Vec<Finding>,
}

/// A finding in JSON.
#[derive(Serialize)]
struct Json<'f> {
    rule: Rule,
    level: &'static str,
    message: &'f str,
    query: Option<&'f str>,
    file: &'f Path,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    sql: Option<&'f str>,
    #[serde(flatten)]
    change: Option<Turn<'f>>,
}

/// A change in JSON.
#[derive(Serialize)]
struct Turn<'f> {
    what: &'f str,
    before: Option<&'f str>,
    after: Option<&'f str>,
}

impl Report {
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::new();
        for finding in &self.findings {
            let Finding { rule, message, place, query, .. } = finding;
            let _ = writeln!(text, "{place}: {}: {message}", rule.name());
            if let Some(query) = query {
                let _ = writeln!(text, "  in {query}");
            }
        }
        let errors = self.findings.iter().filter(|finding| finding.rule.is_error()).count();
        let warnings = self.findings.len() - errors;
        let _ = write!(text, "{} queries", self.queries);
        if let Some(statements) = self.statements {
            let _ = write!(text, ", {statements} statements");
        }
        let _ = writeln!(text, ": {errors} errors, {warnings} warnings");
        text
    }

    pub(crate) fn to_json(&self) -> Result<String, String> {
        let findings: Vec<Json<'_>> = self
            .findings
            .iter()
            .map(|finding| Json {
                rule: finding.rule,
                level: finding.rule.level(),
                message: &finding.message,
                query: finding.query.as_deref(),
                file: &finding.place.file,
                line: finding.place.line,
                column: finding.place.column,
                end_line: finding.place.end_line,
                end_column: finding.place.end_column,
                sql: finding.sql.as_deref(),
                change: finding.change.as_ref().map(|change| Turn {
                    what: &change.what,
                    before: change.before.as_deref(),
                    after: change.after.as_deref(),
                }),
            })
            .collect();
        let mut report = serde_json::json!({ "queries": self.queries, "findings": findings });
        if let (Some(statements), Some(report)) = (self.statements, report.as_object_mut()) {
            report.insert("statements".to_owned(), statements.into());
        }
        let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
        Ok(text + "\n")
    }
}
