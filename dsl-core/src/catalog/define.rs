//! What a schema adds to a catalogue, changes and takes away. `schema` alone calls these.
//!
//! What is taken away leaves its row behind until [`Catalog::compact`], so that positions stay true meanwhile; it can
//! no longer be found by name or OID.

use super::{
    Cast, CastMethod, Catalog, Collation, CollationOid, Extension, FamilyMember, Name, Namespace,
    NamespaceOid, Operator, OperatorClass, OperatorFamily, OperatorOid, Proc, ProcOid, Relation,
    RelationOid, Type, TypeOid,
    hash::{ByName, Map, Set},
};
use crate::lex::intern;
use std::ops::Range;

/// Positions by name, several where schemas share a name.
type Positions = Map<Name, Vec<usize>>;

fn link(positions: &mut Positions, name: &Name, position: usize) {
    match positions.get_mut(name) {
        Some(list) => list.push(position),
        None => {
            positions.insert(name.clone(), vec![position]);
        }
    }
}

fn unlink(positions: &mut Positions, name: &Name, position: usize) {
    if let Some(list) = positions.get_mut(name) {
        list.retain(|&p| p != position);
        if list.is_empty() {
            positions.remove(name);
        }
    }
}

impl Catalog {
    /// An OID that nothing has yet. Functions and operators are added in the order of their OIDs.
    pub fn new_oid(&mut self) -> u32 {
        let oid = self.next_oid;
        self.next_oid += 1;
        oid
    }

    /// No relation has this OID yet, nor a greater one.
    pub(crate) fn next_relation(&self) -> RelationOid {
        RelationOid(self.next_oid)
    }

    // Namespaces.

    /// Adds a schema.
    pub fn insert_namespace(&mut self, name: impl Into<Name>) -> NamespaceOid {
        let oid = NamespaceOid(self.new_oid());
        self.namespaces.push(Namespace { oid, name: name.into() });
        oid
    }

    pub(crate) fn rename_namespace(&mut self, oid: NamespaceOid, name: &str) {
        if let Some(namespace) = self.namespaces.iter_mut().find(|n| n.oid == oid) {
            namespace.name = name.to_owned().into();
        }
    }

    pub(crate) fn drop_namespace(&mut self, oid: NamespaceOid) {
        self.namespaces.retain(|n| n.oid != oid);
        self.search_path.retain(|&n| n != oid);
    }

    // Extensions.

    pub(crate) fn insert_extension(&mut self, row: Extension) {
        self.extensions.push(row);
    }

    pub(crate) fn drop_extension(&mut self, name: &str) {
        self.extensions.retain(|e| e.name != name);
    }

    pub(crate) fn move_extension(&mut self, name: &str, to: NamespaceOid) {
        let own = self.extensions.iter_mut().find(|e| e.name == name);
        if let Some(extension) = own {
            let from = std::mem::replace(&mut extension.namespace, to);
            let oids = extension.oids.clone();
            self.move_members(&oids, from, to);
        }
    }

    /// Takes functions, operators, casts, collations, operator classes and families of an extension away; relations
    /// and types have gone before.
    pub(crate) fn drop_members(&mut self, oids: &Range<u32>) {
        let procs: Vec<ProcOid> =
            self.procs.iter().map(|p| p.oid).filter(|p| oids.contains(&p.0)).collect();
        procs.into_iter().for_each(|oid| self.drop_proc(oid));
        self.operators.retain(|o| !oids.contains(&o.oid.0));
        self.casts.retain(|(source, target), cast| {
            let function = match cast.method {
                CastMethod::Function(function) => function.0,
                CastMethod::Binary | CastMethod::InOut => 0,
            };
            ![source.0, target.0, function].iter().any(|oid| oids.contains(oid))
        });
        self.collations.retain(|c| !oids.contains(&c.oid.0));
        self.operator_classes.retain(|c| !oids.contains(&c.oid.0));
        self.operator_families.retain(|f| !oids.contains(&f.oid.0));
        self.family_members
            .retain(|m| !oids.contains(&m.family.0) && !oids.contains(&m.operator.0));
    }

