//! A million rows into a table, beside a COPY in binary by hand, on a throwaway server; and the memory that it takes.

use std::path::PathBuf;
use std::process::Command;

use sqlweave_test_server::Server;

use super::crates::{Crate, Crates, sqlweave};
use super::{Figure, median, output};

const SCHEMA: &str = include_str!("../../bench/bulk.sql");
const PROGRAM: &str = include_str!("../../bench/bulk.rs");
const ROWS: usize = 1_000_000;

/// Seconds, and megabytes at most.
type Cost = (f64, f64);

pub(super) fn measure(runs: usize) -> Result<Vec<Figure>, String> {
    let server = Server::start().map_err(|error| error.to_string())?;
    let url = server.create_database("bench").map_err(|error| error.to_string())?;
    server.execute("bench", SCHEMA).map_err(|error| error.to_string())?;
    let mut crates = Crates::new()?;
    crates.add(&Crate {
        name: "bulk",
        dependencies: &[
            &sqlweave(),
            "tokio-postgres = \"0.7\"",
            "tokio = { version = \"1\", features = [\"rt-multi-thread\", \"macros\", \"net\", \"time\"] }",
        ],
        files: &[
            ("src/main.rs", PROGRAM),
            ("schema.sql", SCHEMA),
            // The oldest that may be installed.
            ("sqlweave.toml", "postgres = 15\n"),
        ],
    })?;
    output(&mut crates.cargo("bulk", &["build", "--release"]))?;
    let program = Program { path: crates.target("bulk").join("release/bulk"), url };
    // Side by side, so that what else the machine does meets all of them.
    let ways = ["by_hand", "copy", "values", "keys", "keys_in_any_order"];
    let mut costs: [Vec<Cost>; 5] = Default::default();
    for _ in 0..runs {
        for (way, costs) in ways.iter().zip(&mut costs) {
            costs.push(program.run(way, ROWS)?);
        }
    }
    let [by_hand, copy, values, keys, any_order] = costs.map(|costs| {
        let (seconds, memory): (Vec<f64>, Vec<f64>) = costs.into_iter().unzip();
        (ROWS as f64 / median(seconds) / 1000.0, median(memory))
    });
    let few = program.run("values", ROWS / 10)?.1;
    Ok(vec![
        Figure::compared(
            "thousand rows a second by copy, against COPY by hand",
            copy.0,
            by_hand.0,
            "",
        ),
        Figure::compared(
            "thousand rows a second by values, against COPY by hand",
            values.0,
            by_hand.0,
            "",
        ),
        Figure::compared(
            "thousand rows a second that return keys, in order against any order",
            keys.0,
            any_order.0,
            "",
        ),
        Figure::compared("most memory by copy, a million rows", copy.1, by_hand.1, "MB"),
        Figure::compared("most memory by values, a million rows", values.1, by_hand.1, "MB"),
        Figure::alone("most memory by values, a tenth of them", few, "MB"),
    ])
}

struct Program {
    path: PathBuf,
    url: String,
}

impl Program {
    fn run(&self, way: &str, rows: usize) -> Result<Cost, String> {
        let mut command = Command::new(&self.path);
        let said = output(command.args([&self.url, way, &rows.to_string()]))?.stdout;
        let said = String::from_utf8_lossy(&said);
        let numbers: Vec<f64> = said.split_whitespace().filter_map(|n| n.parse().ok()).collect();
        match numbers[..] {
            [seconds, memory] => Ok((seconds, memory / 1024.0)),
            _ => Err(format!("the program said {said}")),
        }
    }
}
