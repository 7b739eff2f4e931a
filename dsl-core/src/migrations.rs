//! Folders of migrations: which of their files make the schema, in what order, and which part of a file goes forward.
//!
//! Layouts and sections of sqlx, refinery, Flyway, dbmate, golang-migrate, goose, sql-migrate, tern, Diesel, Prisma and
//! plain numbers. The files are listed and read by the caller.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

/// Those of a folder's files that go forward, in the order in which they are applied.
///
/// The paths are relative to the folder, those of its subfolders included, with `/` between their parts. Numbers in
/// names count as numbers: `2_b.sql` comes before `10_a.sql`.
pub fn in_order(paths: Vec<String>) -> Vec<String> {
    let mut steps: Vec<Step<'_>> = paths.iter().filter_map(|path| Step::of(path)).collect();
    let versioned: Vec<String> = steps
        .iter()
        .filter(|step| step.kind == Kind::Versioned)
        .map(|step| step.version().to_owned())
        .collect();
    steps.retain(|step| {
        step.kind != Kind::Unversioned || !versioned.iter().any(|v| v == step.version())
    });
    steps.sort_by(Step::compare);
    steps.into_iter().map(|step| step.path.to_owned()).collect()
}

/// The text of a migration with its way back blanked out, so that every place in it stays where it is.
pub fn forward(text: String) -> String {
    if !text.lines().any(|line| direction(line) == Some(Direction::Back)) {
        return text;
    }
    let mut kept = String::with_capacity(text.len());
    let mut at = Direction::Forward;
    for line in text.split_inclusive('\n') {
        at = direction(line).unwrap_or(at);
        match at {
            Direction::Forward => kept.push_str(line),
            Direction::Back => {
                kept.extend(line.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
            }
        }
    }
    kept
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forward,
    Back,
}

/// The direction of the section that a line opens.
fn direction(line: &str) -> Option<Direction> {
    let comment = line.trim().strip_prefix("--")?.trim_matches(|c: char| c == '-' || c == ' ');
    let mut words = comment.split_ascii_whitespace();
    let (first, second, third) = (words.next()?, words.next(), words.next());
    let is = |word: &str, expected: &str| word.eq_ignore_ascii_case(expected);
    let named = |word: &str| match word {
        _ if is(word, "up") => Some(Direction::Forward),
        _ if is(word, "down") => Some(Direction::Back),
        _ => None,
    };
    match (first, second, third) {
        // dbmate; options may follow.
        ("migrate:up", _, _) => Some(Direction::Forward),
        ("migrate:down", _, _) => Some(Direction::Back),
        // goose and sql-migrate.
        ("+goose" | "+migrate", Some(word), _) => named(word),
        // node-pg-migrate.
        (word, Some(second), None) if is(second, "migration") => named(word),
        // tern.
        _ if comment == "create above / drop below" => Some(Direction::Back),
        _ => None,
    }
}

/// A file that may be applied.
struct Step<'a> {
    path: &'a str,
    kind: Kind,
    /// What the order is by; it begins with the version.
    name: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    /// `V1__name.sql`.
    Versioned,
    /// `U1__name.sql`: forward as refinery has it, the way back of `V1__name.sql` as Flyway has it.
    Unversioned,
    /// Flyway's `R__name.sql`: applied after all others.
    Repeatable,
}

impl<'a> Step<'a> {
    fn of(path: &'a str) -> Option<Step<'a>> {
        let (folder, file) =
            path.rsplit_once('/').map_or(("", path), |(folder, file)| (folder, file));
        let stem = without_ending(file, ".sql")?;
        if let Some((kind, name)) = lettered(stem) {
            return Some(Step { path, kind, name });
        }
        let backward = |ending: &&str| without_ending(stem, ending).is_some();
        if [".down", ".undo", ".rollback"].iter().any(backward) {
            return None;
        }
        let is = |word: &str| stem.eq_ignore_ascii_case(word);
        let name = match folder {
            "" if is("down") => return None,
            "" => stem,
            _ if is("up") || is("migration") => folder.rsplit('/').next().unwrap_or(folder),
            _ => return None,
        };
        Some(Step { path, kind: Kind::Plain, name: without_dashes(name) })
    }

    fn version(&self) -> &str {
        split_version(&self.name).0
    }

    fn compare(&self, other: &Step<'_>) -> Ordering {
        let last = |step: &Step<'_>| step.kind == Kind::Repeatable;
        let (version, name) = split_version(&self.name);
        let (other_version, other_name) = split_version(&other.name);
        last(self)
            .cmp(&last(other))
            .then_with(|| version.is_empty().cmp(&other_version.is_empty()))
            .then_with(|| compare_versions(version, other_version))
            .then_with(|| natural_order(name, other_name))
            .then_with(|| self.path.cmp(other.path))
    }
}

/// `V1__name`, `U1__name` and `R__name`; the parts of a version are separated by dots or underscores.
fn lettered(stem: &str) -> Option<(Kind, String)> {
    let (head, name) = stem.split_once("__")?;
    let is_version = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'_')
    };
    let kind = match head.split_at_checked(1)? {
        ("V", version) if is_version(version) => Kind::Versioned,
        ("U", version) if is_version(version) => Kind::Unversioned,
        ("R", "") => Kind::Repeatable,
        _ => return None,
    };
    let version = head.get(1..)?.replace('_', ".");
    Some((kind, format!("{version}__{name}")))
}

/// Diesel's `2024-01-31-120000_name` is the version 20240131120000.
fn without_dashes(name: &str) -> String {
    match name.split_once('_') {
        Some((version, rest))
            if version.starts_with(|c: char| c.is_ascii_digit())
                && version.bytes().all(|b| b.is_ascii_digit() || b == b'-') =>
        {
            format!("{}_{rest}", version.replace('-', ""))
        }
        _ => name.to_owned(),
    }
}

fn without_ending<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let (stem, found) = name.split_at_checked(name.len().checked_sub(ending.len())?)?;
    found.eq_ignore_ascii_case(ending).then_some(stem)
}

/// The version at a name's beginning, `12` or `1.2`, and what follows.
fn split_version(name: &str) -> (&str, &str) {
    let end = name.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(name.len());
    let (version, _) = name.split_at_checked(end).unwrap_or((name, ""));
    let version = version.trim_end_matches('.');
    (version, name.get(version.len()..).unwrap_or(""))
}

fn compare_versions(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left.split('.'), right.split('.'));
    loop {
        match (left.next(), right.next()) {
            (Some(a), Some(b)) if compare_numbers(a, b).is_eq() => {}
            (Some(a), Some(b)) => return compare_numbers(a, b),
            (a, b) => return a.is_some().cmp(&b.is_some()),
        }
    }
}

/// The order of numbers of any length.
fn compare_numbers(left: &str, right: &str) -> Ordering {
    let (left, right) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
    left.len().cmp(&right.len()).then_with(|| left.cmp(right))
}

/// The order of texts whose runs of digits are numbers.
fn natural_order(mut left: &str, mut right: &str) -> Ordering {
    let run = |text: &str| {
        let digits = text.starts_with(|c: char| c.is_ascii_digit());
        text.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(text.len())
    };
    let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    loop {
        let (a, a_rest) = left.split_at_checked(run(left)).unwrap_or((left, ""));
        let (b, b_rest) = right.split_at_checked(run(right)).unwrap_or((right, ""));
        let order = match is_number(a) && is_number(b) {
            true => compare_numbers(a, b),
            false => a.cmp(b),
        };
        if order.is_ne() || (a_rest.is_empty() && b_rest.is_empty()) {
            return order;
        }
        (left, right) = (a_rest, b_rest);
    }
}
