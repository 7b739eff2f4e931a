//! `cargo xtask bench compare`: the same work by sqlweave, by hand and by other libraries, and what each costs to compile.
//!
//! The programs are in `bench`, a workspace of its own. What is found out goes to `bench/results.json`, and from there into
//! the tables and the plot; whoever runs it on another machine gets that machine's.

mod clean;
mod peers;
mod plot;
mod queries;
mod record;
mod run;
mod source;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use sqlweave_test_server::Server;

use self::record::Record;
use super::crates::repository;
use super::output;

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Part {
    /// Look-ups, rows, joins, nesting, trees.
    Run,
    /// Instructions of the same, where valgrind is installed.
    Instructions,
    /// Many rows written.
    Bulk,
    /// Many rows read one by one.
    Stream,
    /// A build from nothing.
    Clean,
    /// `cargo check` for each query added.
    Compile,
}

/// What `compare` may be told.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Of `compare`: only these parts. What the others have recorded stays.
    #[arg(long, value_delimiter = ',')]
    only: Vec<Part>,
    /// Of `compare`: less of everything, once. Nothing is recorded.
    #[arg(long)]
    quick: bool,
    /// Of `compare`: write again what cornucopia and sqlx generate from a server, before building.
    #[arg(long)]
    prepare: bool,
}

impl Options {
    fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }
}

pub(super) fn folder() -> PathBuf {
    repository().join("bench")
}

pub(super) fn compare(options: &Options) -> Result<(), String> {
    let server = Server::start().map_err(|error| error.to_string())?;
    let url = server.create_database("work").map_err(|error| error.to_string())?;
    load(&server, "work")?;
    if options.prepare {
        peers::prepare(&url)?;
    }
    let mut rows = Vec::new();
    let wants = |parts: &[Part]| parts.iter().any(|part| options.wants(*part));
    if wants(&[Part::Run, Part::Instructions, Part::Bulk, Part::Stream]) {
        peers::build()?;
        let work = run::Work::new(&server, &url, options.quick);
        if options.wants(Part::Run) {
            rows.extend(work.run()?);
        }
        if options.wants(Part::Instructions) {
            rows.extend(work.instructions()?);
        }
        if options.wants(Part::Stream) {
            rows.extend(work.stream()?);
        }
        if options.wants(Part::Bulk) {
            rows.extend(work.bulk()?);
        }
    }
    if options.wants(Part::Clean) {
        rows.extend(clean::measure(options.quick)?);
    }
    if options.wants(Part::Compile) {
        rows.extend(source::measure(&server, options.quick)?);
    }
    let record = Record::new(&url, rows)?;
    print!("{}", table::text(&record));
    if options.quick {
        return Ok(());
    }
    let file = folder().join("results.json");
    let record = if options.only.is_empty() { record } else { record.and_what_was(&file)? };
    record.write(&file)?;
    render()
}

/// The tables and the plot, of what is recorded.
pub(super) fn render() -> Result<(), String> {
    let record = Record::read(&folder().join("results.json"))?;
    write(&repository().join("docs/src/img/compared.svg"), &plot::svg(&record))?;
    for (file, text) in documents(&record) {
        put(&repository().join(file), &text)?;
    }
    Ok(())
}

/// The files that show what is recorded, and what they show between their marks.
fn documents(record: &Record) -> [(&'static str, String); 2] {
    [("README.md", table::short(record)), ("docs/src/compared.md", table::whole(record))]
}

const BEGIN: &str = "<!-- of bench/results.json -->\n";
const END: &str = "<!-- to here -->";

/// What stands between the marks.
fn between(text: &str) -> Option<&str> {
    Some(text.split_once(BEGIN)?.1.split_once(END)?.0)
}

fn put(file: &Path, shown: &str) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let old = between(&text).ok_or_else(|| format!("{} has no marks", file.display()))?;
    write(file, &text.replace(&format!("{BEGIN}{old}{END}"), &format!("{BEGIN}{shown}{END}")))
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

/// The schema and its rows.
fn load(server: &Server, database: &str) -> Result<(), String> {
    for file in ["schema.sql", "fill.sql"] {
        let sql =
            fs::read_to_string(folder().join(file)).map_err(|error| format!("{file}: {error}"))?;
        for statement in sql.split(';').filter(|statement| !statement.trim().is_empty()) {
            server.execute(database, statement).map_err(|error| error.to_string())?;
        }
    }
    // What the backends' processes do is counted, which workers would escape.
    let alone = format!("alter database {database} set max_parallel_workers_per_gather = 0");
    server.execute(database, &alone).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_show_what_is_recorded() -> Result<(), String> {
        let record = Record::read(&folder().join("results.json"))?;
        for (file, shown) in documents(&record) {
            let text =
                fs::read_to_string(repository().join(file)).map_err(|error| error.to_string())?;
            assert_eq!(
                between(&text),
                Some(shown.as_str()),
                "{file}: run `cargo xtask bench plot`"
            );
        }
        let plot = fs::read_to_string(repository().join("docs/src/img/compared.svg"));
        assert_eq!(
            plot.map_err(|error| error.to_string())?,
            plot::svg(&record),
            "run `cargo xtask bench plot`"
        );
        Ok(())
    }
}
