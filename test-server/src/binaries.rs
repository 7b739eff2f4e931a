//! Finds the directory that holds `initdb` and `postgres`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;

/// The environment variable that names the directory of the server's binaries.
pub const BINARIES_VARIABLE: &str = "SQLWEAVE_POSTGRES_BIN";

/// Where packages put servers: a folder, and what stands before the version in it.
const PACKAGES: [(&str, &str); 3] =
    [("/usr/lib/postgresql", ""), ("/usr", "pgsql-"), ("/opt/homebrew/opt", "postgresql@")];

/// The variable if it is set, then `pg_config`, `PATH` and the usual folders, the newest first.
pub(crate) fn find() -> Result<PathBuf, Error> {
    if let Some(directory) = env::var_os(BINARIES_VARIABLE).map(PathBuf::from) {
        if holds_server(&directory) {
            return Ok(directory);
        }
        return Err(Error::new(format!(
            "{BINARIES_VARIABLE} is {}, which does not hold initdb and postgres: set it to a \
             directory that does, or unset it",
            directory.display()
        )));
    }
    let path = env::var_os("PATH").unwrap_or_default();
    from_pg_config()
        .into_iter()
        .chain(env::split_paths(&path))
        .chain(PACKAGES.into_iter().flat_map(|(folder, prefix)| packaged(folder, prefix)))
        .find(|directory| holds_server(directory))
        .ok_or_else(|| {
            Error::not_installed(format!(
                "no PostgreSQL server is installed here: install one (Debian and Ubuntu: `apt \
                 install postgresql`, macOS: `brew install postgresql`) or set \
                 {BINARIES_VARIABLE} to the directory that holds initdb and postgres"
            ))
        })
}

fn holds_server(directory: &Path) -> bool {
    ["initdb", "postgres"].iter().all(|name| directory.join(name).is_file())
}

fn from_pg_config() -> Option<PathBuf> {
    let output = Command::new("pg_config").arg("--bindir").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| PathBuf::from(text.trim()))
}

/// The `bin` folders of all versions below a folder, the newest first.
fn packaged(folder: &str, prefix: &str) -> Vec<PathBuf> {
    let mut versions: Vec<(Vec<u32>, PathBuf)> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version = name.strip_prefix(prefix)?.split('.').map(|part| part.parse().ok());
            Some((version.collect::<Option<_>>()?, entry.path().join("bin")))
        })
        .collect();
    versions.sort_by(|a, b| b.cmp(a));
    versions.into_iter().map(|(_, bin)| bin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newest_package_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        for version in ["9.6", "15", "18", "14", "common"] {
            fs::create_dir(folder.path().join(version)).unwrap();
        }
        let found = packaged(folder.path().to_str().unwrap(), "");
        let names: Vec<_> =
            found.iter().map(|bin| bin.strip_prefix(folder.path()).unwrap()).collect();
        assert_eq!(names, ["18/bin", "15/bin", "14/bin", "9.6/bin"].map(Path::new));
    }
}
