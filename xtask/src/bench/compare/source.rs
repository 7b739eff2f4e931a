//! What each query adds to `cargo check`, by everybody: the same generated queries on the same twenty tables.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use sqlweave_test_server::Server;

use super::peers::{self, Peer};
use super::record::{Group, Row};
use super::{clean, folder, queries};
use crate::bench::compile::schema;
use crate::bench::crates::{Crate, Crates};
use crate::bench::{cpu_ms, median, output};

const COUNTS: [usize; 4] = [1, 50, 200, 1_000];

/// How often the crates up to a size are measured.
const RUNS: [(usize, usize); 2] = [(200, 3), (1_000, 1)];

pub(super) fn measure(server: &Server, quick: bool) -> Result<Vec<Row>, String> {
    let url = server.create_database("compile").map_err(|error| error.to_string())?;
    for table in schema().split(';').filter(|table| !table.trim().is_empty()) {
        server.execute("compile", table).map_err(|error| error.to_string())?;
    }
    let counts: &[usize] = if quick { &[1, 200] } else { &COUNTS };
    let mut crates = Crates::locked_as(&folder().join("Cargo.lock"))?;
    let generator = peers::generator()?;
    for peer in Peer::ALL {
        for &count in counts {
            add(&mut crates, peer, count, &url, &generator)?;
        }
    }
    ask_for_sqlx(&crates, counts.last().copied().unwrap_or(1), &url)?;
    for peer in Peer::ALL {
        eprintln!("compile: dependencies of {}", peer.name());
        output(&mut check(&crates, &["--package", &name(peer, 1)]))?;
    }
    let mut rows = Vec::new();
    let mut base: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    for &count in counts {
        let runs = RUNS.iter().find(|(most, _)| count <= *most).map_or(1, |(_, runs)| *runs);
        let mut values = [BTreeMap::new(), BTreeMap::new()];
        for peer in Peer::ALL {
            eprintln!("compile: {count}, {}", peer.name());
            let times = times(&crates, peer, count, if quick { 1 } else { runs })?;
            let first = *base.entry(peer.name().to_owned()).or_insert(times);
            for (at, values) in values.iter_mut().enumerate() {
                // Of one query everything counts, of more what each of them adds.
                let added = (times[at] - first[at]) / (count - 1).max(1) as f64;
                values.insert(peer.name().to_owned(), if count == 1 { times[at] } else { added });
            }
        }
        for (when, values) in ["cold", "on touch"].into_iter().zip(values) {
            let what = match count {
                1 => format!("`cargo check` of a crate with one query, {when}"),
                _ => format!("each of {count} queries more, {when}"),
            };
            rows.push(Row { group: Group::Compiler, what, values });
        }
    }
    Ok(rows)
}

fn name(peer: Peer, count: usize) -> String {
    format!("{}_{count}", peer.folder().replace('-', "_"))
}

/// A crate of so many queries. Cornucopia's are in a crate that it generates, beside one that uses it.
fn add(
    crates: &mut Crates,
    peer: Peer,
    count: usize,
    url: &str,
    generator: &Path,
) -> Result<(), String> {
    let name = name(peer, count);
    let mut dependencies = clean::dependencies(peer)?;
    let text = queries::library(peer, count);
    let schema = schema();
    let mut files = vec![("src/lib.rs", text.as_str()), ("schema.sql", schema.as_str())];
    let generated = format!("{name}_generated");
    if peer == Peer::Cornucopia {
        crates.write(&format!("{name}/sql/queries.sql"), &text)?;
        let (sql, to) = (crates.path(&format!("{name}/sql")), crates.path(&generated));
        output(Command::new(generator).arg(url).args([&sql, &to]).arg(&generated))?;
        crates.include(&generated);
        dependencies = vec![format!("{generated} = {{ path = \"../{generated}\" }}")];
        files = vec![("src/lib.rs", "")];
    }
    let dependencies: Vec<&str> = dependencies.iter().map(String::as_str).collect();
    crates.add(&Crate { name: &name, dependencies: &dependencies, files: &files })
}

/// What sqlx needs to know of its queries: those of the largest crate, among which are all others.
fn ask_for_sqlx(crates: &Crates, most: usize, url: &str) -> Result<(), String> {
    let kept = crates.path("sqlx-data");
    std::fs::create_dir_all(&kept).map_err(|error| format!("{}: {error}", kept.display()))?;
    let mut asked = check(crates, &["--package", &name(Peer::Sqlx, most)]);
    output(asked.env("DATABASE_URL", url).env_remove("SQLX_OFFLINE")).map(|_| ())
}

fn check(crates: &Crates, arguments: &[&str]) -> Command {
    let arguments: Vec<&str> = ["check"].iter().chain(arguments).copied().collect();
    let mut command = crates.cargo("all", &arguments);
    command.env("SQLX_OFFLINE", "true").env("SQLX_OFFLINE_DIR", crates.path("sqlx-data"));
    command.env_remove("DATABASE_URL");
    command
}

/// Milliseconds of CPU, cold and when the file was touched.
fn times(crates: &Crates, peer: Peer, count: usize, runs: usize) -> Result<[f64; 2], String> {
    let name = name(peer, count);
    let generated = format!("{name}_generated");
    let own = if peer == Peer::Cornucopia {
        vec![generated.as_str(), &name]
    } else {
        vec![name.as_str()]
    };
    let mut times = [const { Vec::new() }; 2];
    for _ in 0..runs {
        for package in &own {
            output(&mut crates.cargo("all", &["clean", "--package", package]))?;
        }
        let check = check(crates, &["--package", &name]);
        times[0].push(cpu_ms(&check)?);
        for package in &own {
            crates.touch(&format!("{package}/src/lib.rs"))?;
        }
        times[1].push(cpu_ms(&check)?);
    }
    Ok(times.map(median))
}
