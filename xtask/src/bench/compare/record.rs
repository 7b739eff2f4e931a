//! What was found out: `bench/results.json`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

use super::peers::Peer;
use super::{folder, output};

#[derive(Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) date: String,
    pub(super) machine: Machine,
    pub(super) versions: BTreeMap<String, String>,
    pub(super) rows: Vec<Row>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Machine {
    pub(super) cpu: String,
    pub(super) cores: usize,
    pub(super) memory_gb: u64,
}

/// One thing that was measured, of everybody who can do it.
#[derive(Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) group: Group,
    pub(super) what: String,
    /// By the name of who did it. Less is better.
    pub(super) values: BTreeMap<String, f64>,
}

/// A kind of figure.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Debug)]
#[serde(rename_all = "snake_case")]
pub(super) enum Group {
    /// Nanoseconds of CPU of the client.
    Client,
    /// The same of client and server.
    Both,
    /// Nanoseconds from the call to its result.
    Time,
    /// The client's instructions.
    Instructions,
    /// The client's memory at most, in kilobytes.
    Memory,
    /// Milliseconds of CPU of the compiler.
    Compiler,
}

impl Group {
    pub(super) const ALL: [Group; 6] = [
        Group::Client,
        Group::Both,
        Group::Time,
        Group::Instructions,
        Group::Memory,
        Group::Compiler,
    ];
}

impl Row {
    pub(super) fn value(&self, peer: Peer) -> Option<f64> {
        self.values.get(peer.name()).copied()
    }

    /// Against the work by hand.
    pub(super) fn ratio(&self, peer: Peer) -> Option<f64> {
        Some(self.value(peer)? / self.value(Peer::ByHand)?)
    }

    /// The best of the other libraries, and how often what sqlweave costs goes into what it costs.
    pub(super) fn ahead(&self) -> Option<(Peer, f64)> {
        let own = self.value(Peer::Sqlweave)?;
        let others =
            Peer::ALL.into_iter().filter(|peer| !matches!(peer, Peer::ByHand | Peer::Sqlweave));
        let costs = others.filter_map(|peer| Some((peer, self.value(peer)? / own)));
        costs.min_by(|(_, a), (_, b)| a.total_cmp(b))
    }
}

impl Record {
    pub(super) fn new(url: &str, rows: Vec<Row>) -> Result<Record, String> {
        let date = said(Command::new("date").args(["-u", "+%Y-%m-%d"]))?;
        Ok(Record { date, machine: Machine::this(), versions: versions(url)?, rows })
    }

    /// Rows of an earlier record that were not measured this time stay where they were.
    pub(super) fn and_what_was(mut self, file: &Path) -> Result<Record, String> {
        if !file.exists() {
            return Ok(self);
        }
        let mut rows = Record::read(file)?.rows;
        for row in self.rows {
            match rows.iter_mut().find(|old| old.group == row.group && old.what == row.what) {
                Some(old) => *old = row,
                None => rows.push(row),
            }
        }
        self.rows = rows;
        Ok(self)
    }

    pub(super) fn read(file: &Path) -> Result<Record, String> {
        let named = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
        let text = fs::read_to_string(file).map_err(|error| named(&error))?;
        serde_json::from_str(&text).map_err(|error| named(&error))
    }

    pub(super) fn write(&self, file: &Path) -> Result<(), String> {
        let text = serde_json::to_string_pretty(self).map_err(|error| error.to_string())?;
        super::write(file, &(text + "\n"))
    }

    /// `AMD EPYC, 2 cores, 23 GB`
    pub(super) fn machine(&self) -> String {
        let Machine { cpu, cores, memory_gb } = &self.machine;
        format!("{cpu}, {cores} cores, {memory_gb} GB")
    }

    /// `rustc 1.95.0, PostgreSQL 15.18, …`
    pub(super) fn versions(&self) -> String {
        let first = ["rustc", "PostgreSQL"];
        let packages = Peer::ALL.map(Peer::package);
        let all = first.iter().chain(&packages);
        let shown = all.filter_map(|name| Some(format!("{name} {}", self.versions.get(*name)?)));
        shown.collect::<Vec<_>>().join(", ")
    }
}

impl Machine {
    fn this() -> Machine {
        let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = cpus.lines().find(|line| line.starts_with("model name"));
        let cpu = model.and_then(|line| line.split_once(": ")).map_or("unknown", |(_, name)| name);
        let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
        let kilobytes =
            memory.split_whitespace().nth(1).and_then(|number| number.parse::<u64>().ok());
        Machine {
            cpu: cpu.trim().to_owned(),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory_gb: kilobytes.unwrap_or(0) / (1 << 20),
        }
    }
}

fn versions(url: &str) -> Result<BTreeMap<String, String>, String> {
    let lock =
        fs::read_to_string(folder().join("Cargo.lock")).map_err(|error| error.to_string())?;
    let mut versions = BTreeMap::new();
    for package in Peer::ALL.map(Peer::package).into_iter().chain(["diesel"]) {
        let before = format!("name = \"{package}\"\nversion = \"");
        let version = lock.split_once(&before).and_then(|(_, rest)| rest.split_once('"'));
        let (version, _) = version.ok_or_else(|| format!("bench/Cargo.lock has no {package}"))?;
        versions.insert(package.to_owned(), version.to_owned());
    }
    let rustc = said(Command::new("rustc").arg("--version"))?;
    versions.insert("rustc".to_owned(), rustc.split(' ').nth(1).unwrap_or_default().to_owned());
    versions.insert("PostgreSQL".to_owned(), server_version(url)?);
    Ok(versions)
}

fn server_version(url: &str) -> Result<String, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let asked = async {
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
        tokio::spawn(connection);
        client.query_one("show server_version", &[]).await?.try_get::<_, String>(0)
    };
    let version = runtime.map_err(|error| error.to_string())?.block_on(asked);
    let version = version.map_err(|error| error.to_string())?;
    Ok(version.split(' ').next().unwrap_or_default().to_owned())
}

fn said(command: &mut Command) -> Result<String, String> {
    Ok(String::from_utf8_lossy(&output(command)?.stdout).trim().to_owned())
}
