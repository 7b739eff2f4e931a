//! What statements run on: PostgreSQL, or an engine that speaks its language and lacks some of it.
//!
//! `features` is the table of what each lacks; the rules that find it in a statement stand in `portable`.

pub mod features;

use crate::spelling::nearest;

/// An engine.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Engine {
    #[default]
    PostgreSql,
    Citus,
    CockroachDb,
    YugabyteDb,
}

/// Every engine, as the configuration spells it.
const ENGINES: [(&str, Engine); 4] = [
    ("postgresql", Engine::PostgreSql),
    ("citus", Engine::Citus),
    ("cockroachdb", Engine::CockroachDb),
    ("yugabytedb", Engine::YugabyteDb),
];

impl Engine {
    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Engine::PostgreSql => "PostgreSQL",
            Engine::Citus => "Citus",
            Engine::CockroachDb => "CockroachDB",
            Engine::YugabyteDb => "YugabyteDB",
        }
    }

    /// The major version of PostgreSQL that it is made from, where it has no later one's features.
    pub fn postgres(self) -> Option<u8> {
        match self {
            Engine::PostgreSql | Engine::Citus | Engine::CockroachDb => None,
            // docs.yugabyte.com, "PostgreSQL 15 features": from 2025.1 on; before, 11, which is none of ours.
            Engine::YugabyteDb => Some(15),
        }
    }
}

/// A version of an engine: `2025.1`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Release(Vec<u32>);

impl Release {
    /// Reads numbers between points.
    pub fn parse(text: &str) -> Option<Release> {
        let text = text.strip_prefix('v').unwrap_or(text);
        let digits =
            |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?;
        let numbers: Option<Vec<u32>> = text.split('.').map(digits).collect();
        numbers.map(Release)
    }
}

/// What a crate's statements run on.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Target {
    pub engine: Engine,
    /// Where none is named, the latest that the table knows of.
    pub release: Option<Release>,
    /// The tables that are spread over nodes, each with the column that says where a row is.
    pub distributed: Vec<Distributed>,
}

/// A table that Citus distributes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Distributed {
    /// With its schema, where that is not `public`.
    pub table: String,
    pub column: String,
}

impl Target {
    /// An engine, and a version of it behind a space. The error is what is said of what is neither.
    pub fn parse(text: &str) -> Result<Target, String> {
        let (name, release) = match text.split_once(' ') {
            Some((name, release)) => (name, Some(release.trim())),
            None => (text, None),
        };
        let names = ENGINES.map(|(name, _)| name);
        let known = ENGINES.iter().find(|(known, _)| *known == name.to_ascii_lowercase());
        let Some((_, engine)) = known else {
            return Err(match nearest(name, names.into_iter()).first() {
                Some(near) => format!("there is no target \"{name}\": did you mean \"{near}\"?"),
                None => format!("there is no target \"{name}\"; there are {}", names.join(", ")),
            });
        };
        let release = match (release, engine) {
            (None, _) => None,
            (Some(_), Engine::PostgreSql) => {
                return Err(
                    "the version of PostgreSQL has a key of its own: postgres = 15".to_owned()
                );
            }
            (Some(text), _) => Some(Release::parse(text).ok_or_else(|| {
                format!("\"{text}\" is no version of {}: \"{name} 25.2\"", engine.name())
            })?),
        };
        Ok(Target { engine: *engine, release, distributed: Vec::new() })
    }

    /// The column by which a table is distributed, where it is.
    pub fn distribution(&self, schema: &str, table: &str) -> Option<&str> {
        let same = |written: &str, name: &str| written == name || written.to_lowercase() == name;
        let is = |known: &&Distributed| match known.table.rsplit_once('.') {
            Some((own, name)) => same(own, schema) && same(name, table),
            None => same(&known.table, table) && schema == "public",
        };
        self.distributed.iter().find(is).map(|known| known.column.as_str())
    }

    /// Whether it is older than a version, which one that is not named is not.
    fn is_before(&self, release: &str) -> bool {
        let (own, other) = (self.release.as_ref(), Release::parse(release));
        own.is_some_and(|own| other.is_some_and(|other| *own < other))
    }
}

#[cfg(test)]
mod tests;
