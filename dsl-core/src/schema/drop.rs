//! DROP, with what goes along (`dependency.c`, as far as a query would notice).

use super::{Loader, Step, errors};
use crate::{
    ast::{
        Ident, QualifiedName,
        ddl::{FunctionParameter, ObjectKind},
    },
    catalog::{
        ConstraintKind, Name, NamespaceOid, ProcKind, ProcOid, RelationKind, RelationOid, TypeKind,
        TypeOid,
        type_name::{dotted, resolve_namespace},
    },
};

/// Objects as DROP names them, functions with their arguments.
pub(super) type Named = (QualifiedName, Option<Vec<FunctionParameter>>);

impl Loader {
    pub(super) fn drop_objects(
        &mut self,
        object: ObjectKind,
        names: &[Named],
        if_exists: bool,
        cascade: bool,
    ) -> Step {
        match object {
            ObjectKind::Table
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::ForeignTable
            | ObjectKind::Sequence => self.drop_relations(object, names, if_exists, cascade),
            _ => {
                for (name, arguments) in names {
                    self.drop_object(object, name, arguments.as_deref(), if_exists, cascade)?;
                }
                Ok(())
            }
        }
    }

    fn drop_object(
        &mut self,
        object: ObjectKind,
        name: &QualifiedName,
        arguments: Option<&[FunctionParameter]>,
        if_exists: bool,
        cascade: bool,
    ) -> Step {
        let dropped = match object {
            ObjectKind::Schema => self.drop_schema(name.last(), cascade),
            ObjectKind::Index => self.drop_index(name),
            ObjectKind::Type | ObjectKind::Domain => self.type_named(name).and_then(|oid| {
                let kind = self.catalog.get_type(oid).map(|t| &t.kind);
                if object == ObjectKind::Domain && !matches!(kind, Some(TypeKind::Domain { .. })) {
                    return Err(errors::not_a(name.last().declared(), "domain", name.span).into());
                }
                self.drop_type(oid, name, cascade)
            }),
            ObjectKind::Function
            | ObjectKind::Procedure
            | ObjectKind::Aggregate
            | ObjectKind::Routine => {
                self.find_proc(object, name, arguments).and_then(|oid| self.drop_proc(oid, name))
            }
            ObjectKind::Operator => self.drop_operator(name, arguments.unwrap_or(&[])),
            ObjectKind::Cast => {
                self.forget_computed(object, name);
                self.drop_cast(arguments.unwrap_or(&[]))
            }
            ObjectKind::Collation => {
                self.find_collation(name).map(|oid| self.catalog.drop_collation(oid))
            }
            ObjectKind::Extension => self.drop_extension(name.last(), cascade),
            ObjectKind::Trigger | ObjectKind::Rule => self.drop_of_table(object, name),
            ObjectKind::OperatorClass | ObjectKind::OperatorFamily => {
                self.drop_class(object, name, arguments)
            }
            _ => Ok(()),
        };
        if if_exists { Ok(()) } else { dropped }
    }

    // Relations.

    fn drop_relations(
        &mut self,
        object: ObjectKind,
        names: &[Named],
        if_exists: bool,
        cascade: bool,
    ) -> Step {
        let mut going = Vec::new();
        for (name, _) in names {
            match self.relation_to_drop(object, name) {
                Ok(relation) => going.push((relation, name)),
                Err(_) if if_exists => {}
                Err(refused) => return Err(refused),
            }
        }
        for &(oid, name) in &going {
            let what = || format!("{} {}", what(object), dotted(name));
            self.check_member(oid.0, what, name.span)?;
        }
        let oids: Vec<RelationOid> = going.iter().map(|(oid, _)| *oid).collect();
        if !cascade {
            for &(oid, name) in &going {
                if self.is_depended_on(oid, &oids) {
                    let what = format!("{} {}", what(object), dotted(name));
                    return Err(errors::depended_on(&what, name.span).into());
                }
            }
        }
        for oid in oids {
            self.drop_with_dependents(oid);
        }
        Ok(())
    }

    fn relation_to_drop(&self, object: ObjectKind, name: &QualifiedName) -> Step<RelationOid> {
        let namespace = resolve_namespace(&self.catalog, name)?;
        if self.catalog.lookup_relation(namespace, name.last().declared()).is_none() {
            let error = errors::unknown_object(what(object), "42P01", name);
            return Err(self.unless_broken(name, error));
        }
        self.relation_to_change(object, name)
    }

