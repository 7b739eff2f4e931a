//! A project's schema: which files it is made of, and the catalogue that comes of them. Nothing here does IO: files are
//! read by whoever calls.

use std::path::Path;

use crate::{
    catalog::Catalog,
    config::Config,
    diagnostic::{Diagnostic, Severity, render},
    migrations,
    schema::{self, References, Schema},
    source::Source,
};

/// The schema's file where no configuration names others.
pub const SCHEMA: &str = "schema.sql";

/// What reads files. An error is the system's word on it.
pub trait Files {
    /// What is in a folder, in any order; None where the path is not a folder's.
    fn list(&mut self, path: &Path) -> Result<Option<Vec<Listed>>, String>;

    /// The text of a file.
    fn read(&mut self, path: &Path) -> Result<String, String>;
}

/// What a folder holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    pub name: String,
    /// A link to a folder is none.
    pub is_folder: bool,
}

/// Reads what a configuration lists, relative to `folder`: catalogue files of extensions, then the schema.
pub fn read(
    folder: &Path,
    config: &Config,
    files: &mut dyn Files,
) -> Result<Vec<Source>, Vec<String>> {
    let mut sources = Vec::new();
    for entry in &config.extensions {
        let path = folder.join(entry);
        let text = files.read(&path).map_err(|error| {
            vec![format!("the catalogue file {} cannot be read: {error}", path.display())]
        })?;
        if !schema::is_extension_file(&text) {
            return Err(vec![format!(
                "{entry} is no catalogue file of an extension\n\
                 help: `cargo sqlweave catalogue --extension NAME -o {entry}` writes one from a server"
            )]);
        }
        sources.push(Source::new(entry, text));
    }
    sources.extend(read_schema(folder, &config.schema, files)?);
    let unknown = unknown_names(config, &sources);
    if unknown.is_empty() { Ok(sources) } else { Err(unknown) }
}

/// Names of the configuration that stand nowhere in the schema: a tenant that is misspelt would guard nothing, and of a
/// table that is, nothing would be refused.
fn unknown_names(config: &Config, sources: &[Source]) -> Vec<String> {
    let tenants = &config.lints.tenants;
    let of_tenants = [("columns", &tenants.columns), ("exempt", &tenants.exempt)];
    let tenants = of_tenants.into_iter().flat_map(|(key, names)| {
        names.iter().map(move |name| (format!("`{key}` of [tenants]"), name))
    });
    let distributed = config.target.distributed.iter().flat_map(|known| {
        [&known.table, &known.column].map(|name| ("[distributed]".to_owned(), name))
    });
    let stands = |word: &str| sources.iter().any(|source| has_word(&source.text, word));
    let unknown = tenants.chain(distributed).filter_map(|(place, name)| {
        let word = name.split('.').find(|word| *word != "public" && !stands(word))?;
        let file = crate::config::FILE;
        Some(format!(
            "{file}: {place} names \"{name}\", and nothing in the schema is called \"{word}\""
        ))
    });
    unknown.collect()
}

/// Whether a name stands in a text, in any case, with nothing of a name beside it.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let (text, wanted) = (text.as_bytes(), word.as_bytes());
    !wanted.is_empty()
        && text.windows(wanted.len()).enumerate().any(|(at, found)| {
            found.eq_ignore_ascii_case(wanted)
                && !is_part(at.checked_sub(1).and_then(|before| text.get(before)))
                && !is_part(text.get(at + wanted.len()))
        })
}

/// Reads what `schema` of a configuration lists, relative to `folder`: files, and folders of migrations.
pub fn read_schema(
    folder: &Path,
    entries: &[String],
    files: &mut dyn Files,
) -> Result<Vec<Source>, Vec<String>> {
    read_ddl("schema", folder, entries, files)
}

/// The same of migrations that are not part of the schema yet.
pub fn read_migrations(
    folder: &Path,
    entries: &[String],
    files: &mut dyn Files,
) -> Result<Vec<Source>, Vec<String>> {
    read_ddl("migration", folder, entries, files)
}

/// Messages call the files what they are.
fn read_ddl(
    what: &str,
    folder: &Path,
    entries: &[String],
    files: &mut dyn Files,
) -> Result<Vec<Source>, Vec<String>> {
    let mut sources = Vec::new();
    for entry in entries {
        let path = folder.join(entry);
        let unreadable = |path: &Path, error: String| {
            vec![format!("the {what} {} cannot be read: {error}", path.display())]
        };
        let listed = list_files(&path, files).map_err(|error| unreadable(&path, error))?;
        let paths = match listed {
            Some(names) => migrations::in_order(names).iter().map(|name| path.join(name)).collect(),
            None => vec![path.clone()],
        };
        if paths.is_empty() {
            return Err(vec![format!("the folder {} has no migrations", path.display())]);
        }
        for path in paths {
            let text = files.read(&path).map_err(|error| unreadable(&path, error))?;
            let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
            sources.push(Source::new(name, migrations::forward(text)));
        }
    }
    Ok(sources)
}

/// The files below a folder, as paths relative to it; None where the path is not a folder's.
fn list_files(path: &Path, files: &mut dyn Files) -> Result<Option<Vec<String>>, String> {
    let Some(listed) = files.list(path)? else { return Ok(None) };
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), listed)];
    while let Some((prefix, listed)) = folders.pop() {
        for Listed { name, is_folder } in listed {
            let name = format!("{prefix}{name}");
            if !is_folder {
                found.push(name);
            } else if let Some(inner) = files.list(&path.join(&name))? {
                folders.push((format!("{name}/"), inner));
            }
        }
    }
    Ok(Some(found))
}

/// A catalogue with a schema in it, and what is wrong with the schema.
#[derive(Debug)]
pub struct Loaded {
    pub catalog: Catalog,
    /// Errors with the index of their file, by file and place.
    pub mistakes: Vec<(usize, Diagnostic)>,
}

/// Loads a schema as far as it is right.
pub fn load(sources: &[Source], settings: impl Into<schema::Settings>) -> Loaded {
    let mut mistakes = Vec::new();
    let catalog = schema::load(sources, settings, &mut mistakes);
    mistakes.retain(|(_, diagnostic)| diagnostic.severity == Severity::Error);
    mistakes.sort_by_key(|(file, diagnostic)| (*file, diagnostic.span));
    Loaded { catalog, mistakes }
}

impl Loaded {
    /// The mistakes, each drawn in its file.
    pub fn told<'l>(&'l self, sources: &'l [Source]) -> impl Iterator<Item = String> + 'l {
        told(&self.mistakes, sources)
    }
}

/// A schema of which each query makes as much be read as it needs; see [`compile_lazily`](crate::compile_lazily).
pub fn open(sources: Vec<Source>, config: &Config) -> Schema {
    // A type that stands for a column stands for what refers to it as well.
    let by_column = config.overrides.iter().any(|(what, _)| what.contains('.'));
    let references = if by_column { References::All } else { References::BetweenAsked };
    let mut schema = Schema::open(sources, config.settings(), references);
    schema.route(&config.routed_schema);
    schema
}

impl Schema {
    /// The mistakes that were found so far, each drawn in its file.
    pub fn told(&self) -> impl Iterator<Item = String> {
        told(self.mistakes(), self.sources())
    }
}

fn told<'l>(
    mistakes: &'l [(usize, Diagnostic)],
    sources: &'l [Source],
) -> impl Iterator<Item = String> + 'l {
    mistakes.iter().filter_map(|(file, diagnostic)| {
        sources.get(*file).map(|source| render::in_source(diagnostic, source))
    })
}
