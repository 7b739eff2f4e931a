//! RENAME TO and SET SCHEMA of whole objects.

use super::{Loader, Step, drop::what, errors};
use crate::{
    ast::{
        ExprKind, Ident, QualifiedName,
        ddl::{FunctionParameter, ObjectKind},
        walk::holds,
    },
    catalog::{Draws, Name, NamespaceOid, ProcOid, RelationKind, RelationOid, TypeKind, TypeOid},
};

impl Loader {
    pub(super) fn rename(
        &mut self,
        object: ObjectKind,
        name: &QualifiedName,
        arguments: Option<&[FunctionParameter]>,
        to: &Ident,
        if_exists: bool,
    ) -> Step {
        self.forget_computed(object, name);
        let renamed = match object {
            ObjectKind::Table
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::ForeignTable
            | ObjectKind::Sequence
            | ObjectKind::Index => self.rename_relation_or_index(name, to),
            ObjectKind::Type | ObjectKind::Domain => self.rename_type(name, to),
            ObjectKind::Function
            | ObjectKind::Procedure
            | ObjectKind::Aggregate
            | ObjectKind::Routine => self.find_proc(object, name, arguments).and_then(|oid| {
                let namespace = self.catalog.get_proc(oid).map(|p| p.namespace);
                namespace.map_or(Ok(()), |n| self.move_proc_to(oid, n, to.declared(), to))
            }),
            ObjectKind::Schema => self.rename_schema(name.last(), to),
            ObjectKind::Collation => self.find_collation(name).map(|oid| {
                let namespace = self.catalog.collation_namespace(oid);
                self.catalog.move_collation(oid, namespace, to.declared());
            }),
            ObjectKind::Trigger | ObjectKind::Rule => self.rename_of_table(object, name, to),
            ObjectKind::OperatorClass | ObjectKind::OperatorFamily => {
                self.move_class(object, name, arguments, Some(to), None)
            }
            _ => Ok(()),
        };
        if if_exists { Ok(()) } else { renamed }
    }

    fn rename_relation_or_index(&mut self, name: &QualifiedName, to: &Ident) -> Step {
        match self.resolve_relation(name) {
            Ok(oid) => self.rename_relation(oid, to),
            Err(refused) => match self.find_index(name)? {
                Some((namespace, _)) => self.rename_index(namespace, name.last().declared(), to),
                None => Err(refused),
            },
        }
    }

    fn rename_relation(&mut self, oid: RelationOid, to: &Ident) -> Step {
        let relation = self.relation(oid)?;
        let (namespace, row_type) = (relation.namespace, relation.row_type);
        let is_sequence = relation.kind == RelationKind::Sequence;
        if self.relation_name_taken(namespace, to.declared()) {
            return Err(errors::relation_exists(to.declared(), to.span).into());
        }
        if !row_type.is_error() {
            self.move_type_to(row_type, namespace, to.declared(), to)?;
        }
        self.catalog.move_relation(oid, namespace, to.declared());
        self.relations_moved = true;
        if is_sequence {
            self.forget_written_names();
        }
        Ok(())
    }

    /// Defaults keep to a sequence or function that has another name now; here they are known by the name written.
    pub(super) fn forget_written_names(&mut self) {
        let oids: Vec<RelationOid> = self.catalog.user_relations().iter().map(|r| r.oid).collect();
        for oid in oids {
            let Some(relation) = self.catalog.relation_mut(oid) else { continue };
            for attribute in &mut relation.attributes {
                attribute.draws.take_if(|draws| *draws != Draws::OwnSequence);
            }
        }
    }

    /// The expressions of generated columns keep to a function, type or cast that goes by another name, or by none, from now
    /// on; here they are known as they are written.
    pub(super) fn forget_computed(&mut self, object: ObjectKind, name: &QualifiedName) {
        let name = name.last().declared();
        let names = |kind: &ExprKind| match (object, kind) {
            (
                ObjectKind::Function
                | ObjectKind::Procedure
                | ObjectKind::Aggregate
                | ObjectKind::Routine,
                ExprKind::Function(call),
            ) => call.name.last().declared() == name,
            (ObjectKind::Type | ObjectKind::Domain, ExprKind::Cast { type_name, .. }) => {
                type_name.name.last().declared() == name
            }
            (ObjectKind::Cast, _) => true,
            _ => false,
        };
        let oids: Vec<RelationOid> = self.catalog.user_relations().iter().map(|r| r.oid).collect();
        for oid in oids {
            let Some(relation) = self.catalog.relation_mut(oid) else { continue };
            for attribute in &mut relation.attributes {
                attribute.computed.take_if(|expr| holds(expr, &names));
            }
        }
    }