    /// The relation that a name names, which is to be of a kind.
    pub(super) fn relation_to_change(
        &self,
        object: ObjectKind,
        name: &QualifiedName,
    ) -> Step<RelationOid> {
        let relation = self.relation(self.resolve_relation(name)?)?;
        let fits = match relation.kind {
            RelationKind::Table | RelationKind::PartitionedTable => object == ObjectKind::Table,
            RelationKind::View => object == ObjectKind::View,
            RelationKind::MaterializedView => object == ObjectKind::MaterializedView,
            RelationKind::ForeignTable => object == ObjectKind::ForeignTable,
            RelationKind::Sequence => object == ObjectKind::Sequence,
            RelationKind::CompositeType => false,
        };
        if fits {
            Ok(relation.oid)
        } else {
            Err(errors::not_a(&relation.name, what(object), name.span).into())
        }
    }

    /// Whether something depends on a relation that does not go with it by itself.
    fn is_depended_on(&self, oid: RelationOid, going: &[RelationOid]) -> bool {
        let stays = |other: &RelationOid| !going.contains(other);
        let Some(relation) = self.catalog.get_relation(oid) else { return false };
        let inherited =
            relation.kind != RelationKind::PartitionedTable && relation.children.iter().any(stays);
        inherited
            || self.views_on(oid).iter().any(stays)
            || self.referencing_tables(oid).iter().any(stays)
            || self.columns_of(&self.types_of(oid)).iter().any(|(r, _)| stays(r))
            || self.is_called_with(&self.types_of(oid))
            || self.typed_tables(relation.row_type).iter().any(stays)
            || !self.defaults_from(oid).is_empty()
    }

    pub(super) fn drop_with_dependents(&mut self, oid: RelationOid) {
        for view in self.views_on(oid) {
            self.drop_with_dependents(view);
        }
        for child in self.children_of(oid) {
            self.drop_with_dependents(child);
        }
        for table in self.referencing_tables(oid) {
            self.remove_constraints(table, |c| {
                matches!(&c.kind, ConstraintKind::ForeignKey { relation, .. } if *relation == oid)
            });
        }
        for (relation, number) in self.columns_of(&self.types_of(oid)) {
            if relation != oid {
                self.remove_column(relation, number);
            }
        }
        for proc in self.procs_of(&self.types_of(oid)) {
            self.remove_proc(proc);
        }
        self.remove_relation(oid);
    }

    /// Takes a relation away with its types, names of indexes and constraints, and sequences.
    pub(super) fn remove_relation(&mut self, oid: RelationOid) {
        let Some(relation) = self.catalog.get_relation(oid) else { return };
        let namespace = relation.namespace;
        let is_sequence = relation.kind == RelationKind::Sequence;
        let indexes: Vec<Name> = relation.indexes.iter().map(|i| i.name.clone()).collect();
        let constraints: Vec<Name> = relation.constraints.iter().map(|c| c.name.clone()).collect();
        let numbers: Vec<i16> = relation.attributes.iter().map(|a| a.number).collect();
        for parent in relation.parents.clone() {
            self.unregister_child(parent, oid);
        }
        for child in self.children_of(oid) {
            self.unregister_child(oid, child);
        }
        for index in &indexes {
            self.catalog.drop_index_name(namespace, index);
        }
        for constraint in &constraints {
            self.forget_constraint_name(namespace, constraint);
        }
        if is_sequence {
            for (table, number) in self.defaults_from(oid) {
                if let Some(attribute) = self.attribute_mut(table, number) {
                    attribute.has_default = false;
                }
            }
        }
        for data_type in self.types_of(oid) {
            self.catalog.drop_type(data_type);
        }
        for number in numbers {
            if let Some(sequence) = self.sequences.remove(&(oid, number)) {
                self.remove_relation(sequence);
            }
        }
        self.catalog.drop_relation(oid);
        if is_sequence {
            self.forget_written_names();
        }
    }

    /// The foreign keys that would have no key to refer to without that constraint of a table.
    pub(super) fn foreign_keys_left_by(
        &self,
        table: RelationOid,
        constraint: &str,
    ) -> Vec<(RelationOid, Name)> {
        let Some(relation) = self.catalog.get_relation(table) else { return Vec::new() };
        let keys: Vec<Vec<i16>> = relation
            .indexes
            .iter()
            .filter(|i| i.unique && i.predicate.is_none() && i.name != constraint)
            .map(super::constraint::index_columns)
            .collect();
        let mut left = Vec::new();
        let own = self.catalog.get_relation(table);
        let others = self.referencing_tables(table);
        let others = others.into_iter().filter_map(|other| self.catalog.get_relation(other));
        for other in others.chain(own) {
            for c in &other.constraints {
                let ConstraintKind::ForeignKey { relation, referenced } = &c.kind else { continue };
                let served = keys.iter().any(|key| {
                    key.len() == referenced.len() && key.iter().all(|n| referenced.contains(n))
                });
                if *relation == table && !served {
                    left.push((other.oid, c.name.clone()));
                }
            }
        }
        left
    }

