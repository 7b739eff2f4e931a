//! What a statement can name: PostgreSQL's own objects of one version, and those that a schema declares.
//!
//! Rows are named and filled as in `pg_catalog`. Lookups are silent: the caller reports. `schema` alone adds to a
//! catalogue; analysis only reads it.

pub mod builtin;
pub mod cast;
pub mod data_type;
mod define;
pub mod extension;
pub(crate) mod hash;
pub mod oid;
pub mod operator;
pub mod proc;
pub mod relation;
pub mod type_name;

pub use cast::{Cast, CastContext, CastMethod};
pub use data_type::{RangeOrder, Type, TypeKind};
pub use extension::Extension;
pub use oid::{
    CollationOid, FIRST_USER_OID, NamespaceOid, OperatorClassOid, OperatorFamilyOid, OperatorOid,
    ProcOid, RelationOid, TypeOid,
};
pub use operator::{FamilyMember, Method, Operator, OperatorClass, OperatorFamily};
pub use proc::{OutColumn, Proc, ProcKind};
pub use relation::{
    Attribute, Constraint, ConstraintKind, Draws, Generated, Identity, Index, IndexKey,
    IndexKeyKind, Relation, RelationKind, Rule, Trigger, View,
};

use crate::engine::Target;
use builtin::Builtin;
use hash::{ByName, ByOid, Map};
use std::borrow::Cow;

/// An object's name: static for built-in objects.
pub type Name = Cow<'static, str>;

/// A schema.
#[derive(Clone, Debug)]
pub struct Namespace {
    pub oid: NamespaceOid,
    pub name: Name,
}

/// A collation.
#[derive(Clone, Debug)]
pub struct Collation {
    pub oid: CollationOid,
    pub namespace: NamespaceOid,
    pub name: Name,
    pub deterministic: bool,
}

/// The catalogue of one server version with one schema.
#[derive(Debug)]
pub struct Catalog {
    /// Major version of the server, 14 to 18.
    pub version: u8,
    /// Where unqualified names are looked up, behind `pg_catalog`, which stands first unless it is in the list.
    pub search_path: Vec<NamespaceOid>,
    /// Columns of NOT NULL domains are taken for not null, which the server does not see to.
    pub trusts_domains: bool,
    /// The schema that one chosen at run time stands for.
    pub routed_schema: String,
    /// What the statements run on.
    pub target: Target,
    builtin: &'static Builtin,
    next_oid: u32,
    extensions: Vec<Extension>,
    namespaces: Vec<Namespace>,
    types: Vec<Type>,
    type_index: ByOid,
    type_names: ByName<u32>,
    relations: Vec<Relation>,
    relation_index: ByOid,
    relation_names: ByName<u32>,
    index_names: ByName<RelationOid>,
    procs: Vec<Proc>,
    proc_names: Map<Name, Vec<usize>>,
    /// How many of `procs` were taken away.
    dropped_procs: usize,
    operators: Vec<Operator>,
    casts: Map<(TypeOid, TypeOid), Cast>,
    collations: Vec<Collation>,
    operator_families: Vec<OperatorFamily>,
    operator_classes: Vec<OperatorClass>,
    family_members: Vec<FamilyMember>,
}

impl Catalog {
    /// The catalogue of a server version with nothing but its own objects and an empty schema `public`.
    pub fn new(version: u8) -> Catalog {
        Catalog {
            version,
            search_path: vec![NamespaceOid::PUBLIC],
            trusts_domains: false,
            routed_schema: "public".to_owned(),
            target: Target::default(),
            builtin: Builtin::of(version),
            next_oid: FIRST_USER_OID,
            extensions: Vec::new(),
            namespaces: vec![
                Namespace { oid: NamespaceOid::PG_CATALOG, name: "pg_catalog".into() },
                Namespace {
                    oid: NamespaceOid::INFORMATION_SCHEMA,
                    name: "information_schema".into(),
                },
                Namespace { oid: NamespaceOid::PUBLIC, name: "public".into() },
            ],
            types: Vec::new(),
            type_index: ByOid::default(),
            type_names: ByName::default(),
            relations: Vec::new(),
            relation_index: ByOid::default(),
            relation_names: ByName::default(),
            index_names: ByName::default(),
            procs: Vec::new(),
            proc_names: Map::default(),
            dropped_procs: 0,
            operators: Vec::new(),
            casts: Map::default(),
            collations: Vec::new(),
            operator_families: Vec::new(),
            operator_classes: Vec::new(),
            family_members: Vec::new(),
        }
    }

    // Namespaces.

    /// The schema of that name.
    pub fn lookup_namespace(&self, name: &str) -> Option<NamespaceOid> {
        let name = if crate::ast::is_routed(name) { self.routed_schema.as_str() } else { name };
        self.namespaces.iter().find(|n| n.name == name).map(|n| n.oid)
    }

