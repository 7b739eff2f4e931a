//! PostgreSQL's own objects, read in place from the packed table that `cargo xtask catalogue` writes.
//!
//! One file holds every version; a record says which it stands in. Nothing is read before it is asked for, and what
//! is handed out by reference is decoded once.

mod data;
mod decode;
pub(crate) mod extension;
#[doc(hidden)]
pub mod format;
#[cfg(test)]
mod tests;

use super::{
    Cast, Collation, CollationOid, FamilyMember, Method, Name, NamespaceOid, Operator,
    OperatorClass, OperatorFamilyOid, OperatorOid, Proc, ProcOid, Relation, RelationOid, Type,
    TypeOid,
    hash::{ByName, ByOid, Map},
};
use data::Data;
use format::{
    CAST_TARGET, CastRecord, ClassRecord, CollationRecord, FIRST_VERSION, MEMBER_OPERATOR,
    MemberRecord, OID, OperatorRecord, ProcRecord, Record, RelationRecord, Section, TypeRecord,
    VERSIONS, version_bit,
};
use std::cmp::Ordering;
use std::sync::{Mutex, OnceLock, PoisonError};

static CATALOGUE: &[u8] = include_bytes!("../../catalogue/catalogue.bin");

/// As many versions as have a bit.
const SLOTS: usize = 16;

/// The built-in objects of one server version.
#[derive(Debug)]
pub struct Builtin {
    data: Data,
    /// The bit of the version.
    version: u32,
    types: Cells<Type>,
    relations: Cells<Relation>,
    procs: Cells<Proc>,
    operators: Cells<Operator>,
    classes: Cells<OperatorClass>,
    collations: Cells<Collation>,
    /// Records of types by names that were asked for: a schema asks for the same few thousands of times.
    type_names: Mutex<ByName<u32>>,
    /// Records of functions by OIDs that were asked for, likewise.
    proc_numbers: Mutex<ByOid>,
    // Lists that were asked for before, since they are long or long to find.
    operator_lists: Lists<&'static str, Operator>,
    proc_lists: Lists<&'static str, Proc>,
    class_lists: Lists<(Method, TypeOid), OperatorClass>,
    cast_lists: Mutex<Map<TypeOid, Vec<Cast>>>,
}

/// Rows found for a key.
type Lists<K, T> = Mutex<Map<K, Vec<&'static T>>>;

/// Decoded rows, by record number.
#[derive(Debug)]
struct Cells<T>(OnceLock<Box<[Cell<T>]>>);

type Cell<T> = OnceLock<Option<Box<T>>>;

impl<T> Cells<T> {
    fn get(
        &'static self,
        number: usize,
        count: impl FnOnce() -> usize,
        decode: impl FnOnce() -> Option<T>,
    ) -> Option<&'static T> {
        // What is there already is found without the closures, which unoptimised builds pay for.
        let cells = match self.0.get() {
            Some(cells) => cells,
            None => self.0.get_or_init(|| (0..count()).map(|_| OnceLock::new()).collect()),
        };
        if number >= cells.len() {
            return None;
        }
        let cell = &cells[number];
        match cell.get() {
            Some(row) => row.as_deref(),
            None => cell.get_or_init(|| decode().map(Box::new)).as_deref(),
        }
    }
}

