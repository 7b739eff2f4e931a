//! What came of the literals.

use std::collections::BTreeMap;
use std::fmt;

use super::Literal;
use crate::answer::{Answer, Difference};

/// Literals of a type: how many, and how many of them the server reads.
#[derive(Clone, Copy, Default, Debug)]
struct Count {
    literals: usize,
    accepted: usize,
    different: usize,
}

/// What came of all literals.
#[derive(Debug)]
pub struct Report {
    pub version: u32,
    pub seed: u64,
    pub literals: usize,
    pub accepted: usize,
    pub differences: Vec<Difference>,
    types: BTreeMap<String, Count>,
}

impl Report {
    pub(super) fn new(version: u32, seed: u64) -> Report {
        let (differences, types) = (Vec::new(), BTreeMap::new());
        Report { version, seed, literals: 0, accepted: 0, differences, types }
    }

    pub(super) fn note(&mut self, literal: &Literal, agree: bool, found: Answer, server: Answer) {
        let count = self.types.entry(literal.type_name.clone()).or_default();
        let accepted = usize::from(server.refusal().is_none());
        self.literals += 1;
        self.accepted += accepted;
        count.literals += 1;
        count.accepted += accepted;
        if !agree {
            count.different += 1;
            self.differences.push(Difference { sql: literal.sql(), server, found });
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "PostgreSQL {}, seed {}: {} literals, {} of them accepted, {} disagreements",
            self.version,
            self.seed,
            self.literals,
            self.accepted,
            self.differences.len()
        )?;
        let types = self.types.iter().map(|(name, count)| match count.different {
            0 => format!("{name} {}/{}", count.accepted, count.literals),
            different => {
                format!("{name} {}/{} ({different} differ)", count.accepted, count.literals)
            }
        });
        writeln!(f, "  {}", types.collect::<Vec<_>>().join(", "))
    }
}
