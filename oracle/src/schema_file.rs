//! Schema files as psql loads them on a server, against what sqlweave makes of them.

use std::fmt;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio_postgres::NoTls;

use crate::{lazy, own};
use cargo_sqlweave::inventory;

/// A file's name without its ending.
pub fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// What came of a schema file.
#[derive(Debug)]
pub struct Found {
    /// Lines of the server's inventory.
    pub lines: usize,
    /// What the server refused of the file.
    pub complaints: Vec<String>,
    /// Errors that sqlweave tells of, and lines in which the inventories differ.
    pub differences: Vec<String>,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} lines, {} differences", self.lines, self.differences.len())?;
        self.complaints.iter().try_for_each(|complaint| write!(f, "\n  server: {complaint}"))?;
        self.differences.iter().try_for_each(|line| write!(f, "\n  {line}"))
    }
}

/// A server that schema files are loaded on.
#[derive(Debug)]
pub struct Host {
    url: String,
    /// Its major version.
    pub version: u32,
    runtime: tokio::runtime::Runtime,
}

impl Host {
    /// The server of the URL of a database that may be connected to.
    pub fn find(url: &str) -> Result<Host, String> {
        let url = url.to_owned();
        let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
        let mut host = Host { url, version: 0, runtime };
        let number = host.ask(&host.url, "show server_version_num")?;
        let number: u32 = number.first().and_then(|n| n.parse().ok()).unwrap_or_default();
        host.version = number / 10000;
        Ok(host)
    }

    /// Whether the server has what the schema wants of extensions that do not ship with servers.
    pub fn has_extensions(&self, text: &str) -> Result<bool, String> {
        let available = self.ask(&self.url, "select name from pg_available_extensions")?;
        let wanted = own::sources(text).into_iter().skip(1);
        Ok(wanted
            .into_iter()
            .all(|file| available.iter().any(|name| file.name == format!("{name}.sql"))))
    }

    /// Loads a schema on both sides, on the server into a database of its own.
    pub fn compare(&self, text: &str) -> Result<Found, String> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let database = format!("schema_file_{}_{number}", std::process::id());
        self.ask(&self.url, &format!("drop database if exists {database}"))?;
        self.ask(&self.url, &format!("create database {database}"))?;
        let compared = self.compare_in(&database, text);
        self.ask(&self.url, &format!("drop database {database} with (force)"))?;
        compared
    }

    fn compare_in(&self, database: &str, text: &str) -> Result<Found, String> {
        let url = with_database(&self.url, database)?;
        let complaints = load(&url, text)?;
        let live = self.runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(&url, NoTls).await?;
            tokio::spawn(connection);
            inventory::live(&client).await
        });
        let live = live.map_err(|error| error.to_string())?;
        let (own, mut differences) = own::load_inventory(text, self.version)?;
        differences.extend(inventory::differences(&live, &own));
        let version = u8::try_from(self.version).map_err(|_| "no such version")?;
        differences.extend(lazy::differences(&own::sources(text), version));
        Ok(Found { lines: live.len(), complaints, differences })
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
