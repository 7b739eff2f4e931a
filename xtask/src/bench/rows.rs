//! What a row costs from the socket to its struct, beside tokio-postgres by hand, on a throwaway server.
//!
//! Instructions are counted where valgrind is installed: the same program reads the same rows a few and many times, and the
//! difference is the rows' own. CPU time is less exact on a machine that does other things too. So both ways take turns in
//! one process, in many rounds of a few milliseconds each, and the median of the rounds' ratios counts; how far it can be
//! trusted stands beside it.

use std::path::PathBuf;
use std::process::Command;

use sqlweave_test_server::Server;

use super::crates::{Crate, Crates, sqlweave_with};
use super::{Figure, median, output};

const SCHEMA: &str = include_str!("../../bench/rows.sql");
const PROGRAM: &str = include_str!("../../bench/rows.rs");
const FILL: &str = "insert into measured select n, n % 7, 'Customer ' || n, 'customer' || n || '@example.org', \
                    case when n % 3 > 0 then 'Rings twice and waits ' || n end, n * 1.5, n % 100, n % 2 = 0 \
                    from generate_series(1, 10000) n; analyze measured";

const FILL_WIDE: &str = "insert into wide select n, n % 2 = 0, nullif(n % 3, 0) = 1, n % 100, nullif(n % 5, 0), n, \
                         nullif(n % 7, 0), n * 1000000007::bigint, nullif(n % 2, 0), n / 3.0, nullif(n % 4, 0), n / 7.0, \
                         nullif(n % 6, 0), n * 1.234567, nullif(n % 8, 0), 'Customer ' || n, nullif(n % 3, 0)::text, \
                         'Road ' || n, 'C' || n, 'n' || n, decode(md5(n::text), 'hex'), \
                         nullif(decode(md5(n::text), 'hex'), '\\x'), md5(n::text)::uuid, \
                         case when n % 2 = 0 then md5(n::text)::uuid end, date '2024-01-01' + n, \
                         case when n % 2 = 0 then date '2024-01-01' - n end, time '10:00' + n * interval '1 s', \
                         timestamp '2024-01-01' + n * interval '1 s', timestamptz '2024-01-01Z' + n * interval '1 s', \
                         case when n % 2 = 0 then timestamptz '2024-01-01Z' end, '{\"a\": [1, 2]}', \
                         jsonb_build_object('n', n, 'tags', array['a', 'b']), case when n % 2 = 0 then '[]'::jsonb end, \
                         inet '10.0.0.1' + n, n, '0/0'::pg_lsn + n, array[n, n + 1, 3], array['x', 'y' || n], \
                         array[date '2024-01-01' + n] from generate_series(1, 1000) n; analyze wide";

/// Rows of a call, and how many more calls the longer run makes.
const SIZES: [(usize, usize); 5] = [(1, 400), (10, 300), (100, 100), (1_000, 20), (10_000, 4)];

/// What is compared with what: a cached statement with one prepared by hand, a bare client with texts.
const PAIRS: [(&str, &str); 5] = [
    ("woven cached", "prepared"),
    ("woven bare", "text"),
    ("woven bare", "typed"),
    ("woven lent", "prepared"),
    ("woven lent", "lent"),
];

/// The same for a row by its key, which is the number of rows that the program is given.
const POINTS: [(&str, &str); 4] = [
    ("woven cached point", "prepared point rows"),
    ("woven cached point", "prepared point"),
    ("woven bare point", "text point rows"),
    ("woven bare point", "text point"),
];

/// The same for rows of all types.
const WIDE: (&str, &str) = ("woven cached wide", "prepared wide");

/// What the ways are called in print.
fn name(way: &str) -> &str {
    match way {
        "woven cached" | "woven cached point" | "woven cached wide" => "`Connection`",
        "woven bare" | "woven bare point" => "`Client`",
        "woven lent" => "`#[lend]`, `Connection`",
        "prepared" | "prepared point rows" | "prepared wide" => "query(&prepared)",
        "prepared point" => "query_opt(&prepared)",
        "text" | "text point rows" => "query(\"…\")",
        "text point" => "query_opt(\"…\")",
        "typed" => "query_typed",
        "lent" => "query_raw, &str",
        other => other,
    }
}

/// Rounds of CPU time in a process.
const ROUNDS: usize = 100;

/// How many processes there are of them at least: each has its memory in other places.
const PROCESSES: usize = 5;

/// Calls of a way, of which a round has four times as many.
const fn calls_of_a_round(rows: usize) -> usize {
    match rows {
        0..100 => 50,
        100..1_000 => 20,
        1_000..10_000 => 4,
        _ => 1,
    }
}

