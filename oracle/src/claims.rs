//! Cases of claims: a schema, rows, a statement, and what is claimed of its result, chosen so that whoever judges by a
//! simpler rule claims too much or too little. A live server has to show the NULL, or the rows, of which they say so.
//!
//! A case is a paragraph of a file in `oracle/claims`:
//!
//! ```text
//! -- why it is here
//! --@ 15-            the versions it is for, where it is not for all: `15-`, `-17`, `14-17`
//! --+ create …       what both the server and sqlweave are told
//! --! insert …       what only the server is told
//! --$ 1 | NULL       values of parameters
//! select …
//! --= many, 2 rows; a null, b sure, c sure[null]
//! ```
//!
//! A column is `sure` where it is claimed to be not null, and `null` where it may be and is in these rows; `open` where it
//! may be, though here it is not. In brackets the same of an array's elements.

mod null_arguments;

use std::path::{Path, PathBuf};

use sqlweave_core::compiled::Cardinality;

use crate::generate::wire::{Run, Seen, Wire};
use crate::own::{self, Accepted};
pub use null_arguments::check as check_null_arguments;

/// A case with all that it says.
#[derive(Clone, Default, Debug)]
struct Case {
    /// The file's name and the line of the statement.
    place: String,
    versions: (u32, u32),
    schema: Vec<String>,
    rows: Vec<String>,
    params: Vec<Option<String>>,
    sql: String,
    claims: String,
}

/// What a run has looked at.
#[derive(Clone, Default, Debug)]
pub struct Checked {
    /// How many cases ran, by version.
    pub cases: Vec<(u32, usize)>,
    pub wrong: Vec<String>,
}

/// Holds all cases against a server's rows.
pub fn check(server: &str, checked: &mut Checked) -> Result<(), String> {
    let database = format!("claims_{}", std::process::id());
    let mut postgres = Wire::connect(server, "postgres")?;
    postgres.execute(&format!("create database {database} template template0"))?;
    let result = check_in(server, &database, checked);
    postgres.execute(&format!("drop database {database} with (force)"))?;
    result
}

fn check_in(server: &str, database: &str, checked: &mut Checked) -> Result<(), String> {
    let mut wire = Wire::connect(server, database)?;
    let version = wire.execute("select current_setting('server_version_num')::int / 10000")?;
    let version = version.first().and_then(|row| row.first().cloned().flatten());
    let version: u32 = version.and_then(|text| text.parse().ok()).ok_or("no version")?;
    let mut count = 0;
    for path in files()? {
        for case in read(&path)? {
            if case.versions.0 <= version && version <= case.versions.1 {
                count += 1;
                if let Err(what) = case.check(&mut wire, version)? {
                    checked.wrong.push(format!("{} on {version}: {what}", case.place));
                }
            }
        }
    }
    checked.cases.push((version, count));
    Ok(())
}

fn files() -> Result<Vec<PathBuf>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
    let entries = std::fs::read_dir(&folder).map_err(|error| error.to_string())?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> Result<Vec<Case>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (mut cases, mut case) = (Vec::new(), Case { versions: (0, 99), ..Case::default() });
    for (number, line) in (1..).zip(text.lines()) {
        let place = format!("{name}:{number}");
        match line.split_at_checked(3) {
            Some(("--@", rest)) => {
                let (first, last) = rest.trim().split_once('-').ok_or(place)?;
                case.versions = (first.parse().unwrap_or(0), last.parse().unwrap_or(99));
            }
            Some(("--+", rest)) => case.schema.push(rest.trim().to_owned()),
            Some(("--!", rest)) => case.rows.push(rest.trim().to_owned()),
            Some(("--$", rest)) => {
                let values = rest.split('|').map(str::trim);
                case.params = values.map(|v| (v != "NULL").then(|| v.to_owned())).collect();
            }
            Some(("--=", rest)) => {
                case.claims = rest.trim().to_owned();
                cases.push(std::mem::replace(
                    &mut case,
                    Case { versions: (0, 99), ..Case::default() },
                ));
            }
            _ if line.starts_with("-- ") || line.is_empty() => {}
            _ => {
                if case.sql.is_empty() {
                    case.place = place;
                }
                case.sql = format!("{} {line}", case.sql).trim().to_owned();
            }
        }
    }
    if case.sql.is_empty() { Ok(cases) } else { Err(format!("{}: no claims", case.place)) }
}

impl Case {
    /// Runs the case in a transaction of its own; what is wrong with it, if anything is.
    fn check(&self, wire: &mut Wire, version: u32) -> Result<Result<(), String>, String> {
        wire.execute("begin")?;
        for step in self.schema.iter().chain(&self.rows) {
            if let Err(refusal) = wire.rows(step)? {
                wire.execute("rollback")?;
                return Ok(Err(format!("{refusal} in: {step}")));
            }
        }
        let own = own::load_schema(&(self.schema.join(";\n") + ";"), version);
        let outcome = match own.map(|own| own.answer(&self.sql)) {
            Err(mistakes) => Err(mistakes.join("; ")),
            Ok(Err(refusals)) => {
                let all: Vec<_> = refusals.iter().map(|one| one.message.as_str()).collect();
                Err(format!("sqlweave refuses it: {}", all.join("; ")))
            }
            Ok(Ok(claimed)) => match self.seen(wire, &claimed)? {
                Err(refusal) => Err(refusal),
                Ok(seen) => {
                    let own = summary(&claimed, &seen);
                    (own == self.claims).then_some(()).ok_or_else(|| {
                        format!("{}\n  expected {}\n  but      {own}", self.sql, self.claims)
                    })
                }
            },
        };
        wire.execute("rollback")?;
        Ok(outcome)
    }

    fn seen(&self, wire: &mut Wire, claimed: &Accepted) -> Result<Result<Seen, String>, String> {
        let arrays = claimed.columns.iter().map(|column| column.type_name.ends_with("[]"));
        let run = Run {
            sql: self.sql.clone(),
            params: self.params.clone(),
            arrays: arrays.collect(),
            ..Run::default()
        };
        wire.send_run(&run)?;
        Ok(wire.seen(&run)?.map_err(|refusal| format!("the server refuses it: {refusal}")))
    }
}

/// What is claimed and seen, as a case writes it.
fn summary(claimed: &Accepted, seen: &Seen) -> String {
    let cardinality = match claimed.cardinality {
        Cardinality::None => "none",
        Cardinality::One => "one",
        Cardinality::AtMostOne => "at most one",
        Cardinality::Many => "many",
    };
    let rows = seen.rows;
    let plural = if rows == 1 { "" } else { "s" };
    let columns = claimed.columns.iter().enumerate().map(|(at, column)| {
        let word = word(column.nullable, seen.nulls.get(at));
        let elements = match column.type_name.ends_with("[]") {
            true => {
                format!("[{}]", self::word(column.element_nullable, seen.element_nulls.get(at)))
            }
            false => String::new(),
        };
        format!("{} {word}{elements}", column.name)
    });
    let columns: Vec<String> = columns.collect();
    format!("{cardinality}, {rows} row{plural}; {}", columns.join(", ")).trim().to_owned()
}

fn word(nullable: bool, seen: Option<&bool>) -> &'static str {
    match (nullable, seen.copied().unwrap_or_default()) {
        (false, false) => "sure",
        (false, true) => "sure, WHICH IS WRONG",
        (true, true) => "null",
        (true, false) => "open",
    }
}
