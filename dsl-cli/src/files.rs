//! Files on the disk: those that arguments name, and the schema of the crate that the program is run in.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use serde::Serialize;
use sqlweave_core::{
    config::{self, Config},
    lint::Levels,
    project::{self, Loaded, SCHEMA},
    schema::Settings,
    source::Source,
};
use sqlweave_finder::Disk;

/// Where the schema is, and what it is to be read for.
#[derive(clap::Args)]
pub(crate) struct SchemaArguments {
    /// A file of DDL, or a folder of migrations; several are applied in order. Without it, what sqlweave.toml of the
    /// current crate names, or its schema.sql.
    #[arg(long, short, value_name = "PATH")]
    schema: Vec<String>,
    /// The server's major version, 14 to 18. Without it, what sqlweave.toml says.
    #[arg(long, short, value_name = "VERSION")]
    #[arg(value_parser = clap::value_parser!(u8).range(versions()))]
    pub(crate) postgres: Option<u8>,
}

fn versions() -> std::ops::RangeInclusive<i64> {
    i64::from(*config::VERSIONS.start())..=i64::from(*config::VERSIONS.end())
}

/// A schema and the files that it was read from.
pub(crate) struct Schema {
    pub(crate) loaded: Loaded,
    /// What the crate's configuration says of lints.
    pub(crate) levels: Levels,
    sources: Vec<Source>,
}

impl Schema {
    /// Loads DDL for a server version.
    pub(crate) fn load(sources: Vec<Source>, settings: impl Into<Settings>) -> Schema {
        Schema { loaded: project::load(&sources, settings), levels: Levels::default(), sources }
    }

    /// The schema's mistakes.
    pub(crate) fn mistakes(&self) -> impl Iterator<Item = Mistake> {
        self.loaded.mistakes.iter().filter_map(|(file, found)| {
            let source = self.sources.get(*file)?;
            let (line, column) = source.line_column(found.span.start);
            let (file, message) = (source.name.clone(), found.message.clone());
            Some(Mistake { sqlstate: found.code, message, file, line, column })
        })
    }

    /// Tells of the schema's mistakes.
    pub(crate) fn tell_mistakes(&self) {
        for mistake in self.loaded.told(&self.sources) {
            eprintln!("error in the schema: {mistake}\n");
        }
    }
}

/// A mistake in a schema.
#[derive(Serialize)]
pub(crate) struct Mistake {
    sqlstate: &'static str,
    message: String,
    file: String,
    /// From 1, as the column.
    line: usize,
    column: usize,
}

impl SchemaArguments {
    /// The schema that the arguments name, or else that of the current crate.
    pub(crate) fn load(&self) -> Result<Schema, String> {
        let Some((folder, config)) = self.place()? else {
            return Err(format!(
                "there is no schema: neither {SCHEMA} nor {} is in this crate; name one with --schema PATH",
                config::FILE
            ));
        };
        let sources = read_schema(&folder, &config)?;
        let settings = config.settings();
        let version = self.postgres.unwrap_or(settings.version);
        let schema = Schema::load(sources, Settings { version, ..settings });
        Ok(Schema { levels: config.lints, ..schema })
    }

    /// The same of other files, for the same version.
    pub(crate) fn of(&self, files: &[String]) -> SchemaArguments {
        let version = self.place().ok().flatten().map(|(_, config)| config.postgres);
        SchemaArguments { schema: files.to_vec(), postgres: self.postgres.or(version) }
    }

    /// The same for a version; nothing where there is no schema.
    pub(crate) fn load_for(&self, version: u8) -> Result<Schema, String> {
        let Some((folder, config)) = self.place()? else {
            return Ok(Schema::load(Vec::new(), version));
        };
        let settings = Settings { version, ..config.settings() };
        let schema = Schema::load(read_schema(&folder, &config)?, settings);
        Ok(Schema { levels: config.lints, ..schema })
    }

    /// What lists the schema's files, and the folder that they are relative to.
    fn place(&self) -> Result<Option<(PathBuf, Config)>, String> {
        if !self.schema.is_empty() {
            let config = Config { schema: self.schema.clone(), ..Config::default() };
            return Ok(Some((PathBuf::new(), config)));
        }
        let Some(folder) = find_folder() else { return Ok(None) };
        let config = read_config(&folder)?;
        Ok(Some((folder, config)))
    }
}

fn read_schema(folder: &Path, config: &Config) -> Result<Vec<Source>, String> {
    project::read(folder, config, &mut Disk { read: &mut Vec::new() })
        .map_err(|errors| errors.join("\n"))
}

/// Migrations that arguments name: files, and those of folders in their order.
pub(crate) fn read_migrations(paths: &[String]) -> Result<Vec<Source>, String> {
    project::read_migrations(Path::new(""), paths, &mut Disk { read: &mut Vec::new() })
        .map_err(|errors| errors.join("\n"))
}

/// The folder of a crate: that of its `Cargo.toml`, or the closest upwards that has one.
pub(crate) fn crate_folder(manifest: Option<&Path>) -> Result<PathBuf, String> {
    if let Some(manifest) = manifest {
        if !manifest.is_file() {
            return Err(format!("{} is no file: a Cargo.toml is asked for", manifest.display()));
        }
        let folder = manifest.parent().filter(|folder| !folder.as_os_str().is_empty());
        return Ok(folder.map_or_else(|| PathBuf::from("."), Path::to_owned));
    }
    let here = env::current_dir().map_err(|error| error.to_string())?;
    let found = here.ancestors().find(|folder| folder.join("Cargo.toml").is_file());
    found.map(Path::to_owned).ok_or_else(|| {
        "there is no crate: neither this folder nor one above it has a Cargo.toml".to_owned()
    })
}

/// The closest folder upwards with a schema, no further than the crate's.
fn find_folder() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    for folder in here.ancestors() {
        if folder.join(config::FILE).is_file() || folder.join(SCHEMA).is_file() {
            return Some(folder.to_owned());
        }
        if folder.join("Cargo.toml").is_file() {
            break;
        }
    }
    None
}

fn read_config(folder: &Path) -> Result<Config, String> {
    let path = folder.join(config::FILE);
    if !path.is_file() {
        return Ok(Config::default());
    }
    let text = read(&path)?;
    // Its Rust is the macro's concern.
    Config::parse(config::FILE, &text, |_, _| true).map_err(|mistakes| mistakes.join("\n"))
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}
