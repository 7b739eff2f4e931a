//! `cargo check` from nothing of a crate that depends on sqlweave, beside one that depends on tokio-postgres alone.

use std::fs;

use super::crates::{Crate, Crates, sqlweave};
use super::{Figure, cpu_ms, median};

pub(super) fn measure(runs: usize) -> Result<Vec<Figure>, String> {
    let mut crates = Crates::new()?;
    let file = [("src/lib.rs", "")];
    crates.add(&Crate { name: "woven", dependencies: &[&sqlweave()], files: &file })?;
    crates.add(&Crate {
        name: "driver",
        dependencies: &["tokio-postgres = \"0.7\""],
        files: &file,
    })?;
    let (mut woven, mut driver) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        woven.push(check(&crates, "woven")?);
        driver.push(check(&crates, "driver")?);
    }
    let what = "cargo check from nothing, against tokio-postgres alone";
    Ok(vec![Figure::compared(what, median(woven) / 1000.0, median(driver) / 1000.0, "s")])
}

fn check(crates: &Crates, name: &str) -> Result<f64, String> {
    let mut command = crates.cargo(name, &["check", "--package", name]);
    // A path is built incrementally, which costs more; what comes from a registry is not.
    let time = cpu_ms(command.env("CARGO_INCREMENTAL", "0"));
    let target = crates.target(name);
    fs::remove_dir_all(&target).map_err(|error| format!("{}: {error}", target.display()))?;
    time
}
