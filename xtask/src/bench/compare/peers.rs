//! Who is compared: each a program of its own in `bench`.

use std::path::PathBuf;
use std::process::Command;

use super::{folder, output};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Peer {
    ByHand,
    Sqlweave,
    Cornucopia,
    Diesel,
    Sqlx,
    SeaOrm,
}

impl Peer {
    pub(super) const ALL: [Peer; 6] =
        [Peer::ByHand, Peer::Sqlweave, Peer::Cornucopia, Peer::Diesel, Peer::Sqlx, Peer::SeaOrm];

    /// As it is shown, and stands in the record.
    pub(super) fn name(self) -> &'static str {
        match self {
            Peer::ByHand => "by hand",
            Peer::Sqlweave => "sqlweave",
            Peer::Cornucopia => "cornucopia",
            Peer::Diesel => "diesel-async",
            Peer::Sqlx => "sqlx",
            Peer::SeaOrm => "SeaORM",
        }
    }

    /// Its crate, by whose version it goes.
    pub(super) fn package(self) -> &'static str {
        match self {
            Peer::ByHand => "tokio-postgres",
            Peer::SeaOrm => "sea-orm",
            other => other.name(),
        }
    }

    /// The folder of its program.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Peer::ByHand => "by-hand",
            other => other.package(),
        }
    }

    pub(super) fn program(self) -> PathBuf {
        target().join("release").join(format!("bench-{}", self.folder()))
    }
}

/// Where the programs are built.
fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(target) => PathBuf::from(target),
        None => folder().join("target"),
    }
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(folder()).args(arguments);
    command
}

pub(super) fn build() -> Result<(), String> {
    for peer in Peer::ALL {
        eprintln!("building {}", peer.folder());
        let package = format!("bench-{}", peer.folder());
        output(&mut cargo(&["build", "--release", "--locked", "--quiet", "--package", &package]))?;
    }
    Ok(())
}

/// The program that writes what cornucopia generates.
pub(super) fn generator() -> Result<PathBuf, String> {
    output(&mut cargo(&["build", "--locked", "--quiet", "--package", "bench-generate"]))?;
    Ok(target().join("debug/bench-generate"))
}

/// What is checked in of what needs a server: cornucopia's crate, and what sqlx keeps of its queries.
pub(super) fn prepare(url: &str) -> Result<(), String> {
    let arguments = [url, "cornucopia/sql", "cornucopia/queries", "bench-queries"];
    output(Command::new(generator()?).current_dir(folder()).args(arguments))?;
    let kept = folder().join("sqlx/.sqlx");
    let failed = |error: std::io::Error| format!("{}: {error}", kept.display());
    if kept.exists() {
        std::fs::remove_dir_all(&kept).map_err(failed)?;
    }
    std::fs::create_dir_all(&kept).map_err(failed)?;
    // The macros run only where the package is compiled.
    output(&mut cargo(&["clean", "--quiet", "--package", "bench-sqlx"]))?;
    let mut check = cargo(&["check", "--locked", "--quiet", "--package", "bench-sqlx"]);
    output(check.env("DATABASE_URL", url).env("SQLX_OFFLINE_DIR", &kept)).map(|_| ())
}
