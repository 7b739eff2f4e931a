//! What `verify` and `check-migration` find about queries, as text, as JSON and as SARIF.

mod sarif;

use std::{fmt::Write as _, path::Path};

use clap::ValueEnum;
use serde::Serialize;
use sqlweave_finder::{Crate, Mistake, Place, Query, changes::Change};

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
    /// A query that nothing can be said of.
    Unseen,
}

impl Rule {
    /// What `verify` finds.
    pub(crate) const OF_SERVER: [Rule; 5] =
        [Rule::Mistake, Rule::Difference, Rule::MissingIndex, Rule::SequentialScan, Rule::Unseen];
    /// What `check-migration` finds.
    pub(crate) const OF_MIGRATION: [Rule; 5] =
        [Rule::Mistake, Rule::Migration, Rule::Broken, Rule::Changed, Rule::Unseen];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Rule::Mistake => "mistake",
            Rule::Migration => "migration",
            Rule::Broken => "broken",
            Rule::Changed => "changed",
            Rule::Difference => "difference",
            Rule::MissingIndex => "missing_index",
            Rule::SequentialScan => "sequential_scan",
            Rule::Unseen => "unseen",
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
            Rule::Unseen => "a query that a macro of the crate makes, which is not looked at",
        }
    }

    pub(crate) fn is_error(self) -> bool {
        matches!(self, Rule::Mistake | Rule::Migration | Rule::Broken | Rule::Difference)
    }

    /// As SARIF calls it.
    pub(crate) fn level(self) -> &'static str {
        match self {
            Rule::Unseen => "note",
            rule if rule.is_error() => "error",
            _ => "warning",
        }
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

    /// A query in the body of a `macro_rules!`.
    pub(crate) fn of_unseen(place: &Place) -> Finding {
        let text = "what a macro_rules! makes of this query is not known before it is called";
        let mistake = Mistake { place: place.clone(), text: text.to_owned() };
        Finding { rule: Rule::Unseen, ..Finding::of_source(&mistake) }
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

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A line for each finding, for people.
    Text,
    /// One object with a list of findings.
    Json,
    /// SARIF 2.1.0, which services for code review read.
    Sarif,
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Report {
    /// What there is to find.
    pub(crate) rules: &'static [Rule],
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
    /// Of queries of a crate, with what is to be said of its sources.
    pub(crate) fn new(rules: &'static [Rule], found: &Crate, queries: usize) -> Report {
        let mistakes = found.mistakes.iter().map(Finding::of_source);
        let findings = mistakes.chain(found.unseen.iter().map(Finding::of_unseen)).collect();
        Report { rules, queries, statements: None, findings }
    }

    /// `folder` is that of the crate.
    pub(crate) fn write(&self, format: Format, folder: &Path) -> Result<String, String> {
        match format {
            Format::Text => Ok(self.to_text()),
            Format::Json => self.to_json(),
            Format::Sarif => sarif::write(self, folder),
        }
    }

    fn to_text(&self) -> String {
        let mut text = String::new();
        for finding in &self.findings {
            let Finding { rule, message, place, query, .. } = finding;
            let _ = writeln!(text, "{place}: {}: {message}", rule.name());
            if let Some(query) = query {
                let _ = writeln!(text, "  in {query}");
            }
        }
        let of_level = |level: &str| {
            self.findings.iter().filter(|finding| finding.rule.level() == level).count()
        };
        text.push_str(&counted(self.queries, "query", "queries"));
        if let Some(statements) = self.statements {
            let _ = write!(text, ", {}", counted(statements, "statement", "statements"));
        }
        match of_level("note") {
            0 => {}
            unseen => {
                let _ = write!(text, ", {unseen} not looked at");
            }
        }
        let errors = counted(of_level("error"), "error", "errors");
        let warnings = counted(of_level("warning"), "warning", "warnings");
        let _ = writeln!(text, ": {errors}, {warnings}");
        text
    }

    fn to_json(&self) -> Result<String, String> {
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

/// `1 query`, `2 queries`
fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
