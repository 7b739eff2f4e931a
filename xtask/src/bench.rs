//! `cargo xtask bench`: what sqlweave costs beside tokio-postgres by hand, as ratios in one run. `bench compare` sets it
//! beside other libraries too.
//!
//! Time is CPU time of the processes that do the work, so that a busy machine disturbs it least.

mod bulk;
mod clean;
mod compare;
mod compile;
mod crates;
mod nested;
mod optional;
mod rows;
mod schema;

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Measure what sqlweave costs beside tokio-postgres by hand.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What to measure; without it everything but `compare`.
    what: Option<What>,
    /// How often to measure; the median counts.
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// A folder of schema files to load as well.
    #[arg(long)]
    schemas: Option<PathBuf>,
    /// Only load this schema file as often as `runs` says: what is counted under valgrind.
    #[arg(long, hide = true)]
    load: Option<PathBuf>,
    /// How much of it.
    #[arg(long, hide = true, default_value = "whole")]
    extent: schema::Extent,
    #[command(flatten)]
    compared: compare::Options,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// CPU of `cargo check` for each query added.
    Compile,
    /// CPU of `cargo check` from nothing, dependencies included.
    Clean,
    /// Time and instructions to load a schema in the dev profile.
    Schema,
    /// Instructions and CPU time for each row, on a throwaway server.
    Rows,
    /// CPU of client and server for rows in rows, on a throwaway server.
    Nested,
    /// Time and memory to write a million rows, on a throwaway server.
    Bulk,
    /// The same work by other libraries: run, compiled and recorded in `bench/results.json`.
    Compare,
    /// The plot and the tables of what is recorded.
    Plot,
}

/// A line of the table.
struct Figure {
    what: String,
    woven: String,
    by_hand: String,
    ratio: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    if let Some(file) = &arguments.load {
        return schema::load_file(file, arguments.extent, arguments.runs);
    }
    match arguments.what {
        Some(What::Compare) => return compare::compare(&arguments.compared),
        Some(What::Plot) => return compare::render(),
        _ => {}
    }
    let wanted = |what| arguments.what.is_none_or(|only| only == what);
    let runs = arguments.runs.max(1);
    let mut figures = Vec::new();
    if wanted(What::Schema) {
        figures.extend(schema::measure(runs, arguments.schemas.as_deref())?);
    }
    if wanted(What::Rows) {
        figures.extend(rows::measure(runs)?);
    }
    if wanted(What::Nested) {
        figures.extend(nested::measure(runs)?);
    }
    if wanted(What::Bulk) {
        figures.extend(bulk::measure(runs)?);
    }
    if wanted(What::Compile) {
        figures.extend(compile::measure(runs)?);
    }
    if wanted(What::Clean) {
        figures.extend(clean::measure(runs)?);
    }
    print(&figures);
    Ok(())
}

fn print(figures: &[Figure]) {
    let head = Figure {
        what: String::new(),
        woven: "sqlweave".to_owned(),
        by_hand: "by hand".to_owned(),
        ratio: "ratio".to_owned(),
    };
    let width = figures.iter().map(|figure| figure.what.chars().count()).max().unwrap_or(0);
    for Figure { what, woven, by_hand, ratio } in std::iter::once(&head).chain(figures) {
        println!("{what:width$}  {woven:>10}  {by_hand:>10}  {ratio}");
    }
}

impl Figure {
    /// Two amounts of the same kind, and how often the second goes into the first.
    fn compared(what: impl Into<String>, woven: f64, by_hand: f64, unit: &str) -> Figure {
        let digits = if unit.is_empty() { 0 } else { 2 };
        let shown = |amount: f64| format!("{amount:.digits$} {unit}").trim_end().to_owned();
        Figure {
            what: what.into(),
            woven: shown(woven),
            by_hand: shown(by_hand),
            ratio: format!("{:.2}", woven / by_hand),
        }
    }

    /// An amount that nothing stands beside.
    fn alone(what: impl Into<String>, woven: f64, unit: &str) -> Figure {
        Figure {
            what: what.into(),
            woven: format!("{woven:.1} {unit}"),
            by_hand: String::new(),
            ratio: String::new(),
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Runs a command to its end; on failure what it said.
fn output(command: &mut Command) -> Result<Output, String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if output.status.success() {
        return Ok(output);
    }
    Err(format!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)))
}

/// The CPU time in milliseconds, of user and system, of a command and all that it runs and waits for.
fn cpu_ms(command: &Command) -> Result<f64, String> {
    // The shell knows the times of its children, which std does not tell.
    let mut timed = Command::new("bash");
    timed.args(["-c", r#"TIMEFORMAT="%3U %3S"; time "$@""#, "bash"]);
    timed.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => timed.env(name, value),
            None => timed.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        timed.current_dir(folder);
    }
    let said = String::from_utf8_lossy(&output(&mut timed)?.stderr).into_owned();
    let last = said.lines().last().unwrap_or_default();
    let seconds: Vec<f64> = last.split(' ').filter_map(|number| number.parse().ok()).collect();
    match seconds[..] {
        [user, system] => Ok((user + system) * 1000.0),
        _ => Err(format!("the shell gave no times: {last}")),
    }
}
