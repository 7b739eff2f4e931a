//! The work itself, in rounds in which everybody has a turn, so that what else the machine does meets all of them.

use std::collections::BTreeMap;
use std::process::Command;

use serde::Deserialize;
use sqlweave_test_server::Server;

use super::peers::Peer;
use super::record::{Group, Row};
use crate::bench::rows::instructions;
use crate::bench::{median, output};

/// A task of the programs, with its size, and how many calls are one measurement.
struct Case {
    what: &'static str,
    task: &'static str,
    size: u64,
    calls: u64,
    /// What is shown of it beside the client's CPU.
    shown: &'static [Group],
}

const fn case(
    what: &'static str,
    task: &'static str,
    size: u64,
    calls: u64,
    shown: &'static [Group],
) -> Case {
    Case { what, task, size, calls, shown }
}

const NONE: &[Group] = &[];
const TIME: &[Group] = &[Group::Time];
const ALL: &[Group] = &[Group::Both, Group::Time];
const AND_MEMORY: &[Group] = &[Group::Both, Group::Time, Group::Memory];

const CASES: [Case; 13] = [
    case("a row by its key", "point", 4242, 2000, TIME),
    case("1 row", "rows", 1, 2000, NONE),
    case("10 rows", "rows", 10, 1500, NONE),
    case("100 rows", "rows", 100, 500, NONE),
    case("1,000 rows", "rows", 1_000, 80, NONE),
    case("10,000 rows", "rows", 10_000, 10, &[Group::Time, Group::Memory]),
    case("1,000 rows of a join", "join", 1_000, 80, NONE),
    case("10 users, their posts and comments", "nested", 10, 300, ALL),
    case("100 users, their posts and comments", "nested", 100, 60, ALL),
    case("1,000 users, their posts and comments", "nested", 1_000, 16, ALL),
    case("10,000 users, their posts and comments", "nested", 10_000, 6, AND_MEMORY),
    case("a tree of 100 levels, a recursive query", "tree", 0, 50, TIME),
    case("a tree of 100 levels, a query a level", "tree-by-level", 0, 10, TIME),
];

/// What is counted under valgrind, and in how many calls.
const COUNTED: [(usize, u64); 9] =
    [(0, 1000), (1, 1000), (3, 200), (4, 40), (6, 40), (7, 200), (8, 40), (9, 8), (10, 4)];

/// What a program says.
#[derive(Deserialize)]
struct Said {
    cpu: f64,
    wall: f64,
    server: f64,
    memory: f64,
    rows: u64,
    sum: String,
}

pub(super) struct Work<'a> {
    server: &'a Server,
    url: &'a str,
    quick: bool,
}

/// What everybody said in all rounds, by name.
type Heard = BTreeMap<String, Vec<Said>>;

