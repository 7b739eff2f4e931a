//! PostgreSQL's own objects, read in place from the packed table that `cargo xtask catalogue` writes.

use super::{
    Cast, Collation, FamilyMember, Method, NamespaceOid, Operator, OperatorClass,
    OperatorFamilyOid, OperatorOid, Proc, ProcOid, Relation, RelationOid, Type, TypeOid,
};

/// The built-in objects of one server version.
#[derive(Debug)]
pub struct Builtin {}

#[allow(unused_variables)]
impl Builtin {
    pub fn of(version: u8) -> &'static Builtin {
        &Builtin {}
    }
    pub fn get_type(&'static self, oid: TypeOid) -> Option<&'static Type> {
        None
    }
    pub fn lookup_type(
        &'static self,
        namespace: NamespaceOid,
        name: &str,
    ) -> Option<&'static Type> {
        None
    }
    pub fn get_relation(&'static self, oid: RelationOid) -> Option<&'static Relation> {
        None
    }
    pub fn lookup_relation(
        &'static self,
        namespace: NamespaceOid,
        name: &str,
    ) -> Option<&'static Relation> {
        None
    }
    pub fn get_proc(&'static self, oid: ProcOid) -> Option<&'static Proc> {
        None
    }
    pub fn procs_named(&'static self, name: &str) -> Vec<&'static Proc> {
        Vec::new()
    }
    pub fn get_operator(&'static self, oid: OperatorOid) -> Option<&'static Operator> {
        None
    }
    pub fn operators_named(&'static self, symbol: &str) -> Vec<&'static Operator> {
        Vec::new()
    }
    pub fn get_cast(&self, source: TypeOid, target: TypeOid) -> Option<Cast> {
        None
    }
    pub fn casts_to(&self, target: TypeOid) -> Vec<Cast> {
        Vec::new()
    }
    pub fn operator_classes(
        &'static self,
        method: Method,
        input: TypeOid,
    ) -> Vec<&'static OperatorClass> {
        Vec::new()
    }
    pub fn lookup_operator_class(
        &'static self,
        method: Method,
        name: &str,
    ) -> Option<&'static OperatorClass> {
        None
    }
    pub fn family_member(
        &self,
        family: OperatorFamilyOid,
        left: TypeOid,
        right: TypeOid,
        strategy: u8,
    ) -> Option<FamilyMember> {
        None
    }
    pub fn families_of(&self, operator: OperatorOid) -> Vec<FamilyMember> {
        Vec::new()
    }
    pub fn lookup_collation(
        &'static self,
        namespace: NamespaceOid,
        name: &str,
    ) -> Option<&'static Collation> {
        None
    }
}
