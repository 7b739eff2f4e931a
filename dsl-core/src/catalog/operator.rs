//! Rows of `pg_operator`, and of the btree and hash part of `pg_opclass` and `pg_amop`.

use super::{
    Name, NamespaceOid, OperatorClassOid, OperatorFamilyOid, OperatorOid, ProcOid, TypeOid,
};

/// An operator.
#[derive(Clone, Debug)]
pub struct Operator {
    pub oid: OperatorOid,
    pub namespace: NamespaceOid,
    pub name: Name,
    /// None for a prefix operator.
    pub left: Option<TypeOid>,
    pub right: TypeOid,
    pub result: TypeOid,
    pub proc: ProcOid,
    pub commutator: Option<OperatorOid>,
    pub negator: Option<OperatorOid>,
    pub can_merge: bool,
    pub can_hash: bool,
}

/// The index methods whose operator classes decide about ordering and equality.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Method {
    Btree,
    Hash,
}

/// An operator family that a schema declares.
#[derive(Clone, Debug)]
pub struct OperatorFamily {
    pub oid: OperatorFamilyOid,
    pub namespace: NamespaceOid,
    pub name: Name,
    pub method: Method,
}

/// An operator class.
#[derive(Clone, Debug)]
pub struct OperatorClass {
    pub oid: OperatorClassOid,
    pub name: Name,
    pub namespace: NamespaceOid,
    pub method: Method,
    pub family: OperatorFamilyOid,
    pub input: TypeOid,
    pub is_default: bool,
}

/// A row of `pg_amop`: an operator's place in a family. Btree strategies: 1 `<`, 2 `<=`, 3 `=`, 4 `>=`, 5 `>`;
/// hash: 1 `=`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FamilyMember {
    pub method: Method,
    pub family: OperatorFamilyOid,
    pub left: TypeOid,
    pub right: TypeOid,
    pub strategy: u8,
    pub operator: OperatorOid,
}
