//! Pages on errors and lints: there is one for each, and its examples are what it says.

use std::{collections::BTreeSet, fs, path::Path};

use cargo_sqlweave::explain::PAGES;
use sqlweave_core::{
    compile,
    diagnostic::Diagnostics,
    lex::sql::{Dialect, lex_sql},
    lint::{LINTS, Level, Levels},
    project,
    source::Source,
};

use crate::run;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// What an example gives: codes of errors and names of lints.
fn codes(example: &str) -> Vec<&'static str> {
    let schema = fs::read_to_string(root().join("docs/errors/schema.sql")).unwrap();
    let mut sources = vec![Source::new("schema.sql", schema)];
    let word = example.split_whitespace().next().unwrap_or_default();
    let is_schema = ["create", "alter", "drop"].contains(&word);
    // Extensions that are not there say so by another name before 15.
    let version = if example.contains("create extension") { 14 } else { 18 };
    if is_schema {
        sources.push(Source::new("example", example));
    }
    let loaded = project::load(&sources, version);
    let mut found: Vec<&str> = loaded.mistakes.iter().map(|(_, mistake)| mistake.code).collect();
    if is_schema {
        return found;
    }
    let mut levels = Levels::default();
    LINTS.iter().for_each(|lint| levels.set(lint.name, Level::Warn).unwrap());
    levels.tenants.columns.push("tenant_id".to_owned());
    let mut diagnostics = Diagnostics::new();
    let lexed = lex_sql(example, Dialect { splices: true, version }, &mut diagnostics);
    let compiled = compile(&lexed, &loaded.catalog, &levels, &mut diagnostics);
    found.extend(diagnostics.iter().map(|diagnostic| diagnostic.code));
    if let Some(compiled) = compiled.filter(|_| found.is_empty()) {
        found.extend(compiled.beyond.iter().chain(&compiled.lints.found).map(|found| found.code));
    }
    found
}

/// The blocks of SQL under a heading.
fn examples<'p>(page: &'p str, heading: &str) -> Vec<&'p str> {
    let Some((_, section)) = page.split_once(&format!("\n## {heading}\n")) else {
        return Vec::new();
    };
    let section = section.split("\n## ").next().unwrap_or_default();
    let blocks = section.split("```sql\n").skip(1);
    blocks.filter_map(|block| block.split("\n```").next()).collect()
}

#[test]
fn the_wrong_example_is_wrong_and_the_right_one_right() {
    let mut complaints = Vec::new();
    for (name, page) in PAGES {
        let (wrong, right) = (examples(page, "Wrong"), examples(page, "Right"));
        // What no statement brings about has no example.
        if ["53000", "XX000"].contains(name) {
            continue;
        }
        if wrong.is_empty() || right.is_empty() {
            complaints.push(format!("{name} lacks an example"));
        }
        for example in wrong {
            let found = codes(example);
            if !found.contains(name) {
                complaints.push(format!("{name}: {example}\n  gives {found:?}"));
            }
        }
        for example in right {
            // What is right of one lint is not all that could be said.
            let found: Vec<&str> = codes(example)
                .into_iter()
                .filter(|code| code == name || LINTS.iter().all(|lint| lint.name != *code))
                .collect();
            if !found.is_empty() {
                complaints.push(format!("{name}, right: {example}\n  gives {found:?}"));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// The SQLSTATEs that stand in the sources of sqlweave-core, and XX000.
fn sqlstates() -> BTreeSet<String> {
    let mut found = BTreeSet::from(["XX000".to_owned()]);
    let mut folders = vec![root().join("dsl-core/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(path).unwrap();
                let quoted = text.split('"').filter(|part| is_sqlstate(part));
                found.extend(quoted.map(str::to_owned));
            }
        }
    }
    found
}

fn is_sqlstate(text: &str) -> bool {
    text.len() == 5
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
}

#[test]
fn there_is_a_page_for_everything_that_is_said() {
    let mut wanted = sqlstates();
    assert!(wanted.len() > 50, "{wanted:?}");
    wanted.extend(LINTS.iter().map(|lint| lint.name.to_owned()));
    let embedded: BTreeSet<String> = PAGES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let missing: Vec<&String> = wanted.difference(&embedded).collect();
    assert!(missing.is_empty(), "no page: {missing:?}");
    let idle: Vec<&String> = embedded.difference(&wanted).collect();
    assert!(idle.is_empty(), "nothing says {idle:?}");
    let written = fs::read_dir(root().join("docs/errors")).unwrap();
    let written =
        written.filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|e| e == "md"));
    assert_eq!(written.count(), PAGES.len(), "pages of docs/errors are all embedded");
}

#[test]
fn a_page_is_found_by_each_of_its_names() {
    let here = Path::new(".");
    for name in ["42803", "grouping_error", "[42803]", "GROUPING-ERROR"] {
        let outcome = run(here, &["explain", name], b"");
        assert_eq!(outcome.status, Some(0), "{name}: {outcome:?}");
        assert!(outcome.output.starts_with("# 42803: grouping_error\n"), "{outcome:?}");
    }
    let outcome = run(here, &["explain", "cartesian_product"], b"");
    assert!(outcome.output.contains("## Wrong"), "{outcome:?}");
    for (name, near) in [
        ("42830", "near are 42830"),
        ("cartesian", "near are cartesian_product"),
        ("42808", "near are 42803, 42804, 42809"),
        ("missing_were", "near are missing_where"),
        ("nonsense", "`cargo sqlweave explain --list` lists all"),
    ] {
        let outcome = run(here, &["explain", name], b"");
        if near.ends_with(name) {
            continue;
        }
        assert_eq!(outcome.status, Some(2), "{outcome:?}");
        assert!(outcome.errors.contains(near), "{name}: {outcome:?}");
    }
    let outcome = run(here, &["explain", "--list"], b"");
    assert_eq!(outcome.output.lines().count(), PAGES.len());
    assert_eq!(run(here, &["explain"], b"").status, Some(2));
}
