//! `cargo check` from nothing of a crate that depends on a library, all that it is built from included.

use std::collections::BTreeMap;
use std::fs;

use super::folder;
use super::peers::Peer;
use super::record::{Group, Row};
use crate::bench::crates::{Crate, Crates, sqlweave};
use crate::bench::{cpu_ms, median};

pub(super) fn measure(quick: bool) -> Result<Vec<Row>, String> {
    let mut crates = Crates::locked_as(&folder().join("Cargo.lock"))?;
    for peer in Peer::ALL {
        let dependencies = dependencies(peer)?;
        let dependencies: Vec<&str> = dependencies.iter().map(String::as_str).collect();
        crates.add(&Crate {
            name: &name(peer),
            dependencies: &dependencies,
            files: &[("src/lib.rs", "")],
        })?;
    }
    let mut times: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for _ in 0..if quick { 1 } else { 3 } {
        for peer in Peer::ALL {
            eprintln!("clean: {}", peer.name());
            let mut command = crates.cargo(&name(peer), &["check", "--package", &name(peer)]);
            // A path is built incrementally, which costs more; what comes from a registry is not.
            let time = cpu_ms(command.env("CARGO_INCREMENTAL", "0"))?;
            times.entry(peer.name().to_owned()).or_default().push(time);
            let target = crates.target(&name(peer));
            fs::remove_dir_all(&target)
                .map_err(|error| format!("{}: {error}", target.display()))?;
        }
    }
    let values = times.into_iter().map(|(name, times)| (name, median(times))).collect();
    let what = "`cargo check` from nothing, dependencies included".to_owned();
    Ok(vec![Row { group: Group::Compiler, what, values }])
}

/// Not that of its library, which would be ambiguous.
fn name(peer: Peer) -> String {
    format!("uses-{}", peer.folder())
}

/// Lines of `[dependencies]`: those of its program but for what the programs share.
pub(super) fn dependencies(peer: Peer) -> Result<Vec<String>, String> {
    let manifest = folder().join(peer.folder()).join("Cargo.toml");
    let text = fs::read_to_string(&manifest)
        .map_err(|error| format!("{}: {error}", manifest.display()))?;
    let (_, lines) = text.split_once("[dependencies]\n").unwrap_or_default();
    let queries = format!(
        "bench-queries = {{ path = \"{}\" }}",
        folder().join("cornucopia/queries").display()
    );
    let kept = lines.lines().filter_map(|line| match line.split(' ').next()? {
        "tokio-postgres" => Some("tokio-postgres = \"0.7\"".to_owned()),
        "sqlweave" => Some(sqlweave()),
        "bench-queries" => Some(queries.clone()),
        "bench-common" | "futures-util" | "tokio" | "" => None,
        _ => Some(line.to_owned()),
    });
    Ok(kept.collect())
}