impl<'a> Work<'a> {
    pub(super) fn new(server: &'a Server, url: &'a str, quick: bool) -> Work<'a> {
        Work { server, url, quick }
    }

    fn rounds(&self, full: usize) -> usize {
        if self.quick { 1 } else { full }
    }

    pub(super) fn run(&self) -> Result<Vec<Row>, String> {
        let mut heard: Vec<Heard> = CASES.iter().map(|_| Heard::new()).collect();
        for round in 0..self.rounds(9) {
            eprintln!("run: round {}", round + 1);
            for (case, heard) in CASES.iter().zip(&mut heard) {
                let calls = if self.quick { case.calls.div_ceil(2) } else { case.calls };
                self.everybody(case.task, case.size, calls, heard)?;
            }
        }
        let mut rows = Vec::new();
        for (case, heard) in CASES.iter().zip(&heard) {
            agree(case.what, heard)?;
            rows.extend(figures(case.what, Group::Client, case.shown, heard));
        }
        Ok(rows)
    }

    /// Each once. Sqlweave has two forms for nested rows.
    fn everybody(
        &self,
        task: &str,
        size: u64,
        calls: u64,
        heard: &mut Heard,
    ) -> Result<(), String> {
        for peer in Peer::ALL {
            let said = self.ask(peer, task, size, calls)?;
            if let Some(said) = said {
                heard.entry(peer.name().to_owned()).or_default().push(said);
            }
        }
        if task == "nested"
            && let Some(said) = self.ask(Peer::Sqlweave, "nested-batch", size, calls)?
        {
            heard.entry(BATCH.to_owned()).or_default().push(said);
        }
        Ok(())
    }

    /// None where it has no way of doing that.
    fn ask(&self, peer: Peer, task: &str, size: u64, calls: u64) -> Result<Option<Said>, String> {
        let mut command = Command::new(peer.program());
        command.args([self.url, task, &size.to_string(), &calls.to_string()]);
        let said = output(&mut command)?.stdout;
        let said = String::from_utf8_lossy(&said);
        if said.trim() == "unsupported" {
            return Ok(None);
        }
        serde_json::from_str(&said)
            .map(Some)
            .map_err(|error| format!("{command:?} said {said}: {error}"))
    }

    pub(super) fn instructions(&self) -> Result<Vec<Row>, String> {
        if Command::new("valgrind").arg("--version").output().is_err() {
            eprintln!("instructions are not counted: valgrind is not installed");
            return Ok(Vec::new());
        }
        let mut rows = Vec::new();
        for (at, calls) in COUNTED.into_iter().take(if self.quick { 2 } else { COUNTED.len() }) {
            let Some(case) = CASES.get(at) else { continue };
            eprintln!("instructions: {}", case.what);
            let mut values = BTreeMap::new();
            for peer in Peer::ALL {
                let few = self.count(peer, case, calls / 4)?;
                let more = self.count(peer, case, calls / 4 + calls)?;
                values.insert(peer.name().to_owned(), (more - few) / calls as f64);
            }
            rows.push(Row { group: Group::Instructions, what: case.what.to_owned(), values });
        }
        Ok(rows)
    }

    fn count(&self, peer: Peer, case: &Case, calls: u64) -> Result<f64, String> {
        let mut command = Command::new("valgrind");
        command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
        command.arg(peer.program());
        command.args([self.url, case.task, &case.size.to_string(), &calls.to_string()]);
        let said = output(&mut command)?.stderr;
        instructions(&String::from_utf8_lossy(&said))
            .ok_or_else(|| "valgrind counted nothing".to_owned())
    }

    pub(super) fn stream(&self) -> Result<Vec<Row>, String> {
        let events = if self.quick { 500_000 } else { 5_000_000 };
        self.execute(&format!(
            "insert into events select n, n % 10007, 'kind ' || n % 31, n * 0.5 from generate_series(1, {events}) n"
        ))?;
        self.execute("vacuum analyze events")?;
        let mut heard = Heard::new();
        for round in 0..self.rounds(3) {
            eprintln!("stream: round {}", round + 1);
            self.everybody("stream", events, 1, &mut heard)?;
        }
        self.execute("truncate events")?;
        let what = format!("{} rows as a stream", grouped(events));
        agree(&what, &heard)?;
        Ok(figures(&what, Group::Client, &[Group::Time, Group::Memory], &heard))
    }

    pub(super) fn bulk(&self) -> Result<Vec<Row>, String> {
        let sizes: &[u64] = if self.quick { &[100_000] } else { &[100_000, 1_000_000] };
        let mut rows = Vec::new();
        for &size in sizes {
            for (task, by) in [("insert", "INSERT"), ("copy", "COPY")] {
                let mut heard = Heard::new();
                for round in 0..self.rounds(3) {
                    eprintln!("bulk: {size} by {by}, round {}", round + 1);
                    for peer in Peer::ALL {
                        self.execute("truncate loaded")?;
                        self.execute("checkpoint")?;
                        let Some(said) = self.ask(peer, task, size, 1)? else { continue };
                        self.is_loaded(size)
                            .map_err(|error| format!("{}: {error}", peer.name()))?;
                        heard.entry(peer.name().to_owned()).or_default().push(said);
                    }
                }
                let what = format!("{} rows written by {by}", grouped(size));
                agree(&what, &heard)?;
                rows.extend(figures(&what, Group::Client, AND_MEMORY, &heard));
            }
        }
        Ok(rows)
    }

    /// That the rows are all there, as `bench/common/src/loaded.rs` makes them.
    fn is_loaded(&self, rows: u64) -> Result<(), String> {
        self.execute(&format!(
            "do $$ begin
                if (select count(*) from loaded l join generate_series(1, {rows}) n on l.id = n
                    where l.sku = 'SKU-' || n and l.name = 'Something that is sold as number ' || n
                      and l.note is not distinct from case when n % 3 = 0 then 'Note ' || n end
                      and l.price = n * 0.25 and l.stock = n % 1000 and l.active = (n % 2 = 0)) <> {rows}
                    or (select count(*) from loaded) <> {rows}
                then raise 'the rows are not those that were to be written'; end if;
             end $$"
        ))
    }

    fn execute(&self, sql: &str) -> Result<(), String> {
        self.server.execute("work", sql).map_err(|error| error.to_string())
    }
}

/// The second form of nested rows.
const BATCH: &str = "sqlweave, batch";

/// Everybody has read the same.
fn agree(what: &str, heard: &Heard) -> Result<(), String> {
    let mut all = heard.iter().flat_map(|(name, said)| said.iter().map(move |said| (name, said)));
    let Some((first, said)) = all.next() else { return Err(format!("nobody does {what}")) };
    for (name, other) in all {
        if (other.rows, &other.sum) != (said.rows, &said.sum) {
            return Err(format!(
                "{what}: {first} read {} rows with the sum {}, and {name} {} with {}",
                said.rows, said.sum, other.rows, other.sum
            ));
        }
    }
    Ok(())
}

fn figures(what: &str, first: Group, others: &[Group], heard: &Heard) -> Vec<Row> {
    let groups = std::iter::once(first).chain(others.iter().copied());
    groups
        .map(|group| Row { group, what: what.to_owned(), values: medians(group, heard) })
        .collect()
}

/// Of the two forms for nested rows, sqlweave is judged by the better one; both stand in the record.
fn medians(group: Group, heard: &Heard) -> BTreeMap<String, f64> {
    let measure = |said: &Said| match group {
        Group::Both => said.cpu + said.server,
        Group::Time => said.wall,
        Group::Memory => said.memory,
        Group::Client | Group::Instructions | Group::Compiler => said.cpu,
    };
    let mut values: BTreeMap<String, f64> = heard
        .iter()
        .map(|(name, said)| (name.clone(), median(said.iter().map(measure).collect())))
        .collect();
    if let (Some(batch), Some(arrays)) =
        (values.get(BATCH).copied(), values.get("sqlweave").copied())
    {
        values.insert("sqlweave, array".to_owned(), arrays);
        values.insert("sqlweave".to_owned(), arrays.min(batch));
    }
    values
}

/// `1,000,000`
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}