    /// Moves the objects of an extension from its schema to another.
    fn move_members(&mut self, oids: &Range<u32>, from: NamespaceOid, to: NamespaceOid) {
        let types = self.live_types().filter(|t| t.namespace == from && oids.contains(&t.oid.0));
        let types: Vec<(TypeOid, Name)> = types.map(|t| (t.oid, t.name.clone())).collect();
        types.into_iter().for_each(|(oid, name)| self.move_type(oid, to, &name));
        let relations =
            self.live_relations().filter(|r| r.namespace == from && oids.contains(&r.oid.0));
        let relations: Vec<_> = relations.map(|r| (r.oid, r.name.clone())).collect();
        relations.into_iter().for_each(|(oid, name)| self.move_relation(oid, to, &name));
        let moved = |namespace: &mut NamespaceOid, oid: u32| {
            if *namespace == from && oids.contains(&oid) {
                *namespace = to;
            }
        };
        self.procs.iter_mut().for_each(|p| moved(&mut p.namespace, p.oid.0));
        self.operators.iter_mut().for_each(|o| moved(&mut o.namespace, o.oid.0));
        self.collations.iter_mut().for_each(|c| moved(&mut c.namespace, c.oid.0));
        self.operator_classes.iter_mut().for_each(|c| moved(&mut c.namespace, c.oid.0));
        self.operator_families.iter_mut().for_each(|f| moved(&mut f.namespace, f.oid.0));
    }

    // What is there while a schema is being loaded.

    pub(crate) fn live_types(&self) -> impl Iterator<Item = &Type> {
        let live =
            |(position, row): &(usize, &Type)| self.type_index.get(row.oid.0) == Some(*position);
        self.types.iter().enumerate().filter(live).map(|(_, row)| row)
    }

    pub(crate) fn live_relations(&self) -> impl Iterator<Item = &Relation> {
        let live = |(position, row): &(usize, &Relation)| {
            self.relation_index.get(row.oid.0) == Some(*position)
        };
        self.relations.iter().enumerate().filter(live).map(|(_, row)| row)
    }

    pub(crate) fn live_procs(&self) -> impl Iterator<Item = &Proc> {
        let live = |(position, row): &(usize, &Proc)| {
            self.proc_names.get(&row.name).is_some_and(|list| list.contains(position))
        };
        self.procs.iter().enumerate().filter(live).map(|(_, row)| row)
    }

    // Types.

    /// Adds a type.
    pub fn insert_type(&mut self, row: Type) {
        let position = self.types.len();
        self.type_names.set(row.namespace, &row.name, Some(position as u32));
        self.type_index.insert(row.oid.0, position);
        self.types.push(row);
    }

    pub(crate) fn type_mut(&mut self, oid: TypeOid) -> Option<&mut Type> {
        let position = self.type_index.get(oid.0)?;
        self.types.get_mut(position)
    }

    pub(crate) fn move_type(&mut self, oid: TypeOid, namespace: NamespaceOid, name: &str) {
        let Some(position) = self.type_index.get(oid.0) else { return };
        let Some(data_type) = self.types.get_mut(position) else { return };
        self.type_names.set(data_type.namespace, &data_type.name, None);
        data_type.namespace = namespace;
        data_type.name = intern(name).into();
        self.type_names.set(namespace, &data_type.name, Some(position as u32));
    }

    pub(crate) fn drop_type(&mut self, oid: TypeOid) {
        let Some(position) = self.type_index.remove(oid.0) else { return };
        if let Some(data_type) = self.types.get(position) {
            self.type_names.set(data_type.namespace, &data_type.name, None);
        }
    }

    // Relations and the names of indexes, which share one space of names.

    /// Adds a relation; its row type is added apart.
    pub fn insert_relation(&mut self, row: Relation) {
        let position = self.relations.len();
        self.relation_names.set(row.namespace, &row.name, Some(position as u32));
        self.relation_index.insert(row.oid.0, position);
        self.relations.push(row);
    }

