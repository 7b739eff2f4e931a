//! Relations as objects: with the row type and array type of each, sequences, triggers, rules.

use super::{Loader, Step, column::plain_attribute, errors};
use crate::{
    ast::{
        QualifiedName,
        ddl::{CreateTrigger, TriggerTiming},
    },
    catalog::{
        Attribute, FIRST_USER_OID, Name, NamespaceOid, Relation, RelationKind, RelationOid,
        Trigger, Type, TypeKind, TypeOid,
    },
    lex::intern,
    source::Span,
};

/// What a new type is, besides its names and its array type.
pub(super) struct NewType {
    pub(super) kind: TypeKind,
    pub(super) category: u8,
    pub(super) len: i16,
}

impl Loader {
    /// Adds a relation with its row type. Its name is free.
    pub(super) fn insert_relation(
        &mut self,
        namespace: NamespaceOid,
        name: &str,
        kind: RelationKind,
        attributes: Vec<Attribute>,
        span: Span,
    ) -> Step<RelationOid> {
        let oid = RelationOid(self.catalog.new_oid());
        let row_type = if kind == RelationKind::Sequence {
            // It has none, and still cannot have the name of a type.
            if !self.free_type_name(namespace, name) {
                return Err(errors::type_exists(name, span).into());
            }
            TypeOid(0)
        } else {
            let kind = TypeKind::Composite { relation: oid };
            let new = NewType { kind, category: b'C', len: -1 };
            self.insert_type(namespace, name, new, span)?
        };
        let mut relation = Relation {
            oid,
            namespace,
            name: intern(name).into(),
            kind,
            row_type,
            of_type: None,
            attributes,
            constraints: Vec::new(),
            indexes: Vec::new(),
            parents: Vec::new(),
            children: Vec::new(),
            triggers: Vec::new(),
            rules: Vec::new(),
            row_security: false,
            comment: None,
            view: None,
            unlockable: None,
        };
        for (number, attribute) in (1..).zip(&mut relation.attributes) {
            attribute.number = number;
            if attribute.data_type.0 >= FIRST_USER_OID {
                self.column_types.insert(attribute.data_type);
            }
        }
        self.catalog.insert_relation(relation);
        Ok(oid)
    }

    /// Adds a type and the array type over it.
    pub(super) fn insert_type(
        &mut self,
        namespace: NamespaceOid,
        name: &str,
        new: NewType,
        span: Span,
    ) -> Step<TypeOid> {
        if !self.free_type_name(namespace, name) {
            return Err(errors::type_exists(name, span).into());
        }
        let oid = TypeOid(self.catalog.new_oid());
        self.catalog.insert_type(Type {
            oid,
            namespace,
            name: intern(name).into(),
            kind: new.kind,
            category: new.category,
            preferred: false,
            len: new.len,
            element: None,
            is_array: false,
            array: None,
            collation: None,
            delimiter: b',',
            has_modifier: false,
            has_binary: true,
            // `enum_in`, `record_in`, `domain_in`, `range_in` and their like look into the catalogue.
            mutable_input: true,
            mutable_output: true,
        });
        self.insert_array_type(oid);
        Ok(oid)
    }

    /// Adds the array type over a type.
    pub(super) fn insert_array_type(&mut self, element: TypeOid) {
        let Some(of) = self.catalog.get_type(element) else { return };
        let array = Type {
            oid: TypeOid(0),
            name: self.array_type_name(of.namespace, &of.name).into(),
            kind: TypeKind::Base,
            category: b'A',
            len: -1,
            element: Some(element),
            is_array: true,
            array: None,
            preferred: false,
            // `array_in` and `array_out`.
            mutable_input: true,
            mutable_output: true,
            ..of.clone()
        };
        let oid = TypeOid(self.catalog.new_oid());
        self.catalog.insert_type(Type { oid, ..array });
        if let Some(of) = self.catalog.type_mut(element) {
            of.array = Some(oid);
        }
    }

