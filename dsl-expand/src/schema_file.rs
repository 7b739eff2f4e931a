//! Finds the configuration and the schema, loads the catalogue once in a process, and has rustc track what was read.

#[cfg(test)]
mod tests;

use std::{
    collections::{HashMap, HashSet},
    env, fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::SystemTime,
};

use proc_macro2::TokenStream;
use quote::quote;
use sqlweave_core::{
    project::{self, Files, Listed, SCHEMA},
    schema::Schema,
    source::Source,
};

use crate::config::{self, Config};

/// What the macros of a crate share.
pub struct Project {
    pub config: Config,
    schema: Mutex<Schema>,
    /// Absolute paths of the files that were read.
    files: Vec<PathBuf>,
}

/// The text of a query in a file.
pub struct QueryFile {
    pub source: Source,
    path: PathBuf,
}

/// A file or folder as it was when it was read.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Stamp {
    path: PathBuf,
    modified: Option<SystemTime>,
    len: u64,
}

/// A project and the files that it was loaded from.
type Cached = (Vec<Stamp>, Loaded);

type Loaded = Result<Arc<Project>, Vec<String>>;

/// The crate's project; every mistake in configuration or schema is a message.
pub fn project() -> Loaded {
    project_in(find_folder()?)
}

/// The project of a crate in a folder.
pub fn project_in(folder: PathBuf) -> Loaded {
    static LOADED: OnceLock<Mutex<HashMap<PathBuf, Cached>>> = OnceLock::new();
    let mut loaded =
        LOADED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((stamps, project)) = loaded.get(&folder)
        && stamps.iter().all(|stamp| *stamp == stamp_of(&stamp.path))
    {
        return project.clone();
    }
    let mut files = vec![folder.join(config::FILE)];
    let project = load(&folder, &mut files);
    let stamps = files.iter().map(|path| stamp_of(path)).collect();
    loaded.insert(folder, (stamps, project.clone()));
    project
}

/// The crate's folder. Where its `Cargo.toml` was made by a tool, as for tests of macros, the folder of the source
/// file's own crate is looked at as well.
fn find_folder() -> Result<PathBuf, Vec<String>> {
    let has_schema =
        |folder: &Path| folder.join(config::FILE).is_file() || folder.join(SCHEMA).is_file();
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    if let Some(folder) = manifest.as_deref().filter(|folder| has_schema(folder)) {
        return Ok(folder.to_owned());
    }
    let source = call_file().and_then(|file| file.canonicalize().ok());
    for folder in source.iter().flat_map(|file| file.ancestors().skip(1)) {
        if has_schema(folder) {
            return Ok(folder.to_owned());
        }
        if folder.join("Cargo.toml").is_file() {
            break;
        }
    }
    let here = manifest.unwrap_or_default();
    Err(vec![format!(
        "there is no schema: neither {SCHEMA} nor {} is in {}\n\
         help: put the database's schema there: `pg_dump --schema-only your_database > {SCHEMA}`",
        config::FILE,
        here.display()
    )])
}

/// The file of the macro call, where a compiler is there to say it.
fn call_file() -> Option<PathBuf> {
    proc_macro::is_available().then(|| proc_macro::Span::call_site().local_file())?
}

fn stamp_of(path: &Path) -> Stamp {
    let metadata = fs::metadata(path).ok();
    Stamp {
        path: path.to_owned(),
        modified: metadata.as_ref().and_then(|metadata| metadata.modified().ok()),
        len: metadata.map_or(0, |metadata| metadata.len()),
    }
}

/// The configuration of a crate in a folder, and the texts of its schema; `files` gets what they depend on.
pub fn read_sources(
    folder: &Path,
    files: &mut Vec<PathBuf>,
) -> Result<(Config, Vec<Source>), Vec<String>> {
    let config = match fs::read_to_string(folder.join(config::FILE)) {
        Ok(text) => config::parse(config::FILE, &text)?,
        Err(_) => Config::default(),
    };
    let sources = project::read(folder, &config, &mut Disk { read: files })?;
    Ok((config, sources))
}