    pub(crate) fn relation_mut(&mut self, oid: RelationOid) -> Option<&mut Relation> {
        let position = self.relation_index.get(oid.0)?;
        self.relations.get_mut(position)
    }

    pub(crate) fn move_relation(&mut self, oid: RelationOid, namespace: NamespaceOid, name: &str) {
        let Some(position) = self.relation_index.get(oid.0) else { return };
        let Some(relation) = self.relations.get_mut(position) else { return };
        self.relation_names.set(relation.namespace, &relation.name, None);
        relation.namespace = namespace;
        relation.name = intern(name).into();
        self.relation_names.set(namespace, &relation.name, Some(position as u32));
    }

    pub(crate) fn drop_relation(&mut self, oid: RelationOid) {
        let Some(position) = self.relation_index.remove(oid.0) else { return };
        if let Some(relation) = self.relations.get(position) {
            self.relation_names.set(relation.namespace, &relation.name, None);
        }
    }

    pub(crate) fn insert_index_name(
        &mut self,
        namespace: NamespaceOid,
        name: &Name,
        table: RelationOid,
    ) {
        self.index_names.set(namespace, name, Some(table));
    }

    pub(crate) fn drop_index_name(&mut self, namespace: NamespaceOid, name: &str) {
        if self.index_names.get(namespace, name).is_some() {
            self.index_names.set(namespace, &intern(name).into(), None);
        }
    }

    // Functions.

    /// Adds a function.
    pub fn insert_proc(&mut self, row: Proc) {
        link(&mut self.proc_names, &row.name, self.procs.len());
        self.procs.push(row);
    }

    pub(crate) fn proc_mut(&mut self, oid: ProcOid) -> Option<&mut Proc> {
        let position = self.procs.binary_search_by_key(&oid, |p| p.oid).ok()?;
        self.procs.get_mut(position)
    }

    pub(crate) fn move_proc(&mut self, oid: ProcOid, namespace: NamespaceOid, name: &str) {
        let Ok(position) = self.procs.binary_search_by_key(&oid, |p| p.oid) else { return };
        let Some(proc) = self.procs.get_mut(position) else { return };
        unlink(&mut self.proc_names, &proc.name, position);
        proc.namespace = namespace;
        proc.name = name.to_owned().into();
        link(&mut self.proc_names, &proc.name, position);
    }

    pub(crate) fn drop_proc(&mut self, oid: ProcOid) {
        let Ok(position) = self.procs.binary_search_by_key(&oid, |p| p.oid) else { return };
        if let Some(proc) = self.procs.get(position) {
            unlink(&mut self.proc_names, &proc.name, position);
            self.dropped_procs += 1;
        }
    }

    // Operators, casts, collations.

    /// Adds an operator.
    pub fn insert_operator(&mut self, row: Operator) {
        self.operators.push(row);
    }

    pub(crate) fn operator_mut(&mut self, oid: OperatorOid) -> Option<&mut Operator> {
        let position = self.operators.binary_search_by_key(&oid, |o| o.oid).ok()?;
        self.operators.get_mut(position)
    }

    pub(crate) fn drop_operator(&mut self, oid: OperatorOid) {
        self.operators.retain(|o| o.oid != oid);
    }

    /// Adds a cast.
    pub fn insert_cast(&mut self, row: Cast) {
        self.casts.insert((row.source, row.target), row);
    }

    /// Whether there was one.
    pub(crate) fn drop_cast(&mut self, source: TypeOid, target: TypeOid) -> bool {
        self.casts.remove(&(source, target)).is_some()
    }

    pub(crate) fn insert_collation(&mut self, row: Collation) {
        self.collations.push(row);
    }

    /// Adds an operator family.
    pub fn insert_operator_family(&mut self, row: OperatorFamily) {
        self.operator_families.push(row);
    }

    /// Adds an operator class.
    pub fn insert_operator_class(&mut self, row: OperatorClass) {
        self.operator_classes.push(row);
    }