    /// Drops the foreign keys to a table that have no key to refer to any more.
    pub(super) fn drop_dangling_foreign_keys(&mut self, table: RelationOid) {
        for (relation, name) in self.foreign_keys_left_by(table, "") {
            self.remove_constraints(relation, |c| c.name == name);
        }
    }

    // Types, schemas and the rest.

    fn drop_type(&mut self, oid: TypeOid, name: &QualifiedName, cascade: bool) -> Step {
        let Some(row) = self.catalog.get_type(oid) else { return Ok(()) };
        if let TypeKind::Composite { relation } = row.kind {
            let own = self.relation(relation)?;
            if own.kind != RelationKind::CompositeType {
                return Err(errors::row_type_of_table(name, &own.name).into());
            }
        }
        let what = || format!("type {}", dotted(name));
        self.check_member(oid.0, what, name.span)?;
        let (columns, domains) = self.type_dependents(oid);
        let types = self.with_array(oid);
        let used = !columns.is_empty()
            || !domains.is_empty()
            || self.is_called_with(&types)
            || !self.typed_tables(oid).is_empty();
        if used && !cascade {
            return Err(errors::depended_on(&what(), name.span).into());
        }
        self.drop_type_with_dependents(oid);
        Ok(())
    }

    /// The columns of a type and the domains over it.
    fn type_dependents(&self, oid: TypeOid) -> (Vec<(RelationOid, i16)>, Vec<TypeOid>) {
        let types = self.with_array(oid);
        let over =
            |kind: &TypeKind| matches!(kind, TypeKind::Domain { base, .. } if types.contains(base));
        let domains = self.catalog.live_types().filter(|t| over(&t.kind)).map(|t| t.oid).collect();
        (self.columns_of(&types), domains)
    }

    pub(super) fn drop_type_with_dependents(&mut self, oid: TypeOid) {
        let (columns, domains) = self.type_dependents(oid);
        for (relation, number) in columns {
            let Some(row) = self.catalog.get_relation(relation) else { continue };
            let column = row.attribute(number).map(|a| a.name.clone());
            for view in self.views_on_column(relation, &column.unwrap_or_default()) {
                self.drop_with_dependents(view);
            }
            self.remove_column(relation, number);
        }
        for domain in domains {
            self.drop_type_with_dependents(domain);
        }
        for table in self.typed_tables(oid) {
            self.drop_with_dependents(table);
        }
        self.remove_type(oid);
    }

    fn drop_proc(&mut self, oid: ProcOid, name: &QualifiedName) -> Step {
        self.check_member(oid.0, || self.proc_text(oid), name.span)?;
        self.remove_proc(oid);
        Ok(())
    }

    fn remove_proc(&mut self, oid: ProcOid) {
        self.catalog.drop_proc(oid);
        self.catalog.drop_uses_of_proc(oid);
    }

    /// `operator =(integer,text)`
    fn operator_text(&self, name: &QualifiedName, left: Option<TypeOid>, right: TypeOid) -> String {
        let left = left.map_or("NONE".to_owned(), |t| self.type_text(t));
        format!("operator {}({left},{})", name.last().declared(), self.type_text(right))
    }

    /// `function f(integer,text)`
    fn proc_text(&self, oid: ProcOid) -> String {
        let Some(proc) = self.catalog.get_proc(oid) else { return String::new() };
        let what = match proc.kind {
            ProcKind::Procedure => "procedure",
            _ if proc.kind.is_aggregate() => "aggregate",
            _ => "function",
        };
        let types: Vec<String> = proc.args.iter().map(|&t| self.type_text(t)).collect();
        format!("{what} {}({})", proc.name, types.join(","))
    }

    fn remove_type(&mut self, oid: TypeOid) {
        for proc in self.procs_of(&self.with_array(oid)) {
            self.remove_proc(proc);
        }
        let Some(row) = self.catalog.get_type(oid) else { return };
        let (namespace, array) = (row.namespace, row.array);
        let other = match row.kind {
            TypeKind::Composite { relation } => {
                self.remove_relation(relation);
                return;
            }
            TypeKind::Range { multirange, .. } => Some(multirange),
            _ => None,
        };
        if let Some(array) = array {
            self.catalog.drop_type(array);
        }
        self.catalog.drop_type(oid);
        self.catalog.drop_uses_of_type(oid);
        for check in self.domain_checks.remove(&oid).unwrap_or_default() {
            self.forget_constraint_name(namespace, &check);
        }
        if let Some(other) = other {
            self.remove_type(other);
        }
    }

