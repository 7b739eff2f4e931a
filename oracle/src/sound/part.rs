//! One part of a run: a database with rows, and statements over it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use sqlweave_core::compiled::{Cardinality, ReasonKind};

use super::maker::Maker;
use super::schema::{self, Step};
use super::{Finding, MOST_FINDINGS, Options, Report, Violation, shrink};
use crate::answer::Refusal;
use crate::generate::Style;
use crate::generate::composer::Composer;
use crate::generate::model::{Model, Proc};
use crate::generate::wire::{HANGS_UP, Run, Seen, Wire};
use crate::own::{self, Accepted};
use crate::random::Random;

/// How many statements are on their way at once.
const BATCH: usize = 64;

/// Longer statements take too long.
const LONGEST: usize = 3000;

pub(super) struct Part<'o> {
    pub(super) options: &'o Options,
    pub(super) wire: Wire,
    pub(super) version: u32,
    pub(super) database: String,
    pub(super) steps: Vec<Step>,
    pub(super) own: own::Schema,
}

/// How far a part has come.
pub(super) struct Ran {
    pub(super) statements: usize,
    /// Whether the server went down.
    pub(super) lost: bool,
}

/// Makes the database, runs all statements and takes the database away again.
pub(super) fn run(
    options: &Options,
    number: usize,
    statements: usize,
    report: &Mutex<Report>,
) -> Result<Ran, String> {
    let database = format!("sound_{}_{number}", std::process::id());
    let mut postgres = Wire::connect_again(&options.server, "postgres")?;
    postgres.execute(&format!("create database {database} template template0"))?;
    let mut own = Report::default();
    let worked = Part::start(options, number, &database)
        .and_then(|mut part| part.work(number, statements, report, &mut own));
    let ran = own.statements;
    if let Ok(mut report) = report.lock() {
        report.add(own);
    }
    // A function called at random may bring a server down; it comes back, without what was under way.
    let lost = worked.as_ref().is_err_and(|error| error.contains(HANGS_UP));
    if lost {
        postgres = Wire::connect_again(&options.server, "postgres")?;
    }
    postgres.execute(&format!("drop database if exists {database} with (force)"))?;
    if lost {
        return Ok(Ran { statements: ran, lost });
    }
    worked.map(|()| Ran { statements: ran, lost })
}

