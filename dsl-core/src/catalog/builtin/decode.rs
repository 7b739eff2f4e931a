//! Records of the packed file to rows of the catalogue.

use super::{
    data::Data,
    format::{
        CAST_CONTEXTS, CastRecord, ClassRecord, CollationRecord, ColumnRecord, FamilyRecord,
        IndexRecord, METHODS, MemberRecord, OperatorRecord, ProcRecord, RELATION_KINDS,
        RelationRecord, TypeRecord, VERSIONS, cast_method, decode_proc_kind, flag, type_kind,
    },
};
use crate::catalog::{
    Attribute, Cast, CastMethod, Collation, CollationOid, Constraint, ConstraintKind, FamilyMember,
    Index, IndexKey, IndexKeyKind, NamespaceOid, Operator, OperatorClass, OperatorClassOid,
    OperatorFamily, OperatorFamilyOid, OperatorOid, OutColumn, Proc, ProcOid, RangeOrder, Relation,
    RelationOid, Type, TypeKind, TypeOid,
};

/// None for 0.
fn optional<T>(oid: u32, make: fn(u32) -> T) -> Option<T> {
    (oid != 0).then(|| make(oid))
}

pub(super) fn decode_type(data: &Data, number: usize) -> Option<Type> {
    let r: TypeRecord = data.record(number)?;
    let has = |flag: u32| r.flags & flag != 0;
    let kind = match r.kind {
        type_kind::BASE => TypeKind::Base,
        type_kind::COMPOSITE => TypeKind::Composite { relation: RelationOid(r.detail) },
        type_kind::DOMAIN => TypeKind::Domain {
            base: TypeOid(r.detail),
            modifier: r.detail2.cast_signed(),
            not_null: has(flag::TYPE_NOT_NULL),
            has_check: has(flag::TYPE_CHECK),
            has_default: has(flag::TYPE_DEFAULT),
        },
        type_kind::ENUM => {
            TypeKind::Enum { labels: data.list(r.detail).map(|label| data.name(label)).collect() }
        }
        type_kind::PSEUDO => TypeKind::Pseudo,
        type_kind::RANGE => {
            let (subtype, multirange) = (TypeOid(r.detail), TypeOid(r.detail2));
            TypeKind::Range { subtype, multirange, order: RangeOrder::Default }
        }
        type_kind::MULTIRANGE => TypeKind::Multirange { range: TypeOid(r.detail) },
        _ => return None,
    };
    Some(Type {
        oid: TypeOid(r.oid),
        namespace: NamespaceOid(r.namespace),
        name: data.name(r.name),
        kind,
        category: u8::try_from(r.category).ok()?,
        preferred: has(flag::TYPE_PREFERRED),
        len: i16::try_from(r.len.cast_signed()).ok()?,
        element: optional(r.element, TypeOid),
        is_array: has(flag::TYPE_ARRAY),
        array: optional(r.array, TypeOid),
        collation: optional(r.collation, CollationOid),
        delimiter: u8::try_from(r.delimiter).ok()?,
        has_modifier: has(flag::TYPE_MODIFIER),
        has_binary: has(flag::TYPE_BINARY),
        mutable_input: has(flag::TYPE_MUTABLE_INPUT),
        mutable_output: has(flag::TYPE_MUTABLE_OUTPUT),
    })
}

pub(super) fn decode_proc(data: &Data, version: u32, number: usize) -> Option<Proc> {
    let r: ProcRecord = data.record(number)?;
    let out: Vec<u32> = data.list(r.out_columns).collect();
    let out_column = |pair: &[u32]| match *pair {
        [name, data_type] => {
            Some(OutColumn { name: data.name(name), data_type: TypeOid(data_type) })
        }
        _ => None,
    };
    Some(Proc {
        oid: ProcOid(r.oid),
        namespace: NamespaceOid(r.namespace),
        name: data.name(r.name),
        kind: decode_proc_kind(r.kind, r.direct)?,
        strict: r.flags & flag::PROC_STRICT != 0,
        returns_set: r.flags & flag::PROC_SET != 0,
        casts_to_text: r.flags & flag::PROC_CAST_TO_TEXT != 0,
        volatility: u8::try_from(r.volatility).ok()?,
        variadic: optional(r.variadic, TypeOid),
        return_type: TypeOid(r.return_type),
        args: data.list(r.args).map(TypeOid).collect(),
        arg_names: data.list(r.arg_names).map(|name| data.name(name)).collect(),
        default_count: r.defaults as usize,
        default_types: Vec::new(),
        out_columns: out.chunks_exact(2).filter_map(out_column).collect(),
        never_null: r.never_null & version != 0,
    })
}

pub(super) fn decode_operator(data: &Data, number: usize) -> Option<Operator> {
    let r: OperatorRecord = data.record(number)?;
    Some(Operator {
        oid: OperatorOid(r.oid),
        namespace: NamespaceOid(r.namespace),
        name: data.name(r.name),
        left: optional(r.left, TypeOid),
        right: TypeOid(r.right),
        result: TypeOid(r.result),
        proc: ProcOid(r.proc),
        commutator: optional(r.commutator, OperatorOid),
        negator: optional(r.negator, OperatorOid),
        can_merge: r.flags & flag::OPERATOR_MERGE != 0,
        can_hash: r.flags & flag::OPERATOR_HASH != 0,
    })
}

