//! `cargo xtask corpus FOLDER`: statements and schemas of other projects, kept outside this
//! repository, against sqlweave's own answers.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use sqlweave_oracle::corpus::REFERENCE_VERSION;
use sqlweave_oracle::own::{self, Own};
use sqlweave_oracle::schema_file::Host;
use sqlweave_test_server::Server;

/// Compare sqlweave with a folder of schemas and of statements whose answers are known.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Holds `cases/peers.jsonl`, `cases/applications.jsonl` and `schemas/*.sql`.
    folder: PathBuf,
    /// Show every case that could be not null and is not, too.
    #[arg(long)]
    needless: bool,
    /// The URL of a running server, one for each version: the schemas are loaded there as well, and what they declare,
    /// every view's columns and types among it, is compared. Without any a throwaway server.
    #[arg(long, value_name = "URL")]
    server: Vec<String>,
}

/// A statement with its schema, and what is true of it.
#[derive(Deserialize)]
struct Peer {
    id: String,
    schema: String,
    query: String,
    expect: Expected,
    /// What of the server's ways the answer leaves aside: that NOT NULL domains let NULL in.
    policy: Option<String>,
}

#[derive(Deserialize)]
struct Expected {
    ok: bool,
    #[serde(default)]
    columns: Vec<ExpectedColumn>,
    params: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct ExpectedColumn {
    name: String,
    #[serde(rename = "type")]
    type_name: String,
    nullable: Option<bool>,
}

/// A statement of an application over one of the schemas.
#[derive(Deserialize)]
struct Application {
    schema: String,
    name: String,
    sql: String,
    params: Vec<String>,
    columns: Vec<ExpectedColumn>,
}

/// What was found, by kind.
#[derive(Default)]
struct Report {
    cases: usize,
    wrong: usize,
    unsound: usize,
    needless: usize,
    show_needless: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let mut report = Report { show_needless: arguments.needless, ..Report::default() };
    let mut urls = arguments.server.clone();
    if urls.is_empty() {
        urls.push(Server::shared().map_err(|error| error.to_string())?.url());
    }
    let hosts = urls.iter().map(|url| Host::find(url)).collect::<Result<Vec<_>, _>>()?;
    load_schemas(&arguments.folder, &hosts, &mut report)?;
    let peers: Vec<Peer> = read(&arguments.folder.join("cases/peers.jsonl"))?;
    for peer in &peers {
        let trusts = peer.policy.as_ref().is_some_and(|policy| policy.contains("domain"));
        let load = if trusts { own::load_trusting } else { own::load_schema };
        match load(&peer.schema, REFERENCE_VERSION) {
            Ok(schema) => report.judge(&peer.id, &schema.answer(&peer.query), &peer.expect),
            Err(errors) => report.wrong(&peer.id, &errors.join("; ")),
        }
    }
    report.close("peers");
    let applications: Vec<Application> = read(&arguments.folder.join("cases/applications.jsonl"))?;
    judge_applications(&arguments.folder, applications, &mut report)?;
    report.close("applications");
    if report.wrong + report.unsound == 0 {
        return Ok(());
    }
    Err(format!("{} disagreements, {} unsound columns", report.wrong, report.unsound))
}

fn load_schemas(folder: &Path, hosts: &[Host], report: &mut Report) -> Result<(), String> {
    let folder = folder.join("schemas");
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let text = read_text(&path)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let version = if name.ends_with("pg18") { 18 } else { REFERENCE_VERSION };
        let start = Instant::now();
        let loaded = own::load_schema(&text, version);
        let (bytes, milliseconds) = (text.len(), start.elapsed().as_secs_f64() * 1000.0);
        let rate = milliseconds * 1_000_000.0 / bytes as f64;
        println!(
            "schema {name}: {bytes} bytes, all read in {milliseconds:.0} ms, {rate:.0} ms a MB"
        );
        let errors = loaded.err().unwrap_or_default();
        errors.iter().for_each(|error| report.wrong(&name, error));
        for host in hosts.iter().filter(|host| host.version == version) {
            if !host.has_extensions(&text)? {
                println!("  on {}: an extension is not installed there", host.version);
                continue;
            }
            let found = host.compare(&text)?;
            println!("  on {}: {} lines", host.version, found.lines);
            found.differences.iter().for_each(|difference| report.wrong(&name, difference));
        }
    }
    Ok(())
}