impl Part<'_> {
    fn start<'o>(options: &'o Options, number: usize, database: &str) -> Result<Part<'o>, String> {
        let mut wire = Wire::connect(&options.server, database)?;
        let version = "select current_setting('server_version_num')::int / 10000";
        let version = wire.execute(version)?;
        let version = version.first().and_then(|row| row.first().cloned().flatten());
        let version = version.and_then(|text| text.parse().ok()).unwrap_or_default();
        let mut random = Random::for_part(options.seed, number as u64 * 2);
        let own = own::load_schema("", version).map_err(|errors| errors.join("; "))?;
        let mut part =
            Part { options, wire, version, database: database.to_owned(), steps: Vec::new(), own };
        part.apply(schema::steps(&mut random, version))?;
        Ok(part)
    }

    /// Runs the steps, and keeps those that both the server and sqlweave take.
    fn apply(&mut self, steps: Vec<Step>) -> Result<(), String> {
        for step in steps {
            if self.wire.rows(step.sql())?.is_ok() {
                self.steps.push(step);
            }
        }
        self.own = own::load_schema(&schema_text(&self.steps), self.version)
            .map_err(|errors| format!("sqlweave refuses the schema: {}", errors.join("; ")))?;
        Ok(())
    }

    fn work(
        &mut self,
        number: usize,
        statements: usize,
        report: &Mutex<Report>,
        own_report: &mut Report,
    ) -> Result<(), String> {
        let model = Model::read(&mut self.wire)?;
        let mut callable = model.clone();
        callable.keep_procs(is_harmless);
        let seed = self.options.seed;
        let mut source = Source {
            maker: Maker::new(&model, Random::for_part(seed, number as u64 * 2 + 1)),
            composer: Composer::new(&callable, Random::for_part(seed, number as u64 * 2 + 7)),
        };
        self.wire.execute("set statement_timeout = 300")?;
        own_report.version = self.version;
        let mut left = statements;
        let mut found = Vec::new();
        let mut ended = Ok(());
        while left > 0 && ended.is_ok() {
            let count = left.min(BATCH);
            left -= count;
            let made: Vec<Run> = (0..count).map(|_| source.statement()).collect();
            let mut batch = Report { version: self.version, ..Report::default() };
            match self.judge(made, &mut batch) {
                Ok(untrue) => {
                    found.extend(untrue);
                    own_report.add(batch);
                }
                Err(error) => ended = Err(error),
            }
        }
        own_report.violations += found.len();
        for (violation, what, run) in found {
            let known = report.lock().map(|report| report.findings.len()).unwrap_or_default();
            if known + own_report.findings.len() >= MOST_FINDINGS {
                break;
            }
            let mut finding = self.finding(violation, what, &run);
            if ended.is_ok() {
                match shrink::shrink(self, finding.clone(), run) {
                    Ok(smaller) => finding = smaller,
                    Err(error) => ended = Err(error),
                }
            }
            own_report.findings.push(finding);
        }
        ended
    }

    fn finding(&self, violation: Violation, what: String, run: &Run) -> Finding {
        Finding {
            violation,
            what,
            version: self.version,
            schema: self.steps.iter().map(|step| step.sql().to_owned()).collect(),
            before: run.before.clone(),
            sql: run.sql.clone(),
            params: run.params.clone(),
        }
    }

    /// Runs statements, and gives those whose claims are not true.
    fn judge(
        &mut self,
        made: Vec<Run>,
        report: &mut Report,
    ) -> Result<Vec<(Violation, String, Run)>, String> {
        let mut found = Vec::new();
        let mut sent: Vec<(Run, Accepted)> = Vec::new();
        for mut run in made {
            report.statements += 1;
            match claims(&self.own, &run.sql) {
                None => found.push((Violation::Panic, "panic".to_owned(), run)),
                Some(Err(refusals)) => report.refuse(&refusals, &run.sql),
                Some(Ok(accepted)) => {
                    run.arrays = arrays(&accepted);
                    self.wire.send_run(&run)?;
                    sent.push((run, accepted));
                }
            }
        }
        for (run, accepted) in sent {
            match self.wire.seen(&run)? {
                Err(refusal) => report.fail(&refusal, &run.sql),
                Ok(seen) => {
                    report.count(&accepted, &seen, &run.sql);
                    if let Some((violation, what)) = Violation::of(&accepted, &seen) {
                        found.push((violation, what, run));
                    }
                }
            }
        }
        Ok(found)
    }
}

/// What sqlweave claims; None for a panic.
pub(super) fn claims(schema: &own::Schema, sql: &str) -> Option<own::Own> {
    catch_unwind(AssertUnwindSafe(|| schema.answer(sql))).ok()
}

/// Which columns are looked into: arrays whose elements are claimed to be not null.
pub(super) fn arrays(accepted: &Accepted) -> Vec<bool> {
    let looked_into =
        |column: &own::Column| column.type_name.ends_with("[]") && !column.element_nullable;
    accepted.columns.iter().map(looked_into).collect()
}

/// The DDL alone.
pub(super) fn schema_text(steps: &[Step]) -> String {
    let schema = steps.iter().filter_map(|step| match step {
        Step::Schema(sql) => Some(format!("{sql};\n")),
        Step::Data(_) => None,
    });
    schema.collect()
}

/// Functions that may be run with any arguments: they change nothing, and give no more than a little.
fn is_harmless(proc: &Proc) -> bool {
    let large = [
        "pg_timezone_names",
        "ts_stat",
        "repeat",
        "lpad",
        "rpad",
        "array_fill",
        "generate_series",
        "factorial",
        "to_xml",
        "to_xmlschema",
    ];
    !proc.volatile
        && !proc.sql.contains("_to_xml")
        && !large.iter().any(|name| proc.sql.ends_with(name))
}

/// Where a part's statements come from.
struct Source<'m> {
    maker: Maker<'m>,
    composer: Composer<'m>,
}

