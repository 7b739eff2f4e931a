//! Functions that can return NULL by their source, but not for non-NULL input, as read by a person.
//!
//! A line holds for the text that was read: its digest covers the function and what it hands `fcinfo` to.

use std::{collections::HashSet, error::Error};

/// What a line is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Use {
    /// A C function called from SQL.
    Function,
    /// A C function as a part of an aggregate: NULL for no non-NULL input only.
    Aggregate,
    /// A function in SQL.
    Sql,
}

pub(super) struct Reviewed(HashSet<(Use, &'static str, &'static str)>);

impl Reviewed {
    pub(super) fn read() -> Result<Reviewed, Box<dyn Error>> {
        let mut lines = HashSet::new();
        for line in include_str!("reviewed.tsv").lines().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [r#use, symbol, digest, _reason] = fields[..] else {
                return Err(format!("reviewed.tsv: {line}").into());
            };
            let r#use = match r#use {
                "function" => Use::Function,
                "aggregate" => Use::Aggregate,
                "sql" => Use::Sql,
                _ => return Err(format!("reviewed.tsv: {line}").into()),
            };
            lines.insert((r#use, symbol, digest));
        }
        Ok(Reviewed(lines))
    }

    pub(super) fn holds(&self, r#use: Use, symbol: &str, digest: &str) -> bool {
        self.0.iter().any(|&line| line == (r#use, symbol, digest))
    }
}
