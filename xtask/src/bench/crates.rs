//! Throwaway crates, in a workspace of their own outside of this one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A workspace in a temporary folder. It builds with the versions that this repository's `Cargo.lock` holds.
pub(super) struct Crates {
    folder: TempDir,
    members: Vec<String>,
}

/// What a throwaway crate is made of.
pub(super) struct Crate<'a> {
    pub(super) name: &'a str,
    /// Lines of `[dependencies]`.
    pub(super) dependencies: &'a [&'a str],
    /// Files, by their path in the crate.
    pub(super) files: &'a [(&'a str, &'a str)],
}

impl Crates {
    pub(super) fn new() -> Result<Crates, String> {
        Crates::locked_as(&repository().join("Cargo.lock"))
    }

    /// A workspace that builds with the versions of another lock file.
    pub(super) fn locked_as(lock: &Path) -> Result<Crates, String> {
        let folder = tempfile::Builder::new()
            .prefix("sqlweave-bench-")
            .tempdir()
            .map_err(|error| error.to_string())?;
        copy(lock, &folder.path().join("Cargo.lock"))?;
        Ok(Crates { folder, members: Vec::new() })
    }

    pub(super) fn add(&mut self, new: &Crate<'_>) -> Result<(), String> {
        let Crate { name, dependencies, files } = new;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{}\n",
            dependencies.join("\n")
        );
        self.write(&format!("{name}/Cargo.toml"), &manifest)?;
        for (path, text) in *files {
            self.write(&format!("{name}/{path}"), text)?;
        }
        self.include(name);
        let workspace =
            format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", self.members.join(", "));
        self.write("Cargo.toml", &workspace)
    }

    /// A crate that is there already is a member too, from the next one that is added.
    pub(super) fn include(&mut self, name: &str) {
        self.members.push(format!("\"{name}\""));
    }

    /// Makes cargo see a file as changed.
    pub(super) fn touch(&self, path: &str) -> Result<(), String> {
        let text =
            fs::read_to_string(self.path(path)).map_err(|error| format!("{path}: {error}"))?;
        self.write(path, &text)
    }

    /// Writes a file, or writes it again so that cargo sees it as changed.
    pub(super) fn write(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.folder.path().join(path);
        let named = |error: std::io::Error| format!("{}: {error}", path.display());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(named)?;
        }
        fs::write(&path, text).map_err(named)
    }

    /// `cargo` in the workspace, building into `target`.
    pub(super) fn cargo(&self, target: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command
            .current_dir(self.folder.path())
            .env("CARGO_TARGET_DIR", self.target(target))
            .arg(arguments.first().unwrap_or(&"check"))
            .args(["--quiet", "--offline"])
            .args(arguments.iter().skip(1));
        // What is built in steps is optimized less, sqlweave and not the packages of others beside it.
        if arguments.contains(&"--release") {
            command.env("CARGO_INCREMENTAL", "0");
        }
        command
    }

    /// A place in the workspace.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Where `cargo` builds into.
    pub(super) fn target(&self, name: &str) -> PathBuf {
        self.folder.path().join("target").join(name)
    }
}

/// The dependency on the sqlweave of this repository.
pub(super) fn sqlweave() -> String {
    sqlweave_with(&[])
}

/// The same with features.
pub(super) fn sqlweave_with(features: &[&str]) -> String {
    format!("sqlweave = {{ path = \"{}\", features = {features:?} }}", repository().display())
}

pub(super) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".."))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(|_| ()).map_err(|error| format!("{}: {error}", from.display()))
}
