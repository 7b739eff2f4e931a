//! `on conflict (key) last wins do update …`: of rows from Rust with the same key the last counts.
//!
//! The server refuses to change a row twice in one statement (21000). So rows are told apart before it comes to them:
//! `select distinct on (key) … order by key, place desc`, with the key as the table has it.

use super::{Analyzer, coerce, format::format_type, resolutions::LastWins};
use crate::{
    ast::{self, Conflict, ConflictAction, InsertSource},
    catalog::{CollationOid, Index, IndexKey, IndexKeyKind, Relation},
    diagnostic::Diagnostic,
    query::{Assigned, EntryKind, ExprKind, OnConflict, PseudoRole, Query, Var, VarColumn},
};

/// What stands for the rows.
const ROWS: &str = "given";

impl Analyzer<'_> {
    pub(super) fn last_wins(
        &mut self,
        insert: &ast::Insert,
        conflict: &Conflict,
        relation: &Relation,
    ) {
        let Some(span) = conflict.last_wins else { return };
        let mut refuse = |message: &str, help: &str| {
            self.report(Diagnostic::error("0A000", span, message).help(help));
        };
        if matches!(conflict.action, ConflictAction::Nothing) {
            return refuse(
                "LAST WINS is for DO UPDATE",
                "with DO NOTHING the first of rows with the same key is written",
            );
        }
        if !matches!(insert.source, InsertSource::Rows(..)) {
            return refuse(
                "LAST WINS is for rows from Rust",
                "write `insert into … values {..rows} on conflict (…) last wins do update …`",
            );
        }
        let arbiters =
            self.scope().query.on_conflict.as_ref().map_or(Vec::new(), |c| c.arbiters.clone());
        let mut indexes =
            relation.indexes.iter().filter(|i| arbiters.iter().any(|a| **a == *i.name));
        let Some(index) = indexes.next() else { return };
        if let Some(keys) = self.told_apart_by(index, relation).filter(|_| indexes.next().is_none())
        {
            self.resolutions.last_wins = Some(LastWins { name: ROWS.to_owned(), ..keys });
            return;
        }
        let message = "LAST WINS cannot tell the rows apart by this key";
        let help = "the key has to be of columns that the rows have, without an expression, a condition, an operator \
                    class or a collation that takes different texts for equal";
        self.report(Diagnostic::error("0A000", span, message).help(help));
    }

    /// The key of an index among the columns that are written.
    fn told_apart_by(&mut self, index: &Index, relation: &Relation) -> Option<LastWins> {
        if index.predicate.is_some() {
            return None;
        }
        let written: Vec<i16> =
            self.scope().query.assignments.iter().map(|one| one.attribute).collect();
        let mut keys = Vec::new();
        let mut nullable = Vec::new();
        for key in &index.keys {
            let IndexKeyKind::Column(number) = key.kind else { return None };
            let attribute = relation.attribute(number)?;
            let place = written.iter().position(|written| *written == number)? + 1;
            if key.operator_class.is_some() || !self.is_bytewise(key, attribute.collation) {
                return None;
            }
            let (data_type, modifier) = coerce::base_type_and_modifier(
                self.catalog,
                attribute.data_type,
                attribute.modifier,
            );
            let rounds = modifier != -1;
            keys.push((place, rounds.then(|| format_type(self.catalog, data_type, modifier))));
            if !attribute.not_null && !index.nulls_not_distinct {
                nullable.push(place);
            }
        }
        Some(LastWins { name: String::new(), keys, nullable })
    }

    fn is_bytewise(&self, key: &IndexKey, own: Option<CollationOid>) -> bool {
        key.collation.or(own).is_none_or(|oid| self.catalog.is_deterministic(oid))
    }
}

/// Whether what a later row leaves is the same whether an earlier one with its key was written or not: every column
/// that is written is overwritten, and nothing else is.
pub fn overwrites(query: &Query, conflict: &OnConflict) -> bool {
    let Some(update) = &conflict.update else { return false };
    let written = |one: &Assigned| query.assignments.iter().any(|w| w.attribute == one.attribute);
    let excluded = |one: &Assigned| {
        let ExprKind::Var(Var { levels_up: 0, entry, column: VarColumn::Column(index) }) =
            one.value.kind
        else {
            return false;
        };
        query.range_table.get(entry).is_some_and(|entry| {
            matches!(entry.kind, EntryKind::Pseudo { role: PseudoRole::Excluded, .. })
                && entry.columns.get(index).is_some_and(|c| c.attribute == one.attribute)
        })
    };
    let taken = |attribute: i16| {
        conflict.keys.contains(&attribute) || update.iter().any(|one| one.attribute == attribute)
    };
    conflict.filter.is_none()
        && update.iter().all(|one| written(one) && excluded(one))
        && query.assignments.iter().all(|one| taken(one.attribute))
}

/// The attributes of a key.
pub(super) fn key_attributes(relation: &Relation, arbiters: &[String]) -> Vec<i16> {
    let of = |index: &&Index| arbiters.iter().any(|name| **name == *index.name);
    let keys = relation.indexes.iter().filter(of).flat_map(|index| &index.keys);
    let attribute = |key: &IndexKey| match key.kind {
        IndexKeyKind::Column(number) => Some(number),
        IndexKeyKind::Expression(_) => None,
    };
    keys.filter_map(attribute).collect()
}