    fn drop_schema(&mut self, name: &Ident, cascade: bool) -> Step {
        let Some(namespace) = self.catalog.lookup_namespace(name.declared()) else {
            return Err(errors::unknown_schema(name).into());
        };
        let relations: Vec<RelationOid> = self
            .catalog
            .live_relations()
            .filter(|r| r.namespace == namespace)
            .map(|r| r.oid)
            .collect();
        let types: Vec<TypeOid> =
            self.catalog.live_types().filter(|t| t.namespace == namespace).map(|t| t.oid).collect();
        let procs: Vec<_> =
            self.catalog.live_procs().filter(|p| p.namespace == namespace).map(|p| p.oid).collect();
        let empty = relations.is_empty()
            && types.is_empty()
            && procs.is_empty()
            && self.extensions_in(namespace).is_empty();
        if !cascade && !empty {
            return Err(
                errors::depended_on(&format!("schema {}", name.declared()), name.span).into()
            );
        }
        for extension in self.extensions_in(namespace) {
            self.drop_extension(&Ident::interned(&extension, name.span), true)?;
        }
        for relation in relations {
            self.drop_with_dependents(relation);
        }
        for oid in types {
            self.drop_type_with_dependents(oid);
        }
        procs.into_iter().for_each(|p| self.catalog.drop_proc(p));
        self.catalog.drop_namespace(namespace);
        self.enter_path();
        Ok(())
    }

    fn drop_index(&mut self, name: &QualifiedName) -> Step {
        let Some((_, table)) = self.find_index(name)? else {
            let error = errors::unknown_object("index", "42704", name);
            return Err(self.unless_broken(name, error));
        };
        let index = name.last().declared();
        let relation = self.relation(table)?;
        if relation.constraints.iter().any(|c| c.name == index && super::constraint::has_index(c)) {
            let table_name = relation.name.clone();
            return Err(errors::index_of_constraint(index, &table_name, name.span).into());
        }
        self.remove_index(table, index);
        Ok(())
    }

    /// The table of the index that a name names, with the schema of both.
    pub(super) fn find_index(
        &self,
        name: &QualifiedName,
    ) -> Step<Option<(NamespaceOid, RelationOid)>> {
        let namespaces: Vec<NamespaceOid> = match resolve_namespace(&self.catalog, name)? {
            Some(namespace) => vec![namespace],
            None => self.catalog.effective_search_path().collect(),
        };
        let find = |namespace| {
            Some((namespace, self.catalog.lookup_index(namespace, name.last().declared())?))
        };
        Ok(namespaces.into_iter().find_map(find))
    }

    fn drop_operator(&mut self, name: &QualifiedName, arguments: &[FunctionParameter]) -> Step {
        let Some((left, right)) = self.operands(arguments)? else { return Ok(()) };
        match self.exact_operator(name, left, right)? {
            Some(oid) => {
                let what = || self.operator_text(name, left, right);
                self.check_member(oid.0, what, name.span)?;
                self.catalog.drop_operator(oid);
                Ok(())
            }
            None => Err(self.unknown_operator(name, left, right)),
        }
    }

    fn drop_cast(&mut self, arguments: &[FunctionParameter]) -> Step {
        let [source, target] = arguments else { return Ok(()) };
        let span = source.type_name.span;
        let (source, _) = self.resolve_type(&source.type_name)?;
        let (target, _) = self.resolve_type(&target.type_name)?;
        if self.catalog.drop_cast(source, target) {
            return Ok(());
        }
        let (source, target) = (self.type_text(source), self.type_text(target));
        Err(errors::unknown_cast(&source, &target, span).into())
    }

    fn drop_of_table(&mut self, object: ObjectKind, name: &QualifiedName) -> Step {
        let Some((own, table)) = name.parts.split_last().filter(|(_, t)| !t.is_empty()) else {
            return Ok(());
        };
        let table = QualifiedName { parts: table.to_vec(), span: name.span };
        let oid = self.resolve_relation(&table)?;
        let Some(relation) = self.catalog.relation_mut(oid) else { return Ok(()) };
        let before = relation.triggers.len() + relation.rules.len();
        if object == ObjectKind::Trigger {
            relation.triggers.retain(|t| own.declared() != t.name);
        } else {
            relation.rules.retain(|r| own.declared() != r.name);
        }
        if relation.triggers.len() + relation.rules.len() < before {
            for partition in self.partitions_of(oid) {
                if let Some(partition) = self.catalog.relation_mut(partition) {
                    partition.triggers.retain(|t| own.declared() != t.name);
                }
            }
            return Ok(());
        }
        Err(errors::unknown_of_table(what(object), own, &table).into())
    }
}

pub(super) fn what(object: ObjectKind) -> &'static str {
    match object {
        ObjectKind::Table => "table",
        ObjectKind::View => "view",
        ObjectKind::MaterializedView => "materialized view",
        ObjectKind::ForeignTable => "foreign table",
        ObjectKind::Sequence => "sequence",
        ObjectKind::Trigger => "trigger",
        ObjectKind::Rule => "rule",
        ObjectKind::OperatorClass => "operator class",
        ObjectKind::OperatorFamily => "operator family",
        _ => "object",
    }
}
