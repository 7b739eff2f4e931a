//! Makes a violation small: leaves out tokens of the statement, then steps of the database, for as long as a claim of
//! the same kind stays untrue.

use super::part::{Part, arrays, claims, schema_text};
use super::schema::Step;
use super::{Finding, Violation};
use crate::generate::mutate::{Tokens, count_params};
use crate::generate::shrink::smaller;
use crate::generate::wire::{Run, Wire};
use crate::own;

/// How often a violation is looked at again while it shrinks.
const TRIES: usize = 1200;

/// The smallest form found of a violation.
pub(super) fn shrink(
    part: &mut Part<'_>,
    mut finding: Finding,
    run: Run,
) -> Result<Finding, String> {
    if finding.violation == Violation::Panic {
        return Ok(finding);
    }
    let kind = finding.violation;
    let mut run = run;
    run.before.truncate(2);
    let mut tokens = Tokens::read(&run.sql, part.version);
    let mut tries = TRIES;
    let mut holds = |made: &[Tokens]| -> Result<Option<usize>, String> {
        for (at, form) in made.iter().enumerate() {
            let sql = form.sql();
            if let Some(what) = violates(&mut part.wire, &part.own, kind, &run, &sql)? {
                (finding.sql, finding.what) = (sql, what);
                return Ok(Some(at));
            }
        }
        Ok(None)
    };
    if holds(std::slice::from_ref(&tokens))?.is_some() {
        loop {
            let before = tokens.len();
            tokens = smaller(tokens, &mut tries, &mut holds)?;
            if tokens.len() >= before || tries == 0 {
                break;
            }
        }
    }
    finding.params.truncate(count_params(&finding.sql));
    shrink_steps(part, finding, &run)
}

/// What is untrue of a form of the statement, if it is of that kind.
fn violates(
    wire: &mut Wire,
    own: &own::Schema,
    kind: Violation,
    run: &Run,
    sql: &str,
) -> Result<Option<String>, String> {
    let Some(Ok(claimed)) = claims(own, sql) else { return Ok(None) };
    let mut run = Run { sql: sql.to_owned(), arrays: arrays(&claimed), ..run.clone() };
    run.params.truncate(count_params(sql));
    // What writes is undone.
    if run.before.is_empty() {
        run.before = vec!["begin".to_owned()];
        run.after = vec!["rollback".to_owned()];
    }
    wire.send_run(&run)?;
    let Ok(seen) = wire.seen(&run)? else { return Ok(None) };
    Ok(Violation::of(&claimed, &seen).and_then(|(found, what)| (found == kind).then_some(what)))
}

/// Leaves out steps, from the last on, in a database of its own.
fn shrink_steps(part: &Part<'_>, finding: Finding, run: &Run) -> Result<Finding, String> {
    let name = format!("{}_empty", part.database);
    let mut postgres = Wire::connect(&part.options.server, "postgres")?;
    postgres.execute(&format!("create database {name} template template0"))?;
    let mut wire = Wire::connect(&part.options.server, &name)?;
    let mut steps = part.steps.clone();
    let mut trial = |steps: &[Step]| -> Result<bool, String> {
        let Ok(own) = own::load_schema(&schema_text(steps), part.version) else { return Ok(false) };
        wire.execute("begin")?;
        let mut made = true;
        for step in steps {
            made = made && wire.rows(step.sql())?.is_ok();
        }
        for before in run.before.iter().skip(1) {
            made = made && wire.rows(before)?.is_ok();
        }
        let inner =
            Run { before: vec!["savepoint b".to_owned()], after: Vec::new(), ..run.clone() };
        let holds =
            made && violates(&mut wire, &own, finding.violation, &inner, &finding.sql)?.is_some();
        wire.execute("rollback")?;
        Ok(holds)
    };
    if trial(&steps)? {
        let mut count = steps.len();
        while count > 0 {
            let mut end = steps.len();
            while end > 0 {
                let start = end.saturating_sub(count);
                let mut fewer = steps.clone();
                fewer.drain(start..end.min(fewer.len()));
                if trial(&fewer)? {
                    steps = fewer;
                }
                end = start;
            }
            count /= 2;
        }
    }
    drop(wire);
    postgres.execute(&format!("drop database {name} with (force)"))?;
    let schema = steps.iter().map(|step| step.sql().to_owned()).collect();
    Ok(Finding { schema, ..finding })
}
