//! What nested rows cost, in one statement and by a statement a level, beside tokio-postgres by hand: a statement a level,
//! put together in maps. Users with five posts of three comments each, on a throwaway server.

use std::path::Path;
use std::process::Command;

use sqlweave_test_server::Server;

use super::crates::{Crate, Crates, sqlweave};
use super::{Figure, median, output};

const SCHEMA: &str = include_str!("../../bench/nested.sql");
const PROGRAM: &str = include_str!("../../bench/nested.rs");
const FILL: &str = "
    insert into users select n, 'Customer ' || n from generate_series(1, 10000) n;
    insert into posts
        select n, (n - 1) / 5 + 1, 'What I found out about ' || n, case when n % 3 > 0 then n % 100 end
        from generate_series(1, 50000) n;
    insert into comments
        select n, (n - 1) / 3 + 1, 'customer' || n % 997, 'I have seen this too, in ' || n
        from generate_series(1, 150000) n;
    vacuum analyze users;
    vacuum analyze posts;
    vacuum analyze comments";

/// Parents, and how many calls are measured.
const SIZES: [(usize, usize); 4] = [(10, 1000), (100, 200), (1_000, 20), (10_000, 4)];

/// The ways of sqlweave, with the round trips of each.
const WAYS: [(&str, &str, usize); 2] =
    [("arrays", "array(…)", 1), ("batches", "batch array(…)", 3)];

pub(super) fn measure(runs: usize) -> Result<Vec<Figure>, String> {
    let server = Server::start().map_err(|error| error.to_string())?;
    let url = server.create_database("bench").map_err(|error| error.to_string())?;
    for sql in [SCHEMA].into_iter().chain(FILL.split(';')) {
        server.execute("bench", sql).map_err(|error| error.to_string())?;
    }
    let mut crates = Crates::new()?;
    let tokio = "tokio = { version = \"1\", features = [\"rt\", \"net\", \"time\", \"macros\"] }";
    crates.add(&Crate {
        name: "nested",
        dependencies: &[&sqlweave(), "tokio-postgres = \"0.7\"", tokio],
        files: &[("src/main.rs", PROGRAM), ("schema.sql", SCHEMA)],
    })?;
    output(&mut crates.cargo("nested", &["build", "--release"]))?;
    let path = crates.target("nested").join("release/nested");
    let mut figures = Vec::new();
    for (parents, calls) in SIZES {
        let by_hand = cost(&path, &url, runs, "hand", parents, calls)?;
        for (way, form, trips) in WAYS {
            let woven = cost(&path, &url, runs, way, parents, calls)?;
            let trips = format!("{trips} round trip{} to 3", if trips == 1 { "" } else { "s" });
            for (whose, woven, by_hand) in [
                ("client", woven.client, by_hand.client),
                ("client and server", woven.both(), by_hand.both()),
            ] {
                let what = format!("CPU us, {parents} parents, {form}, {trips}, {whose}");
                figures.push(Figure::compared(what, woven, by_hand, ""));
            }
        }
    }
    Ok(figures)
}

/// Microseconds of CPU for a call.
struct Cost {
    client: f64,
    server: f64,
}

impl Cost {
    fn both(&self) -> f64 {
        self.client + self.server
    }
}

fn cost(
    path: &Path,
    url: &str,
    runs: usize,
    way: &str,
    parents: usize,
    calls: usize,
) -> Result<Cost, String> {
    let (mut client, mut server) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let arguments = [url, way, &parents.to_string(), &calls.to_string()].map(str::to_owned);
        let said = output(Command::new(path).args(arguments))?.stdout;
        let said = String::from_utf8_lossy(&said);
        let mut numbers = said.split_whitespace().map(|word| word.parse::<f64>());
        let (Some(Ok(own)), Some(Ok(theirs))) = (numbers.next(), numbers.next()) else {
            return Err(format!("the program said {said}"));
        };
        client.push(own / 1000.0);
        server.push(theirs / 1000.0);
    }
    Ok(Cost { client: median(client), server: median(server) })
}
