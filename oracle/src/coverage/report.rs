//! What came of the calls.

use std::collections::BTreeMap;
use std::fmt;

use super::Kind;
use crate::answer::{Answer, Difference};

/// A row of the catalogue.
#[derive(Clone, Debug)]
pub(super) struct Row {
    kind: Kind,
    /// Its signature.
    name: String,
    /// Whether both sides have accepted a call.
    called: bool,
    /// Why the server refuses the calls, as it said the first time.
    refused: Option<String>,
}

impl Row {
    pub(super) fn new(kind: Kind, name: String) -> Row {
        Row { kind, name, called: false, refused: None }
    }
}

/// What both sides say of a statement.
pub(super) struct Verdict {
    pub(super) agree: bool,
    pub(super) found: Answer,
    pub(super) server: Answer,
}

/// What came of all calls.
#[derive(Debug)]
pub struct Report {
    pub version: u32,
    rows: Vec<Row>,
    pub statements: usize,
    pub accepted: usize,
    pub differences: Vec<Difference>,
}

impl Report {
    pub(super) fn new(version: u32, rows: Vec<Row>) -> Report {
        Report { version, rows, statements: 0, accepted: 0, differences: Vec::new() }
    }

    pub(super) fn note(&mut self, row: usize, calls: bool, verdict: Verdict, sql: &str) {
        self.statements += 1;
        let accepted = verdict.server.refusal().is_none();
        self.accepted += usize::from(accepted);
        let Some(row) = self.rows.get_mut(row) else { return };
        if !verdict.agree {
            let Verdict { found, server, .. } = verdict;
            self.differences.push(Difference { sql: sql.to_owned(), server, found });
        } else if calls && accepted {
            row.called = true;
        } else if calls && row.refused.is_none() {
            let refusal = verdict.server.refusal();
            row.refused = refusal.map(|refusal| format!("{} {}", refusal.code, refusal.message));
        }
    }

    /// How many rows of a kind there are, and how many of them are called in a statement that both sides accept.
    pub fn count(&self, kind: Kind) -> (usize, usize) {
        let rows = self.rows.iter().filter(|row| row.kind == kind);
        (rows.clone().count(), rows.filter(|row| row.called).count())
    }

    /// The rows that no accepted statement calls, by the reason that the server gives.
    pub fn exceptions(&self) -> BTreeMap<String, Vec<&str>> {
        let mut exceptions: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| !row.called && row.kind != Kind::Conversion) {
            let reason = row.refused.as_deref().unwrap_or("no call");
            exceptions.entry(reason.to_owned()).or_default().push(&row.name);
        }
        exceptions
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "PostgreSQL {}: {} statements, {} of them accepted, {} disagreements",
            self.version,
            self.statements,
            self.accepted,
            self.differences.len()
        )?;
        for kind in Kind::ALL {
            let (rows, called) = self.count(kind);
            writeln!(f, "  {kind:<10?} {rows:5} rows, {called:5} called")?;
        }
        for (reason, names) in self.exceptions() {
            writeln!(f, "  not called, {reason}: {}", names.join(", "))?;
        }
        Ok(())
    }
}
