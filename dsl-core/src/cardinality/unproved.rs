//! What would prove that a query gives at most one row, for whoever promises that it does.

use super::{cardinality, missing::missing, single_entries};
use crate::{
    catalog::{Catalog, IndexKeyKind, Relation, RelationKind},
    compiled::{Cardinality, Command},
    query::{EntryKind, JoinTree, Query, RangeTableEntry},
};

/// Lines of help: which unique keys would have to be bound, or what else gives any number of rows; of an INSERT of one
/// row, what may keep it from coming back.
pub fn unproved(query: &Query, catalog: &Catalog) -> Vec<String> {
    if cardinality(query, catalog) == Cardinality::AtMostOne {
        return match query.command {
            Command::Insert => missing(query, catalog).into_iter().collect(),
            _ => Vec::new(),
        };
    }
    if query.command == Command::Merge {
        return vec!["MERGE may write any number of rows".to_owned()];
    }
    if query.command == Command::Insert {
        return vec!["one row is inserted by VALUES of one row".to_owned()];
    }
    if query.set_operation.is_some() {
        return vec!["UNION, INTERSECT and EXCEPT give any number of rows".to_owned()];
    }
    if query.has_target_sets {
        return vec!["a function in the select list gives a set of rows".to_owned()];
    }
    if !query.group_by.is_empty() || query.grouping_sets.is_some() {
        return vec!["GROUP BY gives a row for each group; without it there is one row".to_owned()];
    }
    let single = single_entries(query, catalog);
    let mut entries = Vec::new();
    query.from.iter().for_each(|tree| entries_of(tree, &mut entries));
    let open = entries.into_iter().filter(|entry| !single.contains(entry));
    let open = open.filter_map(|entry| query.range_table.get(entry));
    open.map(|entry| cause(entry, catalog)).collect()
}

fn entries_of(tree: &JoinTree, found: &mut Vec<usize>) {
    match tree {
        JoinTree::Entry(entry) => found.push(*entry),
        JoinTree::Join(join) => {
            entries_of(&join.left, found);
            entries_of(&join.right, found);
        }
    }
}

fn cause(entry: &RangeTableEntry, catalog: &Catalog) -> String {
    let name = &entry.name;
    let relation = match entry.kind {
        EntryKind::Relation { oid, .. } => catalog.get_relation(oid),
        _ => None,
    };
    let Some(relation) = relation.filter(|r| r.view.is_none()) else {
        return format!("\"{name}\" may have any number of rows");
    };
    if relation.kind == RelationKind::Table && !relation.children.is_empty() {
        return format!("no key of \"{name}\" is unique among the tables that inherit from it");
    }
    let keys = unique_keys(relation);
    if keys.is_empty() {
        return format!("\"{name}\" has no unique key that could be bound");
    }
    format!(
        "at most one row of \"{name}\" is proved by `=` on its unique key {}",
        keys.join(" or ")
    )
}

/// The keys that a row can be found by, each as `(a, b)`; one of a partial index with its name.
fn unique_keys(relation: &Relation) -> Vec<String> {
    let usable =
        relation.indexes.iter().filter(|index| index.unique && index.immediate && !index.exclusion);
    let mut keys: Vec<String> = usable
        .filter_map(|index| {
            let columns: Option<Vec<&str>> = index
                .keys
                .iter()
                .map(|key| match key.kind {
                    IndexKeyKind::Column(number) => {
                        relation.attribute(number).map(|column| column.name.as_ref())
                    }
                    IndexKeyKind::Expression(_) => None,
                })
                .collect();
            let columns = columns?.join(", ");
            Some(match index.predicate {
                Some(_) => format!("({columns}) with the condition of \"{}\"", index.name),
                None => format!("({columns})"),
            })
        })
        .collect();
    keys.dedup();
    keys
}
