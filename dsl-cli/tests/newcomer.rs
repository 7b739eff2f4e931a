//! The guide's first chapter, word for word: a crate of its own, outside of this workspace, goes the way that the chapter
//! describes. Files and commands are the chapter's own, in its order.
//!
//! - A block of `toml`, `sql` or `rust` goes to the file that the text in front of it names last; `toml` is a section of it.
//! - A block of `sh` is run, and so is a line of a `text` that begins with `$`, whose output the other lines are found in. It
//!   fails where one of these is an error, and nowhere else.
//! - Any other `text` is found in the file that the text in front of it names last.
//! - `this` for `that` in the text is a change of `src/main.rs`.
//!
//! What is not the chapter's: the address of the server, and that the packages are those of this workspace, built from what
//! is on this machine.

#![allow(clippy::unwrap_used)]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use sqlweave_test_server::Server;

const CHAPTER: &str = include_str!("../../docs/src/first-steps.md");

/// Where the chapter has its database.
const ADDRESS: &str = "postgres://localhost/";

const PACKAGES: [(&str, &str); 6] = [
    ("sqlweave", "."),
    ("sqlweave-core", "dsl-core"),
    ("sqlweave-expand", "dsl-expand"),
    ("sqlweave-finder", "dsl-finder"),
    ("sqlweave-macros", "dsl-macros"),
    ("sqlweave-runtime", "dsl-runtime"),
];

#[test]
fn the_first_chapter_leads_where_it_says() {
    let mut newcomer = Newcomer::new();
    for part in parts(CHAPTER) {
        match part {
            Part::Text(text) => newcomer.read(text),
            Part::Block { language, text } => newcomer.follow(language, text),
        }
    }
    for command in ["cargo run", "cargo check", "cargo test", "cargo sqlweave verify"] {
        assert!(newcomer.ran.iter().any(|ran| ran == command), "{command} is not in the chapter");
    }
    assert!(CHAPTER.contains(concat!("`cargo install ", env!("CARGO_PKG_NAME"), "`")));
    // Nothing is left to review.
    let snapshots = fs::read_dir(newcomer.folder().join("tests/snapshots")).unwrap();
    let names: Vec<_> = snapshots.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["queries__bin-bookshop.snap"]);
}

/// A piece of the chapter.
enum Part<'c> {
    Text(&'c str),
    Block { language: &'c str, text: &'c str },
}

fn parts(chapter: &str) -> Vec<Part<'_>> {
    let fenced = chapter.split("```").enumerate().map(|(index, piece)| {
        if index % 2 == 0 {
            return Part::Text(piece);
        }
        let (info, text) = piece.split_once('\n').unwrap();
        Part::Block { language: info.split(',').next().unwrap(), text }
    });
    fenced.collect()
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Who reads the chapter, and what has come of it.
struct Newcomer {
    /// Holds the crate, and `.cargo`, which is not the chapter's.
    home: tempfile::TempDir,
    server: Server,
    /// Where commands are run, below `home`.
    place: PathBuf,
    /// `export` of earlier commands.
    exported: Vec<(String, String)>,
    /// The file that the text has named last.
    file: String,
    ran: Vec<String>,
}

impl Newcomer {
    fn new() -> Newcomer {
        let home = tempfile::tempdir().unwrap();
        let workspace = workspace();
        let mut config = String::from("[net]\noffline = true\n\n[patch.crates-io]\n");
        for (name, folder) in PACKAGES {
            let path = workspace.join(folder).display().to_string();
            config.push_str(&format!("{name} = {{ path = {path:?} }}\n"));
        }
        // As in the workspace, so that what it has built is not built again.
        let manifest = fs::read_to_string(workspace.join("Cargo.toml")).unwrap();
        config.push_str(&manifest[manifest.find("\n[profile.dev]").unwrap()..]);
        fs::create_dir(home.path().join(".cargo")).unwrap();
        fs::write(home.path().join(".cargo/config.toml"), config).unwrap();
        Newcomer {
            home,
            server: Server::start().unwrap(),
            place: PathBuf::new(),
            exported: Vec::new(),
            file: String::new(),
            ran: Vec::new(),
        }
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join(&self.place)
    }

