//! Whether what sqlweave claims of a statement's rows is true: random schemas with rows, random statements, run by a
//! live server, and every claim (not null, no NULL element, so many rows) held against what came back.
//!
//! A run is cut into parts, each with a schema and a database of its own, as in [`crate::generate`]; a seed reproduces
//! it on servers of the same version.

mod condition;
mod expr;
mod maker;
mod part;
mod schema;
mod select;
mod shrink;
mod templates;
mod write;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sqlweave_core::compiled::Cardinality;

use crate::generate::wire::Seen;
use crate::own::Accepted;

/// What a run is to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// The URL of a server. Databases are created in it, and dropped again.
    pub server: String,
    pub seed: u64,
    pub statements: usize,
    /// How many connections work at once.
    pub threads: usize,
}

/// A claim that rows have refuted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Violation {
    /// A column that cannot be NULL was.
    Null,
    /// An element that cannot be NULL was.
    NullElement,
    /// More or fewer rows came.
    Rows,
    /// sqlweave fell over.
    Panic,
}

impl Violation {
    /// What of the claims is not true of the rows, and in words where.
    pub(crate) fn of(claimed: &Accepted, seen: &Seen) -> Option<(Violation, String)> {
        for (at, column) in claimed.columns.iter().enumerate() {
            let name = &column.name;
            if !column.nullable && seen.nulls.get(at) == Some(&true) {
                return Some((Violation::Null, format!("column {} ({name}) was NULL", at + 1)));
            }
            if !column.element_nullable && seen.element_nulls.get(at) == Some(&true) {
                let what = format!("an element of column {} ({name}) was NULL", at + 1);
                return Some((Violation::NullElement, what));
            }
        }
        let holds = match claimed.cardinality {
            Cardinality::None => seen.rows == 0,
            Cardinality::One => seen.rows == 1,
            Cardinality::AtMostOne => seen.rows <= 1,
            Cardinality::Many => true,
        };
        let what = || format!("{} rows where {:?} was claimed", seen.rows, claimed.cardinality);
        (!holds).then(|| (Violation::Rows, what()))
    }
}

/// A violation with all that reproduces it.
#[derive(Clone, Debug)]
pub struct Finding {
    pub violation: Violation,
    pub what: String,
    pub version: u32,
    /// DDL and rows, in order.
    pub schema: Vec<String>,
    /// What ran before it in the same transaction.
    pub before: Vec<String>,
    pub sql: String,
    pub params: Vec<Option<String>>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "PostgreSQL {}: {}", self.version, self.what)?;
        for statement in self.schema.iter().chain(&self.before) {
            writeln!(f, "  {statement};")?;
        }
        write!(f, "  {};", self.sql)?;
        for (number, value) in self.params.iter().enumerate() {
            write!(f, "\n  ${} = {}", number + 1, value.as_deref().unwrap_or("NULL"))?;
        }
        Ok(())
    }
}

/// Columns by what was claimed and seen.
#[derive(Clone, Default, Debug)]
pub struct Columns {
    pub proved: usize,
    /// NULL was seen.
    pub null: usize,
    /// NULL was not seen, but may come.
    pub open: usize,
    /// Of those, how many for each reason, with an example.
    pub reasons: BTreeMap<String, (usize, String)>,
}

/// What a run has found.
#[derive(Clone, Default, Debug)]
pub struct Report {
    pub version: u32,
    /// How many statements were made.
    pub statements: usize,
    /// How many ran to their end, and had their claims held against their rows.
    pub judged: usize,
    /// How many sqlweave refused.
    pub refused: usize,
    /// Why, by SQLSTATE, with an example.
    pub refusals: BTreeMap<String, (usize, String)>,
    /// How many failed while they ran, by SQLSTATE, with an example.
    pub failed: BTreeMap<String, (usize, String)>,
    /// Columns of statements that gave rows.
    pub columns: Columns,
    pub cardinalities: BTreeMap<&'static str, usize>,
    /// Parts during which the server went down.
    pub lost: Vec<usize>,
    pub violations: usize,
    /// The first of them, shrunk.
    pub findings: Vec<Finding>,
    pub time: Duration,
}

/// How many statements a part has.
const PART: usize = 2000;

/// How many violations are shrunk.
const MOST_FINDINGS: usize = 12;

/// Runs all parts and says what was found. What a part has not run when the server goes down, further parts do.
pub fn run(options: &Options) -> Result<Report, String> {
    let start = Instant::now();
    let next = AtomicUsize::new(0);
    let left = AtomicUsize::new(options.statements);
    let report = Mutex::new(Report::default());
    let failed = Mutex::new(None);
    let most_lost = options.statements.div_ceil(PART) + 10;
    let work = || {
        while let Some(statements) = take(&left) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let ran = part::run(options, number, statements, &report);
            let (Ok(mut failed), Ok(mut report)) = (failed.lock(), report.lock()) else { return };
            match ran {
                Ok(ran) => {
                    left.fetch_add(statements.saturating_sub(ran.statements), Ordering::Relaxed);
                    report.lost.extend(ran.lost.then_some(number));
                    if report.lost.len() > most_lost {
                        *failed = Some("the server goes down again and again".to_owned());
                    }
                }
                Err(error) => {
                    *failed = Some(format!("part {number} of seed {}: {error}", options.seed));
                }
            }
            if failed.is_some() {
                return;
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..options.threads.max(1) {
            scope.spawn(work);
        }
    });
    if let Some(error) = failed.into_inner().unwrap_or(None) {
        return Err(error);
    }
    let mut report = report.into_inner().map_err(|error| error.to_string())?;
    report.time = start.elapsed();
    Ok(report)
}

/// The statements of the next part.
fn take(left: &AtomicUsize) -> Option<usize> {
    let rest = |left: usize| left.checked_sub(PART.min(left)).filter(|_| left > 0);
    let before = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, rest).ok()?;
    Some(before.min(PART))
}
