//! `cargo xtask catalogue`: PostgreSQL's own catalogue from running servers to `dsl-core/catalogue`.
//!
//! Every version given replaces that version in the `.tsv` files, which hold all versions merged and are what is
//! reviewed; `catalogue.bin`, which the library reads, is packed from them.

pub(crate) mod extensions;
mod extract;
pub(crate) mod pack;
pub(crate) mod table;

use extensions::Extensions;
use std::{error::Error, path::PathBuf};
use table::Tables;

/// Extract PostgreSQL's own catalogue from running servers.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A server to read, by its URL, one for each version; without any a throwaway one from installed binaries.
    #[arg(long = "server", value_name = "URL")]
    servers: Vec<String>,
    /// Only pack the files that are there.
    #[arg(long, conflicts_with = "servers")]
    pack: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    update(arguments).map_err(|error| error.to_string())
}

fn update(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let folder = folder();
    let mut tables = Tables::read(&folder)?;
    if !arguments.pack {
        let throwaway;
        let mut servers = arguments.servers.clone();
        if servers.is_empty() {
            throwaway = sqlweave_test_server::Server::start()?;
            servers.push(throwaway.url());
        }
        let mut extensions = Extensions::read(&folder, tables.versions())?;
        for server in &servers {
            let version = extract::extract(server, &mut tables, &mut extensions)?;
            println!("read PostgreSQL {version}");
        }
        tables.number_objects()?;
        tables.write(&folder)?;
        extensions.write(&folder, tables.versions())?;
    }
    let extensions = Extensions::read(&folder, tables.versions())?;
    pack::write(&folder, &tables, &extensions)
}

/// Where the files are.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../dsl-core/catalogue"))
}

#[cfg(test)]
mod tests {
    use super::table::{KEYWORDS, Tables};
    use sqlweave_core::catalog::builtin::format::version_bit;
    use sqlweave_core::lex::keyword::{Class, lookup_keyword};

    #[test]
    fn keywords_are_the_servers() {
        let tables = Tables::read(&super::folder()).unwrap();
        for version in 14..=18 {
            let of_version =
                tables.rows(KEYWORDS).filter(|row| row.versions & version_bit(version) != 0);
            for row in of_version {
                let [word, class, flags] = &row.fields[..] else { panic!("{:?}", row.fields) };
                let class = match class.as_str() {
                    "reserved" => Class::Reserved,
                    "reserved_function_or_type" => Class::TypeOrFunctionName,
                    "column_name" => Class::ColumnName,
                    _ => Class::Unreserved,
                };
                let Some(keyword) = lookup_keyword(word, version) else {
                    // Unreserved in 16 alone, which no grammar of that version needs to know.
                    assert_eq!((word.as_str(), version), ("json", 16));
                    continue;
                };
                let found = (keyword.class(), keyword.is_bare_label());
                assert_eq!(found, (class, flags == "bare_label"), "{word} {version}");
            }
            for row in tables.rows(KEYWORDS).filter(|row| row.versions & version_bit(version) == 0)
            {
                let word = &row.fields[0];
                let elsewhere = tables
                    .rows(KEYWORDS)
                    .any(|r| r.fields[0] == *word && r.versions & version_bit(version) != 0);
                // As above.
                let known = elsewhere && (word.as_str(), version) != ("json", 16);
                assert_eq!(lookup_keyword(word, version).is_some(), known, "{word} {version}");
            }
        }
    }

    #[test]
    fn packed_files_are_what_the_text_files_pack_to() {
        let tables = super::table::Tables::read(&super::folder()).unwrap();
        let packed = super::pack::pack(&tables).unwrap();
        let found = std::fs::read(super::folder().join("catalogue.bin")).unwrap();
        assert!(packed == found, "run `cargo xtask catalogue --pack`");
        let versions = tables.versions();
        let extensions = super::Extensions::read(&super::folder(), versions);
        let extensions = super::pack::pack_extensions(&extensions.unwrap(), versions).unwrap();
        let found = std::fs::read(super::folder().join("extensions.bin")).unwrap();
        assert!(extensions == found, "run `cargo xtask catalogue --pack`");
        let bytes = packed.len() + extensions.len();
        assert!(bytes < 1_500_000, "{bytes} bytes");
    }
}