    fn read(&mut self, text: &str) {
        for name in quoted(text).filter(|name| Path::new(name).extension().is_some()) {
            self.file = name.to_owned();
        }
        let words: Vec<&str> = text.split('`').collect();
        for change in words.windows(3).skip(1).step_by(2).filter(|words| words[1] == " for ") {
            let main = self.folder().join("src/main.rs");
            let program = fs::read_to_string(&main).unwrap();
            assert!(program.contains(change[2]), "no {} in:\n{program}", change[2]);
            fs::write(main, program.replacen(change[2], change[0], 1)).unwrap();
        }
    }

    fn follow(&mut self, language: &str, text: &str) {
        let path = self.folder().join(&self.file);
        match language {
            "sh" => text.lines().for_each(|line| self.run(line, &[])),
            "toml" => {
                let manifest = fs::read_to_string(&path).unwrap();
                fs::write(path, with_section(&manifest, text)).unwrap();
            }
            "sql" | "rust" => {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            "text" => match text.strip_prefix("$ ").and_then(|text| text.split_once('\n')) {
                Some((command, output)) => self.run(command, &output.lines().collect::<Vec<_>>()),
                None => {
                    let found = fs::read_to_string(&path).unwrap();
                    assert!(found.contains(text), "{} is:\n{found}", self.file);
                }
            },
            other => panic!("nobody knows what to do with a block of {other}"),
        }
    }

    /// Runs a line of shell, which may be said to print something.
    fn run(&mut self, line: &str, output: &[&str]) {
        self.ran.push(line.to_owned());
        if let Some(folder) = line.strip_prefix("cd ") {
            self.place.push(folder);
            // Versions are those that are here.
            fs::copy(workspace().join("Cargo.lock"), self.folder().join("Cargo.lock")).unwrap();
            return;
        }
        if let Some((name, value)) =
            line.strip_prefix("export ").and_then(|line| line.split_once('='))
        {
            let server = self.server.url_for("");
            assert!(value.starts_with(ADDRESS), "{value}");
            self.exported.push((name.to_owned(), value.replace(ADDRESS, &server)));
            return;
        }
        let found = self.shell(line).output().unwrap();
        let text = String::from_utf8_lossy(&found.stdout);
        let fails = output.iter().any(|line| line.starts_with("error"));
        assert_eq!(found.status.success(), !fails, "$ {line}\n{text}");
        let mut lines = text.lines();
        for expected in output {
            assert!(
                lines.any(|line| line == *expected),
                "{expected}\nis not in its place in\n$ {line}\n{text}"
            );
        }
    }

    /// A shell that knows no more than a reader's: none of what cargo, or a pipeline, tells the programs that it runs.
    fn shell(&self, line: &str) -> Command {
        let kept = [
            "HOME",
            "CARGO_HOME",
            "RUSTUP_HOME",
            "RUSTUP_TOOLCHAIN",
            "RUSTFLAGS",
            "CARGO_INCREMENTAL",
            "TMPDIR",
        ];
        let program = Path::new(env!("CARGO_BIN_EXE_cargo-sqlweave"));
        let binaries = Server::all_binaries().unwrap().remove(0);
        let cargo = PathBuf::from(env!("CARGO"));
        let first = [program.parent().unwrap(), cargo.parent().unwrap(), &binaries];
        let path = env::var_os("PATH").unwrap_or_default();
        let path = first.map(Path::to_owned).into_iter().chain(env::split_paths(&path));
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("exec 2>&1\n{line}")).current_dir(self.folder()).env_clear();
        shell.envs(env::vars_os().filter(|(name, _)| kept.iter().any(|kept| *kept == name)));
        shell.env("PATH", env::join_paths(path).unwrap());
        // Of `target/debug/cargo-sqlweave`.
        shell.env("CARGO_TARGET_DIR", program.ancestors().nth(2).unwrap());
        shell.env("PGHOST", self.server.socket_directory()).env("PGUSER", "postgres");
        shell.env("PGPORT", self.server.port().to_string());
        shell.envs(self.exported.iter().map(|(name, value)| (name, value)));
        shell
    }
}

/// A manifest with that section in place of its own.
fn with_section(manifest: &str, section: &str) -> String {
    let header = section.lines().next().unwrap();
    let start = manifest.find(header).unwrap_or(manifest.len());
    let own = &manifest[start..];
    let end = own.find("\n[").map_or(manifest.len(), |end| start + end + 1);
    format!("{}\n{section}\n{}", &manifest[..start], &manifest[end..])
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}
