//! The extensions that ship with a server, to `dsl-core/catalogue/extensions`.

use cargo_sqlweave::catalogue::extension::{File, explain, query, read_control, read_extension};
use sqlweave_core::catalog::builtin::format::{FIRST_VERSION, version_bit};
use std::{collections::BTreeMap, error::Error, path::Path};
use tokio_postgres::Client;

/// No version behind it is looked at.
const LAST_VERSION: u8 = FIRST_VERSION + 15;

/// Every extension's file, by name.
#[derive(Default)]
pub(crate) struct Extensions(pub(super) BTreeMap<String, File>);

impl Extensions {
    /// Reads a folder's files, whose lines without versions stand in all of these.
    pub(super) fn read(folder: &Path, versions: u32) -> Result<Extensions, Box<dyn Error>> {
        let mut extensions = Extensions::default();
        for (name, text) in texts(folder)? {
            let file = File::parse(&name, &text, versions);
            extensions.0.insert(name, file);
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
        for (name, file) in &mut self.0 {
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
            self.0.entry(name.clone()).or_insert_with(|| File::new(&name)).replace(version, lines);
        }
        Ok(())
    }

    /// Takes an extension that is in the versions before and after for one of the version between: a distribution packs
    /// languages apart.
    fn fill_gaps(&mut self, versions: u32) {
        for file in self.0.values_mut() {
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
        std::fs::create_dir_all(folder)?;
        for (name, file) in &self.0 {
            let path = folder.join(format!("{name}.sql"));
            if file.stands_in(versions) {
                std::fs::write(path, file.text(versions))?;
            } else if path.exists() {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
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
