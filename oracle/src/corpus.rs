//! Files of cases: a statement, then what each server version says of it.
//!
//! ```sql
//! -- A note on the cases below it, or on the case that it stands at.
//!
//! --+ create table t (a int);
//! select a, b from t where a = $1
//! --= ok a int4, b text | $1 int4
//! --= 14 15: error 42703 @11: column "b" does not exist
//!
//! --@ 18
//! --+ create table v (a int, b int generated always as (a) virtual);
//! select b from v
//! --= ok b int4
//! ```
//!
//! A blank line ends a case. `--+` lines are schema for this case alone, on top of the common
//! one. `--@` names the versions that the case is for, where others cannot read that schema; without it they
//! are all. An answer without versions holds for every version that has no answer of its own.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::answer::Answer;

/// The versions that the corpus has answers of.
pub const VERSIONS: [u32; 5] = [14, 15, 16, 17, 18];

/// The version whose answers are written without naming it.
pub const REFERENCE_VERSION: u32 = 15;

/// One file of the corpus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// The area of the language that it covers.
    pub area: String,
    pub path: PathBuf,
    pub cases: Vec<Case>,
}

/// A statement and its answers, or a note that stands alone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Case {
    /// The line of the file that the statement begins in.
    pub line: usize,
    /// Comment lines before the statement, with their dashes.
    pub notes: Vec<String>,
    /// The versions that it is for; none means all.
    pub versions: Vec<u32>,
    /// Schema of this case alone.
    pub schema: String,
    /// Empty for a note that stands alone.
    pub sql: String,
    pub answers: Vec<Versioned>,
}

/// An answer and the versions that give it; none means all others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Versioned {
    pub versions: Vec<u32>,
    pub answer: Answer,
}

/// The folder with the corpus of this repository.
pub fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The schema that every case may use.
pub fn common_schema() -> Result<String, String> {
    let path = directory().join("schema.sql");
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Every file of the corpus whose name contains the filter, by name.
pub fn load(filter: &str) -> Result<Vec<File>, String> {
    let folder = directory();
    let entries =
        std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let area = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "sql")
            && area != "schema"
            && area.contains(filter)
        {
            files.push(File::read(&path)?);
        }
    }
    files.sort_by(|a, b| a.area.cmp(&b.area));
    Ok(files)
}

impl File {
    pub fn read(path: &Path) -> Result<File, String> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let area = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let cases = parse(&text).map_err(|error| format!("{}:{error}", path.display()))?;
        Ok(File { area, path: path.to_owned(), cases })
    }

    /// The cases without the notes between them.
    pub fn statements(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(|case| !case.sql.is_empty())
    }

    /// Records what a server of this version says where that is not what the file holds.
    pub fn bless(&mut self, version: u32, differences: Vec<Difference>) {
        for difference in differences {
            self.cases[difference.case].bless(version, difference.found);
        }
    }
}

/// A statement of which something else is said than the corpus holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// File and line.
    pub place: String,
    /// The versions that this is so for.
    pub versions: Vec<u32>,
    /// Index into the file's cases.
    pub case: usize,
    pub sql: String,
    pub expected: Option<Answer>,
    pub found: Answer,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (versions, sql) = (listed(&self.versions), self.sql.replace('\n', "\n    "));
        writeln!(f, "{} (PostgreSQL {versions})\n    {sql}", self.place)?;
        if let Some(expected) = &self.expected {
            writeln!(f, "  expected {expected}")?;
        }
        write!(f, "  found    {}", self.found)
    }
}

impl Case {
    /// Whether servers of this version can read its schema.
    pub fn is_for(&self, version: u32) -> bool {
        self.versions.is_empty() || self.versions.contains(&version)
    }

    /// The version whose answer is written without naming it.
    fn reference(&self) -> u32 {
        match self.versions.first() {
            Some(&first) if !self.is_for(REFERENCE_VERSION) => first,
            _ => REFERENCE_VERSION,
        }
    }

    /// What a server of this version is known to say, if the case is for it.
    pub fn answer(&self, version: u32) -> Option<&Answer> {
        if !self.is_for(version) {
            return None;
        }
        let named = self.answers.iter().find(|known| known.versions.contains(&version));
        let others = || self.answers.iter().find(|known| known.versions.is_empty());
        named.or_else(others).map(|known| &known.answer)
    }

    /// Records what a server of this version says.
    pub fn bless(&mut self, version: u32, answer: Answer) {
        if self.answer(version) == Some(&answer) {
            return;
        }
        // A line that loses its last version goes, since it would come to mean "all others".
        self.answers.retain_mut(|known| {
            let only = known.versions == [version];
            known.versions.retain(|&named| named != version);
            !only
        });
        if version == self.reference() {
            self.answers.retain(|known| !known.versions.is_empty() && known.answer != answer);
            self.answers.insert(0, Versioned { versions: Vec::new(), answer });
        } else if let Some(known) = self.answers.iter_mut().find(|known| known.answer == answer) {
            if !known.versions.is_empty() {
                known.versions.push(version);
                known.versions.sort_unstable();
            }
        } else {
            self.answers.push(Versioned { versions: vec![version], answer });
        }
    }
}

