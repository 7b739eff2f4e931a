//! Rows of `pg_type`, with what `pg_enum` and `pg_range` say of them.

use super::{CollationOid, Name, NamespaceOid, RelationOid, TypeOid};

/// A data type.
#[derive(Clone, Debug)]
pub struct Type {
    pub oid: TypeOid,
    pub namespace: NamespaceOid,
    pub name: Name,
    pub kind: TypeKind,
    /// `typcategory`.
    pub category: u8,
    /// `typispreferred`.
    pub preferred: bool,
    /// `typlen`: bytes, -1 varlena, -2 cstring.
    pub len: i16,
    /// `typelem`: the element type of what can be subscripted (true arrays, and `name`, `point` and their like).
    pub element: Option<TypeOid>,
    /// Whether `element` makes it a true array (`typsubscript` is `array_subscript_handler`).
    pub is_array: bool,
    /// `typarray`: the array type over this one.
    pub array: Option<TypeOid>,
    /// `typcollation`.
    pub collation: Option<CollationOid>,
    /// `typdelim`.
    pub delimiter: u8,
    /// `typmodin <> 0`: whether a type modifier may be written.
    pub has_modifier: bool,
    /// Whether the type has binary send and receive functions.
    pub has_binary: bool,
    /// Whether `typinput` is not immutable: the same text may be another value at another moment.
    pub mutable_input: bool,
    /// Whether `typoutput` is not immutable.
    pub mutable_output: bool,
}

/// `typtype`, with what belongs to each.
#[derive(Clone, Debug)]
pub enum TypeKind {
    Base,
    /// A row type: of a table, view or CREATE TYPE.
    Composite {
        relation: RelationOid,
    },
    Domain {
        base: TypeOid,
        modifier: i32,
        not_null: bool,
        has_check: bool,
        has_default: bool,
    },
    Enum {
        labels: Vec<Name>,
    },
    Pseudo,
    Range {
        subtype: TypeOid,
        multirange: TypeOid,
        order: RangeOrder,
    },
    Multirange {
        range: TypeOid,
    },
    /// Declared by CREATE TYPE without a body.
    Shell,
}

/// `rngsubopc` and `rngcollation`, as far as the order of two bounds is known from them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RangeOrder {
    /// The subtype's default operator class, without a collation.
    Default,
    /// That of `C` or `POSIX`, byte by byte.
    Bytes,
    /// Another operator class, or a collation that only a server knows.
    Other,
}
