//! Conditions: those that prove something of NULL, and those that bind a unique key, rightly or nearly so.

use super::maker::{Item, Kind, Maker, Named};
use super::schema::PREDICATES;

impl Maker<'_> {
    /// A condition, often one that proves something.
    pub(super) fn condition(&mut self, depth: usize) -> String {
        if self.chance(28)
            && self.scopes.last().is_some_and(|scope| scope.grouped.is_none())
            && let Some(bound) = self.key_condition()
        {
            return bound;
        }
        match self.random.below(10) {
            0 | 1 if depth > 0 => {
                format!("({} and {})", self.condition(depth - 1), self.condition(depth - 1))
            }
            2 if depth > 0 => {
                format!("({} or {})", self.condition(depth - 1), self.condition(depth - 1))
            }
            3 if depth > 0 => format!("not ({})", self.condition(depth - 1)),
            _ => self.expr(Kind::Bool, depth.max(1)),
        }
    }

    /// Binds all columns of a key, rightly or nearly so.
    fn key_condition(&mut self) -> Option<String> {
        let items = self.scopes.last()?.items.clone();
        let keyed: Vec<&Item> =
            items.iter().filter(|item| !item.keys.is_empty() && item.alias.is_some()).collect();
        let item = self.random.pick(&keyed).copied()?;
        let key = self.random.pick(&item.keys)?.clone();
        let alias = item.alias.clone()?;
        let mut parts = Vec::new();
        for column in &key.columns {
            let known = item.columns.iter().find(|named| named.name == *column)?;
            let name = format!("{alias}.{column}");
            let kind = known.kind;
            parts.push(match self.random.below(14) {
                0 => format!("{name} is null"),
                1 => format!("{name} is not distinct from {}", self.literal(kind)),
                2 if kind == Kind::Int => format!("{name} = 1.0"),
                3 if kind == Kind::Int => format!("{name} = 1::float8"),
                4 if kind == Kind::Text => format!("{name} = 'a' collate caseless"),
                5 if kind == Kind::Text => format!("{name}::bpchar = 'a'"),
                6 => format!("{name} in ({}, {})", self.literal(kind), self.literal(kind)),
                7 => format!("{name} = any(array[{}])", self.literal(kind)),
                8 => {
                    let others: Vec<Named> = self
                        .qualified(self.scopes.len().saturating_sub(1))
                        .into_iter()
                        .filter(|other| other.kind == kind)
                        .collect();
                    let other = self.random.pick(&others)?.name.clone();
                    format!("{name} = {other}")
                }
                9 => format!(
                    "{name} = (select * from ({}) as sq limit 1)",
                    self.query_text(&[kind], 0)
                ),
                _ => format!("{name} = {}", self.literal(kind)),
            });
        }
        let known = PREDICATES.iter().find(|(one, _)| Some(*one) == key.predicate.as_deref());
        if let Some((_, conditions)) = known {
            parts.push(self.random.word(conditions).replace('@', &alias));
        }
        Some(format!("({})", parts.join(" and ")))
    }
}