pub(super) fn decode_cast(data: &Data, number: usize) -> Option<Cast> {
    let r: CastRecord = data.record(number)?;
    Some(Cast {
        source: TypeOid(r.source),
        target: TypeOid(r.target),
        method: match r.method {
            cast_method::FUNCTION => CastMethod::Function(ProcOid(r.proc)),
            cast_method::BINARY => CastMethod::Binary,
            cast_method::INOUT => CastMethod::InOut,
            _ => return None,
        },
        context: *CAST_CONTEXTS.get(r.context as usize)?,
    })
}

pub(super) fn decode_collation(data: &Data, number: usize) -> Option<Collation> {
    let r: CollationRecord = data.record(number)?;
    Some(Collation {
        oid: CollationOid(r.oid),
        namespace: NamespaceOid(r.namespace),
        name: data.name(r.name),
        deterministic: r.flags & flag::COLLATION_DETERMINISTIC != 0,
    })
}

pub(super) fn decode_class(data: &Data, number: usize) -> Option<OperatorClass> {
    let r: ClassRecord = data.record(number)?;
    Some(OperatorClass {
        oid: OperatorClassOid(r.oid),
        name: data.name(r.name),
        namespace: NamespaceOid(r.namespace),
        method: *METHODS.get(r.method as usize)?,
        family: OperatorFamilyOid(r.family),
        input: TypeOid(r.input),
        is_default: r.flags & flag::CLASS_DEFAULT != 0,
    })
}

pub(super) fn decode_family(data: &Data, number: usize) -> Option<OperatorFamily> {
    let r: FamilyRecord = data.record(number)?;
    Some(OperatorFamily {
        oid: OperatorFamilyOid(r.oid),
        namespace: NamespaceOid(r.namespace),
        name: data.name(r.name),
        method: *METHODS.get(r.method as usize)?,
    })
}

pub(super) fn decode_member(data: &Data, number: usize) -> Option<FamilyMember> {
    let r: MemberRecord = data.record(number)?;
    Some(FamilyMember {
        method: *METHODS.get(r.method as usize)?,
        family: OperatorFamilyOid(r.family),
        left: TypeOid(r.left),
        right: TypeOid(r.right),
        strategy: u8::try_from(r.strategy).ok()?,
        operator: OperatorOid(r.operator),
    })
}

pub(super) fn decode_relation(data: &Data, version: u32, number: usize) -> Option<Relation> {
    let r: RelationRecord = data.record(number)?;
    let columns = data.keyed::<ColumnRecord, 1>([r.oid]);
    let columns = columns.filter_map(|n| data.record::<ColumnRecord>(n));
    let indexes = data.keyed::<IndexRecord, 1>([r.oid]);
    let indexes = indexes
        .filter(|&n| data.field::<IndexRecord>(n, VERSIONS).is_some_and(|v| v & version != 0));
    let indexes: Vec<IndexRecord> = indexes.filter_map(|n| data.record(n)).collect();
    Some(Relation {
        oid: RelationOid(r.oid),
        namespace: NamespaceOid(r.namespace),
        name: data.name(r.name),
        kind: *RELATION_KINDS.get(r.kind as usize)?,
        row_type: TypeOid(r.row_type),
        of_type: None,
        attributes: columns
            .filter(|c| c.versions & version != 0)
            .filter_map(|c| attribute(data, c))
            .collect(),
        constraints: indexes.iter().filter_map(|i| constraint(data, i)).collect(),
        indexes: indexes.iter().map(|i| index(data, i)).collect(),
        parents: Vec::new(),
        children: Vec::new(),
        triggers: Vec::new(),
        rules: Vec::new(),
        row_security: false,
        comment: None,
        view: None,
        unlockable: Some(data.string(r.unlockable)).filter(|clause| !clause.is_empty()),
    })
}

fn attribute(data: &Data, r: ColumnRecord) -> Option<Attribute> {
    Some(Attribute {
        number: i16::try_from(r.number).ok()?,
        name: data.name(r.name),
        data_type: TypeOid(r.data_type),
        modifier: r.modifier.cast_signed(),
        collation: optional(r.collation, CollationOid),
        not_null: r.flags & flag::COLUMN_NOT_NULL != 0,
        has_default: false,
        draws: None,
        default_sequence: None,
        identity: None,
        generated: None,
        computed: None,
        dropped: false,
        comment: None,
    })
}

fn index_columns(data: &Data, r: &IndexRecord) -> impl Iterator<Item = i16> {
    data.list(r.columns).filter_map(|number| i16::try_from(number).ok())
}

fn constraint(data: &Data, r: &IndexRecord) -> Option<Constraint> {
    if r.flags & flag::INDEX_CONSTRAINT == 0 {
        return None;
    }
    let primary = r.flags & flag::INDEX_PRIMARY != 0;
    Some(Constraint {
        name: data.name(r.name),
        kind: if primary {
            ConstraintKind::PrimaryKey
        } else {
            ConstraintKind::Unique { nulls_not_distinct: false }
        },
        columns: index_columns(data, r).collect(),
        deferrable: false,
        validated: true,
        enforced: true,
        no_inherit: false,
    })
}

fn index(data: &Data, r: &IndexRecord) -> Index {
    let key = |column| IndexKey {
        kind: IndexKeyKind::Column(column),
        collation: None,
        operator_class: None,
        descending: false,
        nulls_first: false,
    };
    Index {
        name: data.name(r.name),
        unique: r.flags & flag::INDEX_UNIQUE != 0,
        primary: r.flags & flag::INDEX_PRIMARY != 0,
        immediate: true,
        nulls_not_distinct: false,
        method: data.name(r.method),
        keys: index_columns(data, r).map(key).collect(),
        include: Vec::new(),
        predicate: None,
        exclusion: false,
        attached: false,
    }
}