impl Builtin {
    /// The objects of a major version; of the nearest that the file holds, where it does not hold that one.
    pub fn of(version: u8) -> &'static Builtin {
        static BUILTINS: [OnceLock<Builtin>; SLOTS] = [const { OnceLock::new() }; SLOTS];
        let last = FIRST_VERSION + (SLOTS as u8 - 1);
        let slot = usize::from(version.clamp(FIRST_VERSION, last) - FIRST_VERSION);
        BUILTINS[slot].get_or_init(|| {
            let data = Data::new(CATALOGUE);
            let version = nearest(data.versions(), version);
            Builtin::new(data, version_bit(version))
        })
    }

    fn new(data: Data, version: u32) -> Builtin {
        Builtin {
            data,
            version,
            types: Cells(OnceLock::new()),
            relations: Cells(OnceLock::new()),
            procs: Cells(OnceLock::new()),
            operators: Cells(OnceLock::new()),
            classes: Cells(OnceLock::new()),
            collations: Cells(OnceLock::new()),
            type_names: Mutex::default(),
            proc_numbers: Mutex::default(),
            operator_lists: Mutex::default(),
            proc_lists: Mutex::default(),
            class_lists: Mutex::default(),
            cast_lists: Mutex::default(),
        }
    }

    /// The type of that OID.
    pub fn get_type(&'static self, oid: TypeOid) -> Option<&'static Type> {
        let slot = self.data.short(Section::TypesByOid, oid.0 as usize)?;
        let mut number = usize::from(slot.checked_sub(1)?);
        while self.data.field::<TypeRecord>(number, OID)? == oid.0 {
            if self.has::<TypeRecord>(number) {
                return self.type_at(number);
            }
            number += 1;
        }
        None
    }

    /// The type of that name in a schema.
    pub fn lookup_type(
        &'static self,
        namespace: NamespaceOid,
        name: &str,
    ) -> Option<&'static Type> {
        if let Ok(names) = self.type_names.lock()
            && let Some(number) = names.get(namespace, name)
        {
            return self.type_at(number as usize);
        }
        let mut records = self.named::<TypeRecord>(Section::TypesByName, name);
        let (number, found) = records
            .find_map(|n| self.type_at(n).filter(|t| t.namespace == namespace).map(|t| (n, t)))?;
        if let Ok(mut names) = self.type_names.lock() {
            names.set(namespace, &found.name, Some(number as u32));
        }
        Some(found)
    }

    /// The relation of that OID.
    pub fn get_relation(&'static self, oid: RelationOid) -> Option<&'static Relation> {
        self.by_oid::<RelationRecord>(oid.0).and_then(|n| self.relation_at(n))
    }

    /// The relation of that name in a schema.
    pub fn lookup_relation(
        &'static self,
        namespace: NamespaceOid,
        name: &str,
    ) -> Option<&'static Relation> {
        let mut found = self.named::<RelationRecord>(Section::RelationsByName, name);
        found.find_map(|n| self.relation_at(n).filter(|r| r.namespace == namespace))
    }

    /// The function of that OID.
    pub fn get_proc(&'static self, oid: ProcOid) -> Option<&'static Proc> {
        let mut numbers = self.proc_numbers.lock().unwrap_or_else(PoisonError::into_inner);
        let number = match numbers.get(oid.0) {
            Some(number) => number,
            None => {
                let number = self.by_oid::<ProcRecord>(oid.0)?;
                numbers.insert(oid.0, number);
                number
            }
        };
        drop(numbers);
        self.proc_at(number)
    }

    /// The functions of that name, by OID.
    pub fn procs_named(&'static self, name: &str) -> Vec<&'static Proc> {
        let mut lists = self.proc_lists.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(list) = lists.get(name) {
            return list.clone();
        }
        let found = self.named::<ProcRecord>(Section::ProcsByName, name);
        let list: Vec<&'static Proc> = found.filter_map(|n| self.proc_at(n)).collect();
        if let Some(Name::Borrowed(name)) = list.first().map(|p| &p.name) {
            lists.insert(name, list.clone());
        }
        list
    }

    /// The name of every function, some more than once.
    pub fn proc_names(&'static self) -> impl Iterator<Item = &'static str> {
        let records = (0..self.data.count::<ProcRecord>()).filter(|&n| self.has::<ProcRecord>(n));
        records.filter_map(|n| self.data.record::<ProcRecord>(n)).map(|r| self.data.string(r.name))
    }

    /// The operator of that OID.
    pub fn get_operator(&'static self, oid: OperatorOid) -> Option<&'static Operator> {
        self.by_oid::<OperatorRecord>(oid.0).and_then(|n| self.operator_at(n))
    }

    /// The operators of that symbol, by OID.
    pub fn operators_named(&'static self, symbol: &str) -> Vec<&'static Operator> {
        let mut lists = self.operator_lists.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(list) = lists.get(symbol) {
            return list.clone();
        }
        let found = self.named::<OperatorRecord>(Section::OperatorsByName, symbol);
        let list: Vec<&'static Operator> = found.filter_map(|n| self.operator_at(n)).collect();
        if let Some(Name::Borrowed(symbol)) = list.first().map(|o| &o.name) {
            lists.insert(symbol, list.clone());
        }
        list
    }

    /// The cast between two types.
    pub fn get_cast(&self, source: TypeOid, target: TypeOid) -> Option<Cast> {
        let mut found = self.data.keyed::<CastRecord, 2>([source.0, target.0]);
        found.find_map(|n| self.cast_at(n))
    }

    /// The casts from a type.
    pub fn casts_from(&self, source: TypeOid) -> Vec<Cast> {
        let mut lists = self.cast_lists.lock().unwrap_or_else(PoisonError::into_inner);
        let found = || self.data.keyed::<CastRecord, 1>([source.0]);
        lists
            .entry(source)
            .or_insert_with(|| found().filter_map(|n| self.cast_at(n)).collect())
            .clone()
    }

    /// The casts to a type.
    pub fn casts_to(&self, target: TypeOid) -> Vec<Cast> {
        let found = self.data.indexed::<CastRecord>(Section::CastsByTarget, CAST_TARGET, target.0);
        found.filter_map(|n| self.cast_at(n)).collect()
    }

    /// The operator classes whose input is this type.
    pub fn operator_classes(
        &'static self,
        method: Method,
        input: TypeOid,
    ) -> Vec<&'static OperatorClass> {
        let mut lists = self.class_lists.lock().unwrap_or_else(PoisonError::into_inner);
        if lists.is_empty() {
            for class in (0..self.data.count::<ClassRecord>()).filter_map(|n| self.class_at(n)) {
                lists.entry((class.method, class.input)).or_default().push(class);
            }
        }
        lists.get(&(method, input)).cloned().unwrap_or_default()
    }

    /// The operator class of that name.
    pub fn lookup_operator_class(
        &'static self,
        method: Method,
        name: &str,
    ) -> Option<&'static OperatorClass> {
        let mut classes = (0..self.data.count::<ClassRecord>()).filter_map(|n| self.class_at(n));
        classes.find(|c| c.method == method && c.name == name)
    }

    /// The operator of a strategy for two types in a family.
    pub fn family_member(
        &self,
        family: OperatorFamilyOid,
        left: TypeOid,
        right: TypeOid,
        strategy: u8,
    ) -> Option<FamilyMember> {
        let key = [family.0, left.0, right.0, u32::from(strategy)];
        let mut number = self.data.first_of::<MemberRecord, 4>(key);
        while self.data.compare::<MemberRecord, 4>(number, 0, key) == Some(Ordering::Equal) {
            let found = self.member_at(number);
            if found.is_some() {
                return found;
            }
            number += 1;
        }
        None
    }

    /// The places of an operator in families.
    pub fn families_of(&self, operator: OperatorOid) -> Vec<FamilyMember> {
        let index = Section::MembersByOperator;
        let found = self.data.indexed::<MemberRecord>(index, MEMBER_OPERATOR, operator.0);
        found.filter_map(|n| self.member_at(n)).collect()
    }

    /// The collation of that name in a schema.
    pub fn lookup_collation(
        &'static self,
        namespace: NamespaceOid,
        name: &str,
    ) -> Option<&'static Collation> {
        let mut collations =
            (0..self.data.count::<CollationRecord>()).filter_map(|n| self.collation_at(n));
        collations.find(|c| c.namespace == namespace && c.name == name)
    }

    /// A collation's name.
    pub fn collation_name(&'static self, oid: CollationOid) -> Option<&'static str> {
        let mut collations =
            (0..self.data.count::<CollationRecord>()).filter_map(|n| self.collation_at(n));
        collations.find(|c| c.oid == oid).map(|c| &*c.name)
    }

    /// Whether the record stands in this version.
    fn has<R: Record>(&self, number: usize) -> bool {
        self.data.field::<R>(number, VERSIONS).is_some_and(|v| v & self.version != 0)
    }

    fn by_oid<R: Record>(&self, oid: u32) -> Option<usize> {
        let mut number = self.data.first_not_below::<R>(oid);
        while self.data.field::<R>(number, OID)? == oid {
            if self.has::<R>(number) {
                return Some(number);
            }
            number += 1;
        }
        None
    }

    fn named<R: Record>(&self, index: Section, name: &str) -> impl Iterator<Item = usize> {
        self.data.named::<R>(index, name).filter(|&n| self.has::<R>(n))
    }

    fn type_at(&'static self, number: usize) -> Option<&'static Type> {
        let count = || self.data.count::<TypeRecord>();
        self.types.get(number, count, || decode::decode_type(&self.data, number))
    }

    fn relation_at(&'static self, number: usize) -> Option<&'static Relation> {
        let count = || self.data.count::<RelationRecord>();
        let decode = || decode::decode_relation(&self.data, self.version, number);
        self.relations.get(number, count, decode)
    }

    fn proc_at(&'static self, number: usize) -> Option<&'static Proc> {
        let count = || self.data.count::<ProcRecord>();
        self.procs.get(number, count, || decode::decode_proc(&self.data, self.version, number))
    }

    fn operator_at(&'static self, number: usize) -> Option<&'static Operator> {
        let count = || self.data.count::<OperatorRecord>();
        self.operators.get(number, count, || decode::decode_operator(&self.data, number))
    }

    fn class_at(&'static self, number: usize) -> Option<&'static OperatorClass> {
        let count = || self.data.count::<ClassRecord>();
        let has = self.has::<ClassRecord>(number);
        has.then(|| self.classes.get(number, count, || decode::decode_class(&self.data, number)))?
    }

    fn collation_at(&'static self, number: usize) -> Option<&'static Collation> {
        let count = || self.data.count::<CollationRecord>();
        let has = self.has::<CollationRecord>(number);
        let decode = || decode::decode_collation(&self.data, number);
        has.then(|| self.collations.get(number, count, decode))?
    }

    fn cast_at(&self, number: usize) -> Option<Cast> {
        let record: CastRecord = self.data.record(number)?;
        let stands = record.versions & self.version != 0;
        stands.then(|| decode::decode_cast(&self.data, number))?
    }

    fn member_at(&self, number: usize) -> Option<FamilyMember> {
        let record: MemberRecord = self.data.record(number)?;
        let stands = record.versions & self.version != 0;
        stands.then(|| decode::decode_member(&self.data, number))?
    }
}

/// The held version that is nearest to the one asked for, the older of two.
fn nearest(held: u32, version: u8) -> u8 {
    let last = FIRST_VERSION + (SLOTS as u8 - 1);
    let held = (FIRST_VERSION..=last).filter(|&v| held & version_bit(v) != 0);
    held.min_by_key(|v| v.abs_diff(version)).unwrap_or(version)
}
