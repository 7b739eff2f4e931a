//! Statements that nobody has thought of: random ones over random schemas, described by a live server and by
//! sqlweave, and every disagreement shrunk to a small case.
//!
//! A run is cut into parts. A part has a schema of its own, in a database of its own, and a sequence of random
//! numbers that the run's seed and the part's number decide; so a seed reproduces a run on servers of the same
//! version, whatever the number of threads.

mod call;
pub(crate) mod composer;
mod expr;
mod finding;
mod from_clause;
mod literal;
pub(crate) mod model;
pub(crate) mod mutate;
mod part;
mod predicate;
mod schema;
mod select;
pub(crate) mod shrink;
mod special;
pub(crate) mod wire;
mod with;
mod write;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

pub use composer::Style;
pub use finding::{Finding, Findings, Group, Kind};

use crate::answer::Answer;
use part::Part;

/// What a run is to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// The URL of a server. Databases are created in it, and dropped again.
    pub server: String,
    pub seed: u64,
    pub statements: usize,
    /// How many connections work at once.
    pub threads: usize,
    pub sources: Sources,
    /// How many disagreements of one kind are shrunk and kept.
    pub examples: usize,
}

/// What statements are made over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sources {
    /// Random schemas, and in every third part the corpus: its schema, and its statements with changes. What a seed
    /// gives is then another with every case that is added.
    Everything,
    /// Random schemas alone.
    RandomSchemas,
}

/// Where a statement comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Origin {
    /// Made so that it should be right.
    Typed,
    /// Made with mistakes now and then.
    Sloppy,
    /// A made statement with a token or two changed.
    Mutated,
    /// A statement of the corpus with a token or two changed.
    MutatedCorpus,
}

/// How many statements there were, and how many of them the server took.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Count {
    pub statements: usize,
    pub accepted: usize,
}

/// What a run has found.
#[derive(Clone, Default, Debug)]
pub struct Report {
    pub version: u32,
    pub origins: BTreeMap<Origin, Count>,
    /// How often each kind of statement and expression was made.
    pub kinds: BTreeMap<&'static str, usize>,
    /// Why the server refused what should have been right, and one statement that it refused so.
    pub refusals: BTreeMap<String, (usize, String)>,
    /// Statements of schemas that the server took.
    pub schema_statements: usize,
    pub findings: Findings,
    /// Statements on which the server's answer is one of its settings and contents.
    pub excused: usize,
    /// Statements with several errors, of which the server tells another first than sqlweave.
    pub other_first: usize,
    /// Statements under which the server goes down.
    pub lost: Vec<String>,
    pub time: Duration,
}

impl Report {
    /// How many statements were compared.
    pub fn statements(&self) -> usize {
        self.origins.values().map(|count| count.statements).sum()
    }

    /// How many disagreements there were.
    pub fn disagreements(&self) -> usize {
        self.findings.kinds.values().map(|group| group.count).sum()
    }

    fn add_kinds(&mut self, kinds: BTreeMap<&'static str, usize>) {
        for (kind, count) in kinds {
            *self.kinds.entry(kind).or_default() += count;
        }
    }

    fn count(&mut self, origin: Origin, sql: &str, answer: &Answer) {
        let count = self.origins.entry(origin).or_default();
        count.statements += 1;
        match answer.refusal() {
            None => count.accepted += 1,
            Some(refusal) if origin == Origin::Typed => {
                let why = format!("{} {}", refusal.code, finding::shape(&refusal.message));
                let known = self.refusals.entry(why).or_default();
                known.0 += 1;
                if known.1.is_empty() || sql.len() < known.1.len() {
                    known.1 = sql.to_owned();
                }
            }
            Some(_) => {}
        }
    }
}

/// How many statements a part has.
const PART: usize = 1000;

/// Runs all parts and says what was found.
pub fn run(options: &Options) -> Result<Report, String> {
    let start = Instant::now();
    let parts = options.statements.div_ceil(PART).max(1);
    let next = AtomicUsize::new(0);
    let findings = Findings { examples: options.examples, ..Findings::default() };
    let report = Mutex::new(Report { findings, ..Report::default() });
    let failed = Mutex::new(None);
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= parts || failed.lock().is_ok_and(|failed| failed.is_some()) {
                return;
            }
            let statements = PART.min(options.statements.saturating_sub(number * PART));
            if let Err(error) = Part::run(options, number, statements, &report)
                && let Ok(mut failed) = failed.lock()
            {
                *failed = Some(format!("part {number} of seed {}: {error}", options.seed));
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
