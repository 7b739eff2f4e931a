//! What has to hold of the packages that are published, as far as `cargo package` does not say it.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The packages of the workspace that may be published.
fn published(metadata: &Value) -> Vec<&Value> {
    let members: BTreeSet<&str> = metadata["workspace_members"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages.filter(|p| members.contains(text(p, "id")) && p["publish"].is_null()).collect()
}

/// `1.88` and `1.88.0` as numbers; a package that says nothing is content with any compiler.
fn version(package: &Value) -> (u32, u32) {
    let mut parts = text(package, "rust_version").split('.').map(|part| part.parse().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

#[test]
fn published_packages_say_what_they_are() {
    let metadata = metadata();
    let published = published(&metadata);
    assert!(published.iter().any(|package| package["name"] == "sqlweave"));
    for package in &published {
        let name = text(package, "name");
        for key in ["description", "license", "repository", "readme", "rust_version"] {
            assert!(!text(package, key).is_empty(), "{name}: {key}");
        }
        let folder = Path::new(text(package, "manifest_path")).parent().unwrap();
        for file in ["LICENSE-APACHE", "LICENSE-MIT", "README.md"] {
            assert!(folder.join(file).is_file(), "{name}: {file}");
        }
        assert_eq!(package["version"], published[0]["version"], "{name}: versions go together");
        let is_library =
            package["targets"].as_array().unwrap().iter().any(|t| t["kind"][0] == "lib");
        let on_docs_rs = &package["metadata"]["docs"]["rs"]["all-features"];
        assert!(!is_library || name == "cargo-sqlweave" || on_docs_rs == true, "{name}: docs.rs");
        for dependency in package["dependencies"].as_array().unwrap() {
            let is_own = dependency["path"].is_string() && dependency["kind"].is_null();
            let pinned = text(dependency, "req") != "*";
            assert!(!is_own || pinned, "{name}: {} has no version", text(dependency, "name"));
        }
    }
}

/// The compiler that Cargo.toml promises builds all that a user builds.
#[test]
fn no_dependency_wants_a_newer_compiler() {
    let metadata = metadata();
    let packages: BTreeMap<&str, &Value> =
        metadata["packages"].as_array().unwrap().iter().map(|p| (text(p, "id"), p)).collect();
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| (text(n, "id"), n))
        .collect();
    let mut open: Vec<&str> = published(&metadata).iter().map(|p| text(p, "id")).collect();
    let promised = version(packages[open[0]]);
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let package = packages[id];
        assert!(
            version(package) <= promised,
            "{} {} wants Rust {}",
            text(package, "name"),
            text(package, "version"),
            text(package, "rust_version"),
        );
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            if kinds.iter().any(|kind| kind["kind"] != "dev") {
                open.push(text(dependency, "pkg"));
            }
        }
    }
    assert!(seen.len() > 50, "the dependencies are followed: {}", seen.len());
}
