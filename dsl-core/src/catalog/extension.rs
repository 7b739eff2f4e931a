//! Rows of `pg_extension`, and what ships with the server put into a catalogue.

use super::{
    Catalog, Name, NamespaceOid, TypeOid,
    builtin::extension::{PackedExtension, Place},
};
use std::ops::Range;

/// An extension that the schema has created.
#[derive(Clone, Debug)]
pub struct Extension {
    pub name: String,
    pub namespace: NamespaceOid,
    /// The OIDs of its members. A cast that one of them is part of is a member too.
    pub oids: Range<u32>,
    pub relocatable: bool,
    pub requires: Vec<String>,
}

/// The extensions that ship with a server version.
pub fn names(version: u8) -> Vec<&'static str> {
    PackedExtension::names(version).collect()
}

/// A member's name that is taken.
#[derive(Debug)]
pub(crate) enum Taken {
    Type(Name),
    Relation(Name),
    Function(Name),
}

impl Catalog {
    /// The extensions that the schema creates, `plpgsql` apart, which is always there.
    pub fn extensions(&self) -> &[Extension] {
        &self.extensions
    }

    pub(crate) fn extension(&self, name: &str) -> Option<&Extension> {
        self.extensions.iter().find(|e| e.name == name)
    }

    /// Adds the objects of an extension in a schema, unless a name of theirs is taken, and gives their OIDs. `required`
    /// are the schemas of the extensions that it requires.
    pub(crate) fn insert_members(
        &mut self,
        packed: &PackedExtension,
        namespace: NamespaceOid,
        required: &[NamespaceOid],
    ) -> Result<Range<u32>, Taken> {
        let import = |name: Name| {
            let found = required.iter().find_map(|&n| self.lookup_type(Some(n), &name));
            found.map_or(TypeOid::ERROR, |t| t.oid)
        };
        let place = Place {
            namespace,
            first_oid: self.next_oid,
            imports: packed.imports().map(import).collect(),
        };
        let types: Vec<_> = packed.types(&place).collect();
        let procs: Vec<_> = packed.procs(&place).collect();
        let relations: Vec<_> = packed.relations(&place).collect();
        if let Some(taken) =
            relations.iter().find(|r| self.relation_names.get(namespace, &r.name).is_some())
        {
            return Err(Taken::Relation(taken.name.clone()));
        }
        if let Some(taken) =
            types.iter().find(|t| self.type_names.get(namespace, &t.name).is_some())
        {
            return Err(Taken::Type(taken.name.clone()));
        }
        if let Some(taken) = procs.iter().find(|p| self.has_proc(namespace, &p.name, &p.args)) {
            return Err(Taken::Function(taken.name.clone()));
        }
        self.next_oid += packed.oids();
        types.into_iter().for_each(|row| self.insert_type(row));
        relations.into_iter().for_each(|row| self.insert_relation(row));
        procs.into_iter().for_each(|row| self.insert_proc(row));
        packed.operators(&place).for_each(|row| self.insert_operator(row));
        packed.casts(&place).for_each(|row| self.insert_cast(row));
        packed.families(&place).for_each(|row| self.insert_operator_family(row));
        packed.classes(&place).for_each(|row| self.insert_operator_class(row));
        packed.members(&place).for_each(|row| self.insert_family_member(row));
        Ok(place.first_oid..self.next_oid)
    }

    fn has_proc(&self, namespace: NamespaceOid, name: &str, args: &[TypeOid]) -> bool {
        let named = self.proc_names.get(name).into_iter().flatten();
        let mut named = named.filter_map(|&i| self.procs.get(i));
        named.any(|p| p.namespace == namespace && p.args == args)
    }
}
