//! What an extension brings, read from a server that has it and written as a catalogue file: its control file in
//! comments, then DDL, a statement a line, with the server versions behind those that do not stand in all.

use std::{error::Error, fmt::Write};

use sqlweave_core::catalog::builtin::format::{parse_versions, show_versions, version_bit};
use tokio_postgres::{Client, SimpleQueryMessage};

/// The lines of a catalogue file, in their order, each with its versions as bits.
#[derive(Debug, Default)]
pub struct File {
    name: String,
    lines: Vec<(String, u32)>,
}

impl File {
    /// A file without any line.
    pub fn new(name: &str) -> File {
        File { name: name.to_owned(), lines: Vec::new() }
    }

    /// Reads a file that stands for these versions where a line has no others.
    pub fn parse(name: &str, text: &str, versions: u32) -> File {
        let mut file = File::new(name);
        for line in text.lines().skip_while(|line| !line.starts_with(HEAD)).skip(1) {
            let marked = line.rsplit_once(" -- ");
            let marked = marked.and_then(|(line, mark)| Some((line, parse_versions(mark)?)));
            let (line, versions) = marked.unwrap_or((line, versions));
            file.lines.push((line.to_owned(), versions));
        }
        file
    }

    /// The file's text. A line that stands in all of `versions` has no mark.
    pub fn text(&self, versions: u32) -> String {
        let mut text = format!(
            "-- Written by `cargo sqlweave catalogue --extension {0}`.\n{HEAD}'{0}'\n",
            self.name
        );
        for (line, own) in &self.lines {
            text.push_str(line);
            if own & versions != versions {
                // Writing to a String cannot fail.
                let _ = write!(text, " -- {}", show_versions(own & versions));
            }
            text.push('\n');
        }
        text
    }

    /// The values of a setting of the control file in a version: the strings of a list, or the one word.
    pub fn setting(&self, key: &str, version: u8) -> Option<Vec<String>> {
        let own = self.lines.iter().filter(|(_, own)| own & version_bit(version) != 0);
        let settings = own.filter_map(|(line, _)| line.strip_prefix("-- ")?.split_once(" = "));
        let value = settings.filter(|(found, _)| *found == key).map(|(_, value)| value).next()?;
        Some(match value.contains('\'') {
            true => value.split('\'').skip(1).step_by(2).map(str::to_owned).collect(),
            false => vec![value.to_owned()],
        })
    }

    /// Whether any line stands in one of these versions.
    pub fn stands_in(&self, versions: u32) -> bool {
        self.lines.iter().any(|(_, own)| own & versions != 0)
    }

    /// Takes what stands in the versions before and after a version for what stands in it.
    pub fn interpolate(&mut self, version: u8) {
        let around = version_bit(version - 1) | version_bit(version + 1);
        for (_, versions) in self.lines.iter_mut().filter(|(_, own)| own & around == around) {
            *versions |= version_bit(version);
        }
    }

    /// Puts what a server says in the place of what the file says of its version. A line of other versions stays behind
    /// the one that it stood behind.
    pub fn replace(&mut self, version: u8, lines: Vec<String>) {
        let bit = version_bit(version);
        let old = std::mem::take(&mut self.lines);
        self.lines = lines.into_iter().map(|line| (line, bit)).collect();
        let mut place = 0;
        for (line, versions) in old {
            let versions = versions & !bit;
            match self.lines.iter_mut().position(|(own, _)| *own == line) {
                Some(found) => {
                    self.lines[found].1 |= versions;
                    place = place.max(found + 1);
                }
                None if versions != 0 => {
                    self.lines.insert(place, (line, versions));
                    place += 1;
                }
                None => {}
            }
        }
    }
}

const HEAD: &str = "-- extension = ";

/// The major version of a server.
async fn server_version(client: &Client) -> Result<u8, Box<dyn Error>> {
    let rows = query(client, "show server_version_num").await?;
    let number: u32 = rows.first().and_then(|row| row.first()).ok_or("no version")?.parse()?;
    Ok(u8::try_from(number / 10_000)?)
}

/// What a server says of one extension, with its version.
pub async fn read_server(client: &Client, name: &str) -> Result<(u8, Vec<String>), Box<dyn Error>> {
    let version = server_version(client).await?;
    Ok((version, read_extension(client, name).await?))
}

/// The lines that a server has to say of an extension. Where the database does not have the extension, it is created and
/// that is taken back.
pub async fn read_extension(client: &Client, name: &str) -> Result<Vec<String>, Box<dyn Error>> {
    client.batch_execute("begin").await?;
    let lines = read(client, name).await;
    client.batch_execute("rollback").await?;
    lines
}

async fn read(client: &Client, name: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let quoted = name.replace('"', "\"\"");
    let create = format!(
        "set local client_min_messages = warning; create extension if not exists \"{quoted}\" cascade"
    );
    client.batch_execute(&create).await?;
    let mut lines = read_control(client, name).await?;
    client.batch_execute(include_str!("path.sql")).await?;
    client.batch_execute(include_str!("names.sql")).await?;
    for row in query(client, include_str!("objects.sql")).await? {
        lines.push(format!("{};", row.join("")));
    }
    Ok(lines)
}

/// What the control file says: nothing of an extension that is not there to be created.
pub async fn read_control(client: &Client, name: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let literal = name.replace('\'', "''");
    client.batch_execute(&format!("set sqlweave.extension = '{literal}'")).await?;
    let rows = query(client, include_str!("control.sql")).await?;
    Ok(rows.into_iter().map(|row| format!("-- {}", row.join(""))).collect())
}

/// The rows of a query as text.
pub async fn query(client: &Client, sql: &str) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let messages = client.simple_query(sql).await?;
    let rows = messages.into_iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => Some(row),
        _ => None,
    });
    let columns = |row: tokio_postgres::SimpleQueryRow| {
        (0..row.len()).filter_map(|i| row.get(i).map(str::to_owned)).collect()
    };
    Ok(rows.map(columns).collect())
}

/// An error with what the server said.
pub fn explain(error: &(dyn Error + 'static)) -> String {
    let server = error.downcast_ref::<tokio_postgres::Error>().and_then(|e| e.as_db_error());
    match server {
        Some(refused) => {
            let hint = refused.hint().map(|hint| format!("\n{hint}")).unwrap_or_default();
            format!("the server says: {}{hint}", refused.message())
        }
        None => {
            let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
            format!("{error}{cause}")
        }
    }
}
