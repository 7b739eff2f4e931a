//! The guide's chapters as documentation, so that `cargo test` compiles every block of code in them.

#![doc = include_str!("src/introduction.md")]

#[doc = include_str!("src/first-steps.md")]
pub mod first_steps {}

/// The language, chapter by chapter.
pub mod language {
    #[doc = include_str!("src/language/statements.md")]
    pub mod statements {}
    #[doc = include_str!("src/language/parameters.md")]
    pub mod parameters {}
    #[doc = include_str!("src/language/rows.md")]
    pub mod rows {}
    #[doc = include_str!("src/language/writing.md")]
    pub mod writing {}
    #[doc = include_str!("src/language/queries.md")]
    pub mod queries {}
    #[doc = include_str!("src/language/optional.md")]
    pub mod optional {}
    #[doc = include_str!("src/language/pages.md")]
    pub mod pages {}
    #[doc = include_str!("src/language/nested.md")]
    pub mod nested {}
    #[doc = include_str!("src/language/bulk.md")]
    pub mod bulk {}
    #[doc = include_str!("src/language/reuse.md")]
    pub mod reuse {}
}

#[doc = include_str!("src/nullability.md")]
pub mod nullability {}

#[doc = include_str!("src/running.md")]
pub mod running {}

#[doc = include_str!("src/together.md")]
pub mod together {}

#[doc = include_str!("src/scaling.md")]
pub mod scaling {}

#[doc = include_str!("src/editor.md")]
pub mod editor {}

#[doc = include_str!("src/testing.md")]
pub mod testing {}

#[doc = include_str!("src/review.md")]
pub mod review {}

/// Side by side with what a reader comes from.
pub mod coming_from {
    #[doc = include_str!("src/coming-from/sqlx.md")]
    pub mod sqlx {}
    #[doc = include_str!("src/coming-from/diesel.md")]
    pub mod diesel {}
    #[doc = include_str!("src/coming-from/seaorm.md")]
    pub mod seaorm {}
    #[doc = include_str!("src/coming-from/sqlalchemy.md")]
    pub mod sqlalchemy {}
    #[doc = include_str!("src/coming-from/sqlc.md")]
    pub mod sqlc {}
}

#[doc = include_str!("src/compared.md")]
pub mod compared {}

#[doc = include_str!("src/how-it-works.md")]
pub mod how_it_works {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    /// What the engines lack is the table that the compiler goes by.
    #[test]
    fn the_engines_lack_what_is_refused() {
        let table = sqlweave_core::engine::features::as_markdown();
        let page = include_str!("src/scaling.md");
        assert!(page.contains(&table), "the table of src/scaling.md has to be:\n{table}");
    }

    use std::{fs, path::PathBuf};

    use sqlweave_core::config::{Config, FILE};

    fn folder() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
    }

    /// The pages that are chapters, with what is in them.
    fn chapters() -> Vec<(String, String)> {
        let parts = ["", "language/", "coming-from/"].into_iter().flat_map(|part| {
            let entries = fs::read_dir(folder().join(part)).unwrap();
            entries.map(move |entry| (part, entry.unwrap().file_name().into_string().unwrap()))
        });
        let pages = parts.filter(|(_, name)| name.ends_with(".md") && name != "SUMMARY.md");
        let read = |name: String| (fs::read_to_string(folder().join(&name)).unwrap(), name);
        pages
            .map(|(part, name)| read(format!("{part}{name}")))
            .map(|(text, name)| (name, text))
            .collect()
    }

    /// The blocks of a page that begin with that fence.
    fn blocks<'p>(page: &'p str, fence: &str) -> Vec<&'p str> {
        let opening = format!("```{fence}\n");
        page.split(&opening).skip(1).filter_map(|rest| rest.split("```").next()).collect()
    }

    /// Documentation tests are made of what is named above.
    #[test]
    fn every_chapter_is_compiled() {
        let chapters = chapters();
        assert!(chapters.len() > 20, "{chapters:?}");
        for (name, _) in chapters {
            let named = format!("include_str!(\"src/{name}\")");
            assert!(include_str!("lib.rs").contains(&named), "{named} is missing");
        }
    }

    /// What rustdoc is told to ignore stands word for word in a test of the example's.
    #[test]
    fn what_is_ignored_is_compiled_as_well() {
        let compiled = include_str!("../examples/tests/queries.rs");
        let mut ignored = 0;
        for (name, text) in chapters() {
            let all =
                text.lines().filter(|line| line.starts_with("```") && line.contains("ignore"));
            assert_eq!(all.count(), blocks(&text, "rust,ignore").len(), "{name}");
            for block in blocks(&text, "rust,ignore") {
                let code = block.trim_start_matches("// tests/queries.rs\n");
                assert!(compiled.contains(code), "{name} has what is compiled nowhere:\n{code}");
                ignored += 1;
            }
        }
        assert!(ignored > 1, "there is something to look at");
    }

    /// Of the guide, of its pages on lints, and of the README.
    #[test]
    fn configurations_are_right() {
        let pages =
            fs::read_dir(folder().join("errors")).unwrap().map(|entry| entry.unwrap().path());
        let mut texts: Vec<String> = pages.map(|path| fs::read_to_string(path).unwrap()).collect();
        texts.extend(chapters().into_iter().map(|(_, text)| text));
        texts.push(include_str!("../README.md").to_owned());
        let mut read = 0;
        for block in texts.iter().flat_map(|text| blocks(text, "toml")) {
            // That of a package.
            if block.contains("dependencies]\n") {
                continue;
            }
            let config = Config::parse(FILE, block, |_, _| true);
            assert!(config.is_ok(), "{config:?} of:\n{block}");
            read += 1;
        }
        assert!(read > 4, "{read} of them");
    }

    /// The table of pitfalls names tests that there are.
    #[test]
    fn the_pitfalls_are_tested() {
        let root = folder().join("../..");
        let live = fs::read_to_string(root.join("examples/tests/pitfalls.rs")).unwrap();
        let page = include_str!("src/coming-from/sqlalchemy.md");
        let rows = page.lines().skip_while(|line| !line.starts_with("| pitfall |")).skip(2);
        let mut tests = 0;
        for row in rows.take_while(|row| row.starts_with('|')) {
            let proofs = row.trim_end_matches('|').rsplit('|').next().unwrap();
            for name in proofs.split('`').skip(1).step_by(2) {
                let is_there = match name.ends_with(".rs") {
                    true if name.contains("tests/") => root.join(name).is_file(),
                    true => root.join("ui-tests/fail").join(name).is_file(),
                    false => live.contains(&format!("async fn {name}()")),
                };
                assert!(is_there, "{name}");
                tests += 1;
            }
        }
        assert!(tests >= 15, "{tests}");
    }

    /// Every page stands in the table of contents, and what stands there is a page.
    #[test]
    fn the_summary_is_complete() {
        let folder = folder();
        let summary = std::fs::read_to_string(folder.join("SUMMARY.md")).unwrap();
        let links = summary.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let links: Vec<&str> = links.filter(|link| !link.is_empty()).collect();
        for link in &links {
            assert!(folder.join(link).is_file(), "{link}");
        }
        for part in ["", "language", "coming-from", "errors"] {
            for entry in std::fs::read_dir(folder.join(part)).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                let link = if part.is_empty() { name.clone() } else { format!("{part}/{name}") };
                let is_page = name.ends_with(".md") && name != "SUMMARY.md";
                assert!(!is_page || links.contains(&link.as_str()), "{link} is not in SUMMARY.md");
            }
        }
    }
}
