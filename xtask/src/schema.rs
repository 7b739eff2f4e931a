//! `cargo xtask schema FILE…`: what a server has after a schema file, against what sqlweave has.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sqlweave_oracle::{inventory, own};
use sqlweave_test_server::Server;
use tokio_postgres::NoTls;

/// Compare what a server and sqlweave have after a schema file: relations, types, functions and the rest.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The database that the files are loaded beside, `postgres://user@host:port/postgres`; else a throwaway server.
    #[arg(long)]
    server: Option<String>,
    /// Schema files, each loaded with psql into a database of its own.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let mut different = 0;
    let host = Host::find(arguments.server.as_deref())?;
    for file in &arguments.files {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
        different += host.compare(&name_of(file), &text)?;
    }
    if different == 0 { Ok(()) } else { Err(format!("{different} differences")) }
}

/// A file's name without its ending.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A server that schema files are loaded on.
pub(crate) struct Host {
    url: String,
    pub(crate) version: u32,
    runtime: tokio::runtime::Runtime,
}

impl Host {
    /// The server of a URL, or a throwaway one.
    pub(crate) fn find(url: Option<&str>) -> Result<Host, String> {
        let url = match url {
            Some(url) => url.to_owned(),
            None => Server::shared().map_err(|error| error.to_string())?.url(),
        };
        let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
        let mut host = Host { url, version: 0, runtime };
        let number = host.ask(&host.url, "show server_version_num")?;
        let number: u32 = number.first().and_then(|n| n.parse().ok()).unwrap_or_default();
        host.version = number / 10000;
        Ok(host)
    }

    /// Loads a schema on both sides and prints where they differ; how often they do.
    pub(crate) fn compare(&self, name: &str, text: &str) -> Result<usize, String> {
        let database = format!("schema_{}", std::process::id());
        self.ask(&self.url, &format!("drop database if exists {database}"))?;
        self.ask(&self.url, &format!("create database {database}"))?;
        let compared = self.compare_in(&database, name, text);
        self.ask(&self.url, &format!("drop database {database} with (force)"))?;
        compared
    }

    fn compare_in(&self, database: &str, name: &str, text: &str) -> Result<usize, String> {
        let url = with_database(&self.url, database)?;
        let complaints = load(&url, text)?;
        let live = self.runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(&url, NoTls).await?;
            tokio::spawn(connection);
            inventory::live(&client).await
        });
        let live = live.map_err(|error| error.to_string())?;
        let (own, errors) = own::load_inventory(text, self.version)?;
        let found = inventory::differences(&live, &own);
        println!("schema {name} on {}: {} lines, {} differ", self.version, live.len(), found.len());
        for complaint in &complaints {
            println!("  server: {complaint}");
        }
        for line in errors.iter().chain(&found) {
            println!("  {line}");
        }
        Ok(errors.len() + found.len())
    }

    fn ask(&self, url: &str, sql: &str) -> Result<Vec<String>, String> {
        let asked = self.runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
            tokio::spawn(connection);
            client.simple_query(sql).await
        });
        let asked = asked.map_err(|error| format!("{sql}: {error:?}"))?;
        let value = |message: &tokio_postgres::SimpleQueryMessage| match message {
            tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
            _ => None,
        };
        Ok(asked.iter().filter_map(value).collect())
    }
}

/// The URL of another database of the same server.
fn with_database(url: &str, database: &str) -> Result<String, String> {
    let (server, _) = url.rsplit_once('/').ok_or("the URL names no database")?;
    Ok(format!("{server}/{database}"))
}

/// Loads a file with psql, and gives back what the server refused. That a role is missing is no matter of the schema.
fn load(url: &str, text: &str) -> Result<Vec<String>, String> {
    let mut psql = Command::new("psql")
        .args(["--no-psqlrc", "--quiet", "--file", "-", "--output", "/dev/null", url])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("psql: {error}"))?;
    let mut input = psql.stdin.take().ok_or("psql takes no input")?;
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = psql.wait_with_output().map_err(|error| format!("psql: {error}"))?;
    writer.join().map_err(|_| "psql was not written to")?.map_err(|e| format!("psql: {e}"))?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let errors = told.lines().filter(|line| line.contains("ERROR:") || line.contains("error:"));
    let of_role = |line: &str| line.contains("role \"") && line.ends_with("does not exist");
    Ok(errors.filter(|line| !of_role(line)).map(str::to_owned).collect())
}