fn parse(text: &str) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut case = Case::default();
    for (line, number) in text.lines().chain([""]).zip(1..) {
        if line.trim().is_empty() {
            if case != Case::default() {
                cases.push(std::mem::take(&mut case));
            }
        } else if let Some(answer) = line.strip_prefix("--=") {
            let known = parse_versioned(answer).map_err(|error| format!("{number}: {error}"))?;
            case.answers.push(known);
        } else if let Some(versions) = line.strip_prefix("--@") {
            case.versions = parse_versions(versions)
                .ok_or_else(|| format!("{number}: versions are expected after --@"))?;
        } else if let Some(schema) = line.strip_prefix("--+") {
            case.schema.push_str(schema.trim_start());
            case.schema.push('\n');
        } else if case.sql.is_empty() && line.starts_with("--") {
            case.notes.push(line.to_owned());
        } else if case.answers.is_empty() {
            if case.sql.is_empty() {
                case.line = number;
            } else {
                case.sql.push('\n');
            }
            case.sql.push_str(line);
        } else {
            return Err(format!("{number}: a blank line must stand between two cases"));
        }
    }
    Ok(cases)
}

fn parse_versioned(line: &str) -> Result<Versioned, String> {
    let line = line.trim();
    let head = line.split(':').next().unwrap_or_default();
    match parse_versions(head) {
        Some(versions) if head.len() < line.len() => {
            Ok(Versioned { versions, answer: Answer::parse(&line[head.len() + 1..])? })
        }
        _ => Ok(Versioned { versions: Vec::new(), answer: Answer::parse(line)? }),
    }
}

/// One version or more between blanks.
fn parse_versions(text: &str) -> Option<Vec<u32>> {
    let versions: Vec<u32> =
        text.split_whitespace().map(|version| version.parse().ok()).collect::<Option<_>>()?;
    (!versions.is_empty()).then_some(versions)
}

fn listed(versions: &[u32]) -> String {
    let versions: Vec<_> = versions.iter().map(u32::to_string).collect();
    versions.join(" ")
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, case) in self.cases.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            case.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        if !self.versions.is_empty() {
            writeln!(f, "--@ {}", listed(&self.versions))?;
        }
        for line in self.schema.lines() {
            writeln!(f, "--+ {line}")?;
        }
        if !self.sql.is_empty() {
            writeln!(f, "{}", self.sql)?;
        }
        for Versioned { versions, answer } in &self.answers {
            let colon = if versions.is_empty() { "" } else { ": " };
            writeln!(f, "--= {}{colon}{answer}", listed(versions))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "-- What this file is about.

-- A note.
--+ create table t (a int);
--+ create table u (a int);
select a
from t -- not a note
where a = $1
--= ok a int4 | $1 int4
--= 14 15: error 42703 @8: column \"a\" does not exist

--@ 17 18
select 1
";

    fn file() -> File {
        File { area: String::new(), path: PathBuf::new(), cases: parse(TEXT).unwrap() }
    }

    fn answer(line: &str) -> Answer {
        Answer::parse(line).unwrap()
    }

    fn after(versions: &[(u32, &str)]) -> String {
        let mut case = Case { sql: "select 1".into(), ..Case::default() };
        for (version, line) in versions {
            case.bless(*version, answer(line));
            assert_eq!(case.answer(*version), Some(&answer(line)));
        }
        case.to_string()
    }

    #[test]
    fn a_file_reads_as_it_is_written() {
        assert_eq!(file().to_string(), TEXT);
    }

    #[test]
    fn a_case_is_notes_schema_statement_and_answers() {
        let file = file();
        assert_eq!(file.cases.len(), 3);
        let case = file.statements().next().unwrap();
        assert_eq!((case.line, case.notes.len()), (6, 1));
        assert_eq!(case.schema, "create table t (a int);\ncreate table u (a int);\n");
        assert_eq!(case.sql, "select a\nfrom t -- not a note\nwhere a = $1");
        assert_eq!(case.answer(14), Some(&answer("error 42703 @8: column \"a\" does not exist")));
        assert_eq!(case.answer(16), Some(&answer("ok a int4 | $1 int4")));
        assert!(case.is_for(14) && !file.cases[2].is_for(16) && file.cases[2].is_for(17));
    }

    #[test]
    fn statements_do_not_run_together() {
        assert!(parse("select 1\n--= ok\nselect 2\n").unwrap_err().starts_with("3: "));
    }

    #[test]
    fn the_reference_version_writes_for_all_others() {
        assert_eq!(after(&[(15, "ok a int4")]), "select 1\n--= ok a int4\n");
        assert_eq!(after(&[(15, "ok a int4"), (15, "ok")]), "select 1\n--= ok\n");
        assert_eq!(
            after(&[(15, "ok"), (18, "ok a int4"), (17, "ok a int4")]),
            "select 1\n--= ok\n--= 17 18: ok a int4\n"
        );
    }

    #[test]
    fn the_first_version_of_a_case_writes_for_its_others() {
        let mut case = Case { versions: vec![17, 18], ..Case::default() };
        case.bless(17, answer("ok"));
        case.bless(18, answer("ok a int4"));
        assert_eq!(case.to_string(), "--@ 17 18\n--= ok\n--= 18: ok a int4\n");
        assert_eq!((case.answer(16), case.answer(17)), (None, Some(&answer("ok"))));
    }

    #[test]
    fn an_answer_that_changes_moves_its_version_alone() {
        assert_eq!(
            after(&[(15, "ok"), (17, "ok a int4"), (18, "ok a int4"), (17, "ok")]),
            "select 1\n--= ok\n--= 18: ok a int4\n"
        );
        assert_eq!(
            after(&[(15, "ok"), (18, "ok a int4"), (15, "ok a int4")]),
            "select 1\n--= ok a int4\n"
        );
    }
}
