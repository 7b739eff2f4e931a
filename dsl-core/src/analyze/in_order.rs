//! INSERT of rows from Rust that gives back a row for each, in their order.
//!
//! RETURNING of INSERT cannot name where its rows come from; that of MERGE can, from 17 on. Where MERGE does not do, what is
//! written is matched with what was given by a unique key of the table, each column of which is either given or drawn
//! as its default would be, before the rows are written.

use super::{
    Analyzer, coerce,
    format::format_type,
    resolutions::{Draw, KeyColumn, KeyValue, RowKey, RowsInOrder},
};
use crate::{
    ast::{self, InsertSource, Overriding, ddl::TriggerTiming, is_routed},
    catalog::{
        Attribute, Catalog, Draws, Identity, Index, IndexKeyKind, NamespaceOid, Relation,
        RelationKind, RelationOid, TypeKind, TypeOid,
    },
    engine::Engine,
};

#[cfg(test)]
mod tests;

/// What stands for the rows.
const ROWS: &str = "given";

/// Partitions in partitions are looked into so deeply.
const MAX_PARTITION_LEVELS: usize = 16;

impl Analyzer<'_> {
    pub(super) fn keep_order(&mut self, insert: &ast::Insert, relation: &Relation) {
        let returns = insert.returning.as_ref().is_some_and(|list| !list.items.is_empty());
        if !returns
            || insert.with.is_some()
            || !matches!(insert.source, InsertSource::Rows(..))
            || self.catalog.target.engine != Engine::PostgreSql
            || !self.gives_each_row(relation, insert.on_conflict.is_some(), 0)
        {
            return;
        }
        let by_merge = self.catalog.version >= 17 && insert.on_conflict.is_none();
        let key = match by_merge {
            true => None,
            false => {
                let Some(key) = self.key_of_rows(insert, relation) else { return };
                Some(key)
            }
        };
        let name = unlike_columns(ROWS, relation, insert);
        self.resolutions.rows_in_order = Some(RowsInOrder { name, key });
    }

    /// Whether a row is returned for each that is written, by MERGE as well.
    fn gives_each_row(&self, relation: &Relation, updates: bool, depth: usize) -> bool {
        let may_drop = relation.triggers.iter().any(|t| {
            (t.insert || t.update && updates) && t.for_each_row && t.timing == TriggerTiming::Before
        });
        let stored = matches!(relation.kind, RelationKind::Table | RelationKind::PartitionedTable);
        let partitions = match relation.kind {
            RelationKind::PartitionedTable => relation.children.as_slice(),
            _ => &[],
        };
        let gives = |oid: &RelationOid| {
            let partition = self.catalog.get_relation(*oid);
            partition.is_some_and(|partition| self.gives_each_row(partition, updates, depth + 1))
        };
        stored
            && !may_drop
            && relation.rules.is_empty()
            && depth < MAX_PARTITION_LEVELS
            && partitions.iter().all(gives)
    }

    /// The key that a row has before and after it is written: with ON CONFLICT the one that arbitrates.
    fn key_of_rows(&mut self, insert: &ast::Insert, relation: &Relation) -> Option<RowKey> {
        let query = &self.scope().query;
        let written: Vec<i16> = query.assignments.iter().map(|one| one.attribute).collect();
        let Some(conflict) = query.on_conflict.clone() else {
            let keys = relation.indexes.iter();
            let keys = keys.filter_map(|index| self.row_key(index, &written, insert, relation));
            return keys.min_by_key(|key| key.drawn().count());
        };
        let updated = conflict.update?;
        let [arbiter] = conflict.arbiters.as_slice() else { return None };
        let rewritten = updated.iter().any(|one| conflict.keys.contains(&one.attribute));
        // One row may be left as it is, or stand for several.
        if conflict.filter.is_some() || conflict.last_wins || rewritten {
            return None;
        }
        let index = relation.indexes.iter().find(|index| *index.name == **arbiter)?;
        self.row_key(index, &written, insert, relation).filter(|key| key.drawn().next().is_none())
    }

    fn row_key(
        &self,
        index: &Index,
        written: &[i16],
        insert: &ast::Insert,
        relation: &Relation,
    ) -> Option<RowKey> {
        let tells_apart = index.unique && index.immediate && !index.exclusion;
        if !tells_apart || index.predicate.is_some() || index.method != "btree" {
            return None;
        }
        let mut over_system = insert.overriding == Some(Overriding::System);
        let mut columns = Vec::new();
        for key in &index.keys {
            let IndexKeyKind::Column(number) = key.kind else { return None };
            let attribute = relation.attribute(number)?;
            let plain = |collation| self.catalog.is_deterministic(collation);
            let replaced =
                insert.overriding == Some(Overriding::User) && attribute.identity.is_some();
            if key.operator_class.is_some()
                || !key.collation.is_none_or(plain)
                || !attribute.collation.is_none_or(plain)
                || !attribute.not_null
                || replaced
                || !has_own_equality(self.catalog, attribute.data_type)
            {
                return None;
            }
            let place = written.iter().position(|written| *written == number);
            let value = match place {
                Some(index) => self.given(index + 1, attribute),
                None => {
                    over_system |= attribute.identity == Some(Identity::Always);
                    KeyValue::Drawn(self.draw(insert, relation, attribute)?)
                }
            };
            columns.push(KeyColumn { column: attribute.name.to_string(), value });
        }
        let alias = insert.alias.as_ref().map(|alias| alias.declared());
        let table = alias.unwrap_or(relation.name.as_ref()).to_owned();
        Some(RowKey { table, columns, over_system, outputs: Vec::new() })
    }

    fn given(&self, place: usize, attribute: &Attribute) -> KeyValue {
        let (data_type, modifier) =
            coerce::base_type_and_modifier(self.catalog, attribute.data_type, attribute.modifier);
        let cast = (modifier != -1).then(|| format_type(self.catalog, data_type, modifier));
        KeyValue::Given { place, cast }
    }

    /// How a value of a column is drawn as its default would be. A name in the default means here what it means there
    /// where it has a schema, or where the table is named without one as well.
    fn draw(
        &self,
        insert: &ast::Insert,
        relation: &Relation,
        attribute: &Attribute,
    ) -> Option<Draw> {
        let data_type = coerce::base_type(self.catalog, attribute.data_type);
        let is_integer = matches!(data_type, TypeOid::INT2 | TypeOid::INT4 | TypeOid::INT8);
        let schema = insert.table.schema();
        // The name of the table is in a string, where a schema that is chosen at run time cannot stand.
        let is_routed = schema.is_some_and(|schema| is_routed(schema.name));
        let own = is_integer && !is_routed;
        if attribute.identity.is_some() {
            return own.then(|| self.own_sequence(insert, relation));
        }
        if !attribute.has_default || attribute.generated.is_some() {
            return None;
        }
        match attribute.draws.as_ref()? {
            Draws::OwnSequence if own => Some(self.own_sequence(insert, relation)),
            Draws::Sequence(name) if own && (name.contains('.') || schema.is_none()) => {
                Some(Draw::Sequence(name.clone()))
            }
            Draws::Uuid(name) if data_type == TypeOid::UUID => Some(Draw::Uuid(name.clone())),
            _ => None,
        }
    }

    fn own_sequence(&self, insert: &ast::Insert, relation: &Relation) -> Draw {
        let quoted = |name: &str| {
            let plain = name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
                && !name.starts_with(|c: char| c.is_ascii_digit());
            if plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
        };
        let schema = self.catalog.namespace_name(relation.namespace);
        let table = match insert.table.schema() {
            Some(_) => format!("{}.{}", quoted(schema), quoted(&relation.name)),
            None => quoted(&relation.name),
        };
        Draw::OwnSequence { table }
    }
}

/// Whether values are equal to the server's own index on the type, and a join finds them by that.
fn has_own_equality(catalog: &Catalog, data_type: TypeOid) -> bool {
    let row = catalog.get_type(coerce::base_type(catalog, data_type));
    row.is_some_and(|row| {
        row.namespace == NamespaceOid::PG_CATALOG || matches!(row.kind, TypeKind::Enum { .. })
    })
}

/// A name that begins neither a column of the table nor the name that the statement has for it.
fn unlike_columns(name: &str, relation: &Relation, insert: &ast::Insert) -> String {
    let alias = insert.alias.as_ref().map_or(relation.name.as_ref(), |alias| alias.declared());
    let is_taken = |name: &str| {
        let begins = |taken: &str| taken.to_ascii_lowercase().starts_with(name);
        begins(alias) || relation.attributes.iter().any(|a| begins(&a.name))
    };
    let mut name = name.to_owned();
    while is_taken(&name) {
        name.push('_');
    }
    name
}