impl Source<'_> {
    fn statement(&mut self) -> Run {
        loop {
            let run = match self.maker.random.below(100) {
                0..88 => self.made(),
                _ => self.composed(),
            };
            if run.sql.len() <= LONGEST && !run.sql.contains('\0') {
                return run;
            }
        }
    }

    fn made(&mut self) -> Run {
        let maker = &mut self.maker;
        maker.begin();
        let depth = maker.random.between(1, 3);
        let sql = match maker.chance(25) {
            true => maker.write_statement(depth.min(2)),
            false => None,
        };
        let sql = sql.unwrap_or_else(|| maker.query(None, depth).sql);
        let params = std::mem::take(&mut maker.params);
        let mut run = Run { sql, params, ..Run::default() };
        let writes = ["insert into ", "update ", "delete from ", "merge into "];
        if writes.iter().any(|word| run.sql.contains(word)) {
            run.before.push("begin".to_owned());
        }
        match maker.random.below(100) {
            0..10 => {
                maker.begin();
                if let Some(first) = maker.write_statement(1).filter(|_| maker.params.is_empty()) {
                    run.before =
                        vec!["begin; set constraints all deferred; savepoint a".to_owned(), first];
                }
            }
            10..13 if run.before.is_empty() => {
                run.before = vec!["begin; set local role pg_read_all_data".to_owned()];
            }
            _ => {}
        }
        if !run.before.is_empty() {
            run.after = vec!["rollback".to_owned()];
        }
        run
    }

    fn composed(&mut self) -> Run {
        let composer = &mut self.composer;
        composer.begin(Style::Typed);
        composer.params = None;
        let depth = composer.random.between(1, 3);
        let written = match composer.random.chance(20) {
            true => composer.write_statement(depth),
            false => None,
        };
        let sql = written.unwrap_or_else(|| composer.top_query(depth));
        Run {
            before: vec!["begin".to_owned()],
            sql,
            after: vec!["rollback".to_owned()],
            ..Run::default()
        }
    }
}

impl Report {
    fn refuse(&mut self, refusals: &[Refusal], sql: &str) {
        self.refused += 1;
        if let Some(refusal) = refusals.first() {
            keep_shortest(
                &mut self.refusals,
                &refusal.code,
                &format!("{sql}\n        {}", refusal.message),
            );
        }
    }

    fn fail(&mut self, refusal: &Refusal, sql: &str) {
        keep_shortest(
            &mut self.failed,
            &refusal.code,
            &format!("{sql}\n        {}", refusal.message),
        );
    }

    fn count(&mut self, claimed: &Accepted, seen: &Seen, sql: &str) {
        self.judged += 1;
        *self.cardinalities.entry(cardinality_name(claimed.cardinality)).or_default() += 1;
        if seen.rows == 0 {
            return;
        }
        for (column, null) in claimed.columns.iter().zip(&seen.nulls) {
            match (column.nullable, null) {
                (false, _) => self.columns.proved += 1,
                (true, true) => self.columns.null += 1,
                (true, false) => {
                    self.columns.open += 1;
                    let reason =
                        column.why.as_ref().map_or_else(String::new, |why| match why.kind {
                            ReasonKind::Function => why.text.clone(),
                            kind => format!("{kind:?}"),
                        });
                    keep_shortest(&mut self.columns.reasons, &reason, sql);
                }
            }
        }
    }

    fn add(&mut self, part: Report) {
        self.version = self.version.max(part.version);
        self.statements += part.statements;
        self.judged += part.judged;
        self.refused += part.refused;
        self.violations += part.violations;
        self.findings.extend(part.findings);
        self.columns.proved += part.columns.proved;
        self.columns.null += part.columns.null;
        self.columns.open += part.columns.open;
        let kept = [
            (&mut self.failed, part.failed),
            (&mut self.refusals, part.refusals),
            (&mut self.columns.reasons, part.columns.reasons),
        ];
        for (all, more) in kept {
            for (name, (count, example)) in more {
                let known = all.entry(name).or_default();
                known.0 += count;
                if known.1.is_empty() || example.len() < known.1.len() {
                    known.1 = example;
                }
            }
        }
        for (name, count) in part.cardinalities {
            *self.cardinalities.entry(name).or_default() += count;
        }
    }
}

/// Counts a case, and keeps the shortest example.
fn keep_shortest(all: &mut BTreeMap<String, (usize, String)>, name: &str, example: &str) {
    let known = all.entry(name.to_owned()).or_default();
    known.0 += 1;
    if known.1.is_empty() || example.len() < known.1.len() {
        known.1 = example.to_owned();
    }
}

fn cardinality_name(cardinality: Cardinality) -> &'static str {
    match cardinality {
        Cardinality::None => "none",
        Cardinality::One => "one",
        Cardinality::AtMostOne => "at most one",
        Cardinality::Many => "many",
    }
}