/// Loads a project; `files` gets what its answer depends on.
fn load(folder: &Path, files: &mut Vec<PathBuf>) -> Loaded {
    let (config, sources) = read_sources(folder, files)?;
    let schema = project::open(sources, &config);
    let read = files.iter().filter(|file| file.is_file()).cloned().collect();
    Ok(Arc::new(Project { config, schema: Mutex::new(schema), files: read }))
}

impl Project {
    /// The schema, as far as it has been read.
    pub fn schema(&self) -> MutexGuard<'_, Schema> {
        self.schema.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads files, and remembers which, the folders that they were listed from included.
pub struct Disk<'f> {
    pub read: &'f mut Vec<PathBuf>,
}

impl Files for Disk<'_> {
    fn list(&mut self, path: &Path) -> Result<Option<Vec<Listed>>, String> {
        if !path.is_dir() {
            return Ok(None);
        }
        self.read.push(path.to_owned());
        let listed = fs::read_dir(path).and_then(|entries| entries.map(listed).collect());
        listed.map(Some).map_err(|error| error.to_string())
    }

    fn read(&mut self, path: &Path) -> Result<String, String> {
        self.read.push(path.to_owned());
        fs::read_to_string(path).map_err(|error| error.to_string())
    }
}

fn listed(entry: io::Result<fs::DirEntry>) -> io::Result<Listed> {
    let entry = entry?;
    let name = entry.file_name().to_string_lossy().into_owned();
    Ok(Listed { name, is_folder: entry.file_type()?.is_dir() })
}

/// How many mistakes of a schema are told of at once.
const MANY: usize = 20;

/// Refuses a schema with mistakes in what has been read: then all are told, in the order of the files.
pub fn check(schema: &mut Schema) -> Result<(), Vec<String>> {
    if schema.mistakes().is_empty() {
        return Ok(());
    }
    schema.complete();
    let mut told: Vec<String> = schema.told().take(MANY).collect();
    if schema.mistakes().len() > MANY {
        let more = schema.mistakes().len() - MANY;
        told.push(format!("the schema has {more} more mistakes"));
    }
    Err(told)
}

/// Reads the file of `query_file!`.
pub fn read_query(written: &str) -> Result<QueryFile, String> {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let mut path = manifest.join(written);
    if !path.is_file()
        && let Ok(folder) = find_folder()
    {
        path = folder.join(written);
    }
    read_query_at(written, path)
}

/// The same where it is known which file that is.
pub fn read_query_at(written: &str, path: PathBuf) -> Result<QueryFile, String> {
    match fs::read_to_string(&path) {
        Ok(text) => Ok(QueryFile { source: Source::new(written, text), path }),
        Err(error) => Err(format!("the query file {} cannot be read: {error}", path.display())),
    }
}

impl QueryFile {
    /// What makes rustc look at the file again.
    pub fn track(&self) -> TokenStream {
        track(&self.path)
    }
}

/// The mistakes of the schema for the first macro of a crate, and a word on them for the others.
pub fn tell_once(mistakes: Vec<String>) -> Vec<String> {
    static TOLD: OnceLock<Mutex<HashSet<String>>> = OnceLock::new();
    let mut told = TOLD.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    match told.insert(crate_name()) {
        true => mistakes,
        false => vec!["the schema cannot be used: see the first error of this crate".to_owned()],
    }
}

fn crate_name() -> String {
    env::var("CARGO_CRATE_NAME").unwrap_or_default()
}

/// The same for the project's files, once in a crate and process.
pub fn track_once(project: &Project) -> TokenStream {
    static TRACKED: OnceLock<Mutex<HashSet<(String, PathBuf)>>> = OnceLock::new();
    let mut tracked =
        TRACKED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let name = crate_name();
    let fresh = project.files.iter().filter(|file| tracked.insert((name.clone(), (*file).clone())));
    fresh.map(|file| track(file)).collect()
}

fn track(path: &Path) -> TokenStream {
    let path = path.display().to_string();
    quote! { const _: &[u8] = ::core::include_bytes!(#path); }
}
