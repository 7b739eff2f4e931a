//! The extensions that ship with the server, read in place from `extensions.bin`: nothing before one is created.

use super::{
    data::Data,
    decode,
    format::{
        CAST_VERSIONS, CastRecord, ClassRecord, ExtensionRecord, FamilyRecord, IMPORT,
        MEMBER_VERSIONS, MemberRecord, OperatorRecord, ProcRecord, Record, RelationRecord,
        TypeRecord, VERSIONS, flag, version_bit,
    },
};
use crate::catalog::{
    Cast, CastMethod, CollationOid, FIRST_USER_OID, FamilyMember, Name, NamespaceOid, Operator,
    OperatorClass, OperatorClassOid, OperatorFamily, OperatorFamilyOid, OperatorOid, Proc, ProcOid,
    Relation, RelationOid, Type, TypeKind, TypeOid,
};
use std::{ops::Range, sync::OnceLock};

static EXTENSIONS: &[u8] = include_bytes!("../../../catalogue/extensions.bin");

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| Data::new(EXTENSIONS))
}

fn extensions(version: u8) -> impl Iterator<Item = ExtensionRecord> {
    let version = version_bit(version);
    let stands = move |n: &usize| {
        data().field::<ExtensionRecord>(*n, VERSIONS).is_some_and(|v| v & version != 0)
    };
    (0..data().count::<ExtensionRecord>()).filter(stands).filter_map(|n| data().record(n))
}

/// An extension as one server version has it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PackedExtension {
    record: ExtensionRecord,
    version: u32,
}

/// Where the objects of an extension come to be.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) namespace: NamespaceOid,
    /// The first of as many OIDs as the extension needs.
    pub(crate) first_oid: u32,
    /// The types that it takes from other extensions.
    pub(crate) imports: Vec<TypeOid>,
}

impl PackedExtension {
    /// None where the version has no extension of that name.
    pub(crate) fn lookup(name: &str, version: u8) -> Option<PackedExtension> {
        let record = extensions(version).find(|r| data().string(r.name) == name)?;
        Some(PackedExtension { record, version: version_bit(version) })
    }

    /// The extensions of a version.
    pub(crate) fn names(version: u8) -> impl Iterator<Item = &'static str> {
        extensions(version).map(|record| data().string(record.name))
    }

    pub(crate) fn default_version(&self) -> &'static str {
        data().string(self.record.default_version)
    }

    pub(crate) fn versions(&self) -> impl Iterator<Item = &'static str> {
        data().list(self.record.known_versions).map(|v| data().string(v))
    }

    pub(crate) fn relocatable(&self) -> bool {
        self.record.flags & flag::EXTENSION_RELOCATABLE != 0
    }

    /// The only schema that it may be in.
    pub(crate) fn schema(&self) -> Option<&'static str> {
        Some(data().string(self.record.schema)).filter(|s| !s.is_empty())
    }

    pub(crate) fn requires(&self) -> impl Iterator<Item = &'static str> {
        data().list(self.record.requires).map(|r| data().string(r))
    }

    /// The names of the types that it takes from other extensions.
    pub(crate) fn imports(&self) -> impl Iterator<Item = Name> {
        data().list(self.record.imports).map(|i| data().name(i))
    }

    /// How many OIDs its objects take.
    pub(crate) fn oids(&self) -> u32 {
        self.record.oids
    }

    /// The numbers of those records that stand in the version, whose versions are in a field.
    fn records<R: Record>(
        &self,
        first: u32,
        count: u32,
        versions: usize,
    ) -> impl Iterator<Item = usize> {
        let version = self.version;
        let range: Range<usize> = first as usize..first.saturating_add(count) as usize;
        range.filter(move |&n| data().field::<R>(n, versions).is_some_and(|v| v & version != 0))
    }

    pub(crate) fn types(&self, place: &Place) -> impl Iterator<Item = Type> {
        let at = Move { place, record: self.record };
        let r = &self.record;
        let records = self.records::<TypeRecord>(r.types, r.type_count, VERSIONS);
        records.filter_map(|n| decode::decode_type(data(), n)).map(move |row| at.data_type(row))
    }

    pub(crate) fn relations(&self, place: &Place) -> impl Iterator<Item = Relation> {
        let at = Move { place, record: self.record };
        let (r, version) = (&self.record, self.version);
        let records = self.records::<RelationRecord>(r.relations, r.relation_count, VERSIONS);
        let decoded = records.filter_map(move |n| decode::decode_relation(data(), version, n));
        decoded.map(move |row| at.relation(row))
    }

    /// By OID.
    pub(crate) fn procs(&self, place: &Place) -> impl Iterator<Item = Proc> {
        let at = Move { place, record: self.record };
        let (r, version) = (&self.record, self.version);
        let records = self.records::<ProcRecord>(r.procs, r.proc_count, VERSIONS);
        let decoded = records.filter_map(move |n| decode::decode_proc(data(), version, n));
        decoded.map(move |row| at.proc(row))
    }

    /// By OID.
    pub(crate) fn operators(&self, place: &Place) -> impl Iterator<Item = Operator> {
        let at = Move { place, record: self.record };
        let r = &self.record;
        let records = self.records::<OperatorRecord>(r.operators, r.operator_count, VERSIONS);
        records.filter_map(|n| decode::decode_operator(data(), n)).map(move |row| at.operator(row))
    }

    pub(crate) fn casts(&self, place: &Place) -> impl Iterator<Item = Cast> {
        let at = Move { place, record: self.record };
        let r = &self.record;
        let records = self.records::<CastRecord>(r.casts, r.cast_count, CAST_VERSIONS);
        records.filter_map(|n| decode::decode_cast(data(), n)).map(move |row| at.cast(row))
    }

    pub(crate) fn families(&self, place: &Place) -> impl Iterator<Item = OperatorFamily> {
        let at = Move { place, record: self.record };
        let r = &self.record;
        let records = self.records::<FamilyRecord>(r.families, r.family_count, VERSIONS);
        records.filter_map(|n| decode::decode_family(data(), n)).map(move |row| OperatorFamily {
            oid: OperatorFamilyOid(at.oid(row.oid.0)),
            namespace: at.place.namespace,
            ..row
        })
    }

    pub(crate) fn classes(&self, place: &Place) -> impl Iterator<Item = OperatorClass> {
        let at = Move { place, record: self.record };
        let r = &self.record;
        let records = self.records::<ClassRecord>(r.classes, r.class_count, VERSIONS);
        records.filter_map(|n| decode::decode_class(data(), n)).map(move |row| OperatorClass {
            oid: OperatorClassOid(at.oid(row.oid.0)),
            namespace: at.place.namespace,
            family: OperatorFamilyOid(at.oid(row.family.0)),
            input: at.type_oid(row.input),
            ..row
        })
    }

    pub(crate) fn members(&self, place: &Place) -> impl Iterator<Item = FamilyMember> {
        let at = Move { place, record: self.record };
        let r = &self.record;
        let records = self.records::<MemberRecord>(r.members, r.member_count, MEMBER_VERSIONS);
        records.filter_map(|n| decode::decode_member(data(), n)).map(move |row| FamilyMember {
            family: OperatorFamilyOid(at.oid(row.family.0)),
            left: at.type_oid(row.left),
            right: at.type_oid(row.right),
            operator: OperatorOid(at.oid(row.operator.0)),
            ..row
        })
    }
}

