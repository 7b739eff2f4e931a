//! `cargo sqlweave schema diff`: where a schema file and a live server, or other files, declare different things.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::ExitCode,
};

use crate::{
    files::{Schema, SchemaArguments},
    inventory::{self, Inventory},
    server::ServerArguments,
};

const EXAMPLES: &str = "\
Examples:
  cargo sqlweave schema diff --database-url postgres://localhost/shop
  cargo sqlweave schema diff --with migrations

Exit status: 0 where nothing differs, 1 where something does, 2 where nothing can be said.";

/// Say where the schema and a live server, or other files, differ.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    schema: SchemaArguments,
    /// Compare with this file of DDL or folder of migrations; several are applied in order.
    #[arg(long, short, value_name = "PATH", conflicts_with = "database_url")]
    with: Vec<String>,
    #[command(flatten)]
    server: ServerArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let schema = arguments.schema.load()?;
    schema.tell_mistakes();
    let (other, name) = match arguments.with.as_slice() {
        [] => {
            let live = async |client: &_| Ok(inventory::live(client).await?);
            (arguments.server.ask(live)?, "the database".to_owned())
        }
        files => {
            let other = arguments.schema.of(files).load()?;
            other.tell_mistakes();
            (own(other), files.join(", "))
        }
    };
    let differences = differences(&own(schema), &other, &name);
    for line in &differences {
        crate::print(&format!("{line}\n"))?;
    }
    Ok(if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn own(schema: Schema) -> Inventory {
    inventory::own(schema.loaded.catalog)
}

/// What differs, in words.
fn differences(schema: &Inventory, other: &Inventory, name: &str) -> Vec<String> {
    let told = |line: &&String| !is_implied(line);
    let ours = by_object(schema.difference(other).filter(told));
    let theirs = by_object(other.difference(schema).filter(told));
    let objects: BTreeSet<&Object> = ours.keys().chain(theirs.keys()).collect();
    let lone = |object: &Object| {
        let only = |all: &BTreeMap<Object, Vec<&str>>, others: &BTreeMap<Object, Vec<&str>>| {
            all.contains_key(object) && !others.contains_key(object)
        };
        (only(&ours, &theirs), only(&theirs, &ours))
    };
    // What is part of a relation that one side does not have need not be told.
    let missing: Vec<String> = objects
        .iter()
        .filter(|object| object.kind == "relation" && lone(object) != (false, false))
        .map(|object| object.name.to_owned())
        .collect();
    let is_part = |object: &Object| {
        object.kind != "relation"
            && missing.iter().any(|whole| {
                object.name == *whole
                    || object
                        .name
                        .strip_prefix(whole.as_str())
                        .is_some_and(|rest| rest.starts_with('.'))
            })
    };
    let told = objects.into_iter().filter(|object| !is_part(object));
    told.map(|object| {
        let said = |all: &BTreeMap<Object, Vec<&str>>| {
            let text = all.get(object).map_or(String::new(), |list| list.join("; "));
            // What every column of text has is no news.
            let text = text.replace(" collate default", "");
            if text.is_empty() { "plain".to_owned() } else { text }
        };
        let label = format!("{} {}", object.kind, object.name);
        match lone(object) {
            (true, false) => format!("{label}: not in {name}"),
            (false, true) => format!("{label}: only in {name}"),
            _ => format!("{label}: {} in the schema, {} in {name}", said(&ours), said(&theirs)),
        }
    })
    .collect()
}

/// What another line says already: the array type of a type, and the constraint that NOT NULL is from 18 on.
fn is_implied(line: &str) -> bool {
    let (object, said) = split(line);
    let columns = said.strip_prefix("not null ");
    let is_not_null = columns.is_some_and(|columns| !columns.contains(' '));
    object.kind == "array" || object.kind == "constraint" && is_not_null
}

/// What a line of an inventory is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Object<'l> {
    name: &'l str,
    kind: &'l str,
}

/// What is said of each object.
fn by_object<'l>(lines: impl Iterator<Item = &'l String>) -> BTreeMap<Object<'l>, Vec<&'l str>> {
    let mut objects: BTreeMap<Object, Vec<&str>> = BTreeMap::new();
    for line in lines {
        let (object, said) = split(line);
        objects.entry(object).or_default().push(said);
    }
    objects
}

/// A line as the object and what is said of it: `column public.users.name text not null`.
fn split(line: &str) -> (Object<'_>, &str) {
    let two_words = ["operator class "].iter().find_map(|kind| line.strip_prefix(kind));
    let (kind, rest) = match two_words {
        Some(rest) => ("operator class", rest),
        None => line.split_once(' ').unwrap_or((line, "")),
    };
    // A function is named with its arguments, an operator and a cast with their types, an index behind its relation.
    let end = match kind {
        "function" | "operator" => rest.find(')').map(|at| at + 1),
        "cast" => rest.find(" to ").map(|at| {
            rest.get(at + 4..)
                .and_then(|target| target.find(" "))
                .map_or(rest.len(), |end| at + 4 + end)
        }),
        "index" => rest.match_indices(' ').nth(1).map(|(at, _)| at),
        _ => rest.find(' '),
    };
    let (name, said) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, ""));
    (Object { name, kind }, said.trim_start())
}

#[cfg(test)]
mod tests {
    use super::{differences, split};

    fn inventory(lines: &[&str]) -> super::Inventory {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn differences_are_told_once_and_by_name() {
        let schema = inventory(&[
            "relation public.users table",
            "columns public.users id, name",
            "column public.users.id bigint not null",
            "column public.users.name text not null",
            "relation public.old table",
            "column public.old.id bigint",
            "index public.users users_name_key unique btree name",
        ]);
        let database = inventory(&[
            "relation public.users table",
            "columns public.users id, name, email",
            "column public.users.id bigint not null",
            "column public.users.name text",
            "column public.users.email text",
            "function public.f(a integer) function returns integer v",
        ]);
        let found = differences(&schema, &database, "the database");
        assert_eq!(
            found,
            [
                "function public.f(a integer): only in the database",
                "relation public.old: not in the database",
                "columns public.users: id, name in the schema, id, name, email in the database",
                "index public.users users_name_key: not in the database",
                "column public.users.email: only in the database",
                "column public.users.name: text not null in the schema, text in the database",
            ]
        );
        assert!(differences(&schema, &schema, "x").is_empty());
    }

    #[test]
    fn a_line_names_its_object() {
        let (object, said) = split("cast integer to public.mood assignment integer_to_mood");
        assert_eq!((object.name, said), ("integer to public.mood", "assignment integer_to_mood"));
    }
}
