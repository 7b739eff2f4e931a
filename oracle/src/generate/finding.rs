//! Disagreements: what kind they are, and where the smallest case of each kind is kept.

use std::collections::BTreeMap;
use std::fmt;

use crate::answer::{Answer, Stage};

/// What disagreements of one cause have in common.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Kind {
    server: String,
    own: String,
    shape: String,
}

impl Kind {
    /// The kind of a disagreement; None where sqlweave agrees.
    pub(super) fn of(server: &Answer, own: &Answer) -> Kind {
        let shape = match (server, own) {
            (Answer::Refused(refusal), _) | (_, Answer::Refused(refusal)) => {
                shape(&refusal.message)
            }
            (
                Answer::Accepted { columns, params },
                Answer::Accepted { columns: own_columns, params: own_params },
            ) => {
                let column = columns.iter().zip(own_columns).find(|(one, two)| one != two);
                let param = params.iter().zip(own_params).find(|(one, two)| one != two);
                match (column, param) {
                    (Some((one, two)), _) if one.type_name != two.type_name => {
                        format!("column {} is {}", one.type_name, two.type_name)
                    }
                    (Some(_), _) => "name of a column".to_owned(),
                    (None, Some((one, two))) => format!("parameter {one} is {two}"),
                    (None, None) => "number of columns or parameters".to_owned(),
                }
            }
        };
        Kind { server: verdict(server), own: verdict(own), shape }
    }
}

fn verdict(answer: &Answer) -> String {
    match answer.refusal() {
        None => "ok".to_owned(),
        Some(refusal) if refusal.stage == Stage::Plan => format!("{} plan", refusal.code),
        Some(refusal) => refusal.code.clone(),
    }
}

/// A message without what differs from statement to statement.
pub(super) fn shape(message: &str) -> String {
    let mut made = String::new();
    let mut quoted = false;
    for character in message.chars() {
        match character {
            '"' => {
                made.push(character);
                quoted = !quoted;
            }
            _ if quoted => {}
            _ if character.is_ascii_digit() => {
                if !made.ends_with('0') {
                    made.push('0');
                }
            }
            _ => made.push(character),
        }
    }
    // What follows names functions, operators and types.
    for start in
        ["function ", "operator does not exist: ", "cannot cast type ", "operator is not unique: "]
    {
        if made.starts_with(start) {
            let end =
                [" does not exist", " is not unique"].iter().find(|end| made.ends_with(**end));
            return format!("{start}…{}", end.copied().unwrap_or_default());
        }
    }
    made
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "server {}, sqlweave {}: {}", self.server, self.own, self.shape)
    }
}

/// A statement that sqlweave and the server disagree on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    pub version: u32,
    /// The statements of the schema that it needs, on top of the corpus' common one.
    pub schema: Vec<String>,
    pub sql: String,
    pub server: Answer,
    pub own: Answer,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "-- {}", self.version)?;
        for statement in &self.schema {
            writeln!(f, "--+ {};", statement.replace('\n', " "))?;
        }
        writeln!(f, "{}", self.sql)?;
        writeln!(f, "--   server   {}", self.server)?;
        write!(f, "--   sqlweave {}", self.own)
    }
}

/// All disagreements of a run by their kinds.
#[derive(Clone, Default, Debug)]
pub struct Findings {
    pub kinds: BTreeMap<Kind, Group>,
    /// How many of one kind are shrunk and kept.
    pub(super) examples: usize,
}

/// The disagreements of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    pub count: usize,
    /// The smallest ones seen, shrunk.
    pub examples: Vec<Finding>,
}

impl Findings {
    /// Counts one, and says whether it should be kept as an example.
    pub(super) fn count(&mut self, kind: &Kind) -> bool {
        let new = || Group { count: 0, examples: Vec::new() };
        let group = self.kinds.entry(kind.clone()).or_insert_with(new);
        group.count += 1;
        group.count <= self.examples
    }

    pub(super) fn keep(&mut self, kind: &Kind, finding: Finding) {
        if let Some(group) = self.kinds.get_mut(kind)
            && !group.examples.iter().any(|known| known.sql == finding.sql)
        {
            group.examples.push(finding);
        }
    }

    /// The kinds, the most frequent first.
    pub fn by_count(&self) -> Vec<(&Kind, &Group)> {
        let mut all: Vec<_> = self.kinds.iter().collect();
        all.sort_by_key(|(_, group)| std::cmp::Reverse(group.count));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_has_no_names_or_numbers() {
        assert_eq!(shape("column \"a\" does not exist"), "column \"\" does not exist");
        assert_eq!(shape("function f(text, x) does not exist"), "function … does not exist");
        assert_eq!(shape("there is no parameter $12"), "there is no parameter $0");
    }

    #[test]
    fn a_kind_is_what_both_say() {
        let server = Answer::parse("ok a int4").unwrap();
        let own = Answer::parse("ok a int8").unwrap();
        assert_eq!(
            Kind::of(&server, &own).to_string(),
            "server ok, sqlweave ok: column int4 is int8"
        );
    }
}
