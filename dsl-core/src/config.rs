//! `sqlweave.toml`: a subset of TOML, enough for the keys that there are, and errors with file and line.
//!
//! What is Rust in it is told apart by the caller: the macro has a parser of Rust, the command line needs none.

mod toml;

use crate::{
    engine::{Distributed, Engine, Target},
    lint::{Level, Levels},
    spelling::nearest,
};
use toml::{Entry, Value};

/// What the configuration's file is called.
pub const FILE: &str = "sqlweave.toml";

/// The configuration of a crate.
#[derive(Debug)]
pub struct Config {
    /// Files and folders, relative to the configuration's folder.
    pub schema: Vec<String>,
    /// Catalogue files of extensions that are not built in.
    pub extensions: Vec<String>,
    /// The server's major version.
    pub postgres: u8,
    /// The engine, and the tables that it distributes.
    pub target: Target,
    /// Columns of NOT NULL domains are taken for not null, though the server lets NULL into them now and then.
    pub trust_domains: bool,
    /// The module where `schema!()` stands.
    pub types: String,
    /// Rust types by type or by `table.column`, in the order written.
    pub overrides: Vec<(String, String)>,
    /// What every row derives, and every enum and composite that may stand in one.
    pub derive: Vec<String>,
    /// Whether the text of a statement begins with a comment that names it.
    pub comment: bool,
    /// What enums derive besides.
    pub enum_derive: Vec<String>,
    /// What composites derive besides.
    pub composite_derive: Vec<String>,
    /// The schema of the schema files that `{schema}.` stands for.
    pub routed_schema: String,
    /// Levels of lints, and the tenant columns that one of them is about.
    pub lints: Levels,
}

/// A piece of Rust in the configuration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rust {
    Path,
    Type,
}

/// The server's major versions that there are catalogues of.
pub const VERSIONS: std::ops::RangeInclusive<u8> = 14..=18;

impl Default for Config {
    fn default() -> Config {
        Config {
            schema: vec!["schema.sql".to_owned()],
            extensions: Vec::new(),
            postgres: *VERSIONS.end(),
            target: Target::default(),
            trust_domains: false,
            types: "crate::db".to_owned(),
            overrides: Vec::new(),
            routed_schema: "public".to_owned(),
            derive: Vec::new(),
            comment: false,
            enum_derive: Vec::new(),
            composite_derive: Vec::new(),
            lints: Levels::default(),
        }
    }
}

impl Config {
    /// Reads a configuration; every mistake is a message with `name` and the line. `is_rust` judges what is Rust in it.
    pub fn parse(
        name: &str,
        text: &str,
        is_rust: fn(Rust, &str) -> bool,
    ) -> Result<Config, Vec<String>> {
        let mut config = Config::default();
        let mut mistakes = Vec::new();
        let (mut of_version, mut of_distributed) = (None, None);
        let (entries, broken) = toml::parse(text);
        for (line, message) in broken {
            mistakes.push(format!("{name}:{line}: {message}"));
        }
        for entry in entries {
            let line = entry.line;
            match (entry.table.as_str(), entry.key.as_str()) {
                ("", "postgres") => of_version = Some(line),
                ("distributed", _) => of_distributed = of_distributed.or(Some(line)),
                _ => {}
            }
            if let Err(message) = config.set(entry, is_rust) {
                mistakes.push(format!("{name}:{line}: {message}"));
            }
        }
        if let Err((line, message)) = config.settle_target(of_version, of_distributed) {
            mistakes.push(format!("{name}:{line}: {message}"));
        }
        if mistakes.is_empty() { Ok(config) } else { Err(mistakes) }
    }

    /// What the schema is read for.
    pub fn settings(&self) -> crate::schema::Settings {
        crate::schema::Settings {
            version: self.postgres,
            trusts_domains: self.trust_domains,
            target: self.target.clone(),
        }
    }

    /// The version of PostgreSQL that the engine is, where none is written; an error where another is, and where tables
    /// are distributed by an engine that does not. Given are the lines where these are written.
    fn settle_target(
        &mut self,
        of_version: Option<usize>,
        of_distributed: Option<usize>,
    ) -> Result<(), (usize, String)> {
        let engine = self.target.engine;
        match (engine.postgres(), of_version) {
            (Some(version), Some(line)) if self.postgres > version => {
                return Err((
                    line,
                    format!(
                        "{} is made from PostgreSQL {version}: postgres = {version}",
                        engine.name()
                    ),
                ));
            }
            (Some(version), None) => self.postgres = version,
            _ => {}
        }
        match of_distributed {
            Some(line) if engine != Engine::Citus => {
                Err((line, "[distributed] is for target = \"citus\"".to_owned()))
            }
            _ => Ok(()),
        }
    }

    /// The Rust type that the configuration gives for a type or a column.
    pub fn override_of(&self, key: &str) -> Option<&str> {
        let found = self.overrides.iter().find(|(wanted, _)| wanted == key);
        found.map(|(_, rust)| rust.as_str())
    }

