//! The queries of a crate that uses sqlweave: found in its sources, and compiled as the macro compiles them.
//!
//! `targets` asks cargo what the crate is built of, `modules` follows `mod` items from file to file, `scan` finds the
//! calls of sqlweave's macros among a file's tokens, `imports` says which calls are of sqlweave's, and `compile` has
//! sqlweave-expand and sqlweave-core compile them. The crate itself is not built, and holds no code for this.
//!
//! What is not found: queries that a `macro_rules!` of the crate makes (they are listed as [`Crate::unseen`]), and those
//! in code that a build script writes.

pub mod changes;
mod compile;
mod imports;
#[cfg(feature = "verify")]
pub mod live;
mod modules;
mod names;
pub mod render;
mod scan;
#[cfg(feature = "snapshots")]
pub mod snapshots;
pub mod statements;
mod targets;

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

pub use compile::{Checked, Field, Param, Query, Shape};
#[cfg(feature = "snapshots")]
#[doc(hidden)]
pub use insta;
pub use scan::{Invocation, Macro};
pub use sqlweave_core::{config::Config, schema::Schema, source::Source};
use sqlweave_expand::schema_file;
pub use sqlweave_expand::schema_file::Disk;
pub use targets::{Kind, Target};

/// A crate's calls of sqlweave's macros.
#[derive(Debug)]
pub struct Crate {
    pub name: String,
    /// Where its `Cargo.toml` is.
    pub folder: PathBuf,
    /// The library first, then programs, tests, examples and benchmarks.
    pub targets: Vec<Target>,
    /// By target, module and place. A file that several targets have is that of the first.
    pub invocations: Vec<Invocation>,
    /// Files that could not be read or found.
    pub mistakes: Vec<Mistake>,
    /// Queries in a `macro_rules!`, which cannot be known before it is called.
    pub unseen: Vec<Place>,
    files: Vec<File>,
    imports: imports::Imports,
}

/// A source file.
#[derive(Debug)]
struct File {
    /// Relative to the crate's folder, where it is below it.
    shown: PathBuf,
    text: String,
    /// What proc-macro2 calls it.
    key: String,
}

/// A place in a source file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// Relative to the crate's folder.
    pub file: PathBuf,
    /// From 1, as the column, which counts characters.
    pub line: usize,
    pub column: usize,
    /// Where it ends: behind the last character.
    pub end_line: usize,
    pub end_column: usize,
}

/// A mistake, as the macro would tell it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    pub place: Place,
    /// The message, and lines of help.
    pub text: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file.display(), self.line, self.column)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)
    }
}

impl Mistake {
    /// The SQLSTATE or the name of the lint that the message begins with.
    pub fn code(&self) -> Option<&str> {
        self.text.strip_prefix('[')?.split_once(']').map(|(code, _)| code)
    }
}

/// Finds the calls of the crate whose `Cargo.toml` is in a folder. The error is what kept cargo from describing it.
pub fn find(folder: &Path) -> Result<Crate, String> {
    let (name, targets) = targets::of_crate(folder)?;
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    Ok(modules::read(name, folder, targets))
}

/// The configuration of a crate and the texts of its schema. Every mistake is a message.
pub fn sources(folder: &Path) -> Result<(Config, Vec<Source>), Vec<String>> {
    use sqlweave_core::{config::FILE, project::SCHEMA};
    let toml = folder.join(FILE);
    if !toml.is_file() && !folder.join(SCHEMA).is_file() {
        return Err(vec![format!(
            "there is no schema: neither {SCHEMA} nor {FILE} is in {}",
            folder.display()
        )]);
    }
    // The macro takes a file that it may not read for one that is not there.
    if let Some(error) = fs::read_to_string(&toml).err().filter(|_| toml.is_file()) {
        return Err(vec![format!("{} cannot be read: {error}", toml.display())]);
    }
    schema_file::read_sources(folder, &mut Vec::new())
}

/// The mistakes in a schema's files from one on, all of which are read for that.
pub fn mistakes_from(first: usize, schema: &mut Schema) -> Vec<Mistake> {
    schema.complete();
    let mistakes = schema.mistakes().iter().filter(|(file, _)| *file >= first);
    let told = mistakes.filter_map(|(file, found)| {
        let source = schema.sources().get(*file)?;
        let (line, column) = source.line_column(found.span.start);
        let (end_line, end_column) = source.line_column(found.span.end);
        let file = PathBuf::from(&source.name);
        let place = Place { file, line, column, end_line, end_column };
        let help = found.help.iter().map(|help| format!("\nhelp: {help}")).collect::<String>();
        Some(Mistake { place, text: format!("[{}] {}{help}", found.code, found.message) })
    });
    told.collect()
}

/// A schema of which queries make as much be read as they need.
pub fn open(sources: Vec<Source>, config: &Config) -> Schema {
    sqlweave_core::project::open(sources, config)
}

/// The mistakes of a schema, each drawn in its file; none where there are none in what its queries have asked for.
pub fn mistakes_of(schema: &mut Schema) -> Result<(), Vec<String>> {
    schema_file::check(schema)
}