    fn rename_type(&mut self, name: &QualifiedName, to: &Ident) -> Step {
        let oid = self.type_named(name)?;
        let Some(row) = self.catalog.get_type(oid) else { return Ok(()) };
        let namespace = row.namespace;
        match row.kind {
            TypeKind::Composite { relation } => {
                let own = self.relation(relation)?;
                if own.kind != RelationKind::CompositeType {
                    return Err(errors::is_row_type(&own.name, name.span).into());
                }
                self.rename_relation(relation, to)
            }
            _ => self.move_type_to(oid, namespace, to.declared(), to),
        }
    }

    /// Moves a type, and the array type over it under the name that follows.
    fn move_type_to(
        &mut self,
        oid: TypeOid,
        namespace: NamespaceOid,
        name: &str,
        at: &Ident,
    ) -> Step {
        let present = self.catalog.lookup_type(Some(namespace), name).map(|t| t.oid);
        if !self.free_type_name(namespace, name) {
            return Err(errors::type_exists(name, at.span).into());
        }
        let array = self.catalog.get_type(oid).and_then(|t| t.array);
        // The array type may have given way already. The old name of the type is taken still.
        let array = array.filter(|array| present != Some(*array));
        let array_name = array.map(|_| self.array_type_name(namespace, name));
        self.catalog.move_type(oid, namespace, name);
        if let (Some(array), Some(array_name)) = (array, array_name) {
            self.catalog.move_type(array, namespace, &array_name);
        }
        Ok(())
    }

    fn move_proc_to(
        &mut self,
        oid: ProcOid,
        namespace: NamespaceOid,
        name: &str,
        at: &Ident,
    ) -> Step {
        let Some(proc) = self.catalog.get_proc(oid) else { return Ok(()) };
        let same = |p: &&crate::catalog::Proc| {
            p.oid != oid && p.namespace == namespace && p.args == proc.args
        };
        if self.catalog.procs_named(name).iter().any(same) {
            let types: Vec<String> = proc.args.iter().map(|&t| self.type_text(t)).collect();
            let text = format!("{name}({})", types.join(", "));
            let schema = self.catalog.namespace_name(namespace);
            return Err(errors::function_exists_in(&text, schema, at.span).into());
        }
        self.catalog.move_proc(oid, namespace, name);
        Ok(())
    }

    fn rename_schema(&mut self, name: &Ident, to: &Ident) -> Step {
        let Some(namespace) = self.catalog.lookup_namespace(name.declared()) else {
            return Err(errors::unknown_schema(name).into());
        };
        if self.catalog.lookup_namespace(to.declared()).is_some() {
            return Err(errors::schema_exists(to).into());
        }
        self.catalog.rename_namespace(namespace, to.declared());
        self.forget_written_names();
        self.enter_path();
        Ok(())
    }

    fn rename_of_table(&mut self, object: ObjectKind, name: &QualifiedName, to: &Ident) -> Step {
        let Some((own, table)) = name.parts.split_last().filter(|(_, t)| !t.is_empty()) else {
            return Ok(());
        };
        let table = QualifiedName { parts: table.to_vec(), span: name.span };
        let oid = self.resolve_relation(&table)?;
        let relation = self.relation(oid)?;
        let own_table = relation.name.clone();
        let is_trigger = object == ObjectKind::Trigger;
        let has = |name: &Ident| match is_trigger {
            true => relation.triggers.iter().any(|t| name.declared() == t.name),
            false => relation.rules.iter().any(|r| name.declared() == r.name),
        };
        if !has(own) {
            return Err(errors::unknown_of_table(what(object), own, &table).into());
        }
        if has(to) {
            return Err(match is_trigger {
                true => errors::trigger_exists(to, &own_table).into(),
                false => errors::rule_exists(to, &own_table).into(),
            });
        }
        let new: Name = to.declared().to_owned().into();
        for oid in [oid].into_iter().chain(self.partitions_of(oid)) {
            let Some(relation) = self.catalog.relation_mut(oid) else { continue };
            for trigger in relation.triggers.iter_mut().filter(|_| is_trigger) {
                if own.declared() == trigger.name {
                    trigger.name = new.clone();
                }
            }
            for rule in relation.rules.iter_mut().filter(|_| !is_trigger) {
                if own.declared() == rule.name {
                    rule.name = new.clone();
                }
            }
        }
        Ok(())
    }