/// Gives rows their place.
#[derive(Clone, Copy)]
struct Move<'p> {
    place: &'p Place,
    record: ExtensionRecord,
}

impl Move<'_> {
    fn oid(self, oid: u32) -> u32 {
        if oid & IMPORT != 0 {
            let import = self.place.imports.get((oid & !IMPORT) as usize);
            return import.map_or(0, |t| t.0);
        }
        match oid.checked_sub(self.record.first_oid) {
            Some(number) if oid >= FIRST_USER_OID => self.place.first_oid + number,
            _ => oid,
        }
    }

    fn type_oid(self, oid: TypeOid) -> TypeOid {
        TypeOid(self.oid(oid.0))
    }

    fn proc_oid(self, oid: ProcOid) -> ProcOid {
        ProcOid(self.oid(oid.0))
    }

    fn operator_oid(self, oid: OperatorOid) -> OperatorOid {
        OperatorOid(self.oid(oid.0))
    }

    fn data_type(self, mut row: Type) -> Type {
        row.oid = self.type_oid(row.oid);
        row.namespace = self.place.namespace;
        row.element = row.element.map(|t| self.type_oid(t));
        row.array = row.array.map(|t| self.type_oid(t));
        row.collation = row.collation.map(|c| CollationOid(self.oid(c.0)));
        match &mut row.kind {
            TypeKind::Composite { relation } => *relation = RelationOid(self.oid(relation.0)),
            TypeKind::Domain { base, .. } => *base = self.type_oid(*base),
            TypeKind::Range { subtype, multirange, .. } => {
                *subtype = self.type_oid(*subtype);
                *multirange = self.type_oid(*multirange);
            }
            TypeKind::Multirange { range } => *range = self.type_oid(*range),
            TypeKind::Base | TypeKind::Enum { .. } | TypeKind::Pseudo | TypeKind::Shell => {}
        }
        row
    }

    fn relation(self, mut row: Relation) -> Relation {
        row.oid = RelationOid(self.oid(row.oid.0));
        row.namespace = self.place.namespace;
        row.row_type = self.type_oid(row.row_type);
        for attribute in &mut row.attributes {
            attribute.data_type = self.type_oid(attribute.data_type);
        }
        row
    }

    fn proc(self, mut row: Proc) -> Proc {
        row.oid = self.proc_oid(row.oid);
        row.namespace = self.place.namespace;
        row.variadic = row.variadic.map(|t| self.type_oid(t));
        row.return_type = self.type_oid(row.return_type);
        let outputs = row.out_columns.iter_mut().map(|c| &mut c.data_type);
        for data_type in row.args.iter_mut().chain(outputs) {
            *data_type = self.type_oid(*data_type);
        }
        row
    }

    fn operator(self, row: Operator) -> Operator {
        Operator {
            oid: self.operator_oid(row.oid),
            namespace: self.place.namespace,
            left: row.left.map(|t| self.type_oid(t)),
            right: self.type_oid(row.right),
            result: self.type_oid(row.result),
            proc: self.proc_oid(row.proc),
            commutator: row.commutator.map(|o| self.operator_oid(o)),
            negator: row.negator.map(|o| self.operator_oid(o)),
            ..row
        }
    }

    fn cast(self, row: Cast) -> Cast {
        Cast {
            source: self.type_oid(row.source),
            target: self.type_oid(row.target),
            method: match row.method {
                CastMethod::Function(function) => CastMethod::Function(self.proc_oid(function)),
                other => other,
            },
            context: row.context,
        }
    }
}
