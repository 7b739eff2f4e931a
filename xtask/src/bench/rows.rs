//! What a row costs from the socket to its struct, beside tokio-postgres by hand, on a throwaway server.
//!
//! The same program reads the same rows a few and many times; the difference is the rows' own. Instructions are counted
//! where valgrind is installed, else CPU time is taken.

use std::path::PathBuf;
use std::process::Command;

use sqlweave_test_server::Server;

use super::crates::{Crate, Crates, sqlweave};
use super::{Figure, cpu_ms, median, output};

const SCHEMA: &str = include_str!("../../bench/rows.sql");
const PROGRAM: &str = include_str!("../../bench/rows.rs");
const FILL: &str = "insert into measured select n, n % 7, 'Customer ' || n, 'customer' || n || '@example.org', \
                    case when n % 3 > 0 then 'Rings twice and waits ' || n end, n * 1.5, n % 100, n % 2 = 0 \
                    from generate_series(1, 10000) n; analyze measured";

/// Rows of a call, and how many more calls the longer run makes.
const SIZES: [(usize, usize); 3] = [(1, 400), (100, 100), (10_000, 4)];

/// What is compared with, and what that is.
const BY_HAND: [(&str, &str); 3] =
    [("text", "query(\"…\")"), ("prepared", "query(&prepared)"), ("typed", "query_typed")];

/// Without valgrind more calls, since time is less exact.
const MORE_CALLS: usize = 20;

pub(super) fn measure(runs: usize) -> Result<Vec<Figure>, String> {
    let server = Server::start().map_err(|error| error.to_string())?;
    let url = server.create_database("bench").map_err(|error| error.to_string())?;
    for sql in [SCHEMA, FILL] {
        server.execute("bench", sql).map_err(|error| error.to_string())?;
    }
    let mut crates = Crates::new()?;
    let tokio = "tokio = { version = \"1\", features = [\"rt\", \"net\", \"time\"] }";
    crates.add(&Crate {
        name: "rows",
        dependencies: &[&sqlweave(), "tokio-postgres = \"0.7\"", tokio],
        files: &[("src/main.rs", PROGRAM), ("schema.sql", SCHEMA)],
    })?;
    output(&mut crates.cargo("rows", &["build", "--release"]))?;
    let valgrind = Command::new("valgrind").arg("--version").output().is_ok();
    let program = Program { path: crates.target("rows").join("release/rows"), url, valgrind };
    let mut figures = Vec::new();
    for (rows, calls) in SIZES {
        let woven = program.row(runs, "woven", rows, calls)?;
        for (way, name) in BY_HAND {
            let by_hand = program.row(runs, way, rows, calls)?;
            let what = format!("{} a row, {rows} rows, against {name}", program.unit());
            figures.push(Figure::compared(what, woven, by_hand, ""));
        }
    }
    Ok(figures)
}

struct Program {
    path: PathBuf,
    url: String,
    valgrind: bool,
}

impl Program {
    fn unit(&self) -> &'static str {
        if self.valgrind { "instructions" } else { "CPU ns" }
    }

    /// The cost of a row, the call's own divided among its rows.
    fn row(&self, runs: usize, way: &str, rows: usize, calls: usize) -> Result<f64, String> {
        let more = if self.valgrind { calls } else { calls * MORE_CALLS };
        let few = more / 4;
        let mut costs = Vec::new();
        for _ in 0..runs {
            let difference = self.cost(way, rows, few + more)? - self.cost(way, rows, few)?;
            costs.push(difference / (rows * more) as f64);
        }
        Ok(median(costs))
    }

    fn cost(&self, way: &str, rows: usize, calls: usize) -> Result<f64, String> {
        let arguments = [&self.url, way, &rows.to_string(), &calls.to_string()].map(str::to_owned);
        if !self.valgrind {
            return Ok(cpu_ms(Command::new(&self.path).args(arguments))? * 1_000_000.0);
        }
        let mut command = Command::new("valgrind");
        command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
        let said = output(command.arg(&self.path).args(arguments))?.stderr;
        instructions(&String::from_utf8_lossy(&said))
            .ok_or_else(|| "valgrind counted nothing".to_owned())
    }
}

/// `==123== I refs:      1,234,567`
pub(super) fn instructions(said: &str) -> Option<f64> {
    let line = said.lines().find(|line| line.contains("I ") && line.contains("refs:"))?;
    let digits: String = line.split("refs:").nth(1)?.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}