    // SET SCHEMA.

    pub(super) fn set_schema(
        &mut self,
        object: ObjectKind,
        name: &QualifiedName,
        arguments: Option<&[FunctionParameter]>,
        schema: &Ident,
        if_exists: bool,
    ) -> Step {
        let Some(namespace) = self.catalog.lookup_namespace(schema.declared()) else {
            return Err(errors::unknown_schema(schema).into());
        };
        self.forget_computed(object, name);
        let moved = match object {
            ObjectKind::Table
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::ForeignTable
            | ObjectKind::Sequence => self
                .resolve_relation(name)
                .and_then(|oid| self.move_relation_to(oid, namespace, schema)),
            ObjectKind::Type | ObjectKind::Domain => self.type_named(name).and_then(|oid| {
                let row = self.catalog.get_type(oid);
                if row.is_some_and(|t| t.namespace == namespace) {
                    return Ok(());
                }
                match row.map(|t| (&t.kind, t.name.clone())) {
                    Some((&TypeKind::Composite { relation }, _)) => {
                        self.move_relation_to(relation, namespace, schema)
                    }
                    Some((_, own)) => self.move_type_to(oid, namespace, &own, schema),
                    None => Ok(()),
                }
            }),
            ObjectKind::Function
            | ObjectKind::Procedure
            | ObjectKind::Aggregate
            | ObjectKind::Routine => self
                .find_proc(object, name, arguments)
                .and_then(|oid| self.move_proc_to(oid, namespace, name.last().declared(), schema)),
            ObjectKind::Collation => self.find_collation(name).map(|oid| {
                self.catalog.move_collation(oid, namespace, name.last().declared());
            }),
            ObjectKind::Extension => self.set_extension_schema(name.last(), namespace),
            ObjectKind::Operator => self.move_operator(name, arguments, namespace, schema),
            ObjectKind::OperatorClass | ObjectKind::OperatorFamily => {
                self.move_class(object, name, arguments, None, Some(namespace))
            }
            _ => Ok(()),
        };
        if if_exists { Ok(()) } else { moved }
    }

    fn move_relation_to(&mut self, oid: RelationOid, namespace: NamespaceOid, at: &Ident) -> Step {
        let relation = self.relation(oid)?;
        let (from, own, row_type) = (relation.namespace, relation.name.clone(), relation.row_type);
        let is_sequence = relation.kind == RelationKind::Sequence;
        let indexes: Vec<Name> = relation.indexes.iter().map(|i| i.name.clone()).collect();
        let constraints: Vec<Name> = relation.constraints.iter().map(|c| c.name.clone()).collect();
        let numbers: Vec<i16> = relation.attributes.iter().map(|a| a.number).collect();
        if from == namespace {
            return Ok(());
        }
        if self.relation_name_taken(namespace, &own) {
            return Err(errors::relation_exists_in(&own, at).into());
        }
        if !row_type.is_error() {
            self.move_type_to(row_type, namespace, &own, at)?;
        }
        self.catalog.move_relation(oid, namespace, &own);
        self.relations_moved = true;
        if is_sequence {
            self.forget_written_names();
        }
        for index in &indexes {
            self.catalog.drop_index_name(from, index);
            self.catalog.insert_index_name(namespace, index, oid);
        }
        for constraint in &constraints {
            self.forget_constraint_name(from, constraint);
            self.note_constraint_name(namespace, constraint);
        }
        for number in numbers {
            if let Some(&sequence) = self.sequences.get(&(oid, number)) {
                self.move_relation_to(sequence, namespace, at)?;
            }
        }
        Ok(())
    }
}