    /// Refuses a relation's name that is taken. False where IF NOT EXISTS makes the statement do nothing.
    pub(super) fn check_relation_name(
        &mut self,
        namespace: NamespaceOid,
        name: &QualifiedName,
        if_not_exists: bool,
    ) -> Step<bool> {
        if !self.relation_name_taken(namespace, name.last().declared()) {
            return Ok(true);
        }
        if if_not_exists {
            return Ok(false);
        }
        Err(errors::relation_exists(name.last().declared(), name.span).into())
    }

    // Sequences.

    pub(super) fn create_sequence(
        &mut self,
        name: &QualifiedName,
        if_not_exists: bool,
        temporary: bool,
    ) -> Step {
        let namespace = self.relation_namespace(name, temporary)?;
        if self.check_relation_name(namespace, name, if_not_exists)? {
            self.insert_sequence(namespace, name.last().declared(), name.span)?;
        }
        Ok(())
    }

    fn insert_sequence(
        &mut self,
        namespace: NamespaceOid,
        name: &str,
        span: Span,
    ) -> Step<RelationOid> {
        let columns = [
            ("last_value", TypeOid::INT8),
            ("log_cnt", TypeOid::INT8),
            ("is_called", TypeOid::BOOL),
        ];
        let attribute =
            |(name, data_type)| Attribute { not_null: true, ..plain_attribute(name, data_type) };
        let attributes = columns.into_iter().map(attribute).collect();
        self.insert_relation(namespace, name, RelationKind::Sequence, attributes, span)
    }

    /// The sequence behind a serial or identity column.
    pub(super) fn insert_column_sequence(
        &mut self,
        table: RelationOid,
        number: i16,
        written: Option<&QualifiedName>,
        span: Span,
    ) -> Step {
        let (mut namespace, table_name) = self.table_name(table);
        let name = match written {
            Some(written) => {
                if written.schema().is_some() {
                    namespace = self.creation_namespace(written)?;
                }
                self.check_relation_name(namespace, written, false)?;
                Name::Borrowed(written.last().declared())
            }
            None => {
                let relation = self.relation(table)?;
                let column = relation.attribute(number).map_or("", |a| a.name.as_ref());
                self.choose_relation_name(namespace, &table_name, Some(column), "seq", false)
            }
        };
        let sequence = self.insert_sequence(namespace, &name, span)?;
        self.sequences.insert((table, number), sequence);
        if let Some(attribute) = self.attribute_mut(table, number) {
            attribute.default_sequence = Some(sequence);
        }
        Ok(())
    }

    // Triggers.

    pub(super) fn create_trigger(&mut self, create: &CreateTrigger) -> Step {
        let table = self.resolve_relation(&create.table)?;
        let name: Name = create.name.declared().into();
        let relation = self.relation(table)?;
        if !create.or_replace && relation.triggers.iter().any(|t| t.name == name) {
            return Err(errors::trigger_exists(&create.name, &relation.name).into());
        }
        let is_view = relation.kind == RelationKind::View;
        if (create.timing == TriggerTiming::InsteadOf) != (is_view && create.for_each_row) {
            let wrong = !is_view || create.for_each_row;
            if wrong {
                return Err(errors::trigger_kind(&relation.name, is_view, create.table.span).into());
            }
        }
        let trigger = Trigger {
            name,
            timing: create.timing,
            insert: create.insert,
            update: create.update,
            delete: create.delete,
            for_each_row: create.for_each_row,
        };
        if create.or_replace
            && let Some(relation) = self.catalog.relation_mut(table)
        {
            relation.triggers.retain(|t| t.name != trigger.name);
        }
        self.insert_trigger(table, &trigger);
        Ok(())
    }

    /// Adds a trigger; one for each row to the table's partitions as well.
    pub(super) fn insert_trigger(&mut self, table: RelationOid, trigger: &Trigger) {
        let Some(relation) = self.catalog.relation_mut(table) else { return };
        if relation.triggers.iter().any(|t| t.name == trigger.name) {
            return;
        }
        relation.triggers.push(trigger.clone());
        if relation.kind == RelationKind::PartitionedTable && trigger.for_each_row {
            for partition in relation.children.clone() {
                self.insert_trigger(partition, trigger);
            }
        }
    }
}
