//! Finds the directories that hold `initdb` and `postgres`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;

/// The environment variable that names the directory of the server's binaries, or several of them as in `PATH`.
pub const BINARIES_VARIABLE: &str = "SQLWEAVE_POSTGRES_BIN";

/// Where packages put servers: a folder, and what stands before the version in it.
const PACKAGES: [(&str, &str); 3] =
    [("/usr/lib/postgresql", ""), ("/usr", "pgsql-"), ("/opt/homebrew/opt", "postgresql@")];

/// All that the variable names if it is set, else the one installed server.
pub(crate) fn find_all() -> Result<Vec<PathBuf>, Error> {
    let Some(named) = env::var_os(BINARIES_VARIABLE) else { return Ok(vec![installed()?]) };
    let directories: Vec<PathBuf> = env::split_paths(&named).collect();
    directories.iter().try_for_each(|directory| check(directory))?;
    Ok(directories)
}

/// The first that the variable names if it is set, else the installed server.
pub(crate) fn find() -> Result<PathBuf, Error> {
    find_all()?.into_iter().next().map_or_else(installed, Ok)
}

/// Complains of a directory without a server.
pub(crate) fn check(directory: &Path) -> Result<(), Error> {
    if holds_server(directory) {
        return Ok(());
    }
    Err(Error::new(format!(
        "{} does not hold initdb and postgres: name a directory that does, in {BINARIES_VARIABLE} or \
         wherever this one is named",
        directory.display()
    )))
}

/// What `pg_config` names, then `PATH` and the usual folders, the newest first.
fn installed() -> Result<PathBuf, Error> {
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
