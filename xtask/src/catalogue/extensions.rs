//! The extensions that ship with a server, to `dsl-core/catalogue/extensions`, and which of their functions never give
//! NULL, which `never_null.tsv` beside it says.

use cargo_sqlweave::catalogue::extension::{File, explain, query, read_control, read_extension};
use sqlweave_core::catalog::builtin::format::{
    FIRST_VERSION, parse_versions, show_versions, version_bit,
};
use std::{collections::BTreeMap, error::Error, fmt::Write, path::Path};
use tokio_postgres::Client;

/// No version behind it is looked at.
const LAST_VERSION: u8 = FIRST_VERSION + 15;

/// The folder of the files in the catalogue's.
const FILES: &str = "extensions";
const NEVER_NULL: &str = "never_null.tsv";

#[derive(Default)]
pub(crate) struct Extensions {
    /// By extension.
    pub(super) files: BTreeMap<String, File>,
    /// The versions by extension and signature, whose types come without their schemas.
    pub(crate) never_null: BTreeMap<(String, String), u32>,
}

impl Extensions {
    /// Reads the catalogue's files, whose lines without versions stand in all of these.
    pub(crate) fn read(folder: &Path, versions: u32) -> Result<Extensions, Box<dyn Error>> {
        let mut extensions = Extensions::default();
        for (name, text) in texts(&folder.join(FILES))? {
            let file = File::parse(&name, &text, versions);
            extensions.files.insert(name, file);
        }
        for line in std::fs::read_to_string(folder.join(NEVER_NULL))?.lines().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [extension, signature, versions] = fields[..] else {
                return Err(format!("{NEVER_NULL}: {line}").into());
            };
            let versions = parse_versions(versions).ok_or(NEVER_NULL)?;
            extensions.never_null.insert((extension.into(), signature.into()), versions);
        }
        Ok(extensions)
    }

    /// Puts the server's extensions in the place of those of its version.
    pub(super) async fn extract(
        &mut self,
        client: &Client,
        version: u8,
    ) -> Result<(), Box<dyn Error>> {
        let names = query(client, "select name from pg_available_extensions order by name").await?;
        let names: Vec<String> = names.into_iter().flatten().filter(|n| n != "plpgsql").collect();
        for (name, file) in &mut self.files {
            if !names.contains(name) {
                file.replace(version, Vec::new());
            }
        }
        for name in names {
            let lines = match read_extension(client, &name).await {
                Ok(lines) => lines,
                Err(error) => {
                    // A language or what transforms for it: nothing of these can be named.
                    println!("{name}: only its control file is read: {}", explain(&*error));
                    read_control(client, &name).await?
                }
            };
            self.files
                .entry(name.clone())
                .or_insert_with(|| File::new(&name))
                .replace(version, lines);
        }
        Ok(())
    }

    /// Takes an extension that is in the versions before and after for one of the version between: a distribution packs
    /// languages apart.
    fn fill_gaps(&mut self, versions: u32) {
        for file in self.files.values_mut() {
            for version in FIRST_VERSION + 1..LAST_VERSION {
                let bit = version_bit(version);
                if versions & bit != 0 && !file.stands_in(bit) {
                    file.interpolate(version);
                }
            }
        }
    }

    pub(super) fn write(&mut self, folder: &Path, versions: u32) -> Result<(), Box<dyn Error>> {
        self.fill_gaps(versions);
        let folder = folder.join(FILES);
        std::fs::create_dir_all(&folder)?;
        for (name, file) in &self.files {
            let path = folder.join(format!("{name}.sql"));
            if file.stands_in(versions) {
                std::fs::write(path, file.text(versions))?;
            } else if path.exists() {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    pub(crate) fn write_never_null(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        let mut text = "extension\tsignature\tversions\n".to_owned();
        for ((extension, signature), versions) in &self.never_null {
            writeln!(text, "{extension}\t{signature}\t{}", show_versions(*versions))?;
        }
        Ok(std::fs::write(folder.join(NEVER_NULL), text)?)
    }
}

/// The texts of a folder's files, by extension.
pub(super) fn texts(folder: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut texts = BTreeMap::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(texts) };
    for entry in entries {
        let path = entry?.path();
        if let Some(name) = path.file_stem().and_then(|n| n.to_str()) {
            texts.insert(name.to_owned(), std::fs::read_to_string(&path)?);
        }
    }
    Ok(texts)
}