    /// Gives an operator class or family another name or schema.
    pub(crate) fn move_operator_class(
        &mut self,
        oid: u32,
        namespace: Option<NamespaceOid>,
        name: Option<Name>,
    ) {
        let classes = self.operator_classes.iter_mut();
        let classes = classes.map(|c| (c.oid.0, &mut c.namespace, &mut c.name));
        let families = self.operator_families.iter_mut();
        let families = families.map(|f| (f.oid.0, &mut f.namespace, &mut f.name));
        for (_, own, old) in classes.chain(families).filter(|(own, ..)| *own == oid) {
            *own = namespace.unwrap_or(*own);
            if let Some(name) = &name {
                old.clone_from(name);
            }
        }
    }

    /// Takes an operator class away, or a family with its classes.
    pub(crate) fn drop_operator_class(&mut self, oid: u32) {
        self.operator_classes.retain(|c| c.oid.0 != oid && c.family.0 != oid);
        self.operator_families.retain(|f| f.oid.0 != oid);
        self.family_members.retain(|m| m.family.0 != oid);
    }

    /// Takes the casts, operators and operator classes of a type away.
    pub(crate) fn drop_uses_of_type(&mut self, oid: TypeOid) {
        self.casts.retain(|(source, target), _| *source != oid && *target != oid);
        self.operators.retain(|o| o.left != Some(oid) && o.right != oid && o.result != oid);
        self.operator_classes.retain(|c| c.input != oid);
    }

    /// Takes the casts and operators that a function stands behind away.
    pub(crate) fn drop_uses_of_proc(&mut self, oid: ProcOid) {
        self.casts.retain(|_, cast| cast.method != CastMethod::Function(oid));
        self.operators.retain(|o| o.proc != oid);
    }

    /// Adds an operator's place in a family.
    pub fn insert_family_member(&mut self, row: FamilyMember) {
        self.family_members.push(row);
    }

    pub(crate) fn collation_namespace(&self, oid: CollationOid) -> NamespaceOid {
        let found = self.collations.iter().find(|c| c.oid == oid);
        found.map_or(NamespaceOid::PG_CATALOG, |c| c.namespace)
    }

    pub(crate) fn move_collation(
        &mut self,
        oid: CollationOid,
        namespace: NamespaceOid,
        name: &str,
    ) {
        if let Some(collation) = self.collations.iter_mut().find(|c| c.oid == oid) {
            collation.namespace = namespace;
            collation.name = name.to_owned().into();
        }
    }

    pub(crate) fn drop_collation(&mut self, oid: CollationOid) {
        self.collations.retain(|c| c.oid != oid);
    }

    /// Drops the rows of what was taken away.
    pub(crate) fn compact(&mut self) {
        if self.types.len() != self.type_index.len() {
            let rows = std::mem::take(&mut self.types);
            let old = std::mem::take(&mut self.type_index);
            self.type_names = ByName::default();
            for (position, row) in rows.into_iter().enumerate() {
                if old.get(row.oid.0) == Some(position) {
                    self.insert_type(row);
                }
            }
        }
        if self.relations.len() != self.relation_index.len() {
            let rows = std::mem::take(&mut self.relations);
            let old = std::mem::take(&mut self.relation_index);
            self.relation_names = ByName::default();
            for (position, row) in rows.into_iter().enumerate() {
                if old.get(row.oid.0) == Some(position) {
                    self.insert_relation(row);
                }
            }
        }
        if std::mem::take(&mut self.dropped_procs) > 0 {
            let live: Set<usize> = self.proc_names.values().flatten().copied().collect();
            let mut position = 0..;
            self.procs.retain(|_| position.next().is_some_and(|p| live.contains(&p)));
            self.proc_names = by_name(self.procs.iter().map(|p| &p.name));
        }
    }
}

fn by_name<'a>(names: impl Iterator<Item = &'a Name>) -> Positions {
    let mut positions = Positions::default();
    for (position, name) in names.enumerate() {
        link(&mut positions, name, position);
    }
    positions
}