    /// A schema's name.
    pub fn namespace_name(&self, oid: NamespaceOid) -> &str {
        self.namespaces.iter().find(|n| n.oid == oid).map_or("", |n| &n.name)
    }

    /// Every schema.
    pub fn namespaces(&self) -> &[Namespace] {
        &self.namespaces
    }

    /// The schemas that an unqualified name is looked up in, in order.
    pub fn effective_search_path(&self) -> impl Iterator<Item = NamespaceOid> + '_ {
        let implicit = (!self.search_path.contains(&NamespaceOid::PG_CATALOG))
            .then_some(NamespaceOid::PG_CATALOG);
        implicit.into_iter().chain(self.search_path.iter().copied())
    }

    /// Whether an object in the namespace can be found without naming the namespace, and how early (0 is first).
    pub fn search_path_position(&self, namespace: NamespaceOid) -> Option<usize> {
        self.effective_search_path().position(|n| n == namespace)
    }

    /// Whether the object of an OID belongs to an extension.
    pub fn is_member(&self, oid: u32) -> bool {
        self.extensions.iter().any(|extension| extension.oids.contains(&oid))
    }

    // Types.

    /// The type of that OID.
    pub fn get_type(&self, oid: TypeOid) -> Option<&Type> {
        if oid.0 < FIRST_USER_OID {
            return self.builtin.get_type(oid);
        }
        match self.type_index.get(oid.0) {
            Some(index) => self.types.get(index),
            None => self.builtin.get_type(oid),
        }
    }

    /// The type of that exact name, in one schema or along the search path.
    pub fn lookup_type(&self, namespace: Option<NamespaceOid>, name: &str) -> Option<&Type> {
        match namespace {
            Some(namespace) => self.type_in(namespace, name),
            None => self.effective_search_path().find_map(|n| self.type_in(n, name)),
        }
    }

    fn type_in(&self, namespace: NamespaceOid, name: &str) -> Option<&Type> {
        if let Some(index) = self.type_names.get(namespace, name) {
            return self.types.get(index as usize);
        }
        if namespace.has_builtin() { self.builtin.lookup_type(namespace, name) } else { None }
    }

    /// Types that the schema declares, array and row types included.
    pub fn user_types(&self) -> &[Type] {
        &self.types
    }

    // Relations.

    /// The relation of that OID.
    pub fn get_relation(&self, oid: RelationOid) -> Option<&Relation> {
        match self.relation_index.get(oid.0) {
            Some(index) => self.relations.get(index),
            None => self.builtin.get_relation(oid),
        }
    }

    /// The relation of that exact name, in one schema or along the search path.
    pub fn lookup_relation(
        &self,
        namespace: Option<NamespaceOid>,
        name: &str,
    ) -> Option<&Relation> {
        match namespace {
            Some(namespace) => self.relation_in(namespace, name),
            None => self.effective_search_path().find_map(|n| self.relation_in(n, name)),
        }
    }

    fn relation_in(&self, namespace: NamespaceOid, name: &str) -> Option<&Relation> {
        if let Some(index) = self.relation_names.get(namespace, name) {
            return self.relations.get(index as usize);
        }
        if namespace.has_builtin() { self.builtin.lookup_relation(namespace, name) } else { None }
    }

    /// The table of the index of that exact name in one schema. Indexes and relations share one space of names.
    pub fn lookup_index(&self, namespace: NamespaceOid, name: &str) -> Option<RelationOid> {
        self.index_names.get(namespace, name)
    }

    /// Relations that the schema declares.
    pub fn user_relations(&self) -> &[Relation] {
        &self.relations
    }

    // Functions.

    /// The function of that OID.
    pub fn get_proc(&self, oid: ProcOid) -> Option<&Proc> {
        if oid.0 >= FIRST_USER_OID {
            return self.procs.binary_search_by_key(&oid, |p| p.oid).ok().map(|i| &self.procs[i]);
        }
        self.builtin.get_proc(oid)
    }

    /// Every function of that exact name, whatever its schema.
    pub fn procs_named(&self, name: &str) -> Vec<&Proc> {
        let mut procs = self.builtin.procs_named(name);
        procs.extend(self.proc_names.get(name).into_iter().flatten().map(|&i| &self.procs[i]));
        procs
    }

    /// The name of every function, some more than once: for the search for what was meant.
    pub fn proc_names(&self) -> impl Iterator<Item = &str> {
        let builtin = self.builtin.proc_names().map(|name: &str| name);
        builtin.chain(self.procs.iter().map(|p| &*p.name))
    }

    /// Functions that the schema declares.
    pub fn user_procs(&self) -> &[Proc] {
        &self.procs
    }

    // Operators, operator classes, casts, collations.

    /// The operator of that OID.
    pub fn get_operator(&self, oid: OperatorOid) -> Option<&Operator> {
        if oid.0 >= FIRST_USER_OID {
            return self
                .operators
                .binary_search_by_key(&oid, |o| o.oid)
                .ok()
                .map(|i| &self.operators[i]);
        }
        self.builtin.get_operator(oid)
    }

    /// Operators that the schema declares.
    pub fn user_operators(&self) -> &[Operator] {
        &self.operators
    }

    /// Casts that the schema declares, in no order.
    pub fn user_casts(&self) -> impl Iterator<Item = &Cast> {
        self.casts.values()
    }

    /// Collations that the schema declares, and locales that it names.
    pub fn user_collations(&self) -> &[Collation] {
        &self.collations
    }

    /// Operator classes that the schema declares.
    pub fn user_operator_classes(&self) -> &[OperatorClass] {
        &self.operator_classes
    }

    /// Operators' places in families that the schema declares.
    pub fn user_family_members(&self) -> &[FamilyMember] {
        &self.family_members
    }

    /// Every operator of that symbol, whatever its schema.
    pub fn operators_named(&self, symbol: &str) -> Vec<&Operator> {
        let mut operators = self.builtin.operators_named(symbol);
        operators.extend(self.operators.iter().filter(|o| o.name == symbol));
        operators
    }

    /// The cast from one type to another, if `pg_cast` has one.
    pub fn get_cast(&self, source: TypeOid, target: TypeOid) -> Option<Cast> {
        let user = if self.casts.is_empty() { None } else { self.casts.get(&(source, target)) };
        // Those of the schema's own types are here.
        let own = source.0 >= FIRST_USER_OID || target.0 >= FIRST_USER_OID;
        match user {
            Some(cast) => Some(*cast),
            None if own => None,
            None => self.builtin.get_cast(source, target),
        }
    }

    /// Every cast to a type.
    pub fn casts_to(&self, target: TypeOid) -> Vec<Cast> {
        let mut casts = self.builtin.casts_to(target);
        casts.extend(self.casts.values().filter(|c| c.target == target));
        casts
    }

    /// Every cast from a type.
    pub fn casts_from(&self, source: TypeOid) -> Vec<Cast> {
        let mut casts = self.builtin.casts_from(source);
        casts.extend(self.casts.values().filter(|c| c.source == source));
        casts
    }

    /// Operator families that the schema declares.
    pub fn operator_families(&self) -> &[OperatorFamily] {
        &self.operator_families
    }

    /// Operator classes whose input is exactly this type.
    pub fn operator_classes(&self, method: Method, input: TypeOid) -> Vec<&OperatorClass> {
        let mut classes = self.builtin.operator_classes(method, input);
        classes.extend(
            self.operator_classes.iter().filter(|c| c.method == method && c.input == input),
        );
        classes
    }

    /// The operator class of that name for a method.
    pub fn lookup_operator_class(&self, method: Method, name: &str) -> Option<&OperatorClass> {
        let user = self.operator_classes.iter().find(|c| c.method == method && c.name == name);
        user.or_else(|| self.builtin.lookup_operator_class(method, name))
    }

    /// The operator of a strategy for two types in a family.
    pub fn family_member(
        &self,
        family: OperatorFamilyOid,
        left: TypeOid,
        right: TypeOid,
        strategy: u8,
    ) -> Option<OperatorOid> {
        let user = self.family_members.iter();
        let is = |m: &&FamilyMember| {
            m.family == family && m.left == left && m.right == right && m.strategy == strategy
        };
        user.copied()
            .find(|m| is(&m))
            .or_else(|| self.builtin.family_member(family, left, right, strategy))
            .map(|m| m.operator)
    }

    /// The families that an operator belongs to.
    pub fn families_of(&self, operator: OperatorOid) -> Vec<FamilyMember> {
        let mut members = self.builtin.families_of(operator);
        members.extend(self.family_members.iter().filter(|m| m.operator == operator));
        members
    }

    /// A collation's name.
    pub fn collation_name(&self, oid: CollationOid) -> Option<&str> {
        let user = self.collations.iter().find(|c| c.oid == oid).map(|c| &*c.name);
        user.or_else(|| self.builtin.collation_name(oid))
    }

    /// Whether only equal bytes are equal under a collation; the server's own all are so.
    pub fn is_deterministic(&self, oid: CollationOid) -> bool {
        self.collations.iter().all(|c| c.oid != oid || c.deterministic)
    }

    /// Whether the schema has a collation that is not.
    pub fn has_nondeterministic_collations(&self) -> bool {
        self.collations.iter().any(|c| !c.deterministic)
    }

    /// The collation of that name, in one schema or along the search path.
    pub fn lookup_collation(
        &self,
        namespace: Option<NamespaceOid>,
        name: &str,
    ) -> Option<&Collation> {
        let find = |namespace: NamespaceOid| {
            let user = self.collations.iter().find(|c| c.namespace == namespace && c.name == name);
            user.or_else(|| self.builtin.lookup_collation(namespace, name))
        };
        match namespace {
            Some(namespace) => find(namespace),
            None => self.effective_search_path().find_map(find),
        }
    }
}
