//! The names that the server generates (`makeObjectName`, `ChooseRelationName`, `ChooseIndexName`,
//! `makeArrayTypeName`).

use super::Loader;
use crate::{
    catalog::{Name, NamespaceOid, RelationOid},
    lex::intern,
};

/// Bytes of a name (`NAMEDATALEN - 1`).
const LENGTH: usize = 63;

/// The longest beginning of a text of at most that many bytes.
pub(super) fn clip(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// `name1_name2_label`, the longer of the names cut until it fits.
fn object_name(name1: &str, name2: Option<&str>, label: Option<&str>) -> String {
    let mut name = String::with_capacity(LENGTH + 1);
    if let (Some(name2), Some(label)) = (name2, label)
        && name1.len() + name2.len() + label.len() + 2 <= LENGTH
    {
        name.push_str(name1);
        name.push('_');
        name.push_str(name2);
        name.push('_');
        name.push_str(label);
        return name;
    }
    let overhead = usize::from(name2.is_some()) + label.map_or(0, |l| l.len() + 1);
    let available = LENGTH.saturating_sub(overhead);
    let (mut length1, mut length2) = (name1.len(), name2.map_or(0, str::len));
    let excess = (length1 + length2).saturating_sub(available);
    // One byte at a time is taken from the longer; on a tie from the second.
    let difference = length1.abs_diff(length2).min(excess);
    let rest = excess - difference;
    if length1 > length2 {
        length1 -= difference;
    } else {
        length2 -= difference;
    }
    length1 = length1.saturating_sub(rest / 2);
    length2 = length2.saturating_sub(rest.div_ceil(2));
    name.push_str(clip(name1, length1));
    if let Some(name2) = name2 {
        name.push('_');
        name.push_str(clip(name2, length2));
    }
    if let Some(label) = label {
        name.push('_');
        name.push_str(label);
    }
    name
}

/// The names of columns joined for an index's or foreign key's name.
pub(super) fn join_columns<'a>(columns: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for column in columns {
        if !joined.is_empty() {
            joined.push('_');
        }
        joined.push_str(column);
        if joined.len() > LENGTH {
            break;
        }
    }
    joined
}

/// The names of an index's columns, with numbers behind those that repeat.
pub(super) fn distinct_columns(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        let mut candidate = name.clone();
        let mut number = 0;
        while distinct.contains(&candidate) {
            number += 1;
            let suffix = number.to_string();
            candidate = clip(&name, LENGTH - suffix.len()).to_owned() + &suffix;
        }
        distinct.push(candidate);
    }
    distinct
}

impl Loader {
    /// Whether a relation or index has that name in a schema.
    pub(super) fn relation_name_taken(&self, namespace: NamespaceOid, name: &str) -> bool {
        self.catalog.lookup_relation(Some(namespace), name).is_some()
            || self.catalog.lookup_index(namespace, name).is_some()
    }

    pub(super) fn choose_relation_name(
        &self,
        namespace: NamespaceOid,
        name1: &str,
        name2: Option<&str>,
        label: &str,
        is_constraint: bool,
    ) -> Name {
        numbered(label, |label| {
            let name = object_name(name1, name2, Some(label));
            let taken = self.relation_name_taken(namespace, &name)
                || is_constraint && self.constraint_name_taken(namespace, &name);
            (!taken).then_some(name)
        })
    }

    pub(super) fn choose_constraint_name(
        &self,
        namespace: NamespaceOid,
        name1: &str,
        name2: Option<&str>,
        label: &str,
    ) -> Name {
        numbered(label, |label| {
            let name = object_name(name1, name2, Some(label));
            (!self.constraint_name_taken(namespace, &name)).then_some(name)
        })
    }

    /// The same for a NOT NULL constraint, whose name is noted as well: a schema has one for most of its columns.
    pub(super) fn claim_not_null_name(
        &mut self,
        namespace: NamespaceOid,
        table: &str,
        column: Option<&str>,
    ) -> Name {
        const LABEL: &str = "not_null";
        let name = object_name(table, column, Some(LABEL));
        if let Some(name) = self.constraint_names.claim(namespace, &name, 1) {
            return Name::Borrowed(name);
        }
        let name = self.choose_constraint_name(namespace, table, column, LABEL);
        self.note_constraint_name(namespace, &name);
        name
    }

    fn constraint_name_taken(&self, namespace: NamespaceOid, name: &str) -> bool {
        self.constraint_names.get(namespace, name).is_some()
    }

    /// Notes that a table or domain of a schema has a constraint of that name.
    pub(super) fn note_constraint_name(&mut self, namespace: NamespaceOid, name: &Name) {
        let more = |count: Option<u32>| Some(count.unwrap_or(0) + 1);
        self.constraint_names.change(namespace, name, more);
    }

    pub(super) fn forget_constraint_name(&mut self, namespace: NamespaceOid, name: &Name) {
        let less = |count: Option<u32>| count.map(|count| count - 1).filter(|&count| count > 0);
        self.constraint_names.change(namespace, name, less);
    }

    /// The name of the array type over a type.
    pub(super) fn array_type_name(&self, namespace: NamespaceOid, name: &str) -> String {
        // Since 16 a number tells names apart, before that another underscore.
        if self.catalog.version >= 16 {
            let free = |candidate: String| {
                let taken = self.catalog.lookup_type(Some(namespace), &candidate).is_some();
                (!taken).then_some(candidate)
            };
            let plain = free(object_name("", Some(name), None));
            return plain.unwrap_or_else(|| {
                let mut pass = 0;
                loop {
                    pass += 1;
                    let label = pass.to_string();
                    if let Some(found) = free(object_name("", Some(name), Some(&label))) {
                        return found;
                    }
                }
            });
        }
        let mut candidate = name.to_owned();
        for _ in 0..LENGTH {
            candidate.insert(0, '_');
            candidate.truncate(clip(&candidate, LENGTH).len());
            if self.catalog.lookup_type(Some(namespace), &candidate).is_none() {
                break;
            }
        }
        candidate
    }

    /// Gives way to a type of that name where only an array type stands there (`moveArrayTypeName`). False where
    /// the name is taken.
    pub(super) fn free_type_name(&mut self, namespace: NamespaceOid, name: &str) -> bool {
        let Some(present) = self.catalog.lookup_type(Some(namespace), name) else { return true };
        let oid = present.oid;
        let made_for = present.element.filter(|_| present.is_array);
        let element = made_for.and_then(|e| self.catalog.get_type(e));
        if element.is_none_or(|e| e.array != Some(oid)) {
            return false;
        }
        let moved = self.array_type_name(namespace, name);
        self.catalog.move_type(oid, namespace, &moved);
        true
    }

    /// A table's schema and name.
    pub(super) fn table_name(&self, oid: RelationOid) -> (NamespaceOid, Name) {
        match self.catalog.get_relation(oid) {
            Some(relation) => (relation.namespace, relation.name.clone()),
            None => (NamespaceOid::PUBLIC, Name::Borrowed("")),
        }
    }
}

/// The first name that is free: of the label, then of the label with 1, 2, …
fn numbered(label: &str, free: impl Fn(&str) -> Option<String>) -> Name {
    let mut found = free(label);
    let mut pass = 0;
    loop {
        if let Some(name) = found {
            return intern(&name).into();
        }
        pass += 1;
        found = free(&format!("{label}{pass}"));
    }
}
