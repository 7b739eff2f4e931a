//! What a crate is built of, as cargo says it.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// A library, program, test, example or benchmark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    pub kind: Kind,
    pub name: String,
    /// The file that it begins with.
    pub root: PathBuf,
}

/// Kinds of targets, in the order in which they are read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    Library,
    Program,
    Test,
    Example,
    Benchmark,
}

impl Target {
    /// What tells it from the crate's others: `lib`, `bin-shop`, `test-orders`.
    pub fn key(&self) -> String {
        match self.kind {
            Kind::Library => "lib".to_owned(),
            Kind::Program => format!("bin-{}", self.name),
            Kind::Test => format!("test-{}", self.name),
            Kind::Example => format!("example-{}", self.name),
            Kind::Benchmark => format!("bench-{}", self.name),
        }
    }
}

/// The name of the crate in a folder, and its targets.
pub(crate) fn of_crate(folder: &Path) -> Result<(String, Vec<Target>), String> {
    let manifest = folder.join("Cargo.toml");
    let wanted = manifest
        .canonicalize()
        .map_err(|error| format!("{} cannot be read: {error}", manifest.display()))?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let run = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"])
        .arg(&manifest)
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    if !run.status.success() {
        let said = String::from_utf8_lossy(&run.stderr);
        return Err(format!("cargo cannot read {}:\n{}", manifest.display(), said.trim_end()));
    }
    let metadata: Value = serde_json::from_slice(&run.stdout).map_err(|error| {
        format!("what cargo says of {} is no JSON: {error}", manifest.display())
    })?;
    let is_wanted = |package: &&Value| {
        let path = package["manifest_path"].as_str().map(PathBuf::from);
        path.and_then(|path| path.canonicalize().ok()).is_some_and(|path| path == wanted)
    };
    let packages = metadata["packages"].as_array();
    let Some(package) = packages.into_iter().flatten().find(is_wanted) else {
        return Err(format!(
            "{} is a workspace without a crate of its own\n\
             help: name one of its crates: `--manifest-path path/to/Cargo.toml`",
            manifest.display()
        ));
    };
    let name = package["name"].as_str().unwrap_or_default().to_owned();
    let mut targets: Vec<Target> =
        package["targets"].as_array().into_iter().flatten().filter_map(target).collect();
    targets.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    Ok((name, targets))
}

fn target(described: &Value) -> Option<Target> {
    let kind = match described["kind"].as_array()?.first()?.as_str()? {
        "custom-build" => return None,
        "bin" => Kind::Program,
        "test" => Kind::Test,
        "example" => Kind::Example,
        "bench" => Kind::Benchmark,
        _ => Kind::Library,
    };
    let name = described["name"].as_str()?.to_owned();
    Some(Target { kind, name, root: PathBuf::from(described["src_path"].as_str()?) })
}
