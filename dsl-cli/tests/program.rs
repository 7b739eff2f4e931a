//! The program as users run it: arguments and standard input in, output and exit status out.

#![allow(clippy::unwrap_used)]

mod program {
    pub(crate) mod batch;
    pub(crate) mod catalogue;
    pub(crate) mod check_migration;
    pub(crate) mod corpus;
    pub(crate) mod describe;
    pub(crate) mod explain;
    pub(crate) mod failures;
    pub(crate) mod report;
    pub(crate) mod schema;
    pub(crate) mod verify;
}

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: Option<i32>,
    pub(crate) output: String,
    pub(crate) errors: String,
}

/// `cargo sqlweave …` in a folder, as cargo calls it.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-sqlweave"));
    command.arg("sqlweave").args(arguments).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs it with that on standard input.
pub(crate) fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Outcome {
    let mut child = command(folder, arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Output is read while input is written; a program that refuses its arguments reads nothing.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Outcome {
        status: output.status.code(),
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A crate with that schema.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}