    fn set(&mut self, entry: Entry, is_rust: fn(Rust, &str) -> bool) -> Result<(), String> {
        let Entry { table, key, value, .. } = entry;
        let rust_path = |path: String| match is_rust(Rust::Path, &path) {
            true => Ok(path),
            false => Err(format!("`{path}` is not a Rust path")),
        };
        match (table.as_str(), key.as_str()) {
            ("", "schema") => self.schema = value.strings("schema")?,
            ("", "extensions") => self.extensions = value.strings("extensions")?,
            ("", "postgres") => self.postgres = version(&value)?,
            ("", "target") => {
                let distributed = std::mem::take(&mut self.target.distributed);
                self.target = Target { distributed, ..Target::parse(&value.string("target")?)? };
            }
            ("distributed", _) => {
                let column = value.string(&key)?;
                self.target.distributed.push(Distributed { table: key, column });
            }
            ("", "trust_domains") => self.trust_domains = value.boolean("trust_domains")?,
            ("", "types") => self.types = rust_path(value.string("types")?)?,
            ("override", _) => {
                let rust = value.string(&key)?;
                if !is_rust(Rust::Type, &rust) {
                    return Err(format!("`{rust}` is not a Rust type"));
                }
                self.overrides.push((catalogue_name(&key), rust));
            }
            ("rows" | "enums" | "composites", "derive") => {
                let paths: Result<_, String> =
                    value.strings("derive")?.into_iter().map(rust_path).collect();
                let list = match table.as_str() {
                    "enums" => &mut self.enum_derive,
                    "composites" => &mut self.composite_derive,
                    _ => &mut self.derive,
                };
                *list = paths?;
            }
            ("tenants", "schema") => self.routed_schema = value.string("schema")?,
            ("tenants", "columns") => self.lints.tenants.columns = value.strings("columns")?,
            ("tenants", "exempt") => self.lints.tenants.exempt = value.strings("exempt")?,
            ("statements", "comment") => self.comment = value.boolean("comment")?,
            ("lints", _) => {
                let level = value.string(&key)?;
                self.lints.set(&key, parse_level(&level)?)?;
            }
            _ => return Err(unknown(&table, &key)),
        }
        Ok(())
    }
}

fn version(value: &Value) -> Result<u8, String> {
    let number = value.integer("postgres")?;
    match u8::try_from(number) {
        Ok(version) if VERSIONS.contains(&version) => Ok(version),
        _ => Err(format!(
            "postgres is a major version from {} to {}",
            VERSIONS.start(),
            VERSIONS.end()
        )),
    }
}

fn parse_level(level: &str) -> Result<Level, String> {
    match level {
        "allow" => Ok(Level::Allow),
        "warn" => Ok(Level::Warn),
        "deny" => Ok(Level::Deny),
        _ => Err(format!("\"{level}\" is no level: \"deny\", \"warn\" or \"allow\"")),
    }
}

/// The catalogue's name of a type, where SQL has another; `[]` behind it stays.
fn catalogue_name(key: &str) -> String {
    let (name, array) = match key.strip_suffix("[]") {
        Some(name) => (name, "[]"),
        None => (key, ""),
    };
    let name = match name {
        "boolean" => "bool",
        "smallint" => "int2",
        "int" | "integer" => "int4",
        "bigint" => "int8",
        "real" => "float4",
        "double precision" => "float8",
        "decimal" => "numeric",
        "character varying" => "varchar",
        "character" => "bpchar",
        "timestamp without time zone" => "timestamp",
        "timestamp with time zone" => "timestamptz",
        "time without time zone" => "time",
        "time with time zone" => "timetz",
        name => name.strip_prefix("public.").unwrap_or(name),
    };
    format!("{name}{array}")
}

/// The keys of each table; what `[override]`, `[lints]` and `[distributed]` hold has names of its own.
const KEYS: [(&str, &[&str]); 9] = [
    ("", &["schema", "extensions", "postgres", "target", "trust_domains", "types"]),
    ("override", &[]),
    ("rows", &["derive"]),
    ("enums", &["derive"]),
    ("composites", &["derive"]),
    ("statements", &["comment"]),
    ("lints", &[]),
    ("tenants", &["schema", "columns", "exempt"]),
    ("distributed", &[]),
];

fn unknown(table: &str, key: &str) -> String {
    let near =
        |wanted, known: &[&'static str]| nearest(wanted, known.iter().copied()).first().copied();
    let Some((_, keys)) = KEYS.iter().find(|(name, _)| *name == table) else {
        let tables: Vec<_> = KEYS.iter().map(|(name, _)| *name).skip(1).collect();
        return match near(table, &tables) {
            Some(near) => format!("there is no table [{table}]: did you mean \"{near}\"?"),
            None => format!("there is no table [{table}]; there are {}", tables.join(", ")),
        };
    };
    let place = if table.is_empty() { String::new() } else { format!(" in [{table}]") };
    let elsewhere =
        || KEYS.iter().find_map(|(table, keys)| near(key, keys).map(|near| (table, near)));
    if let Some(near) = near(key, keys) {
        format!("there is no key \"{key}\"{place}: did you mean \"{near}\"?")
    } else if let Some((table, near)) = elsewhere() {
        format!("there is no key \"{key}\"{place}: did you mean \"{near}\" in [{table}]?")
    } else {
        format!("there is no key \"{key}\"{place}, only {}", keys.join(", "))
    }
}

#[cfg(test)]
mod tests;