fn judge_applications(
    folder: &Path,
    applications: Vec<Application>,
    report: &mut Report,
) -> Result<(), String> {
    let mut loaded: Vec<(String, own::Schema)> = Vec::new();
    for application in applications {
        if !loaded.iter().any(|(name, _)| *name == application.schema) {
            let text = read_text(&folder.join(format!("schemas/{}.sql", application.schema)))?;
            match own::load_schema(&text, REFERENCE_VERSION) {
                Ok(schema) => loaded.push((application.schema.clone(), schema)),
                Err(errors) => return Err(errors.join("\n")),
            }
        }
        let schema = loaded.iter().find(|(name, _)| *name == application.schema);
        let Some((_, schema)) = schema else { continue };
        let params = application.params.iter().map(|name| catalogue_name(name)).collect();
        let columns = application.columns.into_iter().map(|column| ExpectedColumn {
            type_name: catalogue_name(&column.type_name),
            ..column
        });
        let expected = Expected { ok: true, columns: columns.collect(), params: Some(params) };
        report.judge(&application.name, &schema.answer(&application.sql), &expected);
    }
    Ok(())
}

impl Report {
    fn judge(&mut self, id: &str, own: &Own, expected: &Expected) {
        self.cases += 1;
        let found = match own {
            Ok(found) => found,
            Err(_) if !expected.ok => return,
            Err(refusals) => {
                let refusals: Vec<_> = refusals.iter().map(ToString::to_string).collect();
                return self.wrong(id, &format!("refused: {}", refusals.join("; ")));
            }
        };
        if !expected.ok {
            return self.wrong(id, "accepted");
        }
        let found_columns: Vec<_> =
            found.columns.iter().map(|c| format!("{} {}", c.name, c.type_name)).collect();
        let columns: Vec<_> =
            expected.columns.iter().map(|c| format!("{} {}", c.name, c.type_name)).collect();
        if found_columns != columns {
            self.wrong(id, &format!("columns {found_columns:?}, not {columns:?}"));
        } else if expected.params.as_ref().is_some_and(|params| *params != found.params) {
            self.wrong(id, &format!("parameters {:?}, not {:?}", found.params, expected.params));
        } else {
            self.judge_nullability(id, found, expected);
        }
    }

    fn judge_nullability(&mut self, id: &str, found: &own::Accepted, expected: &Expected) {
        for (found, expected) in found.columns.iter().zip(&expected.columns) {
            match (found.nullable, expected.nullable) {
                (false, Some(true)) => {
                    self.unsound += 1;
                    println!("  {id}: {} can be NULL", expected.name);
                }
                (true, Some(false)) => {
                    self.needless += 1;
                    if self.show_needless {
                        println!("  {id}: {} is never NULL", expected.name);
                    }
                }
                _ => {}
            }
        }
    }

    fn wrong(&mut self, id: &str, what: &str) {
        self.wrong += 1;
        println!("  {id}: {what}");
    }

    fn close(&mut self, name: &str) {
        println!(
            "{name}: {} cases; so far {} disagreements, {} unsound and {} needless columns",
            self.cases, self.wrong, self.unsound, self.needless
        );
        self.cases = 0;
    }
}

/// The catalogue's name for a type that is spelt as SQL displays it.
fn catalogue_name(displayed: &str) -> String {
    let (element, dimensions) = match displayed.strip_suffix("[]") {
        Some(element) => (element, "[]"),
        None => (displayed, ""),
    };
    let plain = element.split('(').next().unwrap_or_default();
    let name = match plain {
        "boolean" => "bool",
        "smallint" => "int2",
        "integer" => "int4",
        "bigint" => "int8",
        "real" => "float4",
        "double precision" => "float8",
        "character varying" => "varchar",
        "character" => "bpchar",
        "timestamp with time zone" => "timestamptz",
        "timestamp without time zone" => "timestamp",
        "time with time zone" => "timetz",
        "time without time zone" => "time",
        other => other,
    };
    format!("{name}{dimensions}")
}

fn read_text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    read_text(path)?
        .lines()
        .map(|line| {
            serde_json::from_str(line).map_err(|error| format!("{}: {error}", path.display()))
        })
        .collect()
}
