//! What every message must be: one of ours, with its code, or one of rustc's that is known.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// How messages begin that have no code because no server would say them: they are about Rust or files.
const WITHOUT_CODE: &[&str] = &[
    "a fragment is checked against the schema of its own crate",
    "a parameter of a fragment is a name",
    "a parameter is there before",
    "a plain value is for a query of one column",
    "a query is a plain `fn`",
    "a row that is lent is a struct that the query declares",
    "a statement over `{..rows}`",
    "a struct is declared for rows that a statement runs over",
    "character literal may only contain one codepoint",
    "column \"",
    "column ",
    "columns ",
    "a page gives rows that own what is in them",
    "no column of the query can be lent",
    "only `#[allow(lint)]` and `#[lend]` can stand",
    "only a query that is a function declares the struct",
    "one query in each `query!`",
    "sqlweave.toml:",
    "the fragment takes ",
    "the fields of the struct are the columns",
    "the function's arguments are missing",
    "the name of column ",
    "the pattern binds nothing",
    "the query file ",
    "the query gives pages",
    "the query gives rows",
    "the query has no pages",
    "the query is missing",
    "the query may give ",
    "the schema ",
    "the statement gives no rows",
    "there is no lint ",
    "use of deprecated constant `",
    "`schema!()` takes nothing",
    "what the query gives is ",
    "expected a function",
];

/// What rustc says of the Rust in braces, of structs in scope and of results.
const OF_RUSTC: [(&str, &str); 18] = [
    ("E0004", "non-exhaustive patterns"),
    ("E0063", "missing field"),
    ("E0277", "cannot be the PostgreSQL parameter"),
    ("E0277", "cannot be read from a column"),
    ("E0277", "a query with `batch` cannot be read row by row"),
    ("E0277", "an `Option` can never be right here"),
    ("E0277", "the values of a list behind `in` cannot be NULL"),
    ("E0277", "`{?…}` takes an `Option`"),
    ("E0277", "takes a list of tuples"),
    ("E0277", "promises no order of what it returns"),
    ("E0277", "From<sqlweave::Error>` is not satisfied"),
    ("E0277", "`after` and `before` take an `Option<PageCursor>`"),
    ("E0283", "type annotations needed"),
    ("E0308", "mismatched types"),
    ("E0521", "borrowed data escapes"),
    ("E0560", "has no field named"),
    ("E0599", "no method named `fetch` found for struct `Lent<L>`"),
    ("E0609", "no field"),
];

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of this package") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
}

fn mistakes() -> Vec<PathBuf> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fail"), "rs", &mut found);
    found.sort();
    found
}

/// Lints are tested in files of their names.
fn is_lint(name: &str) -> bool {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fail/lint").join(name).with_extension("rs").exists()
}

fn is_known(message: &str) -> bool {
    if let Some(coded) = message.strip_prefix('[') {
        let state = coded.split(']').next().unwrap_or("");
        let sqlstate =
            state.len() == 5 && state.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
        return sqlstate || is_lint(state);
    }
    WITHOUT_CODE.iter().any(|start| message.starts_with(start))
}

#[test]
fn every_mistake_has_a_message_that_we_mean() {
    let mut complaints = Vec::new();
    for file in mistakes() {
        let Ok(message) = fs::read_to_string(file.with_extension("stderr")) else {
            complaints.push(format!("{} has no .stderr", file.display()));
            continue;
        };
        for line in message.lines().filter(|line| line.starts_with("error")) {
            let known = match line.strip_prefix("error: ") {
                Some(ours) => is_known(ours),
                None => OF_RUSTC.iter().any(|(code, text)| {
                    line.starts_with(&format!("error[{code}]: ")) && line.contains(text)
                }),
            };
            // The variable that a splice names is rustc's to find.
            let of_splice =
                file.ends_with("expand/unknown_variable.rs") && line.starts_with("error[E0425]");
            if !known && !of_splice {
                complaints.push(format!("{}: {line}", file.display()));
            }
        }
        for noise in ["cannot find", "unresolved import"] {
            if message.contains(noise) && !file.ends_with("expand/unknown_variable.rs") {
                complaints.push(format!("{}: \"{noise}\"", file.display()));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn each_file_holds_one_mistake() {
    let mut complaints = Vec::new();
    for file in mistakes() {
        let message = fs::read_to_string(file.with_extension("stderr")).unwrap_or_default();
        let errors = message.lines().filter(|line| line.starts_with("error")).count();
        let several =
            ["several_errors.rs", "single_quotes.rs"].iter().any(|name| file.ends_with(name))
                || file.ends_with("mistake_in_schema/main.rs");
        if errors != 1 && !several {
            complaints.push(format!("{} has {errors} errors", file.display()));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn there_are_enough() {
    assert!(mistakes().len() >= 150, "mistakes have gone: {}", mistakes().len());
}