pub(super) fn measure(runs: usize) -> Result<Vec<Figure>, String> {
    let server = Server::start().map_err(|error| error.to_string())?;
    let url = server.create_database("bench").map_err(|error| error.to_string())?;
    for sql in [SCHEMA, FILL, FILL_WIDE] {
        server.execute("bench", sql).map_err(|error| error.to_string())?;
    }
    let mut crates = Crates::new()?;
    let tokio = "tokio = { version = \"1\", features = [\"rt\", \"net\", \"time\"] }";
    let futures = "futures-util = { version = \"0.3\", default-features = false }";
    let features = ["with-chrono-0_4", "with-serde_json-1", "with-uuid-1"];
    let postgres = format!("tokio-postgres = {{ version = \"0.7\", features = {features:?} }}");
    let woven: Vec<&str> = [&features[..], &["with-rust_decimal-1"]].concat();
    let chrono = "chrono = { version = \"0.4\", default-features = false, features = [\"std\"] }";
    let decimal = "rust_decimal = { version = \"1\", default-features = false, features = [\"std\", \"db-tokio-postgres\"] }";
    crates.add(&Crate {
        name: "rows",
        dependencies: &[
            &sqlweave_with(&woven),
            &postgres,
            tokio,
            futures,
            chrono,
            decimal,
            "serde_json = \"1\"",
            "rustix = { version = \"1\", features = [\"time\"] }",
            "uuid = \"1\"",
        ],
        files: &[("src/main.rs", PROGRAM), ("schema.sql", SCHEMA)],
    })?;
    output(&mut crates.cargo("rows", &["build", "--release"]))?;
    let path = crates.target("rows").join("release/rows");
    let mut figures = Vec::new();
    let mut program = Program { path, url, known: Vec::new() };
    let units = [Unit::Instructions, Unit::Nanoseconds];
    let valgrind = Command::new("valgrind").arg("--version").output().is_ok();
    for unit in units.into_iter().filter(|unit| valgrind || *unit != Unit::Instructions) {
        for pair in POINTS {
            figures.push(program.compare(unit, runs, pair, "a look-up", 1, 400)?);
        }
        for (rows, calls) in SIZES {
            for pair in PAIRS {
                let what = format!("a row of {rows}");
                figures.push(program.compare(unit, runs, pair, &what, rows, calls)?);
            }
        }
        for (rows, calls) in [(1, 400), (1_000, 10)] {
            let what = format!("a row of all types of {rows}");
            figures.push(program.compare(unit, runs, WIDE, &what, rows, calls)?);
        }
    }
    Ok(figures)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Instructions,
    /// Of CPU time, the client's.
    Nanoseconds,
}

struct Program {
    path: PathBuf,
    url: String,
    /// The instructions that have been counted, by way and rows.
    known: Vec<(String, usize, f64)>,
}

impl Program {
    fn compare(
        &mut self,
        unit: Unit,
        runs: usize,
        (woven, by_hand): (&str, &str),
        what: &str,
        rows: usize,
        calls: usize,
    ) -> Result<Figure, String> {
        let names = format!("{what}, {} against {}", name(woven), name(by_hand));
        if unit == Unit::Nanoseconds {
            let rounds = self.rounds(runs.max(PROCESSES), woven, by_hand, rows)?;
            return Ok(rounds.figure(format!("CPU ns {names}")));
        }
        let own = self.instructions(runs, woven, rows, calls)?;
        let others = self.instructions(runs, by_hand, rows, calls)?;
        Ok(Figure::compared(format!("instructions {names}"), own, others, ""))
    }

    /// The instructions of a row, the call's own divided among its rows.
    fn instructions(
        &mut self,
        runs: usize,
        way: &str,
        rows: usize,
        calls: usize,
    ) -> Result<f64, String> {
        if let Some((.., cost)) = self.known.iter().find(|(w, r, _)| w == way && *r == rows) {
            return Ok(*cost);
        }
        let few = calls / 4;
        let mut costs = Vec::new();
        for _ in 0..runs {
            let difference = self.count(way, rows, few + calls)? - self.count(way, rows, few)?;
            costs.push(difference / (rows * calls) as f64);
        }
        let cost = median(costs);
        self.known.push((way.to_owned(), rows, cost));
        Ok(cost)
    }

    fn count(&self, way: &str, rows: usize, calls: usize) -> Result<f64, String> {
        let mut command = Command::new("valgrind");
        command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
        command.arg(&self.path).args([&self.url, way]);
        let said = output(command.args([rows, calls].map(|number| number.to_string())))?.stderr;
        instructions(&String::from_utf8_lossy(&said))
            .ok_or_else(|| "valgrind counted nothing".to_owned())
    }

    /// CPU time of two ways that take turns.
    fn rounds(
        &self,
        processes: usize,
        woven: &str,
        by_hand: &str,
        rows: usize,
    ) -> Result<Rounds, String> {
        let calls = calls_of_a_round(rows);
        let of_a_row = 1.0 / (2 * calls * rows) as f64;
        let mut rounds = Rounds::default();
        for _ in 0..processes {
            let mut command = Command::new(&self.path);
            command.args([&self.url, woven, &rows.to_string(), &calls.to_string(), by_hand]);
            let said = output(command.arg(ROUNDS.to_string()))?.stdout;
            for line in String::from_utf8_lossy(&said).lines() {
                let both = line.split_once(' ').and_then(|(own, others)| {
                    Some((own.parse::<f64>().ok()?, others.parse::<f64>().ok()?))
                });
                let (own, others) = both.ok_or_else(|| format!("the program said {line}"))?;
                rounds.own.push(own * of_a_row);
                rounds.others.push(others * of_a_row);
                rounds.ratios.push(own / others);
            }
        }
        Ok(rounds)
    }
}

/// What rounds of two ways have cost, a row.
#[derive(Default)]
struct Rounds {
    own: Vec<f64>,
    others: Vec<f64>,
    ratios: Vec<f64>,
}

impl Rounds {
    fn figure(self, what: String) -> Figure {
        let (low, high) = around_median(self.ratios.clone());
        let mut figure = Figure::compared(what, median(self.own), median(self.others), "");
        figure.ratio = format!("{:.2} ({low:.2} to {high:.2})", median(self.ratios));
        figure
    }
}

/// Between what the median would be with more of them, 19 times of 20: a binomial distribution's share of the order.
fn around_median(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    let off = (values.len() as f64).sqrt().round() as usize;
    let middle = values.len() / 2;
    let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
    (at(middle.saturating_sub(off)), at((middle + off).min(values.len().saturating_sub(1))))
}

/// `==123== I refs:      1,234,567`
pub(super) fn instructions(said: &str) -> Option<f64> {
    let line = said.lines().find(|line| line.contains("I ") && line.contains("refs:"))?;
    let digits: String = line.split("refs:").nth(1)?.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}
